//! When the visit is, and who leads it.

use jiff::Timestamp;

use super::{Effect, Notice, SmsText, Turn};
use crate::visit::{Actor, Clinician, Meeting, Stage};

impl Turn {
    /// Those who wait keep their place; all the others get the link when it is time for it again.
    pub(super) fn moved(&mut self, starts_at: Timestamp, minutes: i32, by: &Actor) {
        if self.over(by) || (self.visit.starts_at, self.visit.minutes) == (starts_at, minutes) {
            return;
        }
        if self.visit.somebody_is_in() {
            return self.answer(by, Notice::Running);
        }
        let visit = &mut self.visit;
        (visit.starts_at, visit.minutes) = (starts_at, minutes);
        (visit.expected_at, visit.no_show, visit.pending) = (None, None, None);
        for one in &mut visit.participants {
            one.move_asked_at = None;
            if one.stage != Stage::Waiting {
                one.link_sent_at = None;
            }
        }
        if matches!(self.visit.meeting, Meeting::Ready(_)) {
            self.effects.push(Effect::MoveMeeting);
        }
        self.announce(SmsText::Moved);
        self.answered();
        self.refresh_card();
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
        self.send_to_all(SmsText::NewClinician);
        self.refresh_card();
    }
}
