//! The behaviour of the whole, one file a subject.

mod cards;
mod templating;
mod texts;

/// Says on the terminal, where the test runner would swallow it, that something was not tested.
fn skipped(what: &str, why: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {what}: {why} ***\n");
}
