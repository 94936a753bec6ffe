use jiff::ToSpan;

use super::*;
use crate::visit::VisitId;

const SMS: AdminAlert = AdminAlert::SmsNotDelivered { code: 30003 };

/// An alert and its clock.
struct Story {
    alert: Option<Alert>,
    now: Timestamp,
    due: Option<Timestamp>,
    effects: Vec<AlertEffect>,
}

impl Story {
    fn begin() -> Self {
        let now = "2026-11-24T16:30:00Z".parse().unwrap();
        Self { alert: None, now, due: None, effects: Vec::new() }
    }

    fn happens(&mut self, event: AlertEvent) -> Vec<AlertEffect> {
        let Some(change) = happen(self.alert.as_ref(), &event, self.now) else { return Vec::new() };
        self.due = change.due;
        self.alert = Some(Alert { version: change.alert.version + 1, ..change.alert });
        self.effects.extend(change.effects.clone());
        change.effects
    }

    fn raised(&mut self) -> Vec<AlertEffect> {
        self.happens(AlertEvent::Raised { what: SMS })
    }

    fn shown(&mut self, id: &str) -> Vec<AlertEffect> {
        self.happens(AlertEvent::Shown { message_id: id.to_owned() })
    }

    /// Time passes; the timer rings when it is due.
    fn minutes_pass(&mut self, minutes: i64) -> Vec<AlertEffect> {
        let until = self.now + minutes.minutes();
        let mut effects = Vec::new();
        while let Some(due) = self.due.filter(|due| *due <= until) {
            self.now = due;
            self.due = None;
            effects.extend(self.happens(AlertEvent::Due));
        }
        self.now = until;
        effects
    }

    fn alert(&self) -> &Alert {
        self.alert.as_ref().unwrap()
    }
}

fn take_down(id: &str) -> AlertEffect {
    AlertEffect::TakeDownCard { message_id: id.to_owned() }
}

fn ivan() -> PersonName {
    PersonName::parse("Iván Peña").unwrap()
}

#[test]
fn the_first_time_shows_a_card_and_repeats_are_counted() {
    let mut story = Story::begin();
    assert_eq!(story.raised(), [AlertEffect::ShowCard]);
    assert_eq!(story.shown("one"), []);
    for _ in 0..4 {
        story.minutes_pass(1);
        assert_eq!(story.raised(), []);
    }
    assert_eq!(story.alert().count, 5);
    assert_eq!(story.minutes_pass(6), [AlertEffect::ShowCard], "ten minutes after the first card");
    assert_eq!(story.shown("two"), [take_down("one")]);
    assert_eq!(story.minutes_pass(30), [], "nothing new");
}

#[test]
fn what_fails_no_more_passes_by_itself_after_an_hour() {
    let mut story = Story::begin();
    story.raised();
    story.shown("one");
    assert_eq!(story.minutes_pass(59), []);
    assert_eq!(story.raised(), [AlertEffect::ShowCard], "the second time is shown");
    story.shown("two");
    assert_eq!(story.minutes_pass(59), []);
    assert_eq!(story.minutes_pass(1), [AlertEffect::TellClosed, take_down("two")]);
    assert!(!story.alert().is_open());
    assert_eq!(story.minutes_pass(600), []);
}

#[test]
fn whoever_snoozes_hears_no_more_until_then() {
    let mut story = Story::begin();
    let given_up = AdminAlert::GivenUp { what: "answer".to_owned() };
    story.happens(AlertEvent::Raised { what: given_up.clone() });
    story.shown("one");
    let until = story.now + 60.minutes();
    assert_eq!(story.happens(AlertEvent::Snoozed { by: ivan(), until }), [AlertEffect::ShowCard]);
    assert_eq!(story.shown("two"), [take_down("one")]);
    assert_eq!(story.happens(AlertEvent::Snoozed { by: ivan(), until }), [], "a second press");
    story.minutes_pass(30);
    assert_eq!(story.happens(AlertEvent::Raised { what: given_up }), []);
    assert_eq!(story.minutes_pass(29), []);
    assert_eq!(story.minutes_pass(1), [AlertEffect::ShowCard]);
    assert_eq!(story.alert().snoozed, None);
    assert_eq!(story.happens(AlertEvent::Resolved { by: ivan() }), [AlertEffect::TellClosed, take_down("two")]);
    assert_eq!(story.shown("three"), [take_down("three")], "a card that comes when it is past");
}

#[test]
fn what_comes_and_goes_does_not_fill_the_space() {
    let mut story = Story::begin();
    story.raised();
    story.shown("one");
    story.minutes_pass(1);
    assert_eq!(story.happens(AlertEvent::Passed), [AlertEffect::TellClosed, take_down("one")]);
    for _ in 0..3 {
        story.minutes_pass(1);
        assert_eq!(story.raised(), []);
        assert_eq!(story.happens(AlertEvent::Passed), []);
    }
    story.raised();
    assert_eq!(story.minutes_pass(10), [AlertEffect::ShowCard], "it stays");
    assert_eq!(story.alert().count, 1);
}

#[test]
fn what_lasts_is_not_counted() {
    let mut story = Story::begin();
    let what = AdminAlert::OrganisationWebhooksRefused;
    assert_eq!(story.happens(AlertEvent::Raised { what: what.clone() }), [AlertEffect::ShowCard]);
    story.shown("one");
    for _ in 0..50 {
        story.minutes_pass(5);
        assert_eq!(story.happens(AlertEvent::Raised { what: what.clone() }), []);
    }
    assert_eq!(story.alert().count, 1);
}

#[test]
fn a_card_that_was_lost_is_posted_later() {
    let mut story = Story::begin();
    story.raised();
    assert_eq!(story.happens(AlertEvent::CardLost), []);
    assert_eq!(story.minutes_pass(10), [AlertEffect::ShowCard]);
}

/// One text in so many minutes fails, so many times. What the admins are shown.
fn failing(what: &AdminAlert, times: usize, minutes: i64) -> Vec<AlertEffect> {
    let mut story = Story::begin();
    for _ in 0..times {
        story.happens(AlertEvent::Raised { what: what.clone() });
        story.minutes_pass(minutes);
    }
    story.effects
}

#[test]
fn ten_failed_texts_within_an_hour_are_many() {
    let what = AdminAlert::SmsFailing;
    assert_eq!(failing(&what, 9, 1), []);
    assert_eq!(failing(&what, 10, 1), [AlertEffect::ShowCard]);
    assert_eq!(failing(&what, 10, 6), [AlertEffect::ShowCard], "54 minutes");
    assert_eq!(failing(&what, 20, 7), [], "never more than nine within an hour");
}

#[test]
fn five_failed_texts_of_a_carrier_are_no_chance_and_each_is_counted_by_itself() {
    let of = |carrier: &str| AdminAlert::CarrierFailing { carrier: carrier.to_owned() };
    assert_eq!(failing(&of("Telcel"), 4, 1), []);
    assert_eq!(failing(&of("Telcel"), 5, 1), [AlertEffect::ShowCard]);
    assert_ne!(of("Telcel").key(), of("Movistar").key());
    assert_eq!(failing(&AdminAlert::TextsWaiting, 1, 1), [AlertEffect::ShowCard], "that is told at once");
}

#[test]
fn few_failed_texts_are_forgotten_without_a_word() {
    let mut story = Story::begin();
    for _ in 0..9 {
        story.happens(AlertEvent::Raised { what: AdminAlert::SmsFailing });
    }
    assert_eq!(story.minutes_pass(60), [], "nobody has heard of them");
    assert!(!story.alert().is_open());
    for _ in 0..9 {
        assert_eq!(story.happens(AlertEvent::Raised { what: AdminAlert::SmsFailing }), [], "they count anew");
    }
    assert_eq!(story.happens(AlertEvent::Raised { what: AdminAlert::SmsFailing }), [AlertEffect::ShowCard]);
}

#[test]
fn what_was_never_said_is_not_said_to_be_over() {
    let mut story = Story::begin();
    assert_eq!(story.happens(AlertEvent::Passed), []);
    assert!(story.alert.is_none());
    assert_eq!(story.happens(AlertEvent::Resolved { by: ivan() }), []);
}

#[test]
fn different_things_have_different_keys() {
    let visit = |number| VisitId(uuid::Uuid::from_u128(number));
    let at = Story::begin().now;
    let alerts = [
        SMS,
        AdminAlert::SmsNotDelivered { code: 21610 },
        AdminAlert::GivenUp { what: "answer".to_owned() },
        AdminAlert::GivenUp { what: "notice".to_owned() },
        AdminAlert::WaitingTooLong { visit: visit(1), starts_at: at },
        AdminAlert::WaitingTooLong { visit: visit(2), starts_at: at },
        AdminAlert::WebhookInactive { webhook: "messages.created".to_owned() },
        AdminAlert::WebhookRefused { webhook: "messages.created".to_owned() },
        AdminAlert::LicencesUsedUp,
        AdminAlert::RefreshTokenEnding { at },
    ];
    let keys: std::collections::BTreeSet<_> = alerts.iter().map(AdminAlert::key).collect();
    assert_eq!(keys.len(), alerts.len());
}
