//! Reading the form of a new visit: what is typed as a visit to be, or everything that is wrong with it. Pure.

use jiff::Timestamp;

use super::when::{self, When};
use crate::{
    chat::{NewVisitForm, Offered, RelativeRow},
    config::Clinic,
    directory::{Patient, plain},
    phone::PhoneNumber,
    texts::{Language, say, say_with},
    visit::{Admission, Invitee, MOST_INVITED, PatientId, PersonName, Relation, Role, VisitKind},
};

/// What is asked for with the form; whose visit it will be is known elsewhere.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) kind: VisitKind,
    pub(super) patient: PersonName,
    pub(super) patient_id: Option<PatientId>,
    pub(super) starts_at: Option<Timestamp>,
    pub(super) minutes: i32,
    pub(super) admission: Admission,
    pub(super) invited: Vec<Invitee>,
}

/// Reads one form.
pub(super) struct FormReader<'a> {
    pub(super) form: &'a NewVisitForm,
    pub(super) offered: &'a Offered,
    pub(super) clinic: &'a Clinic,
    /// The language of whoever reads what is wrong.
    pub(super) language: Language,
    pub(super) now: Timestamp,
}

impl FormReader<'_> {
    pub(super) fn read(&self) -> Result<Wish, Vec<String>> {
        let mut problems = Vec::new();
        let mut wrong = |id: &str| problems.push(say(self.language, id));
        let form = self.form;
        let patient = PersonName::parse(&form.patient);
        if patient.is_none() {
            wrong("chat-problem-name");
        }
        let kind: Option<VisitKind> = form.kind.parse().map_err(|()| wrong("chat-problem-kind")).ok();
        let when = when::read(&form.when, &form.date, &form.time, &self.clinic.zone, self.now).map_err(&mut wrong).ok();
        let minutes = match form.minutes.as_str() {
            "" => Some(self.clinic.visit_minutes),
            typed => when::minutes(typed).map_err(&mut wrong).ok(),
        };
        let invited = self.invited(kind.unwrap_or(VisitKind::Consultation), patient.as_ref());
        let invited = invited.map_err(|more| problems.extend(more)).ok();
        let wish = (|| {
            Some(Wish {
                kind: kind?,
                patient_id: self.registered(patient.as_ref()?).map(|one| one.id),
                patient: patient?,
                starts_at: match when? {
                    When::Now => None,
                    When::At(at) => Some(at),
                },
                minutes: minutes?,
                admission: match form.admission.as_str() {
                    "when-host-starts" => Admission::WhenHostStarts,
                    _ => Admission::ByPress,
                },
                invited: invited?,
            })
        })();
        wish.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// The registered patient of the form, unless somebody else's name was typed over theirs.
    fn registered(&self, name: &PersonName) -> Option<&Patient> {
        self.offered.patient.as_ref().filter(|one| plain(one.name.as_str()) == plain(name.as_str()))
    }

    /// A consultation invites the patient, an update the relatives, a family visit both. Where no relative is named, the
    /// phone of the form is a relative's.
    fn invited(&self, kind: VisitKind, patient: Option<&PersonName>) -> Result<Vec<Invitee>, Vec<String>> {
        let mut problems = Vec::new();
        if !self.form.chosen.is_empty() && patient.is_some_and(|name| self.registered(name).is_none()) {
            problems.push(say(self.language, "chat-problem-other-patient"));
        }
        let relatives: Vec<_> = self.relatives(patient, &mut problems);
        let nobody_named = relatives.is_empty() && problems.is_empty();
        let needs_phone = kind == VisitKind::Consultation || nobody_named;
        let phone = match PhoneNumber::parse(&self.form.phone, self.clinic.country) {
            Ok(phone) => Some(phone),
            Err(_) if self.form.phone.is_empty() && !needs_phone => None,
            Err(error) => {
                problems.push(say(self.language, error.text_id()));
                None
            }
        };
        let first = patient.zip(phone).and_then(|(name, phone)| match kind {
            VisitKind::Consultation => Some(self.patient(name, phone)),
            _ if nobody_named && self.registered(name).is_some_and(|one| one.phone.as_ref() == Some(&phone)) => {
                problems.push(say(self.language, "chat-problem-nobody"));
                None
            }
            _ if nobody_named => Some(self.somebody_of(name, phone)),
            VisitKind::FamilyVisit => Some(self.patient(name, phone)),
            VisitKind::FamilyUpdate => None,
        });
        let mut invited: Vec<Invitee> = Vec::new();
        for one in first.into_iter().chain(relatives) {
            if !invited.iter().any(|known| (&known.phone, &known.name) == (&one.phone, &one.name)) {
                invited.push(one);
            }
        }
        if invited.len() > MOST_INVITED {
            let most = (MOST_INVITED as i64).into();
            problems.push(say_with(self.language, "chat-problem-too-many", &[("most", most)]));
        }
        if problems.is_empty() { Ok(invited) } else { Err(problems) }
    }

    fn patient(&self, name: &PersonName, phone: PhoneNumber) -> Invitee {
        let known = self.registered(name);
        Invitee {
            role: Role::Patient,
            relation: None,
            name: name.clone(),
            phone,
            language: known.map_or(self.clinic.language, |one| one.language),
            zone: known.and_then(|one| one.zone.clone()),
        }
    }

    /// A relative of whom only the phone is known.
    fn somebody_of(&self, patient: &PersonName, phone: PhoneNumber) -> Invitee {
        let (role, name, language) = (Role::Relative, patient.clone(), self.clinic.language);
        Invitee { role, relation: None, name, phone, language, zone: None }
    }

    fn relatives(&self, patient: Option<&PersonName>, problems: &mut Vec<String>) -> Vec<Invitee> {
        let registered = patient.and_then(|name| self.registered(name));
        let chosen = self
            .form
            .chosen
            .split(',')
            .filter_map(|id| registered?.relatives.iter().find(|one| one.id.to_string() == id.trim()));
        let mut relatives: Vec<_> = chosen.map(crate::directory::Relative::invitee).collect();
        let typed = self.form.rows.iter().filter(|row| !row.is_empty());
        relatives.extend(typed.filter_map(|row| self.typed(row, problems)));
        relatives
    }

    fn typed(&self, row: &RelativeRow, problems: &mut Vec<String>) -> Option<Invitee> {
        let name = PersonName::parse(&row.name);
        if name.is_none() {
            problems.push(say(self.language, "chat-problem-relative-name"));
        }
        let phone = PhoneNumber::parse(&row.phone, self.clinic.country);
        if let Err(error) = &phone {
            let problem = say(self.language, error.text_id());
            problems.push(say_with(self.language, "chat-problem-relative-phone", &[("problem", problem.into())]));
        }
        let relation = Some(row.relation.parse().unwrap_or(Relation::OtherRelative));
        let language = self.clinic.language;
        Some(Invitee { role: Role::Relative, relation, name: name?, phone: phone.ok()?, language, zone: None })
    }
}
