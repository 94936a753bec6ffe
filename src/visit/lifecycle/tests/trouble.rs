//! Those who are stuck, and what people say afterwards.

use super::*;

fn asks(step: HelpStep) -> Event {
    Event::HelpAsked { participant: ONE, step }
}

#[test]
fn help_is_asked_once_a_minute_for_the_same_step_and_until_it_is_answered() {
    let asked = Walk::now(Admission::ByPress).waiting().then(asks(HelpStep::CameraRefused));
    let expected = Notice::HelpAsked { participant: ONE, step: HelpStep::CameraRefused };
    assert_eq!(asked.notices(), [&expected]);
    assert!(asked.clone().then(asks(HelpStep::CameraRefused)).notices().is_empty());
    assert!(asked.clone().then(asks(HelpStep::InApp)).notices().is_empty(), "nobody is stuck at two steps at once");
    assert_eq!(asked.clone().later(1).then(asks(HelpStep::InApp)).notices().len(), 1, "another step is news");
    assert_eq!(asked.clone().later(2).then(asks(HelpStep::CameraRefused)).notices().len(), 1);
    let words = Words::Free("Ya le llamamos".to_owned());
    let answered = asked.then(Event::MessageSent { words, to: Some(ONE), by: by() });
    assert_eq!(answered.one().help, None);
    assert!(!answered.visit.lobby_state(answered.one(), answered.now).help.asked);
}

#[test]
fn whoever_is_in_the_call_and_asked_for_help_can_be_answered() {
    let inside = Walk::now(Admission::ByPress).waiting().then(pressed()).then(Event::Joined { participant: ONE });
    let say = || Event::MessageSent { words: Words::Free("Suba el volumen".to_owned()), to: Some(ONE), by: by() };
    assert_eq!(inside.clone().then(say()).notices(), [&Notice::NobodyWaits]);
    let answered = inside.then(asks(HelpStep::Sound)).then(say());
    assert!(answered.notices().is_empty());
    assert_eq!(answered.visit.lobby_state(answered.one(), answered.now).messages.len(), 1);
}

#[test]
fn whoever_booked_the_visit_hears_of_trouble_too() {
    let mut walk = Walk::now(Admission::ByPress).waiting();
    walk.visit.booked_by = Actor::from(&clinician("Carmen Soto"));
    assert_eq!(walk.clone().then(asks(HelpStep::Other)).notices().len(), 2);
    let called = walk.then(Event::CallAsked { participant: ONE });
    assert_eq!(called.notices(), [&Notice::CallAsked { participant: ONE }; 2]);
    assert!(called.then(Event::CallAsked { participant: ONE }).notices().is_empty());
}

#[test]
fn what_somebody_thought_is_taken_once_and_only_of_those_who_were_let_in() {
    let said = |face: Face| Event::FeedbackGiven { participant: ONE, feedback: Feedback::new(face, "gracias") };
    let waiting = Walk::now(Admission::ByPress).waiting();
    assert_eq!(waiting.clone().then(said(Face::Good)).one().feedback, None);
    let over = waiting.then(pressed()).then(Event::HostStarted).then(Event::MeetingEnded);
    let told = over.then(said(Face::Good)).then(said(Face::Bad));
    assert_eq!(told.one().feedback.as_ref().unwrap().face, Face::Good);
}
