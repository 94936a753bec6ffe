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
    assert_told(&world, "lo bloqueó el operador o el destinatario", "21610").await;
    world.finish_after_giving_up().await;
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
