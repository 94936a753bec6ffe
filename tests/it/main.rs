//! The behaviour of the whole, one file a subject. The stories are told with the [`world`] and its [`actors`].

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod actors;
mod admitting;
mod agenda;
mod alerts;
mod architecture;
mod arranging;
mod booking;
mod browser;
mod budget;
mod cards;
mod clinic_texts;
mod contract;
mod crashes;
mod early;
mod escalation;
mod faults;
mod forms;
mod groups;
mod handing_over;
mod import;
mod language;
mod lateness;
mod links;
mod lobby;
mod lobby_words;
mod look;
mod lookup;
mod lost_texts;
mod manifest;
mod many_failures;
mod meetings;
mod messages;
mod one_line;
mod openapi;
mod patient_search;
mod patients;
mod privacy;
mod reading;
mod receipt;
mod receipts;
mod reminders;
mod replies;
mod report;
mod rescue_card;
mod retention;
mod roles;
mod scheduling;
mod sent_once;
mod settings;
mod silence;
mod staff;
mod status;
mod stuck;
mod templating;
mod texts;
mod three_weeks;
mod unclear;
mod undo;
mod webhooks;
mod whatsapp;
mod whole_day;
mod words;
mod world;

/// Says on the terminal, where the test runner would swallow it, that something was not tested.
fn skipped(what: &str, why: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {what}: {why} ***\n");
}
