//! Tables of lines in each language, and what is read in them.

use super::*;

mod properties;

/// Tuesday, 24 November 2026, 10:20 in Mexico City.
fn reader(language: Language) -> Reader {
    Reader {
        zone: TimeZone::get("America/Mexico_City").unwrap(),
        country: Country::MX,
        language,
        now: "2026-11-24T16:20:30Z".parse().unwrap(),
    }
}

fn read(text: &str) -> Draft {
    reader(Language::EsMx).read(text)
}

fn named(relation: Option<Relation>, name: &str, phone: Option<&str>) -> Named {
    Named { relation, name: PersonName::parse(name), phone: phone.map(|phone| phone.parse().unwrap()) }
}

/// When it is, as `2026-11-25T10:30`, `now`, `2026-11-25` or `10:30`.
fn when(draft: &Draft) -> String {
    match draft.when {
        None => "-".to_owned(),
        Some(When::Now) => "now".to_owned(),
        Some(When::At(moment)) => moment.local.strftime("%Y-%m-%dT%H:%M").to_string(),
        Some(When::Date(date)) => date.to_string(),
        Some(When::Time(time)) => time.strftime("%H:%M").to_string(),
    }
}

fn all_say(language: Language, lines: &[(&str, &str)]) {
    for (text, expected) in lines {
        let draft = reader(language).read(text);
        assert_eq!(
            (when(&draft).as_str(), &draft.unread[..], &draft.problems[..]),
            (*expected, &[][..], &[][..]),
            "{text}"
        );
    }
}

#[test]
fn the_whole_line_of_a_clinician() {
    let draft = read("mañana 10:30 María López 55 1234 5678 con su hija Ana +1 312 555 0100");
    assert_eq!(when(&draft), "2026-11-25T10:30");
    assert_eq!(draft.patient, PersonName::parse("María López"));
    assert_eq!(draft.phone.unwrap().as_e164(), "+525512345678");
    assert_eq!(draft.relatives, [named(Some(Relation::Child), "Ana", Some("+13125550100"))]);
    assert_eq!((draft.kind, draft.unread, draft.problems), (None, vec![], vec![]));
}

#[test]
fn the_other_lines_of_the_issue() {
    let draft = read("ahora 5512345678");
    assert_eq!((draft.when, draft.patient, draft.phone.unwrap().as_e164()), (Some(When::Now), None, "+525512345678"));
    let draft = read("viernes 9 informe Juan Pérez");
    assert_eq!((when(&draft).as_str(), draft.kind), ("2026-11-27T09:00", Some(VisitKind::FamilyUpdate)));
    assert_eq!((draft.patient, draft.notes), (PersonName::parse("Juan Pérez"), vec![Note::HourNotDay]));
}

#[test]
fn days_and_times_in_spanish() {
    all_say(
        Language::EsMx,
        &[
            ("pasado mañana a las 4 de la tarde", "2026-11-26T16:00"),
            ("el 3 de enero 16:00", "2027-01-03T16:00"),
            ("3/1 4pm", "2027-01-03T16:00"),
            ("hoy 18 h", "2026-11-24T18:00"),
            ("hoy 18 horas", "2026-11-24T18:00"),
            ("hoy a las 18", "2026-11-24T18:00"),
            ("en 2 horas", "2026-11-24T12:20"),
            ("en media hora", "2026-11-24T10:50"),
            ("dentro de hora y media", "2026-11-24T11:50"),
            ("en una hora y media", "2026-11-24T11:50"),
            ("en 45 min", "2026-11-24T11:05"),
            ("en tres días a las 10", "2026-11-27T10:00"),
            ("en una semana 9:15", "2026-12-01T09:15"),
            ("lunes que viene", "2026-11-30"),
            ("el próximo martes a las 9", "2026-12-01T09:00"),
            ("martes 9:00", "2026-12-01T09:00"),
            ("martes 11:00", "2026-11-24T11:00"),
            ("ahora mismo", "now"),
            ("ahorita", "now"),
            ("mañana 10.30", "2026-11-25T10:30"),
            ("mañana 10 y media", "2026-11-25T10:30"),
            ("mañana a las diez y media", "2026-11-25T10:30"),
            ("mañana a las 10 30", "2026-11-25T10:30"),
            ("mañana a las 4", "2026-11-25T16:00"),
            ("mañana 04:30", "2026-11-25T04:30"),
            ("mañana 4 p. m.", "2026-11-25T16:00"),
            ("mañana 4:15 p.m.", "2026-11-25T16:15"),
            ("mañana al mediodía", "2026-11-25T12:00"),
            ("mañana 12 am", "2026-11-25T00:00"),
            ("viernes a medianoche", "2026-11-28T00:00"),
            ("mañana a las 12 de la noche", "2026-11-26T00:00"),
            ("mañana cuarto para las 5 de la tarde", "2026-11-25T16:45"),
            ("mañana 5 menos cuarto", "2026-11-25T16:45"),
            ("mañana a las ocho de la noche", "2026-11-25T20:00"),
            ("mañana a las 3 de la madrugada", "2026-11-25T03:00"),
            ("mañana por la tarde a las 4", "2026-11-25T16:00"),
            ("mañana por la mañana 10", "2026-11-25T10:00"),
            ("esta noche a las 8", "2026-11-24T20:00"),
            ("1630 hrs mañana", "2026-11-25T16:30"),
            ("viernes 27", "2026-11-27"),
            ("viernes 4 a las 10", "2026-12-04T10:00"),
            ("viernes 25", "2026-12-25"),
            ("viernes 9 de abril 10:00", "2027-04-09T10:00"),
            ("vie 9:30", "2026-11-27T09:30"),
            ("el 3", "2026-12-03"),
            ("el día 30 a las 8", "2026-11-30T08:00"),
            ("1º de enero 9:00", "2027-01-01T09:00"),
            ("primero de enero 9:00", "2027-01-01T09:00"),
            ("3 ene 2027 9:00", "2027-01-03T09:00"),
            ("31/12/2026 23:59", "2026-12-31T23:59"),
            ("31/12/26 23:59", "2026-12-31T23:59"),
            ("2026-12-31 09:00", "2026-12-31T09:00"),
            ("10:30", "10:30"),
            ("mañana de 10 a 10:30", "2026-11-25T10:00"),
            ("mañana de 4 a 5 de la tarde", "2026-11-25T16:00"),
            ("mañana de 11 a 1 de la tarde", "2026-11-25T11:00"),
            ("viernes 9 a 10", "2026-11-27T09:00"),
            ("viernes de la próxima semana a las 9", "2026-12-04T09:00"),
            ("lunes de la semana que viene 9:00", "2026-11-30T09:00"),
            ("de hoy en ocho a las 9", "2026-12-01T09:00"),
            ("nueva visita para mañana a las 9", "2026-11-25T09:00"),
            ("martes 24 de noviembre, 12:30", "2026-11-24T12:30"),
        ],
    );
}

#[test]
fn days_and_times_in_english() {
    all_say(
        Language::En,
        &[
            ("tomorrow at noon", "2026-11-25T12:00"),
            ("next friday 9am", "2026-11-27T09:00"),
            ("friday 9", "2026-11-27T09:00"),
            ("1/3 4pm", "2027-01-03T16:00"),
            ("January 3rd at 4 pm", "2027-01-03T16:00"),
            ("3rd of January 16:00", "2027-01-03T16:00"),
            ("Tuesday, December 1, 10:30 AM", "2026-12-01T10:30"),
            ("half past 4 tomorrow", "2026-11-25T16:30"),
            ("quarter to five tomorrow afternoon", "2026-11-25T16:45"),
            ("day after tomorrow at ten in the morning", "2026-11-26T10:00"),
            ("in half an hour", "2026-11-24T10:50"),
            ("in an hour and a half", "2026-11-24T11:50"),
            ("in 2 hours", "2026-11-24T12:20"),
            ("right now", "now"),
            ("tonight at 8", "2026-11-24T20:00"),
            ("tomorrow at 9 o'clock", "2026-11-25T09:00"),
            ("on the 3rd at 10:00", "2026-12-03T10:00"),
            ("tomorrow from 4 to 5 pm", "2026-11-25T16:00"),
            ("monday next week at 9:00", "2026-11-30T09:00"),
            ("midnight tomorrow", "2026-11-26T00:00"),
        ],
    );
}

#[test]
fn days_and_times_in_portuguese() {
    all_say(
        Language::EsMx,
        &[
            ("amanhã às 10h30", "2026-11-25T10:30"),
            ("sexta 9h", "2026-11-27T09:00"),
            ("sexta-feira às 9h", "2026-11-27T09:00"),
            ("na próxima segunda-feira às 14h", "2026-11-30T14:00"),
            ("quarta que vem às 8 da noite", "2026-11-25T20:00"),
            ("depois de amanhã ao meio-dia", "2026-11-26T12:00"),
            ("amanhã ao meio-dia e meia", "2026-11-25T12:30"),
            ("3 de janeiro às 16h", "2027-01-03T16:00"),
            ("daqui a 2 horas", "2026-11-24T12:20"),
            ("em meia hora", "2026-11-24T10:50"),
            ("hoje à noite às 8", "2026-11-24T20:00"),
            ("agora", "now"),
            ("amanhã das 10 às 11", "2026-11-25T10:00"),
            ("dia 3 às 9h", "2026-12-03T09:00"),
            ("dia 3/12 às 9 da manhã", "2026-12-03T09:00"),
            ("terça da semana que vem às 15h", "2026-12-01T15:00"),
            ("amanhã às quatro e meia da tarde", "2026-11-25T16:30"),
            ("terça-feira, 1º de dezembro, 10:30", "2026-12-01T10:30"),
        ],
    );
}

#[test]
fn kinds_and_lengths() {
    for (text, kind) in [
        ("consulta María", VisitKind::Consultation),
        ("teleconsulta María", VisitKind::Consultation),
        ("informe médico María", VisitKind::FamilyUpdate),
        ("family update Mary", VisitKind::FamilyUpdate),
        ("visita familiar María", VisitKind::FamilyVisit),
        ("televisita María", VisitKind::FamilyVisit),
        ("family visit Mary", VisitKind::FamilyVisit),
        ("visita da família Maria", VisitKind::FamilyVisit),
    ] {
        let draft = read(text);
        assert_eq!((draft.kind, draft.patient.is_some(), draft.unread.len()), (Some(kind), true, 0), "{text}");
    }
    for (text, minutes) in [
        ("hoy 18:00 45 min", 45),
        ("hoy 18:00 por una hora", 60),
        ("today 6pm for 90 minutes", 90),
        ("hoy 18:00 30min", 30),
        ("hoy de 18:00 a 18:45", 45),
        ("hoy de 6 a 7 de la tarde", 60),
    ] {
        assert_eq!((read(text).minutes, when(&read(text)).as_str()), (Some(minutes), "2026-11-24T18:00"), "{text}");
    }
    assert_eq!(read("hoy 18:00 5 min").problems, [Problem::Length { text: "5 min".to_owned() }]);
}

#[test]
fn people_in_three_languages() {
    for (text, patient, relatives) in [
        ("hoy 18:00 María del Carmen de la Cruz", "María del Carmen de la Cruz", vec![]),
        ("hoy 18:00 con Juan Peña Nieto 5512345678", "Juan Peña Nieto", vec![]),
        (
            "informe de Juan Pérez a su esposa Rosa Díaz 5587654321",
            "Juan Pérez",
            vec![named(Some(Relation::Spouse), "Rosa Díaz", Some("+525587654321"))],
        ),
        (
            "family update for John Smith with his wife Mary +1 415 555 2671",
            "John Smith",
            vec![named(Some(Relation::Spouse), "Mary", Some("+14155552671"))],
        ),
        (
            "amanhã 9h João Souza com a filha Ana +55 11 96123-4567 e o filho Luís",
            "João Souza",
            vec![
                named(Some(Relation::Child), "Ana", Some("+5511961234567")),
                named(Some(Relation::Child), "Luís", None),
            ],
        ),
        (
            "hoy 18:00 María López, hija Ana 5587654321",
            "María López",
            vec![named(Some(Relation::Child), "Ana", Some("+525587654321"))],
        ),
        (
            "hoy 18:00 María López, Ana (hija) 5587654321",
            "María López",
            vec![named(Some(Relation::Child), "Ana", Some("+525587654321"))],
        ),
        ("hoy 18:00 María López y Ana Ruiz", "María López", vec![named(None, "Ana Ruiz", None)]),
        (
            "hoy 18:00 con su hijo Luis 5587654321 paciente Juan Pérez 5512345678",
            "Juan Pérez",
            vec![named(Some(Relation::Child), "Luis", Some("+525587654321"))],
        ),
    ] {
        let draft = read(text);
        assert_eq!(
            (draft.patient, draft.relatives, draft.unread),
            (PersonName::parse(patient), relatives, vec![]),
            "{text}"
        );
    }
}

/// Everybody in a line, first the patient, each with the phone.
fn people(draft: &Draft) -> Vec<(&str, &str)> {
    let relatives = draft.relatives.iter().map(|one| (one.name.as_ref(), one.phone.as_ref()));
    let all = [(draft.patient.as_ref(), draft.phone.as_ref())].into_iter().chain(relatives);
    all.map(|(name, phone)| (name.map_or("-", PersonName::as_str), phone.map_or("-", PhoneNumber::as_e164))).collect()
}

#[test]
fn a_surname_with_y_is_one_persons() {
    let phone = "+525512121213";
    for (text, name) in [
        ("ahora José Ortega y Gasset 55 1212 1213", "José Ortega y Gasset"),
        ("ahora José Ortega y Gasset tel. 55 1212 1213", "José Ortega y Gasset"),
        ("ahora 55 1212 1213 José Ortega y Gasset", "José Ortega y Gasset"),
        ("José Ortega y Gasset ahora consulta 55 1212 1213", "José Ortega y Gasset"),
        ("ahora paciente Santiago Ramón y Cajal, 55 1212 1213", "Santiago Ramón y Cajal"),
        ("ahora Ana Gil y de la Torre 55 1212 1213", "Ana Gil y de la Torre"),
        (
            "ahora Josefina Fernández-Montenegro y Castañeda de la Torre 55 1212 1213",
            "Josefina Fernández-Montenegro y Castañeda de la Torre",
        ),
        ("agora Maria da Costa e Silva 55 1212 1213", "Maria da Costa e Silva"),
    ] {
        let draft = read(text);
        assert_eq!(people(&draft), [(name, phone)], "{text}");
        assert_eq!((&draft.notes[..], draft.unread.len()), (&[Note::OneSurname][..], 0), "{text}");
    }
    let draft = read("ahora José Ortega y Gasset 55 1212 1213 con su hija Ana Gil y Ruiz +1 312 555 0100");
    assert_eq!(people(&draft), [("José Ortega y Gasset", phone), ("Ana Gil y Ruiz", "+13125550100")]);
    assert_eq!(draft.notes, [Note::OneSurname]);
    let draft = read("ahora José Ortega y Gasset 55 1212 1213 y Ana Gil 55 2222 3333");
    assert_eq!(people(&draft), [("José Ortega y Gasset", phone), ("Ana Gil", "+525522223333")]);
}

#[test]
fn two_people_with_y_stay_two() {
    let (first, second) = ("+525512345678", "+525522223333");
    for (text, expected) in [
        ("ahora María López 55 1234 5678 y Ana Gil 55 2222 3333", [("María López", first), ("Ana Gil", second)]),
        ("ahora María López 55 1234 5678 y su hija Ana 55 2222 3333", [("María López", first), ("Ana", second)]),
        ("ahora 55 1234 5678 María López y Gil 55 2222 3333", [("María López", first), ("Gil", second)]),
        ("ahora María López y su hija Ana 55 2222 3333", [("María López", "-"), ("Ana", second)]),
        ("ahora Juan Peña y nieto Luis 55 2222 3333", [("Juan Peña", "-"), ("Luis", second)]),
        ("ahora María y Juan 55 2222 3333", [("María", "-"), ("Juan", second)]),
        ("ahora María López y Juan 55 2222 3333", [("María López", "-"), ("Juan", second)]),
        ("ahora María López y Xóchitl Ruiz 55 2222 3333", [("María López", "-"), ("Xóchitl Ruiz", second)]),
        ("ahora María López, y Gil 55 2222 3333", [("María López", "-"), ("Gil", second)]),
        ("ahora María López y Gil", [("María López", "-"), ("Gil", "-")]),
        ("agora Maria e João 55 2222 3333", [("Maria", "-"), ("João", second)]),
        ("agora Maria Souza e o João Lima 55 2222 3333", [("Maria Souza", "-"), ("João Lima", second)]),
        ("now John Smith and Mary 55 2222 3333", [("John Smith", "-"), ("Mary", second)]),
        ("now John Smith and Brown 55 2222 3333", [("John Smith", "-"), ("Brown", second)]),
    ] {
        let draft = read(text);
        assert_eq!(people(&draft), expected, "{text}");
        assert_eq!((&draft.notes[..], &draft.unread[..]), (&[][..], &[][..]), "{text}");
    }
    let draft = read("ahora José Ortega y Gasset 55 1234 5678, 55 2222 3333");
    assert_eq!(people(&draft), [("José Ortega", "-"), ("Gasset", first), ("-", second)], "a phone each, or whose?");
    let draft = read("ahora Dra. Ana Ruiz y Gil 55 2222 3333");
    assert_eq!((draft.clinician.as_deref(), people(&draft)), (Some("Ana Ruiz"), vec![("Gil", second)]));
    assert!(read("now Mary E. Smith 55 2222 3333").notes.is_empty(), "an initial is no `e`");
}

#[test]
fn a_long_name_is_whole() {
    for name in [
        "Josefina Guadalupe de los Ángeles Fernández-Montenegro Castañeda de la Torre",
        "Josefina Guadalupe de los Ángeles Fernández-Montenegro y Castañeda de la Torre",
        "Pedro de Alcântara Francisco Antônio João Carlos Xavier de Paula",
        "Ana Bea Cruz Díaz Eva Fox Gil Haro Ibarra Jara",
    ] {
        let draft = read(&format!("ahora {name} 55 3333 4444"));
        assert_eq!(people(&draft), [(name, "+525533334444")]);
        assert_eq!((draft.unread.len(), draft.problems.len()), (0, 0), "{name}");
    }
}

#[test]
fn what_is_longer_than_a_name_is_never_cut() {
    let eleven = "Ana Bea Cruz Díaz Eva Fox Gil Haro Ibarra Jara Kuri";
    let letters = "Wolfeschlegelsteinhausenbergerdorff-Montenegro de la Bartholomäuswallfahrtskirchen-Castañeda";
    let phone = "+525533334444";
    for long in [eleven, letters] {
        for (text, expected) in [
            (format!("ahora {long} 55 3333 4444"), vec![("-", phone)]),
            (format!("ahora {long}"), vec![("-", "-")]),
            (format!("ahora con {long}, Ana Gil 55 3333 4444"), vec![("-", "-"), ("Ana Gil", phone)]),
            (format!("ahora Ana Gil con su hija {long} 55 3333 4444"), vec![("Ana Gil", "-"), ("-", phone)]),
            (format!("ahora Ana Gil 55 3333 4444 con {long}"), vec![("Ana Gil", phone)]),
            (format!("ahora Ana Gil 55 3333 4444 con la Dra. {long}"), vec![("Ana Gil", phone)]),
        ] {
            let draft = read(&text);
            assert_eq!(draft.problems, [Problem::LongName { text: long.to_owned() }], "{text}");
            assert_eq!(
                (people(&draft), &draft.unread[..], draft.clinician.as_ref()),
                (expected, &[][..], None),
                "{text}"
            );
        }
        assert!(!read(long).is_one(), "many words are also in talk");
    }
    let draft = read(&format!("ahora Ana Gil 55 3333 4444, {eleven}"));
    assert_eq!(
        (people(&draft), &draft.unread[..], draft.problems.len()),
        (vec![("Ana Gil", phone)], &[eleven.to_owned()][..], 0)
    );
}

#[test]
fn the_clinician_is_told_by_the_title() {
    for text in [
        "hoy 18:00 María López con la Dra. Ana Ruiz",
        "María López hoy 18:00 dra. Ana Ruiz",
        "today 6pm with Dr. Ana Ruiz María López 5512345678",
    ] {
        assert!(read(text).clinician.is_some_and(|name| name.starts_with("Ana Ruiz")), "{text}");
    }
    assert_eq!(read("hoy 18:00 María López con la Dra. Ana Ruiz").patient, PersonName::parse("María López"));
}

#[test]
fn a_phone_is_never_guessed() {
    for (text, wrong) in [
        ("ahora 55 1234 567", "55 1234 567"),
        ("ahora 5 55 1234 5678", "5 55 1234 5678"),
        ("mañana 10:30 María 55 1234 56789", "55 1234 56789"),
        ("ahora 55 1234 5678 9", "55 1234 5678 9"),
        ("ahora 800 123 4567", "800 123 4567"),
    ] {
        let draft = read(text);
        let texts: Vec<_> = draft
            .problems
            .iter()
            .filter_map(|problem| match problem {
                Problem::Phone { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!((texts, draft.phone), (vec![wrong], None), "{text}");
    }
}

#[test]
fn a_phone_stands_beside_times() {
    for text in [
        "viernes 9 55 1234 5678 María",
        "María 55 1234 5678 viernes 9",
        "a las 9 55 1234 5678 viernes María",
        "María 55 1234 5678 9 am viernes",
        "María 55 1234 5678 9 de la mañana viernes",
        "María (55) 1234-5678 viernes 9:00",
        "viernes María tel. 55.1234.5678, 9 h",
        "viernes 9:00 María Tel.5512345678",
        "viernes 9:00 María cel:55-1234-5678",
        "viernes 9:00 María +52 1 55 1234 5678",
        "viernes 9:00 María \u{202a}+52\u{a0}55\u{a0}1234\u{a0}5678\u{202c}",
    ] {
        let draft = read(text);
        let phone = draft.phone.as_ref().map(PhoneNumber::as_e164);
        assert_eq!(
            (when(&draft).as_str(), phone, &draft.unread[..]),
            ("2026-11-27T09:00", Some("+525512345678"), &[][..]),
            "{text}"
        );
    }
    let draft = read("ahora informe Juan, 5512345678 5587654321");
    assert_eq!((draft.phone.unwrap().as_e164(), draft.relatives.len()), ("+525512345678", 1));
}

#[test]
fn what_cannot_be_is_said() {
    for (text, problem) in [
        ("hoy 9:00", Problem::Past),
        ("ayer 10:00", Problem::Past),
        ("3 de noviembre 10:00", Problem::Past),
        ("3/1/2026 10:00", Problem::Past),
        ("3/1/2029 10:00", Problem::Far),
        ("30 de febrero 10:00", Problem::NoSuchDate { text: "30 de febrero".to_owned() }),
        ("mañana 25:30", Problem::NoSuchTime { text: "25:30".to_owned() }),
        ("mañana 10:75", Problem::NoSuchTime { text: "10:75".to_owned() }),
        (
            "lunes 3 de diciembre 10:00",
            Problem::OtherWeekday { text: "lunes 3 de diciembre".to_owned(), date: Date::constant(2026, 12, 3) },
        ),
        (
            "mañana o el viernes 10:00",
            Problem::SeveralDates { texts: vec!["mañana".to_owned(), "el viernes".to_owned()] },
        ),
        ("mañana 10:00 o 11:00", Problem::SeveralTimes { texts: vec!["10:00".to_owned(), "11:00".to_owned()] }),
        ("ahora mañana", Problem::SeveralTimes { texts: vec!["ahora".to_owned(), "mañana".to_owned()] }),
        ("consulta informe Juan", Problem::SeveralKinds { texts: vec!["consulta".to_owned(), "informe".to_owned()] }),
    ] {
        assert_eq!(read(text).problems, [problem], "{text}");
    }
}

#[test]
fn what_is_not_understood_is_repeated() {
    assert_eq!(read("mañana 10:30 María López, urgente").unread, ["urgente"]);
    assert_eq!(read("mañana 10:30 María López #42 @casa").unread, ["#42 @casa"]);
    assert_eq!(read("mañana por la tarde María").unread, ["por la tarde"]);
    assert_eq!(read("no puedo mañana 10:30").unread, ["no puedo"]);
    assert_eq!(read("mañana 10:30 María López expediente 123456").unread, ["123456"]);
    assert_eq!(read("mañana 10:30 María López 70 años").unread, ["70 años"]);
}

#[test]
fn an_order_is_told_from_talk() {
    for (text, is_one) in [
        ("gracias", false),
        ("buenos días", false),
        ("consulta", false),
        ("María López", false),
        ("asdf qwer", false),
        ("consulta María López", true),
        ("5512345678", true),
        ("mañana 10:00", true),
        ("55 1234 567", true),
    ] {
        assert_eq!(read(text).is_one(), is_one, "{text}");
    }
}

#[test]
fn the_nights_on_which_clocks_change() {
    for (zone, now, text, at, change) in [
        ("America/Tijuana", "2027-03-13T18:00:00Z", "mañana 02:30", "2027-03-14T10:30:00Z", Some(ClockChange::Skipped)),
        ("America/Tijuana", "2027-03-13T18:00:00Z", "mañana 03:30", "2027-03-14T10:30:00Z", None),
        (
            "America/Chicago",
            "2026-10-31T18:00:00Z",
            "mañana 01:30",
            "2026-11-01T06:30:00Z",
            Some(ClockChange::Repeated),
        ),
        (
            "America/Sao_Paulo",
            "2018-11-03T18:00:00Z",
            "mañana 00:30",
            "2018-11-04T03:30:00Z",
            Some(ClockChange::Skipped),
        ),
        ("America/Mexico_City", "2027-03-13T18:00:00Z", "mañana 02:30", "2027-03-14T08:30:00Z", None),
        ("America/Tijuana", "2027-03-14T09:50:00Z", "en 20 min", "2027-03-14T10:10:00Z", None),
    ] {
        let reader = Reader { zone: TimeZone::get(zone).unwrap(), now: now.parse().unwrap(), ..reader(Language::EsMx) };
        let Some(When::At(moment)) = reader.read(text).when else { panic!("{zone} {text}") };
        assert_eq!((moment.at, moment.change), (at.parse().unwrap(), change), "{zone} {text}");
    }
}

#[test]
fn the_end_of_the_year() {
    let reader = Reader { now: "2026-12-30T18:00:00Z".parse().unwrap(), ..reader(Language::EsMx) };
    for (text, expected) in [
        ("3 de enero 10:00", "2027-01-03T10:00"),
        ("31/12 10:00", "2026-12-31T10:00"),
        ("viernes 10:00", "2027-01-01T10:00"),
        ("el 2 a las 10:00", "2027-01-02T10:00"),
        ("29 de diciembre 10:00", "-"),
    ] {
        assert_eq!(when(&reader.read(text)), expected, "{text}");
    }
}
