//! What the page has found out about camera, microphone, connection and browser, for whoever is about to admit.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header::RETRY_AFTER};

use super::{
    Web,
    entrance::{Entrance, ScriptEntrance},
};
use crate::{
    store::{Commit, Committed, StoreError},
    visit::{Device, Event, Passage},
};

/// A page may report once in so long: each report may draw the clinician's card anew.
const ONCE_IN: Duration = Duration::from_secs(5);

pub(in crate::web) async fn device(
    State(web): State<Web>,
    ScriptEntrance(entrance): ScriptEntrance,
    Json(device): Json<Device>,
) -> Response {
    if entrance.passage != Passage::Holder {
        return StatusCode::FORBIDDEN.into_response();
    }
    match web.reported(&entrance, device).await {
        Ok(true) => StatusCode::NO_CONTENT.into_response(),
        Ok(false) => (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, ONCE_IN.as_secs().to_string())]).into_response(),
        Err(error) => {
            tracing::error!(%error, "page: what a device can do could not be stored");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

impl Web {
    /// Whether the report was taken; not when there was one just before.
    async fn reported(&self, entrance: &Entrance, device: Device) -> Result<bool, StoreError> {
        let (visit, participant, now) = (entrance.visit.id, entrance.participant.id, self.clock.now());
        let span = now.as_second() / ONCE_IN.as_secs().cast_signed();
        let turn = Commit::default().once(&format!("device.{visit}.{participant}.{span}"), "reported", 2 * ONCE_IN);
        if self.store.commit(&turn).await? == Committed::Overtaken {
            return Ok(false);
        }
        self.store.happen(visit, &Event::DeviceReported { participant, device }, now, Commit::default()).await?;
        Ok(true)
    }
}
