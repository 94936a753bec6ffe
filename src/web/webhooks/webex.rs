//! Webex's webhooks: signed by `X-Spark-Signature`, the hexadecimal HMAC-SHA1 of the raw body.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, State},
    response::{IntoResponse, Response},
};
use hmac::{Hmac, KeyInit, Mac};
use http::StatusCode;
use secrecy::ExposeSecret;
use serde::Deserialize;
use sha1::Sha1;

use super::super::Web;
use crate::{inbox::Incoming, store::Commit};

/// A body that Webex has signed.
pub(in crate::web) struct Signed(Bytes);

impl FromRequest<Web> for Signed {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let signature = request.headers().get("x-spark-signature").map(|value| value.as_bytes().to_vec());
        let body = Bytes::from_request(request, web).await.map_err(IntoResponse::into_response)?;
        let secret = web.config.webex.webhook_secret.expose_secret();
        if signature.is_some_and(|signature| is_valid(secret, &body, &signature)) {
            return Ok(Self(body));
        }
        tracing::warn!("webhook: Webex's signature is missing or wrong");
        Err(StatusCode::UNAUTHORIZED.into_response())
    }
}

fn is_valid(secret: &str, body: &[u8], signature: &[u8]) -> bool {
    let Ok(given) = hex::decode(signature) else { return false };
    <Hmac<Sha1> as KeyInit>::new_from_slice(secret.as_bytes())
        .is_ok_and(|mac| mac.chain_update(body).verify_slice(&given).is_ok())
}

/// The envelope. Whatever else is in it is ignored.
#[derive(Deserialize)]
struct Envelope {
    resource: String,
    event: String,
    #[serde(default)]
    data: Data,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Data {
    id: String,
    room_id: String,
    room_type: String,
    person_id: String,
    message_id: String,
    meeting_id: String,
    meeting_series_id: String,
    email: String,
    host: bool,
    joined_time: String,
    left_time: String,
}

pub(in crate::web) async fn receive(State(web): State<Web>, Signed(body): Signed) -> StatusCode {
    let Ok(envelope) = serde_json::from_slice::<Envelope>(&body) else {
        tracing::warn!("webhook: a signed body of Webex that is no event");
        return StatusCode::BAD_REQUEST;
    };
    match envelope.meaning() {
        Some(incoming) => web.receive(&envelope.identity(), &incoming, Commit::default()).await,
        None => StatusCode::OK,
    }
}

impl Envelope {
    /// What it means to us; unknown events mean nothing.
    fn meaning(&self) -> Option<Incoming> {
        let data = &self.data;
        let group = data.room_type == "group";
        let (person_id, room_id) = (data.person_id.clone(), data.room_id.clone());
        Some(match (self.resource.as_str(), self.event.as_str()) {
            ("messages", "created") => Incoming::Message { message_id: data.id.clone(), person_id, room_id, group },
            ("attachmentActions", "created") => {
                let (action_id, message_id) = (data.id.clone(), data.message_id.clone());
                Incoming::Submitted { action_id, message_id, person_id, room_id }
            }
            ("memberships", "created") => Incoming::AddedToSpace { person_id, room_id, group },
            ("meetings", "started") => Incoming::MeetingStarted { meeting: data.series() },
            ("meetings", "ended") => Incoming::MeetingEnded { meeting: data.series() },
            ("meetingParticipants", "joined") => {
                Incoming::ParticipantJoined { meeting: data.series(), email: data.email.clone(), host: data.host }
            }
            ("meetingParticipants", "left") => {
                Incoming::ParticipantLeft { meeting: data.series(), email: data.email.clone() }
            }
            _ => return None,
        })
    }

    /// By which a second delivery of the same event is known. Somebody who comes back joins at another time.
    fn identity(&self) -> String {
        let data = &self.data;
        format!("{}:{}:{}:{}{}", self.resource, self.event, data.id, data.joined_time, data.left_time)
    }
}

impl Data {
    /// The series of a meeting: instances are called `<series>_I_<number>`.
    fn series(&self) -> String {
        let id = [&self.meeting_series_id, &self.meeting_id, &self.id].into_iter().find(|id| !id.is_empty());
        id.and_then(|id| id.split('_').next()).unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_signature_is_valid_and_any_other_is_not() {
        let good = b"f8446672f033e4b2beafc5ca3a71eafcd2cafb6e";
        assert!(is_valid("secret", br#"{"a":1}"#, good));
        assert!(!is_valid("secret", br#"{"a":2}"#, good));
        assert!(!is_valid("other", br#"{"a":1}"#, good));
        assert!(!is_valid("secret", br#"{"a":1}"#, b"not hexadecimal"));
    }
}
