//! Those who are stuck on the page: help, a phone call, other ways in. And what they say afterwards.

use televisita::texts::Language;

use crate::{
    actors::{Form, Patient},
    world::World,
};

#[tokio::test]
async fn help_tells_the_clinician_the_step_and_the_answer_comes_to_the_page() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    drop(world.ana().chat().await);
    let page = maria.asks_for_help("camera-refused").await;
    assert!(page.says_that_help_comes(), "{}", page.html);
    let told: Vec<_> = world.ana().chat().await.into_iter().map(|message| message.words()).collect();
    let step = "no logra dar permiso a la cámara o al micrófono";
    let notice = told.iter().find(|words| words.starts_with("María López pide ayuda")).expect("no word of it");
    assert!(notice.contains(step) && notice.contains("55 1234 5678"), "{notice}");
    assert!(told.iter().any(|words| words.starts_with("María López espera") && words.contains(step)), "{told:#?}");
    let inputs = serde_json::json!({ "canned": "soon-with-you", "text": "Toque el candado y permita la cámara" });
    let card = world.ana().card().await;
    world.ana().presses_with(&card, "Enviar", inputs).await;
    let page = maria.page().await;
    assert!(page.html.contains("Toque el candado y permita la cámara") && !page.says_that_help_comes());
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_asks_to_be_called_is_on_the_card_with_the_number() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    drop(world.ana().chat().await);
    let page = maria.asks_to_be_called().await;
    assert!(page.says_that_they_will_call());
    let told: Vec<_> = world.ana().chat().await.into_iter().map(|message| message.words()).collect();
    assert!(told.contains(&"María López pide que le llamen por teléfono: +52 55 1234 5678.".to_owned()), "{told:#?}");
    assert!(told.iter().any(|words| words.contains("· pide que le llamen")), "{told:#?}");
    world.finish().await;
}

#[tokio::test]
async fn other_ways_in_are_for_those_who_were_admitted() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(maria.other_ways().await.0, 409);
    world.ana().admits().await;
    let (status, ways) = maria.other_ways().await;
    assert_eq!(status, 200);
    let link = ways["join_link"].as_str().unwrap();
    assert!(link.contains("join=") && !link.contains("launch="), "a guest's link, not the host's: {link}");
    assert_eq!(ways["phone"]["number"], "+525550100000");
    assert!(!ways["phone"]["code"].as_str().unwrap().is_empty());
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_people_say_afterwards_reaches_the_report() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let meeting = world.ana().opens_meeting().await;
    maria.enters_the_meeting().await;
    world.minutes_pass(10).await;
    world.ana().ends_meeting(&meeting).await;
    drop(world.ana().chat().await);
    let elsewhere = world.patient().opens(&maria.link.clone()).await;
    assert!(!elsewhere.asks_how_it_was(), "the answer of a browser that did not hold the place would not count");
    let page = maria.page().await;
    assert!(page.asks_how_it_was() && !page.shows("thanks"));
    let page = maria.says_how_it_was("good", "Todo muy claro").await;
    assert!(page.shows("thanks"));
    drop(maria.says_how_it_was("bad", "otra vez").await);
    world.admin().writes("reporte semana").await;
    let report = world.admin().chat().await;
    let words: Vec<_> = report.iter().map(|message| message.words()).collect();
    assert!(words[0].contains("Opiniones: 1 bien, 0 regular, 0 mal."), "{words:#?}");
    let opinions = report.iter().find(|message| message.words().starts_with("Lo que escribieron")).unwrap();
    let (_, _, table) = world.admin().downloads(opinions).await;
    assert!(String::from_utf8_lossy(&table).contains("2026-11-24,Bien,Todo muy claro"));
    world.admin().asks_in_the_space("reporte semana").await;
    assert_eq!(world.admin().alerts().await.len(), 2, "no words of anybody in a space");
    world.finish().await;
}

#[tokio::test]
async fn whoever_waits_reads_how_many_are_before_them() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:20", &[("Juan Pérez", "55 8765 4321")]).await;
    world.plans(&ana, "10:25", &[("María López", "55 1234 5678")]).await;
    let (mut juan, mut maria) = (world.holder_of("+525587654321"), world.patient());
    juan.enters_the_lobby().await;
    maria.enters_the_lobby().await;
    world.seconds_pass(15).await;
    assert_eq!(juan.state().await["queue"], serde_json::Value::Null);
    let queue = maria.state().await["queue"].clone();
    assert_eq!(queue, "Hay 1 persona antes de usted. Espera aproximada: 20 min.");
    assert!(maria.page().await.html.contains("Hay 1 persona antes de usted"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn everybody_reads_who_will_be_there() {
    let world = World::start().await;
    let ana = world.ana();
    let (mother, daughter) = world.mother_and_daughter_wait(&ana).await;
    let company = daughter.state().await["company"].clone();
    let names: Vec<_> = company.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Dra. Ana Ruiz", "María", "Familiar de María"]);
    assert_eq!((&company[2]["self"], &company[1]["state"]), (&true.into(), &"waiting".into()));
    assert_eq!(mother.state().await["company"][1]["self"], true);
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_stuck_at_the_terms_is_heard_and_answered_too() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    drop(maria.opens_the_link().await);
    drop(world.ana().chat().await);
    let page = maria.asks_for_help("consent").await;
    assert!(page.says_that_help_comes(), "{}", page.html);
    assert!(page.html.contains("http-equiv=\"refresh\""), "the answer is waited for");
    let told: Vec<_> = world.ana().chat().await.into_iter().map(|message| message.words()).collect();
    assert!(told.iter().any(|words| words.contains("está leyendo los términos")), "{told:#?}");
    let inputs = serde_json::json!({ "canned": "soon-with-you", "text": "Toque el botón verde de abajo" });
    world.ana().presses_with(&world.ana().card().await, "Enviar", inputs).await;
    assert!(maria.page().await.html.contains("Toque el botón verde de abajo"));
    let card = world.ana().card().await;
    let words = card.words();
    assert!(words.starts_with("María López abrió el enlace") && !words.contains("pide ayuda"), "{words}");
    assert!(words.contains("Usted les dijo a las 10:20: «Toque el botón verde de abajo»"), "{words}");
    // Whoever was answered and has not come in yet can be written to again.
    let inputs = serde_json::json!({ "canned": "soon-with-you", "text": "¿Ya pudo?" });
    world.ana().presses_with(&card, "Enviar", inputs).await;
    let page = maria.page().await;
    assert!(page.html.contains("¿Ya pudo?"), "{}", page.html);
    maria.accepts(&page).await;
    world.ana().opens_meeting().await;
    world.ana().admits().await;
    maria.enters_the_meeting().await;
    assert!(!world.ana().card().await.buttons().contains(&"Mensaje…".to_owned()), "they are in the call");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_was_let_in_and_has_no_browser_for_it_is_to_be_called() {
    let world = World::start().await;
    let ana = world.ana();
    let maria = let_in_without_a_browser_for_it(&world).await;
    let card = ana.card().await;
    let words = card.words();
    let headline = "María López no puede entrar con su navegador: llámele al +52 55 1234 5678\nAdmitió Dra. Ana Ruiz";
    assert!(words.starts_with(headline), "{words}");
    assert!(words.contains("⚠ **María López** · no puede entrar con su navegador\n"), "{words}");
    assert!(words.contains("5678 · su navegador no puede hacer videollamadas"), "{words}");
    assert_eq!(card.card.as_ref().unwrap()["body"][0]["style"], "warning");
    for (language, headline) in [
        (Language::En, "**María López cannot come in with their browser: call +52 55 1234 5678**"),
        (Language::PtBr, "**María López não consegue entrar com o navegador: ligue para +52 55 1234 5678**"),
    ] {
        let said = said_in(&world, language).await;
        assert!(said.starts_with(headline), "{said}");
    }
    // They have found another browser, or what was in the way is gone.
    world.seconds_pass(5).await;
    assert_eq!(maria.reports_device(&device(None)).await, 204);
    let card = ana.card().await;
    assert!(card.words().starts_with("María López va entrando\n"), "{}", card.words());
    assert_eq!(card.card.as_ref().unwrap()["body"][0]["style"], "good");
    drop(ana.chat().await);
    world.finish().await;
}

/// What the card of the one visit says first to a clinician of another language.
async fn said_in(world: &World, language: Language) -> String {
    let (now, day) = (world.clock.now(), jiff::SignedDuration::from_hours(24));
    let mut visit = world.app().await.store.visits_between(now - day, now + day).await.unwrap().remove(0);
    visit.clinician.language = language;
    televisita::chat::visit_card(&visit, &world.config().clinic.zone, now).unwrap().markdown
}

#[tokio::test]
async fn an_agenda_says_who_cannot_come_in_without_a_number() {
    let world = World::start().await;
    let ana = world.ana();
    let_in_without_a_browser_for_it(&world).await;
    ana.writes("agenda").await;
    let words = ana.agenda().await.words();
    assert!(words.contains("⚠ **María López** · no puede entrar con su navegador\n"), "{words}");
    assert!(!words.contains("5678"), "{words}");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_somebody_who_was_let_in_asks_for_is_said_first() {
    let world = World::start().await;
    let ana = world.ana();
    let mut maria = let_in_without_a_browser_for_it(&world).await;
    maria.asks_for_help("unsupported").await;
    let words = ana.card().await.words();
    assert!(words.starts_with("María López pide ayuda: su navegador no puede hacer videollamadas\n"), "{words}");
    maria.asks_to_be_called().await;
    let card = ana.card().await;
    let words = card.words();
    assert!(words.starts_with("María López pide que le llamen: +52 55 1234 5678\nAdmitió Dra. Ana Ruiz"), "{words}");
    assert!(words.contains("⚠ **María López** · pide que le llamen\n"), "{words}");
    assert_eq!(card.card.as_ref().unwrap()["body"][0]["style"], "warning");
    ana.opens_meeting().await;
    maria.enters_the_meeting().await;
    let words = ana.card().await.words();
    assert!(words.starts_with("En videollamada con María López"), "{words}");
    drop(ana.chat().await);
    world.finish().await;
}

/// A patient whom Ana has let in, and whose browser makes no calls.
async fn let_in_without_a_browser_for_it(world: &World) -> Patient<'_> {
    let ana = world.ana();
    ana.books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(maria.reports_device(&device(Some("unsupported"))).await, 204);
    ana.admits().await;
    maria
}

/// What a page reports, with what keeps its browser from making calls.
fn device(obstacle: Option<&str>) -> serde_json::Value {
    serde_json::json!({
        "camera": "ready", "microphone": "ready", "network": "good", "browser": "other", "obstacle": obstacle,
    })
}
