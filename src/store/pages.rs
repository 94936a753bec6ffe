//! When the pages of those who hold a place were heard of last. Not part of the visit: a page is heard of many times a
//! minute, and whether it matters is looked at once a minute.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Store, StoreError};
use crate::visit::{Heard, ParticipantId, VisitId};

/// For so long it is remembered, in seconds: longer than anybody waits.
const REMEMBERED: u64 = 24 * 60 * 60;

impl Store {
    /// Somebody's page has been heard of.
    pub async fn hear(&self, visit: VisitId, participant: ParticipantId, now: Timestamp) -> Result<(), StoreError> {
        let key = self.keys.pages(visit);
        self.handle.call::<()>(redis::cmd("HSET").arg(&key).arg(participant.0).arg(now.as_millisecond())).await?;
        Ok(self.handle.call::<()>(redis::cmd("EXPIRE").arg(&key).arg(REMEMBERED)).await?)
    }

    /// When the pages of a visit were heard of last.
    pub async fn heard(&self, visit: VisitId) -> Result<Vec<Heard>, StoreError> {
        let all: BTreeMap<u16, i64> = self.handle.call(redis::cmd("HGETALL").arg(self.keys.pages(visit))).await?;
        let heard = all.into_iter().filter_map(|(id, at)| {
            Some(Heard { participant: ParticipantId(id), at: Timestamp::from_millisecond(at).ok()? })
        });
        Ok(heard.collect())
    }
}
