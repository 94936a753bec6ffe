//! Bad days of the clouds: what cannot be done now is done later, and nothing is done twice.

use televisita::sandbox::faults::Fault;

use crate::{actors::Form, world::World};

#[tokio::test]
async fn webex_is_left_alone_for_as_long_as_it_asks() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::Webex429, 1, "POST /v1/messages");
    world.ana().writes("hola").await;
    assert!(world.ana().chat().await.is_empty());
    world.seconds_pass(1).await;
    assert!(world.ana().chat().await.is_empty(), "Webex has asked for two seconds");
    world.seconds_pass(1).await;
    assert_eq!(world.ana().answer().await.buttons(), ["Nueva visita", "Agenda de hoy", "Pacientes", "Ayuda"]);
    world.finish().await;
}

#[tokio::test]
async fn an_answer_waits_until_webex_is_well_again() {
    for fault in [Fault::Webex5xx, Fault::WebexNonsense] {
        let world = World::start().await;
        world.sandbox.faults.set(fault, true);
        world.ana().writes("hola").await;
        world.seconds_pass(30).await;
        world.sandbox.faults.set(fault, false);
        assert!(world.ana().chat().await.is_empty());
        world.minutes_pass(2).await;
        assert_eq!(
            world.ana().answer().await.buttons(),
            ["Nueva visita", "Agenda de hoy", "Pacientes", "Ayuda"],
            "{fault:?}"
        );
        world.finish().await;
    }
}

#[tokio::test]
async fn a_whole_visit_gets_through_when_webex_is_busy_again_and_again() {
    let world = World::start().await;
    let subjects =
        ["POST /v1/meetings", "GET /v1/people", "POST /v1/messages", "GET /v1/attachment", "DELETE /v1/messages"];
    for subject in subjects {
        world.sandbox.faults.next(Fault::Webex429, 2, subject);
    }
    world.ana().writes("nueva visita").await;
    world.retries_happen().await;
    world.ana().sends(&world.ana().answer().await, Form { opens: false, ..Form::default() }).await;
    world.retries_happen().await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    maria.enters_the_meeting().await;
    assert_eq!((world.meetings_made(), maria.texts().len()), (1, 0));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_text_waits_until_twilio_is_well_again() {
    for fault in [Fault::Twilio429, Fault::Twilio5xx] {
        let world = World::start().await;
        world.sandbox.faults.set(fault, true);
        world.ana().books(Form::default()).await;
        assert!(world.patient().texts().is_empty());
        world.sandbox.faults.set(fault, false);
        world.minutes_pass(1).await;
        let mut maria = world.patient();
        maria.enters_the_lobby().await;
        assert_eq!(maria.screen().await, "lobby", "{fault:?}");
        drop(world.ana().chat().await);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_page_is_asked_to_come_back_while_webex_makes_no_guests() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    world.sandbox.faults.next(Fault::Webex429, 1, "POST /v1/guests/token");
    assert_eq!(maria.credentials().await, (503, serde_json::json!({ "retry_after": 2 })));
    world.sandbox.faults.next(Fault::WebexNonsense, 1, "POST /v1/guests/token");
    assert_eq!(maria.credentials().await, (503, serde_json::json!({ "retry_after": 5 })));
    maria.enters_the_meeting().await;
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_cannot_be_said_for_hours_is_given_up_and_the_admins_are_told() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::Webex5xx, 15, "POST /v1/messages");
    world.ana().writes("hola").await;
    for _ in 0..30 {
        world.minutes_pass(2).await;
    }
    assert_eq!(world.given_up().await, (0, 1));
    let alerts = world.admin().alerts().await;
    assert!(alerts.len() == 1 && alerts[0].contains("answer"), "{alerts:?}");
    world.finish_after_giving_up().await;
}
