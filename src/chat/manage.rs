//! What can be done with a visit beside letting people in: the menu of it, a list of visits to choose from, and what a
//! scheduler sees afterwards.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use serde_json::json;

use super::{
    Choice, date,
    visits::{mark, state},
    who,
};
use crate::{
    cards::{self, CardError, markdown_escape},
    texts::{Language, say, say_with},
    visit::{Act, Event, ParticipantId, Visit},
    webex::{Destination, NewMessage},
};

/// For whom something is drawn, where and when.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// Their Webex person id.
    pub person_id: &'a str,
    /// Their language.
    pub language: Language,
    /// The clinic's zone.
    pub zone: &'a TimeZone,
    /// What time it is.
    pub now: Timestamp,
}

/// A line of a list of facts.
#[derive(Serialize)]
struct Fact {
    title: String,
    value: String,
}

/// What stands on every card about a visit that is arranged.
#[derive(Serialize)]
pub(super) struct About {
    visit: String,
    patient: String,
    kind: String,
    when: String,
    clinician: String,
    people: Vec<Fact>,
}

impl About {
    pub(super) fn of(visit: &Visit, to: Reader<'_>) -> Self {
        let Reader { language, zone, now, .. } = to;
        let minutes = i64::from(visit.minutes).into();
        let date = date(language, visit.starts_at, zone).into();
        let people = visit.participants.iter().map(|one| Fact {
            title: format!("{} {}", mark(visit, one), who(language, one)),
            value: format!("{} · {}", one.phone.for_people(), state(visit, language, one, zone, now)),
        });
        Self {
            visit: visit.id.to_string(),
            patient: markdown_escape(visit.patient.as_str()),
            kind: say(language, &format!("chat-kind-{}", visit.kind.word())),
            when: say_with(language, "chat-arrange-when", &[("date", date), ("minutes", minutes)]),
            clinician: markdown_escape(visit.clinician.name.as_str()),
            people: people.collect(),
        }
    }
}

/// What can be done with a visit.
pub fn manage_card(visit: &Visit, form: &str, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        about: About,
        form: &'a str,
    }
    let data = Data { about: About::of(visit, to), form };
    message(to, say(to.language, "card-manage-title"), cards::render("manage", to.language, data)?)
}

/// Several visits of which one is to be chosen.
pub fn visits_card(visits: &[Visit], to: Reader<'_>) -> Result<NewMessage, CardError> {
    let title = |visit: &Visit| {
        let at = date(to.language, visit.starts_at, to.zone);
        format!("{at} · {} · {}", visit.patient.as_str(), visit.clinician.name.as_str())
    };
    let choices: Vec<_> =
        visits.iter().map(|visit| Choice { title: title(visit), value: visit.id.to_string() }).collect();
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    let card = cards::render("visits", to.language, json!({ "choices": choices, "first": first }))?;
    message(to, say(to.language, "card-visits-title"), card)
}

/// What a scheduler sees of a visit that they have booked.
pub fn booked_card(visit: &Visit, to: Reader<'_>) -> Result<NewMessage, CardError> {
    let clinician = markdown_escape(visit.clinician.name.as_str());
    let title = say_with(to.language, "chat-arranged-booked", &[("clinician", clinician.into())]);
    afterwards(visit, title, false, to)
}

/// What a scheduler sees of a visit that they have changed.
pub fn arranged_card(visit: &Visit, event: &Event, to: Reader<'_>) -> Result<NewMessage, CardError> {
    let cancelling = matches!(event, Event::ActPressed { act: Act::Cancel, .. });
    afterwards(visit, what_happened(visit, event, to), cancelling, to)
}

fn afterwards(visit: &Visit, title: String, can_undo: bool, to: Reader<'_>) -> Result<NewMessage, CardError> {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        about: About,
        title: &'a str,
        can_undo: bool,
    }
    let card = cards::render("arranged", to.language, Data { about: About::of(visit, to), title: &title, can_undo })?;
    message(to, title, card)
}

fn what_happened(visit: &Visit, event: &Event, to: Reader<'_>) -> String {
    let Reader { language, zone, .. } = to;
    let person = |id: &ParticipantId| visit.participant_ever(*id).map(|one| who(language, one)).unwrap_or_default();
    let about = |id: &str, participant| say_with(language, id, &[("who", person(participant).into())]);
    match event {
        Event::Moved { starts_at, .. } => {
            let date = date(language, *starts_at, zone);
            say_with(language, "chat-arranged-moved", &[("date", date.into())])
        }
        Event::Invited { invitee, .. } => {
            let who = markdown_escape(invitee.name.as_str());
            say_with(language, "chat-arranged-invited", &[("who", who.into())])
        }
        Event::Uninvited { participant, .. } => about("chat-arranged-uninvited", participant),
        Event::LinkResent { participant, .. } => about("chat-arranged-link-resent", participant),
        Event::LinkRevoked { participant, .. } => about("chat-arranged-link-revoked", participant),
        Event::HandedOver { to, .. } => {
            let clinician = markdown_escape(to.name.as_str());
            say_with(language, "chat-arranged-handed-over", &[("clinician", clinician.into())])
        }
        Event::ActPressed { act: Act::Cancel, .. } => say(language, "chat-arranged-cancelling"),
        _ => say(language, "chat-arranged-done"),
    }
}

pub(super) fn message(to: Reader<'_>, markdown: String, card: serde_json::Value) -> Result<NewMessage, CardError> {
    Ok(NewMessage { to: Destination::Person(to.person_id.to_owned()), markdown, card: Some(card) })
}
