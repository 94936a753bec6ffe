//! Texts that do not arrive: nobody finds out too late.

use televisita::sandbox::faults::Fault;

use crate::{
    actors::{Form, Message},
    privacy::assert_impersonal,
    world::World,
};

#[tokio::test]
async fn a_text_that_is_not_delivered_is_told_to_the_clinician_and_the_admins() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::SmsUndelivered, true);
    let form = world.ana().form().await;
    world.ana().sends(&form, Form::default()).await;
    assert_told(&world, "teléfono apagado o sin señal", "30003").await;
    world.finish().await;
}

#[tokio::test]
async fn a_text_that_twilio_refuses_is_told_to_the_clinician_and_the_admins() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::SmsRefused, true);
    let form = world.ana().form().await;
    world.ana().sends(&form, Form::default()).await;
    assert_told(&world, "pidió no recibir mensajes", "21610").await;
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn a_link_that_did_not_arrive_is_not_hidden_by_a_later_text_that_did() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:35", &[("María López", "55 1234 5678")]).await;
    drop(world.patient().texts());
    world.sandbox.faults.set(Fault::SmsUndelivered, true);
    world.minutes_pass(5).await;
    world.sandbox.faults.set(Fault::SmsUndelivered, false);
    ana.writes("voy 10 min tarde").await;
    assert_eq!(world.patient().texts().len(), 2, "the link that was lost, and the delay");
    let card = ana.cards_about("María López").await.remove(0).words();
    assert!(card.starts_with("María López: el mensaje no llegó"), "{card}");
    assert!(card.contains("⚠ **María López** · Mensaje: No llegó (teléfono apagado o sin señal)"), "{card}");
    drop((ana.chat().await, world.admin().alerts().await));
    world.admin().writes("reporte").await;
    let report = world.admin().chat().await.remove(1);
    let (_, _, table) = world.admin().downloads(&report).await;
    let total = String::from_utf8(table).unwrap().lines().last().unwrap().to_owned();
    assert!(total.ends_with(",1,0,0,0,0,0,0,0,0,0,3"), "sent to one, delivered to nobody, three segments: {total}");
    world.finish().await;
}

async fn assert_told(world: &World, why: &str, code: &str) {
    drop(world.patient().texts());
    let chat: Vec<_> = world.ana().chat().await.iter().map(Message::words).collect();
    let notice = format!("El mensaje para María López no llegó: {why}. Puede llamarle al");
    assert_eq!(chat.iter().filter(|words| words.starts_with(&notice)).count(), 1, "{chat:#?}");
    let card = world.ana().card().await.words();
    assert!(card.contains(&format!("Mensaje: No llegó ({why})")), "{card}");
    let alerts = world.admin().alerts().await;
    assert!(alerts.len() == 1 && alerts[0].contains(code), "{alerts:?}");
    assert_impersonal(&alerts.concat());
}
