//! The sentences of a page, as its template asks for them.

use std::fmt::Display;

use crate::texts::{Arg, Language, say, say_with};

/// Says sentences in one language.
pub(super) struct Say(pub(super) Language);

impl Say {
    pub(super) fn get(&self, id: &str) -> String {
        say(self.0, id)
    }

    /// A sentence with one argument. A number stays a number, so that it can choose between singular and plural.
    pub(super) fn one(&self, id: &str, name: &'static str, value: impl Display) -> String {
        let text = value.to_string();
        let arg = text.parse::<i64>().map_or(Arg::Text(text), Arg::Number);
        say_with(self.0, id, &[(name, arg)])
    }
}
