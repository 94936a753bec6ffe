//! The card of a visit: who waits and since when, and the one or two most useful buttons.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use super::{date, sms_failure, time, who};
use crate::{
    cards::{self, CardError, markdown_escape},
    texts::{Language, say, say_with},
    visit::{Admission, Meeting, Participant, SmsState, Stage, Status, Visit},
    webex::{Destination, NewMessage},
};

/// Webex shows at most five buttons; one opens the meeting.
const MOST_ADMIT_BUTTONS: usize = 3;

/// What the template `cards/visit.json` is filled with.
#[derive(Serialize)]
struct Data {
    style: &'static str,
    headline: String,
    has_detail: bool,
    detail: String,
    patient: String,
    kind: String,
    when: String,
    phone: String,
    sms: String,
    has_hint: bool,
    hint: String,
    waiting: Vec<AdmitButton>,
    visit: String,
    can_open: bool,
    open_url: String,
    can_retry: bool,
}

#[derive(Serialize)]
struct AdmitButton {
    title: String,
    visit: String,
    participant: String,
}

/// What the card says first.
struct Headline {
    style: &'static str,
    text: String,
    detail: Option<String>,
}

/// The card of a visit as a message to its clinician.
pub fn visit_card(visit: &Visit, zone: &TimeZone, now: Timestamp) -> Result<NewMessage, CardError> {
    let language = visit.clinician.language;
    let headline = headline(visit, zone, now);
    let markdown = match &headline.detail {
        Some(detail) => format!("**{}** {detail}", headline.text),
        None => format!("**{}**", headline.text),
    };
    let card = cards::render("visit", language, data(visit, headline, zone))?;
    let to = Destination::Person(visit.clinician.person_id.clone());
    Ok(NewMessage { to, markdown, card: Some(card) })
}

fn data(visit: &Visit, headline: Headline, zone: &TimeZone) -> Data {
    let language = visit.clinician.language;
    let first = visit.participants.first();
    let hint = hint(visit);
    let open_url = match &visit.meeting {
        Meeting::Ready(details) if !visit.is_over() => Some(details.web_link.clone()),
        _ => None,
    };
    Data {
        style: headline.style,
        headline: headline.text,
        has_detail: headline.detail.is_some(),
        detail: headline.detail.unwrap_or_default(),
        patient: markdown_escape(visit.patient.as_str()),
        kind: say(language, &format!("chat-kind-{}", visit.kind.word())),
        when: when(visit, zone),
        phone: first.map(|one| one.phone.for_people()).unwrap_or_default(),
        sms: first.map(|one| sms(language, one)).unwrap_or_default(),
        has_hint: hint.is_some(),
        hint: hint.unwrap_or_default(),
        waiting: admit_buttons(visit),
        visit: visit.id.to_string(),
        can_open: open_url.is_some(),
        open_url: open_url.unwrap_or_default(),
        can_retry: matches!(visit.meeting, Meeting::Failed { .. }) && !visit.is_over(),
    }
}

fn headline(visit: &Visit, zone: &TimeZone, now: Timestamp) -> Headline {
    let language = visit.clinician.language;
    let plain = |style, text, detail| Headline { style, text, detail };
    if let Some(minutes) = visit.minutes_lasted() {
        let lasted = say_with(language, "chat-visit-lasted", &[("minutes", minutes.into())]);
        return plain("default", say(language, "chat-visit-ended"), Some(lasted));
    }
    if let Meeting::Failed { reason } = visit.meeting {
        let problem = say(language, &format!("chat-visit-no-meeting-{}", reason.word()));
        let (text, _) = about(visit, most_urgent(visit), zone, now);
        return plain("attention", text, Some(problem));
    }
    let one = most_urgent(visit);
    let (text, detail) = about(visit, one, zone, now);
    let style = match one.map(|one| one.stage) {
        Some(Stage::Waiting) => "warning",
        Some(Stage::Admitted | Stage::Joined) => "good",
        _ if one.is_some_and(|one| matches!(one.sms, SmsState::Failed { .. })) => "attention",
        _ => "emphasis",
    };
    plain(style, text, detail)
}

/// Whoever waits comes first, then whoever is on the way in, then whoever is in.
fn most_urgent(visit: &Visit) -> Option<&Participant> {
    let rank = |one: &&Participant| match one.stage {
        Stage::Waiting => 0,
        Stage::Admitted => 1,
        Stage::Joined => 2,
        Stage::Left => 3,
        Stage::Opened => 4,
        Stage::Invited => 5,
    };
    visit.participants.iter().min_by_key(rank)
}

fn about(visit: &Visit, one: Option<&Participant>, zone: &TimeZone, now: Timestamp) -> (String, Option<String>) {
    let language = visit.clinician.language;
    let Some(one) = one else { return (String::new(), None) };
    let who = who(language, one);
    let later = visit.link_due() > now;
    let id = match one.stage {
        Stage::Invited if later => "chat-visit-booked",
        Stage::Invited => "chat-visit-invited",
        Stage::Opened => "chat-visit-opened",
        Stage::Waiting => "chat-visit-waiting",
        Stage::Admitted => "chat-visit-admitted",
        Stage::Joined => "chat-visit-in-call",
        Stage::Left => "chat-visit-left",
    };
    let detail = match one.stage {
        Stage::Invited if later => {
            let at = time(language, visit.link_due(), zone);
            Some(say_with(language, "chat-visit-link-at", &[("time", at.into())]))
        }
        Stage::Waiting => one
            .waiting_since
            .map(|at| say_with(language, "chat-visit-since", &[("time", time(language, at, zone).into())])),
        Stage::Admitted if visit.status == Status::Booked => Some(say(language, "chat-visit-knocks")),
        Stage::Admitted | Stage::Joined => admitted(language, one, zone),
        Stage::Invited | Stage::Opened | Stage::Left => None,
    };
    (say_with(language, id, &[("who", who.into())]), detail)
}

fn admitted(language: Language, one: &Participant, zone: &TimeZone) -> Option<String> {
    let admitted = one.admitted.as_ref()?;
    let at = time(language, admitted.at, zone);
    Some(match &admitted.by {
        Some(by) => {
            let name = markdown_escape(by.as_str());
            say_with(language, "chat-visit-by", &[("name", name.into()), ("time", at.into())])
        }
        None => say_with(language, "chat-visit-by-start", &[("time", at.into())]),
    })
}

fn when(visit: &Visit, zone: &TimeZone) -> String {
    let language = visit.clinician.language;
    let at = date(language, visit.starts_at, zone);
    if visit.starts_at == visit.booked_at { say_with(language, "chat-visit-now", &[("date", at.into())]) } else { at }
}

fn hint(visit: &Visit) -> Option<String> {
    let language = visit.clinician.language;
    match visit.meeting {
        _ if visit.is_over() => None,
        Meeting::Wanted => Some(say(language, "chat-visit-making")),
        Meeting::Ready(_) if visit.status == Status::Booked && visit.admission == Admission::WhenHostStarts => {
            Some(say(language, "chat-visit-auto"))
        }
        Meeting::Ready(_) | Meeting::Failed { .. } => None,
    }
}

fn sms(language: Language, one: &Participant) -> String {
    match one.sms {
        SmsState::Unsent => say(language, "chat-sms-unsent"),
        SmsState::Accepted { .. } => say(language, "chat-sms-accepted"),
        SmsState::Sent { .. } => say(language, "chat-sms-sent"),
        SmsState::Delivered { .. } => say(language, "chat-sms-delivered"),
        SmsState::Failed { code } => {
            say_with(language, "chat-sms-failed", &[("reason", sms_failure(language, code).into())])
        }
    }
}

fn admit_buttons(visit: &Visit) -> Vec<AdmitButton> {
    let language = visit.clinician.language;
    let admit = say(language, "chat-visit-admit");
    let several = visit.waiting().count() > 1;
    let title = |one: &Participant| if several { format!("{admit}: {}", one.name.as_str()) } else { admit.clone() };
    let button = |one| AdmitButton { title: title(one), visit: visit.id.to_string(), participant: one.id.to_string() };
    if visit.is_over() { Vec::new() } else { visit.waiting().take(MOST_ADMIT_BUTTONS).map(button).collect() }
}
