//! The behaviour of the whole, one file a subject.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod browser;
mod cards;
mod contract;
mod openapi;
mod templating;
mod texts;

/// Says on the terminal, where the test runner would swallow it, that something was not tested.
fn skipped(what: &str, why: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {what}: {why} ***\n");
}
