//! What would be booked by a draft: who gets a link for that kind of visit, and what is still missing.
//!
//! A patient who is registered brings along what the clinic knows: the phone, the language, the zone, the relatives. What
//! is written in the line counts before that.

use super::{Draft, Named, When};
use crate::directory;
use crate::{
    directory::{Patient, Relative},
    phone::PhoneNumber,
    texts::Language,
    visit::{Invitee, MOST_INVITED, PatientId, PersonName, Role, VisitKind},
};

/// What is meant by what was not said.
#[derive(Clone, Copy, Debug)]
pub struct Usual {
    /// What people speak.
    pub language: Language,
    /// How long a visit lasts.
    pub minutes: i32,
}

/// What would be booked.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What it is for.
    pub kind: VisitKind,
    /// When it begins, as far as it was said.
    pub when: Option<When>,
    /// How long it lasts.
    pub minutes: i32,
    /// Whom it is about.
    pub patient: Option<PersonName>,
    /// The same person in the directory.
    pub patient_id: Option<PatientId>,
    /// Who gets a link.
    pub invited: Vec<Invitee>,
    /// Who was named and gets no link, because no phone is known.
    pub unreached: Vec<Unreached>,
    /// What has to be said before it can be booked.
    pub missing: Vec<Missing>,
}

/// What was not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The patient's name.
    Patient,
    /// The day and the time.
    When,
    /// The day.
    Day,
    /// The time.
    Time,
    /// A phone for the link.
    Phone,
    /// Fewer people: nobody can invite so many.
    Fewer,
}

/// Somebody who was named and gets no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreached {
    /// Who.
    pub who: Named,
    /// Whether they have a phone, and have not agreed to be contacted; otherwise there is none.
    pub has_not_agreed: bool,
}

impl Missing {
    /// The sentence that says it.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Patient => "chat-draft-missing-patient",
            Self::When => "chat-draft-missing-when",
            Self::Day => "chat-draft-missing-day",
            Self::Time => "chat-draft-missing-time",
            Self::Phone => "chat-draft-missing-phone",
            Self::Fewer => "chat-draft-missing-fewer",
        }
    }
}

impl Draft {
    /// What would be booked, about a registered patient if one was chosen.
    pub fn proposal(&self, registered: Option<&Patient>, usual: Usual) -> Proposal {
        let kind = self.kind.unwrap_or(VisitKind::Consultation);
        let patient = registered.map(|one| one.name.clone()).or_else(|| self.patient.clone());
        let people = People { draft: self, registered, patient: patient.as_ref(), language: usual.language };
        let (relatives, unreached) = people.relatives(kind);
        let invited = people.invited(kind, relatives);
        let mut missing = Vec::new();
        missing.extend(patient.is_none().then_some(Missing::Patient));
        missing.extend(match self.when {
            None => Some(Missing::When),
            Some(When::Date(_)) => Some(Missing::Time),
            Some(When::Time(_)) => Some(Missing::Day),
            Some(When::Now | When::At(_)) => None,
        });
        let wanted = |one: &Invitee| kind != VisitKind::Consultation || one.role == Role::Patient;
        // Without a name nobody can be invited yet; that is said already.
        missing.extend((patient.is_some() && !invited.iter().any(wanted)).then_some(Missing::Phone));
        missing.extend((invited.len() > MOST_INVITED).then_some(Missing::Fewer));
        Proposal {
            kind,
            when: self.when,
            minutes: self.minutes.unwrap_or(usual.minutes),
            patient,
            patient_id: registered.map(|one| one.id),
            invited,
            unreached,
            missing,
        }
    }
}

impl Proposal {
    /// Whether two of the invited have the same phone.
    pub fn repeats_a_phone(&self) -> bool {
        let mut phones: Vec<_> = self.invited.iter().map(|one| one.phone.as_e164()).collect();
        phones.sort_unstable();
        phones.windows(2).any(|two| two[0] == two[1])
    }
}

/// Who is named in a line, and what is known of them.
struct People<'a> {
    draft: &'a Draft,
    registered: Option<&'a Patient>,
    patient: Option<&'a PersonName>,
    language: Language,
}

impl People<'_> {
    /// The relatives who can be invited, and those who cannot.
    fn relatives(&self, kind: VisitKind) -> (Vec<Invitee>, Vec<Unreached>) {
        let (mut invited, mut unreached) = (Vec::new(), Vec::new());
        for named in &self.draft.relatives {
            match self.relative(named) {
                Some(invitee) => invited.push(invitee),
                None => unreached.push(Unreached { who: named.clone(), has_not_agreed: self.known(named).is_some() }),
            }
        }
        let nobody_named = self.draft.relatives.is_empty() && self.draft.phone.is_none();
        if kind != VisitKind::Consultation && nobody_named {
            invited = self.registered.into_iter().flat_map(Patient::agreeing).map(Relative::invitee).collect();
        }
        (invited, unreached)
    }

    /// Somebody who was named, as far as they can be invited.
    fn relative(&self, named: &Named) -> Option<Invitee> {
        let known = self.known(named);
        let phone = named.phone.clone().or_else(|| known.filter(|one| one.agreed).map(|one| one.phone.clone()))?;
        let name = named.name.clone().or_else(|| known.map(|one| one.name.clone()));
        Some(Invitee {
            role: Role::Relative,
            relation: named.relation.or_else(|| known.map(|one| one.relation)),
            // Whoever's own name is not known is called after the patient.
            name: name.or_else(|| self.patient.cloned())?,
            phone,
            language: known.map_or(self.language, |one| one.language),
            zone: known.and_then(|one| one.zone.clone()),
        })
    }

    /// The registered relative who is meant: by the phone, else by the name, else as the only one of that relation.
    fn known(&self, named: &Named) -> Option<&Relative> {
        let all = &self.registered?.relatives;
        let by_phone = named.phone.as_ref().map(|phone| all.iter().find(|one| one.phone == *phone));
        if let Some(found) = by_phone {
            return found;
        }
        let called = |one: &&Relative| {
            named.name.as_ref().is_none_or(|name| directory::is_called(one.name.as_str(), name.as_str()))
        };
        let is = |one: &&Relative| named.relation.is_none_or(|relation| one.relation == relation);
        let mut fitting = all.iter().filter(called).filter(is);
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Who gets a link: of a consultation the patient and those who were named, of a family update the family, of a family
    /// visit both.
    fn invited(&self, kind: VisitKind, relatives: Vec<Invitee>) -> Vec<Invitee> {
        let Some(name) = self.patient else { return relatives };
        let patients = self.draft.phone.clone().or_else(|| self.registered.and_then(|one| one.phone.clone()));
        let with = |role: Role, phone: PhoneNumber| Invitee {
            role,
            relation: None,
            name: name.clone(),
            phone,
            language: self.registered.map_or(self.language, |one| one.language),
            zone: self.registered.and_then(|one| one.zone.clone()),
        };
        // The only phone of a line about an inpatient is the family's.
        let only = relatives.is_empty().then(|| self.draft.phone.clone()).flatten();
        let first = match (kind, only) {
            (VisitKind::Consultation, _) => patients.map(|phone| with(Role::Patient, phone)),
            (VisitKind::FamilyUpdate | VisitKind::FamilyVisit, Some(only)) => {
                Some(Invitee { language: self.language, zone: None, ..with(Role::Relative, only) })
            }
            (VisitKind::FamilyVisit, None) if !relatives.is_empty() => patients.map(|phone| with(Role::Patient, phone)),
            (VisitKind::FamilyUpdate | VisitKind::FamilyVisit, None) => None,
        };
        first.into_iter().chain(relatives).collect()
    }
}
