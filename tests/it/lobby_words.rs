//! What a person reads while they wait, loaded without a script as well as pushed; and what they may answer.

use jiff::SignedDuration;
use serde_json::json;
use televisita::{
    store::Commit,
    visit::{Act, Actor, Canned, Event, Visit, Words},
};

use crate::{actors::Form, world::World};

/// The one visit that there is.
async fn visit(world: &World) -> Visit {
    let (now, day) = (world.clock.now(), SignedDuration::from_hours(24));
    world.app().await.store.visits_between(now - day, now + day).await.unwrap().remove(0)
}

/// The clinician of the visit presses something.
async fn clinician_presses(world: &World, event: impl Fn(Actor) -> Event) {
    let visit = visit(world).await;
    let event = event(Actor::from(&visit.clinician));
    world.app().await.store.happen(visit.id, &event, world.clock.now(), Commit::default()).await.unwrap();
    world.settle().await;
}

async fn says(world: &World, words: Words) {
    clinician_presses(world, |by| Event::MessageSent { words: words.clone(), to: None, by }).await;
}

async fn runs_late(world: &World, minutes: i32) {
    clinician_presses(world, |by| Event::RunningLate { minutes, by }).await;
}

async fn declines(world: &World) {
    let participant = visit(world).await.participants[0].id;
    clinician_presses(world, |by| Event::ActPressed { act: Act::Decline { participant }, by }).await;
    world.seconds_pass(30).await;
}

#[tokio::test]
async fn what_the_clinician_says_is_on_the_page_the_newest_first() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    assert!(!maria.enters_the_lobby().await.shows("messages"));
    let mut line = maria.listens().await;
    assert!(line.state().await["messages"].as_array().unwrap().is_empty());
    says(&world, Words::Canned(Canned::FewMinutes)).await;
    assert_eq!(line.state().await["messages"][0]["text"], "Sigo con otra persona. Por favor espere unos minutos más.");
    drop(line);
    world.seconds_pass(5).await;
    says(&world, Words::Free("Ya casi, <María>".to_owned())).await;
    let page = maria.page().await;
    assert!(page.shows("messages"));
    let list = page.between("<ol id=\"message-list\">", "</ol>");
    assert!(list.starts_with("<li>Ya casi, &#60;María&#62;</li><li>Sigo con"), "{list}");
    for number in 0..4 {
        world.seconds_pass(5).await;
        says(&world, Words::Free(format!("Número {number}"))).await;
    }
    assert_eq!(maria.state().await["messages"].as_array().unwrap().len(), 3, "more would be too much to read");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_late_clinician_is_expected_at_a_time_and_another_date_can_be_asked_for() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    assert!(!maria.enters_the_lobby().await.shows("late"));
    runs_late(&world, 20).await;
    let page = maria.page().await;
    assert!(page.between("id=\"late-says\">", "<").contains("va con demora; le atenderá hacia las 10:40."));
    assert!(page.shows("late") && !page.shows("move"), "twenty minutes can be waited for");
    let ignored = maria.asks_for_another_date().await;
    assert!(!ignored.shows("move-asked"));
    runs_late(&world, 40).await;
    let page = maria.page().await;
    assert!(page.between("id=\"late-says\">", "<").contains("hacia las 11:00."));
    assert!(page.shows("move") && !page.shows("move-asked"));
    drop(world.ana().chat().await);
    let page = maria.asks_for_another_date().await;
    assert!(page.shows("move-asked") && !page.shows("move"));
    assert_eq!(maria.screen().await, "lobby", "they may go on waiting");
    let told = world.ana().chat().await;
    assert!(!told.is_empty(), "the clinician hears of it");
    drop(told);
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_declined_may_wait_again() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    declines(&world).await;
    assert_eq!(maria.screen().await, "declined");
    let page = maria.page().await;
    assert!(page.html.contains("data-screen=\"declined\"") && page.html.contains("/wait\""), "{}", page.html);
    assert_eq!(page.between("id=\"declined-heading\" tabindex=\"-1\">", "<"), "Ahora no le pueden atender");
    let page = maria.waits_again().await;
    assert!(page.html.contains("data-screen=\"lobby\""));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_cancelled_visit_is_said_plainly() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    clinician_presses(&world, |by| Event::ActPressed { act: Act::Cancel, by }).await;
    world.seconds_pass(30).await;
    assert_eq!(maria.screen().await, "cancelled");
    let page = maria.page().await;
    assert_eq!((page.status, page.title().as_str()), (410, "Su visita se canceló"));
    assert!(page.html.contains("<a class=\"button\" href=\"tel:+525555550100\">Llamar al 55 5555 0100</a>"));
    drop((world.ana().chat().await, maria.texts()));
    world.finish().await;
}

#[tokio::test]
async fn a_page_reports_its_device_in_bounds() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let device =
        json!({ "camera": "ready", "microphone": "refused", "network": "poor", "browser": "safari", "obstacle": null });
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert_eq!(maria.reports_device(&device).await, 403, "nobody holds the place yet");
    maria.accepts(&page).await;
    let mut other = world.patient();
    other.opens(&maria.link.clone()).await;
    assert_eq!(other.reports_device(&device).await, 403);
    assert_eq!(maria.reports_device(&json!({ "camera": "broken" })).await, 422);
    assert_eq!(visit(&world).await.participants[0].device, None);
    assert_eq!(maria.reports_device(&device).await, 204);
    assert_eq!(serde_json::to_value(visit(&world).await.participants[0].device).unwrap(), device);
    let better =
        json!({ "camera": "ready", "microphone": "ready", "network": "good", "browser": "safari", "obstacle": null });
    assert_eq!(maria.reports_device(&better).await, 429, "too soon");
    world.seconds_pass(5).await;
    assert_eq!(maria.reports_device(&better).await, 204);
    assert_eq!(serde_json::to_value(visit(&world).await.participants[0].device).unwrap(), better);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn only_the_browser_that_holds_the_place_may_ask() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    runs_late(&world, 40).await;
    let mut other = world.patient();
    other.opens(&maria.link.clone()).await;
    assert_eq!(other.asks_for_another_date().await.status, 409);
    assert!(maria.page().await.shows("move"), "nobody else has asked");
    declines(&world).await;
    assert_eq!(other.waits_again().await.status, 409);
    assert_eq!(maria.screen().await, "declined");
    drop(world.ana().chat().await);
    world.finish().await;
}
