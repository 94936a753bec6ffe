//! What the cloud answers when it refuses, and how it reads a request: the guest's token, and a JSON body that must
//! have the right shape.

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Json, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::SdkCloud;
use crate::sandbox::webex::Guest;

/// Why a request was refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No token, an unknown one or an expired one.
    BadToken,
    /// The token is good, the thing is somebody else's.
    NotYours,
    /// There is no such thing, or no longer.
    NoSuch(&'static str),
    /// The body has the wrong shape.
    Malformed(String),
    /// The meeting's password is missing or wrong; the SDK knows the code.
    WrongPassword,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code, message) = match self {
            Self::BadToken => {
                (StatusCode::UNAUTHORIZED, 401, "The access token is not valid or has expired".to_owned())
            }
            Self::NotYours => (StatusCode::FORBIDDEN, 403, "This belongs to somebody else".to_owned()),
            Self::NoSuch(what) => (StatusCode::NOT_FOUND, 404, format!("There is no such {what}")),
            Self::Malformed(why) => (StatusCode::BAD_REQUEST, 400, why),
            Self::WrongPassword => return wrong_password(),
        };
        (status, Json(json!({ "message": message, "errorCode": code }))).into_response()
    }
}

fn wrong_password() -> Response {
    let message = "Meeting need meeting password or panelist password";
    let body = json!({ "code": 403_004, "message": message, "data": { "meetingInfo": {} } });
    (StatusCode::FORBIDDEN, Json(body)).into_response()
}

/// The guest whose token the request carries.
pub(super) struct Caller(pub Guest);

impl FromRequestParts<SdkCloud> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, cloud: &SdkCloud) -> Result<Self, Refusal> {
        let value = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = value.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Refusal::BadToken)?;
        cloud.webex.guest_by_token(token.trim()).map(Caller).ok_or(Refusal::BadToken)
    }
}

/// A JSON body of the shape `T`.
pub(super) struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<SdkCloud> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, cloud: &SdkCloud) -> Result<Self, Refusal> {
        let read: Result<Json<T>, JsonRejection> = Json::from_request(request, cloud).await;
        read.map(|Json(body)| Self(body)).map_err(|rejection| Refusal::Malformed(rejection.body_text()))
    }
}

/// A JSON answer.
pub(super) type Answer = Result<Json<Value>, Refusal>;
