//! Sending the texts of a visit, and making the links in them.

use super::{DeliveryError, Outbox, Outcome};
use crate::{
    clock,
    inbox::Incoming,
    sms,
    store::Commit,
    texts::{Arg, clock_time, date_time, with_zone},
    upstream::CallError,
    visit::{Door, Event, LinkToken, Participant, ParticipantId, SmsText, Visit},
    webex::address,
};

impl Outbox {
    pub(super) async fn send_sms(&self, visit: &Visit, participant: ParticipantId, text: SmsText) -> Outcome {
        let Some(to) = visit.participant_ever(participant) else { return Ok(None) };
        if visit.is_over() && text != SmsText::Cancelled {
            return Ok(None);
        }
        let link = if text.has_link() { Some(self.new_link(visit, to).await?) } else { None };
        let body = self.body(visit, to, text, link.as_deref());
        let id = visit.id.to_string();
        let mut report_to = address(&self.config.public_url, &["webhooks", "twilio", "status"]);
        report_to.query_pairs_mut().append_pair("visit", &id);
        let sid = self.twilio.send(&to.phone, &body, &report_to).await?;
        Ok(Some(Incoming::Visit { visit: visit.id, event: Event::SmsAccepted { participant, sid, text } }))
    }

    fn body(&self, visit: &Visit, to: &Participant, text: SmsText, link: Option<&str>) -> String {
        let clinic = &self.config.clinic.zone;
        let (starts_at, begins_at) = (to.local(visit.starts_at, clinic), to.local(visit.begins_at(), clinic));
        let date = with_zone(to.language, date_time(to.language, &starts_at), &starts_at, clinic);
        let time = with_zone(to.language, clock_time(to.language, &begins_at), &begins_at, clinic);
        let args = [self.clinic_name(), clinician(visit), ("date", date.into()), ("time", time.into())];
        sms::sms_text(to.language, sms_id(text), &args, link)
    }

    /// The link exists in this text and in the browser that opens it. It is made anew for each attempt, and the one that
    /// it replaces opens no more.
    async fn new_link(&self, visit: &Visit, to: &Participant) -> Result<String, DeliveryError> {
        let token = LinkToken::new(clock::random_bytes());
        let door = Door { visit: visit.id, participant: to.id, created_at: self.clock.now(), revoked: false };
        let replaced = self.store.current_link(visit.id, to.id).await?;
        let _ = self.store.commit(&Commit::default().link(token.hash(), door, replaced)).await?;
        Ok(address(&self.config.public_url, &["v", &token.reveal()]).to_string())
    }

    pub(super) async fn revoke_link(&self, visit: &Visit, participant: ParticipantId) -> Outcome {
        if let Some(link) = self.store.current_link(visit.id, participant).await? {
            let _ = self.store.commit(&Commit::default().unlink(link)).await?;
        }
        Ok(None)
    }

    fn clinic_name(&self) -> (&'static str, Arg) {
        ("clinic", (&self.config.clinic.name).into())
    }
}

fn sms_id(text: SmsText) -> &'static str {
    match text {
        SmsText::Booked => "sms-booked",
        SmsText::Link => "sms-link",
        SmsText::NewLink => "sms-new-link",
        SmsText::Moved => "sms-moved",
        SmsText::MovedSoon => "sms-moved-soon",
        SmsText::Cancelled => "sms-cancelled",
        SmsText::Uninvited => "sms-uninvited",
        SmsText::NewClinician => "sms-new-clinician",
        SmsText::Late => "sms-late",
        SmsText::OnTime => "sms-on-time",
        SmsText::LateOffer => "sms-late-offer",
        SmsText::Turn => "sms-turn",
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
