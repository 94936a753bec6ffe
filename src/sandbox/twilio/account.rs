//! Who calls: the account itself, by its auth token or a key, or its test credentials.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::TwilioCloud;
use super::errors::Refusal;
use super::message::API_VERSION;
use crate::sandbox::people::{ACCOUNT_SID, API_KEY_SECRET, API_KEY_SID, AUTH_TOKEN, TEST_ACCOUNT_SID, TEST_AUTH_TOKEN};

/// What a caller has signed in to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Account {
    Live,
    Test,
}

/// Proof that the caller signed in, and as the account that the path names, where it names one.
pub(super) struct Caller(pub(super) Account);

/// Proof that the caller signed in as the live account: test credentials open one door only.
pub(super) struct Owner;

const CREDENTIALS: [(&str, &str, Account); 3] = [
    (ACCOUNT_SID, AUTH_TOKEN, Account::Live),
    (API_KEY_SID, API_KEY_SECRET, Account::Live),
    (TEST_ACCOUNT_SID, TEST_AUTH_TOKEN, Account::Test),
];

impl FromRequestParts<TwilioCloud> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &TwilioCloud) -> Result<Self, Refusal> {
        let (name, secret) = credentials(&parts.headers).ok_or_else(Refusal::unauthorized)?;
        let known = CREDENTIALS.iter().find(|known| (known.0, known.1) == (name.as_str(), secret.as_str()));
        let account = known.map(|known| known.2).ok_or_else(Refusal::unauthorized)?;
        let path = parts.uri.path().strip_prefix(&format!("/{API_VERSION}/Accounts/"));
        let named = path.and_then(|rest| rest.split('/').next());
        if named.is_none_or(|named| named == account.sid()) { Ok(Self(account)) } else { Err(Refusal::unauthorized()) }
    }
}

impl FromRequestParts<TwilioCloud> for Owner {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, cloud: &TwilioCloud) -> Result<Self, Refusal> {
        match Caller::from_request_parts(parts, cloud).await? {
            Caller(Account::Live) => Ok(Self),
            Caller(Account::Test) => Err(Refusal::test_credentials()),
        }
    }
}

impl Account {
    const fn sid(self) -> &'static str {
        match self {
            Self::Live => ACCOUNT_SID,
            Self::Test => TEST_ACCOUNT_SID,
        }
    }
}

fn credentials(headers: &HeaderMap) -> Option<(String, String)> {
    let encoded = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let plain = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    plain.split_once(':').map(|(name, secret)| (name.to_owned(), secret.to_owned()))
}
