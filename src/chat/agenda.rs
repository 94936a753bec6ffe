//! The agenda: the visits of a day, each in a line with its marks and the one most useful button.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    time,
    visits::{answers, mark, state},
    who,
};
use crate::{
    agenda::{Agenda, Whose},
    cards::{self, CardError, markdown_escape},
    texts::{self, Language, say, say_with},
    visit::{Meeting, Participant, Stage, Status, Visit},
    webex::{Destination, NewMessage},
};

/// The most visits that one card shows, and fewer where names are long: a card has a size that Webex takes.
const LENGTHS: [usize; 4] = [25, 18, 12, 6];
/// Webex documents no limit; below 20 kB no report of a refused card is known.
const LARGEST_CARD: usize = 18_000;
/// By how many minutes a clinician can be late by one press.
const LATE: [i64; 4] = [10, 20, 30, 45];

/// An agenda as it is posted.
pub struct AgendaCard {
    /// The message.
    pub message: NewMessage,
    /// What it shows, as far as a change of it matters; nothing about a person.
    pub shows: String,
}

#[derive(Serialize)]
struct Data<'a> {
    title: String,
    summary: String,
    rows: Vec<&'a Row>,
    can_be_late: bool,
    late: Vec<Value>,
    day: String,
    yesterday: String,
    tomorrow: String,
    whose: String,
    has_earlier: bool,
    earlier: String,
    has_more: bool,
    more: String,
    has_urgent: bool,
    urgent: String,
    urgent_data: Value,
}

/// A visit on the card.
#[derive(Serialize)]
struct Row {
    time: String,
    text: String,
    visit: String,
    show: String,
    can_show: bool,
    has_press: bool,
    press: String,
    press_title: String,
    data: Value,
    can_open: bool,
    open_url: String,
    #[serde(skip)]
    waiting: bool,
    #[serde(skip)]
    shows: String,
}

/// The agenda of the day, with as many of its visits (all of them, in the order in which they begin) as fit on a card.
pub fn agenda_card(
    agenda: &Agenda,
    visits: &[Visit],
    zone: &TimeZone,
    now: Timestamp,
) -> Result<AgendaCard, CardError> {
    let rows: Vec<_> = visits.iter().map(|visit| row(agenda, visit, zone, now)).collect();
    let skip = if agenda.skip < rows.len() { agenda.skip } else { 0 };
    let data = |length: usize| data(agenda, visits, &rows, skip..rows.len().min(skip + length), now);
    let mut card = cards::render("agenda", agenda.language, data(LENGTHS[0]))?;
    for length in LENGTHS.into_iter().skip(1) {
        if card.to_string().len() < LARGEST_CARD {
            break;
        }
        card = cards::render("agenda", agenda.language, data(length))?;
    }
    let title = title(agenda);
    let shows = rows.iter().map(|row| row.shows.as_str()).collect::<Vec<_>>().join("\n");
    let to = Destination::Person(agenda.person_id.clone());
    let message = NewMessage { to, markdown: format!("**{title}**"), card: Some(card) };
    Ok(AgendaCard { message, shows })
}

fn data<'a>(
    agenda: &Agenda,
    visits: &[Visit],
    rows: &'a [Row],
    shown: std::ops::Range<usize>,
    now: Timestamp,
) -> Data<'a> {
    let language = agenda.language;
    let urgent = rows.iter().find(|row| row.waiting && row.has_press);
    let late = |minutes: i64| {
        let title = say_with(language, "chat-agenda-late-minutes", &[("minutes", minutes.into())]);
        json!({ "title": title, "minutes": minutes.to_string() })
    };
    let own = matches!(&agenda.whose, Whose::Clinician { person_id, .. } if *person_id == agenda.person_id);
    let to_come = |visit: &Visit| visit.status == Status::Booked && visit.no_show.is_none() && !visit.somebody_is_in();
    let can_be_late = own && (agenda.from..agenda.to).contains(&now) && visits.iter().any(to_come);
    Data {
        title: title(agenda),
        summary: summary(language, visits, &shown),
        rows: rows[shown.clone()].iter().collect(),
        can_be_late,
        late: LATE.into_iter().map(late).collect(),
        day: agenda.day.to_string(),
        yesterday: agenda.day.yesterday().unwrap_or(agenda.day).to_string(),
        tomorrow: agenda.day.tomorrow().unwrap_or(agenda.day).to_string(),
        whose: agenda.whose.word().to_owned(),
        has_earlier: shown.start > 0,
        earlier: shown.start.saturating_sub(shown.len()).to_string(),
        has_more: shown.end < rows.len(),
        more: shown.end.to_string(),
        has_urgent: urgent.is_some(),
        urgent: urgent.map(|row| row.press_title.clone()).unwrap_or_default(),
        urgent_data: urgent.map_or(Value::Null, |row| row.data.clone()),
    }
}

fn title(agenda: &Agenda) -> String {
    let (language, day) = (agenda.language, texts::day(agenda.language, agenda.day));
    let whose = match &agenda.whose {
        Whose::Everybody => say(language, "chat-agenda-everybody"),
        Whose::Clinician { person_id, .. } if *person_id == agenda.person_id => {
            return say_with(language, "chat-agenda-title", &[("day", day.into())]);
        }
        Whose::Clinician { name, .. } => markdown_escape(name.as_str()),
    };
    say_with(language, "chat-agenda-of", &[("day", day.into()), ("whose", whose.into())])
}

fn summary(language: Language, visits: &[Visit], shown: &std::ops::Range<usize>) -> String {
    if visits.is_empty() {
        return say(language, "chat-agenda-empty");
    }
    let counted = |id, count: usize| say_with(language, id, &[("count", (count as i64).into())]);
    let mut parts = vec![counted("chat-agenda-count", visits.len())];
    let waiting = visits.iter().filter(|visit| waits(visit)).count();
    if waiting > 0 {
        parts.push(counted("chat-agenda-waiting", waiting));
    }
    if shown.len() < visits.len() {
        let args = [("from", (shown.start as i64 + 1).into()), ("to", (shown.end as i64).into())];
        parts.push(say_with(language, "chat-agenda-part", &args));
    }
    parts.join(" · ")
}

fn waits(visit: &Visit) -> bool {
    !visit.is_over() && visit.waiting().next().is_some()
}

fn row(agenda: &Agenda, visit: &Visit, zone: &TimeZone, now: Timestamp) -> Row {
    let language = agenda.language;
    let own = visit.clinician.person_id == agenda.person_id;
    let press = if own { press(visit, language, now) } else { None };
    let marks: String = visit.participants.iter().map(|one| mark(visit, one)).collect();
    let mut parts = vec![format!("{marks} **{}**", markdown_escape(visit.patient.as_str()))];
    if agenda.whose == Whose::Everybody {
        parts.push(markdown_escape(visit.clinician.name.as_str()));
    }
    parts.push(how_it_is(visit, language, zone, now));
    parts.extend(lateness(visit, language));
    let (data, open_url) = match &press {
        Some(Press { does: Does::Submit(data), .. }) => (data.clone(), None),
        Some(Press { does: Does::Open(url), .. }) => (Value::Null, Some(url.clone())),
        None => (Value::Null, None),
    };
    let word = press.as_ref().map(|press| press.word.clone()).unwrap_or_default();
    let titled = press.as_ref().map(|press| format!("{}: {}", press.word, visit.patient.as_str()));
    Row {
        time: time(language, visit.starts_at, zone),
        text: parts.join(" · "),
        visit: visit.id.to_string(),
        show: say_with(language, "chat-agenda-show", &[("name", visit.patient.as_str().into())]),
        can_show: own,
        has_press: !data.is_null(),
        shows: shows(visit, &marks, &word),
        press: word,
        press_title: titled.unwrap_or_default(),
        data,
        can_open: open_url.is_some(),
        open_url: open_url.unwrap_or_default(),
        waiting: waits(visit),
    }
}

/// What of a row matters: minutes that pass are no change.
fn shows(visit: &Visit, marks: &str, press: &str) -> String {
    let act = visit.pending.as_ref().or(visit.last_act.as_ref()).map_or("", |pressed| pressed.act.word());
    let (absent, over) = (visit.no_show.is_some(), visit.is_over());
    let times = (visit.starts_at, visit.expected_at);
    let answered: Vec<_> = visit.participants.iter().map(|one| answers(visit, one).join("+")).collect();
    let answered = answered.join(",");
    format!("{} {times:?} {} {marks} {press} {act} {absent} {over} {answered}", visit.id, visit.clinician.person_id)
}

/// How it stands with whoever has come furthest, or how it ended.
fn how_it_is(visit: &Visit, language: Language, zone: &TimeZone, now: Timestamp) -> String {
    match (&visit.status, visit.minutes_lasted()) {
        (_, Some(minutes)) => say_with(language, "chat-agenda-ended", &[("minutes", minutes.into())]),
        (Status::Cancelled { .. }, _) => say(language, "chat-agenda-cancelled"),
        _ => match most_important(visit) {
            Some(one) if visit.participants.len() > 1 && (one.stage != Stage::Invited || has_answered(visit, one)) => {
                format!("{}: {}", who(language, one), state(visit, language, one, zone, now))
            }
            Some(one) => state(visit, language, one, zone, now),
            None => String::new(),
        },
    }
}

/// Whoever waits or is in the call, then whoever wants something to be done, then whoever has come furthest.
fn most_important(visit: &Visit) -> Option<&Participant> {
    visit.participants.iter().max_by_key(|one| {
        let weight = weight(visit, one);
        (one.stage == Stage::Waiting, one.stage == Stage::Joined, weight == Weight::ToDo, one.stage, weight)
    })
}

/// What somebody's answers are to whoever reads the agenda.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Nothing,
    Good,
    ToKnow,
    ToDo,
}

fn weight(visit: &Visit, one: &Participant) -> Weight {
    let of = |kind| match kind {
        "call" | "move" => Weight::ToDo,
        "confirm" => Weight::Good,
        _ => Weight::ToKnow,
    };
    answers(visit, one).into_iter().map(of).max().unwrap_or(Weight::Nothing)
}

fn has_answered(visit: &Visit, one: &Participant) -> bool {
    !answers(visit, one).is_empty()
}

fn lateness(visit: &Visit, language: Language) -> Option<String> {
    let minutes = visit.expected_at.filter(|_| !visit.is_over())?.duration_since(visit.starts_at).as_mins();
    Some(say_with(language, "chat-agenda-is-late", &[("minutes", minutes.into())]))
}

/// The one most useful button.
struct Press {
    word: String,
    does: Does,
}

enum Does {
    Submit(Value),
    Open(String),
}

fn press(visit: &Visit, language: Language, now: Timestamp) -> Option<Press> {
    let submit = |word: &str, mut data: Value| {
        data["visit"] = json!(visit.id.to_string());
        Some(Press { word: say(language, word), does: Does::Submit(data) })
    };
    if visit.is_over() {
        return None;
    }
    if visit.pending.is_some() {
        return submit("chat-visit-undo", json!({ "action": "visit.undo" }));
    }
    if visit.no_show.is_some() {
        return submit("chat-visit-came", json!({ "action": "visit.undo" }));
    }
    let mut waiting = visit.waiting();
    match (waiting.next(), waiting.next()) {
        (Some(_), Some(_)) => return submit("card-visit-admit-all", json!({ "action": "visit.admit-all" })),
        (Some(one), None) => {
            let participant = one.id.to_string();
            return submit("card-visit-admit", json!({ "action": "visit.admit", "participant": participant }));
        }
        (None, _) => {}
    }
    if visit.is_overdue(now) {
        return submit("card-visit-absent", json!({ "action": "visit.act", "act": "no-show" }));
    }
    match &visit.meeting {
        Meeting::Ready(details) if visit.link_due() <= now => {
            Some(Press { word: say(language, "chat-agenda-open"), does: Does::Open(details.web_link.clone()) })
        }
        _ => None,
    }
}
