//! The phones: whether they are on, what line they are, and what Twilio remembers of their owners.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::message::Status;
use super::{TwilioCloud, whatsapp};

/// The phones that differ from any other.
#[derive(Debug, Default)]
pub(super) struct Phones {
    by_number: BTreeMap<String, Phone>,
    /// The addresses whose owners have said STOP: on one channel that says nothing about the other.
    opted_out: BTreeSet<String>,
}

/// What sets a phone apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Phone {
    /// Off, or out of reach.
    pub(super) off: bool,
    pub(super) lacks_whatsapp: bool,
    /// When its owner last wrote by WhatsApp.
    pub(super) wrote: Option<Timestamp>,
    /// `None`: an ordinary mobile phone.
    pub(super) line: Option<Line>,
}

/// What kind of line a number is.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The word of Lookup, such as `landline`.
    pub(super) kind: String,
    pub(super) carrier: String,
}

/// For so long after a person's last message WhatsApp lets one write freely.
const WINDOW: SignedDuration = SignedDuration::from_hours(24);

impl TwilioCloud {
    /// Switches a phone off or on. While it is off, messages to it stay `sent`, until their validity is over.
    pub fn phone_off(&self, to: &str, off: bool) {
        self.state().phones.of_mut(to).off = off;
        self.0.work.notify_one();
    }

    /// What Lookup says of a number: a kind such as `landline` or `nonFixedVoip`, and a carrier. Landlines take no SMS.
    pub fn is_line(&self, to: &str, kind: &str, carrier: &str) {
        let line = Line { kind: kind.to_owned(), carrier: carrier.to_owned() };
        self.state().phones.of_mut(to).line = Some(line);
    }

    /// The owner of this phone has no WhatsApp.
    pub fn without_whatsapp(&self, to: &str) {
        self.state().phones.of_mut(to).lacks_whatsapp = true;
    }

    /// The owner of this phone looks at WhatsApp: what was delivered there is `read` now.
    pub fn reads_whatsapp(&self, to: &str) {
        let (now, phone) = (self.0.clock.now(), key(to));
        let mut state = self.state();
        let state = &mut *state;
        let unread = state.messages.iter_mut().filter(|message| {
            message.status == Status::Delivered && whatsapp::is_address(&message.to) && key(&message.to) == phone
        });
        for message in unread {
            (message.status, message.updated) = (Status::Read, now);
            state.calls.tell(message);
        }
        self.changed();
    }
}

impl Phones {
    /// The phone at an address of either channel.
    pub(super) fn of(&self, address: &str) -> Phone {
        self.by_number.get(&key(address)).cloned().unwrap_or_default()
    }

    pub(super) fn of_mut(&mut self, address: &str) -> &mut Phone {
        self.by_number.entry(key(address)).or_default()
    }

    pub(super) fn has_opted_out(&self, address: &str) -> bool {
        self.opted_out.contains(&channel_key(address))
    }

    /// Whether that was news.
    pub(super) fn opt_out(&mut self, address: &str) -> bool {
        self.opted_out.insert(channel_key(address))
    }

    /// Whether that was news.
    pub(super) fn opt_in(&mut self, address: &str) -> bool {
        self.opted_out.remove(&channel_key(address))
    }
}

impl Phone {
    /// Whether one may write to it by WhatsApp without a template.
    pub(super) fn has_written_lately(&self, now: Timestamp) -> bool {
        self.wrote.is_some_and(|wrote| now.duration_since(wrote) < WINDOW)
    }

    pub(super) fn is_landline(&self) -> bool {
        self.line.as_ref().is_some_and(|line| line.kind == "landline")
    }
}

/// One person's phone has one number: WhatsApp still has the 1 that Mexican mobile numbers once had.
fn key(address: &str) -> String {
    let number = whatsapp::number(address);
    match number.strip_prefix("+521") {
        Some(national) if national.len() == 10 => format!("+52{national}"),
        _ => number.to_owned(),
    }
}

/// The same, told apart by channel.
fn channel_key(address: &str) -> String {
    if whatsapp::is_address(address) { whatsapp::address(&key(address)) } else { key(address) }
}
