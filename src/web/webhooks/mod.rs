//! Webhooks. An extractor checks the signature over the raw body: no handler can see a body that is not verified.

pub(super) mod texts_in;
pub(super) mod twilio;
mod twiml;
pub(super) mod webex;

use http::StatusCode;

use super::Web;
use crate::{
    inbox::Incoming,
    store::{Commit, Committed},
};

impl Web {
    /// Stores what came in and is nothing to deal with; answers only then.
    async fn remember(&self, commit: Commit) -> StatusCode {
        match self.store.commit(&commit).await {
            Ok(_) => StatusCode::OK,
            Err(error) => {
                tracing::error!(%error, "webhook: could not be stored");
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }

    /// Stores what came in and what goes along with it, unless it has come in before; answers only then.
    async fn receive(&self, event: &str, incoming: &Incoming, along: Commit) -> StatusCode {
        let commit = along.unless_seen(event).receive(incoming);
        match self.store.commit(&commit).await {
            Ok(Committed::Done) => StatusCode::OK,
            Ok(Committed::Overtaken) => {
                tracing::debug!("webhook: seen before");
                StatusCode::OK
            }
            Err(error) => {
                tracing::error!(%error, "webhook: could not be stored");
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }
}
