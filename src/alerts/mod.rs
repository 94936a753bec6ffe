//! What the admins are told: said once, counted while it repeats, closed when it passes.
//!
//! An alert is one card in the admins' space. While the same happens again it is only counted; the card is posted anew
//! with the new count, not more often than [`REPOST_AFTER`] and not while somebody has snoozed it. When it passes (the
//! service sees that, a while goes by without it, or somebody says "solved") a quiet line takes the card's place. Pure,
//! like the domain: [`happen`] reads no clock and speaks to nobody.

mod kind;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::visit::{AdminAlert, PersonName};

/// How long a card stands before one with a new count takes its place.
pub const REPOST_AFTER: SignedDuration = SignedDuration::from_mins(10);
/// How long each occurrence is remembered by itself.
const RECENT: SignedDuration = SignedDuration::from_hours(1);
/// How many occurrences are remembered by themselves.
const MOST_RECENT: usize = 500;

/// One thing that the admins are told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alert {
    /// What.
    pub what: AdminAlert,
    /// How often it has changed; the store compares it before it writes.
    pub version: u64,
    /// How often it has happened since it was opened.
    pub count: u32,
    /// When it happened first.
    pub first_at: Timestamp,
    /// When it happened last.
    pub last_at: Timestamp,
    /// Who wants to hear no more of it for now.
    pub snoozed: Option<Snoozed>,
    /// That it is past.
    pub closed: Option<Closed>,
    /// When it happened during the last hour.
    recent: Vec<Timestamp>,
    card: AlertCard,
}

/// Who has snoozed an alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snoozed {
    /// Who.
    pub by: PersonName,
    /// When they did.
    pub at: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// How an alert ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// When.
    pub at: Timestamp,
    /// Who said that it is solved; `None` when it passed.
    pub by: Option<PersonName>,
}

/// The card in the admins' space.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct AlertCard {
    /// Webex's id of the message, once one is there.
    message_id: Option<String>,
    /// Whether one is on its way.
    posting: bool,
    /// Whether something has changed since then that it has to show.
    overtaken: bool,
    /// When the last one was asked for.
    asked_at: Option<Timestamp>,
    /// The count that it shows; 0 when none has been shown since the alert was opened.
    count: u32,
}

/// Something that happens to an alert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "happened")]
pub enum AlertEvent {
    /// It is the case, or has happened (once more).
    Raised {
        /// What.
        what: AdminAlert,
    },
    /// It is no longer the case.
    Passed,
    /// Somebody wants to hear no more of it for a while.
    Snoozed {
        /// Who.
        by: PersonName,
        /// Until when.
        until: Timestamp,
    },
    /// Somebody says that it is solved.
    Resolved {
        /// Who.
        by: PersonName,
    },
    /// Its card has been posted.
    Shown {
        /// Webex's id of the message.
        message_id: String,
    },
    /// Its card could not be posted.
    CardLost,
    /// Its timer is due.
    Due,
}

/// Something to be done about an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlertEffect {
    /// Post its card, drawn from the alert as it is then.
    ShowCard,
    /// Take a card out of the space.
    TakeDownCard {
        /// Webex's id of the message.
        message_id: String,
    },
    /// Say that it is past.
    TellClosed,
}

/// What follows from an event.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertChange {
    /// The alert as it is now.
    pub alert: Alert,
    /// What has to be done.
    pub effects: Vec<AlertEffect>,
    /// When it has to be looked at again.
    pub due: Option<Timestamp>,
}

/// What follows from an event; `None`: nothing.
pub fn happen(before: Option<&Alert>, event: &AlertEvent, now: Timestamp) -> Option<AlertChange> {
    let alert = match (before, event) {
        (Some(alert), AlertEvent::Raised { what }) if !alert.is_open() => alert.once_more(what, now),
        (Some(alert), _) => alert.clone(),
        (None, AlertEvent::Raised { what }) => Alert::new(what, now),
        (None, _) => return None,
    };
    let mut turn = Turn { alert, effects: Vec::new(), now };
    match event {
        AlertEvent::Raised { what } => turn.raised(what),
        AlertEvent::Passed => turn.close(now, None),
        AlertEvent::Snoozed { by, until } => turn.snooze(by, *until),
        AlertEvent::Resolved { by } => turn.close(now, Some(by)),
        AlertEvent::Shown { message_id } => turn.shown(message_id),
        AlertEvent::CardLost => turn.card_lost(),
        AlertEvent::Due => turn.due(),
    }
    let changed = before != Some(&turn.alert) || !turn.effects.is_empty();
    let due = turn.next_due();
    changed.then_some(AlertChange { alert: turn.alert, effects: turn.effects, due })
}

impl Alert {
    /// Whether it is still the case.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether it has happened so often that the admins are told.
    pub fn is_worth_telling(&self) -> bool {
        self.recent.len() >= self.what.threshold()
    }

    /// Who has snoozed it, as long as that counts.
    pub fn snoozed_at(&self, now: Timestamp) -> Option<&Snoozed> {
        self.snoozed.as_ref().filter(|snoozed| snoozed.until > now)
    }

    /// How often it has happened since then, within the last hour.
    pub fn count_since(&self, since: Timestamp) -> usize {
        self.recent.iter().filter(|at| **at >= since).count()
    }

    fn new(what: &AdminAlert, now: Timestamp) -> Self {
        Self {
            what: what.clone(),
            version: 0,
            count: 0,
            first_at: now,
            last_at: now,
            snoozed: None,
            closed: None,
            recent: Vec::new(),
            card: AlertCard::default(),
        }
    }

    /// It had passed and is back. What comes and goes must not fill the space: its last card still counts as the last
    /// word, and who snoozed it does not hear of it.
    fn once_more(&self, what: &AdminAlert, now: Timestamp) -> Self {
        let card = AlertCard { asked_at: self.card.asked_at, ..AlertCard::default() };
        let (recent, snoozed) = (self.recent.clone(), self.snoozed_at(now).cloned());
        Self { version: self.version, snoozed, recent, card, ..Self::new(what, now) }
    }
}

/// An alert in the making.
struct Turn {
    alert: Alert,
    effects: Vec<AlertEffect>,
    now: Timestamp,
}

impl Turn {
    fn raised(&mut self, what: &AdminAlert) {
        let (now, alert) = (self.now, &mut self.alert);
        alert.what = what.clone();
        if alert.count > 0 && what.lasts() {
            return;
        }
        alert.count += 1;
        alert.last_at = now;
        alert.recent.retain(|at| now.duration_since(*at) < RECENT);
        if alert.recent.len() < MOST_RECENT {
            alert.recent.push(now);
        }
        self.show_news();
    }

    fn snooze(&mut self, by: &PersonName, until: Timestamp) {
        if self.alert.is_open() && self.alert.snoozed_at(self.now).is_none() {
            self.alert.snoozed = Some(Snoozed { by: by.clone(), at: self.now, until });
            self.show_card();
        }
    }

    /// A card that nobody has seen needs no line in its place.
    fn close(&mut self, at: Timestamp, by: Option<&PersonName>) {
        if !self.alert.is_open() {
            return;
        }
        self.alert.closed = Some(Closed { at, by: by.cloned() });
        if by.is_some() {
            self.alert.snoozed = None;
        }
        let on_show = self.alert.card.message_id.take();
        if self.alert.card.count > 0 || on_show.is_some() {
            self.effects.push(AlertEffect::TellClosed);
        }
        self.effects.extend(on_show.map(|message_id| AlertEffect::TakeDownCard { message_id }));
    }

    fn shown(&mut self, message_id: &str) {
        let card = &mut self.alert.card;
        if card.message_id.as_deref() == Some(message_id) {
            return;
        }
        card.posting = false;
        let overtaken = std::mem::take(&mut card.overtaken);
        let old = match self.alert.closed {
            None => self.alert.card.message_id.replace(message_id.to_owned()),
            Some(_) => Some(message_id.to_owned()),
        };
        self.effects.extend(old.map(|message_id| AlertEffect::TakeDownCard { message_id }));
        if overtaken && self.alert.is_open() {
            self.show_card();
        }
    }

    /// It is tried again as if there were news.
    fn card_lost(&mut self) {
        self.alert.card = AlertCard { posting: false, overtaken: false, count: 0, ..self.alert.card.clone() };
    }

    fn due(&mut self) {
        if !self.alert.is_open() {
            return;
        }
        if self.alert.snoozed.as_ref().is_some_and(|snoozed| snoozed.until <= self.now) {
            self.alert.snoozed = None;
            self.show_card();
        }
        match self.silent_at() {
            // It ended with the last time, and not with the silence after it.
            Some(at) if at <= self.now => self.close(self.alert.last_at, None),
            _ => self.show_news(),
        }
    }

    fn show_news(&mut self) {
        if self.repost_at().is_some_and(|at| at <= self.now) {
            self.show_card();
        }
    }

    fn show_card(&mut self) {
        let card = &mut self.alert.card;
        if card.posting {
            card.overtaken = true;
            return;
        }
        card.posting = true;
        card.asked_at = Some(self.now);
        card.count = self.alert.count;
        self.effects.push(AlertEffect::ShowCard);
    }

    /// When there is something new to be shown.
    fn repost_at(&self) -> Option<Timestamp> {
        let alert = &self.alert;
        let worth = alert.is_worth_telling() || alert.card.message_id.is_some();
        let news = worth && alert.is_open() && alert.snoozed_at(self.now).is_none() && alert.count > alert.card.count;
        let at = alert.card.asked_at.map_or(self.now, |at| later(at, REPOST_AFTER));
        (news && !alert.card.posting).then_some(at)
    }

    fn silent_at(&self) -> Option<Timestamp> {
        self.alert.what.silence().map(|silence| later(self.alert.last_at, silence))
    }

    fn next_due(&self) -> Option<Timestamp> {
        if !self.alert.is_open() {
            return None;
        }
        let snoozed_until = self.alert.snoozed.as_ref().map(|snoozed| snoozed.until);
        [self.repost_at(), self.silent_at(), snoozed_until].into_iter().flatten().min()
    }
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}

#[cfg(test)]
mod tests;
