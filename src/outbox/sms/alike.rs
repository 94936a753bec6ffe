//! Texts that nobody could tell apart at Twilio go out one after the other.
//!
//! Two people of a visit may share a phone, and their texts may say the same. While nobody knows whether the first of them was
//! sent, the second waits: each would be found in the place of the other.

use sha2::{Digest, Sha256};

use super::{
    super::{DeliveryError, Outbox},
    own::Handed,
};
use crate::{
    store::{Commit, Committed, Entry},
    visit::{Participant, SmsOrder},
};

impl Outbox {
    /// Writes down what begins to be sent, unless a text that looks like it is on its way, or another worker has taken this one
    /// over.
    pub(super) async fn set_out(
        &self,
        to: &Participant,
        order: &SmsOrder,
        entry: &Entry,
        handed: &Handed,
        commit: Commit,
    ) -> Result<(), DeliveryError> {
        let commit = commit.handed(&entry.id, handed);
        let alone = match handed.fingerprints.last().and_then(|last| self.looks(to, order, last)) {
            Some(looks) if self.is_its_own(&looks, entry).await? => commit,
            Some(looks) => commit.sets_out(&looks, &entry.id),
            None => commit,
        };
        match self.store.commit(&alone).await? {
            Committed::Done => Ok(()),
            Committed::Overtaken => Err(DeliveryError::Alike),
        }
    }

    /// It is known what became of a text: those that look like it may go out.
    pub(super) async fn has_arrived(
        &self,
        to: &Participant,
        order: &SmsOrder,
        entry: &Entry,
        handed: &Handed,
    ) -> Result<(), DeliveryError> {
        for looks in handed.fingerprints.iter().filter_map(|fingerprint| self.looks(to, order, fingerprint)) {
            if self.is_its_own(&looks, entry).await? {
                let _ = self.store.commit(&Commit::default().has_arrived(&looks)).await?;
            }
        }
        Ok(())
    }

    async fn is_its_own(&self, looks: &str, entry: &Entry) -> Result<bool, DeliveryError> {
        Ok(self.store.on_its_way(looks).await?.as_deref() == Some(entry.id.as_str()))
    }

    /// How a text is told from others at Twilio: by its phone and what it says, or by its phone alone where the words are
    /// forgotten. `None`: there is none like it, because of the link in it.
    fn looks(&self, to: &Participant, order: &SmsOrder, fingerprint: &str) -> Option<String> {
        let says = match self.config.twilio.discards_content {
            true => "",
            false if order.text.has_link() => return None,
            false => fingerprint,
        };
        Some(hex::encode(Sha256::digest(format!("{:?} {} {says}", order.channel, to.phone.as_e164()))))
    }
}
