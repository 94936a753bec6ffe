//! Calls to the outside: one time limit for all of them, and one answer to the question of what went wrong.
//!
//! Nothing is tried again here. Whoever called knows whether trying again can help: the queues do it durably, and the
//! page asks its person.

use std::time::Duration;

use reqwest::{
    RequestBuilder, Response, StatusCode,
    header::{CONTENT_DISPOSITION, RETRY_AFTER},
};
use serde::de::DeserializeOwned;

use crate::clock;

/// How long a call may take, from the first byte sent to the last received.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(20);
/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to leave a peer alone that asks for it without saying how long.
const DEFAULT_PAUSE: Duration = Duration::from_secs(15);
/// A peer that asks for a longer pause is asked again after this one.
const LONGEST_PAUSE: Duration = Duration::from_secs(600);

/// Why a call did not succeed. Never carries anything that was sent or received about a person.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The peer has said no, and would say it again.
    #[error("{peer} refused ({status}, code {code:?}, tracking id {tracking})")]
    Refused {
        /// Who.
        peer: &'static str,
        /// The HTTP status.
        status: u16,
        /// The peer's own code, if it gives one.
        code: Option<u32>,
        /// By which the peer's support finds the call.
        tracking: String,
    },
    /// The peer asks to be left alone for a while. Nothing was done.
    #[error("{peer} is busy; again in {}s", pause.as_secs())]
    Busy {
        /// Who.
        peer: &'static str,
        /// For how long.
        pause: Duration,
    },
    /// It is not known whether the peer has done it.
    #[error("{peer} gave no clear answer: {why}")]
    Unclear {
        /// Who.
        peer: &'static str,
        /// What was seen instead.
        why: String,
    },
}

impl CallError {
    /// The status of a refusal.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            Self::Busy { .. } | Self::Unclear { .. } => None,
        }
    }

    /// Whether the peer said no for good.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Refused { .. })
    }
}

/// A client whose every call has a time limit.
pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .timeout(CALL_TIMEOUT)
        .connect_timeout(CONNECT_TIMEOUT)
        .user_agent(concat!("televisita/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .build()
}

/// Makes a call and reads its JSON answer.
pub async fn call<T: DeserializeOwned>(peer: &'static str, request: RequestBuilder) -> Result<T, CallError> {
    let answer = send(peer, request).await?;
    let body = answer.bytes().await.map_err(|error| unclear(peer, error))?;
    serde_json::from_slice(&body).map_err(|error| CallError::Unclear { peer, why: what_is_wrong(&error) })
}

/// Makes a call whose answer has no body.
pub async fn call_for_nothing(peer: &'static str, request: RequestBuilder) -> Result<(), CallError> {
    send(peer, request).await.map(drop)
}

/// Makes a call whose answer is a file, which comes with a name: anything else is not what was asked for. `None` when it
/// has more than `most` bytes.
pub async fn download(peer: &'static str, request: RequestBuilder, most: usize) -> Result<Option<Vec<u8>>, CallError> {
    let mut answer = send(peer, request).await?;
    if !answer.headers().contains_key(CONTENT_DISPOSITION) {
        return Err(CallError::Unclear { peer, why: "an answer that is no file".to_owned() });
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| unclear(peer, error))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > most {
            return Ok(None);
        }
    }
    Ok(Some(bytes))
}

async fn send(peer: &'static str, request: RequestBuilder) -> Result<Response, CallError> {
    let tracking = format!("televisita_{}", clock::random_id());
    let answer = request.header("TrackingID", tracking).send().await.map_err(|error| unclear(peer, error))?;
    match answer.status() {
        status if status.is_success() => Ok(answer),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::LOCKED => Err(CallError::Busy { peer, pause: pause(&answer) }),
        StatusCode::SERVICE_UNAVAILABLE if answer.headers().contains_key(RETRY_AFTER) => {
            Err(CallError::Busy { peer, pause: pause(&answer) })
        }
        status if status.is_client_error() => Err(refused(peer, answer).await),
        status => Err(CallError::Unclear { peer, why: format!("status {}", status.as_u16()) }),
    }
}

async fn refused(peer: &'static str, answer: Response) -> CallError {
    let status = answer.status().as_u16();
    let tracking = answer.headers().get("trackingid").and_then(|id| id.to_str().ok()).unwrap_or("none").to_owned();
    let body: serde_json::Value = answer.json().await.unwrap_or_default();
    let code =
        body["code"].as_u64().or(body["errors"][0]["errorCode"].as_u64()).and_then(|code| u32::try_from(code).ok());
    CallError::Refused { peer, status, code, tracking }
}

fn pause(answer: &Response) -> Duration {
    let header = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let seconds = header.and_then(|text| text.trim().parse::<u64>().ok()).map(Duration::from_secs);
    seconds.unwrap_or(DEFAULT_PAUSE).clamp(Duration::from_secs(1), LONGEST_PAUSE)
}

/// The error's kind without its address, which may hold a phone number or an id.
fn unclear(peer: &'static str, error: reqwest::Error) -> CallError {
    CallError::Unclear { peer, why: error.without_url().to_string() }
}

fn what_is_wrong(error: &serde_json::Error) -> String {
    format!("an answer that cannot be read ({:?} at {}:{})", error.classify(), error.line(), error.column())
}
