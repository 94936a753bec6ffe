//! By what a patient is found: words of the name or of a relative's, from their beginning and in any order; any part of a phone number or
//! of the file number. Accents and capitals do not matter. Pure; [`crate::store`] keeps an index of the same keys.

use std::collections::BTreeSet;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::{Patient, RecordNumber};
use crate::phone::{Country, PhoneNumber};

/// Fewer digits than this would be found in too many phones: they are the beginning of a file number.
const FEWEST_DIGITS: usize = 4;
/// Nobody's name has more words; the rest of a longer query is not looked at.
const MOST_WORDS: usize = 8;
/// Longer rows of digits are whole numbers, perhaps with a prefix of the past.
const NATIONAL_DIGITS: usize = 10;

/// What somebody looks for: all of it has to be found in the same patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Beginnings of words, plain.
    pub words: Vec<String>,
    /// A part of a number.
    pub digits: Option<String>,
}

/// Under what a patient is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchKeys {
    /// The words of the name, of the file number and of the relatives' names, plain, separated by blanks.
    pub words: String,
    /// The phones of the patient and the relatives, and the digits of the file number.
    pub numbers: BTreeSet<String>,
}

impl Query {
    /// What is looked for; `None` when there is too little to look for anything.
    pub fn parse(text: &str) -> Option<Self> {
        let (numbers, names): (Vec<_>, Vec<_>) =
            text.split_whitespace().partition(|token| !token.chars().any(char::is_alphabetic));
        let (names, digits) = (plain(&names.join(" ")), digits(&numbers.concat()));
        let (part, few) = if digits.len() < FEWEST_DIGITS { (None, Some(digits)) } else { (Some(digits), None) };
        let words = names.split(' ').map(str::to_owned).chain(few).filter(|word| !word.is_empty());
        let query = Self { words: words.take(MOST_WORDS).collect(), digits: part };
        (query.digits.is_some() || !query.words.is_empty()).then_some(query)
    }

    /// Whether a patient with these keys is meant.
    pub fn finds(&self, keys: &SearchKeys) -> bool {
        let begins = |word: &String| keys.words.split(' ').any(|known| known.starts_with(word.as_str()));
        let digits = self.digits.as_ref();
        self.words.iter().all(begins)
            && digits.is_none_or(|part| keys.numbers.iter().any(|number| number.contains(part.as_str())))
    }
}

impl SearchKeys {
    /// The keys of a patient.
    pub fn of(patient: &Patient) -> Self {
        let record_number = patient.record_number.as_ref().map_or("", RecordNumber::as_str);
        let relatives: Vec<_> = patient.relatives.iter().map(|one| one.name.as_str()).collect();
        let words = plain(&format!("{} {record_number} {}", patient.name.as_str(), relatives.join(" ")));
        let phones = patient.phones().map(|phone| phone.as_e164()[1..].to_owned());
        let record_digits = Some(only_digits(record_number)).filter(|digits| !digits.is_empty());
        Self { words, numbers: phones.chain(record_digits).collect() }
    }
}

/// Whether every word that was said is a word of the whole name.
pub fn is_called(whole: &str, said: &str) -> bool {
    let (whole, said) = (plain(whole), plain(said));
    !said.is_empty() && said.split(' ').all(|word| whole.split(' ').any(|known| known == word))
}

/// Whether every word that was said begins a word of the whole name; so does saying nothing.
pub fn has_words_like(whole: &str, said: &str) -> bool {
    let (whole, said) = (plain(whole), plain(said));
    said.split_whitespace().all(|word| whole.split(' ').any(|known| known.starts_with(word)))
}

/// A text as it is compared: its words in lower case, without accents and punctuation, separated by single blanks.
pub fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() => write_plain(c.to_ascii_lowercase(), &mut words),
            // Lower case may bring new accents (İ), and what is decomposed may have capitals (™).
            c => decompose(&decompose(c.encode_utf8(&mut [0; 4])).to_lowercase())
                .chars()
                .for_each(|c| write_plain(c, &mut words)),
        }
    }
    words.truncate(words.trim_end().len());
    words
}

fn write_plain(c: char, words: &mut String) {
    match c {
        'ß' => words.push_str("ss"),
        'æ' => words.push_str("ae"),
        'œ' => words.push_str("oe"),
        'þ' => words.push_str("th"),
        'ø' => words.push('o'),
        'ł' => words.push('l'),
        'đ' | 'ð' => words.push('d'),
        'ı' => words.push('i'),
        c if c.is_alphanumeric() => words.push(c),
        // O'Neill is one word, and what is left of an accent is none.
        '\'' | '’' | '`' | '´' => {}
        c if is_mark(c) => {}
        _ if words.ends_with(' ') || words.is_empty() => {}
        _ => words.push(' '),
    }
}

fn decompose(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfkd().normalize(text).into_owned()
}

/// Accents that stand on their own after decomposition.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// The digits of a part of a number. A whole number with a prefix of the past (`044`, `+52 1`) is found as it is now.
fn digits(typed: &str) -> String {
    let digits = only_digits(typed);
    if digits.len() > NATIONAL_DIGITS
        && let Ok(number) = PhoneNumber::parse(typed, Country::MX)
    {
        return number.as_e164()[1..].to_owned();
    }
    digits
}

fn only_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn query(text: &str) -> Query {
        Query::parse(text).unwrap()
    }

    fn keys(words: &str, numbers: &[&str]) -> SearchKeys {
        SearchKeys { words: plain(words), numbers: numbers.iter().map(|one| (*one).to_owned()).collect() }
    }

    #[test]
    fn names_are_compared_without_accents_capitals_and_punctuation() {
        for (typed, compared) in [
            ("  María-José   LÓPEZ, Núñez ", "maria jose lopez nunez"),
            ("Mari\u{301}a", "maria"),
            ("O'Neill O’Brien", "oneill obrien"),
            ("Łukasz Øst Großmann Æsir İzmir ıı", "lukasz ost grossmann aesir izmir ii"),
            ("João Conceição", "joao conceicao"),
            ("ＭＡＲＩＡ ﬁ", "maria fi"),
            ("李小龍", "李小龍"),
            ("A-12345/7", "a 12345 7"),
            ("¡!", ""),
        ] {
            assert_eq!(plain(typed), compared, "{typed}");
        }
    }

    #[test]
    fn somebody_is_meant_by_beginnings_of_their_names() {
        assert!(has_words_like("Dra. Ana Ruiz", "dra ruiz") && has_words_like("Dr. Luis Ortega", "Órt"));
        assert!(has_words_like("Dra. Ana Ruiz", "") && !has_words_like("Dra. Ana Ruiz", "Luis"));
        assert!(is_called("Dra. Ana Ruiz", "ruiz") && !is_called("Dra. Ana Ruiz", "rui"));
    }

    #[test]
    fn words_are_found_by_their_beginnings_in_any_order() {
        let maria = keys("María Guadalupe López Núñez", &["525512345678"]);
        for found in ["maria", "LOPEZ", "lo ma", "núñez guada", "nu", "lopez 5678", "55 1234 lópez", "MARIA, lopez"]
        {
            assert!(query(found).finds(&maria), "{found}");
        }
        for missed in ["marta", "opez", "maria perez", "lopez 9999"] {
            assert!(!query(missed).finds(&maria), "{missed}");
        }
    }

    #[test]
    fn numbers_are_found_by_any_part_of_them() {
        let someone = keys("Juan", &["525512345678"]);
        let whole = ["55 1234 5678", "+52 55 1234 5678", "+52 1 55 1234 5678", "044 55 1234 5678", "(55) 1234-5678"];
        for found in whole.into_iter().chain(["5678", "2345", "1234 56", "+52 55"]) {
            assert!(query(found).finds(&someone), "{found}");
        }
        assert!(!query("5679").finds(&someone));
        for found in ["A-12", "juan 123", "1234", "123"] {
            assert!(query(found).finds(&keys("Juan A-1234", &["1234"])), "{found}");
        }
    }

    #[test]
    fn too_little_finds_nothing() {
        for little in ["", "  ", "-", "¿?"] {
            assert_eq!(Query::parse(little), None, "{little}");
        }
        assert_eq!(query("lopez 55"), Query { words: vec!["lopez".to_owned(), "55".to_owned()], digits: None });
    }

    proptest! {
        #[test]
        fn what_is_plain_stays_as_it_is(text in "\\PC{0,30}") {
            let once = plain(&text);
            prop_assert_eq!(plain(&once), once.clone());
            prop_assert!(!once.contains("  ") && once.trim() == once, "{:?}", once);
        }

        #[test]
        fn accents_and_capitals_do_not_matter(text in "[a-zA-ZáéíóúüñçãõÁÉÍÓÚÜÑÇ ]{0,30}") {
            prop_assert_eq!(plain(&text.to_uppercase()), plain(&text));
            let bare: String = text.chars().map(|c| match c {
                'á' | 'ã' => 'a', 'é' => 'e', 'í' => 'i', 'ó' | 'õ' => 'o', 'ú' | 'ü' => 'u', 'ñ' => 'n', 'ç' => 'c',
                'Á' => 'A', 'É' => 'E', 'Í' => 'I', 'Ó' => 'O', 'Ú' | 'Ü' => 'U', 'Ñ' => 'N', 'Ç' => 'C', c => c,
            }).collect();
            prop_assert_eq!(plain(&bare), plain(&text));
        }

        #[test]
        fn everybody_is_found_by_beginnings_of_their_name(
            words in prop::collection::vec("[A-Za-zÁÉÍÓÚáéíóúñÑ]{1,10}", 1..5),
            cut in prop::collection::vec(1usize..10, 5),
        ) {
            let someone = keys(&words.join(" "), &[]);
            let beginnings = words.iter().zip(cut).map(|(word, cut)| word.chars().take(cut).collect::<String>());
            let mut typed: Vec<String> = beginnings.collect();
            typed.reverse();
            prop_assert!(query(&typed.join(" ")).finds(&someone));
        }

        #[test]
        fn no_query_breaks_the_reading(text in "\\PC{0,40}") {
            if let Some(query) = Query::parse(&text) {
                prop_assert!(query.words.len() <= MOST_WORDS);
                prop_assert!(query.words.iter().all(|word| !word.is_empty() && !word.contains(' ')));
            }
        }
    }
}
