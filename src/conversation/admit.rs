//! The buttons of the visit's card.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{
    inbox::WorkError,
    texts::say,
    visit::{Event, ParticipantId, PersonName, Visit},
};

pub(super) fn admit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let participant = turn.input("participant").parse().ok().map(ParticipantId);
        let by = PersonName::parse(&turn.speaker.name);
        match (turn.visit().await?, participant, by) {
            (Some(visit), Some(participant), Some(by)) => {
                turn.happen(&visit, &Event::AdmitPressed { participant, by }).await
            }
            _ => turn.too_old().await,
        }
    })
}

pub(super) fn retry_meeting(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit().await? {
            Some(visit) => turn.happen(&visit, &Event::MeetingRetried).await,
            None => turn.too_old().await,
        }
    })
}

impl Turn {
    /// The visit of the card; only its clinician may press its buttons.
    async fn visit(&self) -> Result<Option<Visit>, WorkError> {
        let Ok(id) = self.input("visit").parse() else { return Ok(None) };
        let visit = self.talk.store.visit(id).await?;
        Ok(visit.filter(|visit| visit.clinician.person_id == self.speaker.person_id))
    }

    async fn happen(self, visit: &Visit, event: &Event) -> Result<(), WorkError> {
        self.talk.store.happen(visit.id, event, self.now, self.done).await?;
        Ok(())
    }

    async fn too_old(self) -> Result<(), WorkError> {
        let words = say(self.speaker.language, "chat-card-old");
        self.reply_in_words(words).await
    }
}
