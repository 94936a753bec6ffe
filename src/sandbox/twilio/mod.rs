//! The simulated Twilio: the Messages resource of one account with its signed webhooks, SMS and WhatsApp, and Lookup.
//!
//! Strict on purpose: what the official document does not allow is refused here with the code that Twilio gives, so
//! that a mistake shows on the developer's machine and not on the day the first real text is sent. The phones are the
//! demo page's: it reads [`TwilioCloud::conversation`] and writes by [`TwilioCloud::text_in`].

mod account;
mod calls;
mod errors;
mod form;
mod inbound;
mod judge;
mod lookup;
mod message;
mod opt_out;
mod phones;
mod read;
mod send;
mod signature;
mod test_account;
#[cfg(test)]
mod tests;
mod troubles;
mod twiml;
mod whatsapp;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Router, middleware};
use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::{Notify, broadcast};
use tokio_util::sync::CancellationToken;

pub use inbound::TwimlProblem;
pub use opt_out::{AdvancedOptOut, Keywords};
pub use signature::Signing;

use self::calls::Calls;
use self::message::{Message, Origin};
use self::phones::Phones;
use self::troubles::Orders;
use super::door::{self, Door};
use super::exchange::{Exchanges, Peer};
use super::faults::Faults;
use crate::clock::Clock;

/// The simulated cloud. Clones share it.
#[derive(Clone, Debug)]
pub struct TwilioCloud(Arc<Inner>);

/// A text message, as the demo page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sms {
    /// Twilio's identifier of it.
    pub sid: String,
    /// Whether a phone got it or wrote it.
    pub direction: Direction,
    /// Where it goes: to a phone, unless a phone wrote it. An address of WhatsApp begins with `whatsapp:`.
    pub to: String,
    /// Where it comes from.
    pub from: String,
    /// The text.
    pub body: String,
    /// Twilio's word for how far it has come: `queued`, `sent`, `delivered`, `undelivered`…
    pub status: &'static str,
    /// When it was handed to Twilio.
    pub created: Timestamp,
}

/// Which way a message goes, seen from the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// A phone wrote it.
    In,
    /// It was sent to a phone.
    Out,
}

#[derive(Debug)]
struct Inner {
    clock: Clock,
    faults: Faults,
    exchanges: Exchanges,
    state: Mutex<State>,
    changes: broadcast::Sender<&'static str>,
    work: Notify,
    client: reqwest::Client,
}

#[derive(Debug, Default)]
struct State {
    /// Oldest first.
    messages: Vec<Message>,
    /// How many of the oldest have come to their end.
    settled: usize,
    calls: Calls,
    signing: Signing,
    /// Where to hand over what phones write; `None`: nowhere.
    answers_at: Option<String>,
    problems: Vec<TwimlProblem>,
    phones: Phones,
    failures: Orders,
    refusals: Orders,
    advanced: Option<AdvancedOptOut>,
    may_discard: bool,
}

/// How often the loop looks for what has become due by the clock.
const BEAT: Duration = Duration::from_millis(200);
/// Changes that a slow listener may be behind before it misses some.
const BACKLOG: usize = 64;

impl TwilioCloud {
    /// An account in which nothing has been sent yet.
    pub fn new(clock: Clock, faults: Faults, exchanges: Exchanges) -> Self {
        Self(Arc::new(Inner {
            clock,
            faults,
            exchanges,
            state: Mutex::default(),
            changes: broadcast::Sender::new(BACKLOG),
            work: Notify::new(),
            client: calls::client(),
        }))
    }

    /// The REST API.
    pub fn router(&self) -> Router {
        let door = Door {
            peer: Peer::Twilio,
            faults: self.0.faults.clone(),
            exchanges: self.0.exchanges.clone(),
            // Nobody but the program under test speaks with Twilio.
            spares: Arc::new(|_| false),
            refuse: errors::refuse,
            finish: errors::finish,
        };
        Router::new()
            .route("/2010-04-01/Accounts/{AccountSid}/Messages.json", post(send::create).get(read::list))
            .route(
                "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}",
                get(read::one).post(read::update).delete(read::delete),
            )
            .route("/v2/PhoneNumbers/{PhoneNumber}", get(lookup::fetch))
            .fallback(async || errors::refuse(StatusCode::NOT_FOUND))
            .method_not_allowed_fallback(async || errors::refuse(StatusCode::METHOD_NOT_ALLOWED))
            .layer(middleware::from_fn_with_state(door, door::watch))
            .with_state(self.clone())
    }

    /// Carries messages and callbacks on as they become due, until it is cancelled.
    pub async fn run(&self, cancel: CancellationToken) {
        let work = async {
            loop {
                self.deliver_pending().await;
                // Either something new was sent, or time (which can be moved) has made something due.
                _ = tokio::time::timeout(BEAT, self.0.work.notified()).await;
            }
        };
        _ = cancel.run_until_cancelled(work).await;
    }

    /// Every message ever sent to a phone, newest last.
    pub fn sms(&self) -> Vec<Sms> {
        let state = self.state();
        state.messages.iter().filter(|message| message.origin != Origin::Phone).map(Message::sms).collect()
    }

    /// Every message, those that phones wrote among them, newest last.
    pub fn conversation(&self) -> Vec<Sms> {
        self.state().messages.iter().map(Message::sms).collect()
    }

    /// Tells `"sms"` whenever a message is sent, gets on, or goes.
    pub fn subscribe(&self) -> broadcast::Receiver<&'static str> {
        self.0.changes.subscribe()
    }

    /// Chooses how callbacks are signed from now on.
    pub fn sign_with(&self, signing: Signing) {
        self.state().signing = signing;
    }

    /// Whether the account may have texts and numbers forgotten.
    pub fn may_discard(&self, may: bool) {
        self.state().may_discard = may;
    }

    fn changed(&self) {
        // Nobody may be listening.
        _ = self.0.changes.send("sms");
        self.0.work.notify_one();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
