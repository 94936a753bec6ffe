use jiff::Timestamp;

use super::*;

fn zoned(at: &str, zone: &str) -> jiff::ZonedDateTime {
    at.parse::<Timestamp>().unwrap().in_tz(zone).unwrap()
}

#[test]
fn every_file_is_readable_and_no_id_is_given_twice() {
    for catalogue in CATALOGUES.iter() {
        assert_eq!(catalogue.problems().collect::<Vec<_>>(), Vec::<&str>::new());
    }
}

#[test]
fn every_file_in_the_folders_is_part_of_the_program() {
    let mut listed: Vec<_> = catalogue::FILES.iter().map(|(tag, name, _)| format!("{tag}/{name}.ftl")).collect();
    let mut found = Vec::new();
    for language in std::fs::read_dir("locales").unwrap().map(Result::unwrap) {
        for file in std::fs::read_dir(language.path()).unwrap().map(Result::unwrap) {
            found.push(format!("{}/{}", language.file_name().display(), file.file_name().display()));
        }
    }
    listed.sort();
    found.sort();
    assert_eq!(found, listed, "the list is FILES in catalogue.rs");
}

#[test]
fn a_broken_file_and_a_repeated_id_are_reported() {
    let files = [("a", "chat-a = A\n"), ("b", "chat-a = B\n"), ("c", "chat-c = { $\n")];
    let catalogue = Catalogue::new(Language::En, files);
    let problems: Vec<_> = catalogue.problems().collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].starts_with("en/b.ftl") && problems[1].starts_with("en/c.ftl"), "{problems:?}");
}

#[test]
fn all_languages_have_the_same_sentences_with_the_same_arguments() {
    // What the code offers to every language, whether it needs it or not.
    let offered = ["hour24", "hour12", "minute", "half"].map(String::from);
    let spanish = catalogue(Language::EsMx);
    for language in Language::ALL {
        let other = catalogue(language);
        assert_eq!(other.ids("").collect::<Vec<_>>(), spanish.ids("").collect::<Vec<_>>(), "{language}");
        for id in other.ids("") {
            if id == "date-clock" {
                assert!(other.arguments(id).iter().all(|name| offered.contains(name)), "{language} {id}");
            } else {
                assert_eq!(other.arguments(id), spanish.arguments(id), "{language} {id}");
            }
        }
    }
}

#[test]
fn no_sentence_is_empty_or_padded_or_leaves_a_gap() {
    for language in Language::ALL {
        for id in catalogue(language).ids("") {
            let catalogue = catalogue(language);
            let sentence = catalogue.outline(id);
            assert!(!sentence.is_empty() && sentence.trim() == sentence, "{language} {id}: {sentence:?}");
            assert!(!sentence.contains("{$"), "{language} {id} leaves a gap: {sentence:?}");
        }
    }
}

#[test]
fn arguments_are_found_wherever_they_stand() {
    let source = "chat-x = { $a } { $n ->\n    [one] { NUMBER($b) }\n   *[other] { $c }\n }\n";
    let catalogue = Catalogue::new(Language::En, [("x", source)]);
    assert_eq!(catalogue.arguments("chat-x").into_iter().collect::<Vec<_>>(), ["a", "b", "c", "n"]);
}

#[test]
fn an_argument_is_inserted_without_isolation_marks() {
    let at = zoned("2026-11-24T16:30:00Z", "America/Mexico_City");
    assert!(date_time(Language::EsMx, &at).is_ascii());
    assert_eq!(say_with(Language::En, "date-zone", &[("city", "Oaxaca".into())]), "Oaxaca time");
}

#[test]
fn an_unknown_sentence_shows_its_id() {
    assert_eq!(say(Language::En, "chat-nobody-wrote-this"), "chat-nobody-wrote-this");
}

#[test]
fn a_sentence_without_its_argument_still_says_the_rest() {
    assert_eq!(say(Language::EsMx, "date-zone"), "hora de {$city}");
}

#[test]
fn a_number_chooses_between_singular_and_plural() {
    let source = "chat-n = { $n ->\n    [one] { $n } minuto\n   *[other] { $n } minutos\n }\n";
    let catalogue = Catalogue::new(Language::EsMx, [("n", source)]);
    let say = |n: i64| catalogue.sentence("chat-n", &[("n", n.into())]).unwrap().unwrap();
    assert_eq!((say(1), say(2), say(12_000)), ("1 minuto".into(), "2 minutos".into(), "12000 minutos".into()));
    assert_eq!(catalogue.outline("chat-n"), "{n} minutos");
}

#[test]
fn a_group_has_the_sentences_of_its_prefix_with_named_gaps() {
    let group = group(Language::En, "date-zone");
    assert_eq!(group["date-zone"], "{city} time");
    assert_eq!(group["date-zone-europe-london"], "London");
    assert!(group.keys().all(|id| id.starts_with("date-zone")));
}

#[test]
fn dates_are_written_as_people_say_them() {
    let at = zoned("2026-11-24T16:30:00Z", "America/Mexico_City");
    assert_eq!(date_time(Language::EsMx, &at), "martes 24 de noviembre, 10:30");
    assert_eq!(date_time(Language::En, &at), "Tuesday, November 24, 10:30 AM");
    assert_eq!(date_time(Language::PtBr, &at), "terça-feira, 24 de novembro, 10:30");
}

#[test]
fn noon_and_midnight_are_twelve_in_english() {
    let clock = |at| clock_time(Language::En, &zoned(at, "UTC"));
    assert_eq!(clock("2026-01-04T00:05:00Z"), "12:05 AM");
    assert_eq!(clock("2026-01-04T12:00:00Z"), "12:00 PM");
    assert_eq!(clock("2026-01-04T23:59:00Z"), "11:59 PM");
    assert_eq!(clock_time(Language::EsMx, &zoned("2026-01-04T00:05:00Z", "UTC")), "0:05");
}

#[test]
fn a_zone_is_named_after_its_city() {
    let words = |language, zone| zone_words(language, &zoned("2026-11-24T16:30:00Z", zone));
    assert_eq!(words(Language::EsMx, "America/Mexico_City"), "hora de Ciudad de México");
    assert_eq!(words(Language::En, "America/Mexico_City"), "Mexico City time");
    assert_eq!(words(Language::EsMx, "America/Costa_Rica"), "hora de Costa Rica");
}

#[test]
fn whoever_lives_in_another_zone_reads_both_times_while_they_differ() {
    let clinic = jiff::tz::TimeZone::get("America/Mexico_City").unwrap();
    let words = |at: &str| {
        let at = zoned(at, "America/Chicago");
        with_both_zones(Language::EsMx, clock_time(Language::EsMx, &at), &at, &clinic)
    };
    assert_eq!(words("2026-07-24T16:30:00Z"), "11:30 (hora de Chicago; 10:30 en la clínica)");
    assert_eq!(words("2026-11-24T16:30:00Z"), "10:30", "in winter the clocks agree");
    assert_eq!(words("2026-07-25T05:30:00Z"), "0:30 (hora de Chicago; viernes 24 de julio, 23:30 en la clínica)");
}

#[test]
fn the_browser_chooses_the_language() {
    let choose = |header| Language::from_accept_language(header, Language::EsMx);
    assert_eq!(choose("en-US,en;q=0.9,es;q=0.8"), Language::En);
    assert_eq!(choose("fr;q=0.9, es-ES;q=0.7, en;q=0.3"), Language::EsMx);
    assert_eq!(choose("fr, en ; q=0.1"), Language::En);
    assert_eq!(choose("pt-PT,es;q=0.5"), Language::PtBr);
    assert_eq!(choose("en;q=0, fr"), Language::EsMx);
    assert_eq!(choose("en;q=nonsense"), Language::EsMx);
    assert_eq!(choose(""), Language::EsMx);
}

#[test]
fn a_language_is_stored_under_its_tag() {
    for language in Language::ALL {
        assert_eq!(serde_json::to_value(language).unwrap(), language.tag());
        assert_eq!(language.tag().parse(), Ok(language));
        assert!(catalogue(language).ids("").next().is_some());
    }
    assert!("klingon".parse::<Language>().is_err());
}
