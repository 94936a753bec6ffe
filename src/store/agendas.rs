//! The agendas on show.

use jiff::Timestamp;

use super::{Commit, Entry, QueueName, Store, StoreError};
use crate::{agenda::Agenda, inbox::Incoming, visit::Visit};

impl Store {
    /// Somebody's agenda as it is stored, if one is on show: the document, by which a commit knows that it has not changed,
    /// and what it says.
    pub async fn agenda(&self, person_id: &str) -> Result<(Option<String>, Option<Agenda>), StoreError> {
        let doc: Option<String> = self.handle.call(redis::cmd("HGET").arg(self.keys.agendas()).arg(person_id)).await?;
        let agenda = doc.as_deref().and_then(read);
        Ok((doc, agenda))
    }

    /// The same commit, which also has those agendas looked at on which a visit stands or stood.
    pub async fn with_agendas(
        &self,
        commit: Commit,
        visits: [&Visit; 2],
        now: Timestamp,
    ) -> Result<Commit, StoreError> {
        let docs: Vec<String> = self.handle.call(redis::cmd("HVALS").arg(self.keys.agendas())).await?;
        let agendas = docs.iter().filter_map(|doc| read(doc));
        let concerned = agendas.filter(|agenda| visits.iter().any(|visit| agenda.concerns(visit)));
        Ok(concerned.fold(commit, |commit, agenda| commit.agenda_due(&agenda.person_id, agenda.due_for_change(now))))
    }
}

impl Commit {
    /// Has somebody's agenda looked at then, once.
    pub fn agenda_due(self, person_id: &str, due: Timestamp) -> Self {
        let entry =
            Entry::named(format!("agenda.{person_id}"), &Incoming::AgendaDue { person_id: person_id.to_owned() });
        self.add_later(QueueName::Inbox, entry, due)
    }
}

/// What an earlier version of the program wrote may no longer be read; such an agenda is not kept up any more.
fn read(doc: &str) -> Option<Agenda> {
    serde_json::from_str(doc).ok()
}
