//! Reminders: each of them once, in time, and never for a time at which the visit is not.

use jiff::SignedDuration;

use super::{SmsText, TimerKind, Turn};

/// A reminder is no news to somebody who has heard of the visit more lately than this.
const NO_NEWS: SignedDuration = SignedDuration::from_hours(1);

impl Turn {
    /// The visit has a (new) time: from now on these are the reminders that are to come.
    pub(super) fn plan_reminders(&mut self) {
        let news_at = self.now.saturating_add(NO_NEWS).unwrap_or(self.now);
        let mut reminders = self.visit.texting.reminders.clone();
        reminders.retain(|minutes| self.visit.reminder_due(*minutes) > news_at && !self.visit.waits_too_long(*minutes));
        reminders.sort_unstable_by(|one, other| other.cmp(one));
        reminders.dedup();
        self.visit.reminders = reminders;
        self.await_reminder();
    }

    fn await_reminder(&mut self) {
        if let Some(next) = self.visit.reminders.first() {
            self.remind(self.visit.reminder_due(*next), TimerKind::ReminderDue);
        }
    }

    /// What was due while nobody could send it, and is of no use any more, is told to the clinician instead.
    pub(super) fn reminder_due(&mut self) {
        if self.visit.is_over() {
            return;
        }
        let (due, left) = self
            .visit
            .reminders
            .iter()
            .partition::<Vec<i32>, _>(|minutes| self.visit.reminder_due(**minutes) <= self.now);
        self.visit.reminders = left;
        // Whoever was invited since may live where the night is longer.
        for minutes in due.into_iter().filter(|minutes| !self.visit.waits_too_long(*minutes)).collect::<Vec<_>>() {
            let text = SmsText::Reminder { minutes };
            let useful = self.visit.reminder_useful_until(minutes) > self.now;
            // Whoever has said that they cannot come then need not be reminded of it.
            for id in self.ids_of(|one| !one.link_revoked && one.move_asked_at.is_none()) {
                if useful { self.text(id, text) } else { self.sms_too_late(id, text) }
            }
        }
        self.await_reminder();
    }
}
