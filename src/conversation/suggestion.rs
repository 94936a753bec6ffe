//! Words that name no command: the nearest is offered, with a button that runs it; where none is near, the help is shown.

use futures_util::future::BoxFuture;

use super::{COMMANDS, Turn, help};
use crate::{
    chat,
    inbox::WorkError,
    manifest::{Nearest, manifest},
    outbox::Delivery,
    texts::say,
};

/// Nobody knows what was said.
pub(super) async fn unknown(turn: Turn) -> Result<(), WorkError> {
    let bot = &turn.talk.bot().await?.display_name;
    let roles = &turn.speaker.roles;
    match manifest().nearest(&turn.argument, bot, |command| command.is_for(roles)) {
        Some(nearest) => turn.offer(nearest).await,
        None => help::not_understood(turn).await,
    }
}

/// The offer is taken: the command runs as if it had been written, for those who may.
pub(super) fn accept(mut turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let command = turn.input("command");
        if !COMMANDS.iter().any(|(known, _)| *known == command) {
            let words = say(turn.speaker.language, "chat-suggestion-stale");
            return turn.reply_in_words(words).await;
        }
        turn.argument = turn.input("argument");
        if let Some(message_id) = turn.card.take() {
            turn.done = turn.done.deliver(Delivery::TakeDown { message_id });
        }
        turn.run(&command).await
    })
}

impl Turn {
    async fn offer(self, nearest: Nearest<'_>) -> Result<(), WorkError> {
        let message = chat::suggestion_card(self.speaker.language, &self.speaker.person_id, &nearest)?;
        self.reply(message).await
    }
}
