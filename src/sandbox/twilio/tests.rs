//! The cloud as a client meets it: real requests through the router, real webhooks to a real listener.

mod accounts;
mod inbound;
mod lookup;
mod opt_out;
mod sending;
mod troubles;
mod twiml;
mod whatsapp;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tower::ServiceExt;

use super::{Signing, TwilioCloud};
use crate::clock::Clock;
use crate::sandbox::exchange::Exchanges;
use crate::sandbox::faults::{Fault, Faults};
use crate::sandbox::people::{ACCOUNT_SID, AUTH_TOKEN, MESSAGING_SERVICE_SID, PHONE_NUMBER};

const ANYBODY: &str = "+525512345678";

struct Stage {
    cloud: TwilioCloud,
    clock: Clock,
    faults: Faults,
    exchanges: Exchanges,
}

impl Stage {
    fn new() -> Self {
        let clock = Clock::frozen("2026-11-24T16:20:00Z".parse::<Timestamp>().unwrap());
        let (faults, exchanges) = (Faults::default(), Exchanges::default());
        let cloud = TwilioCloud::new(clock.clone(), faults.clone(), exchanges.clone());
        Self { cloud, clock, faults, exchanges }
    }

    async fn ask(&self, method: &str, rest: &str, form: &[(&str, &str)]) -> (StatusCode, Value) {
        self.ask_as((ACCOUNT_SID, AUTH_TOKEN), method, rest, form).await
    }

    async fn ask_as(&self, who: (&str, &str), method: &str, rest: &str, form: &[(&str, &str)]) -> (StatusCode, Value) {
        self.ask_at(who, method, &format!("/2010-04-01/Accounts/{ACCOUNT_SID}/{rest}"), form).await
    }

    async fn ask_at(
        &self,
        (name, secret): (&str, &str),
        method: &str,
        path: &str,
        form: &[(&str, &str)],
    ) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Basic {}", STANDARD.encode(format!("{name}:{secret}"))))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(serde_urlencoded::to_string(form).unwrap()))
            .unwrap();
        let answer = self.cloud.router().oneshot(request).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    async fn send(&self, form: &[(&str, &str)]) -> (StatusCode, Value) {
        self.ask("POST", "Messages.json", form).await
    }

    /// An SMS to anybody, told of at `url`.
    async fn text(&self, url: &str) -> Value {
        self.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola"), ("StatusCallback", url)]).await.1
    }

    /// Somebody writes, and everything that comes of it happens.
    async fn hears(&self, from: &str, body: &str) -> Value {
        let sid = self.cloud.text_in(from, body).unwrap();
        self.cloud.deliver_pending().await;
        self.ask("GET", &format!("Messages/{sid}.json"), &[]).await.1
    }

    /// Every text that went to a phone, with its status.
    fn texts(&self) -> Vec<(String, String, &'static str)> {
        self.cloud.sms().into_iter().map(|sms| (sms.to, sms.body, sms.status)).collect()
    }

    /// The code with which a form is refused.
    async fn refusal(&self, form: &[(&str, &str)]) -> i64 {
        let (status, error) = self.send(form).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{form:?}: {error}");
        assert_eq!(error["status"], 400);
        assert_eq!(error["more_info"], format!("https://www.twilio.com/docs/errors/{}", error["code"]));
        error["code"].as_i64().unwrap()
    }
}

type Heard = Arc<Mutex<Vec<(HeaderMap, Vec<(String, String)>)>>>;

/// Somebody who listens to callbacks: the address, and what was heard.
async fn listener() -> (String, Heard) {
    async fn hear(State(heard): State<Heard>, headers: HeaderMap, body: String) {
        heard.lock().unwrap().push((headers, serde_urlencoded::from_str(&body).unwrap()));
    }
    let heard = Heard::default();
    let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/status?visit=1", socket.local_addr().unwrap());
    let app = Router::new().route("/status", post(hear)).with_state(heard.clone());
    tokio::spawn(async move { axum::serve(socket, app).await });
    (url, heard)
}

fn told(heard: &Heard, name: &str) -> Vec<String> {
    let heard = heard.lock().unwrap();
    let params = heard.iter().flat_map(|(_, params)| params.iter());
    params.filter(|(other, _)| other == name).map(|(_, value)| value.clone()).collect()
}

/// A service that answers to what phones write.
struct Service {
    url: String,
    heard: Heard,
    answer: Arc<Mutex<(u16, &'static str, Vec<u8>)>>,
}

impl Service {
    /// It answers nothing until it is told to.
    async fn start() -> Self {
        let (heard, answer) = (Heard::default(), Arc::new(Mutex::new((200, "text/xml", b"<Response/>".to_vec()))));
        let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/sms", socket.local_addr().unwrap());
        let (listening, answering) = (heard.clone(), answer.clone());
        let app = Router::new().fallback(async move |headers: HeaderMap, body: String| {
            listening.lock().unwrap().push((headers, serde_urlencoded::from_str(&body).unwrap()));
            let (status, kind, body) = answering.lock().unwrap().clone();
            (StatusCode::from_u16(status).unwrap(), [("content-type", kind)], body)
        });
        tokio::spawn(async move { axum::serve(socket, app).await });
        Self { url, heard, answer }
    }

    fn answers(&self, status: u16, kind: &'static str, body: impl Into<Vec<u8>>) {
        *self.answer.lock().unwrap() = (status, kind, body.into());
    }

    fn says(&self, messages: &str) {
        self.answers(
            200,
            "text/xml; charset=utf-8",
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>{messages}</Response>"),
        );
    }
}
