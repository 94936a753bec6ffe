//! When failed work is tried again: the one rule of both queues.

use std::time::Duration;

use crate::{
    store::{Entry, StoreError},
    upstream::CallError,
};

/// The first pause; each one after it is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause that we choose by ourselves.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// What the failure of some work means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Trying again can help.
    Again,
    /// Trying again can help after this pause.
    AgainAfter(Duration),
    /// It would fail in the same way.
    Never,
}

impl Fate {
    /// What it means that the store failed.
    pub fn of_store(error: &StoreError) -> Self {
        match error {
            StoreError::Redis(_) | StoreError::Contended => Self::Again,
            StoreError::Unreadable { .. } => Self::Never,
        }
    }

    /// What a failed call means. A token that was refused is fetched anew for the next attempt.
    pub fn of(error: &CallError) -> Self {
        match error {
            CallError::Busy { pause, .. } => Self::AgainAfter(*pause),
            CallError::Refused { status: 401, .. } | CallError::Unclear { .. } => Self::Again,
            CallError::Refused { .. } => Self::Never,
        }
    }
}

/// How long to wait before `next` is tried; `None`: not any more.
pub fn retry_after(next: &Entry, most_attempts: u32, fate: Fate) -> Option<Duration> {
    if next.attempts >= most_attempts {
        return None;
    }
    match fate {
        Fate::Never => None,
        Fate::AgainAfter(pause) => Some(pause),
        Fate::Again => Some((FIRST_PAUSE * 2u32.saturating_pow(next.attempts - 1)).min(LONGEST_PAUSE)),
    }
}
