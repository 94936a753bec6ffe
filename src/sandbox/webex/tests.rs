//! The simulator, spoken to as a client speaks to it.

mod files;
mod meetings;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::post;
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{EncodingKey, Header};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::*;
use crate::sandbox::faults::Fault;
use crate::sandbox::people::{
    ANA, BOT, CLIENT_ID, CLIENT_SECRET, GUEST_ISSUER_ID, GUEST_ISSUER_SECRET, LUIS, ORGANISATION, REFRESH_TOKEN,
};

struct Answered {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

fn cloud() -> WebexCloud {
    let now: Timestamp = "2026-11-24T16:20:30Z".parse().unwrap();
    WebexCloud::new(Clock::frozen(now), "http://webex.test", Faults::default(), Exchanges::default()).unwrap()
}

async fn send(cloud: &WebexCloud, request: Request<Body>) -> Answered {
    let (parts, body) = cloud.router().oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let body = serde_json::from_slice(&body).unwrap_or_default();
    Answered { status: parts.status, headers: parts.headers, body }
}

async fn ask(cloud: &WebexCloud, token: &str, call: &str, body: Value) -> Answered {
    let (method, path) = call.split_once(' ').unwrap();
    let kind = if method == "PATCH" { "application/json-patch+json" } else { "application/json" };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", kind)
        .body(if body.is_null() { Body::empty() } else { Body::from(body.to_string()) });
    send(cloud, request.unwrap()).await
}

async fn service_app(cloud: &WebexCloud) -> String {
    let form = [
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("refresh_token", REFRESH_TOKEN),
    ];
    let request = Request::post("/v1/access_token").header("content-type", "application/x-www-form-urlencoded");
    let answer = send(cloud, request.body(Body::from(serde_urlencoded::to_string(form).unwrap())).unwrap()).await;
    assert_eq!(answer.body["expires_in"], 1_209_599);
    answer.body["access_token"].as_str().unwrap().to_owned()
}

fn visit(start: &str, host: &str) -> Value {
    json!({
        "title": "Consulta", "start": start, "end": "2026-11-24T11:30:00", "timezone": "America/Mexico_City",
        "hostEmail": host, "integrationTags": ["visit-7"], "sendEmail": false,
    })
}

async fn schedule(cloud: &WebexCloud, token: &str) -> Value {
    let answer = ask(cloud, token, "POST /v1/meetings", visit("2026-11-24T10:30:00", ANA.email)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.body
}

/// What a webhook's receiver was sent: signature and body.
type Calls = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

async fn receiver() -> (String, Calls) {
    let calls = Calls::default();
    let kept = calls.clone();
    let take = async move |headers: HeaderMap, body: bytes::Bytes| {
        let signature = headers["x-spark-signature"].to_str().unwrap().to_owned();
        kept.lock().unwrap().push((signature, body.to_vec()));
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/hook", post(take))).await });
    (url, calls)
}

async fn subscribe(cloud: &WebexCloud, token: &str, url: &str, resource: &str, event: &str, organisation: bool) {
    let mut body = json!({ "name": "x", "targetUrl": url, "resource": resource, "event": event, "secret": "s3cret" });
    if organisation {
        body["ownedBy"] = json!("org");
    }
    let answer = ask(cloud, token, "POST /v1/webhooks", body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

/// The data of the calls so far, as `resource.event`, and forgets them.
fn taken(calls: &Calls) -> Vec<(String, Value)> {
    let one = |(signature, body): (String, Vec<u8>)| {
        assert_eq!(signature, delivery::signature("s3cret", &body));
        let mut envelope: Value = serde_json::from_slice(&body).unwrap();
        let text = |name: &str| envelope[name].as_str().unwrap().to_owned();
        (format!("{}.{}", text("resource"), text("event")), envelope["data"].take())
    };
    std::mem::take(&mut *calls.lock().unwrap()).into_iter().map(one).collect()
}

#[tokio::test]
async fn a_bad_token_and_a_missing_scope_are_refused_as_webex_does() {
    let cloud = cloud();
    let answer = ask(&cloud, "nobody", "GET /v1/people/me", Value::Null).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.headers["trackingid"].to_str().unwrap(), answer.body["trackingId"].as_str().unwrap());
    let answer = ask(&cloud, BOT.token, "GET /v1/meetings", Value::Null).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body["message"].as_str().unwrap().contains("missing required scopes"));
    assert_eq!(ask(&cloud, ANA.token, "GET /v1/nothing", Value::Null).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_unknown_field_is_refused() {
    let body = json!({ "toPersonEmail": ANA.email, "markdwon": "hola" });
    let answer = ask(&cloud(), BOT.token, "POST /v1/messages", body).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.body["errors"][0]["description"], "#: extraneous key [markdwon] is not permitted");
}

#[tokio::test]
async fn a_bad_card_is_refused_and_a_good_one_cannot_be_edited() {
    let cloud = cloud();
    let message = |card: Value| {
        json!({
            "toPersonEmail": ANA.email, "text": "card",
            "attachments": [{ "contentType": "application/vnd.microsoft.card.adaptive", "content": card }],
        })
    };
    let bad = json!({ "type": "AdaptiveCard", "version": "1.5", "body": [] });
    assert_eq!(ask(&cloud, BOT.token, "POST /v1/messages", message(bad)).await.status, StatusCode::BAD_REQUEST);
    let good = json!({ "type": "AdaptiveCard", "version": "1.3", "body": [] });
    let sent = ask(&cloud, BOT.token, "POST /v1/messages", message(good)).await.body;
    let edit = json!({ "roomId": sent["roomId"], "text": "other" });
    let path = format!("PUT /v1/messages/{}", sent["id"].as_str().unwrap());
    let answer = ask(&cloud, BOT.token, &path, edit).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.body["message"].as_str().unwrap().contains("attachments"));
}

#[tokio::test]
async fn a_message_reaches_the_other_side_as_a_signed_webhook_without_its_words() {
    let cloud = cloud();
    let (url, calls) = receiver().await;
    subscribe(&cloud, BOT.token, &url, "messages", "created", false).await;
    let body = json!({ "toPersonEmail": BOT.email, "text": "hola" });
    let sent = ask(&cloud, ANA.token, "POST /v1/messages", body).await.body;
    assert_eq!(cloud.deliver_pending().await, 1);
    let taken = taken(&calls);
    assert_eq!((taken[0].0.as_str(), &taken[0].1["id"]), ("messages.created", &sent["id"]));
    assert_eq!(taken[0].1["text"], Value::Null);
    let path = format!("GET /v1/messages/{}", sent["id"].as_str().unwrap());
    assert_eq!(ask(&cloud, BOT.token, &path, Value::Null).await.body["text"], "hola");
}

#[tokio::test]
async fn late_webhooks_wait_for_the_clock_and_come_newest_first() {
    let cloud = cloud();
    let (url, calls) = receiver().await;
    subscribe(&cloud, BOT.token, &url, "messages", "created", false).await;
    cloud.faults().set(Fault::WebhooksLate, true);
    let mut sent = Vec::new();
    for text in ["one", "two"] {
        let body = json!({ "toPersonEmail": BOT.email, "text": text });
        sent.push(ask(&cloud, ANA.token, "POST /v1/messages", body).await.body["id"].clone());
    }
    assert_eq!(cloud.deliver_pending().await, 0);
    cloud.clock().advance(SignedDuration::from_secs(20));
    assert_eq!(cloud.deliver_pending().await, 2);
    let order: Vec<Value> = taken(&calls).into_iter().map(|(_, data)| data["id"].clone()).collect();
    sent.reverse();
    assert_eq!(order, sent);
}

#[tokio::test]
async fn a_meeting_needs_a_licensed_host_and_a_time_to_come() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let refused = async |body: Value| ask(&cloud, &token, "POST /v1/meetings", body).await;
    assert_eq!(refused(visit("2026-11-24T10:00:00", ANA.email)).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused(visit("2026-11-24T11:25:00", ANA.email)).await.status, StatusCode::BAD_REQUEST);
    for host in [LUIS.email, "nobody@hospital.test"] {
        let answer = refused(visit("2026-11-24T10:30:00", host)).await;
        assert_eq!((answer.status, &answer.body["message"]), (StatusCode::NOT_FOUND, &json!("Cannot find the data")));
    }
    let mut with_room = visit("2026-11-24T10:30:00", ANA.email);
    with_room["maxUserNumber"] = json!(5);
    assert_eq!(refused(with_room).await.status, StatusCode::BAD_REQUEST);
    // The present minute has begun already: the meeting starts with the next one.
    let now = refused(visit("2026-11-24T10:20:00", ANA.email)).await.body;
    assert_eq!(now["start"], "2026-11-24T16:21:00Z");
    assert_eq!(cloud.state().meetings.len(), 1);
}

#[tokio::test]
async fn a_meeting_is_found_by_its_tag_changed_and_deleted() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let made = schedule(&cloud, &token).await;
    let found = async |query: &str| {
        let answer = ask(&cloud, &token, &format!("GET /v1/meetings?{query}"), Value::Null).await;
        answer.body["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    let host = format!("hostEmail={}", ANA.email);
    assert_eq!(found(&format!("{host}&integrationTag=visit-7")).await, [made["id"].clone()]);
    assert!(found(&format!("{host}&integrationTag=visit-8")).await.is_empty());
    assert!(found(&format!("{host}&integrationTag=visit-7&from=2026-11-25T00:00:00Z")).await.is_empty());
    assert!(found("integrationTag=visit-7").await.is_empty());

    let path = format!("/v1/meetings/{}", made["id"].as_str().unwrap());
    let changed =
        ask(&cloud, &token, &format!("PATCH {path}"), json!({ "title": "Otra", "hostEmail": ANA.email })).await;
    assert_eq!((&changed.body["title"], &changed.body["start"]), (&json!("Otra"), &made["start"]));
    let moved = json!({ "end": "2026-11-24T16:35:00Z", "hostEmail": ANA.email });
    assert_eq!(ask(&cloud, &token, &format!("PATCH {path}"), moved).await.status, StatusCode::BAD_REQUEST);

    assert_eq!(ask(&cloud, &token, &format!("GET {path}"), Value::Null).await.status, StatusCode::NOT_FOUND);
    let gone = ask(&cloud, &token, &format!("DELETE {path}?{host}&sendEmail=false"), Value::Null).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    let answer = ask(&cloud, &token, &format!("GET {path}?{host}"), Value::Null).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_meeting_runs_from_the_hosts_coming_to_the_end_and_webhooks_tell_it() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let made = schedule(&cloud, &token).await;
    let (url, calls) = receiver().await;
    for (resource, event) in [
        ("meetings", "started"),
        ("meetings", "ended"),
        ("meetingParticipants", "joined"),
        ("meetingParticipants", "left"),
    ] {
        subscribe(&cloud, &token, &url, resource, event, true).await;
    }
    let invited = json!({ "subject": "p1", "displayName": "María" });
    let invited = ask(&cloud, &token, "POST /v1/guests/token", invited).await.body;
    let guest = cloud.guest_by_token(invited["accessToken"].as_str().unwrap()).unwrap();
    let view = cloud.meeting_by_address(made["sipAddress"].as_str().unwrap()).unwrap();
    assert_eq!((view.state, Some(view.password.as_str())), (RunState::Scheduled, made["password"].as_str()));

    cloud.host_joined(&view.id);
    cloud.guest_joined(&view.id, &guest);
    assert_eq!(cloud.deliver_pending().await, 3);
    let told = taken(&calls);
    assert_eq!(told[0].0, "meetings.started");
    assert_eq!(told[0].1["meetingSeriesId"], made["id"]);
    assert_eq!(told[2].1["email"], invited["email"]);
    let path = format!("GET /v1/meetings/{}?hostEmail={}", view.id, ANA.email);
    let running = ask(&cloud, &token, &path, Value::Null).await.body;
    assert_eq!((&running["state"], &running["hostDidJoin"]), (&json!("inProgress"), &json!(true)));

    cloud.host_left(&view.id);
    cloud.host_joined(&view.id);
    cloud.meeting_ended(&view.id);
    cloud.deliver_pending().await;
    let told: Vec<String> = taken(&calls).into_iter().map(|(name, _)| name).collect();
    let (left, joined) = ("meetingParticipants.left", "meetingParticipants.joined");
    assert_eq!(told, [left, joined, left, left, "meetings.ended"]);
    assert_eq!(cloud.meeting_by_address(&view.number).unwrap().state, RunState::Ended);
    let path = format!("GET /v1/meetingParticipants?meetingId={}&hostEmail={}", view.id, ANA.email);
    let people = ask(&cloud, &token, &path, Value::Null).await.body;
    assert!(people["items"].as_array().unwrap().iter().all(|person| person["state"] == "end"));
}

#[tokio::test]
async fn a_guest_is_the_same_for_the_same_subject_and_the_token_ends() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let invite = async |name: &str| {
        let body = json!({ "subject": "p1", "displayName": name });
        ask(&cloud, &token, "POST /v1/guests/token", body).await.body
    };
    let (one, two) = (invite("María").await, invite("María L.").await);
    assert_eq!((&one["id"], &one["expiresIn"]), (&two["id"], &json!(64_799)));
    let access = one["accessToken"].as_str().unwrap();
    assert_eq!(cloud.guest_by_token(access).unwrap().display_name, "María L.");
    let me = ask(&cloud, access, "GET /v1/people/me", Value::Null).await.body;
    assert_eq!((&me["type"], &me["id"]), (&json!("appuser"), &one["id"]));
    let refused = json!({ "subject": "p1", "displayName": "x" });
    assert_eq!(ask(&cloud, BOT.token, "POST /v1/guests/token", refused).await.status, StatusCode::FORBIDDEN);
    cloud.clock().advance(SignedDuration::from_secs(64_800));
    assert!(cloud.guest_by_token(access).is_none());
}

#[tokio::test]
async fn a_guest_issuers_claim_is_exchanged_only_if_signed_and_current() {
    use base64::Engine;
    let cloud = cloud();
    let login = async |secret: &[u8], expires: i64| {
        let claims = json!({ "sub": "p1", "name": "María", "iss": GUEST_ISSUER_ID, "exp": expires });
        let key = EncodingKey::from_secret(secret);
        let claim = jsonwebtoken::encode(&Header::default(), &claims, &key).unwrap();
        send(&cloud, Request::post("/v1/jwt/login").header("authorization", claim).body(Body::empty()).unwrap()).await
    };
    let now = cloud.clock().now().as_second();
    let secret = base64::engine::general_purpose::STANDARD.decode(GUEST_ISSUER_SECRET).unwrap();
    assert_eq!(login(&secret, now - 1).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(login(b"another", now + 60).await.status, StatusCode::UNAUTHORIZED);
    let answer = login(&secret, now + 60).await.body;
    let token = answer["token"].as_str().unwrap();
    assert_eq!(cloud.guest_by_token(token).unwrap().display_name, "María");
    let claims = token.split('.').nth(1).unwrap();
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!((&claims["realm"], &claims["user_type"]), (&json!(ORGANISATION), &json!("guest")));
}

#[tokio::test]
async fn a_link_into_the_meeting_starts_it_for_the_host_only() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let made = schedule(&cloud, &token).await;
    let join = async |token: &str, body: Value| ask(&cloud, token, "POST /v1/meetings/join", body).await;
    let asked = json!({ "meetingId": made["id"], "joinDirectly": false, "hostEmail": ANA.email });
    let links = join(&token, asked).await.body;
    assert!(links["startLink"].as_str().unwrap().starts_with(made["webLink"].as_str().unwrap()));
    assert_eq!(links["expiration"], "2026-11-24T17:20:30Z");
    let asked = json!({ "meetingId": made["id"], "joinDirectly": false, "password": made["password"] });
    assert_eq!(join(LUIS.token, asked).await.body["startLink"], Value::Null);
    let asked = json!({ "meetingId": made["id"], "hostEmail": ANA.email });
    assert_eq!(join(&token, asked).await.status, StatusCode::FOUND);
    let asked = json!({ "meetingId": made["id"], "meetingNumber": made["meetingNumber"], "hostEmail": ANA.email });
    assert_eq!(join(&token, asked).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_fault_hits_the_program_and_spares_the_people() {
    let cloud = cloud();
    cloud.faults().set(Fault::Webex429, true);
    let answer = ask(&cloud, BOT.token, "GET /v1/people/me", Value::Null).await;
    assert_eq!((answer.status, &answer.headers["retry-after"]), (StatusCode::TOO_MANY_REQUESTS, &"2".parse().unwrap()));
    assert_eq!(ask(&cloud, ANA.token, "GET /v1/people/me", Value::Null).await.status, StatusCode::OK);
    let seen = cloud.0.exchanges.all();
    assert_eq!(seen.iter().map(|one| one.faulty).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test]
async fn every_card_of_the_product_is_taken() {
    let cloud = cloud();
    for name in crate::cards::names() {
        let data = crate::cards::sample(name).unwrap();
        let card = crate::cards::render(name, crate::texts::Language::EsMx, data).unwrap();
        let body = json!({
            "toPersonEmail": ANA.email, "text": name,
            "attachments": [{ "contentType": "application/vnd.microsoft.card.adaptive", "content": card }],
        });
        let answer = ask(&cloud, BOT.token, "POST /v1/messages", body).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.body);
    }
}
