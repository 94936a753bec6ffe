//! A visit that is asked for in one line of text: always a preview to confirm, never a guess.

use serde_json::json;
use televisita::{
    clock,
    directory::{Patient as Registered, PatientDetails, RelativeDetails, Touched},
    store::{Commit, Committed},
    texts::Language,
    visit::{PatientId, PersonName, Relation},
};

use crate::{
    actors::{Chatter, Message, Patient},
    world::World,
};

const LINE: &str = "mañana 10:30 María López 55 1234 5678 con su hija Ana +1 312 555 0100";
const FORM_SENT: &str = "Ese formulario ya se envió";

async fn preview(who: &Chatter<'_>, line: &str) -> Message {
    who.writes(line).await;
    who.answer().await
}

async fn chooses(world: &World, who: &Chatter<'_>, card: &Message, label: &str, choice: &str) {
    let mut inputs = card.inputs();
    inputs.insert(card.field(label), card.value(label, choice).into());
    who.submits_quietly(card, "Confirmar", &inputs.into()).await;
    world.settle().await;
}

fn ana_abroad(world: &World) -> Patient<'_> {
    Patient::new(world, "+13125550100")
}

/// María is in the directory, with her daughter abroad, who reads English.
async fn registers_maria(world: &World) {
    let name = |name: &str| PersonName::parse(name).unwrap();
    let touched = || Touched { by: None, at: world.clock.now() };
    let details = PatientDetails {
        name: name("María López Hernández"),
        phone: Some("+525512345678".parse().unwrap()),
        language: Language::EsMx,
        zone: None,
        record_number: None,
    };
    let daughter = RelativeDetails {
        name: name("Ana López"),
        relation: Relation::Child,
        phone: "+13125550100".parse().unwrap(),
        language: Language::En,
        zone: Some("America/New_York".to_owned()),
        agreed: true,
    };
    let maria = Registered::register(PatientId(clock::new_id()), details, touched());
    let maria = maria.with_relative(daughter, touched()).unwrap();
    let commit = Commit::default().patient(maria, None);
    assert!(matches!(world.app().await.store.commit(&commit).await.unwrap(), Committed::Done));
}

#[tokio::test]
async fn a_line_is_shown_and_one_press_books_it_for_both() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, LINE).await;
    assert_eq!(
        card.words(),
        "¿Agendo esta visita?\n«mañana 10:30 María López 55 1234 5678 con su hija Ana +1 312 555 0100»\n\
         Paciente: María López\n\
         Enlace: María López · +52 55 1234 5678 · español\n\
         Enlace: Ana (hija o hijo) · +1 312-555-0100 · español\n\
         Tipo: Consulta con el paciente\n\
         Cuándo: mañana, miércoles 25 de noviembre, 10:30 (hora de Ciudad de México)\n\
         Duración: 30 minutos\n\
         No dijo de qué tipo es: sería una consulta con el paciente."
    );
    assert_eq!(card.buttons(), ["Confirmar", "Cambiar"]);
    assert!(world.patient().texts().is_empty(), "nothing is booked before somebody confirms");
    ana.presses(&card, "Confirmar").await;
    assert!(world.patient().text().contains("miércoles 25 de noviembre, 10:30"));
    assert!(ana_abroad(&world).text().contains("10:30"));
    assert!(ana.card().await.words().contains("María López"));
    assert!(ana.shown(&card).await.is_none(), "the preview has served");
    world.finish().await;
}

#[tokio::test]
async fn who_is_registered_is_written_to_in_their_language_and_on_their_clocks() {
    let world = World::start().await;
    registers_maria(&world).await;
    let ana = world.ana();
    let card = preview(&ana, "mañana 16:00 maria lopez con su hija Ana").await;
    let words = card.words();
    assert!(words.contains("Enlace: María López Hernández · +52 55 1234 5678 · español"), "{words}");
    assert!(words.contains("Enlace: Ana (hija o hijo) · +1 312-555-0100 · inglés"), "{words}");
    ana.presses(&card, "Confirmar").await;
    assert!(world.patient().text().contains("miércoles 25 de noviembre, 16:00"));
    let text = ana_abroad(&world).text();
    assert!(text.contains("Wednesday, November 25, 5:00 PM"), "{text}");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_phone_alone_is_enough_for_somebody_who_is_registered() {
    let world = World::start().await;
    registers_maria(&world).await;
    let ana = world.ana();
    let card = preview(&ana, "ahora 5512345678").await;
    assert!(card.words().contains("Paciente: María López Hernández"), "{}", card.words());
    ana.presses(&card, "Confirmar").await;
    assert!(world.patient().text().contains("/v/"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn the_family_of_an_inpatient_is_known() {
    let world = World::start().await;
    registers_maria(&world).await;
    let ana = world.ana();
    let card = preview(&ana, "viernes 9 informe María López").await;
    let words = card.words();
    assert!(words.contains("Tipo: Informe médico a la familia"), "{words}");
    assert!(words.contains("Cuándo: viernes 27 de noviembre, 9:00 (hora de Ciudad de México)"), "{words}");
    assert!(words.contains("Entendí el número después del día como la hora."), "{words}");
    assert!(words.contains("Enlace: Ana López (hija o hijo)") && !words.contains("5678"), "{words}");
    ana.presses(&card, "Confirmar").await;
    assert!(world.patient().texts().is_empty(), "the patient is not invited to the update of the family");
    assert!(ana_abroad(&world).text().contains("November 27"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn of_several_registered_patients_one_is_chosen_and_shown_before_it_counts() {
    let world = World::start().await;
    registers_maria(&world).await;
    registers_maria(&world).await;
    let ana = world.ana();
    let card = preview(&ana, "mañana 10:30 María López").await;
    assert!(card.words().contains("Falta un celular"), "{}", card.words());
    let label = "¿Es alguien ya registrado?";
    chooses(&world, &ana, &card, label, "María López Hernández · +52 55 1234 5678").await;
    let card = ana.answer().await;
    assert!(card.words().contains("Enlace: María López Hernández · +52 55 1234 5678"), "{}", card.words());
    assert!(world.patient().texts().is_empty());
    ana.presses(&card, "Confirmar").await;
    assert!(world.patient().text().contains("25 de noviembre"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_wrong_phone_is_never_mended() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, "mañana 10:30 María López 55 1234 567").await;
    let words = card.words();
    assert!(words.contains("«55 1234 567» no sirve como teléfono. Al número le faltan dígitos."), "{words}");
    assert!(words.starts_with("Todavía no puedo agendar esta visita"), "{words}");
    assert_eq!(card.buttons(), ["Cambiar"]);
    world.finish().await;
}

#[tokio::test]
async fn a_name_is_taken_whole_or_has_to_be_typed() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, "ahora José Ortega y Gasset 55 1234 5678").await;
    let words = card.words();
    assert!(words.contains("Enlace: José Ortega y Gasset · +52 55 1234 5678"), "{words}");
    assert!(words.contains("Entendí la «y» o «e» como parte del apellido: es una sola persona."), "{words}");
    assert_eq!(card.buttons(), ["Confirmar", "Cambiar"]);

    let card = preview(&ana, "ahora María y Juan 55 1234 5678").await;
    assert!(card.words().contains("Falta un celular"), "{}", card.words());
    assert_eq!(card.buttons(), ["Cambiar"]);

    let long = "Ana Bea Cruz Díaz Eva Fox Gil Haro Ibarra Jara Kuri";
    let card = preview(&ana, &format!("ahora {long} 55 1234 5678")).await;
    let words = card.words();
    assert!(words.contains(&format!("«{long}» es demasiado largo para ser un nombre")), "{words}");
    assert_eq!(card.buttons(), ["Cambiar"]);
    ana.presses(&card, "Cambiar").await;
    let form = ana.answer().await;
    let typed = |label: &str| form.inputs()[&form.field(label)].as_str().unwrap().to_owned();
    assert_eq!(typed("Nombre del paciente"), "", "no part of it is taken for the name");
    assert_eq!(typed("Celular que recibe el enlace"), "+52 55 1234 5678");
    world.finish().await;
}

#[tokio::test]
async fn what_has_passed_and_what_was_not_read_is_said() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, "hoy 9:00 María López 55 1234 5678").await;
    assert!(card.words().contains("Esa fecha y hora ya pasaron."), "{}", card.words());
    assert_eq!(card.buttons(), ["Cambiar"]);
    let card = preview(&ana, "hoy 18:00 María López 55 1234 5678, urgente").await;
    assert!(card.words().contains("No entendí «urgente» y no lo tomé en cuenta."), "{}", card.words());
    assert_eq!(card.buttons(), ["Confirmar", "Cambiar"]);
    world.finish().await;
}

#[tokio::test]
async fn a_preview_whose_time_passes_is_not_booked() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, "en 10 minutos María López 55 1234 5678").await;
    world.minutes_pass(12).await;
    ana.presses(&card, "Confirmar").await;
    let again = ana.answer().await;
    assert!(again.words().contains("Esa fecha y hora ya pasaron."), "{}", again.words());
    assert!(world.patient().texts().is_empty());
    world.finish().await;
}

#[tokio::test]
async fn a_preview_counts_once() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, "ahora María López 55 1234 5678").await;
    for _ in 0..2 {
        ana.submits_quietly(&card, "Confirmar", &json!({})).await;
    }
    world.settle().await;
    let words: Vec<_> = ana.chat().await.iter().map(Message::words).collect();
    assert_eq!(words.iter().filter(|words| words.starts_with(FORM_SENT)).count(), 1, "{words:#?}");
    assert_eq!((world.meetings_made(), world.patient().texts().len()), (1, 1));
    world.finish().await;
}

#[tokio::test]
async fn the_form_takes_over_what_was_understood() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, "mañana 16:30 informe Juan Pérez 55 1234 5678").await;
    ana.presses(&card, "Cambiar").await;
    let form = ana.answer().await;
    let typed = |label: &str| form.inputs()[&form.field(label)].as_str().unwrap().to_owned();
    assert_eq!(typed("Nombre del paciente"), "Juan Pérez");
    assert_eq!(typed("Celular que recibe el enlace"), "+52 55 1234 5678");
    assert_eq!((typed("Fecha (si es después)"), typed("Hora (si es después)")), ("2026-11-25".into(), "16:30".into()));
    assert_eq!(typed("Tipo de visita"), "family-update");
    world.finish().await;
}

#[tokio::test]
async fn a_scheduler_names_the_clinician_or_chooses_one() {
    let world = World::start().await;
    let (carmen, ana) = (world.carmen(), world.ana());
    let card = preview(&carmen, "mañana 10:30 María López 55 1234 5678 con la Dra. Ana Ruiz").await;
    assert!(card.words().contains("Médico: Dra. Ana Ruiz"), "{}", card.words());
    carmen.presses(&card, "Confirmar").await;
    let booked = carmen.answer().await.words();
    assert!(booked.starts_with("Visita agendada con Dra. Ana Ruiz\nPaciente: María López"), "{booked}");
    assert!(ana.card().await.words().contains("María López"));
    drop(world.patient().text());

    let card = preview(&carmen, "mañana 12:30 María López 55 1234 5678").await;
    carmen.presses(&card, "Confirmar").await;
    let card = carmen.answer().await;
    assert!(card.words().contains("Falta el médico"), "{}", card.words());
    chooses(&world, &carmen, &card, "¿Con qué médico?", "Dra. Ana Ruiz").await;
    assert!(carmen.answer().await.words().starts_with("Visita agendada con Dra. Ana Ruiz"));
    drop((world.patient().text(), ana.chat().await));
    world.finish().await;
}

#[tokio::test]
async fn what_else_the_clinician_has_at_that_time_is_shown_first() {
    let world = World::start().await;
    let ana = world.ana();
    ana.presses(&preview(&ana, "mañana 10:30 María López 55 1234 5678").await, "Confirmar").await;
    drop((world.patient().text(), ana.chat().await));
    let card = preview(&ana, "mañana 10:45 Juan Pérez 55 8765 4321").await;
    let overlap = "A esa hora ya hay otra visita: María López, miércoles 25 de noviembre, 10:30, 30 minutos.";
    assert!(card.words().contains(overlap), "{}", card.words());
    ana.presses(&card, "Confirmar").await;
    assert!(Patient::new(&world, "+525587654321").text().contains("10:45"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_clinician_books_for_herself_only_and_an_admin_not_at_all() {
    let world = World::start().await;
    let card = preview(&world.ana(), "mañana 10:30 María López 55 1234 5678 con el Dr. Luis Ortega").await;
    assert!(card.words().contains("Solo puede agendar visitas suyas, no de Luis Ortega."), "{}", card.words());
    assert_eq!(card.buttons(), ["Cambiar"]);
    let refused = preview(&world.admin(), LINE).await;
    assert!(refused.words().starts_with("Eso no le corresponde a su cuenta."), "{}", refused.words());
    world.finish().await;
}

#[tokio::test]
async fn a_line_in_english_or_portuguese_is_read_as_well() {
    let world = World::start().await;
    let ana = world.ana();
    let card = preview(&ana, "tomorrow at noon family update John Smith +1 312 555 0100").await;
    let words = card.words();
    assert!(words.contains("miércoles 25 de noviembre, 12:00") && words.contains("Informe médico"), "{words}");
    assert!(words.contains("Enlace: Familiar de John Smith · +1 312-555-0100"), "{words}");
    let words = preview(&ana, "amanhã às 10h30 consulta João Souza 55 1234 5678").await.words();
    assert!(words.contains("miércoles 25 de noviembre, 10:30") && words.contains("João Souza"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn what_is_no_order_is_answered_as_before() {
    let world = World::start().await;
    let ana = world.ana();
    let answer = preview(&ana, "gracias").await;
    assert!(answer.words().starts_with("No entendí eso."), "{}", answer.words());
    let answer = preview(&ana, "neuva visita").await;
    assert!(answer.words().contains("¿Quiso decir"), "{}", answer.words());
    world.finish().await;
}

#[tokio::test]
async fn a_line_that_begins_like_a_command_is_read_all_the_same() {
    let world = World::start().await;
    let ana = world.ana();
    for line in [
        "visita familiar mañana 10:30 Juan Pérez 55 1234 5678",
        "agenda a María López mañana 10:30 55 1234 5678",
        "voy a ver a María López mañana 10:30 55 1234 5678",
    ] {
        ana.writes(line).await;
        let words = ana.card().await.words();
        assert!(words.starts_with("¿Agendo esta visita?") && words.contains("10:30"), "{line}: {words}");
    }
    for (line, answer) in [("visita María López", "No encontré visitas"), ("agenda mañana", "Agenda del miércoles")]
    {
        ana.writes(line).await;
        let answered = ana.chat().await.pop().unwrap().words();
        assert!(answered.starts_with(answer), "{line}: {answered}");
    }
    world.finish().await;
}

#[tokio::test]
async fn a_time_that_was_not_understood_is_asked_for_and_never_now() {
    let world = World::start().await;
    let ana = world.ana();
    for line in
        ["ayer 10:00 María López 55 1234 5678", "María López 55 1234 5678", "29 feb 10:00 María López 55 1234 567"]
    {
        ana.writes(line).await;
        ana.presses(&ana.card().await, "Cambiar").await;
        let form = ana.card().await;
        assert_eq!(form.inputs()[&form.field("¿Cuándo?")], "later", "{line}");
        ana.presses_as_filled(&form, "Enviar invitación").await;
        let words = ana.card().await.words();
        assert!(words.contains("Escriba la fecha y la hora de la visita."), "{line}: {words}");
    }
    let form = ana.card().await;
    assert_eq!(form.inputs()[&form.field("Celular que recibe el enlace")], "55 1234 567", "as it was written");
    assert!(world.patient().texts().is_empty());
    drop(ana.chat().await);
    world.finish().await;
}
