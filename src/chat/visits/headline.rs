//! What the card of a visit says first, and how loudly.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use crate::{
    cards::markdown_escape,
    chat::{date, time, who},
    texts::{Language, say, say_with},
    visit::{Act, Answer, HelpStep, Meeting, NoShow, Participant, Pressed, Stage, Status, Stuck, UNDO_TIME, Visit},
};

/// What the card says first.
#[derive(Serialize)]
pub(super) struct Headline {
    style: &'static str,
    size: &'static str,
    headline: String,
    has_detail: bool,
    detail: String,
}

impl Headline {
    fn new(style: &'static str, headline: String, detail: Option<String>) -> Self {
        let (has_detail, detail) = (detail.is_some(), detail.unwrap_or_default());
        Self { style, size: "Medium", headline, has_detail, detail }
    }

    /// The same in words alone, as a notification shows it.
    pub(super) fn markdown(&self) -> String {
        match self.has_detail {
            true => format!("**{}** · {}", self.headline, self.detail),
            false => format!("**{}**", self.headline),
        }
    }
}

pub(super) fn headline(visit: &Visit, zone: &TimeZone, now: Timestamp) -> Headline {
    let language = visit.clinician.language;
    if let Some(minutes) = visit.minutes_lasted() {
        let lasted = say_with(language, "chat-visit-lasted", &[("minutes", minutes.into())]);
        return Headline::new("default", say(language, "chat-visit-ended"), Some(lasted));
    }
    if let Status::Cancelled { pressed } = &visit.status {
        let by = by(language, "chat-visit-cancelled-by", pressed, zone);
        return Headline::new("default", say(language, "chat-visit-cancelled"), Some(by));
    }
    if let Some(pressed) = &visit.pending {
        return pending(visit, pressed);
    }
    if let Some(no_show) = &visit.no_show {
        return absent(visit, no_show, zone);
    }
    let one = most_urgent(visit);
    let (text, detail) = about(visit, one, zone, now);
    if let Meeting::Failed { reason } = visit.meeting {
        let problem = say(language, &format!("chat-visit-no-meeting-{}", reason.word()));
        return Headline::new("attention", text, Some(problem));
    }
    match visit.unanswered_since.filter(|_| visit.nudges > 0 && visit.waiting().next().is_some()) {
        Some(since) => louder(visit, text, now.duration_since(since).as_mins()),
        None => Headline::new(style(visit, one), text, detail),
    }
}

fn style(visit: &Visit, one: Option<&Participant>) -> &'static str {
    let Some(one) = one else { return "emphasis" };
    if visit.stuck(one).is_some() || needs(visit, one).is_some() {
        return "warning";
    }
    match one.stage {
        Stage::Waiting => "warning",
        Stage::Admitted | Stage::Joined => "good",
        _ if is_unreached(one) => "attention",
        _ => "emphasis",
    }
}

/// What the clinician can do for somebody who does not open their link: the sentence that says so.
fn needs(visit: &Visit, one: &Participant) -> Option<&'static str> {
    match visit.standing_request(one).filter(|_| one.stage == Stage::Invited) {
        Some(Answer::Call) => Some("chat-visit-wants-call"),
        Some(Answer::Move) => Some("chat-visit-wants-move"),
        _ => visit.is_to_be_called(one).then_some("chat-visit-not-opened"),
    }
}

fn is_unreached(one: &Participant) -> bool {
    one.unreached().is_some() || one.link_came_too_late()
}

/// Somebody waits and nobody reacts: each time bigger, with a bell more.
fn louder(visit: &Visit, text: String, minutes: i64) -> Headline {
    let language = visit.clinician.language;
    let bells = "🔔".repeat(visit.nudges.into());
    let id = if visit.nudges < 3 { "chat-visit-unanswered" } else { "chat-visit-unanswered-admins" };
    let detail = say_with(language, id, &[("minutes", minutes.into())]);
    let size = if visit.nudges < 2 { "Large" } else { "ExtraLarge" };
    Headline { size, ..Headline::new("attention", format!("{bells} {text}"), Some(detail)) }
}

/// An act that can still be taken back.
fn pending(visit: &Visit, pressed: &Pressed) -> Headline {
    let language = visit.clinician.language;
    let id = format!("chat-pending-{}", pressed.act.word());
    let whom = match pressed.act {
        Act::Decline { participant } => visit.participant(participant).map(|one| who(language, one)),
        Act::Cancel | Act::NoShow | Act::EndForAll => None,
    };
    let by = markdown_escape(pressed.by.name.as_str());
    let args = [("by", by.into()), ("who", whom.unwrap_or_default().into()), ("seconds", UNDO_TIME.as_secs().into())];
    Headline::new("attention", say_with(language, &id, &args), None)
}

fn absent(visit: &Visit, no_show: &NoShow, zone: &TimeZone) -> Headline {
    let language = visit.clinician.language;
    let detail = match &no_show.pressed {
        Some(pressed) => by(language, "chat-visit-no-show-by", pressed, zone),
        None => {
            // What is written later changes nothing about how long was waited.
            let minutes = no_show.at.duration_since(visit.begins_at()).as_mins().max(0);
            say_with(language, "chat-visit-no-show-waited", &[("minutes", minutes.into())])
        }
    };
    Headline::new("default", say(language, "chat-visit-no-show"), Some(detail))
}

fn by(language: Language, id: &str, pressed: &Pressed, zone: &TimeZone) -> String {
    let by = markdown_escape(pressed.by.name.as_str());
    say_with(language, id, &[("by", by.into()), ("time", time(language, pressed.at, zone).into())])
}

/// Whoever waits comes first, then whoever is stuck, then whoever is on the way in, then whoever is in. Whoever needs
/// something of the clinician comes before those who come by themselves.
fn most_urgent(visit: &Visit) -> Option<&Participant> {
    let rank = |one: &&Participant| match one.stage {
        Stage::Waiting => 0,
        _ if visit.stuck(one).is_some() => 1,
        Stage::Admitted => 2,
        Stage::Joined => 3,
        Stage::Left => 4,
        _ if needs(visit, one).is_some() => 5,
        Stage::Opened => 6,
        Stage::Invited => 7,
    };
    visit.participants.iter().min_by_key(rank)
}

fn about(visit: &Visit, one: Option<&Participant>, zone: &TimeZone, now: Timestamp) -> (String, Option<String>) {
    let language = visit.clinician.language;
    let Some(one) = one else { return (String::new(), None) };
    if let Some(stuck) = visit.stuck(one) {
        return out(language, one, stuck, zone);
    }
    if let Some(id) = needs(visit, one) {
        return (about_phone(language, id, one, String::new()), None);
    }
    let waiting = visit.waiting().count();
    let who = who(language, one);
    let later = visit.link_due() > now && one.link_sent_at.is_none();
    let id = match one.stage {
        Stage::Invited if is_unreached(one) => "chat-visit-unreached",
        Stage::Invited if later => "chat-visit-booked",
        Stage::Invited => "chat-visit-invited",
        Stage::Opened if one.declined.is_some() => "chat-visit-declined",
        Stage::Opened if one.gone_at.is_some() => "chat-visit-gone",
        Stage::Opened => "chat-visit-opened",
        Stage::Waiting if waiting > 1 => {
            let args = [("who", who.into()), ("others", (waiting as i64 - 1).into())];
            return (say_with(language, "chat-visit-waiting-several", &args), since(language, one, zone));
        }
        Stage::Waiting => "chat-visit-waiting",
        Stage::Admitted => "chat-visit-admitted",
        Stage::Joined => "chat-visit-in-call",
        Stage::Left => "chat-visit-left",
    };
    let detail = match one.stage {
        Stage::Invited if later => Some(link_comes(language, visit.link_due(), zone, now)),
        Stage::Waiting => since(language, one, zone),
        Stage::Admitted if visit.status == Status::Booked => Some(say(language, "chat-visit-knocks")),
        Stage::Admitted | Stage::Joined => admitted(language, one, zone),
        Stage::Invited | Stage::Opened | Stage::Left => None,
    };
    (say_with(language, id, &[("who", who.into())]), detail)
}

/// Somebody does not get in: why, and what is to be done about it.
fn out(language: Language, one: &Participant, stuck: Stuck, zone: &TimeZone) -> (String, Option<String>) {
    let step = |step: HelpStep| say(language, &format!("chat-step-{}", step.word()));
    let (id, reason, detail) = match stuck {
        Stuck::WantsCall => ("chat-visit-wants-call", String::new(), admitted(language, one, zone)),
        Stuck::WantsHelp(at) => ("chat-visit-wants-help", step(at), admitted(language, one, zone)),
        Stuck::Obstacle(_) => ("chat-visit-obstacle", String::new(), admitted(language, one, zone)),
        Stuck::Silent { since } => {
            let since =
                since.map(|at| say_with(language, "chat-visit-since", &[("time", time(language, at, zone).into())]));
            ("chat-visit-silent", String::new(), since)
        }
    };
    (about_phone(language, id, one, reason), detail)
}

fn about_phone(language: Language, id: &str, one: &Participant, reason: String) -> String {
    let phone = markdown_escape(&one.phone.for_people());
    let args = [("who", who(language, one).into()), ("phone", phone.into()), ("reason", reason.into())];
    say_with(language, id, &args)
}

/// When the link will be sent: the day is named when it is another one.
fn link_comes(language: Language, due: Timestamp, zone: &TimeZone, now: Timestamp) -> String {
    let day = |at: Timestamp| at.to_zoned_datetime(zone.clone()).date();
    if day(due) == day(now) {
        return say_with(language, "chat-visit-link-at", &[("time", time(language, due, zone).into())]);
    }
    say_with(language, "chat-visit-link-on", &[("date", date(language, due, zone).into())])
}

fn since(language: Language, one: &Participant, zone: &TimeZone) -> Option<String> {
    let at = time(language, one.waiting_since?, zone);
    Some(say_with(language, "chat-visit-since", &[("time", at.into())]))
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
