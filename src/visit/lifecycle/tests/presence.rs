//! Pages that fall silent.

use super::*;

fn looked(walk: Walk, heard_at: Timestamp) -> Walk {
    walk.later(1).then(Event::PagesLookedFor { heard: vec![Heard { participant: ONE, at: heard_at }] })
}

fn screen(walk: &Walk) -> Screen {
    walk.visit.lobby_state(walk.one(), walk.now).screen
}

#[test]
fn a_place_is_held_for_ten_minutes_of_silence() {
    let nine = Walk::now(Admission::ByPress).waiting().looked_for_in_vain(9);
    assert_eq!(nine.one().stage, Stage::Waiting);
    let ten = nine.looked_for_in_vain(1);
    assert_eq!((ten.one().stage, ten.one().gone_at), (Stage::Opened, Some(ten.now)));
    assert!(ten.one().place.is_some(), "the browser is still known");
    assert_eq!(ten.visit.unanswered_since, None, "nobody waits for an answer any more");
}

#[test]
fn whoever_comes_back_within_the_ten_minutes_has_lost_nothing() {
    let silent = Walk::now(Admission::ByPress).waiting().looked_for_in_vain(9);
    let since = silent.one().waiting_since;
    let heard_at = silent.now;
    let back = looked(silent, heard_at);
    assert!(!back.one().is_silent());
    assert_eq!((back.one().waiting_since, back.one().stage), (since, Stage::Waiting));
    assert_eq!(back.looked_for_in_vain(9).one().stage, Stage::Waiting, "and the minutes are counted anew");
}

#[test]
fn whoever_comes_back_later_waits_again() {
    let gone = Walk::now(Admission::ByPress).waiting().looked_for_in_vain(10);
    let back = gone.then(Event::Returned { participant: ONE });
    assert_eq!((back.one().stage, back.one().waiting_since), (Stage::Waiting, Some(back.now)));
    assert_eq!((screen(&back), back.one().gone_at), (Screen::Lobby, None));
    let late = Walk::now(Admission::WhenHostStarts).waiting().looked_for_in_vain(10).then(Event::HostStarted);
    assert!(!late.one().is_admitted(), "whoever is not there is not let in");
    assert!(late.then(Event::Returned { participant: ONE }).one().is_admitted());
}

#[test]
fn a_page_that_does_not_hear_of_its_turn_is_told_by_a_text_once() {
    let admitted = Walk::now(Admission::ByPress).waiting().then(pressed());
    let due = admitted.visit.apply(&pressed(), admitted.now);
    assert_eq!(due.timers, [], "a second press changes nothing");
    let asleep = admitted.clone().looked_for_in_vain(1);
    assert_eq!(asleep.texts(), [SmsText::Turn]);
    assert_eq!(asleep.looked_for_in_vain(1).texts(), []);
    let heard_at = admitted.now + SignedDuration::from_secs(1);
    assert_eq!(looked(admitted.clone(), heard_at).texts(), [], "it has heard of it");
    let before = admitted.one().waiting_since.unwrap();
    assert_eq!(looked(admitted, before).texts(), [SmsText::Turn], "it was heard of before, and not since");
}

#[test]
fn letting_in_asks_for_a_look_soon() {
    let waiting = Walk::now(Admission::ByPress).waiting();
    let change = waiting.visit.apply(&pressed(), waiting.now);
    let look = change.timers.iter().find(|timer| timer.kind == TimerKind::LookForPages).unwrap();
    assert_eq!(look.due.duration_since(waiting.now), SignedDuration::from_secs(20));
}

#[test]
fn the_place_moves_to_the_browser_that_asks() {
    let taken = Walk::now(Admission::ByPress).waiting();
    let moved = taken.then(Event::PlaceTaken { participant: ONE, place: place("there") });
    assert_eq!(moved.one().place, Some(place("there")));
    assert_eq!(moved.one().stage, Stage::Waiting);
    let gone = Walk::now(Admission::ByPress).waiting().looked_for_in_vain(10);
    let back = gone.then(Event::PlaceTaken { participant: ONE, place: place("there") });
    assert_eq!((back.one().stage, back.one().gone_at), (Stage::Waiting, None), "and whoever was gone waits again");
    let never = Walk::now(Admission::ByPress).ready().then(Event::PlaceTaken { participant: ONE, place: place("x") });
    assert_eq!(never.one().place, None, "only consent takes a place");
}

#[test]
fn whoever_was_never_let_in_is_not_thanked_for_a_visit() {
    let two = Walk::now(Admission::ByPress).waiting().then(invited());
    let other = ParticipantId(2);
    let came = two.then(Event::Consented { participant: other, consent: consent(), place: place("there") });
    let over = came.then(pressed()).then(Event::HostStarted).then(Event::MeetingEnded);
    let screen = |id: ParticipantId| over.visit.lobby_state(over.visit.participant(id).unwrap(), over.now).screen;
    assert_eq!((screen(ONE), screen(other)), (Screen::Over, Screen::Missed));
}
