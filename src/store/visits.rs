//! Reading and changing visits.

use jiff::Timestamp;

use super::{Commit, Committed, Store, StoreError, decode};
use crate::visit::{Event, Visit, VisitId};

/// How often a change is tried again when somebody else was faster. Each loss means that another change was stored.
const RACES: usize = 50;

impl Store {
    /// The visit with this id, if there is one.
    pub async fn visit(&self, id: VisitId) -> Result<Option<Visit>, StoreError> {
        let doc: Option<String> = self.handle.call(redis::cmd("HGET").arg(self.keys.visit(id)).arg("doc")).await?;
        doc.map(|doc| decode("visit", &doc)).transpose()
    }

    /// Lets an event happen to a visit, and stores what follows from it together with `along`. Answers the visit as it is
    /// then; `None` when there is no such visit (`along` is stored all the same) or when `along` was overtaken.
    pub async fn happen(
        &self,
        id: VisitId,
        event: &Event,
        now: Timestamp,
        along: Commit,
    ) -> Result<Option<Visit>, StoreError> {
        for _ in 0..RACES {
            let Some(visit) = self.visit(id).await? else {
                return self.commit(&along).await.map(|_| None);
            };
            let change = visit.apply(event, now);
            let nothing = change.visit == visit && change.effects.is_empty() && change.timers.is_empty();
            let commit = if nothing { along.clone() } else { along.clone().change(&change) };
            if self.commit(&commit).await? == Committed::Done {
                tracing::info!(visit.id = %id, event = event.word(), "visit: {}", event.word());
                return Ok(Some(Visit { version: visit.version + u64::from(!nothing), ..change.visit }));
            }
            if nothing {
                return Ok(None);
            }
        }
        Err(StoreError::Contended)
    }

    /// The visit whose Webex meeting this is, if it is one of ours.
    pub async fn visit_of_meeting(&self, meeting_id: &str) -> Result<Option<VisitId>, StoreError> {
        let id: Option<String> = self.handle.call(redis::cmd("GET").arg(self.keys.meeting(meeting_id))).await?;
        Ok(id.and_then(|id| id.parse().ok()))
    }
}
