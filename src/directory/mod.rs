//! The people of the hospital: those who work with the bot, and those they care for.

mod entry;
mod holders;
mod hosting;
pub mod import;
mod patients;
mod registration;
mod search;
mod staff;
mod words;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use entry::{Defaults, PatientEntry, Problem, RelativeEntry};
pub use holders::{Holder, HolderId};
pub use hosting::{Lack, lacks};
pub use patients::{
    MOST_RELATIVES, Patient, PatientDetails, RecordNumber, Relative, RelativeDetails, RelativeId, TooManyRelatives,
    Touched,
};
pub use registration::{Provisioned, ProvisioningFailure, Registration};
pub use search::{Query, SearchKeys, has_words_like, is_called, plain};
pub use staff::{Granted, StaffMember, email_address};
pub use words::{ZONES, language, relation};

/// What somebody of the organisation may do with the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffRole {
    /// Members of the space of the admins.
    Admin,
    /// Sees patients; registered by an admin.
    Clinician,
    /// Books visits for clinicians; registered by an admin.
    Scheduler,
}

impl StaffRole {
    /// The role as it is written in cards, texts and the manifest.
    pub fn word(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Clinician => "clinician",
            Self::Scheduler => "scheduler",
        }
    }
}

impl FromStr for StaffRole {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        [Self::Admin, Self::Clinician, Self::Scheduler].into_iter().find(|role| role.word() == word).ok_or(())
    }
}
