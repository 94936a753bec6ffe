//! The domain: a visit, who takes part in it, and what may happen to it.
//!
//! Everything here is pure. [`Visit::apply`] takes an [`Event`] and the time and gives back the changed visit together
//! with the [`Effect`]s and timers that follow from it; it reads no clock, makes no random number and speaks to nobody.
//! Whoever calls it stores all of that in one step, so that there is no effect without the state that caused it.

mod act;
mod card;
mod device;
mod effect;
mod event;
mod feedback;
mod help;
mod kind;
mod lifecycle;
mod link;
mod lobby;
mod meeting;
mod message;
mod overlap;
mod participant;
mod person;
mod quiet_hours;
mod reply;
mod rescue;
mod stuck;
mod text_message;
mod texting;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use act::{Act, Actor, Pressed, UNDO_TIME};
pub use card::CardOnShow;
pub use device::{Browser, Device, DeviceState, Network};
pub use effect::{AdminAlert, Change, Effect, Notice, SmsOrder, SmsText, Timer, TimerKind};
pub use event::{Event, Heard, MeetingFailure, minutes_between};
pub use feedback::{Face, Feedback, LONGEST_FEEDBACK};
pub use help::{Help, HelpStep};
pub use kind::{VisitId, VisitKind};
pub use link::{BrowserKey, Door, LINK_LIFE, LinkHash, LinkToken, Opening, Passage};
pub use lobby::{Asked, LobbyState, SaidToPage, Screen};
pub use meeting::{CallIn, Meeting, MeetingDetails};
pub use message::{Canned, LONGEST_MESSAGE, LobbyMessage, Words};
pub use overlap::Span;
pub use participant::{Admitted, Consent, Declined, Participant, ParticipantId, Place, Role, Stage};
pub use person::{Clinician, Invitee, PatientId, PersonName, Relation};
pub use quiet_hours::QuietHours;
pub use reply::{Answer, LONGEST_REPLY, Reply, ReplyWords};
pub use rescue::{RescueDone, RescueStep, RescueStopped, Rescued};
pub use stuck::Stuck;
pub use text_message::{OPTED_OUT, SmsReport, SmsState, TextMessage};
pub use texting::{Channel, Rescue, Texting, Timeliness};

/// How long after its beginning a visit to which nobody has come can be called a no-show.
const LATE_AFTER: SignedDuration = SignedDuration::from_mins(5);
/// For so many minutes more somebody is waited for who wrote that they are late.
const LATE_GRACE_MINUTES: i32 = 10;
/// How many people a visit invites at most: a patient and six relatives.
pub const MOST_INVITED: usize = 7;

/// What lets those who wait into the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Admission {
    /// Only the clinician's press on a card.
    ByPress,
    /// The press, or the clinician opening the meeting.
    WhenHostStarts,
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
    /// It does not take place.
    Cancelled {
        /// Who cancelled it, and when they pressed.
        pressed: Pressed,
    },
}

/// That nobody has come to a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoShow {
    /// Since when it is known.
    pub at: Timestamp,
    /// Who said so; `None` when the time had passed.
    pub pressed: Option<Pressed>,
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
    /// The same person in the directory, when they are registered.
    pub patient_id: Option<PatientId>,
    /// Who leads it and hosts the meeting.
    pub clinician: Clinician,
    /// Who booked it.
    pub booked_by: Actor,
    /// When it is meant to begin.
    pub starts_at: Timestamp,
    /// When the clinician is expected, once they have said that they are late.
    pub expected_at: Option<Timestamp>,
    /// When the hospital moved it to another time last.
    #[serde(default)]
    pub moved_at: Option<Timestamp>,
    /// How long it is meant to last, in minutes.
    pub minutes: i32,
    /// Which texts are sent about it, and when.
    #[serde(default)]
    pub texting: Texting,
    /// The reminders that are still to be sent, in minutes before it.
    #[serde(default)]
    pub reminders: Vec<i32>,
    /// Who has stopped what is done about people who do not open their link.
    #[serde(default)]
    pub rescue_stopped: Option<RescueStopped>,
    /// What lets people in.
    pub admission: Admission,
    /// Those who are invited by a link.
    pub participants: Vec<Participant>,
    /// Those who were invited and no longer are.
    pub former: Vec<Participant>,
    /// What was said to those who wait; the last few.
    pub messages: Vec<LobbyMessage>,
    /// An act that can still be taken back.
    pub pending: Option<Pressed>,
    /// The last act that took effect or was taken back.
    pub last_act: Option<Pressed>,
    /// Whether nobody has come.
    pub no_show: Option<NoShow>,
    /// Since when somebody waits without any answer from the hospital.
    pub unanswered_since: Option<Timestamp>,
    /// When those who wait were answered last, and have gone on waiting.
    #[serde(default)]
    pub answered_at: Option<Timestamp>,
    /// How often the clinician has been reminded that somebody waits.
    pub nudges: u8,
    /// The Webex meeting.
    pub meeting: Meeting,
    /// Where it is in its life.
    pub status: Status,
    /// The visit's card in the clinician's chat.
    pub card: CardOnShow,
    /// Which of the visit's meetings it is: one that was opened and closed before anybody was let in is replaced, and so
    /// is one whose host no longer leads the visit.
    pub round: u32,
    /// When the pages of those who wait were looked for last.
    #[serde(default)]
    pub looked_at: Option<Timestamp>,
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
    /// The same person in the directory, when they are registered.
    pub patient_id: Option<PatientId>,
    /// Who leads it.
    pub clinician: Clinician,
    /// Who books it.
    pub by: Actor,
    /// When it begins; `None` is now.
    pub starts_at: Option<Timestamp>,
    /// How long it is meant to last, in minutes.
    pub minutes: i32,
    /// Which texts are sent about it, and when.
    pub texting: Texting,
    /// What lets people in.
    pub admission: Admission,
    /// Who gets a link: at least one, at most [`MOST_INVITED`].
    pub invited: Vec<Invitee>,
}

impl Visit {
    /// Books a visit: its meeting is asked for, its card is shown, and the texts are sent or planned.
    pub fn book(booking: Booking, now: Timestamp) -> Change {
        let ids = (1..).map(ParticipantId);
        let participants = ids.zip(booking.invited).map(|(id, invitee)| Participant::invited(id, invitee)).collect();
        let visit = Self {
            id: booking.id,
            version: 0,
            kind: booking.kind,
            patient: booking.patient,
            patient_id: booking.patient_id,
            clinician: booking.clinician,
            booked_by: booking.by,
            starts_at: booking.starts_at.unwrap_or(now),
            expected_at: None,
            moved_at: None,
            minutes: booking.minutes,
            texting: booking.texting,
            reminders: Vec::new(),
            rescue_stopped: None,
            admission: booking.admission,
            participants,
            former: Vec::new(),
            messages: Vec::new(),
            pending: None,
            last_act: None,
            no_show: None,
            unanswered_since: None,
            answered_at: None,
            nudges: 0,
            meeting: Meeting::Wanted,
            status: Status::Booked,
            card: CardOnShow::default(),
            round: 0,
            looked_at: None,
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

    /// The participant with this id, also when they are no longer invited.
    pub fn participant_ever(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.iter().chain(&self.former).find(|one| one.id == id)
    }

    /// Those who have consented and wait to be let in.
    pub fn waiting(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|one| one.stage == Stage::Waiting)
    }

    /// Those whose page shows what is said to them: whoever waits, and whoever has asked for help and has not come in since.
    pub fn reachable(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|one| one.reads_messages())
    }

    /// Whether somebody who waits can be let in or declined: nothing about them, or about everybody, is being done.
    pub fn can_be_answered(&self, one: &Participant) -> bool {
        let untouched = self
            .pending
            .as_ref()
            .is_none_or(|pressed| pressed.act.declines().is_some_and(|declined| declined != one.id));
        untouched && !self.is_over()
    }

    /// Whether the visit is over, or will not take place.
    pub fn is_over(&self) -> bool {
        matches!(self.status, Status::Ended { .. } | Status::Cancelled { .. })
    }

    /// When the clinician is expected: the booked time, or a later one once they have said that they are late.
    pub fn begins_at(&self) -> Timestamp {
        self.expected_at.unwrap_or(self.starts_at)
    }

    /// Whether it should have begun a while ago, and nobody has been in the lobby.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        let nobody_came = self.participants.iter().all(|one| one.waiting_since.is_none());
        let overdue = self.begins_at().saturating_add(LATE_AFTER).unwrap_or(self.starts_at) <= now;
        self.status == Status::Booked && nobody_came && overdue
    }

    /// How many minutes after its beginning it is a no-show when nobody has come. Whoever wrote that they are late, or
    /// anything that is read by a person first, is waited for a while longer.
    pub fn no_show_minutes(&self) -> i32 {
        let waited_for = |one: &Participant| one.late_at.is_some() || self.writes_instead(one);
        let grace = if self.participants.iter().any(waited_for) { LATE_GRACE_MINUTES } else { 0 };
        self.texting.rescue.no_show.saturating_add(grace)
    }

    /// Whether somebody has a link and writes to the hospital: they may not get in. Getting the link once more does not help
    /// them.
    fn writes_instead(&self, one: &Participant) -> bool {
        let written = self.standing_reply(one).filter(|reply| matches!(reply.answer, Answer::Words | Answer::Call));
        written.is_some_and(|reply| self.linked_since(one).is_some_and(|since| reply.at >= since))
    }

    /// Since when somebody has had a link to this visit, however often they got it since.
    fn linked_since(&self, one: &Participant) -> Option<Timestamp> {
        one.link_sent_at.map(|sent| sent.min(self.link_due()))
    }

    /// When nobody having come makes it a no-show.
    pub fn no_show_due(&self) -> Timestamp {
        let wait = SignedDuration::from_mins(self.no_show_minutes().into());
        self.begins_at().saturating_add(wait).unwrap_or(self.starts_at)
    }

    /// Whether anybody has been let in and may be in the meeting or on the way.
    pub fn somebody_is_in(&self) -> bool {
        !self.is_over() && self.participants.iter().any(|one| matches!(one.stage, Stage::Admitted | Stage::Joined))
    }

    /// Whether people are in a call, as far as the service knows; also while those who were let in are out for a moment.
    pub fn is_in_call(&self) -> bool {
        let inside = |one: &Participant| one.stage == Stage::Joined || (self.host_present() && one.is_admitted());
        !self.is_over() && self.participants.iter().any(inside)
    }

    /// Whether the clinician is in the meeting, as far as the service knows.
    pub fn host_present(&self) -> bool {
        matches!(self.status, Status::InProgress { .. })
    }

    /// How long before the visit its link is sent.
    fn link_lead(&self) -> SignedDuration {
        SignedDuration::from_mins(self.texting.link_minutes.into())
    }

    /// When the link is sent: some minutes before the clinician is expected, or at once.
    pub fn link_due(&self) -> Timestamp {
        self.begins_at().saturating_sub(self.link_lead()).unwrap_or(self.starts_at)
    }

    /// Whether somebody has no link now and gets one when it is time for it: the visit is later, or was moved.
    pub fn awaits_link(&self, one: &Participant, now: Timestamp) -> bool {
        let nothing = one.link_sent_at.is_none() && one.place.is_none() && !one.link_revoked;
        nothing && !self.is_over() && self.link_due() > now
    }

    /// Whether it was moved after the last link to them was sent: whoever comes by it, or still has its page open, expects
    /// the visit at another time.
    pub fn was_moved_since_link_to(&self, one: &Participant) -> bool {
        self.moved_at.is_some_and(|moved| one.link_sent_at.is_none_or(|sent| sent <= moved))
    }

    /// Every text to everybody who is or was invited.
    pub fn texts(&self) -> impl Iterator<Item = (ParticipantId, &TextMessage)> {
        self.participants.iter().chain(&self.former).flat_map(|one| one.texts.iter().map(move |text| (one.id, text)))
    }

    /// How many SMS segments were paid for.
    pub fn segments(&self) -> u32 {
        self.participants.iter().chain(&self.former).map(|one| one.segments).sum()
    }

    fn next_participant_id(&self) -> ParticipantId {
        let ever = self.participants.iter().chain(&self.former);
        ParticipantId(ever.map(|one| one.id.0).max().unwrap_or(0) + 1)
    }

    fn participant_ever_mut(&mut self, id: ParticipantId) -> Option<&mut Participant> {
        self.participants.iter_mut().chain(&mut self.former).find(|one| one.id == id)
    }

    fn participant_mut(&mut self, id: ParticipantId) -> Option<&mut Participant> {
        self.participants.iter_mut().find(|one| one.id == id)
    }
}
