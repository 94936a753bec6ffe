use jiff::SignedDuration;

use super::*;
use crate::{
    phone::{Country, PhoneNumber},
    texts::Language,
    visit::{
        Actor, Admission, Admitted, Booking, Clinician, Consent, Invitee, NoShow, PersonName, Role, Texting, VisitId,
    },
};

fn zone() -> TimeZone {
    TimeZone::get("America/Mexico_City").unwrap()
}

fn today() -> Date {
    "2026-11-24".parse().unwrap()
}

/// A visit of one person at a time of Mexico City, in which nothing has happened.
fn visit(kind: VisitKind, at: &str) -> Visit {
    let starts_at = zone().to_timestamp(at.parse::<jiff::civil::DateTime>().unwrap()).unwrap();
    let name = PersonName::parse("María López").unwrap();
    let by = Actor { person_id: "ana".to_owned(), name: name.clone(), language: Language::EsMx };
    let clinician = Clinician {
        person_id: "ana".to_owned(),
        email: "ana@hospital.test".to_owned(),
        name: name.clone(),
        language: Language::EsMx,
    };
    let invitee = Invitee {
        role: Role::Patient,
        relation: None,
        name: name.clone(),
        phone: PhoneNumber::parse("55 1234 5678", Country::MX).unwrap(),
        language: Language::EsMx,
        zone: None,
    };
    let booking = Booking {
        id: VisitId(uuid::Uuid::from_u128(7)),
        kind,
        patient: name,
        patient_id: None,
        clinician,
        by,
        starts_at: Some(starts_at),
        minutes: 30,
        texting: Texting::default(),
        admission: Admission::ByPress,
        invited: vec![invitee],
    };
    Visit::book(booking, starts_at - SignedDuration::from_hours(100)).visit
}

/// The same visit, whose person came so far; who was let in had waited for so many seconds.
fn came(mut visit: Visit, last: Step, seconds: i64) -> Visit {
    let at = visit.starts_at;
    let one = &mut visit.participants[0];
    let reached = |step: Step| (step <= last).then_some(at);
    one.link_sent_at = reached(Step::Sent);
    one.delivered_at = reached(Step::Delivered);
    one.opened_at = reached(Step::Opened);
    one.consent = reached(Step::Consented).map(|at| Consent {
        terms: "1".to_owned(),
        sha256: "1".to_owned(),
        language: one.language,
        at,
    });
    one.waiting_since = reached(Step::Waiting);
    let admitted_at = at + SignedDuration::from_secs(seconds);
    one.admitted = reached(Step::Admitted).map(|_| Admitted { at: admitted_at, by: None });
    one.joined_at = reached(Step::Joined);
    visit
}

/// A week with something in it.
fn week() -> Numbers {
    let mut visits = Vec::new();
    for (number, kind) in VisitKind::ALL.into_iter().cycle().take(60).enumerate() {
        let booked = visit(kind, &format!("2026-11-{:02}T{:02}:30", 18 + number % 7, 8 + number % 10));
        let last = if number % 9 == 4 { Step::Delivered } else { Step::ALL[6 - (number % 11).saturating_sub(7)] };
        let mut one = came(booked, last, 30 + (number as i64 * 37) % 600);
        one.participants[0].segments = 1 + number as u32 % 4;
        one.no_show = (last < Step::Opened).then_some(NoShow { at: one.starts_at, pressed: None });
        visits.push(one);
    }
    let (first, last) = Period::Week.until(today());
    Numbers::of(&visits, first, last, &zone())
}

#[test]
fn a_visit_counts_on_the_day_that_the_clinics_clocks_show() {
    let visits =
        [visit(VisitKind::Consultation, "2026-11-23T23:30"), visit(VisitKind::FamilyVisit, "2026-11-24T00:10")];
    let (first, last) = Period::Week.until(today());
    let numbers = Numbers::of(&visits, first, last, &zone());
    assert_eq!(numbers.days.len(), 7);
    assert_eq!(numbers.days[5].visits, [1, 0, 0]);
    assert_eq!(numbers.days[6].visits, [0, 0, 1]);
    assert_eq!(numbers.total().all_visits(), 2);
}

#[test]
fn the_periods_end_with_today() {
    let days = |period: Period| {
        let (first, last) = period.until(today());
        (first.to_string(), last.to_string())
    };
    assert_eq!(days(Period::Week), ("2026-11-18".to_owned(), "2026-11-24".to_owned()));
    assert_eq!(days(Period::Month), ("2026-10-26".to_owned(), "2026-11-24".to_owned()));
}

#[test]
fn whoever_came_to_a_step_came_to_all_before_it() {
    let mut one = came(visit(VisitKind::Consultation, "2026-11-24T10:00"), Step::Joined, 60);
    one.participants[0].delivered_at = None;
    one.participants[0].opened_at = None;
    let other = came(visit(VisitKind::Consultation, "2026-11-24T11:00"), Step::Opened, 0);
    let numbers = Numbers::of(&[one, other], today(), today(), &zone());
    assert_eq!(numbers.total().steps, [2, 2, 2, 1, 1, 1, 1]);
    assert_eq!(numbers.total().came_to(Step::Opened), 2);
}

#[test]
fn waits_are_those_of_the_people_who_were_let_in() {
    let waited = |seconds| came(visit(VisitKind::Consultation, "2026-11-24T10:00"), Step::Joined, seconds);
    let still = came(visit(VisitKind::Consultation, "2026-11-24T10:00"), Step::Waiting, 0);
    let mut visits: Vec<_> = (1..=10).map(|minute| waited(minute * 60)).collect();
    let day = |visits: &[Visit]| Numbers::of(visits, today(), today(), &zone()).total();
    assert_eq!((day(&visits).median(), day(&visits).p90()), (Some(5.5), Some(9.0)));
    visits.push(still.clone());
    visits.push(waited(20));
    assert_eq!((day(&visits).median(), day(&visits).p90()), (Some(5.0), Some(9.0)));
    assert_eq!((day(&visits[11..]).median(), day(&visits[11..]).p90()), (Some(0.3), Some(0.3)));
    assert_eq!((day(&[still]).median(), day(&[]).p90()), (None, None));
}

#[test]
fn what_was_cancelled_does_not_count_and_who_did_not_come_does() {
    let mut missed = came(visit(VisitKind::FamilyUpdate, "2026-11-24T10:00"), Step::Sent, 0);
    missed.no_show = Some(NoShow { at: missed.starts_at, pressed: None });
    let mut cancelled = visit(VisitKind::FamilyUpdate, "2026-11-24T10:00");
    let (by, at) = (cancelled.booked_by.clone(), cancelled.starts_at);
    let pressed = crate::visit::Pressed { act: crate::visit::Act::Cancel, by, at };
    cancelled.status = Status::Cancelled { pressed };
    (missed.participants[0].segments, cancelled.participants[0].segments) = (2, 3);
    let total = Numbers::of(&[missed, cancelled], today(), today(), &zone()).total();
    assert_eq!((total.all_visits(), total.no_shows, total.came_to(Step::Sent)), (1, 1, 1));
    assert_eq!((total.segments, total.segments_per_visit()), (5, Some(5.0)), "what was sent is paid for all the same");
    assert_eq!(Numbers::of(&[], today(), today(), &zone()).total().segments_per_visit(), None);
}

#[test]
fn the_table_has_a_row_a_day_and_the_total_of_each_column() {
    let numbers = week();
    let text = table(Language::EsMx, &numbers);
    let text = text.strip_prefix('\u{feff}').unwrap();
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows.len(), 9);
    assert_eq!(rows[0][..6], ["Fecha", "Consulta", "Informe médico", "Visita familiar", "Visitas", "Inasistencias"]);
    assert_eq!(rows[1][0], "2026-11-18");
    let column = |at: usize| rows[1..8].iter().map(|row| row[at].parse::<u32>().unwrap()).sum::<u32>();
    for at in [1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18] {
        assert_eq!(rows[8][at], column(at).to_string(), "{}", rows[0][at]);
    }
    assert_eq!(rows[8][6], numbers.total().median().unwrap().to_string());
    let brazilian = table(Language::PtBr, &numbers);
    assert!(brazilian.lines().all(|line| line.matches(';').count() == 18), "{brazilian}");
}

#[test]
fn the_words_say_the_main_numbers_in_three_languages() {
    let numbers = week();
    let said = Language::ALL.map(|language| summary(language, &numbers));
    insta::assert_snapshot!(said.join("\n"), @r"
    **Reporte de visitas**. Del 18 de noviembre al 24 de noviembre: 60 visitas, 7 inasistencias. Espera mediana de 4.9 min; 9 de cada 10 esperaron 9.1 min o menos. Se enviaron enlaces a 60 personas y 39 llegaron a la videollamada. Se pagaron 150 segmentos de SMS, 2.5 por visita.
    **Report of visits**. November 18 to November 24: 60 visits, 7 no-shows. Median wait 4.9 min; 9 out of 10 waited 9.1 min or less. Links went to 60 people, and 39 came into the call. 150 SMS segments were paid for, 2.5 per visit.
    **Relatório de visitas**. De 18 de novembro a 24 de novembro: 60 visitas, 7 faltas. Espera mediana de 4,9 min; 9 em cada 10 esperaram 9,1 min ou menos. Links foram enviados a 60 pessoas e 39 chegaram à videochamada. Foram pagos 150 segmentos de SMS, 2,5 por visita.
    ");
}

/// The colours of a picture and how many dots have each.
fn colours(png: &[u8]) -> ((u32, u32), std::collections::BTreeMap<[u8; 3], usize>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut dots).unwrap();
    let size = frame.color_type.samples();
    let mut found = std::collections::BTreeMap::new();
    for dot in dots.chunks_exact(size) {
        *found.entry([dot[0], dot[1], dot[2]]).or_default() += 1;
    }
    ((frame.width, frame.height), found)
}

#[test]
fn the_picture_shows_the_numbers() {
    let busy = picture(Language::EsMx, &week()).unwrap();
    let ((width, height), found) = colours(&busy);
    assert_eq!(width, 1080);
    assert!((1900..2600).contains(&height), "{height}");
    assert!(busy.len() < 1_000_000, "Webex shows no preview of larger files: {}", busy.len());
    for colour in [[0x2f, 0x6f, 0x8f], [0x7f, 0xb0, 0x69], [0xe6, 0xa6, 0x5d], [0xb5, 0x65, 0x76]] {
        assert!(found.get(&colour).is_some_and(|dots| *dots > 1000), "no {colour:?}");
    }
    let mut calm = week();
    calm.days.iter_mut().for_each(|day| day.no_shows = 0);
    let calm = picture(Language::EsMx, &calm).unwrap();
    assert!(!colours(&calm).1.contains_key(&[0xb5, 0x65, 0x76]), "nobody stayed away");
}
