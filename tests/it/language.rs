//! In which language the bot speaks to somebody, and what it makes of words that it does not know.

use serde_json::json;

use crate::{
    actors::{Chatter, Form},
    world::World,
};

/// What comes after one message.
async fn answer_to(who: &Chatter<'_>, text: &str) -> String {
    who.writes(text).await;
    who.answer().await.words()
}

#[tokio::test]
async fn a_language_is_chosen_on_a_card_that_serves_once() {
    let world = World::start().await;
    let ana = world.ana();
    ana.writes("idioma").await;
    let card = ana.answer().await;
    assert_eq!(card.words(), "¿En qué idioma le escribo?\nAhora le escribo en español.");
    assert_eq!(card.buttons(), ["Español", "English", "Português"]);
    ana.presses(&card, "Português").await;
    let words = ana.answer().await.words();
    assert!(words.starts_with("Pronto: a partir de agora escrevo para você em português."), "{words}");
    assert!(ana.shown(&card).await.is_none(), "the card is still there");
    assert_eq!(
        answer_to(&ana, "idioma").await,
        "Em que idioma escrevo para você?\nAgora escrevo para você em português."
    );
    world.finish().await;
}

#[tokio::test]
async fn a_language_is_chosen_by_its_name_in_any_language() {
    let world = World::start().await;
    let ana = world.ana();
    assert!(answer_to(&ana, "idioma inglés").await.starts_with("Done: from now on I write to you in English."));
    assert!(answer_to(&ana, "language Portuguese").await.starts_with("Pronto:"));
    assert!(answer_to(&ana, "idioma espanhol").await.starts_with("Listo:"));
    let words = answer_to(&ana, "idioma klingon").await;
    assert_eq!(words, "¿En qué idioma le escribo?\nEse idioma todavía no lo hablo. Elija uno de estos.");
    world.finish().await;
}

#[tokio::test]
async fn a_chosen_language_stays_whatever_is_written_and_however_often_the_service_starts() {
    let world = World::start().await;
    let ana = world.ana();
    drop(answer_to(&ana, "idioma português").await);
    for said in ["menu", "hola", "hello", "ayuda"] {
        ana.writes(said).await;
        let words = ana.answer().await.words();
        assert!(words.starts_with("Olá, ") || words.starts_with("Você pode"), "{said}: {words}");
    }
    world.restart().await;
    // Longer than what Webex says about a person is believed.
    world.seconds_pass(7_200).await;
    assert!(answer_to(&ana, "help").await.starts_with("Você pode"));
    world.finish().await;
}

#[tokio::test]
async fn who_has_chosen_nothing_is_answered_in_the_language_of_the_words_and_words_of_two_change_nothing() {
    let world = World::start().await;
    let luis = world.luis();
    assert!(answer_to(&luis, "olá").await.starts_with("Olá, "));
    assert!(answer_to(&luis, "menu").await.starts_with("Olá, "));
    assert!(answer_to(&luis, "hello").await.starts_with("Hello, "));
    assert!(answer_to(&luis, "menu").await.starts_with("Hello, "));
    assert!(answer_to(&luis, "hola").await.starts_with("Hola, "));
    world.finish().await;
}

#[tokio::test]
async fn a_slip_of_the_pen_is_offered_as_the_nearest_command_and_one_press_runs_it() {
    let world = World::start().await;
    let ana = world.ana();
    ana.writes("neuva visita").await;
    let offer = ana.answer().await;
    assert_eq!(offer.words(), "No entendí eso. ¿Quiso decir **nueva visita**?");
    assert_eq!(offer.buttons(), ["Sí, nueva visita", "Ayuda"]);
    ana.presses(&offer, "Sí, nueva visita").await;
    assert_eq!(ana.answer().await.buttons(), ["Enviar invitación"]);
    assert!(ana.shown(&offer).await.is_none(), "the offer is still there");
    world.finish().await;
}

#[tokio::test]
async fn what_followed_the_misspelled_words_goes_with_the_press() {
    let world = World::start().await;
    let ana = world.ana();
    ana.writes("idoma  inglés").await;
    let offer = ana.answer().await;
    assert_eq!(offer.words(), "No entendí eso. ¿Quiso decir **idioma**?");
    ana.presses(&offer, "Sí, idioma").await;
    assert!(ana.answer().await.words().starts_with("Done: from now on"));
    world.finish().await;
}

#[tokio::test]
async fn nothing_is_offered_that_one_may_not_use_and_nothing_is_run() {
    let world = World::start().await;
    world.admin().writes("neuva visita").await;
    assert!(world.admin().answer().await.words().starts_with("No entendí eso. Esto es lo que puedo hacer:"));
    // An offer outlives the role for which it was made.
    world.ana().writes("neuva visita").await;
    let offer = world.ana().answer().await;
    world.unregisters(&world.ana()).await;
    world.ana().presses(&offer, "Sí, nueva visita").await;
    let words = world.ana().answer().await.words();
    assert!(words.starts_with("Eso no le corresponde a su cuenta."), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn an_offer_that_nobody_made_is_not_run() {
    let world = World::start().await;
    let ana = world.ana();
    ana.writes("neuva visita").await;
    let offer = ana.answer().await;
    let inputs = json!({ "action": "suggestion.accept", "command": "format-disk" });
    let body = json!({ "type": "submit", "messageId": offer.id, "inputs": inputs });
    ana.post("/v1/attachment/actions", &body).await;
    world.settle().await;
    assert_eq!(ana.answer().await.words(), "Ese botón ya no sirve. Escriba **ayuda** para ver lo que entiendo.");
    world.finish().await;
}

#[tokio::test]
async fn the_help_is_in_the_language_that_was_chosen() {
    let world = World::start().await;
    let ana = world.ana();
    for (choice, title, line) in [
        (
            "idioma português",
            "Você pode me escrever isto",
            "**idioma** · **língua** _espanhol, inglês ou português_: muda",
        ),
        ("language English", "What you can write to me", "**language** _Spanish, English or Portuguese_: changes"),
        ("idioma español", "Esto puede escribirme", "**idioma** · **lengua** _español, inglés o portugués_: cambia"),
    ] {
        drop(answer_to(&ana, choice).await);
        let words = answer_to(&ana, "ayuda").await;
        assert!(words.starts_with(title) && words.contains(line), "{words}");
    }
    world.finish().await;
}

#[tokio::test]
async fn a_clinic_that_speaks_portuguese_writes_and_shows_its_pages_so() {
    let world = World::with(&[("CLINIC_LANGUAGE", "pt-BR")]).await;
    let ana = world.ana();
    assert!(answer_to(&ana, "?").await.starts_with("Não entendi."));
    drop(answer_to(&ana, "idioma español").await);
    ana.books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    let text = maria.text();
    assert!(text.contains(" vai atender por video. Entre aqui:\n"), "{text}");
    let page = maria.opens(text.split_whitespace().last().unwrap()).await;
    assert!(page.html.contains("<html lang=\"pt-BR\">"), "{}", page.html);
    assert_eq!(page.title(), "Sua consulta por vídeo com Dra. Ana Ruiz");
    let lobby = maria.accepts(&page).await;
    assert!(lobby.html.contains("Você já está na sala de espera"), "{}", lobby.html);
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn cards_come_in_the_language_that_was_chosen_since() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:30", &[("María López", "55 1234 5678")]).await;
    ana.writes("agenda").await;
    ana.writes("idioma inglés").await;
    drop(ana.chat().await);
    world.patient().enters_the_lobby().await;
    let card = ana.cards_about("María López is waiting").await.remove(0);
    assert!(card.buttons().contains(&"Admit".to_owned()), "{:?}", card.buttons());
    world.minutes_pass(5).await;
    world.seconds_pass(15).await;
    assert_eq!(ana.cards_about("Agenda for Tuesday").await.len(), 1);
    drop(ana.chat().await);
    world.finish().await;
}
