//! Messages, cards and what people submit with them.

use jiff::Timestamp;
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{PEER, Webex, WebexError, call, call_for_nothing};
use crate::upstream::{CallError, download};

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Destination {
    /// The direct space with a person.
    Person(String),
    /// A space.
    Room(String),
}

/// An Adaptive Card.
pub type Card = Value;

/// A message to be posted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewMessage {
    /// Where.
    pub to: Destination,
    /// What it says; with a card, what clients say that cannot draw it.
    pub markdown: String,
    /// The card, if any.
    pub card: Option<Card>,
}

/// What a person has submitted with a card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    /// The card's message.
    pub message_id: String,
    /// Who.
    pub person_id: String,
    /// The values of the inputs and the button's data, merged.
    #[serde(default)]
    pub inputs: Map<String, Value>,
}

#[derive(Deserialize)]
struct Posted {
    id: String,
}

/// What somebody has written.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    /// The words, without their form.
    #[serde(default)]
    pub text: String,
    /// The addresses of the files that came with it.
    #[serde(default)]
    pub files: Vec<String>,
    /// When it was sent.
    pub created: Timestamp,
}

/// What became of fetching a file.
pub enum Fetched {
    /// It is here.
    File(Vec<u8>),
    /// It is larger than what was wanted.
    TooLarge,
    /// Webex no longer has it, or holds it back.
    Withheld,
}

#[derive(Deserialize)]
struct Room {
    #[serde(rename = "type")]
    kind: String,
}

/// A file that goes with a message; Webex takes one a message, and no card beside it.
#[derive(Clone)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What it is, `image/png`.
    pub kind: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Webex {
    /// Posts a message as the bot. Answers its id.
    pub async fn post_message(&self, message: &NewMessage) -> Result<String, WebexError> {
        let mut body = json!({ "markdown": message.markdown });
        match &message.to {
            Destination::Person(id) => body["toPersonId"] = json!(id),
            Destination::Room(id) => body["roomId"] = json!(id),
        }
        if let Some(card) = &message.card {
            let kind = "application/vnd.microsoft.card.adaptive";
            body["attachments"] = json!([{ "contentType": kind, "content": card }]);
        }
        let posted: Posted = call(PEER, self.as_bot(Method::POST, &["messages"]).json(&body)).await?;
        Ok(posted.id)
    }

    /// Posts a message with a file as the bot.
    pub async fn post_file(&self, to: &Destination, markdown: String, file: Attachment) -> Result<(), WebexError> {
        let (name, id) = match to {
            Destination::Person(id) => ("toPersonId", id.clone()),
            Destination::Room(id) => ("roomId", id.clone()),
        };
        let unreadable =
            |error: reqwest::Error| CallError::Unclear { peer: PEER, why: error.without_url().to_string() };
        let part = Part::bytes(file.bytes).file_name(file.name).mime_str(file.kind).map_err(unreadable)?;
        let form = Form::new().text(name, id).text("markdown", markdown).part("files", part);
        let request = self.as_bot(Method::POST, &["messages"]).multipart(form);
        call::<Posted>(PEER, request).await?;
        Ok(())
    }

    /// Takes one of the bot's messages out of its space. One that is gone already is no fault.
    pub async fn delete_message(&self, message_id: &str) -> Result<(), WebexError> {
        match call_for_nothing(PEER, self.as_bot(Method::DELETE, &["messages", message_id])).await {
            Err(error) if error.status() == Some(404) => Ok(()),
            other => Ok(other?),
        }
    }

    /// What somebody has written. `None` when it is gone.
    pub async fn message(&self, message_id: &str) -> Result<Option<Message>, WebexError> {
        match call(PEER, self.as_bot(Method::GET, &["messages", message_id])).await {
            Ok(message) => Ok(Some(message)),
            Err(error) if error.status() == Some(404) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The file behind an address of [`Message::files`], of at most so many bytes. While Webex looks for viruses in it,
    /// Webex is busy.
    pub async fn file(&self, address: &str, most: usize) -> Result<Fetched, WebexError> {
        // The bot's token is for Webex only, wherever the address leads.
        let Some(id) = address.rsplit_once("/contents/").map(|(_, id)| id) else { return Ok(Fetched::Withheld) };
        match download(PEER, self.as_bot(Method::GET, &["contents", id]), most).await {
            Ok(Some(bytes)) => Ok(Fetched::File(bytes)),
            Ok(None) => Ok(Fetched::TooLarge),
            Err(error) if matches!(error.status(), Some(404 | 410 | 428)) => Ok(Fetched::Withheld),
            Err(error) => Err(error.into()),
        }
    }

    /// What somebody has submitted. `None` when it is gone.
    pub async fn submission(&self, action_id: &str) -> Result<Option<Submission>, WebexError> {
        match call(PEER, self.as_bot(Method::GET, &["attachment", "actions", action_id])).await {
            Ok(submission) => Ok(Some(submission)),
            Err(error) if error.status() == Some(404) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the bot is in this space, and whether more than two people can be.
    pub async fn is_group_room(&self, room_id: &str) -> Result<bool, WebexError> {
        let room: Room = call(PEER, self.as_bot(Method::GET, &["rooms", room_id])).await?;
        Ok(room.kind == "group")
    }
}
