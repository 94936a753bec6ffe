//! What a clinician says to those who wait.

use serde_json::json;

use crate::{actors::Patient, world::World};

async fn said(patient: &Patient<'_>) -> Vec<String> {
    let state = patient.state().await;
    state["messages"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_canned_sentence_is_one_press_and_shows_on_the_page_and_the_card() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:20", &[("María López", "55 1234 5678")]).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    ana.presses_with(&ana.card().await, "Enviar", json!({ "canned": "soon-with-you", "text": "" })).await;
    assert_eq!(said(&maria).await, ["En un momento le atiendo."]);
    let words = ana.card().await.words();
    assert!(words.contains("Usted les dijo a las 10:20: «En un momento le atiendo.»"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn own_words_can_be_for_one_of_several() {
    let world = World::start().await;
    let ana = world.ana();
    let (maria, daughter) = world.mother_and_daughter_wait(&ana).await;
    let card = ana.card().await;
    assert!(card.words().starts_with("María López y 1 persona más esperan"), "{}", card.words());
    assert_eq!(card.buttons(), ["Admitir a todos", "Abrir la reunión", "Mensaje…", "Más…"]);
    let inputs = json!({ "to": "2", "canned": "soon-with-you", "text": " Ayude a su mamá\n con la cámara " });
    ana.presses_with(&card, "Enviar", inputs).await;
    assert_eq!(said(&maria).await, Vec::<String>::new());
    assert_eq!(said(&daughter).await, ["Ayude a su mamá con la cámara"]);
    ana.presses(&ana.card().await, "Admitir: Ana López").await;
    assert_eq!((daughter.screen().await, maria.screen().await), ("admitted".to_owned(), "lobby".to_owned()));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn one_press_admits_all() {
    let world = World::start().await;
    let ana = world.ana();
    let (maria, daughter) = world.mother_and_daughter_wait(&ana).await;
    let card = ana.card().await;
    ana.presses(&card, "Admitir a todos").await;
    assert_eq!((daughter.screen().await, maria.screen().await), ("admitted".to_owned(), "admitted".to_owned()));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_cannot_be_said_is_told_and_nothing_is_lost() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:20", &[("María López", "55 1234 5678")]).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let card = ana.card().await;
    ana.presses_with(&card, "Enviar", json!({ "canned": "", "text": "a".repeat(281) })).await;
    let answer = ana.answer().await.words();
    assert_eq!(answer, "El mensaje tiene 281 letras; caben 280. Acórtelo y envíelo otra vez.");
    ana.presses_with(&card, "Enviar", json!({ "canned": "", "text": " " })).await;
    assert_eq!(ana.answer().await.words(), "Elija una frase o escriba el mensaje.");
    assert!(ana.shown(&card).await.is_some(), "the card stays, with what was typed");
    assert_eq!(said(&maria).await, Vec::<String>::new());
    world.finish().await;
}
