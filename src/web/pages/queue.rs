//! Who is before somebody in the clinician's day, and how long that may take: told only where it is known.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::Web;
use crate::{
    texts::say_with,
    visit::{Participant, Stage, Status, Visit, VisitId},
};

/// For so long one look at the day serves all pages.
const FRESH_FOR: SignedDuration = SignedDuration::from_secs(10);
/// How far around now the day is looked at.
const AROUND: SignedDuration = SignedDuration::from_hours(12);
/// A wait is told in steps of so many minutes: nobody knows it better.
const STEP: i64 = 5;

/// The visits that keep clinicians busy, as they were a moment ago. Clones share the look.
#[derive(Clone, Default)]
pub struct Day(Arc<Mutex<Look>>);

#[derive(Default)]
struct Look {
    at: Option<Timestamp>,
    busy: Arc<Vec<Busy>>,
}

/// A visit whose people wait or are in their call.
#[derive(Clone, Debug, PartialEq)]
struct Busy {
    visit: VisitId,
    clinician: String,
    begins_at: Timestamp,
    waiting_since: Option<Timestamp>,
    in_call_since: Option<Timestamp>,
    minutes: i64,
}

impl Busy {
    fn of(visit: &Visit) -> Option<Self> {
        let in_call_since = match visit.status {
            Status::InProgress { started_at } if visit.is_in_call() => Some(started_at),
            _ => None,
        };
        let waiting_since = visit.waiting().filter_map(|one| one.waiting_since).min();
        let busy = !visit.is_over() && (waiting_since.is_some() || in_call_since.is_some());
        busy.then(|| Self {
            visit: visit.id,
            clinician: visit.clinician.person_id.clone(),
            begins_at: visit.begins_at(),
            waiting_since,
            in_call_since,
            minutes: visit.minutes.into(),
        })
    }

    /// Those whose visit is earlier come first; of two at the same time, whoever came first.
    fn order(&self) -> (Timestamp, Option<Timestamp>) {
        (self.begins_at, self.waiting_since)
    }
}

/// What is known of somebody's wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wait {
    before: i64,
    minutes: i64,
}

impl Web {
    /// How long somebody who waits may have to, in words; `None` when nobody is before them.
    pub(super) async fn queue_words(&self, visit: &Visit, one: &Participant) -> Option<String> {
        if one.stage != Stage::Waiting {
            return None;
        }
        let now = self.clock.now();
        let busy = self.busy(now).await;
        let Wait { before, minutes } = wait(&busy, &Busy::of(visit)?, now)?;
        let args = [("before", before.into()), ("minutes", minutes.into())];
        Some(say_with(one.language, "page-visit-queue", &args))
    }

    async fn busy(&self, now: Timestamp) -> Arc<Vec<Busy>> {
        let fresh = |at: Timestamp| now.duration_since(at).abs() < FRESH_FOR;
        {
            let look = self.day.0.lock().unwrap_or_else(PoisonError::into_inner);
            if look.at.is_some_and(fresh) {
                return look.busy.clone();
            }
        }
        let (from, to) = (now.saturating_sub(AROUND).unwrap_or(now), now.saturating_add(AROUND).unwrap_or(now));
        let visits = match self.store.visits_between(from, to).await {
            Ok(visits) => visits,
            Err(error) => {
                // The page does without: it is told again in a moment.
                tracing::error!(%error, "page: the day could not be read for the queue");
                return Arc::default();
            }
        };
        let busy = Arc::new(visits.iter().filter_map(Busy::of).collect::<Vec<_>>());
        let mut look = self.day.0.lock().unwrap_or_else(PoisonError::into_inner);
        *look = Look { at: Some(now), busy: busy.clone() };
        busy
    }
}

/// The planned minutes of those before, less what the running call has lasted.
fn wait(busy: &[Busy], own: &Busy, now: Timestamp) -> Option<Wait> {
    let others = || busy.iter().filter(|one| one.clinician == own.clinician && one.visit != own.visit);
    let before: Vec<_> = others().filter(|one| one.in_call_since.is_none() && one.order() < own.order()).collect();
    let running = others().filter_map(|one| {
        let lasted = now.duration_since(one.in_call_since?).as_mins();
        Some((one.minutes - lasted).max(STEP))
    });
    let running = running.max();
    if before.is_empty() && running.is_none() {
        return None;
    }
    let ahead: i64 = before.iter().map(|one| one.minutes).sum::<i64>() + running.unwrap_or(0);
    let until_time = own.begins_at.duration_since(now).as_mins();
    let minutes = (ahead.max(until_time) + STEP - 1) / STEP * STEP;
    Some(Wait { before: before.len() as i64, minutes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn busy(visit: u128, begins: &str, in_call: Option<&str>) -> Busy {
        let at = |time: &str| format!("2026-11-24T{time}:00Z").parse::<Timestamp>().unwrap();
        Busy {
            visit: VisitId(uuid::Uuid::from_u128(visit)),
            clinician: "ana".to_owned(),
            begins_at: at(begins),
            waiting_since: in_call.is_none().then(|| at("16:00")),
            in_call_since: in_call.map(at),
            minutes: 20,
        }
    }

    fn waits(all: &[Busy]) -> Option<(i64, i64)> {
        let now = "2026-11-24T16:10:00Z".parse().unwrap();
        wait(all, &all[0], now).map(|wait| (wait.before, wait.minutes))
    }

    #[test]
    fn nothing_is_told_to_whoever_comes_first() {
        assert_eq!(waits(&[busy(1, "16:00", None)]), None);
        assert_eq!(waits(&[busy(1, "16:00", None), busy(2, "16:30", None)]), None);
        let other = Busy { clinician: "luis".to_owned(), ..busy(2, "15:00", None) };
        assert_eq!(waits(&[busy(1, "16:00", None), other]), None);
    }

    #[test]
    fn those_before_and_the_rest_of_the_running_call_are_counted() {
        let own = || busy(1, "16:30", None);
        assert_eq!(waits(&[own(), busy(2, "15:30", None), busy(3, "16:00", None)]), Some((2, 40)));
        assert_eq!(waits(&[own(), busy(2, "16:00", Some("16:03"))]), Some((0, 20)), "not before its own time");
        assert_eq!(waits(&[busy(1, "16:05", None), busy(2, "16:00", Some("16:03"))]), Some((0, 15)));
        assert_eq!(waits(&[busy(1, "16:05", None), busy(2, "15:00", Some("15:03"))]), Some((0, 5)), "it is overdue");
    }
}
