//! Guests, both ways: tokens made by the Service App, and the older guest issuer's signed claim to be somebody.
//!
//! The same subject is always the same guest, whatever name it comes with; older tokens stay valid.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::json;

use super::auth::{Caller, Identity, Token};
use super::errors::{Answer, Refusal};
use super::request::{Body, ok};
use super::state::{Person, State as Everything};
use super::{WebexCloud, ids};
use crate::clock;
use crate::sandbox::people::{GUEST_ISSUER_ID, GUEST_ISSUER_SECRET, ORGANISATION};
use crate::sandbox::shape::{Field, Kind, must};

const TOKEN: &[Field] = &[must("subject", Kind::Text), must("displayName", Kind::Text)];
/// About eighteen hours: a Service App's guest.
const SERVICE_APP_LIFE: i64 = 64_799;
/// Six hours: a guest issuer's guest.
const ISSUER_LIFE: i64 = 21_600;

#[derive(Debug, Deserialize)]
struct Claims {
    sub: String,
    name: String,
    iss: String,
    exp: i64,
}

/// `POST /guests/token`
pub(super) async fn token(State(cloud): State<WebexCloud>, caller: Caller, request: Body) -> Answer {
    caller.needs(&["guest-issuer:write"])?;
    let fields = request.shaped(TOKEN)?;
    let (subject, name) = (fields.text("subject").unwrap_or_default(), fields.text("displayName").unwrap_or_default());
    if subject.is_empty() || name.is_empty() {
        return Err(Refusal::bad("subject and displayName must not be empty."));
    }
    cloud.change("people", |state, now| {
        let guest = state.guest(&format!("service-app/{subject}"), name);
        let access_token = state.guest_token(&guest, SERVICE_APP_LIFE, now);
        Ok(ok(json!({
            "id": guest.id,
            "subject": subject,
            "displayName": guest.name,
            "email": guest.email,
            "accessToken": access_token,
            "expiresIn": SERVICE_APP_LIFE,
        })))
    })
}

/// `POST /jwt/login`: the header holds the signed claim, with or without `Bearer`.
pub(super) async fn login(State(cloud): State<WebexCloud>, headers: HeaderMap) -> Answer {
    let claim = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let claim = claim.strip_prefix("Bearer ").unwrap_or(claim);
    let claims = verified(claim, cloud.clock().now()).ok_or_else(Refusal::unauthorized)?;
    cloud.change("people", |state, now| {
        let guest = state.guest(&format!("issuer/{}", claims.sub), &claims.name);
        let token = state.guest_token(&guest, ISSUER_LIFE, now);
        Ok(ok(json!({ "token": token, "expiresIn": ISSUER_LIFE })))
    })
}

fn verified(claim: &str, now: Timestamp) -> Option<Claims> {
    let key = DecodingKey::from_secret(&STANDARD.decode(GUEST_ISSUER_SECRET).ok()?);
    let mut rules = Validation::new(Algorithm::HS256);
    // The sandbox has a clock of its own; the expiry is judged by it below.
    rules.validate_exp = false;
    rules.set_required_spec_claims(&["sub", "iss", "exp"]);
    rules.set_issuer(&[GUEST_ISSUER_ID]);
    let claims = jsonwebtoken::decode::<Claims>(claim, &key, &rules).ok()?.claims;
    let current = now.as_second() < claims.exp && claims.iss == GUEST_ISSUER_ID;
    (current && !claims.sub.is_empty() && !claims.name.is_empty()).then_some(claims)
}

impl Everything {
    /// The guest with this subject, made or renamed.
    fn guest(&mut self, subject: &str, name: &str) -> Person {
        if let Some(known) = self.people.iter_mut().find(|person| person.subject.as_deref() == Some(subject)) {
            known.name = name.to_owned();
            known.first_name = name.to_owned();
            return known.clone();
        }
        let uuid = clock::random_id();
        let guest = Person {
            uuid,
            id: ids::public("PEOPLE", uuid),
            email: format!("{uuid}@appid.ciscospark.com"),
            name: name.to_owned(),
            first_name: name.to_owned(),
            last_name: String::new(),
            kind: "appuser",
            licences: Vec::new(),
            invite_pending: false,
            subject: Some(subject.to_owned()),
        };
        self.people.push(guest.clone());
        guest
    }

    /// A token of the real one's form: the Browser SDK reads the organisation and the kind of user out of it.
    fn guest_token(&mut self, guest: &Person, life: i64, now: Timestamp) -> String {
        let part = |json: serde_json::Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let head = part(json!({ "alg": "RS256", "typ": "JWT" }));
        let claims = part(json!({
            "sub": guest.uuid,
            "realm": ORGANISATION,
            "user_type": "guest",
            "iat": now.as_second(),
            "exp": now.as_second() + life,
            "jti": clock::random_id(),
        }));
        // Nobody checks this signature: the token is looked up.
        let signature = URL_SAFE_NO_PAD.encode(clock::random_bytes::<256>());
        let text = format!("{head}.{claims}.{signature}");
        let token = Token {
            person_id: guest.id.clone(),
            identity: Identity::Guest,
            expires_at: now.saturating_add(SignedDuration::from_secs(life)).ok(),
        };
        self.tokens.insert(text.clone(), token);
        text
    }
}
