//! `POST /meetings/join`: links that open a meeting in a browser.
//!
//! The links are of the documented form. In the sandbox only the host's leads anywhere: to the meeting window. Guests
//! enter by the Browser SDK.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::json;

use super::WebexCloud;
use super::auth::{Caller, Identity};
use super::errors::{Answer, Refusal};
use super::meeting::{Meeting, RunState};
use super::meeting_times::written;
use super::meetings::{READ, READ_FOR_OTHERS};
use super::request::{Body, ok};
use super::state::without_nulls;
use crate::clock;
use crate::sandbox::shape::{Field, Fields, Kind, may};

const JOIN: &[Field] = &[
    may("meetingId", Kind::Text),
    may("meetingNumber", Kind::Text),
    may("webLink", Kind::Text),
    may("joinDirectly", Kind::Flag),
    may("email", Kind::Text),
    may("displayName", Kind::TextUpTo(128)),
    may("password", Kind::Text),
    may("expirationMinutes", Kind::Number),
    may("registrationId", Kind::Text),
    may("hostEmail", Kind::Text),
    may("createJoinLinkAsWebLink", Kind::Flag),
    may("createStartLinkAsWebLink", Kind::Flag),
];
const USUAL_MINUTES: i64 = 60;

pub(super) async fn join(State(cloud): State<WebexCloud>, caller: Caller, request: Body) -> Answer {
    if caller.identity != Identity::Guest {
        caller.needs(&READ)?;
    }
    let fields = request.shaped(JOIN)?;
    judge(&fields, &caller)?;
    let state = cloud.state();
    let found = state.meetings.iter().find(|meeting| is_asked(meeting, &fields, cloud.base_url()));
    let meeting = found.ok_or_else(Refusal::no_data)?;
    let hosting = match caller.identity {
        Identity::Guest => false,
        _ => state.host(&caller, fields.text("hostEmail"), READ_FOR_OTHERS)?.id == meeting.host_id,
    };
    if !hosting && caller.identity == Identity::ServiceApp {
        return Err(Refusal::no_data());
    }
    if !hosting && fields.text("password") != Some(meeting.password.as_str()) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "The meeting password is missing or wrong."));
    }
    let link = |kind: &str| format!("{}&{kind}={}", meeting.web_link(cloud.base_url()), clock::random_id().simple());
    let (start, join) = (hosting.then(|| link("launch")), link("join"));
    if fields.flag("joinDirectly").unwrap_or(true) {
        return Ok((StatusCode::FOUND, [(LOCATION, start.unwrap_or(join))]).into_response());
    }
    let minutes = fields.number("expirationMinutes").unwrap_or(USUAL_MINUTES);
    let now = cloud.clock().now();
    let end = now.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(now);
    let body = json!({ "startLink": start, "joinLink": join, "expiration": written(end, &TimeZone::UTC) });
    Ok(ok(without_nulls(body)))
}

fn judge(fields: &Fields, caller: &Caller) -> Result<(), Refusal> {
    let names = ["meetingId", "meetingNumber", "webLink"];
    if names.iter().filter(|name| fields.has(name)).count() != 1 {
        return Err(Refusal::bad("Exactly one of meetingId, meetingNumber and webLink is required."));
    }
    if fields.number("expirationMinutes").is_some_and(|minutes| !(1..=60).contains(&minutes)) {
        return Err(Refusal::bad("expirationMinutes must be between 1 and 60."));
    }
    if caller.identity == Identity::ServiceApp && !fields.has("hostEmail") {
        return Err(Refusal::bad("hostEmail is required for service apps."));
    }
    if caller.identity == Identity::Guest && !(fields.has("email") && fields.has("displayName")) {
        return Err(Refusal::bad("email and displayName are required for guests."));
    }
    Ok(())
}

fn is_asked(meeting: &Meeting, fields: &Fields, base: &str) -> bool {
    let is = |name: &str, held: &str| fields.text(name) == Some(held);
    let open = matches!(meeting.state, RunState::Scheduled | RunState::InProgress);
    let by_id = fields.text("meetingId").is_some_and(|id| meeting.named(id).is_some());
    open && (by_id || is("meetingNumber", &meeting.number) || is("webLink", &meeting.web_link(base)))
}
