//! What is known of messages at Twilio: what was handed over, what was reported about it, whose a message is; and who wants no
//! more of them.

use std::time::Duration;

use jiff::Timestamp;

use super::{Commit, Store, StoreError, decode, encode};
use crate::{
    phone::PhoneNumber,
    visit::{Visit, VisitId},
};

/// For so long the same call of Twilio's gets the same answer.
const ANSWERED_FOR: Duration = Duration::from_secs(2 * 24 * 3600);
/// How often somebody is answered who has no visit.
const STRANGERS_EVERY: Duration = Duration::from_secs(24 * 3600);

/// How long it is known what was handed over: longer than anybody would try to send it.
const KEPT: Duration = Duration::from_secs(3 * 24 * 3600);
/// How long others wait for a text that says the same and of which nothing is heard: longer than between two attempts, and not
/// so long that a link comes in vain.
const ON_ITS_WAY_FOR: Duration = Duration::from_secs(10 * 60);

impl Store {
    /// What earlier attempts have handed over for a delivery.
    pub async fn handed<T: serde::de::DeserializeOwned>(&self, delivery: &str) -> Result<Option<T>, StoreError> {
        self.note(&handed(delivery)).await?.map(|note| decode("handed", &note)).transpose()
    }

    /// Twilio's id of the message that it has reported about for a delivery.
    pub async fn reported_message(&self, delivery: &str) -> Result<Option<String>, StoreError> {
        self.note(&reported(delivery)).await
    }

    /// Whose delivery a message at Twilio is.
    pub async fn claim_on(&self, sid: &str) -> Result<Option<String>, StoreError> {
        self.note(&claim(sid)).await
    }

    /// Which delivery is sending what looks so at Twilio, and does not know yet what became of it.
    pub async fn on_its_way(&self, looks: &str) -> Result<Option<String>, StoreError> {
        self.note(&on_its_way(looks)).await
    }

    /// Whether somebody has asked for no more texts to this phone.
    pub async fn has_opted_out(&self, phone: &PhoneNumber) -> Result<bool, StoreError> {
        Ok(self.note(&opted_out(phone)).await?.is_some())
    }

    /// What was answered to a text that has come in, nothing included.
    pub async fn answer_to(&self, sid: &str) -> Result<Option<String>, StoreError> {
        self.note(&answered(sid)).await
    }

    /// Whether a phone without a visit was answered lately.
    pub async fn has_answered_stranger(&self, phone: &PhoneNumber) -> Result<bool, StoreError> {
        Ok(self.note(&stranger(phone)).await?.is_some())
    }

    /// Whether a phone was looked up, and takes texts.
    pub async fn is_looked_up(&self, phone: &PhoneNumber) -> Result<bool, StoreError> {
        Ok(self.note(&carrier(phone)).await?.is_some())
    }

    /// The carrier of a phone, if it was looked up and is known.
    pub async fn carrier_of(&self, phone: &PhoneNumber) -> Result<Option<String>, StoreError> {
        Ok(self.note(&carrier(phone)).await?.filter(|name| !name.is_empty()))
    }

    /// The visits to which this phone is or was invited and that begin in this time, in the order in which they begin.
    pub async fn visits_of_phone(
        &self,
        phone: &PhoneNumber,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Visit>, StoreError> {
        let mut range = redis::cmd("ZRANGE");
        range.arg(self.keys.phone(phone)).arg(from.as_second()).arg(to.as_second()).arg("BYSCORE");
        let ids: Vec<String> = self.handle.call(&range).await?;
        let ids: Vec<VisitId> = ids.iter().filter_map(|id| id.parse().ok()).collect();
        self.visits_named(&ids).await
    }
}

impl Commit {
    /// Writes down what is handed over to Twilio for a delivery.
    pub fn handed(self, delivery: &str, what: &impl serde::Serialize) -> Self {
        self.note(&handed(delivery), &encode(what), KEPT)
    }

    /// Writes down about which message Twilio has reported for a delivery.
    pub fn reported_message(self, delivery: &str, sid: &str) -> Self {
        self.note(&reported(delivery), sid, KEPT)
    }

    /// Writes down whose delivery a message at Twilio is, provided that it is nobody's yet.
    pub fn claims_message(self, sid: &str, delivery: &str) -> Self {
        self.once(&claim(sid), delivery, KEPT)
    }

    /// Begins to send what looks so at Twilio, provided that nobody else does.
    pub fn sets_out(self, looks: &str, delivery: &str) -> Self {
        self.once(&on_its_way(looks), delivery, ON_ITS_WAY_FOR)
    }

    /// It is known what became of what looks so.
    pub fn has_arrived(self, looks: &str) -> Self {
        self.without_note(&on_its_way(looks))
    }

    /// From now on nobody texts this phone, or somebody may again.
    pub fn opted_out(self, phone: &PhoneNumber, out: bool) -> Self {
        if out { self.lasting_note(&opted_out(phone), "1") } else { self.without_note(&opted_out(phone)) }
    }

    /// Writes down what is answered to a text that has come in.
    pub fn answered(self, sid: &str, answer: &str) -> Self {
        self.note(&answered(sid), answer, ANSWERED_FOR)
    }

    /// Writes down that a phone without a visit is answered, provided that it was not lately.
    pub fn answers_stranger(self, phone: &PhoneNumber) -> Self {
        self.once(&stranger(phone), "1", STRANGERS_EVERY)
    }

    /// Writes down whose network a phone is in; nothing, when nobody knows.
    pub fn carrier(self, phone: &PhoneNumber, name: &str) -> Self {
        self.lasting_note(&carrier(phone), name)
    }
}

fn handed(delivery: &str) -> String {
    format!("handed:{delivery}")
}

fn reported(delivery: &str) -> String {
    format!("reported:{delivery}")
}

fn claim(sid: &str) -> String {
    format!("message:{sid}")
}

fn on_its_way(looks: &str) -> String {
    format!("on-its-way:{looks}")
}

fn opted_out(phone: &PhoneNumber) -> String {
    format!("opted-out:{}", phone.as_e164())
}

fn answered(sid: &str) -> String {
    format!("answered:{sid}")
}

fn stranger(phone: &PhoneNumber) -> String {
    format!("stranger:{}", phone.as_e164())
}

fn carrier(phone: &PhoneNumber) -> String {
    format!("carrier:{}", phone.as_e164())
}
