//! Admins register clinicians and schedulers, with what Webex has to give them, and unregister them.

use televisita::sandbox::faults::Fault;

use crate::{
    actors::{Form, Message},
    world::World,
};

const ANA: &str = "médico alta ana.ruiz@hospital.test";
const LUIS: &str = "médico alta luis.ortega@hospital.test";
const EVA: &str = "médico alta eva.luna@hospital.test";
const NAME: &str = "Nombre, como lo leerán los pacientes";
const LICENSE: &str = "Dar la licencia y dar de alta";
const MAKE: &str = "Crear la cuenta, dar la licencia y dar de alta";

/// The admin writes, and is answered.
async fn writes(world: &World, text: &str) -> Message {
    world.admin().writes(text).await;
    world.admin().answer().await
}

/// The admin presses a button, and is answered.
async fn presses(world: &World, card: &Message, title: &str) -> Message {
    world.admin().fills(card, &[], title).await;
    world.admin().answer().await
}

/// How many requests of this kind were answered with this status.
fn asked(world: &World, call: &str, status: u16) -> usize {
    let all = world.sandbox.exchanges.all().into_iter();
    all.filter(|one| format!("{} {}", one.method, one.template) == call && one.status == status && !one.faulty).count()
}

#[tokio::test]
async fn a_clinician_who_can_host_is_registered_at_once() {
    let world = World::with_nobody_registered().await;
    assert_eq!(writes(&world, ANA).await.words(), "Dra. Ana Ruiz queda de alta como médico.");
    assert_eq!(
        world.ana().answer().await.words(),
        "Hola, Dra. Ana Ruiz. Iván Peña le dio de alta como médico. Escriba **hola** para empezar."
    );
    world.ana().books(Form::default()).await;
    assert_eq!(world.meetings_made(), 1);
    drop(world.patient().texts());
    world.minutes_pass(1).await;
    assert_eq!(
        writes(&world, "Alta médico  ANA.RUIZ@hospital.test").await.words(),
        "Dra. Ana Ruiz ya está de alta como médico desde el martes 24 de noviembre, 10:20, por Iván Peña."
    );
    world.finish().await;
}

#[tokio::test]
async fn a_clinician_without_a_licence_is_given_one_of_our_site_and_hosts() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, LUIS).await;
    assert_eq!(
        card.words(),
        "Dr. Luis Ortega (luis.ortega@hospital.test) todavía no puede ser médico:\n\
         No tiene licencia para ser anfitrión de reuniones; quedan 6 libres."
    );
    assert_eq!(card.buttons(), [LICENSE]);
    world.luis().writes("nueva visita").await;
    assert!(world.luis().answer().await.words().contains("no le corresponde"), "not before the admin has pressed");
    assert_eq!(
        presses(&world, &card, LICENSE).await.words(),
        "Dr. Luis Ortega queda de alta como médico. Webex le dio la licencia para ser anfitrión de reuniones."
    );
    assert!(world.luis().answer().await.words().contains("Iván Peña le dio de alta"));
    assert!(world.admin().shown(&card).await.is_none(), "the card has served");
    world.luis().books(Form::default()).await;
    assert_eq!(world.meetings_made(), 1);
    drop(world.patient().texts());
    world.finish().await;
}

#[tokio::test]
async fn whoever_gets_a_licence_gets_the_meetings_that_could_not_be_made_before() {
    let world = World::start().await;
    world.luis().books(Form { later: Some(("2026-11-24", "12:30")), ..Form::default() }).await;
    assert!(world.luis().card().await.words().contains("no puede ser anfitriona de reuniones"));
    let card = writes_for_licence(&world).await;
    drop(presses(&world, &card, LICENSE).await);
    assert_eq!(world.luis().card().await.buttons(), ["Abrir la reunión", "Más…"], "without a press of his own");
    drop((world.luis().chat().await, world.admin().alerts().await, world.patient().texts()));
    world.finish_after_giving_up().await;
}

/// The card that says what Luis lacks.
async fn writes_for_licence(world: &World) -> Message {
    drop(world.admin().alerts().await);
    writes(world, LUIS).await
}

#[tokio::test]
async fn a_card_that_is_sent_twice_asks_webex_once() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, LUIS).await;
    for _ in 0..2 {
        world.admin().submits_quietly(&card, LICENSE, &card.inputs().into()).await;
    }
    world.settle().await;
    let words: Vec<_> = world.admin().chat().await.iter().map(Message::words).collect();
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(
        words.iter().any(|words| words.starts_with("Ese formulario ya se envió el martes 24 de noviembre, 10:20.")),
        "{words:?}"
    );
    assert_eq!(asked(&world, "PATCH /v1/licenses/users", 200), 1);
    drop(world.luis().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn somebody_without_an_account_gets_one_by_the_name_the_admin_writes() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, EVA).await;
    assert_eq!(
        card.words(),
        "eva.luna@hospital.test todavía no puede ser médico:\n\
         No hay ninguna cuenta de Webex con ese correo en la organización.\n\
         No tiene licencia para ser anfitrión de reuniones; quedan 6 libres."
    );
    world.admin().fills(&card, &[(NAME, "  ")], MAKE).await;
    let again = world.admin().answer().await;
    assert!(again.words().starts_with("Escriba el nombre, con letras."), "{}", again.words());
    world.admin().fills(&again, &[(NAME, "Dra. Eva Luna")], MAKE).await;
    assert_eq!(
        world.admin().answer().await.words(),
        "Dra. Eva Luna queda de alta como médico. Webex le dio la licencia para ser anfitrión de reuniones. \
         Webex le envió una invitación por correo: podrá entrar cuando la acepte."
    );
    let list = writes(&world, "personal").await;
    assert!(list.words().contains("Dra. Eva Luna · eva.luna@hospital.test"), "{}", list.words());
    world.finish().await;
}

#[tokio::test]
async fn an_account_that_was_made_although_webex_said_no_is_found_and_not_made_again() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, EVA).await;
    world.sandbox.faults.next(Fault::PersonCreated400, 1, "");
    world.admin().fills(&card, &[(NAME, "Dra. Eva Luna")], MAKE).await;
    let words = world.admin().answer().await.words();
    assert!(words.starts_with("Dra. Eva Luna queda de alta como médico. Webex le dio la licencia"), "{words}");
    assert_eq!((asked(&world, "POST /v1/people", 200), asked(&world, "POST /v1/people", 400)), (0, 1));
    world.finish().await;
}

#[tokio::test]
async fn an_answer_that_got_lost_is_asked_for_again() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, EVA).await;
    world.sandbox.faults.next(Fault::WebexNonsense, 1, "POST /v1/people");
    world.sandbox.faults.next(Fault::Webex5xx, 1, "PATCH /v1/licenses/users");
    world.admin().fills(&card, &[(NAME, "Dra. Eva Luna")], MAKE).await;
    world.retries_happen().await;
    let words = world.admin().answer().await.words();
    assert!(words.starts_with("Dra. Eva Luna queda de alta como médico."), "{words}");
    assert_eq!(asked(&world, "POST /v1/people", 200), 1);
    world.finish().await;
}

#[tokio::test]
async fn whoever_has_not_accepted_the_invitation_can_be_registered_all_the_same() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, "capturista alta eva.luna@hospital.test").await;
    assert_eq!(card.buttons(), ["Crear la cuenta y dar de alta"]);
    world.admin().fills(&card, &[(NAME, "Eva Luna")], "Crear la cuenta y dar de alta").await;
    assert!(world.admin().answer().await.words().starts_with("Eva Luna queda de alta como capturista. Webex le envió"));
    let card = writes(&world, EVA).await;
    assert!(card.words().contains("Todavía no acepta la invitación"), "{}", card.words());
    assert!(presses(&world, &card, LICENSE).await.words().starts_with("Eva Luna queda de alta como médico."));
    writes(&world, "capturista baja eva.luna@hospital.test").await;
    let card = writes(&world, "capturista alta eva.luna@hospital.test").await;
    let words = presses(&world, &card, "Dar de alta de todos modos").await.words();
    assert_eq!(words, "Eva Luna queda de alta como capturista.");
    world.finish().await;
}

#[tokio::test]
async fn when_no_licence_is_left_the_admin_and_the_space_are_told_and_can_look_again() {
    let world = World::with_nobody_registered().await;
    world.sandbox.faults.set(Fault::LicencesUsedUp, true);
    let card = writes(&world, LUIS).await;
    assert!(card.words().contains("y las 12 están en uso. Libere una o compre más."), "{}", card.words());
    assert_eq!(card.buttons(), ["Comprobar otra vez"]);
    let alerts = world.admin().alerts().await;
    assert!(alerts.len() == 1 && alerts[0].contains("Ya no quedan licencias libres"), "{alerts:?}");
    let card = presses(&world, &card, "Comprobar otra vez").await;
    assert_eq!(card.buttons(), ["Comprobar otra vez"]);
    world.sandbox.faults.set(Fault::LicencesUsedUp, false);
    let card = presses(&world, &card, "Comprobar otra vez").await;
    assert_eq!(card.buttons(), [LICENSE]);
    assert_eq!(world.admin().alerts().await.len(), 1, "the alert is over");
    assert_eq!(world.admin().alert_cards().await.len(), 0);
    presses(&world, &card, LICENSE).await;
    drop(world.luis().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_webex_does_not_give_is_said_with_its_reason_and_can_be_tried_again() {
    let world = World::with_nobody_registered().await;
    let mut card = writes(&world, LUIS).await;
    for (fault, reason) in [
        (Fault::LicencesPartial, "Webex no dio la licencia, y no dijo por qué."),
        (Fault::LicencesRefused, "Webex no lo aceptó (error 700005)."),
    ] {
        world.sandbox.faults.next(fault, 1, "");
        card = presses(&world, &card, LICENSE).await;
        assert!(card.words().starts_with(reason), "{}", card.words());
        world.luis().writes("nueva visita").await;
        assert!(world.luis().answer().await.words().contains("no le corresponde"));
    }
    // Between the card and the press somebody else has got the last one.
    world.sandbox.faults.set(Fault::LicencesUsedUp, true);
    card = presses(&world, &card, LICENSE).await;
    assert!(card.words().starts_with("Webex ya no tiene licencias libres."), "{}", card.words());
    assert_eq!(world.admin().alerts().await.len(), 1);
    world.sandbox.faults.set(Fault::LicencesUsedUp, false);
    card = presses(&world, &card, "Comprobar otra vez").await;
    assert!(presses(&world, &card, LICENSE).await.words().starts_with("Dr. Luis Ortega queda de alta"));
    drop((world.luis().chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn an_account_that_was_made_without_its_licence_is_told_of() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, EVA).await;
    world.sandbox.faults.next(Fault::LicencesPartial, 1, "");
    world.admin().fills(&card, &[(NAME, "Dra. Eva Luna")], MAKE).await;
    let words = world.admin().answer().await.words();
    assert!(words.starts_with("Webex no dio la licencia, y no dijo por qué.\nLa cuenta sí quedó creada."), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn when_webex_does_not_answer_for_long_the_admin_hears_it_and_can_press_again() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, EVA).await;
    world.sandbox.faults.next(Fault::Webex5xx, 15, "POST /v1/people");
    world.admin().fills(&card, &[(NAME, "Dra. Eva Luna")], MAKE).await;
    for _ in 0..15 {
        world.minutes_pass(3).await;
    }
    let card = world.admin().answer().await;
    assert!(card.words().starts_with("Webex no responde. Inténtelo más tarde."), "{}", card.words());
    world.admin().fills(&card, &[(NAME, "Dra. Eva Luna")], MAKE).await;
    assert!(world.admin().answer().await.words().starts_with("Dra. Eva Luna queda de alta"));
    assert_eq!(world.given_up().await, (0, 1));
    drop(world.admin().alerts().await);
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn without_the_scopes_the_admin_hears_what_to_authorise() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, LUIS).await;
    world.sandbox.faults.set(Fault::PeopleForbidden, true);
    let sentence = "Webex no me permite ver ni cambiar cuentas.";
    assert!(writes(&world, ANA).await.words().starts_with(sentence));
    world.admin().fills(&card, &[], LICENSE).await;
    assert!(world.admin().answer().await.words().starts_with(sentence));
    world.sandbox.faults.set(Fault::PeopleForbidden, false);
    world.admin().alerts().await;
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn what_is_no_address_is_said_and_nothing_shows_the_list() {
    let world = World::start().await;
    assert_eq!(
        writes(&world, "capturista alta ana").await.words(),
        "Eso no es un correo. Escriba, por ejemplo: **capturista alta ana@hospital.mx**"
    );
    for words in ["médico alta", "capturista baja", "personal"] {
        assert_eq!(
            writes(&world, words).await.words(),
            "Personal\nMédicos\nDr. Luis Ortega · luis.ortega@hospital.test\nDra. Ana Ruiz · ana.ruiz@hospital.test\n\
             Capturistas\nCarmen Soto · carmen.soto@hospital.test"
        );
    }
    assert!(!writes(&world, "personal órtega").await.words().contains("Ana"));
    world.finish().await;
}

#[tokio::test]
async fn the_list_registers_renames_and_unregisters() {
    let world = World::start().await;
    let (who, email) = ("Persona que ya está de alta", "Correo de Webex de quien va a dar de alta");
    let card = writes(&world, "personal").await;
    world.admin().fills(&card, &[(email, "nadie")], "Dar de alta").await;
    let card = world.admin().answer().await;
    assert!(card.words().ends_with("Escriba el correo con el que la persona entra a Webex."), "{}", card.words());
    assert_eq!(card.inputs()[&card.field(email)], "nadie", "what was typed is still there");
    world.admin().fills(&card, &[(email, "ana.ruiz@hospital.test"), ("Como", "Capturista")], "Dar de alta").await;
    assert_eq!(world.admin().answer().await.words(), "Dra. Ana Ruiz queda de alta como capturista.");
    drop(world.ana().chat().await);

    let card = writes(&world, "personal").await;
    world.admin().fills(&card, &[], "Cambiar el nombre").await;
    let card = world.admin().answer().await;
    assert!(card.words().ends_with("Elija a la persona de la lista."), "{}", card.words());
    let ana = (who, "Dra. Ana Ruiz (médico)");
    world.admin().fills(&card, &[ana, (NAME, "Dra. Ana Ruiz, pediatra")], "Cambiar el nombre").await;
    assert_eq!(world.admin().answer().await.words(), "Desde ahora se muestra como «Dra. Ana Ruiz, pediatra».");
    world.ana().writes("hola").await;
    assert!(world.ana().answer().await.words().starts_with("Hola, Dra. Ana Ruiz, pediatra."));

    let card = writes(&world, "personal").await;
    world.admin().fills(&card, &[(who, "Carmen Soto (capturista)")], "Dar de baja").await;
    assert_eq!(world.admin().answer().await.words(), "Carmen Soto ya no está de alta como capturista.");
    world.carmen().writes("nueva visita").await;
    assert!(world.carmen().answer().await.words().contains("no le corresponde"));
    world.finish().await;
}

#[tokio::test]
async fn one_person_can_have_two_roles_and_keeps_the_other() {
    let world = World::start().await;
    writes(&world, "capturista alta ana.ruiz@hospital.test").await;
    drop(world.ana().chat().await);
    let words = writes(&world, "médico baja ana.ruiz@hospital.test").await.words();
    assert_eq!(words, "Dra. Ana Ruiz ya no está de alta como médico.");
    world.ana().writes("nueva visita").await;
    assert_eq!(world.ana().answer().await.buttons(), ["Enviar invitación"]);
    let words = writes(&world, "médico baja ana.ruiz@hospital.test").await.words();
    assert_eq!(words, "Nadie con ese correo está de alta como médico. Escriba **personal** para ver la lista.");
    world.finish().await;
}

/// Two visits of Ana's for later, and the card that asks who takes them over.
async fn leaving(world: &World) -> Message {
    for (patient, time) in [("María López", "12:00"), ("Juan Pérez", "13:00")] {
        world.ana().books(Form { patient, later: Some(("2026-11-24", time)), ..Form::default() }).await;
    }
    drop(world.patient().texts());
    let card = writes(world, "médico baja ana.ruiz@hospital.test").await;
    assert!(card.words().starts_with("Dra. Ana Ruiz tiene 2 visitas abiertas"), "{}", card.words());
    card
}

#[tokio::test]
async fn a_colleague_takes_over_the_visits_of_a_clinician_who_leaves() {
    let world = World::start().await;
    let license = writes(&world, LUIS).await;
    let words = presses(&world, &license, LICENSE).await.words();
    assert!(words.ends_with("por Iván Peña. Webex le dio la licencia para ser anfitrión de reuniones."), "{words}");
    let card = leaving(&world).await;
    world.admin().fills(&card, &[("¿Quién las atiende ahora?", "Dr. Luis Ortega")], "Dar de baja").await;
    assert_eq!(
        world.admin().answer().await.words(),
        "Dra. Ana Ruiz ya no está de alta como médico. Sus 2 visitas abiertas pasan a Dr. Luis Ortega."
    );
    let luis: Vec<_> = world.luis().chat().await.iter().map(Message::words).collect();
    for patient in ["María López", "Juan Pérez"] {
        assert!(luis.iter().any(|words| words.contains(patient)), "{patient}: {luis:#?}");
    }
    assert!(world.ana().chat().await.is_empty(), "who no longer works here hears of no patient");
    assert!(world.ana().cards().await.is_empty(), "and the cards of the visits are gone");
    assert_eq!(world.meetings_made(), 4, "each under its new host");
    let texts = world.patient().texts();
    assert!(texts.len() == 2 && texts.iter().all(|text| text.contains("Luis Ortega")), "{texts:?}");
    world.finish().await;
}

#[tokio::test]
async fn whoever_leaves_without_a_successor_keeps_the_visits() {
    let world = World::start().await;
    let card = leaving(&world).await;
    assert_eq!(
        presses(&world, &card, "Dar de baja").await.words(),
        "Dra. Ana Ruiz ya no está de alta como médico. Sus 2 visitas abiertas se quedan sin quien las \
         atienda: un capturista puede cederlas con **visitas**."
    );
    assert!(world.ana().chat().await.is_empty() && world.luis().chat().await.is_empty());
    world.finish().await;
}

#[tokio::test]
async fn a_successor_who_has_left_meanwhile_is_not_taken() {
    let world = World::start().await;
    let card = leaving(&world).await;
    writes(&world, "médico baja luis.ortega@hospital.test").await;
    world.admin().fills(&card, &[("¿Quién las atiende ahora?", "Dr. Luis Ortega")], "Dar de baja").await;
    let card = world.admin().answer().await;
    assert!(card.words().ends_with("Con ese correo no hay otro médico de alta."), "{}", card.words());
    presses(&world, &card, "Dar de baja").await;
    world.finish().await;
}

#[tokio::test]
async fn it_is_all_said_in_english_and_portuguese_too() {
    let world = World::with_nobody_registered().await;
    let card = writes(&world, "add clinician luis.ortega@hospital.test").await;
    assert!(card.words().ends_with("They have no licence to host meetings; 6 are free."), "{}", card.words());
    let words = presses(&world, &card, "Give the licence and register").await.words();
    assert_eq!(
        words,
        "Dr. Luis Ortega is now registered as a clinician. Webex has given them the licence to host meetings."
    );
    assert!(world.luis().answer().await.words().starts_with("Hola"), "in the language of whoever is welcomed");
    let card = writes(&world, "equipe").await;
    assert_eq!(card.buttons(), ["Cadastrar", "Mudar o nome", "Descadastrar"]);
    let words = writes(&world, "descadastrar médico luis.ortega@hospital.test").await.words();
    assert_eq!(words, "Dr. Luis Ortega não tem mais cadastro de médico.");
    world.finish().await;
}
