//! Messages get on, step by step, and each step is told to the address the sender gave: a signed form post. What a phone
//! wrote is told in the same way to the address that the number has.
//!
//! Tests step it with [`TwilioCloud::deliver_pending`]; the sandbox runs the same in a loop. The switches that lose,
//! double, turn around or delay webhooks hit these too, so that whoever relies on their order finds out here.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::Response;

use super::message::{API_VERSION, Message, Status};
use super::troubles::Trouble;
use super::{State, TwilioCloud, whatsapp};
use crate::clock;
use crate::sandbox::faults::{Fault, Faults};
use crate::sandbox::people::ACCOUNT_SID;

/// How long a late call is held back.
const LATE: SignedDuration = SignedDuration::from_secs(20);
/// How long whoever is called may take; Twilio's own limit.
pub(super) const PATIENCE: Duration = Duration::from_secs(15);

/// The calls that are to be made, oldest first.
#[derive(Debug, Default)]
pub(super) struct Calls(Vec<Call>);

/// A call that is to be made.
#[derive(Clone, Debug)]
pub(super) struct Call {
    url: String,
    params: Vec<(String, String)>,
    /// The same on every copy.
    token: String,
    /// What the faults are matched against, such as `sms.delivered +525512345678`.
    subject: String,
    /// The message that it is about.
    message: String,
    pub(super) purpose: Purpose,
    /// Held until its message has come to its end; then the newest goes first.
    reversed: bool,
    /// `None`: not judged by the faults yet.
    due: Option<Timestamp>,
    late: bool,
}

/// What a call is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It tells how far a message has come. Nobody reads what is answered.
    Status,
    /// It hands over what a phone wrote, and asks what to answer.
    Inbound,
}

/// What makes the calls: never through a proxy, for everything here is on this machine.
pub(super) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap_or_default()
}

impl Calls {
    /// Queues the callback that tells of a message's present status.
    pub(super) fn tell(&mut self, message: &Message) {
        self.0.extend(message.callback.as_ref().map(|url| Call::status(url, message)));
    }

    pub(super) fn push(&mut self, call: Call) {
        self.0.push(call);
    }

    /// Judges what is new by the faults.
    fn strike(&mut self, faults: &Faults, now: Timestamp) {
        let lost = |call: &Call| call.is_new_status() && faults.strikes(Fault::SmsCallbacksLost, &call.subject);
        self.0.retain(|call| !lost(call));
        let mut twins = Vec::new();
        for call in self.0.iter_mut().filter(|call| call.due.is_none()) {
            call.late = faults.strikes(Fault::WebhooksLate, &call.subject);
            call.due = Some(if call.late { now.saturating_add(LATE).unwrap_or(now) } else { now });
            if faults.strikes(Fault::WebhooksDuplicate, &call.subject) {
                twins.push(call.clone());
            }
        }
        self.0.extend(twins);
    }

    /// Takes out the next call that is due. `is_over` says whether a message has come to its end.
    fn next(&mut self, now: Timestamp, is_over: impl Fn(&str) -> bool) -> Option<Call> {
        let due = |call: &Call| call.due.is_some_and(|due| due <= now) && (!call.reversed || is_over(&call.message));
        // What was held back arrives newest first.
        let late = self.0.iter().rposition(|call| call.late && due(call));
        let at = late.or_else(|| self.0.iter().position(due))?;
        let turned = |call: &Call| call.reversed && call.message == self.0[at].message && due(call);
        let at = if self.0[at].reversed { self.0.iter().rposition(turned)? } else { at };
        Some(self.0.remove(at))
    }
}

impl Call {
    fn new(url: &str, message: &Message, subject: String, params: Vec<(&'static str, String)>) -> Self {
        Self {
            url: url.to_owned(),
            params: params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            token: clock::random_id().to_string(),
            subject,
            message: message.sid.clone(),
            purpose: Purpose::Status,
            reversed: message.reversed,
            due: None,
            late: false,
        }
    }

    fn status(url: &str, message: &Message) -> Self {
        let subject = format!("sms.{} {}", message.status.word(), message.to);
        Self::new(url, message, subject, status_params(message))
    }

    /// Hands over what a phone wrote.
    pub(super) fn inbound(url: &str, message: &Message, params: Vec<(&'static str, String)>) -> Self {
        let subject = format!("sms.in {}", message.from.as_deref().unwrap_or_default());
        Self { purpose: Purpose::Inbound, ..Self::new(url, message, subject, params) }
    }

    fn is_new_status(&self) -> bool {
        self.purpose == Purpose::Status && self.due.is_none()
    }

    /// The message that it is about.
    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// The address that it goes to.
    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

fn status_params(message: &Message) -> Vec<(&'static str, String)> {
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
    always.into_iter().chain(sometimes).chain(channel_params(message)).collect()
}

/// What the carrier or the channel adds: it differs, and changes without notice.
fn channel_params(message: &Message) -> Vec<(&'static str, String)> {
    if !whatsapp::is_address(&message.to) {
        let arrived = (message.status == Status::Delivered)
            .then(|| ("RawDlrDoneDate", message.updated.strftime("%y%m%d%H%M").to_string()));
        return arrived.into_iter().collect();
    }
    let mut params = vec![
        ("ChannelPrefix", "whatsapp".to_owned()),
        ("ChannelToAddress", whatsapp::number(&message.to).to_owned()),
        ("ChannelInstallSid", "XE00000000000000000000000000005a4d".to_owned()),
        ("StructuredMessage", "false".to_owned()),
    ];
    if matches!(message.status, Status::Delivered | Status::Read) {
        params.push(("EventType", message.status.word().to_uppercase()));
    }
    params.extend(message.trouble.map(|trouble| ("ChannelStatusMessage", trouble.message.to_owned())));
    params
}

impl TwilioCloud {
    /// Takes every message as far as it gets by now and makes every call that is due, and so with what is answered to
    /// them. How many calls were made.
    pub async fn deliver_pending(&self) -> usize {
        let mut made = 0;
        loop {
            while self.step_messages() {
                self.changed();
            }
            let Some(call) = self.next_call() else { return made };
            let answer = self.call(&call).await;
            if call.purpose == Purpose::Inbound {
                self.heed_answer(&call, answer).await;
            }
            made += 1;
        }
    }

    /// Takes every message that is due one step further. Whether there was any.
    fn step_messages(&self) -> bool {
        let now = self.0.clock.now();
        let mut state = self.state();
        let State { messages, settled, calls, phones, failures, .. } = &mut *state;
        // Nothing more comes of the oldest: an account of many thousands is not looked through again for each step.
        *settled += messages[*settled..].iter().take_while(|message| message.status.is_final()).count();
        let mut any = false;
        for message in &mut messages[*settled..] {
            let phone = phones.of(&message.to);
            if !message.is_due(phone.off, now) {
                continue;
            }
            if message.status == Status::Queued {
                let trouble = failures.take(&message.to).map(Trouble::of);
                message.fate = trouble.or_else(|| whatsapp::trouble(message, &phone, now));
            }
            let subject = format!("sms {}", message.to);
            message.step(now, || self.0.faults.strikes(Fault::SmsUndelivered, &subject));
            calls.tell(message);
            any = true;
        }
        any
    }

    fn next_call(&self) -> Option<Call> {
        let now = self.0.clock.now();
        let mut state = self.state();
        let State { messages, calls, .. } = &mut *state;
        calls.strike(&self.0.faults, now);
        let find = |sid: &str| messages.iter().find(|message| message.sid == sid);
        calls.next(now, |sid| find(sid).is_none_or(|message| message.status.is_final()))
    }

    /// Tried once, and nobody hears of a failure: that is how Twilio treats an address that answers with an error.
    async fn call(&self, call: &Call) -> reqwest::Result<Response> {
        let signing = self.state().signing;
        let post = self.0.client.post(&call.url).timeout(PATIENCE).form(&call.params);
        let post = post.header("I-Twilio-Idempotency-Token", &call.token).header("User-Agent", "TwilioProxy/1.1");
        let signed = signing.headers(&call.url, &call.params);
        let post = signed.into_iter().fold(post, |post, (name, value)| post.header(name, value));
        post.send().await
    }
}
