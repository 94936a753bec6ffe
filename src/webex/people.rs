//! People, as the bot sees them.

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::{PEER, Webex, WebexError, call};

/// A person of Webex.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The person id.
    pub id: String,
    /// Their addresses, the first being the one they sign in with.
    #[serde(default)]
    pub emails: Vec<String>,
    /// How they are called.
    #[serde(default)]
    pub display_name: String,
    /// Their organisation.
    #[serde(default)]
    pub org_id: String,
    /// `person`, `bot` or `appuser`.
    #[serde(default, rename = "type")]
    pub kind: String,
}

impl Webex {
    /// The bot itself.
    pub async fn bot(&self) -> Result<Person, WebexError> {
        Ok(call(PEER, self.as_bot(Method::GET, &["people", "me"])).await?)
    }

    /// The person with this id.
    pub async fn person(&self, person_id: &str) -> Result<Person, WebexError> {
        Ok(call(PEER, self.as_bot(Method::GET, &["people", person_id])).await?)
    }
}
