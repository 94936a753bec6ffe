//! Those of the hospital who act on a visit, and the acts that can be taken back for a while.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Clinician, ParticipantId, PersonName};
use crate::texts::Language;

/// How long an act can be taken back. Only then does anything go out.
pub const UNDO_TIME: SignedDuration = SignedDuration::from_secs(30);

/// Somebody of the hospital who acts on a visit: its clinician, or a scheduler.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Their Webex person id.
    pub person_id: String,
    /// How they are called.
    pub name: PersonName,
    /// The language in which they are answered.
    pub language: Language,
}

impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Actor").field("person_id", &self.person_id).finish_non_exhaustive()
    }
}

impl From<&Clinician> for Actor {
    fn from(clinician: &Clinician) -> Self {
        let Clinician { person_id, name, language, .. } = clinician.clone();
        Self { person_id, name, language }
    }
}

/// An act that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "act")]
pub enum Act {
    /// The visit will not take place.
    Cancel,
    /// Nobody has come.
    NoShow,
    /// The meeting ends for everybody in it.
    EndForAll,
    /// Somebody in the lobby is not let in now.
    Decline {
        /// Who.
        participant: ParticipantId,
    },
}

impl Act {
    /// Whom it declines.
    pub fn declines(self) -> Option<ParticipantId> {
        if let Self::Decline { participant } = self { Some(participant) } else { None }
    }

    /// The act as it is written in texts and keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::NoShow => "no-show",
            Self::EndForAll => "end-for-all",
            Self::Decline { .. } => "decline",
        }
    }
}

/// An act, whose it is, and when it was pressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pressed {
    /// What.
    #[serde(flatten)]
    pub act: Act,
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

impl Pressed {
    /// When it can no longer be taken back.
    pub fn takes_effect_at(&self) -> Timestamp {
        self.at.saturating_add(UNDO_TIME).unwrap_or(self.at)
    }
}
