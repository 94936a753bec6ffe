//! Pages that fall silent: a sleeping phone, a lost network, a closed tab. The place is held here, not by the tab.

use jiff::{SignedDuration, Timestamp};

use super::{SmsText, TimerKind, Turn};
use crate::visit::{Heard, Participant, ParticipantId, Place, Stage};

/// How often it is looked whether the pages of those who wait are still heard of. A page lets itself be heard of more often.
const LOOK_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// Looks that follow each other faster are one: an entry can be dealt with twice.
const SAME_LOOK: SignedDuration = SignedDuration::from_secs(30);
/// How soon after being let in a page has to be heard of; otherwise a text says that it is their turn.
const TURN_PATIENCE: SignedDuration = SignedDuration::from_secs(20);
/// After so many looks in vain the clinician's card says so.
const SILENT_LOOKS: u8 = 2;
/// After so many, which is ten minutes, the place is given up. Looks are counted and not time: while the service itself is
/// down nobody is to lose their place.
const LOOKS_HELD: u8 = 10;

impl Turn {
    /// Somebody's page has just been heard of, and is watched from now on.
    pub(super) fn watch(&mut self, participant: ParticipantId) {
        let now = self.now;
        if let Some(one) = self.visit.participant_mut(participant) {
            (one.heard_at, one.silent_looks, one.gone_at) = (Some(now), 0, None);
        }
        self.remind_in(LOOK_EVERY, TimerKind::LookForPages);
    }

    /// Somebody has been let in: a page that sleeps does not know it.
    pub(super) fn look_whether_they_know(&mut self) {
        self.remind_in(TURN_PATIENCE, TimerKind::LookForPages);
    }

    /// When the pages were heard of last.
    pub(super) fn pages_looked_for(&mut self, heard: &[Heard]) {
        if self.visit.is_over() {
            return;
        }
        let counts = self.visit.looked_at.is_none_or(|at| self.now.duration_since(at) >= SAME_LOOK);
        if counts {
            self.visit.looked_at = Some(self.now);
        }
        let watched = |one: &&Participant| matches!(one.stage, Stage::Waiting | Stage::Admitted) && one.place.is_some();
        let watched: Vec<_> = self.visit.participants.iter().filter(watched).map(|one| one.id).collect();
        for id in &watched {
            let last = heard.iter().filter(|one| one.participant == *id).map(|one| one.at).max();
            self.look_for(*id, last, counts);
        }
        if !watched.is_empty() {
            self.remind_in(LOOK_EVERY, TimerKind::LookForPages);
        }
    }

    fn look_for(&mut self, id: ParticipantId, last: Option<Timestamp>, counts: bool) {
        let Some(one) = self.visit.participant_mut(id) else { return };
        let was_silent = one.is_silent();
        if last > one.heard_at {
            (one.heard_at, one.silent_looks) = (last, 0);
        } else if counts {
            one.silent_looks = one.silent_looks.saturating_add(1);
        }
        let (silent, stage, gone) = (one.is_silent(), one.stage, one.silent_looks >= LOOKS_HELD);
        let let_in_at = one.admitted.as_ref().map(|admitted| admitted.at);
        let untold = one.turn_texted_at.is_none() && one.heard_at < let_in_at;
        match stage {
            Stage::Admitted if untold => self.text_turn(id),
            Stage::Waiting if gone => return self.gives_up(id),
            _ => {}
        }
        if silent != was_silent {
            self.refresh_card();
        }
    }

    /// The page does not know that it is their turn: a text says so, with a link, since the page may be gone for good. Where
    /// none goes out, the card does not say that one did.
    fn text_turn(&mut self, participant: ParticipantId) {
        let (now, sends) = (self.now, self.visit.texting.sends(SmsText::Turn));
        let texts = |one: &&mut Participant| sends && !one.opted_out;
        if let Some(one) = self.visit.participant_mut(participant).filter(texts) {
            one.turn_texted_at = Some(now);
            self.text(participant, SmsText::Turn);
            self.refresh_card();
        }
    }

    fn gives_up(&mut self, participant: ParticipantId) {
        let now = self.now;
        if let Some(one) = self.visit.participant_mut(participant) {
            (one.stage, one.gone_at, one.silent_looks) = (Stage::Opened, Some(now), 0);
        }
        self.nobody_may_wait();
        self.refresh_card();
    }

    /// The page of somebody whose place was given up is there again.
    pub(super) fn returned(&mut self, participant: ParticipantId) {
        let over = self.visit.is_over();
        let gone = |one: &&mut Participant| one.gone_at.is_some() && one.place.is_some() && !over;
        if let Some(one) = self.visit.participant_mut(participant).filter(gone) {
            one.waiting_since = None;
            self.waits(participant);
        }
    }

    /// "Use it here instead": the place moves to the browser that asks for it.
    pub(super) fn place_taken(&mut self, participant: ParticipantId, place: &Place) {
        let over = self.visit.is_over();
        let held = |one: &&mut Participant| one.place.as_ref().is_some_and(|held| held != place) && !over;
        if let Some(one) = self.visit.participant_mut(participant).filter(held) {
            one.place = Some(place.clone());
            one.device = None;
            if one.gone_at.is_some() {
                return self.returned(participant);
            }
            self.watch(participant);
            self.refresh_card();
        }
    }
}

impl Participant {
    /// Whether their page has not been heard of for a while.
    pub fn is_silent(&self) -> bool {
        self.silent_looks >= SILENT_LOOKS
    }
}
