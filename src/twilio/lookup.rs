//! Lookup v2: whether a number exists, what kind of line it is and whose network it is in.

use std::time::Duration;

use serde::Deserialize;

use super::{PEER, Twilio};
use crate::{
    phone::{PhoneError, PhoneNumber},
    upstream,
    webex::address,
};

/// Somebody has typed the number and waits: an answer that takes longer is done without.
const PATIENCE: Duration = Duration::from_secs(3);
const PACKAGE: &str = "line_type_intelligence";
const LANDLINE: &str = "landline";

/// What Twilio knows of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whether it exists.
    pub valid: bool,
    /// Twilio's word for the kind of line: `mobile`, `landline`, `nonFixedVoip`…
    pub kind: Option<String>,
    /// Whose network it is in.
    pub carrier: Option<String>,
}

#[derive(Deserialize)]
struct Answer {
    valid: bool,
    line_type_intelligence: Option<LineType>,
}

#[derive(Deserialize)]
struct LineType {
    #[serde(rename = "type")]
    kind: Option<String>,
    carrier_name: Option<String>,
}

impl Twilio {
    /// Looks a number up, where the settings say so. `None`: nothing is known of it, for whatever reason.
    pub async fn line(&self, phone: &PhoneNumber) -> Option<Line> {
        let mut url = address(self.config.lookup_url.as_ref()?, &["v2", "PhoneNumbers", phone.as_e164()]);
        url.query_pairs_mut().append_pair("Fields", PACKAGE);
        let request = self.signed_in(self.client.get(url)).timeout(PATIENCE);
        match upstream::call::<Answer>(PEER, request).await {
            Ok(answer) => Some(answer.into()),
            Err(error) => {
                tracing::warn!(%error, "a phone could not be looked up");
                None
            }
        }
    }
}

impl Line {
    /// Why texts cannot reach it, if they cannot.
    pub fn flaw(&self) -> Option<PhoneError> {
        match &self.kind {
            _ if !self.valid => Some(PhoneError::NotValid),
            Some(kind) if kind == LANDLINE => Some(PhoneError::CannotReceiveSms),
            _ => None,
        }
    }
}

impl From<Answer> for Line {
    fn from(answer: Answer) -> Self {
        let (kind, carrier) = answer.line_type_intelligence.map(|line| (line.kind, line.carrier_name)).unzip();
        Self { valid: answer.valid, kind: kind.flatten(), carrier: carrier.flatten() }
    }
}

#[cfg(test)]
mod tests;
