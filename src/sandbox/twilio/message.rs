//! A message: what is remembered of it, how far it has come, and how the API shows it.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::troubles::{EXPIRED, Trouble, UNREACHABLE};
use super::{Direction, Sms, whatsapp};
use crate::clock;
use crate::sandbox::people::{ACCOUNT_SID, PHONE_NUMBER, WHATSAPP_SENDER};
use crate::sms;

/// The version that every path and answer names.
pub(super) const API_VERSION: &str = "2010-04-01";
/// How long a message waits for its phone when the sender does not say.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(10);

#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) sid: String,
    pub(super) account: &'static str,
    pub(super) origin: Origin,
    pub(super) to: String,
    /// `None`: the messaging service has not chosen a number yet.
    pub(super) from: Option<String>,
    pub(super) service: Option<String>,
    /// What the phone shows, whatever the account forgets of it.
    pub(super) body: String,
    /// Whether the text is that of an approved template.
    pub(super) template: bool,
    pub(super) media: usize,
    pub(super) callback: Option<String>,
    /// Whether its callbacks arrive newest first.
    pub(super) reversed: bool,
    pub(super) privacy: Privacy,
    pub(super) status: Status,
    /// When the next step is due.
    pub(super) due: Timestamp,
    /// How long it may wait for the phone; `expires` says until when, once it is on its way.
    pub(super) validity: SignedDuration,
    pub(super) expires: Option<Timestamp>,
    pub(super) created: Timestamp,
    pub(super) updated: Timestamp,
    pub(super) sent: Option<Timestamp>,
    /// What is to become of it, when it is not to arrive.
    pub(super) fate: Option<Trouble>,
    pub(super) trouble: Option<Trouble>,
}

/// Where a message comes from, in the API's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A request of the API.
    Api,
    /// An answer to what a phone wrote.
    Reply,
    /// A phone.
    Phone,
}

/// What the account does not keep of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Privacy {
    /// The text is to be forgotten as soon as it is sent.
    pub(super) discards: bool,
    /// The end of the recipient's number is hidden.
    pub(super) obfuscates: bool,
    /// The text has been taken out of the account.
    pub(super) emptied: bool,
    /// The whole message has been taken out of the account.
    pub(super) deleted: bool,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Scheduled,
    Accepted,
    Queued,
    Sent,
    Delivered,
    Read,
    Undelivered,
    Failed,
    Canceled,
    Received,
}

impl Status {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Accepted => "accepted",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Read => "read",
            Self::Undelivered => "undelivered",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Received => "received",
        }
    }

    pub(super) const fn is_final(self) -> bool {
        !matches!(self, Self::Scheduled | Self::Accepted | Self::Queued | Self::Sent)
    }

    /// Whether the account is done with the text.
    const fn is_past_sending(self) -> bool {
        matches!(self, Self::Sent) || self.is_final()
    }
}

impl Message {
    pub(super) fn new(to: &str, body: &str, now: Timestamp) -> Self {
        Self {
            sid: format!("SM{}", clock::random_id().simple()),
            account: ACCOUNT_SID,
            origin: Origin::Api,
            to: to.to_owned(),
            from: None,
            service: None,
            body: body.to_owned(),
            template: false,
            media: 0,
            callback: None,
            reversed: false,
            privacy: Privacy::default(),
            status: Status::Queued,
            due: now,
            validity: LONGEST_WAIT,
            expires: None,
            created: now,
            updated: now,
            sent: None,
            fate: None,
            trouble: None,
        }
    }

    /// What a phone wrote.
    pub(super) fn received(from: &str, to: &str, body: &str, now: Timestamp) -> Self {
        let from = Some(from.to_owned());
        Self { origin: Origin::Phone, from, status: Status::Received, sent: Some(now), ..Self::new(to, body, now) }
    }

    /// An answer to a phone that wrote.
    pub(super) fn reply(to: &str, from: &str, body: &str, now: Timestamp) -> Self {
        Self { origin: Origin::Reply, from: Some(from.to_owned()), ..Self::new(to, body, now) }
    }

    /// Whether it can go on: not while its phone is off, unless it has waited long enough.
    pub(super) fn is_due(&self, phone_is_off: bool, now: Timestamp) -> bool {
        let waits = self.status == Status::Sent && phone_is_off && !self.has_expired(now);
        !self.status.is_final() && self.due <= now && !waits
    }

    fn has_expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// One step further; `unreachable` says whether the phone is out of reach when it comes to that.
    pub(super) fn step(&mut self, now: Timestamp, unreachable: impl FnOnce() -> bool) {
        self.updated = now;
        self.status = match self.status {
            Status::Scheduled | Status::Accepted => {
                let sender = if whatsapp::is_address(&self.to) { WHATSAPP_SENDER } else { PHONE_NUMBER };
                self.from.get_or_insert_with(|| sender.to_owned());
                Status::Queued
            }
            Status::Queued if self.fate.is_some_and(Trouble::is_failure) => self.stopped(self.fate),
            Status::Queued => {
                self.sent = Some(now);
                self.expires = now.checked_add(self.validity).ok();
                Status::Sent
            }
            Status::Sent if self.fate.is_some() => self.stopped(self.fate),
            Status::Sent if self.has_expired(now) => self.stopped(Some(EXPIRED)),
            Status::Sent if unreachable() => self.stopped(Some(UNREACHABLE)),
            Status::Sent => Status::Delivered,
            last => last,
        };
    }

    fn stopped(&mut self, trouble: Option<Trouble>) -> Status {
        self.trouble = trouble;
        if trouble.is_some_and(Trouble::is_failure) { Status::Failed } else { Status::Undelivered }
    }

    pub(super) fn sms(&self) -> Sms {
        Sms {
            sid: self.sid.clone(),
            direction: if self.origin == Origin::Phone { Direction::In } else { Direction::Out },
            to: self.to.clone(),
            from: self.from.clone().unwrap_or_else(|| PHONE_NUMBER.to_owned()),
            body: self.body.clone(),
            status: self.status.word(),
            created: self.created,
        }
    }

    /// The recipient, as the account remembers it.
    pub(super) fn kept_to(&self) -> String {
        let shown = self.to.len().saturating_sub(4);
        match self.to.get(..shown) {
            Some(start) if self.privacy.obfuscates => format!("{start}XXXX"),
            _ => self.to.clone(),
        }
    }

    fn kept_body(&self) -> &str {
        let gone = self.privacy.emptied || self.privacy.discards && self.status.is_past_sending();
        if gone { "" } else { &self.body }
    }

    pub(super) fn json(&self) -> Value {
        let uri = format!("/{API_VERSION}/Accounts/{}/Messages/{}", self.account, self.sid);
        json!({
            "sid": self.sid,
            "account_sid": self.account,
            "api_version": API_VERSION,
            "to": self.kept_to(),
            "from": self.from,
            "messaging_service_sid": self.service,
            "body": self.kept_body(),
            "status": self.status.word(),
            "direction": self.origin.word(),
            "num_segments": self.segments().to_string(),
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

    /// A messaging service counts only when it has chosen the sender; WhatsApp does not cut texts into parts.
    pub(super) fn segments(&self) -> usize {
        match &self.from {
            None => 0,
            Some(_) if whatsapp::is_address(&self.to) => 1,
            Some(_) => sms::segments(&self.body).segments,
        }
    }
}

impl Origin {
    const fn word(self) -> &'static str {
        match self {
            Self::Api => "outbound-api",
            Self::Reply => "outbound-reply",
            Self::Phone => "inbound",
        }
    }
}

/// An instant as RFC 2822 writes it, which is how this API does.
fn date(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
