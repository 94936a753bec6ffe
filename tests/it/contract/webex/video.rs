//! Guests and meetings.

use jsonwebtoken::{EncodingKey, Header};
use serde_json::{Value, json};
use televisita::sandbox::people::{ANA, BOT, GUEST_ISSUER_ID, GUEST_ISSUER_SECRET, LUIS};

use super::{Webex, page, text};

pub(super) async fn guests(webex: &Webex<'_>) {
    let app = webex.service_app.clone();
    let guest = json!({ "subject": "v1-1", "displayName": "María López" });
    let made = webex.ask(&app, "POST /guests/token", guest.clone(), 200).await.body;
    webex.get(text(&made, "accessToken"), "/people/me").await;
    webex.refused(BOT.token, "POST /guests/token", guest, 403).await;
    webex.refused(&app, "POST /guests/token", json!({ "subject": "v1-1" }), 400).await;

    let login = |secret: &[u8]| {
        let claims = json!({ "sub": "p1", "name": "María", "iss": GUEST_ISSUER_ID, "exp": 1_800_000_000 });
        let claim = jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(secret)).unwrap();
        webex.request(&claim, "POST /jwt/login")
    };
    let secret = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, GUEST_ISSUER_SECRET).unwrap();
    let token = webex.stage.send(login(&secret), 200).await.body;
    webex.get(text(&token, "token"), "/people/me").await;
    webex.stage.send(login(b"another"), 401).await;
}

/// Answers a meeting that has not begun.
pub(super) async fn meetings(webex: &Webex<'_>) -> Value {
    let app = webex.service_app.clone();
    let plain = json!({ "title": "Consulta", "start": "2026-11-24T16:30:00Z", "end": "2026-11-24T17:00:00Z", "hostEmail": ANA.email });
    let made = webex.ask(&app, "POST /meetings", plain.clone(), 200).await.body;
    let spare = webex.ask(&app, "POST /meetings", every_option(), 200).await.body;
    let host = format!("hostEmail={}", ANA.email);
    for query in [
        "from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z&max=10",
        "integrationTag=visit-7&meetingType=meetingSeries&state=active",
        "meetingType=scheduledMeeting&state=scheduled&scheduledType=meeting",
        "isModified=false&hasChat=false&hasRecording=false&hasTranscription=false&hasSummary=false",
        "hasClosedCaption=false&hasPolls=false&hasQA=false&hasSlido=false&siteUrl=sim.test",
        &format!("meetingNumber={}&current=true", text(&made, "meetingNumber")),
        &format!("meetingSeriesId={}", text(&made, "id")),
    ] {
        webex.get(&app, &format!("/meetings?{host}&{query}")).await;
    }
    page(webex, &app, &format!("/meetings?{host}&max=1")).await;
    let path = format!("/meetings/{}", text(&made, "id"));
    webex.get(&app, &format!("{path}?{host}")).await;
    webex.get(&app, &format!("{path}?{host}&current=true")).await;
    webex.get(ANA.token, &path).await;
    let change = json!({
        "title": "Otra", "start": "2026-11-24T16:40:00Z", "end": "2026-11-24T17:10:00Z", "timezone": "UTC",
        "agenda": null, "sendEmail": false, "hostEmail": ANA.email,
    });
    webex.ask(&app, &format!("PATCH {path}"), change, 200).await;
    let again = json!({ "title": "Otra", "agenda": "Hablar", "hostEmail": ANA.email });
    webex.ask(&app, &format!("PUT {path}"), again, 200).await;
    refused(webex, &path, &plain).await;
    reassigned(webex, text(&spare, "id"), text(&made, "id")).await;
    let gone = format!("DELETE /meetings/{}?{host}&sendEmail=false", text(&spare, "id"));
    webex.ask(&app, &gone, Value::Null, 204).await;
    webex.refused(&app, &gone, Value::Null, 404).await;
    made
}

async fn refused(webex: &Webex<'_>, path: &str, plain: &Value) {
    let app = webex.service_app.as_str();
    for (name, value) in
        [("colour", json!(1)), ("integrationTags", json!(["a", "b", "c", "d"])), ("start", Value::Null)]
    {
        let mut wrong = plain.clone();
        wrong[name] = value;
        webex.refused(app, "POST /meetings", wrong, 400).await;
    }
    let mut unlicensed = plain.clone();
    unlicensed["hostEmail"] = json!(LUIS.email);
    webex.refused(app, "POST /meetings", unlicensed, 404).await;
    webex.refused(BOT.token, "GET /meetings", Value::Null, 403).await;
    webex.refused(app, &format!("GET {path}"), Value::Null, 404).await;
    for method in ["PATCH", "PUT"] {
        webex.refused(app, &format!("{method} {path}"), json!({ "end": 7 }), 400).await;
    }
    webex.refused(app, &format!("POST {path}/end"), json!({ "reason": "x" }), 403).await;
    webex.refused(ANA.token, &format!("POST {path}/end"), json!({}), 400).await;
    webex.refused(ANA.token, "POST /meetings/none/end", json!({}), 404).await;
}

/// Meetings change hands, and come back to the host who had them.
async fn reassigned(webex: &Webex<'_>, one: &str, other: &str) {
    let app = webex.service_app.as_str();
    let give = |to: &str, ids: &[&str]| json!({ "hostEmail": to, "meetingIds": ids });
    webex.ask(app, "POST /meetings/reassignHost", give(ANA.email, &[one, other]), 204).await;
    webex.ask(app, "POST /meetings/reassignHost", give(ANA.email, &[one, "none"]), 207).await;
    webex.refused(app, "POST /meetings/reassignHost", give(LUIS.email, &[one]), 403).await;
    webex.refused(app, "POST /meetings/reassignHost", give(ANA.email, &[]), 400).await;
    webex.refused(ANA.token, "POST /meetings/reassignHost", give(ANA.email, &[one]), 403).await;
}

pub(super) async fn running(webex: &Webex<'_>, meeting: &Value) {
    let app = webex.service_app.clone();
    let id = text(meeting, "id");
    let link = json!({ "meetingId": id, "joinDirectly": false, "hostEmail": ANA.email, "expirationMinutes": 30 });
    webex.ask(&app, "POST /meetings/join", link, 200).await;
    let number =
        json!({ "meetingNumber": meeting["meetingNumber"], "joinDirectly": false, "password": meeting["password"] });
    webex.ask(LUIS.token, "POST /meetings/join", number, 200).await;
    let direct = json!({ "webLink": meeting["webLink"], "hostEmail": ANA.email });
    webex.ask(&app, "POST /meetings/join", direct, 302).await;
    webex.refused(LUIS.token, "POST /meetings/join", json!({ "meetingId": id, "password": "wrong" }), 403).await;
    webex.refused(&app, "POST /meetings/join", json!({ "hostEmail": ANA.email }), 400).await;

    let guest = json!({ "subject": "v1-1", "displayName": "María López" });
    let guest = webex.ask(&app, "POST /guests/token", guest, 200).await.body;
    let cloud = &webex.stage.sandbox.webex;
    let guest = cloud.guest_by_token(text(&guest, "accessToken")).unwrap();
    cloud.host_joined(id);
    cloud.guest_joined(id, &guest);
    let host = format!("hostEmail={}", ANA.email);
    let look = async || {
        webex.get(&app, &format!("/meetings/{id}?{host}")).await;
        webex.get(&app, &format!("/meetings/{id}?{host}&current=true")).await;
        webex
            .get(
                &app,
                &format!("/meetings?{host}&meetingType=meeting&from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z"),
            )
            .await;
        webex.get(&app, &format!("/meetingParticipants?meetingId={id}&{host}&max=10")).await;
    };
    look().await;
    page(webex, &app, &format!("/meetingParticipants?meetingId={id}&{host}&max=1")).await;
    cloud.guest_left(id, &guest);
    webex.ask(ANA.token, &format!("POST /meetings/{id}/end"), json!({ "reason": "Se terminó" }), 204).await;
    look().await;
    webex.refused(&app, &format!("GET /meetingParticipants?{host}"), Value::Null, 400).await;
    webex.refused(&app, &format!("GET /meetingParticipants?meetingId=none&{host}"), Value::Null, 404).await;
}

fn every_option() -> Value {
    json!({
        "title": "Visita familiar", "agenda": "Hablar", "password": "Sandbox2026", "timezone": "UTC",
        "start": "2026-11-25T16:30:00Z", "end": "2026-11-25T17:00:00Z", "hostEmail": ANA.email, "siteUrl": "sim.test",
        "scheduledType": "meeting", "sendEmail": false, "publicMeeting": false, "enabledAutoRecordMeeting": false,
        "allowAnyUserToBeCoHost": false, "enabledJoinBeforeHost": true, "enableConnectAudioBeforeHost": true,
        "joinBeforeHostMinutes": 15, "excludePassword": false, "reminderTime": 10, "sessionTypeId": 3,
        "unlockedMeetingJoinSecurity": "allowJoinWithLobby", "enabledWebcastView": false, "enableAutomaticLock": false,
        "automaticLockMinutes": 0, "allowFirstUserToBeCoHost": false, "allowAuthenticatedDevices": false,
        "enabledBreakoutSessions": false, "integrationTags": ["visit-7"],
        "trackingCodes": [{ "name": "Area", "value": "UCI" }],
        "invitees": [{ "email": LUIS.email, "displayName": "Luis", "coHost": true, "panelist": false }],
        "meetingOptions": { "enabledChat": true, "enabledVideo": true, "noteType": "allowAll" },
        "attendeePrivileges": { "enabledShareContent": true },
        "audioConnectionOptions": { "audioConnectionType": "VoIP", "entryAndExitTone": "noTone" },
        "requireAttendeeLogin": false, "restrictToInvitees": false,
    })
}
