//! Reading and changing visits.

use std::sync::LazyLock;

use jiff::Timestamp;
use redis::Script;

use super::{Commit, Committed, Store, StoreError, decode};
use crate::visit::{Event, Visit, VisitId};

/// How often a change is tried again when somebody else was faster. Each loss means that another change was stored.
pub(super) const RACES: usize = 50;
/// How many visits are read in one call.
const READ_AT_ONCE: usize = 200;

/// KEYS: visits. Answers their documents.
static READ: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
        local docs = {}
        for index, key in ipairs(KEYS) do docs[index] = redis.call('HGET', key, 'doc') end
        return docs
        ",
    )
});

impl Store {
    /// The visit with this id, if there is one.
    pub async fn visit(&self, id: VisitId) -> Result<Option<Visit>, StoreError> {
        let doc: Option<String> = self.handle.call(redis::cmd("HGET").arg(self.keys.visit(id)).arg("doc")).await?;
        doc.map(|doc| decode("visit", &doc)).transpose()
    }

    /// The visits that begin in this time, `to` not included, in the order in which they begin.
    pub async fn visits_between(&self, from: Timestamp, to: Timestamp) -> Result<Vec<Visit>, StoreError> {
        let mut range = redis::cmd("ZRANGE");
        range.arg(self.keys.visits()).arg(from.as_second()).arg(format!("({}", to.as_second())).arg("BYSCORE");
        let ids: Vec<String> = self.handle.call(&range).await?;
        let ids: Vec<VisitId> = ids.iter().filter_map(|id| id.parse().ok()).collect();
        self.visits_named(&ids).await
    }

    /// The visits with these ids, as far as they are there and can be read.
    pub(super) async fn visits_named(&self, ids: &[VisitId]) -> Result<Vec<Visit>, StoreError> {
        let keys: Vec<_> = ids.iter().map(|id| self.keys.visit(*id)).collect();
        let mut visits = Vec::with_capacity(keys.len());
        for some in keys.chunks(READ_AT_ONCE) {
            let mut read = READ.prepare_invoke();
            for key in some {
                read.key(key);
            }
            let docs: Vec<Option<String>> = self.handle.script(&read).await?;
            for doc in docs.into_iter().flatten() {
                match decode("visit", &doc) {
                    Ok(visit) => visits.push(visit),
                    // The others of the day are shown all the same.
                    Err(error) => tracing::error!(%error, "store: a visit is left out of a list"),
                }
            }
        }
        Ok(visits)
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
            let commit = match nothing {
                true => along.clone(),
                false => self.with_agendas(along.clone().change(&change), [&visit, &change.visit], now).await?,
            };
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
