//! Whoever comes before the page opens.

use jiff::SignedDuration;
use televisita::visit::{Actor, Event, ParticipantId, Visit};

use crate::world::World;

const MARIA: ParticipantId = ParticipantId(1);

async fn visit(world: &World) -> Visit {
    let (now, day) = (world.clock.now(), SignedDuration::from_hours(24));
    world.app().await.store.visits_between(now - day, now + day).await.unwrap().remove(0)
}

/// The hospital sends the link of a visit at 11:00 when it is 10:20.
async fn a_link_is_sent_early(world: &World) {
    let id = world.plans(&world.ana(), "11:00", &[("María López", "55 1234 5678")]).await;
    assert!(world.patient().text().contains("11:00"), "that the visit is booked");
    let by = Actor::from(&visit(world).await.clinician);
    world.happens(id, Event::LinkResent { participant: MARIA, by }).await;
}

#[tokio::test]
async fn whoever_is_early_is_told_when_the_page_opens_and_may_test_the_device() {
    let world = World::start().await;
    a_link_is_sent_early(&world).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert_eq!((page.status, page.title().as_str()), (200, "Todavía no es hora de su visita"));
    assert!(
        page.html.contains("martes 24 de noviembre, 11:00</dd>") && page.html.contains("<dd>10:50</dd>"),
        "{}",
        page.html
    );
    assert!(page.html.contains("Esta página pasa sola") && page.html.contains("id=\"check-start\""), "{}", page.html);
    assert_eq!(page.between("data-seconds=\"", "\""), (30 * 60 + 1).to_string());
    assert_eq!(page.between("http-equiv=\"refresh\" content=\"", "\""), "300", "the visit may be moved");
    assert_eq!(maria.state().await["status"], 403);
    world.minutes_pass(28).await;
    let page = maria.page().await;
    assert_eq!(page.between("http-equiv=\"refresh\" content=\"", "\""), "121");
    world.minutes_pass(2).await;
    let page = maria.page().await;
    assert!(page.html.contains("data-screen=\"consent\""), "{}", page.html);
    maria.accepts(&page).await;
    assert_eq!(maria.screen().await, "lobby");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn the_terms_cannot_be_accepted_before_the_page_opens() {
    let world = World::start().await;
    a_link_is_sent_early(&world).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    let terms = world.config().clinic.terms.text(televisita::texts::Language::EsMx).sha256.clone();
    let form = [("accept", "yes"), ("terms", terms.as_str())];
    let answer = world.client.post(format!("{}/consent", maria.link)).form(&form).send().await.unwrap();
    assert!(answer.headers().get("set-cookie").is_none());
    assert_eq!(visit(&world).await.participants[0].consent, None);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_link_that_is_over_by_then_is_followed_by_another() {
    let world = World::start().await;
    let id = world.plans(&world.ana(), "13:00", &[("María López", "55 1234 5678")]).await;
    drop(world.patient().text());
    let by = Actor::from(&visit(&world).await.clinician);
    world.happens(id, Event::LinkResent { participant: MARIA, by }).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert!(
        page.html.contains("A esa hora le mandamos un enlace nuevo") && page.html.contains("<dd>12:50</dd>"),
        "{}",
        page.html
    );
    world.minutes_pass(150).await;
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "lobby");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_late_clinician_shuts_nobody_out() {
    let world = World::start().await;
    let id = world.plans(&world.ana(), "10:20", &[("María López", "55 1234 5678")]).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    let by = Actor::from(&visit(&world).await.clinician);
    world.happens(id, Event::RunningLate { minutes: 40, by }).await;
    let page = maria.page().await;
    maria.accepts(&page).await;
    assert_eq!(maria.screen().await, "lobby");
    drop((world.ana().chat().await, maria.texts()));
    world.finish().await;
}
