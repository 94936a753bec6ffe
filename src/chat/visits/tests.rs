//! The words of a card, from visits that were walked into their states.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::Value;

use super::{state, visit_card};
use crate::{
    chat::notice,
    phone::{Country, PhoneNumber},
    texts::Language,
    visit::{
        Act, Actor, Admission, Answer, Booking, Channel, Clinician, Effect, Event, Invitee, MeetingDetails, Notice,
        ParticipantId, PatientId, PersonName, Relation, ReplyWords, Rescue, Role, SmsReport, SmsText, Texting, Visit,
        VisitId, VisitKind,
    },
};

const MARIA: ParticipantId = ParticipantId(1);

/// A visit on its way.
struct Walk {
    visit: Visit,
    effects: Vec<Effect>,
    now: Timestamp,
}

impl Walk {
    /// Booked at 10:20, for so many minutes later.
    fn booked(starts_in: i64, texting: Texting) -> Self {
        let now: Timestamp = "2026-11-24T16:20:00Z".parse().unwrap();
        let clinician = Clinician {
            person_id: "ana".to_owned(),
            email: "ana@hospital.test".to_owned(),
            name: name("Ana Ruiz"),
            language: Language::EsMx,
        };
        let booking = Booking {
            id: VisitId(uuid::Uuid::from_u128(7)),
            kind: VisitKind::Consultation,
            patient: name("María López"),
            patient_id: Some(PatientId(uuid::Uuid::from_u128(8))),
            by: Actor::from(&clinician),
            clinician,
            starts_at: (starts_in > 0).then(|| now + SignedDuration::from_mins(starts_in)),
            minutes: 30,
            texting,
            admission: Admission::ByPress,
            invited: vec![invitee(Role::Patient, None, "María López", "55 1234 5678")],
        };
        let change = Visit::book(booking, now);
        let details = MeetingDetails {
            meeting_id: "0123456789abcdef0123456789abcdef".to_owned(),
            sip_address: "26623763042@sim.test".to_owned(),
            web_link: "https://sim.test/j".to_owned(),
            host_email: "ana@hospital.test".to_owned(),
            password: None,
            call_in: None,
        };
        Self { visit: change.visit, effects: change.effects, now }.then(&Event::MeetingReady { details, round: 0 })
    }

    fn now() -> Self {
        Self::booked(0, Texting::default())
    }

    fn then(mut self, event: &Event) -> Self {
        let change = self.visit.apply(event, self.now);
        (self.visit, self.effects) = (change.visit, change.effects);
        self
    }

    fn later(mut self, minutes: i64) -> Self {
        self.now += SignedDuration::from_mins(minutes);
        self
    }

    fn sent(self, text: SmsText) -> Self {
        self.sent_by(text, Channel::Sms)
    }

    fn sent_by(self, text: SmsText, channel: Channel) -> Self {
        let sid = format!("SM{}", self.visit.texts().count());
        self.then(&Event::SmsAccepted { participant: MARIA, sid, text, channel, segments: 1 })
    }

    /// What is reported of the last text.
    fn reported(self, status: SmsReport, code: Option<u32>) -> Self {
        let sid = format!("SM{}", self.visit.texts().count() - 1);
        self.then(&Event::SmsReported { sid, status, code, carrier: None })
    }

    fn answers(self, answer: Answer, words: &str) -> Self {
        self.then(&Event::Replied { participant: MARIA, answer, words: ReplyWords::new(words), segments: 0 })
    }

    /// Minutes later it is looked who has not opened their link.
    fn looked_for(self, minutes: i64, relatives: Vec<Invitee>) -> Self {
        self.later(minutes).then(&Event::RescueDue { relatives })
    }

    fn stopped(self) -> Self {
        let by = Actor::from(&self.visit.clinician);
        self.then(&Event::RescueStopped { by })
    }

    fn card(&self) -> Value {
        visit_card(&self.visit, &zone(), self.now).unwrap().card.unwrap()
    }

    fn headline(&self) -> (String, String) {
        let first = &self.card()["body"][0];
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&first["items"][0]["text"]), text(&first["style"]))
    }

    /// What the card says of somebody, and the facts below.
    fn line(&self, index: usize) -> (String, String) {
        let items = &self.card()["body"][1 + index]["columns"][0]["items"];
        let text = |value: &Value| value["text"].as_str().unwrap().to_owned();
        (text(&items[0]), text(&items[1]))
    }

    /// What is done for those who do not open their link, and whether it can be stopped.
    fn rescue(&self) -> Option<(String, bool)> {
        let card = self.card();
        let mut block = card["body"].as_array().unwrap().iter().skip(1 + self.visit.participants.len());
        let block = block.find(|one| one["type"] == "ColumnSet")?;
        let columns = block["columns"].as_array().unwrap();
        let can_stop = columns.iter().any(|one| one["selectAction"]["data"]["action"] == "visit.stop-rescue");
        Some((columns[0]["items"][0]["text"].as_str().unwrap().to_owned(), can_stop))
    }

    fn hint(&self) -> Option<String> {
        let card = self.card();
        let last = card["body"].as_array().unwrap().last().unwrap();
        last["text"].as_str().map(str::to_owned)
    }

    /// As others read it.
    fn in_the_agenda(&self) -> String {
        state(&self.visit, Language::EsMx, &self.visit.participants[0], &zone(), self.now)
    }

    fn told(&self) -> Vec<String> {
        let notices = self.effects.iter().filter_map(|effect| match effect {
            Effect::Tell { notice, .. } => Some(notice),
            _ => None,
        });
        notices.map(|told| self.say(told)).collect()
    }

    fn say(&self, told: &Notice) -> String {
        notice(&self.visit, Language::EsMx, told, &zone())
    }
}

fn zone() -> TimeZone {
    TimeZone::get("America/Mexico_City").unwrap()
}

fn name(text: &str) -> PersonName {
    PersonName::parse(text).unwrap()
}

fn invitee(role: Role, relation: Option<Relation>, named: &str, phone: &str) -> Invitee {
    let phone = PhoneNumber::parse(phone, Country::MX).unwrap();
    Invitee { role, relation, name: name(named), phone, language: Language::EsMx, zone: None }
}

fn daughter() -> Invitee {
    invitee(Role::Relative, Some(Relation::Child), "Ana López", "55 8765 4321")
}

#[test]
fn a_line_says_which_text_it_was_and_what_became_of_it() {
    let link = Walk::now().sent(SmsText::Link);
    assert_eq!(link.line(0).0, "◔ **María López** · Mensaje: Enviado");
    let arrived = link.reported(SmsReport::Delivered, None);
    assert_eq!(arrived.line(0).0, "◑ **María López** · Mensaje: Entregado");

    let coming = Walk::booked(3 * 24 * 60, Texting::default());
    assert_eq!(coming.line(0).0, "○ **María López** · Aviso de la cita: Enviándose", "nothing is heard of it yet");
    let reminded = coming.sent(SmsText::Booked).later(60).sent(SmsText::Reminder { minutes: 1440 });
    let reminded = reminded.reported(SmsReport::Delivered, None);
    assert_eq!(reminded.line(0).0, "○ **María López** · Recordatorio: Entregado");
    let by = Actor::from(&reminded.visit.clinician);
    let starts_at = reminded.visit.starts_at + SignedDuration::from_hours(24);
    let moved = reminded.later(1).then(&Event::Moved { starts_at, minutes: 30, by });
    assert_eq!(moved.line(0).0, "○ **María López** · Aviso del cambio: Enviándose", "and not what was true before");
    let late = moved.then(&Event::SmsTooLate { participant: MARIA, text: SmsText::Reminder { minutes: 120 } });
    assert_eq!(late.line(0).0, "○ **María López** · Recordatorio: No se envió: ya era tarde");

    let silent = Walk::booked(3 * 24 * 60, Texting { booked: false, ..Texting::default() });
    assert_eq!(silent.line(0).0, "○ **María López** · Aún sin mensajes");
}

#[test]
fn a_text_that_did_not_arrive_says_whether_it_is_tried_again() {
    let off = Walk::now().sent(SmsText::Link).reported(SmsReport::Failed, Some(30003));
    let line = "⚠ **María López** · Mensaje: No llegó (teléfono apagado o sin señal); se intenta otra vez";
    assert_eq!(off.line(0).0, line);
    assert!(off.told()[0].ends_with("Se intentará otra vez a las 10:25."), "{:?}", off.told());
    let tried = off.later(5).then(&Event::SmsAgainDue);
    assert_eq!(tried.line(0).0, "◔ **María López** · Mensaje: Enviándose");
    let known = Walk::now().sent(SmsText::Link).reported(SmsReport::Failed, Some(30005));
    assert_eq!(known.line(0).0, "⚠ **María López** · Mensaje: No llegó (el número no existe)");
    assert_eq!(known.headline(), ("María López: el mensaje no llegó".to_owned(), "attention".to_owned()));
}

#[test]
fn what_was_promised_to_be_tried_again_is_tried_or_told() {
    let coming = Walk::booked(3 * 24 * 60, Texting::default());
    // So near to the link it is of use for some minutes more: one more try in five minutes is in time.
    let reminder = SmsText::Reminder { minutes: 120 };
    let at = coming.visit.link_due() - SignedDuration::from_mins(33);
    let off = Walk { now: at, ..coming }.sent(reminder).reported(SmsReport::Failed, Some(30003));
    assert!(off.line(0).0.ends_with("se intenta otra vez"), "{}", off.line(0).0);
    assert_eq!(off.told(), [""; 0]);
    let again = off.later(5).then(&Event::SmsAgainDue);
    let texted = |effect: &Effect| matches!(effect, Effect::SendSms(order) if order.text == reminder);
    assert!(again.effects.iter().any(texted), "{:?}", again.effects);
}

#[test]
fn whatsapp_is_named() {
    let texting = Texting { rescue: Rescue { whatsapp: true, ..Rescue::default() }, ..Texting::default() };
    let walk = Walk::booked(0, texting).sent(SmsText::Link).looked_for(2, Vec::new()).looked_for(2, Vec::new());
    let walk = walk.sent_by(SmsText::LinkAgain, Channel::WhatsApp).reported(SmsReport::Delivered, None);
    assert_eq!(walk.line(0).0, "◑ **María López** · Mensaje: Entregado, por WhatsApp");
    let (block, _) = walk.rescue().unwrap();
    assert_eq!(
        block,
        "Si no abre el enlace: 10:22 otro enlace ✓ · 10:24 WhatsApp ✓ · 10:26 llamarle · 10:30 inasistencia"
    );
}

#[test]
fn what_people_answer_is_in_their_line_and_their_words_on_the_card_alone() {
    let sent = || Walk::now().sent(SmsText::Link).reported(SmsReport::Delivered, None).later(1);
    let line = |walk: &Walk| walk.line(0).0.replace("◑ **María López** · Mensaje: Entregado · ", "");
    let agenda = |walk: &Walk| walk.in_the_agenda().replace("Mensaje: Entregado · ", "");
    for (answer, words, full, short) in [
        (Answer::Confirm, "1", "confirmó", "confirmó"),
        (Answer::Late, "llego 10 min *tarde*", "avisa que va tarde («llego 10 min \\*tarde\\*»)", "va tarde"),
        (Answer::Late, "2", "va tarde", "va tarde"),
        (Answer::Move, "no puedo", "pide otra fecha", "pide otra fecha"),
        (Answer::Call, "llámeme", "pide que le llamen", "pide que le llamen"),
        (Answer::Words, "¿y mi receta?", "«¿y mi receta?»", "respondió al mensaje"),
    ] {
        let walk = sent().answers(answer, words);
        assert_eq!((line(&walk).as_str(), agenda(&walk).as_str()), (full, short));
        assert_eq!(walk.line(0).1, "+52 55 1234 5678", "{full}: the facts say it again");
    }
    let long = sent().answers(Answer::Words, &"no sé ".repeat(40));
    assert!(line(&long).chars().count() <= 82 && line(&long).ends_with("…»"), "{}", line(&long));
    let thanks = sent().answers(Answer::Confirm, "sí").answers(Answer::Words, "gracias");
    assert_eq!(line(&thanks), "confirmó · «gracias»", "what they answered is not taken back by it");
    let quiet = sent().then(&Event::OptedOut { participant: MARIA });
    assert_eq!(line(&quiet), "no quiere mensajes");
}

#[test]
fn an_answer_stands_until_the_visit_is_moved_or_they_come() {
    let asked = Walk::booked(3 * 24 * 60, Texting::default()).sent(SmsText::Booked).later(1);
    let asked = asked.answers(Answer::Move, "no puedo");
    assert_eq!(asked.headline(), ("María López pide otra fecha".to_owned(), "warning".to_owned()));
    let by = Actor::from(&asked.visit.clinician);
    let starts_at = asked.visit.starts_at + SignedDuration::from_hours(24);
    let moved = asked.later(1).then(&Event::Moved { starts_at, minutes: 30, by });
    assert_eq!(moved.headline().0, "Visita agendada con María López");
    assert!(!moved.line(0).0.contains("fecha"), "{}", moved.line(0).0);
    let called = Walk::now().sent(SmsText::Link).answers(Answer::Call, "llámeme por favor");
    assert_eq!(called.headline().0, "María López pide que le llamen: +52 55 1234 5678");
}

#[test]
fn a_visit_to_come_says_when_the_next_reminder_goes_out() {
    let coming = Walk::booked(2 * 24 * 60, Texting::default());
    assert_eq!(coming.hint().unwrap(), "Próximo mensaje: recordatorio, miércoles 25 de noviembre, 10:20");
    let due = Walk { now: coming.visit.next_reminder().unwrap(), ..coming };
    assert_eq!(due.hint(), None, "a time that is past is not announced");
    let due = due.then(&Event::ReminderDue);
    assert_eq!(due.hint().unwrap(), "Próximo mensaje: recordatorio, jueves 26 de noviembre, 8:20");
}

#[test]
fn whoever_wants_no_texts_is_known_to_have_no_link_when_it_would_have_gone_out() {
    let coming = Walk::booked(60, Texting::default()).then(&Event::OptedOut { participant: MARIA });
    let card = Event::CardShown { message_id: "card".to_owned(), version: 0 };
    let due = coming.then(&card).later(50).then(&Event::LinkDue);
    assert!(due.effects.contains(&Effect::ShowCard), "{:?}", due.effects);
    assert_eq!(due.headline(), ("María López: el mensaje no llegó".to_owned(), "attention".to_owned()));
    let (block, can_stop) = due.rescue().unwrap();
    assert!(!block.contains("inasistencia") && can_stop, "whoever has no link does not stay away: {block}");
    let over = due.looked_for(14, Vec::new()).later(20).then(&Event::NoShowDue);
    assert_eq!(over.visit.no_show, None);
}

#[test]
fn what_opening_the_meeting_does_hides_no_reminder() {
    let mut coming = Walk::booked(2 * 24 * 60, Texting::default());
    coming.visit.admission = Admission::WhenHostStarts;
    let said =
        "Al abrir usted la reunión entra quien espera. Próximo mensaje: recordatorio, miércoles 25 de noviembre, 10:20";
    assert_eq!(coming.hint().unwrap(), said);
    let by = Actor::from(&coming.visit.clinician);
    let cancelling = coming.then(&Event::ActPressed { act: Act::Cancel, by });
    assert_eq!(cancelling.hint(), None, "nobody is let in or reminded");
}

#[test]
fn how_long_was_waited_is_not_changed_by_what_is_written_later() {
    let missed = Walk::now().sent(SmsText::Link).later(10).then(&Event::NoShowDue);
    let waited = "Inasistencia: pasaron 10 minutos de la hora.";
    assert!(missed.card().to_string().contains(waited));
    let written = missed.later(1).answers(Answer::Words, "ahorita entro");
    assert!(written.card().to_string().contains(waited), "{}", written.card());
}

#[test]
fn another_date_for_a_visit_that_is_over_is_booked_anew() {
    let walk = Walk::now().sent(SmsText::Link);
    let by = Actor::from(&walk.visit.clinician);
    let cancelled = walk.then(&Event::ActPressed { act: Act::Cancel, by }).later(1).then(&Event::ActDue);
    let told = cancelled.answers(Answer::Move, "3").told();
    assert_eq!(
        told,
        ["María López pide otra fecha. Puede agendarla con «Seguimiento», o llamarle al +52 55 1234 5678."]
    );
}

#[test]
fn notices_quote_what_says_more_than_a_number() {
    let notices = |answer, words: &str| Walk::now().sent(SmsText::Link).answers(answer, words).told();
    assert_eq!(notices(Answer::Late, "2"), ["María López avisa que va tarde."]);
    assert_eq!(
        notices(Answer::Call, "no oigo"),
        ["María López pide que le llamen al +52 55 1234 5678. Escribió: «no oigo»"]
    );
    assert_eq!(notices(Answer::Confirm, "1"), [""; 0]);
}

#[test]
fn whoever_thanks_has_not_taken_back_what_they_asked_for() {
    let linked = Walk::now().sent(SmsText::Link);
    for (answer, digit, asks) in [(Answer::Call, "4", "pide que le llamen"), (Answer::Move, "3", "pide otra fecha")] {
        let visit = linked.visit.clone();
        let walk = Walk { visit, effects: Vec::new(), now: linked.now }.answers(answer, digit);
        assert!(walk.headline().0.contains(asks));
        let thanks = walk.later(1).answers(Answer::Words, "gracias");
        assert!(thanks.headline().0.contains(asks), "{:?}", thanks.headline());
    }
}

mod rescue;
