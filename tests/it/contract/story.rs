//! One visit, played by the product itself against the simulators; then the calls that a plain visit does not need.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use serde_json::{Value, json};
use televisita::{
    app::App,
    phone::PhoneNumber,
    sandbox::{
        exchange::Exchange,
        people::{ANA, BOT, GUEST_ISSUER_ID, GUEST_ISSUER_SECRET, MESSAGING_SERVICE_SID},
        register_cast,
    },
    twilio::{Content, Outgoing, Twilio},
    upstream,
    webex::{Attachment, Destination, Identity, MeetingRequest, NewWebhook, Reach, Webex},
};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use super::{Stage, recorded};

/// What the product must have asked in the end; a call that is no longer made is no longer judged.
const ASKED: [&str; 33] = [
    "DELETE /v1/meetings/{id}",
    "DELETE /v1/messages/{id}",
    "DELETE /v1/webhooks/{id}",
    "GET /2010-04-01/Accounts/{AccountSid}/Messages.json",
    "GET /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}",
    "GET /v1/attachment/actions/{id}",
    "GET /v1/licenses",
    "GET /v1/meetings",
    "GET /v1/meetings/{id}",
    "GET /v1/memberships",
    "GET /v1/messages/{id}",
    "GET /v1/people",
    "GET /v1/people/me",
    "GET /v1/people/{id}",
    "GET /v1/rooms/{id}",
    "GET /v1/webhooks",
    "GET /v2/PhoneNumbers/{PhoneNumber}",
    "PATCH /v1/licenses/users",
    "PATCH /v1/meetings/{id}",
    "POST /2010-04-01/Accounts/{AccountSid}/Messages.json",
    "POST /v1/access_token",
    "POST /v1/guests/token",
    "POST /v1/jwt/login",
    "POST /v1/meetings",
    "POST /v1/meetings/join",
    "POST /v1/messages",
    "POST /v1/people",
    "POST /v1/webhooks",
    "PUT /v1/webhooks/{id}",
    // The clinician's own Webex, which is Webex's client and not ours; the simulators must keep up with it all the same.
    "GET /v1/messages",
    "POST /v1/attachment/actions",
    "POST /v1/memberships",
    "POST /v1/rooms",
];

/// What is looked for or taken away although it is gone already, on purpose. Nothing else may be refused.
const GONE: [&str; 4] = [
    "404 DELETE /v1/messages/{id}",
    "404 DELETE /v1/meetings/{id}",
    "404 GET /v1/meetings/{id}",
    "404 DELETE /v1/webhooks/{id}",
];

struct Story {
    stage: Stage,
    app: App,
    /// The clinician's direct space with the bot.
    room: String,
    _data: TempDir,
}

pub(super) async fn play() -> Vec<Exchange> {
    let mut story = Story::begin().await;
    let (page, cookie) = story.invite().await;
    story.meet(&page, &cookie).await;
    story.other_calls().await;
    let exchanges = recorded(&story.stage.sandbox);
    story.app.close().await;
    let asked: BTreeSet<_> = exchanges.iter().map(|one| format!("{} {}", one.method, one.template)).collect();
    assert_eq!(asked, BTreeSet::from(ASKED.map(str::to_owned)));
    let refused = exchanges.iter().filter(|one| one.status >= 400);
    let refused: Vec<_> = refused.map(|one| format!("{} {} {}", one.status, one.method, one.template)).collect();
    assert_eq!(refused, GONE);
    exchanges
}

impl Story {
    async fn begin() -> Self {
        let mut stage = Stage::new().await;
        let data = TempDir::new().unwrap();
        let changes = [("DATA_DIR", data.path().to_str().unwrap())];
        let config = stage.sandbox.config(Path::new("dist"), &changes).unwrap();
        let app = App::build(config, stage.clock.clone(), CancellationToken::new()).await.unwrap();
        let listener = stage.sandbox.service_listener().unwrap();
        let router = app.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        app.reconcile().await.unwrap();
        register_cast(&app.store, stage.clock.now()).await.unwrap();
        let story = Self { stage, app, room: String::new(), _data: data };
        story.idle().await;
        story
    }

    /// Until nobody has anything left to do.
    async fn idle(&self) {
        for _ in 0..500 {
            let delivered = self.stage.sandbox.deliver_pending().await;
            if !self.app.step().await.unwrap() && delivered == 0 {
                return;
            }
        }
        panic!("the product does not come to rest");
    }

    /// A call of the clinician's Webex.
    async fn clinician(&self, call: &str, body: Value, wanted: u16) -> Value {
        let (method, path) = call.split_once(' ').unwrap();
        let url = format!("{}/v1{path}", self.stage.sandbox.urls.webex);
        let request = self.stage.client.request(method.parse().unwrap(), url).bearer_auth(ANA.token);
        let request = if body.is_null() { request } else { request.json(&body) };
        self.stage.send(request, wanted).await.body
    }

    /// Presses the button `action` on the newest card that has it.
    async fn press(&self, action: &str, typed: Value) {
        let list = self.clinician(&format!("GET /messages?roomId={}", self.room), Value::Null, 200).await;
        let messages = list["items"].as_array().unwrap().iter();
        let card = messages.filter_map(|one| Some((one, button(&one["attachments"], action)?))).next();
        let (message, mut inputs) = card.unwrap_or_else(|| panic!("no card with {action} in {list:#}"));
        inputs.as_object_mut().unwrap().extend(typed.as_object().unwrap().clone());
        let body = json!({ "type": "submit", "messageId": message["id"], "inputs": inputs });
        self.clinician("POST /attachment/actions", body, 202).await;
        self.idle().await;
    }

    /// From the first word to the patient in the lobby. Answers the patient's page and cookie.
    async fn invite(&mut self) -> (String, String) {
        let words = json!({ "toPersonEmail": BOT.email, "text": "hola" });
        let said = self.clinician("POST /messages", words, 200).await;
        said["roomId"].as_str().unwrap().clone_into(&mut self.room);
        self.idle().await;
        let help = json!({ "roomId": self.room, "text": "ayuda" });
        self.clinician("POST /messages", help, 200).await;
        self.idle().await;
        self.press("new-visit.open", json!({})).await;
        let mut form = json!({
            "patient": "María López", "phone": "55 12", "kind": "consultation", "when": "now", "date": "", "time": "",
            "admission": "by-press",
        });
        self.press("new-visit.submit", form.clone()).await;
        form["phone"] = json!("55 1234 5678");
        self.press("new-visit.submit", form).await;
        let sms = self.stage.sandbox.twilio.sms().pop().expect("no text was sent");
        let page =
            sms.body.split_whitespace().find(|word| word.contains("/v/")).expect("no link in the text").to_owned();
        (page.clone(), self.consent(&page).await)
    }

    async fn consent(&self, page: &str) -> String {
        let client = &self.stage.client;
        let text = client.get(page).send().await.unwrap().text().await.unwrap();
        let terms = text.split("name=\"terms\"").nth(1).and_then(|rest| rest.split('"').nth(1)).expect("no terms");
        let form = client.post(format!("{page}/consent")).form(&[("accept", "yes"), ("terms", terms)]);
        let answer = form.send().await.unwrap();
        assert!(answer.headers().contains_key(LOCATION), "{}", answer.status());
        let cookie = answer.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        self.idle().await;
        cookie
    }

    /// From the admission to the end of the call.
    async fn meet(&self, page: &str, cookie: &str) {
        self.press("visit.admit", json!({})).await;
        let client = &self.stage.client;
        let request = client.post(format!("{page}/credentials")).header(COOKIE, cookie).json(&json!({}));
        let credentials = self.stage.send(request, 200).await.body;
        let ways = client.post(format!("{page}/ways")).header(COOKIE, cookie).json(&json!({}));
        assert!(self.stage.send(ways, 200).await.body["join_link"].is_string());
        let cloud = &self.stage.sandbox.webex;
        let meeting = cloud.meeting_by_address(credentials["destination"].as_str().unwrap()).unwrap();
        let guest = cloud.guest_by_token(credentials["access_token"].as_str().unwrap()).unwrap();
        cloud.host_joined(&meeting.id);
        cloud.guest_joined(&meeting.id, &guest);
        self.idle().await;
        // Long enough for the slow look at how the meeting stands.
        self.stage.clock.advance(SignedDuration::from_mins(10));
        self.idle().await;
        cloud.guest_left(&meeting.id, &guest);
        cloud.meeting_ended(&meeting.id);
        self.idle().await;
        let state = client.get(format!("{page}/state")).header(COOKIE, cookie);
        assert_eq!(self.stage.send(state, 200).await.body["screen"], "over");
    }

    async fn other_calls(&self) {
        // A group in which the bot is greeted and spoken to.
        let room = self.clinician("POST /rooms", json!({ "title": "Turno" }), 200).await;
        let bot = json!({ "roomId": room["id"], "personEmail": BOT.email });
        self.clinician("POST /memberships", bot, 200).await;
        let markdown = format!("<@personEmail:{}> hola", BOT.email);
        self.clinician("POST /messages", json!({ "roomId": room["id"], "markdown": markdown }), 200).await;
        self.idle().await;
        let (webex, twilio) = self.clients(&[]);
        assert!(webex.is_group_room(room["id"].as_str().unwrap()).await.unwrap());
        let file = Attachment { name: "reporte.csv".to_owned(), kind: "text/csv", bytes: b"a,b".to_vec() };
        let to = Destination::Room(self.app.config.webex.admin_room_id.clone());
        webex.post_file(&to, "cifras".to_owned(), file).await.unwrap();
        webex.delete_message("none").await.unwrap();
        self.meetings(&webex).await;
        self.webhooks(&webex).await;
        self.people(&webex).await;
        let phone = PhoneNumber::parse("55 1234 5678", self.app.config.clinic.country).unwrap();
        let message = || Outgoing {
            to: &phone,
            content: Content::Sms { body: "Hola".to_owned() },
            report_to: "https://visitas.test/webhooks/twilio/status?visit=1".parse().unwrap(),
            valid_for: SignedDuration::from_mins(30),
        };
        let sid = twilio.send(&message()).await.unwrap();
        assert_eq!(twilio.messages_to(phone.as_e164()).await.unwrap()[0].sid, sid);
        twilio.state(&sid).await.unwrap();

        let other = [
            ("WEBEX_SITE_URL", ""),
            ("WEBEX_GUESTS", "guest-issuer"),
            ("WEBEX_GUEST_ISSUER_ID", GUEST_ISSUER_ID),
            ("WEBEX_GUEST_ISSUER_SECRET", GUEST_ISSUER_SECRET),
            ("TWILIO_FROM", ""),
            ("TWILIO_LOOKUP", "on"),
            ("TWILIO_MESSAGING_SERVICE_SID", MESSAGING_SERVICE_SID),
        ];
        let (webex, twilio) = self.clients(&other);
        let now = self.stage.clock.now();
        webex.make_guest("v1-2", "Rosa López", now).await.unwrap();
        webex.make_meeting(&wanted(now), now).await.unwrap();
        twilio.send(&message()).await.unwrap();
        assert!(twilio.line(&phone).await.is_some_and(|line| line.valid && line.carrier.is_some()));
    }

    fn clients(&self, changes: &[(&str, &str)]) -> (Webex, Twilio) {
        let config = self.stage.sandbox.config(Path::new("dist"), changes).unwrap();
        let (client, store) = (upstream::client().unwrap(), self.app.store.clone());
        let webex = Webex::new(client.clone(), Arc::new(config.webex), store, self.stage.clock.clone());
        (webex, Twilio::new(client, Arc::new(config.twilio)))
    }

    async fn meetings(&self, webex: &Webex) {
        let now = self.stage.clock.now();
        let mut wanted = wanted(now);
        let made = webex.make_meeting(&wanted, now).await.unwrap();
        let spare = webex.make_meeting(&wanted, now).await.unwrap();
        let found = webex.find_meeting(wanted.tag, ANA.email, wanted.starts_at, now).await.unwrap().unwrap();
        assert!([&made.meeting_id, &spare.meeting_id].contains(&&found.meeting_id));
        wanted.starts_at += SignedDuration::from_hours(1);
        webex.move_meeting(&found.meeting_id, &wanted, now).await.unwrap();
        for _ in 0..2 {
            webex.delete_meeting(&found.meeting_id, ANA.email).await.unwrap();
        }
        assert!(webex.meeting(&found.meeting_id, ANA.email).await.unwrap().is_none());
    }

    async fn people(&self, webex: &Webex) {
        assert!(webex.account("eva.luna@hospital.test").await.unwrap().is_none());
        let eva = webex.create_account("eva.luna@hospital.test", "Dra. Eva Luna").await.unwrap();
        let licences = webex.licences().await.unwrap();
        let meetings = licences.iter().find(|licence| licence.name == "Webex Meetings").unwrap();
        assert!(webex.give_licence(&eva.id, &meetings.id).await.unwrap());
        let eva = webex.account("eva.luna@hospital.test").await.unwrap().unwrap();
        assert_eq!((eva.licenses, eva.invite_pending), (vec![meetings.id.clone()], true));
    }

    async fn webhooks(&self, webex: &Webex) {
        for identity in [Identity::Bot, Identity::ServiceApp] {
            let reach = if identity == Identity::Bot { Reach::Own } else { Reach::Organisation };
            let known = webex.webhooks(identity, reach).await.unwrap().remove(0);
            let again = NewWebhook {
                name: known.name,
                target_url: known.target_url,
                resource: known.resource,
                event: known.event,
                secret: "sandbox-webhook-secret".to_owned(),
            };
            webex.reactivate_webhook(identity, &known.id, &again).await.unwrap();
            let spare = NewWebhook { name: "spare".to_owned(), resource: "rooms".to_owned(), ..again };
            if identity == Identity::Bot {
                let spare = webex.register_webhook(identity, reach, &spare).await.unwrap();
                for _ in 0..2 {
                    webex.delete_webhook(identity, &spare).await.unwrap();
                }
            }
        }
    }
}

fn wanted(now: Timestamp) -> MeetingRequest<'static> {
    MeetingRequest {
        title: "Consulta",
        host_email: ANA.email,
        starts_at: now + SignedDuration::from_hours(3),
        minutes: 30,
        visit: "visit-9",
        tag: "visit-9.0",
    }
}

/// What the button with this action sends along.
fn button(card: &Value, action: &str) -> Option<Value> {
    match card {
        Value::Object(map) if map.get("data").is_some_and(|data| data["action"] == action) => Some(map["data"].clone()),
        Value::Object(map) => map.values().find_map(|held| button(held, action)),
        Value::Array(list) => list.iter().find_map(|held| button(held, action)),
        _ => None,
    }
}
