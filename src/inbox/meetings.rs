//! What Webex tells about meetings, and what it is asked when it may have failed to tell.

use super::{Inbox, WorkError};
use crate::{
    store::Commit,
    visit::{Event, Meeting, Visit, VisitId},
    webex::RunningMeeting,
};

impl Inbox {
    /// A meeting that is not one of ours is none of our business.
    pub(super) async fn meeting_changed(&self, meeting: &str, event: &Event, done: Commit) -> Result<(), WorkError> {
        match self.current_visit(meeting).await? {
            Some(visit) => self.happen(visit.id, event, done).await,
            None => self.ignore(done).await,
        }
    }

    pub(super) async fn came(&self, meeting: &str, email: &str, host: bool, done: Commit) -> Result<(), WorkError> {
        let Some(visit) = self.current_visit(meeting).await? else { return self.ignore(done).await };
        if host || email.eq_ignore_ascii_case(&visit.clinician.email) {
            return self.happen(visit.id, &Event::HostStarted, done).await;
        }
        match guest(&visit, email) {
            Some(participant) => self.happen(visit.id, &Event::Joined { participant }, done).await,
            None => self.ignore(done).await,
        }
    }

    pub(super) async fn went(&self, meeting: &str, email: &str, done: Commit) -> Result<(), WorkError> {
        let Some(visit) = self.current_visit(meeting).await? else { return self.ignore(done).await };
        match guest(&visit, email) {
            Some(participant) => self.happen(visit.id, &Event::Left { participant }, done).await,
            None => self.ignore(done).await,
        }
    }

    /// The slow backup of the webhooks: one question per visit, however many wait. What Webex does not say (yet) proves
    /// nothing; its REST answers come minutes late.
    pub(super) async fn check_meeting(&self, id: VisitId, done: Commit) -> Result<(), WorkError> {
        let Some(visit) = self.store.visit(id).await? else { return self.ignore(done).await };
        let event = match &visit.meeting {
            Meeting::Ready(details) if !visit.is_over() => {
                let host = &visit.clinician.email;
                what_it_means(self.webex.meeting(&details.meeting_id, host).await?.as_ref())
            }
            _ => Event::MeetingChecked,
        };
        self.happen(id, &event, done).await
    }

    /// The visit of a meeting, unless that meeting has been replaced by another.
    async fn current_visit(&self, meeting: &str) -> Result<Option<Visit>, WorkError> {
        let Some(id) = self.store.visit_of_meeting(meeting).await? else { return Ok(None) };
        let visit = self.store.visit(id).await?;
        let current = |visit: &Visit| matches!(&visit.meeting, Meeting::Ready(one) if one.meeting_id == meeting);
        Ok(visit.filter(current))
    }

    async fn ignore(&self, done: Commit) -> Result<(), WorkError> {
        let _ = self.store.commit(&done).await?;
        Ok(())
    }
}

fn guest(visit: &Visit, email: &str) -> Option<crate::visit::ParticipantId> {
    let named = |known: &str| known.eq_ignore_ascii_case(email);
    visit.participants.iter().find(|one| one.guest_email.as_deref().is_some_and(named)).map(|one| one.id)
}

fn what_it_means(meeting: Option<&RunningMeeting>) -> Event {
    match meeting {
        None => Event::MeetingEnded,
        Some(meeting) if matches!(meeting.state.as_str(), "ended" | "expired") => Event::MeetingEnded,
        Some(meeting) if meeting.host_did_join => Event::HostStarted,
        Some(_) => Event::MeetingChecked,
    }
}
