//! Dates and times in words.
//!
//! The names of days and months and the order of the parts are sentences like any other (`locales/*/dates.ftl`): the
//! date library knows English only. Every part is offered to both messages, each language takes those it needs.

use jiff::{ZonedDateTime, civil::Date, tz::TimeZone};

use super::{Arg, Language, catalogue, say, say_with};

/// A day and a time: "martes 24 de noviembre, 10:30", "Tuesday, November 24, 10:30 AM".
pub fn date_time(language: Language, at: &ZonedDateTime) -> String {
    let weekday = say(language, &format!("date-weekday-{}", at.weekday().to_monday_one_offset()));
    let month = say(language, &format!("date-month-{}", at.month()));
    let clock = clock_time(language, at);
    let args = [
        ("weekday", weekday.into()),
        ("day", i64::from(at.day()).into()),
        ("month", month.into()),
        ("clock", clock.into()),
    ];
    say_with(language, "date-time", &args)
}

/// A day: "martes 24 de noviembre", "Tuesday, November 24".
pub fn day(language: Language, date: Date) -> String {
    let weekday = say(language, &format!("date-weekday-{}", date.weekday().to_monday_one_offset()));
    let month = say(language, &format!("date-month-{}", date.month()));
    let args = [("weekday", weekday.into()), ("day", i64::from(date.day()).into()), ("month", month.into())];
    say_with(language, "date-day", &args)
}

/// A time of day: "10:30", "10:30 AM".
pub fn clock_time(language: Language, at: &ZonedDateTime) -> String {
    let half = say(language, if at.hour() < 12 { "date-morning" } else { "date-afternoon" });
    let args: [(_, Arg); 4] = [
        ("hour24", i64::from(at.hour()).into()),
        ("hour12", i64::from((at.hour() + 11) % 12 + 1).into()),
        ("minute", format!("{:02}", at.minute()).into()),
        ("half", half.into()),
    ];
    say_with(language, "date-clock", &args)
}

/// Whose time it is, for somebody in another zone: "hora de Ciudad de México", "Mexico City time".
pub fn zone_words(language: Language, at: &ZonedDateTime) -> String {
    let zone = at.time_zone().iana_name().unwrap_or("UTC");
    say_with(language, "date-zone", &[("city", zone_city(language, zone).into())])
}

/// The city by which people know a zone, from the zone's IANA name.
pub fn zone_city(language: Language, zone: &str) -> String {
    let id = format!("date-zone-{}", zone.to_ascii_lowercase().replace(['/', '_'], "-"));
    // Most zones are named after a city that is written alike in all languages; only the others have an own message.
    match catalogue(language).sentence(&id, &[]) {
        Some(Ok(city)) => city,
        _ => zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
    }
}

/// What somebody reads who may live in another zone than the clinic: `words` of a moment, and whose time it is when their
/// clocks show another one than those of `clinic`.
pub fn with_zone(language: Language, words: String, at: &ZonedDateTime, clinic: &TimeZone) -> String {
    if at.offset() == clinic.to_offset(at.timestamp()) {
        return words;
    }
    format!("{words} ({})", zone_words(language, at))
}

/// What somebody reads on a page: `words` of a moment on their own clocks and, when those show another time than the
/// clinic's, whose time it is and what it is at the clinic.
pub fn with_both_zones(language: Language, words: String, at: &ZonedDateTime, clinic: &TimeZone) -> String {
    let there = at.timestamp().to_zoned_datetime(clinic.clone());
    if at.offset() == there.offset() {
        return words;
    }
    let clock = clock_time(language, &there);
    let there = if at.date() == there.date() { clock } else { date_time(language, &there) };
    let args = [("zone", zone_words(language, at).into()), ("there", there.into())];
    format!("{words} ({})", say_with(language, "date-both-zones", &args))
}
