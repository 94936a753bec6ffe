//! Acts that can be taken back, and those who wait unanswered.

use super::*;
use crate::visit::{Answer, ReplyWords};

#[test]
fn nothing_goes_out_before_an_act_can_no_longer_be_taken_back() {
    let walk = Walk::now(Admission::ByPress).waiting().then(act(Act::Cancel));
    assert_eq!((walk.visit.status.clone(), walk.texts()), (Status::Booked, vec![]));
    let early = walk.clone().then(Event::ActDue);
    assert_eq!(early.visit.status, Status::Booked, "the timer of an earlier act");
    let walk = walk.when_it_is_due();
    assert!(matches!(walk.visit.status, Status::Cancelled { .. }));
    assert_eq!(walk.texts(), [SmsText::Cancelled]);
    let dropped = |effect: &Effect| matches!(effect, Effect::DropMeeting { .. });
    assert!(walk.effects.iter().any(dropped), "the meeting stays in the clinician's calendar");
    assert_eq!(walk.visit.lobby_state(walk.one(), walk.now).screen, Screen::Cancelled);
}

#[test]
fn what_is_taken_back_has_not_happened() {
    for pressed in [Act::Cancel, decline()] {
        let before = Walk::now(Admission::ByPress).waiting();
        let walk = before.clone().then(act(pressed)).then(Event::UndoPressed { by: by() }).when_it_is_due();
        assert_eq!(walk.visit.status, Status::Booked);
        assert_eq!(walk.visit.participants, before.visit.participants);
        let again = walk.then(Event::UndoPressed { by: by() });
        assert!(matches!(again.notices()[..], [Notice::NothingToUndo { last: Some(_) }]));
    }
}

#[test]
fn whoever_presses_again_hears_who_pressed_before() {
    let cases = [
        (Act::Cancel, Walk::now(Admission::ByPress).ready()),
        (Act::NoShow, Walk::now(Admission::ByPress).ready()),
        (decline(), Walk::now(Admission::ByPress).waiting()),
    ];
    for (pressed, walk) in cases {
        let at_once = walk.then(act(pressed)).then(act(pressed));
        assert!(matches!(at_once.notices()[..], [Notice::AlreadyPressed { .. }]), "{}", pressed.word());
        let afterwards = at_once.when_it_is_due().then(act(pressed));
        assert!(matches!(afterwards.notices()[..], [Notice::AlreadyPressed { .. }]), "{}", pressed.word());
    }
}

#[test]
fn whoever_goes_on_to_another_act_means_the_one_before() {
    let walk = Walk::now(Admission::ByPress).ready().then(act(Act::NoShow)).then(act(Act::Cancel));
    assert!(walk.visit.no_show.is_some());
    assert_eq!(walk.visit.pending.as_ref().map(|pressed| pressed.act), Some(Act::Cancel));
}

#[test]
fn whoever_is_declined_sees_it_and_can_wait_again() {
    let walk = Walk::now(Admission::ByPress).waiting().then(act(decline()));
    assert_eq!(walk.visit.lobby_state(walk.one(), walk.now).screen, Screen::Lobby);
    let walk = walk.when_it_is_due();
    assert_eq!(walk.visit.lobby_state(walk.one(), walk.now).screen, Screen::Declined);
    let walk = walk.then(Event::WaitAgainAsked { participant: ONE });
    assert_eq!((walk.one().stage, walk.one().waiting_since), (Stage::Waiting, Some(walk.now)));
    assert_eq!(walk.then(pressed()).one().stage, Stage::Admitted);
}

#[test]
fn the_end_for_all_ends_the_pages_and_the_meeting() {
    let walk = Walk::now(Admission::ByPress).waiting().then(act(Act::EndForAll));
    assert!(matches!(walk.notices()[..], [Notice::NotRunning { .. }]));
    let walk = walk.then(pressed()).then(Event::HostStarted).then(Event::Joined { participant: ONE });
    let refused = walk.clone().then(act(Act::Cancel));
    assert!(matches!(refused.notices()[..], [Notice::Running]));
    let walk = walk.then(act(Act::EndForAll)).when_it_is_due();
    assert!(walk.effects.contains(&Effect::EndMeeting));
    assert_eq!(walk.visit.lobby_state(walk.one(), walk.now).screen, Screen::Over);
}

#[test]
fn nobody_coming_is_a_no_show_until_somebody_comes() {
    let walk = Walk::now(Admission::ByPress).ready();
    let unsent = walk.clone().later(20).then(Event::NoShowDue);
    assert_eq!(unsent.visit.no_show, None, "nobody stays away who never had a link");
    let walk = walk.then(sms_accepted());
    let early = walk.clone().then(Event::NoShowDue);
    assert_eq!((early.visit.no_show, early.visit.status), (None, Status::Booked));
    let walk = walk.later(20).then(Event::NoShowDue);
    assert!(walk.visit.no_show.as_ref().is_some_and(|no_show| no_show.pressed.is_none()));
    let late = walk.clone().then(consented("here"));
    assert_eq!((late.visit.no_show.clone(), late.one().stage), (None, Stage::Waiting));
    assert!(late.then(Event::NoShowDue).visit.no_show.is_none());
    assert!(walk.then(Event::UndoPressed { by: by() }).visit.no_show.is_none());
}

#[test]
fn whoever_came_after_all_is_not_missed_again() {
    let missed = Walk::now(Admission::ByPress).ready().then(sms_accepted()).later(20).then(Event::NoShowDue);
    let came = missed.then(Event::UndoPressed { by: by() });
    assert_eq!(came.visit.rescue_stopped.as_ref().map(|stopped| &stopped.by), Some(&by()), "somebody knows better");
    let answer = Event::Replied { participant: ONE, answer: Answer::Late, words: ReplyWords::new("2"), segments: 1 };
    let later = came.then(answer).later(30).then(Event::NoShowDue);
    assert_eq!(later.visit.no_show, None);
    assert!(!later.effects.iter().any(|effect| matches!(effect, Effect::SendSms(_))), "{:?}", later.effects);
}

#[test]
fn somebody_who_has_come_is_no_no_show() {
    let walk = Walk::now(Admission::ByPress).waiting().later(20).then(Event::NoShowDue);
    assert_eq!(walk.visit.no_show, None);
    assert!(matches!(walk.then(act(Act::NoShow)).notices()[..], [Notice::SomebodyCame]));
}

#[test]
fn the_card_comes_again_at_two_five_and_ten_minutes_and_then_the_admins_are_told() {
    let mut walk = Walk::now(Admission::ByPress).waiting();
    let waits_since = walk.visit.unanswered_since.unwrap();
    for (minutes, nudges) in [(1, 0), (2, 1), (3, 1), (5, 2), (9, 2), (10, 3), (30, 3)] {
        walk.now = waits_since + SignedDuration::from_mins(minutes) - SignedDuration::from_secs(1);
        walk = walk.then(Event::StillWaiting);
        assert_eq!(walk.visit.nudges, nudges, "at {minutes} minutes");
        let alerted = walk.effects.iter().any(|effect| matches!(effect, Effect::Alert { .. }));
        assert_eq!(alerted, minutes == 10, "at {minutes} minutes");
        walk = walk.clone().then(card("shown", walk.visit.version));
    }
    let over = |effect: &Effect| matches!(effect, Effect::AlertOver { alert: AdminAlert::WaitingTooLong { .. } });
    assert!(walk.then(pressed()).effects.iter().any(over));
}

#[test]
fn any_answer_ends_the_reminders() {
    let said = Event::MessageSent { words: Words::Canned(Canned::FewMinutes), to: None, by: by() };
    for answer in [said, pressed(), act(decline()), Event::HostStarted, late(10)] {
        let walk = Walk::now(Admission::ByPress).waiting().then(answer.clone()).later(10).then(Event::StillWaiting);
        assert_eq!(walk.visit.nudges, 0, "{}", answer.word());
    }
}

#[test]
fn words_reach_those_who_wait_in_their_language() {
    let walk = Walk::now(Admission::ByPress).ready();
    let said = Event::MessageSent { words: Words::Canned(Canned::SoonWithYou), to: None, by: by() };
    assert!(matches!(walk.clone().then(said.clone()).notices()[..], [Notice::NobodyWaits]));
    let walk = walk.then(consented("here")).then(said.clone()).then(said);
    let texts: Vec<_> = walk.visit.lobby_state(walk.one(), walk.now).messages.into_iter().map(|one| one.text).collect();
    assert_eq!(texts, ["En un momento le atiendo."], "a button pressed twice says it once");
}

#[test]
fn an_act_that_something_has_forbidden_meanwhile_is_not_done_and_that_is_said() {
    let came = Walk::now(Admission::ByPress).ready().then(act(Act::NoShow)).then(consented("here"));
    assert_eq!(came.visit.pending, None, "somebody has come");
    let came = came.when_it_is_due();
    assert_eq!((came.visit.no_show.clone(), came.one().stage), (None, Stage::Waiting));

    let cancelling = Walk::now(Admission::WhenHostStarts).waiting().then(act(Act::Cancel)).then(Event::HostStarted);
    let in_call = cancelling.when_it_is_due();
    assert!(matches!(in_call.notices()[..], [Notice::Running]), "{:?}", in_call.notices());
    assert!(!in_call.visit.is_over() && in_call.texts().is_empty());

    let declining = Walk::now(Admission::ByPress).waiting().then(act(decline())).then(pressed()).when_it_is_due();
    assert!(matches!(declining.notices()[..], [Notice::AlreadyAdmitted { .. }]));
}

#[test]
fn whoever_is_just_being_declined_is_not_let_in_with_the_others() {
    let other = Event::Consented { participant: ParticipantId(2), consent: consent(), place: place("there") };
    let both = Walk::now(Admission::WhenHostStarts).waiting().then(invited()).then(other);
    let walk = both.then(act(decline())).then(Event::HostStarted);
    let stages: Vec<_> = walk.visit.participants.iter().map(|one| one.is_admitted()).collect();
    assert_eq!(stages, [false, true]);
    let walk = walk.when_it_is_due();
    assert_eq!(walk.visit.lobby_state(walk.one(), walk.now).screen, Screen::Declined);
}

#[test]
fn whoever_was_let_in_while_nobody_is_there_can_be_cancelled() {
    let walk = Walk::now(Admission::ByPress).waiting().then(pressed()).then(act(Act::Cancel)).when_it_is_due();
    assert_eq!((walk.visit.is_over(), walk.texts()), (true, vec![SmsText::Cancelled]));
}

#[test]
fn whoever_comes_while_somebody_waits_does_not_start_the_reminders_anew() {
    let walk = Walk::now(Admission::ByPress).waiting().then(invited());
    let mut walk = walk.later(10).then(Event::StillWaiting);
    assert_eq!(walk.visit.nudges, 3);
    let second = Event::Consented { participant: ParticipantId(2), consent: consent(), place: place("there") };
    walk = walk.then(second);
    assert_eq!(walk.visit.nudges, 3);
    let over = |effect: &Effect| matches!(effect, Effect::AlertOver { alert: AdminAlert::WaitingTooLong { .. } });
    assert!(walk.then(Event::AdmitAllPressed { by: by() }).effects.iter().any(over));
}

#[test]
fn whoever_still_waits_after_an_undo_is_not_forgotten() {
    let walk = Walk::now(Admission::ByPress).waiting().then(act(Act::Cancel)).then(Event::UndoPressed { by: by() });
    assert_eq!(walk.later(2).then(Event::StillWaiting).visit.nudges, 1);
}

#[test]
fn that_somebody_cannot_get_in_is_told_once_in_a_while() {
    let walk = Walk::now(Admission::ByPress).waiting().then(pressed());
    let failed = Event::CouldNotEnter { participant: ONE };
    let walk = walk.then(failed.clone());
    assert!(matches!(walk.notices()[..], [Notice::CouldNotEnter { .. }]));
    let walk = walk.then(failed.clone());
    assert_eq!(walk.notices(), Vec::<&Notice>::new());
    assert_eq!(walk.later(3).then(failed).notices().len(), 1);
}
