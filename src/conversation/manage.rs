//! «Más…» on a visit's card: what else can be done with it; and cancelling it.

use futures_util::future::BoxFuture;

use super::{Turn, sent_once::new_form_id};
use crate::{
    chat,
    inbox::WorkError,
    visit::{Act, Event},
};

pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => {
                let message = chat::manage_card(&visit, &new_form_id(), turn.reader())?;
                turn.reply(message).await
            }
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

/// From a form that is not sent after all: the menu comes in its place.
pub(super) fn back(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    open(turn.taking_card_down())
}

/// Nobody is told before the time to take it back is over.
pub(super) fn cancel(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match (turn.visit_to_arrange().await?, turn.speaker.actor()) {
            (Ok(visit), Some(by)) => turn.arrange(&visit, Event::ActPressed { act: Act::Cancel, by }).await,
            (Ok(_), None) => turn.too_old().await,
            (Err(words), _) => turn.reply_in_words(words).await,
        }
    })
}
