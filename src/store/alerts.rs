//! Reading and changing alerts.

use jiff::Timestamp;

use super::{Commit, Committed, Store, StoreError, decode, visits::RACES};
use crate::alerts::{self, Alert, AlertEvent};

impl Store {
    /// The alert of this key, if there was one lately.
    pub async fn alert(&self, alert: &str) -> Result<Option<Alert>, StoreError> {
        let doc: Option<String> = self.handle.call(redis::cmd("HGET").arg(self.keys.alert(alert)).arg("doc")).await?;
        doc.map(|doc| decode("alert", &doc)).transpose()
    }

    /// The alerts of the last days, open or not, the oldest change first.
    pub async fn alerts(&self) -> Result<Vec<Alert>, StoreError> {
        let mut command = redis::cmd("ZRANGE");
        let keys: Vec<String> = self.handle.call(command.arg(self.keys.alerts()).arg(0).arg(-1)).await?;
        let mut alerts = Vec::new();
        for key in keys {
            alerts.extend(self.alert(&key).await?);
        }
        Ok(alerts)
    }

    /// Lets an event happen to an alert, and stores what follows from it together with `along`. Answers the alert as it
    /// was before; `None` when there was none, or when `along` was overtaken.
    pub async fn alert_happens(
        &self,
        alert: &str,
        event: &AlertEvent,
        now: Timestamp,
        along: Commit,
    ) -> Result<Option<Alert>, StoreError> {
        for _ in 0..RACES {
            let before = self.alert(alert).await?;
            let Some(change) = alerts::happen(before.as_ref(), event, now) else {
                return Ok(match self.commit(&along).await? {
                    Committed::Done => before,
                    Committed::Overtaken => None,
                });
            };
            if self.commit(&along.clone().alert(&change, now)).await? == Committed::Done {
                return Ok(before);
            }
        }
        Err(StoreError::Contended)
    }
}
