//! The guest credentials: made after admission, for the browser that holds the place, and given to nobody else.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header::RETRY_AFTER};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::{
    Web,
    entrance::{Entrance, ScriptEntrance},
};
use crate::{
    store::Commit,
    texts::say_with,
    upstream::CallError,
    visit::{Event, Meeting, MeetingDetails, Passage},
    webex::{Guest, WebexError},
};

/// How soon a page asks again when nothing better is known, in seconds.
const AGAIN: u64 = 5;

pub(in crate::web) async fn credentials(State(web): State<Web>, ScriptEntrance(entrance): ScriptEntrance) -> Response {
    if entrance.passage != Passage::Holder {
        return StatusCode::FORBIDDEN.into_response();
    }
    if !entrance.participant.is_admitted() || entrance.visit.is_over() {
        return (StatusCode::CONFLICT, Json(json!({ "screen": "lobby" }))).into_response();
    }
    let Meeting::Ready(details) = &entrance.visit.meeting else { return busy(AGAIN) };
    match web.guest_of(&entrance).await {
        Ok((guest, name)) => Json(web.answer(&guest, &name, details)).into_response(),
        Err(error) => {
            tracing::error!(visit.id = %entrance.visit.id, %error, "page: no credentials for somebody who was admitted");
            busy(match error {
                WebexError::Call(CallError::Busy { pause, .. }) => pause.as_secs(),
                _ => AGAIN,
            })
        }
    }
}

impl Web {
    pub(super) async fn guest_of(&self, entrance: &Entrance) -> Result<(Guest, String), WebexError> {
        let (visit, one) = (&entrance.visit, &entrance.participant);
        let name = match one.has_own_name() {
            true => one.name.as_str().to_owned(),
            false => say_with(one.language, "chat-who-relative", &[("name", one.name.as_str().into())]),
        };
        let subject = format!("{}-{}", visit.id, one.id);
        let now = self.clock.now();
        let guest = self.webex.make_guest(&subject, &name, now).await?;
        if let Some(email) = &guest.email {
            let event = Event::GuestMade { participant: one.id, email: email.clone() };
            self.store.happen(visit.id, &event, now, Commit::default()).await?;
        }
        Ok((guest, name))
    }

    fn answer(&self, guest: &Guest, name: &str, details: &MeetingDetails) -> Value {
        json!({
            "access_token": guest.access_token.expose_secret(),
            "destination": details.sip_address,
            "password": details.password,
            "display_name": name,
            "sdk": {
                "url": self.assets.sdk_url(),
                "integrity": self.assets.sdk_integrity(),
                "config": self.sdk_config(),
            },
        })
    }

    /// Where the SDK finds its cloud, when it is not Cisco's.
    fn sdk_config(&self) -> Value {
        let Some(cloud) = &self.config.webex.sdk_cloud_url else { return Value::Null };
        let base = cloud.as_str().trim_end_matches('/');
        let hydra = format!("{base}/v1");
        json!({
            "hydra": hydra,
            "hydraServiceUrl": hydra,
            "services": {
                "discovery": { "hydra": hydra, "sqdiscovery": format!("{base}/region"), "u2c": format!("{base}/u2c/api/v1") },
                "allowedDomains": [cloud.host_str().unwrap_or_default()],
            },
            "device": { "preDiscoveryServices": { "hydra": hydra, "hydraServiceUrl": hydra } },
        })
    }
}

fn busy(seconds: u64) -> Response {
    let body = Json(json!({ "retry_after": seconds }));
    (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, seconds.to_string())], body).into_response()
}
