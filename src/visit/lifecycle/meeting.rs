//! The Webex meeting: made, run, ended.

use jiff::SignedDuration;

use super::{AdminAlert, Effect, Notice, TimerKind, Turn, lobby::admit};
use crate::visit::{
    Admission, HelpStep, Meeting, MeetingDetails, Participant, ParticipantId, Stage, Status, Visit,
    event::MeetingFailure,
};

/// How often Webex is asked whether the host has come while somebody waits, in case a webhook was lost.
const CHECK_WHILE_WAITING: SignedDuration = SignedDuration::from_secs(60);
/// How often Webex is asked whether a running meeting is over.
const CHECK_WHILE_RUNNING: SignedDuration = SignedDuration::from_mins(5);

impl Turn {
    /// A meeting that was made for a host who no longer leads the visit, or for a visit that is over, is dropped.
    pub(super) fn meeting_ready(&mut self, details: &MeetingDetails, round: u32) {
        let known = matches!(&self.visit.meeting, Meeting::Ready(one) if one.meeting_id == details.meeting_id);
        if known {
            return;
        }
        let wanted = round == self.visit.round && !matches!(self.visit.meeting, Meeting::Ready(_));
        if !wanted || self.visit.is_over() {
            return self.drop_meeting(details);
        }
        if let Meeting::Failed { reason } = self.visit.meeting {
            self.effects.push(Effect::AlertOver { alert: AdminAlert::MeetingNotMade { reason } });
        }
        self.visit.meeting = Meeting::Ready(details.clone());
        self.refresh_card();
    }

    pub(super) fn meeting_moved(&mut self, moved: &MeetingDetails) {
        if let Meeting::Ready(details) = &mut self.visit.meeting
            && details.meeting_id == moved.meeting_id
        {
            *details = moved.clone();
        }
    }

    pub(super) fn meeting_lost(&mut self, lost: &str) {
        let current = matches!(&self.visit.meeting, Meeting::Ready(details) if details.meeting_id == lost);
        if current && !self.visit.is_over() && !self.visit.host_present() {
            self.make_meeting_anew();
            self.refresh_card();
        }
    }

    pub(super) fn meeting_failed(&mut self, reason: MeetingFailure) {
        if !matches!(self.visit.meeting, Meeting::Wanted) || self.visit.is_over() {
            return;
        }
        self.visit.meeting = Meeting::Failed { reason };
        self.alert(AdminAlert::MeetingNotMade { reason });
        self.refresh_card();
    }

    pub(super) fn meeting_retried(&mut self) {
        if let Meeting::Failed { reason } = self.visit.meeting
            && !self.visit.is_over()
        {
            self.effects.push(Effect::AlertOver { alert: AdminAlert::MeetingNotMade { reason } });
            self.visit.meeting = Meeting::Wanted;
            self.effects.push(Effect::MakeMeeting);
            self.refresh_card();
        }
    }

    /// The meeting is replaced by one of the host that the visit has now.
    pub(super) fn make_meeting_anew(&mut self) {
        if let Meeting::Ready(details) = self.visit.meeting.clone() {
            self.drop_meeting(&details);
        }
        self.visit.meeting = Meeting::Wanted;
        self.visit.round += 1;
        self.effects.push(Effect::MakeMeeting);
    }

    pub(super) fn drop_meeting(&mut self, details: &MeetingDetails) {
        let MeetingDetails { meeting_id, host_email, .. } = details.clone();
        self.effects.push(Effect::DropMeeting { meeting_id, host_email });
    }

    pub(super) fn meeting_not_ended(&mut self) {
        self.tell(Notice::MeetingNotEnded);
    }

    pub(super) fn host_started(&mut self) {
        if self.visit.status != Status::Booked {
            // That the meeting still runs is no news; that it ends must not be missed.
            return self.check_later();
        }
        self.visit.status = Status::InProgress { started_at: self.now };
        if self.visit.admission == Admission::WhenHostStarts {
            let now = self.now;
            // Whoever is just being declined is not swept in with the others.
            let declined = self.visit.pending.as_ref().and_then(|pressed| pressed.act.declines());
            let let_in = |one: &&mut Participant| one.stage == Stage::Waiting && Some(one.id) != declined;
            self.visit.participants.iter_mut().filter(let_in).for_each(|one| admit(one, None, now));
            self.look_whether_they_know();
        }
        self.answered();
        self.refresh_card();
        self.check_later();
    }

    /// A meeting that ends before anybody was let in was a rehearsal: the visit goes on with a new meeting, because a
    /// wrong press must never cost the patient their place.
    pub(super) fn meeting_ended(&mut self) {
        let Status::InProgress { started_at } = self.visit.status else { return self.check_later() };
        if self.visit.participants.iter().any(Participant::is_admitted) {
            self.end(started_at);
        } else {
            self.visit.status = Status::Booked;
            self.visit.meeting = Meeting::Wanted;
            self.visit.round += 1;
            self.effects.push(Effect::MakeMeeting);
        }
        self.refresh_card();
    }

    pub(super) fn end(&mut self, started_at: jiff::Timestamp) {
        let now = self.now;
        self.visit.status = Status::Ended { started_at, ended_at: now };
        self.visit.pending = None;
        self.answered();
        for one in self.visit.participants.iter_mut().filter(|one| one.stage == Stage::Joined) {
            one.stage = Stage::Left;
            one.left_at = Some(now);
        }
    }

    pub(super) fn check_later(&mut self) {
        let pause = match self.visit.status {
            Status::Ended { .. } | Status::Cancelled { .. } => return,
            Status::InProgress { .. } => CHECK_WHILE_RUNNING,
            Status::Booked if self.visit.somebody_is_here() => CHECK_WHILE_WAITING,
            Status::Booked => return,
        };
        self.remind_in(pause, TimerKind::CheckMeeting);
    }

    pub(super) fn joined(&mut self, participant: ParticipantId) {
        let (over, now) = (self.visit.is_over(), self.now);
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if matches!(one.stage, Stage::Admitted | Stage::Left) && !over {
            one.stage = Stage::Joined;
            one.help = one.help.filter(|help| matches!(help.step, HelpStep::Call | HelpStep::Sound));
            one.joined_at.get_or_insert(now);
            self.refresh_card();
        }
    }

    pub(super) fn left(&mut self, participant: ParticipantId) {
        let now = self.now;
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if one.stage == Stage::Joined {
            one.stage = Stage::Left;
            one.left_at = Some(now);
            self.refresh_card();
        }
    }
}

impl Visit {
    /// Whether anybody is in the lobby or on the way into a meeting that the host has not opened.
    fn somebody_is_here(&self) -> bool {
        self.participants.iter().any(|one| matches!(one.stage, Stage::Waiting | Stage::Admitted))
    }
}
