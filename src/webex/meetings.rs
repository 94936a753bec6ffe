//! Meetings, made by the Service App on behalf of the clinician who hosts them.
//!
//! Webex has no idempotency key. Each meeting carries a tag of its own, so that one that was made although its answer got
//! lost is found again instead of being made twice.

use jiff::{SignedDuration, Timestamp, Unit};
use reqwest::{Method, header::CONTENT_TYPE};
use serde::Deserialize;
use serde_json::json;

use super::{Items, PEER, Webex, WebexError, call, call_for_nothing};
use crate::visit::{CallIn, MeetingDetails};

/// The shortest meeting that Webex makes, in minutes.
const SHORTEST: i32 = 10;
/// How far around its time a meeting is looked for.
const LOOK_AROUND: SignedDuration = SignedDuration::from_hours(24);

/// The one content type that Webex documents for changing a meeting; the body is a plain part of a meeting all the same.
const PATCH_TYPE: &str = "application/json-patch+json";

/// What a meeting is to be. Its title names nobody: the clinician's calendar is open to others.
pub struct MeetingRequest<'a> {
    /// What stands in the host's calendar.
    pub title: &'a str,
    /// Who hosts it.
    pub host_email: &'a str,
    /// When it begins; what has passed becomes now.
    pub starts_at: Timestamp,
    /// How long it is planned for.
    pub minutes: i32,
    /// The visit.
    pub visit: &'a str,
    /// Which of the visit's meetings it is: by this tag it is found again.
    pub tag: &'a str,
}

/// How a meeting stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunningMeeting {
    /// `active`, `inProgress`, `expired`, `ended`…
    #[serde(default)]
    pub state: String,
    /// Whether the host has come; only told while it is in progress.
    #[serde(default)]
    pub host_did_join: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Meeting {
    id: String,
    #[serde(default)]
    sip_address: String,
    web_link: String,
    #[serde(default)]
    password: Option<String>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    telephony: Telephony,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Telephony {
    #[serde(default)]
    access_code: Option<String>,
    #[serde(default)]
    call_in_numbers: Vec<CallInNumber>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CallInNumber {
    call_in_number: String,
}

impl Telephony {
    /// The first number is the one that the site offers first.
    fn call_in(self) -> Option<CallIn> {
        let number = self.call_in_numbers.into_iter().next()?.call_in_number;
        Some(CallIn { number, code: self.access_code? })
    }
}

impl Meeting {
    fn is_over(&self) -> bool {
        matches!(self.state.as_str(), "expired" | "ended" | "missed")
    }

    fn details(self, host_email: &str) -> MeetingDetails {
        // A site without SIP is joined by the link.
        let address = if self.sip_address.is_empty() { self.web_link.clone() } else { self.sip_address };
        MeetingDetails {
            meeting_id: self.id,
            sip_address: address,
            web_link: self.web_link,
            host_email: host_email.to_owned(),
            password: self.password.filter(|password| !password.is_empty()),
            call_in: self.telephony.call_in(),
        }
    }
}

impl Webex {
    /// Makes a meeting.
    pub async fn make_meeting(
        &self,
        wanted: &MeetingRequest<'_>,
        now: Timestamp,
    ) -> Result<MeetingDetails, WebexError> {
        let (start, end) = times(wanted, now);
        let mut body = json!({
            "title": wanted.title,
            "start": start.to_string(),
            "end": end.to_string(),
            "timezone": "UTC",
            "hostEmail": wanted.host_email,
            "sendEmail": false,
            "publicMeeting": false,
            "enabledAutoRecordMeeting": false,
            "enabledJoinBeforeHost": false,
            "unlockedMeetingJoinSecurity": "allowJoin",
            "integrationTags": [wanted.visit, wanted.tag],
        });
        if let Some(site) = &self.config.site_url {
            body["siteUrl"] = json!(site);
        }
        let request = self.as_service_app(Method::POST, &["meetings"]).await?.json(&body);
        self.noticed(call::<Meeting>(PEER, request).await).map(|made| made.details(wanted.host_email))
    }

    /// The meeting with this tag, if it has been made. Should there be more than one, the others are deleted.
    /// Webex looks a week ahead unless it is told where to look: around `starts_at`, and around now for a visit whose
    /// time has passed.
    pub async fn find_meeting(
        &self,
        tag: &str,
        host_email: &str,
        starts_at: Timestamp,
        now: Timestamp,
    ) -> Result<Option<MeetingDetails>, WebexError> {
        let from = starts_at.saturating_sub(LOOK_AROUND).unwrap_or(starts_at).to_string();
        let to = starts_at.max(now).saturating_add(LOOK_AROUND).unwrap_or(starts_at).to_string();
        let query = [("integrationTag", tag), ("hostEmail", host_email), ("from", &from), ("to", &to), ("max", "10")];
        let request = self.as_service_app(Method::GET, &["meetings"]).await?.query(&query);
        let list: Items<Meeting> = self.noticed(call(PEER, request).await)?;
        let mut found = list.items.into_iter().filter(|one| !one.is_over());
        let first = found.next();
        for spare in found {
            self.delete_meeting(&spare.id, host_email).await?;
        }
        Ok(first.map(|one| one.details(host_email)))
    }

    /// How a meeting stands; `None` when Webex no longer has it.
    pub async fn meeting(&self, meeting_id: &str, host_email: &str) -> Result<Option<RunningMeeting>, WebexError> {
        let query = [("current", "true"), ("hostEmail", host_email)];
        let request = self.as_service_app(Method::GET, &["meetings", meeting_id]).await?.query(&query);
        match self.noticed(call(PEER, request).await) {
            Err(error) if error.status() == Some(404) => Ok(None),
            other => other.map(Some),
        }
    }

    /// Moves a meeting in time.
    pub async fn move_meeting(
        &self,
        meeting_id: &str,
        wanted: &MeetingRequest<'_>,
        now: Timestamp,
    ) -> Result<MeetingDetails, WebexError> {
        let (start, end) = times(wanted, now);
        let body = json!({
            "start": start.to_string(),
            "end": end.to_string(),
            "timezone": "UTC",
            "hostEmail": wanted.host_email,
            "sendEmail": false,
        });
        let request = self.as_service_app(Method::PATCH, &["meetings", meeting_id]).await?;
        let request = request.header(CONTENT_TYPE, PATCH_TYPE).json(&body);
        self.noticed(call::<Meeting>(PEER, request).await).map(|made| made.details(wanted.host_email))
    }

    /// Deletes a meeting. One that is gone already is no fault.
    pub async fn delete_meeting(&self, meeting_id: &str, host_email: &str) -> Result<(), WebexError> {
        let query = [("hostEmail", host_email), ("sendEmail", "false")];
        let request = self.as_service_app(Method::DELETE, &["meetings", meeting_id]).await?.query(&query);
        match self.noticed(call_for_nothing(PEER, request).await) {
            Err(error) if error.status() == Some(404) => Ok(()),
            other => other,
        }
    }
}

/// Webex counts in whole minutes and refuses what has passed: a meeting for now begins with the next minute.
fn times(wanted: &MeetingRequest<'_>, now: Timestamp) -> (Timestamp, Timestamp) {
    let minute =
        |at: Timestamp| at.round(jiff::TimestampRound::new().smallest(Unit::Minute).mode(jiff::RoundMode::Trunc));
    let after =
        |at: Timestamp, minutes: i32| at.saturating_add(SignedDuration::from_mins(minutes.into())).unwrap_or(at);
    let next = after(minute(now).unwrap_or(now), 1);
    let start = minute(wanted.starts_at).unwrap_or(wanted.starts_at).max(next);
    (start, after(start, wanted.minutes.max(SHORTEST)))
}
