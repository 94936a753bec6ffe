//! What Twilio is asked to forget, and how a text is known again when its words are forgotten.

use televisita::sandbox::{exchange::Exchange, faults::Fault};

use crate::{actors::Form, world::World};

const FORGETS_WORDS: (&str, &str) = ("TWILIO_CONTENT_RETENTION", "discard");
const FORGETS_NUMBERS: (&str, &str) = ("TWILIO_ADDRESS_RETENTION", "obfuscate");

async fn world_that_forgets(settings: &[(&str, &str)]) -> World {
    let world = World::with(settings).await;
    world.sandbox.twilio.may_discard(true);
    world
}

/// What was handed over to Twilio to be sent, as forms.
fn handed_over(world: &World) -> Vec<String> {
    let sent = |one: &Exchange| one.method == "POST" && one.template.ends_with("/Messages.json");
    let all = world.sandbox.exchanges.all().into_iter().filter(sent);
    all.map(|one| String::from_utf8(one.request_body).unwrap()).collect()
}

#[tokio::test]
async fn twilio_is_asked_to_forget_what_the_hospital_wants_forgotten() {
    for (settings, asked) in [
        (&[][..], [false, false]),
        (&[FORGETS_WORDS], [true, false]),
        (&[FORGETS_NUMBERS], [false, true]),
        (&[FORGETS_WORDS, FORGETS_NUMBERS], [true, true]),
    ] {
        let world = world_that_forgets(settings).await;
        world.ana().books(Form::default()).await;
        assert!(world.patient().text().contains("/v/"));
        let forms = handed_over(&world);
        assert_eq!(forms.len(), 1);
        let says = |field: &str| forms[0].split('&').any(|pair| pair == field);
        assert_eq!([says("ContentRetention=discard"), says("AddressRetention=obfuscate")], asked, "{settings:?}");
        assert_eq!(forms[0].matches("Retention").count(), asked.iter().filter(|asked| **asked).count());
        world.finish().await;
    }
}

/// Neither the answer nor a report says that it was sent: it is found among what the phone was sent, by its time.
#[tokio::test]
async fn a_text_whose_words_are_forgotten_is_sent_once_also_when_the_answer_is_lost() {
    for reports_are_lost in [false, true] {
        let world = world_that_forgets(&[FORGETS_WORDS]).await;
        world.sandbox.faults.set(Fault::SmsCallbacksLost, reports_are_lost);
        world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
        world.ana().books(Form::default()).await;
        world.seconds_pass(30).await;
        let mut maria = world.patient();
        assert_eq!(maria.opens_the_link().await.status, 200);
        assert_eq!(handed_over(&world).len(), 1, "reports lost: {reports_are_lost}");
        assert_eq!(world.sandbox.twilio.sms().len(), 1);
        drop(world.ana().chat().await);
        world.finish().await;
    }
}

/// A text from before does not pass for the new one, although neither has words any more.
#[tokio::test]
async fn an_earlier_text_is_not_taken_for_one_that_never_went_out() {
    let world = world_that_forgets(&[FORGETS_WORDS]).await;
    world.ana().books(Form::default()).await;
    assert!(world.patient().text().contains("/v/"));
    world.sandbox.faults.next(Fault::Twilio5xx, 1, "Messages.json");
    world.ana().books(Form::default()).await;
    assert!(world.patient().texts().is_empty(), "Twilio was down");
    world.retries_happen().await;
    assert!(world.patient().texts().iter().any(|text| text.contains("/v/")));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn two_people_with_one_phone_get_a_text_each_although_its_words_are_forgotten() {
    let world = world_that_forgets(&[FORGETS_WORDS]).await;
    world.sandbox.faults.next(Fault::Twilio5xx, 1, "POST");
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.plans(&world.ana(), "16:20", &[("María López", "55 1234 5678"), ("Ana López", "55 1234 5678")]).await;
    world.retries_happen().await;
    assert_eq!(world.sandbox.twilio.sms().len(), 2);
    drop((world.patient().texts(), world.ana().chat().await));
    world.finish().await;
}

/// Nothing can be looked for under a number that was forgotten: the report names the delivery.
#[tokio::test]
async fn a_text_whose_number_is_forgotten_is_sent_once_also_when_the_answer_is_lost() {
    let world = world_that_forgets(&[FORGETS_WORDS, FORGETS_NUMBERS]).await;
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.ana().books(Form::default()).await;
    world.seconds_pass(30).await;
    assert_eq!(world.sandbox.twilio.sms().len(), 1);
    assert_eq!(world.patient().opens_the_link().await.status, 200);
    drop(world.ana().chat().await);
    world.finish().await;
}
