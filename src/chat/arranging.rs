//! The forms by which a visit is changed, empty or as they were typed.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::{
    Choice, date,
    manage::{About, Reader, message},
    visits::state,
    who,
};
use crate::{
    cards::{self, CardError, markdown_escape},
    directory::{StaffMember, ZONES},
    texts::{Language, say, say_with, zone_city},
    visit::{Relation, Visit},
    webex::NewMessage,
};

/// What stands in the form of another time.
#[derive(Clone, Debug, Default)]
pub struct MoveForm {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `HH:MM`.
    pub time: String,
    /// How long it lasts.
    pub minutes: String,
    /// The overlaps that were shown, by the ids of the visits.
    pub accepted: String,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
    /// The clinician's other visits at that time.
    pub overlaps: Vec<Visit>,
}

/// What stands in the form of one person more.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PersonForm {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// `patient`, or the word of a relation.
    pub relation: String,
    /// The name.
    pub name: String,
    /// The phone.
    pub phone: String,
    /// The tag of the language.
    pub language: String,
    /// The IANA name of the zone; empty is the clinic's.
    pub zone: String,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
}

/// What stands in the form of another clinician.
#[derive(Clone, Debug, Default)]
pub struct HandOverForm {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// The Webex person id of whoever is chosen.
    pub clinician: String,
    /// The overlaps that were shown, by the ids of the visits.
    pub accepted: String,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
    /// The clinician's other visits at that time.
    pub overlaps: Vec<Visit>,
}

/// What else there is at that time, and what is wrong.
#[derive(Serialize)]
pub(super) struct Remarks {
    has_problems: bool,
    problems: Vec<String>,
    has_overlaps: bool,
    overlaps: Vec<String>,
    accepted: String,
}

impl Remarks {
    pub(super) fn new(problems: &[String], overlaps: &[Visit], to: Reader<'_>) -> Self {
        let ids: Vec<_> = overlaps.iter().map(|visit| visit.id.to_string()).collect();
        Self {
            has_problems: !problems.is_empty(),
            problems: problems.to_vec(),
            has_overlaps: !overlaps.is_empty(),
            overlaps: overlaps.iter().map(|visit| overlap(to.language, visit, to.zone)).collect(),
            accepted: ids.join(","),
        }
    }
}

pub(super) fn overlap(language: Language, visit: &Visit, zone: &TimeZone) -> String {
    let args = [
        ("patient", markdown_escape(visit.patient.as_str()).into()),
        ("kind", say(language, &format!("chat-kind-{}", visit.kind.word())).into()),
        ("date", date(language, visit.begins_at(), zone).into()),
        ("minutes", i64::from(visit.minutes).into()),
    ];
    say_with(language, "chat-overlap", &args)
}

/// The form of another time for a visit.
pub fn reschedule_card(visit: &Visit, form: &MoveForm, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        about: About,
        #[serde(flatten)]
        remarks: Remarks,
        form: &'a str,
        date: &'a str,
        time: &'a str,
        minutes: &'a str,
        durations: Vec<Choice>,
    }
    let remarks = Remarks::new(&form.problems, &form.overlaps, to);
    let MoveForm { form, date, time, minutes, .. } = form;
    let durations = durations(to.language, minutes);
    let data = Data { about: About::of(visit, to), remarks, form, date, time, minutes, durations };
    message(to, say(to.language, "card-reschedule-title"), cards::render("reschedule", to.language, data)?)
}

/// Those who are invited, and what can be done about each.
pub fn people_card(
    visit: &Visit,
    form: &str,
    problem: Option<String>,
    to: Reader<'_>,
) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        about: About,
        form: &'a str,
        persons: Vec<Choice>,
        only: String,
        has_problem: bool,
        problem: String,
    }
    let person = |one| format!("{} · {}", who(to.language, one), state(visit, to.language, one, to.zone, to.now));
    let persons: Vec<_> =
        visit.participants.iter().map(|one| Choice { title: person(one), value: one.id.to_string() }).collect();
    // Of several, whom a button is about is said by a choice, never by where it happens to stand.
    let only = match persons.as_slice() {
        [only] => only.value.clone(),
        _ => String::new(),
    };
    let (has_problem, problem) = (problem.is_some(), problem.unwrap_or_default());
    let data = Data { about: About::of(visit, to), form, persons, only, has_problem, problem };
    message(to, say(to.language, "card-people-title"), cards::render("people", to.language, data)?)
}

/// The form of one person more.
pub fn person_card(visit: &Visit, form: &PersonForm, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        about: About,
        #[serde(flatten)]
        form: &'a PersonForm,
        has_problems: bool,
        relations: Vec<Choice>,
        languages: Vec<Choice>,
        zones: Vec<Choice>,
    }
    let patient = Choice { title: say(to.language, "chat-relation-patient"), value: "patient".to_owned() };
    let has_problems = !form.problems.is_empty();
    let data = Data {
        about: About::of(visit, to),
        form,
        has_problems,
        relations: relations(to.language).chain([patient]).collect(),
        languages: languages(to.language),
        zones: zones(to.language, &form.zone),
    };
    message(to, say(to.language, "card-person-title"), cards::render("person", to.language, data)?)
}

/// The form of another clinician for a visit.
pub fn hand_over_card(
    visit: &Visit,
    form: &HandOverForm,
    colleagues: &[StaffMember],
    to: Reader<'_>,
) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        about: About,
        #[serde(flatten)]
        remarks: Remarks,
        form: &'a str,
        colleague: &'a str,
        colleagues: Vec<Choice>,
    }
    let remarks = Remarks::new(&form.problems, &form.overlaps, to);
    let about = About::of(visit, to);
    let data =
        Data { about, remarks, form: &form.form, colleague: &form.clinician, colleagues: clinicians(colleagues) };
    message(to, say(to.language, "card-hand-over-title"), cards::render("hand-over", to.language, data)?)
}

/// Clinicians to choose from.
pub(super) fn clinicians(all: &[StaffMember]) -> Vec<Choice> {
    let choice = |one: &StaffMember| Choice { title: one.name.as_str().to_owned(), value: one.person_id.clone() };
    all.iter().map(choice).collect()
}

/// What somebody can be to a patient.
pub(super) fn relations(language: Language) -> impl Iterator<Item = Choice> {
    Relation::ALL.into_iter().map(move |relation| Choice {
        title: say(language, &format!("chat-relation-{}", relation.word())),
        value: relation.word().to_owned(),
    })
}

/// How long a visit can be made to last; also as long as it lasts now.
pub(super) fn durations(language: Language, now: &str) -> Vec<Choice> {
    let mut all = vec![10, 15, 20, 30, 40, 45, 60, 90, 120];
    all.extend(now.parse::<i64>());
    all.sort_unstable();
    all.dedup();
    let title = |minutes: i64| say_with(language, "chat-minutes", &[("minutes", minutes.into())]);
    all.into_iter().map(|minutes| Choice { title: title(minutes), value: minutes.to_string() }).collect()
}

/// The languages in which people are written to.
pub(super) fn languages(language: Language) -> Vec<Choice> {
    let name = |one: Language| say(language, &format!("chat-language-{}", one.tag().to_ascii_lowercase()));
    Language::ALL.into_iter().map(|one| Choice { title: name(one), value: one.tag().to_owned() }).collect()
}

/// The zones in which people are told the time; also the one in which somebody is `now`.
pub(super) fn zones(language: Language, now: &str) -> Vec<Choice> {
    let clinic = Choice { title: say(language, "chat-zone-clinic"), value: String::new() };
    let zone = |name: &str| Choice { title: zone_city(language, name), value: name.to_owned() };
    let another = Some(now).filter(|now| !now.is_empty() && !ZONES.contains(now));
    std::iter::once(clinic).chain(ZONES.iter().copied().chain(another).map(zone)).collect()
}
