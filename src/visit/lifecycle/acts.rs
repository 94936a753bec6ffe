//! Acts that can be taken back: nothing goes out before the time for that is over.

use super::{Effect, Notice, SmsText, TimerKind, Turn};
use crate::visit::{
    Act, Actor, Declined, Meeting, NoShow, Participant, ParticipantId, Pressed, RescueStopped, Stage, Status,
};

impl Turn {
    pub(super) fn act_pressed(&mut self, act: Act, by: &Actor) {
        if self.over(by) {
            return;
        }
        if let Some(notice) = self.objection(act) {
            return self.answer(by, notice);
        }
        // Whoever goes on to another act means the one before.
        if let Some(pressed) = self.visit.pending.clone() {
            self.perform(pressed);
        }
        if self.over(by) {
            return;
        }
        let pressed = Pressed { act, by: by.clone(), at: self.now };
        self.remind(pressed.takes_effect_at(), TimerKind::ActDue);
        self.visit.pending = Some(pressed);
        self.answered();
        self.refresh_card();
    }

    /// Why an act cannot be done now.
    fn objection(&self, act: Act) -> Option<Notice> {
        let visit = &self.visit;
        if let Some(pressed) = visit.pending.clone().filter(|pressed| pressed.act == act) {
            return Some(Notice::AlreadyPressed { pressed });
        }
        match act {
            Act::Cancel => visit.is_in_call().then_some(Notice::Running),
            Act::EndForAll => (!visit.host_present() && !visit.somebody_is_in()).then_some(Notice::NotRunning { act }),
            Act::NoShow => match &visit.no_show {
                Some(NoShow { pressed: Some(pressed), .. }) => {
                    Some(Notice::AlreadyPressed { pressed: pressed.clone() })
                }
                _ => visit.participants.iter().any(Participant::has_come).then_some(Notice::SomebodyCame),
            },
            Act::Decline { participant } => match visit.participant(participant) {
                Some(one) if one.stage == Stage::Waiting => None,
                Some(Participant { admitted: Some(admitted), .. }) => {
                    Some(Notice::AlreadyAdmitted { participant, admitted: admitted.clone() })
                }
                Some(Participant { declined: Some(declined), .. }) => {
                    let Declined { at, by } = declined.clone();
                    Some(Notice::AlreadyPressed { pressed: Pressed { act, by, at } })
                }
                _ => Some(Notice::NotWaiting { participant }),
            },
        }
    }

    /// The timer of an act that was taken back, or of one before the last, changes nothing. Whatever is pending waits for
    /// its time, also when the clock that woke it was ahead of the one that is read now.
    pub(super) fn act_due(&mut self) {
        let Some(pressed) = self.visit.pending.clone() else { return };
        match pressed.takes_effect_at() {
            due if due > self.now => self.remind(due, TimerKind::ActDue),
            _ => self.perform(pressed),
        }
    }

    /// Meanwhile something may have happened that forbids it: then whoever pressed is told so instead.
    fn perform(&mut self, pressed: Pressed) {
        self.visit.pending = None;
        if let Some(notice) = self.objection(pressed.act) {
            self.answer(&pressed.by, notice);
            return self.refresh_card();
        }
        self.visit.last_act = Some(pressed.clone());
        match pressed.act {
            Act::Cancel => self.cancel(pressed),
            Act::NoShow => {
                self.visit.no_show = Some(NoShow { at: pressed.at, pressed: Some(pressed) });
                self.say_that_they_were_missed();
            }
            Act::EndForAll => self.end_for_all(),
            Act::Decline { participant } => self.decline(participant, &pressed),
        }
        self.refresh_card();
    }

    fn cancel(&mut self, pressed: Pressed) {
        self.visit.status = Status::Cancelled { pressed };
        self.text_all(SmsText::Cancelled);
        if let Meeting::Ready(details) = self.visit.meeting.clone() {
            self.drop_meeting(&details);
        }
    }

    /// The pages leave the call by themselves, whatever Webex makes of it.
    fn end_for_all(&mut self) {
        let started_at = match self.visit.status {
            Status::InProgress { started_at } => started_at,
            _ => self.now,
        };
        self.end(started_at);
        self.effects.push(Effect::EndMeeting);
    }

    fn decline(&mut self, participant: ParticipantId, pressed: &Pressed) {
        if let Some(one) = self.visit.participant_mut(participant) {
            one.stage = Stage::Opened;
            one.declined = Some(Declined { at: pressed.at, by: pressed.by.clone() });
        }
    }

    /// A no-show can be taken back at any time: whoever comes late is welcome. Nothing more is then done by itself about who
    /// did not open their link: somebody knows better.
    pub(super) fn undo_pressed(&mut self, by: &Actor) {
        if let Some(pressed) = self.visit.pending.take() {
            self.visit.last_act = Some(pressed);
            if self.visit.waiting().next().is_some() {
                self.goes_unanswered();
            }
        } else if self.visit.no_show.take().is_some() {
            self.visit.rescue_stopped.get_or_insert_with(|| RescueStopped { by: by.clone(), at: self.now });
        } else {
            let last = self.visit.last_act.clone();
            return self.answer(by, Notice::NothingToUndo { last });
        }
        self.refresh_card();
    }

    pub(super) fn no_show_due(&mut self) {
        let came = self.visit.participants.iter().any(Participant::has_come);
        // Nobody stays away who never had a link: that one did not go out is told otherwise.
        if !self.visit.participants.iter().any(Participant::was_sent_a_link) {
            return;
        }
        if self.visit.is_over() || self.visit.no_show.is_some() || self.visit.rescue_stopped.is_some() || came {
            return;
        }
        if self.visit.no_show_due() > self.now {
            return self.remind(self.visit.no_show_due(), TimerKind::NoShowDue);
        }
        self.visit.no_show = Some(NoShow { at: self.now, pressed: None });
        self.say_that_they_were_missed();
        self.refresh_card();
    }
}
