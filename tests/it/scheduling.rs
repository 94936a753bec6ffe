//! A scheduler books for a clinician; whoever books sees what else there is at that time.

use televisita::{
    directory::{Patient, PatientEntry, RelativeDetails, Touched},
    store::{Commit, Committed},
    texts::Language,
    visit::{PatientId, PersonName, Relation},
};

use crate::{actors::Form, world::World};

const DAUGHTER: &str = "+13125550100";

#[tokio::test]
async fn a_scheduler_books_for_a_clinician_and_keeps_a_card_of_the_visit() {
    let world = World::start().await;
    let (carmen, ana) = (world.carmen(), world.ana());
    let form = carmen.form().await;
    carmen.fills(&form, &[("Nombre del paciente", "María López")], "Enviar invitación").await;
    let again = carmen.answer().await;
    assert!(again.words().contains("Elija al médico de la lista."), "{}", again.words());
    let filled =
        [("Médico", "Dra. Ana Ruiz"), ("Celular que recibe el enlace", "55 1234 5678"), ("Duración", "45 minutos")];
    carmen.fills(&again, &filled, "Enviar invitación").await;
    let booked = carmen.answer().await;
    assert!(
        booked.words().starts_with("Visita agendada con Dra. Ana Ruiz\nPaciente: María López"),
        "{}",
        booked.words()
    );
    assert!(booked.words().contains("(45 min)"), "{}", booked.words());
    assert_eq!(booked.buttons(), ["Más…"]);
    assert!(ana.card().await.words().starts_with("María López: invitación enviada"));
    assert!(world.patient().text().contains("Dra. Ana Ruiz"));
    world.finish().await;
}

#[tokio::test]
async fn what_else_the_clinician_has_is_shown_before_a_visit_is_booked() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(Form { later: Some(("2026-11-24", "12:30")), ..Form::default() }).await;
    let form = ana.form().await;
    ana.sends(&form, Form { patient: "José Pérez", later: Some(("2026-11-24", "12:45")), ..Form::default() }).await;
    let asked = ana.answer().await;
    let overlap = "María López, Consulta con el paciente, martes 24 de noviembre, 12:30 (30 min)";
    assert!(asked.words().contains(overlap), "{}", asked.words());
    assert_eq!(asked.buttons(), ["Agendar de todos modos"]);
    assert_eq!(asked.inputs()[&asked.field("Nombre del paciente")], "José Pérez");
    ana.presses_as_filled(&asked, "Agendar de todos modos").await;
    assert!(ana.card().await.words().starts_with("Visita agendada con José Pérez"));
    assert_eq!(world.patient().texts().len(), 2);

    let form = ana.form().await;
    ana.sends(&form, Form { patient: "Eva Gil", later: Some(("2026-11-24", "13:15")), ..Form::default() }).await;
    assert!(ana.card().await.words().starts_with("Visita agendada con Eva Gil"), "right after is not at the same time");
    drop(world.patient().texts());
    world.finish().await;
}

#[tokio::test]
async fn a_visit_of_another_clinician_is_no_overlap() {
    let world = World::start().await;
    world.ana().books(Form { later: Some(("2026-11-24", "12:30")), ..Form::default() }).await;
    let carmen = world.carmen();
    let form = carmen.form().await;
    let luis = form.value("Médico", "Dr. Luis Ortega");
    let mut inputs = form.filled(&[
        ("Nombre del paciente", "José Pérez"),
        ("Celular que recibe el enlace", "55 8765 4321"),
        ("¿Cuándo?", "En la fecha y hora que indico"),
        ("Fecha (si es después)", "2026-11-24"),
        ("Hora (si es después)", "12:30"),
    ]);
    inputs["clinician"] = luis.into();
    carmen.submits_quietly(&form, "Enviar invitación", &inputs).await;
    world.settle().await;
    assert!(carmen.answer().await.words().starts_with("Visita agendada con Dr. Luis Ortega"));
    drop((world.patient().texts(), world.holder_of("+525587654321").texts(), world.luis().chat().await));
    drop(world.admin().alerts().await);
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn a_family_visit_invites_the_relatives_and_the_inpatient() {
    let world = World::start().await;
    let ana = world.ana();
    let form = ana.form().await;
    let filled = [
        ("Nombre del paciente", "María López"),
        ("Celular que recibe el enlace", "55 1234 5678"),
        ("Tipo de visita", "Visita de la familia"),
        ("Familiar 1: parentesco", "hija o hijo"),
        ("Familiar 1: nombre", "Ana López"),
        ("Familiar 1: celular", "+1 312 555 0100"),
    ];
    ana.fills(&form, &filled, "Enviar invitación").await;
    let words = ana.card().await.words();
    assert!(words.contains("María López") && words.contains("Ana López (hija o hijo)"), "{words}");
    let mut daughter = world.holder_of(DAUGHTER);
    daughter.enters_the_lobby().await;
    assert!(ana.card().await.words().starts_with("Ana López (hija o hijo) espera"));
    drop(world.patient().text());
    world.finish().await;
}

#[tokio::test]
async fn an_update_for_the_family_invites_only_the_relatives_who_are_named() {
    let world = World::start().await;
    let ana = world.ana();
    let form = ana.form().await;
    let filled = [
        ("Nombre del paciente", "María López"),
        ("Celular que recibe el enlace", ""),
        ("Tipo de visita", "Informe médico a la familia"),
        ("Familiar 1: nombre", "Ana López"),
        ("Familiar 1: celular", "55 12"),
    ];
    ana.fills(&form, &filled, "Enviar invitación").await;
    let again = ana.answer().await;
    assert!(again.words().contains("Celular del familiar: Al número le faltan dígitos."), "{}", again.words());
    assert_eq!(again.inputs()[&again.field("Familiar 1: nombre")], "Ana López");
    ana.fills(&again, &[("Familiar 1: celular", "55 8765 4321")], "Enviar invitación").await;
    assert!(world.holder_of("+525587654321").text().contains("/v/"));
    assert!(world.patient().texts().is_empty());
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_registered_patient_brings_relatives_languages_and_zones_along() {
    let world = World::start().await;
    let id = registers_maria(&world).await;
    let ana = world.ana();
    let filled = [
        ("Nombre del paciente", "maria lopez"),
        ("Celular que recibe el enlace", "+1 312 555 0100"),
        ("Tipo de visita", "Informe médico a la familia"),
        ("¿Cuándo?", "En la fecha y hora que indico"),
        ("Fecha (si es después)", "2026-11-24"),
        ("Hora (si es después)", "12:30"),
    ];
    let form = ana.form().await;
    ana.fills(&form, &filled, "Enviar invitación").await;
    let text = world.holder_of(DAUGHTER).text();
    assert!(text.contains("Tuesday") && text.contains("1:30 PM (New York time)"), "{text}");
    assert!(ana.card().await.words().contains("Ana López (hija o hijo)"));
    let visits = world.app().await.store.visits_between(world.clock.now(), jiff::Timestamp::MAX).await.unwrap();
    assert_eq!(visits[0].patient_id, Some(id));
    world.finish().await;
}

/// María, and her daughter in New York.
async fn registers_maria(world: &World) -> PatientId {
    let clinic = world.config().clinic;
    let defaults = televisita::directory::Defaults { country: clinic.country, language: clinic.language };
    let typed = PatientEntry { name: "María López".into(), phone: "55 1234 5678".into(), ..PatientEntry::default() };
    let touched = Touched { by: None, at: world.clock.now() };
    let id = PatientId(uuid::Uuid::from_u128(7));
    let daughter = RelativeDetails {
        name: PersonName::parse("Ana López").unwrap(),
        relation: Relation::Child,
        phone: DAUGHTER.parse().unwrap(),
        language: Language::En,
        zone: Some("America/New_York".into()),
        agreed: true,
    };
    let patient = Patient::register(id, typed.read(&defaults).unwrap(), touched.clone());
    let patient = patient.with_relative(daughter, touched).unwrap();
    let registered = world.app().await.store.commit(&Commit::default().patient(patient, None)).await.unwrap();
    assert_eq!(registered, Committed::Done);
    id
}
