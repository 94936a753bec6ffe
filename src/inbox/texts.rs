//! What the texts of a visit need to know before something follows from the time that has passed.

use jiff::SignedDuration;

use super::{Inbox, WorkError};
use crate::{
    directory::Relative,
    store::Commit,
    upstream::CallError,
    visit::{Event, SmsReport, Visit, VisitId},
};

/// Of a text that is younger than this, a report may still be on its way.
const REPORTS_TAKE: SignedDuration = SignedDuration::from_mins(2);

impl Inbox {
    /// Reports get lost: what has become of the texts of which nothing was heard is asked of Twilio.
    pub(super) async fn check_texts(&self, id: VisitId, done: Commit) -> Result<(), WorkError> {
        let now = self.clock.now();
        let visit = self.store.visit(id).await?;
        let old = |visit: &Visit| -> Vec<String> {
            let open = visit.texts().filter(|(_, text)| text.is_open_at(now));
            let silent = open.filter(|(_, text)| now.duration_since(text.at) >= REPORTS_TAKE);
            silent.filter_map(|(_, text)| text.sid.clone()).collect()
        };
        let mut asked = true;
        for sid in visit.as_ref().map(old).unwrap_or_default() {
            let (status, code) = match self.twilio.state(&sid).await {
                Ok(known) => known,
                // It is there no more: nothing will be known of it.
                Err(CallError::Refused { .. }) => continue,
                Err(error) => {
                    tracing::warn!(%error, "inbox: Twilio cannot be asked what became of texts");
                    asked = false;
                    break;
                }
            };
            if status != SmsReport::Underway {
                let event = Event::SmsReported { sid, status, code, carrier: None };
                self.happen(id, &event, Commit::default()).await?;
            }
        }
        self.happen(id, &Event::TextsChecked { asked }, done).await
    }

    /// Who is close to the patient and agreed to be contacted is looked up when it matters, and not when it was booked.
    pub(super) async fn rescue_due(&self, id: VisitId, done: Commit) -> Result<(), WorkError> {
        let patient_id = self.store.visit(id).await?.and_then(|visit| visit.patient_id);
        let patient = match patient_id {
            Some(patient_id) => self.store.patient(patient_id).await?,
            None => None,
        };
        let relatives = patient.iter().flat_map(|patient| patient.agreeing()).map(Relative::invitee).collect();
        self.happen(id, &Event::RescueDue { relatives }, done).await
    }
}
