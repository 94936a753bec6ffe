//! Numbers in words and digits.

use super::words::Line;

const WORDS: &[(&str, i8)] = &[
    ("una|one|uma", 1),
    ("dos|two|dois|duas", 2),
    ("tres|three", 3),
    ("cuatro|four|quatro", 4),
    ("cinco|five", 5),
    ("seis|six", 6),
    ("siete|seven|sete", 7),
    ("ocho|eight|oito", 8),
    ("nueve|nine|nove", 9),
    ("diez|ten|dez", 10),
    ("once|eleven|onze", 11),
    ("doce|twelve|doze", 12),
    ("quince|fifteen|quinze", 15),
    ("veinte|twenty|vinte", 20),
    ("treinta|thirty|trinta", 30),
    ("cuarenta|forty|quarenta", 40),
];
const ONE: &str = "un|uno|a|an|um";
const TWO: &str = "un par de|a couple of";

/// How many of something, in words or digits, and where it ends.
pub(super) fn count(line: &Line, at: usize) -> Option<(usize, i32)> {
    let word = line.plain(at);
    if (1..=4).contains(&word.len()) && is_number(word) {
        return Some((at + 1, word.parse().ok()?));
    }
    let articles = || line.says(at, TWO).map(|end| (end, 2)).or_else(|| Some((line.says(at, ONE)?, 1)));
    line.look_up(at, WORDS).map(|(end, count)| (end, i32::from(count))).or_else(articles)
}

/// An hour in words, and where it ends.
pub(super) fn hour_in_words(line: &Line, at: usize) -> Option<(usize, i8)> {
    line.look_up(at, WORDS).filter(|(_, hour)| *hour <= 12)
}

/// A whole number of one or two digits.
pub(super) fn bare_number(word: &str) -> Option<i8> {
    word.parse().ok().filter(|_| (1..=2).contains(&word.len()) && is_number(word))
}

/// The minutes that stand at `at` as two digits.
pub(super) fn two_digits(line: &Line, at: usize) -> Option<i8> {
    let word = line.free(at).filter(|word| !word.after_break && word.plain.len() == 2)?;
    bare_number(&word.plain).filter(|minute| *minute < 60)
}

/// Whether a word consists of digits.
pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
