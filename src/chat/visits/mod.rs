//! The card of a visit: what is most urgent about it, everybody who takes part, and the few most useful buttons.

mod buttons;
mod headline;
mod line;
mod rescue;
mod texting;

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use super::{date, time};
use crate::{
    cards::{self, CardError, markdown_escape},
    texts::{Language, say, say_with},
    visit::{Act, Admission, LobbyMessage, Meeting, Status, Visit, Words},
    webex::{Destination, NewMessage},
};

pub(super) use line::{mark, state};
pub(super) use texting::answers;

/// What the template `cards/visit.json` is filled with.
#[derive(Serialize)]
struct Data {
    #[serde(flatten)]
    headline: headline::Headline,
    visit: String,
    patient: String,
    kind: String,
    when: String,
    lines: Vec<line::Line>,
    #[serde(flatten)]
    rescue: rescue::Rescue,
    has_hint: bool,
    hint: String,
    #[serde(flatten)]
    buttons: buttons::Buttons,
}

/// The card of a visit as a message to its clinician.
pub fn visit_card(visit: &Visit, zone: &TimeZone, now: Timestamp) -> Result<NewMessage, CardError> {
    let language = visit.clinician.language;
    let headline = headline::headline(visit, zone, now);
    let markdown = headline.markdown();
    let buttons = buttons::buttons(visit, now);
    let hint = hint(visit, zone, now);
    let data = Data {
        headline,
        visit: visit.id.to_string(),
        patient: markdown_escape(visit.patient.as_str()),
        kind: say(language, &format!("chat-kind-{}", visit.kind.word())),
        when: when(visit, zone),
        lines: visit.participants.iter().map(|one| line::line(visit, one, zone, now)).collect(),
        rescue: rescue::rescue(visit, zone, now),
        has_hint: hint.is_some(),
        hint: hint.unwrap_or_default(),
        buttons,
    };
    let card = cards::render("visit", language, data)?;
    let to = Destination::Person(visit.clinician.person_id.clone());
    Ok(NewMessage { to, markdown, card: Some(card) })
}

fn when(visit: &Visit, zone: &TimeZone) -> String {
    let language = visit.clinician.language;
    let at = date(language, visit.starts_at, zone);
    let at = if visit.starts_at == visit.booked_at {
        say_with(language, "chat-visit-now", &[("date", at.into())])
    } else {
        at
    };
    match visit.expected_at.filter(|_| !visit.is_over()) {
        Some(expected) => {
            let time = time(language, expected, zone);
            say_with(language, "chat-visit-late", &[("date", at.into()), ("time", time.into())])
        }
        None => at,
    }
}

/// What the meeting does, and which text goes out next.
fn hint(visit: &Visit, zone: &TimeZone, now: Timestamp) -> Option<String> {
    let cancelling = visit.pending.as_ref().is_some_and(|pressed| pressed.act == Act::Cancel);
    if cancelling {
        return None;
    }
    let parts: Vec<_> = meanwhile(visit, zone).into_iter().chain(next_text(visit, zone, now)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What was said last to those who read it and are not in yet; otherwise what the meeting is about to do.
fn meanwhile(visit: &Visit, zone: &TimeZone) -> Option<String> {
    let language = visit.clinician.language;
    let said = visit.messages.last().filter(|_| visit.reachable().next().is_some());
    match visit.meeting {
        _ if visit.is_over() => None,
        _ if said.is_some() => said.map(|message| said_last(language, message, zone)),
        Meeting::Wanted => Some(say(language, "chat-visit-making")),
        Meeting::Ready(_) if visit.status == Status::Booked && visit.admission == Admission::WhenHostStarts => {
            Some(say(language, "chat-visit-auto"))
        }
        Meeting::Ready(_) | Meeting::Failed { .. } => None,
    }
}

/// Which text goes out next by itself; when the link does is said first of all.
fn next_text(visit: &Visit, zone: &TimeZone, now: Timestamp) -> Option<String> {
    let language = visit.clinician.language;
    let at = visit.next_reminder().filter(|at| *at > now && !visit.is_over())?;
    Some(say_with(language, "chat-visit-next-reminder", &[("date", date(language, at, zone).into())]))
}

fn said_last(language: Language, message: &LobbyMessage, zone: &TimeZone) -> String {
    let words = match &message.words {
        Words::Canned(canned) => say(language, &format!("chat-message-{}", canned.word())),
        Words::Free(text) => markdown_escape(text),
    };
    let time = time(language, message.at, zone);
    say_with(language, "chat-visit-said", &[("words", words.into()), ("time", time.into())])
}

#[cfg(test)]
mod tests;
