//! The Webex meeting of a visit, and how it is joined.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MeetingFailure;

/// The Webex meeting of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Meeting {
    /// Asked for; Webex has not answered yet.
    Wanted,
    /// Made: people can join it.
    Ready(MeetingDetails),
    /// Webex would not make it.
    Failed {
        /// Why, in a word that the card turns into a sentence.
        reason: MeetingFailure,
    },
}

/// What is needed to join a meeting. The password and the links stay inside the service.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDetails {
    /// The series id: 32 hexadecimal digits.
    pub meeting_id: String,
    /// Where the Browser SDK calls, `number@site`.
    pub sip_address: String,
    /// Where the clinician opens the meeting.
    pub web_link: String,
    /// Who hosts it.
    #[serde(default)]
    pub host_email: String,
    /// What Webex asks of those who join, when the site wants one.
    pub password: Option<String>,
    /// How to join by phone, when the site has numbers to call.
    #[serde(default)]
    pub call_in: Option<CallIn>,
}

/// How a meeting is joined by phone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallIn {
    /// The number to call, as Webex writes it.
    pub number: String,
    /// The code that is asked for.
    pub code: String,
}

impl fmt::Debug for MeetingDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MeetingDetails").field("meeting_id", &self.meeting_id).finish_non_exhaustive()
    }
}
