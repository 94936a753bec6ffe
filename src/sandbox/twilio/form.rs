//! Forms and queries, read by their tables.

use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;

use super::errors::Refusal;
use crate::sandbox::shape::{Field, Fields};

/// A form, not judged yet.
pub(super) struct Form(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_form(request.headers()) {
            return Err(Refusal::unsupported());
        }
        let unreadable = |_| Refusal::parameter("the form cannot be read");
        let bytes = Bytes::from_request(request, state).await.map_err(unreadable)?;
        serde_urlencoded::from_bytes(&bytes).map(Self).map_err(|_| Refusal::parameter("the form cannot be read"))
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

impl Form {
    pub(super) fn shaped(self, table: &'static [Field]) -> Result<Fields, Refusal> {
        shaped(self.0, table)
    }
}

/// Reads the parameters of a form or a query by their table.
pub(super) fn shaped(pairs: Vec<(String, String)>, table: &'static [Field]) -> Result<Fields, Refusal> {
    let unknown = |(name, _): &&(String, String)| !table.iter().any(|field| field.name == name);
    if let Some((name, _)) = pairs.iter().find(unknown) {
        return Err(Refusal::bad(20001, format!("Unknown parameters: {name}")));
    }
    Fields::from_pairs(pairs, table).map_err(|problems| Refusal::parameter(problems.join("; ")))
}
