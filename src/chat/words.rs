//! The choice of the language, and the offer of the command that was nearly written.

use serde_json::json;

use crate::{
    cards::{self, CardError},
    manifest::Nearest,
    texts::{Language, say, say_with},
    webex::{Destination, NewMessage},
};

/// In which language to speak. `known` is false for somebody who has named a language that nobody here speaks.
pub fn language_card(language: Language, person_id: &str, known: bool) -> Result<NewMessage, CardError> {
    let name = say(language, &format!("chat-language-{}", language.tag().to_ascii_lowercase()));
    let line = match known {
        true => say_with(language, "chat-language-now", &[("language", name.into())]),
        false => say(language, "chat-language-not-spoken"),
    };
    let markdown = format!("{line} {}", say(language, "card-language-fallback"));
    let card = cards::render("language", language, json!({ "line": line }))?;
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown, card: Some(card) })
}

/// "Did you mean …?"
pub fn suggestion_card(language: Language, person_id: &str, nearest: &Nearest<'_>) -> Result<NewMessage, CardError> {
    let question = say_with(language, "chat-suggestion", &[("words", nearest.words.into())]);
    let yes = say_with(language, "chat-suggestion-yes", &[("words", nearest.words.into())]);
    let data = json!({
        "question": question, "yes": yes, "command": nearest.command, "argument": nearest.argument,
    });
    let card = cards::render("suggestion", language, data)?;
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown: question, card: Some(card) })
}
