//! Reading the date and time of a form. Pure.

use std::ops::RangeInclusive;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// Nobody books further ahead than this.
const FURTHEST: SignedDuration = SignedDuration::from_hours(366 * 24);

/// How long a visit can be made to last, in minutes; shorter meetings are not made, nor longer ones.
const LENGTHS: RangeInclusive<i32> = 10..=1439;

/// When a visit is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Now,
    At(Timestamp),
}

/// Reads `now`, or a date and time on the clinic's clocks. The error is the id of the sentence that says what is wrong.
pub(super) fn read(when: &str, date: &str, time: &str, zone: &TimeZone, now: Timestamp) -> Result<When, &'static str> {
    if when != "later" {
        return Ok(When::Now);
    }
    let date: Date = date.parse().map_err(|_| "chat-problem-date")?;
    let time: Time = time.parse().map_err(|_| "chat-problem-date")?;
    // In the hour that a clock change skips or repeats, the reading that comes first after the old one counts.
    let at = zone.to_timestamp(date.to_datetime(time)).map_err(|_| "chat-problem-date")?;
    match at.duration_since(now) {
        ahead if ahead.is_negative() => Err("chat-problem-past"),
        ahead if ahead > FURTHEST => Err("chat-problem-far"),
        _ => Ok(When::At(at)),
    }
}

/// Reads how long a visit is to last, in minutes.
pub(super) fn minutes(typed: &str) -> Result<i32, &'static str> {
    typed.parse().ok().filter(|minutes| LENGTHS.contains(minutes)).ok_or("chat-problem-minutes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mexico() -> TimeZone {
        TimeZone::get("America/Mexico_City").unwrap()
    }

    #[test]
    fn a_time_is_that_of_the_clinics_clocks() {
        let now = "2026-11-24T15:00:00Z".parse().unwrap();
        let at = read("later", "2026-11-24", "10:30", &mexico(), now);
        assert_eq!(at, Ok(When::At("2026-11-24T16:30:00Z".parse().unwrap())));
        assert_eq!(read("now", "", "", &mexico(), now), Ok(When::Now));
    }

    #[test]
    fn what_cannot_be_is_said() {
        let now = "2026-11-24T15:00:00Z".parse().unwrap();
        for (date, time, problem) in [
            ("2026-11-24", "08:59", "chat-problem-past"),
            ("2027-11-26", "10:00", "chat-problem-far"),
            ("2026-02-30", "10:00", "chat-problem-date"),
            ("", "10:00", "chat-problem-date"),
            ("2026-11-25", "", "chat-problem-date"),
        ] {
            assert_eq!(read("later", date, time, &mexico(), now), Err(problem), "{date} {time}");
        }
    }
}
