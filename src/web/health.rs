//! Whether the program lives, and whether it can do its work.

use axum::extract::State;
use http::StatusCode;

use super::Web;

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "alive\n"
}

/// Redis takes writes.
pub(super) async fn ready(State(web): State<Web>) -> (StatusCode, &'static str) {
    match web.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "health: the store does not take writes");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not take writes\n")
        }
    }
}
