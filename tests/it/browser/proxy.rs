//! What may stand between a phone and the service: a proxy that passes everything on, holds streams back, or is cut off.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse as _, Response},
};
use http::{StatusCode, header};

/// How it behaves.
#[derive(Clone, Copy)]
#[repr(u8)]
pub enum Temper {
    /// Answers are passed on when they are complete: a stream never is.
    Buffering = 0,
    /// Nothing comes through.
    Cut = 1,
}

#[derive(Clone)]
pub struct Proxy {
    temper: Arc<AtomicU8>,
    client: reqwest::Client,
    behind: String,
    /// Its own address.
    pub url: String,
}

impl Proxy {
    /// A buffering proxy before the service at this address.
    pub async fn before(behind: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let proxy = Self { temper: Arc::default(), client, behind: behind.to_owned(), url };
        let routes = Router::new().fallback(pass).with_state(proxy.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        proxy
    }

    pub fn is(&self, temper: Temper) {
        self.temper.store(temper as u8, Ordering::SeqCst);
    }

    fn is_cut(&self) -> bool {
        self.temper.load(Ordering::SeqCst) == Temper::Cut as u8
    }
}

async fn pass(State(proxy): State<Proxy>, request: Request) -> Response {
    if proxy.is_cut() {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let mut headers = parts.headers;
    headers.remove(header::ACCEPT_ENCODING);
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let asked = proxy.client.request(parts.method, format!("{}{path}", proxy.behind)).headers(headers).body(body);
    let Ok(answer) = asked.send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let (status, headers) = (answer.status(), answer.headers().clone());
    let Ok(bytes) = answer.bytes().await else { return StatusCode::BAD_GATEWAY.into_response() };
    if proxy.is_cut() {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response.headers_mut().remove(header::TRANSFER_ENCODING);
    response
}
