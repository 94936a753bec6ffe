//! Times of day in one word: `16:30`, `4pm`, `10h30`.

use super::clocks::DayPart;

/// What a word like `4:30pm` says.
pub(super) struct Shape {
    pub hour: i16,
    pub minute: Option<i16>,
    pub mark: Mark,
    /// Whether it begins with a zero.
    pub padded: bool,
    /// Whether it is `1630`, which is a time only with `h` after it.
    pub run_together: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Hours,
    Half(DayPart),
}

/// What a word says, if it has the form of a time.
pub(super) fn shape(word: &str) -> Option<Shape> {
    let (digits, rest) = split_digits(word);
    let padded = digits.starts_with('0');
    if digits.len() == 4 {
        let (hour, minute) = (digits[..2].parse().ok()?, digits[2..].parse().ok());
        let mark = mark(rest)?;
        return Some(Shape { hour, minute, mark, padded, run_together: mark == Mark::None });
    }
    let hour: i16 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    if let Some(mark) = mark(rest) {
        return Some(Shape { hour, minute: None, mark, padded, run_together: false });
    }
    let separator = rest.chars().next().filter(|c| matches!(c, ':' | '.' | 'h'))?;
    let (minute, rest) = split_digits(&rest[1..]);
    // `55.12` is no time; `55:12` is one that does not exist.
    if minute.len() != 2 || (separator == '.' && hour > 23) {
        return None;
    }
    let mark = if separator == 'h' { mark(rest.trim_start_matches("min")).map(|_| Mark::Hours) } else { mark(rest) };
    Some(Shape { hour, minute: minute.parse().ok(), mark: mark?, padded, run_together: false })
}

fn mark(rest: &str) -> Option<Mark> {
    match rest {
        "" => Some(Mark::None),
        "h" | "hs" | "hr" | "hrs" => Some(Mark::Hours),
        "am" => Some(Mark::Half(DayPart::Am)),
        "pm" => Some(Mark::Half(DayPart::Pm)),
        _ => None,
    }
}

fn split_digits(word: &str) -> (&str, &str) {
    word.split_at(word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len()))
}
