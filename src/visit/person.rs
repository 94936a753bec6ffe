//! People's names, and the clinician who leads a visit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::texts::Language;

/// The longest name that is accepted, in characters.
const LONGEST: usize = 80;

/// The name of a person. It never shows itself in logs or errors.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// A name as a person typed it, its blanks tidied. `None` when nothing is left, it is too long, or it holds
    /// characters that cannot be part of a name (control characters, line breaks).
    pub fn parse(typed: &str) -> Option<Self> {
        let tidy = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = !tidy.is_empty() && tidy.chars().count() <= LONGEST && !tidy.chars().any(char::is_control);
        (fits && tidy.chars().any(char::is_alphabetic)).then_some(Self(tidy))
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How a page greets this person.
    pub fn first(&self) -> &str {
        self.0.split(' ').next().unwrap_or(&self.0)
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(…)")
    }
}

/// The clinician of a visit, as Webex knows them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clinician {
    /// Their Webex person id.
    pub person_id: String,
    /// The address by which meetings are made on their behalf.
    pub email: String,
    /// How they are called.
    pub name: PersonName,
    /// The language of their cards.
    pub language: Language,
}

impl fmt::Debug for Clinician {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clinician").field("person_id", &self.person_id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidied_and_an_empty_one_refused() {
        assert_eq!(PersonName::parse("  María   López ").unwrap().as_str(), "María López");
        for bad in ["", "   ", "\u{7}", "123", &"a".repeat(81)] {
            assert_eq!(PersonName::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_name_does_not_show_itself() {
        assert!(!format!("{:?}", PersonName::parse("María").unwrap()).contains("María"));
    }
}
