//! Sending the texts of a visit, each of them once, and making the links in them.

mod alike;
mod own;
mod written;

use jiff::{SignedDuration, Timestamp};

use self::{own::Handed, written::Written};
use super::{DeliveryError, Outbox, Outcome};
use crate::{
    clock,
    inbox::Incoming,
    store::{Commit, Entry, QueueName, Taken},
    twilio::Outgoing,
    upstream::CallError,
    visit::{Door, Event, LinkToken, OPTED_OUT, Participant, ParticipantId, SmsOrder, Timeliness, Visit},
    webex::address,
};

/// After a text was of use, it is tried for so long to find out whether it was sent.
const FIND_OUT_FOR: SignedDuration = SignedDuration::from_mins(15);
/// How long a text may wait for its phone when nobody has said until when it is of use.
const VALID_FOR: SignedDuration = SignedDuration::from_hours(1);

impl Outbox {
    pub(super) async fn send_sms(&self, visit: &Visit, order: &SmsOrder, taken: &Taken) -> Outcome {
        let entry = &taken.entry;
        let Some(to) = visit.participant_ever(order.participant) else { return Ok(None) };
        let mut handed = self.handed(entry).await?;
        let outcome = self.send_once(visit, to, order, taken, &mut handed).await;
        if outcome.is_ok() || matches!(&outcome, Err(DeliveryError::Call(error)) if error.is_final()) {
            self.has_arrived(to, order, entry, &handed).await?;
        }
        outcome
    }

    async fn send_once(
        &self,
        visit: &Visit,
        to: &Participant,
        order: &SmsOrder,
        taken: &Taken,
        handed: &mut Handed,
    ) -> Outcome {
        match self.find_own(to, order, &taken.entry, handed).await {
            Ok(Some(sid)) => return accepted(visit, order, sid, handed.segments),
            Ok(None) => {}
            Err(DeliveryError::Call(_)) if self.is_past_finding_out(order) => return refused(visit, order, 0),
            Err(error) => return Err(error),
        }
        // Looking may have taken a while: what the visit is now counts.
        let Some(visit) = &self.store.visit(visit.id).await? else { return Ok(None) };
        let Some(to) = visit.participant_ever(order.participant) else { return Ok(None) };
        match visit.timeliness(order, self.clock.now()) {
            Timeliness::Overtaken => Ok(None),
            Timeliness::TooLate => too_late(visit, order),
            Timeliness::Due if self.store.has_opted_out(&to.phone).await? => refused(visit, order, OPTED_OUT),
            Timeliness::Due => self.hand_over(visit, to, order, taken, handed).await,
        }
    }

    /// What is handed over is written down first, together with its link.
    async fn hand_over(
        &self,
        visit: &Visit,
        to: &Participant,
        order: &SmsOrder,
        taken: &Taken,
        handed: &mut Handed,
    ) -> Outcome {
        let (link, commit) = self.new_link(visit, to, order).await?;
        let Some(Written { content, fingerprint, segments }) = self.write(visit, to, order, link.as_deref()) else {
            return refused(visit, order, 0);
        };
        let now = self.clock.now();
        handed.add(fingerprint, segments, now);
        let entry = &taken.entry;
        self.set_out(to, order, entry, handed, commit.while_held(QueueName::Outbox, taken)).await?;
        let valid_for = order.until.map_or(VALID_FOR, |until| until.duration_since(now));
        let message = Outgoing { to: &to.phone, content, report_to: self.report_to(visit, entry), valid_for };
        let sid = self.twilio.send(&message).await?;
        self.claim(&sid, entry).await?;
        accepted(visit, order, sid, segments)
    }

    /// The link of a text that carries one, and what stores it. It exists in this text and in the browser that opens it. It is
    /// made anew for each attempt, and the one that it replaces opens no more.
    async fn new_link(
        &self,
        visit: &Visit,
        to: &Participant,
        order: &SmsOrder,
    ) -> Result<(Option<String>, Commit), DeliveryError> {
        if !order.text.has_link() {
            return Ok((None, Commit::default()));
        }
        let token = LinkToken::new(clock::random_bytes());
        let door = Door { visit: visit.id, participant: to.id, created_at: self.clock.now(), revoked: false };
        let replaced = self.store.current_link(visit.id, to.id).await?;
        let link = address(&self.config.public_url, &["v", &token.reveal()]).to_string();
        Ok((Some(link), Commit::default().link(token.hash(), door, replaced)))
    }

    /// Reports name the visit, and the delivery: one that comes proves that the text was sent, whatever was answered.
    fn report_to(&self, visit: &Visit, entry: &Entry) -> url::Url {
        let mut report_to = address(&self.config.public_url, &["webhooks", "twilio", "status"]);
        report_to.query_pairs_mut().append_pair("visit", &visit.id.to_string()).append_pair("delivery", &entry.id);
        report_to
    }

    fn is_past_finding_out(&self, order: &SmsOrder) -> bool {
        let late = |until: Timestamp| self.clock.now().duration_since(until) > FIND_OUT_FOR;
        order.until.is_some_and(late)
    }

    pub(super) async fn revoke_link(&self, visit: &Visit, participant: ParticipantId) -> Outcome {
        if let Some(link) = self.store.current_link(visit.id, participant).await? {
            let _ = self.store.commit(&Commit::default().unlink(link)).await?;
        }
        Ok(None)
    }
}

fn accepted(visit: &Visit, order: &SmsOrder, sid: String, segments: u32) -> Outcome {
    let SmsOrder { participant, text, channel, .. } = *order;
    outcome(visit, Event::SmsAccepted { participant, sid, text, channel, segments })
}

/// Twilio would not take it, or never will.
pub(super) fn refusal(order: &SmsOrder, code: u32) -> Event {
    let SmsOrder { participant, text, channel, .. } = *order;
    Event::SmsRefused { participant, code, text, channel }
}

fn refused(visit: &Visit, order: &SmsOrder, code: u32) -> Outcome {
    outcome(visit, refusal(order, code))
}

fn too_late(visit: &Visit, order: &SmsOrder) -> Outcome {
    outcome(visit, Event::SmsTooLate { participant: order.participant, text: order.text })
}

fn outcome(visit: &Visit, event: Event) -> Outcome {
    Ok(Some(Incoming::Visit { visit: visit.id, event }))
}

/// Twilio's own code for a failure; 0 when it gave none.
pub(super) fn code(error: &DeliveryError) -> u32 {
    match error {
        DeliveryError::Call(CallError::Refused { code, .. }) => code.unwrap_or(0),
        _ => 0,
    }
}
