//! The form of a new visit, empty or as it was typed.

use serde::Serialize;

use super::{
    Choice,
    arranging::{Remarks, clinicians, durations, relations},
    manage::{Reader, message},
};
use crate::{
    cards::{self, CardError},
    directory::{Patient, StaffMember},
    texts::{Language, say},
    visit::{Visit, VisitKind},
    webex::NewMessage,
};

/// How many relatives can be typed into the form; more are added to the visit afterwards.
pub const TYPED_RELATIVES: usize = 2;

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NewVisitForm {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// The id of a registered patient.
    pub patient_id: String,
    /// The patient's name.
    pub patient: String,
    /// The phone.
    pub phone: String,
    /// The kind of visit, in its word.
    pub kind: String,
    /// `now` or `later`.
    pub when: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `HH:MM`.
    pub time: String,
    /// How long it is to last.
    pub minutes: String,
    /// `when-host-starts` or `by-press`.
    pub admission: String,
    /// The Webex person id of the clinician, where one is chosen.
    pub clinician: String,
    /// The ids of the registered relatives who are chosen, with commas.
    pub chosen: String,
    /// Relatives who are typed.
    pub rows: [RelativeRow; TYPED_RELATIVES],
    /// The overlaps that were shown, by the ids of the visits.
    #[serde(skip)]
    pub accepted: String,
}

/// A relative as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RelativeRow {
    /// The word of the relation; empty when it was not said.
    pub relation: String,
    /// The name.
    pub name: String,
    /// The phone.
    pub phone: String,
}

impl RelativeRow {
    /// Whether nobody was typed.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.phone.is_empty()
    }
}

/// What there is to choose from.
#[derive(Debug, Default)]
pub struct Offered {
    /// Those for whom the visit can be booked; nobody when it is the speaker's own.
    pub clinicians: Vec<StaffMember>,
    /// The registered patient.
    pub patient: Option<Patient>,
}

/// What came of an earlier try.
#[derive(Debug, Default)]
pub struct EarlierTry {
    /// What is wrong, in sentences.
    pub problems: Vec<String>,
    /// The clinician's other visits at that time.
    pub overlaps: Vec<Visit>,
}

impl NewVisitForm {
    /// An empty form.
    pub fn empty(form: String, minutes: i32) -> Self {
        let [kind, when, admission] = [VisitKind::Consultation.word(), "now", "when-host-starts"].map(str::to_owned);
        Self { form, kind, when, admission, minutes: minutes.to_string(), ..Self::default() }
    }

    /// The form with what is known of a registered patient. About whoever has no phone the family is told.
    pub fn about(self, patient: &Patient) -> Self {
        let (patient_id, name) = (patient.id.to_string(), patient.name.as_str().to_owned());
        let form = Self { patient_id, patient: name, ..self };
        match &patient.phone {
            Some(phone) => Self { phone: phone.for_people(), ..form },
            None => {
                let chosen: Vec<_> = patient.agreeing().map(|one| one.id.to_string()).collect();
                Self { kind: VisitKind::FamilyUpdate.word().to_owned(), chosen: chosen.join(","), ..form }
            }
        }
    }
}

/// The form as a message to a person.
pub fn new_visit_card(
    form: &NewVisitForm,
    offered: &Offered,
    earlier: &EarlierTry,
    to: Reader<'_>,
) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        form: &'a NewVisitForm,
        #[serde(flatten)]
        remarks: Remarks,
        has_clinicians: bool,
        clinicians: Vec<Choice>,
        has_relatives: bool,
        relatives: Vec<Choice>,
        relations: Vec<Choice>,
        shows_rows: bool,
        durations: Vec<Choice>,
    }
    let relatives = relatives(to.language, offered);
    let unsaid = Choice { title: say(to.language, "chat-relation-none"), value: String::new() };
    let data = Data {
        remarks: Remarks::new(&earlier.problems, &earlier.overlaps, to),
        has_clinicians: !offered.clinicians.is_empty(),
        clinicians: clinicians(&offered.clinicians),
        has_relatives: !relatives.is_empty(),
        relatives,
        relations: std::iter::once(unsaid).chain(relations(to.language)).collect(),
        shows_rows: form.rows.iter().any(|row| !row.is_empty()),
        durations: durations(to.language, &form.minutes),
        form,
    };
    message(to, say(to.language, "card-new-visit-title"), cards::render("new-visit", to.language, data)?)
}

/// The relatives of the registered patient who agreed to be contacted.
fn relatives(language: Language, offered: &Offered) -> Vec<Choice> {
    let all = offered.patient.iter().flat_map(Patient::agreeing);
    let choice = |one: &crate::directory::Relative| {
        let relation = say(language, &format!("chat-relation-{}", one.relation.word()));
        Choice { title: format!("{} ({relation})", one.name.as_str()), value: one.id.to_string() }
    };
    all.map(choice).collect()
}
