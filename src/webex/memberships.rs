//! Who is in a space, and what the space is called.

use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;

use super::{Items, PEER, Webex, WebexError, call};

#[derive(Deserialize)]
struct Titled {
    #[serde(default)]
    title: String,
}

impl Webex {
    /// Whether somebody is in a space. Where the bot is not, it knows of nobody.
    pub async fn is_member(&self, room_id: &str, person_id: &str) -> Result<bool, WebexError> {
        let query = [("roomId", room_id), ("personId", person_id)];
        match call::<Items<Value>>(PEER, self.as_bot(Method::GET, &["memberships"]).query(&query)).await {
            Ok(found) => Ok(!found.items.is_empty()),
            Err(error) if error.status() == Some(404) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// What a space is called. `None` where the bot is not in it.
    pub async fn room_title(&self, room_id: &str) -> Result<Option<String>, WebexError> {
        match call::<Titled>(PEER, self.as_bot(Method::GET, &["rooms", room_id])).await {
            Ok(room) => Ok(Some(room.title)),
            Err(error) if error.status() == Some(404) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
