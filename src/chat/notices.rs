//! What a clinician is told beside the card.

use jiff::tz::TimeZone;

use super::{date, sms_failure, time, who};
use crate::{
    cards::markdown_escape,
    texts::{Language, say, say_with},
    visit::{Admitted, Answer, MOST_INVITED, Notice, Participant, ParticipantId, PersonName, Pressed, Reply, Visit},
};

/// A notice in words, in the language of whoever is told.
pub fn notice(visit: &Visit, language: Language, notice: &Notice, zone: &TimeZone) -> String {
    let about = |id: &ParticipantId| visit.participant(*id);
    match notice {
        Notice::AlreadyAdmitted { participant, admitted } => {
            already_admitted(language, about(participant), admitted, zone)
        }
        Notice::NotWaiting { participant } => with_who(language, "chat-notice-not-waiting", about(participant), None),
        Notice::VisitOver { at } => {
            say_with(language, "chat-notice-over", &[("time", time(language, *at, zone).into())])
        }
        Notice::NobodyWaits => say(language, "chat-notice-nobody-waits"),
        Notice::AlreadyPressed { pressed } => pressed_before(language, "chat-notice-already-pressed", pressed, zone),
        Notice::NothingToUndo { last: Some(last) } => pressed_before(language, "chat-notice-undo-too-late", last, zone),
        Notice::NothingToUndo { last: None } => say(language, "chat-notice-nothing-to-undo"),
        Notice::NotRunning { .. } => say(language, "chat-notice-not-running"),
        Notice::Running => say(language, "chat-notice-running"),
        Notice::SomebodyCame => say(language, "chat-notice-somebody-came"),
        Notice::MeetingNotEnded => say(language, "chat-notice-meeting-not-ended"),
        Notice::AlreadyInvited { participant } => {
            with_who(language, "chat-notice-already-invited", about(participant), None)
        }
        Notice::TooManyInvited => say_with(language, "chat-notice-too-many", &[("most", (MOST_INVITED as i64).into())]),
        Notice::LastInvited => say(language, "chat-notice-last-invited"),
        Notice::LinkJustSent { participant, at } => {
            let who = about(participant).map(|one| who(language, one)).unwrap_or_default();
            let time = time(language, *at, zone);
            say_with(language, "chat-notice-link-just-sent", &[("who", who.into()), ("time", time.into())])
        }
        Notice::HandedOver { to, by } => handed(language, "chat-notice-handed-over", visit, to, by, zone),
        Notice::TakenOver { from, by } => handed(language, "chat-notice-taken-over", visit, from, by, zone),
        Notice::MoveAsked { participant } => with_who(language, "chat-notice-move-asked", about(participant), None),
        Notice::CouldNotEnter { participant } => {
            with_who(language, "chat-notice-could-not-enter", about(participant), None)
        }
        Notice::HelpAsked { participant, step } => {
            let step = say(language, &format!("chat-step-{}", step.word()));
            with_who(language, "chat-notice-help-asked", about(participant), Some(step))
        }
        Notice::CallAsked { participant } => with_who(language, "chat-notice-call-asked", about(participant), None),
        Notice::SmsFailed { participant, code } => sms_failed(visit, language, about(participant), *code, zone),
        Notice::SmsTooLate { participant, text } => {
            let what = say(language, &format!("chat-text-{}", text.word()));
            with_who(language, "chat-notice-sms-too-late", about(participant), Some(what))
        }
        Notice::Replied { participant, reply } => replied(visit, language, about(participant), reply),
        Notice::OptedOut { participant } => with_who(language, "chat-notice-opted-out", about(participant), None),
        Notice::RescueStopped { stopped } => {
            let (by, at) = (markdown_escape(stopped.by.name.as_str()), time(language, stopped.at, zone));
            say_with(language, "chat-notice-rescue-stopped", &[("by", by.into()), ("time", at.into())])
        }
    }
}

/// Why a text did not arrive, whether it is tried again, and what else can be done.
fn sms_failed(visit: &Visit, language: Language, one: Option<&Participant>, code: u32, zone: &TimeZone) -> String {
    let mut told = vec![with_who(language, "chat-notice-sms-failed", one, Some(sms_failure::reason(language, code)))];
    let again = one.and_then(|one| visit.tried_again_at(one, one.last_text()?));
    told.extend(again.map(|at| {
        let args = [("time", time(language, at, zone).into())];
        say_with(language, "chat-notice-sms-again", &args)
    }));
    told.extend(sms_failure::todo(language, code));
    told.join(" ")
}

/// What somebody has answered, with their own words where they tell more.
fn replied(visit: &Visit, language: Language, one: Option<&Participant>, reply: &Reply) -> String {
    let words = markdown_escape(reply.words.as_str());
    // A visit that is over is moved no more: its card books the next.
    let over = if reply.answer == Answer::Move && visit.is_over() { "-over" } else { "" };
    let id = format!("chat-notice-replied-{}{over}", reply.answer.word());
    let told = with_who(language, &id, one, Some(words.clone()));
    if reply.answer == Answer::Words || !reply.words.say_something() {
        return told;
    }
    format!("{told} {}", say_with(language, "chat-notice-their-words", &[("words", words.into())]))
}

fn already_admitted(language: Language, one: Option<&Participant>, admitted: &Admitted, zone: &TimeZone) -> String {
    let who = one.map(|one| who(language, one)).unwrap_or_default();
    let time = time(language, admitted.at, zone);
    match &admitted.by {
        Some(by) => say_with(
            language,
            "chat-notice-already-by",
            &[("who", who.into()), ("by", markdown_escape(by.as_str()).into()), ("time", time.into())],
        ),
        None => say_with(language, "chat-notice-already-start", &[("who", who.into()), ("time", time.into())]),
    }
}

/// What was pressed, by whom and when.
fn pressed_before(language: Language, id: &str, pressed: &Pressed, zone: &TimeZone) -> String {
    let what = say(language, &format!("chat-act-{}", pressed.act.word()));
    let by = markdown_escape(pressed.by.name.as_str());
    let args = [("what", what.into()), ("by", by.into()), ("time", time(language, pressed.at, zone).into())];
    say_with(language, id, &args)
}

fn handed(language: Language, id: &str, visit: &Visit, other: &PersonName, by: &PersonName, zone: &TimeZone) -> String {
    let name = |name: &PersonName| markdown_escape(name.as_str()).into();
    let date = date(language, visit.starts_at, zone);
    let args = [("patient", name(&visit.patient)), ("date", date.into()), ("other", name(other)), ("by", name(by))];
    say_with(language, id, &args)
}

fn with_who(language: Language, id: &str, one: Option<&Participant>, reason: Option<String>) -> String {
    let who = one.map(|one| who(language, one)).unwrap_or_default();
    let phone = one.map(|one| one.phone.for_people()).unwrap_or_default();
    let args = [("who", who.into()), ("phone", phone.into()), ("reason", reason.unwrap_or_default().into())];
    say_with(language, id, &args)
}
