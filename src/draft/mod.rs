//! What one line of text says about a visit: `mañana 10:30 María López 55 1234 5678 con su hija Ana +1 312 555 0100`.
//!
//! Pure, and the same for the same input. Spanish, English and Portuguese words are all understood, whoever speaks; the
//! language only tells whether `3/1` begins with the day. Each part takes the words that it understands: first phones,
//! then time, then the kind, then people. A word is taken once, and what nobody takes is unread: nothing is dropped in
//! silence. A draft is never booked as it is; a person confirms it.

mod clocks;
mod dates;
mod days;
mod kinds;
mod names;
mod numbers;
mod people;
mod phones;
mod proposal;
mod relations;
mod shapes;
mod times;
mod when;
mod words;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use crate::{
    phone::{Country, PhoneError, PhoneNumber},
    texts::Language,
    visit::{PersonName, Relation, VisitKind},
};

pub use proposal::{Missing, Proposal, Unreached, Usual};
use words::Line;

/// What has to be known to read a line.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Where the clinic's clocks are.
    pub zone: TimeZone,
    /// Whose phones need no country code.
    pub country: Country,
    /// Who writes: `3/1` is the first of March in English.
    pub language: Language,
    /// The present.
    pub now: Timestamp,
}

/// What was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the visit is for.
    pub kind: Option<VisitKind>,
    /// When it begins.
    pub when: Option<When>,
    /// How long it lasts.
    pub minutes: Option<i32>,
    /// Whom it is about.
    pub patient: Option<PersonName>,
    /// The patient's phone, or the only one.
    pub phone: Option<PhoneNumber>,
    /// Those who come with the patient, or whom the clinician informs.
    pub relatives: Vec<Named>,
    /// The clinician's name, without the title.
    pub clinician: Option<String>,
    /// What could not be read, word for word.
    pub unread: Vec<String>,
    /// What was read and cannot be.
    pub problems: Vec<Problem>,
    /// What was decided where two readings are possible.
    pub notes: Vec<Note>,
}

/// Somebody close to the patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What they are to the patient.
    pub relation: Option<Relation>,
    /// Their name.
    pub name: Option<PersonName>,
    /// Their phone.
    pub phone: Option<PhoneNumber>,
}

/// When a visit begins, as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At once.
    Now,
    /// At a moment.
    At(Moment),
    /// On a day, at a time that was not said.
    Date(Date),
    /// At a time, on a day that was not said.
    Time(Time),
}

/// A moment on the clinic's clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As it was said.
    pub local: DateTime,
    /// The instant. In an hour that the clocks skip, as much later as they jump; in one that they repeat, the first.
    pub at: Timestamp,
    /// Whether the clocks change in that hour.
    pub change: Option<ClockChange>,
}

/// How clocks change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// That time does not exist on that day.
    Skipped,
    /// That time comes twice on that day.
    Repeated,
}

/// What is wrong with a line, with the words that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It looks like a phone and is none.
    Phone {
        /// As it was written.
        text: String,
        /// Why not.
        error: PhoneError,
    },
    /// There is no such day.
    NoSuchDate {
        /// As it was written.
        text: String,
    },
    /// There is no such time of day.
    NoSuchTime {
        /// As it was written.
        text: String,
    },
    /// That day is another day of the week.
    OtherWeekday {
        /// As it was written.
        text: String,
        /// The day.
        date: Date,
    },
    /// It is over.
    Past,
    /// It is too far away.
    Far,
    /// Several days.
    SeveralDates {
        /// Each as it was written.
        texts: Vec<String>,
    },
    /// Several times.
    SeveralTimes {
        /// Each as it was written.
        texts: Vec<String>,
    },
    /// Several kinds of visit.
    SeveralKinds {
        /// Each as it was written.
        texts: Vec<String>,
    },
    /// More words or letters than any name has.
    LongName {
        /// As it was written.
        text: String,
    },
    /// A length that no visit has, or several.
    Length {
        /// As it was written.
        text: String,
    },
}

/// What was decided where a line can be read in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// `a las 4` is in the afternoon.
    AfternoonAssumed,
    /// `viernes 9` is at nine.
    HourNotDay,
    /// `viernes 27` is the 27th, because the coming Friday is.
    DayNotHour,
    /// The clocks change in that hour.
    ClockChange(ClockChange),
    /// `José Ortega y Gasset` is one person.
    OneSurname,
}

impl Reader {
    /// Reads a line.
    pub fn read(&self, text: &str) -> Draft {
        self.read_words(text).0
    }

    /// The day that a text names if it says nothing else, also one that is past.
    pub fn day(&self, text: &str) -> Option<Date> {
        let mut line = Line::new(text);
        let today = self.now.to_zoned_datetime(self.zone.clone()).date();
        let days = times::find(&mut line, today, self.language == Language::En).only_days()?;
        let dates = days::date(&days, today, |words| line.text(words)).ok()??;
        line.unread().is_empty().then_some(dates.first)
    }

    fn read_words(&self, text: &str) -> (Draft, Line) {
        let mut line = Line::new(text);
        let mut problems = Vec::new();
        let now = self.now.to_zoned_datetime(self.zone.clone());
        let phones = phones::find(&mut line, self.country, &mut problems);
        let times = times::find(&mut line, now.date(), self.language == Language::En);
        let outcome = times.outcome(&mut line, &now);
        let phones = phones::check(&mut line, phones, &mut problems);
        let kind = kinds::find(&mut line, &mut problems);
        let people = people::find(&mut line, &phones);
        problems.extend(outcome.problems);
        problems.extend(people.problems);
        let draft = Draft {
            kind,
            when: outcome.when,
            minutes: outcome.minutes,
            patient: people.patient,
            phone: people.phone,
            relatives: people.relatives,
            clinician: people.clinician,
            unread: line.unread(),
            problems,
            notes: outcome.notes.into_iter().chain(people.notes).collect(),
        };
        (draft, line)
    }
}

impl Moment {
    /// Whether it was before this minute.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.at.as_second() < now.as_second() - now.as_second().rem_euclid(60)
    }
}

impl Draft {
    /// Whether a line says nothing but a day, and words that may be anything.
    pub fn is_only_a_day(&self) -> bool {
        let nobody = self.phone.is_none() && self.relatives.is_empty();
        let when = matches!(self.when, Some(When::Date(_)));
        when && nobody && self.kind.is_none() && self.minutes.is_none() && self.problems.is_empty()
    }

    /// Whether a line that is no command is an order for a visit: it says when, or names a phone or a kind with more.
    pub fn is_one(&self) -> bool {
        let phone = self.phone.is_some() || self.relatives.iter().any(|one| one.phone.is_some());
        let somebody = self.patient.is_some() || !self.relatives.is_empty();
        // Several kinds and many words are also in talk.
        let talk = |problem: &Problem| matches!(problem, Problem::SeveralKinds { .. } | Problem::LongName { .. });
        let wrong = !self.problems.iter().all(talk);
        self.when.is_some() || phone || wrong || (self.kind.is_some() && (somebody || self.minutes.is_some()))
    }
}

#[cfg(test)]
mod tests;
