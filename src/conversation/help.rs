//! `ayuda`: what the bot understands; also the answer to what it does not.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{chat, inbox::WorkError, manifest::manifest};

pub(super) fn help(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(explain(turn, "chat-help-title"))
}

pub(super) async fn unknown(turn: Turn) -> Result<(), WorkError> {
    explain(turn, "chat-unknown-words").await
}

async fn explain(turn: Turn, title: &'static str) -> Result<(), WorkError> {
    let message = chat::help_card(turn.speaker.language, &turn.speaker.person_id, manifest(), title)?;
    turn.reply(message).await
}
