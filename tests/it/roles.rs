//! Who may do what, and that it is looked at each time.

use serde_json::json;
use televisita::{directory::StaffRole, manifest::manifest, texts::Language};

use crate::{
    actors::{Chatter, Form},
    world::World,
};

const ASK: &str = "Eso no le corresponde a su cuenta. Si lo necesita, pídalo a un administrador: están en el espacio \
                   «Televisita: avisos» de Webex.";

async fn hears(who: &Chatter<'_>, words: &str) {
    assert_eq!(who.answer().await.words(), words);
}

#[tokio::test]
async fn clinicians_and_schedulers_book_and_everybody_else_hears_whom_to_ask() {
    let world = World::start().await;
    for who in [world.ana(), world.carmen()] {
        who.writes("nueva visita").await;
        assert_eq!(who.answer().await.buttons(), ["Enviar invitación"]);
    }
    world.admin().writes("nueva visita").await;
    hears(&world.admin(), ASK).await;
    world.admin().writes("new visit").await;
    hears(
        &world.admin(),
        "Your account cannot do that. If you need it, ask an administrator: they are in the Webex space “Televisita: \
         avisos”.",
    )
    .await;
    world.finish().await;
}

#[tokio::test]
async fn the_menu_and_the_help_show_what_one_may_do() {
    let world = World::start().await;
    world.ana().writes("hola").await;
    assert_eq!(world.ana().answer().await.buttons(), ["Nueva visita", "Agenda de hoy", "Pacientes", "Ayuda"]);
    world.ana().writes("ayuda").await;
    assert!(world.ana().answer().await.words().contains("nueva visita"));
    world.admin().writes("hola").await;
    let menu = world.admin().answer().await;
    assert!(!menu.buttons().contains(&"Nueva visita".to_owned()), "{:?}", menu.buttons());
    world.admin().writes("ayuda").await;
    assert!(!world.admin().answer().await.words().contains("nueva visita"));
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_not_registered_may_only_say_hello() {
    let world = World::with_nobody_registered().await;
    world.ana().writes("hola").await;
    let menu = world.ana().answer().await;
    assert_eq!(menu.buttons(), ["Ayuda"]);
    assert!(menu.words().contains("Su cuenta no está registrada"), "{}", menu.words());
    world.ana().writes("nueva visita").await;
    hears(&world.ana(), ASK).await;
    world.finish().await;
}

#[tokio::test]
async fn a_role_that_was_taken_away_counts_at_once_on_cards_posted_before() {
    let world = World::start().await;
    let (form, spare) = (world.ana().form().await, world.ana().form().await);
    world.ana().sends(&form, Form::default()).await;
    drop(world.ana().chat().await);
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let card = world.ana().card().await;
    world.unregisters(&world.ana()).await;
    world.ana().presses(&card, "Admitir").await;
    hears(&world.ana(), ASK).await;
    world.ana().sends(&spare, Form::default()).await;
    hears(&world.ana(), ASK).await;
    assert_eq!(maria.screen().await, "lobby");
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_unregistered_is_shown_no_patient_any_more() {
    let world = World::start().await;
    let (ana, carmen, admin) = (world.ana(), world.carmen(), world.admin());
    world.plans(&ana, "11:00", &[("María López", "55 1234 5678")]).await;
    for who in [&ana, &carmen] {
        who.writes("agenda").await;
        assert!(who.agenda().await.words().contains("María López"));
    }
    admin.writes("capturista baja carmen.soto@hospital.test").await;
    assert!(admin.answer().await.words().contains("ya no está de alta como capturista"));
    assert!(carmen.cards().await.is_empty(), "the agenda is taken down");
    admin.writes("médico baja ana.ruiz@hospital.test").await;
    admin.fills(&admin.answer().await, &[], "Dar de baja").await;
    assert!(admin.answer().await.words().contains("se queda sin quien la atienda"));
    assert!(ana.cards_about("Agenda").await.is_empty());
    let mut maria = world.patient();
    drop(maria.texts());
    world.minutes_pass(30).await;
    maria.enters_the_lobby().await;
    world.minutes_pass(25).await;
    assert!(ana.chat().await.is_empty(), "she no longer works here");
    let alerts = admin.alerts().await;
    assert!(
        alerts.len() == 1 && alerts[0].contains("espera en la sala"),
        "the admins hear that somebody waits: {alerts:?}"
    );
    drop(maria.texts());
    world.finish().await;
}

#[tokio::test]
async fn whoever_joins_the_admins_space_is_an_admin_and_whoever_leaves_it_is_none_from_then_on() {
    let world = World::start().await;
    let space = world.config().webex.admin_room_id;
    let ana = world.ana();
    ana.writes("personal").await;
    hears(&ana, ASK).await;
    let member = json!({ "roomId": space, "personEmail": "ana.ruiz@hospital.test" });
    world.admin().post("/v1/memberships", &member).await;
    ana.writes("hola").await;
    assert_eq!(ana.answer().await.buttons(), ["Nueva visita", "Agenda de hoy", "Pacientes", "Personal", "Ayuda"]);
    ana.writes("personal").await;
    let card = ana.answer().await;

    ana.leaves(&space).await;
    ana.fills(&card, &[("Persona que ya está de alta", "Dr. Luis Ortega (médico)")], "Dar de baja").await;
    hears(&ana, ASK).await;
    ana.writes("médico baja luis.ortega@hospital.test").await;
    hears(&ana, ASK).await;
    ana.writes("hola").await;
    assert_eq!(ana.answer().await.buttons(), ["Nueva visita", "Agenda de hoy", "Pacientes", "Ayuda"]);
    world.luis().writes("nueva visita").await;
    assert_eq!(world.luis().answer().await.buttons(), ["Enviar invitación"], "he is still a clinician");
    world.finish().await;
}

#[tokio::test]
async fn what_is_for_admins_is_refused_to_everybody_else() {
    let world = World::start().await;
    for words in ["personal", "médico alta eva.luna@hospital.test", "capturista baja carmen.soto@hospital.test"] {
        for who in [world.carmen(), world.ana()] {
            who.writes(words).await;
            hears(&who, ASK).await;
        }
    }
    let admins = manifest().commands.iter().filter(|command| command.roles == [StaffRole::Admin]);
    world.carmen().writes("ayuda").await;
    let help = world.carmen().answer().await.words();
    for command in admins {
        assert!(!help.contains(command.what(Language::EsMx)), "{}: {help}", command.name);
    }
    world.finish().await;
}
