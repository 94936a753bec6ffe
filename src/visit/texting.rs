//! Which texts a clinic sends about its visits, and when. A visit keeps what it was booked with.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Participant, QuietHours, SmsOrder, SmsText, Stage, Visit};

/// Which texts are sent, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texting {
    /// That a visit is booked.
    pub booked: bool,
    /// That it has another time or another clinician.
    pub changed: bool,
    /// That it does not take place, or that somebody need not come.
    pub cancelled: bool,
    /// That it is somebody's turn, when their page does not know it.
    pub ready: bool,
    /// That the clinician is late, or late no longer.
    pub late: bool,
    /// That somebody was missed.
    pub missed: bool,
    /// How many minutes before the visit reminders go out, the longest time first.
    pub reminders: Vec<i32>,
    /// When nobody is reminded; what would be due then waits until they are over.
    pub quiet_hours: Option<QuietHours>,
    /// How many minutes before the visit the link goes out.
    pub link_minutes: i32,
    /// What is done about people who do not open their link.
    pub rescue: Rescue,
}

/// What is done about people who do not open their link: at how many minutes after the beginning of the visit. A step without
/// minutes is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rescue {
    /// They get a link again.
    pub again: Option<i32>,
    /// They are reached in another way.
    pub second_channel: Option<i32>,
    /// Whether that other way is WhatsApp; otherwise it is a relative who agreed to be contacted.
    pub whatsapp: bool,
    /// The clinician is offered to call them.
    pub call: Option<i32>,
    /// Nobody has come: the visit is a no-show.
    pub no_show: i32,
}

impl Default for Texting {
    fn default() -> Self {
        Self {
            booked: true,
            changed: true,
            cancelled: true,
            ready: true,
            late: true,
            missed: true,
            reminders: vec![24 * 60, 2 * 60],
            quiet_hours: None,
            link_minutes: 10,
            rescue: Rescue::default(),
        }
    }
}

impl Default for Rescue {
    fn default() -> Self {
        Self { again: Some(2), second_channel: Some(4), whatsapp: false, call: Some(6), no_show: 10 }
    }
}

impl Texting {
    /// Whether this text is sent at all. Links always are.
    pub(super) fn sends(&self, text: SmsText) -> bool {
        match text {
            SmsText::Booked => self.booked,
            SmsText::Moved | SmsText::MovedSoon | SmsText::NewClinician => self.changed,
            SmsText::Cancelled | SmsText::Uninvited => self.cancelled,
            SmsText::Turn => self.ready,
            SmsText::Late | SmsText::OnTime | SmsText::LateOffer => self.late,
            SmsText::Missed => self.missed,
            SmsText::Reminder { .. }
            | SmsText::Link
            | SmsText::NewLink
            | SmsText::LinkAgain
            | SmsText::RelativeLink => true,
        }
    }
}

/// By which way a text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The phone network.
    #[default]
    Sms,
    /// WhatsApp.
    WhatsApp,
}

/// What is to be done with a text whose turn it is to go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeliness {
    /// It goes out.
    Due,
    /// Something else has happened meanwhile, and another text says so, or none is needed.
    Overtaken,
    /// It would come too late to be of use.
    TooLate,
}

/// A reminder that has waited is of use until so long before the link.
const BEFORE_THE_LINK: SignedDuration = SignedDuration::from_mins(20);
/// A text of the hospital about a visit that is past its time is of use for so long all the same.
const AT_LEAST: SignedDuration = SignedDuration::from_hours(1);
/// So long after a visit "we missed you" is still of use.
const MISSED_FOR: SignedDuration = SignedDuration::from_hours(12);

impl Visit {
    /// Until when a text that is ordered now is of use.
    pub(super) fn useful_until(&self, text: SmsText, now: Timestamp) -> Timestamp {
        let at_least = later(now, AT_LEAST);
        match text {
            SmsText::Reminder { minutes, .. } => self.reminder_useful_until(minutes),
            SmsText::Missed => later(now, MISSED_FOR),
            SmsText::Booked | SmsText::Moved if self.link_due() > now => self.link_due(),
            // Whoever has missed the visit because of an outage is not called to it.
            SmsText::Link => self.ends_at(),
            _ => self.ends_at().max(at_least),
        }
    }

    /// A reminder is of use until the next one, or the link, is so near that both would come at once.
    pub(super) fn reminder_useful_until(&self, minutes: i32) -> Timestamp {
        let next = self.texting.reminders.iter().filter(|other| **other < minutes).max();
        let next = next.map_or_else(|| self.link_due(), |next| self.reminder_due(*next).min(self.link_due()));
        let due = self.reminder_due(minutes);
        later(due, next.duration_since(due) * 3 / 4)
    }

    /// When the next reminder goes out.
    pub fn next_reminder(&self) -> Option<Timestamp> {
        self.reminders.first().map(|minutes| self.reminder_due(*minutes))
    }

    /// When a reminder is due. In quiet hours it waits for their end.
    pub(super) fn reminder_due(&self, minutes: i32) -> Timestamp {
        self.out_of_quiet_hours(earlier(self.starts_at, minutes))
    }

    /// Whether a reminder has waited until another one is due, or so long that the link comes next.
    pub(super) fn waits_too_long(&self, minutes: i32) -> bool {
        let due = self.reminder_due(minutes);
        let waits = due > earlier(self.starts_at, minutes);
        let other = self.texting.reminders.iter().any(|other| *other < minutes && self.reminder_due(*other) <= due);
        waits && (other || due > self.link_due().saturating_sub(BEFORE_THE_LINK).unwrap_or(due))
    }

    /// When it should be over, or at least when it is known whether anybody comes.
    fn ends_at(&self) -> Timestamp {
        later(self.begins_at(), SignedDuration::from_mins(self.minutes.max(self.texting.rescue.no_show).into()))
    }

    /// Whether a text that was ordered is still to be sent.
    pub fn timeliness(&self, order: &SmsOrder, now: Timestamp) -> Timeliness {
        let overtaken = self.participant_ever(order.participant).is_none_or(|one| self.is_overtaken(order, one));
        match order.until {
            _ if overtaken => Timeliness::Overtaken,
            Some(until) if until <= now => Timeliness::TooLate,
            _ => Timeliness::Due,
        }
    }

    fn is_overtaken(&self, order: &SmsOrder, one: &Participant) -> bool {
        let uninvited = self.participant(one.id).is_none();
        let moved = order.of.is_some_and(|of| of != self.starts_at);
        match order.text {
            SmsText::Uninvited => !uninvited,
            SmsText::Cancelled => uninvited,
            _ if uninvited || self.is_over() => true,
            text if text.has_link() && one.link_revoked => true,
            // A younger link would be opened no more by an older one that comes after it.
            text if text.has_link() && order.at.is_some_and(|at| one.link_sent_at > Some(at)) => true,
            // Whoever has read that they were missed is not told that they are waited for.
            SmsText::Link | SmsText::LinkAgain | SmsText::RelativeLink if self.no_show.is_some() => true,
            SmsText::Booked | SmsText::Moved | SmsText::MovedSoon | SmsText::Reminder { .. } => moved,
            // What the clinician has said since is told by another text.
            SmsText::Late => moved || self.expected_at.is_none(),
            SmsText::OnTime => moved || self.expected_at.is_some(),
            // A visit that was moved gets its links when it is time for them again.
            SmsText::Link => one.link_sent_at.is_none(),
            SmsText::LinkAgain if one.move_asked_at.is_some() => true,
            SmsText::LinkAgain | SmsText::RelativeLink => one.stage != Stage::Invited || self.rescue_stopped.is_some(),
            SmsText::Missed => self.no_show.is_none(),
            _ => false,
        }
    }
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}

fn earlier(at: Timestamp, minutes: i32) -> Timestamp {
    at.saturating_sub(SignedDuration::from_mins(minutes.into())).unwrap_or(at)
}
