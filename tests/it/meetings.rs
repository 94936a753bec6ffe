//! Meetings that cannot be made.

use televisita::sandbox::faults::Fault;

use crate::{actors::Form, privacy::assert_impersonal, world::World};

#[tokio::test]
async fn a_clinician_without_a_licence_is_told_and_so_are_the_admins() {
    let world = World::start().await;
    world.luis().books(Form::default()).await;
    let card = world.luis().card().await;
    assert!(card.words().contains("pida a su administrador una licencia de Webex Meetings"), "{}", card.words());
    assert_eq!(card.buttons(), ["Intentar otra vez", "Más…"]);
    let alerts = world.admin().alerts().await;
    assert_eq!(alerts.len(), 1, "{alerts:?}");
    assert!(alerts[0].contains("no tiene licencia de Webex Meetings"), "{alerts:?}");
    assert_impersonal(&alerts.concat());
    drop(world.patient().text());
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn trying_again_makes_the_meeting_once_it_can_be_made() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::MeetingsUnlicensed, true);
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.sandbox.faults.set(Fault::MeetingsUnlicensed, false);
    world.ana().presses(&world.ana().card().await, "Intentar otra vez").await;
    let card = world.ana().card().await;
    assert_eq!(card.buttons(), ["Admitir", "Abrir la reunión", "Mensaje…", "Más…"]);
    assert_eq!(world.meetings_made(), 1);
    world.ana().admits().await;
    maria.enters_the_meeting().await;
    assert_eq!(world.admin().alerts().await.len(), 1);
    drop(world.ana().chat().await);
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn whoever_is_admitted_before_there_is_a_meeting_is_asked_to_come_back() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::Webex5xx, 3, "POST /v1/meetings");
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    assert_eq!(maria.credentials().await, (503, serde_json::json!({ "retry_after": 5 })));
    world.retries_happen().await;
    maria.enters_the_meeting().await;
    drop(world.ana().chat().await);
    world.finish().await;
}
