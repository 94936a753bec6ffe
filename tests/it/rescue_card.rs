//! Somebody does not open their link: what the clinician sees of it, minute by minute, and how it is stopped.

use televisita::visit::{Answer, Event, ParticipantId, ReplyWords};

use crate::{
    actors::{Chatter, Form, Message},
    world::World,
};

const DAUGHTER: &str = "+525587654321";

/// The visit's card as it is on show.
async fn card_after(world: &World, minutes: i64) -> Message {
    world.minutes_pass(minutes).await;
    world.ana().card().await
}

/// The line of the card about those who do not open their link.
fn plan(card: &Message) -> String {
    let found = card
        .words()
        .lines()
        .find(|line| line.contains("el enlace: 10:") || line.contains("Detenido"))
        .map(str::to_owned);
    found.unwrap_or_else(|| panic!("{}", card.words()))
}

/// A patient is registered with a daughter who accepts messages, and a visit with the patient is booked from her card.
async fn books_for_whoever_has_a_daughter(ana: &Chatter<'_>) {
    ana.writes("registrar paciente").await;
    let typed = [("Nombre completo", "María López"), ("Celular (si tiene)", "55 1234 5678")];
    ana.fills(&ana.answer().await, &typed, "Guardar").await;
    ana.presses(&ana.answer().await, "Agregar familiar").await;
    let typed = [
        ("Parentesco", "hija o hijo"),
        ("Nombre completo", "Ana López"),
        ("Celular", "55 8765 4321"),
        ("Mensajes", "true"),
    ];
    ana.fills(&ana.answer().await, &typed, "Guardar").await;
    ana.presses(&ana.answer().await, "Nueva visita").await;
    ana.presses_as_filled(&ana.answer().await, "Enviar invitación").await;
    drop(ana.chat().await);
}

#[tokio::test]
async fn the_card_tells_step_by_step_what_is_done_until_nobody_has_come() {
    let world = World::start().await;
    let (ana, maria) = (world.ana(), world.patient());
    ana.books(Form::default()).await;
    let card = ana.card().await;
    assert_eq!(plan(&card), "Si no abre el enlace: 10:22 otro enlace · 10:26 llamarle · 10:30 inasistencia");
    assert_eq!(maria.texts().len(), 1);
    world.minutes_pass(2).await;
    assert!(maria.text().contains("/v/"));
    world.minutes_pass(2).await;
    assert!(maria.texts().is_empty(), "nobody else is known");
    assert!(ana.chat().await.is_empty(), "the card has said it before");
    world.minutes_pass(2).await;
    let card = ana.answer().await;
    let words = card.words();
    assert!(words.starts_with("María López no abre el enlace: llámele al +52 55 1234 5678\n⚠ "), "{words}");
    let told = "Si no abre el enlace: 10:22 otro enlace ✓ · 10:26 aviso para llamarle ✓ · 10:30 inasistencia";
    assert_eq!(plan(&card), told);
    let card = card_after(&world, 4).await;
    let words = card.words();
    assert!(words.starts_with("No llegó nadie") && !words.contains("Si no abre"), "{words}");
    assert!(maria.text().contains("no le vimos hoy"));
    world.finish().await;
}

#[tokio::test]
async fn stopping_it_stops_all_of_it_and_says_who_did() {
    let world = World::start().await;
    let (ana, maria) = (world.ana(), world.patient());
    ana.books(Form::default()).await;
    drop(maria.texts());
    let before = card_after(&world, 2).await;
    drop(maria.texts());
    world.minutes_pass(1).await;
    // Pressed twice, before anything comes of it.
    for _ in 0..2 {
        ana.submits_quietly(&before, "Detener avisos", &serde_json::json!({})).await;
    }
    world.settle().await;
    let said = "Los avisos automáticos de esta visita ya los detuvo Dra. Ana Ruiz, a las 10:23.";
    assert!(ana.chat().await.iter().any(|message| message.words() == said));
    let card = ana.card().await;
    assert_eq!(plan(&card), "10:22 otro enlace ✓ · Detenido por Dra. Ana Ruiz a las 10:23");
    assert!(!card.words().contains("Detener avisos"), "{}", card.words());
    world.minutes_pass(30).await;
    assert!(maria.texts().is_empty() && ana.chat().await.is_empty(), "nothing more is done by itself");
    world.finish().await;
}

#[tokio::test]
async fn only_whoever_leads_the_visit_stops_it() {
    let world = World::start().await;
    let (ana, luis) = (world.ana(), world.luis());
    ana.books(Form::default()).await;
    drop(world.patient().texts());
    let card = ana.card().await;
    let visit = card.action("Detener avisos")["data"].clone();
    luis.writes("hola").await;
    let menu = luis.card().await;
    luis.submits_as(&menu, &visit).await;
    assert!(luis.answer().await.words().contains("Dra. Ana Ruiz"), "whose visit it is");
    world.minutes_pass(2).await;
    assert_eq!(world.patient().texts().len(), 1, "it goes on");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_relative_who_agreed_is_asked_to_help() {
    let world = World::start().await;
    let (ana, maria, daughter) = (world.ana(), world.patient(), world.holder_of(DAUGHTER));
    books_for_whoever_has_a_daughter(&ana).await;
    let steps = "10:22 otro enlace · 10:24 enlace a un familiar que lo acepte · 10:26 llamarle · 10:30 inasistencia";
    assert_eq!(plan(&ana.card().await), format!("Si no abre el enlace: {steps}"));
    world.minutes_pass(2).await;
    assert_eq!(maria.texts().len(), 2);
    assert!(daughter.texts().is_empty());
    let card = card_after(&world, 2).await;
    assert!(plan(&card).contains("10:24 se invitó a Ana López (hija o hijo) ✓"), "{}", plan(&card));
    assert!(card.words().contains("**Ana López (hija o hijo)** · Mensaje: "), "{}", card.words());
    assert!(daughter.text().contains("su familiar no ha entrado"));
    assert!(maria.texts().is_empty());
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn nothing_more_is_done_once_the_link_is_open() {
    let world = World::start().await;
    let (ana, mut maria) = (world.ana(), world.patient());
    ana.books(Form::default()).await;
    drop(maria.texts());
    world.minutes_pass(2).await;
    maria.opens_the_link().await;
    drop(ana.chat().await);
    world.minutes_pass(6).await;
    assert!(maria.texts().is_empty() && ana.chat().await.is_empty());
    world.finish().await;
}

#[tokio::test]
async fn whoever_opens_the_link_at_last_need_not_be_called() {
    let world = World::start().await;
    let (ana, mut maria) = (world.ana(), world.patient());
    ana.books(Form::default()).await;
    world.minutes_pass(6).await;
    let link = maria.latest_link();
    assert!(ana.card().await.words().starts_with("María López no abre el enlace: llámele"));
    maria.opens(&link).await;
    let card = ana.card().await.words();
    assert!(card.starts_with("María López abrió el enlace") && !card.contains("Si no abre"), "{card}");
    world.finish().await;
}

#[tokio::test]
async fn what_somebody_answers_is_in_the_agenda_of_whoever_schedules_without_their_words() {
    let world = World::start().await;
    let (ana, carmen) = (world.ana(), world.carmen());
    let visit = world.plans(&ana, "11:00", &[("María López", "55 1234 5678")]).await;
    carmen.writes("agenda").await;
    let before = carmen.agenda().await;
    assert!(!before.words().contains("va tarde"));
    let words = ReplyWords::new("voy en el camión");
    let late = Event::Replied { participant: ParticipantId(1), answer: Answer::Late, words, segments: 1 };
    world.happens(visit, late).await;
    assert!(ana.card().await.words().contains("avisa que va tarde («voy en el camión»)"));
    world.minutes_pass(6).await;
    let agenda = carmen.agenda().await;
    assert_ne!(agenda.id, before.id, "it comes anew");
    let words = agenda.words();
    assert!(words.contains("**María López** · Dra. Ana Ruiz · Aviso de la cita: Entregado · va tarde"), "{words}");
    assert!(!words.contains("camión"), "{words}");
    drop((ana.chat().await, world.patient().texts()));
    world.finish().await;
}

/// A daughter who comes does not hide that her mother cannot.
#[tokio::test]
async fn what_somebody_asks_for_comes_in_the_agenda_before_what_others_confirm() {
    let world = World::start().await;
    let (ana, carmen) = (world.ana(), world.carmen());
    let people = [("María López", "55 1234 5678"), ("Ana López", "55 8765 4321")];
    world.plans(&ana, "11:00", &people).await;
    drop((world.patient().texts(), world.holder_of(DAUGHTER).texts()));
    world.patient().replies("3").await;
    world.holder_of(DAUGHTER).replies("1").await;
    carmen.writes("agenda").await;
    let words = carmen.agenda().await.words();
    assert!(words.contains("María López: Aviso de la cita: Entregado · pide otra fecha"), "{words}");
    assert!(!words.contains("confirmó"), "{words}");
    drop((ana.chat().await, world.patient().texts(), world.holder_of(DAUGHTER).texts()));
    world.finish().await;
}

#[tokio::test]
async fn whoever_says_that_they_cannot_come_is_not_called_for_and_not_missed() {
    let world = World::start().await;
    let (ana, maria) = (world.ana(), world.patient());
    ana.books(Form::default()).await;
    drop((maria.text(), ana.chat().await));
    maria.replies("No puedo hoy").await;
    assert!(maria.text().contains("necesita otra fecha"));
    let card = ana.card().await;
    assert!(card.words().starts_with("María López pide otra fecha"), "{}", card.words());
    assert_eq!(plan(&card), "Si no abre el enlace: 10:30 inasistencia");
    world.minutes_pass(11).await;
    assert!(maria.texts().is_empty(), "no link again, and no word of having been missed");
    let card = ana.card().await.words();
    assert!(card.starts_with("No llegó nadie") && card.contains("no llegó · pide otra fecha"), "{card}");
    drop(ana.chat().await);
    world.finish().await;
}

/// She has the link, and writes because she does not get in: nobody has read that yet, and another link is no answer.
#[tokio::test]
async fn whoever_writes_instead_of_coming_is_waited_for_longer() {
    for (minutes, words) in [(1, "no me deja entrar"), (7, "no me deja entrar"), (7, "llámeme por favor")] {
        let world = World::start().await;
        let (ana, maria) = (world.ana(), world.patient());
        ana.books(Form::default()).await;
        world.minutes_pass(minutes).await;
        maria.replies(words).await;
        assert!(plan(&ana.card().await).ends_with("10:40 inasistencia"));
        world.minutes_pass(19 - minutes).await;
        assert!(!maria.texts().iter().any(|text| text.contains("no le vimos hoy")), "{minutes}, {words}: it is 10:39");
        world.minutes_pass(2).await;
        assert!(maria.text().contains("no le vimos hoy"));
        assert!(ana.card().await.words().starts_with("No llegó nadie"));
        drop(ana.chat().await);
        world.finish().await;
    }
}
