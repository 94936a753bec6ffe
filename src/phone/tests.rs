use proptest::prelude::*;

use super::*;

fn parse(text: &str) -> Result<String, PhoneError> {
    PhoneNumber::parse(text, Country::MX).map(String::from)
}

#[test]
fn every_way_to_write_a_mexican_mobile_is_the_same_number() {
    for text in [
        "5512345678",
        "55 1234 5678",
        "(55) 1234-5678",
        "55.1234.5678",
        "55\u{2013}1234\u{2013}5678",
        "+525512345678",
        "+52 55 1234 5678",
        "52 55 1234 5678",
        "0052 55 1234 5678",
        "+52 1 55 1234 5678",
        "5215512345678",
        "52 1 55 1234 5678",
        "044 55 1234 5678",
        "045 55 1234 5678",
        "01 55 1234 5678",
        "+52 044 55 1234 5678",
        "tel:+52-55-1234-5678",
        "\u{202a}+52 55 1234 5678\u{202c}",
        "  55\u{a0}1234\u{a0}5678\n",
    ] {
        assert_eq!(parse(text).as_deref(), Ok("+525512345678"), "{text:?}");
    }
}

#[test]
fn relatives_abroad_are_reached_with_their_country_code() {
    for (text, e164) in [
        ("+1 415 555 2671", "+14155552671"),
        ("001 415 555 2671", "+14155552671"),
        ("+34 612 34 56 78", "+34612345678"),
        ("+55 11 96123-4567", "+5511961234567"),
        ("+44 7400 123456", "+447400123456"),
    ] {
        assert_eq!(parse(text).as_deref(), Ok(e164), "{text}");
    }
}

#[test]
fn another_region_leaves_mexican_habits_alone() {
    let spanish = PhoneNumber::parse("612 34 56 78", Country::ES).unwrap();
    assert_eq!(spanish.as_e164(), "+34612345678");
    assert_eq!(PhoneNumber::parse("044 55 1234 5678", Country::ES), Err(PhoneError::TooLong));
    assert_eq!(PhoneNumber::parse("+5215512345678", Country::ES).unwrap().as_e164(), "+525512345678");
}

#[test]
fn what_cannot_be_called_is_refused_with_the_reason() {
    for (text, error) in [
        ("", PhoneError::Empty),
        (" \t\u{200b}", PhoneError::Empty),
        ("no tengo", PhoneError::NotANumber),
        ("1-800-DOCTORS", PhoneError::NotANumber),
        ("+", PhoneError::NotANumber),
        ("()", PhoneError::NotANumber),
        ("55 1234 5678 ext. 9", PhoneError::NotANumber),
        ("55 + 1234 5678", PhoneError::NotANumber),
        ("911", PhoneError::TooShort),
        ("1234 5678", PhoneError::TooShort),
        ("55 1234 567", PhoneError::TooShort),
        ("+52 55 1234 567", PhoneError::TooShort),
        ("55 1234 56789", PhoneError::TooLong),
        ("+52 55 1234 5678 9012", PhoneError::TooLong),
        ("55123456785512345678", PhoneError::TooLong),
        ("00 0000 0000", PhoneError::NotValid),
        ("+999 55 1234 5678", PhoneError::NotValid),
        ("800 123 4567", PhoneError::CannotReceiveSms),
        ("+52 900 123 4567", PhoneError::CannotReceiveSms),
        ("+34 912 34 56 78", PhoneError::CannotReceiveSms),
        ("+1 800 555 0199", PhoneError::CannotReceiveSms),
    ] {
        assert_eq!(parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn people_see_the_number_in_groups() {
    let shown = |text| PhoneNumber::parse(text, Country::MX).unwrap().for_people();
    assert_eq!(shown("5512345678"), "+52 55 1234 5678");
    assert_eq!(shown("+14155552671"), "+1 415-555-2671");
    let unknown_country: PhoneNumber = "+99912345678".parse().unwrap();
    assert_eq!(unknown_country.for_people(), "+99912345678");
}

#[test]
fn a_log_shows_two_digits_at_most() {
    let number: PhoneNumber = "+525512345678".parse().unwrap();
    assert_eq!(format!("{number:?}"), "PhoneNumber(…78)");
}

#[test]
fn a_number_is_stored_as_text_and_read_back_only_in_its_form() {
    let number: PhoneNumber = serde_json::from_str("\"+525512345678\"").unwrap();
    assert_eq!(serde_json::to_string(&number).unwrap(), "\"+525512345678\"");
    for wrong in ["", "5512345678", "+52 55 1234 5678", "+52", "+5255123456789012", "+٥٢٥٥١٢٣٤٥"] {
        assert!(wrong.parse::<PhoneNumber>().is_err(), "{wrong}");
    }
}

#[test]
fn every_reason_has_its_sentence_in_every_language() {
    use crate::texts::{Language, say};
    use PhoneError::{CannotReceiveSms, Empty, NotANumber, NotValid, TooLong, TooShort};
    for error in [Empty, NotANumber, TooShort, TooLong, NotValid, CannotReceiveSms] {
        for language in Language::ALL {
            assert_ne!(say(language, error.text_id()), error.text_id());
        }
    }
}

proptest! {
    #[test]
    fn what_people_see_can_be_typed_again(national in "[2-9][0-9]{9}") {
        if let Ok(number) = PhoneNumber::parse(&national, Country::MX) {
            prop_assert_eq!(PhoneNumber::parse(&number.for_people(), Country::MX), Ok(number.clone()));
            prop_assert_eq!(PhoneNumber::parse(&number.for_people(), Country::US), Ok(number.clone()));
            prop_assert_eq!(PhoneNumber::parse(number.as_e164(), Country::ES), Ok(number.clone()));
        }
    }

    #[test]
    fn nothing_that_is_typed_can_do_harm(text in "\\PC{0,40}|[+0-9 ().-]{0,25}") {
        if let Ok(number) = PhoneNumber::parse(&text, Country::MX) {
            prop_assert!(number.as_e164().parse::<PhoneNumber>().is_ok());
            prop_assert!(!number.for_people().is_empty());
        }
    }
}
