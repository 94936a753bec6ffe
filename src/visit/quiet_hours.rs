//! The hours in which nobody is reminded.

use jiff::{Timestamp, ToSpan, civil::Time, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::Visit;

/// From when until when nobody is reminded, on the clocks of whoever is reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// When they begin.
    pub from: Time,
    /// When they end; the day after, where this is not later than `from`.
    pub until: Time,
    /// The clinic's time zone, for those who have none of their own.
    pub zone: String,
}

impl QuietHours {
    /// When they end in which a moment is, in one zone; `None`: it is in none.
    fn end_of(&self, at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let local = at.to_zoned_datetime(zone.clone());
        let (time, day) = (local.time(), local.date());
        let is_quiet = match self.from < self.until {
            true => (self.from..self.until).contains(&time),
            false => time >= self.from || time < self.until,
        };
        let ends_on = if time < self.until { day } else { day.checked_add(1.day()).ok()? };
        let end = zone.to_timestamp(ends_on.to_datetime(self.until)).ok()?;
        is_quiet.then_some(end)
    }
}

impl Visit {
    /// The first moment, from `at` on, that is quiet for nobody who is invited.
    pub(super) fn out_of_quiet_hours(&self, at: Timestamp) -> Timestamp {
        let Some(quiet) = &self.texting.quiet_hours else { return at };
        let zones = self.participants.iter().map(|one| one.zone.as_deref().unwrap_or(&quiet.zone));
        let zones: Vec<_> = zones.filter_map(|name| TimeZone::get(name).ok()).collect();
        let mut at = at;
        // Where it is morning for one it may still be night for another; where it is always night for somebody, it is not
        // waited for days.
        for _ in 0..=zones.len() {
            let Some(end) = zones.iter().filter_map(|zone| quiet.end_of(at, zone)).max() else { break };
            at = end;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEXICO: &str = "America/Mexico_City";

    /// When the quiet hours end in which a moment is, all of it on the clocks of a zone.
    fn end(from: &str, until: &str, zone: &str, at: &str) -> Option<String> {
        let quiet = QuietHours { from: from.parse().unwrap(), until: until.parse().unwrap(), zone: zone.to_owned() };
        let zone = TimeZone::get(zone).unwrap();
        let at = zone.to_timestamp(at.parse().unwrap()).unwrap();
        quiet.end_of(at, &zone).map(|end| end.to_zoned_datetime(zone).datetime().to_string())
    }

    #[test]
    fn a_night_ends_in_the_morning() {
        let night = |at| end("22:00", "07:00", MEXICO, at);
        assert_eq!(night("2026-11-24T21:59"), None);
        assert_eq!(night("2026-11-24T22:00").as_deref(), Some("2026-11-25T07:00:00"));
        assert_eq!(night("2026-12-31T23:59").as_deref(), Some("2027-01-01T07:00:00"));
        assert_eq!(night("2026-11-25T00:00").as_deref(), Some("2026-11-25T07:00:00"));
        assert_eq!(night("2026-11-25T06:59").as_deref(), Some("2026-11-25T07:00:00"));
        assert_eq!(night("2026-11-25T07:00"), None);
    }

    #[test]
    fn quiet_hours_may_be_within_a_day() {
        let noon = |at| end("13:00", "15:30", MEXICO, at);
        assert_eq!(noon("2026-11-24T12:59"), None);
        assert_eq!(noon("2026-11-24T13:00").as_deref(), Some("2026-11-24T15:30:00"));
        assert_eq!(noon("2026-11-24T15:30"), None);
        assert_eq!(noon("2026-11-24T23:00"), None);
    }

    #[test]
    fn an_end_that_a_night_leaves_out_is_an_hour_later() {
        assert_eq!(
            end("22:00", "02:30", "America/Tijuana", "2026-03-07T23:00").as_deref(),
            Some("2026-03-08T03:30:00"),
            "the clocks go from two to three"
        );
    }
}
