//! What has to be done about an event: effects for the outbox, and timers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Visit,
    event::MeetingFailure,
    participant::{Admitted, ParticipantId},
};

/// What follows from an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The visit as it is now.
    pub visit: Visit,
    /// What the outbox has to do.
    pub effects: Vec<Effect>,
    /// What has to happen later.
    pub timers: Vec<Timer>,
}

/// Something to be done in the outside world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "effect")]
pub enum Effect {
    /// Have Webex make the meeting, or find the one it has made already.
    MakeMeeting,
    /// Post the visit's card anew; it is drawn from the visit as it is then.
    ShowCard,
    /// Take a card that has been overtaken out of the chat.
    TakeDownCard {
        /// Webex's id of the message.
        message_id: String,
    },
    /// Send a text message.
    SendSms {
        /// To whom.
        participant: ParticipantId,
        /// Which text.
        text: SmsText,
    },
    /// Say something to the clinician of the visit.
    Tell {
        /// What.
        notice: Notice,
    },
    /// Say something to the admins.
    Alert {
        /// What.
        alert: AdminAlert,
    },
}

/// Which text message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SmsText {
    /// The visit is booked; the link comes later.
    Booked,
    /// The link.
    Link,
    /// A fresh link, asked for by its owner.
    NewLink,
}

/// What the clinician is told in chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "notice")]
pub enum Notice {
    /// They pressed "admit" for somebody who has been let in already.
    AlreadyAdmitted {
        /// Whom.
        participant: ParticipantId,
        /// By whom, and when.
        admitted: Admitted,
    },
    /// They pressed "admit" for somebody who is not in the lobby.
    NotWaiting {
        /// Whom.
        participant: ParticipantId,
    },
    /// They pressed a button of a visit that is over.
    VisitOver {
        /// When it ended.
        at: Timestamp,
    },
    /// Somebody was admitted and could not get in.
    CouldNotEnter {
        /// Who.
        participant: ParticipantId,
    },
    /// A text message will not arrive.
    SmsFailed {
        /// To whom it should have gone.
        participant: ParticipantId,
        /// Twilio's error code; 0 when it gave none.
        code: u32,
    },
}

/// What the admins are told. Never anything about a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "alert")]
pub enum AdminAlert {
    /// A meeting could not be made.
    MeetingNotMade {
        /// Why.
        reason: MeetingFailure,
    },
    /// A text message could not be delivered.
    SmsNotDelivered {
        /// Twilio's error code; 0 when it gave none.
        code: u32,
    },
    /// Something could not be done after all attempts.
    GivenUp {
        /// What, in a word.
        what: String,
    },
    /// A webhook was missing or switched off, and has been mended.
    WebhookMended {
        /// Which, `resource.event`.
        webhook: String,
    },
}

/// Something that has to happen to the visit later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// When.
    pub due: Timestamp,
    /// What.
    pub kind: TimerKind,
}

/// What a timer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimerKind {
    /// Send the links.
    LinkDue,
    /// Ask Webex how the meeting stands, in case a webhook was lost.
    CheckMeeting,
}
