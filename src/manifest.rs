//! `bot-manifest.json`: what the bot is in Webex. The help, the words of the commands and the webhooks come from it.

mod nearest;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use serde::Deserialize;

pub use nearest::Nearest;

use crate::{
    directory::{StaffRole, plain},
    texts::Language,
    webex::Identity,
};

/// The manifest.
#[derive(Deserialize)]
pub struct Manifest {
    /// What Webex is asked to tell.
    pub webhooks: Vec<ManifestWebhook>,
    /// What people can write.
    pub commands: Vec<ManifestCommand>,
    /// Which cards there are, and which actions they carry.
    pub cards: Vec<ManifestCard>,
}

/// A webhook.
#[derive(Deserialize)]
pub struct ManifestWebhook {
    /// Who owns it.
    pub identity: Identity,
    /// Which, `resource.event`.
    pub webhook: String,
}

/// A command.
#[derive(Deserialize)]
pub struct ManifestCommand {
    /// Its name in the code.
    pub name: String,
    /// The words for it in each language; the first is the one that the help shows.
    pub words: BTreeMap<String, Vec<String>>,
    /// What it does, in each language.
    pub what: BTreeMap<String, String>,
    /// What may be written after the words, as the help shows it in each language. Without it, nothing may.
    #[serde(default)]
    pub argument: BTreeMap<String, String>,
    /// Who may use it; nobody in particular means everybody of the organisation.
    #[serde(default)]
    pub roles: Vec<StaffRole>,
    /// Whether the answer names nobody, so that it is given in the admins' space when it was asked there.
    #[serde(default)]
    pub in_admin_space: bool,
}

/// What somebody has written, understood as a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// The command's name in the code.
    pub command: &'a str,
    /// The language in which it was said.
    pub language: Language,
    /// What was written after its words, as it was written.
    pub argument: String,
}

/// A card.
#[derive(Deserialize)]
pub struct ManifestCard {
    /// Its file in `cards/`.
    pub card: String,
    /// The actions that its buttons submit.
    pub actions: Vec<String>,
    /// Who may press them; nobody in particular means everybody of the organisation.
    #[serde(default)]
    pub roles: Vec<StaffRole>,
}

static MANIFEST: LazyLock<Manifest> = LazyLock::new(|| {
    let text = include_str!("../bot-manifest.json");
    match serde_json::from_str(text) {
        Ok(manifest) => manifest,
        // It is part of the program, and a test reads it.
        Err(error) => panic!("bot-manifest.json cannot be read: {error}"),
    }
});

/// The manifest of this program.
pub fn manifest() -> &'static Manifest {
    &MANIFEST
}

impl Manifest {
    /// The command of this name.
    pub fn named(&self, name: &str) -> Option<&ManifestCommand> {
        self.commands.iter().find(|command| command.name == name)
    }

    /// Who may submit an action. A command that is pressed instead of written (`new-visit.open`, `help`) is for those who
    /// may write it; anything else for those who may press a card that carries it.
    pub fn roles_of_action(&self, action: &str) -> Vec<StaffRole> {
        if let Some(command) = self.named(action.strip_suffix(".open").unwrap_or(action)) {
            return command.roles.clone();
        }
        let cards: Vec<_> = self.cards.iter().filter(|card| card.actions.iter().any(|one| one == action)).collect();
        match cards.iter().any(|card| card.roles.is_empty()) {
            true => Vec::new(),
            false => cards.into_iter().flat_map(|card| card.roles.iter().copied()).collect(),
        }
    }

    /// The command that somebody means. Accents and capitals do not matter, nor does the bot's name before it, which
    /// Webex leaves in the text of a mention. The longest words win: `visita nueva` before `visita`. Words that are
    /// spelled alike in two languages are of the one in which the person is spoken to.
    pub fn command(&self, said: &str, bot_name: &str, spoken: Language) -> Option<Said<'_>> {
        let said = without_name(said, bot_name);
        let meant = Language::ALL.into_iter().flat_map(|language| {
            let said = &said;
            self.commands.iter().filter_map(move |command| Some((command.means(said, language)?, command, language)))
        });
        // No words mean two commands. Of two languages in which nobody is spoken to the first counts, the default.
        let (length, command, language) =
            meant.rev().max_by_key(|(length, _, language)| (*length, *language == spoken))?;
        Some(Said { command: &command.name, language, argument: said[length..].join(" ") })
    }
}

/// Whether somebody with these roles may do what is for `allowed`; nobody in particular means everybody.
pub fn may(roles: &BTreeSet<StaffRole>, allowed: &[StaffRole]) -> bool {
    allowed.is_empty() || allowed.iter().any(|role| roles.contains(role))
}

impl ManifestCommand {
    /// Whether somebody with these roles may use it.
    pub fn is_for(&self, roles: &BTreeSet<StaffRole>) -> bool {
        may(roles, &self.roles)
    }

    /// How many of these words name this command, if they do and what follows may follow.
    fn means(&self, said: &[&str], language: Language) -> Option<usize> {
        let lengths = self.words(language).iter().filter_map(|word| {
            let length = word.split_whitespace().count();
            let rest = said.len().checked_sub(length)?;
            let fits = plain(&said[..length].join(" ")) == plain(word) && (rest == 0 || !self.argument.is_empty());
            fits.then_some(length)
        });
        lengths.max()
    }

    /// The words for it.
    pub fn words(&self, language: Language) -> &[String] {
        self.words.get(language.tag()).map_or(&[], Vec::as_slice)
    }

    /// What may be written after the words, as the help shows it; nothing where it is empty.
    pub fn argument(&self, language: Language) -> &str {
        self.argument.get(language.tag()).map_or("", String::as_str)
    }

    /// What it does.
    pub fn what(&self, language: Language) -> &str {
        self.what.get(language.tag()).map_or("", String::as_str)
    }
}

/// The words that were said, without the bot's name before them.
pub fn without_name<'a>(said: &'a str, bot_name: &str) -> Vec<&'a str> {
    let mut said: Vec<&str> = said.split_whitespace().collect();
    let named = bot_name.split_whitespace().count();
    if named > 0 && said.len() > named && plain(&said[..named].join(" ")) == plain(bot_name) {
        said.drain(..named);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood_however_they_are_written() {
        let means = |said: &str| {
            manifest().command(said, "Televisita", Language::EsMx).map(|said| (said.command.to_owned(), said.language))
        };
        assert_eq!(means("  ¡HOLA! "), Some(("hello".to_owned(), Language::EsMx)));
        assert_eq!(means("Menú"), Some(("hello".to_owned(), Language::EsMx)));
        assert_eq!(means("New  visit"), Some(("new-visit".to_owned(), Language::En)));
        assert_eq!(means("Televisita ayuda"), Some(("help".to_owned(), Language::EsMx)));
        assert_eq!(means("OLÁ"), Some(("hello".to_owned(), Language::PtBr)));
        assert_eq!(means("televisor"), None);
        assert_eq!(means(""), None);
    }

    #[test]
    fn words_that_are_spelled_alike_are_of_the_language_in_which_one_is_spoken_to() {
        let language = |said: &str, spoken| manifest().command(said, "", spoken).unwrap().language;
        for spoken in [Language::En, Language::PtBr, Language::EsMx] {
            assert_eq!(language("menu", spoken), spoken);
        }
        assert_eq!(language("idioma", Language::PtBr), Language::PtBr);
        assert_eq!(language("idioma", Language::En), Language::EsMx);
    }

    #[test]
    fn what_follows_the_words_is_the_argument_as_it_was_written() {
        let said = manifest().command("IDIOMA  en  Inglés", "", Language::EsMx).unwrap();
        assert_eq!((said.command, said.argument.as_str()), ("language", "en Inglés"));
        assert_eq!(manifest().command("ayuda por favor", "", Language::EsMx), None);
    }

    #[test]
    fn a_pressed_command_is_for_those_who_may_write_it_and_any_other_button_for_those_of_its_card() {
        let of = |action| manifest().roles_of_action(action);
        assert_eq!(of("new-visit.open"), [StaffRole::Clinician, StaffRole::Scheduler]);
        assert_eq!(of("visit.admit"), [StaffRole::Clinician, StaffRole::Scheduler]);
        assert_eq!(of("help"), []);
    }
}
