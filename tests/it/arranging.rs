//! What changes a visit that is booked: its time, who is invited, their links, whether it takes place at all.

use televisita::sandbox::faults::Fault;

use crate::{
    actors::{Form, Message},
    world::World,
};

const AFTER_LUNCH: Form<'static> = Form {
    patient: "María López",
    phone: "55 1234 5678",
    kind: None,
    later: Some(("2026-11-24", "12:30")),
    opens: false,
};
const LATER: [(&str, &str); 2] = [("Fecha", "2026-11-24"), ("Hora", "16:00")];

#[tokio::test]
async fn a_visit_that_is_moved_is_announced_and_the_old_time_sends_nothing() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    drop(world.patient().text());
    let old = ana.meeting().await;
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    assert_eq!(form.inputs()[&form.field("Hora")], "12:30");
    ana.fills(&form, &LATER, "Reprogramar y avisar").await;
    let text = world.patient().text();
    assert!(text.contains("martes 24 de noviembre, 16:00") && !text.contains("http"), "{text}");
    assert!(ana.card().await.words().contains("Cuándo: martes 24 de noviembre, 16:00"), "{}", ana.card().await.words());
    assert_eq!(ana.meeting().await.id, old.id, "the meeting is the same");
    world.minutes_pass(130).await;
    assert!(world.patient().texts().is_empty(), "the timer of the old time");
    world.minutes_pass(200).await;
    assert!(world.patient().text().contains("/v/"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_waits_when_the_visit_is_moved_to_another_day_is_told_so_and_cannot_wait_for_it_now() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(Form::default()).await;
    let mut maria = world.patient();
    let consent = maria.opens_the_link().await;
    maria.accepts(&consent).await;
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.fills(&form, &[("Fecha", "2026-11-26"), ("Hora", "16:00")], "Reprogramar y avisar").await;
    assert!(maria.text().contains("jueves 26 de noviembre, 16:00"));
    for page in [maria.page().await, maria.accepts(&consent).await, maria.asks_for_a_new_link().await] {
        assert_eq!((page.status, page.title().as_str()), (200, "Todavía no es hora de su visita"));
        assert!(page.html.contains("jueves 26 de noviembre, 16:00"), "{}", page.html);
        let moved = "El hospital cambió su visita con Dra. Ana Ruiz a otra fecha. Disculpe la molestia.";
        assert!(page.html.contains(moved) && !page.html.contains("sigue en pie"), "{}", page.html);
    }
    let words = ana.card().await.words();
    assert!(words.contains("El enlace se enviará el jueves 26 de noviembre, 15:50."), "{words}");
    for (tag, moved) in [
        ("en", "The hospital has moved your visit with Dra. Ana Ruiz to another date. We are sorry for the trouble."),
        ("pt-BR", "O hospital mudou sua visita com Dra. Ana Ruiz para outra data. Desculpe o transtorno."),
        ("es-MX", "El hospital cambió su visita"),
    ] {
        maria.chooses_language(tag).await;
        let page = maria.page().await;
        assert!(page.html.contains(moved), "{}", page.html);
    }
    assert!(maria.texts().is_empty());
    world.minutes_pass(2 * 24 * 60 + 5 * 60 + 35).await;
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "lobby");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_has_the_terms_open_reads_that_the_visit_was_moved_to_another_hour() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.fills(&form, &LATER, "Reprogramar y avisar").await;
    assert!(maria.text().contains("16:00"));
    let page = maria.page().await;
    assert!(page.html.contains("a otra hora. Disculpe la molestia."), "{}", page.html);
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_meeting_that_webex_no_longer_has_is_made_anew() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    drop(world.patient().text());
    let old = ana.meeting().await.id;
    ana.deletes_meeting(&old).await;
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.fills(&form, &LATER, "Reprogramar y avisar").await;
    assert_ne!(ana.meeting().await.id, old);
    assert_eq!(world.meetings_made(), 2);
    assert!(world.patient().text().contains("16:00"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_meeting_is_moved_when_webex_is_well_again() {
    for fault in [Fault::Webex429, Fault::Webex5xx, Fault::WebexNonsense] {
        let world = World::start().await;
        let ana = world.ana();
        ana.books(AFTER_LUNCH).await;
        drop(world.patient().text());
        let old = ana.meeting().await.id;
        world.sandbox.faults.next(fault, 3, "PATCH /v1/meetings");
        let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
        ana.fills(&form, &LATER, "Reprogramar y avisar").await;
        world.retries_happen().await;
        assert_eq!((ana.meeting().await.id, world.meetings_made()), (old, 1));
        drop((world.patient().text(), ana.chat().await));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_time_that_cannot_be_comes_back_with_what_was_typed() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    drop(world.patient().text());
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.fills(&form, &[("Fecha", "2026-11-23"), ("Hora", "09:00")], "Reprogramar y avisar").await;
    let again = ana.card().await;
    assert!(again.words().contains("Esa fecha y hora ya pasaron."), "{}", again.words());
    assert_eq!(again.inputs()[&again.field("Fecha")], "2026-11-23");
    ana.fills(&again, &LATER, "Reprogramar y avisar").await;
    assert!(world.patient().text().contains("16:00"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_form_that_was_sent_says_so_when_it_is_sent_again() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    drop(world.patient().text());
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.submits_quietly(&form, "Reprogramar y avisar", &form.filled(&LATER)).await;
    ana.submits_quietly(&form, "Reprogramar y avisar", &form.filled(&LATER)).await;
    world.settle().await;
    let said: Vec<_> = ana.chat().await.iter().map(Message::words).collect();
    let used = "Ese formulario ya se envió el martes 24 de noviembre, 10:20. Lo envió Dra. Ana Ruiz.";
    assert_eq!(said.iter().filter(|words| words.starts_with(used)).count(), 1, "{said:#?}");
    assert_eq!(world.patient().texts().len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn a_cancelled_visit_is_told_after_thirty_seconds_and_can_be_taken_back_before() {
    let world = World::start().await;
    let (ana, mut maria) = (world.ana(), world.patient());
    ana.books(Form { opens: false, ..Form::default() }).await;
    maria.opens_the_link().await;
    let menu = ana.goes_to(&["Más…"]).await;
    ana.presses(&menu, "Cancelar la visita").await;
    let card = ana.card().await;
    assert!(card.words().starts_with("Cancelada por Dra. Ana Ruiz; se avisará en 30 s"), "{}", card.words());
    ana.presses(&card, "Deshacer").await;
    world.seconds_pass(31).await;
    assert!(maria.texts().is_empty());
    let menu = ana.goes_to(&["Más…"]).await;
    ana.presses(&menu, "Cancelar la visita").await;
    world.seconds_pass(31).await;
    let text = maria.text();
    assert!(text.contains("se cancela"), "{text}");
    let page = maria.page().await;
    assert_eq!((page.status, page.title().as_str()), (410, "Su visita se canceló"));
    assert!(ana.card().await.words().starts_with("Visita cancelada"));
    world.finish().await;
}

#[tokio::test]
async fn a_scheduler_cancels_and_takes_it_back_and_hears_who_has_cancelled_before() {
    let world = World::start().await;
    let (ana, carmen) = (world.ana(), world.carmen());
    ana.books(AFTER_LUNCH).await;
    drop(world.patient().text());
    carmen.writes("visita maria").await;
    let menu = carmen.answer().await;
    assert!(menu.words().contains("Paciente: María López"), "{}", menu.words());
    carmen.presses(&menu, "Cancelar la visita").await;
    let told = carmen.card().await;
    assert!(told.words().starts_with("Cancelada: se avisará en 30 segundos."), "{}", told.words());
    carmen.presses(&told, "Deshacer").await;
    world.seconds_pass(31).await;
    assert!(world.patient().texts().is_empty());
    carmen.writes("visita maria").await;
    let menu = carmen.card().await;
    let hers = ana.goes_to(&["Más…"]).await;
    carmen.presses(&menu, "Cancelar la visita").await;
    world.seconds_pass(31).await;
    assert!(world.patient().text().contains("se cancela"));
    drop((carmen.chat().await, ana.chat().await));
    ana.presses(&hers, "Cancelar la visita").await;
    let answer = ana.answer().await.words();
    assert_eq!(answer, "Ya estaba hecho: la visita se canceló (Carmen Soto, 10:20).");
    world.finish().await;
}

#[tokio::test]
async fn a_daughter_in_new_york_is_added_and_reads_her_own_language_and_clock() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    drop(world.patient().text());
    let form = ana.goes_to(&["Más…", "Invitados y enlaces", "Agregar a alguien"]).await;
    let filled = [
        ("Parentesco", "hija o hijo"),
        ("Nombre", "Ana López"),
        ("Celular", "+1 312"),
        ("Idioma de sus mensajes", "inglés"),
        ("Hora de sus mensajes", "Nueva York"),
    ];
    ana.fills(&form, &filled, "Invitar y avisar").await;
    let again = ana.card().await;
    assert!(again.words().contains("Al número le faltan dígitos."), "{}", again.words());
    ana.fills(&again, &[("Celular", "+1 312 555 0100")], "Invitar y avisar").await;
    let mut daughter = world.holder_of("+13125550100");
    let text = daughter.text();
    assert!(text.contains("November 24, 1:30 PM (New York time)"), "{text}");
    assert!(ana.card().await.words().contains("Ana López (hija o hijo)"), "{}", ana.card().await.words());
    world.minutes_pass(120).await;
    let page = daughter.opens_the_link().await;
    let both = "1:30 PM (New York time; 12:30 PM at the clinic)";
    assert!(page.html.contains("Hello, Ana") && page.html.contains(both), "{}", page.html);

    let people = ana.goes_to(&["Más…", "Invitados y enlaces"]).await;
    ana.presses(&people, "Quitar de la visita").await;
    let asked = ana.card().await;
    assert!(asked.words().contains("Elija primero a la persona."), "{}", asked.words());
    let daughter_line = "Ana López (hija o hijo) · abrió el enlace";
    ana.fills(&asked, &[("¿De quién se trata?", daughter_line)], "Quitar de la visita").await;
    assert!(daughter.text().contains("you need not join"), "told in her language");
    let page = daughter.page().await;
    assert_eq!((page.status, page.title().as_str()), (410, "You no longer need to join"));
    assert_eq!(daughter.asks_for_a_new_link().await.title(), "You no longer need to join");
    assert!(!ana.card().await.words().contains("Ana López"));
    drop(world.patient().texts());
    world.finish().await;
}

#[tokio::test]
async fn a_revoked_link_opens_no_more_until_the_hospital_sends_another() {
    let world = World::start().await;
    let (ana, mut maria) = (world.ana(), world.patient());
    ana.books(Form { opens: false, ..Form::default() }).await;
    maria.enters_the_lobby().await;
    let people = ana.goes_to(&["Más…", "Invitados y enlaces"]).await;
    ana.presses_as_filled(&people, "Anular enlace").await;
    let page = maria.page().await;
    assert_eq!((page.status, page.title().as_str()), (410, "El hospital anuló este enlace"));
    assert_eq!(maria.asks_for_a_new_link().await.title(), "El hospital anuló este enlace");
    assert_eq!(maria.credentials().await.0, 403);
    assert!(maria.texts().is_empty());
    assert!(ana.card().await.words().contains("enlace anulado"), "{}", ana.card().await.words());
    let people = ana.goes_to(&["Más…", "Invitados y enlaces"]).await;
    ana.presses_as_filled(&people, "Reenviar enlace").await;
    maria.cookie = None;
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "lobby");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_link_that_was_just_sent_is_not_sent_again_and_still_opens() {
    let world = World::start().await;
    let (ana, mut maria) = (world.ana(), world.patient());
    ana.books(Form { opens: false, ..Form::default() }).await;
    let people = ana.goes_to(&["Más…", "Invitados y enlaces"]).await;
    ana.presses_as_filled(&people, "Reenviar enlace").await;
    let said: Vec<_> = ana.chat().await.iter().map(Message::words).collect();
    assert!(said.iter().any(|words| words.contains("se le acaba de enviar el enlace")), "{said:#?}");
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "lobby");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_visit_is_found_by_the_name_of_whoever_is_in_it() {
    let world = World::start().await;
    let (ana, carmen, luis) = (world.ana(), world.carmen(), world.luis());
    ana.books(AFTER_LUNCH).await;
    ana.books(Form { patient: "María José Gil", later: Some(("2026-11-25", "09:00")), ..AFTER_LUNCH }).await;
    drop(world.patient().texts());
    carmen.writes("visita").await;
    let list = carmen.answer().await;
    let chosen = "miércoles 25 de noviembre, 9:00 · María José Gil · Dra. Ana Ruiz";
    carmen.fills(&list, &[("¿Cuál?", chosen)], "Abrir").await;
    assert!(carmen.card().await.words().contains("Paciente: María José Gil"), "{}", carmen.card().await.words());
    carmen.writes("visita lopez").await;
    assert!(carmen.answer().await.words().contains("Paciente: María López"));
    carmen.writes("visita nadie").await;
    assert_eq!(carmen.answer().await.words(), "No encontré visitas por venir de «nadie».");
    luis.writes("visitas").await;
    assert_eq!(luis.answer().await.words(), "No hay visitas por venir.", "another clinician's are not his");
    world.finish().await;
}

#[tokio::test]
async fn a_form_that_is_not_sent_leads_back_and_leaves_nothing_behind() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(AFTER_LUNCH).await;
    drop((world.patient().text(), ana.chat().await));
    let cards = ana.cards().await.len();
    let menu = ana.goes_to(&["Más…", "Reprogramar", "Volver", "Invitados y enlaces", "Volver"]).await;
    assert!(menu.words().starts_with("¿Qué desea hacer con la visita?"), "{}", menu.words());
    assert_eq!(ana.cards().await.len(), cards + 1, "the visit's card, and one menu");
    world.finish().await;
}
