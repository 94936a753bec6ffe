//! What the hospital and its patients do in the three weeks: visits are booked, moved and cancelled, links are opened or not.

use jiff::{SignedDuration, Timestamp, civil::time, tz::TimeZone};
use televisita::{
    phone::PhoneNumber,
    store::{Commit, Committed},
    texts::Language,
    visit::{
        Act, Actor, Admission, Booking, Clinician, Event, Invitee, ParticipantId, PersonName, QuietHours, Rescue, Role,
        Texting, Visit, VisitId, VisitKind,
    },
};

use super::{Chance, Service};

pub const ZONE: &str = "America/Tijuana";
/// Somebody who has heard of a visit within the hour before is not reminded of it.
pub const NO_NEWS: i64 = 60;

/// All that is going to happen, in the order in which it does.
pub struct Hospital {
    pub visits: Vec<Planned>,
    acts: Vec<(Timestamp, usize, Deed)>,
    done: usize,
}

/// One visit, and the times that it had.
#[derive(Debug)]
pub struct Planned {
    pub id: VisitId,
    pub phones: Vec<PhoneNumber>,
    pub language: Language,
    /// Since when it was known for which time.
    pub times: Vec<(Timestamp, Timestamp)>,
    pub cancelled_at: Option<Timestamp>,
    texting: Texting,
}

#[derive(Clone, Copy)]
enum Deed {
    Book,
    Move(Timestamp),
    Cancel,
    Open,
}

impl Planned {
    pub fn reminders(&self) -> &[i32] {
        &self.texting.reminders
    }

    /// Whether nobody is reminded of it from ten until seven.
    pub fn sleeps(&self) -> bool {
        self.texting.quiet_hours.is_some()
    }
}

impl Hospital {
    pub fn plan(chance: &mut Chance, count: usize, from: Timestamp, to: Timestamp) -> Self {
        let zone = TimeZone::get(ZONE).unwrap();
        let last = to - SignedDuration::from_hours(12);
        let mut visits = Vec::with_capacity(count);
        let mut acts = Vec::new();
        for index in 0..count {
            let booked_at = moment(chance, &zone, from, last);
            let starts_at =
                moment(chance, &zone, booked_at, (booked_at + SignedDuration::from_hours(7 * 24)).min(last));
            acts.push((booked_at, index, Deed::Book));
            let mut begins = starts_at;
            if chance.strikes(100) {
                let moved_at = between(chance, booked_at, starts_at);
                begins = moment(chance, &zone, moved_at, (moved_at + SignedDuration::from_hours(7 * 24)).min(last));
                acts.push((moved_at, index, Deed::Move(begins)));
            }
            if chance.strikes(50) {
                acts.push((between(chance, booked_at, begins), index, Deed::Cancel));
            }
            if chance.strikes(850) {
                acts.push((begins - SignedDuration::from_mins(4), index, Deed::Open));
            }
            visits.push(planned(chance, index, booked_at, starts_at));
        }
        acts.sort_by_key(|(at, index, _)| (*at, *index));
        Self { visits, acts, done: 0 }
    }

    /// Does what is to be done by now. While the service is down people wait.
    pub async fn act(&mut self, _: &mut Chance, service: &Service) {
        let now = service.now();
        while let Some((at, index, deed)) = self.acts.get(self.done).copied().filter(|(at, ..)| *at <= now) {
            self.done += 1;
            let planned = &mut self.visits[index];
            match deed {
                Deed::Book if planned.times[0].1 <= now => planned.cancelled_at = Some(at),
                Deed::Book => planned.book(service).await,
                _ if planned.cancelled_at.is_some() => {}
                Deed::Move(to) if to > now && now < planned.times.last().unwrap().1 => {
                    planned.happens(service, Event::Moved { starts_at: to, minutes: 30, by: by() }).await;
                    planned.times.push((now, to));
                }
                Deed::Move(_) => {}
                Deed::Cancel => {
                    planned.happens(service, Event::ActPressed { act: Act::Cancel, by: by() }).await;
                    planned.cancelled_at = Some(now);
                }
                Deed::Open => {
                    for participant in (1..).map(ParticipantId).take(planned.phones.len()) {
                        planned.happens(service, Event::LinkOpened { participant }).await;
                    }
                }
            }
        }
    }
}

impl Planned {
    async fn book(&mut self, service: &Service) {
        let now = service.now();
        let invited = self.phones.iter().enumerate().map(|(index, phone)| Invitee {
            role: if index == 0 { Role::Patient } else { Role::Relative },
            relation: None,
            name: name(),
            phone: phone.clone(),
            language: self.language,
            zone: None,
        });
        let booking = Booking {
            id: self.id,
            kind: VisitKind::Consultation,
            patient: name(),
            patient_id: None,
            clinician: clinician(),
            by: by(),
            starts_at: Some(self.times[0].1),
            minutes: 30,
            texting: self.texting.clone(),
            admission: Admission::ByPress,
            invited: invited.collect(),
        };
        let change = Visit::book(booking, now);
        let store = service.store().await;
        assert_eq!(store.commit(&Commit::default().change(&change)).await.unwrap(), Committed::Done);
        self.times[0].0 = now;
    }

    async fn happens(&self, service: &Service, event: Event) {
        let store = service.store().await;
        store.happen(self.id, &event, service.now(), Commit::default()).await.unwrap().expect("no such visit");
    }
}

fn planned(chance: &mut Chance, index: usize, booked_at: Timestamp, starts_at: Timestamp) -> Planned {
    let people = if chance.strikes(50) { 2 } else { 1 };
    let number = |one: usize| format!("+5255{:08}", 10_000_000 + index * 2 + one).parse().unwrap();
    // Most visits here have what this is about and no more, and a tenth of them all that there is.
    let night = QuietHours { from: time(22, 0, 0, 0), until: time(7, 0, 0, 0), zone: ZONE.to_owned() };
    let little = Texting {
        booked: false,
        changed: false,
        missed: false,
        reminders: vec![chance.one_of(&[24 * 60, 2 * 60])],
        quiet_hours: chance.strikes(500).then_some(night),
        rescue: Rescue { again: None, second_channel: None, call: None, ..Rescue::default() },
        ..Texting::default()
    };
    Planned {
        id: VisitId(televisita::clock::new_id()),
        phones: (0..people).map(number).collect(),
        language: chance.one_of(&Language::ALL),
        times: vec![(booked_at, starts_at)],
        cancelled_at: None,
        texting: if chance.strikes(100) { Texting::default() } else { little },
    }
}

/// A moment at which a hospital works.
fn moment(chance: &mut Chance, zone: &TimeZone, from: Timestamp, to: Timestamp) -> Timestamp {
    let at = between(chance, from, to).to_zoned_datetime(zone.clone());
    let hour = chance.between(7, 20) as i8;
    let at = at.with().hour(hour).minute((chance.between(0, 11) * 5) as i8).second(0).subsec_nanosecond(0).build();
    at.unwrap().timestamp().clamp(from + SignedDuration::from_mins(20), to.max(from + SignedDuration::from_mins(20)))
}

fn between(chance: &mut Chance, from: Timestamp, to: Timestamp) -> Timestamp {
    let minutes = to.duration_since(from).as_mins().max(1);
    from + SignedDuration::from_mins(chance.between(0, minutes))
}

fn name() -> PersonName {
    PersonName::parse("María López").unwrap()
}

fn clinician() -> Clinician {
    Clinician {
        person_id: "ana".to_owned(),
        email: "ana.ruiz@hospital.test".to_owned(),
        name: PersonName::parse("Dra. Ana Ruiz").unwrap(),
        language: Language::EsMx,
    }
}

fn by() -> Actor {
    Actor::from(&clinician())
}
