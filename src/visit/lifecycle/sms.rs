//! Texts: what is sent when.

use super::{Effect, SmsText, TimerKind, Turn};
use crate::visit::{Channel, OPTED_OUT, Participant, ParticipantId, SmsOrder, SmsState, TextMessage};

impl Turn {
    /// Orders a text, if the clinic sends such texts. A link counts as sent from now on.
    pub(super) fn text(&mut self, participant: ParticipantId, text: SmsText) {
        self.text_by(participant, text, Channel::Sms);
    }

    pub(super) fn text_by(&mut self, participant: ParticipantId, text: SmsText, channel: Channel) {
        if !self.visit.texting.sends(text) {
            return;
        }
        let now = self.now;
        let order = SmsOrder {
            participant,
            text,
            channel,
            until: Some(self.visit.useful_until(text, now)),
            of: Some(self.visit.starts_at),
            at: Some(now),
        };
        if let Some(one) = self.visit.participant_mut(participant) {
            if text.has_link() {
                one.link_sent_at = Some(now);
            }
            // Nobody texts them against their will; the card says why they have nothing.
            if one.opted_out {
                let state = SmsState::Failed { code: OPTED_OUT };
                return one.remember(TextMessage::new(text, channel, None, state, now));
            }
        }
        self.effects.push(Effect::SendSms(order));
    }

    pub(super) fn text_all(&mut self, text: SmsText) {
        for id in self.ids_of(|_| true) {
            self.text(id, text);
        }
    }

    pub(super) fn ids_of(&self, which: impl Fn(&Participant) -> bool) -> Vec<ParticipantId> {
        self.visit.participants.iter().filter(|one| which(one)).map(|one| one.id).collect()
    }

    /// Everybody hears of the visit: by the link itself when it is time for that, by `text` otherwise, with the link to follow.
    pub(super) fn announce(&mut self, text: SmsText) {
        if self.visit.link_due() > self.now {
            self.text_all(text);
        }
        self.plan_reminders();
        self.plan_links();
    }

    /// Links go out when it is time for them. Whether somebody comes is looked at when the visit should have begun.
    pub(super) fn plan_links(&mut self) {
        if self.visit.link_due() <= self.now {
            self.send_links();
        } else {
            self.remind(self.visit.link_due(), TimerKind::LinkDue);
        }
        self.plan_rescue();
        self.remind(self.visit.no_show_due(), TimerKind::NoShowDue);
    }

    /// The card says when the link will be sent, and then that it has been. The visit may have been moved meanwhile, or the
    /// clock that woke it was ahead of the one that is read now: then it waits for its time.
    pub(super) fn link_due(&mut self) {
        if self.visit.link_due() > self.now {
            if !self.visit.is_over() {
                self.remind(self.visit.link_due(), TimerKind::LinkDue);
            }
            return;
        }
        let before = self.visit.participants.clone();
        self.send_links();
        // Also when it went to nobody, because they want no texts.
        if self.visit.participants != before {
            self.refresh_card();
        }
    }

    /// Sends each participant the link, once; a timer that comes late or twice sends nothing. A link that was sent long
    /// before, and whose hour is over when it is needed, does not count.
    pub(super) fn send_links(&mut self) {
        if self.visit.is_over() {
            return;
        }
        let begins_at = self.visit.begins_at();
        for id in self.ids_of(|one| !one.link_revoked && !one.can_come_at(begins_at)) {
            self.text(id, SmsText::Link);
        }
    }
}
