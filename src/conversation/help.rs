//! `ayuda`: what the bot understands; also the answer to what it does not.

use futures_util::future::BoxFuture;

use super::{Speaker, Turn};
use crate::{chat, inbox::WorkError, manifest::manifest};

pub(super) fn help(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(explain(turn, "chat-help-title"))
}

/// The answer to what is understood in no way.
pub(super) async fn not_understood(turn: Turn) -> Result<(), WorkError> {
    explain(turn, "chat-unknown-words").await
}

async fn explain(turn: Turn, title: &'static str) -> Result<(), WorkError> {
    let Speaker { language, person_id, roles, .. } = &turn.speaker;
    let message = chat::help_card(*language, person_id, manifest(), roles, title)?;
    turn.reply(message).await
}
