//! Whether texts can reach a phone that somebody has typed, where phones are looked up. Lists are taken as they are.

use futures_util::future::try_join_all;

use super::Turn;
use crate::{
    inbox::WorkError,
    phone::{PhoneError, PhoneNumber},
    store::Commit,
    visit::Invitee,
};

impl Turn {
    /// Why texts cannot reach a phone, as far as Twilio knows. A phone that takes texts is looked up once, and its carrier
    /// is remembered.
    pub(super) async fn cannot_get_texts(&self, phone: &PhoneNumber) -> Result<Option<PhoneError>, WorkError> {
        if self.talk.store.is_looked_up(phone).await? {
            return Ok(None);
        }
        let Some(line) = self.talk.twilio.line(phone).await else { return Ok(None) };
        let flaw = line.flaw();
        if flaw.is_none() {
            let known = Commit::default().carrier(phone, line.carrier.as_deref().unwrap_or_default());
            let _ = self.talk.store.commit(&known).await?;
        }
        Ok(flaw)
    }

    /// The same for a phone that was typed where another one, or none, was known; what stays as it was is not asked about.
    pub(super) async fn flaw_of_typed(
        &self,
        typed: Option<&PhoneNumber>,
        known: Option<&PhoneNumber>,
    ) -> Result<Option<PhoneError>, WorkError> {
        match typed.filter(|typed| Some(*typed) != known) {
            Some(typed) => self.cannot_get_texts(typed).await,
            None => Ok(None),
        }
    }

    /// Those of these people whom texts cannot reach, and why.
    pub(super) async fn unreachable<'a>(
        &self,
        invited: &'a [Invitee],
    ) -> Result<Vec<(&'a Invitee, PhoneError)>, WorkError> {
        let flaws = try_join_all(invited.iter().map(|one| self.cannot_get_texts(&one.phone))).await?;
        Ok(invited.iter().zip(flaws).filter_map(|(one, flaw)| Some((one, flaw?))).collect())
    }
}
