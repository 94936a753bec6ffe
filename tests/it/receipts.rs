//! What Twilio reports: late, twice, out of order, or not at all.

use televisita::{sandbox::faults::Fault, visit::SmsState};

use crate::{actors::Form, world::World};

const PHONE: &str = "+525512345678";

/// What the visits of the phone know of its texts, oldest first.
async fn states(world: &World) -> Vec<SmsState> {
    let store = world.app().await.store.clone();
    let (from, to) = ("2026-11-01T00:00:00Z".parse().unwrap(), "2026-12-31T00:00:00Z".parse().unwrap());
    let visits = store.visits_between(from, to).await.unwrap();
    visits.iter().flat_map(|visit| visit.texts().map(|(_, text)| text.state).collect::<Vec<_>>()).collect()
}

async fn books(world: &World) {
    world.plans(&world.ana(), "16:20", &[("María López", "55 1234 5678")]).await;
}

#[tokio::test]
async fn reports_that_come_late_twice_and_out_of_order_end_in_what_is_true() {
    for fault in [Fault::SmsCallbacksReordered, Fault::WebhooksDuplicate, Fault::WebhooksLate] {
        let world = World::start().await;
        world.sandbox.faults.set(fault, true);
        books(&world).await;
        world.seconds_pass(30).await;
        assert_eq!(states(&world).await, [SmsState::Delivered], "{fault:?}");
        drop((world.patient().text(), world.ana().chat().await));
        world.finish().await;
    }
}

#[tokio::test]
async fn what_was_not_reported_is_asked_for() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::SmsCallbacksLost, true);
    books(&world).await;
    drop(world.patient().text());
    assert_eq!(states(&world).await, [SmsState::Accepted]);
    world.minutes_pass(3).await;
    assert_eq!(states(&world).await, [SmsState::Delivered]);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_cannot_be_asked_for_while_twilio_is_out_of_order_is_asked_for_later() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::SmsCallbacksLost, true);
    books(&world).await;
    drop(world.patient().text());
    world.sandbox.faults.set(Fault::Twilio5xx, true);
    for _ in 0..12 {
        world.minutes_pass(1).await;
    }
    assert_eq!(states(&world).await, [SmsState::Accepted]);
    world.sandbox.faults.set(Fault::Twilio5xx, false);
    world.minutes_pass(3).await;
    assert_eq!(states(&world).await, [SmsState::Delivered]);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_failure_that_was_not_reported_is_told_all_the_same() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::SmsCallbacksLost, true);
    world.sandbox.twilio.next_fails(PHONE, 30005, 1);
    books(&world).await;
    drop((world.patient().text(), world.ana().chat().await));
    world.minutes_pass(3).await;
    let told: Vec<_> = world.ana().chat().await.iter().map(|one| one.words()).collect();
    let notice = "El mensaje para María López no llegó: el número no existe. Puede llamarle al +52 55 1234 5678. Revise el número";
    assert_eq!(told.iter().filter(|words| words.starts_with(notice)).count(), 1, "{told:#?}");
    drop(world.admin().alerts().await);
    world.finish().await;
}

#[tokio::test]
async fn a_phone_that_was_off_is_tried_again_until_it_is_on() {
    let world = World::start().await;
    world.sandbox.twilio.next_fails(PHONE, 30003, 1);
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    let first = maria.text();
    world.seconds_pass(60).await;
    assert!(maria.texts().is_empty());
    world.seconds_pass(30).await;
    maria.opens(first.split_whitespace().last().unwrap()).await;
    world.minutes_pass(5).await;
    assert!(maria.texts().is_empty(), "whoever has opened the link has it");
    drop((world.ana().chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn a_text_that_fails_for_a_while_is_tried_again_by_a_rule_of_its_own() {
    let world = World::start().await;
    world.sandbox.twilio.next_fails(PHONE, 30003, 2);
    books(&world).await;
    let told = world.ana().chat().await.iter().filter(|one| one.words().starts_with("El mensaje para")).count();
    assert_eq!(told, 0, "it is tried again: there is nothing to be done yet");
    for (minutes, texts) in [(4, 1), (1, 2), (4, 2), (1, 3), (30, 3)] {
        world.minutes_pass(minutes).await;
        assert_eq!(states(&world).await.len(), texts);
    }
    assert_eq!(states(&world).await.last(), Some(&SmsState::Delivered));
    drop((world.patient().texts(), world.ana().chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn what_failed_for_good_says_why_and_what_to_do() {
    for (code, why, todo) in [
        (21614, "no es un celular", "Pídale un celular"),
        (30006, "no es un celular", "Pídale un celular"),
        (30007, "bloqueado por el operador", "Con otro celular"),
        (21610, "pidió no recibir mensajes", "Volverá a recibirlos si responde ALTA"),
        (21211, "el número no existe", "Revise el número"),
        (21408, "la cuenta de Twilio no envía a ese país", "Los administradores pueden activar ese país"),
    ] {
        let world = World::start().await;
        match code {
            30000.. => world.sandbox.twilio.next_fails(PHONE, code, 1),
            _ => world.sandbox.twilio.next_refused(PHONE, code, 1),
        }
        let form = world.ana().form().await;
        world.ana().sends(&form, Form::default()).await;
        let told: Vec<_> = world.ana().chat().await.iter().map(|one| one.words()).collect();
        let says = |words: &&String| {
            words.starts_with("El mensaje para María López no llegó: ") && words.contains(why) && words.contains(todo)
        };
        assert_eq!(told.iter().filter(says).count(), 1, "{code}: {told:#?}");
        let card = world.ana().card().await.words();
        assert!(card.contains(&format!("No llegó ({why})")), "{code}: {card}");
        drop((world.patient().texts(), world.admin().alerts().await));
        world.finish_after_giving_up().await;
    }
}
