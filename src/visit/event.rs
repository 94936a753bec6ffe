//! What may happen to a visit, in the past tense.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    MeetingDetails,
    participant::{Consent, ParticipantId, Place, SmsReport},
    person::PersonName,
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "happened")]
pub enum Event {
    /// Webex has made the meeting.
    MeetingReady {
        /// How to join it.
        details: MeetingDetails,
    },
    /// Webex would not make the meeting.
    MeetingFailed {
        /// Why.
        reason: MeetingFailure,
    },
    /// The clinician asked to try once more to make the meeting.
    MeetingRetried,
    /// The moment to send the links has come.
    LinkDue,
    /// Twilio has taken a text message.
    SmsAccepted {
        /// To whom it goes.
        participant: ParticipantId,
        /// Twilio's id of it.
        sid: String,
    },
    /// Twilio has refused a text message for good.
    SmsRefused {
        /// To whom it should have gone.
        participant: ParticipantId,
        /// Twilio's error code.
        code: u32,
    },
    /// Twilio has reported on a text message. Reports come out of order and more than once.
    SmsReported {
        /// Twilio's id of the message.
        sid: String,
        /// What it says.
        status: SmsReport,
        /// Twilio's error code, if any.
        code: Option<u32>,
    },
    /// Somebody has opened the page (or their phone fetched a preview of it).
    LinkOpened {
        /// Whose link it was.
        participant: ParticipantId,
    },
    /// Somebody has accepted the terms and is in the lobby.
    Consented {
        /// Who.
        participant: ParticipantId,
        /// What they accepted.
        consent: Consent,
        /// The browser that holds their place from now on.
        place: Place,
    },
    /// Somebody has asked for a fresh link.
    NewLinkAsked {
        /// Who.
        participant: ParticipantId,
    },
    /// The clinician has pressed "admit".
    AdmitPressed {
        /// Who is to be let in.
        participant: ParticipantId,
        /// The clinician.
        by: PersonName,
    },
    /// Webex has made a guest for somebody who was admitted.
    GuestMade {
        /// For whom.
        participant: ParticipantId,
        /// The guest's address, by which webhooks name them.
        email: String,
    },
    /// The host has opened the meeting.
    HostStarted,
    /// The host has ended the meeting, or Webex no longer has it.
    MeetingEnded,
    /// Webex was asked how the meeting stands, and had nothing new to say.
    MeetingChecked,
    /// Somebody is in the meeting.
    Joined {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody has left the meeting.
    Left {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody was admitted and their browser could not get into the meeting.
    CouldNotEnter {
        /// Who.
        participant: ParticipantId,
    },
    /// The visit's card has been posted.
    CardShown {
        /// Webex's id of the message.
        message_id: String,
        /// The version of the visit that it shows.
        version: u64,
    },
    /// The visit's card could not be posted.
    CardLost,
}

/// Why Webex would not make a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingFailure {
    /// The clinician has no licence to host meetings.
    Unlicensed,
    /// Webex refused what we asked for.
    Refused,
    /// The Service App may not do it (token, scope).
    NotAllowed,
    /// Webex could not be reached for too long.
    Unreachable,
}

impl MeetingFailure {
    /// The word under which texts, logs and alerts know this reason.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unlicensed => "unlicensed",
            Self::Refused => "refused",
            Self::NotAllowed => "not-allowed",
            Self::Unreachable => "unreachable",
        }
    }
}

impl Event {
    /// The event's name for logs; it never carries anything about a person.
    pub fn word(&self) -> &'static str {
        match self {
            Self::MeetingReady { .. } => "meeting ready",
            Self::MeetingFailed { .. } => "meeting failed",
            Self::MeetingRetried => "meeting retried",
            Self::LinkDue => "link due",
            Self::SmsAccepted { .. } => "sms accepted",
            Self::SmsRefused { .. } => "sms refused",
            Self::SmsReported { .. } => "sms reported",
            Self::LinkOpened { .. } => "link opened",
            Self::Consented { .. } => "consented",
            Self::NewLinkAsked { .. } => "new link asked",
            Self::AdmitPressed { .. } => "admit pressed",
            Self::GuestMade { .. } => "guest made",
            Self::HostStarted => "host started",
            Self::MeetingEnded => "meeting ended",
            Self::MeetingChecked => "meeting checked",
            Self::Joined { .. } => "joined",
            Self::Left { .. } => "left",
            Self::CouldNotEnter { .. } => "could not enter",
            Self::CardShown { .. } => "card shown",
            Self::CardLost => "card lost",
        }
    }
}

/// How long a meeting lasted, in whole minutes, at least one when it took place at all.
pub fn minutes_between(started_at: Timestamp, ended_at: Timestamp) -> i64 {
    let seconds = ended_at.duration_since(started_at).as_secs().max(0);
    if seconds == 0 { 0 } else { (seconds + 30).div_euclid(60).max(1) }
}
