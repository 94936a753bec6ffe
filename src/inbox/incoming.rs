//! What can come in.

use serde::{Deserialize, Serialize};

use crate::visit::{Event, TimerKind, VisitId};

/// Something that has come in. It names people by Webex's ids only; what they wrote is fetched when it is dealt with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "came")]
pub enum Incoming {
    /// Somebody has written to the bot.
    Message {
        /// The message.
        message_id: String,
        /// Who.
        person_id: String,
        /// Where.
        room_id: String,
        /// Whether others can read along there.
        group: bool,
    },
    /// Somebody has pressed a button of a card.
    Submitted {
        /// What they submitted.
        action_id: String,
        /// The card's message.
        message_id: String,
        /// Who.
        person_id: String,
        /// Where.
        room_id: String,
    },
    /// Somebody has come into a space in which the bot is, perhaps the bot itself.
    AddedToSpace {
        /// Who has come.
        person_id: String,
        /// Which space.
        room_id: String,
        /// Whether others can read along there.
        group: bool,
    },
    /// A meeting has begun.
    MeetingStarted {
        /// Its series id.
        meeting: String,
    },
    /// A meeting is over.
    MeetingEnded {
        /// Its series id.
        meeting: String,
    },
    /// Somebody is in a meeting.
    ParticipantJoined {
        /// Its series id.
        meeting: String,
        /// The address under which Webex knows them.
        email: String,
        /// Whether it is the host.
        host: bool,
    },
    /// Somebody has left a meeting.
    ParticipantLeft {
        /// Its series id.
        meeting: String,
        /// The address under which Webex knows them.
        email: String,
    },
    /// A timer is due.
    Timer {
        /// Of which visit.
        visit: VisitId,
        /// What it is for.
        kind: TimerKind,
    },
    /// Something has happened to a visit.
    Visit {
        /// To which.
        visit: VisitId,
        /// What.
        event: Event,
    },
}
