//! How Twilio says no: a status, a code of its own, a sentence, and an address to read about it.

use axum::Json;
use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::clock;

/// What a handler answers with.
pub(super) type Answer = Result<Response, Refusal>;

/// A refused request.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    code: u32,
    message: String,
}

impl Refusal {
    /// A request that is understood and not possible.
    pub(super) fn bad(code: u32, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code, message: message.into() }
    }

    /// The answer to a parameter of the wrong type or outside its range.
    pub(super) fn parameter(problem: impl Into<String>) -> Self {
        Self::bad(20422, format!("Invalid Parameter: {}", problem.into()))
    }

    pub(super) fn unauthorized() -> Self {
        Self { status: StatusCode::UNAUTHORIZED, code: 20003, message: "Authenticate".to_owned() }
    }

    pub(super) fn test_credentials() -> Self {
        let message = "Resource not accessible with Test Account Credentials".to_owned();
        Self { status: StatusCode::FORBIDDEN, code: 20008, message }
    }

    pub(super) fn not_found(path: &str) -> Self {
        let message = format!("The requested resource {path} was not found");
        Self { status: StatusCode::NOT_FOUND, code: 20404, message }
    }

    pub(super) fn unsupported() -> Self {
        Self { status: StatusCode::UNSUPPORTED_MEDIA_TYPE, code: 20415, message: "Unsupported Media Type".to_owned() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({
            "code": self.code,
            "message": self.message,
            "more_info": format!("https://www.twilio.com/docs/errors/{}", self.code),
            "status": self.status.as_u16(),
        });
        let mut response = (self.status, Json(body)).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            let realm = HeaderValue::from_static("Basic realm=\"Twilio API\"");
            response.headers_mut().insert(WWW_AUTHENTICATE, realm);
        }
        response
    }
}

/// The refusal that goes with a bare status.
pub(super) fn refuse(status: StatusCode) -> Response {
    let (code, message) = match status {
        StatusCode::NOT_FOUND => (20404, "The requested resource was not found"),
        StatusCode::METHOD_NOT_ALLOWED => (20004, "Method not allowed"),
        StatusCode::TOO_MANY_REQUESTS => (20429, "Too Many Requests"),
        StatusCode::SERVICE_UNAVAILABLE => (20503, "Service is unavailable. Please try again"),
        _ => (20001, status.canonical_reason().unwrap_or("The request was refused")),
    };
    Refusal { status, code, message: message.to_owned() }.into_response()
}

/// Gives every answer the identifier that support asks for.
pub(super) fn finish(mut response: Response) -> Response {
    let id = format!("RQ{}", clock::random_id().simple());
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("twilio-request-id", value);
    }
    response
}
