//! Posting the visit's card.

use super::{Outbox, Outcome};
use crate::{chat, inbox::Incoming, visit::Event, visit::Visit};

impl Outbox {
    pub(super) async fn show_card(&self, visit: &Visit) -> Outcome {
        let message = chat::visit_card(visit, &self.config.clinic.zone, self.clock.now())?;
        let message_id = self.webex.post_message(&message).await?;
        let event = Event::CardShown { message_id, version: visit.version };
        Ok(Some(Incoming::Visit { visit: visit.id, event }))
    }
}
