//! The lobby: who comes, who waits, who is let in, and what is said to those who wait.

use jiff::{SignedDuration, Timestamp};

use super::{AdminAlert, Effect, Notice, TimerKind, Turn};
use crate::visit::{
    Act, Actor, Admission, Admitted, Consent, Device, HelpStep, LobbyMessage, Participant, ParticipantId, PersonName,
    Place, RescueDone, Stage, Words,
};

/// After how many minutes without any answer the clinician is reminded that somebody waits; whoever comes early waits for
/// the time of the visit first. After the last one the admins are told, too.
const NUDGES: [i64; 3] = [2, 5, 10];
/// For so long an answer holds: only then are the minutes counted anew.
const ANSWER_HOLDS: SignedDuration = SignedDuration::from_mins(10);
/// How many messages to the lobby are kept.
const MESSAGES: usize = 20;
/// That somebody cannot get into the meeting is told at most once in this time.
const TROUBLE_PAUSE: SignedDuration = SignedDuration::from_mins(2);
/// The same words again within this time are one message whose button was pressed twice.
const DOUBLE_PRESS: SignedDuration = SignedDuration::from_secs(5);

impl Turn {
    pub(super) fn link_opened(&mut self, participant: ParticipantId) {
        let now = self.now;
        let since = self.visit.participant(participant).and_then(|one| self.visit.linked_since(one));
        if let Some(one) = self.visit.participant_mut(participant)
            && one.stage == Stage::Invited
        {
            (one.stage, one.gone_at) = (Stage::Opened, None);
            one.opened_at.get_or_insert(now);
            // What was asked for before there was a link was answered, or is asked again on the page.
            one.call_asked_at = one.call_asked_at.filter(|asked| since.is_none_or(|since| *asked >= since));
            // The card says no more that they do not open it.
            if one.rescued.iter().any(|rescued| rescued.done == RescueDone::Offered) {
                self.refresh_card();
            }
        }
    }

    /// Whoever comes after all has come: it was no no-show.
    pub(super) fn consented(&mut self, participant: ParticipantId, consent: &Consent, place: &Place) {
        let over = self.visit.is_over();
        let Some(one) = self.visit.participant_mut(participant).filter(|_| !over) else { return };
        if one.place.as_ref() == Some(place) {
            return;
        }
        one.consent = Some(consent.clone());
        one.help = one.help.filter(|help| help.step != HelpStep::Consent);
        // What the browser before could not do says nothing about this one.
        (one.place, one.device) = (Some(place.clone()), None);
        if one.is_admitted() {
            self.watch(participant);
            self.refresh_card();
        } else {
            self.waits(participant);
        }
    }

    pub(super) fn wait_again_asked(&mut self, participant: ParticipantId) {
        let over = self.visit.is_over();
        let declined = |one: &&Participant| one.declined.is_some() && one.place.is_some();
        if self.visit.participant(participant).filter(declined).is_some() && !over {
            self.waits(participant);
        }
    }

    pub(super) fn waits(&mut self, participant: ParticipantId) {
        let let_in = self.visit.host_present() && self.visit.admission == Admission::WhenHostStarts;
        let now = self.now;
        self.watch(participant);
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if one.declined.take().is_some() {
            one.waiting_since = None;
        }
        one.opened_at.get_or_insert(now);
        one.waiting_since.get_or_insert(now);
        one.stage = Stage::Waiting;
        if let_in {
            admit(one, None, now);
        } else {
            self.goes_unanswered();
        }
        self.visit.no_show = None;
        if self.visit.pending.as_ref().is_some_and(|pressed| pressed.act == Act::NoShow) {
            self.visit.last_act = self.visit.pending.take();
        }
        self.refresh_card();
        self.check_later();
    }

    /// Somebody waits for an answer. Whoever comes while others wait for one does not make them wait anew.
    pub(super) fn goes_unanswered(&mut self) {
        if self.visit.unanswered_since.is_none() || self.visit.answered_at.is_some() {
            (self.visit.unanswered_since, self.visit.answered_at) = (Some(self.now), None);
            self.counts_from_now();
        }
    }

    fn counts_from_now(&mut self) {
        self.visit.nudges = 0;
        self.remind(self.nudge_due(self.now, NUDGES[0]), TimerKind::StillWaiting);
    }

    pub(super) fn device_reported(&mut self, participant: ParticipantId, device: Device) {
        let over = self.visit.is_over();
        let Some(one) = self.visit.participant_mut(participant).filter(|one| one.device != Some(device) && !over)
        else {
            return;
        };
        let before = one.device.replace(device);
        // The card of somebody who was let in tells of nothing but what keeps them out.
        let other_obstacle = before.and_then(|before| before.obstacle) != device.obstacle;
        if one.stage == Stage::Waiting || (one.stage == Stage::Admitted && other_obstacle) {
            self.refresh_card();
        }
    }

    pub(super) fn admit_pressed(&mut self, participant: ParticipantId, by: &Actor) {
        if self.over(by) {
            return;
        }
        let now = self.now;
        let Some(one) = self.visit.participant_mut(participant) else { return };
        match (&one.admitted, one.stage) {
            (Some(admitted), _) => {
                let admitted = admitted.clone();
                self.answer(by, Notice::AlreadyAdmitted { participant, admitted });
            }
            (None, Stage::Waiting) => {
                admit(one, Some(by.name.clone()), now);
                self.look_whether_they_know();
                self.answered();
                self.refresh_card();
            }
            (None, _) => self.answer(by, Notice::NotWaiting { participant }),
        }
    }

    pub(super) fn admit_all_pressed(&mut self, by: &Actor) {
        if self.over(by) {
            return;
        }
        let now = self.now;
        let mut waiting = self.visit.participants.iter_mut().filter(|one| one.stage == Stage::Waiting).peekable();
        if waiting.peek().is_some() {
            waiting.for_each(|one| admit(one, Some(by.name.clone()), now));
            self.look_whether_they_know();
            self.answered();
            return self.refresh_card();
        }
        let last = self.visit.participants.iter().filter_map(|one| Some((one.id, one.admitted.clone()?)));
        let notice = match last.max_by_key(|(_, admitted)| admitted.at) {
            Some((participant, admitted)) => Notice::AlreadyAdmitted { participant, admitted },
            None => Notice::NobodyWaits,
        };
        self.answer(by, notice);
    }

    pub(super) fn message_sent(&mut self, words: &Words, to: Option<ParticipantId>, by: &Actor) {
        if self.over(by) {
            return;
        }
        if !self.visit.reachable().any(|one| to.is_none_or(|to| to == one.id)) {
            return self.answer(by, Notice::NobodyWaits);
        }
        let double = |last: &LobbyMessage| {
            (&last.words, last.to) == (words, to) && self.now.duration_since(last.at) < DOUBLE_PRESS
        };
        if self.visit.messages.last().is_some_and(double) {
            return;
        }
        let message = LobbyMessage { words: words.clone(), to, by: by.clone(), at: self.now };
        self.visit.messages.push(message);
        let spare = self.visit.messages.len().saturating_sub(MESSAGES);
        self.visit.messages.drain(..spare);
        let addressed = self.visit.participants.iter_mut().filter(|one| to.is_none_or(|to| to == one.id));
        for one in addressed.filter(|one| one.help.is_some()) {
            (one.help, one.helped_at) = (None, Some(self.now));
        }
        self.answered();
        self.refresh_card();
    }

    /// The clinician's card comes again, louder each time; in the end the admins are told.
    pub(super) fn still_waiting(&mut self) {
        let Some(since) = self.visit.unanswered_since.filter(|_| !self.visit.is_over()) else { return };
        let passed = NUDGES.iter().filter(|minutes| self.nudge_due(since, **minutes) <= self.now).count();
        if passed > usize::from(self.visit.nudges) {
            self.visit.nudges = passed as u8;
            self.refresh_card();
            if passed == NUDGES.len() {
                self.alert(self.waiting_too_long());
            }
        }
        if let Some(next) = NUDGES.get(passed) {
            self.remind(self.nudge_due(since, *next), TimerKind::StillWaiting);
        }
    }

    fn nudge_due(&self, unanswered_since: Timestamp, minutes: i64) -> Timestamp {
        let held_until = self.visit.answered_at.map(|at| at.saturating_add(ANSWER_HOLDS).unwrap_or(at));
        let from = unanswered_since.max(self.visit.begins_at()).max(held_until.unwrap_or(unanswered_since));
        from.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(from)
    }

    /// Those who wait have had an answer, or nobody waits any more. Who goes on waiting is not forgotten.
    pub(super) fn answered(&mut self) {
        if usize::from(self.visit.nudges) == NUDGES.len() {
            self.effects.push(Effect::AlertOver { alert: self.waiting_too_long() });
        }
        (self.visit.unanswered_since, self.visit.answered_at, self.visit.nudges) = (None, None, 0);
        if self.visit.waiting().next().is_some() && !self.visit.is_over() {
            (self.visit.unanswered_since, self.visit.answered_at) = (Some(self.now), Some(self.now));
            self.counts_from_now();
        }
    }

    fn waiting_too_long(&self) -> AdminAlert {
        AdminAlert::WaitingTooLong { visit: self.visit.id, starts_at: self.visit.starts_at }
    }

    pub(super) fn guest_made(&mut self, participant: ParticipantId, email: &str) {
        if let Some(one) = self.visit.participant_mut(participant) {
            one.guest_email = Some(email.to_owned());
        }
    }

    /// Their page tries again and again; the clinician hears of it once in a while.
    pub(super) fn could_not_enter(&mut self, participant: ParticipantId) {
        let (over, now) = (self.visit.is_over(), self.now);
        let lately = |at: Timestamp| now.duration_since(at) < TROUBLE_PAUSE;
        let trying = |one: &&mut Participant| one.stage == Stage::Admitted && !one.trouble_at.is_some_and(lately);
        if let Some(one) = self.visit.participant_mut(participant).filter(trying).filter(|_| !over) {
            one.trouble_at = Some(now);
            self.tell(Notice::CouldNotEnter { participant });
        }
    }
}

pub(super) fn admit(one: &mut Participant, by: Option<PersonName>, now: Timestamp) {
    one.stage = Stage::Admitted;
    one.declined = None;
    one.admitted = Some(Admitted { at: now, by });
}
