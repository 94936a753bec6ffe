//! The buttons of an alert's card in the admins' space. Who pressed is on the card; whoever presses second is told.

use futures_util::future::BoxFuture;
use jiff::SignedDuration;

use super::Turn;
use crate::{
    alerts::AlertEvent,
    chat::{self, AlreadyPressed},
    inbox::WorkError,
    visit::PersonName,
};

/// For how long an alert can be snoozed, in hours.
const SNOOZES: [i64; 2] = [1, 8];

pub(super) fn snooze(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let hours = turn.input("hours").parse().ok().filter(|hours| SNOOZES.contains(hours)).unwrap_or(SNOOZES[0]);
        let until = turn.now.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(turn.now);
        turn.about_alert(|by| AlertEvent::Snoozed { by, until }).await
    })
}

pub(super) fn resolve(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(turn.about_alert(|by| AlertEvent::Resolved { by }))
}

impl Turn {
    async fn about_alert(self, event: impl FnOnce(PersonName) -> AlertEvent) -> Result<(), WorkError> {
        let (language, zone) = (self.speaker.language, self.talk.config.clinic.zone.clone());
        let key = self.input("alert");
        let Some(by) = PersonName::parse(&self.speaker.name) else { return self.talk.finish(self.done).await };
        let event = event(by);
        let before = self.talk.store.alert(&key).await?;
        let already = match &before {
            None => Some(AlreadyPressed::Forgotten),
            Some(alert) => match (&alert.closed, alert.snoozed_at(self.now), &event) {
                (Some(closed), ..) => Some(AlreadyPressed::Closed(closed)),
                (None, Some(snoozed), AlertEvent::Snoozed { .. }) => Some(AlreadyPressed::Snoozed(snoozed)),
                _ => None,
            },
        };
        if let Some(already) = already {
            return self.reply_in_words(chat::alert_already(language, already, &zone)).await;
        }
        self.talk.store.alert_happens(&key, &event, self.now, self.done).await?;
        Ok(())
    }
}
