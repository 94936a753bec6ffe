//! Those who do not open their link: step by step something more is done to reach them, until somebody stops it.

use super::{Effect, Notice, SmsText, TimerKind, Turn};
use crate::phone::PhoneNumber;
use crate::visit::{
    Actor, Channel, Invitee, MOST_INVITED, Participant, ParticipantId, RescueDone, RescueStep, RescueStopped, Rescued,
    Role,
};

impl Turn {
    /// When it has to be looked next who has not opened their link.
    pub(super) fn plan_rescue(&mut self) {
        let steps = RescueStep::ALL.into_iter().filter_map(|step| self.visit.rescue_due(step));
        if let Some(next) = steps.filter(|at| *at > self.now).min() {
            self.remind(next, TimerKind::RescueDue);
        }
    }

    /// Everybody who has not come is helped on by the steps that are due.
    pub(super) fn rescue_due(&mut self, relatives: &[Invitee]) {
        for id in self.ids_of(|_| true) {
            let Some(one) = self.visit.participant(id) else { continue };
            let due: Vec<_> = self.visit.rescue_to_come(one).filter(|(_, at)| *at <= self.now).collect();
            let mut texted = self.visit.no_show_due() <= self.now;
            // What was due while the service was down is made up for by one text, and not by all of them.
            for (step, _) in due.into_iter().rev() {
                let done = match step {
                    RescueStep::Call => RescueDone::Offered,
                    _ if texted => RescueDone::Skipped,
                    RescueStep::SecondChannel => self.second_channel(id, relatives),
                    RescueStep::Again => self.text_again(id, Channel::Sms),
                };
                texted |= done != RescueDone::Offered && done != RescueDone::Skipped;
                self.rescued(id, step, done);
            }
        }
        self.plan_rescue();
    }

    fn rescued(&mut self, id: ParticipantId, step: RescueStep, done: RescueDone) {
        let at = self.now;
        if let Some(one) = self.visit.participant_mut(id) {
            one.rescued.push(Rescued { step, at, done });
        }
        // The card has said before when the link comes again; it need not come itself for that.
        if matches!(done, RescueDone::Relative(_) | RescueDone::Offered) {
            self.refresh_card();
        }
    }

    /// Whoever wants no texts gets none.
    fn text_again(&mut self, id: ParticipantId, channel: Channel) -> RescueDone {
        if self.visit.participant(id).is_none_or(|one| one.opted_out) {
            return RescueDone::Skipped;
        }
        self.text_by(id, SmsText::LinkAgain, channel);
        RescueDone::Texted(channel)
    }

    /// WhatsApp, where the clinic has it; otherwise a relative who agreed to be contacted and is not invited yet.
    fn second_channel(&mut self, id: ParticipantId, relatives: &[Invitee]) -> RescueDone {
        if self.visit.texting.rescue.whatsapp {
            return self.text_again(id, Channel::WhatsApp);
        }
        let invited = |phone: &PhoneNumber| self.visit.participants.iter().any(|one| one.phone == *phone);
        let patient = self.visit.participant(id).is_some_and(|one| one.role == Role::Patient);
        let free = relatives.iter().find(|one| !invited(&one.phone));
        match free.filter(|_| patient && self.visit.participants.len() < MOST_INVITED) {
            Some(relative) => self.invite_relative(relative),
            None => RescueDone::Skipped,
        }
    }

    fn invite_relative(&mut self, relative: &Invitee) -> RescueDone {
        let id = self.visit.next_participant_id();
        self.visit.participants.push(Participant::invited(id, relative.clone()));
        self.text(id, SmsText::RelativeLink);
        RescueDone::Relative(id)
    }

    /// Nothing more goes out by itself, and nobody is put down as absent by itself.
    pub(super) fn rescue_stopped(&mut self, by: &Actor) {
        if self.over(by) {
            return;
        }
        if let Some(stopped) = self.visit.rescue_stopped.clone() {
            return self.effects.push(Effect::Tell { to: by.clone(), notice: Notice::RescueStopped { stopped } });
        }
        self.visit.rescue_stopped = Some(RescueStopped { by: by.clone(), at: self.now });
        self.refresh_card();
    }

    /// Nobody has come: those who had a link and have not said that they cannot read that they were missed, and what they
    /// can do. A relative who was only asked to help was not expected.
    pub(super) fn say_that_they_were_missed(&mut self) {
        let expected = |one: &Participant| !one.link_revoked && !one.has_come() && one.move_asked_at.is_none();
        let missed = |one: &&Participant| expected(one) && one.was_sent_a_link() && !self.visit.only_helps(one);
        let missed: Vec<_> = self.visit.participants.iter().filter(missed).map(|one| one.id).collect();
        for id in missed {
            self.text(id, SmsText::Missed);
        }
    }

    /// The visit has another time: whatever was done about the one before does not count. Whoever was only asked to help is
    /// no longer invited; nothing more is theirs to know.
    pub(super) fn rescue_begins_anew(&mut self) {
        if let Some(index) = self.visit.participants.iter().position(|one| self.visit.only_helps(one)) {
            let helper = self.visit.participants.remove(index);
            self.effects.push(Effect::RevokeLink { participant: helper.id });
            self.visit.former.push(helper);
        }
        self.visit.rescue_stopped = None;
        for one in &mut self.visit.participants {
            one.rescued.clear();
            (one.late_at, one.confirmed_at) = (None, None);
        }
    }
}
