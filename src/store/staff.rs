//! Those who are registered to work with the bot.

use super::{Store, StoreError, decode};
use crate::directory::{StaffMember, StaffRole, plain};

impl Store {
    /// The registered person with this Webex id, if there is one.
    pub async fn staff_member(&self, person_id: &str) -> Result<Option<StaffMember>, StoreError> {
        let key = self.keys.staff_member(person_id);
        let doc: Option<String> = self.handle.call(redis::cmd("HGET").arg(key).arg("doc")).await?;
        doc.map(|doc| decode("staff member", &doc)).transpose()
    }

    /// Everybody who is registered, by name.
    pub async fn staff(&self) -> Result<Vec<StaffMember>, StoreError> {
        let ids: Vec<String> = self.handle.call(redis::cmd("SMEMBERS").arg(self.keys.staff())).await?;
        let mut staff = Vec::with_capacity(ids.len());
        for found in futures_util::future::join_all(ids.iter().map(|id| self.staff_member(id))).await {
            staff.extend(found?);
        }
        staff.sort_by_cached_key(|one: &StaffMember| (plain(one.name.as_str()), one.email.clone()));
        Ok(staff)
    }

    /// The clinicians, by name.
    pub async fn clinicians(&self) -> Result<Vec<StaffMember>, StoreError> {
        let mut staff = self.staff().await?;
        staff.retain(|one| one.is(StaffRole::Clinician));
        Ok(staff)
    }
}
