//! Those who are stuck and ask for help, and what people say afterwards.

use jiff::SignedDuration;

use super::{Actor, Effect, Notice, Turn};
use crate::visit::{Feedback, Help, HelpStep, Participant, ParticipantId};

/// The same step again within this time is no news, and neither is another one within a tenth of it.
const HELP_PAUSE: SignedDuration = SignedDuration::from_mins(1);

impl Turn {
    pub(super) fn help_asked(&mut self, participant: ParticipantId, step: HelpStep) {
        let (over, now) = (self.visit.is_over(), self.now);
        let pause = |help: Help| if help.step == step { HELP_PAUSE } else { HELP_PAUSE / 10 };
        let told = |help: Help| now.duration_since(help.at) < pause(help);
        let news = |one: &&mut Participant| !over && !one.help.is_some_and(told);
        if let Some(one) = self.visit.participant_mut(participant).filter(news) {
            one.help = Some(Help { step, at: now });
            self.tell_those_who_can_help(&Notice::HelpAsked { participant, step });
            self.refresh_card();
        }
    }

    /// Somebody would rather be called by phone.
    pub(super) fn call_asked(&mut self, participant: ParticipantId) {
        let (over, now) = (self.visit.is_over(), self.now);
        let first = |one: &&mut Participant| !over && one.call_asked_at.is_none();
        if let Some(one) = self.visit.participant_mut(participant).filter(first) {
            one.call_asked_at = Some(now);
            self.tell_those_who_can_help(&Notice::CallAsked { participant });
            self.refresh_card();
        }
    }

    pub(super) fn feedback_given(&mut self, participant: ParticipantId, feedback: &Feedback) {
        let first = |one: &&mut Participant| one.is_admitted() && one.feedback.is_none();
        if let Some(one) = self.visit.participant_mut(participant).filter(first) {
            one.feedback = Some(feedback.clone());
        }
    }

    /// The clinician, and whoever booked the visit: they know how to reach people.
    pub(super) fn tell_those_who_can_help(&mut self, notice: &Notice) {
        let clinician = Actor::from(&self.visit.clinician);
        let booked_by = Some(self.visit.booked_by.clone()).filter(|one| one.person_id != clinician.person_id);
        for to in std::iter::once(clinician).chain(booked_by) {
            self.effects.push(Effect::Tell { to, notice: notice.clone() });
        }
    }
}
