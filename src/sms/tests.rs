use proptest::prelude::*;

use super::{
    lint::{CLINIC, CLINICIAN, LINK, has_link, longest_date, others, rows},
    *,
};
use crate::texts::{clock_time, date_time, group, with_zone};

fn one(encoding: Encoding, units: usize) -> Segments {
    Segments { encoding, units, segments: 1 }
}

#[test]
fn every_sms_is_one_segment_with_long_names_left_whole() {
    assert_eq!(LINK.len(), 60);
    let rows = rows();
    for row in &rows {
        let (language, id, text) = (row.language, &row.id, &row.text);
        let outline = group(language, "sms-").remove(id).unwrap();
        assert_eq!(row.cost, one(Encoding::Gsm7, row.characters()), "{language} {id}: {text}");
        assert!(row.is_cheap());
        assert!(text.starts_with(&format!("{CLINIC}: ")), "{language} {id} does not say first who writes: {text}");
        assert!(!outline.contains("{clinician}") || text.contains("Dra. Guadalupe Hernandez"), "shortened: {text}");
        let last = text.lines().last();
        assert!(!has_link(&outline) || last == Some(LINK), "{language} {id}: the link is not alone: {text}");
    }
    let of = |language| rows.iter().filter(|row| row.language == language).map(|row| &row.id).collect::<Vec<_>>();
    assert!(of(Language::EsMx).len() >= 17 && Language::ALL.map(of).windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn a_text_that_costs_more_is_seen() {
    let row = |text: &str| {
        let (language, id, text) = (Language::En, "sms-link".to_owned(), text.to_owned());
        lint::Row { language, id, cost: segments(&text), text }
    };
    assert!(row("Hola").is_cheap());
    assert!(!row("Está").is_cheap(), "one segment, of another alphabet");
    assert!(!row(&"a".repeat(161)).is_cheap());
}

/// Whoever lives in another zone reads which one is meant: names give way to it.
#[test]
fn every_sms_is_one_segment_also_when_it_names_a_zone() {
    for language in Language::ALL {
        for (id, outline) in group(language, "sms-") {
            for zone in crate::directory::ZONES {
                let at = "2026-11-26T22:30[America/Mexico_City]".parse::<jiff::ZonedDateTime>().unwrap();
                let there = at.with_time_zone(jiff::tz::TimeZone::get(zone).unwrap());
                let clinic = jiff::tz::TimeZone::UTC;
                let words = |words: String| Arg::from(with_zone(language, words, &there, &clinic));
                let (date, time) = (words(date_time(language, &there)), words(clock_time(language, &there)));
                let names = [("clinic", CLINIC.into()), ("clinician", CLINICIAN.into())];
                let args: Vec<_> = names.into_iter().chain([("date", date), ("time", time)]).chain(others()).collect();
                let text = sms_text(language, &id, &args, has_link(&outline).then_some(LINK));
                assert_eq!(segments(&text).segments, 1, "{language} {id} {zone}: {} {text}", text.len());
            }
        }
    }
}

#[test]
fn the_sentences_themselves_are_written_in_gsm7() {
    for language in Language::ALL {
        for (id, outline) in group(language, "sms-") {
            assert_eq!(to_gsm7(&outline), outline, "{language} {id}");
        }
    }
}

#[test]
fn longer_names_are_cut_between_words_until_the_sms_is_one_segment() {
    let clinic = "Instituto Nacional de Ciencias Médicas y Nutrición Salvador Zubirán";
    let clinician = "Dra. María Guadalupe de los Ángeles Hernández Villaseñor";
    let args = [("clinic", clinic.into()), ("clinician", clinician.into())];
    let text = sms_text(Language::EsMx, "sms-link", &args, Some(LINK));
    assert_eq!(segments(&text).segments, 1, "{text}");
    assert!(text.starts_with("Instituto Nacional de"), "{text}");
    assert!(text.contains("Dra. Maria Guadalupe"), "{text}");
    assert!(text.ends_with(LINK), "{text}");
}

#[test]
fn a_name_cannot_write_a_line_of_its_own() {
    let args = [("clinic", "San\nRafael".into()), ("clinician", "Dra. Ruiz\r\n https://x.mx".into())];
    let text = sms_text(Language::EsMx, "sms-link", &args, Some(LINK));
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn a_link_is_never_changed() {
    let link = "https://x.mx/v/~á[1]";
    let text = sms_text(Language::En, "sms-new-link", &[("clinic", "X".into())], Some(link));
    assert!(text.ends_with(&format!("\n{link}")), "{text}");
}

#[test]
fn a_single_segment_holds_more_than_each_of_several() {
    let long = |c: &str, n| segments(&c.repeat(n)).segments;
    assert_eq!([0, 1, 160, 161, 306, 307].map(|n| long("a", n)), [0, 1, 1, 2, 2, 3]);
    assert_eq!([1, 70, 71, 134, 135].map(|n| long("á", n)), [1, 1, 2, 2, 3]);
}

#[test]
fn escaped_characters_and_emoji_take_two_units_and_are_not_split() {
    assert_eq!(segments("€[]"), one(Encoding::Gsm7, 6));
    assert_eq!(segments("😀"), one(Encoding::Ucs2, 2));
    // 153 is odd: the last unit of each segment stays empty.
    assert_eq!(segments(&"€".repeat(80)).segments, 1);
    assert_eq!(segments(&"€".repeat(152)).segments, 2);
    assert_eq!(segments(&"€".repeat(153)), Segments { encoding: Encoding::Gsm7, units: 306, segments: 3 });
    assert_eq!(segments(&"😀".repeat(66)).segments, 2);
    assert_eq!(segments(&"😀".repeat(67)), Segments { encoding: Encoding::Ucs2, units: 134, segments: 3 });
}

#[test]
fn spanish_letters_of_the_alphabet_are_free_and_the_others_are_not() {
    assert_eq!(segments("¿Mañana? ¡Güero, éxito!").encoding, Encoding::Gsm7);
    for letter in "áíóúÁÍÓÚªº«»—“”’…ç".chars() {
        assert_eq!(segments(&letter.to_string()).encoding, Encoding::Ucs2, "{letter}");
    }
}

#[test]
fn names_are_written_in_the_alphabet_of_the_phone() {
    for (typed, sent) in [
        ("María Núñez Gutiérrez", "Maria Nuñez Gutiérrez"),
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("François Çelik", "Francois Çelik"),
        ("João Conceição às três", "Joao Conceicao às tres"),
        ("Nguyễn Thị Hạnh", "Nguyen Thi Hanh"),
        ("O’Neill — “Pepe”…", "O'Neill - \"Pepe\"..."),
        ("Ana 👩‍⚕️ Ruiz", "Ana  Ruiz"),
        ("Mari\u{301}a", "Maria"),
        ("a\u{a0}b\tc\nd", "a b c\nd"),
        ("\u{2068}Ana\u{2069}", "Ana"),
        ("李", "?"),
    ] {
        assert_eq!(to_gsm7(typed), sent);
    }
}

proptest! {
    #[test]
    fn every_text_ends_up_in_gsm7(text in "\\PC{0,80}") {
        let sent = to_gsm7(&text);
        prop_assert_eq!(segments(&sent).encoding, Encoding::Gsm7);
        prop_assert_eq!(to_gsm7(&sent), sent);
    }

    #[test]
    fn any_names_fit_into_one_segment_with_a_link(clinic in "[A-Za-zá-ú€ ]{0,120}", clinician in "\\PC{0,80}") {
        let args = [("clinic", clinic.into()), ("clinician", clinician.into()), ("date", longest_date(Language::EsMx))];
        for id in ["sms-link", "sms-new-link"] {
            prop_assert_eq!(segments(&sms_text(Language::EsMx, id, &args, Some(LINK))).segments, 1);
        }
    }
}
