//! How a hospital reaches people by WhatsApp: its sender, and the template that WhatsApp has approved, in each language.

use std::collections::HashMap;

use serde::Deserialize;

use super::noted;
use crate::{phone::PhoneNumber, texts::Language};

/// How the id of a content template begins, and how many hexadecimal digits follow.
const TEMPLATE: (&str, usize) = ("HX", 32);

/// A sender and its templates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatsApp {
    /// The sender's number in E.164.
    pub from: String,
    /// The content template (`HX…`) with the link, by language. Its variables: 1 the hospital, 2 the clinician, 3 the link.
    templates: Vec<(Language, String)>,
}

/// `whatsapp`, before anything in it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Described {
    from: String,
    templates: HashMap<Language, String>,
}

impl WhatsApp {
    /// The template in this language, or the first one there is.
    pub fn template(&self, language: Language) -> Option<&str> {
        let own = self.templates.iter().find(|(known, _)| *known == language);
        own.or(self.templates.first()).map(|(_, template)| template.as_str())
    }
}

impl Described {
    /// What was described; notes all that is wrong with it.
    pub(super) fn check(&self, wrong: &mut Vec<String>) -> WhatsApp {
        let from = self.from.trim().to_owned();
        let number =
            from.parse::<PhoneNumber>().map_err(|error| format!("must be a number such as +525555550100: {error}"));
        noted("whatsapp.from", number, wrong);
        if self.templates.is_empty() {
            wrong.push("clinic.json: whatsapp.templates must have at least one, for es-MX, en or pt-BR".to_owned());
        }
        let all = Language::ALL.into_iter().filter_map(|language| Some((language, self.templates.get(&language)?)));
        let templates = all.map(|(language, template)| {
            noted(&format!("whatsapp.templates.{language}"), check_template(template), wrong);
            (language, template.clone())
        });
        WhatsApp { from, templates: templates.collect() }
    }
}

fn check_template(template: &str) -> Result<(), String> {
    let (start, length) = TEMPLATE;
    let digits = template.strip_prefix(start).filter(|digits| digits.len() == length);
    match digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        Some(_) => Ok(()),
        None => Err(format!("{template:?} must be {start} and {length} hexadecimal digits")),
    }
}
