//! `hola`: the greeting, with what can be done.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{chat, inbox::WorkError};

pub(super) fn hello(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let message = chat::menu_card(turn.speaker.language, &turn.speaker.person_id, &turn.speaker.name)?;
        turn.reply(message).await
    })
}
