//! Phone numbers in a line: found as they were written, never guessed and never mended.
//!
//! A number is often written in groups, with the hour or the next number beside it. Groups are made into numbers only
//! where there is a single way to do it that leaves nothing over.

use std::ops::Range;

use super::{
    Problem, clocks, dates, numbers,
    words::{Line, Meaning},
};
use crate::phone::{Country, PhoneError, PhoneNumber};

/// Fewer digits are a time or a day.
const FEWEST_DIGITS: usize = 5;
/// More groups than two people's numbers have are not looked at one by one.
const MOST_GROUPS: usize = 14;
/// A telephone number of any country has at least these many digits when it is written as one of several groups.
const SHORTEST: usize = 7;

/// After these words a number is none of a phone.
const NO_PHONES: &str =
    "expediente|exp|folio|nss|record|file|mrn|prontuario|cama|habitacion|hab|cuarto|piso|room|bed|leito|quarto|id";

/// A number, and where it stands.
pub(super) struct Found {
    pub words: Range<usize>,
    pub phone: PhoneNumber,
    /// The small numbers beside it that are left for the date and the time. When nothing is made of them, they belong
    /// to the number, and that is wrong.
    left_over: Vec<usize>,
}

/// Takes the phones of the line, and what looks like one.
pub(super) fn find(line: &mut Line, country: Country, problems: &mut Vec<Problem>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let run = at..end_of_run(line, at);
        at = run.end.max(at + 1);
        let another = run.start > 0 && line.says(run.start - 1, NO_PHONES).is_some();
        if another || digits(line, run.clone()) < FEWEST_DIGITS {
            continue;
        }
        match read(line, run.clone(), country) {
            Ok(phones) => found.extend(phones),
            Err((wrong, error)) => {
                problems.push(Problem::Phone { text: line.text(wrong.clone()), error });
                line.take(wrong, Meaning::Wrong);
            }
        }
    }
    for one in &found {
        line.take(one.words.clone(), Meaning::Phone);
    }
    found
}

/// The numbers between which a time stands that was not made anything of are given back as what they are: wrong.
pub(super) fn check(line: &mut Line, found: Vec<Found>, problems: &mut Vec<Problem>) -> Vec<Found> {
    let (whole, torn): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|one| one.left_over.iter().all(|at| line.meaning(*at).is_some()));
    for one in torn {
        let all = || one.left_over.iter().copied().chain([one.words.start, one.words.end - 1]);
        let words = all().min().unwrap_or_default()..all().max().unwrap_or_default() + 1;
        problems.push(Problem::Phone { text: line.text(words.clone()), error: PhoneError::TooLong });
        line.take(words, Meaning::Wrong);
    }
    whole
}

fn read(line: &Line, run: Range<usize>, country: Country) -> Result<Vec<Found>, (Range<usize>, PhoneError)> {
    let whole = |words: Range<usize>| PhoneNumber::parse(&line.text(words), country);
    if let Ok(phone) = whole(run.clone()) {
        return Ok(vec![Found { left_over: Vec::new(), words: run, phone }]);
    }
    if run.len() > MOST_GROUPS {
        return Err((run, PhoneError::TooLong));
    }
    // `4 pm` and `9 de enero` after a number begin in its last group.
    let without_last = (run.end - 1 > run.start && may_be_a_time(line, run.end - 1)).then(|| run.end - 1);
    let ends = [run.end].into_iter().chain(without_last);
    for end in ends {
        for start in run.start..end.min(run.start + 3) {
            if !(run.start..start).all(|at| may_be_left_over(line, run.start, at)) {
                break;
            }
            if let Some(phones) = only_way(line, start..end, country) {
                let beside = |words: &Range<usize>| {
                    let before = (run.start..start).filter(|_| words.start == start);
                    before.chain((end..run.end).filter(|_| words.end == end)).collect()
                };
                let found = phones.into_iter();
                return Ok(found.map(|(words, phone)| Found { left_over: beside(&words), words, phone }).collect());
            }
        }
    }
    let error = whole(run.clone()).err().unwrap_or(PhoneError::NotValid);
    Err((run, error))
}

/// The only way to cut groups into numbers, if there is exactly one.
fn only_way(line: &Line, groups: Range<usize>, country: Country) -> Option<Vec<(Range<usize>, PhoneNumber)>> {
    let mut ways = ways(line, groups, country);
    (ways.len() == 1).then(|| ways.remove(0))
}

fn ways(line: &Line, groups: Range<usize>, country: Country) -> Vec<Vec<(Range<usize>, PhoneNumber)>> {
    if groups.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for end in groups.start + 1..=groups.end {
        let first = groups.start..end;
        if !(SHORTEST..=15).contains(&digits(line, first.clone())) {
            continue;
        }
        let Ok(phone) = PhoneNumber::parse(&line.text(first.clone()), country) else { continue };
        for mut way in ways(line, end..groups.end, country) {
            way.insert(0, (first.clone(), phone.clone()));
            all.push(way);
        }
    }
    all
}

/// Where the groups that begin at `at` end.
fn end_of_run(line: &Line, at: usize) -> usize {
    let mut end = at;
    while let Some(word) = line.free(end) {
        let begins = end == at || !(word.after_break || is_international(&word.text));
        let number = word.plain.len() <= 4 && numbers::is_number(&word.plain);
        let marked = number && clocks::marks_a_time(line, end + 1);
        if !begins || !is_group(&word.text) || marked {
            break;
        }
        end += 1;
    }
    end
}

fn is_group(word: &str) -> bool {
    let phone =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}');
    let bytes = word.as_bytes();
    let time = matches!(bytes, [_, b'.', _, _] | [_, _, b'.', _, _]);
    word.chars().any(|c| c.is_ascii_digit()) && word.chars().all(phone) && !time && !dates::is_numeric_date(word)
}

fn is_international(word: &str) -> bool {
    word.trim_start_matches('(').starts_with('+')
}

fn digits(line: &Line, words: Range<usize>) -> usize {
    words.filter_map(|at| line.word(at)).flat_map(|word| word.text.bytes()).filter(u8::is_ascii_digit).count()
}

/// A number just after a day, a month or `a las`; or a year.
fn may_be_left_over(line: &Line, start: usize, at: usize) -> bool {
    let Some(word) = line.word(at) else { return false };
    let small = numbers::bare_number(&word.plain).is_some();
    let year = word.plain.len() == 4 && word.plain.starts_with("20");
    (small || year) && dates::is_anchored(line, start)
}

/// Whether the number at `at` belongs to what follows it: `4 de la tarde`, `9 de enero`.
fn may_be_a_time(line: &Line, at: usize) -> bool {
    numbers::bare_number(line.plain(at)).is_some()
        && (clocks::may_follow_a_time(line, at + 1) || dates::month_follows(line, at + 1))
}
