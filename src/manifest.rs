//! `bot-manifest.json`: what the bot is in Webex. The help, the words of the commands and the webhooks come from it.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::{sms::to_gsm7, texts::Language, webex::Identity};

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
}

/// A card.
#[derive(Deserialize)]
pub struct ManifestCard {
    /// Its file in `cards/`.
    pub card: String,
    /// The actions that its buttons submit.
    pub actions: Vec<String>,
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
    /// The command that somebody means, and the language in which they said it. Accents and capitals do not matter, nor
    /// does the bot's name before it, which Webex leaves in the text of a mention.
    pub fn command(&self, said: &str, bot_name: &str) -> Option<(&str, Language)> {
        let said = plain(said);
        let said = said.strip_prefix(&plain(bot_name)).map_or(said.as_str(), str::trim_start);
        Language::ALL.into_iter().find_map(|language| {
            let means = |command: &&ManifestCommand| command.words(language).iter().any(|word| plain(word) == said);
            self.commands.iter().find(means).map(|command| (command.name.as_str(), language))
        })
    }
}

impl ManifestCommand {
    /// The words for it.
    pub fn words(&self, language: Language) -> &[String] {
        self.words.get(language.tag()).map_or(&[], Vec::as_slice)
    }

    /// What it does.
    pub fn what(&self, language: Language) -> &str {
        self.what.get(language.tag()).map_or("", String::as_str)
    }
}

/// Lower case, without accents, punctuation at the ends or doubled blanks.
fn plain(text: &str) -> String {
    let text = to_gsm7(text).to_lowercase();
    let text = text.replace(['é', 'è'], "e").replace('ù', "u").replace('ì', "i").replace('ò', "o").replace('à', "a");
    let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric());
    trimmed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood_however_they_are_written() {
        let means =
            |said: &str| manifest().command(said, "Televisita").map(|(name, language)| (name.to_owned(), language));
        assert_eq!(means("  ¡HOLA! "), Some(("hello".to_owned(), Language::EsMx)));
        assert_eq!(means("Menú"), Some(("hello".to_owned(), Language::EsMx)));
        assert_eq!(means("New  visit"), Some(("new-visit".to_owned(), Language::En)));
        assert_eq!(means("Televisita ayuda"), Some(("help".to_owned(), Language::EsMx)));
        assert_eq!(means("televisor"), None);
        assert_eq!(means(""), None);
    }
}
