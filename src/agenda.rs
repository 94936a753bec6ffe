//! The agendas on show: one card a person, and when it has to be posted anew. Pure.
//!
//! Webex cannot edit a card, and a card that comes again is a message. So an agenda is not posted for every change, but at
//! most once in [`PAUSE`], and never when it would show what it shows already.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::{
    directory::StaffRole,
    texts::Language,
    visit::{PersonName, Visit},
};

/// An agenda comes again at most once in this time.
pub const PAUSE: SignedDuration = SignedDuration::from_mins(5);
/// What changes within so many seconds is shown together: whoever opens their link is most often in the lobby soon after.
const TOGETHER: i64 = 15;

/// Whose visits an agenda shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// Those of all clinicians.
    Everybody,
    /// Those of one clinician.
    Clinician {
        /// Their Webex person id.
        person_id: String,
        /// How they are called.
        name: PersonName,
    },
}

impl Whose {
    /// How a button names them.
    pub fn word(&self) -> &str {
        match self {
            Self::Everybody => "all",
            Self::Clinician { person_id, .. } => person_id,
        }
    }
}

/// Somebody's agenda card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// In whose chat it is.
    pub person_id: String,
    /// In which language.
    pub language: Language,
    /// Whose visits it shows.
    pub whose: Whose,
    /// Of which day.
    pub day: Date,
    /// When that day begins at the clinic.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// How many visits of the day come before those that it shows.
    pub skip: usize,
    /// Webex's id of the message, once one is there.
    pub message_id: Option<String>,
    /// What it shows, as far as a change of it matters; nothing about a person.
    pub shows: String,
    /// When it was posted last, or is being posted.
    pub posted_at: Timestamp,
}

impl Agenda {
    /// Whether it shows this visit.
    pub fn concerns(&self, visit: &Visit) -> bool {
        let of_them = match &self.whose {
            Whose::Everybody => true,
            Whose::Clinician { person_id, .. } => visit.clinician.person_id == *person_id,
        };
        of_them && (self.from..self.to).contains(&visit.starts_at)
    }

    /// Whether somebody with these roles may see it: clinicians their own, schedulers everybody's.
    pub fn is_for(&self, has: impl Fn(StaffRole) -> bool) -> bool {
        let own = self.whose.word() == self.person_id;
        has(StaffRole::Scheduler) || (own && has(StaffRole::Clinician))
    }

    /// When it may come again, at the earliest.
    pub fn due(&self) -> Timestamp {
        self.posted_at.saturating_add(PAUSE).unwrap_or(self.posted_at)
    }

    /// When it is to come again for something that changes now.
    pub fn due_for_change(&self, now: Timestamp) -> Timestamp {
        // Always at the same seconds of a minute: one change after the other does not put it off for ever.
        let soon = now.as_second() - now.as_second().rem_euclid(TOGETHER) + TOGETHER;
        self.due().max(Timestamp::from_second(soon).unwrap_or(now))
    }
}

/// When a day begins and ends on the clinic's clocks; `None` at the end of time.
pub fn bounds(day: Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let midnight = |day: Date| zone.to_timestamp(day.to_datetime(Time::midnight())).ok();
    Some((midnight(day)?, midnight(day.tomorrow().ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_as_long_as_the_clinics_clocks_say() {
        let hours = |day: &str, zone: &str| {
            let (from, to) = bounds(day.parse().unwrap(), &TimeZone::get(zone).unwrap()).unwrap();
            to.duration_since(from).as_hours()
        };
        assert_eq!(hours("2026-11-24", "America/Mexico_City"), 24);
        assert_eq!(hours("2026-11-01", "America/Chicago"), 25, "the night in which the clocks go back");
        assert_eq!(hours("2027-03-14", "America/Chicago"), 23);
    }
}
