//! The buttons of the visit's card that let people in or stop what is done by itself, and the card when it is asked for.

use futures_util::future::BoxFuture;

use super::{Turn, arrange::not_yours};
use crate::{
    inbox::WorkError,
    outbox::Delivery,
    texts::say,
    visit::{Actor, Effect, Event, ParticipantId, Visit},
};

pub(super) fn admit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.participant() {
            Some(participant) => turn.pressed(|by| Event::AdmitPressed { participant, by }).await,
            None => turn.too_old().await,
        }
    })
}

pub(super) fn admit_all(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(turn.pressed(|by| Event::AdmitAllPressed { by }))
}

pub(super) fn retry_meeting(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(turn.pressed(|_| Event::MeetingRetried))
}

/// Nothing more is done by itself about those who do not open their link.
pub(super) fn stop_rescue(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(turn.pressed(|by| Event::RescueStopped { by }))
}

/// The card comes anew, to the end of the chat.
pub(super) fn show(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let Some(visit) = turn.visit().await? else { return turn.not_pressable().await };
        let commit = turn.done.deliver(Delivery::Visit { visit: visit.id, effect: Effect::ShowCard });
        let _ = turn.talk.store.commit(&commit).await?;
        Ok(())
    })
}

impl Turn {
    /// The visit of the card; only its clinician may press its buttons.
    pub(super) async fn visit(&self) -> Result<Option<Visit>, WorkError> {
        let Ok(id) = self.input("visit").parse() else { return Ok(None) };
        let visit = self.talk.store.visit(id).await?;
        Ok(visit.filter(|visit| visit.clinician.person_id == self.speaker.person_id))
    }

    /// Somebody in the visit, as a button names them.
    pub(super) fn participant(&self) -> Option<ParticipantId> {
        self.input("participant").parse().ok().map(ParticipantId)
    }

    /// Lets happen to the card's visit what was pressed.
    pub(super) async fn pressed(self, event: impl FnOnce(Actor) -> Event) -> Result<(), WorkError> {
        match (self.visit().await?, self.speaker.actor()) {
            (Some(visit), Some(by)) => self.happen(&visit, &event(by)).await,
            _ => self.not_pressable().await,
        }
    }

    /// The visit of the card is somebody else's by now, or is no longer there.
    async fn not_pressable(self) -> Result<(), WorkError> {
        match self.visit_to_arrange().await? {
            Err(words) => self.reply_in_words(words).await,
            Ok(visit) => self.not_yours(&visit).await,
        }
    }

    async fn not_yours(self, visit: &Visit) -> Result<(), WorkError> {
        let words = not_yours(self.speaker.language, visit);
        self.reply_in_words(words).await
    }

    pub(super) async fn happen(self, visit: &Visit, event: &Event) -> Result<(), WorkError> {
        self.talk.store.happen(visit.id, event, self.now, self.done).await?;
        Ok(())
    }

    pub(super) async fn too_old(self) -> Result<(), WorkError> {
        let words = say(self.speaker.language, "chat-card-old");
        self.reply_in_words(words).await
    }
}
