//! Twilio: sending text messages, and reading what it reports about them.

pub mod signature;

use std::sync::Arc;

use reqwest::Client;
use secrecy::ExposeSecret;
use serde::Deserialize;
use url::Url;

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
/// A text that has not reached the phone network after so many seconds is of no use any more.
const VALIDITY_SECONDS: &str = "3600";

/// The Twilio account.
#[derive(Clone)]
pub struct Twilio {
    client: Client,
    config: Arc<TwilioConfig>,
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

    /// What status callbacks are signed with: the older form by the auth token, the newer one by a key of its own.
    pub fn signing_key(&self, algorithm: Algorithm) -> &str {
        match (algorithm, &self.config.shared_key) {
            (Algorithm::Sha256, Some(key)) => key.expose_secret(),
            _ => self.config.auth_token.expose_secret(),
        }
    }

    /// Sends a text message and asks for reports to `status_callback`. Answers Twilio's id of it.
    pub async fn send(&self, to: &PhoneNumber, body: &str, status_callback: &Url) -> Result<String, CallError> {
        let account = &self.config.account_sid;
        let address = address(&self.config.api_url, &[API_VERSION, "Accounts", account, "Messages.json"]);
        let sender = match &self.config.sender {
            Sender::From(number) => ("From", number.as_str()),
            Sender::Service(sid) => ("MessagingServiceSid", sid.as_str()),
        };
        let form = [
            ("To", to.as_e164()),
            sender,
            ("Body", body),
            ("StatusCallback", status_callback.as_str()),
            ("ValidityPeriod", VALIDITY_SECONDS),
        ];
        let request =
            self.client.post(address).basic_auth(account, Some(self.config.auth_token.expose_secret())).form(&form);
        let sent: Sent = upstream::call(PEER, request).await?;
        Ok(sent.sid)
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
