//! Who has a phone already, or the number of a file. Pure.

use super::{Patient, PatientDetails, Relative, RelativeId, plain};
use crate::{phone::PhoneNumber, visit::PatientId};

/// A registered person: a patient, or somebody close to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder<'a> {
    /// The patient.
    pub patient: &'a Patient,
    /// The relative of theirs who is meant; `None` is the patient in person.
    pub relative: Option<&'a Relative>,
}

/// Which registered person: the patient, or a relative of theirs.
pub type HolderId = (PatientId, Option<RelativeId>);

impl<'a> Holder<'a> {
    /// Those among `patients` and their relatives who have `phone`, `except` one.
    pub fn of_phone(patients: &'a [Patient], phone: &PhoneNumber, except: Option<HolderId>) -> Vec<Self> {
        let own = |patient: &'a Patient| {
            let holds = patient.phone.as_ref() == Some(phone);
            holds.then_some(Self { patient, relative: None })
        };
        let relatives = |patient: &'a Patient| {
            let holding = patient.relatives.iter().filter(|one| one.phone == *phone);
            holding.map(move |one| Self { patient, relative: Some(one) })
        };
        let all = patients.iter().flat_map(|patient| own(patient).into_iter().chain(relatives(patient)));
        all.filter(|one| Some(one.id()) != except).collect()
    }

    /// Which person this is.
    pub fn id(&self) -> HolderId {
        (self.patient.id, self.relative.map(|one| one.id))
    }
}

impl PatientDetails {
    /// Whether both have the same number of a file.
    pub fn has_same_record(&self, other: &Self) -> bool {
        let plain_number = |one: &Self| one.record_number.as_ref().map(|number| plain(number.as_str()));
        plain_number(self).is_some() && plain_number(self) == plain_number(other)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::{
        directory::{RecordNumber, RelativeDetails, Touched},
        texts::Language,
        visit::{PersonName, Relation},
    };

    const PHONE: &str = "+525512345678";

    fn maria() -> Patient {
        let touched = || Touched { by: None, at: Timestamp::UNIX_EPOCH };
        let details = PatientDetails {
            name: PersonName::parse("María López").unwrap(),
            phone: PHONE.parse().ok(),
            language: Language::EsMx,
            zone: None,
            record_number: RecordNumber::parse("A-12"),
        };
        let ana = RelativeDetails {
            name: PersonName::parse("Ana López").unwrap(),
            relation: Relation::Child,
            phone: PHONE.parse().unwrap(),
            language: Language::EsMx,
            zone: None,
            agreed: true,
        };
        Patient::register(PatientId(uuid::Uuid::nil()), details, touched()).with_relative(ana, touched()).unwrap()
    }

    #[test]
    fn everybody_who_has_a_phone_is_named_but_the_one_who_is_asked_about() {
        let (all, phone) = ([maria()], PHONE.parse().unwrap());
        let id = all[0].id;
        let holders = |except| Holder::of_phone(&all, &phone, except).iter().map(Holder::id).collect::<Vec<_>>();
        assert_eq!(holders(None), [(id, None), (id, Some(RelativeId(1)))]);
        assert_eq!(holders(Some((id, None))), [(id, Some(RelativeId(1)))]);
        assert_eq!(holders(Some((id, Some(RelativeId(1))))), [(id, None)]);
        assert_eq!(Holder::of_phone(&all, &"+525587654321".parse().unwrap(), None), []);
    }

    #[test]
    fn the_number_of_a_file_is_the_same_however_it_is_written() {
        let other = |number| PatientDetails { record_number: RecordNumber::parse(number), ..maria().details };
        assert!(maria().has_same_record(&other("a 12")));
        assert!(!maria().has_same_record(&other("A-13")) && !other("").has_same_record(&other("")));
    }
}
