//! Who changed: one listener per process hears of every changed visit and wakes the pages that show it.

use futures_util::StreamExt;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

use super::{Store, StoreError};
use crate::visit::VisitId;

/// How many changes a slow page may miss; it then reads the whole state, which is all it needs.
const REMEMBERED: usize = 1024;

/// The changes that this process has heard of.
#[derive(Clone)]
pub struct Changes(broadcast::Sender<VisitId>);

impl Default for Changes {
    fn default() -> Self {
        Self(broadcast::channel(REMEMBERED).0)
    }
}

impl Changes {
    /// Hears of every change from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<VisitId> {
        self.0.subscribe()
    }

    /// Listens to the store and passes on what changes, until `stop`, or until the connection breaks.
    pub async fn listen(&self, store: &Store, stop: &CancellationToken) -> Result<(), StoreError> {
        let mut listener = store.handle.listener().await?;
        listener.subscribe(store.keys.changes()).await?;
        let mut messages = listener.into_on_message();
        while let Some(Some(message)) = stop.run_until_cancelled(messages.next()).await {
            if let Ok(Ok(id)) = message.get_payload::<String>().map(|id| id.parse()) {
                // Nobody listening is no fault: no page is open.
                let _ = self.0.send(id);
            }
        }
        Ok(())
    }
}
