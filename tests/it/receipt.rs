//! What somebody has accepted: word for word, kept for them, whatever becomes of the clinic's folder.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{actors::Form, world::World};

/// A copy of the example's folder.
pub fn folder() -> TempDir {
    let copy = TempDir::new().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("clinics/ejemplo");
    for file in fs::read_dir(example).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy
}

fn hash(folder: &TempDir, file: &str) -> String {
    hex::encode(Sha256::digest(fs::read(folder.path().join(file)).unwrap()))
}

#[tokio::test]
async fn the_receipt_says_word_for_word_what_was_accepted_in_which_language_and_when() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    let page = maria.chooses_language("en").await;
    maria.accepts(&page).await;
    let sha256 = hash(&folder(), "terms.en.md");
    let (_, receipt) = maria.receipt("").await;
    assert_eq!((receipt.status, receipt.title().as_str()), (200, "Record of what you accepted"));
    for words in [
        "María López",
        "Tuesday, November 24, 10:20 AM",
        "2026-11, <span lang=\"en\">English</span>",
        &sha256,
        "<p>We use your name and phone number only for this visit.",
        "<h3>Privacy notice</h3>",
    ] {
        assert!(receipt.html.contains(words), "{words}: {}", receipt.html);
    }
    let (name, file) = maria.receipt("?save=yes").await;
    assert_eq!(name.unwrap(), "attachment; filename=\"consent-2026-11-24.html\"");
    assert!(file.html.contains(&sha256) && file.html.contains("<h3>Privacy notice</h3>"));
    assert!(!file.html.contains("href=") && !file.html.contains("src="), "it needs nothing else: {}", file.html);

    let consent = visit_consent(&world).await;
    assert_eq!((consent["terms"].as_str(), consent["language"].as_str()), (Some("2026-11"), Some("en")));
    assert_eq!(
        (consent["sha256"].as_str(), consent["at"].as_str()),
        (Some(sha256.as_str()), Some("2026-11-24T16:20:00Z"))
    );
    drop(world.ana().chat().await);
    world.finish().await;
}

async fn visit_consent(world: &World) -> serde_json::Value {
    let (now, day) = (world.clock.now(), jiff::SignedDuration::from_hours(24));
    let visit = world.app().await.store.visits_between(now - day, now + day).await.unwrap().remove(0);
    serde_json::to_value(&visit.participants[0].consent).unwrap()
}

#[tokio::test]
async fn the_words_outlive_a_change_of_the_clinics_folder() {
    let (folder, mut world) = (folder(), World::without_service(&[]).await);
    world.change("CLINIC_DIR", &folder.path().display().to_string());
    world.begin().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    let shown = page.between("name=\"terms\" value=\"", "\"");
    assert_eq!(shown, hash(&folder, "terms.es-MX.md"));
    fs::write(folder.path().join("terms.es-MX.md"), "Otro aviso.\n\n## Otros términos\n\nOtro texto.\n").unwrap();
    world.restart().await;
    let again = maria.accepts(&page).await;
    assert!(
        again.html.contains("<p>Otro aviso.</p>"),
        "who was shown the old text is shown the new one: {}",
        again.html
    );
    maria.accepts(&again).await;
    assert_eq!(maria.screen().await, "lobby");
    fs::write(folder.path().join("terms.es-MX.md"), "Aviso.\n\n## Términos\n\nTexto.\n").unwrap();
    world.restart().await;
    let (_, receipt) = maria.receipt("").await;
    assert!(receipt.html.contains("<p>Otro texto.</p>") && receipt.html.contains("<h3>Otros términos</h3>"));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn the_receipt_is_for_the_browser_that_accepted_also_afterwards() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert_eq!(maria.receipt("").await.1.status, 303, "nothing is accepted yet");
    assert!(!page.html.contains("/receipt\""));
    let lobby = maria.accepts(&page).await;
    assert!(lobby.html.contains("/receipt\">Ver lo que usted aceptó</a>"), "{}", lobby.html);
    let mut other = world.patient();
    other.opens(&maria.link.clone()).await;
    assert_eq!(other.receipt("?save=yes").await.1.status, 303);
    let meeting = world.ana().opens_meeting().await;
    maria.enters_the_meeting().await;
    world.minutes_pass(70).await;
    world.ana().ends_meeting(&meeting).await;
    let goodbye = maria.page().await;
    assert!(goodbye.html.contains("data-screen=\"over\"") && goodbye.html.contains("/receipt\">"), "{}", goodbye.html);
    assert_eq!(maria.receipt("").await.1.title(), "Constancia de lo que aceptó");
    drop(world.ana().chat().await);
    world.finish().await;
}
