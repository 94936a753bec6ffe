//! Posting the visit's card, and the agenda.

use super::{Outbox, Outcome};
use crate::{chat, inbox::Incoming, visit::Event, visit::Visit, webex::NewMessage};

impl Outbox {
    pub(super) async fn show_card(&self, visit: &Visit) -> Outcome {
        let message = chat::visit_card(visit, &self.config.clinic.zone, self.clock.now())?;
        let message_id = self.webex.post_message(&message).await?;
        let event = Event::CardShown { message_id, version: visit.version };
        Ok(Some(Incoming::Visit { visit: visit.id, event }))
    }

    pub(super) async fn show_agenda(&self, person_id: &str, message: &NewMessage) -> Outcome {
        let message_id = self.webex.post_message(message).await?;
        Ok(Some(Incoming::AgendaShown { person_id: person_id.to_owned(), message_id }))
    }
}
