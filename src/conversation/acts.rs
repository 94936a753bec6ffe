//! What a press does only after a while, so that it can be taken back: declining, a no-show, the end for all.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{
    inbox::WorkError,
    outbox::Delivery,
    texts::say,
    visit::{Act, Event},
};

pub(super) fn act(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.act() {
            Some(act) => turn.pressed(|by| Event::ActPressed { act, by }).await,
            None => turn.too_old().await,
        }
    })
}

/// Whoever may press may take back: the clinician of the visit, and any scheduler, who has a card of their own.
pub(super) fn undo(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let Ok(id) = turn.input("visit").parse() else { return turn.too_old().await };
        let visit = turn.talk.store.visit(id).await?;
        match (visit.filter(|visit| turn.may_arrange(visit)), turn.speaker.actor()) {
            (Some(visit), Some(by)) => {
                let event = Event::UndoPressed { by };
                let undoes = visit.apply(&event, turn.now).visit != visit;
                let own = visit.clinician.person_id == turn.speaker.person_id;
                // The clinician sees it on the visit's card.
                let turn = if undoes && !own { turn.says_undone() } else { turn };
                turn.happen(&visit, &event).await
            }
            _ => turn.too_old().await,
        }
    })
}

impl Turn {
    fn act(&self) -> Option<Act> {
        match self.input("act").as_str() {
            "decline" => Some(Act::Decline { participant: self.participant()? }),
            "no-show" => Some(Act::NoShow),
            "end-for-all" => Some(Act::EndForAll),
            _ => None,
        }
    }

    fn says_undone(mut self) -> Self {
        let words = say(self.speaker.language, "chat-undone");
        self.done = self.done.deliver(super::say_to(&self.speaker.person_id, words));
        if let Some(message_id) = self.card.take() {
            self.done = self.done.deliver(Delivery::TakeDown { message_id });
        }
        self
    }
}
