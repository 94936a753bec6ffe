//! Days in words and numbers, and how long from now.

use jiff::civil::Weekday;

use super::{
    clocks::DayPart,
    numbers::{bare_number, count},
    words::Line,
};

/// A day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// Today, tomorrow, in three days.
    InDays(i32),
    /// Friday.
    Weekday { weekday: Weekday, which: Which },
    /// The third of January, of this year or the next when it was not said which.
    OfYear { day: i8, month: i8, year: Option<i16> },
    /// The third of this month or the next.
    OfMonth(i8),
}

/// Which of all Fridays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The first to come, perhaps today.
    Coming,
    /// The first after today.
    Next,
    /// The one of the week after this one.
    OfNextWeek,
}

const RELATIVE: &[(&str, (i32, Option<DayPart>))] = &[
    ("hoy|today|hoje|hoy mismo|hoje mesmo|el dia de hoy", (0, None)),
    ("esta manana|this morning|esta manha|hoje de manha", (0, Some(DayPart::Morning))),
    ("esta tarde|this afternoon|hoje a tarde|nesta tarde", (0, Some(DayPart::Afternoon))),
    ("esta noche|tonight|this evening|esta noite|hoje a noite|nesta noite", (0, Some(DayPart::Night))),
    ("manana|tomorrow|amanha|el dia de manana", (1, None)),
    ("pasado manana|the day after tomorrow|day after tomorrow|depois de amanha", (2, None)),
    ("ayer|yesterday|ontem", (-1, None)),
    ("hoy en ocho|de hoy en ocho|a week from today|de hoje a oito", (7, None)),
    ("manana en ocho|de manana en ocho|a week from tomorrow|de amanha a oito", (8, None)),
    ("hoy en quince|de hoy en quince|two weeks from today|de hoje a quinze", (14, None)),
];
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("lunes|monday|segunda|segunda-feira|segunda feira", Weekday::Monday),
    ("martes|tuesday|terca|terca-feira|terca feira", Weekday::Tuesday),
    ("miercoles|wednesday|quarta|quarta-feira|quarta feira", Weekday::Wednesday),
    ("jueves|thursday|quinta|quinta-feira|quinta feira", Weekday::Thursday),
    ("viernes|friday|sexta|sexta-feira|sexta feira", Weekday::Friday),
    ("sabado|saturday", Weekday::Saturday),
    ("domingo|sunday", Weekday::Sunday),
];
/// Short forms count before a number only: some of them are names.
const SHORT_WEEKDAYS: &[(&str, Weekday)] = &[
    ("lun|mon|seg", Weekday::Monday),
    ("mar|tue|tues|ter", Weekday::Tuesday),
    ("mie|wed|qua", Weekday::Wednesday),
    ("jue|thu|thur|thurs|qui", Weekday::Thursday),
    ("vie|fri|sex", Weekday::Friday),
    ("sab|sat", Weekday::Saturday),
    ("dom|sun", Weekday::Sunday),
];
const MONTHS: &[(&str, i8)] = &[
    ("enero|january|janeiro|ene|jan", 1),
    ("febrero|february|fevereiro|feb|fev", 2),
    ("marzo|march|marco|mar", 3),
    ("abril|april|abr|apr", 4),
    ("mayo|may|maio|mai", 5),
    ("junio|june|junho|jun", 6),
    ("julio|july|julho|jul", 7),
    ("agosto|august|ago|aug", 8),
    ("septiembre|setiembre|september|setembro|sep|sept|set", 9),
    ("octubre|october|outubro|oct|out", 10),
    ("noviembre|november|novembro|nov", 11),
    ("diciembre|december|dezembro|dic|dec|dez", 12),
];
const BEFORE_WEEKDAY: &str = "el|este|esta|on|this|na|no|nesta|neste|para el|on the|para a|para";
const NEXT: &str = "el proximo|proximo|next|na proxima|no proximo|proxima|el siguiente|this coming";
const THAT_COMES: &str = "que viene|que vem|proximo|proxima|siguiente|seguinte";
const OF_NEXT_WEEK: &str = "de la proxima semana|de la semana que viene|de la siguiente semana|la proxima semana|\
    la semana que viene|next week|of next week|da proxima semana|da semana que vem|na semana que vem|semana que vem";
const BEFORE_DATE: &str = "el|el dia|dia|the|on|on the|no dia|em|para el|para el dia";
const BEFORE_DAY_OF_MONTH: &str = "el|el dia|dia|the|on the|no dia|para el|para el dia";
const IN: &str = "en|in|em|dentro de|within|daqui a";
const HALF_AN_HOUR: &str = "media hora|half an hour|half hour|a half hour|meia hora";
const MINUTES: &str = "min|mins|minuto|minutos|minute|minutes";
const HOURS: &str = "h|hr|hrs|hora|horas|hour|hours";
const DAYS: &str = "dia|dias|day|days";
const WEEKS: &str = "semana|semanas|week|weeks";
const AND_A_HALF: &str = "y media|and a half|e meia";
const NOW: &str =
    "ahora|ahora mismo|ahorita|now|right now|agora|agora mesmo|inmediatamente|de inmediato|immediately|imediatamente";
const BEFORE_LENGTH: &str = "de|por|durante|for|of";

/// How far from now something begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ahead {
    Minutes(i32),
    Days(i32),
}

/// `ahora`: where it ends.
pub(super) fn now(line: &Line, at: usize) -> Option<usize> {
    line.says(at, NOW)
}

/// `en dos horas`, `in half an hour`, `em 3 dias`, and where it ends.
pub(super) fn ahead(line: &Line, at: usize) -> Option<(usize, Ahead)> {
    let at = line.says(at, IN)?;
    if let Some((end, minutes)) = minutes(line, at) {
        return Some((end, Ahead::Minutes(minutes)));
    }
    let (end, count) = count(line, at)?;
    if let Some(end) = line.says(end, DAYS) {
        return Some((end, Ahead::Days(count)));
    }
    Some((line.says(end, WEEKS)?, Ahead::Days(count.checked_mul(7)?)))
}

/// `30 min`, `por una hora`, `for 45 minutes`: how many minutes, and where it ends.
pub(super) fn length(line: &Line, at: usize) -> Option<(usize, i32)> {
    let start = line.says(at, BEFORE_LENGTH).unwrap_or(at);
    let (end, minutes) = minutes(line, start)?;
    // `18 horas` is a time of day; `1 hora` and `2 hours` are lengths.
    let last = line.plain(end - 1);
    let time_of_day = matches!(last, "h" | "hr" | "hrs" | "horas") && start == at;
    (!time_of_day).then_some((end, minutes))
}

fn minutes(line: &Line, at: usize) -> Option<(usize, i32)> {
    if let Some(end) = line.says(at, HALF_AN_HOUR) {
        return Some((end, 30));
    }
    // `30min` in one word
    if let Some(number) = line.plain(at).strip_suffix("min").filter(|number| number.len() <= 4) {
        return Some((at + 1, number.parse().ok()?));
    }
    // `hora y media`
    if let Some(end) = line.says(at, "hora y media|hora e meia") {
        return Some((end, 90));
    }
    let (end, count) = count(line, at)?;
    if let Some(end) = line.says(end, MINUTES) {
        return Some((end, count));
    }
    let end = line.says(end, HOURS)?;
    let half = line.says(end, AND_A_HALF);
    let minutes = count.checked_mul(60)? + if half.is_some() { 30 } else { 0 };
    Some((half.unwrap_or(end), minutes))
}

/// A day that stands at `at`, the part of it if one is said in the same words, and where it ends.
pub(super) fn day(line: &Line, at: usize, month_first: bool) -> Option<(usize, Day, Option<DayPart>)> {
    let whole = |(end, day)| (end, day, None);
    let relative = || line.look_up(at, RELATIVE).map(|(end, (days, part))| (end, Day::InDays(days), part));
    date(line, at, month_first).map(whole).or_else(|| weekday(line, at).map(whole)).or_else(relative).or_else(|| {
        let start = line.says(at, BEFORE_DAY_OF_MONTH)?;
        day_of_month(line, start).map(|(end, day)| (end, Day::OfMonth(day), None))
    })
}

/// Whether a day or a month stands just before `at`, so that a number there may be its hour or its day.
pub(super) fn is_anchored(line: &Line, at: usize) -> bool {
    let ends_here = |start: usize| {
        let ends = [
            line.look_up(start, WEEKDAYS).map(|(end, _)| end),
            line.look_up(start, MONTHS).map(|(end, _)| end),
            line.look_up(start, RELATIVE).map(|(end, _)| end),
            line.says(start, THAT_COMES),
            line.says(start, "a las|a la|las|at|as|a|el|dia|the|de|para las|pelas"),
        ];
        ends.contains(&Some(at))
    };
    (at.saturating_sub(3)..at).any(ends_here)
}

/// Whether a month stands at `at`, by itself or after `de`.
pub(super) fn month_follows(line: &Line, at: usize) -> bool {
    let at = line.says(at, "de|of").unwrap_or(at);
    line.look_up(at, MONTHS).is_some()
}

fn weekday(line: &Line, at: usize) -> Option<(usize, Day)> {
    let next = line.says(at, NEXT);
    let start = next.or_else(|| line.says(at, BEFORE_WEEKDAY).filter(|start| line.look_up(*start, WEEKDAYS).is_some()));
    let start = start.unwrap_or(at);
    let short = || {
        let (end, weekday) = line.look_up(start, SHORT_WEEKDAYS)?;
        let number = line.plain(end).starts_with(|c: char| c.is_ascii_digit());
        (number && !line.word(end)?.after_break).then_some((end, weekday))
    };
    let (end, weekday) = line.look_up(start, WEEKDAYS).or_else(short)?;
    if let Some(end) = line.says(end, OF_NEXT_WEEK) {
        return Some((end, Day::Weekday { weekday, which: Which::OfNextWeek }));
    }
    let comes = line.says(end, THAT_COMES);
    let which = if next.is_some() || comes.is_some() { Which::Next } else { Which::Coming };
    Some((comes.unwrap_or(end), Day::Weekday { weekday, which }))
}

/// `3 de enero de 2027`, `January 3rd`, `3/1`, `2027-01-03`.
fn date(line: &Line, at: usize, month_first: bool) -> Option<(usize, Day)> {
    let start = line.says(at, BEFORE_DATE).unwrap_or(at);
    if let Some(day) = numeric(line.plain(start), month_first) {
        return Some((start + 1, day));
    }
    let (end, day, month) = day_then_month(line, start).or_else(|| month_then_day(line, start))?;
    let (end, year) = year(line, end);
    Some((end, Day::OfYear { day, month, year }))
}

fn day_then_month(line: &Line, at: usize) -> Option<(usize, i8, i8)> {
    let first = line.says(at, "primero|first|primeiro").map(|end| (end, 1));
    let (end, day) = first.or_else(|| day_of_month(line, at))?;
    let end = line.says(end, "de|of").unwrap_or(end);
    let (end, month) = line.look_up(end, MONTHS)?;
    Some((end, day, month))
}

fn month_then_day(line: &Line, at: usize) -> Option<(usize, i8, i8)> {
    let (end, month) = line.look_up(at, MONTHS)?;
    let (end, day) = day_of_month(line, line.says(end, "the").unwrap_or(end))?;
    Some((end, day, month))
}

/// `3`, `3rd`, `1º`.
fn day_of_month(line: &Line, at: usize) -> Option<(usize, i8)> {
    let word = line.plain(at);
    let number =
        ["st", "nd", "rd", "th", "ero", "er", "o"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    Some((at + 1, bare_number(number).filter(|day| *day > 0)?))
}

fn year(line: &Line, at: usize) -> (usize, Option<i16>) {
    let start = line.says(at, "de|del|of").unwrap_or(at);
    let word = line.plain(start);
    let year = word.parse().ok().filter(|year: &i16| word.len() == 4 && (2000..2100).contains(year));
    match year {
        Some(year) if !super::clocks::marks_a_time(line, start + 1) => (start + 1, Some(year)),
        _ => (at, None),
    }
}

/// Whether a word has the form of a date in numbers.
pub(super) fn is_numeric_date(word: &str) -> bool {
    numeric(word, false).is_some()
}

fn numeric(word: &str, month_first: bool) -> Option<Day> {
    let separator = ['/', '-', '.'].into_iter().find(|separator| word.contains(*separator))?;
    let parts: Vec<&str> = word.split(separator).collect();
    let short = |part: &str| bare_number(part);
    let long = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() == 4 && part.starts_with("20"));
    let (year, first, second) = match parts[..] {
        [first, second] if separator == '/' => (None, short(first)?, short(second)?),
        [year, month, day] if long(year).is_some() => {
            return Some(Day::OfYear { day: short(day)?, month: short(month)?, year: long(year) });
        }
        [first, second, year] if long(year).is_some() => (long(year), short(first)?, short(second)?),
        [first, second, year] if separator == '/' => {
            (Some(2000 + i16::from(short(year)?)), short(first)?, short(second)?)
        }
        _ => return None,
    };
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    Some(Day::OfYear { day, month, year })
}
