//! What a clinician says to those who wait: a canned sentence, or words of their own.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{
    inbox::WorkError,
    texts::{say, say_with},
    visit::{Canned, Event, LONGEST_MESSAGE, ParticipantId, Words},
};

pub(super) fn send(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let to = turn.input("to").parse().ok().map(ParticipantId);
        match turn.words() {
            Ok(words) => turn.pressed(|by| Event::MessageSent { words, to, by }).await,
            // The card stays, with what was typed.
            Err(problem) => turn.reply_in_words(problem).await,
        }
    })
}

impl Turn {
    /// Own words count before the sentence that was chosen.
    fn words(&self) -> Result<Words, String> {
        let language = self.speaker.language;
        let text = self.input("text").split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        let length = text.chars().count();
        if length > LONGEST_MESSAGE {
            let args = [("length", (length as i64).into()), ("most", (LONGEST_MESSAGE as i64).into())];
            return Err(say_with(language, "chat-message-too-long", &args));
        }
        if !text.is_empty() {
            return Ok(Words::Free(text));
        }
        let chosen = self.input("canned");
        let canned = Canned::ALL.into_iter().find(|canned| canned.word() == chosen);
        canned.map(Words::Canned).ok_or_else(|| say(language, "chat-message-empty"))
    }
}
