//! A text in clauses and words, as they are compared.

use crate::directory::plain;

/// A stretch of time, however it is written: `10 min`, `media hora`.
pub(super) const SPAN: &str = "#";
/// A time of day: `a las 3`, `4 pm`.
pub(super) const TIME: &str = "@";

/// What stands between two marks.
pub(super) struct Clause {
    pub(super) words: Vec<String>,
    /// Whether it is a question.
    pub(super) asked: bool,
}

const UNITS: &[&str] = &[
    "m",
    "min",
    "mins",
    "minuto",
    "minutos",
    "minutito",
    "minutitos",
    "minute",
    "minutes",
    "minutinhos",
    "hora",
    "horas",
    "hour",
    "hours",
    "hr",
    "hrs",
    "hs",
    "h",
];
const OF_THE_DAY: &[&str] = &["am", "pm"];
const NUMBERS: &[&str] = &[
    "un", "una", "dos", "tres", "cinco", "diez", "quince", "veinte", "treinta", "a", "an", "five", "ten", "fifteen",
    "twenty", "thirty", "um", "uma", "dois", "duas", "dez", "quinze", "vinte", "trinta", "media", "meia", "half",
];
/// Written-out options, when they come first.
const OPTIONS: [(&str, &[&str]); 4] = [
    ("1", &["uno", "one"]),
    ("2", &["dos", "two", "dois"]),
    ("3", &["tres", "three"]),
    ("4", &["cuatro", "four", "quatro"]),
];
/// They change how much, and not what.
const DEGREES: &[&[&str]] = &[
    &["un", "poco"],
    &["un", "poquito"],
    &["un", "ratito"],
    &["un", "rato"],
    &["poco"],
    &["poquito"],
    &["algo"],
    &["muy"],
    &["bastante"],
    &["unos"],
    &["unas"],
    &["como"],
    &["aprox"],
    &["aproximadamente"],
    &["a", "little", "bit"],
    &["a", "little"],
    &["a", "bit"],
    &["about"],
    &["very"],
    &["um", "pouco"],
    &["um", "pouquinho"],
    &["uns"],
    &["umas"],
    &["bem"],
];
/// "Can't" is one word, whichever key somebody has found.
const APOSTROPHES: [char; 5] = ['\'', '’', '‘', '´', '`'];
/// Signs that say something by themselves.
const SIGNS: &[(&str, &str)] = &[("👍", " ok "), ("👌", " ok "), ("✅", " ok "), ("👎", " no "), ("❌", " no ")];

pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let text = text.replace(APOSTROPHES, "");
    let text = with_clock_times(&text);
    let text = SIGNS.iter().fold(text, |text, (sign, word)| text.replace(sign, word));
    let mut clauses = Vec::new();
    let mut opened = false;
    for piece in text.split_inclusive([',', ';', '!', '?', '¿', '¡', '\n']) {
        let plain = plain(piece);
        let words = joined(&plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>());
        if !words.is_empty() {
            clauses.push(Clause { words, asked: opened || piece.ends_with('?') });
        }
        opened = piece.ends_with('¿') || (opened && !piece.ends_with('?'));
    }
    if let Some(first) = clauses.first_mut().and_then(|clause| clause.words.first_mut())
        && let Some((digit, _)) = OPTIONS.iter().find(|(_, words)| words.contains(&first.as_str()))
    {
        *first = (*digit).to_owned();
    }
    clauses
}

/// `4:30` and `4.30` become one word, `4h30`: none of their numbers is an answer.
fn with_clock_times(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let before_minutes = |at: usize| is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3);
    let written = chars.iter().enumerate().map(|(at, c)| match c {
        ':' | '.' if at > 0 && is_digit(at - 1) && before_minutes(at) => 'h',
        c => *c,
    });
    written.collect()
}

fn is_clock_time(word: &str) -> bool {
    let number = |part: &str, most: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|number| number <= most);
    word.split_once('h').is_some_and(|(hours, minutes)| number(hours, 24) && number(minutes, 59))
}

/// Spans and times become one word each; what only changes the degree is left out.
fn joined(words: &[&str]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (taken, word) = match (degree(&words[at..]), span(&words[at..])) {
            (_, Some((taken, sign))) => (taken, Some(sign)),
            (Some(taken), None) => (taken, None),
            (None, None) => (1, Some(*word)),
        };
        at += taken;
        let after_number = joined.last().is_some_and(|last| is_number(last));
        joined.extend(word.filter(|word| !(is_number(word) && after_number)).map(str::to_owned));
    }
    joined
}

fn is_number(word: &str) -> bool {
    matches!(word, SPAN | TIME)
}

fn degree(words: &[&str]) -> Option<usize> {
    DEGREES.iter().find(|degree| words.starts_with(degree)).map(|degree| degree.len())
}

/// How many words are a stretch of time or a time of day, and the sign for it.
fn span(words: &[&str]) -> Option<(usize, &'static str)> {
    let digits = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let number = |word: &str| digits(word) || is_clock_time(word);
    let counted = |word: &str| digits(word) || NUMBERS.contains(&word);
    match words {
        ["a", "las" | "la", hour, day, ..] if number(hour) && OF_THE_DAY.contains(day) => Some((4, TIME)),
        ["a", "las" | "la", hour, ..] if number(hour) => Some((3, TIME)),
        ["at" | "as", hour, ..] if number(hour) => Some((2, TIME)),
        ["half", "an", "hour", ..] => Some((3, SPAN)),
        [hour, day, ..] if number(hour) && OF_THE_DAY.contains(day) => Some((2, TIME)),
        [count, unit, ..] if counted(count) && UNITS.contains(unit) => Some((2, SPAN)),
        [one, ..] => alone(one),
        [] => None,
    }
}

/// `4h30`, `10min`, `4pm`, or a number that is none of the options.
fn alone(word: &str) -> Option<(usize, &'static str)> {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - letters.len();
    match letters {
        _ if is_clock_time(word) => Some((1, TIME)),
        _ if !(1..=3).contains(&digits) => None,
        "" if matches!(word, "1" | "2" | "3" | "4") => None,
        "" => Some((1, SPAN)),
        unit if UNITS.contains(&unit) => Some((1, SPAN)),
        day if OF_THE_DAY.contains(&day) => Some((1, TIME)),
        _ => None,
    }
}
