//! What a participant's page shows: the whole state, each time, so that a missed push never matters.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Participant, Stage, Status, Visit, Words, event::minutes_between};
use crate::texts::say;

/// Which part of the visit the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Screen {
    /// The person waits.
    Lobby,
    /// The person may go into the meeting.
    Admitted,
    /// The person is not let in now, and may wait again.
    Declined,
    /// The visit is over.
    Over,
    /// The visit is over, and the person was never let in.
    Missed,
    /// The visit will not take place.
    Cancelled,
    /// Another browser holds the place.
    Elsewhere,
    /// The link is too old.
    Expired,
}

/// The state that is pushed to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LobbyState {
    /// The visit's version: a page never goes back to an older one.
    pub version: u64,
    /// What to show.
    pub screen: Screen,
    /// Who will come.
    pub clinician: String,
    /// Whether the clinician has a card that says who waits.
    pub clinician_told: bool,
    /// Since when the person waits.
    pub waiting_since: Option<Timestamp>,
    /// When the visit is meant to begin.
    pub starts_at: Timestamp,
    /// When the clinician is expected, when they are late.
    pub expected_at: Option<Timestamp>,
    /// Whether the person may ask for another time, because the clinician is very late.
    pub may_move: bool,
    /// Whether they have.
    pub move_asked: bool,
    /// What they have asked for and not been answered yet.
    pub help: Asked,
    /// What the clinician has said to those who wait, oldest first.
    pub messages: Vec<SaidToPage>,
    /// The service's time, by which the page counts.
    pub now: Timestamp,
    /// Whether the clinician is in the meeting.
    pub host_present: bool,
    /// How it ended, once it has.
    pub ended: Option<Ended>,
}

/// What somebody who is stuck has asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Help.
    pub asked: bool,
    /// To be called by phone.
    pub called: bool,
}

/// Something that the clinician has said, in the language of whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidToPage {
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// How long it lasted, in whole minutes.
    pub minutes: i64,
}

impl Visit {
    /// What the page of `participant`, whose browser holds the place, shows.
    pub fn lobby_state(&self, participant: &Participant, now: Timestamp) -> LobbyState {
        let screen = match participant.stage {
            _ if matches!(self.status, Status::Cancelled { .. }) => Screen::Cancelled,
            _ if self.is_over() && !participant.is_admitted() => Screen::Missed,
            _ if self.is_over() => Screen::Over,
            Stage::Admitted | Stage::Joined | Stage::Left => Screen::Admitted,
            _ if participant.declined.is_some() => Screen::Declined,
            Stage::Invited | Stage::Opened | Stage::Waiting => Screen::Lobby,
        };
        LobbyState {
            version: self.version,
            screen,
            clinician: self.clinician.name.as_str().to_owned(),
            clinician_told: participant.stage >= Stage::Waiting && self.card.tells_everything(),
            waiting_since: participant.waiting_since,
            starts_at: self.starts_at,
            expected_at: self.expected_at,
            may_move: self.is_very_late(),
            move_asked: participant.move_asked_at.is_some(),
            help: Asked { asked: participant.help.is_some(), called: participant.call_asked_at.is_some() },
            messages: self.messages_for(participant),
            now,
            host_present: self.host_present(),
            ended: self.minutes_lasted().map(|minutes| Ended { minutes }),
        }
    }

    /// What a page shows that has lost its place.
    pub fn without_place(&self, screen: Screen, now: Timestamp) -> LobbyState {
        LobbyState {
            version: self.version,
            screen,
            clinician: String::new(),
            clinician_told: false,
            waiting_since: None,
            starts_at: self.starts_at,
            expected_at: None,
            may_move: false,
            move_asked: false,
            help: Asked::default(),
            messages: Vec::new(),
            now,
            host_present: false,
            ended: None,
        }
    }

    fn messages_for(&self, participant: &Participant) -> Vec<SaidToPage> {
        let to_them = self.messages.iter().filter(|one| one.to.is_none_or(|to| to == participant.id));
        let drawn = to_them.map(|one| SaidToPage {
            at: one.at,
            text: match &one.words {
                Words::Canned(canned) => say(participant.language, &format!("page-message-{}", canned.word())),
                Words::Free(text) => text.clone(),
            },
        });
        drawn.collect()
    }

    /// How long the meeting lasted, once it is over, in whole minutes.
    pub fn minutes_lasted(&self) -> Option<i64> {
        match self.status {
            Status::Ended { started_at, ended_at } => Some(minutes_between(started_at, ended_at)),
            Status::Booked | Status::InProgress { .. } | Status::Cancelled { .. } => None,
        }
    }
}
