//! Twilio's status callbacks: signed over the address and the form.

use axum::{
    body::Bytes,
    extract::{FromRequest, Query, Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, Uri};
use serde::Deserialize;
use url::Url;

use super::super::Web;
use crate::{
    inbox::Incoming,
    phone::PhoneNumber,
    store::Commit,
    twilio::{
        report,
        signature::{Algorithm, is_valid},
    },
    visit::{Event, SmsReport, VisitId},
};

/// A form that Twilio has signed.
pub(in crate::web) struct Signed(Vec<(String, String)>);

impl Signed {
    /// What a field says. Twilio adds fields without notice; nobody minds.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<Web> for Signed {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let (headers, uri) = (request.headers().clone(), request.uri().clone());
        let body = Bytes::from_request(request, web).await.map_err(IntoResponse::into_response)?;
        let form: Vec<(String, String)> = serde_urlencoded::from_bytes(&body).unwrap_or_default();
        if is_signed(web, &headers, &uri, &form) {
            return Ok(Self(form));
        }
        tracing::warn!("webhook: Twilio's signature is missing or wrong");
        Err(StatusCode::UNAUTHORIZED.into_response())
    }
}

/// Behind a proxy the address that Twilio called is not the one that arrives here: it comes from the settings.
fn is_signed(web: &Web, headers: &HeaderMap, uri: &Uri, form: &[(String, String)]) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let address = public_address(&web.config.public_url, uri);
    let algorithm = Algorithm::named(text("x-twilio-webhooks-signature-settings"));
    match (algorithm, text("x-twilio-signature")) {
        (Some(algorithm), Some(signature)) => {
            is_valid(web.twilio.signing_key(algorithm), &address, form, algorithm, signature)
        }
        _ => false,
    }
}

fn public_address(public_url: &Url, uri: &Uri) -> Url {
    let mut address = public_url.clone();
    let path = format!("{}{}", public_url.path().trim_end_matches('/'), uri.path());
    address.set_path(&path);
    address.set_query(uri.query());
    address
}

/// What our own address carries.
#[derive(Deserialize)]
pub(in crate::web) struct About {
    visit: Option<VisitId>,
    delivery: Option<String>,
}

impl Web {
    /// Whose network a phone is in, when that is known. Without it the report counts all the same.
    async fn carrier_of(&self, address: &str) -> Option<String> {
        let phone = PhoneNumber::of_sender(address).ok()?;
        self.store.carrier_of(&phone).await.ok().flatten()
    }
}

pub(in crate::web) async fn status(State(web): State<Web>, Query(about): Query<About>, form: Signed) -> StatusCode {
    let (Some(visit), Some(sid), Some(status)) = (about.visit, form.field("MessageSid"), form.field("MessageStatus"))
    else {
        return StatusCode::OK;
    };
    let (code, status_word) = (form.field("ErrorCode").and_then(|code| code.parse().ok()), status);
    let status = report(status);
    let carrier = match status {
        SmsReport::Failed => web.carrier_of(form.field("To").unwrap_or_default()).await,
        _ => None,
    };
    let event = Event::SmsReported { sid: sid.to_owned(), status, code, carrier };
    let commit = match &about.delivery {
        Some(delivery) => Commit::default().reported_message(delivery, sid),
        None => Commit::default(),
    };
    // That Twilio has it is only news to whoever does not know yet whether it was sent.
    if status == SmsReport::Underway {
        return web.remember(commit).await;
    }
    web.receive(&format!("sms:{sid}:{status_word}"), &Incoming::Visit { visit, event }, commit).await
}
