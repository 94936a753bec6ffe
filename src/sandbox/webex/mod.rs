//! The simulated Webex: the part of webexapis.com that televisita, or any other client, talks to.
//!
//! Strict where the real service is strict: every request goes through a table of fields (`shape.rs`), a token with
//! scopes (`auth.rs`) and the door (`door.rs`), which remembers it and may hit it with a fault. What happens becomes signed
//! webhooks (`delivery.rs`). The Browser SDK's side of the cloud asks and tells through the methods in `calls.rs`.
//!
//! State lives in memory and starts anew with the program. Not simulated: teams, recurring meetings, e-mails, quotas.

mod access_token;
mod attachment_actions;
mod auth;
mod calls;
mod cards;
mod contents;
mod delivery;
mod errors;
mod guests;
pub(super) mod ids;
mod licences;
mod meeting;
mod meeting_body;
mod meeting_change;
mod meeting_control;
mod meeting_join;
mod meeting_list;
mod meeting_times;
mod meetings;
mod memberships;
mod message_body;
mod message_post;
mod message_text;
mod messages;
mod participants;
mod people;
mod post;
mod request;
mod rooms;
mod state;
mod webhooks;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, patch, post};
use jiff::Timestamp;
use tokio::sync::{Notify, broadcast};
use tokio_util::sync::CancellationToken;

pub use calls::{Guest, MeetingView};
pub use meeting::RunState;

use self::errors::{Refusal, refuse};
use self::post::Post;
use self::state::State;
use super::door::{self, Door};
use super::exchange::{Exchanges, Peer};
use super::faults::Faults;
use crate::clock::Clock;

/// The simulated cloud. Clones share it.
#[derive(Clone, Debug)]
pub struct WebexCloud(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    state: Mutex<State>,
    clock: Clock,
    base_url: String,
    faults: Faults,
    exchanges: Exchanges,
    post: Post,
    changed: broadcast::Sender<&'static str>,
    /// Rung when there may be a webhook to deliver.
    bell: Notify,
}

/// How often a held-back webhook is looked at: the sandbox's clock may be moved at any time.
const LOOK: Duration = Duration::from_millis(250);

impl WebexCloud {
    /// A new cloud that is reached at `base_url` (`http://host:port`, nothing after it).
    ///
    /// # Errors
    /// When the machine offers no HTTP client for the webhooks.
    pub fn new(
        clock: Clock,
        base_url: impl Into<String>,
        faults: Faults,
        exchanges: Exchanges,
    ) -> Result<Self, reqwest::Error> {
        let inner = Inner {
            state: Mutex::new(State::founded(clock.now())),
            clock,
            base_url: base_url.into(),
            faults,
            exchanges,
            post: Post::new()?,
            changed: broadcast::channel(64).0,
            bell: Notify::new(),
        };
        Ok(Self(Arc::new(inner)))
    }

    /// The REST interface below `/v1`. It has the fallback for unknown paths: merge other routers into it.
    pub fn router(&self) -> Router {
        let spares = self.clone();
        let door = Door {
            peer: Peer::Webex,
            faults: self.faults().clone(),
            exchanges: self.0.exchanges.clone(),
            spares: Arc::new(move |headers| spares.is_persons(headers)),
            refuse,
            finish: errors::finish,
        };
        chat()
            .merge(video())
            .fallback(async || refuse(StatusCode::NOT_FOUND))
            .method_not_allowed_fallback(async || refuse(StatusCode::METHOD_NOT_ALLOWED))
            // The door has the one limit on what is sent.
            .layer(DefaultBodyLimit::disable())
            .layer(from_fn_with_state(door, door::watch))
            .with_state(self.clone())
    }

    /// Delivers webhooks until `cancel`.
    pub async fn run(&self, cancel: CancellationToken) {
        while !cancel.is_cancelled() {
            self.deliver_pending().await;
            tokio::select! {
                () = cancel.cancelled() => {}
                () = self.0.bell.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// What changes from now on: `"messages"`, `"rooms"`, `"webhooks"`, `"people"` or `"meetings"`.
    pub fn subscribe(&self) -> broadcast::Receiver<&'static str> {
        self.0.changed.subscribe()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, and tells those who watch. A refused change must have changed nothing.
    fn change<T>(
        &self,
        what: &'static str,
        change: impl FnOnce(&mut State, Timestamp) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let now = self.clock().now();
        let changed = change(&mut self.state(), now)?;
        self.tell(what);
        Ok(changed)
    }

    fn tell(&self, what: &'static str) {
        // Nobody watching is fine.
        let _ = self.0.changed.send(what);
        self.0.bell.notify_one();
    }

    fn clock(&self) -> &Clock {
        &self.0.clock
    }

    fn base_url(&self) -> &str {
        &self.0.base_url
    }

    fn faults(&self) -> &Faults {
        &self.0.faults
    }

    fn post(&self) -> &Post {
        &self.0.post
    }
}

fn chat() -> Router<WebexCloud> {
    Router::new()
        .route("/v1/people", get(people::list).post(people::create))
        .route("/v1/people/me", get(people::me))
        .route("/v1/people/{id}", get(people::one))
        .route("/v1/licenses", get(licences::list))
        .route("/v1/licenses/users", patch(licences::assign))
        .route("/v1/rooms", get(rooms::list).post(rooms::create))
        .route("/v1/rooms/{id}", get(rooms::one))
        .route("/v1/memberships", get(memberships::list).post(memberships::create))
        .route("/v1/memberships/{id}", get(memberships::one).delete(memberships::delete))
        .route("/v1/messages", get(messages::list).post(messages::create))
        .route("/v1/messages/{id}", get(messages::one).put(messages::edit).delete(messages::delete))
        .route("/v1/contents/{id}", get(contents::one))
        .route("/v1/attachment/actions", post(attachment_actions::create))
        .route("/v1/attachment/actions/{id}", get(attachment_actions::one))
        .route("/v1/webhooks", get(webhooks::list).post(webhooks::create))
        .route("/v1/webhooks/{id}", get(webhooks::one).put(webhooks::update).delete(webhooks::delete))
}

fn video() -> Router<WebexCloud> {
    Router::new()
        .route("/v1/access_token", post(access_token::refresh))
        .route("/v1/guests/token", post(guests::token))
        .route("/v1/jwt/login", post(guests::login))
        .route("/v1/meetings", get(meeting_list::list).post(meetings::create))
        .route("/v1/meetings/join", post(meeting_join::join))
        .route("/v1/meetings/reassignHost", post(meeting_control::reassign))
        .route(
            "/v1/meetings/{id}",
            get(meetings::one).put(meetings::update).patch(meetings::update).delete(meetings::delete),
        )
        .route("/v1/meetings/{id}/end", post(meeting_control::end))
        .route("/v1/meetingParticipants", get(participants::list))
}

#[cfg(test)]
mod tests;
