//! Somebody with a Webex account: writes to the bot, reads its answers, fills in its cards, hosts meetings.

use reqwest::multipart;
use serde_json::{Value, json};
use televisita::sandbox::{
    people::{self, Resident},
    webex::MeetingView,
};

use super::Message;
use crate::world::{PHONE, World};

/// A person in their Webex app.
pub struct Chatter<'a> {
    world: &'a World,
    resident: Resident,
}

/// What a clinician fills in. What is `None` stays as the form has it.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    pub patient: &'a str,
    pub phone: &'a str,
    pub kind: Option<&'a str>,
    /// Date and time, for a visit later on.
    pub later: Option<(&'a str, &'a str)>,
    /// Whether those who wait are let in when the meeting opens.
    pub opens: bool,
}

impl Default for Form<'_> {
    fn default() -> Self {
        Self { patient: "María López", phone: PHONE, kind: None, later: None, opens: true }
    }
}

/// The button of a form that has shown what else there is at that time.
const ANYWAY: &str = "Agendar de todos modos";

impl<'a> Chatter<'a> {
    pub fn new(world: &'a World, resident: Resident) -> Self {
        Self { world, resident }
    }

    /// Writes to the bot, and everything that follows from it happens.
    pub async fn writes(&self, text: &str) {
        let body = json!({ "toPersonEmail": people::BOT.email, "text": text });
        self.post("/v1/messages", &body).await;
        self.world.settle().await;
    }

    /// Writes to the bot with a file.
    pub async fn attaches(&self, text: &str, name: &str, content: impl Into<Vec<u8>>) {
        let file = multipart::Part::bytes(content.into()).file_name(name.to_owned()).mime_str("text/csv").unwrap();
        let form = multipart::Form::new().text("toPersonEmail", people::BOT.email).part("files", file);
        let form = if text.is_empty() { form } else { form.text("text", text.to_owned()) };
        let request = self.world.client.post(format!("{}/v1/messages", self.world.sandbox.urls.webex));
        let answer = request.bearer_auth(self.resident.token).multipart(form).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        self.world.settle().await;
    }

    /// By which the service knows this person.
    pub async fn person_id(&self) -> String {
        self.get("/v1/people/me").await["id"].as_str().unwrap().to_owned()
    }

    /// What the bot has written since the last look, oldest first.
    pub async fn chat(&self) -> Vec<Message> {
        let mut fresh = self.messages().await;
        let mut read = self.world.read.lock().unwrap();
        fresh.retain(|message| read.insert(message.id.clone()));
        fresh
    }

    /// The one new message.
    pub async fn answer(&self) -> Message {
        let mut fresh = self.chat().await;
        assert_eq!(fresh.len(), 1, "{:#?}", fresh.iter().map(Message::words).collect::<Vec<_>>());
        fresh.remove(0)
    }

    /// The card on show, read or not.
    pub async fn card(&self) -> Message {
        drop(self.chat().await);
        let messages = self.messages().await.into_iter();
        messages.rev().find(|message| message.card.is_some()).expect("no card on show")
    }

    /// All cards on show, read or not, oldest first.
    pub async fn cards(&self) -> Vec<Message> {
        drop(self.chat().await);
        self.messages().await.into_iter().filter(|message| message.card.is_some()).collect()
    }

    /// The cards on show that begin with these words.
    pub async fn cards_about(&self, start: &str) -> Vec<Message> {
        let mut cards = self.cards().await;
        cards.retain(|card| card.words().starts_with(start));
        cards
    }

    /// The agenda on show; there is one.
    pub async fn agenda(&self) -> Message {
        let mut cards = self.cards_about("Agenda ").await;
        assert_eq!(cards.len(), 1, "{:#?}", cards.iter().map(Message::words).collect::<Vec<_>>());
        cards.remove(0)
    }

    /// Presses a button after filling something in.
    pub async fn presses_with(&self, card: &Message, title: &str, inputs: Value) {
        self.submits_quietly(card, title, &inputs).await;
        self.world.settle().await;
    }

    /// Presses a button.
    pub async fn presses(&self, card: &Message, title: &str) {
        self.submits_quietly(card, title, &json!({})).await;
        self.world.settle().await;
    }

    /// Presses a button of a form as it is filled in already.
    pub async fn presses_as_filled(&self, card: &Message, title: &str) {
        self.fills(card, &[], title).await;
    }

    /// Presses a button of the card on show, and another on the card that comes of it. Answers what comes then.
    pub async fn goes_to(&self, titles: &[&str]) -> Message {
        for title in titles {
            self.presses(&self.card().await, title).await;
        }
        self.card().await
    }

    /// Fills in fields of a form, by their labels, and presses a button.
    pub async fn fills(&self, card: &Message, fields: &[(&str, &str)], title: &str) {
        let mut inputs = card.inputs();
        inputs.extend(fields.iter().map(|(label, typed)| (card.field(label), card.value(label, typed).into())));
        self.submits_quietly(card, title, &inputs.into()).await;
        self.world.settle().await;
    }

    /// Leaves a space.
    pub async fn leaves(&self, room: &str) {
        let list = self.get(&format!("/v1/memberships?roomId={room}&personEmail={}", self.resident.email)).await;
        let path = format!("/v1/memberships/{}", list["items"][0]["id"].as_str().expect("not in this space"));
        let request = self.world.client.delete(format!("{}{path}", self.world.sandbox.urls.webex));
        let answer = request.bearer_auth(self.resident.token).send().await.unwrap();
        assert_eq!(answer.status(), 204);
    }

    /// Presses "admit" on the card on show.
    pub async fn admits(&self) {
        self.presses(&self.card().await, "Admitir").await;
    }

    /// Asks for the form.
    pub async fn form(&self) -> Message {
        self.writes("nueva visita").await;
        self.card().await
    }

    /// Fills a form in and sends it.
    pub async fn sends(&self, card: &Message, form: Form<'_>) {
        self.fills_in(card, form).await;
        self.world.settle().await;
    }

    /// The same, before anything follows from it.
    pub async fn fills_in(&self, card: &Message, form: Form<'_>) {
        let mut inputs = card.inputs();
        let mut fill = |label: &str, typed: &str| {
            inputs.insert(card.field(label), card.value(label, typed).into());
        };
        fill("Nombre del paciente", form.patient);
        fill("Celular que recibe el enlace", form.phone);
        if let Some(kind) = form.kind {
            fill("Tipo de visita", kind);
        }
        if let Some((date, time)) = form.later {
            fill("¿Cuándo?", "En la fecha y hora que indico");
            fill("Fecha (si es después)", date);
            fill("Hora (si es después)", time);
        }
        fill("Entrada", if form.opens { "when-host-starts" } else { "by-press" });
        self.submits_quietly(card, "Enviar invitación", &inputs.into()).await;
    }

    /// Books a visit, whatever else there is at that time, and puts the messages about it aside.
    pub async fn books(&self, form: Form<'_>) {
        let card = self.form().await;
        self.sends(&card, form).await;
        let asked = self.cards().await.into_iter().find(|card| card.buttons().iter().any(|title| title == ANYWAY));
        if let Some(card) = asked {
            self.presses_as_filled(&card, ANYWAY).await;
        }
        drop(self.chat().await);
    }

    /// The meeting behind the card on show.
    pub async fn meeting(&self) -> MeetingView {
        self.meeting_of(&self.card().await)
    }

    fn meeting_of(&self, card: &Message) -> MeetingView {
        let url = card.action("Abrir la reunión")["url"].as_str().unwrap().to_owned();
        self.world.sandbox.webex.meeting_by_address(&url).expect("the button opens no meeting")
    }

    /// Opens the meeting of the card on show. Answers its id.
    pub async fn opens_meeting(&self) -> String {
        self.opens_meeting_of(&self.card().await).await
    }

    /// Opens the meeting of a card. Answers its id.
    pub async fn opens_meeting_of(&self, card: &Message) -> String {
        let id = self.meeting_of(card).id;
        self.world.sandbox.webex.host_joined(&id);
        self.world.settle().await;
        id
    }

    /// Ends a meeting.
    pub async fn ends_meeting(&self, id: &str) {
        self.world.sandbox.webex.meeting_ended(id);
        self.world.settle().await;
    }

    /// Deletes a meeting of their own in Webex.
    pub async fn deletes_meeting(&self, id: &str) {
        let request = self.world.client.delete(format!("{}/v1/meetings/{id}", self.world.sandbox.urls.webex));
        let answer = request.bearer_auth(self.resident.token).send().await.unwrap();
        assert_eq!(answer.status(), 204);
        self.world.settle().await;
    }

    /// What the admins' space has been told since the last look.
    pub async fn alerts(&self) -> Vec<String> {
        let room = self.world.config().webex.admin_room_id;
        self.news_in(&room).await.into_iter().map(|message| message.words()).collect()
    }

    /// What the bot has written in a space since the last look.
    pub async fn news_in(&self, room: &str) -> Vec<Message> {
        let mut fresh = self.messages_in(room).await;
        let mut read = self.world.read.lock().unwrap();
        fresh.retain(|message| read.insert(message.id.clone()));
        fresh
    }

    /// A message as it is now, if it has not been taken down.
    pub async fn shown(&self, message: &Message) -> Option<Message> {
        self.messages().await.into_iter().find(|one| one.id == message.id)
    }

    /// The alerts on show in the admins' space, read or not.
    pub async fn alert_cards(&self) -> Vec<Message> {
        drop(self.alerts().await);
        let messages = self.messages_in(&self.world.config().webex.admin_room_id).await;
        messages.into_iter().filter(|message| message.card.is_some()).collect()
    }

    /// Writes to the bot in the admins' space.
    pub async fn asks_in_the_space(&self, text: &str) {
        let room = self.world.config().webex.admin_room_id;
        let said = json!({ "roomId": room, "markdown": format!("<@personEmail:{}> {text}", people::BOT.email) });
        self.post("/v1/messages", &said).await;
        self.world.settle().await;
    }

    /// The file that goes with a message: its name, what it is, and its content.
    pub async fn downloads(&self, message: &Message) -> (String, String, Vec<u8>) {
        let url = message.file.as_ref().expect("a message without a file");
        let answer = self.world.client.get(url).bearer_auth(self.resident.token).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{url}");
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        let (kind, named) = (header("content-type"), header("content-disposition"));
        let name = named.split("filename=").nth(1).unwrap().trim_matches('"').to_owned();
        (name, kind, answer.bytes().await.unwrap().to_vec())
    }

    /// The one alert on show.
    pub async fn alert_card(&self) -> Message {
        let mut cards = self.alert_cards().await;
        assert_eq!(cards.len(), 1, "{:#?}", cards.iter().map(Message::words).collect::<Vec<_>>());
        cards.remove(0)
    }

    /// Every message of the bot in the direct chat, oldest first.
    async fn messages(&self) -> Vec<Message> {
        let rooms = self.get("/v1/rooms?type=direct").await;
        match rooms["items"][0]["id"].as_str() {
            Some(room) => self.messages_in(room).await,
            None => Vec::new(),
        }
    }

    async fn messages_in(&self, room: &str) -> Vec<Message> {
        let list = self.get(&format!("/v1/messages?roomId={room}&max=200")).await;
        let items = list["items"].as_array().cloned().unwrap_or_default();
        let bots = items.iter().rev().filter(|item| item["personEmail"] == people::BOT.email);
        bots.map(Message::read).collect()
    }

    /// Presses a button, before anything follows from it.
    pub async fn submits_quietly(&self, card: &Message, title: &str, inputs: &Value) {
        let mut inputs = inputs.as_object().unwrap().clone();
        inputs.extend(card.action(title)["data"].as_object().expect("a button that submits nothing").clone());
        let body = json!({ "type": "submit", "messageId": card.id, "inputs": inputs });
        self.post("/v1/attachment/actions", &body).await;
    }

    /// Submits something with a card that has no button for it.
    pub async fn submits_as(&self, card: &Message, inputs: &Value) {
        let body = json!({ "type": "submit", "messageId": card.id, "inputs": inputs });
        self.post("/v1/attachment/actions", &body).await;
        self.world.settle().await;
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.world.client.get(format!("{}{path}", self.world.sandbox.urls.webex));
        let answer = request.bearer_auth(self.resident.token).send().await.unwrap();
        assert!(answer.status().is_success(), "GET {path}: {}", answer.status());
        answer.json().await.unwrap()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Value {
        let request = self.world.client.post(format!("{}{path}", self.world.sandbox.urls.webex));
        let answer = request.bearer_auth(self.resident.token).json(body).send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "POST {path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }
}
