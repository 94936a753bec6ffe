//! Registers the sandbox's clinicians and schedulers with a service, so that whoever opens the sandbox can play at once.

use jiff::Timestamp;

use super::{
    people::{IVAN, RESIDENTS, Resident, Role},
    webex::ids,
};
use crate::{
    directory::{Granted, StaffMember, StaffRole},
    store::{Commit, Store, StoreError},
    visit::PersonName,
};

/// Registers those of the cast who work with the bot. Whoever is registered already stays as they are.
///
/// # Errors
/// When the store fails.
pub async fn register_cast(store: &Store, now: Timestamp) -> Result<(), StoreError> {
    for member in RESIDENTS.iter().filter_map(|resident| member(resident, now)) {
        // Overtaken: the data is from an earlier start.
        let _ = store.commit(&Commit::default().staff(member)).await?;
    }
    Ok(())
}

fn member(resident: &Resident, now: Timestamp) -> Option<StaffMember> {
    let role = match resident.role {
        Role::Clinician => StaffRole::Clinician,
        Role::Scheduler => StaffRole::Scheduler,
        Role::Admin | Role::Bot | Role::ServiceApp => return None,
    };
    let granted = Granted { since: now, by: PersonName::parse(IVAN.name)? };
    let name = PersonName::parse(resident.name)?;
    let person_id = ids::public("PEOPLE", resident.uuid);
    Some(StaffMember::new(person_id, resident.email.to_owned(), name).with_role(role, granted))
}
