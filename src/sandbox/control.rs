//! The control API: what the demo page, a test or a script needs beside the two simulated clouds.
//!
//! Everything that a real clinician or patient does goes through the clouds and the service themselves. Here is only
//! what no real system offers: reading the phone's texts and writing some, moving the clock, switching faults, and
//! hearing that something changed.

mod info;
#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};
use futures_util::{Stream, StreamExt, stream};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_util::sync::CancellationToken;
use tower_http::services::ServeDir;

pub use info::{BotInfo, Info, PersonInfo};

use super::faults::{Fault, Faults, Switch};
use super::twilio::{Sms, TwilioCloud};
use crate::clock::Clock;

/// What the control API speaks for. Clones share it.
#[derive(Clone)]
pub struct Control {
    info: Arc<Info>,
    pages: PathBuf,
    clock: Clock,
    faults: Faults,
    twilio: TwilioCloud,
    webex_changes: Arc<dyn Fn() -> broadcast::Receiver<&'static str> + Send + Sync>,
    own_changes: broadcast::Sender<&'static str>,
    cancel: CancellationToken,
    /// By how many seconds this API has moved the clock.
    ahead: Arc<AtomicI64>,
}

/// A request to move the clock.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    advance_seconds: i64,
}

/// What a phone writes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    from: String,
    body: String,
}

/// A request to turn a switch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    id: String,
    on: bool,
}

/// What changes, as the demo page calls it; by where it happens.
const IN_WEBEX: &[&str] = &["messages", "meetings"];
const IN_TWILIO: &[&str] = &["sms"];
const HERE: &[&str] = &["clock", "faults"];

/// The clock may be moved this far at once, a bit more than a year: what is further away is a slip of the finger.
const FARTHEST_MOVE: i64 = 400 * 24 * 60 * 60;
/// Changes that a slow listener may be behind before it is told that anything may have changed.
const BACKLOG: usize = 64;

impl Control {
    /// `webex_changes` is asked for a new receiver for everybody who listens; `pages` is the folder of the demo page.
    /// Streams end when `cancel` is cancelled.
    pub fn new(
        info: Info,
        pages: impl Into<PathBuf>,
        (clock, faults): (Clock, Faults),
        twilio: TwilioCloud,
        webex_changes: impl Fn() -> broadcast::Receiver<&'static str> + Send + Sync + 'static,
        cancel: CancellationToken,
    ) -> Self {
        Self {
            info: Arc::new(info),
            pages: pages.into(),
            ahead: Arc::default(),
            clock,
            faults,
            twilio,
            webex_changes: Arc::new(webex_changes),
            own_changes: broadcast::Sender::new(BACKLOG),
            cancel,
        }
    }

    fn changed(&self, what: &'static str) {
        // Nobody may be listening.
        _ = self.own_changes.send(what);
    }

    fn time(&self) -> Value {
        json!({ "now": self.clock.now(), "ahead_seconds": self.ahead.load(Ordering::Relaxed) })
    }
}

/// The control API, and the demo page at every other path.
pub fn router(control: Control) -> Router {
    let pages = ServeDir::new(&control.pages);
    Router::new()
        .route("/sandbox/info", get(info))
        .route("/sandbox/sms", get(texts).post(write))
        .route("/sandbox/clock", get(time).post(move_clock))
        .route("/sandbox/faults", get(switches).post(turn))
        .route("/sandbox/events", get(events))
        .route("/sandbox/{*unknown}", any(unknown))
        .fallback_service(pages)
        .with_state(control)
}

async fn info(State(control): State<Control>) -> Json<Info> {
    Json(Info::clone(&control.info))
}

async fn texts(State(control): State<Control>) -> Json<Vec<Sms>> {
    Json(control.twilio.conversation())
}

async fn write(State(control): State<Control>, wanted: Result<Json<Text>, JsonRejection>) -> Response {
    let text = match wanted {
        Ok(Json(text)) => text,
        Err(rejection) => return refusal(rejection.status(), rejection.body_text()),
    };
    match control.twilio.text_in(&text.from, &text.body) {
        Ok(_) => Json(control.twilio.conversation()).into_response(),
        Err(problem) => refusal(StatusCode::BAD_REQUEST, problem.to_owned()),
    }
}

async fn time(State(control): State<Control>) -> Json<Value> {
    Json(control.time())
}

async fn move_clock(State(control): State<Control>, wanted: Result<Json<Move>, JsonRejection>) -> Response {
    let seconds = match wanted {
        Ok(Json(wanted)) => wanted.advance_seconds,
        Err(rejection) => return refusal(rejection.status(), rejection.body_text()),
    };
    // Backwards is refused: no clock that people live by does that, and nothing here is made for it.
    if !(0..=FARTHEST_MOVE).contains(&seconds) {
        let problem = format!("advance_seconds must be between 0 and {FARTHEST_MOVE}");
        return refusal(StatusCode::BAD_REQUEST, problem);
    }
    control.clock.advance(SignedDuration::from_secs(seconds));
    control.ahead.fetch_add(seconds, Ordering::Relaxed);
    control.changed("clock");
    Json(control.time()).into_response()
}

async fn switches(State(control): State<Control>) -> Json<Vec<Switch>> {
    Json(control.faults.switches())
}

async fn turn(State(control): State<Control>, wanted: Result<Json<Turn>, JsonRejection>) -> Response {
    let wanted = match wanted {
        Ok(Json(wanted)) => wanted,
        Err(rejection) => return refusal(rejection.status(), rejection.body_text()),
    };
    let Some(fault) = Fault::by_id(&wanted.id) else {
        let known: Vec<_> = Fault::ALL.iter().map(|fault| fault.id()).collect();
        let problem = format!("unknown fault; known: {}", known.join(", "));
        return refusal(StatusCode::BAD_REQUEST, problem);
    };
    control.faults.set(fault, wanted.on);
    control.changed("faults");
    Json(control.faults.switches()).into_response()
}

async fn events(State(control): State<Control>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let webex = notices((control.webex_changes)(), IN_WEBEX);
    let twilio = notices(control.twilio.subscribe(), IN_TWILIO);
    let own = notices(control.own_changes.subscribe(), HERE);
    let all = stream::select(webex, stream::select(twilio, own));
    let events = all.map(|what| Ok(Event::default().event("changed").data(what)));
    Sse::new(events.take_until(control.cancel.cancelled_owned())).keep_alive(KeepAlive::default())
}

async fn unknown() -> Response {
    refusal(StatusCode::NOT_FOUND, "there is no such thing in the sandbox's control API".to_owned())
}

/// What a receiver tells; who has missed something is told that everything may have changed.
fn notices(
    receiver: broadcast::Receiver<&'static str>,
    everything: &'static [&'static str],
) -> impl Stream<Item = &'static str> + Send {
    BroadcastStream::new(receiver).flat_map(move |notice| {
        stream::iter(match notice {
            Ok(what) => vec![what],
            Err(_) => everything.to_vec(),
        })
    })
}

fn refusal(status: StatusCode, problem: String) -> Response {
    (status, Json(json!({ "error": problem }))).into_response()
}
