//! The life of a visit: what each event changes and what follows from it.

use jiff::{SignedDuration, Timestamp};

use super::{
    Admission, EarlyReport, Meeting, MeetingDetails, Stage, Status, Visit,
    effect::{AdminAlert, Change, Effect, Notice, SmsText, Timer, TimerKind},
    event::{Event, MeetingFailure},
    participant::{Admitted, Consent, Participant, ParticipantId, Place, SmsReport, SmsState},
    person::PersonName,
};

/// How often Webex is asked whether the host has come while somebody waits, in case a webhook was lost.
const CHECK_WHILE_WAITING: SignedDuration = SignedDuration::from_secs(60);
/// How often Webex is asked whether a running meeting is over.
const CHECK_WHILE_RUNNING: SignedDuration = SignedDuration::from_mins(5);
/// A person who asks for fresh links gets at most one in this time.
const NEW_LINK_PAUSE: SignedDuration = SignedDuration::from_secs(60);

/// How many reports on unknown messages a visit keeps.
const EARLY_REPORTS: usize = 16;

/// A visit in the making: the functions below change it and note what has to be done.
struct Turn {
    visit: Visit,
    effects: Vec<Effect>,
    timers: Vec<Timer>,
    now: Timestamp,
}

pub(super) fn book(visit: Visit, now: Timestamp) -> Change {
    let mut turn = Turn { visit, effects: vec![Effect::MakeMeeting], timers: Vec::new(), now };
    turn.refresh_card();
    let due = turn.visit.link_due();
    if due <= now {
        turn.send_links();
    } else {
        turn.send_to_all(SmsText::Booked);
        turn.timers.push(Timer { due, kind: TimerKind::LinkDue });
    }
    turn.finish()
}

pub(super) fn apply(visit: &Visit, event: &Event, now: Timestamp) -> Change {
    let mut turn = Turn { visit: visit.clone(), effects: Vec::new(), timers: Vec::new(), now };
    match event {
        Event::MeetingReady { details } => turn.meeting_ready(details),
        Event::MeetingFailed { reason } => turn.meeting_failed(*reason),
        Event::MeetingRetried => turn.meeting_retried(),
        Event::LinkDue => turn.link_due(),
        Event::SmsAccepted { participant, sid } => turn.sms_accepted(*participant, sid),
        Event::SmsRefused { participant, code } => turn.sms_failed(*participant, *code),
        Event::SmsReported { sid, status, code } => turn.sms_reported(sid, *status, *code),
        Event::LinkOpened { participant } => turn.link_opened(*participant),
        Event::Consented { participant, consent, place } => turn.consented(*participant, consent, place),
        Event::NewLinkAsked { participant } => turn.new_link_asked(*participant),
        Event::AdmitPressed { participant, by } => turn.admit_pressed(*participant, by),
        Event::GuestMade { participant, email } => turn.guest_made(*participant, email),
        Event::HostStarted => turn.host_started(),
        Event::MeetingEnded => turn.meeting_ended(),
        Event::MeetingChecked => turn.check_later(),
        Event::Joined { participant } => turn.joined(*participant),
        Event::Left { participant } => turn.left(*participant),
        Event::CouldNotEnter { participant } => turn.could_not_enter(*participant),
        Event::CardShown { message_id, version } => turn.card_shown(message_id, *version),
        Event::CardLost => turn.visit.card.lost(),
    }
    turn.finish()
}

/// The meeting and its texts.
impl Turn {
    fn meeting_ready(&mut self, details: &MeetingDetails) {
        if matches!(self.visit.meeting, Meeting::Ready(_)) || self.visit.is_over() {
            return;
        }
        self.visit.meeting = Meeting::Ready(details.clone());
        self.refresh_card();
    }

    fn meeting_failed(&mut self, reason: MeetingFailure) {
        if !matches!(self.visit.meeting, Meeting::Wanted) || self.visit.is_over() {
            return;
        }
        self.visit.meeting = Meeting::Failed { reason };
        self.effects.push(Effect::Alert { alert: AdminAlert::MeetingNotMade { reason } });
        self.refresh_card();
    }

    fn meeting_retried(&mut self) {
        if matches!(self.visit.meeting, Meeting::Failed { .. }) {
            self.visit.meeting = Meeting::Wanted;
            self.effects.push(Effect::MakeMeeting);
            self.refresh_card();
        }
    }

    /// The card says when the link will be sent, and then that it has been.
    fn link_due(&mut self) {
        self.send_links();
        if !self.effects.is_empty() {
            self.refresh_card();
        }
    }

    /// Sends each participant the link, once; a timer that comes late or twice sends nothing.
    fn send_links(&mut self) {
        if self.visit.is_over() {
            return;
        }
        for one in &mut self.visit.participants {
            if one.link_sent_at.is_none() {
                one.link_sent_at = Some(self.now);
                self.effects.push(Effect::SendSms { participant: one.id, text: SmsText::Link });
            }
        }
    }

    fn send_to_all(&mut self, text: SmsText) {
        let texts = self.visit.participants.iter().map(|one| Effect::SendSms { participant: one.id, text });
        self.effects.extend(texts);
    }

    fn new_link_asked(&mut self, participant: ParticipantId) {
        let now = self.now;
        if self.visit.is_over() || self.visit.link_due() > now {
            return;
        }
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if one.link_sent_at.is_some_and(|at| now.duration_since(at) < NEW_LINK_PAUSE) {
            return;
        }
        one.link_sent_at = Some(now);
        self.effects.push(Effect::SendSms { participant, text: SmsText::NewLink });
    }

    fn sms_accepted(&mut self, participant: ParticipantId, sid: &str) {
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if one.sms.sid() == Some(sid) {
            return;
        }
        one.sms = SmsState::Accepted { sid: sid.to_owned() };
        let (known, others) = std::mem::take(&mut self.visit.early_reports).into_iter().partition(|one| one.sid == sid);
        self.visit.early_reports = others;
        for EarlyReport { sid, status, code } in known {
            self.sms_reported(&sid, status, code);
        }
    }

    fn sms_reported(&mut self, sid: &str, status: SmsReport, code: Option<u32>) {
        let sid = sid.to_owned();
        let Some(one) = self.visit.participants.iter_mut().find(|one| one.sms.sid() == Some(&sid)) else {
            return self.keep_early_report(EarlyReport { sid, status, code });
        };
        match (status, &one.sms) {
            (SmsReport::Failed, _) => {
                let participant = one.id;
                self.sms_failed(participant, code.unwrap_or(0));
            }
            (SmsReport::Delivered, _) => one.sms = SmsState::Delivered { sid },
            (SmsReport::Sent, SmsState::Accepted { .. }) => one.sms = SmsState::Sent { sid },
            (SmsReport::Sent | SmsReport::Underway, _) => {}
        }
    }

    /// Only the last few are kept: reports on older messages come here too, and mean nothing any more.
    fn keep_early_report(&mut self, report: EarlyReport) {
        let kept = &mut self.visit.early_reports;
        if !kept.contains(&report) {
            kept.push(report);
            let spare = kept.len().saturating_sub(EARLY_REPORTS);
            kept.drain(..spare);
        }
    }

    fn sms_failed(&mut self, participant: ParticipantId, code: u32) {
        let Some(one) = self.visit.participant_mut(participant) else { return };
        one.sms = SmsState::Failed { code };
        self.effects.push(Effect::Tell { notice: Notice::SmsFailed { participant, code } });
        self.effects.push(Effect::Alert { alert: AdminAlert::SmsNotDelivered { code } });
        self.refresh_card();
    }
}

/// The lobby.
impl Turn {
    fn link_opened(&mut self, participant: ParticipantId) {
        if let Some(one) = self.visit.participant_mut(participant)
            && one.stage == Stage::Invited
        {
            one.stage = Stage::Opened;
        }
    }

    fn consented(&mut self, participant: ParticipantId, consent: &Consent, place: &Place) {
        let let_in = self.visit.host_present() && self.visit.admission == Admission::WhenHostStarts;
        let (over, now) = (self.visit.is_over(), self.now);
        let Some(one) = self.visit.participant_mut(participant).filter(|_| !over) else { return };
        if one.place.as_ref() == Some(place) {
            return;
        }
        one.consent = Some(consent.clone());
        one.place = Some(place.clone());
        if one.is_admitted() {
            return;
        }
        one.waiting_since.get_or_insert(now);
        one.stage = Stage::Waiting;
        if let_in {
            admit(one, None, now);
        }
        self.refresh_card();
        self.check_later();
    }

    fn admit_pressed(&mut self, participant: ParticipantId, by: &PersonName) {
        let now = self.now;
        if let Status::Ended { ended_at, .. } = self.visit.status {
            return self.tell(Notice::VisitOver { at: ended_at });
        }
        let Some(one) = self.visit.participant_mut(participant) else { return };
        match (&one.admitted, one.stage) {
            (Some(admitted), _) => {
                let admitted = admitted.clone();
                self.tell(Notice::AlreadyAdmitted { participant, admitted });
            }
            (None, Stage::Waiting) => {
                admit(one, Some(by.clone()), now);
                self.refresh_card();
            }
            (None, _) => self.tell(Notice::NotWaiting { participant }),
        }
    }

    fn guest_made(&mut self, participant: ParticipantId, email: &str) {
        if let Some(one) = self.visit.participant_mut(participant) {
            one.guest_email = Some(email.to_owned());
        }
    }

    fn could_not_enter(&mut self, participant: ParticipantId) {
        let known = self.visit.participant(participant).is_some_and(|one| one.stage == Stage::Admitted);
        if known && !self.visit.is_over() {
            self.tell(Notice::CouldNotEnter { participant });
        }
    }
}

/// The meeting as it runs.
impl Turn {
    fn host_started(&mut self) {
        if self.visit.status != Status::Booked {
            // That the meeting still runs is no news; that it ends must not be missed.
            return self.check_later();
        }
        self.visit.status = Status::InProgress { started_at: self.now };
        if self.visit.admission == Admission::WhenHostStarts {
            let now = self.now;
            self.visit
                .participants
                .iter_mut()
                .filter(|one| one.stage == Stage::Waiting)
                .for_each(|one| admit(one, None, now));
        }
        self.refresh_card();
        self.check_later();
    }

    /// A meeting that ends before anybody was let in was a rehearsal: the visit goes on with a new meeting, because a
    /// wrong press must never cost the patient their place.
    fn meeting_ended(&mut self) {
        let Status::InProgress { started_at } = self.visit.status else { return self.check_later() };
        if self.visit.participants.iter().any(Participant::is_admitted) {
            self.visit.status = Status::Ended { started_at, ended_at: self.now };
            for one in &mut self.visit.participants {
                one.stage = if one.stage == Stage::Joined { Stage::Left } else { one.stage };
            }
        } else {
            self.visit.status = Status::Booked;
            self.visit.meeting = Meeting::Wanted;
            self.visit.rehearsals += 1;
            self.effects.push(Effect::MakeMeeting);
        }
        self.refresh_card();
    }

    fn check_later(&mut self) {
        let pause = match self.visit.status {
            Status::Ended { .. } => return,
            Status::InProgress { .. } => CHECK_WHILE_RUNNING,
            Status::Booked if self.visit.somebody_is_here() => CHECK_WHILE_WAITING,
            Status::Booked => return,
        };
        let due = self.now.saturating_add(pause).unwrap_or(self.now);
        self.timers.push(Timer { due, kind: TimerKind::CheckMeeting });
    }

    fn joined(&mut self, participant: ParticipantId) {
        let over = self.visit.is_over();
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if matches!(one.stage, Stage::Admitted | Stage::Left) && !over {
            one.stage = Stage::Joined;
            self.refresh_card();
        }
    }

    fn left(&mut self, participant: ParticipantId) {
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if one.stage == Stage::Joined {
            one.stage = Stage::Left;
            self.refresh_card();
        }
    }
}

impl Turn {
    fn card_shown(&mut self, message_id: &str, drawn: u64) {
        let current = self.visit.version;
        self.visit.card.shown(message_id, drawn, current, &mut self.effects);
    }

    fn refresh_card(&mut self) {
        self.visit.card.refresh(&mut self.effects);
    }

    fn tell(&mut self, notice: Notice) {
        self.effects.push(Effect::Tell { notice });
    }

    fn finish(self) -> Change {
        Change { visit: self.visit, effects: self.effects, timers: self.timers }
    }
}

impl Visit {
    /// Whether anybody is in the lobby or on the way into a meeting that the host has not opened.
    fn somebody_is_here(&self) -> bool {
        self.participants.iter().any(|one| matches!(one.stage, Stage::Waiting | Stage::Admitted))
    }
}

fn admit(one: &mut Participant, by: Option<PersonName>, now: Timestamp) {
    one.stage = Stage::Admitted;
    one.admitted = Some(Admitted { at: now, by });
}

#[cfg(test)]
#[path = "lifecycle_tests.rs"]
mod tests;
