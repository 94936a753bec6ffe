//! Telling the admins. What happens to an alert goes to the inbox, which counts; its card and its end are posted here.

use super::{DeliveryError, Outbox, Outcome};
use crate::{
    alerts::{Alert, AlertEvent},
    chat,
    inbox::Incoming,
    upstream::CallError,
    visit::AdminAlert,
    webex::{Destination, NewMessage},
};

impl Outbox {
    pub(super) async fn show_alert(&self, key: &str) -> Outcome {
        let event = match self.store.alert(key).await?.filter(Alert::is_open) {
            Some(alert) => {
                let (language, zone) = (self.config.clinic.language, &self.config.clinic.zone);
                let message = chat::alert_card(language, self.admin_space(), &alert, zone, self.clock.now())?;
                AlertEvent::Shown { message_id: self.webex.post_message(&message).await? }
            }
            None => AlertEvent::CardLost,
        };
        Ok(Some(Incoming::Alert { alert: key.to_owned(), event }))
    }

    pub(super) async fn tell_alert_closed(&self, alert: &Alert) -> Outcome {
        let markdown = chat::alert_closed(self.config.clinic.language, alert, &self.config.clinic.zone);
        self.say(&NewMessage { to: self.admin_space(), markdown, card: None }).await
    }

    /// Something is well: whoever was told otherwise is told so.
    pub(super) async fn passed(&self, alert: &AdminAlert) -> Outcome {
        let open = self.store.alert(&alert.key()).await?.is_some_and(|alert| alert.is_open());
        Ok(open.then(|| Incoming::passed(alert)))
    }

    fn admin_space(&self) -> Destination {
        Destination::Room(self.webex.config().admin_room_id.clone())
    }
}

/// Whether a failed call is a no, and not a bad moment.
pub(super) fn is_refusal(error: &DeliveryError) -> bool {
    matches!(error, DeliveryError::Call(CallError::Refused { .. }))
}
