//! Which visit somebody means who writes from a phone.

use jiff::{SignedDuration, Timestamp};

use super::Said;
use crate::{
    phone::PhoneNumber,
    visit::{Participant, Role, Status, Visit},
};

/// So long after a visit somebody still means it, when there is no other.
const MEANT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The visit that is meant, and who writes.
#[derive(Clone, Copy, Debug)]
pub struct Meant<'a> {
    /// The visit.
    pub visit: &'a Visit,
    /// Who writes.
    pub one: &'a Participant,
    /// Whether it could have been another.
    pub several: bool,
}

/// Of the visits to which a phone is invited, the nearest that is not over; or else the one that has ended or was
/// cancelled lately. Nobody confirms what they have missed while another visit is to come.
pub fn meant<'a>(visits: &'a [Visit], phone: &PhoneNumber, said: Said, now: Timestamp) -> Option<Meant<'a>> {
    let ended_lately = |visit: &Visit| match visit.status {
        Status::Ended { ended_at, .. } => now.duration_since(ended_at) <= MEANT_FOR,
        Status::Cancelled { ref pressed } => now.duration_since(pressed.at) <= MEANT_FOR,
        Status::Booked | Status::InProgress { .. } => false,
    };
    let invited = visits.iter().filter_map(|visit| Some((visit, holder(visit, phone)?)));
    let (over, coming): (Vec<_>, Vec<_>) = invited.partition(|(visit, _)| visit.is_over());
    let several = coming.len() > 1;
    let ended = over.into_iter().filter(|(visit, _)| ended_lately(visit));
    let candidates = if coming.is_empty() { ended.collect() } else { coming };
    let missed = |visit: &Visit| said == Said::Confirm && visit.no_show.is_some();
    let far = |visit: &Visit| (missed(visit), visit.begins_at().duration_since(now).abs());
    let (visit, one) = candidates.into_iter().min_by_key(|(visit, _)| far(visit))?;
    Some(Meant { visit, one, several })
}

/// The patient before relatives who share a phone with them.
fn holder<'a>(visit: &'a Visit, phone: &PhoneNumber) -> Option<&'a Participant> {
    let holders = visit.participants.iter().filter(|one| one.phone == *phone);
    holders.min_by_key(|one| one.role != Role::Patient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        phone::Country,
        texts::Language,
        visit::{Admission, Booking, Clinician, Invitee, NoShow, PersonName, Texting, VisitId, VisitKind},
    };

    const PHONE: &str = "+525512345678";

    fn at(time: &str) -> Timestamp {
        format!("2026-11-{time}:00Z").parse().unwrap()
    }

    fn phone(number: &str) -> PhoneNumber {
        PhoneNumber::parse(number, Country::MX).unwrap()
    }

    fn booked(number: u128, starts_at: &str, invited: &[(Role, &str)]) -> Visit {
        let name = |name: &str| PersonName::parse(name).unwrap();
        let clinician = Clinician {
            person_id: "p".to_owned(),
            email: "ana.ruiz@hospital.test".to_owned(),
            name: name("Ana Ruiz"),
            language: Language::EsMx,
        };
        let invitee = |(role, number): &(Role, &str)| Invitee {
            role: *role,
            relation: None,
            name: name("María López"),
            phone: phone(number),
            language: Language::EsMx,
            zone: None,
        };
        let booking = Booking {
            id: VisitId(uuid::Uuid::from_u128(number)),
            kind: VisitKind::Consultation,
            patient: name("María López"),
            patient_id: None,
            by: (&clinician).into(),
            clinician,
            starts_at: Some(at(starts_at)),
            minutes: 20,
            texting: Texting::default(),
            admission: Admission::ByPress,
            invited: invited.iter().map(invitee).collect(),
        };
        Visit::book(booking, at("20T10:00")).visit
    }

    fn of_patient(number: u128, starts_at: &str) -> Visit {
        booked(number, starts_at, &[(Role::Patient, PHONE)])
    }

    fn ended(visit: Visit, ended_at: &str) -> Visit {
        Visit { status: Status::Ended { started_at: visit.starts_at, ended_at: at(ended_at) }, ..visit }
    }

    fn number(visits: &[Visit], now: &str) -> Option<(u128, bool)> {
        says(Said::Late, visits, now)
    }

    fn says(said: Said, visits: &[Visit], now: &str) -> Option<(u128, bool)> {
        let meant = meant(visits, &phone(PHONE), said, at(now))?;
        Some((meant.visit.id.0.as_u128(), meant.several))
    }

    #[test]
    fn the_nearest_visit_that_is_not_over_is_meant() {
        let visits = [of_patient(1, "24T10:00"), of_patient(2, "24T16:00"), of_patient(3, "27T10:00")];
        assert_eq!(number(&visits, "24T12:00"), Some((1, true)));
        assert_eq!(number(&visits, "24T14:00"), Some((2, true)));
        assert_eq!(number(&visits[2..], "24T14:00"), Some((3, false)));
        assert_eq!(number(&[], "24T14:00"), None);
    }

    /// They answer the reminder of the next visit, the day after they have missed one.
    #[test]
    fn nobody_confirms_a_visit_that_they_have_missed() {
        let mut missed = of_patient(1, "23T22:00");
        missed.no_show = Some(NoShow { at: at("23T22:10"), pressed: None });
        let visits = [missed, of_patient(2, "25T18:00")];
        assert_eq!(says(Said::Confirm, &visits, "24T18:05"), Some((2, true)));
        assert_eq!(says(Said::Move, &visits, "23T22:20"), Some((1, true)), "they answer that they were missed");
        assert_eq!(says(Said::Confirm, &visits[..1], "23T22:20"), Some((1, false)));
    }

    #[test]
    fn what_has_ended_is_meant_for_a_day_when_there_is_no_other() {
        let past = ended(of_patient(1, "24T10:00"), "24T10:20");
        assert_eq!(number(std::slice::from_ref(&past), "25T10:00"), Some((1, false)));
        assert_eq!(number(std::slice::from_ref(&past), "25T10:30"), None);
        assert_eq!(number(&[past, of_patient(2, "27T10:00")], "24T10:30"), Some((2, false)));
    }

    #[test]
    fn the_patient_writes_before_those_who_share_their_phone() {
        let mut visit = booked(1, "24T10:00", &[(Role::Relative, PHONE), (Role::Patient, PHONE)]);
        let who = |visit: &Visit| {
            let visits = std::slice::from_ref(visit);
            meant(visits, &phone(PHONE), Said::Late, at("24T09:00")).map(|meant| meant.one.role)
        };
        assert_eq!(who(&visit), Some(Role::Patient));
        visit.participants.pop();
        assert_eq!(who(&visit), Some(Role::Relative));
        visit.former = std::mem::take(&mut visit.participants);
        assert_eq!(who(&visit), None, "whoever is no longer invited writes as a stranger");
    }
}
