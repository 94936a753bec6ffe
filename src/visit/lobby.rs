//! What a participant's page shows: the whole state, each time, so that a missed push never matters.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Participant, Stage, Status, Visit, event::minutes_between};

/// Which part of the visit the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Screen {
    /// The person waits.
    Lobby,
    /// The person may go into the meeting.
    Admitted,
    /// The visit is over.
    Over,
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
    /// The service's time, by which the page counts.
    pub now: Timestamp,
    /// Whether the clinician is in the meeting.
    pub host_present: bool,
    /// How it ended, once it has.
    pub ended: Option<Ended>,
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
            _ if self.is_over() => Screen::Over,
            Stage::Admitted | Stage::Joined | Stage::Left => Screen::Admitted,
            Stage::Invited | Stage::Opened | Stage::Waiting => Screen::Lobby,
        };
        LobbyState {
            version: self.version,
            screen,
            clinician: self.clinician.name.as_str().to_owned(),
            clinician_told: participant.stage >= Stage::Waiting && self.card.tells_everything(),
            waiting_since: participant.waiting_since,
            starts_at: self.starts_at,
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
            now,
            host_present: false,
            ended: None,
        }
    }

    /// How long the meeting lasted, once it is over, in whole minutes.
    pub fn minutes_lasted(&self) -> Option<i64> {
        match self.status {
            Status::Ended { started_at, ended_at } => Some(minutes_between(started_at, ended_at)),
            Status::Booked | Status::InProgress { .. } => None,
        }
    }
}
