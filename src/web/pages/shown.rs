//! What a page is told: the state, and those of its sentences that hold a time. They are written here, in the reader's
//! language and on the reader's clocks.

use serde::Serialize;

use super::{
    Web,
    company::{Companion, company},
};
use crate::{
    texts::{clock_time, date_time, say_with, with_both_zones},
    visit::{LobbyState, Participant, Screen, Visit},
};

/// So many of a clinician's messages stay on the page.
const MESSAGES_SHOWN: usize = 3;

/// The state of a page, in words where it holds a time.
#[derive(Serialize)]
pub(super) struct Shown {
    #[serde(flatten)]
    pub(super) state: LobbyState,
    /// When the visit is meant to begin.
    pub(super) when: String,
    /// That the clinician is late, and when they are expected.
    pub(super) late: Option<String>,
    /// How long it may take because others are before them.
    pub(super) queue: Option<String>,
    /// Who takes part.
    pub(super) company: Vec<Companion>,
}

impl Web {
    /// What the page of `participant`, whose browser holds the place, is told.
    pub(super) async fn shown(&self, visit: &Visit, participant: &Participant) -> Shown {
        let mut state = visit.lobby_state(participant, self.clock.now());
        let too_many = state.messages.len().saturating_sub(MESSAGES_SHOWN);
        state.messages.drain(..too_many);
        Shown {
            when: self.when(visit, participant),
            late: self.late(visit, participant),
            queue: self.queue_words(visit, participant).await,
            company: company(visit, participant),
            state,
        }
    }

    /// That the clinician is late, and when they are expected.
    pub(super) fn late(&self, visit: &Visit, participant: &Participant) -> Option<String> {
        let zone = &self.config.clinic.zone;
        let at = participant.local(visit.expected_at?, zone);
        let time = with_both_zones(participant.language, clock_time(participant.language, &at), &at, zone);
        let args = [("clinician", visit.clinician.name.as_str().into()), ("time", time.into())];
        Some(say_with(participant.language, "page-visit-late", &args))
    }

    /// What a page is told that has lost its place.
    pub(super) fn shown_without_place(&self, visit: &Visit, screen: Screen) -> Shown {
        let state = visit.without_place(screen, self.clock.now());
        Shown { when: String::new(), late: None, queue: None, company: Vec::new(), state }
    }

    /// When the visit is meant to begin, and whose time that is when it is not the clinic's.
    pub(super) fn when(&self, visit: &Visit, participant: &Participant) -> String {
        let zone = &self.config.clinic.zone;
        let at = participant.local(visit.starts_at, zone);
        with_both_zones(participant.language, date_time(participant.language, &at), &at, zone)
    }
}
