//! What else a clinician has at that time.

use jiff::SignedDuration;

use super::Turn;
use crate::{
    inbox::WorkError,
    visit::{Span, Visit, VisitId},
};

/// A visit that began longer ago, or was booked for longer ago and is late, no longer matters.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

impl Turn {
    /// The clinician's other visits at that time, `except` one, if one of them is not among those that were `accepted` on
    /// the form (their ids, with commas).
    pub(super) async fn new_overlaps(
        &self,
        span: Span,
        clinician: &str,
        except: Option<VisitId>,
        accepted: &str,
    ) -> Result<Vec<Visit>, WorkError> {
        let from = span.starts_at.saturating_sub(LONGEST).unwrap_or(span.starts_at);
        let visits = self.talk.store.visits_between(from, span.ends_at()).await?;
        let overlaps: Vec<_> = span.overlapping(&visits, clinician, except).cloned().collect();
        let known = |visit: &Visit| accepted.split(',').any(|id| id == visit.id.to_string());
        Ok(if overlaps.iter().all(known) { Vec::new() } else { overlaps })
    }
}
