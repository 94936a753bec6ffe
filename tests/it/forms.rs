//! The form for a new visit: sent twice, filled in badly.

use crate::{
    actors::{Form, Message},
    world::World,
};

#[tokio::test]
async fn a_form_sent_twice_books_one_visit_and_says_when_it_was_sent() {
    let world = World::start().await;
    let ana = world.ana();
    let form = ana.form().await;
    ana.fills_in(&form, Form::default()).await;
    ana.fills_in(&form, Form::default()).await;
    world.settle().await;
    let words: Vec<_> = ana.chat().await.iter().map(Message::words).collect();
    let answer = "Ese formulario ya se envió el martes 24 de noviembre, 10:20.";
    assert_eq!(words.iter().filter(|words| words.starts_with(answer)).count(), 1, "{words:#?}");
    assert_eq!((world.meetings_made(), world.patient().texts().len()), (1, 1));
    world.finish().await;
}

#[tokio::test]
async fn an_impossible_phone_comes_back_with_what_was_typed_and_what_is_wrong() {
    for (phone, problem) in [
        ("55 1234", "Al número le faltan dígitos."),
        ("12345678901234567890", "El número tiene dígitos de más."),
        ("no sé", "Eso no parece un número de teléfono."),
        ("", "Escriba un número de celular."),
        ("00 0000 0000", "Ese número no existe."),
    ] {
        let world = World::start().await;
        let ana = world.ana();
        let form = ana.form().await;
        ana.sends(&form, Form { phone, ..Form::default() }).await;
        let again = ana.answer().await;
        assert!(again.words().contains(problem), "{phone}: {}", again.words());
        assert_eq!(again.inputs()[&again.field("Nombre del paciente")], "María López");
        assert_eq!(again.inputs()[&again.field("Celular que recibe el enlace")], phone);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_past_date_comes_back_and_can_be_mended() {
    let world = World::start().await;
    let ana = world.ana();
    let form = ana.form().await;
    let kind = Some("Visita de la familia");
    let yesterday = Some(("2026-11-23", "12:30"));
    ana.sends(&form, Form { kind, later: yesterday, opens: false, ..Form::default() }).await;
    let again = ana.answer().await;
    assert!(again.words().contains("Esa fecha y hora ya pasaron."), "{}", again.words());
    let kept = ["Fecha (si es después)", "Hora (si es después)", "Tipo de visita", "Entrada"];
    let kept = kept.map(|label| again.inputs()[&again.field(label)].as_str().unwrap().to_owned());
    assert_eq!(kept, ["2026-11-23", "12:30", "family-visit", "by-press"]);
    ana.sends(&again, Form { kind, later: Some(("2026-11-25", "12:30")), ..Form::default() }).await;
    assert!(ana.card().await.words().starts_with("Visita agendada con Familiar de María López"));
    assert!(world.patient().text().contains("25 de noviembre"));
    world.finish().await;
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once() {
    let world = World::start().await;
    let ana = world.ana();
    let form = ana.form().await;
    ana.sends(&form, Form { patient: "  ", phone: "", later: Some(("", "")), ..Form::default() }).await;
    let words = ana.answer().await.words();
    for problem in ["Escriba el nombre del paciente", "Escriba un número de celular", "Escriba la fecha y la hora"] {
        assert!(words.contains(problem), "{problem}: {words}");
    }
    assert_eq!((world.meetings_made(), world.patient().texts().len()), (0, 0));
    world.finish().await;
}

#[tokio::test]
async fn a_name_is_shown_as_it_was_typed_whatever_is_in_it() {
    let world = World::start().await;
    world.ana().books(Form { patient: "José *Ñ* <b>O'Brien</b>", ..Form::default() }).await;
    let mut patient = world.patient();
    let page = patient.opens_the_link().await;
    assert!(!page.html.contains("<b>O"), "a name is no markup");
    let words = world.ana().card().await.words();
    assert!(words.contains("José") && words.contains("O'Brien") && !words.contains(" *Ñ* "), "{words}");
    world.finish().await;
}
