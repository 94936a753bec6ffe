//! When a meeting may be: the rules for `start`, `end` and `timezone`, and how times are written.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::errors::Refusal;
use crate::sandbox::shape::Fields;

const SHORTEST: SignedDuration = SignedDuration::from_mins(10);
const LONGEST: SignedDuration = SignedDuration::from_mins(23 * 60 + 59);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const TEN_YEARS: SignedDuration = SignedDuration::from_hours(24 * 3_652);

/// Reads and judges the times of a new or changed meeting.
pub(super) fn judge(fields: &Fields, now: Timestamp) -> Result<(Timestamp, Timestamp), Refusal> {
    let zone = zone(fields.text("timezone"))?;
    let start = whole_minute(read(fields, "start", &zone)?);
    let end = whole_minute(read(fields, "end", &zone)?);
    let this_minute = whole_minute(now);
    if start < this_minute {
        return Err(invalid("'start' must be after the current time."));
    }
    if now.saturating_add(TEN_YEARS).is_ok_and(|limit| start > limit) {
        return Err(invalid("'start' must be within ten years."));
    }
    match end.duration_since(start) {
        length if length < SHORTEST => Err(invalid("The meeting duration must be at least 10 minutes.")),
        length if length > LONGEST => Err(invalid("The meeting duration must be at most 23 hours and 59 minutes.")),
        // A start within the present minute is moved to the next one.
        _ if start == this_minute => Ok((start.saturating_add(MINUTE).unwrap_or(start), end)),
        _ => Ok((start, end)),
    }
}

/// The zone of this name; UTC where none is named.
pub(super) fn zone(name: Option<&str>) -> Result<TimeZone, Refusal> {
    let Some(name) = name else { return Ok(TimeZone::UTC) };
    TimeZone::get(name).map_err(|_| invalid(&format!("timezone: {name} is not a valid time zone.")))
}

/// An instant as the meetings API writes it: in the zone that was asked for.
pub(super) fn written(at: Timestamp, zone: &TimeZone) -> String {
    if *zone == TimeZone::UTC {
        return at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    }
    at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Any ISO 8601 date and time; without an offset, it is meant in `zone`.
pub(super) fn read(fields: &Fields, name: &str, zone: &TimeZone) -> Result<Timestamp, Refusal> {
    let text = fields.text(name).unwrap_or_default();
    let at = text.parse::<Timestamp>().ok().or_else(|| {
        let civil: DateTime = text.parse().ok()?;
        zone.to_timestamp(civil).ok()
    });
    at.ok_or_else(|| invalid(&format!("{name}: not a valid ISO 8601 date and time.")))
}

fn whole_minute(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second().div_euclid(60) * 60).unwrap_or(at)
}

fn invalid(problem: &str) -> Refusal {
    Refusal::invalid(vec![problem.to_owned()])
}
