//! What can come in.

use serde::{Deserialize, Serialize};

use crate::{
    alerts::AlertEvent,
    directory::{Provisioned, Registration},
    visit::{AdminAlert, Event, TimerKind, VisitId},
};

impl Incoming {
    /// Something that the admins have to know is the case, or has happened.
    pub fn raised(alert: &AdminAlert) -> Self {
        Self::Alert { alert: alert.key(), event: AlertEvent::Raised { what: alert.clone() } }
    }

    /// What the admins were told is no longer the case.
    pub fn passed(alert: &AdminAlert) -> Self {
        Self::Alert { alert: alert.key(), event: AlertEvent::Passed }
    }
}

/// Something that has come in. It names people by Webex's ids, and those without an account by their
/// address; what they wrote is fetched when it is dealt with.
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
    /// Somebody's agenda may no longer show the day as it is.
    AgendaDue {
        /// Whose chat it is in.
        person_id: String,
    },
    /// Somebody's agenda has been posted.
    AgendaShown {
        /// Whose chat it is in.
        person_id: String,
        /// Webex's id of the message.
        message_id: String,
    },
    /// A timer is due.
    Timer {
        /// Of which visit.
        visit: VisitId,
        /// What it is for.
        kind: TimerKind,
    },
    /// Webex has given somebody an account or a licence, or has not.
    Provisioned {
        /// To whom, and who has asked for it.
        registration: Registration,
        /// What came of it.
        outcome: Provisioned,
    },
    /// Something has happened to a visit.
    Visit {
        /// To which.
        visit: VisitId,
        /// What.
        event: Event,
    },
    /// Something has happened to an alert.
    Alert {
        /// Its key.
        alert: String,
        /// What.
        event: AlertEvent,
    },
}
