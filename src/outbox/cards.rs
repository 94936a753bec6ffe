//! Posting the visit's card, and the agenda.

use super::{Outbox, Outcome};
use crate::{
    chat,
    inbox::Incoming,
    store::StoreError,
    visit::{Event, Visit},
    webex::NewMessage,
};

impl Outbox {
    /// A clinician who has left the hospital's staff sees no patient any more; a scheduler can give the visit to somebody.
    pub(super) async fn show_card(&self, visit: &Visit) -> Outcome {
        if !self.works_here(&visit.clinician.person_id).await? {
            return Ok(Some(Incoming::Visit { visit: visit.id, event: Event::CardLost }));
        }
        let message = chat::visit_card(visit, &self.config.clinic.zone, self.clock.now())?;
        let message_id = self.webex.post_message(&message).await?;
        let event = Event::CardShown { message_id, version: visit.version };
        Ok(Some(Incoming::Visit { visit: visit.id, event }))
    }

    /// Whether somebody has a role, so that they may read about patients.
    pub(super) async fn works_here(&self, person_id: &str) -> Result<bool, StoreError> {
        Ok(self.store.staff_member(person_id).await?.is_some_and(|member| !member.roles.is_empty()))
    }

    pub(super) async fn show_agenda(&self, person_id: &str, message: &NewMessage) -> Outcome {
        let message_id = self.webex.post_message(message).await?;
        Ok(Some(Incoming::AgendaShown { person_id: person_id.to_owned(), message_id }))
    }
}
