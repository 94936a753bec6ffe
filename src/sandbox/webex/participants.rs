//! `/meetingParticipants`: who is, or was, in a meeting.

use axum::extract::State;
use axum::http::HeaderMap;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::WebexCloud;
use super::auth::Caller;
use super::delivery::Event;
use super::errors::Answer;
use super::meeting::{Attendance, Meeting, View};
use super::meeting_times::written;
use super::meetings::asked_zone;
use super::request::Query;
use super::state::{self, organisation, without_nulls};
use crate::sandbox::people::SITE;
use crate::sandbox::shape::{Field, Kind, may, must};

const READ: [&str; 2] = ["meeting:participants_read", "meeting:admin_participants_read"];
const LIST: &[Field] = &[
    must("meetingId", Kind::Text),
    may("max", Kind::Number),
    may("breakoutSessionId", Kind::Text),
    may("meetingStartTimeFrom", Kind::Text),
    may("meetingStartTimeTo", Kind::Text),
    may("hostEmail", Kind::Text),
    may("joinTimeFrom", Kind::Text),
    may("joinTimeTo", Kind::Text),
    may("cursor", Kind::Text),
];

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, headers: HeaderMap, query: Query) -> Answer {
    caller.needs(&READ)?;
    let fields = query.shaped(LIST)?;
    let zone = asked_zone(&headers)?;
    let state = cloud.state();
    let host = state.host(&caller, fields.text("hostEmail"), READ[1])?;
    let (meeting, _) = state.meeting_of(&host, fields.text("meetingId").unwrap_or_default())?;
    let items = meeting.attendances.iter().map(|attendance| body(&state, meeting, attendance, &zone)).collect();
    query.page(&fields, 100, cloud.base_url(), items)
}

/// Tells the host's webhooks, and those of the organisation, that somebody came or went.
pub(super) fn announce(state: &mut state::State, meeting: &Meeting, attendance: &Attendance, event: &'static str) {
    let data = body(state, meeting, attendance, &TimeZone::UTC);
    let event = Event::new("meetingParticipants", event, &attendance.person_id, data);
    state.emit(event.seen_by([meeting.host_id.clone()]));
}

fn body(state: &state::State, meeting: &Meeting, attendance: &Attendance, zone: &TimeZone) -> Value {
    let instance = meeting.id_as(View::Instance);
    let here = attendance.left.is_none();
    let host = state.person(&meeting.host_id);
    without_nulls(json!({
        "id": format!("{instance}_{}", attendance.uuid.simple()),
        "orgId": organisation(),
        "host": attendance.host,
        "coHost": false,
        "spaceModerator": false,
        "email": attendance.email,
        "displayName": attendance.name,
        "invitee": false,
        "muted": false,
        "video": "on",
        "state": if here { "joined" } else { "end" },
        "joinedTime": written(attendance.joined, zone),
        "leftTime": attendance.left.map(|left| written(left, zone)),
        "meetingStartTime": meeting.started_at.map(|at| written(at, zone)),
        "siteUrl": SITE,
        "meetingId": instance,
        "hostEmail": host.map(|host| &host.email),
        "devices": [],
    }))
}
