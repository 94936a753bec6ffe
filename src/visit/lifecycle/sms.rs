//! Texts: what is sent when, and what becomes of it.

use super::{AdminAlert, Effect, Notice, SmsText, TimerKind, Turn};
use crate::visit::{EarlyReport, Participant, ParticipantId, SmsReport, SmsState};

/// How many reports on unknown messages a visit keeps.
const EARLY_REPORTS: usize = 16;

impl Turn {
    /// Everybody hears of the visit: by the link itself when it is time for that, by `text` otherwise, with the link to follow.
    pub(super) fn announce(&mut self, text: SmsText) {
        if self.visit.link_due() > self.now {
            self.send_to_all(text);
        }
        self.plan_links();
    }

    /// Links go out when it is time for them. Whether somebody comes is looked at when the visit should have begun.
    pub(super) fn plan_links(&mut self) {
        if self.visit.link_due() <= self.now {
            self.send_links();
        } else {
            self.remind(self.visit.link_due(), TimerKind::LinkDue);
        }
        self.remind(self.visit.no_show_due(), TimerKind::NoShowDue);
    }

    /// The card says when the link will be sent, and then that it has been. The visit may have been moved meanwhile.
    pub(super) fn link_due(&mut self) {
        if self.visit.link_due() > self.now {
            return;
        }
        self.send_links();
        if !self.effects.is_empty() {
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
        let needs = |one: &&mut Participant| !one.link_revoked && !one.can_come_at(begins_at);
        for one in self.visit.participants.iter_mut().filter(needs) {
            one.link_sent_at = Some(self.now);
            self.effects.push(Effect::SendSms { participant: one.id, text: SmsText::Link });
        }
    }

    pub(super) fn send_to_all(&mut self, text: SmsText) {
        let texts = self.visit.participants.iter().map(|one| Effect::SendSms { participant: one.id, text });
        self.effects.extend(texts);
    }

    pub(super) fn sms_accepted(&mut self, participant: ParticipantId, sid: &str, text: SmsText) {
        let Some(one) = self.visit.participant_mut(participant) else { return };
        if one.sms.sid() == Some(sid) {
            return;
        }
        one.sms = SmsState::Accepted { sid: sid.to_owned() };
        if text.has_link() {
            one.link_sms = one.sms.clone();
        }
        let (known, others) = std::mem::take(&mut self.visit.early_reports).into_iter().partition(|one| one.sid == sid);
        self.visit.early_reports = others;
        for EarlyReport { sid, status, code } in known {
            self.sms_reported(&sid, status, code);
        }
    }

    pub(super) fn sms_refused(&mut self, participant: ParticipantId, code: u32, text: SmsText) {
        let Some(one) = self.visit.participant_mut(participant) else { return };
        one.sms = SmsState::Failed { code };
        if text.has_link() {
            one.link_sms = SmsState::Failed { code };
        }
        self.sms_failed(participant, code);
    }

    /// A report is about the last text, or about the last one with a link, which later ones do not hide.
    pub(super) fn sms_reported(&mut self, sid: &str, status: SmsReport, code: Option<u32>) {
        let (now, code) = (self.now, code.unwrap_or(0));
        let about = |state: &SmsState| state.sid() == Some(sid);
        let found = self.visit.participants.iter_mut().find(|one| about(&one.sms) || about(&one.link_sms));
        let Some(one) = found else {
            return self.keep_early_report(EarlyReport { sid: sid.to_owned(), status, code: Some(code) });
        };
        if about(&one.link_sms) && status == SmsReport::Delivered {
            one.delivered_at.get_or_insert(now);
        }
        for state in [&mut one.sms, &mut one.link_sms].into_iter().filter(|state| about(state)) {
            *state = state.reported(status, code);
        }
        if status == SmsReport::Failed {
            let participant = one.id;
            self.sms_failed(participant, code);
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
        self.tell(Notice::SmsFailed { participant, code });
        self.alert(AdminAlert::SmsNotDelivered { code });
        self.refresh_card();
    }
}
