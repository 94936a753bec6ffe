//! What can be taken back for thirty seconds: nobody hears of it before.

use televisita::visit::{Act, Actor, Event};

use crate::{
    actors::{Chatter, Patient},
    world::World,
};

async fn waiting<'a>(world: &'a World, ana: &Chatter<'_>) -> Patient<'a> {
    world.plans(ana, "10:20", &[("María López", "55 1234 5678")]).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    maria
}

#[tokio::test]
async fn whoever_is_declined_is_told_after_thirty_seconds_and_not_if_it_is_taken_back() {
    let world = World::start().await;
    let ana = world.ana();
    let maria = waiting(&world, &ana).await;
    ana.presses(&ana.card().await, "No atender ahora").await;
    let card = ana.card().await;
    assert!(
        card.words().starts_with("Dra. Ana Ruiz no atenderá ahora a María López; se le avisará en 30 s"),
        "{}",
        card.words()
    );
    assert_eq!(card.buttons(), ["Deshacer"]);
    world.seconds_pass(29).await;
    ana.presses(&ana.card().await, "Deshacer").await;
    world.seconds_pass(60).await;
    assert_eq!(maria.screen().await, "lobby");
    let card = ana.card().await;
    assert!(card.words().starts_with("María López espera"), "{}", card.words());
    ana.presses(&card, "No atender ahora").await;
    world.seconds_pass(30).await;
    assert_eq!(maria.screen().await, "declined");
    let words = ana.card().await.words();
    assert!(words.contains("no se le atendió; puede volver a esperar"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn whoever_declines_one_of_two_can_go_on_with_the_other() {
    let world = World::start().await;
    let ana = world.ana();
    let (maria, daughter) = world.mother_and_daughter_wait(&ana).await;
    ana.presses(&ana.card().await, "No atender ahora: Ana López").await;
    assert_eq!(ana.card().await.buttons(), ["Admitir", "Deshacer", "Abrir la reunión"]);
    ana.opens_meeting().await;
    assert_eq!((maria.screen().await, daughter.screen().await), ("admitted".to_owned(), "lobby".to_owned()));
    world.seconds_pass(30).await;
    assert_eq!(daughter.screen().await, "declined");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_second_press_says_who_pressed_and_when_and_so_does_an_undo_that_comes_too_late() {
    let world = World::start().await;
    let ana = world.ana();
    drop(waiting(&world, &ana).await);
    let card = ana.card().await;
    ana.submits_quietly(&card, "No atender ahora", &serde_json::json!({})).await;
    ana.submits_quietly(&card, "No atender ahora", &serde_json::json!({})).await;
    world.settle().await;
    let told: Vec<_> = ana.chat().await.into_iter().filter(|one| one.card.is_none()).map(|one| one.markdown).collect();
    assert_eq!(told, ["Ya estaba hecho: se le pidió a la persona no esperar (Dra. Ana Ruiz, 10:20)."]);
    let undo = ana.card().await;
    ana.submits_quietly(&undo, "Deshacer", &serde_json::json!({})).await;
    world.seconds_pass(31).await;
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_visit_is_cancelled_after_thirty_seconds() {
    let world = World::start().await;
    let ana = world.ana();
    let visit = world.plans(&ana, "10:20", &[("María López", "55 1234 5678")]).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let app = world.app().await;
    let clinician = app.store.visit(visit).await.unwrap().unwrap().clinician;
    drop(app);
    let cancel = || Event::ActPressed { act: Act::Cancel, by: Actor::from(&clinician) };
    world.happens(visit, cancel()).await;
    let card = ana.card().await;
    assert!(card.words().starts_with("Cancelada por Dra. Ana Ruiz; se avisará en 30 s"), "{}", card.words());
    assert_eq!((card.buttons(), maria.screen().await), (vec!["Deshacer".to_owned()], "lobby".to_owned()));
    ana.presses(&card, "Deshacer").await;
    world.seconds_pass(30).await;
    assert!(maria.texts().is_empty());
    world.happens(visit, cancel()).await;
    world.seconds_pass(30).await;
    assert_eq!(maria.screen().await, "cancelled");
    assert_eq!(maria.texts().len(), 1, "one text says so");
    let card = ana.card().await;
    assert!(card.words().starts_with("Visita cancelada\nLa canceló Dra. Ana Ruiz a las 10:20."), "{}", card.words());
    assert_eq!(card.buttons(), ["Seguimiento"]);
    world.finish().await;
}

#[tokio::test]
async fn nobody_came_until_somebody_does() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:25", &[("María López", "55 1234 5678")]).await;
    world.minutes_pass(10).await;
    let agenda = {
        ana.writes("agenda").await;
        ana.agenda().await
    };
    ana.presses(&agenda, "No asistió: María López").await;
    let card = ana.cards_about("Inasistencia").await.remove(0);
    assert!(card.words().starts_with("Inasistencia anotada por Dra. Ana Ruiz"), "{}", card.words());
    world.seconds_pass(30).await;
    let card = ana.cards_about("No llegó nadie").await.remove(0);
    assert!(card.words().contains("✖ **María López** · no llegó"), "{}", card.words());
    ana.presses(&card, "Sí llegó").await;
    assert!(ana.cards_about("No llegó nadie").await.is_empty());
    let mut maria = world.patient();
    maria.enters_by_the_latest_link().await;
    assert_eq!(ana.cards_about("María López espera").await.len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn nobody_coming_is_noticed_by_itself_and_can_be_taken_back() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:25", &[("María López", "55 1234 5678")]).await;
    world.minutes_pass(15).await;
    let card = ana.card().await;
    assert!(
        card.words().starts_with("No llegó nadie\nInasistencia: pasaron 10 minutos de la hora."),
        "{}",
        card.words()
    );
    let mut maria = world.patient();
    maria.enters_by_the_latest_link().await;
    assert!(ana.card().await.words().starts_with("María López espera"), "whoever comes late is welcome");
    world.finish().await;
}

#[tokio::test]
async fn the_end_for_all_ends_the_meeting_and_the_card_says_what_happened() {
    let world = World::start().await;
    let ana = world.ana();
    let mut maria = waiting(&world, &ana).await;
    ana.opens_meeting().await;
    world.minutes_pass(1).await;
    maria.enters_the_meeting().await;
    world.minutes_pass(12).await;
    let card = ana.card().await;
    assert_eq!(card.buttons(), ["Abrir la reunión", "Terminar para todos", "Más…"]);
    ana.presses(&card, "Terminar para todos").await;
    let pending = ana.card().await;
    assert!(
        pending.words().starts_with("Dra. Ana Ruiz termina la videollamada para todos en 30 s"),
        "{}",
        pending.words()
    );
    world.seconds_pass(30).await;
    assert_eq!(maria.screen().await, "over");
    let words = ana.card().await.words();
    assert!(words.starts_with("Visita terminada\nDuró 14 minutos."), "{words}");
    assert!(words.contains("✔ **María López** · en la videollamada de 10:21 a 10:33 (13 min)"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn whoever_was_in_the_call_for_less_than_a_minute_was_there_at_one_time() {
    let world = World::start().await;
    let ana = world.ana();
    let mut maria = waiting(&world, &ana).await;
    ana.opens_meeting().await;
    maria.enters_the_meeting().await;
    world.seconds_pass(20).await;
    maria.leaves_the_meeting().await;
    let words = ana.card().await.words();
    assert!(words.contains("**María López** · en la videollamada a las 10:20 (1 min)"), "{words}");
    drop(ana.chat().await);
    world.finish().await;
}
