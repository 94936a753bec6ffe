//! Times of day in words and numbers.

use super::{
    numbers::{bare_number, hour_in_words, two_digits},
    shapes::{Mark, Shape, shape},
    words::Line,
};

/// The part of the day that was named with an hour, or instead of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Am,
    Pm,
    Morning,
    Afternoon,
    Night,
    SmallHours,
}

/// A time of day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 23.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
    pub part: Option<DayPart>,
    /// Whether it was written as clocks of 24 hours show it: `04:30`, `4 h`.
    pub exact: bool,
}

/// A time of day on the clocks of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OnClocks {
    pub hour: i8,
    pub minute: i8,
    /// Midnight is where one day ends and the next begins.
    pub next_day: bool,
    /// Whether it is the afternoon only because nobody works at that hour of the night.
    pub assumed_afternoon: bool,
}

const BEFORE: &str = "a las|a la|a eso de las|para las|para la|las|at|@|as|a|pelas|a partir de las|ate as|from";
const HALF_PAST: &[(&str, i8)] = &[
    ("half past", 30),
    ("quarter past|a quarter past", 15),
    ("quarter to|a quarter to|cuarto para las|un cuarto para las|cuarto para la|un cuarto para la|quinze para as", -15),
];
const MINUTES: &[(&str, i8)] = &[
    ("y media|e meia", 30),
    ("y cuarto|e quinze", 15),
    ("y diez|e dez", 10),
    ("y veinte|e vinte", 20),
    ("y cinco|e cinco", 5),
    ("menos cuarto|menos un cuarto", -15),
];
const UNITS: &str = "h|hs|hr|hrs|horas|o'clock|oclock|en punto|em ponto";
const NOON: &str = "mediodia|medio dia|noon|midday|meio-dia|meio dia";
const MIDNIGHT: &str = "medianoche|media noche|midnight|meia-noite|meia noite";
const PARTS: &[(&str, DayPart)] = &[
    ("am|a m", DayPart::Am),
    ("pm|p m", DayPart::Pm),
    ("de la manana|da manha|de manha|in the morning|por la manana|en la manana|pela manha", DayPart::Morning),
    ("de la tarde|da tarde|in the afternoon|por la tarde|en la tarde|a tarde|de tarde|pela tarde", DayPart::Afternoon),
    (
        "de la noche|da noite|at night|in the evening|por la noche|en la noche|a noite|de noite|pela noite",
        DayPart::Night,
    ),
    ("de la madrugada|da madrugada|de madrugada|por la madrugada|en la madrugada", DayPart::SmallHours),
];
const PARTS_ALONE: &[(&str, DayPart)] = &[
    ("in the morning|por la manana|en la manana|pela manha|de manha|morning", DayPart::Morning),
    ("in the afternoon|por la tarde|en la tarde|a tarde|a la tarde|de tarde|pela tarde|afternoon", DayPart::Afternoon),
    ("in the evening|at night|por la noche|en la noche|a la noche|a noite|de noite|evening|night", DayPart::Night),
];

/// The time that stands at `at`, and where it ends. The error: it is written like a time, and there is none such.
pub(super) fn clock(line: &Line, at: usize) -> Option<(usize, Result<Clock, ()>)> {
    let start = line.says(at, BEFORE).unwrap_or(at);
    let noon = |at| Some((line.says(at, NOON)?, Clock { hour: 12, minute: 0, part: None, exact: true }));
    let midnight =
        |at| Some((line.says(at, MIDNIGHT)?, Clock { hour: 12, minute: 0, part: Some(DayPart::Night), exact: true }));
    let named =
        [start, line.says(at, "al|ao").unwrap_or(at)].into_iter().find_map(|at| noon(at).or_else(|| midnight(at)));
    if let Some((end, clock)) = named {
        return Some(match line.says(end, "y media|e meia") {
            Some(end) => (end, Ok(Clock { minute: 30, ..clock })),
            None => (end, Ok(clock)),
        });
    }
    if let Some((end, past)) = line.look_up(start, HALF_PAST) {
        let (end, hour) = hour_in_words(line, end).or_else(|| Some((end + 1, bare_number(line.plain(end))?)))?;
        let (end, part) = part_after(line, end);
        return Some((end, Written { hour, past, part, exact: false }.clock()));
    }
    let prefixed = start > at;
    let spoken = || {
        let (end, hour) = hour_in_words(line, start)?;
        let marked = prefixed || line.look_up(end, MINUTES).is_some() || line.look_up(end, PARTS).is_some();
        marked.then_some((
            end,
            Shape { hour: i16::from(hour), minute: None, mark: Mark::None, padded: false, run_together: false },
        ))
    };
    let written = || Some((start + 1, shape(line.plain(start))?));
    let (end, shape) = written().or_else(spoken)?;
    with_what_follows(line, end, &shape, prefixed)
}

/// `de 10 a 10:30`, `from 4 to 5 pm`: when it begins, how many minutes it lasts, and where it ends. `after_day`: whether a
/// day stands before it, so that its first number is an hour by itself.
pub(super) fn range(line: &Line, at: usize, after_day: bool) -> Option<(usize, Clock, i32)> {
    let start = line.says(at, "de|de las|desde las|from|das|entre las|between");
    let (end, first) = clock_or_number(line, start.unwrap_or(at), start.is_some() || after_day)?;
    let until = line.says(end, "a|a las|to|hasta|hasta las|until|till|as|ate as|y las|and")?;
    let (end, second) = clock_or_number(line, until, true)?;
    let minutes = |clock: Clock| {
        let time = clock.on_clocks(None)?;
        Some(i32::from(time.hour) * 60 + i32::from(time.minute))
    };
    // In `de 4 a 5 de la tarde` both are, in `de 11 a 1 de la tarde` only the second.
    let firsts = [Clock { part: first.part.or(second.part), ..first }, first];
    let lasts = |first: Clock| Some((first, minutes(second)? - minutes(first)?));
    let (first, lasts) =
        firsts.into_iter().filter_map(lasts).filter(|(_, lasts)| *lasts > 0).min_by_key(|(_, lasts)| *lasts)?;
    Some((end, first, lasts))
}

fn clock_or_number(line: &Line, at: usize, number: bool) -> Option<(usize, Clock)> {
    match clock(line, at) {
        Some((end, clock)) => Some((end, clock.ok()?)),
        None => bare_hour(line, at).filter(|_| number).map(|clock| (at + 1, clock)),
    }
}

/// A number that follows a day, and is its hour.
pub(super) fn bare_hour(line: &Line, at: usize) -> Option<Clock> {
    let word = line.plain(at);
    let hour = bare_number(word).filter(|hour| *hour < 24)?;
    Some(Clock { hour, minute: 0, part: None, exact: word.starts_with('0') })
}

/// A part of the day without an hour.
pub(super) fn part_alone(line: &Line, at: usize) -> Option<(usize, DayPart)> {
    line.look_up(at, PARTS_ALONE)
}

/// Whether what stands at `at` makes a time (or a length) of the number before it.
pub(super) fn marks_a_time(line: &Line, at: usize) -> bool {
    line.says(at, UNITS).is_some()
        || line.says(at, "am|pm|a m|p m|hora|hour|hours|min|mins|minuto|minutos|minute|minutes|dias|days").is_some()
}

/// Whether the number before what stands at `at` may well be a time.
pub(super) fn may_follow_a_time(line: &Line, at: usize) -> bool {
    line.look_up(at, MINUTES).is_some() || line.look_up(at, PARTS).is_some()
}

impl Clock {
    /// The time on the clocks of its day; `part` is what was said elsewhere in the line. `None`: it cannot be, as with
    /// `16 am`.
    pub fn on_clocks(self, part: Option<DayPart>) -> Option<OnClocks> {
        let at = |hour| Some(OnClocks { hour, minute: self.minute, next_day: false, assumed_afternoon: false });
        let part = self.part.or(part.filter(|_| !self.exact && self.hour <= 12));
        let (hour, Some(part)) = (self.hour, part) else {
            let afternoon = !self.exact && (1..=6).contains(&self.hour);
            let hour = if afternoon { self.hour + 12 } else { self.hour };
            return at(hour).map(|time| OnClocks { assumed_afternoon: afternoon, ..time });
        };
        match (part, hour) {
            (DayPart::Am | DayPart::SmallHours, 12) => at(0),
            (DayPart::Am | DayPart::SmallHours | DayPart::Morning, 13..) => None,
            (DayPart::Am | DayPart::SmallHours | DayPart::Morning, _) => at(hour),
            (DayPart::Night, 12) => at(0).map(|time| OnClocks { next_day: true, ..time }),
            (DayPart::Night, 0..=4) => at(hour),
            (DayPart::Pm | DayPart::Afternoon, 0) => None,
            (_, 12..) => at(hour),
            _ => at(hour + 12),
        }
    }
}

fn with_what_follows(line: &Line, end: usize, shape: &Shape, prefixed: bool) -> Option<(usize, Result<Clock, ()>)> {
    let mut end = end;
    let mut past = shape.minute;
    if past.is_none()
        && let Some((after, minutes)) = minutes_after(line, end, prefixed)
    {
        (end, past) = (after, Some(i16::from(minutes)));
    }
    let unit = line.says(end, UNITS);
    if shape.run_together && unit.is_none() {
        return None;
    }
    end = unit.unwrap_or(end);
    // `16 h 30`
    if unit.is_some()
        && past.is_none()
        && let Some(minute) = two_digits(line, end)
    {
        (end, past) = (end + 1, Some(i16::from(minute)));
        end = line.says(end, "min|mins|minutos").unwrap_or(end);
    }
    let (end, part) = match shape.mark {
        Mark::Half(half) => (end, Some(half)),
        Mark::None | Mark::Hours => part_after(line, end),
    };
    let marked = prefixed || past.is_some() || unit.is_some() || part.is_some() || shape.mark != Mark::None;
    let exact = shape.padded || unit.is_some() || shape.mark == Mark::Hours;
    let valid = i8::try_from(shape.hour).ok().filter(|hour| *hour < 24);
    let written = valid.zip(past.map_or(Some(0), |past| i8::try_from(past).ok()));
    let clock = written.ok_or(()).and_then(|(hour, past)| Written { hour, past, part, exact }.clock());
    marked.then_some((end, clock))
}

/// `y media`, `y 20`, and after `a las` also `30` alone.
fn minutes_after(line: &Line, at: usize, prefixed: bool) -> Option<(usize, i8)> {
    let named = line.look_up(at, MINUTES);
    named
        .or_else(|| {
            let at = line.says(at, "y|e|con")?;
            Some((at + 1, two_digits(line, at)?))
        })
        .or_else(|| Some((at + 1, two_digits(line, at).filter(|_| prefixed && !marks_a_time(line, at + 1))?)))
}

fn part_after(line: &Line, at: usize) -> (usize, Option<DayPart>) {
    line.look_up(at, PARTS).map_or((at, None), |(end, part)| (end, Some(part)))
}

/// An hour and minutes past it, or before it.
struct Written {
    hour: i8,
    past: i8,
    part: Option<DayPart>,
    exact: bool,
}

impl Written {
    fn clock(self) -> Result<Clock, ()> {
        let Self { hour, past, part, exact } = self;
        let (hour, minute) = match (hour, past) {
            (24.., _) | (_, 60..) => return Err(()),
            (_, 0..) => (hour, past),
            (0, _) => (23, 60 + past),
            (1, _) => (12, 60 + past),
            _ => (hour - 1, 60 + past),
        };
        // `16 am` is no time.
        let clock = Clock { hour, minute, part, exact };
        clock.on_clocks(None).map(|_| clock).ok_or(())
    }
}
