//! Webex, played endpoint by endpoint.

use jsonwebtoken::{EncodingKey, Header};
use reqwest::{Method, RequestBuilder, header::CONTENT_TYPE};
use serde_json::{Value, json};
use televisita::sandbox::people::{
    ANA, BOT, CARMEN, CLIENT_ID, CLIENT_SECRET, GUEST_ISSUER_ID, GUEST_ISSUER_SECRET, LUIS, REFRESH_TOKEN,
};

use super::{Answered, Stage};

/// Who asks, and where.
struct Webex<'a> {
    stage: &'a Stage,
    service_app: String,
}

pub(super) async fn play(stage: &Stage) {
    let service_app = tokens(stage).await;
    let webex = Webex { stage, service_app };
    people(&webex).await;
    let room = rooms(&webex).await;
    let card = messages(&webex, &room).await;
    attachments(&webex, &card).await;
    webhooks(&webex).await;
    guests(&webex).await;
    let meeting = meetings(&webex).await;
    running(&webex, &meeting).await;
    webex.ask("", "GET /nothing", Value::Null, 404).await;
    webex.ask(BOT.token, "PATCH /people/me", json!({}), 405).await;
}

impl Webex<'_> {
    fn request(&self, token: &str, call: &str) -> RequestBuilder {
        let (method, path) = call.split_once(' ').unwrap();
        let url = format!("{}/v1{path}", self.stage.sandbox.urls.webex);
        let request = self.stage.client.request(method.parse::<Method>().unwrap(), url);
        if token.is_empty() { request } else { request.bearer_auth(token) }
    }

    async fn ask(&self, token: &str, call: &str, body: Value, wanted: u16) -> Answered {
        let kind = if call.starts_with("PATCH") { "application/json-patch+json" } else { "application/json" };
        let request = self.request(token, call);
        let request = if body.is_null() { request } else { request.header(CONTENT_TYPE, kind).json(&body) };
        self.stage.send(request, wanted).await
    }

    async fn get(&self, token: &str, path: &str) -> Value {
        self.ask(token, &format!("GET {path}"), Value::Null, 200).await.body
    }

    async fn refused(&self, token: &str, call: &str, body: Value, wanted: u16) {
        self.ask(token, call, body, wanted).await;
    }
}

async fn tokens(stage: &Stage) -> String {
    let url = format!("{}/v1/access_token", stage.sandbox.urls.webex);
    let form = |secret: &'static str| {
        [
            ("grant_type", "refresh_token"),
            ("client_id", CLIENT_ID),
            ("client_secret", secret),
            ("refresh_token", REFRESH_TOKEN),
        ]
    };
    stage.send(stage.client.post(&url).form(&form("wrong")), 401).await;
    stage.send(stage.client.post(&url).json(&json!({})), 415).await;
    let answer = stage.send(stage.client.post(&url).form(&form(CLIENT_SECRET)), 200).await;
    answer.body["access_token"].as_str().unwrap().to_owned()
}

async fn people(webex: &Webex<'_>) {
    let app = webex.service_app.as_str();
    for token in [BOT.token, ANA.token, LUIS.token, app] {
        let me = webex.get(token, "/people/me?callingData=false").await;
        webex.get(BOT.token, &format!("/people/{}", text(&me, "id"))).await;
    }
    let ana = webex.get(app, &format!("/people?email={}", ANA.email)).await["items"][0].clone();
    webex.get(app, &format!("/people/{}?callingData=true", text(&ana, "id"))).await;
    webex.get(BOT.token, &format!("/people?id={}&excludeStatus=true", text(&ana, "id"))).await;
    webex.get(BOT.token, "/people?displayName=Dra.%20Ana&max=5").await;
    page(webex, app, "/people?max=2").await;
    webex.get(app, "/licenses").await;
    webex.get(app, &format!("/licenses?orgId={}", text(&ana, "orgId"))).await;
    webex.refused("", "GET /people/me", Value::Null, 401).await;
    webex.refused("nobody", "GET /people/me", Value::Null, 401).await;
    webex.refused(BOT.token, "GET /people", Value::Null, 400).await;
    webex.refused(BOT.token, "GET /people/nobody", Value::Null, 404).await;
    webex.refused(BOT.token, "GET /licenses", Value::Null, 403).await;
}

async fn rooms(webex: &Webex<'_>) -> String {
    let full = json!({
        "title": "Equipo", "description": "Los de la mañana", "isLocked": false, "isPublic": false,
        "isAnnouncementOnly": false,
    });
    webex.ask(ANA.token, "POST /rooms", full, 200).await;
    let room = webex.ask(ANA.token, "POST /rooms", json!({ "title": "Turno" }), 200).await.body;
    let room = text(&room, "id").to_owned();
    webex.get(ANA.token, &format!("/rooms/{room}")).await;
    webex.get(ANA.token, "/rooms?type=group&sortBy=lastactivity&max=10").await;
    webex.get(ANA.token, "/rooms?sortBy=created").await;
    page(webex, ANA.token, "/rooms?max=1").await;
    webex.refused(ANA.token, "POST /rooms", json!({ "name": "Turno" }), 400).await;
    webex.refused(ANA.token, "GET /rooms/none", Value::Null, 404).await;
    webex.refused(ANA.token, "GET /rooms?type=team", Value::Null, 400).await;

    let of_bot = json!({ "roomId": room, "personEmail": BOT.email });
    webex.ask(ANA.token, "POST /memberships", of_bot.clone(), 200).await;
    let carmen = webex.get(CARMEN.token, "/people/me").await;
    let moderator = json!({ "roomId": room, "personId": carmen["id"], "isModerator": true });
    webex.ask(ANA.token, "POST /memberships", moderator, 200).await;
    webex.get(ANA.token, &format!("/memberships?roomId={room}&max=5")).await;
    webex.get(ANA.token, &format!("/memberships?roomId={room}&personEmail={}", BOT.email)).await;
    webex.get(ANA.token, &format!("/memberships?roomId={room}&personId={}", text(&carmen, "id"))).await;
    page(webex, ANA.token, "/memberships?max=1").await;
    webex.refused(ANA.token, "POST /memberships", of_bot, 409).await;
    webex.refused(ANA.token, "POST /memberships", json!({ "roomId": room }), 400).await;
    webex.refused(ANA.token, "GET /memberships?roomId=none", Value::Null, 404).await;
    room
}

/// Answers the id of a message with a card.
async fn messages(webex: &Webex<'_>, room: &str) -> String {
    let post = async |token: &str, body: Value| webex.ask(token, "POST /messages", body, 200).await.body;
    let first = post(ANA.token, json!({ "toPersonEmail": BOT.email, "text": "hola" })).await;
    let ana = text(&first, "personId").to_owned();
    let direct = text(&first, "roomId").to_owned();
    let mention = format!("<@personEmail:{}|tele> **hola** <@all>", BOT.email);
    let mentioned = post(ANA.token, json!({ "roomId": room, "markdown": mention, "text": "hola" })).await;
    post(BOT.token, json!({ "roomId": room, "parentId": mentioned["id"], "markdown": "sí" })).await;
    post(BOT.token, json!({ "roomId": room, "text": "foto", "files": ["https://example.test/a.png"] })).await;
    let card = json!({
        "toPersonId": ana, "markdown": "tarjeta",
        "attachments": [{ "contentType": "application/vnd.microsoft.card.adaptive", "content": card() }],
    });
    let card = post(BOT.token, card).await;
    let draft = post(BOT.token, json!({ "toPersonId": ana, "markdown": "borador" })).await;
    let draft = text(&draft, "id").to_owned();
    let edit = |words: &str| json!({ "roomId": direct, "markdown": words });
    webex.ask(BOT.token, &format!("PUT /messages/{draft}"), edit("borrador"), 200).await;
    for id in [text(&mentioned, "id"), text(&card, "id"), draft.as_str()] {
        webex.get(BOT.token, &format!("/messages/{id}")).await;
    }
    webex.get(ANA.token, &format!("/messages?roomId={direct}&max=10&before=2026-11-25T00:00:00.000Z")).await;
    webex.get(ANA.token, &format!("/messages?roomId={direct}&beforeMessage={draft}")).await;
    webex.get(BOT.token, &format!("/messages?roomId={room}&mentionedPeople=me")).await;
    webex.get(ANA.token, &format!("/messages?roomId={room}&parentId={}", text(&mentioned, "id"))).await;
    page(webex, ANA.token, &format!("/messages?roomId={direct}&max=1")).await;
    webex.ask(BOT.token, &format!("DELETE /messages/{draft}"), Value::Null, 204).await;
    files(webex, room).await;

    let wrong = json!({ "type": "AdaptiveCard", "version": "1.6", "body": [] });
    let wrong = json!([{ "contentType": "application/vnd.microsoft.card.adaptive", "content": wrong }]);
    for body in [
        json!({ "toPersonEmail": ANA.email, "markdwon": "hola" }),
        json!({ "text": "hola" }),
        json!({ "toPersonEmail": ANA.email }),
        json!({ "toPersonEmail": ANA.email, "text": "a".repeat(7_440) }),
        json!({ "toPersonEmail": ANA.email, "text": "x", "attachments": wrong }),
    ] {
        webex.refused(BOT.token, "POST /messages", body, 400).await;
    }
    webex.refused(BOT.token, "POST /messages", json!({ "toPersonEmail": "a@b.test", "text": "x" }), 404).await;
    webex.refused(BOT.token, "GET /messages", Value::Null, 400).await;
    webex.refused(BOT.token, &format!("GET /messages?roomId={room}"), Value::Null, 403).await;
    let path = format!("/messages/{}", text(&card, "id"));
    webex.refused(BOT.token, &format!("PUT {path}"), edit("otra"), 400).await;
    webex.refused(LUIS.token, &format!("GET {path}"), Value::Null, 404).await;
    webex.refused(ANA.token, &format!("DELETE {path}"), Value::Null, 403).await;
    text(&card, "id").to_owned()
}

/// Files are sent as a form of parts, as the guide to messages shows it.
async fn files(webex: &Webex<'_>, room: &str) {
    let part = |what: &str, body: &str| format!("--cut\r\nContent-Disposition: form-data; {what}\r\n\r\n{body}\r\n");
    let file = "name=\"files\"; filename=\"a.csv\"\r\nContent-Type: text/csv";
    let form =
        [part("name=\"roomId\"", room), part("name=\"text\"", "lista"), part(file, "a,b")].concat() + "--cut--\r\n";
    let request = webex.request(ANA.token, "POST /messages").header(CONTENT_TYPE, "multipart/form-data; boundary=cut");
    let sent = webex.stage.send(request.body(form), 200).await.body;
    let id = sent["files"][0].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    webex.stage.send(webex.request(ANA.token, &format!("GET /contents/{id}")), 200).await;
    webex.refused(LUIS.token, &format!("GET /contents/{id}"), Value::Null, 404).await;
}

async fn attachments(webex: &Webex<'_>, card: &str) {
    let submit = json!({ "type": "submit", "messageId": card, "inputs": { "name": "María", "action": "x" } });
    let action = webex.ask(ANA.token, "POST /attachment/actions", submit.clone(), 202).await.body;
    webex.get(BOT.token, &format!("/attachment/actions/{}", text(&action, "id"))).await;
    webex.refused(BOT.token, "POST /attachment/actions", submit, 403).await;
    let other = json!({ "type": "open", "messageId": card, "inputs": {} });
    webex.refused(ANA.token, "POST /attachment/actions", other, 400).await;
    webex.refused(BOT.token, "GET /attachment/actions/none", Value::Null, 404).await;
}

async fn webhooks(webex: &Webex<'_>) {
    let app = webex.service_app.clone();
    let hook = |resource: &str, event: &str| json!({ "name": "h", "targetUrl": "https://a.test/", "resource": resource, "event": event, "secret": "s" });
    let mut filtered = hook("messages", "created");
    filtered["filter"] = json!("roomType=direct");
    let made = webex.ask(BOT.token, "POST /webhooks", filtered, 200).await.body;
    webex.ask(BOT.token, "POST /webhooks", hook("attachmentActions", "created"), 200).await;
    let mut all = hook("meetings", "started");
    all["ownedBy"] = json!("org");
    webex.ask(&app, "POST /webhooks", all, 200).await;
    page(webex, BOT.token, "/webhooks?max=1").await;
    webex.get(&app, "/webhooks?ownedBy=org&max=100").await;
    let path = format!("/webhooks/{}", text(&made, "id"));
    webex.get(BOT.token, &path).await;
    let change = json!({ "name": "h", "targetUrl": "https://b.test/", "secret": "t", "status": "active" });
    webex.ask(BOT.token, &format!("PUT {path}"), change, 200).await;
    webex.refused(BOT.token, &format!("PUT {path}"), json!({ "name": "h" }), 400).await;
    webex.refused(BOT.token, "POST /webhooks", hook("messages", "started"), 400).await;
    webex.refused(BOT.token, "POST /webhooks", hook("meetings", "started"), 403).await;
    webex.refused(BOT.token, "GET /webhooks?ownedBy=everybody", Value::Null, 400).await;
    webex.ask(BOT.token, &format!("DELETE {path}"), Value::Null, 204).await;
    webex.refused(BOT.token, &format!("DELETE {path}"), Value::Null, 404).await;
    webex.refused(BOT.token, &format!("GET {path}"), Value::Null, 404).await;
}

async fn guests(webex: &Webex<'_>) {
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
async fn meetings(webex: &Webex<'_>) -> Value {
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
    for (name, value) in
        [("colour", json!(1)), ("integrationTags", json!(["a", "b", "c", "d"])), ("start", Value::Null)]
    {
        let mut wrong = plain.clone();
        wrong[name] = value;
        webex.refused(&app, "POST /meetings", wrong, 400).await;
    }
    let mut unlicensed = plain.clone();
    unlicensed["hostEmail"] = json!(LUIS.email);
    webex.refused(&app, "POST /meetings", unlicensed, 404).await;
    webex.refused(BOT.token, "GET /meetings", Value::Null, 403).await;
    webex.refused(&app, &format!("GET {path}"), Value::Null, 404).await;
    webex.refused(&app, &format!("PATCH {path}"), json!({ "end": 7 }), 400).await;
    let gone = format!("DELETE /meetings/{}?{host}&sendEmail=false", text(&spare, "id"));
    webex.ask(&app, &gone, Value::Null, 204).await;
    webex.refused(&app, &gone, Value::Null, 404).await;
    made
}

async fn running(webex: &Webex<'_>, meeting: &Value) {
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
    cloud.meeting_ended(id);
    look().await;
    webex.refused(&app, &format!("GET /meetingParticipants?{host}"), Value::Null, 400).await;
    webex.refused(&app, &format!("GET /meetingParticipants?meetingId=none&{host}"), Value::Null, 404).await;
}

/// A list in pages: the address of the second comes with the first.
async fn page(webex: &Webex<'_>, token: &str, path: &str) {
    let first = webex.ask(token, &format!("GET {path}"), Value::Null, 200).await;
    let link = first.link.unwrap_or_else(|| panic!("{path}: everything was on one page"));
    let next = link.trim_start_matches('<').split('>').next().unwrap();
    webex.stage.send(webex.stage.client.get(next).bearer_auth(token), 200).await;
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

fn card() -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.3",
        "body": [{ "type": "Input.Text", "id": "name", "label": "Nombre" }],
        "actions": [{ "type": "Action.Submit", "title": "Enviar", "data": { "action": "x" } }],
    })
}

fn text<'a>(body: &'a Value, name: &str) -> &'a str {
    body[name].as_str().unwrap_or_else(|| panic!("no {name} in {body}"))
}
