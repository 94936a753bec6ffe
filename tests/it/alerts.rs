//! What the admins are told: said once, counted, snoozed, and closed when it is past.

use serde_json::json;
use televisita::{
    alerts::AlertEvent,
    outbox::Delivery,
    sandbox::{faults::Fault, people},
    store::Commit,
    store::ServiceAppTokens,
    visit::AdminAlert,
};

use crate::{actors::Form, privacy::assert_impersonal, world::World};

/// Texts do not arrive, minute after minute.
async fn texts_fail(world: &World, count: usize) {
    for _ in 0..count {
        raise(world, AdminAlert::SmsNotDelivered { code: 30003 }).await;
        world.minutes_pass(1).await;
    }
}

async fn raise(world: &World, alert: AdminAlert) {
    let store = world.app().await.store.clone();
    let _ = store.commit(&Commit::default().deliver(Delivery::Alert { alert })).await.unwrap();
    world.settle().await;
}

#[tokio::test]
async fn what_goes_wrong_again_is_said_once_and_counted() {
    let world = World::start().await;
    texts_fail(&world, 3).await;
    let card = world.admin().alert_card().await;
    let words = card.words();
    assert!(
        words.starts_with("Hay mensajes de texto que no llegan: teléfono apagado o sin señal (código 30003"),
        "{words}"
    );
    assert!(words.contains("Desde: martes 24 de noviembre, 10:20.") && !words.contains("veces"), "{words}");
    assert!(words.contains("puede llamar por teléfono"), "what to do about it: {words}");
    assert_eq!(card.buttons(), ["Pausa de 1 h", "Pausa de 8 h", "Resuelto"]);
    world.minutes_pass(8).await;
    let words = world.admin().alert_card().await.words();
    assert!(words.contains("Van 3 veces; la última: martes 24 de noviembre, 10:22."), "{words}");
    assert_impersonal(&words);
    world.finish().await;
}

#[tokio::test]
async fn what_has_not_gone_wrong_for_an_hour_is_past() {
    let world = World::start().await;
    texts_fail(&world, 2).await;
    world.minutes_pass(9).await;
    drop(world.admin().alerts().await);
    world.minutes_pass(51).await;
    let told = world.admin().alerts().await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("✅ Pasó: Hay mensajes de texto que no llegan"), "{told:?}");
    assert!(told[0].ends_with("Duró un minuto, 2 veces."), "{told:?}");
    assert!(world.admin().alert_cards().await.is_empty());
    world.finish().await;
}

#[tokio::test]
async fn an_alert_is_snoozed_once_and_whoever_presses_again_hears_who_did() {
    let world = World::start().await;
    texts_fail(&world, 1).await;
    let card = world.admin().alert_card().await;
    world.admin().submits_quietly(&card, "Pausa de 1 h", &json!({})).await;
    world.admin().presses(&card, "Pausa de 8 h").await;
    let words = world.admin().answer().await.words();
    assert!(words.starts_with("Iván Peña ya la puso en pausa (10:21) hasta martes 24 de noviembre, 11:21"), "{words}");
    let card = world.admin().alert_card().await;
    assert!(
        card.words().contains("En pausa hasta martes 24 de noviembre, 11:21: la puso Iván Peña."),
        "{}",
        card.words()
    );
    assert_eq!(card.buttons(), ["Resuelto"]);
    texts_fail(&world, 2).await;
    world.minutes_pass(30).await;
    assert!(world.admin().alerts().await.is_empty(), "it is snoozed");
    world.minutes_pass(28).await;
    let card = world.admin().alert_card().await;
    assert!(card.words().contains("Van 3 veces") && !card.words().contains("pausa"), "{}", card.words());
    assert_eq!(card.buttons(), ["Pausa de 1 h", "Pausa de 8 h", "Resuelto"]);
    world.finish().await;
}

#[tokio::test]
async fn somebody_says_that_it_is_solved() {
    let world = World::start().await;
    raise(&world, AdminAlert::GivenUp { what: "answer".to_owned() }).await;
    let card = world.admin().alert_card().await;
    assert!(card.words().contains("no se pudo hacer: contestar en un chat (answer)."), "{}", card.words());
    world.minutes_pass(180).await;
    assert_eq!(world.admin().alert_card().await.id, card.id, "dead letters do not pass by themselves");
    world.admin().submits_quietly(&card, "Resuelto", &json!({})).await;
    world.admin().presses(&card, "Resuelto").await;
    let words = world.admin().answer().await.words();
    assert!(words.starts_with("Iván Peña ya la dio por resuelta (martes 24 de noviembre, 13:20)"), "{words}");
    assert!(world.admin().alert_cards().await.is_empty());
    let told = world.admin().alerts().await;
    assert!(told.is_empty(), "read with the cards: {told:?}");
    raise(&world, AdminAlert::GivenUp { what: "answer".to_owned() }).await;
    let words = world.admin().alert_card().await.words();
    assert!(words.contains("Desde: martes 24 de noviembre, 13:20."), "it begins anew: {words}");
    world.finish().await;
}

#[tokio::test]
async fn an_alert_survives_a_crash() {
    let world = World::start().await;
    texts_fail(&world, 1).await;
    drop(world.admin().alerts().await);
    world.crash().await;
    world.start_service().await;
    texts_fail(&world, 1).await;
    world.minutes_pass(10).await;
    assert!(world.admin().alert_card().await.words().contains("Van 2 veces"));
    world.finish().await;
}

#[tokio::test]
async fn what_happens_many_times_at_once_is_counted_each_time_and_shown_once() {
    let world = World::start().await;
    let (store, now) = (world.app().await.store.clone(), world.clock.now());
    let what = AdminAlert::LicencesUsedUp;
    let event = AlertEvent::Raised { what: what.clone() };
    let (key, event) = (what.key(), &event);
    let raise = || store.alert_happens(&key, event, now, Commit::default());
    for raised in futures_util::future::join_all((0..20).map(|_| raise())).await {
        raised.unwrap();
    }
    assert_eq!(store.alert(&key).await.unwrap().unwrap().count, 20);
    world.settle().await;
    assert!(world.admin().alert_card().await.words().contains("Van 20 veces"));
    drop(store);
    world.finish().await;
}

#[tokio::test]
async fn two_troubles_are_two_alerts() {
    let world = World::start().await;
    texts_fail(&world, 1).await;
    raise(&world, AdminAlert::SmsNotDelivered { code: 21610 }).await;
    raise(&world, AdminAlert::LicencesUsedUp).await;
    let words: Vec<_> = world.admin().alert_cards().await.iter().map(|card| card.words()).collect();
    assert_eq!(words.len(), 3, "{words:#?}");
    assert!(words[1].contains("pidió no recibir mensajes (código 21610"), "{words:#?}");
    assert!(words[2].contains("Ya no quedan licencias libres"), "{words:#?}");
    world.finish().await;
}

#[tokio::test]
async fn somebody_who_waits_too_long_is_told_without_a_name_until_they_are_let_in() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    world.patient().enters_the_lobby().await;
    for _ in 0..11 {
        world.minutes_pass(1).await;
    }
    let card = world.admin().alert_card().await;
    assert!(card.words().starts_with("Alguien de la visita de las 10:20 espera en la sala"), "{}", card.words());
    assert_impersonal(&card.words());
    world.ana().admits().await;
    let told = world.admin().alerts().await;
    assert!(told.len() == 1 && told[0].starts_with("✅ Pasó: Alguien de la visita de las 10:20"), "{told:?}");
    assert_impersonal(&told.concat());
    assert!(world.admin().alert_cards().await.is_empty());
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_meeting_that_is_made_at_last_closes_its_alert() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::MeetingsUnlicensed, true);
    world.ana().books(Form::default()).await;
    let words = world.admin().alert_card().await.words();
    assert!(words.starts_with("No se pudo crear una reunión: la cuenta del anfitrión no tiene licencia"), "{words}");
    assert!(words.contains("Dé la licencia con **médico alta**"), "what to do about it: {words}");
    world.minutes_pass(3).await;
    world.sandbox.faults.set(Fault::MeetingsUnlicensed, false);
    world.ana().presses(&world.ana().card().await, "Intentar otra vez").await;
    let told = world.admin().alerts().await;
    assert!(told.len() == 1 && told[0].ends_with("Duró 3 minutos, una vez."), "{told:?}");
    drop((world.ana().chat().await, world.patient().texts()));
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn webhooks_for_the_organisation_that_are_refused_are_told_once_and_made_otherwise() {
    let world = World::without_service(&[]).await;
    world.sandbox.faults.set(Fault::OrganisationWebhooksRefused, true);
    world.begin().await;
    let words = world.admin().alert_card().await.words();
    assert!(words.starts_with("Webex no permite a la Service App webhooks de toda la organización."), "{words}");
    for _ in 0..5 {
        world.minutes_pass(5).await;
        world.app().await.reconcile().await.unwrap();
        world.settle().await;
    }
    assert!(world.admin().alerts().await.is_empty());
    assert_eq!(own_webhooks(&world).await, 4, "the Service App has its own");
    world.sandbox.faults.set(Fault::OrganisationWebhooksRefused, false);
    world.minutes_pass(24 * 60).await;
    world.app().await.reconcile().await.unwrap();
    world.settle().await;
    assert!(world.admin().alerts().await[0].starts_with("✅ Pasó: Webex no permite a la Service App"));
    assert_eq!(own_webhooks(&world).await, 0, "nothing is told twice");
    world.finish().await;
}

/// How many webhooks the Service App has that are not the organisation's.
async fn own_webhooks(world: &World) -> usize {
    let token = world.app().await.store.service_app_tokens().await.unwrap().unwrap().access_token;
    let request = world.client.get(format!("{}/v1/webhooks", world.sandbox.urls.webex)).bearer_auth(token);
    let list: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
    list["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn another_webhook_secret_reaches_the_webhooks_that_are_there() {
    let mut world = World::start().await;
    world.change("WEBEX_WEBHOOK_SECRET", "another-secret");
    world.restart().await;
    world.ana().writes("hola").await;
    assert!(world.ana().chat().await.is_empty(), "signed with the old secret");
    world.app().await.reconcile().await.unwrap();
    world.settle().await;
    world.ana().writes("hola").await;
    assert!(world.ana().answer().await.words().contains("Hola"));
    assert!(world.admin().alerts().await.is_empty(), "nothing to tell");
    world.finish().await;
}

#[tokio::test]
async fn a_webhook_that_webex_switched_off_is_told_and_mended() {
    let mut world = World::start().await;
    // What arrives is not taken: Webex gives up after a hundred times.
    world.change("WEBEX_WEBHOOK_SECRET", "another-secret");
    world.restart().await;
    for _ in 0..100 {
        world.ana().post("/v1/messages", &json!({ "toPersonEmail": people::BOT.email, "text": "hola" })).await;
    }
    world.settle().await;
    world.app().await.reconcile().await.unwrap();
    world.settle().await;
    let words = world.admin().alert_card().await.words();
    assert!(words.starts_with("Webex había desactivado el webhook messages.created"), "{words}");
    world.ana().writes("hola").await;
    assert!(world.ana().answer().await.words().contains("Hola"), "it works again");
    world.minutes_pass(5).await;
    world.app().await.reconcile().await.unwrap();
    world.settle().await;
    let told = world.admin().alerts().await;
    assert!(told.len() == 1 && told[0].ends_with("Duró 5 minutos, una vez."), "{told:?}");
    world.finish().await;
}

#[tokio::test]
async fn the_end_of_the_service_apps_authorisation_is_told_in_time() {
    let world = World::start().await;
    let store = world.app().await.store.clone();
    let tokens = store.service_app_tokens().await.unwrap().unwrap();
    let ends = world.clock.now() + jiff::SignedDuration::from_hours(13 * 24);
    store.keep_service_app_tokens(&ServiceAppTokens { refresh_ends_at: Some(ends), ..tokens.clone() }).await.unwrap();
    for _ in 0..3 {
        world.app().await.reconcile().await.unwrap();
        world.settle().await;
    }
    let words = world.admin().alert_card().await.words();
    assert!(words.starts_with("La autorización de la Service App termina el lunes 7 de diciembre, 10:20."), "{words}");
    store.keep_service_app_tokens(&tokens).await.unwrap();
    world.app().await.reconcile().await.unwrap();
    world.settle().await;
    assert!(world.admin().alerts().await[0].starts_with("✅ Pasó: La autorización"));
    drop(store);
    world.finish().await;
}
