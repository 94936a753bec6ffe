//! Pages that fall silent: the place is held by the service, not by the tab.

use crate::{
    actors::{Form, Patient},
    world::World,
};

async fn somebody_waits(world: &World) -> Patient<'_> {
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    maria
}

#[tokio::test]
async fn a_sleeping_phone_keeps_its_place_and_the_card_says_so() {
    let world = World::start().await;
    let maria = somebody_waits(&world).await;
    drop(world.ana().chat().await);
    maria.falls_asleep();
    for _ in 0..2 {
        world.minutes_pass(1).await;
    }
    let words = world.ana().card().await.words();
    assert!(words.contains("su página no responde; su lugar está guardado"), "{words}");
    let since = maria.state().await["waiting_since"].clone();
    world.minutes_pass(1).await;
    assert_eq!(maria.state().await["waiting_since"], since);
    let words = world.ana().card().await.words();
    assert!(words.contains("María López espera") && !words.contains("no responde"), "{words}");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn after_ten_minutes_the_place_is_given_up_and_taken_again_by_coming_back() {
    let world = World::start().await;
    let maria = somebody_waits(&world).await;
    drop(world.ana().chat().await);
    maria.falls_asleep();
    for _ in 0..10 {
        world.minutes_pass(1).await;
    }
    let words = world.ana().card().await.words();
    assert!(words.starts_with("María López se fue de la sala de espera"), "{words}");
    let page = maria.wakes_up().await;
    assert_eq!(page.title(), "Ya está en la sala de espera");
    let words = world.ana().card().await.words();
    assert!(words.starts_with("María López espera"), "{words}");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn an_outage_of_the_service_costs_nobody_their_place() {
    let world = World::start().await;
    let maria = somebody_waits(&world).await;
    world.crash().await;
    world.clock.advance(jiff::SignedDuration::from_mins(30));
    world.start_service().await;
    world.settle().await;
    assert_eq!(maria.screen().await, "lobby");
    drop(world.ana().chat().await);
    drop(world.admin().alerts().await);
    world.finish().await;
}

#[tokio::test]
async fn a_silent_page_whose_turn_has_come_is_told_by_a_text() {
    let world = World::start().await;
    let mut maria = somebody_waits(&world).await;
    maria.falls_asleep();
    world.seconds_pass(5).await;
    world.ana().admits().await;
    world.seconds_pass(20).await;
    let words = world.ana().card().await.words();
    assert!(words.contains("le avisamos por mensaje que es su turno"), "{words}");
    let text = maria.text();
    assert!(text.contains("es su turno") && text.contains("/v/"), "{text}");
    let link = text.split_whitespace().last().unwrap().to_owned();
    assert_eq!(maria.opens(&link).await.status, 200);
    assert_eq!(maria.screen().await, "admitted", "the same browser goes on without a question");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_was_let_in_and_is_gone_is_not_said_to_be_coming_in() {
    let world = World::start().await;
    let maria = somebody_waits(&world).await;
    let ana = world.ana();
    ana.admits().await;
    world.seconds_pass(20).await;
    maria.falls_asleep();
    for _ in 0..4 {
        world.minutes_pass(1).await;
    }
    let card = ana.card().await;
    let words = card.words();
    assert!(words.starts_with("María López: su página no responde\nDesde las 10:20."), "{words}");
    assert!(words.contains("⚠ **María López** · su página no responde desde las 10:20\n"), "{words}");
    assert!(!words.contains("va entrando"), "{words}");
    assert_eq!(card.card.as_ref().unwrap()["body"][0]["style"], "warning");
    ana.writes("agenda").await;
    let words = ana.agenda().await.words();
    assert!(words.contains("⚠ **María López** · su página no responde desde las 10:20\n"), "{words}");
    drop(maria.wakes_up().await);
    world.minutes_pass(1).await;
    let words = ana.card().await.words();
    assert!(words.contains("María López va entrando") && !words.contains("no responde"), "{words}");
    drop((ana.chat().await, maria.texts()));
    world.finish().await;
}

#[tokio::test]
async fn a_page_that_listens_gets_no_text() {
    let world = World::start().await;
    let maria = somebody_waits(&world).await;
    world.ana().admits().await;
    world.seconds_pass(20).await;
    assert!(maria.texts().is_empty());
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_comes_on_another_device_takes_the_place_along() {
    let world = World::start().await;
    let maria = somebody_waits(&world).await;
    let mut line = maria.listens().await;
    assert_eq!(line.state().await["screen"], "lobby");
    let mut tablet = world.holder_of("+525500000000");
    let page = tablet.opens(&maria.link.clone()).await;
    assert!(page.html.contains("/here\""), "{}", page.title());
    assert_eq!(tablet.uses_it_here().await.title(), "Ya está en la sala de espera");
    let mut last = line.state().await;
    while last["screen"] == "lobby" {
        last = line.state().await;
    }
    assert_eq!((&last["screen"], &last["clinician"]), (&"elsewhere".into(), &"".into()));
    assert_eq!(maria.page().await.status, 409);
    assert_eq!(maria.credentials().await.0, 403);
    drop(line);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_page_without_push_waits_for_the_answer() {
    let world = World::start().await;
    let maria = somebody_waits(&world).await;
    let version = maria.state().await["version"].as_u64().unwrap();
    let ana = world.ana();
    let (state, ()) = tokio::join!(maria.state_after(version), ana.admits());
    assert!(state["version"].as_u64().unwrap() > version);
    let known = maria.state_after(version).await;
    assert_eq!(known["screen"], "admitted", "what is new already is answered at once");
    drop(world.ana().chat().await);
    world.finish().await;
}
