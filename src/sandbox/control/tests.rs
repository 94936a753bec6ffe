//! The control API as the demo page meets it.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::Request;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use tower::ServiceExt;

use super::*;
use crate::sandbox::exchange::Exchanges;

struct Stage {
    control: Control,
    webex: broadcast::Sender<&'static str>,
    cancel: CancellationToken,
    clock: Clock,
    faults: Faults,
    pages: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        let clock = Clock::frozen("2026-11-24T16:20:00Z".parse::<Timestamp>().unwrap());
        let (faults, cancel, webex) = (Faults::default(), CancellationToken::new(), broadcast::Sender::new(1));
        let twilio = TwilioCloud::new(clock.clone(), faults.clone(), Exchanges::default());
        let pages = tempfile::tempdir().unwrap();
        let (of_webex, both) = (webex.clone(), (clock.clone(), faults.clone()));
        let info = Info::new("http://127.0.0.1:7401", "http://127.0.0.1:7402", "http://127.0.0.1:7403");
        let changes = move || of_webex.subscribe();
        let control = Control::new(info, pages.path(), both, twilio, changes, cancel.clone());
        Self { control, webex, cancel, clock, faults, pages }
    }

    async fn ask(&self, method: &str, path: &str, body: &str) -> Response {
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        router(self.control.clone()).oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap()
    }

    async fn json(&self, method: &str, path: &str, body: &str) -> (StatusCode, Value) {
        let answer = self.ask(method, path, body).await;
        (answer.status(), serde_json::from_slice(&whole(answer).await).unwrap())
    }
}

async fn whole(answer: Response) -> Bytes {
    to_bytes(answer.into_body(), usize::MAX).await.unwrap()
}

#[tokio::test]
async fn the_info_names_everybody_who_can_be_played() {
    let (_, info) = Stage::new().json("GET", "/sandbox/info", "").await;
    let roles: Vec<_> = info["people"].as_array().unwrap().iter().map(|one| one["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["clinician", "clinician", "scheduler", "admin"]);
    assert_eq!(info["bot"]["email"], "televisita@webex.bot");
    assert_eq!(info["twilio_url"], "http://127.0.0.1:7402");
    let id = URL_SAFE_NO_PAD.decode(info["people"][0]["person_id"].as_str().unwrap()).unwrap();
    assert_eq!(id, b"ciscospark://us/PEOPLE/a0a00000-0000-4000-8000-000000000001");
}

#[tokio::test]
async fn the_clock_moves_forward_only() {
    let stage = Stage::new();
    let (status, time) = stage.json("POST", "/sandbox/clock", r#"{"advance_seconds":600}"#).await;
    assert_eq!((status, &time["ahead_seconds"]), (StatusCode::OK, &json!(600)));
    assert_eq!(stage.clock.now().to_string(), "2026-11-24T16:30:00Z");
    assert_eq!(stage.json("GET", "/sandbox/clock", "").await.1, time);
    for wrong in [r#"{"advance_seconds":-1}"#, r#"{"advance_seconds":99999999999}"#] {
        assert_eq!(stage.json("POST", "/sandbox/clock", wrong).await.0, StatusCode::BAD_REQUEST);
    }
    let (status, error) = stage.json("POST", "/sandbox/clock", r#"{"seconds":1}"#).await;
    assert!(status.is_client_error() && error["error"].is_string(), "{status} {error}");
    assert_eq!(stage.clock.now().to_string(), "2026-11-24T16:30:00Z");
}

#[tokio::test]
async fn a_fault_is_switched_on_and_off_by_name() {
    let stage = Stage::new();
    let on = || stage.faults.switches().into_iter().filter(|one| one.on).map(|one| one.id).collect::<Vec<_>>();
    let (_, switches) = stage.json("POST", "/sandbox/faults", r#"{"id":"twilio-429","on":true}"#).await;
    let switch = switches.as_array().unwrap().iter().find(|one| one["id"] == "twilio-429").unwrap();
    assert_eq!(switch["on"], true);
    assert_eq!(on(), ["twilio-429"]);
    let (_, switches) = stage.json("POST", "/sandbox/faults", r#"{"id":"twilio-429","on":false}"#).await;
    assert_eq!(switches, stage.json("GET", "/sandbox/faults", "").await.1);
    assert!(on().is_empty());
    let (status, error) = stage.json("POST", "/sandbox/faults", r#"{"id":"rain","on":true}"#).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(error["error"].as_str().unwrap().contains("webex-429"));
}

#[tokio::test]
async fn listeners_hear_every_kind_of_change_until_the_sandbox_ends() {
    let stage = Stage::new();
    let answer = stage.ask("GET", "/sandbox/events", "").await;
    stage.webex.send("meetings").unwrap();
    stage.json("POST", "/sandbox/clock", r#"{"advance_seconds":1}"#).await;
    let mut frames = answer.into_body().into_data_stream();
    let mut heard = Vec::new();
    for _ in 0..2 {
        heard.push(String::from_utf8(frames.next().await.unwrap().unwrap().to_vec()).unwrap());
    }
    heard.sort();
    assert_eq!(heard, ["event: changed\ndata: clock\n\n", "event: changed\ndata: meetings\n\n"]);
    stage.cancel.cancel();
    assert!(frames.next().await.is_none());
}

#[tokio::test]
async fn who_missed_something_is_told_that_anything_may_have_changed() {
    let stage = Stage::new();
    let answer = stage.ask("GET", "/sandbox/events", "").await;
    // The channel of this stage keeps one change only.
    stage.webex.send("meetings").unwrap();
    stage.webex.send("meetings").unwrap();
    let frames = answer.into_body().into_data_stream().take(3).map(Result::unwrap);
    let heard: Vec<_> = frames.map(|frame| String::from_utf8(frame.to_vec()).unwrap()).collect().await;
    assert!(heard[0].contains("data: messages") && heard[1].contains("data: meetings"), "{heard:?}");
}

#[tokio::test]
async fn every_other_path_is_the_demo_page() {
    let stage = Stage::new();
    std::fs::write(stage.pages.path().join("index.html"), "<h1>demo</h1>").unwrap();
    assert_eq!(whole(stage.ask("GET", "/", "").await).await, "<h1>demo</h1>");
    assert_eq!(stage.ask("GET", "/nothing.js", "").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(stage.json("GET", "/sandbox/nothing", "").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_phone_starts_empty() {
    assert_eq!(Stage::new().json("GET", "/sandbox/sms", "").await.1, json!([]));
}

#[tokio::test]
async fn a_phone_writes_and_its_words_stand_in_the_conversation() {
    let stage = Stage::new();
    let text = r#"{"from":"+525512345678","body":"¿A qué hora?"}"#;
    let (status, conversation) = stage.json("POST", "/sandbox/sms", text).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!((&conversation[0]["direction"], &conversation[0]["body"]), (&json!("in"), &json!("¿A qué hora?")));
    assert_eq!(conversation, stage.json("GET", "/sandbox/sms", "").await.1);
    stage.json("POST", "/sandbox/sms", r#"{"from":"+525512345678","body":"HELP"}"#).await;
    let (_, conversation) = stage.json("GET", "/sandbox/sms", "").await;
    let directions: Vec<_> = conversation.as_array().unwrap().iter().map(|one| &one["direction"]).collect();
    assert_eq!(directions, ["in", "in", "out"]);
    for wrong in [r#"{"from":"55 1234","body":"Hola"}"#, r#"{"from":"+525512345678","body":""}"#] {
        let (status, error) = stage.json("POST", "/sandbox/sms", wrong).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(error["error"].is_string());
    }
    let (status, _) = stage.json("POST", "/sandbox/sms", r#"{"to":"+525512345678"}"#).await;
    assert!(status.is_client_error());
}
