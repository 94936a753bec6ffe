//! Who speaks to the bot: a person of the organisation, and their language.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Conversation;
use crate::{
    inbox::WorkError,
    store::Commit,
    texts::Language,
    visit::{Clinician, PersonName},
};

/// How long what Webex says about a person is believed.
const KNOWN_FOR: Duration = Duration::from_secs(3600);

/// A person of the organisation who speaks to the bot.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Speaker {
    pub(super) person_id: String,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) language: Language,
}

impl Speaker {
    /// The same person as the clinician of a visit.
    pub(super) fn clinician(&self) -> Option<Clinician> {
        Some(Clinician {
            person_id: self.person_id.clone(),
            email: self.email.clone(),
            name: PersonName::parse(&self.name)?,
            language: self.language,
        })
    }
}

impl Conversation {
    /// Who this is; `None` for strangers to the organisation and for other bots.
    pub(super) async fn speaker(&self, person_id: &str) -> Result<Option<Speaker>, WorkError> {
        if let Some(known) = self.store.note(&note(person_id)).await?
            && let Ok(speaker) = serde_json::from_str(&known)
        {
            return Ok(Some(speaker));
        }
        let person = self.webex.person(person_id).await?;
        let ours = person.kind == "person" && person.org_id == self.bot().await?.org_id;
        let Some(email) = person.emails.into_iter().next().filter(|_| ours) else { return Ok(None) };
        let language = self.language_of(person_id).await?;
        let speaker = Speaker { person_id: person.id, email, name: person.display_name, language };
        let _ = self.store.commit(&remember(Commit::default(), &speaker)).await?;
        Ok(Some(speaker))
    }

    /// From now on this person is spoken to in the language in which they spoke.
    pub(super) fn speak(&self, speaker: &mut Speaker, language: Language, commit: Commit) -> Commit {
        if speaker.language == language {
            return commit;
        }
        speaker.language = language;
        let commit = commit.lasting_note(&language_note(&speaker.person_id), language.tag());
        remember(commit, speaker)
    }

    async fn language_of(&self, person_id: &str) -> Result<Language, WorkError> {
        let chosen = self.store.note(&language_note(person_id)).await?;
        Ok(chosen.and_then(|tag| tag.parse().ok()).unwrap_or(self.config.clinic.language))
    }
}

fn remember(commit: Commit, speaker: &Speaker) -> Commit {
    match serde_json::to_string(speaker) {
        Ok(text) => commit.note(&note(&speaker.person_id), &text, KNOWN_FOR),
        Err(_) => commit,
    }
}

fn note(person_id: &str) -> String {
    format!("person:{person_id}")
}

fn language_note(person_id: &str) -> String {
    format!("language:{person_id}")
}
