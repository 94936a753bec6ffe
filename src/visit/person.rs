//! People: their names, who leads a visit, who is invited to it, and what they are to the patient.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::participant::Role;
use crate::{phone::PhoneNumber, texts::Language};

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

/// Which patient of the directory. Sortable by the time of registration; tells nothing about anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PatientId(#[serde(with = "uuid::serde::simple")] pub Uuid);

impl fmt::Display for PatientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

impl fmt::Debug for PatientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PatientId({self})")
    }
}

impl FromStr for PatientId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}

/// What somebody is to the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The mother.
    Mother,
    /// The father.
    Father,
    /// Wife, husband or partner.
    Spouse,
    /// Daughter or son.
    Child,
    /// Sister or brother.
    Sibling,
    /// Grandmother or grandfather.
    Grandparent,
    /// Granddaughter or grandson.
    Grandchild,
    /// Anybody else of the family.
    OtherRelative,
    /// A friend or neighbour.
    Friend,
    /// Somebody who cares for the patient without being of the family.
    Caregiver,
}

impl Relation {
    /// Every relation, in the order in which people are offered them.
    pub const ALL: [Self; 10] = [
        Self::Mother,
        Self::Father,
        Self::Spouse,
        Self::Child,
        Self::Sibling,
        Self::Grandparent,
        Self::Grandchild,
        Self::OtherRelative,
        Self::Friend,
        Self::Caregiver,
    ];

    /// The relation as it is written in cards, texts and keys; its sentence is `chat-relation-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Spouse => "spouse",
            Self::Child => "child",
            Self::Sibling => "sibling",
            Self::Grandparent => "grandparent",
            Self::Grandchild => "grandchild",
            Self::OtherRelative => "other-relative",
            Self::Friend => "friend",
            Self::Caregiver => "caregiver",
        }
    }
}

impl FromStr for Relation {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|relation| relation.word() == word).ok_or(())
    }
}

/// Somebody who is to be invited to a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    /// Whether it is the patient or somebody close to them.
    pub role: Role,
    /// What they are to the patient, where it is known; never for the patient.
    pub relation: Option<Relation>,
    /// Their name.
    pub name: PersonName,
    /// Where their texts go.
    pub phone: PhoneNumber,
    /// The language of their texts and pages.
    pub language: Language,
    /// The IANA name of the time zone in which they read dates; the clinic's when there is none.
    pub zone: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_is_stored_under_its_word() {
        for relation in Relation::ALL {
            assert_eq!(serde_json::to_value(relation).unwrap(), relation.word());
            assert_eq!(relation.word().parse(), Ok(relation));
        }
    }

    #[test]
    fn a_patient_id_is_read_back_as_it_is_written() {
        let id = PatientId("0193a5b2-c7d0-7e3f-9a4b-5c6d7e8f9a0b".parse().unwrap());
        assert_eq!(id.to_string(), "0193a5b2c7d07e3f9a4b5c6d7e8f9a0b");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(serde_json::to_value(id).unwrap(), id.to_string());
    }

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
