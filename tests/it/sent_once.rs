//! Each text comes once, whatever becomes of the answers, the service and Twilio.

use std::time::Duration;

use jiff::SignedDuration;
use televisita::{
    app::App,
    sandbox::{exchange::Peer, faults::Fault},
    store::Commit,
    visit::{Actor, Event, VisitId},
};
use tokio_util::sync::CancellationToken;

use crate::{actors::Form, world::World};

const IN_TWO_DAYS: Form<'static> = Form {
    patient: "María López",
    phone: "55 1234 5678",
    kind: None,
    later: Some(("2026-11-26", "12:30")),
    opens: true,
};

/// Whether Twilio was asked to send so many texts, whatever it answered.
fn asked_to_send(world: &World) -> usize {
    let sent = |one: &&televisita::sandbox::exchange::Exchange| {
        one.method == "POST" && one.template == "/2010-04-01/Accounts/{AccountSid}/Messages.json"
    };
    world.sandbox.exchanges.all().iter().filter(sent).count()
}

/// María is expected at 16:20, knows it, and is to be reminded in a minute.
async fn maria_is_to_be_reminded(world: &World) -> VisitId {
    let visit = world.plans(&world.ana(), "16:20", &[("María López", "55 1234 5678")]).await;
    drop((world.patient().text(), world.ana().chat().await));
    world.minutes_pass(239).await;
    visit
}

#[tokio::test]
async fn a_text_whose_sending_was_not_confirmed_is_found_and_not_sent_again() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    world.seconds_pass(10).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "lobby", "its link is the one that counts");
    assert_eq!(asked_to_send(&world), 1);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_report_proves_that_a_text_was_sent_when_it_cannot_be_looked_for() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.sandbox.faults.set(Fault::TwilioListDown, true);
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    world.seconds_pass(10).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.retries_happen().await;
    drop(world.ana().chat().await);
    assert_eq!(asked_to_send(&world), 1);
    world.finish().await;
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_not_sent_blindly() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.sandbox.faults.set(Fault::SmsCallbacksLost, true);
    world.sandbox.faults.set(Fault::TwilioListDown, true);
    world.ana().books(IN_TWO_DAYS).await;
    world.retries_happen().await;
    assert_eq!(asked_to_send(&world), 1, "nobody knows yet whether it was sent");
    world.sandbox.faults.set(Fault::TwilioListDown, false);
    world.retries_happen().await;
    assert_eq!(asked_to_send(&world), 1);
    drop((world.patient().text(), world.ana().chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn a_service_that_dies_before_it_writes_down_the_answer_sends_no_second_text() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::SmsCallbacksLost, true);
    world.sandbox.faults.next(Fault::TwilioSlow, 1, "POST");
    let form = world.ana().form().await;
    world.ana().fills_in(&form, Form { opens: false, ..Form::default() }).await;
    let mut sent = world.sandbox.twilio.subscribe();
    let dies = async { while !matches!(sent.recv().await, Ok("sms")) {} };
    tokio::select! {
        () = dies => {}
        () = world.settle() => panic!("nothing was sent slowly"),
    }
    world.crash().await;
    world.start_service().await;
    world.settle().await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(asked_to_send(&world), 1);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn two_people_with_one_phone_get_a_text_each_although_both_say_the_same() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::SmsAnswerLost, 2, "");
    world.plans(&world.ana(), "16:20", &[("María López", "55 1234 5678"), ("Ana López", "55 1234 5678")]).await;
    world.retries_happen().await;
    let texts = world.patient().texts();
    assert_eq!((texts.len(), asked_to_send(&world)), (2, 2), "{texts:#?}");
    assert_eq!(texts[0], texts[1]);
    drop(world.ana().chat().await);
    world.finish().await;
}

/// Otherwise the first would find the other's, and the report would prove to the other that it was sent.
#[tokio::test]
async fn a_text_waits_until_it_is_known_what_became_of_one_that_says_the_same() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::Twilio5xx, 1, "POST");
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.plans(&world.ana(), "16:20", &[("María López", "55 1234 5678"), ("Ana López", "55 1234 5678")]).await;
    world.retries_happen().await;
    let texts = world.patient().texts();
    assert_eq!(texts.len(), 2, "{texts:#?}");
    assert_eq!(texts[0], texts[1]);
    drop(world.ana().chat().await);
    world.finish().await;
}

/// A machine that was put to sleep goes on where it was, and another has done its work meanwhile, or is at it.
#[tokio::test]
async fn a_worker_that_was_taken_for_dead_sends_nothing_more() {
    for successor_is_done in [true, false] {
        let world = World::start().await;
        maria_is_to_be_reminded(&world).await;
        world.clock.advance(SignedDuration::from_mins(2));
        let app = world.app().await;
        let outbox = app.outbox.queue();
        app.inbox.queue().move_due(world.clock.now()).await.unwrap();
        while let Some(taken) = app.inbox.queue().take().await.unwrap() {
            app.inbox.work(taken).await.unwrap();
        }
        let slow = outbox.take().await.unwrap().expect("the reminder");
        let successor = outbox.claim(Duration::ZERO).await.unwrap().expect("taken over");
        if successor_is_done {
            app.outbox.work(successor).await.unwrap();
            app.outbox.work(slow).await.unwrap();
        } else {
            app.outbox.work(slow).await.unwrap();
            app.outbox.work(successor).await.unwrap();
        }
        drop(app);
        world.retries_happen().await;
        let texts = world.patient().texts();
        assert!(texts.len() == 1 && texts[0].contains("empieza a las 16:20"), "{texts:#?}");
        assert_eq!(asked_to_send(&world), 2, "the text about the booking, and the reminder once");
        drop(world.ana().chat().await);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_twilio_refuses_for_hours_is_sent_when_it_takes_it_again() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::Twilio5xx, true);
    world.ana().books(IN_TWO_DAYS).await;
    for _ in 0..12 {
        world.minutes_pass(15).await;
    }
    assert!(world.patient().texts().is_empty());
    let alerts = world.admin().alerts().await.concat();
    assert!(alerts.contains("Twilio no acepta mensajes de texto desde hace unos minutos"), "{alerts}");
    world.sandbox.faults.set(Fault::Twilio5xx, false);
    world.minutes_pass(3).await;
    assert!(world.patient().text().contains("jueves 26 de noviembre, 12:30"));
    drop((world.ana().chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn what_would_come_too_late_is_not_sent_and_the_clinician_is_told() {
    let world = World::start().await;
    let ana = world.ana();
    maria_is_to_be_reminded(&world).await;
    world.sandbox.faults.set(Fault::Twilio5xx, true);
    world.minutes_pass(112).await;
    let reminders = world.patient().texts();
    assert_eq!(reminders.len(), 0, "it was due at 14:20, when Twilio was down: {reminders:?}");
    world.sandbox.faults.set(Fault::Twilio5xx, false);
    world.retries_happen().await;
    let link = world.patient().text();
    assert!(link.contains("/v/"), "the link, and no reminder any more: {link}");
    let told: Vec<_> = ana.chat().await.iter().map(|one| one.words()).collect();
    let late = "No se envió el recordatorio a María López: ya era tarde para que le sirviera.";
    assert_eq!(told.iter().filter(|words| words.starts_with(late)).count(), 1, "{told:#?}");
    drop(world.admin().alerts().await);
    world.finish().await;
}

#[tokio::test]
async fn a_visit_that_was_moved_never_says_its_old_time() {
    let world = World::start().await;
    let ana = world.ana();
    maria_is_to_be_reminded(&world).await;
    world.sandbox.faults.set(Fault::Twilio5xx, true);
    world.minutes_pass(5).await;
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.fills(&form, &[("Fecha", "2026-11-27"), ("Hora", "09:00")], "Reprogramar y avisar").await;
    world.sandbox.faults.set(Fault::Twilio5xx, false);
    world.retries_happen().await;
    let text = world.patient().text();
    assert!(text.contains("cambia al viernes 27 de noviembre, 9:00"), "{text}");
    drop((ana.chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn a_visit_that_is_moved_while_a_text_is_looked_for_does_not_say_its_old_time() {
    let world = World::start().await;
    let visit = maria_is_to_be_reminded(&world).await;
    world.sandbox.faults.next(Fault::Twilio5xx, 1, "POST");
    world.minutes_pass(2).await;
    assert!(world.patient().texts().is_empty());
    world.sandbox.faults.set_slowness(Duration::from_millis(700));
    world.sandbox.faults.next(Fault::TwilioSlow, 1, "GET");
    world.clock.advance(SignedDuration::from_secs(10));
    let app = world.app().await;
    let by = Actor::from(&app.store.visit(visit).await.unwrap().unwrap().clinician);
    let starts_at = world.clock.now() + SignedDuration::from_hours(4);
    let moved = Event::Moved { starts_at, minutes: 20, by };
    let looks = app.step();
    let looked = || world.sandbox.exchanges.all().iter().any(|one| one.method == "GET" && one.peer == Peer::Twilio);
    let moves = async {
        while !looked() {
            tokio::task::yield_now().await;
        }
        app.store.happen(visit, &moved, world.clock.now(), Commit::default()).await.unwrap();
    };
    let (did, ()) = tokio::join!(looks, moves);
    assert!(did.unwrap());
    drop(app);
    world.settle().await;
    let texts = world.patient().texts();
    assert!(texts.len() == 1 && texts[0].contains("cambia al"), "{texts:?}");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn two_services_on_one_redis_send_each_text_once() {
    let world = World::start().await;
    let phones: Vec<_> = (0..6).map(|one| format!("55 1234 560{one}")).collect();
    for phone in &phones {
        world.plans(&world.ana(), "16:20", &[("María López", phone)]).await;
    }
    let socket = world.data.path().join("redis.sock");
    let config = world.config_with(&[("REDIS_URL", &format!("redis+unix://{}", socket.display()))]);
    let other = App::build(config, world.clock.clone(), CancellationToken::new()).await.unwrap();
    // Two hours before, and ten minutes before.
    for minutes in [240, 110] {
        world.clock.advance(SignedDuration::from_mins(minutes));
        let app = world.app().await;
        loop {
            let (one, two) = tokio::join!(app.step(), other.step());
            if !(one.unwrap() | two.unwrap()) && world.sandbox.deliver_pending().await == 0 {
                break;
            }
        }
    }
    other.close().await;
    for phone in &phones {
        let texts = world.holder_of(&format!("+52{}", phone.replace(' ', ""))).texts();
        assert_eq!(texts.len(), 3, "booked, a reminder and the link: {texts:#?}");
    }
    drop(world.ana().chat().await);
    world.finish().await;
}

/// Two hours before, only the time of day is said: a visit that was moved by a day is announced in the same words again.
#[tokio::test]
async fn the_same_words_of_another_day_are_not_taken_for_the_text_that_was_not_sent() {
    let world = World::start().await;
    let ana = world.ana();
    maria_is_to_be_reminded(&world).await;
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.sandbox.faults.set(Fault::TwilioListDown, true);
    world.minutes_pass(2).await;
    let today = world.patient().text();
    world.sandbox.faults.set(Fault::TwilioListDown, false);
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.fills(&form, &[("Fecha", "2026-11-25"), ("Hora", "16:20")], "Reprogramar y avisar").await;
    assert!(world.patient().text().contains("cambia al"));
    world.minutes_pass(120).await;
    assert!(world.patient().text().contains("recuerde su videollamada"), "the day before");
    world.minutes_pass(22 * 60 - 3).await;
    world.sandbox.faults.next(Fault::Twilio5xx, 1, "POST");
    world.minutes_pass(2).await;
    world.retries_happen().await;
    assert_eq!(world.patient().texts(), [today]);
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_link_that_waits_is_overtaken_by_a_younger_one() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:35", &[("María López", "55 1234 5678")]).await;
    drop((world.patient().text(), ana.chat().await));
    world.sandbox.faults.set(Fault::Twilio5xx, true);
    for _ in 0..18 {
        world.minutes_pass(1).await;
    }
    world.sandbox.faults.set(Fault::Twilio5xx, false);
    world.retries_happen().await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "lobby", "one link has come, and it is the one that counts");
    drop((ana.chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn whoever_never_had_a_link_did_not_stay_away() {
    let world = World::start().await;
    let ana = world.ana();
    world.sandbox.faults.set(Fault::Twilio5xx, true);
    ana.books(Form { opens: false, ..Form::default() }).await;
    for _ in 0..15 {
        world.minutes_pass(1).await;
    }
    let card = ana.card().await.words();
    assert!(!card.contains("No llegó nadie") && card.contains("Mensaje: Enviándose"), "{card}");
    world.sandbox.faults.set(Fault::Twilio5xx, false);
    world.retries_happen().await;
    world.patient().enters_the_lobby().await;
    drop((ana.chat().await, world.admin().alerts().await));
    world.finish().await;
}
