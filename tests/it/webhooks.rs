//! What arrives from outside: signed or not, too big, unknown, twice, out of order.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha1::Sha1;
use televisita::sandbox::{faults::Fault, twilio::Signing};

use crate::{actors::Form, world::World};

/// What the sandbox's service is signed to.
const SECRET: &[u8] = b"sandbox-webhook-secret";

/// Posts a body as Webex does, signed. Answers the status.
pub async fn post_to_webex_door(world: &World, body: &str) -> u16 {
    let mac = <Hmac<Sha1> as KeyInit>::new_from_slice(SECRET).unwrap().chain_update(body);
    post(world, "/webhooks/webex", Some(&hex::encode(mac.finalize().into_bytes())), body).await
}

async fn post(world: &World, path: &str, signature: Option<&str>, body: &str) -> u16 {
    let request = world.client.post(world.url(path)).body(body.to_owned());
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let request = signature.into_iter().fold(request, |request, signature| {
        request.header("x-spark-signature", signature).header("x-twilio-signature", signature)
    });
    request.send().await.unwrap().status().as_u16()
}

async fn received(world: &World) -> usize {
    world.app().await.store.inbox().lengths().await.unwrap().0
}

#[tokio::test]
async fn what_is_not_signed_or_wrongly_signed_is_refused_and_not_stored() {
    let world = World::start().await;
    let body = json!({ "resource": "messages", "event": "created", "data": { "id": "m" } }).to_string();
    let other = "f8446672f033e4b2beafc5ca3a71eafcd2cafb6e";
    for path in
        ["/webhooks/webex", "/webhooks/twilio/status?visit=0198aaaa00007000800000000000000a", "/webhooks/twilio/sms"]
    {
        for signature in [None, Some(""), Some("nonsense"), Some(other)] {
            assert_eq!(post(&world, path, signature, &body).await, 401, "{path} {signature:?}");
        }
    }
    assert_eq!(received(&world).await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let world = World::start().await;
    let body = "x".repeat(64 * 1024 + 1);
    for path in ["/webhooks/webex", "/webhooks/twilio/status", "/webhooks/twilio/sms"] {
        assert_eq!(post(&world, path, Some("00"), &body).await, 413, "{path}");
    }
    assert_eq!(post_to_webex_door(&world, &body).await, 413);
    assert_eq!(received(&world).await, 0);
    world.finish().await;
}

#[tokio::test]
async fn unknown_events_and_fields_are_taken_and_ignored() {
    let world = World::start().await;
    let unknown = json!({ "resource": "rooms", "event": "updated", "data": { "id": "r" }, "new": [1] });
    assert_eq!(post_to_webex_door(&world, &unknown.to_string()).await, 200);
    let foreign = json!({ "resource": "meetings", "event": "started", "data": { "id": "other", "new": true } });
    assert_eq!(post_to_webex_door(&world, &foreign.to_string()).await, 200);
    world.finish().await;
}

#[tokio::test]
async fn an_event_that_comes_twice_is_dealt_with_once() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::WebhooksDuplicate, true);
    world.ana().writes("hola").await;
    assert_eq!(world.ana().answer().await.buttons(), ["Nueva visita", "Agenda de hoy", "Pacientes", "Ayuda"]);
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    world.ana().opens_meeting().await;
    maria.enters_the_meeting().await;
    assert!(world.ana().card().await.words().starts_with("En videollamada"));
    assert_eq!(world.meetings_made(), 1);
    world.finish().await;
}

#[tokio::test]
async fn events_that_come_late_and_in_the_wrong_order_do_no_harm() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    world.sandbox.faults.set(Fault::WebhooksLate, true);
    let meeting = world.ana().opens_meeting().await;
    maria.enters_the_meeting().await;
    world.seconds_pass(20).await;
    assert!(world.ana().card().await.words().starts_with("En videollamada"), "{}", world.ana().card().await.words());
    world.minutes_pass(3).await;
    world.ana().ends_meeting(&meeting).await;
    world.seconds_pass(20).await;
    assert_eq!(maria.screen().await, "over");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn reports_about_texts_are_believed_with_the_old_signature_and_the_new() {
    for signing in [Signing::Sha1, Signing::Sha256] {
        let world = World::start().await;
        world.sandbox.twilio.sign_with(signing);
        world.ana().books(Form::default()).await;
        drop(world.patient().text());
        world.ana().writes("agenda").await;
        let words = world.ana().agenda().await.words();
        assert!(words.contains("◑ **María López** · Mensaje: Entregado"), "{signing:?}: {words}");
        world.finish().await;
    }
}
