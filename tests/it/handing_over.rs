//! A visit that another clinician takes over, with somebody who waits already.

use crate::{
    actors::{Form, Message},
    world::World,
};

#[tokio::test]
async fn whoever_waits_keeps_the_place_and_is_admitted_by_the_colleague() {
    let world = World::start().await;
    world.licenses_luis().await;
    let (ana, luis, mut maria) = (world.ana(), world.luis(), world.patient());
    ana.books(Form { opens: false, ..Form::default() }).await;
    maria.enters_the_lobby().await;
    let old = ana.meeting().await.id;
    let hers = ana.card().await;
    let menu = ana.goes_to(&["Más…"]).await;
    ana.presses(&hers, "Más…").await;
    let form = ana.goes_to(&["Ceder a un colega"]).await;
    ana.submits_quietly(&form, "Ceder y avisar", &form.filled(&[("¿A quién se la cede?", "Dr. Luis Ortega")])).await;
    ana.submits_quietly(&form, "Ceder y avisar", &form.filled(&[("¿A quién se la cede?", "Dr. Luis Ortega")])).await;
    world.settle().await;
    let said: Vec<_> = ana.chat().await.iter().map(Message::words).collect();
    let handed = "ahora es de Dr. Luis Ortega. La cedió Dra. Ana Ruiz.";
    assert_eq!(said.iter().filter(|words| words.contains(handed)).count(), 1, "{said:#?}");
    assert!(ana.cards().await.iter().all(|card| card.id != hers.id), "the visit's card has left her chat");
    let said: Vec<_> = luis.chat().await.iter().map(Message::words).collect();
    assert!(said.iter().any(|words| words.contains("ahora es suya; antes era de Dra. Ana Ruiz.")), "{said:#?}");
    assert!(maria.text().contains("le espera ahora Dr. Luis Ortega"));
    assert_eq!(maria.screen().await, "lobby");
    assert_eq!(maria.state().await["clinician"], "Dr. Luis Ortega");

    assert!(luis.card().await.words().starts_with("María López espera"), "{}", luis.card().await.words());
    luis.admits().await;
    let meeting = luis.opens_meeting().await;
    assert_ne!(meeting, old);
    maria.enters_the_meeting().await;
    assert!(luis.card().await.words().starts_with("En videollamada con María López"));
    ana.presses(&menu, "Ceder a un colega").await;
    assert_eq!(
        ana.answer().await.words(),
        "Esa visita es de Dr. Luis Ortega. Si hay que cambiarla, pídalo a esa persona o a un capturista."
    );
    world.finish().await;
}

#[tokio::test]
async fn a_scheduler_hands_a_visit_over_and_sees_what_the_colleague_already_has() {
    let world = World::start().await;
    world.licenses_luis().await;
    let (ana, luis, carmen) = (world.ana(), world.luis(), world.carmen());
    let later = Some(("2026-11-24", "12:30"));
    luis.books(Form { patient: "José Pérez", later, ..Form::default() }).await;
    ana.books(Form { later, ..Form::default() }).await;
    drop(world.patient().texts());
    carmen.writes("visita lopez").await;
    let form = carmen.goes_to(&["Ceder a un colega"]).await;
    carmen.fills(&form, &[("¿A quién se la cede?", "Dr. Luis Ortega")], "Ceder y avisar").await;
    let asked = carmen.card().await;
    assert!(asked.words().contains("José Pérez, Consulta con el paciente"), "{}", asked.words());
    carmen.presses_as_filled(&asked, "Ceder de todos modos").await;
    assert!(carmen.card().await.words().starts_with("Listo: la visita es ahora de Dr. Luis Ortega."));
    assert!(world.patient().text().contains("le espera ahora Dr. Luis Ortega"));
    let said = |messages: Vec<Message>| messages.iter().map(Message::words).collect::<String>();
    assert!(said(ana.chat().await).contains("ahora es de Dr. Luis Ortega. La cedió Carmen Soto."));
    assert!(said(luis.chat().await).contains("ahora es suya; antes era de Dra. Ana Ruiz. La cedió Carmen Soto."));
    world.finish().await;
}
