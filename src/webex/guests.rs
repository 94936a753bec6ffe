//! Guests: the identities under which patients and relatives join. Made when somebody is admitted, for that browser only.

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{PEER, Webex, WebexError, call};
use crate::{config::GuestProvider, upstream::CallError};

/// How long the JWT of a guest issuer is good: it is exchanged at once.
const JWT_LIFE: SignedDuration = SignedDuration::from_mins(15);

/// A guest of Webex.
pub struct Guest {
    /// What the Browser SDK signs in with.
    pub access_token: SecretString,
    /// The address by which webhooks name the guest; a guest issuer does not tell it.
    pub email: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    access_token: String,
    email: Option<String>,
}

#[derive(Deserialize)]
struct Exchanged {
    token: String,
}

#[derive(Serialize)]
struct Claims<'a> {
    sub: &'a str,
    name: &'a str,
    iss: &'a str,
    exp: i64,
}

impl Webex {
    /// Makes a guest. `subject` tells nothing about the person; the same subject again is the same guest.
    pub async fn make_guest(&self, subject: &str, name: &str, now: Timestamp) -> Result<Guest, WebexError> {
        match &self.config.guests {
            GuestProvider::ServiceApp => {
                let body = json!({ "subject": subject, "displayName": name });
                let request = self.as_service_app(Method::POST, &["guests", "token"]).await?.json(&body);
                let made: Made = self.noticed(call(PEER, request).await)?;
                Ok(Guest { access_token: made.access_token.into(), email: made.email })
            }
            GuestProvider::GuestIssuer { id, secret } => {
                let exp = now.saturating_add(JWT_LIFE).unwrap_or(now).as_second();
                let jwt = sign(secret, &Claims { sub: subject, name, iss: id, exp })?;
                let request = self.client.post(self.address(&["jwt", "login"])).bearer_auth(jwt);
                let exchanged: Exchanged = call(PEER, request).await?;
                Ok(Guest { access_token: exchanged.token.into(), email: None })
            }
        }
    }
}

fn sign(secret: &SecretString, claims: &Claims<'_>) -> Result<String, CallError> {
    let bad = |why: &str| CallError::Unclear { peer: PEER, why: format!("the guest issuer's secret {why}") };
    let key = STANDARD.decode(secret.expose_secret()).map_err(|_| bad("is not base64"))?;
    let header = Header::new(Algorithm::HS256);
    jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(&key)).map_err(|_| bad("does not sign"))
}
