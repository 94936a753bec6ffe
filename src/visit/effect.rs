//! What has to be done about an event: effects for the outbox, and timers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Act, Actor, Channel, HelpStep, PersonName, Pressed, Reply, RescueStopped, Visit, VisitId,
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
    SendSms(SmsOrder),
    /// Move the meeting to the visit's time.
    MoveMeeting,
    /// Delete a meeting that the visit no longer uses.
    DropMeeting {
        /// Webex's id of it.
        meeting_id: String,
        /// Who hosts it.
        host_email: String,
    },
    /// End the running meeting for everybody in it.
    EndMeeting,
    /// Make somebody's link open no more.
    RevokeLink {
        /// Whose.
        participant: ParticipantId,
    },
    /// Say something to somebody of the hospital.
    Tell {
        /// To whom.
        to: Actor,
        /// What.
        notice: Notice,
    },
    /// Say something to the admins.
    Alert {
        /// What.
        alert: AdminAlert,
    },
    /// What the admins were told has passed.
    AlertOver {
        /// What.
        alert: AdminAlert,
    },
}

/// A text message that is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmsOrder {
    /// To whom.
    pub participant: ParticipantId,
    /// Which text.
    pub text: SmsText,
    /// Which way.
    #[serde(default)]
    pub channel: Channel,
    /// When it is of no use any more.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// When the visit was to begin as it was ordered.
    #[serde(default)]
    pub of: Option<Timestamp>,
    /// When it was ordered.
    #[serde(default)]
    pub at: Option<Timestamp>,
}

/// Which text message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SmsText {
    /// The visit is booked; the link comes later.
    Booked,
    /// The visit is coming.
    Reminder {
        /// How many minutes before it.
        minutes: i32,
    },
    /// The link.
    Link,
    /// Another link for somebody who has not opened theirs.
    LinkAgain,
    /// The link of a relative who is asked to help somebody who does not open theirs.
    RelativeLink,
    /// A fresh link, asked for by its owner or sent by the hospital.
    NewLink,
    /// The visit has another time.
    Moved,
    /// The visit has another time, and the link opens it already.
    MovedSoon,
    /// The visit will not take place.
    Cancelled,
    /// The person is no longer invited.
    Uninvited,
    /// Another clinician leads the visit.
    NewClinician,
    /// The clinician is late.
    Late,
    /// The clinician is late no longer.
    OnTime,
    /// The clinician is so late that another time is offered; with the link.
    LateOffer,
    /// It is their turn, and their page does not know it; with the link.
    Turn,
    /// They did not come.
    Missed,
}

impl SmsText {
    /// The same without the link, which would replace the one that is in use.
    pub fn without_link(self) -> Self {
        match self {
            Self::LateOffer => Self::Late,
            Self::Link => Self::OnTime,
            other => other,
        }
    }

    /// The text as sentences about it name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Reminder { .. } => "reminder",
            Self::Link | Self::NewLink | Self::LinkAgain | Self::RelativeLink => "link",
            Self::Moved | Self::MovedSoon => "moved",
            Self::Cancelled => "cancelled",
            Self::Uninvited => "uninvited",
            Self::NewClinician => "new-clinician",
            Self::Late | Self::OnTime | Self::LateOffer => "late",
            Self::Turn => "turn",
            Self::Missed => "missed",
        }
    }

    /// Whether the text carries a link.
    pub fn has_link(self) -> bool {
        matches!(self, Self::Link | Self::NewLink | Self::LinkAgain | Self::RelativeLink | Self::LateOffer | Self::Turn)
    }
}

/// What somebody of the hospital is told in chat.
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
    /// They pressed "admit all" or said something, and nobody waits.
    NobodyWaits,
    /// They pressed a button of a visit that is over.
    VisitOver {
        /// When it ended.
        at: Timestamp,
    },
    /// They pressed what was pressed before.
    AlreadyPressed {
        /// What, by whom, and when.
        pressed: Pressed,
    },
    /// They pressed "undo" and it is too late, or there is nothing to take back.
    NothingToUndo {
        /// The last act, if there was one.
        last: Option<Pressed>,
    },
    /// They pressed "end for all" and no meeting runs.
    NotRunning {
        /// What they pressed.
        act: Act,
    },
    /// What they pressed cannot be done while people are in the meeting or on their way in.
    Running,
    /// They pressed "no-show" and somebody has come.
    SomebodyCame,
    /// The meeting could not be ended from here.
    MeetingNotEnded,
    /// They invited somebody who is invited already.
    AlreadyInvited {
        /// Whom.
        participant: ParticipantId,
    },
    /// Nobody more can be invited.
    TooManyInvited,
    /// The last person of a visit cannot be taken out of it.
    LastInvited,
    /// A link was sent to this person a moment ago.
    LinkJustSent {
        /// To whom.
        participant: ParticipantId,
        /// When.
        at: Timestamp,
    },
    /// The visit now belongs to somebody else.
    HandedOver {
        /// To whom.
        to: PersonName,
        /// Who did it.
        by: PersonName,
    },
    /// The visit now belongs to them.
    TakenOver {
        /// Whose it was.
        from: PersonName,
        /// Who did it.
        by: PersonName,
    },
    /// Somebody would rather come at another time.
    MoveAsked {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody was admitted and could not get in.
    CouldNotEnter {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody is stuck on the page.
    HelpAsked {
        /// Who.
        participant: ParticipantId,
        /// Where.
        step: HelpStep,
    },
    /// Somebody asks to be called by phone.
    CallAsked {
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
    /// A text message was not sent, because it would have come too late.
    SmsTooLate {
        /// To whom it should have gone.
        participant: ParticipantId,
        /// Which text.
        text: SmsText,
    },
    /// Somebody has answered a text message.
    Replied {
        /// Who.
        participant: ParticipantId,
        /// What.
        reply: Reply,
    },
    /// Somebody wants no more text messages.
    OptedOut {
        /// Who.
        participant: ParticipantId,
    },
    /// The rescue of those who do not open their link has been stopped already.
    RescueStopped {
        /// By whom, and when.
        stopped: RescueStopped,
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
    /// Many text messages fail.
    SmsFailing,
    /// Text messages fail that go to phones of one carrier.
    CarrierFailing {
        /// Its name.
        carrier: String,
    },
    /// Twilio does not take text messages; they wait.
    TextsWaiting,
    /// Something could not be done after all attempts.
    GivenUp {
        /// What, in a word.
        what: String,
    },
    /// Somebody waits and nobody reacts.
    WaitingTooLong {
        /// In which visit.
        visit: VisitId,
        /// When it was to begin.
        starts_at: Timestamp,
    },
    /// Webex had switched a webhook off; it is being switched on again.
    WebhookInactive {
        /// Which, `resource.event`.
        webhook: String,
    },
    /// Webex does not let a webhook be registered.
    WebhookRefused {
        /// Which, `resource.event`.
        webhook: String,
    },
    /// Webex does not let the Service App have webhooks for the whole organisation.
    OrganisationWebhooksRefused,
    /// No licence to host meetings is left for somebody who needs one.
    LicencesUsedUp,
    /// The Service App's refresh token ends soon.
    RefreshTokenEnding {
        /// When.
        at: Timestamp,
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
    /// Look whether those who wait have been answered.
    StillWaiting,
    /// Do what was pressed, now that it can no longer be taken back.
    ActDue,
    /// Look whether anybody has come.
    NoShowDue,
    /// Look whether the pages of those who wait are still heard of.
    LookForPages,
    /// Send a reminder.
    ReminderDue,
    /// Do something about those who do not open their link.
    RescueDue,
    /// Ask Twilio what became of texts of which nothing has been heard.
    CheckTexts,
    /// Try a text again that did not arrive.
    SmsAgainDue,
}
