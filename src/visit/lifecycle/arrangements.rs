//! When the visit is, and who leads it.

use jiff::{SignedDuration, Timestamp};

use super::{Effect, Notice, SmsText, Turn};
use crate::visit::{Actor, Clinician, Meeting, Participant, Stage};

/// For so long somebody in the lobby goes on waiting when the visit is moved.
const WORTH_WAITING: SignedDuration = SignedDuration::from_hours(1);

impl Turn {
    /// Everybody hears of another time. Those who wait keep their place when it is within the hour; otherwise they go home,
    /// and get a link when it is time for it again.
    pub(super) fn moved(&mut self, starts_at: Timestamp, minutes: i32, by: &Actor) {
        if self.over(by) || (self.visit.starts_at, self.visit.minutes) == (starts_at, minutes) {
            return;
        }
        if self.visit.somebody_is_in() || self.visit.is_in_call() {
            return self.answer(by, Notice::Running);
        }
        if matches!(self.visit.meeting, Meeting::Ready(_)) {
            self.effects.push(Effect::MoveMeeting);
        }
        self.visit.minutes = minutes;
        if self.visit.starts_at != starts_at {
            self.moved_to(starts_at);
        }
        self.refresh_card();
    }

    fn moved_to(&mut self, starts_at: Timestamp) {
        self.rescue_begins_anew();
        let (now, visit) = (self.now, &mut self.visit);
        (visit.starts_at, visit.moved_at) = (starts_at, Some(now));
        (visit.expected_at, visit.no_show, visit.pending) = (None, None, None);
        let far = starts_at.duration_since(now) > WORTH_WAITING;
        for one in &mut visit.participants {
            one.move_asked_at = None;
            if far && !one.is_admitted() {
                (one.stage, one.place, one.waiting_since, one.declined) = (Stage::Invited, None, None, None);
                // The page on which they were stuck is gone with their place.
                (one.help, one.helped_at) = (None, None);
            }
            if !one.can_come_at(starts_at) {
                one.link_sent_at = None;
            }
        }
        let early = visit.link_due() > now;
        // Whoever has what opens the page then is promised nothing more.
        let text = |one: &Participant| match early && one.link_sent_at.is_none() {
            true => SmsText::Moved,
            false => SmsText::MovedSoon,
        };
        let open = visit.participants.iter().filter(|one| !one.link_revoked);
        let texts: Vec<_> = open.map(|one| (one.id, text(one))).collect();
        for (id, text) in texts {
            self.text(id, text);
        }
        self.plan_reminders();
        self.plan_links();
        self.answered();
    }

    /// The meeting is made anew under its new host; those who wait keep their place.
    pub(super) fn handed_over(&mut self, to: &Clinician, by: &Actor) {
        if self.over(by) || self.visit.clinician.person_id == to.person_id {
            return;
        }
        if self.visit.somebody_is_in() || self.visit.host_present() {
            return self.answer(by, Notice::Running);
        }
        let from = std::mem::replace(&mut self.visit.clinician, to.clone());
        self.answer(&Actor::from(&from), Notice::HandedOver { to: to.name.clone(), by: by.name.clone() });
        self.tell(Notice::TakenOver { from: from.name, by: by.name.clone() });
        self.visit.expected_at = None;
        self.make_meeting_anew();
        self.text_all(SmsText::NewClinician);
        self.refresh_card();
    }
}
