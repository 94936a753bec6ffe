//! The front door of a simulator: every request passes here, is remembered, and may be hit by a fault.
//!
//! Faults hit the program under test only: the people of the sandbox keep their working Webex, or nobody could watch what
//! the program does about the fault.

use std::io;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream;

use super::exchange::{Exchange, Exchanges, Peer};
use super::faults::{Fault, Faults};

/// What the front door needs to know about the simulator behind it.
#[derive(Clone)]
pub(super) struct Door {
    pub(super) peer: Peer,
    pub(super) faults: Faults,
    pub(super) exchanges: Exchanges,
    /// Whether a request comes from a person of the sandbox.
    pub(super) spares: Arc<dyn Fn(&HeaderMap) -> bool + Send + Sync>,
    /// The error that this cloud gives with a status.
    pub(super) refuse: fn(StatusCode) -> Response,
    /// The last touch on every answer.
    pub(super) finish: fn(Response) -> Response,
}

/// Put on an answer that is to be lost on its way: the work is done, and whoever asked for it does not hear so.
#[derive(Clone, Copy)]
pub(super) struct AnswerLost;

/// A little more than the largest file that Webex takes: 100 MB, with the form around it.
const LARGEST_BODY: usize = 101 * 1024 * 1024;

pub(super) async fn watch(State(door): State<Door>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return (door.finish)((door.refuse)(StatusCode::PAYLOAD_TOO_LARGE));
    };
    let mut seen = door.asked(&parts, &body);
    let subject = format!("{} {}", seen.method, seen.template);
    let spared = (door.spares)(&parts.headers);
    let struck = if spared { None } else { door.struck(&subject) };
    seen.faulty = struck.is_some();
    let slow = !spared && door.faults.strikes(door.slow(), &subject);
    let answer = match struck {
        Some(answer) => answer,
        None => next.run(Request::from_parts(parts, Body::from(body))).await,
    };
    let (answer, body) = unpack((door.finish)(answer)).await;
    let lost = answer.extensions.get::<AnswerLost>().is_some();
    seen.faulty |= lost;
    seen.status = answer.status.as_u16();
    seen.response_type = header(&answer.headers);
    seen.response_body = kept(&body);
    door.exchanges.keep(seen);
    if slow {
        // The work is done already: a caller that gives up now must find out, not do it twice.
        tokio::time::sleep(door.faults.slowness()).await;
    }
    if lost {
        return Response::from_parts(answer, broken());
    }
    Response::from_parts(answer, Body::from(body))
}

/// A body that breaks at its beginning has the connection closed before anything is sent.
fn broken() -> Body {
    Body::from_stream(stream::once(async { Err::<Bytes, _>(io::Error::from(io::ErrorKind::ConnectionReset)) }))
}

impl Door {
    /// What is asked, and no answer yet.
    fn asked(&self, parts: &Parts, body: &Bytes) -> Exchange {
        let path = parts.uri.path().to_owned();
        let matched = parts.extensions.get::<MatchedPath>();
        Exchange {
            peer: self.peer,
            method: parts.method.to_string(),
            template: matched.map_or(path.clone(), |matched| matched.as_str().to_owned()),
            path,
            query: parts.uri.query().unwrap_or_default().to_owned(),
            request_type: header(&parts.headers),
            request_body: kept(body),
            status: 0,
            response_type: None,
            response_body: Vec::new(),
            faulty: false,
        }
    }

    fn struck(&self, subject: &str) -> Option<Response> {
        let [too_many, broken, nonsense] = match self.peer {
            Peer::Webex => [Some(Fault::Webex429), Some(Fault::Webex5xx), Some(Fault::WebexNonsense)],
            Peer::Twilio => [Some(Fault::Twilio429), Some(Fault::Twilio5xx), None],
        };
        let strikes = |fault: Option<Fault>| fault.is_some_and(|fault| self.faults.strikes(fault, subject));
        if strikes(too_many) {
            let mut answer = (self.refuse)(StatusCode::TOO_MANY_REQUESTS);
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
            return Some(answer);
        }
        let list_down = self.is_list(subject).then_some(Fault::TwilioListDown);
        if strikes(broken) || strikes(list_down) {
            return Some((self.refuse)(StatusCode::SERVICE_UNAVAILABLE));
        }
        strikes(nonsense).then(|| Html("<html><body>Sign in to the guest network</body></html>").into_response())
    }

    fn is_list(&self, subject: &str) -> bool {
        self.peer == Peer::Twilio && subject.starts_with("GET ") && subject.ends_with("/Messages.json")
    }

    fn slow(&self) -> Fault {
        match self.peer {
            Peer::Webex => Fault::WebexSlow,
            Peer::Twilio => Fault::TwilioSlow,
        }
    }
}

async fn unpack(answer: Response) -> (axum::http::response::Parts, Bytes) {
    let (parts, body) = answer.into_parts();
    // The simulators' answers are complete in memory; there is nothing that could fail here.
    (parts, to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// What is remembered of a body: all of a request of the API, not of a large file that somebody shares.
fn kept(body: &Bytes) -> Vec<u8> {
    const MOST: usize = 4 * 1024 * 1024;
    body[..body.len().min(MOST)].to_vec()
}

fn header(headers: &HeaderMap) -> Option<String> {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::to_owned)
}
