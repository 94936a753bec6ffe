//! What holds for every line.

use jiff::{ToSpan, civil::DateTime};
use proptest::prelude::*;

use super::{
    super::words::{self, Meaning},
    *,
};

const ZONES: [&str; 4] = ["America/Mexico_City", "America/Tijuana", "America/Chicago", "America/Sao_Paulo"];

/// Days on which clocks change in one of the zones, and ends of years.
const NIGHTS: [&str; 6] = ["2026-03-08", "2026-11-01", "2027-03-14", "2018-11-04", "2018-02-18", "2026-12-31"];

/// A reader, and a moment at most 300 days later that is on its clocks, and once only.
fn moments() -> impl Strategy<Value = (Reader, DateTime)> {
    let anywhere = (0i64..1500, 0i64..1440, 1i64..300, 0i64..1440);
    let night = (0..NIGHTS.len(), 0i64..3, 0i64..300);
    let anytime = anywhere.prop_map(|(day, minute, ahead, then)| {
        let now = Date::constant(2025, 1, 1).at(0, 0, 0, 0) + day.days() + minute.minutes();
        (now, (now.date() + ahead.days()).at(0, 0, 0, 0) + then.minutes())
    });
    let clock_change = night.prop_map(|(night, before, then)| {
        let night: Date = NIGHTS[night].parse().unwrap();
        ((night - (before + 1).days()).at(18, 0, 0, 0), night.at(0, 0, 0, 0) + then.minutes())
    });
    (0..ZONES.len(), prop_oneof![anytime, clock_change]).prop_filter_map("the clocks change", |(zone, (now, then))| {
        let zone = TimeZone::get(ZONES[zone]).unwrap();
        let now = zone.to_timestamp(now).ok()?;
        zone.to_ambiguous_timestamp(then).unambiguous().ok()?;
        Some((Reader { zone, now, ..reader(Language::EsMx) }, then))
    })
}

fn pick<T: Copy>(all: &[T], nth: usize) -> T {
    all[nth % all.len()]
}

const MONTHS: [[&str; 12]; 3] = [
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
];
const WEEKDAYS: [[&str; 7]; 3] = [
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
];

/// Every way to write a date in a language (0 Spanish, 1 English, 2 Portuguese), seen from `today`.
fn dates(date: Date, today: Date, language: usize) -> Vec<String> {
    let (year, month, day) = (date.year(), MONTHS[language][date.month() as usize - 1], date.day());
    let weekday = WEEKDAYS[language][date.weekday().to_monday_zero_offset() as usize];
    let (d, m) = (day, date.month());
    let mut all = vec![format!("{date}")];
    all.extend(match language {
        0 => vec![
            format!("el {d} de {month}"),
            format!("{d} de {month} de {year}"),
            format!("{weekday} {d} de {month}"),
            format!("{d}/{m}"),
            format!("{d}/{m}/{year}"),
            format!("{d:02}-{m:02}-{year}"),
            format!("{weekday} {d}/{m}"),
        ],
        1 => vec![
            format!("{month} {d}"),
            format!("{month} {d}, {year}"),
            format!("{weekday}, {month} {d}"),
            format!("{d}th of {month}"),
            format!("{m}/{d}"),
            format!("{m}/{d}/{year}"),
            format!("on {weekday} {m}/{d}"),
        ],
        _ => vec![
            format!("{d} de {month}"),
            format!("no dia {d} de {month} de {year}"),
            format!("{weekday}, {d} de {month}"),
            format!("{d}/{m}"),
            format!("{d}/{m}/{year}"),
        ],
    });
    let ahead = (date - today).get_days();
    let words = [
        ["hoy", "mañana", "pasado mañana"],
        ["today", "tomorrow", "the day after tomorrow"],
        ["hoje", "amanhã", "depois de amanhã"],
    ];
    all.extend(words[language].get(ahead as usize).map(|word| (*word).to_owned()));
    let in_days = [format!("en {ahead} días"), format!("in {ahead} days"), format!("em {ahead} dias")];
    all.extend((ahead > 1).then(|| in_days[language].clone()));
    // A weekday by itself is the coming one; the same as today's is today's or that of the next week.
    all.extend((1..7).contains(&ahead).then(|| weekday.to_owned()));
    let next = [format!("{weekday} que viene"), format!("next {weekday}"), format!("{weekday} que vem")];
    all.extend((1..=7).contains(&ahead).then(|| next[language].clone()));
    all
}

/// Every way to write a time.
fn times(time: Time, language: usize) -> Vec<String> {
    let (hour, minute) = (time.hour(), time.minute());
    let half = (hour + 11) % 12 + 1;
    let (am, dotted) = if hour < 12 { ("am", "a. m.") } else { ("pm", "p. m.") };
    let mut all = vec![
        format!("{hour:02}:{minute:02}"),
        format!("{half}:{minute:02} {am}"),
        format!("{half}:{minute:02}{am}"),
        format!("{half}:{minute:02} {dotted}"),
        format!("{hour:02}.{minute:02}"),
        format!("{hour}:{minute:02} h"),
        format!("{hour}h{minute:02}"),
        format!("{hour:02}{minute:02} hrs"),
    ];
    if minute == 0 {
        all.extend([format!("{half}{am}"), format!("{half} {am}"), format!("{hour} h"), format!("{hour}h")]);
    }
    let part = |morning, afternoon, night| match hour {
        1..=11 => Some(morning),
        12..=18 => Some(afternoon),
        19..=23 => Some(night),
        _ => None,
    };
    let clock = if minute == 0 { format!("{half}") } else { format!("{half}:{minute:02}") };
    let spoken = match language {
        0 => part("de la mañana", "de la tarde", "de la noche")
            .map(|part| vec![format!("a las {clock} {part}"), format!("{clock} {part}")]),
        1 => part("in the morning", "in the afternoon", "at night").map(|part| vec![format!("at {clock} {part}")]),
        _ => part("da manhã", "da tarde", "da noite").map(|part| vec![format!("às {clock} {part}")]),
    };
    all.extend(spoken.into_iter().flatten());
    if minute == 30
        && let Some(part) = part("de la mañana", "de la tarde", "de la noche")
    {
        all.push(format!("a las {half} y media {part}"));
    }
    if (hour, minute) == (12, 0) {
        all.push(["al mediodía", "at noon", "ao meio-dia"][language].to_owned());
    }
    all
}

/// Words of which lines are made, good and bad.
const WORDS: [&str; 75] = [
    "mañana",
    "Viernes",
    "lunes",
    "que",
    "viene",
    "el",
    "3",
    "de",
    "enero",
    "9",
    "16",
    "10:30",
    "10.30",
    "4pm",
    "a",
    "las",
    "la",
    "tarde",
    "noche",
    "y",
    "media",
    "en",
    "2",
    "horas",
    "hoy",
    "ahora",
    "min",
    "45",
    "55",
    "1234",
    "5678",
    "5512345678",
    "+1",
    "312",
    "555",
    "0100",
    "(55)",
    "1234-5678",
    "044",
    "con",
    "su",
    "hija",
    "Ana",
    "María",
    "López",
    "Peña",
    "Nieto",
    "Dra.",
    "Dr",
    "informe",
    "consulta",
    "visita",
    "familiar",
    "family",
    "update",
    "tomorrow",
    "at",
    "noon",
    "next",
    "friday",
    "amanhã",
    "às",
    "10h30",
    "sexta",
    ",",
    "(",
    "3/1",
    "31/2",
    "25:99",
    "#42",
    "😀",
    "İstanbul",
    "Gasset",
    "e",
    "Y.",
];

/// Parts of names, each with one word that counts.
const NAMES: [&str; 8] =
    ["Ana", "María", "de los Ángeles", "del Carmen", "Fernández-Montenegro", "de la Torre", "Peña", "dos Santos"];

fn lines() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec((0..WORDS.len(), 0..8u8), 0..14);
    let made = words.prop_map(|words| {
        let mut text = String::new();
        for (word, after) in words {
            text.push_str(WORDS[word]);
            text.push_str(match after {
                0 => ", ",
                1 => "  ",
                2 => "; ",
                _ => " ",
            });
        }
        text
    });
    prop_oneof![4 => made, 1 => "\\PC{0,60}", 1 => "[+0-9 ().:/hampe-]{0,40}"]
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// What a draft says, without the writing of names.
fn without_accents(draft: &Draft) -> (Draft, Vec<String>) {
    let names = draft.relatives.iter().filter_map(|one| one.name.as_ref()).chain(&draft.patient);
    let texts =
        names.map(PersonName::as_str).chain(draft.unread.iter().map(String::as_str)).chain(draft.clinician.as_deref());
    let texts = texts.map(words::plain).collect();
    let mut rest = draft.clone();
    rest.unread.clear();
    rest.problems = draft.problems.iter().map(|_| Problem::Past).collect();
    rest.clinician = None;
    rest.patient = None;
    rest.relatives.iter_mut().for_each(|one| one.name = None);
    (rest, texts)
}

proptest! {
    #[test]
    fn a_moment_is_read_back_as_it_was_written((reader, then) in moments(), language in 0usize..3, first: usize, second: usize, time_first: bool) {
        let today = reader.now.to_zoned_datetime(reader.zone.clone()).date();
        let (date, time) = (dates(then.date(), today, language), times(then.time(), language));
        let (date, time) = (&date[first % date.len()], &time[second % time.len()]);
        let text = if time_first { format!("{time} {date}") } else { format!("{date} {time}") };
        let reader = Reader { language: [Language::EsMx, Language::En, Language::EsMx][language], ..reader };
        let draft = reader.read(&text);
        let at = reader.zone.to_timestamp(then).unwrap();
        prop_assert_eq!(draft.when, Some(When::At(Moment { local: then, at, change: None })), "{}: {:?}", text, draft);
        prop_assert_eq!((draft.unread.len(), draft.problems.len()), (0, 0), "{}", text);
    }

    #[test]
    fn so_many_minutes_from_now_are_so_many((reader, _) in moments(), minutes in 0i32..2000, form: usize) {
        let text = pick(&["en {} min", "in {} minutes", "dentro de {} minutos", "em {} minutos", "daqui a {} minutos"], form).replace("{}", &minutes.to_string());
        let Some(When::At(moment)) = reader.read(&text).when else { panic!("{text}") };
        let now = reader.now.as_second().div_euclid(60) * 60;
        prop_assert_eq!(moment.at.as_second(), now + i64::from(minutes) * 60);
    }

    #[test]
    fn no_word_is_lost_and_none_counts_twice(text in lines()) {
        let (draft, line) = reader(Language::EsMx).read_words(&text);
        let punctuation = |c: &char| !c.is_whitespace() && !",;:()¿?¡!\"«»“”[]-./\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}".contains(*c) && !words::is_invisible(*c);
        let words: String = (0..line.len()).filter_map(|at| line.word(at)).map(|word| word.text.as_str()).collect();
        prop_assert_eq!(words.chars().filter(punctuation).collect::<String>(), text.chars().filter(punctuation).collect::<String>());
        // What has no meaning is repeated, and nothing else is.
        let unread: Vec<_> = (0..line.len()).filter(|at| matches!(line.meaning(*at), None | Some(Meaning::Unread))).collect();
        let repeated: Vec<_> = draft.unread.iter().flat_map(|run| run.split(' ')).map(str::to_owned).collect();
        prop_assert_eq!(unread.iter().map(|at| line.word(*at).unwrap().text.clone()).collect::<Vec<_>>(), repeated);
        // What has a meaning shows in a field, or in what is said to be wrong.
        let means = |meaning: Meaning| (0..line.len()).any(|at| line.meaning(at) == Some(meaning));
        let wrong = !draft.problems.is_empty();
        let phones = draft.phone.iter().chain(draft.relatives.iter().filter_map(|one| one.phone.as_ref())).count();
        prop_assert!(!means(Meaning::When) || draft.when.is_some() || wrong);
        prop_assert!(!means(Meaning::Length) || draft.minutes.is_some() || wrong);
        prop_assert!(!means(Meaning::Kind) || draft.kind.is_some() || wrong);
        prop_assert!(!means(Meaning::Phone) || phones > 0);
        prop_assert!(!means(Meaning::Wrong) || wrong);
        prop_assert!(!means(Meaning::Clinician) || draft.clinician.is_some());
        prop_assert!(!means(Meaning::Person) || draft.patient.is_some() || !draft.relatives.is_empty());
        // Every word of a person is in somebody's name, or says what somebody is.
        let names = draft.patient.iter().chain(draft.relatives.iter().filter_map(|one| one.name.as_ref()));
        let in_names: usize = names.map(|name| name.as_str().split(' ').count()).sum();
        let persons = (0..line.len()).filter(|at| line.meaning(*at) == Some(Meaning::Person)).count();
        prop_assert!(in_names <= persons);
    }

    #[test]
    fn a_name_is_whole_or_none(parts in proptest::collection::vec(0..NAMES.len(), 1..14)) {
        let parts: Vec<_> = ["Ana"].into_iter().chain(parts.iter().map(|part| NAMES[*part])).collect();
        let name = parts.join(" ");
        let draft = reader(Language::EsMx).read(&format!("ahora {name} 55 1234 5678"));
        let long = parts.len() > 10 || name.chars().count() > 80;
        prop_assert_eq!(draft.patient, PersonName::parse(&name).filter(|_| !long));
        prop_assert_eq!(draft.phone.as_ref().map(PhoneNumber::as_e164), Some("+525512345678"));
        prop_assert_eq!(draft.problems, if long { vec![Problem::LongName { text: name }] } else { vec![] });
        prop_assert_eq!((draft.relatives.len(), draft.unread.len()), (0, 0));
    }

    #[test]
    fn a_phone_consists_of_digits_that_were_written(text in lines()) {
        let draft = reader(Language::EsMx).read(&text);
        let written = digits(&text);
        for phone in draft.phone.iter().chain(draft.relatives.iter().filter_map(|one| one.phone.as_ref())) {
            let national = phone.as_e164().trim_start_matches("+52").trim_start_matches('+');
            prop_assert!(written.contains(national), "{} {}", text, phone.as_e164());
        }
    }

    #[test]
    fn accents_and_capitals_do_not_matter(text in lines()) {
        let said = without_accents(&reader(Language::EsMx).read(&text));
        let small: String = text.chars().flat_map(char::to_lowercase).collect();
        prop_assert_eq!(&without_accents(&reader(Language::EsMx).read(&small)), &said);
        let bare: String = small.split_inclusive(char::is_whitespace).map(|word| {
            let blank = word.trim_end();
            blank.chars().map(|c| if "áéíóúñãç".contains(c) { words::plain(&c.to_string()) } else { c.to_string() }).collect::<String>() + &word[blank.len()..]
        }).collect();
        prop_assert_eq!(&without_accents(&reader(Language::EsMx).read(&bare)), &said);
    }
}
