//! Moving, handing over, inviting, and being late.

use super::*;

fn tomorrow() -> Timestamp {
    "2026-11-25T16:00:00Z".parse().unwrap()
}

fn moved(starts_at: Timestamp) -> Event {
    Event::Moved { starts_at, minutes: 45, by: by() }
}

#[test]
fn a_moved_visit_is_announced_and_sends_its_link_at_the_new_time() {
    let walk = Walk::now(Admission::ByPress).ready().then(sms_accepted()).then(moved(tomorrow()));
    assert_eq!(walk.texts(), [SmsText::Moved]);
    assert!(walk.effects.contains(&Effect::MoveMeeting));
    let walk = walk.then(Event::LinkDue);
    assert_eq!(walk.texts(), [], "the timer of the old time");
    let mut walk = walk;
    walk.now = tomorrow() - SignedDuration::from_mins(10);
    assert_eq!(walk.then(Event::LinkDue).texts(), [SmsText::Link]);
}

/// A few minutes later on the same day: the link opens it already.
fn soon(walk: &Walk) -> Event {
    moved(walk.now + SignedDuration::from_mins(8))
}

#[test]
fn whoever_waits_keeps_the_place_when_the_visit_is_moved_a_little_or_handed_over() {
    let walk = Walk::now(Admission::ByPress).waiting();
    for event in [soon(&walk), handed_over()] {
        let place = walk.one().place.clone();
        let walk = walk.clone().then(event.clone());
        assert_eq!((walk.one().stage, &walk.one().place), (Stage::Waiting, &place), "{}", event.word());
    }
    assert_eq!(walk.clone().then(soon(&walk)).texts(), [SmsText::MovedSoon], "no other link, and no promise of one");
}

#[test]
fn whoever_waits_when_the_visit_is_moved_to_another_day_goes_home_and_gets_a_link_then() {
    let mut walk = Walk::now(Admission::ByPress).waiting().then(moved(tomorrow()));
    assert_eq!(walk.texts(), [SmsText::Moved]);
    assert_eq!((walk.one().stage, &walk.one().place, walk.one().waiting_since), (Stage::Invited, &None, None));
    assert_eq!(walk.clone().then(act(Act::NoShow)).notices(), Vec::<&Notice>::new(), "nobody has come to the new one");
    walk.now = tomorrow() - SignedDuration::from_mins(10);
    assert_eq!(walk.then(Event::LinkDue).texts(), [SmsText::Link]);
}

#[test]
fn whoever_waits_when_the_visit_is_moved_within_the_hour_goes_on_waiting() {
    let walk = Walk::now(Admission::ByPress).waiting();
    let walk = walk.clone().then(moved(walk.now + SignedDuration::from_mins(20)));
    assert_eq!(walk.texts(), [SmsText::MovedSoon], "the page is open, no link is promised");
    assert!(walk.one().stage == Stage::Waiting && walk.one().place.is_some());
    let mut walk = walk;
    walk.now = walk.visit.link_due();
    assert_eq!(walk.then(Event::LinkDue).texts(), []);
}

#[test]
fn whoever_has_not_come_yet_gets_a_link_for_the_new_time_and_awaits_it() {
    let mut walk = Walk::now(Admission::ByPress).ready().then(moved(tomorrow()));
    assert!(walk.visit.awaits_link(walk.one(), walk.now));
    walk.now = walk.visit.link_due();
    assert!(!walk.visit.awaits_link(walk.one(), walk.now));
}

#[test]
fn a_longer_visit_is_no_other_time() {
    let walk = Walk::now(Admission::ByPress).ready();
    let starts_at = walk.visit.starts_at;
    let walk = walk.then(Event::Moved { starts_at, minutes: 60, by: by() });
    assert_eq!((walk.visit.minutes, walk.texts()), (60, vec![]));
    assert!(walk.effects.contains(&Effect::MoveMeeting));
}

#[test]
fn a_link_that_was_sent_long_before_is_sent_again_when_it_is_time() {
    let later = Walk::booked(VisitKind::Consultation, Admission::ByPress, SignedDuration::from_hours(3)).ready();
    let resent = |minutes_before| {
        let mut walk = later.clone();
        walk.now = walk.visit.starts_at - SignedDuration::from_mins(minutes_before);
        let mut walk = walk.then(Event::LinkResent { participant: ONE, by: by() });
        assert_eq!(walk.texts(), [SmsText::NewLink]);
        walk.now = walk.visit.link_due();
        walk.then(Event::LinkDue).texts()
    };
    assert_eq!(resent(120), [SmsText::Link], "its hour would be over");
    assert_eq!(resent(30), []);
}

#[test]
fn a_visit_in_which_the_host_stays_while_the_patient_is_out_is_not_moved_or_cancelled() {
    let out = Walk::now(Admission::ByPress).waiting().then(pressed()).then(Event::HostStarted);
    let out = out.then(Event::Joined { participant: ONE }).then(Event::Left { participant: ONE });
    for event in [moved(tomorrow()), act(Act::Cancel), handed_over(), Event::Uninvited { participant: ONE, by: by() }] {
        assert!(matches!(out.clone().then(event.clone()).notices()[..], [Notice::Running]), "{}", event.word());
    }
}

#[test]
fn a_visit_in_the_call_is_neither_moved_nor_handed_over() {
    for event in [moved(tomorrow()), handed_over()] {
        let walk = Walk::now(Admission::ByPress).waiting().then(pressed()).then(event.clone());
        assert!(matches!(walk.notices()[..], [Notice::Running]), "{}", event.word());
        assert_eq!(walk.visit.clinician.name, name("Ana Ruiz"));
    }
}

#[test]
fn a_handed_over_visit_gets_a_meeting_of_its_new_host_and_both_are_told() {
    let walk = Walk::now(Admission::ByPress).ready().then(card("card-2", 99)).then(handed_over());
    assert!(matches!(walk.notices()[..], [Notice::HandedOver { .. }, Notice::TakenOver { .. }]));
    assert_eq!(walk.texts(), [SmsText::NewClinician]);
    assert!(walk.effects.iter().any(|effect| matches!(effect, Effect::DropMeeting { .. })));
    assert!(walk.effects.contains(&Effect::MakeMeeting) && walk.effects.contains(&Effect::ShowCard));
    let late = walk.clone().then(meeting_ready());
    assert!(!matches!(late.visit.meeting, Meeting::Ready(_)), "a meeting of the former host");
    let ready = walk.then(Event::MeetingReady { details: details(), round: 1 });
    assert!(matches!(ready.visit.meeting, Meeting::Ready(_)));
}

#[test]
fn somebody_more_is_invited_and_taken_out_again() {
    let two = ParticipantId(2);
    let walk = Walk::now(Admission::ByPress).ready().then(invited());
    assert_eq!(walk.effects.iter().filter(|effect| matches!(effect, Effect::SendSms(_))).count(), 1);
    assert!(matches!(walk.clone().then(invited()).notices()[..], [Notice::AlreadyInvited { .. }]));
    let walk = walk.then(Event::Uninvited { participant: two, by: by() });
    assert_eq!((walk.visit.participant(two), walk.texts()), (None, vec![SmsText::Uninvited]));
    assert!(walk.effects.contains(&Effect::RevokeLink { participant: two }));
    let last = walk.clone().then(Event::Uninvited { participant: ONE, by: by() });
    assert!(matches!(last.notices()[..], [Notice::LastInvited]));
    assert_eq!(walk.then(invited()).visit.participants[1].id, ParticipantId(3), "an id is never used twice");
}

#[test]
fn a_visit_takes_seven() {
    let mut walk = Walk::now(Admission::ByPress).ready();
    for number in 0..7 {
        let invitee = invitee("Otra Persona", &format!("55 1000 000{number}"));
        walk = walk.then(Event::Invited { invitee, by: by() });
    }
    assert!(matches!(walk.notices()[..], [Notice::TooManyInvited]));
    assert_eq!(walk.visit.participants.len(), 7);
}

#[test]
fn a_revoked_link_costs_the_place_until_the_hospital_sends_another() {
    let walk = Walk::now(Admission::ByPress).waiting().then(Event::LinkRevoked { participant: ONE, by: by() });
    assert_eq!((walk.one().stage, &walk.one().place), (Stage::Invited, &None));
    assert_eq!(walk.clone().later(5).then(Event::NewLinkAsked { participant: ONE }).texts(), []);
    let resent = Event::LinkResent { participant: ONE, by: by() };
    let walk = walk.then(resent.clone());
    assert_eq!(walk.texts(), [SmsText::NewLink]);
    assert!(matches!(walk.then(resent).notices()[..], [Notice::LinkJustSent { .. }]));
}

#[test]
fn lateness_is_told_to_those_who_are_not_there_and_shown_to_those_who_are() {
    let later = Walk::booked(VisitKind::FamilyVisit, Admission::ByPress, SignedDuration::from_hours(3)).ready();
    let walk = later.clone().then(late(10));
    assert_eq!(walk.texts(), [SmsText::Late]);
    assert_eq!(walk.clone().then(late(10)).texts(), [], "the same again says nothing");
    let very_late = walk.then(late(40));
    assert_eq!(very_late.texts(), [SmsText::LateOffer]);
    assert_eq!(very_late.then(late(0)).texts(), [SmsText::OnTime]);
    let here = Walk::now(Admission::ByPress).waiting().then(late(40));
    assert_eq!(here.texts(), []);
    let state = here.visit.lobby_state(here.one(), here.now);
    assert_eq!((state.expected_at, state.may_move), (Some(here.visit.starts_at + SignedDuration::from_mins(40)), true));
}

#[test]
fn a_visit_that_is_on_time_after_all_when_its_time_is_past_sends_the_link() {
    let later = Walk::booked(VisitKind::FamilyVisit, Admission::ByPress, SignedDuration::from_hours(3)).ready();
    let mut walk = later.then(late(20));
    walk.now = walk.visit.starts_at + SignedDuration::from_mins(5);
    let walk = walk.then(late(0));
    assert_eq!((walk.texts(), walk.visit.expected_at), (vec![SmsText::Link], None));
    assert_eq!(walk.then(Event::LinkDue).texts(), [], "once");
}

#[test]
fn whoever_would_wait_too_long_may_ask_for_another_time() {
    let asked = Event::MoveAsked { participant: ONE };
    let walk = Walk::now(Admission::ByPress).waiting();
    assert_eq!(walk.clone().then(late(10)).then(asked.clone()).one().move_asked_at, None);
    let walk = walk.then(late(30)).then(asked.clone());
    assert!(matches!(walk.notices()[..], [Notice::MoveAsked { .. }]));
    assert_eq!(walk.then(asked).notices(), Vec::<&Notice>::new());
}

#[test]
fn the_link_of_a_late_visit_comes_when_the_clinician_does() {
    let later = Walk::booked(VisitKind::FamilyVisit, Admission::ByPress, SignedDuration::from_hours(3)).ready();
    let mut walk = later.then(late(20));
    walk.now = walk.visit.starts_at - SignedDuration::from_mins(10);
    assert_eq!(walk.clone().then(Event::LinkDue).texts(), []);
    walk.now += SignedDuration::from_mins(20);
    assert_eq!(walk.then(Event::LinkDue).texts(), [SmsText::Link]);
}
