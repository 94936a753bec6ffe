//! The cards the bot sends: Adaptive Card templates in `cards/*.json`, completed with words and data.
//!
//! A card is two files, `cards/<name>.json` in the language of the official designer and `cards/<name>.sample.json`
//! with data that shows all of it; both are embedded in the program. The words are the sentences `card-<name>-…`,
//! which a template names as `${say.…}`. The tests hold every card, in every language, to what Webex accepts and to
//! what the reference implementation of the template language makes of it.

mod expand;
mod expression;
mod markdown;
mod template;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;

use crate::texts::{Language, card_words};

pub use expand::{ExpandError, expand};
pub use markdown::markdown_escape;
pub use template::{Template, TemplateError};

/// `(name, template, sample data)` of the cards of these names.
macro_rules! cards {
    ($($name:literal),*) => {
        &[$((
            $name,
            include_str!(concat!("../../cards/", $name, ".json")),
            include_str!(concat!("../../cards/", $name, ".sample.json")),
        ),)*]
    };
}

/// Every card; one is added by its two files and its name here.
const FILES: &[(&str, &str, &str)] = cards![
    "agenda",
    "alert",
    "arranged",
    "draft",
    "hand-over",
    "language",
    "manage",
    "menu",
    "new-visit",
    "notice",
    "patient",
    "patient-form",
    "patients",
    "people",
    "person",
    "registration",
    "relative-form",
    "reschedule",
    "staff",
    "status",
    "suggestion",
    "take-over",
    "visit",
    "visits"
];

static TEMPLATES: LazyLock<BTreeMap<&str, Result<Template, CardError>>> =
    LazyLock::new(|| FILES.iter().map(|(name, template, _)| (*name, parse(template))).collect());

/// Why a card cannot be made.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CardError {
    /// There is no such file in `cards/`.
    #[error("there is no card of this name")]
    Unknown,
    /// The file is not JSON.
    #[error("the card is not JSON: {0}")]
    NotJson(String),
    /// The file is not a template.
    #[error("the card is not a template: {0}")]
    Template(#[from] TemplateError),
    /// The data does not fit the template.
    #[error("the data does not fit the card: {0}")]
    Expand(#[from] ExpandError),
    /// The data is not an object with a value for each name in the template.
    #[error("the data of a card is an object")]
    NotAnObject,
}

/// The card `name` in the words of `language`, completed with `data`: the `content` of a Webex attachment.
pub fn render(name: &str, language: Language, data: impl Serialize) -> Result<Value, CardError> {
    // What serde says about data could repeat a person's name, and errors are logged.
    let data = serde_json::to_value(data).map_err(|_| CardError::NotAnObject)?;
    let Value::Object(mut data) = data else { return Err(CardError::NotAnObject) };
    data.insert("say".to_owned(), Value::Object(card_words(language, name)));
    let card = TEMPLATES.get(name).ok_or(CardError::Unknown)?.as_ref().map_err(Clone::clone)?;
    let expanded = card.expand(&Value::Object(data))?;
    for path in &expanded.missing {
        tracing::error!(card = name, path, "a card shows a value that it was not given");
    }
    Ok(expanded.value)
}

/// The names of all cards.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, ..)| *name)
}

/// The file of a card, as the designer opens it.
pub fn template(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, ..)| *known == name).map(|(_, template, _)| *template)
}

/// Data that shows all of a card.
pub fn sample(name: &str) -> Result<Value, CardError> {
    let (.., sample) = FILES.iter().find(|(known, ..)| *known == name).ok_or(CardError::Unknown)?;
    serde_json::from_str(sample).map_err(|error| CardError::NotJson(error.to_string()))
}

fn parse(template: &str) -> Result<Template, CardError> {
    let template = serde_json::from_str(template).map_err(|error| CardError::NotJson(error.to_string()))?;
    Ok(Template::new(&template)?)
}

#[cfg(test)]
mod tests;
