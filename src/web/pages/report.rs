//! What the page tells about the call. Webex's webhooks tell the same, later.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::Deserialize;

use super::{Web, entrance::ScriptEntrance};
use crate::{
    store::Commit,
    visit::{Event, Passage},
};

/// What a page can tell.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    WebexLobby,
    Joined,
    Left,
    Failed,
}

#[derive(Deserialize)]
pub(in crate::web) struct Report {
    what: What,
    /// What went wrong, in the words of the browser: for the log, so letters only.
    #[serde(default)]
    detail: String,
}

pub(in crate::web) async fn report(
    State(web): State<Web>,
    ScriptEntrance(entrance): ScriptEntrance,
    Json(report): Json<Report>,
) -> Response {
    if entrance.passage != Passage::Holder || !entrance.participant.is_admitted() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let participant = entrance.participant.id;
    let event = match report.what {
        What::WebexLobby => return StatusCode::NO_CONTENT.into_response(),
        What::Joined => Event::Joined { participant },
        What::Left => Event::Left { participant },
        What::Failed => {
            tracing::warn!(visit.id = %entrance.visit.id, why = kind(&report.detail), "page: somebody could not get in");
            Event::CouldNotEnter { participant }
        }
    };
    match web.store.happen(entrance.visit.id, &event, web.clock.now(), Commit::default()).await {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => {
            tracing::error!(%error, "page: a report could not be stored");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The first word of what went wrong, such as `NotAllowedError`: nothing that a person could have written.
fn kind(detail: &str) -> String {
    detail.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '-').take(40).collect()
}
