//! `idioma`: in which language somebody is spoken to, by their own choice.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{
    chat, directory,
    inbox::WorkError,
    outbox::Delivery,
    texts::{Language, say},
};

/// `idioma` asks, `idioma inglés` chooses.
pub(super) fn ask(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match named(&turn.argument) {
            Some(language) => turn.speak(language).await,
            None => {
                let known = turn.argument.is_empty();
                let message = chat::language_card(turn.speaker.language, &turn.speaker.person_id, known)?;
                turn.reply(message).await
            }
        }
    })
}

/// A button of the card.
pub(super) fn choose(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.input("language").parse() {
            Ok(language) => turn.speak(language).await,
            Err(_) => ask(turn).await,
        }
    })
}

impl Turn {
    /// The choice is kept and answered in the language that was chosen. The card has served.
    async fn speak(mut self, language: Language) -> Result<(), WorkError> {
        self.done = self.talk.choose_language(&mut self.speaker, language, self.done);
        if let Some(message_id) = self.card.take() {
            self.done = self.done.deliver(Delivery::TakeDown { message_id });
        }
        self.reply_in_words(say(language, "chat-language-chosen")).await
    }
}

/// The language that somebody names last ("inglés", "to English"), or its tag.
fn named(argument: &str) -> Option<Language> {
    directory::language(argument.split_whitespace().next_back()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_in_any_language() {
        for (argument, meant) in [
            ("español", Some(Language::EsMx)),
            ("Spanish", Some(Language::EsMx)),
            ("en INGLES", Some(Language::En)),
            ("to English, please", None),
            ("Português", Some(Language::PtBr)),
            ("pt-BR", Some(Language::PtBr)),
            ("es", Some(Language::EsMx)),
            ("klingon", None),
            ("", None),
        ] {
            assert_eq!(named(argument), meant, "{argument}");
        }
    }
}
