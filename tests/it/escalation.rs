//! Somebody waits and nobody reacts: the card comes again, louder each time, and in the end the admins are told.

use serde_json::json;
use televisita::visit::{Browser, Device, DeviceState, Event, HelpStep, Network, ParticipantId};

use crate::{actors::Form, world::World};

const BY_PRESS: Form<'static> =
    Form { patient: "María López", phone: "55 1234 5678", kind: None, later: None, opens: false };

#[tokio::test]
async fn the_card_comes_again_louder_and_then_the_admins_are_told_without_a_name() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(BY_PRESS).await;
    world.patient().enters_the_lobby().await;
    drop(ana.chat().await);
    for (minutes, start, size) in [
        (2, "🔔 María López espera\nLleva 2 minutos esperando sin respuesta.", "Large"),
        (3, "🔔🔔 María López espera\nLleva 5 minutos esperando sin respuesta.", "ExtraLarge"),
        (
            5,
            "🔔🔔🔔 María López espera\nLleva 10 minutos esperando sin respuesta. Los administradores ya están avisados.",
            "ExtraLarge",
        ),
    ] {
        world.minutes_pass(minutes).await;
        let card = ana.answer().await;
        assert!(card.words().starts_with(start), "{}", card.words());
        let headline = &card.card.as_ref().unwrap()["body"][0];
        assert_eq!((&headline["style"], &headline["items"][0]["size"]), (&"attention".into(), &size.into()));
        assert!(card.markdown.contains("esperando sin respuesta"), "{}", card.markdown);
    }
    assert_eq!(ana.cards().await.len(), 1, "the card before is taken down");
    let alerts = world.admin().alerts().await;
    assert!(alerts.len() == 1 && !alerts[0].contains("María"), "{alerts:#?}");
    world.minutes_pass(30).await;
    assert!(ana.chat().await.is_empty(), "nothing more comes after the last");
    ana.admits().await;
    assert_eq!(world.admin().alerts().await.len(), 1, "the admins hear that it has passed");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_comes_early_waits_for_the_time_of_the_visit_first() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:28", &[("María López", "55 1234 5678")]).await;
    world.patient().enters_the_lobby().await;
    assert_eq!(ana.cards_about("María López espera").await.len(), 1, "the card comes at once");
    for _ in 0..9 {
        world.minutes_pass(1).await;
    }
    assert!(ana.chat().await.is_empty(), "the visit began a minute ago");
    world.minutes_pass(1).await;
    let words = ana.answer().await.words();
    assert!(words.starts_with("🔔 María López espera\nLleva 10 minutos esperando sin respuesta."), "{words}");
    assert!(world.admin().alerts().await.is_empty());
    world.finish().await;
}

#[tokio::test]
async fn whoever_has_been_answered_is_not_shouted_about() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(BY_PRESS).await;
    world.patient().enters_the_lobby().await;
    ana.presses_with(&ana.card().await, "Enviar", json!({ "canned": "few-minutes" })).await;
    drop(ana.chat().await);
    world.minutes_pass(2).await;
    world.minutes_pass(9).await;
    assert!(ana.chat().await.is_empty());
    // An answer holds for ten minutes; whoever still waits then is not forgotten.
    world.minutes_pass(1).await;
    let words = ana.answer().await.words();
    assert!(words.starts_with("🔔 María López espera\nLleva 12 minutos esperando sin respuesta."), "{words}");
    assert!(world.admin().alerts().await.is_empty());
    world.finish().await;
}

#[tokio::test]
async fn before_admitting_the_card_says_what_the_page_has_found_out() {
    let world = World::start().await;
    let ana = world.ana();
    let visit = world.plans(&ana, "10:20", &[("María López", "55 1234 5678")]).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let device = Device {
        camera: DeviceState::Ready,
        microphone: DeviceState::Refused,
        network: Network::Poor,
        browser: Browser::Safari,
        obstacle: None,
    };
    world.happens(visit, Event::DeviceReported { participant: ParticipantId(1), device }).await;
    let words = ana.card().await.words();
    assert!(words.contains("● **María López** · espera desde las 10:20 (0 min)"), "{words}");
    assert!(words.contains("55 1234 5678 · cámara lista · micrófono bloqueado · red lenta · Safari"), "{words}");
    let device = Device { obstacle: Some(HelpStep::NoH264), ..device };
    world.happens(visit, Event::DeviceReported { participant: ParticipantId(1), device }).await;
    let words = ana.card().await.words();
    assert!(
        words.contains("55 1234 5678 · a su navegador le falta el formato de video · red lenta · Safari"),
        "{words}"
    );
    ana.admits().await;
    let words = ana.card().await.words();
    assert!(!words.contains("Safari"), "{words}");
    world.finish().await;
}
