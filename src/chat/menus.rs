//! The greeting and the help.

use std::collections::BTreeSet;

use serde_json::json;

use crate::{
    cards::{self, CardError, markdown_escape},
    directory::StaffRole,
    manifest::{Manifest, manifest},
    texts::{Language, say, say_with},
    webex::{Destination, NewMessage},
};

/// The greeting, with what somebody of these roles can do.
pub fn menu_card(
    language: Language,
    person_id: &str,
    name: &str,
    roles: &BTreeSet<StaffRole>,
) -> Result<NewMessage, CardError> {
    let greeting = say_with(language, "chat-hello", &[("name", markdown_escape(name).into())]);
    let can = |command| manifest().named(command).is_some_and(|command| command.is_for(roles));
    let next = if roles.is_empty() { "chat-hello-no-role" } else { "chat-hello-next" };
    let data = json!({
        "greeting": greeting,
        "next": say(language, next),
        "can_book": can("new-visit"),
        "can_see_agenda": can("agenda"),
        "can_see_patients": can("patients"),
        "can_see_staff": can("staff"),
    });
    let card = cards::render("menu", language, data)?;
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown: greeting, card: Some(card) })
}

/// What somebody of these roles can write, from the manifest.
pub fn help_card(
    language: Language,
    person_id: &str,
    manifest: &Manifest,
    roles: &BTreeSet<StaffRole>,
    title: &'static str,
) -> Result<NewMessage, CardError> {
    let line = |command: &crate::manifest::ManifestCommand| {
        let mut words =
            command.words(language).iter().map(|word| format!("**{word}**")).collect::<Vec<_>>().join(" · ");
        if !command.argument.is_empty() {
            words.push_str(&format!(" _{}_", command.argument(language)));
        }
        say_with(language, "chat-help-line", &[("words", words.into()), ("what", command.what(language).into())])
    };
    let books = manifest.named("new-visit").is_some_and(|one| one.is_for(roles));
    let one_line = books.then(|| say(language, "chat-help-one-line"));
    let lines: Vec<_> =
        one_line.into_iter().chain(manifest.commands.iter().filter(|one| one.is_for(roles)).map(line)).collect();
    let (title, hint) = (say(language, title), say(language, "chat-help-hint"));
    let markdown = format!("{title}\n\n- {}", lines.join("\n- "));
    let card = cards::render("notice", language, json!({ "title": title, "lines": lines, "hint": hint }))?;
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown, card: Some(card) })
}
