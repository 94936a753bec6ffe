//! A meeting that Webex has made without saying so: it is found by its tag, and no second one is made.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, body::Body, extract::Request, response::Response};
use http::StatusCode;
use televisita::sandbox::faults::Fault;

use crate::{actors::Form, world::World};

/// Something between the service and Webex that loses answers: the work is done, and nobody hears of it.
struct BadLine {
    url: String,
    left: Arc<AtomicUsize>,
}

impl BadLine {
    async fn to(webex: String) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let left = Arc::new(AtomicUsize::new(0));
        let (client, lost) = (reqwest::Client::builder().no_proxy().build().unwrap(), left.clone());
        let relay = move |request: Request| {
            let (client, webex, lost) = (client.clone(), webex.clone(), lost.clone());
            async move { relay(request, &client, &webex, &lost).await }
        };
        tokio::spawn(async move { axum::serve(listener, Router::new().fallback(relay)).await });
        Self { url, left }
    }

    /// The answers to so many requests for a meeting are lost.
    fn loses(&self, count: usize) {
        self.left.store(count, Ordering::SeqCst);
    }
}

async fn relay(request: Request, client: &reqwest::Client, webex: &str, lost: &AtomicUsize) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let path = parts.uri.path_and_query().unwrap();
    let headers = parts.headers.into_iter().filter(|(name, _)| name.as_ref().is_some_and(|name| name != "host"));
    let headers = headers.filter_map(|(name, value)| Some((name?, value))).collect();
    let asked = client.request(parts.method.clone(), format!("{webex}{path}")).headers(headers).body(body);
    let answer = asked.send().await.unwrap();
    let made = parts.method == "POST" && path.path() == "/v1/meetings";
    let loses = made && lost.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
    let mut relayed = Response::new(Body::empty());
    if loses {
        *relayed.status_mut() = StatusCode::BAD_GATEWAY;
        return relayed;
    }
    *relayed.status_mut() = answer.status();
    for name in ["content-type", "retry-after", "trackingid", "link"] {
        if let Some(value) = answer.headers().get(name) {
            relayed.headers_mut().insert(name, value.clone());
        }
    }
    *relayed.body_mut() = Body::from(answer.bytes().await.unwrap());
    relayed
}

/// A world in which the service reaches Webex over a bad line.
async fn world_with_bad_line() -> (World, BadLine) {
    let mut world = World::without_service(&[]).await;
    let line = BadLine::to(world.sandbox.urls.webex.clone()).await;
    world.change("WEBEX_API_URL", &format!("{}/v1", line.url));
    world.begin().await;
    (world, line)
}

#[tokio::test]
async fn a_meeting_whose_making_was_not_confirmed_is_found_again() {
    let (world, line) = world_with_bad_line().await;
    line.loses(1);
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    assert!(world.ana().card().await.words().contains("Webex está preparando la reunión"));
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.retries_happen().await;
    assert_eq!(world.ana().card().await.buttons(), ["Admitir", "Abrir la reunión", "Mensaje…", "Más…"]);
    assert_eq!(world.meetings_made(), 1);
    world.ana().admits().await;
    maria.enters_the_meeting().await;
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_later_meeting_whose_making_was_not_confirmed_is_found_again() {
    let (world, line) = world_with_bad_line().await;
    line.loses(1);
    world.ana().books(Form { later: Some(("2026-12-24", "09:00")), ..Form::default() }).await;
    world.retries_happen().await;
    assert_eq!(world.ana().card().await.buttons(), ["Abrir la reunión", "Más…"]);
    assert_eq!(world.meetings_made(), 1);
    drop(world.patient().text());
    world.finish().await;
}

#[tokio::test]
async fn two_visits_at_the_same_time_do_not_find_each_others_meeting() {
    let (world, line) = world_with_bad_line().await;
    world.ana().books(Form::default()).await;
    let first = world.ana().meeting().await.id;
    line.loses(1);
    world.ana().books(Form { patient: "José Pérez", ..Form::default() }).await;
    world.retries_happen().await;
    assert_ne!(world.ana().meeting().await.id, first);
    assert_eq!(world.meetings_made(), 2);
    drop(world.patient().texts());
    world.finish().await;
}

#[tokio::test]
async fn trying_again_finds_the_meeting_that_was_made_before_webex_fell_silent() {
    let (world, line) = world_with_bad_line().await;
    line.loses(1);
    world.sandbox.faults.next(Fault::Webex5xx, 14, "GET /v1/meetings");
    world.ana().books(Form { later: Some(("2026-11-24", "12:00")), ..Form::default() }).await;
    while world.given_up().await == (0, 0) {
        world.seconds_pass(30).await;
    }
    let card = world.ana().card().await;
    assert!(card.words().contains("Webex no responde y no se pudo crear la reunión."), "{}", card.words());
    world.ana().presses(&card, "Intentar otra vez").await;
    assert_eq!(world.ana().card().await.buttons(), ["Abrir la reunión", "Más…"]);
    assert_eq!(world.meetings_made(), 1);
    drop((world.patient().texts(), world.admin().alerts().await));
    world.finish_after_giving_up().await;
}
