//! How Webex says no: a status, a message, descriptions, and the tracking id that support asks for.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::state::without_nulls;
use crate::clock;

/// What a handler answers with.
pub(super) type Answer = Result<Response, Refusal>;

/// A refused request.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) message: String,
    pub(super) errors: Vec<String>,
    /// The code that some services give beside the description.
    pub(super) code: Option<u32>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), errors: Vec::new(), code: None }
    }

    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// The answer to a body, form or query string that its table refuses.
    pub(super) fn invalid(errors: Vec<String>) -> Self {
        Self { errors, ..Self::bad("The input parameters contain invalid items.") }
    }

    pub(super) fn card(errors: Vec<String>) -> Self {
        let message = "Unable to process the attachments. Check the attachments format and try again.";
        Self { errors, ..Self::bad(message) }
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "The request requires a valid access token set in the Authorization request header.",
        )
    }

    pub(super) fn forbidden() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "The server understood the request, but refused to fulfill it because the access token is missing required \
             scopes or the user is missing required roles or licenses.",
        )
    }

    pub(super) fn not_found(what: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, what)
    }

    /// What the meetings service says for a host without a licence, and for any meeting the caller may not see.
    pub(super) fn no_data() -> Self {
        Self::not_found("Cannot find the data")
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"hydra\""));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// The refusal that goes with a bare status.
pub(super) fn refuse(status: StatusCode) -> Response {
    let message = match status {
        StatusCode::NOT_FOUND => "The requested resource could not be found.",
        StatusCode::METHOD_NOT_ALLOWED => "The method is not allowed for this resource.",
        StatusCode::TOO_MANY_REQUESTS => "Too many requests have been sent in a given amount of time.",
        StatusCode::SERVICE_UNAVAILABLE => "The service is temporarily unable to handle the request.",
        _ => status.canonical_reason().unwrap_or("The request was refused."),
    };
    Refusal::new(status, message).into_response()
}

/// Gives every answer its tracking id, and a refusal its body, which quotes it.
pub(super) fn finish(mut response: Response) -> Response {
    let tracking = format!("SANDBOX_{}", clock::random_id());
    if let Some(refusal) = response.extensions_mut().remove::<Refusal>() {
        let descriptions = if refusal.errors.is_empty() { vec![refusal.message.clone()] } else { refusal.errors };
        let error = |text: &String| without_nulls(json!({ "errorCode": refusal.code, "description": text }));
        let errors: Vec<_> = descriptions.iter().map(error).collect();
        let body = json!({ "message": refusal.message, "errors": errors, "trackingId": tracking });
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        *response.body_mut() = Body::from(body.to_string());
    }
    if let Ok(value) = HeaderValue::from_str(&tracking) {
        response.headers_mut().insert("trackingid", value);
    }
    response
}
