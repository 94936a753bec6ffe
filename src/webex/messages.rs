//! Messages, cards and what people submit with them.

use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{PEER, Webex, WebexError, call, call_for_nothing};

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

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
struct Room {
    #[serde(rename = "type")]
    kind: String,
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

    /// Takes one of the bot's messages out of its space. One that is gone already is no fault.
    pub async fn delete_message(&self, message_id: &str) -> Result<(), WebexError> {
        match call_for_nothing(PEER, self.as_bot(Method::DELETE, &["messages", message_id])).await {
            Err(error) if error.status() == Some(404) => Ok(()),
            other => Ok(other?),
        }
    }

    /// What somebody has written. `None` when it is gone.
    pub async fn message_text(&self, message_id: &str) -> Result<Option<String>, WebexError> {
        match call::<Said>(PEER, self.as_bot(Method::GET, &["messages", message_id])).await {
            Ok(said) => Ok(Some(said.text)),
            Err(error) if error.status() == Some(404) => Ok(None),
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
