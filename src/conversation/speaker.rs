//! Who speaks to the bot: a person of the organisation, and their language.

use std::{collections::BTreeSet, time::Duration};

use serde::{Deserialize, Serialize};

use super::Conversation;
use crate::{
    directory::{StaffMember, StaffRole},
    inbox::WorkError,
    store::Commit,
    texts::Language,
    visit::{Actor, Clinician, PersonName},
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
    /// Whether they chose it. Otherwise it is the one in which they spoke last.
    #[serde(default)]
    pub(super) chose_language: bool,
    /// What they may do, as it is now: never remembered. `Admin` is among them only where [`Conversation::lets`] says.
    #[serde(skip)]
    pub(super) roles: BTreeSet<StaffRole>,
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

impl Speaker {
    /// The same person as somebody who acts on a visit.
    pub(super) fn actor(&self) -> Option<Actor> {
        let name = PersonName::parse(&self.name)?;
        Some(Actor { person_id: self.person_id.clone(), name, language: self.language })
    }
}

impl Conversation {
    /// Who this is, with the roles they are registered for and the name they are registered under; `None` for strangers
    /// to the organisation and for other bots.
    pub(super) async fn speaker(&self, person_id: &str) -> Result<Option<Speaker>, WorkError> {
        let Some(mut speaker) = self.person(person_id).await? else { return Ok(None) };
        if let Some(member) = self.store.staff_member(person_id).await? {
            speaker.roles = member.roles.into_keys().collect();
            speaker.name = member.name.as_str().to_owned();
        }
        Ok(Some(speaker))
    }

    /// Who this is in Webex.
    async fn person(&self, person_id: &str) -> Result<Option<Speaker>, WorkError> {
        if let Some(known) = self.store.note(&note(person_id)).await?
            && let Ok(speaker) = serde_json::from_str(&known)
        {
            return Ok(Some(speaker));
        }
        let person = self.webex.person(person_id).await?;
        let ours = person.kind == "person" && person.org_id == self.bot().await?.org_id;
        let Some(email) = person.emails.into_iter().next().filter(|_| ours) else { return Ok(None) };
        let (language, chose_language) = self.language_of(person_id).await?;
        let (person_id, name, roles) = (person.id, person.display_name, BTreeSet::new());
        let speaker = Speaker { person_id, email, name, language, chose_language, roles };
        let _ = self.store.commit(&remember(Commit::default(), &speaker)).await?;
        Ok(Some(speaker))
    }

    /// From now on this person is spoken to in the language in which they spoke, unless they have chosen one.
    pub(super) fn speak(&self, speaker: &mut Speaker, language: Language, commit: Commit) -> Commit {
        if speaker.language == language || speaker.chose_language {
            return commit;
        }
        speaker.language = language;
        remember(commit.language(&speaker.person_id, language, false), speaker)
    }

    /// From now on this person is spoken to in this language, whatever they speak.
    pub(super) fn choose_language(&self, speaker: &mut Speaker, language: Language, commit: Commit) -> Commit {
        (speaker.language, speaker.chose_language) = (language, true);
        remember(commit.language(&speaker.person_id, language, true), speaker)
    }

    /// Somebody who is registered, as the clinician of a visit.
    pub(super) async fn as_clinician(&self, member: &StaffMember) -> Result<Clinician, WorkError> {
        let (language, _) = self.language_of(&member.person_id).await?;
        Ok(member.clinician(language))
    }

    /// The language, and whether it was chosen.
    pub(super) async fn language_of(&self, person_id: &str) -> Result<(Language, bool), WorkError> {
        Ok(self.store.language_of(person_id).await?.unwrap_or((self.config.clinic.language, false)))
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
