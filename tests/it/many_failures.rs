//! Many texts that fail: one alert for all of them, and one that names the carrier whose network it is.

use crate::{
    actors::{Form, Message},
    privacy::assert_impersonal,
    world::World,
};

/// Twilio's code for a number that nobody has.
const UNKNOWN_NUMBER: u32 = 30005;
const MANY: &str = "Fallan muchos mensajes de texto.";

/// Visits of so many people are booked, and their links do not arrive.
async fn links_fail(world: &World, phones: std::ops::Range<usize>) {
    for number in phones {
        let phone = format!("+5255123456{number:02}");
        world.sandbox.twilio.next_fails(&phone, UNKNOWN_NUMBER, 1);
        world.ana().books(Form { phone: &phone, ..Form::default() }).await;
        assert_eq!(world.holder_of(&phone).texts().len(), 1);
    }
    drop(world.ana().chat().await);
}

async fn alerts(world: &World) -> Vec<String> {
    let words: Vec<_> = world.admin().alert_cards().await.iter().map(Message::words).collect();
    assert_impersonal(&words.concat());
    words
}

#[tokio::test]
async fn ten_failed_texts_within_an_hour_are_one_alert_and_nine_are_none() {
    let world = World::start().await;
    links_fail(&world, 10..19).await;
    let told = alerts(&world).await;
    assert!(told.len() == 1 && told[0].contains("código 30005"), "the code alone: {told:#?}");
    links_fail(&world, 19..20).await;
    let told = alerts(&world).await;
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[1].starts_with(MANY), "{told:#?}");
    links_fail(&world, 20..23).await;
    let again = alerts(&world).await;
    assert_eq!(again.iter().filter(|words| words.starts_with(MANY)).count(), 1, "said once: {again:#?}");
    world.finish().await;
}

#[tokio::test]
async fn ten_failed_texts_in_more_than_an_hour_are_none() {
    let world = World::start().await;
    links_fail(&world, 10..15).await;
    world.minutes_pass(61).await;
    drop((world.ana().chat().await, world.admin().alerts().await));
    for number in 10..15 {
        drop(world.holder_of(&format!("+5255123456{number}")).texts());
    }
    links_fail(&world, 15..20).await;
    assert!(!alerts(&world).await.iter().any(|words| words.starts_with(MANY)));
    world.finish().await;
}

#[tokio::test]
async fn people_who_want_no_texts_are_no_failure_of_twilio() {
    let world = World::start().await;
    for number in 10..21 {
        let phone = format!("+5255123456{number}");
        world.sandbox.twilio.next_refused(&phone, 21610, 1);
        world.ana().books(Form { phone: &phone, ..Form::default() }).await;
    }
    let told = alerts(&world).await;
    assert!(told.iter().any(|words| words.contains("código 21610")), "{told:#?}");
    assert!(!told.iter().any(|words| words.starts_with(MANY)), "{told:#?}");
    drop(world.ana().chat().await);
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn five_failed_texts_of_one_carrier_name_it() {
    let world = World::with(&[("TWILIO_LOOKUP", "on")]).await;
    for number in 10..20 {
        let carrier = if number % 2 == 0 { "Movistar" } else { "Telcel" };
        world.sandbox.twilio.is_line(&format!("+5255123456{number}"), "mobile", carrier);
    }
    links_fail(&world, 10..18).await;
    let told = alerts(&world).await;
    assert_eq!(told.len(), 1, "four of each: {told:#?}");
    links_fail(&world, 18..19).await;
    let told = alerts(&world).await;
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[1].starts_with("Fallan los mensajes de texto a celulares de Movistar."), "{told:#?}");
    world.finish().await;
}
