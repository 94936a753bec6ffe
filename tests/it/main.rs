//! The behaviour of the whole, one file a subject. The stories are told with the [`world`] and its [`actors`].

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod actors;
mod admitting;
mod architecture;
mod booking;
mod browser;
mod cards;
mod contract;
mod crashes;
mod faults;
mod forms;
mod links;
mod lobby;
mod lost_texts;
mod manifest;
mod meetings;
mod openapi;
mod privacy;
mod settings;
mod templating;
mod texts;
mod unclear;
mod webhooks;
mod words;
mod world;

/// Says on the terminal, where the test runner would swallow it, that something was not tested.
fn skipped(what: &str, why: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {what}: {why} ***\n");
}
