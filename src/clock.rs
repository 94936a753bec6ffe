//! Time and chance. The only file that may read them; `clippy.toml` forbids the shortcuts elsewhere.
//!
//! Everybody else is given a [`Clock`], so that a test, or a person in the sandbox, can move time.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads time and randomness")]

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Where the service reads the time. Clones share the same time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<Reading>>);

#[derive(Debug)]
enum Reading {
    /// The machine's time plus an offset that the sandbox can move.
    Running { ahead: SignedDuration },
    /// A time that stands still until somebody moves it (tests).
    Frozen { at: Timestamp },
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(Reading::Running { ahead: SignedDuration::ZERO })))
    }

    /// A clock that stands still at `at` until it is advanced.
    pub fn frozen(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(Reading::Frozen { at })))
    }

    /// The present instant, in whole milliseconds, as it is stored.
    pub fn now(&self) -> Timestamp {
        let now = match &*self.reading() {
            Reading::Running { ahead } => Timestamp::now().saturating_add(*ahead).unwrap_or(Timestamp::MAX),
            Reading::Frozen { at } => *at,
        };
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Moves this clock, and every clone of it, forward (or back, with a negative duration).
    pub fn advance(&self, by: SignedDuration) {
        match &mut *self.reading() {
            Reading::Running { ahead } => *ahead = ahead.saturating_add(by),
            Reading::Frozen { at } => *at = at.saturating_add(by).unwrap_or(*at),
        }
    }

    fn reading(&self) -> std::sync::MutexGuard<'_, Reading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `N` bytes that nobody can guess.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    // No visit can be kept private on a machine without randomness: stopping is the only safe answer.
    if let Err(error) = getrandom::fill(&mut bytes) {
        panic!("the operating system gives no random bytes: {error}");
    }
    bytes
}

/// A new identifier, sortable by the time it was made.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// A new identifier that tells nothing about when it was made.
pub fn random_id() -> Uuid {
    Uuid::new_v4()
}
