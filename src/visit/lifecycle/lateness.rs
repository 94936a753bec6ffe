//! A clinician who is late, and those who would rather come at another time.

use jiff::{SignedDuration, Timestamp};

use super::{Notice, SmsText, TimerKind, Turn};
use crate::visit::{Actor, Participant, ParticipantId, Stage, Status, Visit};

/// Whoever would have to wait longer than this is offered another time.
const TOO_LATE: SignedDuration = SignedDuration::from_mins(30);

impl Turn {
    /// Pages in the lobby say so; those who are not there yet get one text.
    pub(super) fn running_late(&mut self, minutes: i32, by: &Actor) {
        let late = SignedDuration::from_mins(minutes.into());
        let expected = (minutes > 0).then(|| self.visit.starts_at.saturating_add(late).unwrap_or(self.visit.starts_at));
        let open = self.visit.status == Status::Booked && !self.visit.somebody_is_in();
        if !open || self.visit.no_show.is_some() || self.visit.expected_at == expected {
            return;
        }
        self.visit.expected_at = expected;
        let text = match expected {
            None if self.visit.starts_at > self.now => SmsText::OnTime,
            // Its own time is past: it is now.
            None => SmsText::Link,
            Some(_) if self.visit.is_very_late() => SmsText::LateOffer,
            Some(_) => SmsText::Late,
        };
        let absent = |one: &Participant| matches!(one.stage, Stage::Invited | Stage::Opened) && !one.link_revoked;
        for id in self.ids_of(absent) {
            // Whoever reads the page right now must not lose it to another link: the offer is on the page as well.
            let reading = self.visit.participant(id).is_some_and(|one| one.reads_the_page(self.now));
            self.text(id, if reading { text.without_link() } else { text });
        }
        // Links go out, or out again, shortly before the clinician is there.
        self.remind(self.visit.link_due(), TimerKind::LinkDue);
        self.plan_rescue();
        if by.person_id == self.visit.clinician.person_id {
            self.answered();
        }
        self.refresh_card();
    }

    pub(super) fn move_asked(&mut self, participant: ParticipantId) {
        let (over, now) = (self.visit.is_over() || !self.visit.is_very_late(), self.now);
        let free = |one: &&mut Participant| one.move_asked_at.is_none() && !one.is_admitted() && !over;
        if let Some(one) = self.visit.participant_mut(participant).filter(free) {
            one.move_asked_at = Some(now);
            self.tell(Notice::MoveAsked { participant });
            self.refresh_card();
        }
    }
}

impl Participant {
    fn reads_the_page(&self, now: Timestamp) -> bool {
        self.stage == Stage::Opened && self.has_open_link(now)
    }
}

impl Visit {
    /// Whether the clinician is so late that another time is offered.
    pub(in crate::visit) fn is_very_late(&self) -> bool {
        self.expected_at.is_some_and(|at| at.duration_since(self.starts_at) >= TOO_LATE)
    }
}
