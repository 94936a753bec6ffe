//! When a visit begins, and how long it lasts: all that is said of it in a line, put together.

use std::ops::Range;

use jiff::{
    SignedDuration, Timestamp, ToSpan, ZonedDateTime,
    civil::{Date, Time},
    tz::AmbiguousOffset,
};

use super::{
    ClockChange, Moment, Note, Problem, When,
    clocks::{Clock, OnClocks},
    dates::Day,
    days,
    times::Times,
    words::{Line, Meaning},
};

/// Nobody books further ahead than this.
const FURTHEST: SignedDuration = SignedDuration::from_hours(366 * 24);
/// Shorter and longer meetings are not made.
const LENGTHS: Range<i32> = 10..1440;

/// What came of it.
#[derive(Default)]
pub(super) struct Outcome {
    pub when: Option<When>,
    pub minutes: Option<i32>,
    pub problems: Vec<Problem>,
    pub notes: Vec<Note>,
}

impl Times {
    /// Puts everything together.
    pub fn outcome(mut self, line: &mut Line, now: &ZonedDateTime) -> Outcome {
        let mut outcome = Outcome::default();
        outcome.minutes = self.minutes(line, &mut outcome.problems);
        self.settle_number(now, &mut outcome.notes);
        outcome.when = match self.one_of_each(line) {
            Ok(()) => self.when(line, now, &mut outcome).unwrap_or_else(|problem| {
                outcome.problems.push(problem);
                None
            }),
            Err(problem) => {
                outcome.problems.push(problem);
                None
            }
        };
        self.give_back_parts(line);
        outcome
    }

    fn minutes(&self, line: &Line, problems: &mut Vec<Problem>) -> Option<i32> {
        let (first, words) = self.lengths.first()?;
        if self.lengths.len() == 1 && LENGTHS.contains(first) {
            return Some(*first);
        }
        let words = words.start..self.lengths.last().map_or(words.end, |(_, last)| last.end);
        problems.push(Problem::Length { text: line.text(words) });
        None
    }

    /// A number after a weekday is its hour, unless it is the date of the coming such day, or the hour is said, too.
    fn settle_number(&mut self, now: &ZonedDateTime, notes: &mut Vec<Note>) {
        let Some((clock, words)) = self.day_or_hour.take() else { return };
        let mut weekdays = self.days.iter().filter_map(|(day, _)| match day {
            Day::Weekday { weekday, which } => Some((*weekday, *which)),
            _ => None,
        });
        let coming = weekdays.next_back().map(|(weekday, which)| days::coming(weekday, which, now.date()));
        let is_its_date = coming.is_some_and(|date| date.day() == clock.hour);
        if is_its_date || !self.clocks.is_empty() || clock.hour > 23 {
            self.days.push((Day::OfMonth(clock.hour), words));
            notes.extend(is_its_date.then_some(Note::DayNotHour));
        } else {
            self.clocks.push((Ok(clock), words));
            notes.push(Note::HourNotDay);
        }
    }

    /// Two different answers to the same question are none.
    fn one_of_each(&self, line: &Line) -> Result<(), Problem> {
        let moments = self.now.iter().chain(self.ahead.iter().map(|(_, words)| words));
        let others = self.days.iter().map(|(_, words)| words).chain(self.clocks.iter().map(|(_, words)| words));
        let moments: Vec<_> = moments.collect();
        if moments.len() > 1 || (moments.len() == 1 && others.clone().next().is_some()) {
            let mut all: Vec<_> = moments.into_iter().chain(others).collect();
            all.sort_by_key(|words| words.start);
            return Err(Problem::SeveralTimes { texts: texts(line, &all) });
        }
        if self.clocks.len() > 1 {
            let all: Vec<_> = self.clocks.iter().map(|(_, words)| words).collect();
            return Err(Problem::SeveralTimes { texts: texts(line, &all) });
        }
        Ok(())
    }

    fn when(&self, line: &Line, now: &ZonedDateTime, outcome: &mut Outcome) -> Result<Option<When>, Problem> {
        if !self.now.is_empty() {
            return Ok(Some(When::Now));
        }
        let this_minute = this_minute(now);
        if let Some((minutes, _)) = self.ahead.first() {
            let at = this_minute.checked_add(i64::from(*minutes).minutes()).map_err(|_| Problem::Far)?;
            return moment(at.datetime(), at.timestamp(), None, now).map(Some);
        }
        let time = match self.clocks.first() {
            Some((clock, words)) => Some(self.time(clock, || line.text(words.clone()), outcome)?),
            None => None,
        };
        let date = days::date(&self.days, now.date(), |words| line.text(words))?;
        match (date, time) {
            (None, None) => Ok(None),
            (None, Some(time)) => Ok(Some(When::Time(civil(time)))),
            (Some(date), None) if date.first < now.date() => Err(Problem::Past),
            (Some(date), None) => in_reach(date.first, now).map(|date| Some(When::Date(date))),
            (Some(date), Some(time)) => {
                let first = self.at(date.first, time, now, outcome);
                match (first, date.second) {
                    (Err(Problem::Past), Some(second)) => self.at(second, time, now, outcome).map(Some),
                    (first, _) => first.map(Some),
                }
            }
        }
    }

    fn time(
        &self,
        clock: &Result<Clock, ()>,
        text: impl Fn() -> String,
        outcome: &mut Outcome,
    ) -> Result<OnClocks, Problem> {
        let no_such = || Problem::NoSuchTime { text: text() };
        let clock = clock.map_err(|()| no_such())?;
        let part = self.parts.first().map(|(part, _)| *part);
        let time = clock.on_clocks(part).ok_or_else(no_such)?;
        if time.assumed_afternoon {
            outcome.notes.push(Note::AfternoonAssumed);
        }
        Ok(time)
    }

    fn at(&self, date: Date, time: OnClocks, now: &ZonedDateTime, outcome: &mut Outcome) -> Result<When, Problem> {
        let date = if time.next_day { date.tomorrow().map_err(|_| Problem::Far)? } else { date };
        let local = date.to_datetime(civil(time));
        let zone = now.time_zone();
        let reading = zone.to_ambiguous_timestamp(local);
        let change = match reading.offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => Some(ClockChange::Skipped),
            AmbiguousOffset::Fold { .. } => Some(ClockChange::Repeated),
        };
        let at = reading.compatible().map_err(|_| Problem::Far)?;
        let when = moment(local, at, change, now)?;
        outcome.notes.extend(change.map(Note::ClockChange));
        Ok(when)
    }

    /// `por la tarde` without an hour says nothing that can be booked: it was not read.
    fn give_back_parts(&self, line: &mut Line) {
        let used =
            self.clocks.first().is_some_and(|(clock, _)| clock.is_ok_and(|clock| clock.part.is_none() && !clock.exact));
        for (nth, (_, words)) in self.parts.iter().enumerate() {
            if nth > 0 || !used {
                line.take(words.clone(), Meaning::Unread);
            }
        }
    }
}

fn texts(line: &Line, all: &[&Range<usize>]) -> Vec<String> {
    all.iter().map(|words| line.text((*words).clone())).collect()
}

fn civil(time: OnClocks) -> Time {
    Time::constant(time.hour, time.minute, 0, 0)
}

fn this_minute(now: &ZonedDateTime) -> ZonedDateTime {
    let seconds = i64::from(now.second());
    now.saturating_sub(SignedDuration::new(seconds, now.subsec_nanosecond()))
}

fn moment(
    local: jiff::civil::DateTime,
    at: Timestamp,
    change: Option<ClockChange>,
    now: &ZonedDateTime,
) -> Result<When, Problem> {
    match at.duration_since(this_minute(now).timestamp()) {
        ahead if ahead.is_negative() => Err(Problem::Past),
        ahead if ahead > FURTHEST => Err(Problem::Far),
        _ => Ok(When::At(Moment { local, at, change })),
    }
}

fn in_reach(date: Date, now: &ZonedDateTime) -> Result<Date, Problem> {
    let last =
        now.timestamp().saturating_add(FURTHEST).unwrap_or(Timestamp::MAX).to_zoned_datetime(now.time_zone().clone());
    if date > last.date() { Err(Problem::Far) } else { Ok(date) }
}
