//! Patients and those close to them: registered, found and changed in the chat.

use crate::{
    actors::{Chatter, Message},
    world::World,
};

const SAVE: &str = "Guardar";

/// A patient is registered with a form; answers the card of the patient.
async fn registers(who: &Chatter<'_>, name: &str, phone: &str, record: &str) -> Message {
    who.writes("registrar paciente").await;
    let form = who.answer().await;
    let typed = [("Nombre completo", name), ("Celular (si tiene)", phone), ("Número de expediente (si tiene)", record)];
    who.fills(&form, &typed, SAVE).await;
    who.answer().await
}

/// A relative is added to the patient of a card; answers the card as it is then.
async fn adds(who: &Chatter<'_>, patient: &Message, relation: &str, name: &str, phone: &str) -> Message {
    who.presses(patient, "Agregar familiar").await;
    let form = who.answer().await;
    let typed = [("Parentesco", relation), ("Nombre completo", name), ("Celular", phone), ("Mensajes", "true")];
    who.fills(&form, &typed, SAVE).await;
    who.answer().await
}

#[tokio::test]
async fn a_patient_is_registered_found_by_a_part_of_the_name_and_invited() {
    let world = World::start().await;
    let (carmen, ana) = (world.carmen(), world.ana());
    let card = registers(&carmen, "  María   López Núñez ", "55 1234 5678", "A-12345").await;
    assert_eq!(
        card.words(),
        "María López Núñez\nQueda registrada esta persona.\nCelular: +52 55 1234 5678\nIdioma: español\n\
         Expediente: A-12345\nRegistró: Carmen Soto, martes 24 de noviembre, 10:20."
    );
    assert_eq!(card.buttons(), ["Nueva visita", "Editar", "Agregar familiar"]);
    for words in ["pacientes lopez nun", "paciente 5678", "pacientes a-123", "buscar paciente MARIA 55 1234"] {
        ana.writes(words).await;
        assert!(ana.answer().await.words().starts_with("María López Núñez\nCelular"), "{words}");
    }
    let found = ana.card().await;
    ana.presses(&found, "Nueva visita").await;
    let form = ana.answer().await;
    assert_eq!(form.inputs()[&form.field("Nombre del paciente")], "María López Núñez");
    ana.presses_as_filled(&form, "Enviar invitación").await;
    assert!(world.patient().text().contains("/v/"));
    assert!(ana.card().await.words().contains("María López Núñez"));
    world.finish().await;
}

#[tokio::test]
async fn of_several_one_is_chosen_and_whoever_is_not_found_is_registered_with_what_was_typed() {
    let world = World::start().await;
    let carmen = world.carmen();
    registers(&carmen, "María López", "55 1234 5678", "").await;
    registers(&carmen, "José López", "55 8765 4321", "").await;
    carmen.writes("pacientes lópez").await;
    let list = carmen.answer().await;
    assert!(list.words().contains("Hay 2 con «lópez»."), "{}", list.words());
    assert_eq!(list.buttons(), ["Abrir", "Buscar", "Registrar paciente"]);
    let jose = list.value("¿Quién?", "José López · +52 55 8765 4321");
    carmen.presses_with(&list, "Abrir", serde_json::json!({ "patient": jose, "words": "" })).await;
    assert!(carmen.answer().await.words().starts_with("José López"));
    assert!(carmen.shown(&list).await.is_none(), "the list has served");

    carmen.writes("pacientes").await;
    let search = carmen.answer().await;
    carmen.fills(&search, &[("Nombre, celular o expediente", "Rosa Díaz")], "Buscar").await;
    let none = carmen.answer().await;
    assert!(none.words().contains("No encontré a nadie con «Rosa Díaz»."), "{}", none.words());
    carmen.presses_as_filled(&none, "Registrar paciente").await;
    let form = carmen.answer().await;
    assert_eq!(form.inputs()[&form.field("Nombre completo")], "Rosa Díaz");
    carmen.writes("pacientes 99 8877 6655").await;
    carmen.presses_as_filled(&carmen.card().await, "Registrar paciente").await;
    let form = carmen.card().await;
    assert_eq!(form.inputs()[&form.field("Celular (si tiene)")], "99 8877 6655");
    world.finish().await;
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost() {
    let world = World::start().await;
    let carmen = world.carmen();
    carmen.writes("paciente alta").await;
    let form = carmen.answer().await;
    let typed =
        [("Nombre completo", "123"), ("Celular (si tiene)", "55 12"), ("Número de expediente (si tiene)", "¿?")];
    carmen.fills(&form, &typed, SAVE).await;
    let again = carmen.answer().await;
    for problem in ["Escriba el nombre, con letras.", "Al número le faltan dígitos.", "El número de expediente lleva"]
    {
        assert!(again.words().contains(problem), "{}", again.words());
    }
    assert_eq!(again.inputs()[&again.field("Celular (si tiene)")], "55 12");
    let typed = [
        ("Nombre completo", "María López"),
        ("Celular (si tiene)", ""),
        ("Número de expediente (si tiene)", ""),
        ("Hora de sus mensajes", "Chicago"),
    ];
    // Pressed twice, before anything comes of it.
    for _ in 0..2 {
        carmen.submits_quietly(&again, SAVE, &again.filled(&typed)).await;
    }
    world.settle().await;
    let words: Vec<_> = carmen.chat().await.iter().map(Message::words).collect();
    let [card, used] = words.as_slice() else { panic!("{words:#?}") };
    assert!(card.contains("Celular: sin celular") && card.contains("Hora de: Chicago"), "{card}");
    assert!(used.starts_with("Ese formulario ya se envió"), "a form counts once: {used}");
    world.finish().await;
}

#[tokio::test]
async fn a_phone_that_somebody_has_is_noticed_and_nobody_is_merged() {
    let world = World::start().await;
    let (carmen, ana) = (world.carmen(), world.ana());
    let maria = registers(&carmen, "María López", "55 1234 5678", "A-1").await;
    adds(&carmen, &maria, "hija o hijo", "Ana López", "55 8765 4321").await;
    registers(&carmen, "Rosa Díaz", "55 2222 3333", "").await;
    let asked = registers(&ana, "Juan Pérez", "+52 1 55 8765 4321", "a 1").await;
    assert!(
        asked.words().ends_with(
            "Ese celular o expediente ya es de:\nAna López (hija o hijo) de María López\nMaría López\n\
             Si es la misma persona, no la registre otra vez. Si es otra, guarde de todos modos."
        ),
        "{}",
        asked.words()
    );
    assert_eq!(asked.buttons(), ["Es otra persona: guardar", "Abrir a quien ya está"]);
    ana.presses(&asked, "Abrir a quien ya está").await;
    assert!(ana.answer().await.words().starts_with("María López\n"), "whose daughter has that phone");
    let asked = registers(&ana, "Juan Pérez", "+52 1 55 8765 4321", "a 1").await;
    // Another number that somebody has was not shown yet.
    ana.fills(&asked, &[("Celular (si tiene)", "55 2222 3333")], "Es otra persona: guardar").await;
    let asked = ana.answer().await;
    assert!(asked.words().contains("ya es de:\nRosa Díaz\nMaría López\n"), "{}", asked.words());
    ana.presses_as_filled(&asked, "Es otra persona: guardar").await;
    assert!(ana.answer().await.words().starts_with("Juan Pérez\nQueda registrada"));
    ana.writes("pacientes 5522223333").await;
    assert!(ana.answer().await.words().contains("Hay 2 con"), "two people with one phone");
    world.finish().await;
}

#[tokio::test]
async fn a_patient_has_six_relatives_each_with_language_and_zone() {
    let world = World::start().await;
    let carmen = world.carmen();
    let mut card = registers(&carmen, "María López", "55 1234 5678", "").await;
    carmen.presses(&card, "Agregar familiar").await;
    let form = carmen.answer().await;
    let typed = [
        ("Parentesco", "hija o hijo"),
        ("Nombre completo", "Ana López"),
        ("Celular", "+1 312 555 0100"),
        ("Idioma de sus mensajes", "inglés"),
        ("Hora de sus mensajes", "Chicago"),
        ("Mensajes", "false"),
    ];
    carmen.fills(&form, &typed, SAVE).await;
    card = carmen.answer().await;
    let ana = "**Ana López** (hija o hijo)\n+1 312-555-0100 · inglés · Chicago · aún no acepta mensajes";
    assert!(card.words().contains(ana), "{}", card.words());
    for index in 1..6 {
        card = adds(&carmen, &card, "hermana o hermano", &format!("Eva {index}"), &format!("55 8765 432{index}")).await;
    }
    // Six of them fill it: names have letters.
    assert!(card.words().contains("Ana López"), "{}", card.words());
    assert!(!card.buttons().contains(&"Agregar familiar".to_owned()), "{:?}", card.buttons());
    let ana = card.value("Familiar por editar", "Ana López (hija o hijo)");
    carmen.presses_with(&card, "Editar familiar", serde_json::json!({ "relative": ana })).await;
    let form = carmen.answer().await;
    assert_eq!(form.inputs()[&form.field("Celular")], "+1 312-555-0100");
    carmen.fills(&form, &[("Mensajes", "true"), ("Celular", "+1 312 555")], SAVE).await;
    let again = carmen.answer().await;
    assert!(again.words().contains("Al número le faltan dígitos."), "{}", again.words());
    carmen.fills(&again, &[("Celular", "+1 312 555 0101")], SAVE).await;
    let card = carmen.answer().await;
    assert!(
        card.words().contains("**Ana López** (hija o hijo)\n+1 312-555-0101 · inglés · Chicago\n"),
        "{}",
        card.words()
    );
    let eva = card.value("Familiar por editar", "Eva 1 (hermana o hermano)");
    carmen.presses_with(&card, "Editar familiar", serde_json::json!({ "relative": eva })).await;
    carmen.presses_as_filled(&carmen.card().await, "Quitar familiar").await;
    let card = carmen.answer().await;
    assert!(card.words().contains("El familiar ya no está en la lista.") && !card.words().contains("Eva 1"));
    assert!(card.buttons().contains(&"Agregar familiar".to_owned()));
    world.finish().await;
}

#[tokio::test]
async fn nobody_writes_over_what_somebody_else_has_just_changed() {
    let world = World::start().await;
    let (carmen, ana) = (world.carmen(), world.ana());
    let card = registers(&carmen, "María López", "55 1234 5678", "").await;
    carmen.presses(&card, "Editar").await;
    let carmens = carmen.answer().await;
    ana.writes("pacientes maria").await;
    ana.presses(&ana.card().await, "Editar").await;
    let anas = ana.card().await;
    ana.fills(&anas, &[("Número de expediente (si tiene)", "A-1")], SAVE).await;
    drop(ana.chat().await);
    world.minutes_pass(1).await;
    carmen.fills(&carmens, &[("Nombre completo", "María López Díaz")], SAVE).await;
    let again = carmen.answer().await;
    let told = "Dra. Ana Ruiz cambió estos datos mientras usted escribía (martes 24 de noviembre, 10:20).";
    assert!(again.words().contains(told), "{}", again.words());
    assert_eq!(again.inputs()[&again.field("Nombre completo")], "María López Díaz");
    carmen.fills(&again, &[("Número de expediente (si tiene)", "A-1")], SAVE).await;
    let card = carmen.answer().await;
    assert!(card.words().starts_with("María López Díaz\nLos cambios quedaron guardados."), "{}", card.words());
    assert!(card.words().ends_with("Último cambio: Carmen Soto, martes 24 de noviembre, 10:21."), "{}", card.words());
    world.finish().await;
}

#[tokio::test]
async fn the_family_of_whoever_has_no_phone_is_offered_for_an_update() {
    let world = World::start().await;
    let ana = world.ana();
    let card = registers(&ana, "Juan Pérez", "", "").await;
    let card = adds(&ana, &card, "cónyuge o pareja", "Eva Luna", "55 8765 4321").await;
    ana.presses(&card, "Nueva visita").await;
    ana.presses_as_filled(&ana.answer().await, "Enviar invitación").await;
    assert!(world.holder_of("+525587654321").text().contains("/v/"));
    assert!(ana.card().await.words().contains("Informe médico a la familia"));
    world.finish().await;
}

#[tokio::test]
async fn whoever_has_not_agreed_is_not_written_to_before_they_do() {
    let world = World::start().await;
    let ana = world.ana();
    let card = registers(&ana, "María López", "55 1234 5678", "").await;
    ana.presses(&card, "Agregar familiar").await;
    let typed = [
        ("Parentesco", "hija o hijo"),
        ("Nombre completo", "Ana López"),
        ("Celular", "55 8765 4321"),
        ("Mensajes", "false"),
    ];
    ana.fills(&ana.answer().await, &typed, SAVE).await;
    drop(ana.chat().await);
    ana.writes("mañana 10:30 María López con su hija Ana").await;
    let words = ana.card().await.words();
    assert!(words.contains("Ana: todavía no acepta mensajes, así que no recibirá el enlace."), "{words}");
    assert!(!words.contains("8765"), "{words}");
    // A phone that is written is meant.
    ana.writes("mañana 10:30 María López con su hija Ana 55 8765 4321").await;
    let words = ana.card().await.words();
    assert!(words.contains("Enlace: Ana (hija o hijo) · +52 55 8765 4321"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn relatives_who_are_chosen_are_not_lost_when_another_name_is_typed() {
    let world = World::start().await;
    let ana = world.ana();
    let card = registers(&ana, "María López", "55 1234 5678", "").await;
    let card = adds(&ana, &card, "hija o hijo", "Ana López", "55 8765 4321").await;
    ana.presses(&card, "Nueva visita").await;
    let form = ana.answer().await;
    let chosen = form.value("Familiares que reciben el enlace", "Ana López (hija o hijo)");
    let typed = [
        ("Nombre del paciente", "María López Díaz"),
        ("Tipo de visita", "Informe médico a la familia"),
        ("Familiares que reciben el enlace", chosen.as_str()),
    ];
    ana.fills(&form, &typed, "Enviar invitación").await;
    let again = ana.answer().await;
    assert!(again.words().contains("El nombre ya no es el del paciente registrado"), "{}", again.words());
    ana.fills(&again, &[("Nombre del paciente", "maria lopez")], "Enviar invitación").await;
    assert!(world.holder_of("+525587654321").text().contains("/v/"));
    assert!(world.patient().texts().is_empty(), "an update is for the family");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn admins_and_strangers_see_no_patient() {
    let world = World::start().await;
    let (carmen, admin) = (world.carmen(), world.admin());
    registers(&carmen, "María López", "55 1234 5678", "").await;
    admin.writes("pacientes lópez").await;
    let words = admin.answer().await.words();
    assert!(words.contains("no le corresponde") && !words.contains("María"), "{words}");
    world.finish().await;
}
