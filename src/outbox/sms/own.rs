//! Finding out whether a text was sent already.
//!
//! Twilio has no key by which it would know that it has done something. So what is handed over is written down before, as a
//! fingerprint, and another attempt looks among the phone's messages for it. What Twilio reports about a message names the
//! delivery, too. Whose a message is, is written down under Twilio's id of it: two texts to one phone may say the same.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::{DeliveryError, Outbox};
use crate::{
    store::{Commit, Committed, Entry},
    twilio::Listed,
    visit::{Channel, Participant, SmsOrder},
};

/// By so much we and Twilio may disagree about the time.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(2);
/// What is older says the same by chance: a reminder of last week names the same hour. Whose a message is, is known for longer
/// than this, so that nothing younger is taken for ours which is not.
const OUTDATED: SignedDuration = SignedDuration::from_hours(48);
/// How every link's path begins; a message of a template is known by the link in it.
const LINK_PATH: &str = "/v/";

/// What was handed over to Twilio for a delivery, attempt by attempt.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Handed {
    pub(super) fingerprints: Vec<String>,
    first_at: Option<Timestamp>,
    /// What the last of them cost.
    pub(super) segments: u32,
}

impl Handed {
    /// Another attempt.
    pub(super) fn add(&mut self, fingerprint: String, segments: u32, now: Timestamp) {
        self.fingerprints.push(fingerprint);
        self.first_at.get_or_insert(now);
        self.segments = segments;
    }

    /// Whether a message says what was handed over. Where Twilio forgets the words, the time has to do.
    fn matches(&self, message: &Listed) -> bool {
        let since = |before| self.first_at.map(|at| at.saturating_sub(before).unwrap_or(at));
        match message.body.as_deref().filter(|body| !body.is_empty()) {
            Some(body) => {
                let outdated = message.created_at().is_some_and(|at| Some(at) < since(OUTDATED));
                !outdated && self.fingerprints.contains(&fingerprint(body))
            }
            None => message.created_at() >= since(CLOCKS_DIFFER),
        }
    }
}

/// By what a text is known again: the link in it, or all of it.
pub(super) fn fingerprint(body: &str) -> String {
    let link = body.split_whitespace().find(|word| word.contains(LINK_PATH));
    hex::encode(Sha256::digest(link.unwrap_or(body)))
}

impl Outbox {
    /// What earlier attempts have handed over; on the first there is nothing to look for.
    pub(super) async fn handed(&self, entry: &Entry) -> Result<Handed, DeliveryError> {
        match entry.attempts {
            0 => Ok(Handed::default()),
            _ => Ok(self.store.handed(&entry.id).await?.unwrap_or_default()),
        }
    }

    /// The message that an earlier attempt has sent, if it has.
    pub(super) async fn find_own(
        &self,
        to: &Participant,
        order: &SmsOrder,
        entry: &Entry,
        handed: &Handed,
    ) -> Result<Option<String>, DeliveryError> {
        if handed.fingerprints.is_empty() {
            return Ok(None);
        }
        if let Some(sid) = self.store.reported_message(&entry.id).await? {
            // Nobody else may take it for theirs: the same words may go to the same phone again.
            self.claim(&sid, entry).await?;
            return Ok(Some(sid));
        }
        let address = match order.channel {
            Channel::Sms => to.phone.as_e164().to_owned(),
            Channel::WhatsApp => format!("whatsapp:{}", to.phone.as_e164()),
        };
        for message in self.twilio.messages_to(&address).await? {
            if handed.matches(&message) && self.claim(&message.sid, entry).await? {
                return Ok(Some(message.sid));
            }
        }
        Ok(None)
    }

    /// Writes down that a message is this delivery's. False: it is another's.
    pub(super) async fn claim(&self, sid: &str, entry: &Entry) -> Result<bool, DeliveryError> {
        match self.store.commit(&Commit::default().claims_message(sid, &entry.id)).await? {
            Committed::Done => Ok(true),
            Committed::Overtaken => Ok(self.store.claim_on(sid).await?.as_deref() == Some(entry.id.as_str())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_its_link_and_another_by_its_words() {
        let link = "https://visitas.hospital.mx/v/ABCDEFGHIJKLMNOPQRSTUV";
        assert_eq!(fingerprint(&format!("Hospital: entre aqui:\n{link}")), fingerprint(&format!("{link} es suyo")));
        assert_ne!(fingerprint("Hospital: es el martes."), fingerprint("Hospital: es el lunes."));
    }

    #[test]
    fn where_the_words_are_forgotten_only_what_is_younger_can_be_ours() {
        let at = |time: &str| time.parse::<Timestamp>().unwrap();
        let mut handed = Handed::default();
        handed.add(fingerprint("Hola"), 1, at("2026-11-24T16:20:00Z"));
        let made = |time: &str, body: &str| -> Listed {
            let date = at(time).strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
            let json = serde_json::json!({ "sid": "SM1", "body": body, "status": "sent", "date_created": date });
            serde_json::from_value(json).unwrap()
        };
        assert!(handed.matches(&made("2026-11-24T16:20:01Z", "")));
        assert!(!handed.matches(&made("2026-11-24T16:10:00Z", "")));
        assert!(handed.matches(&made("2026-11-24T16:10:00Z", "Hola")), "what says the same was handed over by us");
        assert!(!handed.matches(&made("2026-11-24T16:20:01Z", "Adiós")));
        assert!(!handed.matches(&made("2026-11-17T16:20:00Z", "Hola")), "last week's, whose owner is forgotten");
    }
}
