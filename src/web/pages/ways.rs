//! Other ways into the meeting, for somebody who was admitted and whose browser cannot do it: Webex's own page, or a phone.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::Serialize;

use super::{
    Web,
    entrance::{Entrance, ScriptEntrance},
};
use crate::visit::{CallIn, Meeting, MeetingDetails, Passage};

/// What there is; what there is not is left out of the page.
#[derive(Serialize)]
struct Ways {
    join_link: Option<String>,
    phone: Option<CallIn>,
}

pub(in crate::web) async fn ways(State(web): State<Web>, ScriptEntrance(entrance): ScriptEntrance) -> Response {
    if entrance.passage != Passage::Holder {
        return StatusCode::FORBIDDEN.into_response();
    }
    let ready = match &entrance.visit.meeting {
        Meeting::Ready(details) if entrance.participant.is_admitted() && !entrance.visit.is_over() => details,
        _ => return StatusCode::CONFLICT.into_response(),
    };
    let join_link = web.join_link(&entrance, ready).await;
    Json(Ways { join_link, phone: ready.call_in.clone() }).into_response()
}

impl Web {
    /// A link that Webex does not give is not offered: the phone remains.
    async fn join_link(&self, entrance: &Entrance, details: &MeetingDetails) -> Option<String> {
        let made = async {
            let (guest, name) = self.guest_of(entrance).await?;
            let Some(email) = guest.email else { return Ok(None) };
            self.webex.join_link(details, &email, &name).await
        };
        made.await.unwrap_or_else(|error| {
            tracing::error!(visit.id = %entrance.visit.id, %error, "page: no link into the meeting");
            None
        })
    }
}
