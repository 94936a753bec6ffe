//! What somebody thought of their visit: one face and, if they like, a sentence.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The longest sentence that is kept, in characters.
pub const LONGEST_FEEDBACK: usize = 300;

/// How it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// It went well.
    Good,
    /// So-so.
    Fair,
    /// It went badly.
    Bad,
}

impl Face {
    /// Every face, the happiest first.
    pub const ALL: [Self; 3] = [Self::Good, Self::Fair, Self::Bad];

    /// The face as the page's form and the report's columns name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Bad => "bad",
        }
    }
}

impl FromStr for Face {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|face| face.word() == word).ok_or(())
    }
}

/// What somebody said after the visit. It does not show its words: they may be about a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// How it was.
    pub face: Face,
    /// In their own words, in one line; empty when they wrote none.
    pub words: String,
}

impl Feedback {
    /// What was sent, its words tidied into one line and cut to [`LONGEST_FEEDBACK`].
    pub fn new(face: Face, words: &str) -> Self {
        let line = words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let line = line.collect::<Vec<_>>().join(" ");
        Self { face, words: line.chars().take(LONGEST_FEEDBACK).collect() }
    }
}

impl fmt::Debug for Feedback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Feedback").field("face", &self.face).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_one_line_that_is_not_too_long() {
        let said = Feedback::new(Face::Good, "  todo\n muy\u{7} bien ");
        assert_eq!(said.words, "todo muy bien");
        assert_eq!(Feedback::new(Face::Bad, &"ñ".repeat(999)).words.chars().count(), LONGEST_FEEDBACK);
        assert!(!format!("{said:?}").contains("bien"));
    }
}
