//! What a clinician says to those who wait.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Actor, ParticipantId};

/// The longest sentence that is shown on a page, in characters.
pub const LONGEST_MESSAGE: usize = 280;

/// A sentence that a clinician sends by one press; each person reads it in their language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Canned {
    /// "I am with you in a moment."
    SoonWithYou,
    /// "I am still with another person; please wait some minutes more."
    FewMinutes,
    /// "Please have your medicines and papers at hand."
    PapersReady,
    /// "Please check that your camera and microphone are on."
    CheckDevices,
}

impl Canned {
    /// Every canned sentence, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::SoonWithYou, Self::FewMinutes, Self::PapersReady, Self::CheckDevices];

    /// The sentence as it is named in cards and texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::SoonWithYou => "soon-with-you",
            Self::FewMinutes => "few-minutes",
            Self::PapersReady => "papers-ready",
            Self::CheckDevices => "check-devices",
        }
    }
}

/// What is said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    /// A canned sentence.
    Canned(Canned),
    /// Words of the clinician's own.
    Free(String),
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Canned(canned) => f.write_str(canned.word()),
            Self::Free(_) => f.write_str("Free(…)"),
        }
    }
}

/// Something said to those who wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LobbyMessage {
    /// What.
    pub words: Words,
    /// To whom; `None` is everybody who waits.
    pub to: Option<ParticipantId>,
    /// Who said it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}
