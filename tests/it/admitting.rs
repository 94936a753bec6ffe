//! Letting in: by a press, by the host opening the meeting, and by nothing else.

use serde_json::json;

use crate::{actors::Form, world::World};

const BY_PRESS: Form<'static> =
    Form { patient: "María López", phone: "55 1234 5678", kind: None, later: None, opens: false };

#[tokio::test]
async fn the_host_opening_the_meeting_lets_in_those_who_wait() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().opens_meeting().await;
    assert_eq!(maria.screen().await, "admitted");
    let words = world.ana().card().await.words();
    assert!(words.contains("Entró al abrirse la reunión, a las 10:20."), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn without_that_choice_those_who_wait_go_on_waiting_for_the_press() {
    let world = World::start().await;
    world.ana().books(BY_PRESS).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().opens_meeting().await;
    let state = maria.state().await;
    assert_eq!((&state["screen"], &state["host_present"]), (&json!("lobby"), &json!(true)));
    world.ana().admits().await;
    assert_eq!(maria.screen().await, "admitted");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_comes_after_the_host_goes_straight_in() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    world.ana().opens_meeting().await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "admitted");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_admitted_before_the_host_has_what_it_takes_to_wait_at_the_meeting() {
    let world = World::start().await;
    world.ana().books(BY_PRESS).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    let state = maria.state().await;
    assert_eq!((&state["screen"], &state["host_present"]), (&json!("admitted"), &json!(false)));
    let words = world.ana().card().await.words();
    assert!(words.starts_with("María López va entrando\nEspera a que usted abra la reunión."), "{words}");
    assert_eq!(maria.reports("webex-lobby").await, 204);
    maria.enters_the_meeting().await;
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_second_press_is_answered_with_who_and_when() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(BY_PRESS).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let card = ana.card().await;
    ana.submits_quietly(&card, "Admitir", &json!({})).await;
    ana.submits_quietly(&card, "Admitir", &json!({})).await;
    world.settle().await;
    let words: Vec<_> = ana.chat().await.iter().map(|message| message.words()).collect();
    let answer = "María López ya había entrado: admitió Dra. Ana Ruiz a las 10:20.".to_owned();
    assert_eq!(words.iter().filter(|words| **words == answer).count(), 1, "{words:#?}");
    world.finish().await;
}

#[tokio::test]
async fn only_the_clinician_of_the_visit_may_press() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(BY_PRESS).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let stolen = ana.card().await.action("Admitir")["data"].clone();
    world.luis().writes("hola").await;
    let own = world.luis().answer().await;
    world.luis().submits_quietly(&own, "Ayuda", &json!({})).await;
    drop(world.luis().chat().await);
    let inputs = json!({ "type": "submit", "messageId": own.id, "inputs": stolen });
    world.luis().post("/v1/attachment/actions", &inputs).await;
    world.settle().await;
    assert_eq!(maria.screen().await, "lobby");
    let words: Vec<_> = world.luis().chat().await.iter().map(|message| message.words()).collect();
    assert!(words.iter().any(|words| words.starts_with("Esa visita es de Dra. Ana Ruiz.")), "{words:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_meeting_closed_before_anybody_was_let_in_is_replaced_and_the_place_is_kept() {
    let world = World::start().await;
    world.ana().books(BY_PRESS).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let first = world.ana().opens_meeting().await;
    world.ana().ends_meeting(&first).await;
    assert_eq!(maria.screen().await, "lobby");
    assert_ne!(world.ana().meeting().await.id, first);
    assert_eq!(world.meetings_made(), 2);
    world.finish().await;
}

#[tokio::test]
async fn the_host_is_noticed_also_when_webex_does_not_tell() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.loses_meeting_webhooks().await;
    let meeting = world.ana().opens_meeting().await;
    assert_eq!(maria.screen().await, "lobby");
    world.minutes_pass(1).await;
    assert_eq!(maria.screen().await, "admitted");
    for _ in 0..4 {
        world.minutes_pass(5).await;
    }
    world.ana().ends_meeting(&meeting).await;
    world.minutes_pass(5).await;
    assert_eq!(maria.screen().await, "over");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_press_that_comes_when_the_visit_is_over_is_told_so() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(BY_PRESS).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let waiting = ana.card().await;
    ana.submits_quietly(&waiting, "Admitir", &json!({})).await;
    let meeting = ana.opens_meeting().await;
    let data = waiting.action("Admitir")["data"].clone();
    world.minutes_pass(5).await;
    ana.ends_meeting(&meeting).await;
    let card = json!({ "toPersonEmail": televisita::sandbox::people::BOT.email, "text": "hola" });
    ana.post("/v1/messages", &card).await;
    world.settle().await;
    let menu = ana.card().await;
    ana.post("/v1/attachment/actions", &json!({ "type": "submit", "messageId": menu.id, "inputs": data })).await;
    world.settle().await;
    assert_eq!(ana.answer().await.words(), "Esa visita ya terminó, a las 10:25.");
    world.finish().await;
}
