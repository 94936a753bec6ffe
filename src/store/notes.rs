//! Small things that have to be remembered.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Commit, Store, StoreError, decode, encode};
use crate::texts::Language;

const SERVICE_APP: &str = "service-app-tokens";
/// Webex gives the refresh token a new life with each use, or it does not: somebody has to see that in time.
const ENDS_SOON: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The Service App's tokens. They are stored before they are used, because a refresh may end the old ones.
#[derive(Clone, Serialize, Deserialize)]
pub struct ServiceAppTokens {
    /// What calls to Webex carry.
    pub access_token: String,
    /// When that runs out.
    pub expires_at: Timestamp,
    /// What the next refresh is made with.
    pub refresh_token: String,
    /// When that runs out, if Webex has said so.
    #[serde(default)]
    pub refresh_ends_at: Option<Timestamp>,
}

impl ServiceAppTokens {
    /// Whether the refresh token ends so soon that an admin has to authorise the Service App anew.
    pub fn end_soon(&self, now: Timestamp) -> bool {
        self.refresh_ends_at.is_some_and(|at| at.duration_since(now) < ENDS_SOON)
    }
}

impl Store {
    /// A note, if it is there.
    pub async fn note(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.handle.call(redis::cmd("GET").arg(self.keys.note(name))).await?)
    }

    /// The language in which somebody is spoken to, if they chose one or have spoken, and whether they chose it.
    pub async fn language_of(&self, person_id: &str) -> Result<Option<(Language, bool)>, StoreError> {
        for (note, chosen) in [(chosen_language(person_id), true), (spoken_language(person_id), false)] {
            if let Some(language) = self.note(&note).await?.and_then(|tag| tag.parse().ok()) {
                return Ok(Some((language, chosen)));
            }
        }
        Ok(None)
    }

    /// The Service App's tokens, once they have been refreshed for the first time.
    pub async fn service_app_tokens(&self) -> Result<Option<ServiceAppTokens>, StoreError> {
        self.note(SERVICE_APP).await?.map(|note| decode("service app tokens", &note)).transpose()
    }

    /// Stores the Service App's tokens.
    pub async fn keep_service_app_tokens(&self, tokens: &ServiceAppTokens) -> Result<(), StoreError> {
        self.commit(&Commit::default().lasting_note(SERVICE_APP, &encode(tokens))).await.map(drop)
    }
}

impl Commit {
    /// From now on somebody is spoken to in this language: because they chose it, or because they speak it.
    pub fn language(self, person_id: &str, language: Language, chosen: bool) -> Self {
        let note = if chosen { chosen_language(person_id) } else { spoken_language(person_id) };
        self.lasting_note(&note, language.tag())
    }
}

fn spoken_language(person_id: &str) -> String {
    format!("language:{person_id}")
}

fn chosen_language(person_id: &str) -> String {
    format!("chosen-language:{person_id}")
}
