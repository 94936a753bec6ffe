//! Visits of one clinician that take place at the same time.

use jiff::{SignedDuration, Timestamp};

use super::{Visit, VisitId};

/// A time that somebody wants to spend on a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: i32,
}

impl Span {
    /// When it is over.
    pub fn ends_at(&self) -> Timestamp {
        self.starts_at.saturating_add(SignedDuration::from_mins(self.minutes.into())).unwrap_or(self.starts_at)
    }

    /// Whether both have a moment in common. One that begins when the other ends has none.
    pub fn meets(&self, other: &Self) -> bool {
        self.starts_at < other.ends_at() && other.starts_at < self.ends_at()
    }

    /// Those of a clinician's visits, `except` one, that take place in this time.
    pub fn overlapping<'a>(
        &self,
        visits: &'a [Visit],
        clinician: &str,
        except: Option<VisitId>,
    ) -> impl Iterator<Item = &'a Visit> {
        let theirs = move |visit: &&Visit| visit.clinician.person_id == clinician && Some(visit.id) != except;
        visits.iter().filter(theirs).filter(|visit| visit.takes_time() && self.meets(&visit.span()))
    }
}

impl Visit {
    /// The time that is planned for it.
    pub fn span(&self) -> Span {
        Span { starts_at: self.begins_at(), minutes: self.minutes }
    }

    /// Whether it is still to take place, or does.
    pub fn takes_time(&self) -> bool {
        !self.is_over() && self.no_show.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(starts_at: &str, minutes: i32) -> Span {
        Span { starts_at: format!("2026-11-24T{starts_at}:00Z").parse().unwrap(), minutes }
    }

    #[test]
    fn times_meet_when_they_have_a_moment_in_common() {
        let half_past_ten = span("10:30", 30);
        for (other, meets) in [
            (span("10:00", 30), false),
            (span("10:00", 31), true),
            (span("10:30", 30), true),
            (span("10:40", 10), true),
            (span("10:00", 90), true),
            (span("10:59", 30), true),
            (span("11:00", 30), false),
        ] {
            assert_eq!((half_past_ten.meets(&other), other.meets(&half_past_ten)), (meets, meets), "{other:?}");
        }
    }
}
