//! People answer the hospital's texts: they are understood and answered at once, and the visit changes.

use televisita::{
    config::RedisChoice,
    sandbox::{faults::Fault, twilio::AdvancedOptOut},
    store::Handle,
    texts::Language,
    visit::{Answer, Event, ParticipantId, Visit, VisitId},
};

use crate::{
    actors::{Chatter, Form},
    groups,
    world::World,
};

const MARIA: (&str, &str) = ("María López", "55 1234 5678");

async fn visit(world: &World, id: VisitId) -> Visit {
    world.app().await.store.visit(id).await.unwrap().unwrap()
}

/// A visit of the patient in a quarter of an hour, of which she knows.
async fn maria_is_expected(world: &World) -> VisitId {
    let id = world.plans(&world.ana(), "10:35", &[MARIA]).await;
    drop((world.patient().text(), world.ana().chat().await));
    id
}

/// What somebody was told beside the cards.
async fn told(who: &Chatter<'_>) -> Vec<String> {
    who.chat().await.into_iter().filter(|message| message.card.is_none()).map(|message| message.words()).collect()
}

fn assert_no_twiml_problems(world: &World) {
    assert_eq!(world.sandbox.twilio.twiml_problems(), []);
}

#[tokio::test]
async fn a_digit_or_words_are_answered_at_once_and_told_to_the_clinician_alone() {
    let world = World::start().await;
    let room = groups::space(&world).await;
    let id = maria_is_expected(&world).await;
    for (words, answer, said, about) in [
        ("1", Answer::Confirm, "gracias, queda confirmada su videollamada con Dra. Ana Ruiz.", ""),
        ("Sí, ahí estaré", Answer::Confirm, "gracias, queda confirmada su videollamada con Dra. Ana Ruiz.", ""),
        ("2", Answer::Late, "gracias, avisamos a Dra. Ana Ruiz que va tarde.", "va tarde"),
        ("llego en 10 min", Answer::Late, "gracias, avisamos a Dra. Ana Ruiz que va tarde.", "«llego en 10 min»"),
        ("3", Answer::Move, "gracias, avisamos a Dra. Ana Ruiz que usted necesita otra fecha.", "pide otra fecha"),
        (
            "No puedo hoy",
            Answer::Move,
            "gracias, avisamos a Dra. Ana Ruiz que usted necesita otra fecha.",
            "«No puedo hoy»",
        ),
        ("4️⃣", Answer::Call, "gracias, avisamos a Dra. Ana Ruiz para que le llamen", "pide que le llamen"),
        (
            "¿me pueden marcar?",
            Answer::Call,
            "gracias, avisamos a Dra. Ana Ruiz para que le llamen",
            "«¿me pueden marcar?»",
        ),
        ("¿puedo comer antes?", Answer::Words, "Dudas: 55 5555 0100. Emergencias: 911.", "«¿puedo comer antes?»"),
        ("no confirmo nada", Answer::Words, "", "«no confirmo nada»"),
    ] {
        world.patient().replies(words).await;
        let texts = world.patient().texts().concat();
        assert!(texts.contains(said) && texts.is_empty() == said.is_empty(), "{words}: {texts:?}");
        assert!(said.is_empty() || texts.starts_with("Hospital San Rafael: "), "{texts}");
        assert!(!texts.contains("Mar") && !texts.contains("pez"), "the patient is named: {texts}");
        let told = told(&world.ana()).await;
        let expected = usize::from(answer != Answer::Confirm);
        assert_eq!(told.len(), expected, "{words}: {told:?}");
        assert!(told.iter().all(|one| one.contains("María López") && one.contains(about)), "{words}: {told:?}");
        let one = visit(&world, id).await.participants.remove(0);
        let reply = one.reply.unwrap();
        assert_eq!((reply.answer, reply.words.as_str()), (answer, words));
        assert_eq!(groups::heard(&world, &room).await, Vec::<String>::new());
        assert_eq!(world.admin().alerts().await, Vec::<String>::new());
    }
    let one = visit(&world, id).await.participants.remove(0);
    assert!(one.move_asked_at.is_some() && one.call_asked_at.is_some());
    assert!(one.confirmed_at.is_none() && one.late_at.is_none(), "whoever cannot come takes back that they will");
    assert_eq!(one.segments, 1 + 9, "the text about the booking, and each answer");
    let card = world.ana().card().await.words();
    assert!(card.contains("pide que le llamen"), "{card}");
    assert_no_twiml_problems(&world);
    world.finish().await;
}

#[tokio::test]
async fn of_several_visits_the_nearest_is_meant_and_the_answer_says_which() {
    let world = World::start().await;
    let near = maria_is_expected(&world).await;
    let far = world.plans(&world.ana(), "12:30", &[MARIA]).await;
    drop((world.patient().text(), world.ana().chat().await));
    world.patient().replies("voy tarde").await;
    let text = world.patient().text();
    assert!(text.contains("va tarde a su videollamada del martes 24 de noviembre, 10:35"), "{text}");
    assert!(visit(&world, near).await.participants[0].late_at.is_some());
    assert!(visit(&world, far).await.participants[0].reply.is_none());
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_phone_without_a_visit_is_answered_once_a_day() {
    let world = World::start().await;
    let somebody = world.holder_of("+525587654321");
    somebody.replies("hola").await;
    let text = somebody.text();
    assert_eq!(
        text,
        "Hospital San Rafael: no tenemos una videollamada con este numero. Para cualquier duda llame al 55 5555 0100."
    );
    somebody.replies("¿quién es?").await;
    assert_eq!(somebody.texts(), Vec::<String>::new());
    somebody.replies("BAJA").await;
    assert!(somebody.text().contains("ya no le enviaremos mensajes"));
    assert_no_twiml_problems(&world);
    world.finish().await;
}

#[tokio::test]
async fn a_text_that_is_handed_over_twice_counts_once_and_is_answered_the_same() {
    let world = World::start().await;
    let id = maria_is_expected(&world).await;
    world.sandbox.faults.set(Fault::WebhooksDuplicate, true);
    world.patient().replies("¿traigo mis estudios?").await;
    let texts = world.patient().texts();
    assert!(texts.len() == 2 && texts[0] == texts[1] && !texts[0].is_empty(), "{texts:?}");
    assert_eq!(told(&world.ana()).await.len(), 1);
    assert_eq!(visit(&world, id).await.participants[0].segments, 2, "the text about the booking and one answer");
    world.finish().await;
}

#[tokio::test]
async fn whoever_asks_for_no_more_texts_gets_none_until_they_ask_again() {
    let world = World::start().await;
    let (ana, maria) = (world.ana(), world.patient());
    maria_is_expected(&world).await;
    maria.replies("Baja").await;
    assert_eq!(
        maria.text(),
        "Hospital San Rafael: ya no le enviaremos mensajes. Para recibirlos de nuevo responda ALTA."
    );
    let about = told(&ana).await;
    assert!(about.len() == 1 && about[0].contains("pidió no recibir más mensajes"), "{about:?}");
    maria.replies("BAJA").await;
    ana.writes("voy 10 min tarde").await;
    assert_eq!(maria.texts(), Vec::<String>::new());
    let card = ana.cards_about("María López").await.remove(0).words();
    assert!(card.contains("pidió no recibir mensajes"), "{card}");
    maria.replies("ALTA").await;
    assert!(maria.text().contains("le enviaremos mensajes de nuevo"));
    ana.writes("voy 20 min tarde").await;
    assert_eq!(maria.texts().len(), 1);
    drop(ana.chat().await);
    assert_no_twiml_problems(&world);
    world.finish().await;
}

#[tokio::test]
async fn a_phone_that_asked_for_no_texts_is_not_texted_about_a_later_visit() {
    let world = World::start().await;
    let maria = world.patient();
    maria.replies("ALTO").await;
    drop(maria.text());
    world.plans(&world.ana(), "16:20", &[MARIA]).await;
    assert_eq!(maria.texts(), Vec::<String>::new());
    drop((world.ana().chat().await, world.admin().alerts().await));
    maria.replies("ALTA").await;
    let texts = maria.texts();
    assert!(
        texts.len() == 2 && texts.iter().any(|text| text.contains("es el martes 24 de noviembre, 16:20")),
        "{texts:?}"
    );
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_twilio_answers_itself_is_not_answered_again_and_cancel_is_read_by_a_person() {
    let world = World::start().await;
    let id = maria_is_expected(&world).await;
    world.patient().replies("CANCEL").await;
    let text = world.patient().text();
    assert!(text.starts_with("You have successfully been unsubscribed."), "{text}");
    let about = told(&world.ana()).await;
    assert!(about.len() == 2 && about.iter().any(|words| words.contains("«CANCEL»")), "{about:?}");
    assert!(visit(&world, id).await.participants[0].opted_out);
    world.patient().replies("YES").await;
    let texts = world.patient().texts();
    assert!(texts.len() == 2 && texts.iter().any(|text| text.contains("queda confirmada")), "{texts:?}");
    let one = visit(&world, id).await.participants.remove(0);
    assert!(!one.opted_out && one.confirmed_at.is_some());
    assert_no_twiml_problems(&world);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn where_twilio_reads_the_texts_it_alone_answers_what_is_about_them() {
    let world = World::start().await;
    let id = maria_is_expected(&world).await;
    world.sandbox.twilio.advanced_opt_out(Some(AdvancedOptOut::SPANISH));
    for (word, answer, out) in [
        ("AYUDA", "Mensajes de su hospital.", false),
        ("BAJA", "Ya no le enviaremos mensajes desde este numero.", true),
        ("ALTA", "Volvera a recibir nuestros mensajes.", false),
    ] {
        world.patient().replies(word).await;
        let text = world.patient().text();
        assert!(text.starts_with(answer), "{word}: {text}");
        assert_eq!(visit(&world, id).await.participants[0].opted_out, out, "{word}");
    }
    assert_eq!(told(&world.ana()).await.len(), 1, "that there are to be no more texts");
    assert_no_twiml_problems(&world);
    world.finish().await;
}

#[tokio::test]
async fn whoever_asks_for_help_reads_what_can_be_answered_and_whom_to_call() {
    let world = World::start().await;
    maria_is_expected(&world).await;
    world.patient().replies("Ayuda").await;
    assert_eq!(
        world.patient().text(),
        "Hospital San Rafael: responda 1 confirmo, 2 voy tarde, 3 otra fecha, 4 llamenme, BAJA sin mensajes. Dudas: \
         55 5555 0100."
    );
    assert_eq!(told(&world.ana()).await, Vec::<String>::new());
    world.finish().await;
}

#[tokio::test]
async fn a_relative_is_answered_in_their_language() {
    let world = World::start().await;
    let id = world.plans(&world.ana(), "10:35", &[MARIA, ("Ana López", "55 8765 4321")]).await;
    let (mother, daughter) = (world.patient(), world.holder_of("+525587654321"));
    drop((mother.text(), daughter.text()));
    world.happens(id, Event::LanguageChosen { participant: ParticipantId(2), language: Language::En }).await;
    drop(world.ana().chat().await);
    daughter.replies("Sorry, I'm running late").await;
    let text = daughter.text();
    assert!(text.contains("thank you, we will tell Dra. Ana Ruiz that you are late."), "{text}");
    assert_eq!(mother.texts(), Vec::<String>::new());
    let visit = visit(&world, id).await;
    assert!(visit.participants[0].late_at.is_none() && visit.participants[1].late_at.is_some());
    let about = told(&world.ana()).await;
    assert!(about.len() == 1 && about[0].contains("Ana López"), "{about:?}");
    world.finish().await;
}

/// Who says two days before that they are late has taken the visit for another day, or means something else.
#[tokio::test]
async fn whoever_is_late_days_before_is_told_when_it_is_and_is_not_taken_for_late() {
    let world = World::start().await;
    world.ana().books(Form { later: Some(("2026-11-26", "12:30")), ..Form::default() }).await;
    drop((world.patient().text(), world.ana().chat().await));
    world.patient().replies("2").await;
    let text = world.patient().text();
    assert_eq!(
        text,
        "Hospital San Rafael: su videollamada es el jueves 26 de noviembre, 12:30. Si ese dia va tarde, responda 2 \
         entonces; para otra hora, 3."
    );
    let about = told(&world.ana()).await;
    assert!(about.len() == 1 && about[0].contains("respondió al mensaje: «2»"), "{about:?}");
    world.patient().replies("2").await;
    assert_eq!(world.patient().text(), text, "whoever says it again has not understood, and is answered again");
    drop(told(&world.ana()).await);
    let card = world.ana().card().await.words();
    assert!(!card.contains("tarde"), "{card}");
    world.minutes_pass(2 * 24 * 60 + 60).await;
    drop((world.patient().texts(), world.ana().chat().await));
    world.patient().replies("2").await;
    assert!(world.patient().text().contains("avisamos a Dra. Ana Ruiz que va tarde"), "on the day it counts");
    drop(world.ana().chat().await);
    world.finish().await;
}

/// The day before she has asked to be called; the visit is another matter, and its page has a button of its own.
#[tokio::test]
async fn a_call_that_was_asked_for_before_there_was_a_link_is_not_asked_for_by_whoever_comes() {
    let world = World::start().await;
    let id = maria_is_expected(&world).await;
    world.patient().replies("4").await;
    assert!(world.ana().card().await.words().contains("pide que le llamen"));
    drop((told(&world.ana()).await, world.patient().texts()));
    world.minutes_pass(6).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert_eq!(visit(&world, id).await.participants[0].call_asked_at, None);
    maria.accepts(&page).await;
    let card = world.ana().card().await.words();
    assert!(card.starts_with("María López espera") && !card.contains("que le llamen"), "{card}");
    world.finish().await;
}

#[tokio::test]
async fn by_whatsapp_a_mexican_phone_is_known_by_its_old_number() {
    let world = World::start().await;
    let id = maria_is_expected(&world).await;
    let whatsapp = world.holder_of("whatsapp:+5215512345678");
    whatsapp.replies("1").await;
    assert!(whatsapp.text().contains("queda confirmada"));
    let one = visit(&world, id).await.participants.remove(0);
    assert!(one.confirmed_at.is_some());
    assert_eq!(one.segments, 1, "the text about the booking: WhatsApp is not paid for by segments");
    whatsapp.replies("STOP").await;
    assert!(whatsapp.text().contains("ya no le enviaremos mensajes"), "Twilio says nothing there");
    drop(world.ana().chat().await);
    assert_no_twiml_problems(&world);
    world.finish().await;
}

#[tokio::test]
async fn what_cannot_be_stored_is_not_answered_as_if_it_were() {
    let world = World::start().await;
    let id = maria_is_expected(&world).await;
    let RedisChoice::Private { folder, .. } = world.config().redis else { panic!("not a Redis of our own") };
    let redis = Handle::new(&format!("redis+unix://{}/redis.sock", folder.display())).unwrap();
    let replicas = |count: &str| {
        let mut set = redis::cmd("CONFIG");
        set.arg("SET").arg("min-replicas-to-write").arg(count);
        set
    };
    // Redis answers what it is asked, and writes nothing down.
    redis.call::<String>(&replicas("1")).await.unwrap();
    world.sandbox.twilio.text_in("+525512345678", "1").unwrap();
    world.sandbox.deliver_pending().await;
    redis.call::<String>(&replicas("0")).await.unwrap();
    let problems = world.sandbox.twilio.twiml_problems();
    assert!(problems.len() == 1 && problems[0].what.contains("503"), "{problems:?}");
    world.settle().await;
    assert_eq!(world.patient().texts(), Vec::<String>::new());
    assert!(visit(&world, id).await.participants[0].confirmed_at.is_none());
    world.patient().replies("1").await;
    assert!(world.patient().text().contains("queda confirmada"));
    drop(world.ana().chat().await);
    world.finish().await;
}
