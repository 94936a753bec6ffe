//! The agenda: one card for the day, which comes again as it changes, and not too often.

use televisita::{
    agenda::{Agenda, Whose},
    chat,
    texts::Language,
};

use crate::world::World;

#[tokio::test]
async fn one_card_shows_the_day_with_a_mark_for_everybody() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "11:00", &[("Juan Pérez", "55 8765 4321")]).await;
    world.plans(&ana, "10:25", &[("María López", "55 1234 5678")]).await;
    world.plans(&ana, "10:20", &[("Rosa Díaz", "55 2222 3333")]).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    world.holder_of("+525522223333").enters_the_lobby().await;
    world.minutes_pass(1).await;
    ana.writes("agenda").await;
    let agenda = ana.agenda().await;
    let words = agenda.words();
    let lines: Vec<_> = words.lines().collect();
    assert_eq!(lines[..2], ["Agenda del martes 24 de noviembre", "3 visitas · 1 espera"]);
    assert_eq!(
        lines[2..10],
        [
            "10:20",
            "● **Rosa Díaz** · espera desde las 10:20 (1 min)",
            "Admitir",
            "10:25",
            "◕ **María López** · abrió el enlace",
            "Abrir",
            "11:00",
            "○ **Juan Pérez** · Aviso de la cita: Entregado",
        ],
        "{words}"
    );
    ana.presses(&agenda, "Ver Juan Pérez").await;
    assert!(
        ana.card().await.words().starts_with("Visita agendada con Juan Pérez"),
        "the visit's card comes to the end"
    );
    assert_eq!(ana.cards_about("Visita agendada").await.len(), 1);
    ana.presses(&agenda, "Admitir: Rosa Díaz").await;
    assert_eq!(ana.cards_about("Rosa Díaz va entrando").await.len(), 1);
    drop(world.holder_of("+525587654321").texts());
    world.minutes_pass(5).await;
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn it_comes_again_once_in_five_minutes_and_only_when_something_has_changed() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "11:00", &[("Juan Pérez", "55 8765 4321")]).await;
    ana.writes("agenda").await;
    let first = ana.agenda().await;
    world.minutes_pass(2).await;
    world.plans(&ana, "11:30", &[("María López", "55 1234 5678")]).await;
    world.plans(&ana, "12:00", &[("Rosa Díaz", "55 2222 3333")]).await;
    assert_eq!(ana.agenda().await.id, first.id, "not yet");
    world.minutes_pass(3).await;
    let second = ana.agenda().await;
    assert_ne!(second.id, first.id, "the old one is taken down");
    assert!(second.words().contains("3 visitas"), "{}", second.words());
    world.minutes_pass(20).await;
    assert_eq!(ana.agenda().await.id, second.id, "nothing has changed");
    let mut juan = world.holder_of("+525587654321");
    assert_eq!(juan.texts().len(), 1);
    world.minutes_pass(5).await;
    world.seconds_pass(15).await;
    assert!(ana.agenda().await.words().contains("◑ **Juan Pérez**"), "his link has been sent");
    world.minutes_pass(7).await;
    juan.enters_the_lobby().await;
    world.seconds_pass(15).await;
    let third = ana.agenda().await;
    assert!(third.words().contains("1 espera"), "after a quiet time it comes soon: {}", third.words());
    for phone in ["+525512345678", "+525522223333"] {
        drop(world.holder_of(phone).texts());
    }
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn yesterday_tomorrow_and_a_date_are_a_press_or_a_word_away() {
    let world = World::start().await;
    let ana = world.ana();
    ana.writes("agenda mañana").await;
    let tomorrow = ana.agenda().await;
    assert!(
        tomorrow.words().starts_with("Agenda del miércoles 25 de noviembre\nNo hay visitas."),
        "{}",
        tomorrow.words()
    );
    ana.presses(&tomorrow, "◀ Día anterior").await;
    assert!(ana.agenda().await.words().starts_with("Agenda del martes 24 de noviembre"));
    ana.writes("agenda 2026-12-31").await;
    assert!(ana.agenda().await.words().starts_with("Agenda del jueves 31 de diciembre"));
    world.finish().await;
}

#[tokio::test]
async fn schedulers_see_everybodys_or_a_chosen_clinicians_and_clinicians_their_own() {
    let world = World::start().await;
    let (ana, carmen) = (world.ana(), world.carmen());
    world.plans(&ana, "11:00", &[("Juan Pérez", "55 8765 4321")]).await;
    carmen.writes("agenda").await;
    let words = carmen.agenda().await.words();
    assert!(words.starts_with("Agenda del martes 24 de noviembre · todos los médicos\n1 visita"), "{words}");
    assert!(words.contains("**Juan Pérez** · Dra. Ana Ruiz"), "{words}");
    carmen.writes("agenda de la Dra. Ruiz").await;
    let words = carmen.agenda().await.words();
    assert!(words.starts_with("Agenda del martes 24 de noviembre · Dra. Ana Ruiz\n1 visita"), "{words}");
    carmen.writes("agenda Zoila").await;
    assert!(carmen.answer().await.words().starts_with("«Zoila» no es un día que entienda, ni el nombre de un médico."));
    drop(ana.chat().await);
    ana.writes("agenda Luis").await;
    assert!(ana.answer().await.words().starts_with("Solo puede ver su propia agenda."));
    drop(world.holder_of("+525587654321").texts());
    world.finish().await;
}

#[tokio::test]
async fn twenty_visits_fit_on_a_card_in_every_language_and_more_have_pages() {
    let world = World::start().await;
    let ana = world.ana();
    let person_id = ana.person_id().await;
    let mut visits = Vec::new();
    let patient = ("María de los Ángeles Hernández Gutiérrez", "55 1234 5678");
    let relative = ("José Guadalupe Hernández Gutiérrez", "55 8765 4321");
    let id = world.plans(&ana, "11:00", &[patient, relative]).await;
    let visit = world.app().await.store.visit(id).await.unwrap().unwrap();
    for _ in 0..60 {
        visits.push(visit.clone());
    }
    let zone = world.config().clinic.zone;
    let day = world.clock.now().to_zoned_datetime(zone.clone()).date();
    let (from, to) = televisita::agenda::bounds(day, &zone).unwrap();
    for language in Language::ALL {
        let name = visit.clinician.name.clone();
        let agenda = Agenda {
            person_id: person_id.clone(),
            language,
            whose: Whose::Clinician { person_id: person_id.clone(), name },
            day,
            from,
            to,
            skip: 0,
            message_id: None,
            shows: String::new(),
            posted_at: world.clock.now(),
        };
        for (count, rows) in [(20, 20), (60, 1)] {
            let card = chat::agenda_card(&agenda, &visits[..count], &zone, world.clock.now()).unwrap();
            let card = card.message.card.unwrap();
            assert!(card.to_string().len() < 20_000, "{language} {count}: {}", card.to_string().len());
            let shown = card["body"].as_array().unwrap().iter().filter(|one| one["type"] == "ColumnSet").count();
            assert!(shown > rows, "{language}: {shown} rows");
            assert!(card["actions"].as_array().unwrap().len() <= 5);
        }
        let last = Agenda { skip: 50, ..agenda };
        let card = chat::agenda_card(&last, &visits, &zone, world.clock.now()).unwrap().message.card.unwrap();
        assert!(!card.to_string().contains("\"skip\":\"60\""), "there is nothing after the last");
    }
    drop((ana.chat().await, world.patient().texts(), world.holder_of("+525587654321").texts()));
    world.finish().await;
}
