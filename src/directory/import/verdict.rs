//! What becomes of a row: a new patient, one who is there already, or a refusal with everything that is wrong.

use super::{Row, Sheet};
use crate::{
    directory::{Defaults, Patient, PatientDetails, Problem, RelativeDetails, plain, words},
    visit::PersonName,
};

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A new patient.
    New,
    /// They are there already.
    Known(PersonName),
    /// It cannot be taken as it is.
    Refused(Vec<Fault>),
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What was written about the patient.
    Patient(Problem),
    /// What was written about a relative, by their number in the header.
    Relative(usize, Problem),
    /// There are more cells than columns.
    TooManyCells,
    /// A quote was opened and never closed.
    OpenQuote,
    /// It is not said clearly whether the phone is shared.
    SharesPhone,
    /// Somebody else has that phone.
    PhoneTaken(PersonName),
    /// Somebody else has that number of a file.
    RecordTaken(PersonName),
}

impl Sheet {
    /// Who a row is about, or everything that is wrong with it.
    pub fn check(&self, row: &Row, defaults: &Defaults) -> Result<(PatientDetails, Vec<RelativeDetails>), Vec<Fault>> {
        let mut faults = Vec::new();
        if row.has_open_quote() {
            return Err(vec![Fault::OpenQuote]);
        }
        if row.overflows(&self.header) {
            faults.push(Fault::TooManyCells);
        }
        let patient = row.patient.read(defaults);
        let patient = patient.map_err(|problems| faults.extend(problems.into_iter().map(Fault::Patient)));
        let mut relatives = Vec::new();
        for (number, relative) in &row.relatives {
            match relative.read(defaults) {
                Ok(relative) => relatives.push(relative),
                Err(problems) => faults.extend(problems.into_iter().map(|problem| Fault::Relative(*number, problem))),
            }
        }
        if row.shares().is_none() {
            faults.push(Fault::SharesPhone);
        }
        match patient {
            Ok(patient) if faults.is_empty() => Ok((patient, relatives)),
            _ => Err(faults),
        }
    }
}

impl Row {
    /// Whether the phone is said to be shared; `None` when what is written is neither yes nor no.
    pub fn shares(&self) -> Option<bool> {
        if self.shares_phone.is_empty() { Some(false) } else { words::yes_or_no(&self.shares_phone) }
    }
}

/// Whether somebody is new, given all who could be the same: those with the phone, with the number of the file, or with
/// the name.
pub fn judge(details: &PatientDetails, shares_phone: bool, similar: &[Patient]) -> Verdict {
    let same_name = |other: &&Patient| plain(other.name.as_str()) == plain(details.name.as_str());
    let same_record = |other: &&Patient| match (&other.record_number, &details.record_number) {
        (Some(one), Some(other)) => Some(plain(one.as_str()) == plain(other.as_str())),
        _ => None,
    };
    if let Some(other) = similar.iter().find(|other| same_record(other) == Some(true)) {
        return match same_name(&other) {
            true => Verdict::Known(other.name.clone()),
            false => Verdict::Refused(vec![Fault::RecordTaken(other.name.clone())]),
        };
    }
    let same_phone = |other: &&Patient| details.phone.is_some() && other.phone == details.phone;
    // Two files of one name: somebody and their child, perhaps, on one phone.
    let nobody_else = |other: &&Patient| same_record(other) != Some(false);
    let known = |other: &&Patient| {
        let without_numbers = details.phone.is_none() && details.record_number.is_none();
        same_name(other) && nobody_else(other) && (same_phone(other) || without_numbers)
    };
    if let Some(other) = similar.iter().find(known) {
        return Verdict::Known(other.name.clone());
    }
    let holds = |other: &&Patient| details.phone.as_ref().is_some_and(|phone| other.phones().any(|one| one == phone));
    match similar.iter().find(holds).filter(|_| !shares_phone) {
        Some(other) => Verdict::Refused(vec![Fault::PhoneTaken(other.name.clone())]),
        None => Verdict::New,
    }
}
