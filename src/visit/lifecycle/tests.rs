//! Every event in every state. The states are reached by walking, so that none is tested that cannot come about.

use super::{
    super::{
        Admission, Consent, Meeting, MeetingDetails, MeetingFailure, ParticipantId, PersonName, Place, Stage, Status,
    },
    *,
};
use crate::{
    phone::{Country, PhoneNumber},
    texts::Language,
    visit::{
        Act, Booking, BrowserKey, Canned, Channel, Clinician, Device, DeviceState, Door, Face, Feedback, Heard,
        HelpStep, Invitee, LINK_LIFE, LinkHash, LinkToken, Participant, Passage, Role, Screen, SmsOrder, SmsReport,
        SmsState, Texting, Timeliness, UNDO_TIME, VisitId, VisitKind, Words,
    },
};

const ONE: ParticipantId = ParticipantId(1);
const NOBODY: ParticipantId = ParticipantId(9);

/// A visit on its way, and what has followed from its steps.
#[derive(Clone)]
struct Walk {
    visit: Visit,
    now: Timestamp,
    effects: Vec<Effect>,
}

impl Walk {
    fn booked(kind: VisitKind, admission: Admission, starts_in: SignedDuration) -> Self {
        let now: Timestamp = "2026-11-24T16:20:00Z".parse().unwrap();
        let starts_at = (!starts_in.is_zero()).then(|| now + starts_in);
        let booking = Booking {
            id: VisitId(uuid::Uuid::from_u128(7)),
            kind,
            patient: name("María López"),
            patient_id: None,
            clinician: clinician("Ana Ruiz"),
            by: by(),
            starts_at,
            minutes: 30,
            texting: Texting::default(),
            admission,
            invited: vec![invitee("María López", "55 1234 5678")],
        };
        let change = Visit::book(booking, now);
        Self { visit: change.visit, now, effects: change.effects }
    }

    fn now(admission: Admission) -> Self {
        Self::booked(VisitKind::Consultation, admission, SignedDuration::ZERO)
    }

    /// One event, a second after the one before; the store counts the version up.
    fn then(mut self, event: Event) -> Self {
        self.now += SignedDuration::from_secs(1);
        let change = self.visit.apply(&event, self.now);
        self.visit = Visit { version: self.visit.version + 1, ..change.visit };
        self.effects = change.effects;
        self
    }

    fn later(mut self, minutes: i64) -> Self {
        self.now += SignedDuration::from_mins(minutes);
        self
    }

    /// The time to take the last act back is over.
    fn when_it_is_due(mut self) -> Self {
        self.now += UNDO_TIME;
        self.then(Event::ActDue)
    }

    /// Minute after minute their page is not heard of.
    fn looked_for_in_vain(mut self, times: usize) -> Self {
        for _ in 0..times {
            self = self.later(1).then(Event::PagesLookedFor { heard: Vec::new() });
        }
        self
    }

    fn one(&self) -> &Participant {
        self.visit.participant(ONE).unwrap()
    }

    /// What was said to whom.
    fn notices(&self) -> Vec<&Notice> {
        let told = self.effects.iter().filter_map(|effect| match effect {
            Effect::Tell { notice, .. } => Some(notice),
            _ => None,
        });
        told.collect()
    }

    fn orders(&self) -> impl Iterator<Item = SmsOrder> {
        self.effects.iter().filter_map(|effect| if let Effect::SendSms(order) = effect { Some(*order) } else { None })
    }

    fn texts(&self) -> Vec<SmsText> {
        self.orders().map(|order| order.text).collect()
    }

    fn ready(self) -> Self {
        self.then(meeting_ready()).then(card("card-1", 0))
    }

    fn waiting(self) -> Self {
        self.ready().then(sms_accepted()).then(Event::LinkOpened { participant: ONE }).then(consented("here"))
    }
}

/// Visits in all the situations that the design names.
fn situations() -> Vec<(&'static str, Walk)> {
    let press = || Walk::now(Admission::ByPress);
    let host = || Walk::now(Admission::WhenHostStarts);
    let failed = || Event::MeetingFailed { reason: MeetingFailure::Unlicensed };
    let later = Walk::booked(VisitKind::FamilyUpdate, Admission::ByPress, SignedDuration::from_hours(3));
    let in_call = press().waiting().then(pressed()).then(Event::HostStarted).then(Event::Joined { participant: ONE });
    vec![
        ("booked", press()),
        ("booked for later", later.clone()),
        ("booked for later, ready", later.ready()),
        ("ready", press().ready()),
        ("without a meeting", press().then(failed())),
        ("without a meeting, tried again", press().then(failed()).then(Event::MeetingRetried)),
        ("text delivered", press().ready().then(sms_accepted()).then(sms_reported(SmsReport::Delivered))),
        ("text lost", press().ready().then(sms_accepted()).then(sms_reported(SmsReport::Failed))),
        ("text refused", press().ready().then(sms_refused(ONE, SmsText::Link))),
        ("card lost", press().then(Event::CardLost)),
        ("opened", press().ready().then(Event::LinkOpened { participant: ONE })),
        ("waiting", press().waiting()),
        ("waiting for the host", host().waiting()),
        ("waiting without a meeting", press().then(failed()).then(consented("here"))),
        ("waiting while the host is there", press().waiting().then(Event::HostStarted)),
        ("admitted before the host", press().waiting().then(pressed())),
        ("let in by the host", host().waiting().then(Event::HostStarted)),
        ("host alone", host().ready().then(Event::HostStarted)),
        ("rehearsed", host().ready().then(Event::HostStarted).then(Event::MeetingEnded)),
        ("in the call", in_call.clone()),
        ("out of the call", in_call.clone().then(Event::Left { participant: ONE })),
        ("over", in_call.clone().then(Event::MeetingEnded)),
        ("over, never joined", press().waiting().then(pressed()).then(Event::HostStarted).then(Event::MeetingEnded)),
        ("cancelling", press().waiting().then(act(Act::Cancel))),
        ("cancelled", press().waiting().then(act(Act::Cancel)).when_it_is_due()),
        ("declining", press().waiting().then(act(decline()))),
        ("declined", press().waiting().then(act(decline())).when_it_is_due()),
        ("ending", in_call.clone().then(act(Act::EndForAll))),
        ("ended by us", in_call.then(act(Act::EndForAll)).when_it_is_due()),
        ("no-show pressed", press().ready().then(act(Act::NoShow)).when_it_is_due()),
        ("no-show by itself", press().ready().then(sms_accepted()).later(20).then(Event::NoShowDue)),
        (
            "late",
            Walk::booked(VisitKind::FamilyVisit, Admission::ByPress, SignedDuration::from_hours(3))
                .ready()
                .then(late(40)),
        ),
        ("late, and asked to move", press().ready().then(late(40)).then(Event::MoveAsked { participant: ONE })),
        ("waiting unanswered", press().waiting().later(10).then(Event::StillWaiting)),
        ("silent", press().waiting().looked_for_in_vain(2)),
        ("gone", press().waiting().looked_for_in_vain(10)),
        ("admitted, and silent", press().waiting().then(pressed()).looked_for_in_vain(1)),
        ("asks for help", press().waiting().then(Event::HelpAsked { participant: ONE, step: HelpStep::Lobby })),
        ("revoked", press().ready().then(Event::LinkRevoked { participant: ONE, by: by() })),
        ("two invited", press().ready().then(invited())),
        ("handed over", press().waiting().then(handed_over())),
    ]
}

/// Every kind of event, about somebody who is there and about somebody who is not.
fn events() -> Vec<Event> {
    let about = |participant: ParticipantId| {
        [
            accepted(participant, "SM2"),
            sms_refused(participant, SmsText::Late),
            Event::LinkOpened { participant },
            Event::Consented { participant, consent: consent(), place: place("there") },
            Event::NewLinkAsked { participant },
            Event::AdmitPressed { participant, by: by() },
            Event::LanguageChosen { participant, language: Language::En },
            Event::DeviceReported { participant, device: Device { camera: DeviceState::Ready, ..Device::default() } },
            Event::MessageSent { words: Words::Canned(Canned::SoonWithYou), to: Some(participant), by: by() },
            Event::MoveAsked { participant },
            Event::WaitAgainAsked { participant },
            act(Act::Decline { participant }),
            Event::Uninvited { participant, by: by() },
            Event::LinkResent { participant, by: by() },
            Event::LinkRevoked { participant, by: by() },
            Event::GuestMade { participant, email: "guest@sim.test".to_owned() },
            Event::Joined { participant },
            Event::Left { participant },
            Event::CouldNotEnter { participant },
            Event::PlaceTaken { participant, place: place("there") },
            Event::Returned { participant },
            Event::PagesLookedFor { heard: vec![Heard { participant, at: "2026-11-24T16:19:00Z".parse().unwrap() }] },
            Event::HelpAsked { participant, step: HelpStep::CameraRefused },
            Event::CallAsked { participant },
            Event::FeedbackGiven { participant, feedback: Feedback::new(Face::Good, "bien") },
        ]
    };
    let reports = [SmsReport::Underway, SmsReport::Sent, SmsReport::Delivered, SmsReport::Failed].map(sms_reported);
    let reasons =
        [MeetingFailure::Unlicensed, MeetingFailure::Refused, MeetingFailure::NotAllowed, MeetingFailure::Unreachable];
    let failures = reasons.map(|reason| Event::MeetingFailed { reason });
    let others = [
        meeting_ready(),
        Event::MeetingRetried,
        Event::LinkDue,
        Event::HostStarted,
        Event::MeetingEnded,
        Event::MeetingChecked,
        Event::MeetingNotEnded,
        Event::MeetingMoved { details: details() },
        Event::MeetingLost { meeting_id: details().meeting_id },
        Event::MessageSent { words: Words::Free("Ya voy".to_owned()), to: None, by: by() },
        Event::AdmitAllPressed { by: by() },
        Event::StillWaiting,
        late(10),
        late(0),
        act(Act::Cancel),
        act(Act::NoShow),
        act(Act::EndForAll),
        Event::UndoPressed { by: by() },
        Event::ActDue,
        Event::NoShowDue,
        Event::Moved { starts_at: "2026-11-25T16:00:00Z".parse().unwrap(), minutes: 30, by: by() },
        invited(),
        handed_over(),
        card("card-2", 0),
        card("card-2", 99),
        Event::CardLost,
    ];
    about(ONE).into_iter().chain(about(NOBODY)).chain(reports).chain(failures).chain(others).collect()
}

/// Applies every event in every situation.
fn in_every_situation(check: impl Fn(&str, &Walk, &Event, &Walk)) {
    let all = events();
    let kinds: std::collections::BTreeSet<_> = all.iter().map(Event::word).collect();
    assert_eq!(kinds.len(), 50, "an event is not tried");
    for (situation, before) in situations() {
        for event in &all {
            let after = before.clone().then(event.clone());
            check(situation, &before, event, &after);
        }
    }
}

#[test]
fn nothing_changes_who_and_what_a_visit_is() {
    in_every_situation(|situation, before, event, after| {
        let arranges = matches!(event, Event::Moved { .. } | Event::Invited { .. } | Event::Uninvited { .. });
        let fixed = |visit: &Visit| {
            let people: Vec<_> = visit.participants.iter().map(|one| (one.id, one.role, one.phone.clone())).collect();
            (visit.id, visit.kind, visit.starts_at, visit.booked_at, visit.admission, people)
        };
        assert!(arranges || fixed(&before.visit) == fixed(&after.visit), "{situation}: {}", event.word());
        let stored = serde_json::to_string(&after.visit).unwrap();
        assert_eq!(serde_json::from_str::<Visit>(&stored).unwrap(), after.visit, "{situation}: {}", event.word());
    });
}

#[test]
fn a_visit_that_is_over_stays_over_and_sends_nothing() {
    in_every_situation(|situation, before, event, after| {
        if before.visit.is_over() {
            assert_eq!(before.visit.status, after.visit.status, "{situation}: {}", event.word());
            let sends = |effect: &Effect| matches!(effect, Effect::SendSms(_) | Effect::MakeMeeting);
            assert!(!after.effects.iter().any(sends), "{situation}: {}", event.word());
        }
    });
}

#[test]
fn nobody_is_let_in_but_by_a_press_or_the_host() {
    in_every_situation(|situation, before, event, after| {
        let [was, is] = [before, after].map(|walk| walk.visit.participant_ever(ONE).unwrap());
        assert_eq!(is.is_admitted(), is.admitted.is_some(), "{situation}: {}", event.word());
        assert!(is.is_admitted() || !was.is_admitted(), "{situation}: {} put somebody out", event.word());
        if is.is_admitted() && !was.is_admitted() {
            let by_choice = before.visit.admission == Admission::WhenHostStarts;
            let allowed = match event {
                Event::AdmitPressed { .. } | Event::AdmitAllPressed { .. } => was.stage == Stage::Waiting,
                Event::HostStarted => by_choice && was.stage == Stage::Waiting,
                Event::Consented { .. } | Event::WaitAgainAsked { .. } => by_choice && before.visit.host_present(),
                _ => false,
            };
            assert!(allowed, "{situation}: {} let somebody in", event.word());
            assert!(is.consent.is_some() && is.place.is_some(), "{situation}: {}", event.word());
        }
    });
}

#[test]
fn the_same_event_twice_sends_makes_and_shows_nothing_twice() {
    let costly = |effect: &Effect| matches!(effect, Effect::SendSms(_) | Effect::MakeMeeting | Effect::ShowCard);
    in_every_situation(|situation, _, event, after| {
        let at_once = after.visit.apply(event, after.now);
        assert!(!at_once.effects.iter().any(costly), "{situation}: {} twice", event.word());
        // A refusal is stored in the step that takes the text out of the outbox: the next one is about another text.
        if !matches!(event, Event::SmsRefused { .. }) {
            let shown = after.clone().then(card("card-3", after.visit.version));
            let again = shown.visit.apply(event, shown.now);
            let repeated = again.effects.iter().any(costly) && !matches!(event, Event::CardShown { .. });
            assert!(!repeated, "{situation}: {} twice: {:?}", event.word(), again.effects);
        }
    });
}

#[test]
fn one_card_is_on_its_way_at_a_time() {
    in_every_situation(|situation, _, event, after| {
        let cards = after.effects.iter().filter(|effect| **effect == Effect::ShowCard).count();
        assert!(cards <= 1, "{situation}: {}", event.word());
    });
    let walk = Walk::now(Admission::ByPress);
    assert_eq!(walk.effects.iter().filter(|effect| **effect == Effect::ShowCard).count(), 1);
    let overtaken = walk.then(meeting_ready());
    assert_eq!(overtaken.effects, [], "the first card is still on its way");
    let shown = overtaken.then(card("card-1", 0));
    assert_eq!(shown.effects, [Effect::ShowCard], "and the next one says what has happened meanwhile");
}

#[test]
fn events_about_nobody_change_nothing() {
    let about_nobody = |event: &Event| serde_json::to_value(event).unwrap()["participant"] == 9;
    for (situation, before) in situations() {
        for event in events().iter().filter(|event| about_nobody(event)) {
            let change = before.visit.apply(event, before.now);
            assert_eq!(change.visit, before.visit, "{situation}: {}", event.word());
            let only_words = change.effects.iter().all(|effect| matches!(effect, Effect::Tell { .. }));
            assert!(only_words, "{situation}: {}", event.word());
        }
    }
}

#[test]
fn a_running_meeting_is_asked_after_until_it_is_over() {
    let running = Walk::now(Admission::ByPress).waiting().then(pressed()).then(Event::HostStarted);
    for answer in [Event::HostStarted, Event::MeetingChecked] {
        let timers = running.visit.apply(&answer, running.now).timers;
        assert_eq!(timers.len(), 1, "{}: nobody asks again", answer.word());
    }
    let over = running.then(Event::MeetingEnded);
    assert_eq!(over.visit.apply(&Event::MeetingChecked, over.now).timers, []);
}

#[test]
fn whoever_waits_is_asked_after_also_when_webex_has_lost_the_meeting() {
    let waiting = Walk::now(Admission::ByPress).waiting();
    for answer in [Event::MeetingEnded, Event::MeetingChecked] {
        assert_eq!(waiting.visit.apply(&answer, waiting.now).timers.len(), 1, "{}", answer.word());
    }
}

#[test]
fn a_rehearsal_costs_nobody_their_place() {
    let walk = Walk::now(Admission::ByPress).waiting().then(Event::HostStarted).then(Event::MeetingEnded);
    assert_eq!(walk.visit.participant(ONE).unwrap().stage, Stage::Waiting);
    assert!(walk.effects.contains(&Effect::MakeMeeting));
    assert_eq!((walk.visit.status.clone(), walk.visit.round), (Status::Booked, 1));
}

#[test]
fn texts_are_reported_in_any_order() {
    let sent = Walk::now(Admission::ByPress).ready().then(sms_accepted());
    let out_of_order = sent.then(sms_reported(SmsReport::Delivered)).then(sms_reported(SmsReport::Sent));
    assert!(out_of_order.one().last_text().unwrap().state == SmsState::Delivered);
    let other =
        Event::SmsReported { sid: "SM9".to_owned(), status: SmsReport::Failed, code: Some(30003), carrier: None };
    assert_eq!(out_of_order.clone().then(other).visit.participants, out_of_order.visit.participants);
}

#[test]
fn a_new_link_is_sent_once_a_minute_and_not_before_the_first() {
    let asked = || Event::NewLinkAsked { participant: ONE };
    let sends = |walk: &Walk| walk.texts().contains(&SmsText::NewLink);
    let mut walk = Walk::now(Admission::ByPress).ready();
    assert!(!sends(&walk.clone().then(asked())));
    walk.now += SignedDuration::from_secs(60);
    let walk = walk.then(asked());
    assert!(sends(&walk));
    assert!(!sends(&walk.then(asked())));
    let later = Walk::booked(VisitKind::FamilyVisit, Admission::ByPress, SignedDuration::from_hours(3));
    assert!(!sends(&later.then(asked())));
}

#[test]
fn the_card_is_shown_whether_the_clinician_knows() {
    let waiting = Walk::now(Admission::ByPress).waiting();
    let told = |walk: &Walk| walk.visit.lobby_state(walk.visit.participant(ONE).unwrap(), walk.now).clinician_told;
    assert!(!told(&waiting), "the card is on its way");
    assert!(!told(&waiting.clone().then(Event::CardLost)));
    assert!(told(&waiting.clone().then(card("card-4", waiting.visit.version))));
}

#[test]
fn the_page_shows_the_lobby_then_the_call_then_the_end() {
    let screen = |walk: &Walk| walk.visit.lobby_state(walk.visit.participant(ONE).unwrap(), walk.now).screen;
    let walk = Walk::now(Admission::ByPress).waiting();
    assert_eq!(screen(&walk), Screen::Lobby);
    let walk = walk.then(pressed());
    assert_eq!(screen(&walk), Screen::Admitted);
    let mut walk = walk.then(Event::HostStarted);
    walk.now += SignedDuration::from_mins(12);
    let walk = walk.then(Event::MeetingEnded);
    assert_eq!(screen(&walk), Screen::Over);
    assert_eq!(walk.visit.minutes_lasted(), Some(12));
}

#[test]
fn a_link_lets_through_its_holder_and_asks_everybody_else() {
    let walk = Walk::now(Admission::ByPress).ready();
    let (door, link) = (door(&walk), place("here").link);
    let passage = |walk: &Walk, link: &LinkHash, browser: Option<&str>, at: Timestamp| {
        walk.visit.participant(ONE).unwrap().passage(&door, link, browser.map(BrowserKey::of).as_ref(), at)
    };
    let (soon, late) = (walk.now, walk.now + LINK_LIFE);
    assert_eq!(passage(&walk, &link, None, soon), Passage::AskConsent);
    assert_eq!(passage(&walk, &link, None, late), Passage::Expired);
    let taken = walk.then(consented("here"));
    assert_eq!(passage(&taken, &link, Some("here"), soon), Passage::Holder);
    assert_eq!(passage(&taken, &link, Some("here"), late), Passage::Holder, "the call outlasts the link");
    assert_eq!(passage(&taken, &link, Some("there"), soon), Passage::Elsewhere);
    assert_eq!(passage(&taken, &link, None, soon), Passage::Elsewhere);
    let newer = LinkHash("newer".to_owned());
    assert_eq!(passage(&taken, &newer, None, soon), Passage::AskConsent, "a newer link may take the place over");
}

#[test]
fn a_link_that_was_replaced_opens_no_more() {
    let walk = Walk::now(Admission::ByPress).ready();
    let revoked = Door { revoked: true, ..door(&walk) };
    let passage = walk.visit.participants[0].passage(&revoked, &place("here").link, None, walk.now);
    assert_eq!(passage, Passage::Expired);
}

#[test]
fn a_token_reads_as_it_was_written_and_nothing_else_is_one() {
    let token = LinkToken::new([7; 16]);
    assert_eq!(token.reveal().len(), 22);
    assert_eq!(LinkToken::parse(&token.reveal()), Some(token.clone()));
    assert!(!format!("{token:?}").contains(&token.reveal()));
    for bad in ["", "short", "../../etc/passwd", "ñandú", &"a".repeat(23), &format!("{}=", token.reveal())] {
        assert_eq!(LinkToken::parse(bad), None, "{bad}");
    }
}

fn door(walk: &Walk) -> Door {
    Door { visit: walk.visit.id, participant: ONE, created_at: walk.now, revoked: false }
}

fn name(text: &str) -> PersonName {
    PersonName::parse(text).unwrap()
}

fn consent() -> Consent {
    let at = "2026-11-24T16:20:00Z".parse().unwrap();
    Consent { terms: "2026-11".to_owned(), sha256: "5e1f".to_owned(), language: Language::EsMx, at }
}

fn place(browser: &str) -> Place {
    Place { link: LinkHash("link".to_owned()), browser: BrowserKey::of(browser) }
}

fn consented(browser: &str) -> Event {
    Event::Consented { participant: ONE, consent: consent(), place: place(browser) }
}

fn pressed() -> Event {
    Event::AdmitPressed { participant: ONE, by: by() }
}

fn clinician(named: &str) -> Clinician {
    Clinician {
        person_id: named.to_owned(),
        email: "somebody@hospital.test".to_owned(),
        name: name(named),
        language: Language::EsMx,
    }
}

fn by() -> Actor {
    Actor::from(&clinician("Ana Ruiz"))
}

fn invitee(named: &str, phone: &str) -> Invitee {
    Invitee {
        role: Role::Patient,
        relation: None,
        name: name(named),
        phone: PhoneNumber::parse(phone, Country::MX).unwrap(),
        language: Language::EsMx,
        zone: None,
    }
}

fn act(act: Act) -> Event {
    Event::ActPressed { act, by: by() }
}

fn decline() -> Act {
    Act::Decline { participant: ONE }
}

fn late(minutes: i32) -> Event {
    Event::RunningLate { minutes, by: by() }
}

fn invited() -> Event {
    Event::Invited { invitee: invitee("Ana López", "55 8765 4321"), by: by() }
}

fn handed_over() -> Event {
    Event::HandedOver { to: clinician("Luis Ortega"), by: by() }
}

fn sms_accepted() -> Event {
    accepted(ONE, "SM1")
}

fn accepted(participant: ParticipantId, sid: &str) -> Event {
    Event::SmsAccepted { participant, sid: sid.to_owned(), text: SmsText::Link, channel: Channel::Sms, segments: 1 }
}

fn sms_refused(participant: ParticipantId, text: SmsText) -> Event {
    Event::SmsRefused { participant, code: 21610, text, channel: Channel::Sms }
}

fn sms_reported(status: SmsReport) -> Event {
    Event::SmsReported { sid: "SM1".to_owned(), status, code: Some(30003), carrier: None }
}

fn card(message_id: &str, version: u64) -> Event {
    Event::CardShown { message_id: message_id.to_owned(), version }
}

fn meeting_ready() -> Event {
    Event::MeetingReady { details: details(), round: 0 }
}

fn details() -> MeetingDetails {
    MeetingDetails {
        meeting_id: "0123456789abcdef0123456789abcdef".to_owned(),
        sip_address: "26623763042@sim.test".to_owned(),
        web_link: "https://sim.test/j".to_owned(),
        host_email: "somebody@hospital.test".to_owned(),
        password: None,
        call_in: None,
    }
}

mod acts;
mod arranging;
mod presence;
mod sending;
mod trouble;
