//! Twilio: sending text messages, finding them again, and reading what it reports about them; looking phones up.

mod lookup;
pub mod signature;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use reqwest::{Client, RequestBuilder};
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::json;
use url::Url;

pub use lookup::Line;
use signature::Algorithm;

use crate::{
    config::{Sender, TwilioConfig},
    phone::PhoneNumber,
    upstream::{self, CallError},
    visit::SmsReport,
    webex::address,
};

const PEER: &str = "twilio";
const API_VERSION: &str = "2010-04-01";
/// For how long a text may wait for its phone: what the official document allows, in seconds.
const VALIDITY: std::ops::RangeInclusive<i64> = 60..=36_000;
/// How many of a phone's latest messages are looked through for one of ours.
const LOOKED_THROUGH: &str = "50";

/// The Twilio account.
#[derive(Clone)]
pub struct Twilio {
    client: Client,
    config: Arc<TwilioConfig>,
}

/// A message that is to be sent.
pub struct Outgoing<'a> {
    /// To whom.
    pub to: &'a PhoneNumber,
    /// What, and which way.
    pub content: Content,
    /// Where Twilio reports what becomes of it.
    pub report_to: Url,
    /// For how long it may wait for its phone.
    pub valid_for: SignedDuration,
}

/// What is sent, and which way.
pub enum Content {
    /// A text message.
    Sms {
        /// The text.
        body: String,
    },
    /// A message by WhatsApp.
    WhatsApp {
        /// The sender's number.
        from: String,
        /// The content template.
        template: String,
        /// What its numbered variables stand for, the first one first.
        variables: Vec<String>,
    },
}

/// A message as Twilio lists it.
#[derive(Deserialize)]
pub struct Listed {
    /// Twilio's id of it.
    pub sid: String,
    /// The text; empty where Twilio was asked to forget it.
    #[serde(default)]
    pub body: Option<String>,
    status: String,
    #[serde(default)]
    error_code: Option<u32>,
    #[serde(default)]
    date_created: Option<String>,
}

#[derive(Deserialize)]
struct Page {
    messages: Vec<Listed>,
}

#[derive(Deserialize)]
struct Sent {
    sid: String,
}

impl Twilio {
    /// The account that `config` names.
    pub fn new(client: Client, config: Arc<TwilioConfig>) -> Self {
        Self { client, config }
    }

    /// What webhooks are signed with: the older form by the auth token, the newer one by a key of its own.
    pub fn signing_key(&self, algorithm: Algorithm) -> &str {
        match (algorithm, &self.config.shared_key) {
            (Algorithm::Sha256, Some(key)) => key.expose_secret(),
            _ => self.config.auth_token.expose_secret(),
        }
    }

    /// Sends a message. Answers Twilio's id of it.
    pub async fn send(&self, message: &Outgoing<'_>) -> Result<String, CallError> {
        let seconds = message.valid_for.as_secs().clamp(*VALIDITY.start(), *VALIDITY.end()).to_string();
        let mut form = self.content(message);
        form.push(("StatusCallback", message.report_to.to_string()));
        form.push(("ValidityPeriod", seconds));
        if self.config.discards_content {
            form.push(("ContentRetention", "discard".to_owned()));
        }
        if self.config.obfuscates_addresses {
            form.push(("AddressRetention", "obfuscate".to_owned()));
        }
        let sent: Sent = upstream::call(PEER, self.signed_in(self.client.post(self.messages())).form(&form)).await?;
        Ok(sent.sid)
    }

    fn content(&self, message: &Outgoing<'_>) -> Vec<(&'static str, String)> {
        let to = message.to.as_e164();
        match &message.content {
            Content::Sms { body } => {
                let sender = match &self.config.sender {
                    Sender::From(number) => ("From", number.clone()),
                    Sender::Service(sid) => ("MessagingServiceSid", sid.clone()),
                };
                vec![("To", to.to_owned()), sender, ("Body", body.clone())]
            }
            Content::WhatsApp { from, template, variables } => {
                let numbered = (1..).zip(variables).map(|(number, text)| (number.to_string(), json!(text)));
                let variables: serde_json::Map<_, _> = numbered.collect();
                vec![
                    ("To", format!("whatsapp:{to}")),
                    ("From", format!("whatsapp:{from}")),
                    ("ContentSid", template.clone()),
                    ("ContentVariables", json!(variables).to_string()),
                ]
            }
        }
    }

    /// The latest messages to an address (`+52…`, `whatsapp:+52…`), the newest first.
    pub async fn messages_to(&self, to: &str) -> Result<Vec<Listed>, CallError> {
        let mut address = self.messages();
        address.query_pairs_mut().append_pair("To", to).append_pair("PageSize", LOOKED_THROUGH);
        let page: Page = upstream::call(PEER, self.signed_in(self.client.get(address))).await?;
        Ok(page.messages)
    }

    /// What has become of a message, and why, as far as Twilio knows.
    pub async fn state(&self, sid: &str) -> Result<(SmsReport, Option<u32>), CallError> {
        let account = &self.config.account_sid;
        let one = format!("{sid}.json");
        let address = address(&self.config.api_url, &[API_VERSION, "Accounts", account, "Messages", &one]);
        let listed: Listed = upstream::call(PEER, self.signed_in(self.client.get(address))).await?;
        Ok((report(&listed.status), listed.error_code))
    }

    fn messages(&self) -> Url {
        address(&self.config.api_url, &[API_VERSION, "Accounts", &self.config.account_sid, "Messages.json"])
    }

    fn signed_in(&self, request: RequestBuilder) -> RequestBuilder {
        request.basic_auth(&self.config.account_sid, Some(self.config.auth_token.expose_secret()))
    }
}

impl Listed {
    /// When Twilio made it.
    pub fn created_at(&self) -> Option<Timestamp> {
        let date = self.date_created.as_deref()?;
        rfc2822::parse(date).ok().map(|date| date.timestamp())
    }
}

/// What a status word of Twilio means here. Words that are not known yet mean that it is underway.
pub fn report(status: &str) -> SmsReport {
    match status {
        "sent" => SmsReport::Sent,
        "delivered" | "read" => SmsReport::Delivered,
        "failed" | "undelivered" | "canceled" => SmsReport::Failed,
        _ => SmsReport::Underway,
    }
}
