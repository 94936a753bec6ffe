//! The greeting and the help.

use serde_json::json;

use crate::{
    cards::{self, CardError, markdown_escape},
    manifest::Manifest,
    texts::{Language, say, say_with},
    webex::{Destination, NewMessage},
};

/// The greeting, with what can be done.
pub fn menu_card(language: Language, person_id: &str, name: &str) -> Result<NewMessage, CardError> {
    let greeting = say_with(language, "chat-hello", &[("name", markdown_escape(name).into())]);
    let card = cards::render("menu", language, json!({ "greeting": greeting }))?;
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown: greeting, card: Some(card) })
}

/// What the bot understands, from the manifest.
pub fn help_card(
    language: Language,
    person_id: &str,
    manifest: &Manifest,
    title: &'static str,
) -> Result<NewMessage, CardError> {
    let line = |command: &crate::manifest::ManifestCommand| {
        let words = command.words(language).iter().map(|word| format!("**{word}**")).collect::<Vec<_>>().join(" · ");
        say_with(language, "chat-help-line", &[("words", words.into()), ("what", command.what(language).into())])
    };
    let lines: Vec<_> = manifest.commands.iter().map(line).collect();
    let (title, hint) = (say(language, title), say(language, "chat-help-hint"));
    let markdown = format!("{title}\n\n- {}", lines.join("\n- "));
    let card = cards::render("notice", language, json!({ "title": title, "lines": lines, "hint": hint }))?;
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown, card: Some(card) })
}
