//! Webex, played endpoint by endpoint.

mod chat;
mod video;

use reqwest::{Method, RequestBuilder, header::CONTENT_TYPE};
use serde_json::{Value, json};
use televisita::sandbox::people::{ANA, BOT, CLIENT_ID, CLIENT_SECRET, LUIS, REFRESH_TOKEN};

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
    licences(&webex).await;
    let room = chat::rooms(&webex).await;
    let card = chat::messages(&webex, &room).await;
    chat::attachments(&webex, &card).await;
    webhooks(&webex).await;
    video::guests(&webex).await;
    let meeting = video::meetings(&webex).await;
    video::running(&webex, &meeting).await;
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
        let kind = if call.starts_with("PATCH /meetings") { "application/json-patch+json" } else { "application/json" };
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

async fn licences(webex: &Webex<'_>) {
    let app = webex.service_app.as_str();
    let list = webex.get(app, "/licenses").await;
    let id = |name: &str| {
        let licence = list["items"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
        licence["id"].as_str().unwrap().to_owned()
    };
    let [meetings, former, calling] =
        ["Webex Meetings", "Meeting - Webex Meeting Center", "Webex Calling - Professional"].map(id);
    let eva = json!({
        "emails": ["eva@hospital.test"], "displayName": "Dra. Eva Luna", "firstName": "Eva", "lastName": "Luna",
        "department": "Pediatría", "licenses": [former, calling], "siteUrls": ["sim.test#attendee"],
    });
    let made = webex.ask(app, "POST /people?minResponse=false", eva.clone(), 200).await.body;
    assert_eq!((&made["invitePending"], text(&made, "displayName")), (&json!(true), "Dra. Eva Luna"));
    assert_eq!(made["licenses"], json!([calling]), "the one that is used up is left out in silence");
    webex.refused(app, "POST /people", eva, 409).await;
    webex.refused(app, "POST /people", json!({ "emails": ["a@b.test"] }), 400).await;
    webex.refused(app, "POST /people", json!({ "emails": ["a@b.test", "c@d.test"], "displayName": "A" }), 400).await;
    webex.refused(BOT.token, "POST /people", json!({ "emails": ["a@b.test"], "displayName": "A" }), 403).await;

    let give = |licence: &str| json!({ "personId": made["id"], "licenses": [{ "id": licence, "operation": "add" }] });
    let given = webex.ask(app, "PATCH /licenses/users", give(&meetings), 200).await.body;
    assert_eq!(given["licenses"], json!([calling, meetings]));
    let partly = webex.ask(app, "PATCH /licenses/users", give(&former), 206).await.body;
    assert_eq!(partly["licenses"], given["licenses"], "there is no unit left of it");
    let back = json!({
        "email": "eva@hospital.test", "licenses": [{ "id": meetings, "operation": "remove" }],
        "siteUrls": [{ "siteUrl": "sim.test", "accountType": "attendee", "operation": "add" }],
    });
    webex.ask(app, "PATCH /licenses/users", back, 200).await;
    webex.refused(app, "PATCH /licenses/users", give("none"), 400).await;
    webex.refused(app, "PATCH /licenses/users", give(&calling), 400).await;
    let nobody = json!({ "email": "nobody@hospital.test", "licenses": [{ "id": meetings }] });
    webex.refused(app, "PATCH /licenses/users", nobody, 404).await;
    webex.refused(BOT.token, "PATCH /licenses/users", give(&meetings), 403).await;
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

/// A list in pages: the address of the second comes with the first.
async fn page(webex: &Webex<'_>, token: &str, path: &str) {
    let first = webex.ask(token, &format!("GET {path}"), Value::Null, 200).await;
    let link = first.link.unwrap_or_else(|| panic!("{path}: everything was on one page"));
    let next = link.trim_start_matches('<').split('>').next().unwrap();
    webex.stage.send(webex.stage.client.get(next).bearer_auth(token), 200).await;
}

fn text<'a>(body: &'a Value, name: &str) -> &'a str {
    body[name].as_str().unwrap_or_else(|| panic!("no {name} in {body}"))
}
