//! The simulated Twilio: the Messages resource of one account, and signed status callbacks.
//!
//! Strict on purpose: what the official document does not allow is refused here with the code that Twilio gives, so
//! that a mistake shows on the developer's machine and not on the day the first real text is sent. The phones are the
//! demo page's: it reads [`TwilioCloud::sms`].

mod callbacks;
mod errors;
mod message;
mod read;
mod send;
mod signature;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Router, middleware};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::{Notify, broadcast};
use tokio_util::sync::CancellationToken;

pub use signature::Signing;

use self::callbacks::Callback;
use self::errors::Refusal;
use self::message::Message;
use super::door::{self, Door};
use super::exchange::{Exchanges, Peer};
use super::faults::Faults;
use super::people;
use crate::clock::Clock;

/// The simulated cloud. Clones share it.
#[derive(Clone, Debug)]
pub struct TwilioCloud(Arc<Inner>);

/// A text message, as the demo page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sms {
    /// Twilio's identifier of it.
    pub sid: String,
    /// The phone it goes to.
    pub to: String,
    /// The number it comes from.
    pub from: String,
    /// The text.
    pub body: String,
    /// Twilio's word for how far it has come: `queued`, `sent`, `delivered`, `undelivered`…
    pub status: &'static str,
    /// When it was handed to Twilio.
    pub created: Timestamp,
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
    callbacks: Vec<Callback>,
    signing: Signing,
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
            client: callbacks::client(),
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

    /// Every message ever sent, newest last.
    pub fn sms(&self) -> Vec<Sms> {
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

    fn changed(&self) {
        // Nobody may be listening.
        _ = self.0.changes.send("sms");
        self.0.work.notify_one();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Proof that the caller signed in as the account that the path names.
struct Caller;

impl FromRequestParts<TwilioCloud> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &TwilioCloud) -> Result<Self, Refusal> {
        let account = parts.uri.path().split('/').nth(3).unwrap_or_default();
        match credentials(&parts.headers) {
            Some((name, secret)) if account == people::ACCOUNT_SID && opens(&name, &secret) => Ok(Self),
            _ => Err(Refusal::unauthorized()),
        }
    }
}

fn opens(name: &str, secret: &str) -> bool {
    let pairs = [(people::ACCOUNT_SID, people::AUTH_TOKEN), (people::API_KEY_SID, people::API_KEY_SECRET)];
    pairs.contains(&(name, secret))
}

fn credentials(headers: &HeaderMap) -> Option<(String, String)> {
    let encoded = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let plain = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    plain.split_once(':').map(|(name, secret)| (name.to_owned(), secret.to_owned()))
}
