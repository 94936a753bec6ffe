//! Each person of a visit in a line: a mark, the name, how far they have come, and what their page has found out.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Serialize;

use super::texting;
use crate::{
    cards::markdown_escape,
    chat::{time, who},
    texts::{Language, say, say_with},
    visit::{
        Answer, Browser, Device, DeviceState, Network, Participant, SmsState, Stage, Status, Stuck, Visit,
        minutes_between,
    },
};

/// A person on the card.
#[derive(Serialize)]
pub(super) struct Line {
    text: String,
    facts: String,
    visit: String,
    participant: String,
    can_answer: bool,
    one_of_several: bool,
    admit: String,
    decline: String,
}

pub(super) fn line(visit: &Visit, one: &Participant, zone: &TimeZone, now: Timestamp) -> Line {
    let language = visit.clinician.language;
    let several = visit.waiting().count() > 1;
    let can_answer = one.stage == Stage::Waiting && visit.can_be_answered(one);
    let titled = |id: &str| match several {
        true => format!("{}: {}", say(language, id), one.name.as_str()),
        false => say(language, id),
    };
    let mut facts = vec![markdown_escape(&one.phone.for_people())];
    facts.extend(one.device.filter(|_| !one.is_admitted() && !visit.is_over()).map(|found| device(language, &found)));
    if !visit.is_over() {
        facts.extend(trouble(visit, language, one));
    }
    let mut parts = vec![format!("{} **{}**", mark(visit, one), who(language, one))];
    parts.push(how_far(visit, language, one, zone, now));
    parts.extend(texting::answered_in_full(visit, language, one));
    Line {
        text: parts.join(" · "),
        facts: facts.join(" · "),
        visit: visit.id.to_string(),
        participant: one.id.to_string(),
        can_answer,
        one_of_several: can_answer && several,
        admit: titled("chat-visit-admit"),
        decline: titled("chat-visit-decline"),
    }
}

/// What keeps somebody from being where they should be, as far as somebody can do something about it.
/// What the line says already is not said again.
fn trouble(visit: &Visit, language: Language, one: &Participant) -> Vec<String> {
    let said = visit.stuck(one);
    let silent = one.is_silent() && matches!(one.stage, Stage::Waiting | Stage::Admitted);
    let silent = silent && !matches!(said, Some(Stuck::Silent { .. }));
    let texted = one.turn_texted_at.is_some() && one.stage == Stage::Admitted;
    let answered = texting::answers(visit, one);
    let moved = one.move_asked_at.is_some() && !answered.contains(&Answer::Move.word());
    let called = one.call_asked_at.is_some() && one.stage != Stage::Joined && said != Some(Stuck::WantsCall);
    let called = called && !answered.contains(&Answer::Call.word());
    let obstacle = one.device.and_then(|device| device.obstacle).filter(|_| one.stage == Stage::Admitted);
    let mut facts = Vec::new();
    facts.extend(moved.then(|| say(language, "chat-line-move-asked")));
    facts.extend(obstacle.map(|step| say(language, &format!("chat-step-{}", step.word()))));
    if let Some(help) = one.help.filter(|help| said != Some(Stuck::WantsHelp(help.step))) {
        let step = say(language, &format!("chat-step-{}", help.step.word()));
        facts.push(say_with(language, "chat-line-help", &[("step", step.into())]));
    }
    let others = [(called, "chat-line-call-asked"), (silent, "chat-line-silent"), (texted, "chat-line-turn-texted")];
    facts.extend(others.into_iter().filter(|(is, _)| *is).map(|(_, id)| say(language, id)));
    facts
}

/// How far somebody has come, in one sign: ○ booked, ◔ link sent, ◑ delivered, ◕ opened, ● waiting, ▶ let in, ✔ done,
/// ✖ has not come, ⚠ cannot be reached, or does not get in.
pub(in crate::chat) fn mark(visit: &Visit, one: &Participant) -> &'static str {
    if visit.stuck(one).is_some() {
        return "⚠";
    }
    match (one.stage, one.link_text().map(|text| text.state)) {
        (Stage::Left, _) => "✔",
        (Stage::Joined | Stage::Admitted, _) if visit.is_over() => "✔",
        (Stage::Joined | Stage::Admitted, _) => "▶",
        _ if visit.is_over() || visit.no_show.is_some() => "✖",
        (Stage::Waiting, _) => "●",
        (Stage::Opened, _) => "◕",
        (Stage::Invited, _) if needs_help(visit, one) => "⚠",
        (Stage::Invited, _) if one.link_sent_at.is_none() => "○",
        (Stage::Invited, Some(SmsState::Delivered)) => "◑",
        (Stage::Invited, _) => "◔",
    }
}

/// Whether the texts are in vain: they did not arrive, or nobody opens their link.
fn needs_help(visit: &Visit, one: &Participant) -> bool {
    one.unreached().is_some() || one.link_came_too_late() || visit.is_to_be_called(one)
}

/// How far somebody has come and what kind of answer they have given, in words that others may read, too.
pub(in crate::chat) fn state(
    visit: &Visit,
    language: Language,
    one: &Participant,
    zone: &TimeZone,
    now: Timestamp,
) -> String {
    let mut parts = vec![how_far(visit, language, one, zone, now)];
    parts.extend(texting::answered(visit, language, one));
    parts.join(" · ")
}

fn how_far(visit: &Visit, language: Language, one: &Participant, zone: &TimeZone, now: Timestamp) -> String {
    if matches!(visit.status, Status::Cancelled { .. }) && one.waiting_since.is_none() {
        return texting::last_text(visit, language, one);
    }
    if visit.is_over() {
        return in_the_end(language, one, zone);
    }
    if let Some(stuck) = visit.stuck(one) {
        return out(language, stuck, zone);
    }
    match (one.stage, one.waiting_since, one.joined_at) {
        (Stage::Waiting, Some(since), _) => {
            let minutes = whole_minutes(now.duration_since(since));
            let time = time(language, since, zone);
            say_with(language, "chat-line-waiting", &[("time", time.into()), ("minutes", minutes.into())])
        }
        (Stage::Waiting | Stage::Admitted, ..) => say(language, "chat-line-admitted"),
        (Stage::Joined, _, Some(since)) => {
            say_with(language, "chat-line-in-call", &[("time", time(language, since, zone).into())])
        }
        (Stage::Joined, ..) => say(language, "chat-line-admitted"),
        (Stage::Left, ..) => stay(language, one, zone),
        _ if visit.no_show.is_some() => say(language, "chat-line-no-show"),
        _ if one.declined.is_some() => say(language, "chat-line-declined"),
        _ if one.link_revoked => say(language, "chat-line-revoked"),
        _ if one.gone_at.is_some() => say(language, "chat-line-gone"),
        (Stage::Opened, ..) => say(language, "chat-line-opened"),
        (Stage::Invited, ..) if visit.is_to_be_called(one) => {
            format!("{} · {}", say(language, "chat-line-not-opened"), texting::last_text(visit, language, one))
        }
        (Stage::Invited, ..) => texting::last_text(visit, language, one),
    }
}

/// Why somebody does not get in. No phone: this is also read in agendas.
fn out(language: Language, stuck: Stuck, zone: &TimeZone) -> String {
    match stuck {
        Stuck::WantsCall => say(language, "chat-line-call-asked"),
        Stuck::WantsHelp(step) => {
            let step = say(language, &format!("chat-step-{}", step.word()));
            say_with(language, "chat-line-help", &[("step", step.into())])
        }
        Stuck::Obstacle(_) => say(language, "chat-line-obstacle"),
        Stuck::Silent { since: Some(since) } => {
            say_with(language, "chat-line-silent-since", &[("time", time(language, since, zone).into())])
        }
        Stuck::Silent { since: None } => say(language, "chat-line-silent"),
    }
}

/// What really happened, once it is over.
fn in_the_end(language: Language, one: &Participant, zone: &TimeZone) -> String {
    match one.stage {
        Stage::Joined | Stage::Left => stay(language, one, zone),
        Stage::Admitted => say(language, "chat-line-never-joined"),
        Stage::Waiting => say(language, "chat-line-only-waited"),
        Stage::Opened if one.gone_at.is_some() => say(language, "chat-line-only-waited"),
        Stage::Invited | Stage::Opened => say(language, "chat-line-no-show"),
    }
}

/// From when to when somebody was in the meeting.
fn stay(language: Language, one: &Participant, zone: &TimeZone) -> String {
    let (Some(from), Some(to)) = (one.joined_at, one.left_at) else { return say(language, "chat-line-left") };
    let [from_time, to_time] = [from, to].map(|at| time(language, at, zone));
    let minutes = minutes_between(from, to);
    if from_time == to_time {
        let args = [("time", from_time.into()), ("minutes", minutes.into())];
        return say_with(language, "chat-line-short-stay", &args);
    }
    say_with(
        language,
        "chat-line-stay",
        &[("from", from_time.into()), ("to", to_time.into()), ("minutes", minutes.into())],
    )
}

fn whole_minutes(waited: SignedDuration) -> i64 {
    waited.as_mins().max(0)
}

fn device(language: Language, device: &Device) -> String {
    let state = |state: DeviceState| match state {
        DeviceState::Ready => "ready",
        DeviceState::Refused => "refused",
        DeviceState::Missing => "missing",
        DeviceState::Unknown => "unknown",
    };
    let mut words = match device.obstacle {
        // No device helps a browser that cannot make calls.
        Some(step) => vec![say(language, &format!("chat-step-{}", step.word()))],
        None => vec![
            say(language, &format!("chat-camera-{}", state(device.camera))),
            say(language, &format!("chat-microphone-{}", state(device.microphone))),
        ],
    };
    match device.network {
        Network::Good => words.push(say(language, "chat-network-good")),
        Network::Poor => words.push(say(language, "chat-network-poor")),
        Network::Unknown => {}
    }
    words.extend(browser(device.browser).map(str::to_owned));
    words.join(" · ")
}

fn browser(browser: Browser) -> Option<&'static str> {
    match browser {
        Browser::Chrome => Some("Chrome"),
        Browser::Safari => Some("Safari"),
        Browser::Firefox => Some("Firefox"),
        Browser::Edge => Some("Edge"),
        Browser::Samsung => Some("Samsung Internet"),
        Browser::Other => None,
    }
}
