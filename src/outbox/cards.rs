//! Posting the visit's card, and the agenda.

use super::{Outbox, Outcome};
use crate::{
    chat,
    inbox::Incoming,
    store::StoreError,
    texts::Language,
    visit::{Event, Visit},
    webex::NewMessage,
};

impl Outbox {
    /// A clinician who has left the hospital's staff sees no patient any more; a scheduler can give the visit to somebody.
    pub(super) async fn show_card(&self, visit: &Visit) -> Outcome {
        if !self.works_here(&visit.clinician.person_id).await? {
            return Ok(Some(Incoming::Visit { visit: visit.id, event: Event::CardLost }));
        }
        let mut visit = visit.clone();
        visit.clinician.language = self.language_of(&visit.clinician.person_id, visit.clinician.language).await?;
        let message = chat::visit_card(&visit, &self.config.clinic.zone, self.clock.now())?;
        let message_id = self.webex.post_message(&message).await?;
        let event = Event::CardShown { message_id, version: visit.version };
        Ok(Some(Incoming::Visit { visit: visit.id, event }))
    }

    /// The language in which somebody is spoken to now; they may have chosen another one since.
    pub(super) async fn language_of(&self, person_id: &str, before: Language) -> Result<Language, StoreError> {
        Ok(self.store.language_of(person_id).await?.map_or(before, |(language, _)| language))
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
