//! What people answer to a text message.

use super::{Notice, TimerKind, Turn};
use crate::visit::{Answer, OPTED_OUT, Participant, ParticipantId, Reply, ReplyWords, SmsState, SmsText};

impl Turn {
    /// The card changes at once. Whatever asks for something is told to those who can do it, with the words.
    pub(super) fn replied(&mut self, participant: ParticipantId, answer: Answer, words: &ReplyWords, segments: u32) {
        let (now, over) = (self.now, self.visit.is_over());
        let Some(one) = self.visit.participant_mut(participant) else { return };
        one.segments = one.segments.saturating_add(segments);
        let reply = Reply { answer, words: words.clone(), at: now };
        one.reply = Some(reply.clone());
        match answer {
            // What they say now takes back what cannot be true beside it.
            Answer::Confirm => (one.confirmed_at, one.late_at, one.move_asked_at) = (Some(now), None, None),
            Answer::Late => (one.late_at, one.move_asked_at) = (Some(now), None),
            Answer::Move => (one.move_asked_at, one.late_at, one.confirmed_at) = (Some(now), None, None),
            Answer::Call => one.call_asked_at = Some(now),
            Answer::Words => {}
        }
        if answer != Answer::Confirm {
            self.tell_those_who_can_help(&Notice::Replied { participant, reply });
        }
        if answer == Answer::Late {
            self.remind(self.visit.no_show_due(), TimerKind::NoShowDue);
        }
        if !over {
            self.refresh_card();
        }
    }

    pub(super) fn opted_out(&mut self, participant: ParticipantId) {
        let unknown = |one: &&mut Participant| !one.opted_out;
        if let Some(one) = self.visit.participant_mut(participant).filter(unknown) {
            one.opted_out = true;
            self.tell_those_who_can_help(&Notice::OptedOut { participant });
            self.refresh_card();
        }
    }

    pub(super) fn opted_in(&mut self, participant: ParticipantId) {
        if let Some(one) = self.visit.participant_mut(participant).filter(|one| one.opted_out) {
            one.opted_out = false;
            // They may not know yet when it is.
            let when = one.texts.iter().rfind(|known| matches!(known.text, SmsText::Booked | SmsText::Moved));
            let missed =
                when.filter(|known| known.state == SmsState::Failed { code: OPTED_OUT }).map(|known| known.text);
            if let Some(text) = missed.filter(|_| self.visit.link_due() > self.now) {
                self.text(participant, text);
            }
            self.refresh_card();
        }
    }
}
