//! The forms of a patient and of somebody close to them, empty or as they were typed.

use serde::Serialize;

use super::{
    Choice,
    arranging::{languages, relations, zones},
    manage::{Reader, message},
    patients::holder,
};
use crate::{
    cards::{self, CardError, markdown_escape},
    directory::{Holder, HolderId, Patient, PatientEntry, RelativeEntry, RelativeId},
    texts::{Language, say, say_with},
    visit::PersonName,
    webex::NewMessage,
};

/// What every form carries that writes something down about a patient.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filing {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// The id of the patient; nothing for somebody new.
    pub patient: String,
    /// How often the patient had been written when the form was shown.
    pub version: String,
    /// Those with the same phone or number of a file who were shown, the first of them first.
    pub accepted: String,
    /// The same, in sentences.
    pub others: Vec<String>,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
}

/// What stands in the form of a patient.
#[derive(Clone, Debug, Default)]
pub struct PatientForm {
    /// What it carries.
    pub filing: Filing,
    /// What is typed.
    pub entry: PatientEntry,
}

/// What stands in the form of a relative.
#[derive(Clone, Debug, Default)]
pub struct RelativeForm {
    /// What it carries.
    pub filing: Filing,
    /// Which relative; nothing for somebody new.
    pub relative: String,
    /// What is typed.
    pub entry: RelativeEntry,
}

impl Filing {
    /// About a patient who is registered.
    pub fn about(form: String, patient: &Patient) -> Self {
        let (patient, version) = (patient.id.to_string(), patient.version.to_string());
        Self { form, patient, version, ..Self::default() }
    }

    /// The same once more, with what is wrong.
    pub fn again(self, form: String, problems: Vec<String>) -> Self {
        Self { form, others: Vec::new(), problems, ..self }
    }

    /// The same once more, for a patient whom somebody else has changed meanwhile.
    pub fn overtaken(self, form: String, patient: &Patient, to: Reader<'_>) -> Self {
        let problem = super::patients::changed_meanwhile(patient, to);
        Self { version: patient.version.to_string(), ..self.again(form, vec![problem]) }
    }

    /// The same once more, showing who else has the phone or the number.
    pub fn showing(self, form: String, others: &[Holder<'_>], language: Language) -> Self {
        let accepted = others.iter().map(|one| word(one.id())).collect::<Vec<_>>().join(",");
        let others = others.iter().map(|one| holder(language, one)).collect();
        Self { accepted, others, ..self.again(form, Vec::new()) }
    }

    /// Whether one of the others was not shown on it.
    pub fn hides(&self, others: &[Holder<'_>]) -> bool {
        others.iter().any(|one| !self.accepted.split(',').any(|known| known == word(one.id())))
    }
}

impl PatientForm {
    /// The form of somebody new. What somebody was looked for by in vain is a name, or else a phone.
    pub fn empty(form: String, language: Language, words: &str) -> Self {
        let entry = PatientEntry { language: language.tag().to_owned(), ..PatientEntry::default() };
        let entry = match PersonName::parse(words) {
            Some(name) => PatientEntry { name: name.as_str().to_owned(), ..entry },
            None => PatientEntry { phone: words.to_owned(), ..entry },
        };
        Self { filing: Filing { form, ..Filing::default() }, entry }
    }

    /// The form of a patient as they are.
    pub fn about(form: String, patient: &Patient) -> Self {
        let entry = PatientEntry {
            name: patient.name.as_str().to_owned(),
            phone: patient.phone.as_ref().map(|phone| phone.for_people()).unwrap_or_default(),
            language: patient.language.tag().to_owned(),
            zone: patient.zone.clone().unwrap_or_default(),
            record_number: patient.record_number.as_ref().map(|one| one.as_str().to_owned()).unwrap_or_default(),
        };
        Self { filing: Filing::about(form, patient), entry }
    }
}

impl RelativeForm {
    /// The form of somebody new. That they agree is for somebody to say.
    pub fn empty(form: String, patient: &Patient, language: Language) -> Self {
        let (language, agreed) = (language.tag().to_owned(), false.to_string());
        let entry = RelativeEntry { language, agreed, ..RelativeEntry::default() };
        Self { filing: Filing::about(form, patient), relative: String::new(), entry }
    }

    /// The form of a relative as they are; `None` when the patient has no such relative.
    pub fn about(form: String, patient: &Patient, id: RelativeId) -> Option<Self> {
        let one = patient.relative(id)?;
        let entry = RelativeEntry {
            relation: one.relation.word().to_owned(),
            name: one.name.as_str().to_owned(),
            phone: one.phone.for_people(),
            language: one.language.tag().to_owned(),
            zone: one.zone.clone().unwrap_or_default(),
            agreed: one.agreed.to_string(),
        };
        Some(Self { filing: Filing::about(form, patient), relative: id.to_string(), entry })
    }
}

/// What both templates are filled with.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    filing: &'a Filing,
    title: &'a str,
    name: &'a str,
    phone: &'a str,
    language: &'a str,
    zone: &'a str,
    has_problems: bool,
    has_others: bool,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

impl<'a> Data<'a> {
    fn new(
        filing: &'a Filing,
        title: &'a str,
        [name, phone, language, zone]: [&'a String; 4],
        spoken: Language,
    ) -> Self {
        let (has_problems, has_others) = (!filing.problems.is_empty(), !filing.others.is_empty());
        let (languages, zones) = (languages(spoken), zones(spoken, zone));
        Self { filing, title, name, phone, language, zone, has_problems, has_others, languages, zones }
    }
}

/// The form of a patient as a message.
pub fn patient_form_card(form: &PatientForm, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct OfPatient<'a> {
        #[serde(flatten)]
        data: Data<'a>,
        record_number: &'a str,
        /// The first of those with the same phone or number.
        other: &'a str,
    }
    let PatientForm { filing, entry } = form;
    let title = if filing.patient.is_empty() { "chat-patient-form-new" } else { "chat-patient-form-edit" };
    let title = say(to.language, title);
    let typed = [&entry.name, &entry.phone, &entry.language, &entry.zone];
    let data = Data::new(filing, &title, typed, to.language);
    let other = filing.accepted.split([',', '.']).next().unwrap_or_default();
    let data = OfPatient { data, record_number: &entry.record_number, other };
    message(to, title.clone(), cards::render("patient-form", to.language, data)?)
}

/// The form of a relative as a message.
pub fn relative_form_card(patient: &Patient, form: &RelativeForm, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct OfRelative<'a> {
        #[serde(flatten)]
        data: Data<'a>,
        relative: &'a str,
        is_edited: bool,
        relation: &'a str,
        agreed: &'a str,
        relations: Vec<Choice>,
    }
    let RelativeForm { filing, relative, entry } = form;
    let name = markdown_escape(patient.name.as_str());
    let title = say_with(to.language, "chat-relative-form", &[("patient", name.into())]);
    let typed = [&entry.name, &entry.phone, &entry.language, &entry.zone];
    let data = OfRelative {
        data: Data::new(filing, &title, typed, to.language),
        relative,
        is_edited: !relative.is_empty(),
        relation: &entry.relation,
        agreed: &entry.agreed,
        relations: relations(to.language).collect(),
    };
    message(to, title.clone(), cards::render("relative-form", to.language, data)?)
}

/// A person in a word, as it is submitted with a form.
fn word(id: HolderId) -> String {
    match id {
        (patient, Some(relative)) => format!("{patient}.{relative}"),
        (patient, None) => patient.to_string(),
    }
}
