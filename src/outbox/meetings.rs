//! The meeting of a visit: made once, moved, ended, deleted.

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
        let tag = format!("{id}.{}", visit.round);
        let now = self.clock.now();
        let fresh = attempts == 0 && now.duration_since(visit.booked_at) < FRESH;
        let found = if fresh { None } else { self.webex.find_meeting(&tag, host, visit.starts_at, now).await? };
        let details = match found {
            Some(details) => details,
            None => {
                let title = self.title(visit);
                self.webex.make_meeting(&wanted(visit, &title, &id, &tag), now).await?
            }
        };
        Ok(Some(Incoming::Visit { visit: visit.id, event: Event::MeetingReady { details, round: visit.round } }))
    }

    /// Webex changes the links of a meeting that is moved rather seldom, but it may. A meeting that it no longer has, or
    /// will not move, is made anew.
    pub(super) async fn move_meeting(&self, visit: &Visit) -> Outcome {
        let Meeting::Ready(details) = &visit.meeting else { return Ok(None) };
        if visit.is_over() {
            return Ok(None);
        }
        let (id, tag, title) = (visit.id.to_string(), format!("{}.{}", visit.id, visit.round), self.title(visit));
        let wanted = wanted(visit, &title, &id, &tag);
        let event = match self.webex.move_meeting(&details.meeting_id, &wanted, self.clock.now()).await {
            Ok(details) => Event::MeetingMoved { details },
            Err(error) if refused(error.status()) => Event::MeetingLost { meeting_id: details.meeting_id.clone() },
            Err(error) => return Err(error.into()),
        };
        Ok(Some(Incoming::Visit { visit: visit.id, event }))
    }

    pub(super) async fn drop_meeting(&self, meeting_id: &str, host_email: &str) -> Outcome {
        self.webex.delete_meeting(meeting_id, host_email).await?;
        Ok(None)
    }

    /// Only the host may end a meeting as such; deleting it ends it for everybody, and the Service App may do that.
    pub(super) async fn end_meeting(&self, visit: &Visit) -> Outcome {
        if let Meeting::Ready(details) = &visit.meeting {
            self.webex.delete_meeting(&details.meeting_id, &details.host_email).await?;
        }
        Ok(None)
    }

    fn title(&self, visit: &Visit) -> String {
        texts::say(self.config.clinic.language, &format!("chat-meeting-title-{}", visit.kind.word()))
    }
}

fn wanted<'a>(visit: &'a Visit, title: &'a str, id: &'a str, tag: &'a str) -> MeetingRequest<'a> {
    MeetingRequest {
        title,
        host_email: &visit.clinician.email,
        starts_at: visit.starts_at,
        minutes: visit.minutes,
        visit: id,
        tag,
    }
}

/// Whether Webex has understood and said no.
fn refused(status: Option<u16>) -> bool {
    matches!(status, Some(400 | 404 | 405 | 409 | 410))
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
