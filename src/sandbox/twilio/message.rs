//! A message: what is remembered of it, how far it has come, and how the API shows it.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::Sms;
use crate::clock;
use crate::sandbox::people::{ACCOUNT_SID, PHONE_NUMBER};
use crate::sms;

/// The version that every path and answer names.
pub(super) const API_VERSION: &str = "2010-04-01";

#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) sid: String,
    pub(super) to: String,
    /// `None`: the messaging service has not chosen a number yet.
    pub(super) from: Option<String>,
    pub(super) service: Option<String>,
    pub(super) body: String,
    pub(super) media: usize,
    pub(super) callback: Option<String>,
    pub(super) status: Status,
    /// When the next step is due.
    pub(super) due: Timestamp,
    pub(super) created: Timestamp,
    pub(super) updated: Timestamp,
    pub(super) sent: Option<Timestamp>,
    pub(super) trouble: Option<Trouble>,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Scheduled,
    Accepted,
    Queued,
    Sent,
    Delivered,
    Undelivered,
    Canceled,
}

/// Why a message did not arrive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trouble {
    pub(super) code: u32,
    pub(super) message: &'static str,
}

/// The phone is off or out of reach.
pub(super) const UNREACHABLE: Trouble = Trouble { code: 30003, message: "Unreachable destination handset" };

impl Status {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Accepted => "accepted",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Undelivered => "undelivered",
            Self::Canceled => "canceled",
        }
    }

    pub(super) const fn is_final(self) -> bool {
        matches!(self, Self::Delivered | Self::Undelivered | Self::Canceled)
    }
}

impl Message {
    pub(super) fn new(to: &str, body: &str, now: Timestamp) -> Self {
        Self {
            sid: format!("SM{}", clock::random_id().simple()),
            to: to.to_owned(),
            from: None,
            service: None,
            body: body.to_owned(),
            media: 0,
            callback: None,
            status: Status::Queued,
            due: now,
            created: now,
            updated: now,
            sent: None,
            trouble: None,
        }
    }

    /// One step further; `unreachable` says whether the phone is off when it comes to that.
    pub(super) fn step(&mut self, now: Timestamp, unreachable: impl FnOnce() -> bool) {
        self.updated = now;
        self.status = match self.status {
            Status::Scheduled | Status::Accepted => {
                self.from.get_or_insert_with(|| PHONE_NUMBER.to_owned());
                Status::Queued
            }
            Status::Queued => {
                self.sent = Some(now);
                Status::Sent
            }
            Status::Sent if unreachable() => {
                self.trouble = Some(UNREACHABLE);
                Status::Undelivered
            }
            Status::Sent => Status::Delivered,
            last => last,
        };
    }

    pub(super) fn sms(&self) -> Sms {
        Sms {
            sid: self.sid.clone(),
            to: self.to.clone(),
            from: self.from.clone().unwrap_or_else(|| PHONE_NUMBER.to_owned()),
            body: self.body.clone(),
            status: self.status.word(),
            created: self.created,
        }
    }

    pub(super) fn json(&self) -> Value {
        let uri = format!("/{API_VERSION}/Accounts/{ACCOUNT_SID}/Messages/{}", self.sid);
        // A messaging service counts only when it has chosen the sender.
        let segments = self.from.as_ref().map_or(0, |_| sms::segments(&self.body).segments);
        json!({
            "sid": self.sid,
            "account_sid": ACCOUNT_SID,
            "api_version": API_VERSION,
            "to": self.to,
            "from": self.from,
            "messaging_service_sid": self.service,
            "body": self.body,
            "status": self.status.word(),
            "direction": "outbound-api",
            "num_segments": segments.to_string(),
            "num_media": self.media.to_string(),
            "price": null,
            "price_unit": "USD",
            "error_code": self.trouble.map(|trouble| trouble.code),
            "error_message": self.trouble.map(|trouble| trouble.message),
            "date_created": date(self.created),
            "date_updated": date(self.updated),
            "date_sent": self.sent.map(date),
            "uri": format!("{uri}.json"),
            "subresource_uris": { "media": format!("{uri}/Media.json") },
        })
    }
}

/// An instant as RFC 2822 writes it, which is how this API does.
fn date(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
