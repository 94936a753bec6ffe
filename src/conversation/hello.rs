//! `hola`: the greeting, with what can be done.

use futures_util::future::BoxFuture;

use super::{Speaker, Turn};
use crate::{chat, inbox::WorkError};

pub(super) fn hello(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let Speaker { language, person_id, name, roles, .. } = &turn.speaker;
        let message = chat::menu_card(*language, person_id, name, roles)?;
        turn.reply(message).await
    })
}
