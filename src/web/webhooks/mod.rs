//! Webhooks. An extractor checks the signature over the raw body: no handler can see a body that is not verified.

pub(super) mod twilio;
pub(super) mod webex;

use http::StatusCode;

use super::Web;
use crate::{
    inbox::Incoming,
    store::{Commit, Committed},
};

impl Web {
    /// Stores what came in, unless it has come in before; answers only then.
    async fn receive(&self, event: &str, incoming: &Incoming) -> StatusCode {
        let commit = Commit::default().unless_seen(event).receive(incoming);
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
