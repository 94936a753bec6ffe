//! Reminders: a day before, two hours before, and the link; each once and in time.

use jiff::SignedDuration;

use televisita::{
    texts::Language,
    visit::{Actor, Event, Invitee, PersonName, Role},
};

use crate::{actors::Form, world::World};

/// In two days, on the clinic's clocks.
const THURSDAY: Form<'static> = Form {
    patient: "María López",
    phone: "55 1234 5678",
    kind: None,
    later: Some(("2026-11-26", "12:30")),
    opens: true,
};

const DAY: i64 = 24 * 60;

#[tokio::test]
async fn somebody_is_reminded_the_day_before_and_two_hours_before() {
    let world = World::start().await;
    world.ana().books(THURSDAY).await;
    assert!(world.patient().text().contains("es el jueves 26 de noviembre, 12:30"));
    world.minutes_pass(DAY + 129).await;
    assert!(world.patient().texts().is_empty());
    world.minutes_pass(1).await;
    let day_before = world.patient().text();
    assert!(
        day_before.contains("recuerde su videollamada con Dra. Ana Ruiz el jueves 26 de noviembre, 12:30."),
        "{day_before}"
    );
    assert!(day_before.contains("Responda 1: confirmo, 3: no puedo."), "{day_before}");
    world.minutes_pass(DAY - 121).await;
    assert!(world.patient().texts().is_empty());
    world.minutes_pass(1).await;
    let two_hours_before = world.patient().text();
    assert!(two_hours_before.contains("empieza a las 12:30. El enlace llega 10 min antes."), "{two_hours_before}");
    world.minutes_pass(110).await;
    assert!(world.patient().text().contains("/v/"));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn who_has_just_heard_of_a_visit_is_not_reminded_of_it() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "13:10", &[("María López", "55 1234 5678")]).await;
    drop((world.patient().text(), ana.chat().await));
    world.minutes_pass(150).await;
    assert!(world.patient().texts().is_empty(), "two hours before is 50 minutes after it was booked");
    world.minutes_pass(10).await;
    assert!(world.patient().text().contains("/v/"));
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn reminders_follow_a_visit_to_another_time_and_end_with_it() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(THURSDAY).await;
    drop(world.patient().text());
    let form = ana.goes_to(&["Más…", "Reprogramar"]).await;
    ana.fills(&form, &[("Fecha", "2026-11-28"), ("Hora", "09:00")], "Reprogramar y avisar").await;
    assert!(world.patient().text().contains("cambia al sabado 28 de noviembre, 9:00"));
    world.minutes_pass(2 * DAY + 130).await;
    assert!(world.patient().texts().is_empty(), "the reminders of the old time");
    world.minutes_pass(1230).await;
    assert!(world.patient().text().contains("sabado 28 de noviembre, 9:00"), "the day before the new time");
    world.minutes_pass(60).await;
    let menu = ana.goes_to(&["Más…"]).await;
    ana.presses(&menu, "Cancelar la visita").await;
    world.minutes_pass(1).await;
    assert!(world.patient().text().contains("se cancela"));
    world.minutes_pass(2 * DAY).await;
    assert!(world.patient().texts().is_empty());
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_reminder_that_was_slept_through_is_made_up_for_while_it_is_of_use() {
    let world = World::start().await;
    world.ana().books(THURSDAY).await;
    drop(world.patient().text());
    world.crash().await;
    world.clock.advance(SignedDuration::from_hours(40));
    world.start_service().await;
    world.settle().await;
    let day_before = world.patient().text();
    assert!(day_before.contains("recuerde su videollamada"), "{day_before}");
    drop(world.ana().chat().await);
    world.crash().await;
    world.clock.advance(SignedDuration::from_mins(10 * 60 + 5));
    world.start_service().await;
    world.settle().await;
    let link = world.patient().text();
    assert!(link.contains("/v/"), "two hours before is past, and it is time for the link: {link}");
    let told =
        world.ana().chat().await.iter().any(|one| one.words().starts_with("No se envió el recordatorio a María"));
    assert!(told, "and the clinician knows that one reminder did not go out");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn nobody_is_reminded_at_night() {
    let world = World::start().await;
    world.ana().books(Form { later: Some(("2026-11-26", "08:30")), ..THURSDAY }).await;
    drop(world.patient().text());
    world.minutes_pass(22 * 60 + 10).await;
    assert!(world.patient().text().contains("recuerde su videollamada"), "the day before, at half past eight");
    world.minutes_pass(22 * 60 + 29).await;
    assert!(world.patient().texts().is_empty(), "two hours before it was half past six");
    world.minutes_pass(1).await;
    assert!(world.patient().text().contains("empieza a las 8:30"), "it is seven");
    world.minutes_pass(80).await;
    assert!(world.patient().text().contains("/v/"));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_reminder_of_the_night_is_left_out_where_the_link_comes_soon_after() {
    let world = World::start().await;
    world.ana().books(Form { later: Some(("2026-11-26", "07:15")), ..THURSDAY }).await;
    drop(world.patient().text());
    world.minutes_pass(21 * 60).await;
    assert!(world.patient().text().contains("recuerde su videollamada"), "the day before");
    world.minutes_pass(23 * 60 + 44).await;
    assert!(world.patient().texts().is_empty(), "it is 7:04");
    world.minutes_pass(1).await;
    assert!(world.patient().text().contains("/v/"));
    drop(world.ana().chat().await);
    world.finish().await;
}

/// In Tijuana it is two hours earlier than at the hospital.
#[tokio::test]
async fn it_is_night_as_long_as_it_is_for_anybody_who_is_invited() {
    let world = World::start().await;
    let ana = world.ana();
    ana.books(Form { later: Some(("2026-11-26", "10:00")), ..THURSDAY }).await;
    let (now, later) = (world.clock.now(), world.clock.now() + SignedDuration::from_hours(72));
    let visit = world.app().await.store.visits_between(now, later).await.unwrap().remove(0);
    let by = Actor::from(&visit.clinician);
    let invitee = Invitee {
        role: Role::Relative,
        relation: None,
        name: PersonName::parse("Ana López").unwrap(),
        phone: "+526641234567".parse().unwrap(),
        language: Language::EsMx,
        zone: Some("America/Tijuana".to_owned()),
    };
    world.happens(visit.id, Event::Invited { invitee, by }).await;
    let daughter = world.holder_of("+526641234567");
    world.minutes_pass(23 * 60 + 40).await;
    assert!(world.patient().texts().concat().contains("recuerde su videollamada"), "the day before, at ten");
    drop((daughter.texts(), ana.chat().await));
    world.minutes_pass(22 * 60 + 59).await;
    assert!(world.patient().texts().is_empty(), "at eight it was six in Tijuana");
    world.minutes_pass(1).await;
    assert!(world.patient().text().contains("empieza a las 10:00"));
    assert!(daughter.text().contains("empieza a las 8:00"), "on her own clocks");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_clock_that_is_put_back_repeats_nothing() {
    let world = World::start().await;
    world.ana().books(THURSDAY).await;
    drop(world.patient().text());
    world.minutes_pass(DAY + 131).await;
    assert!(world.patient().text().contains("recuerde su videollamada"));
    world.clock.advance(-SignedDuration::from_hours(3));
    world.settle().await;
    for _ in 0..5 {
        world.minutes_pass(60).await;
    }
    assert!(world.patient().texts().is_empty());
    drop(world.ana().chat().await);
    world.finish().await;
}
