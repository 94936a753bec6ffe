//! Links that open a meeting in a browser: for those whose browser cannot do what the Browser SDK needs.

use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

use super::{PEER, Webex, WebexError, call};
use crate::visit::MeetingDetails;

/// How long a link is good, in minutes; the longest that Webex gives.
const MINUTES: i32 = 60;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Links {
    join_link: Option<String>,
}

impl Webex {
    /// A link by which a guest joins in Webex's own page. Asked for in the host's name, as a Service App has to; the link
    /// that would start the meeting comes along and is dropped.
    pub async fn join_link(
        &self,
        meeting: &MeetingDetails,
        guest_email: &str,
        name: &str,
    ) -> Result<Option<String>, WebexError> {
        let mut body = json!({
            "meetingId": meeting.meeting_id,
            "hostEmail": meeting.host_email,
            "email": guest_email,
            "displayName": name,
            "joinDirectly": false,
            "expirationMinutes": MINUTES,
        });
        if let Some(password) = &meeting.password {
            body["password"] = json!(password);
        }
        let request = self.as_service_app(Method::POST, &["meetings", "join"]).await?.json(&body);
        self.noticed(call::<Links>(PEER, request).await).map(|links| links.join_link)
    }
}
