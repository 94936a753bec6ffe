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

#[test]
fn whoever_waits_keeps_the_place_when_the_visit_is_moved_or_handed_over() {
    for event in [moved(tomorrow()), handed_over()] {
        let walk = Walk::now(Admission::ByPress).waiting();
        let place = walk.one().place.clone();
        let walk = walk.then(event.clone());
        assert_eq!((walk.one().stage, &walk.one().place), (Stage::Waiting, &place), "{}", event.word());
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
    assert_eq!(walk.effects.iter().filter(|effect| matches!(effect, Effect::SendSms { .. })).count(), 1);
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
    assert_eq!(walk.then(late(40)).texts(), [SmsText::LateOffer]);
    let here = Walk::now(Admission::ByPress).waiting().then(late(40));
    assert_eq!(here.texts(), []);
    let state = here.visit.lobby_state(here.one(), here.now);
    assert_eq!((state.expected_at, state.may_move), (Some(here.visit.starts_at + SignedDuration::from_mins(40)), true));
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
