//! Texts that are due, and texts that did not arrive.

use super::*;
use crate::visit::{Answer, ReplyWords};

const TWO: ParticipantId = ParticipantId(2);

/// A visit in three hours to which two people are invited.
fn two_invited() -> Walk {
    Walk::booked(VisitKind::FamilyUpdate, Admission::ByPress, SignedDuration::from_hours(3)).ready().then(invited())
}

fn took(participant: ParticipantId, sid: &str, text: SmsText) -> Event {
    Event::SmsAccepted { participant, sid: sid.to_owned(), text, channel: Channel::Sms, segments: 1 }
}

fn failed(sid: &str, code: u32) -> Event {
    Event::SmsReported { sid: sid.to_owned(), status: SmsReport::Failed, code: Some(code), carrier: None }
}

fn nobody_came() -> Walk {
    Walk::now(Admission::ByPress).ready().then(sms_accepted()).later(20).then(Event::NoShowDue)
}

/// When the visit is next looked after for this reason, of all that was planned: a later plan replaces the one before.
fn planned(walk: &Walk, event: &Event, kind: TimerKind) -> Option<Timestamp> {
    let timers = walk.visit.apply(event, walk.now).timers;
    timers.into_iter().rfind(|timer| timer.kind == kind).map(|timer| timer.due)
}

/// Of two services on one Redis one may be a little ahead: it wakes what the other takes, too early by its own clock.
#[test]
fn what_is_woken_a_moment_too_early_is_done_a_moment_later() {
    let walk = Walk::booked(VisitKind::Consultation, Admission::ByPress, SignedDuration::from_hours(3)).ready();
    let due = walk.visit.link_due();
    assert_eq!(planned(&walk, &Event::LinkDue, TimerKind::LinkDue), Some(due));
    let cancelling = walk.then(act(Act::Cancel));
    let due = cancelling.visit.pending.as_ref().unwrap().takes_effect_at();
    assert_eq!(planned(&cancelling, &Event::ActDue, TimerKind::ActDue), Some(due));
    let off = two_invited().then(took(ONE, "SM1", SmsText::Booked)).then(failed("SM1", 30003));
    let due = off.now + SignedDuration::from_mins(5);
    assert_eq!(planned(&off, &Event::SmsAgainDue, TimerKind::SmsAgainDue), Some(due));
}

#[test]
fn two_people_whose_texts_failed_both_get_theirs_again() {
    let booked = two_invited().then(took(ONE, "SM1", SmsText::Booked)).then(took(TWO, "SM2", SmsText::Booked));
    let first = booked.then(failed("SM1", 30003));
    let due = first.now + SignedDuration::from_mins(5);
    let sooner = planned(&first, &failed("SM2", 30008), TimerKind::SmsAgainDue).unwrap();
    let both = first.then(failed("SM2", 30008));
    assert_eq!(sooner, both.now - SignedDuration::from_secs(1) + SignedDuration::from_mins(1));
    let mut again = both.later(1);
    assert_eq!(planned(&again, &Event::SmsAgainDue, TimerKind::SmsAgainDue), Some(due), "the other's is not forgotten");
    again = again.then(Event::SmsAgainDue);
    assert_eq!(again.texts(), [SmsText::Booked]);
    // Twilio has not answered yet.
    let orders = |walk: &Walk| walk.texts().len();
    let again = again.later(4).then(Event::SmsAgainDue);
    assert_eq!(orders(&again), 1, "the other's, and not once more the one that is on its way");
    assert_eq!(orders(&again.later(1).then(Event::SmsAgainDue)), 0);
}

#[test]
fn that_somebody_was_missed_is_said_again_when_their_phone_was_off() {
    let missed = nobody_came().then(took(ONE, "SM2", SmsText::Missed)).then(failed("SM2", 30003));
    assert!(missed.notices().is_empty(), "nothing is to be done yet");
    assert_eq!(missed.later(5).then(Event::SmsAgainDue).texts(), [SmsText::Missed]);
}

/// The service was down for hours.
#[test]
fn nobody_is_called_to_a_visit_that_is_past() {
    let booked = Walk::booked(VisitKind::Consultation, Admission::ByPress, SignedDuration::from_hours(3)).ready();
    let timeliness = |minutes| {
        let due = booked.clone().later(minutes).then(Event::LinkDue);
        let order = due.orders().find(|order| order.text == SmsText::Link).unwrap();
        due.visit.timeliness(&order, due.now)
    };
    assert_eq!(timeliness(3 * 60 + 29), Timeliness::Due);
    assert_eq!(timeliness(3 * 60 + 31), Timeliness::TooLate);
}

#[test]
fn whoever_got_the_link_late_is_waited_for_from_then_on() {
    let late = Walk::now(Admission::ByPress).ready().later(15).then(Event::NoShowDue);
    assert_eq!(late.visit.no_show, None, "nobody has a link yet");
    let due = planned(&late, &sms_accepted(), TimerKind::NoShowDue);
    assert_eq!(due, Some(late.now + SignedDuration::from_mins(10)));
    let in_time = Walk::now(Admission::ByPress).ready().later(5);
    assert_eq!(planned(&in_time, &sms_accepted(), TimerKind::NoShowDue), None);
}

#[test]
fn whoever_has_said_that_they_cannot_come_is_not_reminded_of_it() {
    let answer = Event::Replied { participant: TWO, answer: Answer::Move, words: ReplyWords::new("3"), segments: 1 };
    let walk = Walk::booked(VisitKind::FamilyUpdate, Admission::ByPress, SignedDuration::from_hours(5)).ready();
    let due = walk.then(invited()).then(answer).later(180).then(Event::ReminderDue);
    let reminded: Vec<_> = due.orders().map(|order| (order.participant, order.text)).collect();
    assert_eq!(reminded, [(ONE, SmsText::Reminder { minutes: 120 })]);
}

/// She had the link when she asked; that she got it again answers nothing.
#[test]
fn a_call_that_was_asked_for_instead_of_coming_is_still_asked_for_when_the_link_is_opened() {
    let answer = Event::Replied { participant: ONE, answer: Answer::Call, words: ReplyWords::new("4"), segments: 1 };
    let asked = Walk::now(Admission::ByPress).ready().then(sms_accepted()).later(1).then(answer);
    let again = asked.later(2).then(Event::RescueDue { relatives: Vec::new() });
    assert_eq!(again.texts(), [SmsText::LinkAgain]);
    let opened = again.then(Event::LinkOpened { participant: ONE });
    assert!(opened.visit.participant(ONE).unwrap().call_asked_at.is_some());
}

#[test]
fn a_link_that_did_not_arrive_is_not_sent_again_where_somebody_has_taken_over() {
    let off = Walk::now(Admission::ByPress).ready().then(sms_accepted()).then(failed("SM1", 30003));
    let again = |walk: &Walk| walk.clone().later(5).then(Event::SmsAgainDue).texts();
    assert_eq!(again(&off), [SmsText::Link]);
    assert_eq!(again(&off.then(Event::RescueStopped { by: by() })), []);
}

#[test]
fn whoever_need_not_come_and_does_not_read_it_is_told_to_the_clinician() {
    let out = two_invited().then(Event::Uninvited { participant: TWO, by: by() });
    let unread = out.then(took(TWO, "SM2", SmsText::Uninvited)).then(failed("SM2", 30003));
    assert_eq!(unread.notices(), [&Notice::SmsFailed { participant: TWO, code: 30003 }]);
}

/// What becomes of the texts of an event that could not go out before the next events.
fn after(walk: Walk, ordered_by: Event, then: &[Event]) -> Vec<(SmsText, Timeliness)> {
    let ordered = walk.then(ordered_by);
    let orders: Vec<_> = ordered.orders().collect();
    let now = then.iter().fold(ordered, |walk, event| walk.then(event.clone()));
    orders.iter().map(|order| (order.text, now.visit.timeliness(order, now.now))).collect()
}

#[test]
fn that_the_clinician_is_late_is_said_only_while_it_is_true() {
    let walk = || Walk::booked(VisitKind::Consultation, Admission::ByPress, SignedDuration::from_hours(3)).ready();
    let tomorrow = Event::Moved { starts_at: "2026-11-25T16:00:00Z".parse().unwrap(), minutes: 30, by: by() };
    let (late, on_time) = (|| late(10), || late(0));
    let (due, overtaken) = (Timeliness::Due, Timeliness::Overtaken);
    assert_eq!(after(walk(), late(), &[]), [(SmsText::Late, due)]);
    assert_eq!(after(walk(), late(), &[on_time()]), [(SmsText::Late, overtaken)]);
    assert_eq!(after(walk(), late(), std::slice::from_ref(&tomorrow)), [(SmsText::Late, overtaken)]);
    assert_eq!(after(walk().then(late()), on_time(), &[]), [(SmsText::OnTime, due)]);
    assert_eq!(after(walk().then(late()), on_time(), &[late()]), [(SmsText::OnTime, overtaken)]);
    assert_eq!(after(walk().then(late()), on_time(), &[tomorrow]), [(SmsText::OnTime, overtaken)]);
}

#[test]
fn a_relative_who_was_only_asked_to_help_was_not_missed() {
    let walk = Walk::now(Admission::ByPress).ready().then(sms_accepted());
    let helper = Invitee { role: Role::Relative, ..invitee("Ana López", "55 8765 4321") };
    let asked = walk.later(4).then(Event::RescueDue { relatives: vec![helper] });
    assert_eq!(asked.texts(), [SmsText::RelativeLink]);
    let missed = asked.then(took(TWO, "SM2", SmsText::RelativeLink)).later(6).then(Event::NoShowDue);
    let to: Vec<_> = missed.orders().map(|order| (order.participant, order.text)).collect();
    assert_eq!(to, [(ONE, SmsText::Missed)]);
}

#[test]
fn a_relative_who_was_only_asked_to_help_hears_nothing_of_another_date() {
    let walk = Walk::now(Admission::ByPress).ready().then(sms_accepted());
    let helper = Invitee { role: Role::Relative, ..invitee("Ana López", "55 8765 4321") };
    let asked = walk.later(4).then(Event::RescueDue { relatives: vec![helper] });
    let asked = asked.then(took(TWO, "SM2", SmsText::RelativeLink));
    let tomorrow = Event::Moved { starts_at: "2026-11-25T16:00:00Z".parse().unwrap(), minutes: 30, by: by() };
    let moved = asked.clone().then(tomorrow.clone());
    assert_eq!(moved.orders().map(|order| order.participant).collect::<Vec<_>>(), [ONE]);
    assert!(moved.effects.contains(&Effect::RevokeLink { participant: TWO }));
    assert!(moved.visit.participant(TWO).is_none());
    let comes = Event::Consented { participant: TWO, consent: consent(), place: place("hers") };
    let came = asked.then(comes).then(tomorrow);
    assert_eq!(
        came.orders().map(|order| order.participant).collect::<Vec<_>>(),
        [ONE, TWO],
        "who has come is expected"
    );
}

#[test]
fn that_a_text_says_whose_turn_it_is_is_told_only_when_one_does() {
    let admitted = Walk::now(Admission::ByPress).waiting().then(pressed());
    let (mut without, mut opted_out) = (admitted.clone(), admitted.clone());
    without.visit.texting.ready = false;
    opted_out.visit.participants[0].opted_out = true;
    for (walk, texted) in [(admitted, true), (without, false), (opted_out, false)] {
        let walk = walk.looked_for_in_vain(1);
        assert_eq!((walk.texts().len() == 1, walk.one().turn_texted_at.is_some()), (texted, texted));
    }
}

/// The service that hears Twilio's answer may be a little behind the one that ordered the text.
#[test]
fn a_link_is_known_to_have_been_taken_also_by_a_clock_that_is_behind() {
    let mut walk = Walk::now(Admission::ByPress).ready();
    walk.now = walk.one().link_sent_at.unwrap() - SignedDuration::from_secs(5);
    let walk = walk.then(sms_accepted()).then(sms_reported(SmsReport::Failed));
    assert!(!walk.one().awaits_news_of_link());
    assert_eq!(walk.one().unreached(), Some(30003));
}
