//! All words about time in a line, found from left to right.

use std::ops::Range;

use jiff::civil::Date;

use super::{
    clocks::{self, Clock, DayPart},
    dates::{self, Ahead, Day},
    days, numbers,
    words::{Line, Meaning},
};

/// All that a line says about when and how long.
#[derive(Default)]
pub(super) struct Times {
    pub now: Vec<Range<usize>>,
    pub ahead: Vec<(i32, Range<usize>)>,
    pub days: Vec<(Day, Range<usize>)>,
    pub clocks: Vec<(Result<Clock, ()>, Range<usize>)>,
    /// Parts of the day that stand by themselves.
    pub parts: Vec<(DayPart, Range<usize>)>,
    /// A number after a weekday: its hour, or its day of the month.
    pub day_or_hour: Option<(Clock, Range<usize>)>,
    pub lengths: Vec<(i32, Range<usize>)>,
}

/// Takes all words about time.
pub(super) fn find(line: &mut Line, today: Date, month_first: bool) -> Times {
    let mut times = Times::default();
    let mut at = 0;
    while at < line.len() {
        at = times.take(line, at, today, month_first).unwrap_or(at + 1);
    }
    times
}

impl Times {
    /// The days that are said, when no hour, length or part of the day is.
    pub fn only_days(self) -> Option<Vec<(Day, Range<usize>)>> {
        let Self { now, ahead, days, clocks, parts, day_or_hour, lengths } = self;
        let others = [now.len(), ahead.len(), clocks.len(), parts.len(), lengths.len()];
        (others.iter().sum::<usize>() == 0 && day_or_hour.is_none()).then_some(days)
    }

    /// Takes what stands at `at`, if it is about time. Answers where it ends.
    fn take(&mut self, line: &mut Line, at: usize, today: Date, month_first: bool) -> Option<usize> {
        line.free(at)?;
        if let Some(end) = dates::now(line, at) {
            self.now.push(at..end);
            line.take(at..end, Meaning::When);
            return Some(end);
        }
        if let Some((end, ahead)) = dates::ahead(line, at) {
            match ahead {
                Ahead::Minutes(minutes) => self.ahead.push((minutes, at..end)),
                Ahead::Days(days) => self.days.push((Day::InDays(days), at..end)),
            }
            line.take(at..end, Meaning::When);
            return Some(end);
        }
        if let Some(end) = self.take_range(line, at, false) {
            return Some(end);
        }
        if let Some((end, minutes)) = dates::length(line, at) {
            self.lengths.push((minutes, at..end));
            line.take(at..end, Meaning::Length);
            return Some(end);
        }
        if let Some((end, day, part)) = dates::day(line, at, month_first) {
            self.days.push((day, at..end));
            self.parts.extend(part.map(|part| (part, at..at)));
            line.take(at..end, Meaning::When);
            return Some(self.number_after(line, end, Some(day), today).unwrap_or(end));
        }
        if let Some((end, clock)) = clocks::clock(line, at) {
            self.clocks.push((clock, at..end));
            line.take(at..end, Meaning::When);
            return Some(end);
        }
        let (end, part) = clocks::part_alone(line, at)?;
        self.parts.push((part, at..end));
        line.take(at..end, Meaning::When);
        Some(self.number_after(line, end, None, today).unwrap_or(end))
    }

    fn take_range(&mut self, line: &mut Line, at: usize, after_day: bool) -> Option<usize> {
        let (end, clock, minutes) = clocks::range(line, at, after_day)?;
        self.clocks.push((Ok(clock), at..end));
        self.lengths.push((minutes, at..end));
        line.take(at..end, Meaning::When);
        Some(end)
    }

    /// A number just after a day, or a part of it.
    fn number_after(&mut self, line: &mut Line, at: usize, day: Option<Day>, today: Date) -> Option<usize> {
        if let Some(end) = self.take_range(line, at, true) {
            return Some(end);
        }
        if line.word(at)?.after_break || clocks::clock(line, at).is_some() || dates::length(line, at).is_some() {
            return None;
        }
        if let Some(Day::Weekday { weekday, .. }) = day {
            // `viernes 9 de enero` is one date. `viernes 9 julio pérez` may be a name; the weekday tells.
            if let Some((_, date @ Day::OfYear { .. }, _)) = dates::day(line, at, false)
                && (line.says(at + 1, "de|of").is_some() || days::falls_on(date, weekday, today))
            {
                return None;
            }
            let clock = clocks::bare_hour(line, at).or_else(|| {
                let hour = numbers::bare_number(line.plain(at)).filter(|day| (24..=31).contains(day))?;
                Some(Clock { hour, minute: 0, part: None, exact: true })
            })?;
            self.day_or_hour = Some((clock, at..at + 1));
        } else {
            self.clocks.push((Ok(clocks::bare_hour(line, at)?), at..at + 1));
        }
        line.take(at..at + 1, Meaning::When);
        Some(at + 1)
    }
}
