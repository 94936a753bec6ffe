//! Those who are registered to work with the bot: clinicians and schedulers. Pure.
//!
//! Admins are not registered: they are the members of the admins' space, and Webex knows who that is.

use std::{collections::BTreeMap, fmt};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::StaffRole;
use crate::{
    texts::Language,
    visit::{Clinician, PersonName},
};

/// The longest address that mail knows.
const LONGEST_ADDRESS: usize = 254;

/// An address as it is stored and compared, from what somebody typed. `None` when it is none.
pub fn email_address(typed: &str) -> Option<String> {
    let bare = typed.trim().trim_start_matches('<').trim_end_matches('>').trim_start_matches("mailto:").to_lowercase();
    let (name, domain) = bare.split_once('@')?;
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._%+-'".contains(c));
    let fits = part(name) && part(domain) && domain.contains('.') && bare.len() <= LONGEST_ADDRESS;
    fits.then_some(bare)
}

/// Somebody who has been registered. Whoever has no role left is not kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMember {
    /// Their Webex person id.
    pub person_id: String,
    /// How often this has changed; the store compares it before it writes.
    pub version: u64,
    /// The address with which they sign in, and by which meetings are made on their behalf.
    pub email: String,
    /// How chats and texts call them; Webex's name for them until an admin writes another.
    pub name: PersonName,
    /// What they may do, and who has said so.
    pub roles: BTreeMap<StaffRole, Granted>,
}

/// That somebody was given a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    /// When.
    pub since: Timestamp,
    /// By which admin.
    pub by: PersonName,
}

impl StaffMember {
    /// Somebody who has no role yet.
    pub fn new(person_id: String, email: String, name: PersonName) -> Self {
        Self { person_id, version: 0, email, name, roles: BTreeMap::new() }
    }

    /// The same person with one role more. Whoever has it already keeps the date since when.
    pub fn with_role(mut self, role: StaffRole, granted: Granted) -> Self {
        self.roles.entry(role).or_insert(granted);
        self
    }

    /// The same person with one role less.
    pub fn without_role(mut self, role: StaffRole) -> Self {
        self.roles.remove(&role);
        self
    }

    /// Whether they have this role.
    pub fn is(&self, role: StaffRole) -> bool {
        self.roles.contains_key(&role)
    }

    /// The same person as the clinician of a visit, whose cards are in `language`.
    pub fn clinician(&self, language: Language) -> Clinician {
        Clinician { person_id: self.person_id.clone(), email: self.email.clone(), name: self.name.clone(), language }
    }
}

impl fmt::Debug for StaffMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaffMember")
            .field("person_id", &self.person_id)
            .field("version", &self.version)
            .field("roles", &self.roles.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn granted(at: &str) -> Granted {
        Granted { since: at.parse().unwrap(), by: PersonName::parse("Iván Peña").unwrap() }
    }

    fn ana() -> StaffMember {
        let name = PersonName::parse("Dra. Ana Ruiz").unwrap();
        StaffMember::new("ana".to_owned(), "ana@hospital.test".to_owned(), name)
    }

    #[test]
    fn an_address_is_read_however_it_is_pasted() {
        for typed in
            ["ana.ruiz@hospital.mx", "  Ana.Ruiz@Hospital.MX ", "<ana.ruiz@hospital.mx>", "mailto:ana.ruiz@hospital.mx"]
        {
            assert_eq!(email_address(typed).as_deref(), Some("ana.ruiz@hospital.mx"), "{typed}");
        }
        for typed in
            ["", "ana", "ana@", "@hospital.mx", "ana@hospital", "ana ruiz@hospital.mx", "a@b@c.mx", "a@b.mx, c@d.mx"]
        {
            assert_eq!(email_address(typed), None, "{typed}");
        }
    }

    #[test]
    fn one_person_may_have_two_roles_and_lose_one() {
        let both = ana()
            .with_role(StaffRole::Clinician, granted("2026-11-24T10:00:00Z"))
            .with_role(StaffRole::Scheduler, granted("2026-11-25T10:00:00Z"));
        assert!(both.is(StaffRole::Clinician) && both.is(StaffRole::Scheduler) && !both.is(StaffRole::Admin));
        let one = both.without_role(StaffRole::Clinician);
        assert!(!one.is(StaffRole::Clinician) && one.is(StaffRole::Scheduler));
    }

    #[test]
    fn a_role_given_twice_keeps_its_first_date() {
        let first = granted("2026-11-24T10:00:00Z");
        let twice = ana()
            .with_role(StaffRole::Clinician, first.clone())
            .with_role(StaffRole::Clinician, granted("2026-11-25T10:00:00Z"));
        assert_eq!(twice.roles[&StaffRole::Clinician], first);
    }

    #[test]
    fn a_member_does_not_show_in_logs() {
        let shown = format!("{:?}", ana().with_role(StaffRole::Clinician, granted("2026-11-24T10:00:00Z")));
        assert!(!shown.contains("Ana") && !shown.contains("hospital") && shown.contains("Clinician"), "{shown}");
    }
}
