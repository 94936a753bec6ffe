//! What the admins' space is told: the card of an alert, and the line that takes its place.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use super::{date, duration, sms_failure, time};
use crate::{
    alerts::{Alert, Closed, Snoozed},
    cards::{self, CardError, markdown_escape},
    texts::{Arg, Language, group, say, say_with},
    visit::AdminAlert,
    webex::{Destination, NewMessage},
};

/// What the template `cards/alert.json` is filled with.
#[derive(Serialize)]
struct Data {
    alert: String,
    style: &'static str,
    what: String,
    since: String,
    todo: String,
    is_snoozed: bool,
    snoozed: String,
}

/// What was done about an alert before somebody pressed a button of its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlreadyPressed<'a> {
    /// It was snoozed.
    Snoozed(&'a Snoozed),
    /// It is past.
    Closed(&'a Closed),
    /// Nothing is known of it.
    Forgotten,
}

/// The card of an alert: what happens, since when, and what to do about it.
pub fn alert_card(
    language: Language,
    to: Destination,
    alert: &Alert,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<NewMessage, CardError> {
    let what = what(language, &alert.what, zone);
    let todo = say(language, &format!("alert-{}-todo", alert.what.word()));
    let since = say_with(language, "alert-since", &[("date", date(language, alert.first_at, zone).into())]);
    let counted = (alert.count > 1).then(|| {
        let last = date(language, alert.last_at, zone);
        say_with(language, "alert-counted", &[("count", i64::from(alert.count).into()), ("date", last.into())])
    });
    let since = [Some(since), counted].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let snoozed = alert.snoozed_at(now);
    let data = Data {
        alert: alert.what.key(),
        style: if snoozed.is_some() { "default" } else { "attention" },
        what: what.clone(),
        since,
        todo,
        is_snoozed: snoozed.is_some(),
        snoozed: snoozed.map(|snoozed| snoozed_by(language, "alert-snoozed", snoozed, zone)).unwrap_or_default(),
    };
    Ok(NewMessage { to, markdown: format!("⚠️ {what}"), card: Some(cards::render("alert", language, data)?) })
}

/// The line that takes the place of an alert's card when it is past.
pub fn alert_closed(language: Language, alert: &Alert, zone: &TimeZone) -> String {
    let Some(closed) = &alert.closed else { return String::new() };
    let duration = duration(language, closed.at.duration_since(alert.first_at));
    let lasted: [(_, Arg); 2] = [("duration", duration.into()), ("count", i64::from(alert.count).into())];
    let lasted = say_with(language, "alert-lasted", &lasted);
    let what = what(language, &alert.what, zone);
    match &closed.by {
        Some(by) => say_with(
            language,
            "alert-resolved",
            &[("by", markdown_escape(by.as_str()).into()), ("what", what.into()), ("lasted", lasted.into())],
        ),
        None => say_with(language, "alert-passed", &[("what", what.into()), ("lasted", lasted.into())]),
    }
}

/// The answer to whoever presses a button that has been pressed before, or that came too late.
pub fn alert_already(language: Language, pressed: AlreadyPressed<'_>, zone: &TimeZone) -> String {
    match pressed {
        AlreadyPressed::Snoozed(snoozed) => snoozed_by(language, "alert-already-snoozed", snoozed, zone),
        AlreadyPressed::Closed(Closed { at, by: Some(by) }) => {
            let by = markdown_escape(by.as_str());
            say_with(language, "alert-already-resolved", &[("by", by.into()), ("at", date(language, *at, zone).into())])
        }
        AlreadyPressed::Closed(Closed { at, by: None }) => {
            say_with(language, "alert-already-passed", &[("at", date(language, *at, zone).into())])
        }
        AlreadyPressed::Forgotten => say(language, "alert-unknown"),
    }
}

fn what(language: Language, what: &AdminAlert, zone: &TimeZone) -> String {
    let args: Vec<(_, Arg)> = match what {
        AdminAlert::SmsNotDelivered { code } => {
            vec![("reason", sms_failure::reason(language, *code).into()), ("code", code.to_string().into())]
        }
        AdminAlert::GivenUp { what } => vec![("what", task(language, what).into())],
        AdminAlert::WaitingTooLong { starts_at, .. } => vec![("time", time(language, *starts_at, zone).into())],
        AdminAlert::WebhookInactive { webhook } | AdminAlert::WebhookRefused { webhook } => {
            vec![("webhook", webhook.into())]
        }
        AdminAlert::RefreshTokenEnding { at } => vec![("date", date(language, *at, zone).into())],
        AdminAlert::CarrierFailing { carrier } => vec![("carrier", markdown_escape(carrier).into())],
        AdminAlert::MeetingNotMade { .. }
        | AdminAlert::OrganisationWebhooksRefused
        | AdminAlert::LicencesUsedUp
        | AdminAlert::SmsFailing
        | AdminAlert::TextsWaiting => Vec::new(),
    };
    say_with(language, &format!("alert-{}", what.word()), &args)
}

/// What was given up, in words where there are some, and with the word under which the log has it.
fn task(language: Language, word: &str) -> String {
    let id = format!("alert-task-{}", word.replace(' ', "-"));
    match group(language, &id).get(&id) {
        Some(words) => format!("{words} ({word})"),
        None => word.to_owned(),
    }
}

fn snoozed_by(language: Language, id: &str, snoozed: &Snoozed, zone: &TimeZone) -> String {
    let (at, until) = (time(language, snoozed.at, zone), date(language, snoozed.until, zone));
    let by = markdown_escape(snoozed.by.as_str());
    say_with(language, id, &[("by", by.into()), ("at", at.into()), ("until", until.into())])
}
