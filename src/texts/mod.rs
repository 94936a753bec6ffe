//! Every sentence a person reads, in their language.
//!
//! The sentences are Fluent messages in `locales/<language>/*.ftl`, embedded in the program. The rest of the program
//! names a sentence by its id and never writes one. An id that no file knows is a defect, yet not one that may stop a
//! visit: the id is shown in place of the sentence and the defect is logged, once. The tests hold all languages to
//! the same ids with the same arguments.

mod catalogue;
mod dates;

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::str::FromStr;
use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use catalogue::Catalogue;
pub use dates::{clock_time, date_time, day, with_both_zones, with_zone, zone_city, zone_words};

/// A language the service speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Language {
    /// Spanish as spoken in Mexico, the default.
    #[serde(rename = "es-MX")]
    EsMx,
    /// English.
    #[serde(rename = "en")]
    En,
    /// Portuguese as spoken in Brazil.
    #[serde(rename = "pt-BR")]
    PtBr,
}

/// A value that a sentence is completed with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// Text, shown as it is.
    Text(String),
    /// A whole number, which also chooses between singular and plural.
    Number(i64),
}

/// The text is not the tag of a language the service speaks.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language {0:?}: use one of es-MX, en, pt-BR")]
pub struct UnknownLanguage(String);

static CATALOGUES: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    let catalogues: Vec<_> = Language::ALL.into_iter().map(Catalogue::embedded).collect();
    for problem in catalogues.iter().flat_map(Catalogue::problems) {
        tracing::error!(problem, "a sentence file is broken");
    }
    catalogues
});

/// The sentence `id`, which takes no arguments.
pub fn say(language: Language, id: &str) -> String {
    say_with(language, id, &[])
}

/// The sentence `id`, completed with `args`.
pub fn say_with(language: Language, id: &str, args: &[(&'static str, Arg)]) -> String {
    let (sentence, fault) = match catalogue(language).sentence(id, args) {
        Some(Ok(sentence)) => return sentence,
        Some(Err(incomplete)) => (incomplete, "a sentence lacks an argument"),
        // Words in the wrong language still help; an id does not.
        None => match catalogue(Language::default()).sentence(id, args) {
            Some(Ok(sentence) | Err(sentence)) => (sentence, "a sentence is missing in one language"),
            None => (id.to_owned(), "a sentence is missing"),
        },
    };
    log_once(language, id, fault);
    sentence
}

/// All sentences whose id starts with `prefix`, by id, for a script that completes them itself: each argument appears
/// as `{name}`, and where a number chooses the form, the general plural is given.
pub fn group(language: Language, prefix: &str) -> BTreeMap<String, String> {
    let catalogue = catalogue(language);
    catalogue.ids(prefix).map(|id| (id.to_owned(), catalogue.outline(id))).collect()
}

/// The words of a card: the sentences `card-<card_name>-…` that take no arguments, by the rest of their id with `_`
/// for `-`, as a template can name them (`${say.new_visit}`).
pub fn card_words(language: Language, card_name: &str) -> Map<String, Value> {
    let prefix = format!("card-{card_name}-");
    let catalogue = catalogue(language);
    let complete = catalogue.ids(&prefix).filter(|id| catalogue.arguments(id).is_empty());
    complete.map(|id| (id[prefix.len()..].replace('-', "_"), Value::from(catalogue.outline(id)))).collect()
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Self; 3] = [Self::EsMx, Self::En, Self::PtBr];

    /// The language's tag as browsers and people write it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::EsMx => "es-MX",
            Self::En => "en",
            Self::PtBr => "pt-BR",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::EsMx => "Español",
            Self::En => "English",
            Self::PtBr => "Português",
        }
    }

    /// Whether decimals stand behind a comma; spreadsheets then expect semicolons between their columns.
    pub const fn decimal_comma(self) -> bool {
        matches!(self, Self::PtBr)
    }

    /// A number with one decimal, as people of this language write it.
    pub fn decimal(self, number: f64) -> String {
        let written = format!("{number:.1}");
        if self.decimal_comma() { written.replace('.', ",") } else { written }
    }

    /// The language a browser prefers among those spoken here, by its `Accept-Language` header.
    pub fn from_accept_language(header: &str, default: Self) -> Self {
        let mut best = (0.0, default);
        for range in header.split(',') {
            let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).unwrap_or(0.0);
            if let Ok(language) = tag.trim().parse()
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Takes any region of a language: somebody from Madrid or Toronto is understood, too.
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "es" => Ok(Self::EsMx),
            "en" => Ok(Self::En),
            "pt" => Ok(Self::PtBr),
            _ => Err(UnknownLanguage(tag.to_owned())),
        }
    }
}

impl From<&Arg> for FluentValue<'_> {
    fn from(arg: &Arg) -> Self {
        match arg {
            Arg::Text(text) => text.clone().into(),
            Arg::Number(number) => (*number).into(),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

fn catalogue(language: Language) -> &'static Catalogue {
    &CATALOGUES[language as usize]
}

/// A broken sentence would otherwise fill the log: it is read again for every visit.
fn log_once(language: Language, id: &str, fault: &'static str) {
    static LOGGED: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
    if LOGGED.lock().unwrap_or_else(PoisonError::into_inner).insert(format!("{language} {id}")) {
        tracing::error!(id, %language, fault, "a sentence cannot be said as it should");
    }
}

#[cfg(test)]
mod tests;
