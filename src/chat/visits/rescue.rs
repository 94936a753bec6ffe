//! What is done about those who do not open their link: what was done, what is still to come, and who has stopped it.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use crate::{
    cards::markdown_escape,
    chat::{time, who},
    texts::{Language, say_with},
    visit::{Channel, Participant, RescueDone, RescueStep, RescueStopped, Rescued, Role, Visit},
};

/// The quiet lines about it, as the template asks for them.
#[derive(Default, Serialize)]
pub(super) struct Rescue {
    has_rescue: bool,
    rescue: String,
    can_stop: bool,
}

/// From the time on at which the links are sent, as long as somebody has not opened theirs.
pub(super) fn rescue(visit: &Visit, zone: &TimeZone, now: Timestamp) -> Rescue {
    let absent: Vec<_> = visit.participants.iter().filter(|one| visit.has_not_opened(one)).collect();
    if absent.is_empty() || visit.link_due() > now {
        return Rescue::default();
    }
    let language = visit.clinician.language;
    let done = |step| done(visit, language, &absent, step, zone);
    if let Some(stopped) = &visit.rescue_stopped {
        let parts = RescueStep::ALL.into_iter().filter_map(done).chain([halted(language, stopped, zone)]);
        return Rescue { has_rescue: true, rescue: parts.collect::<Vec<_>>().join(" · "), can_stop: false };
    }
    let to_come = |step| to_come(visit, language, &absent, step, zone, now);
    let mut steps: Vec<_> =
        RescueStep::ALL.into_iter().filter_map(|step| done(step).or_else(|| to_come(step))).collect();
    let left = RescueStep::ALL.into_iter().any(|step| to_come(step).is_some());
    let no_show = no_show(visit, language, zone, now);
    let can_stop = left || no_show.is_some();
    steps.extend(no_show);
    let args = [("count", (absent.len() as i64).into()), ("steps", steps.join(" · ").into())];
    Rescue { has_rescue: !steps.is_empty(), rescue: say_with(language, "chat-rescue-plan", &args), can_stop }
}

/// What came of a step. What was not done is not told.
fn done(
    visit: &Visit,
    language: Language,
    absent: &[&Participant],
    step: RescueStep,
    zone: &TimeZone,
) -> Option<String> {
    let told = |rescued: &&Rescued| rescued.step == step && rescued.done != RescueDone::Skipped;
    let rescued = absent.iter().flat_map(|one| &one.rescued).find(told)?;
    let at = time(language, rescued.at, zone);
    let id = match (rescued.done, visit.invited_by_rescue()) {
        (RescueDone::Texted(Channel::Sms), _) => "chat-rescue-done-link",
        (RescueDone::Texted(Channel::WhatsApp), _) => "chat-rescue-done-whatsapp",
        (RescueDone::Relative(_), Some(relative)) => {
            let args = [("time", at.into()), ("who", who(language, relative).into())];
            return Some(say_with(language, "chat-rescue-done-invited", &args));
        }
        (RescueDone::Relative(_), None) => "chat-rescue-done-relative",
        (RescueDone::Offered | RescueDone::Skipped, _) => "chat-rescue-done-call",
    };
    Some(say_with(language, id, &[("time", at.into())]))
}

/// A step that is still to come for somebody.
fn to_come(
    visit: &Visit,
    language: Language,
    absent: &[&Participant],
    step: RescueStep,
    zone: &TimeZone,
    now: Timestamp,
) -> Option<String> {
    // Whoever wants no texts gets none.
    let helps = |one: &&&Participant| step == RescueStep::Call || !one.opted_out || invites_relative(visit, step);
    let mut planned = absent.iter().filter(helps).flat_map(|one| visit.rescue_to_come(one));
    let (_, at) = planned.find(|(planned, at)| *planned == step && *at > now)?;
    let id = match step {
        RescueStep::Again => "chat-rescue-link",
        RescueStep::SecondChannel if !invites_relative(visit, step) => "chat-rescue-whatsapp",
        // Only of a registered patient it is known who is close to them.
        RescueStep::SecondChannel if visit.patient_id.is_none() => return None,
        RescueStep::SecondChannel if absent.iter().all(|one| one.role != Role::Patient) => return None,
        RescueStep::SecondChannel => "chat-rescue-relative",
        RescueStep::Call => "chat-rescue-call",
    };
    Some(say_with(language, id, &[("time", time(language, at, zone).into())]))
}

fn invites_relative(visit: &Visit, step: RescueStep) -> bool {
    step == RescueStep::SecondChannel && !visit.texting.rescue.whatsapp
}

/// When it is put down that nobody has come.
fn no_show(visit: &Visit, language: Language, zone: &TimeZone, now: Timestamp) -> Option<String> {
    let at = visit.no_show_due();
    let nobody_came = visit.participants.iter().all(|one| one.waiting_since.is_none());
    // Nobody stays away who never had a link.
    let expected = visit.participants.iter().any(|one| !one.opted_out || one.was_sent_a_link());
    let args = [("time", time(language, at, zone).into())];
    (nobody_came && expected && at > now).then(|| say_with(language, "chat-rescue-no-show", &args))
}

fn halted(language: Language, stopped: &RescueStopped, zone: &TimeZone) -> String {
    let by = markdown_escape(stopped.by.name.as_str());
    let args = [("by", by.into()), ("time", time(language, stopped.at, zone).into())];
    say_with(language, "chat-rescue-stopped", &args)
}
