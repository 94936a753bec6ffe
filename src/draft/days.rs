//! Which date is meant by what was said of the day.

use std::ops::Range;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{
    Problem,
    dates::{Day, Which},
};

/// A day of this year that is not longer past than this is a day in the past, and not one of the next year.
const LATELY: i32 = 60;
/// A weekday and a day of the month meet at least this often.
const MONTHS_AHEAD: i32 = 12;

/// The dates that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dates {
    /// The first.
    pub first: Date,
    /// The one that is meant when the time has passed on the first.
    pub second: Option<Date>,
}

/// The date on which all that was said agrees.
pub(super) fn date(
    said: &[(Day, Range<usize>)],
    today: Date,
    text: impl Fn(Range<usize>) -> String,
) -> Result<Option<Dates>, Problem> {
    let texts = || said.iter().map(|(_, words)| text(words.clone())).collect::<Vec<_>>();
    let no_such = || Problem::NoSuchDate { text: texts().join(" ") };
    let weekday = said.iter().find_map(|(day, _)| match day {
        Day::Weekday { weekday, which } => Some((*weekday, *which)),
        _ => None,
    });
    let mut others = said.iter().filter(|(day, _)| !matches!(day, Day::Weekday { .. })).map(|(day, _)| *day);
    let (other, rest) = (others.next(), others.next());
    if rest.is_some() || said.len() > usize::from(weekday.is_some()) + usize::from(other.is_some()) {
        return Err(Problem::SeveralDates { texts: texts() });
    }
    let only = |first| Ok(Some(Dates { first, second: None }));
    match (weekday, other) {
        (None, None) => Ok(None),
        (Some((weekday, which)), None) => {
            let first = coming(weekday, which, today);
            let second = (first == today).then(|| first.checked_add(7.days()).ok()).flatten();
            Ok(Some(Dates { first, second }))
        }
        (Some((weekday, _)), Some(Day::OfMonth(day))) => {
            only(day_of_month(day, today, |date| date.weekday() == weekday).ok_or_else(no_such)?)
        }
        (weekday, Some(other)) => {
            let date = single(other, today).ok_or_else(no_such)?;
            match weekday {
                Some((weekday, _)) if date.weekday() != weekday && matches!(other, Day::InDays(_)) => {
                    Err(Problem::SeveralDates { texts: texts() })
                }
                Some((weekday, _)) if date.weekday() != weekday => {
                    Err(Problem::OtherWeekday { text: texts().join(" "), date })
                }
                _ => only(date),
            }
        }
    }
}

/// The weekday that is meant.
pub(super) fn coming(weekday: Weekday, which: Which, today: Date) -> Date {
    let ahead = i32::from(today.weekday().until(weekday));
    let monday = i32::from(Weekday::Monday.until(today.weekday()));
    let days = match which {
        Which::Coming => ahead,
        Which::Next if ahead == 0 => 7,
        Which::Next => ahead,
        Which::OfNextWeek => 7 - monday + i32::from(Weekday::Monday.until(weekday)),
    };
    today.checked_add(days.days()).unwrap_or(today)
}

/// Whether a date falls on this weekday.
pub(super) fn falls_on(date: Day, weekday: Weekday, today: Date) -> bool {
    single(date, today).is_some_and(|date| date.weekday() == weekday)
}

fn single(day: Day, today: Date) -> Option<Date> {
    match day {
        Day::InDays(days) => today.checked_add(days.days()).ok(),
        Day::OfMonth(day) => day_of_month(day, today, |_| true),
        Day::OfYear { day, month, year: Some(year) } => Date::new(year, month, day).ok(),
        Day::OfYear { day, month, year: None } => of_this_year_or_next(day, month, today),
        Day::Weekday { .. } => None,
    }
}

fn of_this_year_or_next(day: i8, month: i8, today: Date) -> Option<Date> {
    let this = Date::new(today.year(), month, day).ok();
    let lately = |date: Date| date >= today.saturating_sub(LATELY.days());
    this.filter(|date| lately(*date)).or_else(|| Date::new(today.year() + 1, month, day).ok())
}

/// The first such day of a month that is today or later.
fn day_of_month(day: i8, today: Date, fits: impl Fn(Date) -> bool) -> Option<Date> {
    let months = (0..=MONTHS_AHEAD).filter_map(|ahead| today.first_of_month().checked_add(ahead.months()).ok());
    let dates = months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
    dates.filter(|date| *date >= today).find(|date| fits(*date))
}
