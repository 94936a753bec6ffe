//! What a clinician is told beside the card.

use jiff::tz::TimeZone;

use super::{sms_failure, time, who};
use crate::{
    cards::markdown_escape,
    texts::{Language, say_with},
    visit::{Admitted, Notice, Participant, ParticipantId, Visit},
};

/// A notice in words, in the clinician's language.
pub fn notice(visit: &Visit, notice: &Notice, zone: &TimeZone) -> String {
    let language = visit.clinician.language;
    let about = |id: &ParticipantId| visit.participant(*id);
    match notice {
        Notice::AlreadyAdmitted { participant, admitted } => {
            already_admitted(language, about(participant), admitted, zone)
        }
        Notice::NotWaiting { participant } => with_who(language, "chat-notice-not-waiting", about(participant), None),
        Notice::VisitOver { at } => {
            say_with(language, "chat-notice-over", &[("time", time(language, *at, zone).into())])
        }
        Notice::CouldNotEnter { participant } => {
            with_who(language, "chat-notice-could-not-enter", about(participant), None)
        }
        Notice::SmsFailed { participant, code } => {
            with_who(language, "chat-notice-sms-failed", about(participant), Some(sms_failure(language, *code)))
        }
    }
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

fn with_who(language: Language, id: &str, one: Option<&Participant>, reason: Option<String>) -> String {
    let who = one.map(|one| who(language, one)).unwrap_or_default();
    let phone = one.map(|one| one.phone.for_people()).unwrap_or_default();
    let args = [("who", who.into()), ("phone", phone.into()), ("reason", reason.unwrap_or_default().into())];
    say_with(language, id, &args)
}
