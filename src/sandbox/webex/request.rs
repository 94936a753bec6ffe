//! Reading requests: JSON bodies and query strings by their tables, and pages of long lists.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request};
use axum::http::header::{CONTENT_TYPE, LINK};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde_json::{Value, json};

use super::errors::{Answer, Refusal};
use crate::sandbox::shape::{Field, Fields};

/// A JSON body, not judged yet.
pub(super) struct Body(Value);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(unsupported());
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Refusal::bad("The body cannot be read."))?;
        serde_json::from_slice(&bytes).map(Self).map_err(|_| Refusal::bad("Request body is not valid JSON."))
    }
}

impl<S: Send + Sync> OptionalFromRequest<S> for Body {
    type Rejection = Refusal;

    /// None where nothing was sent.
    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Refusal> {
        match request.headers().contains_key(CONTENT_TYPE) {
            true => <Self as FromRequest<S>>::from_request(request, state).await.map(Some),
            false => Ok(None),
        }
    }
}

impl Body {
    pub(super) fn shaped(self, table: &[Field]) -> Result<Fields, Refusal> {
        self.shaped_by(&[table])
    }

    pub(super) fn shaped_by(self, tables: &[&[Field]]) -> Result<Fields, Refusal> {
        Fields::from_json(self.0, tables).map_err(Refusal::invalid)
    }
}

pub(super) fn unsupported() -> Refusal {
    Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The request payload is in an unsupported format.")
}

/// The official document declares `application/json-patch+json` for changing a meeting, and clients send either.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    ["application/json", "application/json-patch+json"].contains(&kind)
}

/// A query string, not judged yet.
pub(super) struct Query {
    pairs: Vec<(String, String)>,
    path: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let pairs = serde_urlencoded::from_str(parts.uri.query().unwrap_or_default())
            .map_err(|_| Refusal::bad("The query string cannot be read."))?;
        Ok(Self { pairs, path: parts.uri.path().to_owned() })
    }
}

impl Query {
    pub(super) fn shaped(&self, table: &'static [Field]) -> Result<Fields, Refusal> {
        Fields::from_pairs(self.pairs.clone(), table).map_err(Refusal::invalid)
    }

    /// One page of a list, with the `Link` header to the next. `base` is the address this cloud is reached at.
    pub(super) fn page(&self, fields: &Fields, default: i64, base: &str, items: Vec<Value>) -> Answer {
        let size = fields.number("max").unwrap_or(default);
        let start = fields.text("cursor").map_or(Ok(0), str::parse).map_err(|_| Refusal::bad("Invalid cursor."))?;
        if !(1..=1_000).contains(&size) {
            return Err(Refusal::bad("max must be between 1 and 1000."));
        }
        let end = items.len().min(start + size as usize);
        let page: Vec<Value> = items.get(start..end).unwrap_or_default().to_vec();
        let mut response = ok(json!({ "items": page }));
        if end < items.len() {
            let others = self.pairs.iter().filter(|(name, _)| name != "cursor").cloned();
            let pairs: Vec<_> = others.chain([("cursor".to_owned(), end.to_string())]).collect();
            let query = serde_urlencoded::to_string(&pairs).unwrap_or_default();
            let link = format!("<{base}{}?{query}>; rel=\"next\"", self.path);
            response.headers_mut().extend(HeaderValue::from_str(&link).map(|value| (LINK, value)));
        }
        Ok(response)
    }
}

pub(super) fn ok(body: Value) -> Response {
    (StatusCode::OK, Json(body)).into_response()
}

pub(super) fn no_content() -> Response {
    StatusCode::NO_CONTENT.into_response()
}
