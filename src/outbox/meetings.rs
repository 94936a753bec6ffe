//! Making the meeting of a visit, once.

use jiff::SignedDuration;

use super::{DeliveryError, Outbox, Outcome};
use crate::{
    inbox::Incoming,
    texts,
    upstream::CallError,
    visit::{Event, Meeting, MeetingFailure, Visit},
    webex::MeetingRequest,
};

/// The meeting of an older visit may have been asked for before, whatever became of that.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

impl Outbox {
    /// After an unclear answer the meeting may exist: it is looked for by its tag before another one is made.
    pub(super) async fn make_meeting(&self, visit: &Visit, attempts: u32) -> Outcome {
        if !matches!(visit.meeting, Meeting::Wanted) || visit.is_over() {
            return Ok(None);
        }
        let (id, host) = (visit.id.to_string(), visit.clinician.email.as_str());
        let tag = format!("{id}.{}", visit.rehearsals);
        let now = self.clock.now();
        let fresh = attempts == 0 && now.duration_since(visit.booked_at) < FRESH;
        let found = if fresh { None } else { self.webex.find_meeting(&tag, host, visit.starts_at, now).await? };
        let details = match found {
            Some(details) => details,
            None => {
                let kind = format!("chat-meeting-title-{}", visit.kind.word());
                let title = texts::say(self.config.clinic.language, &kind);
                let wanted = MeetingRequest {
                    title: &title,
                    host_email: host,
                    starts_at: visit.starts_at,
                    minutes: visit.minutes,
                    visit: &id,
                    tag: &tag,
                };
                self.webex.make_meeting(&wanted, now).await?
            }
        };
        Ok(Some(Incoming::Visit { visit: visit.id, event: Event::MeetingReady { details } }))
    }
}

/// Why a meeting was not made. Webex answers 404 when the host has no licence to host meetings.
pub(super) fn reason(error: &DeliveryError) -> MeetingFailure {
    match error {
        DeliveryError::Call(CallError::Refused { status: 404, .. }) => MeetingFailure::Unlicensed,
        DeliveryError::Call(CallError::Refused { status: 401 | 403, .. }) => MeetingFailure::NotAllowed,
        DeliveryError::Call(CallError::Refused { .. }) => MeetingFailure::Refused,
        _ => MeetingFailure::Unreachable,
    }
}
