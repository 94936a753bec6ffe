//! What a hospital's folder says about its texts is what people get.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{actors::Form, receipt, world::World};

/// At half past twelve, a good two hours from the beginning of every story.
const AFTER_LUNCH: Form<'static> = Form {
    patient: "María López",
    phone: "55 1234 5678",
    kind: None,
    later: Some(("2026-11-24", "12:30")),
    opens: true,
};

/// The world of a hospital whose `clinic.json` says something of its own.
pub async fn world_of_a_clinic(parts: Value) -> (World, TempDir) {
    let folder = receipt::folder();
    let file = folder.path().join("clinic.json");
    let mut described: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    described.as_object_mut().unwrap().extend(parts.as_object().unwrap().clone());
    fs::write(&file, described.to_string()).unwrap();
    let mut world = World::without_service(&[]).await;
    world.change("CLINIC_DIR", &folder.path().display().to_string());
    world.begin().await;
    (world, folder)
}

#[tokio::test]
async fn the_link_goes_out_and_the_page_opens_when_the_hospital_says() {
    let (world, _folder) = world_of_a_clinic(json!({ "texts": { "reminders": [30], "link_minutes": 25 } })).await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    let booked = world.patient().text();
    assert!(booked.ends_with("12:30. El enlace llega 25 min antes."), "{booked}");
    let words = ana.card().await.words();
    assert!(words.contains("El enlace se enviará a las 12:05."), "{words}");
    world.minutes_pass(100).await;
    let reminder = world.patient().text();
    assert!(reminder.ends_with("empieza a las 12:30. El enlace llega 25 min antes."), "{reminder}");
    world.minutes_pass(4).await;
    assert!(world.patient().texts().is_empty(), "it is 12:04");
    world.minutes_pass(1).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert!(page.html.contains("data-screen=\"consent\""), "{}", page.html);
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_hospital_that_texts_little_sends_links_only() {
    let texts = json!({ "booked": false, "late": false, "missed": false, "reminders": [] });
    let rescue = json!({ "again": null, "second_channel": null, "call": null, "no_show": 30 });
    let (world, _folder) = world_of_a_clinic(json!({ "texts": texts, "rescue": rescue })).await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    ana.writes("voy 10 min tarde").await;
    assert!(world.patient().texts().is_empty());
    world.minutes_pass(130).await;
    assert!(world.patient().text().contains("/v/"));
    // Ten minutes late, and thirty to wait.
    world.minutes_pass(39).await;
    assert!(!ana.card().await.words().contains("Inasistencia"), "{}", ana.card().await.words());
    world.minutes_pass(1).await;
    let words = ana.card().await.words();
    assert!(words.contains("Inasistencia: pasaron 30 minutos de la hora."), "{words}");
    assert!(world.patient().texts().is_empty());
    drop(ana.chat().await);
    world.finish().await;
}
