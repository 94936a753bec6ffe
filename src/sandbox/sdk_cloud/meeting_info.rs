//! What is behind a meeting's address, and whether the caller knows its password. The answer carries a permission that
//! the join has to show, so that nobody joins without the password.

use axum::Json;
use axum::extract::State;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::SdkCloud;
use super::refusal::{Answer, Body, Caller, Refusal};
use crate::sandbox::webex::{MeetingView, RunState};

/// The fields of the request that matter here; the SDK sends more.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Question {
    sip_url: Option<String>,
    meeting_url: Option<String>,
    meeting_number: Option<String>,
    password: Option<String>,
}

/// `POST /wbxappapi/v1/meetingInfo`
pub(super) async fn meeting_info(
    State(cloud): State<SdkCloud>,
    _caller: Caller,
    Body(question): Body<Question>,
) -> Answer {
    let address = question.sip_url.or(question.meeting_url).or(question.meeting_number);
    let address = address.ok_or_else(|| Refusal::Malformed("sipUrl or meetingUrl is required".to_owned()))?;
    let meeting = cloud.meeting(&address)?;
    if !meeting.password.is_empty() && question.password.as_deref() != Some(meeting.password.as_str()) {
        return Err(Refusal::WrongPassword);
    }
    let expires = cloud.clock.now().as_second() + 3600;
    Ok(Json(json!({
        "meetingJoinUrl": meeting.web_link,
        "sipUrl": meeting.sip_address,
        "meetingNumber": meeting.number,
        "meetingId": meeting.id,
        "webexMeetingName": meeting.title,
        "permissionToken": permission(&meeting, expires),
        "enableConvergedArchitecture": true,
        "userDisplayHints": [],
    })))
}

/// Looks like a JWT, because the SDK reads the expiry out of it.
fn permission(meeting: &MeetingView, expires: i64) -> String {
    let claims = json!({ "exp": expires.to_string(), "meeting": meeting.id });
    format!("sandbox.{}.permission", STANDARD.encode(claims.to_string()))
}

/// Whether `token` is a permission for this meeting.
pub(super) fn permits(token: &str, meeting: &MeetingView) -> bool {
    let claims = token.split('.').nth(1).and_then(|part| STANDARD.decode(part).ok());
    let claims = claims.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    claims.is_some_and(|claims| claims["meeting"] == json!(meeting.id))
}

impl SdkCloud {
    /// The meeting behind an address, unless it is over or gone.
    pub(super) fn meeting(&self, address: &str) -> Result<MeetingView, Refusal> {
        let address = address.trim_start_matches("sip:");
        let meeting = self.webex.meeting_by_address(address).ok_or(Refusal::NoSuch("meeting"))?;
        match meeting.state {
            RunState::Scheduled | RunState::InProgress => Ok(meeting),
            RunState::Ended | RunState::Deleted => Err(Refusal::NoSuch("meeting: it is over")),
        }
    }
}
