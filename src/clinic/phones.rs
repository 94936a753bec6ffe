//! The phones that a page offers to call.

use std::fmt;

use crate::phone::{self, Country};

/// A phone as the hospital writes it, and as a telephone dials it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    written: String,
    dialled: String,
}

impl Phone {
    /// A number of some country: fixed, mobile or toll-free.
    pub(super) fn of_the_hospital(written: &str, country: Country) -> Result<Self, String> {
        let dialled = phone::callable(written, country).map_err(|error| format!("{written:?}: {error}"))?;
        Ok(Self { written: written.trim().to_owned(), dialled })
    }

    /// A short number that is the same everywhere in the country (911), or any other.
    pub(super) fn for_emergencies(written: &str, country: Country) -> Result<Self, String> {
        let written = written.trim();
        let short = (2..=6).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_digit());
        if short {
            return Ok(Self { written: written.to_owned(), dialled: written.to_owned() });
        }
        Self::of_the_hospital(written, country)
    }

    /// What a link dials: `+525555550100`, or `911`.
    pub fn dialled(&self) -> &str {
        &self.dialled
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
