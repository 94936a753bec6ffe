//! The life of a visit: what each event changes and what follows from it.

mod acts;
mod arrangements;
mod help;
mod invitations;
mod lateness;
mod lobby;
mod meeting;
mod presence;
mod receipts;
mod reminders;
mod replies;
mod rescue;
mod sms;

use jiff::{SignedDuration, Timestamp};

use super::{
    Actor, Visit,
    effect::{AdminAlert, Change, Effect, Notice, SmsText, Timer, TimerKind},
    event::Event,
};

/// A visit in the making: the functions of the modules here change it and note what has to be done.
struct Turn {
    visit: Visit,
    effects: Vec<Effect>,
    timers: Vec<Timer>,
    now: Timestamp,
}

pub(super) fn book(visit: Visit, now: Timestamp) -> Change {
    let mut turn = Turn { visit, effects: vec![Effect::MakeMeeting], timers: Vec::new(), now };
    turn.refresh_card();
    turn.announce(SmsText::Booked);
    turn.finish()
}

pub(super) fn apply(visit: &Visit, event: &Event, now: Timestamp) -> Change {
    let mut turn = Turn { visit: visit.clone(), effects: Vec::new(), timers: Vec::new(), now };
    match event {
        Event::MeetingReady { details, round } => turn.meeting_ready(details, *round),
        Event::MeetingMoved { details } => turn.meeting_moved(details),
        Event::MeetingLost { meeting_id } => turn.meeting_lost(meeting_id),
        Event::MeetingFailed { reason } => turn.meeting_failed(*reason),
        Event::MeetingRetried => turn.meeting_retried(),
        Event::MeetingNotEnded => turn.meeting_not_ended(),
        Event::LinkDue => turn.link_due(),
        Event::SmsAccepted { participant, sid, text, channel, segments } => {
            turn.sms_accepted(*participant, sid, *text, *channel, *segments);
        }
        Event::SmsRefused { participant, code, text, channel } => {
            turn.sms_refused(*participant, *code, *text, *channel);
        }
        Event::SmsTooLate { participant, text } => turn.sms_too_late(*participant, *text),
        Event::SmsReported { sid, status, code, carrier } => {
            turn.sms_reported(sid, *status, *code, carrier.as_deref());
        }
        Event::TextsChecked { asked } => turn.texts_checked(*asked),
        Event::SmsAgainDue => turn.sms_again_due(),
        Event::ReminderDue => turn.reminder_due(),
        Event::RescueDue { relatives } => turn.rescue_due(relatives),
        Event::RescueStopped { by } => turn.rescue_stopped(by),
        Event::Replied { participant, answer, words, segments } => {
            turn.replied(*participant, *answer, words, *segments);
        }
        Event::OptedOut { participant } => turn.opted_out(*participant),
        Event::OptedIn { participant } => turn.opted_in(*participant),
        Event::LinkOpened { participant } => turn.link_opened(*participant),
        Event::Consented { participant, consent, place } => turn.consented(*participant, consent, place),
        Event::PlaceTaken { participant, place } => turn.place_taken(*participant, place),
        Event::Returned { participant } => turn.returned(*participant),
        Event::PagesLookedFor { heard } => turn.pages_looked_for(heard),
        Event::HelpAsked { participant, step } => turn.help_asked(*participant, *step),
        Event::CallAsked { participant } => turn.call_asked(*participant),
        Event::FeedbackGiven { participant, feedback } => turn.feedback_given(*participant, feedback),
        Event::NewLinkAsked { participant } => turn.new_link_asked(*participant),
        Event::DeviceReported { participant, device } => turn.device_reported(*participant, *device),
        Event::LanguageChosen { participant, language } => turn.language_chosen(*participant, *language),
        Event::AdmitPressed { participant, by } => turn.admit_pressed(*participant, by),
        Event::AdmitAllPressed { by } => turn.admit_all_pressed(by),
        Event::MessageSent { words, to, by } => turn.message_sent(words, *to, by),
        Event::StillWaiting => turn.still_waiting(),
        Event::WaitAgainAsked { participant } => turn.wait_again_asked(*participant),
        Event::RunningLate { minutes, by } => turn.running_late(*minutes, by),
        Event::MoveAsked { participant } => turn.move_asked(*participant),
        Event::ActPressed { act, by } => turn.act_pressed(*act, by),
        Event::UndoPressed { by } => turn.undo_pressed(by),
        Event::ActDue => turn.act_due(),
        Event::NoShowDue => turn.no_show_due(),
        Event::Moved { starts_at, minutes, by } => turn.moved(*starts_at, *minutes, by),
        Event::HandedOver { to, by } => turn.handed_over(to, by),
        Event::Invited { invitee, by } => turn.invited(invitee, by),
        Event::Uninvited { participant, by } => turn.uninvited(*participant, by),
        Event::LinkResent { participant, by } => turn.link_resent(*participant, by),
        Event::LinkRevoked { participant, by } => turn.link_revoked(*participant, by),
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

impl Turn {
    fn card_shown(&mut self, message_id: &str, drawn: u64) {
        let current = self.visit.version;
        self.visit.card.shown(message_id, drawn, current, &mut self.effects);
    }

    fn refresh_card(&mut self) {
        self.visit.card.refresh(&mut self.effects);
    }

    /// Says something to the clinician of the visit.
    fn tell(&mut self, notice: Notice) {
        let clinician = Actor::from(&self.visit.clinician);
        self.answer(&clinician, notice);
    }

    /// Says something to whoever pressed.
    fn answer(&mut self, to: &Actor, notice: Notice) {
        self.effects.push(Effect::Tell { to: to.clone(), notice });
    }

    fn alert(&mut self, alert: AdminAlert) {
        self.effects.push(Effect::Alert { alert });
    }

    fn remind(&mut self, due: Timestamp, kind: TimerKind) {
        self.timers.push(Timer { due, kind });
    }

    fn remind_in(&mut self, pause: SignedDuration, kind: TimerKind) {
        self.remind(self.now.saturating_add(pause).unwrap_or(self.now), kind);
    }

    /// Whether the visit is over, which whoever pressed is told.
    fn over(&mut self, by: &Actor) -> bool {
        let notice = match &self.visit.status {
            super::Status::Ended { ended_at, .. } => Notice::VisitOver { at: *ended_at },
            super::Status::Cancelled { pressed } => Notice::AlreadyPressed { pressed: pressed.clone() },
            super::Status::Booked | super::Status::InProgress { .. } => return false,
        };
        self.answer(by, notice);
        true
    }

    fn finish(self) -> Change {
        Change { visit: self.visit, effects: self.effects, timers: self.timers }
    }
}

#[cfg(test)]
mod tests;
