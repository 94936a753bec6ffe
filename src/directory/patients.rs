//! A patient of the clinic, and those close to them. Pure.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    phone::PhoneNumber,
    texts::Language,
    visit::{Invitee, PatientId, PersonName, Relation, Role},
};

/// How many relatives a patient can have.
pub const MOST_RELATIVES: usize = 6;
/// The longest file number that is accepted, in characters.
const LONGEST_RECORD_NUMBER: usize = 40;

/// A patient, and whom to reach about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patient {
    /// Which patient.
    pub id: PatientId,
    /// How often the document has been written; the store compares it before it writes.
    pub version: u64,
    /// The patient in person.
    #[serde(flatten)]
    pub details: PatientDetails,
    /// Those close to them, at most [`MOST_RELATIVES`].
    pub relatives: Vec<Relative>,
    /// How many relatives have been added so far: ids are not given twice.
    added: u16,
    /// Who registered them, and when.
    pub registered: Touched,
    /// Who wrote the document last, and when.
    pub changed: Touched,
}

/// What is known of a patient in person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientDetails {
    /// Their name.
    pub name: PersonName,
    /// Their own phone; an inpatient may have none.
    pub phone: Option<PhoneNumber>,
    /// The language of their texts and pages.
    pub language: Language,
    /// The IANA name of their time zone; the clinic's when there is none.
    pub zone: Option<String>,
    /// The number of their file in the hospital.
    pub record_number: Option<RecordNumber>,
}

/// The number of a patient's file in the hospital. It never shows itself in logs or errors.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordNumber(String);

/// Somebody close to a patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relative {
    /// Which relative of the patient.
    pub id: RelativeId,
    /// The relative in person.
    #[serde(flatten)]
    pub details: RelativeDetails,
}

/// What is known of a relative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelativeDetails {
    /// Their name.
    pub name: PersonName,
    /// What they are to the patient.
    pub relation: Relation,
    /// Their phone.
    pub phone: PhoneNumber,
    /// The language of their texts and pages.
    pub language: Language,
    /// The IANA name of their time zone; the clinic's when there is none.
    pub zone: Option<String>,
    /// Whether they agreed to be contacted.
    pub agreed: bool,
}

/// Which relative of a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RelativeId(pub u16);

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// Who, as Webex calls them; `None` when it calls them nothing.
    pub by: Option<PersonName>,
    /// When.
    pub at: Timestamp,
}

/// A patient cannot have more than [`MOST_RELATIVES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a patient can have {MOST_RELATIVES} relatives at most")]
pub struct TooManyRelatives;

impl Patient {
    /// Somebody who has not been stored yet; the identifier is chosen by the caller, who has the randomness.
    pub fn register(id: PatientId, details: PatientDetails, touched: Touched) -> Self {
        let (registered, changed) = (touched.clone(), touched);
        Self { id, version: 0, details, relatives: Vec::new(), added: 0, registered, changed }
    }

    /// The same patient with other details.
    pub fn with_details(self, details: PatientDetails, changed: Touched) -> Self {
        Self { details, changed, ..self }
    }

    /// The same patient with one relative more.
    pub fn with_relative(mut self, details: RelativeDetails, changed: Touched) -> Result<Self, TooManyRelatives> {
        if self.relatives.len() >= MOST_RELATIVES {
            return Err(TooManyRelatives);
        }
        self.added += 1;
        self.relatives.push(Relative { id: RelativeId(self.added), details });
        Ok(Self { changed, ..self })
    }

    /// The same patient with other details of a relative.
    pub fn with_relative_changed(mut self, id: RelativeId, details: RelativeDetails, changed: Touched) -> Self {
        if let Some(one) = self.relatives.iter_mut().find(|one| one.id == id) {
            one.details = details;
        }
        Self { changed, ..self }
    }

    /// The same patient without a relative.
    pub fn without_relative(mut self, id: RelativeId, changed: Touched) -> Self {
        self.relatives.retain(|one| one.id != id);
        Self { changed, ..self }
    }

    /// The relative with this id.
    pub fn relative(&self, id: RelativeId) -> Option<&Relative> {
        self.relatives.iter().find(|one| one.id == id)
    }

    /// Every phone under which the patient or somebody close to them is reached.
    pub fn phones(&self) -> impl Iterator<Item = &PhoneNumber> {
        self.phone.iter().chain(self.relatives.iter().map(|one| &one.phone))
    }

    /// The relatives who agreed to be contacted.
    pub fn agreeing(&self) -> impl Iterator<Item = &Relative> {
        self.relatives.iter().filter(|one| one.agreed)
    }
}

impl Relative {
    /// The relative as somebody to invite.
    pub fn invitee(&self) -> Invitee {
        Invitee {
            role: Role::Relative,
            relation: Some(self.relation),
            name: self.name.clone(),
            phone: self.phone.clone(),
            language: self.language,
            zone: self.zone.clone(),
        }
    }
}

impl std::ops::Deref for Patient {
    type Target = PatientDetails;

    fn deref(&self) -> &PatientDetails {
        &self.details
    }
}

impl std::ops::Deref for Relative {
    type Target = RelativeDetails;

    fn deref(&self) -> &RelativeDetails {
        &self.details
    }
}

impl RecordNumber {
    /// A number as a person typed it, its blanks tidied. `None` when it cannot be one.
    pub fn parse(typed: &str) -> Option<Self> {
        let tidy = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = tidy.chars().count() <= LONGEST_RECORD_NUMBER && !tidy.chars().any(char::is_control);
        (fits && tidy.chars().any(char::is_alphanumeric)).then_some(Self(tidy))
    }

    /// The whole number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RecordNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordNumber(…)")
    }
}

impl fmt::Display for RelativeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched() -> Touched {
        Touched { by: None, at: Timestamp::UNIX_EPOCH }
    }

    fn patient(phone: Option<&str>) -> Patient {
        let details = PatientDetails {
            name: PersonName::parse("María López").unwrap(),
            phone: phone.map(|phone| phone.parse().unwrap()),
            language: Language::EsMx,
            zone: None,
            record_number: None,
        };
        Patient::register(PatientId(uuid::Uuid::nil()), details, touched())
    }

    fn relative(phone: &str, agreed: bool) -> RelativeDetails {
        RelativeDetails {
            name: PersonName::parse("Ana").unwrap(),
            relation: Relation::Child,
            phone: phone.parse().unwrap(),
            language: Language::En,
            zone: Some("America/Chicago".to_owned()),
            agreed,
        }
    }

    #[test]
    fn a_patient_has_six_relatives_at_most_and_no_id_is_given_twice() {
        let mut one = patient(None);
        for _ in 0..MOST_RELATIVES {
            one = one.with_relative(relative("+13125550100", true), touched()).unwrap();
        }
        assert_eq!(one.clone().with_relative(relative("+13125550100", true), touched()), Err(TooManyRelatives));
        let one = one.without_relative(RelativeId(6), touched());
        let one = one.with_relative(relative("+13125550100", true), touched()).unwrap();
        assert_eq!(one.relatives.iter().map(|one| one.id.0).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 7]);
    }

    #[test]
    fn relatives_who_agreed_can_be_invited() {
        let one = patient(None).with_relative(relative("+13125550100", false), touched()).unwrap();
        assert_eq!(one.agreeing().count(), 0);
        let one = one.with_relative_changed(RelativeId(1), relative("+13125550101", true), touched());
        let ana = one.agreeing().next().unwrap().invitee();
        assert_eq!(
            (ana.role, ana.relation, ana.phone.as_e164(), ana.language),
            (Role::Relative, Some(Relation::Child), "+13125550101", Language::En)
        );
        assert_eq!(ana.zone.as_deref(), Some("America/Chicago"));
    }

    #[test]
    fn a_patient_is_stored_with_names_that_others_can_read() {
        let one = patient(Some("+525512345678")).with_relative(relative("+13125550100", true), touched()).unwrap();
        let json = serde_json::to_value(&one).unwrap();
        assert_eq!((&json["name"], &json["relatives"][0]["relation"]), (&"María López".into(), &"child".into()));
        assert_eq!(serde_json::from_value::<Patient>(json).unwrap(), one);
    }

    #[test]
    fn a_patient_does_not_show_itself() {
        let mut one = patient(Some("+525512345678"));
        one.details.record_number = RecordNumber::parse(" A-12345 ");
        let shown = format!("{one:?}");
        assert!(!shown.contains("María") && !shown.contains("12345"), "{shown}");
        assert_eq!(one.record_number.as_ref().unwrap().as_str(), "A-12345");
    }
}
