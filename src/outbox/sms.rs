//! Sending the texts of a visit, and making the links in them.

use super::{DeliveryError, Outbox, Outcome};
use crate::{
    clock,
    inbox::Incoming,
    sms,
    store::Commit,
    texts::{self, Arg},
    upstream::CallError,
    visit::{Door, Event, LinkToken, Participant, ParticipantId, SmsText, Visit},
    webex::address,
};

impl Outbox {
    pub(super) async fn send_sms(&self, visit: &Visit, participant: ParticipantId, text: SmsText) -> Outcome {
        let Some(to) = visit.participant(participant) else { return Ok(None) };
        if visit.is_over() {
            return Ok(None);
        }
        let body = match text {
            SmsText::Booked => self.booked(visit, to),
            SmsText::Link | SmsText::NewLink => self.with_link(visit, to, text).await?,
        };
        let id = visit.id.to_string();
        let mut report_to = address(&self.config.public_url, &["webhooks", "twilio", "status"]);
        report_to.query_pairs_mut().append_pair("visit", &id);
        let sid = self.twilio.send(&to.phone, &body, &report_to).await?;
        Ok(Some(Incoming::Visit { visit: visit.id, event: Event::SmsAccepted { participant, sid } }))
    }

    fn booked(&self, visit: &Visit, to: &Participant) -> String {
        let at = visit.starts_at.to_zoned_datetime(self.config.clinic.zone.clone());
        let args = [self.clinic_name(), clinician(visit), ("date", texts::date_time(to.language, &at).into())];
        sms::sms_text(to.language, "sms-booked", &args, None)
    }

    /// The link exists in this text and in the browser that opens it. It is made anew for each attempt, and the one that
    /// it replaces opens no more.
    async fn with_link(&self, visit: &Visit, to: &Participant, text: SmsText) -> Result<String, DeliveryError> {
        let token = LinkToken::new(clock::random_bytes());
        let door = Door { visit: visit.id, participant: to.id, created_at: self.clock.now(), revoked: false };
        let replaced = self.store.current_link(visit.id, to.id).await?;
        let _ = self.store.commit(&Commit::default().link(token.hash(), door, replaced)).await?;
        let link = address(&self.config.public_url, &["v", &token.reveal()]);
        let (id, args) = match text {
            SmsText::NewLink => ("sms-new-link", vec![self.clinic_name()]),
            SmsText::Booked | SmsText::Link => ("sms-link", vec![self.clinic_name(), clinician(visit)]),
        };
        Ok(sms::sms_text(to.language, id, &args, Some(link.as_str())))
    }

    fn clinic_name(&self) -> (&'static str, Arg) {
        ("clinic", (&self.config.clinic.name).into())
    }
}

fn clinician(visit: &Visit) -> (&'static str, Arg) {
    ("clinician", visit.clinician.name.as_str().into())
}

/// Twilio's own code for a failure; 0 when it gave none.
pub(super) fn code(error: &DeliveryError) -> u32 {
    match error {
        DeliveryError::Call(CallError::Refused { code, .. }) => code.unwrap_or(0),
        _ => 0,
    }
}
