//! Reading links, and what was accepted behind them.

use super::{Store, StoreError, decode};
use crate::visit::{Door, LinkHash, ParticipantId, VisitId};

impl Store {
    /// What a link leads to. One that has run out or was replaced is found for some days more, marked as revoked.
    pub async fn door(&self, link: &LinkHash) -> Result<Option<Door>, StoreError> {
        for key in [self.keys.link(link), self.keys.former_link(link)] {
            let stored: Option<String> = self.handle.call(redis::cmd("GET").arg(key)).await?;
            if let Some(stored) = stored {
                return decode("link", &stored).map(Some);
            }
        }
        Ok(None)
    }

    /// A text that somebody has accepted.
    pub async fn accepted_text(&self, sha256: &str) -> Result<Option<String>, StoreError> {
        Ok(self.handle.call(redis::cmd("GET").arg(self.keys.accepted(sha256))).await?)
    }

    /// The link that counts for a participant, if one is still good.
    pub async fn current_link(
        &self,
        visit: VisitId,
        participant: ParticipantId,
    ) -> Result<Option<LinkHash>, StoreError> {
        let key = self.keys.current_link(visit, participant);
        let hash: Option<String> = self.handle.call(redis::cmd("GET").arg(key)).await?;
        Ok(hash.map(LinkHash))
    }
}
