//! Registering somebody who still needs something from Webex.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::StaffRole;
use crate::visit::PersonName;

/// Somebody who is to get an account, or a licence for it, and then a role.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The address of the account.
    pub email: String,
    /// How the person is called, should the account have to be made.
    pub name: Option<PersonName>,
    /// What they are to be.
    pub role: StaffRole,
    /// The Webex person id of the admin who has asked for it.
    pub admin: String,
}

/// What came of it in Webex.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Provisioned {
    /// The account has all that it needs.
    Ready {
        /// The Webex person id.
        person_id: String,
        /// What Webex calls the person.
        name: String,
        /// Whether the account was made, and waits for its invitation to be accepted.
        made: bool,
        /// Whether it was given a licence.
        licensed: bool,
    },
    /// Something is still missing.
    Failed {
        /// Why.
        reason: ProvisioningFailure,
        /// Whether the account was made all the same.
        made: bool,
    },
}

/// Why Webex has not done it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "reason")]
pub enum ProvisioningFailure {
    /// The service has no right to.
    NotAllowed,
    /// All units of the licence are in use, or there is none for the site.
    NoLicenceLeft,
    /// Webex has done a part of it, and that was not the licence.
    NotGiven,
    /// Webex said no.
    Refused {
        /// Webex's own code, if it gave one.
        code: Option<u32>,
    },
    /// Webex could not be reached for a long time.
    Unreachable,
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registration").field("role", &self.role).finish_non_exhaustive()
    }
}

impl fmt::Debug for Provisioned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready { person_id, made, licensed, .. } => f
                .debug_struct("Ready")
                .field("person_id", person_id)
                .field("made", made)
                .field("licensed", licensed)
                .finish_non_exhaustive(),
            Self::Failed { reason, made } => {
                f.debug_struct("Failed").field("reason", reason).field("made", made).finish()
            }
        }
    }
}
