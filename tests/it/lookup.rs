//! Phones that are looked up as they are typed: a landline is refused, and nobody waits in vain for a text.

use televisita::{phone::PhoneNumber, sandbox::faults::Fault};

use crate::{
    actors::{Form, Message},
    world::{PHONE, World},
};

const MARIAS: &str = "+525512345678";
const TAKES_NO_TEXTS: &str = "Ese número no puede recibir mensajes de texto. Escriba un número de celular.";

/// A world in which María's phone stands on a desk.
async fn world_with_a_landline() -> World {
    let world = World::with(&[("TWILIO_LOOKUP", "on")]).await;
    world.sandbox.twilio.is_line(MARIAS, "landline", "Telmex");
    world
}

/// How many phones were looked up.
fn looked_up(world: &World) -> usize {
    world.sandbox.exchanges.all().iter().filter(|one| one.template == "/v2/PhoneNumbers/{PhoneNumber}").count()
}

fn says_it_takes_no_texts(card: &Message) {
    assert!(card.words().contains(TAKES_NO_TEXTS), "{}", card.words());
}

#[tokio::test]
async fn a_landline_in_the_form_is_refused_and_a_mobile_in_its_place_is_not() {
    let world = world_with_a_landline().await;
    let ana = world.ana();
    ana.sends(&ana.form().await, Form::default()).await;
    let again = ana.answer().await;
    says_it_takes_no_texts(&again);
    assert_eq!(again.inputs()[&again.field("Celular que recibe el enlace")], PHONE, "what was typed is there");
    ana.fills(&again, &[("Celular que recibe el enlace", "55 8765 4321")], "Enviar invitación").await;
    assert!(world.holder_of("+525587654321").text().contains("/v/"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_landline_of_a_relative_is_said_to_be_a_relatives() {
    let world = world_with_a_landline().await;
    let ana = world.ana();
    let form = ana.form().await;
    let typed = [
        ("Nombre del paciente", "Juan Pérez"),
        ("Celular que recibe el enlace", "55 8765 4321"),
        ("Familiar 1: parentesco", "hija o hijo"),
        ("Familiar 1: nombre", "María López"),
        ("Familiar 1: celular", PHONE),
        ("Tipo de visita", "Visita de la familia"),
    ];
    ana.fills(&form, &typed, "Enviar invitación").await;
    let words = ana.answer().await.words();
    assert!(words.contains(&format!("Celular del familiar: {TAKES_NO_TEXTS}")), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn a_landline_in_a_line_is_refused_when_it_is_confirmed() {
    let world = world_with_a_landline().await;
    let ana = world.ana();
    ana.writes("mañana 10:30 María López 55 1234 5678").await;
    let preview = ana.answer().await;
    assert_eq!((preview.buttons()[0].as_str(), looked_up(&world)), ("Confirmar", 0), "nothing is accepted yet");
    ana.presses(&preview, "Confirmar").await;
    let again = ana.answer().await;
    says_it_takes_no_texts(&again);
    assert!(again.words().contains("«+52 55 1234 5678» no sirve como teléfono."), "{}", again.words());
    assert!(!again.buttons().contains(&"Confirmar".to_owned()), "{:?}", again.buttons());
    ana.writes("mañana 10:30 María López 55 8765 4321").await;
    ana.presses(&ana.answer().await, "Confirmar").await;
    assert!(world.holder_of("+525587654321").text().contains("25 de noviembre"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_invited_later_has_no_landline_either() {
    let world = world_with_a_landline().await;
    let ana = world.ana();
    ana.books(Form { patient: "Juan Pérez", phone: "55 8765 4321", ..Form::default() }).await;
    drop(world.holder_of("+525587654321").text());
    let form = ana.goes_to(&["Más…", "Invitados y enlaces", "Agregar a alguien"]).await;
    let typed = [("Parentesco", "hija o hijo"), ("Nombre", "María López"), ("Celular", PHONE)];
    ana.fills(&form, &typed, "Invitar y avisar").await;
    says_it_takes_no_texts(&ana.answer().await);
    assert!(world.patient().texts().is_empty());
    world.finish().await;
}

#[tokio::test]
async fn the_files_of_patients_and_relatives_take_no_landline_that_is_typed() {
    let world = world_with_a_landline().await;
    let carmen = world.carmen();
    carmen.writes("registrar paciente").await;
    let form = carmen.answer().await;
    carmen.fills(&form, &[("Nombre completo", "María López"), ("Celular (si tiene)", PHONE)], "Guardar").await;
    let again = carmen.answer().await;
    says_it_takes_no_texts(&again);
    carmen.fills(&again, &[("Celular (si tiene)", "")], "Guardar").await;
    carmen.presses(&carmen.answer().await, "Agregar familiar").await;
    let form = carmen.answer().await;
    let typed = [("Parentesco", "hija o hijo"), ("Nombre completo", "Eva López"), ("Celular", PHONE)];
    carmen.fills(&form, &typed, "Guardar").await;
    says_it_takes_no_texts(&carmen.answer().await);
    world.finish().await;
}

/// What came with a list, and stays as it is, is nobody's mistake now.
#[tokio::test]
async fn a_list_is_not_looked_up_and_what_it_brought_does_not_stand_in_the_way() {
    let world = world_with_a_landline().await;
    let carmen = world.carmen();
    carmen.attaches("", "lista.csv", "nombre,celular\nMaría López,55 1234 5678\n").await;
    drop(carmen.chat().await);
    carmen.writes("pacientes maría").await;
    carmen.presses(&carmen.answer().await, "Editar").await;
    let form = carmen.answer().await;
    carmen.fills(&form, &[("Número de expediente (si tiene)", "A-1")], "Guardar").await;
    assert!(carmen.answer().await.words().contains("Expediente: A-1"));
    assert_eq!(looked_up(&world), 0);
    world.finish().await;
}

#[tokio::test]
async fn a_phone_is_looked_up_once_and_its_carrier_is_remembered() {
    let world = World::with(&[("TWILIO_LOOKUP", "on")]).await;
    world.sandbox.twilio.is_line(MARIAS, "mobile", "Movistar");
    for _ in 0..2 {
        world.ana().books(Form::default()).await;
        assert!(world.patient().text().contains("/v/"));
    }
    assert_eq!(looked_up(&world), 1);
    let phone: PhoneNumber = MARIAS.parse().unwrap();
    assert_eq!(world.app().await.store.carrier_of(&phone).await.unwrap().as_deref(), Some("Movistar"));
    world.finish().await;
}

#[tokio::test]
async fn when_lookup_is_down_the_visit_is_booked_all_the_same() {
    for fault in [Fault::Twilio5xx, Fault::Twilio429] {
        let world = World::with(&[("TWILIO_LOOKUP", "on")]).await;
        world.sandbox.faults.next(fault, 1, "GET /v2/PhoneNumbers");
        world.ana().books(Form::default()).await;
        assert_eq!((looked_up(&world), world.patient().texts().len()), (1, 1), "{fault:?}");
        world.ana().books(Form::default()).await;
        assert_eq!((looked_up(&world), world.patient().texts().len()), (2, 1), "it is not known yet: {fault:?}");
        world.finish().await;
    }
}

#[tokio::test]
async fn where_it_is_off_nothing_is_looked_up() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    assert_eq!((looked_up(&world), world.patient().texts().len()), (0, 1));
    world.finish().await;
}
