//! Which visit it is, and what it is for.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which visit. Sortable by the time it was booked; tells nothing about anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VisitId(#[serde(with = "uuid::serde::simple")] pub Uuid);

impl fmt::Display for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

impl fmt::Debug for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VisitId({self})")
    }
}

impl FromStr for VisitId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}

/// What a visit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitKind {
    /// The clinician sees the patient (teleconsulta).
    Consultation,
    /// The clinician tells relatives how an inpatient is (informe médico).
    FamilyUpdate,
    /// Relatives see an inpatient (televisita).
    FamilyVisit,
}

impl VisitKind {
    /// Every kind, in the order in which people are offered them.
    pub const ALL: [Self; 3] = [Self::Consultation, Self::FamilyUpdate, Self::FamilyVisit];

    /// The kind as it is written in cards, texts and keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consultation => "consultation",
            Self::FamilyUpdate => "family-update",
            Self::FamilyVisit => "family-visit",
        }
    }
}

impl FromStr for VisitKind {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(())
    }
}
