//! Messages get on, step by step, and each step is told to the address the sender gave: a signed form post.
//!
//! Tests step it with [`TwilioCloud::deliver_pending`]; the sandbox runs the same in a loop. The switches that double
//! or delay webhooks hit these too, so that whoever relies on the order of the steps finds out here.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::message::{API_VERSION, Message};
use super::{State, TwilioCloud};
use crate::clock;
use crate::sandbox::faults::Fault;
use crate::sandbox::people::ACCOUNT_SID;

/// How long a late callback is held back.
const LATE: SignedDuration = SignedDuration::from_secs(20);
/// How long whoever is called may take; Twilio's own limit.
const PATIENCE: Duration = Duration::from_secs(15);

/// A call that is to be made.
#[derive(Clone, Debug)]
pub(super) struct Callback {
    url: String,
    params: Vec<(String, String)>,
    /// The same on every attempt and every copy.
    token: String,
    /// What the faults are matched against, such as `sms.delivered`.
    subject: String,
    /// `None`: not judged by the faults yet.
    due: Option<Timestamp>,
    late: bool,
}

/// What makes the calls: never through a proxy, for everything here is on this machine.
pub(super) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap_or_default()
}

impl State {
    /// Queues the callback that tells of a message's present status.
    pub(super) fn tell(&mut self, message: &Message) {
        self.callbacks.extend(message.callback.as_ref().map(|url| Callback::new(url, message)));
    }
}

impl Callback {
    fn new(url: &str, message: &Message) -> Self {
        let status = message.status.word();
        let always = [
            ("MessageSid", message.sid.clone()),
            ("SmsSid", message.sid.clone()),
            ("MessageStatus", status.to_owned()),
            ("SmsStatus", status.to_owned()),
            ("To", message.to.clone()),
            ("AccountSid", ACCOUNT_SID.to_owned()),
            ("ApiVersion", API_VERSION.to_owned()),
        ];
        let sometimes = [
            ("From", message.from.clone()),
            ("MessagingServiceSid", message.service.clone()),
            ("ErrorCode", message.trouble.map(|trouble| trouble.code.to_string())),
        ];
        let sometimes = sometimes.into_iter().filter_map(|(name, value)| value.map(|value| (name, value)));
        Self {
            url: url.to_owned(),
            params: always.into_iter().chain(sometimes).map(|(name, value)| (name.to_owned(), value)).collect(),
            token: clock::random_id().to_string(),
            subject: format!("sms.{status}"),
            due: None,
            late: false,
        }
    }
}

impl TwilioCloud {
    /// Takes every message as far as it gets by now and makes every callback that is due. How many were made.
    pub async fn deliver_pending(&self) -> usize {
        while self.step_messages() {
            self.changed();
        }
        let mut made = 0;
        while let Some(callback) = self.next_callback() {
            self.call(&callback).await;
            made += 1;
        }
        made
    }

    /// Takes every message that is due one step further. Whether there was any.
    fn step_messages(&self) -> bool {
        let now = self.0.clock.now();
        let mut state = self.state();
        let mut stepped = Vec::new();
        for message in state.messages.iter_mut().filter(|message| !message.status.is_final() && message.due <= now) {
            let subject = format!("sms {}", message.to);
            message.step(now, || self.0.faults.strikes(Fault::SmsUndelivered, &subject));
            stepped.push(message.clone());
        }
        stepped.iter().for_each(|message| state.tell(message));
        !stepped.is_empty()
    }

    fn next_callback(&self) -> Option<Callback> {
        let now = self.0.clock.now();
        let mut state = self.state();
        self.apply_faults(&mut state.callbacks, now);
        let due = |callback: &Callback| callback.due.is_some_and(|due| due <= now);
        // What was held back arrives newest first.
        let late = state.callbacks.iter().rposition(|callback| callback.late && due(callback));
        let at = late.or_else(|| state.callbacks.iter().position(due))?;
        Some(state.callbacks.remove(at))
    }

    fn apply_faults(&self, callbacks: &mut Vec<Callback>, now: Timestamp) {
        let mut twins = Vec::new();
        for callback in callbacks.iter_mut().filter(|callback| callback.due.is_none()) {
            callback.late = self.0.faults.strikes(Fault::WebhooksLate, &callback.subject);
            callback.due = Some(if callback.late { now.saturating_add(LATE).unwrap_or(now) } else { now });
            if self.0.faults.strikes(Fault::WebhooksDuplicate, &callback.subject) {
                twins.push(callback.clone());
            }
        }
        callbacks.extend(twins);
    }

    /// Tried once, and nobody hears of a failure: that is how Twilio treats an address that answers with an error.
    async fn call(&self, callback: &Callback) {
        let signing = self.state().signing;
        let post = self.0.client.post(&callback.url).timeout(PATIENCE).form(&callback.params);
        let post = post.header("I-Twilio-Idempotency-Token", &callback.token).header("User-Agent", "TwilioProxy/1.1");
        let signed = signing.headers(&callback.url, &callback.params);
        let post = signed.into_iter().fold(post, |post, (name, value)| post.header(name, value));
        _ = post.send().await;
    }
}
