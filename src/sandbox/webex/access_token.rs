//! `POST /access_token`: the Service App's access token, renewed by its refresh token.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use jiff::SignedDuration;
use serde_json::json;

use super::auth::{Identity, SERVICE_APP as SCOPES, Token};
use super::errors::{Answer, Refusal};
use super::request::{ok, unsupported};
use super::{WebexCloud, ids};
use crate::clock;
use crate::sandbox::people::{CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, SERVICE_APP};
use crate::sandbox::shape::{Field, Fields, Kind, must};

const REFRESH: &[Field] = &[
    must("grant_type", Kind::OneOf(&["refresh_token"])),
    must("client_id", Kind::Text),
    must("client_secret", Kind::Text),
    must("refresh_token", Kind::Text),
];
/// Fourteen days, as the real service counts them.
const LIFE: i64 = 1_209_599;
/// Ninety days.
const REFRESH_LIFE: i64 = 7_776_000;

pub(super) async fn refresh(State(cloud): State<WebexCloud>, headers: HeaderMap, body: Bytes) -> Answer {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(unsupported());
    }
    let pairs = serde_urlencoded::from_bytes(&body).map_err(|_| Refusal::bad("The form cannot be read."))?;
    let fields = Fields::from_pairs(pairs, REFRESH).map_err(Refusal::invalid)?;
    let is = |name: &str, wanted: &str| fields.text(name) == Some(wanted);
    if !is("client_id", CLIENT_ID) || !is("client_secret", CLIENT_SECRET) {
        return Err(Refusal::new(StatusCode::UNAUTHORIZED, "The client credentials are invalid."));
    }
    if !is("refresh_token", REFRESH_TOKEN) {
        return Err(Refusal::new(StatusCode::UNAUTHORIZED, "The refresh token is invalid: re-authorize."));
    }
    cloud.change("people", |state, now| {
        let last = *state.refreshed_at.get_or_insert(now);
        let left = REFRESH_LIFE - now.duration_since(last).as_secs();
        if left <= 0 {
            return Err(Refusal::new(StatusCode::UNAUTHORIZED, "The refresh token has expired: re-authorize."));
        }
        // The refresh token's own life starts again whenever it is used.
        state.refreshed_at = Some(now);
        let access_token = format!("sandbox-service-app-token-{}", clock::random_id().simple());
        let token = Token {
            person_id: ids::public("PEOPLE", SERVICE_APP.uuid),
            identity: Identity::ServiceApp,
            expires_at: now.saturating_add(SignedDuration::from_secs(LIFE)).ok(),
        };
        state.tokens.insert(access_token.clone(), token);
        Ok(ok(json!({
            "access_token": access_token,
            "expires_in": LIFE,
            "refresh_token": REFRESH_TOKEN,
            "refresh_token_expires_in": REFRESH_LIFE,
            "token_type": "Bearer",
            "scope": SCOPES.join(" "),
        })))
    })
}
