//! The texts that were sent to somebody, and what became of each.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Channel, Participant, SmsText};

/// Twilio's code for somebody who has asked for no more texts.
pub const OPTED_OUT: u32 = 21610;
/// How many of somebody's texts are remembered.
const MOST_REMEMBERED: usize = 32;

/// One text to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextMessage {
    /// Which text it is.
    pub text: SmsText,
    /// Which way it went.
    #[serde(default)]
    pub channel: Channel,
    /// Twilio's id of it; `None` when Twilio never took it.
    pub sid: Option<String>,
    /// What is known of it.
    pub state: SmsState,
    /// When Twilio took it, or did not.
    pub at: Timestamp,
    /// Since when that is known of it.
    pub since: Timestamp,
    /// Whether it did not arrive and was ordered once more.
    #[serde(default)]
    pub tried_again: bool,
}

impl TextMessage {
    /// What has just become known of a text.
    pub(super) fn new(text: SmsText, channel: Channel, sid: Option<String>, state: SmsState, now: Timestamp) -> Self {
        Self { text, channel, sid, state, at: now, since: now, tried_again: false }
    }
}

/// What is known of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum SmsState {
    /// Handed over to Twilio.
    Accepted,
    /// On its way through the phone network.
    Sent,
    /// On the phone.
    Delivered,
    /// It will not arrive.
    Failed {
        /// Twilio's error code; 0 when it gave none.
        code: u32,
    },
    /// It was not sent: it would have come too late to be of use.
    TooLate,
}

/// What a report on a text message says, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SmsReport {
    /// Twilio has it.
    Underway,
    /// The phone network has it.
    Sent,
    /// The phone has it.
    Delivered,
    /// Nobody will get it.
    Failed,
}

impl SmsState {
    /// Whether nothing more will be heard of it.
    pub fn is_final(self) -> bool {
        !matches!(self, Self::Accepted | Self::Sent)
    }

    /// What it is after a report. Reports come late, twice and out of order: what is final stays.
    pub(super) fn reported(self, report: SmsReport, code: u32) -> Self {
        match (report, self) {
            (SmsReport::Failed, Self::Accepted | Self::Sent) => Self::Failed { code },
            (SmsReport::Delivered, Self::Accepted | Self::Sent) => Self::Delivered,
            (SmsReport::Sent, Self::Accepted) => Self::Sent,
            _ => self,
        }
    }
}

impl Participant {
    /// Whether Twilio has taken a link for them.
    pub fn was_sent_a_link(&self) -> bool {
        self.texts.iter().any(|text| text.text.has_link() && text.sid.is_some())
    }

    /// The last text to them.
    pub fn last_text(&self) -> Option<&TextMessage> {
        self.texts.last()
    }

    /// The text with the link that counts now, once Twilio has answered about it.
    pub fn link_text(&self) -> Option<&TextMessage> {
        let since = self.link_sent_at?;
        self.texts.iter().rev().find(|one| one.text.has_link() && one.at >= since)
    }

    /// Whether a link is on its way of which nothing is known yet.
    pub fn awaits_news_of_link(&self) -> bool {
        self.link_sent_at.is_some_and(|sent| self.last_text().is_none_or(|last| last.at < sent))
    }

    /// Why they have no link, when the text with it did not arrive, or the one that was to announce it: Twilio's code.
    pub fn unreached(&self) -> Option<u32> {
        if self.awaits_news_of_link() {
            return None;
        }
        [self.link_text(), self.last_text()].into_iter().flatten().find_map(|one| match one.state {
            SmsState::Failed { code } => Some(code),
            _ => None,
        })
    }

    /// Whether the link was not sent because it would have come too late.
    pub fn link_came_too_late(&self) -> bool {
        self.link_text().is_some_and(|one| one.state == SmsState::TooLate)
    }

    /// How often this text to them has failed.
    pub(super) fn failures(&self, text: SmsText) -> usize {
        let failed = |known: &&TextMessage| known.text == text && matches!(known.state, SmsState::Failed { .. });
        self.texts.iter().filter(failed).count()
    }

    /// No text with a link was taken before it was ordered, whatever the clock says that is read now.
    pub(super) fn remember(&mut self, mut message: TextMessage) {
        if let Some(ordered) = self.link_sent_at.filter(|_| message.text.has_link()) {
            message.at = message.at.max(ordered);
        }
        self.texts.push(message);
        let spare = self.texts.len().saturating_sub(MOST_REMEMBERED);
        self.texts.drain(..spare);
    }
}
