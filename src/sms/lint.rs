//! What every text costs at its longest: with long names, the longest date and the longest link. Pure; `televisita texts`
//! prints it.

use jiff::{Span, civil::DateTime, tz::TimeZone};

use super::{Encoding, Segments, segments, sms_text};
use crate::texts::{Arg, Language, date_time, group};

/// 60 characters: a long host name and the longest token the service makes.
pub(super) const LINK: &str = "https://televisita.hospital-x.mx/v/ABCDEFGHIJKLMNOPQRSTUVWX_";
pub(super) const CLINIC: &str = "Hospital General San Rafael";
pub(super) const CLINICIAN: &str = "Dra. Guadalupe Hernández";
const PHONE: &str = "55 5555 0100";
const LINK_MINUTES: i64 = 10;
const EMERGENCY: &str = "911";

/// A text at its longest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// In which language it is.
    pub language: Language,
    /// By which the sentences know it.
    pub id: String,
    /// The text itself.
    pub text: String,
    /// What it costs.
    pub cost: Segments,
}

/// Every text in every language.
pub fn rows() -> Vec<Row> {
    let of = |language| group(language, "sms-").into_iter().map(move |(id, outline)| Row::of(language, id, &outline));
    Language::ALL.into_iter().flat_map(of).collect()
}

impl Row {
    fn of(language: Language, id: String, outline: &str) -> Self {
        let text = sms_text(language, &id, &longest(language), has_link(outline).then_some(LINK));
        let cost = segments(&text);
        Self { language, id, text, cost }
    }

    /// How many characters it has.
    pub fn characters(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether it costs what a text may cost: a single segment of the alphabet of phones.
    pub fn is_cheap(&self) -> bool {
        self.cost.segments == 1 && self.cost.encoding == Encoding::Gsm7
    }
}

/// A text that ends in a colon is followed by a link.
pub(super) fn has_link(outline: &str) -> bool {
    outline.ends_with(':')
}

fn longest(language: Language) -> Vec<(&'static str, Arg)> {
    let time = if language == Language::En { "10:30 AM" } else { "10:30" };
    let names = [("clinic", CLINIC.into()), ("clinician", CLINICIAN.into())];
    let when = [("date", longest_date(language)), ("time", time.into())];
    names.into_iter().chain(when).chain(others()).collect()
}

/// What differs little from text to text.
pub(super) fn others() -> [(&'static str, Arg); 3] {
    [("phone", PHONE.into()), ("minutes", LINK_MINUTES.into()), ("emergency", EMERGENCY.into())]
}

/// The longest date there is in the language, with two digits in every number.
pub(super) fn longest_date(language: Language) -> Arg {
    let first = DateTime::constant(2026, 1, 1, 22, 30, 0, 0);
    // Within seven years every day of the year falls on every day of the week.
    let days = (0..7 * 366).filter_map(|day| first.checked_add(Span::new().days(day)).ok());
    let days = days.filter_map(|day| TimeZone::UTC.to_timestamp(day).ok());
    let dates = days.map(|day| date_time(language, &day.to_zoned_datetime(TimeZone::UTC)));
    Arg::Text(dates.max_by_key(String::len).unwrap_or_default())
}
