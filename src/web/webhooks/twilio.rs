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
    twilio::{
        report,
        signature::{Algorithm, is_valid},
    },
    visit::{Event, VisitId},
};

/// A form that Twilio has signed.
pub(in crate::web) struct Signed(Vec<(String, String)>);

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
}

pub(in crate::web) async fn status(
    State(web): State<Web>,
    Query(about): Query<About>,
    Signed(form): Signed,
) -> StatusCode {
    let field = |name: &str| form.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let (Some(visit), Some(sid), Some(status)) = (about.visit, field("MessageSid"), field("MessageStatus")) else {
        return StatusCode::OK;
    };
    let code = field("ErrorCode").and_then(|code| code.parse().ok());
    let event = Event::SmsReported { sid: sid.to_owned(), status: report(status), code };
    web.receive(&format!("sms:{sid}:{status}"), &Incoming::Visit { visit, event }).await
}
