//! What becomes of the texts: receipts, failures, and what is tried again.

use jiff::{SignedDuration, Timestamp};

use super::{AdminAlert, Notice, SmsText, TimerKind, Turn};
use crate::visit::{
    Channel, EarlyReport, OPTED_OUT, Participant, ParticipantId, SmsReport, SmsState, Stage, TextMessage, Visit,
};

/// How many reports on unknown messages a visit keeps.
const EARLY_REPORTS: usize = 16;
/// When nothing has been heard of a text for so long, Twilio is asked: reports get lost.
const CHECK_AFTER: SignedDuration = SignedDuration::from_mins(3);
/// When it still knows nothing, it is asked again after so long, and for so long at most.
const CHECK_AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(15);
const CHECK_FOR: SignedDuration = SignedDuration::from_hours(6);

/// Failures that pass: Twilio's code, after how many minutes another try makes sense, and how often.
const PASSING: [(u32, i64, usize); 3] = [
    // Too many messages at once.
    (30001, 2, 3),
    // The phone is off, or without a signal.
    (30003, 5, 2),
    // The carrier does not say.
    (30008, 1, 1),
];

/// Failures of WhatsApp that say something about the person alone: outside the day after their last message, no WhatsApp,
/// no wish for such messages.
const THEIR_WHATSAPP: [u32; 4] = [63003, 63016, 63024, 63049];

impl Turn {
    pub(super) fn sms_accepted(
        &mut self,
        participant: ParticipantId,
        sid: &str,
        text: SmsText,
        channel: Channel,
        segments: u32,
    ) {
        let now = self.now;
        let Some(one) = self.visit.participant_ever_mut(participant) else { return };
        if one.texts.iter().any(|known| known.sid.as_deref() == Some(sid)) {
            return;
        }
        one.segments = one.segments.saturating_add(segments);
        let (sid, state) = (sid.to_owned(), SmsState::Accepted);
        let late = one.last_text().is_some_and(|last| last.state == SmsState::TooLate);
        let unreached = late || one.unreached().is_some();
        one.remember(TextMessage::new(text, channel, Some(sid.clone()), state, now));
        // The card says no more that the one before did not arrive.
        if unreached && one.unreached().is_none() {
            self.refresh_card();
        }
        self.remind_in(CHECK_AFTER, TimerKind::CheckTexts);
        if text == SmsText::Link && self.visit.no_show_due() <= now {
            // It went out late: it is waited for as long as after the beginning.
            self.remind_in(SignedDuration::from_mins(self.visit.no_show_minutes().into()), TimerKind::NoShowDue);
        }
        let (known, others) = std::mem::take(&mut self.visit.early_reports).into_iter().partition(|one| one.sid == sid);
        self.visit.early_reports = others;
        for EarlyReport { sid, status, code } in known {
            self.sms_reported(&sid, status, code, None);
        }
    }

    pub(super) fn sms_refused(&mut self, participant: ParticipantId, code: u32, text: SmsText, channel: Channel) {
        let (now, state) = (self.now, SmsState::Failed { code });
        let Some(one) = self.visit.participant_ever_mut(participant) else { return };
        let message = TextMessage::new(text, channel, None, state, now);
        one.remember(message.clone());
        self.sms_failed(participant, &message, code, None);
    }

    /// It was not sent, and the clinician has to know: nobody else has reached the person.
    pub(super) fn sms_too_late(&mut self, participant: ParticipantId, text: SmsText) {
        let (now, state, channel) = (self.now, SmsState::TooLate, Channel::Sms);
        let Some(one) = self.visit.participant_ever_mut(participant) else { return };
        one.remember(TextMessage::new(text, channel, None, state, now));
        self.tell(Notice::SmsTooLate { participant, text });
        self.refresh_card();
    }

    /// Reports come late, twice, out of order, and before the message is known.
    pub(super) fn sms_reported(&mut self, sid: &str, status: SmsReport, code: Option<u32>, carrier: Option<&str>) {
        let (now, code_or_none) = (self.now, code.unwrap_or(0));
        let everybody = self.visit.participants.iter_mut().chain(&mut self.visit.former);
        let mut texts = everybody.flat_map(|one| {
            let id = one.id;
            one.texts.iter_mut().map(move |text| (id, text))
        });
        let about = |text: &TextMessage| text.sid.as_deref() == Some(sid);
        let Some((participant, text)) = texts.find(|(_, text)| about(text)) else {
            return self.keep_early_report(EarlyReport { sid: sid.to_owned(), status, code });
        };
        let state = text.state.reported(status, code_or_none);
        if state == text.state {
            return;
        }
        (text.state, text.since) = (state, now);
        let message = text.clone();
        match state {
            SmsState::Delivered if message.text.has_link() => self.link_delivered(participant),
            SmsState::Failed { code } => self.sms_failed(participant, &message, code, carrier),
            _ => {}
        }
    }

    fn link_delivered(&mut self, participant: ParticipantId) {
        let now = self.now;
        if let Some(one) = self.visit.participant_ever_mut(participant) {
            one.delivered_at.get_or_insert(now);
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

    /// What failed by WhatsApp goes by SMS. What may pass is tried again; the clinician is told at once of a link, and of the
    /// others when nothing more is tried.
    fn sms_failed(&mut self, participant: ParticipantId, message: &TextMessage, code: u32, carrier: Option<&str>) {
        let text = message.text;
        if message.channel == Channel::WhatsApp {
            // That somebody has no WhatsApp is nothing for the admins; that the sender may not send is.
            if !THEIR_WHATSAPP.contains(&code) {
                self.alert(AdminAlert::SmsNotDelivered { code });
            }
            self.text(participant, text);
            return self.refresh_card();
        }
        let Some(one) = self.visit.participant_ever_mut(participant) else { return };
        one.opted_out |= code == OPTED_OUT;
        let failures = one.failures(text);
        // Whoever is not invited any more is not tried again.
        let again = self.visit.passes_at(message, failures).filter(|_| text != SmsText::Uninvited);
        self.plan_tries();
        if again.is_none() || (text.has_link() && failures == 1) {
            self.tell(Notice::SmsFailed { participant, code });
        }
        self.alert(AdminAlert::SmsNotDelivered { code });
        // What people ask for themselves is no sign that something is broken.
        if code != OPTED_OUT {
            self.count_failure(carrier);
        }
        self.refresh_card();
    }

    /// The admins hear of it when there are many, or many of one carrier.
    fn count_failure(&mut self, carrier: Option<&str>) {
        self.alert(AdminAlert::SmsFailing);
        if let Some(carrier) = carrier {
            self.alert(AdminAlert::CarrierFailing { carrier: carrier.to_owned() });
        }
    }

    /// Each of them once: Twilio may take longer to answer than the next one waits.
    pub(super) fn sms_again_due(&mut self) {
        let now = self.now;
        let due: Vec<_> = self.visit.to_be_tried_again().filter(|(at, ..)| *at <= now).collect();
        for (_, participant, text) in &due {
            let known = self.visit.participant_mut(*participant).into_iter().flat_map(|one| &mut one.texts);
            known.filter(|known| known.text == *text).for_each(|known| known.tried_again = true);
            self.text(*participant, *text);
        }
        self.plan_tries();
        if !due.is_empty() {
            self.refresh_card();
        }
    }

    /// There is one timer for all of them: it is for the first.
    fn plan_tries(&mut self) {
        if let Some(next) = self.visit.to_be_tried_again().map(|(at, ..)| at).min() {
            self.remind(next, TimerKind::SmsAgainDue);
        }
    }

    /// Twilio has been asked; what it did not know either is asked for again. When it could not be asked, that is sooner.
    pub(super) fn texts_checked(&mut self, asked: bool) {
        let now = self.now;
        let open = |text: &TextMessage| text.is_open_at(now);
        if self.visit.texts().any(|(_, text)| open(text)) {
            self.remind_in(if asked { CHECK_AGAIN_AFTER } else { CHECK_AFTER }, TimerKind::CheckTexts);
        }
    }
}

impl Visit {
    /// When a text to somebody that did not arrive is tried again; `None`: it is not.
    pub fn tried_again_at(&self, one: &Participant, message: &TextMessage) -> Option<Timestamp> {
        // Whoever has opened a link needs no other, and whoever was missed needs to hear nothing but that.
        let wanted = !message.text.has_link() || (one.stage == Stage::Invited && !one.link_revoked);
        let wanted = wanted && (self.no_show.is_none() || message.text == SmsText::Missed);
        // Somebody has taken it into their own hands.
        let wanted = wanted && !(message.text.has_link() && self.rescue_stopped.is_some());
        self.passes_at(message, one.failures(message.text)).filter(|_| wanted)
    }

    /// What is tried again, when, and to whom: only what would still be the last word to somebody.
    fn to_be_tried_again(&self) -> impl Iterator<Item = (Timestamp, ParticipantId, SmsText)> {
        self.participants.iter().filter_map(|one| {
            let current = [one.link_text(), one.last_text()].into_iter().flatten();
            let untried = |known: &&TextMessage| !known.tried_again;
            let again = |known: &TextMessage| Some((self.tried_again_at(one, known)?, one.id, known.text));
            current.filter(untried).filter_map(again).min_by_key(|(at, ..)| *at)
        })
    }

    /// When what was in the way of a text may have passed, early enough for the text to be of use. It is measured from the
    /// failure on: what was promised then is done.
    fn passes_at(&self, message: &TextMessage, failures: usize) -> Option<Timestamp> {
        let SmsState::Failed { code } = message.state else { return None };
        let (_, minutes, times) = PASSING.into_iter().find(|(known, ..)| *known == code)?;
        let then = message.since.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(message.since);
        let useful = self.useful_until(message.text, message.since) > then && !self.is_over();
        (useful && failures <= times).then_some(then)
    }
}

impl TextMessage {
    /// Whether something is still to be heard of it.
    pub fn is_open_at(&self, now: Timestamp) -> bool {
        !self.state.is_final() && now.duration_since(self.at) < CHECK_FOR
    }
}
