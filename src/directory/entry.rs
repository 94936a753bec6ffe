//! What somebody typed about a patient or a relative, and what is wrong with it: all of it at once. Pure.

use super::{PatientDetails, RecordNumber, RelativeDetails, words};
use crate::{
    phone::{Country, PhoneError, PhoneNumber},
    texts::Language,
    visit::PersonName,
};

/// What is meant when something is left out.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    /// Whose phone numbers need no country code.
    pub country: Country,
    /// What people speak.
    pub language: Language,
}

/// A patient as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PatientEntry {
    /// The name.
    pub name: String,
    /// The phone; it may be left out.
    pub phone: String,
    /// The language, by its tag or its name; it may be left out.
    pub language: String,
    /// The time zone, by its IANA name or its city; it may be left out.
    pub zone: String,
    /// The number of the file; it may be left out.
    pub record_number: String,
}

/// A relative as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelativeEntry {
    /// The name.
    pub name: String,
    /// What they are to the patient, in a word.
    pub relation: String,
    /// The phone.
    pub phone: String,
    /// The language; it may be left out.
    pub language: String,
    /// The time zone; it may be left out.
    pub zone: String,
    /// Whether they agreed to be contacted: yes or no; left out, no.
    pub agreed: String,
}

/// Something that is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The name is missing or cannot be one.
    Name,
    /// The phone is missing or cannot be one.
    Phone(PhoneError),
    /// Nobody here speaks that language.
    Language,
    /// There is no such time zone.
    Zone,
    /// The number of the file cannot be one.
    RecordNumber,
    /// It is not known what the relative is to the patient.
    Relation,
    /// Neither yes nor no.
    Agreed,
}

impl Problem {
    /// The sentence that says what is wrong.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Name => "chat-person-problem-name",
            Self::Phone(error) => error.text_id(),
            Self::Language => "chat-person-problem-language",
            Self::Zone => "chat-person-problem-zone",
            Self::RecordNumber => "chat-person-problem-record-number",
            Self::Relation => "chat-person-problem-relation",
            Self::Agreed => "chat-person-problem-agreed",
        }
    }
}

impl PatientEntry {
    /// The patient who is meant, or everything that is wrong.
    pub fn read(&self, defaults: &Defaults) -> Result<PatientDetails, Vec<Problem>> {
        let mut reader = Reader { defaults, problems: Vec::new() };
        let name = reader.name(&self.name);
        let phone = left_out(&self.phone).map(|typed| reader.phone(typed));
        let (language, zone) = (reader.language(&self.language), reader.zone(&self.zone));
        let record_number = left_out(&self.record_number).map(|typed| reader.record_number(typed));
        match (name, language) {
            (Some(name), Some(language)) if reader.problems.is_empty() => {
                let (phone, record_number) = (phone.flatten(), record_number.flatten());
                Ok(PatientDetails { name, phone, language, zone, record_number })
            }
            _ => Err(reader.problems),
        }
    }
}

impl RelativeEntry {
    /// Whether nothing was typed at all.
    pub fn is_empty(&self) -> bool {
        [&self.name, &self.relation, &self.phone, &self.language, &self.zone, &self.agreed]
            .iter()
            .all(|typed| typed.trim().is_empty())
    }

    /// The relative who is meant, or everything that is wrong.
    pub fn read(&self, defaults: &Defaults) -> Result<RelativeDetails, Vec<Problem>> {
        let mut reader = Reader { defaults, problems: Vec::new() };
        let (name, phone) = (reader.name(&self.name), reader.phone(&self.phone));
        let relation = reader.known(words::relation(&self.relation), Problem::Relation);
        let (language, zone) = (reader.language(&self.language), reader.zone(&self.zone));
        let agreed = match left_out(&self.agreed) {
            Some(typed) => reader.known(words::yes_or_no(typed), Problem::Agreed),
            None => Some(false),
        };
        match (name, phone, relation, language, agreed) {
            (Some(name), Some(phone), Some(relation), Some(language), Some(agreed)) if reader.problems.is_empty() => {
                Ok(RelativeDetails { name, relation, phone, language, zone, agreed })
            }
            _ => Err(reader.problems),
        }
    }
}

/// Reads one value after the other, and remembers what is wrong.
struct Reader<'a> {
    defaults: &'a Defaults,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn name(&mut self, typed: &str) -> Option<PersonName> {
        self.known(PersonName::parse(typed), Problem::Name)
    }

    fn phone(&mut self, typed: &str) -> Option<PhoneNumber> {
        let read = PhoneNumber::parse(typed, self.defaults.country);
        read.map_err(|error| self.problems.push(Problem::Phone(error))).ok()
    }

    fn language(&mut self, typed: &str) -> Option<Language> {
        match left_out(typed) {
            Some(typed) => self.known(words::language(typed), Problem::Language),
            None => Some(self.defaults.language),
        }
    }

    fn zone(&mut self, typed: &str) -> Option<String> {
        left_out(typed).and_then(|typed| self.known(words::zone(typed), Problem::Zone))
    }

    fn record_number(&mut self, typed: &str) -> Option<RecordNumber> {
        self.known(RecordNumber::parse(typed), Problem::RecordNumber)
    }

    fn known<T>(&mut self, read: Option<T>, problem: Problem) -> Option<T> {
        if read.is_none() {
            self.problems.push(problem);
        }
        read
    }
}

/// What was typed, unless nothing was.
fn left_out(typed: &str) -> Option<&str> {
    Some(typed.trim()).filter(|typed| !typed.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visit::Relation;

    const MEXICO: Defaults = Defaults { country: Country::MX, language: Language::EsMx };

    fn patient(values: [&str; 5]) -> PatientEntry {
        let [name, phone, language, zone, record_number] = values.map(str::to_owned);
        PatientEntry { name, phone, language, zone, record_number }
    }

    #[test]
    fn what_is_left_out_is_the_clinics() {
        let details = patient([" María  López ", "", "", "", ""]).read(&MEXICO).unwrap();
        assert_eq!((details.name.as_str(), details.language), ("María López", Language::EsMx));
        assert_eq!((details.phone, details.zone, details.record_number), (None, None, None));
    }

    #[test]
    fn all_that_is_wrong_with_a_patient_is_said() {
        let problems = patient(["12", "55 1234", "klingon", "Mars/Olympus", "¿?"]).read(&MEXICO).unwrap_err();
        let too_short = Problem::Phone(PhoneError::TooShort);
        assert_eq!(problems, [Problem::Name, too_short, Problem::Language, Problem::Zone, Problem::RecordNumber]);
    }

    #[test]
    fn a_relative_needs_a_name_a_phone_and_a_relation() {
        let empty = RelativeEntry::default();
        assert!(empty.is_empty());
        let problems = empty.read(&MEXICO).unwrap_err();
        assert_eq!(problems, [Problem::Name, Problem::Phone(PhoneError::Empty), Problem::Relation]);
        let [name, relation, phone, agreed] = ["Ana", "Hija", "+1 312 555 0100", "sí"].map(str::to_owned);
        let ana = RelativeEntry { name, relation, phone, agreed, ..empty };
        let ana = ana.read(&MEXICO).unwrap();
        assert_eq!((ana.relation, ana.phone.as_e164(), ana.agreed), (Relation::Child, "+13125550100", true));
    }
}
