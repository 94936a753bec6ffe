//! The patient's page: what it hears, what it tells, and whom it obeys.

use crate::{actors::Form, world::World};

#[tokio::test]
async fn an_open_page_hears_of_the_press_without_asking() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let mut line = maria.listens().await;
    let first = line.state().await;
    assert_eq!(first["screen"], "lobby");
    world.ana().admits().await;
    let mut last = line.state().await;
    while last["screen"] == "lobby" {
        last = line.state().await;
    }
    assert_eq!(last["screen"], "admitted");
    assert!(last["version"].as_u64() > first["version"].as_u64());
    drop(line);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn the_state_is_for_the_browser_that_holds_the_place() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert_eq!(maria.state().await["status"], 403);
    maria.accepts(&page).await;
    let mut other = world.patient();
    assert_eq!(other.opens(&maria.link.clone()).await.status, 409);
    assert_eq!(other.screen().await, "elsewhere");
    assert_eq!(other.state().await["clinician"], "");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_browser_that_cannot_get_in_is_reported_to_the_clinician() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(maria.reports("failed").await, 403, "nobody reports about a call before admission");
    world.ana().admits().await;
    drop(world.ana().chat().await);
    assert_eq!(maria.reports("failed").await, 204);
    let words = world.ana().answer().await.words();
    assert!(words.starts_with("María López no pudo entrar") && words.contains("55 1234 5678"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn the_page_tells_of_coming_and_going_before_webex_does() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    assert_eq!(maria.reports("joined").await, 204);
    assert!(world.ana().card().await.words().starts_with("En videollamada con María López"));
    assert_eq!(maria.reports("left").await, 204);
    assert!(world.ana().card().await.words().starts_with("María López salió de la videollamada"));
    world.finish().await;
}

#[tokio::test]
async fn hanging_up_is_seen_and_coming_back_too() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().opens_meeting().await;
    maria.enters_the_meeting().await;
    maria.leaves_the_meeting().await;
    assert!(world.ana().card().await.words().starts_with("María López salió"));
    world.seconds_pass(30).await;
    maria.enters_the_meeting().await;
    assert!(world.ana().card().await.words().starts_with("En videollamada con María López"));
    world.finish().await;
}

#[tokio::test]
async fn a_page_that_is_loaded_again_is_where_it_was() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let before = maria.state().await;
    world.restart().await;
    assert_eq!(maria.page().await.status, 200);
    assert_eq!(maria.state().await, before);
    drop(world.ana().chat().await);
    world.finish().await;
}
