//! What happened in a week or a month, in numbers: visits per day by kind, how long people waited, no-shows, and how many
//! of those who were invited came how far. Pure; the numbers name nobody.

mod opinions;
mod picture;
mod table;
mod words;

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

pub use opinions::opinions;
pub use picture::{PictureError, picture};
pub use table::table;
pub use words::{file_name, nothing, summary};

use crate::visit::{Face, Participant, Status, Visit, VisitKind};

/// The time that a report is about; it ends with today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
}

/// How far somebody who was invited has come; who has come to one step has come to all before it, whatever was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The link was sent.
    Sent,
    /// The text arrived.
    Delivered,
    /// The link was opened.
    Opened,
    /// The terms were accepted.
    Consented,
    /// They were in the lobby.
    Waiting,
    /// They were let in.
    Admitted,
    /// They were in the meeting.
    Joined,
}

/// The numbers of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Numbers {
    /// The days, in order, without gaps.
    pub days: Vec<Day>,
}

/// The numbers of a day, by the clinic's clocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// Visits, in the order of [`VisitKind::ALL`]. Cancelled ones do not count.
    pub visits: [u32; 3],
    /// Visits to which nobody came.
    pub no_shows: u32,
    /// How many people came to each [`Step`].
    pub steps: [u32; 7],
    /// How long each who was let in had waited, in seconds, the shortest first.
    pub waits: Vec<u32>,
    /// What people thought of their visits, in the order of [`Face::ALL`].
    #[serde(default)]
    pub faces: [u32; 3],
    /// How many SMS segments were paid for, also for visits that were cancelled.
    #[serde(default)]
    pub segments: u32,
}

impl Period {
    /// How many days it has.
    pub fn days(self) -> i32 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
        }
    }

    /// From when to when it is, when today is `today`: the first and the last day.
    pub fn until(self, today: Date) -> (Date, Date) {
        (today.saturating_sub((self.days() - 1).days()), today)
    }
}

impl Step {
    /// Every step, the first one first.
    pub const ALL: [Self; 7] =
        [Self::Sent, Self::Delivered, Self::Opened, Self::Consented, Self::Waiting, Self::Admitted, Self::Joined];

    /// The step as sentences and columns name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Opened => "opened",
            Self::Consented => "consented",
            Self::Waiting => "waiting",
            Self::Admitted => "admitted",
            Self::Joined => "joined",
        }
    }

    /// The last step that somebody has come to.
    fn of(one: &Participant) -> Option<Self> {
        let came = |step: &Self| match step {
            Self::Sent => one.link_sent_at.is_some(),
            Self::Delivered => one.delivered_at.is_some(),
            Self::Opened => one.opened_at.is_some(),
            Self::Consented => one.consent.is_some(),
            Self::Waiting => one.waiting_since.is_some(),
            Self::Admitted => one.admitted.is_some(),
            Self::Joined => one.joined_at.is_some(),
        };
        Self::ALL.into_iter().rev().find(came)
    }
}

impl Numbers {
    /// The numbers of the days from `first` to `last`, from the visits of that time.
    pub fn of(visits: &[Visit], first: Date, last: Date, zone: &TimeZone) -> Self {
        let mut days: Vec<_> = first.series(1.day()).take_while(|date| *date <= last).map(Day::empty).collect();
        for visit in visits {
            let date = visit.starts_at.to_zoned_datetime(zone.clone()).date();
            let Some(day) = days.iter_mut().find(|day| day.date == date) else { continue };
            day.segments += visit.segments();
            if !matches!(visit.status, Status::Cancelled { .. }) {
                day.add(visit);
            }
        }
        days.iter_mut().for_each(|day| day.waits.sort_unstable());
        Self { days }
    }

    /// All days as one, under the date of the first.
    pub fn total(&self) -> Day {
        let date = self.days.first().map_or(Date::ZERO, |day| day.date);
        let mut total = Day::empty(date);
        for day in &self.days {
            total.visits = std::array::from_fn(|kind| total.visits[kind] + day.visits[kind]);
            total.steps = std::array::from_fn(|step| total.steps[step] + day.steps[step]);
            total.faces = std::array::from_fn(|face| total.faces[face] + day.faces[face]);
            total.no_shows += day.no_shows;
            total.segments += day.segments;
            total.waits.extend(&day.waits);
        }
        total.waits.sort_unstable();
        total
    }
}

impl Day {
    fn empty(date: Date) -> Self {
        Self { date, visits: [0; 3], no_shows: 0, steps: [0; 7], waits: Vec::new(), faces: [0; 3], segments: 0 }
    }

    fn add(&mut self, visit: &Visit) {
        let kind = VisitKind::ALL.into_iter().position(|kind| kind == visit.kind);
        self.visits.iter_mut().enumerate().filter(|(at, _)| Some(*at) == kind).for_each(|(_, count)| *count += 1);
        self.no_shows += u32::from(visit.no_show.is_some());
        for one in &visit.participants {
            let last = Step::of(one);
            let come = Step::ALL.into_iter().zip(&mut self.steps).filter(|(step, _)| Some(*step) <= last);
            come.for_each(|(_, count)| *count += 1);
            self.waits.extend(waited(one));
            let said = one.feedback.as_ref().map(|feedback| feedback.face);
            let faces = Face::ALL.into_iter().zip(&mut self.faces);
            faces.filter(|(face, _)| Some(*face) == said).for_each(|(_, count)| *count += 1);
        }
    }

    /// Visits of every kind.
    pub fn all_visits(&self) -> u32 {
        self.visits.iter().sum()
    }

    /// How many people came to a step.
    pub fn came_to(&self, step: Step) -> u32 {
        self.steps[step as usize]
    }

    /// How many SMS segments were paid for each visit; `None` when there was no visit.
    pub fn segments_per_visit(&self) -> Option<f64> {
        let visits = self.all_visits();
        (visits > 0).then(|| f64::from(self.segments) / f64::from(visits))
    }

    /// Half of those who were let in had waited for less, in minutes; `None` when nobody was.
    pub fn median(&self) -> Option<f64> {
        let middle = self.waits.len() / 2;
        let seconds = match self.waits.len() {
            0 => return None,
            even if even % 2 == 0 => f64::from(self.waits[middle - 1] + self.waits[middle]) / 2.0,
            _ => f64::from(self.waits[middle]),
        };
        Some(minutes(seconds))
    }

    /// Nine of ten who were let in had waited for no longer, in minutes; `None` when nobody was.
    pub fn p90(&self) -> Option<f64> {
        let rank = (self.waits.len() * 9).div_ceil(10);
        self.waits.get(rank.checked_sub(1)?).map(|seconds| minutes(f64::from(*seconds)))
    }
}

/// Minutes, to a tenth.
fn minutes(seconds: f64) -> f64 {
    (seconds / 6.0).round() / 10.0
}

fn waited(one: &Participant) -> Option<u32> {
    let between = |from: Timestamp, to: Timestamp| u32::try_from(to.duration_since(from).as_secs()).ok();
    between(one.waiting_since?, one.admitted.as_ref()?.at)
}

#[cfg(test)]
mod tests;
