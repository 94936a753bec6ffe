//! One visit from the first word to the goodbye; and one that is booked for later.

use crate::{actors::Form, world::World};

/// At half past twelve in Mexico City, ten minutes after two hours from the beginning of every story.
const AFTER_LUNCH: Form<'static> = Form {
    patient: "María López",
    phone: "55 1234 5678",
    kind: None,
    later: Some(("2026-11-24", "12:30")),
    opens: true,
};

#[tokio::test]
async fn one_visit_from_the_first_word_to_the_goodbye() {
    let world = World::start().await;
    let (ana, mut maria) = (world.ana(), world.patient());
    ana.writes("hola").await;
    let greeting = ana.answer().await;
    assert_eq!(greeting.buttons(), ["Nueva visita", "Agenda de hoy", "Pacientes", "Ayuda"]);
    ana.presses(&greeting, "Nueva visita").await;
    ana.sends(&ana.answer().await, Form { opens: false, ..Form::default() }).await;
    assert!(ana.card().await.words().starts_with("María López: invitación enviada"), "{}", ana.card().await.words());

    let lobby = maria.enters_the_lobby().await;
    assert_eq!((lobby.status, maria.screen().await.as_str()), (200, "lobby"));
    assert_eq!(maria.state().await["clinician_told"], true);
    let card = ana.card().await;
    assert!(card.words().starts_with("María López espera\nDesde las 10:20."), "{}", card.words());
    assert_eq!(card.buttons(), ["Admitir", "Abrir la reunión", "Mensaje…", "Más…"]);

    ana.admits().await;
    assert_eq!(maria.screen().await, "admitted");
    let meeting = ana.opens_meeting().await;
    maria.enters_the_meeting().await;
    assert!(ana.card().await.words().starts_with("En videollamada con María López"));
    world.minutes_pass(12).await;
    ana.ends_meeting(&meeting).await;
    assert_eq!(maria.state().await["ended"]["minutes"], 12);
    assert_eq!(maria.page().await.title(), "Gracias por su visita");
    let card = ana.card().await;
    assert!(card.words().starts_with("Visita terminada\nDuró 12 minutos."), "{}", card.words());
    assert_eq!(card.buttons(), ["Seguimiento"]);
    world.finish().await;
}

#[tokio::test]
async fn a_visit_that_is_over_is_followed_up_in_two_presses() {
    let world = World::start().await;
    let (ana, mut maria) = (world.ana(), world.patient());
    world.plans(&ana, "10:30", &[("María López", "55 1234 5678"), ("Ana López", "55 8765 4321")]).await;
    maria.enters_the_lobby().await;
    let meeting = ana.opens_meeting().await;
    maria.enters_the_meeting().await;
    ana.ends_meeting(&meeting).await;
    drop((ana.chat().await, world.holder_of("+525587654321").texts()));
    ana.presses(&ana.card().await, "Seguimiento").await;
    let form = ana.answer().await;
    let filled =
        ["Nombre del paciente", "Celular que recibe el enlace", "Fecha (si es después)", "Hora (si es después)"];
    let filled = filled.map(|label| form.inputs()[&form.field(label)].as_str().unwrap().to_owned());
    assert_eq!(filled, ["María López", "+52 55 1234 5678", "2026-12-01", "10:30"]);
    ana.presses_as_filled(&form, "Enviar invitación").await;
    for phone in ["+525512345678", "+525587654321"] {
        assert!(world.holder_of(phone).text().contains("1 de diciembre"), "{phone}");
    }
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_later_visit_is_announced_first_and_its_link_comes_ten_minutes_before() {
    let world = World::start().await;
    world.ana().books(AFTER_LUNCH).await;
    let text = world.patient().text();
    assert!(text.contains("martes 24 de noviembre, 12:30") && !text.contains("http"), "{text}");
    world.minutes_pass(119).await;
    assert!(world.patient().texts().is_empty());
    world.seconds_pass(59).await;
    assert!(world.patient().texts().is_empty());
    world.seconds_pass(1).await;
    assert!(world.patient().text().contains("/v/"));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_link_is_sent_once_also_after_a_restart() {
    let world = World::start().await;
    world.ana().books(AFTER_LUNCH).await;
    drop(world.patient().text());
    world.restart().await;
    world.minutes_pass(120).await;
    assert!(world.patient().text().contains("/v/"));
    world.restart().await;
    world.minutes_pass(11).await;
    assert!(world.patient().texts().is_empty());
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_later_visit_says_on_its_card_when_the_link_goes_out() {
    let world = World::start().await;
    world.ana().books(AFTER_LUNCH).await;
    let words = world.ana().card().await.words();
    assert!(words.starts_with("Visita agendada con María López\nEl enlace se enviará a las 12:20."), "{words}");
    assert!(words.contains("Cuándo: martes 24 de noviembre, 12:30"), "{words}");
    drop(world.patient().text());
    world.finish().await;
}

#[tokio::test]
async fn each_of_the_three_kinds_says_what_it_is() {
    for (kind, who) in [
        ("Consulta con el paciente", "María López"),
        ("Informe médico a la familia", "Familiar de María López"),
        ("Visita de la familia", "Familiar de María López"),
    ] {
        let world = World::start().await;
        world.ana().books(Form { kind: Some(kind), ..Form::default() }).await;
        let mut invited = world.patient();
        let page = invited.opens_the_link().await;
        // The name of an inpatient is not shown to whoever holds a relative's phone.
        assert_eq!(page.html.contains("María"), who == "María López", "{kind}");
        invited.accepts(&page).await;
        let words = world.ana().card().await.words();
        assert!(words.starts_with(&format!("{who} espera")) && words.contains(&format!("Tipo: {kind}")), "{words}");
        world.finish().await;
    }
}
