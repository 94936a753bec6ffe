//! The domain: a visit, who takes part in it, and what may happen to it.
//!
//! Everything here is pure. [`Visit::apply`] takes an [`Event`] and the time and gives back the changed visit together
//! with the [`Effect`]s and timers that follow from it; it reads no clock, makes no random number and speaks to nobody.
//! Whoever calls it stores all of that in one step, so that there is no effect without the state that caused it.

mod card;
mod effect;
mod event;
mod lifecycle;
mod link;
mod lobby;
mod participant;
mod person;

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use card::CardOnShow;
pub use effect::{AdminAlert, Change, Effect, Notice, SmsText, Timer, TimerKind};
pub use event::{Event, MeetingFailure, minutes_between};
pub use link::{BrowserKey, Door, LINK_LIFE, LinkHash, LinkToken, Passage};
pub use lobby::{LobbyState, Screen};
pub use participant::{Admitted, Consent, Participant, ParticipantId, Place, Role, SmsReport, SmsState, Stage};
pub use person::{Clinician, PersonName};

use crate::{phone::PhoneNumber, texts::Language};

/// How long before a booked visit its link is sent.
pub const LINK_LEAD: SignedDuration = SignedDuration::from_mins(10);

/// Which visit. Sortable by the time it was booked; tells nothing about anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VisitId(#[serde(with = "uuid::serde::simple")] pub Uuid);

impl fmt::Display for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

impl fmt::Debug for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VisitId({self})")
    }
}

impl FromStr for VisitId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}

/// What a visit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitKind {
    /// The clinician sees the patient (teleconsulta).
    Consultation,
    /// The clinician tells relatives how an inpatient is (informe médico).
    FamilyUpdate,
    /// Relatives see an inpatient (televisita).
    FamilyVisit,
}

impl VisitKind {
    /// Every kind, in the order in which people are offered them.
    pub const ALL: [Self; 3] = [Self::Consultation, Self::FamilyUpdate, Self::FamilyVisit];

    /// The kind as it is written in cards, texts and keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consultation => "consultation",
            Self::FamilyUpdate => "family-update",
            Self::FamilyVisit => "family-visit",
        }
    }
}

impl FromStr for VisitKind {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(())
    }
}

/// What lets those who wait into the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Admission {
    /// Only the clinician's press on a card.
    ByPress,
    /// The press, or the clinician opening the meeting.
    WhenHostStarts,
}

/// The Webex meeting of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Meeting {
    /// Asked for; Webex has not answered yet.
    Wanted,
    /// Made: people can join it.
    Ready(MeetingDetails),
    /// Webex would not make it.
    Failed {
        /// Why, in a word that the card turns into a sentence.
        reason: MeetingFailure,
    },
}

/// What is needed to join a meeting. The password and the links stay inside the service.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDetails {
    /// The series id: 32 hexadecimal digits.
    pub meeting_id: String,
    /// Where the Browser SDK calls, `number@site`.
    pub sip_address: String,
    /// Where the clinician opens the meeting.
    pub web_link: String,
    /// What Webex asks of those who join, when the site wants one.
    pub password: Option<String>,
}

impl fmt::Debug for MeetingDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MeetingDetails").field("meeting_id", &self.meeting_id).finish_non_exhaustive()
    }
}

/// Where a visit is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Status {
    /// It has not begun.
    Booked,
    /// The host has opened the meeting.
    InProgress {
        /// When the service learned of it.
        started_at: Timestamp,
    },
    /// The host has ended the meeting.
    Ended {
        /// When it had begun.
        started_at: Timestamp,
        /// When it was over.
        ended_at: Timestamp,
    },
}

/// One visit: the aggregate that is stored as one document and changed by events only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// Which visit this is.
    pub id: VisitId,
    /// How often it has changed; the store compares it before it writes.
    pub version: u64,
    /// What it is for.
    pub kind: VisitKind,
    /// Whom it is about.
    pub patient: PersonName,
    /// Who leads it and hosts the meeting.
    pub clinician: Clinician,
    /// When it is meant to begin.
    pub starts_at: Timestamp,
    /// How long it is meant to last, in minutes.
    pub minutes: i32,
    /// What lets people in.
    pub admission: Admission,
    /// Those who are invited by a link.
    pub participants: Vec<Participant>,
    /// The Webex meeting.
    pub meeting: Meeting,
    /// Where it is in its life.
    pub status: Status,
    /// The visit's card in the clinician's chat.
    pub card: CardOnShow,
    /// How many meetings were opened and closed before anybody was let in; each is replaced by a new one.
    pub rehearsals: u32,
    /// Reports on text messages of which nothing else is known yet: Twilio may report before our own record of having
    /// sent a message is stored.
    pub early_reports: Vec<EarlyReport>,
    /// When it was booked.
    pub booked_at: Timestamp,
}

/// A report on a text message that came before the message was known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyReport {
    sid: String,
    status: SmsReport,
    code: Option<u32>,
}

/// What a new visit is made of; the identifiers are chosen by the caller, who has the randomness.
#[derive(Clone, Debug)]
pub struct Booking {
    /// Which visit it will be.
    pub id: VisitId,
    /// What it is for.
    pub kind: VisitKind,
    /// Whom it is about.
    pub patient: PersonName,
    /// Who leads it.
    pub clinician: Clinician,
    /// When it begins; `None` is now.
    pub starts_at: Option<Timestamp>,
    /// How long it is meant to last, in minutes.
    pub minutes: i32,
    /// What lets people in.
    pub admission: Admission,
    /// The phone that gets the link.
    pub phone: PhoneNumber,
    /// The language of whoever gets it.
    pub language: Language,
}

impl Visit {
    /// Books a visit: its meeting is asked for, its card is shown, and the texts are sent or planned.
    pub fn book(booking: Booking, now: Timestamp) -> Change {
        let role = match booking.kind {
            VisitKind::Consultation => Role::Patient,
            VisitKind::FamilyUpdate | VisitKind::FamilyVisit => Role::Relative,
        };
        let invited =
            Participant::invited(ParticipantId(1), role, booking.patient.clone(), booking.phone, booking.language);
        let visit = Self {
            id: booking.id,
            version: 0,
            kind: booking.kind,
            patient: booking.patient,
            clinician: booking.clinician,
            starts_at: booking.starts_at.unwrap_or(now),
            minutes: booking.minutes,
            admission: booking.admission,
            participants: vec![invited],
            meeting: Meeting::Wanted,
            status: Status::Booked,
            card: CardOnShow::default(),
            rehearsals: 0,
            early_reports: Vec::new(),
            booked_at: now,
        };
        lifecycle::book(visit, now)
    }

    /// What follows from an event: the visit as it is then, and all that has to be done about it.
    ///
    /// An event that no longer fits (a late timer, a second press) changes nothing.
    pub fn apply(&self, event: &Event, now: Timestamp) -> Change {
        lifecycle::apply(self, event, now)
    }

    /// The participant with this id.
    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.iter().find(|one| one.id == id)
    }

    /// Those who have consented and wait to be let in.
    pub fn waiting(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|one| one.stage == Stage::Waiting)
    }

    /// Whether the visit is over.
    pub fn is_over(&self) -> bool {
        matches!(self.status, Status::Ended { .. })
    }

    /// Whether the clinician is in the meeting, as far as the service knows.
    pub fn host_present(&self) -> bool {
        matches!(self.status, Status::InProgress { .. })
    }

    /// When the link is sent: ten minutes before, or at once.
    pub fn link_due(&self) -> Timestamp {
        self.starts_at.saturating_sub(LINK_LEAD).unwrap_or(self.starts_at)
    }

    fn participant_mut(&mut self, id: ParticipantId) -> Option<&mut Participant> {
        self.participants.iter_mut().find(|one| one.id == id)
    }
}
