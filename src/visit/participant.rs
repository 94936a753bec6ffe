//! Those who are invited to a visit by a link: a patient or a relative.

use std::fmt;

use jiff::{SignedDuration, Timestamp, ZonedDateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    Actor, Device, Feedback, Help, Invitee, Relation, Reply, Rescued, TextMessage,
    link::{BrowserKey, LINK_LIFE, LinkHash},
    person::PersonName,
};
use crate::{phone::PhoneNumber, texts::Language};

/// Whose link ends sooner than this after the beginning gets another.
const COMES_WITHIN: SignedDuration = SignedDuration::from_mins(10);

/// Which participant of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParticipantId(pub u16);

impl fmt::Display for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a participant is to the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The patient.
    Patient,
    /// Somebody of the patient's family.
    Relative,
}

/// How far a participant has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Invited; the link has not been opened.
    Invited,
    /// The page has been opened.
    Opened,
    /// The terms are accepted and the person waits in the lobby.
    Waiting,
    /// Let in; the page is on its way into the meeting.
    Admitted,
    /// In the meeting.
    Joined,
    /// Was in the meeting and has left it.
    Left,
}

/// A consent receipt: what was accepted, in which language, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The version of the terms that was shown.
    pub terms: String,
    /// The SHA-256 of the text itself, in hexadecimal: the store keeps it under this.
    #[serde(default)]
    pub sha256: String,
    /// The language in which it was shown.
    pub language: Language,
    /// When it was accepted.
    pub at: Timestamp,
}

/// The one browser that holds a participant's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The link by which it came.
    pub link: LinkHash,
    /// The hash of its cookie.
    pub browser: BrowserKey,
}

/// Who let a participant in, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admitted {
    /// When.
    pub at: Timestamp,
    /// The clinician who pressed; `None` when the host opening the meeting let them in.
    pub by: Option<PersonName>,
}

/// Who did not let a participant in now, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// When.
    pub at: Timestamp,
    /// Who pressed.
    pub by: Actor,
}

/// One invited person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// Which participant of the visit.
    pub id: ParticipantId,
    /// What they are to the patient.
    pub role: Role,
    /// How they are related to the patient, when that is known.
    pub relation: Option<Relation>,
    /// Their name; for a relative whose own name is not known, the patient's.
    pub name: PersonName,
    /// Where their texts go.
    pub phone: PhoneNumber,
    /// The language of their texts and pages.
    pub language: Language,
    /// Their time zone (IANA name), when it is not the clinic's.
    pub zone: Option<String>,
    /// How far they have come.
    pub stage: Stage,
    /// The texts to them, oldest first.
    #[serde(default)]
    pub texts: Vec<TextMessage>,
    /// How many SMS segments were paid for to reach them.
    #[serde(default)]
    pub segments: u32,
    /// Whether they have asked for no more texts.
    #[serde(default)]
    pub opted_out: bool,
    /// What they have answered last to a text.
    #[serde(default)]
    pub reply: Option<Reply>,
    /// When they confirmed that they will come.
    #[serde(default)]
    pub confirmed_at: Option<Timestamp>,
    /// When they wrote that they will be late.
    #[serde(default)]
    pub late_at: Option<Timestamp>,
    /// What has been done since they did not open their link.
    #[serde(default)]
    pub rescued: Vec<Rescued>,
    /// When the last link was sent on its way.
    pub link_sent_at: Option<Timestamp>,
    /// Whether the hospital has revoked their link; only the hospital sends them another.
    pub link_revoked: bool,
    /// When the first text with a link was on their phone.
    pub delivered_at: Option<Timestamp>,
    /// When the page was opened first.
    pub opened_at: Option<Timestamp>,
    /// What they accepted.
    pub consent: Option<Consent>,
    /// The browser that holds their place.
    pub place: Option<Place>,
    /// Since when they wait.
    pub waiting_since: Option<Timestamp>,
    /// What their page has found out about their device.
    pub device: Option<Device>,
    /// Who did not let them in now, and when, until they wait again.
    pub declined: Option<Declined>,
    /// When they asked for another time.
    pub move_asked_at: Option<Timestamp>,
    /// Who let them in.
    pub admitted: Option<Admitted>,
    /// When they were in the meeting first.
    pub joined_at: Option<Timestamp>,
    /// When they left it last.
    pub left_at: Option<Timestamp>,
    /// The address of the guest that Webex made for them, by which its webhooks name them.
    pub guest_email: Option<String>,
    /// When their page last said that it cannot get into the meeting, and the clinician was told.
    #[serde(default)]
    pub trouble_at: Option<Timestamp>,
    /// When their page was heard of last, as far as it has been looked for.
    #[serde(default)]
    pub heard_at: Option<Timestamp>,
    /// How often in a row it has been looked for in vain.
    #[serde(default)]
    pub silent_looks: u8,
    /// When their place was given up because their page had been silent for too long.
    #[serde(default)]
    pub gone_at: Option<Timestamp>,
    /// When a text said that it is their turn, because their page was silent.
    #[serde(default)]
    pub turn_texted_at: Option<Timestamp>,
    /// That they have asked for help, until they are answered.
    #[serde(default)]
    pub help: Option<Help>,
    /// When a call for help of theirs was answered: what is said to them goes on being read on their page.
    #[serde(default)]
    pub helped_at: Option<Timestamp>,
    /// When they asked to be called by phone.
    #[serde(default)]
    pub call_asked_at: Option<Timestamp>,
    /// What they said afterwards.
    #[serde(default)]
    pub feedback: Option<Feedback>,
}

impl Participant {
    /// Somebody who has just been invited.
    pub fn invited(id: ParticipantId, invitee: Invitee) -> Self {
        let Invitee { role, relation, name, phone, language, zone } = invitee;
        Self {
            id,
            role,
            relation,
            name,
            phone,
            language,
            zone,
            stage: Stage::Invited,
            texts: Vec::new(),
            segments: 0,
            opted_out: false,
            reply: None,
            confirmed_at: None,
            late_at: None,
            rescued: Vec::new(),
            link_sent_at: None,
            link_revoked: false,
            delivered_at: None,
            opened_at: None,
            consent: None,
            place: None,
            waiting_since: None,
            device: None,
            declined: None,
            move_asked_at: None,
            admitted: None,
            joined_at: None,
            left_at: None,
            guest_email: None,
            trouble_at: None,
            heard_at: None,
            silent_looks: 0,
            gone_at: None,
            turn_texted_at: None,
            help: None,
            helped_at: None,
            call_asked_at: None,
            feedback: None,
        }
    }

    /// Whether they have what opens the page at that time: a place, or a link whose hour is not over soon after.
    pub(super) fn can_come_at(&self, at: Timestamp) -> bool {
        self.place.is_some() || self.has_open_link(at.saturating_add(COMES_WITHIN).unwrap_or(at))
    }

    /// Whether the last link that was sent still opens the page at that time.
    pub(super) fn has_open_link(&self, at: Timestamp) -> bool {
        let lives_until = |sent: Timestamp| sent.saturating_add(LINK_LIFE).unwrap_or(sent);
        !self.link_revoked && self.link_sent_at.is_some_and(|sent| lives_until(sent) >= at)
    }

    /// Whether it is their own name that is known, and not the patient's alone.
    pub fn has_own_name(&self) -> bool {
        self.role == Role::Patient || self.relation.is_some()
    }

    /// A moment on the clocks of this person: those of their own zone, or the clinic's.
    pub fn local(&self, at: Timestamp, clinic: &TimeZone) -> ZonedDateTime {
        let own = self.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        at.to_zoned_datetime(own.unwrap_or_else(|| clinic.clone()))
    }

    /// Whether they were answered when they had asked for help, and are still on the way in.
    fn is_being_helped(&self) -> bool {
        self.helped_at.is_some() && matches!(self.stage, Stage::Opened | Stage::Waiting | Stage::Admitted)
    }

    /// Whether their page shows what is said to them: they wait, or have asked for help.
    pub(super) fn reads_messages(&self) -> bool {
        self.stage == Stage::Waiting || self.help.is_some() || self.is_being_helped()
    }

    /// Whether they have been in the lobby.
    pub(super) fn has_come(&self) -> bool {
        self.waiting_since.is_some()
    }

    /// Whether they have been let in, whatever happened since.
    pub fn is_admitted(&self) -> bool {
        self.stage >= Stage::Admitted
    }
}
