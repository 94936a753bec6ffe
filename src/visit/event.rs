//! What may happen to a visit, in the past tense.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Act, Actor, Answer, Channel, Clinician, Device, Feedback, HelpStep, Invitee, MeetingDetails, ReplyWords, SmsReport,
    SmsText, Words,
    participant::{Consent, ParticipantId, Place},
};
use crate::texts::Language;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "happened")]
pub enum Event {
    /// Webex has made the meeting.
    MeetingReady {
        /// How to join it.
        details: MeetingDetails,
        /// Which of the visit's meetings it is.
        round: u32,
    },
    /// Webex has moved the meeting in time.
    MeetingMoved {
        /// How to join it now.
        details: MeetingDetails,
    },
    /// Webex does not have the meeting any more, or would not move it.
    MeetingLost {
        /// Webex's id of it.
        meeting_id: String,
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
        /// Which text it is.
        text: SmsText,
        /// Which way it goes.
        #[serde(default)]
        channel: Channel,
        /// How many segments are paid for.
        #[serde(default)]
        segments: u32,
    },
    /// Twilio has refused a text message for good.
    SmsRefused {
        /// To whom it should have gone.
        participant: ParticipantId,
        /// Twilio's error code.
        code: u32,
        /// Which text it was.
        text: SmsText,
        /// Which way it should have gone.
        #[serde(default)]
        channel: Channel,
    },
    /// A text message was not sent, because it would have come too late.
    SmsTooLate {
        /// To whom it should have gone.
        participant: ParticipantId,
        /// Which text it was.
        text: SmsText,
    },
    /// The time of a reminder has come.
    ReminderDue,
    /// It is looked who has not opened their link.
    RescueDue {
        /// Those close to the patient who agreed to be contacted.
        relatives: Vec<Invitee>,
    },
    /// What is done about people who do not open their link is stopped.
    RescueStopped {
        /// Who pressed.
        by: Actor,
    },
    /// Twilio was asked about texts of which nothing has been heard.
    TextsChecked {
        /// Whether Twilio could be asked about all of them.
        asked: bool,
    },
    /// Texts that did not arrive are tried again.
    SmsAgainDue,
    /// Somebody has answered a text message.
    Replied {
        /// Who.
        participant: ParticipantId,
        /// What they mean.
        answer: Answer,
        /// What they wrote.
        words: ReplyWords,
        /// How many segments the answer to it cost.
        segments: u32,
    },
    /// Somebody wants no more text messages.
    OptedOut {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody wants text messages again.
    OptedIn {
        /// Who.
        participant: ParticipantId,
    },
    /// Twilio has reported on a text message. Reports come out of order and more than once.
    SmsReported {
        /// Twilio's id of the message.
        sid: String,
        /// What it says.
        status: SmsReport,
        /// Twilio's error code, if any.
        code: Option<u32>,
        /// Whose network the phone is in, when that is known and the text did not arrive.
        #[serde(default)]
        carrier: Option<String>,
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
    /// Another browser that came by the same link takes the place over.
    PlaceTaken {
        /// Whose.
        participant: ParticipantId,
        /// The browser that holds it from now on.
        place: Place,
    },
    /// The page of somebody whose place was given up is there again.
    Returned {
        /// Who.
        participant: ParticipantId,
    },
    /// It was looked when the pages were heard of last.
    PagesLookedFor {
        /// Those that have been heard of lately.
        heard: Vec<Heard>,
    },
    /// Somebody is stuck and asks for help.
    HelpAsked {
        /// Who.
        participant: ParticipantId,
        /// Where they are stuck.
        step: HelpStep,
    },
    /// Somebody asks to be called by phone.
    CallAsked {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody has said what they thought of the visit.
    FeedbackGiven {
        /// Who.
        participant: ParticipantId,
        /// What they said.
        feedback: Feedback,
    },
    /// Somebody has asked for a fresh link.
    NewLinkAsked {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody's page has looked at its camera, microphone and connection.
    DeviceReported {
        /// Whose.
        participant: ParticipantId,
        /// What it found.
        device: Device,
    },
    /// Somebody has chosen the language of their texts and pages.
    LanguageChosen {
        /// Who.
        participant: ParticipantId,
        /// Which.
        language: Language,
    },
    /// "Admit" was pressed.
    AdmitPressed {
        /// Who is to be let in.
        participant: ParticipantId,
        /// Who pressed.
        by: Actor,
    },
    /// "Admit all" was pressed.
    AdmitAllPressed {
        /// Who pressed.
        by: Actor,
    },
    /// Something was said to those who wait.
    MessageSent {
        /// What.
        words: Words,
        /// To whom; `None` is everybody who waits.
        to: Option<ParticipantId>,
        /// Who said it.
        by: Actor,
    },
    /// Time has passed and somebody may still wait for an answer.
    StillWaiting,
    /// The clinician will be late, counted from the time for which the visit was booked.
    RunningLate {
        /// By how many minutes.
        minutes: i32,
        /// Who says so.
        by: Actor,
    },
    /// Somebody would rather come at another time.
    MoveAsked {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody who was declined wants to go on waiting.
    WaitAgainAsked {
        /// Who.
        participant: ParticipantId,
    },
    /// A button was pressed whose act can be taken back.
    ActPressed {
        /// What.
        #[serde(flatten)]
        act: Act,
        /// Who pressed.
        by: Actor,
    },
    /// The last act is taken back.
    UndoPressed {
        /// Who pressed.
        by: Actor,
    },
    /// The time to take an act back is over.
    ActDue,
    /// The time has come by which somebody should have come.
    NoShowDue,
    /// The visit is moved in time.
    Moved {
        /// When it begins now.
        starts_at: Timestamp,
        /// How long it lasts now, in minutes.
        minutes: i32,
        /// Who moved it.
        by: Actor,
    },
    /// Somebody more is invited.
    Invited {
        /// Who.
        invitee: Invitee,
        /// Who invited them.
        by: Actor,
    },
    /// Somebody is no longer invited.
    Uninvited {
        /// Who.
        participant: ParticipantId,
        /// Who decided so.
        by: Actor,
    },
    /// The clinician or a scheduler sends somebody their link anew.
    LinkResent {
        /// To whom.
        participant: ParticipantId,
        /// Who pressed.
        by: Actor,
    },
    /// Somebody's link is to open no more.
    LinkRevoked {
        /// Whose.
        participant: ParticipantId,
        /// Who pressed.
        by: Actor,
    },
    /// Another clinician takes the visit over.
    HandedOver {
        /// Who leads it now.
        to: Clinician,
        /// Who handed it over.
        by: Actor,
    },
    /// The meeting could not be ended or deleted by Webex.
    MeetingNotEnded,
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

/// When somebody's page was heard of last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// Whose page.
    pub participant: ParticipantId,
    /// When.
    pub at: Timestamp,
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
            Self::MeetingMoved { .. } => "meeting moved",
            Self::MeetingLost { .. } => "meeting lost",
            Self::MeetingFailed { .. } => "meeting failed",
            Self::MeetingRetried => "meeting retried",
            Self::LinkDue => "link due",
            Self::SmsAccepted { .. } => "sms accepted",
            Self::SmsRefused { .. } => "sms refused",
            Self::SmsTooLate { .. } => "sms too late",
            Self::ReminderDue => "reminder due",
            Self::RescueDue { .. } => "rescue due",
            Self::RescueStopped { .. } => "rescue stopped",
            Self::TextsChecked { .. } => "texts checked",
            Self::SmsAgainDue => "sms again due",
            Self::Replied { .. } => "replied",
            Self::OptedOut { .. } => "opted out",
            Self::OptedIn { .. } => "opted in",
            Self::SmsReported { .. } => "sms reported",
            Self::LinkOpened { .. } => "link opened",
            Self::Consented { .. } => "consented",
            Self::PlaceTaken { .. } => "place taken",
            Self::Returned { .. } => "returned",
            Self::PagesLookedFor { .. } => "pages looked for",
            Self::HelpAsked { .. } => "help asked",
            Self::CallAsked { .. } => "call asked",
            Self::FeedbackGiven { .. } => "feedback given",
            Self::NewLinkAsked { .. } => "new link asked",
            Self::DeviceReported { .. } => "device reported",
            Self::LanguageChosen { .. } => "language chosen",
            Self::AdmitPressed { .. } => "admit pressed",
            Self::AdmitAllPressed { .. } => "admit all pressed",
            Self::MessageSent { .. } => "message sent",
            Self::StillWaiting => "still waiting",
            Self::RunningLate { .. } => "running late",
            Self::MoveAsked { .. } => "move asked",
            Self::WaitAgainAsked { .. } => "wait again asked",
            Self::ActPressed { act: Act::Cancel, .. } => "cancel pressed",
            Self::ActPressed { act: Act::NoShow, .. } => "no-show pressed",
            Self::ActPressed { act: Act::EndForAll, .. } => "end for all pressed",
            Self::ActPressed { act: Act::Decline { .. }, .. } => "decline pressed",
            Self::UndoPressed { .. } => "undo pressed",
            Self::ActDue => "act due",
            Self::NoShowDue => "no-show due",
            Self::Moved { .. } => "moved",
            Self::Invited { .. } => "invited",
            Self::Uninvited { .. } => "uninvited",
            Self::LinkResent { .. } => "link resent",
            Self::LinkRevoked { .. } => "link revoked",
            Self::HandedOver { .. } => "handed over",
            Self::MeetingNotEnded => "meeting not ended",
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
