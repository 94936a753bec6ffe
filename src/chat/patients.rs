//! Patients and those close to them: a search, and what is known of one.

use serde::Serialize;

use super::{
    Choice, date,
    manage::{Reader, message},
};
use crate::{
    cards::{self, CardError, markdown_escape},
    directory::{Holder, MOST_RELATIVES, Patient, PatientDetails, Relative, Touched},
    phone::PhoneNumber,
    texts::{Language, say, say_with, zone_city},
    webex::NewMessage,
};

/// Those who were found.
pub struct FoundPatients<'a> {
    /// What was looked for.
    pub words: &'a str,
    /// Those who are listed.
    pub patients: &'a [Patient],
    /// Whether there are more.
    pub more: bool,
}

/// What was just done with a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// They are new.
    Registered,
    /// Something about them is otherwise.
    Changed,
    /// They have one relative more.
    RelativeAdded,
    /// Something about a relative is otherwise.
    RelativeChanged,
    /// They have one relative less.
    RelativeRemoved,
    /// Nothing: the relative is no longer there.
    RelativeGone,
    /// Nothing: there are as many relatives as there can be.
    TooManyRelatives,
}

impl Filed {
    const fn text_id(self) -> &'static str {
        match self {
            Self::Registered => "chat-patient-registered",
            Self::Changed => "chat-patient-changed",
            Self::RelativeAdded => "chat-relative-added",
            Self::RelativeChanged => "chat-relative-changed",
            Self::RelativeRemoved => "chat-relative-removed",
            Self::RelativeGone => "chat-relative-gone",
            Self::TooManyRelatives => "chat-relative-too-many",
        }
    }
}

/// The search, and those who were found.
pub fn patients_card(found: &FoundPatients<'_>, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        line: String,
        words: &'a str,
        has_found: bool,
        choices: Vec<Choice>,
        first: String,
    }
    let choices: Vec<_> = found.patients.iter().map(choice).collect();
    let words = ("words", markdown_escape(found.words).into());
    let line = match (choices.as_slice(), found.more) {
        ([], _) if found.words.is_empty() => say(to.language, "chat-patients-how"),
        ([], _) => say_with(to.language, "chat-patients-none", &[words]),
        (_, true) => say_with(to.language, "chat-patients-more", &[words]),
        (some, false) => say_with(to.language, "chat-patients-found", &[("count", (some.len() as i64).into()), words]),
    };
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    let data = Data { line: line.clone(), words: found.words, has_found: !choices.is_empty(), choices, first };
    message(to, line, cards::render("patients", to.language, data)?)
}

/// What is known of a patient, and what was just done.
pub fn patient_card(patient: &Patient, filed: Option<Filed>, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data {
        patient: String,
        name: String,
        has_done: bool,
        done: String,
        facts: Vec<Fact>,
        has_relatives: bool,
        relatives: Vec<Fact>,
        choices: Vec<Choice>,
        only: String,
        can_add: bool,
        history: String,
    }
    let language = to.language;
    let relatives: Vec<_> = patient.relatives.iter().map(|one| relative(language, one)).collect();
    let choices: Vec<_> = patient.relatives.iter().map(|one| relative_choice(language, one)).collect();
    let only = if let [only] = choices.as_slice() { only.value.clone() } else { String::new() };
    let done = filed.map(|filed| say_with(language, filed.text_id(), &[("most", (MOST_RELATIVES as i64).into())]));
    let name = markdown_escape(patient.name.as_str());
    let words = format!("{name}\n\n{}", done.clone().unwrap_or_default());
    let data = Data {
        patient: patient.id.to_string(),
        name,
        has_done: done.is_some(),
        done: done.unwrap_or_default(),
        facts: facts(language, patient),
        has_relatives: !relatives.is_empty(),
        relatives,
        choices,
        only,
        can_add: patient.relatives.len() < MOST_RELATIVES,
        history: history(patient, to),
    };
    message(to, words.trim_end().to_owned(), cards::render("patient", language, data)?)
}

/// That somebody else has changed a patient while a form was being filled in.
pub(super) fn changed_meanwhile(patient: &Patient, to: Reader<'_>) -> String {
    say_with(to.language, "chat-patient-changed-meanwhile", &touched(&patient.changed, to))
}

/// Somebody who is registered, as one of several.
pub(super) fn holder(language: Language, one: &Holder<'_>) -> String {
    let of = markdown_escape(one.patient.name.as_str());
    match one.relative {
        None => of,
        Some(relative) => {
            let args = [
                ("name", markdown_escape(relative.name.as_str()).into()),
                ("relation", relation(language, relative).into()),
                ("patient", of.into()),
            ];
            say_with(language, "chat-patient-relative-of", &args)
        }
    }
}

#[derive(Serialize)]
struct Fact {
    title: String,
    value: String,
}

fn facts(language: Language, patient: &PatientDetails) -> Vec<Fact> {
    let fact = |id: &str, value: String| Fact { title: say(language, id), value };
    let phone = patient.phone.as_ref().map_or_else(|| say(language, "chat-patient-no-phone"), PhoneNumber::for_people);
    let mut facts = vec![fact("chat-patient-phone", phone)];
    facts.push(fact("chat-patient-language", language_name(language, patient.language)));
    facts.extend(patient.zone.as_ref().map(|zone| fact("chat-patient-zone", zone_city(language, zone))));
    let number = patient.record_number.as_ref();
    facts.extend(number.map(|number| fact("chat-patient-record", markdown_escape(number.as_str()))));
    facts
}

/// `Ana López (hija o hijo)`, and beside it how she is reached.
fn relative(language: Language, one: &Relative) -> Fact {
    let mut known = vec![one.phone.for_people(), language_name(language, one.language)];
    known.extend(one.zone.as_ref().map(|zone| zone_city(language, zone)));
    known.extend((!one.agreed).then(|| say(language, "chat-relative-not-agreed")));
    Fact {
        title: format!("**{}** ({})", markdown_escape(one.name.as_str()), relation(language, one)),
        value: known.join(" · "),
    }
}

fn relative_choice(language: Language, one: &Relative) -> Choice {
    Choice { title: format!("{} ({})", one.name.as_str(), relation(language, one)), value: one.id.to_string() }
}

fn choice(patient: &Patient) -> Choice {
    let number = patient.record_number.as_ref().map(|number| number.as_str().to_owned());
    let phone = patient.phone.as_ref().map(PhoneNumber::for_people);
    let known = std::iter::once(patient.name.as_str().to_owned()).chain(phone).chain(number);
    Choice { title: known.collect::<Vec<_>>().join(" · "), value: patient.id.to_string() }
}

fn relation(language: Language, one: &Relative) -> String {
    say(language, &format!("chat-relation-{}", one.relation.word()))
}

fn language_name(language: Language, named: Language) -> String {
    say(language, &format!("chat-language-{}", named.tag().to_ascii_lowercase()))
}

/// Who registered a patient, and who has changed them since.
fn history(patient: &Patient, to: Reader<'_>) -> String {
    let registered = say_with(to.language, "chat-patient-registered-by", &touched(&patient.registered, to));
    if patient.changed == patient.registered {
        return registered;
    }
    let changed = say_with(to.language, "chat-patient-changed-by", &touched(&patient.changed, to));
    format!("{registered} {changed}")
}

fn touched(touched: &Touched, to: Reader<'_>) -> [(&'static str, crate::texts::Arg); 2] {
    let by = touched
        .by
        .as_ref()
        .map_or_else(|| say(to.language, "chat-patient-somebody"), |by| markdown_escape(by.as_str()));
    [("by", by.into()), ("date", date(to.language, touched.at, to.zone).into())]
}
