//! Who is invited, and their links.

use jiff::SignedDuration;

use super::{Effect, Notice, SmsText, Turn};
use crate::texts::Language;
use crate::visit::{Actor, Invitee, MOST_INVITED, Participant, ParticipantId, Stage};

/// Somebody gets at most one fresh link in this time.
const NEW_LINK_PAUSE: SignedDuration = SignedDuration::from_secs(60);

impl Turn {
    pub(super) fn new_link_asked(&mut self, participant: ParticipantId) {
        let now = self.now;
        let (over, early) = (self.visit.is_over(), self.visit.link_due() > now);
        // Whoever has had a link may lose it at any time.
        let may = |one: &&mut Participant| !over && !one.link_revoked && (!early || one.link_sent_at.is_some());
        let Some(one) = self.visit.participant_mut(participant).filter(may) else { return };
        if one.link_sent_at.is_some_and(|at| now.duration_since(at) < NEW_LINK_PAUSE) {
            return;
        }
        let participant = one.id;
        self.text(participant, SmsText::NewLink);
    }

    /// What is said to them from now on is in that language.
    pub(super) fn language_chosen(&mut self, participant: ParticipantId, language: Language) {
        if let Some(one) = self.visit.participant_mut(participant) {
            one.language = language;
        }
    }

    /// The hospital may send a link at any time, also before it would be sent by itself, and again after revoking it.
    pub(super) fn link_resent(&mut self, participant: ParticipantId, by: &Actor) {
        if self.over(by) {
            return;
        }
        let now = self.now;
        let Some(one) = self.visit.participant_mut(participant) else { return };
        match one.link_sent_at.filter(|at| !one.link_revoked && now.duration_since(*at) < NEW_LINK_PAUSE) {
            Some(at) => self.answer(by, Notice::LinkJustSent { participant, at }),
            None => {
                one.link_revoked = false;
                self.text(participant, SmsText::NewLink);
                self.refresh_card();
            }
        }
    }

    /// The browser that holds the place loses it. Whoever has been let in is in.
    pub(super) fn link_revoked(&mut self, participant: ParticipantId, by: &Actor) {
        if self.over(by) {
            return;
        }
        let Some(one) = self.visit.participant_mut(participant).filter(|one| !one.link_revoked) else { return };
        if one.is_admitted() {
            return self.answer(by, Notice::Running);
        }
        one.link_revoked = true;
        one.place = None;
        one.waiting_since = None;
        one.declined = None;
        one.stage = Stage::Invited;
        self.effects.push(Effect::RevokeLink { participant });
        self.nobody_may_wait();
        self.refresh_card();
    }

    pub(super) fn invited(&mut self, invitee: &Invitee, by: &Actor) {
        if self.over(by) {
            return;
        }
        if self.visit.participants.len() >= MOST_INVITED {
            return self.answer(by, Notice::TooManyInvited);
        }
        let known = |one: &&Participant| one.phone == invitee.phone && one.name == invitee.name;
        if let Some(one) = self.visit.participants.iter().find(known) {
            return self.answer(by, Notice::AlreadyInvited { participant: one.id });
        }
        let id = self.visit.next_participant_id();
        self.visit.participants.push(Participant::invited(id, invitee.clone()));
        if self.visit.link_due() <= self.now {
            self.send_links();
        } else {
            self.text(id, SmsText::Booked);
        }
        self.refresh_card();
    }

    pub(super) fn uninvited(&mut self, participant: ParticipantId, by: &Actor) {
        if self.over(by) {
            return;
        }
        let Some(index) = self.visit.participants.iter().position(|one| one.id == participant) else { return };
        if self.visit.participants[index].is_admitted() {
            return self.answer(by, Notice::Running);
        }
        if self.visit.participants.len() == 1 {
            return self.answer(by, Notice::LastInvited);
        }
        let one = self.visit.participants.remove(index);
        self.visit.former.push(one);
        self.effects.push(Effect::RevokeLink { participant });
        self.text(participant, SmsText::Uninvited);
        self.nobody_may_wait();
        self.refresh_card();
    }

    pub(super) fn nobody_may_wait(&mut self) {
        if self.visit.waiting().next().is_none() {
            self.answered();
        }
    }
}
