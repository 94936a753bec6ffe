//! What becomes of a meeting that was made: it is ended for everybody, or given to another host.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::WebexCloud;
use super::auth::Caller;
use super::errors::{Answer, Refusal};
use super::meeting::{RunState, View};
use super::meetings::{WRITE, WRITE_FOR_OTHERS, announce};
use super::request::{Body, no_content};
use super::state;
use crate::sandbox::people::SITE;
use crate::sandbox::shape::{Field, Fields, Kind, may, must};

const END: &[Field] = &[may("reason", Kind::Text)];
const REASSIGN: &[Field] = &[must("hostEmail", Kind::Text), must("meetingIds", Kind::List(&Kind::Text))];
/// How many meetings one call may give away.
const MOST_MEETINGS: usize = 100;

/// Only the host may (or a co-host or a compliance officer, of whom the sandbox has none): never a Service App, which has
/// no way to say for whom it acts.
pub(super) async fn end(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    Path(id): Path<String>,
    request: Option<Body>,
) -> Answer {
    caller.needs(&WRITE)?;
    let _: Fields = request.map_or(Ok(Fields::default()), |body| body.shaped(END))?;
    let meeting = {
        let state = cloud.state();
        let there = state.meetings.iter().filter(|meeting| meeting.state != RunState::Deleted);
        let meeting = there.into_iter().find(|meeting| meeting.named(&id).is_some()).ok_or_else(Refusal::no_data)?;
        if meeting.host_id != caller.person.id {
            return Err(Refusal::forbidden());
        }
        if meeting.state != RunState::InProgress {
            return Err(Refusal::bad("The meeting is not in progress."));
        }
        meeting.id.clone()
    };
    cloud.meeting_ended(&meeting);
    Ok(no_content())
}

/// Gives meetings to another host; what of them could not be given is told one by one.
pub(super) async fn reassign(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    caller.needs(&[WRITE_FOR_OTHERS])?;
    let fields = request.shaped(REASSIGN)?;
    let ids: Vec<&str> = fields.list("meetingIds").iter().filter_map(Value::as_str).collect();
    if ids.is_empty() || ids.len() > MOST_MEETINGS {
        return Err(Refusal::bad("The size of meetingIds must be between 1 and 100."));
    }
    let site = headers.get("siteUrl").map(|value| value.as_bytes());
    cloud.change("meetings", |state, now| {
        let host = state.person_by_email(fields.text("hostEmail").unwrap_or_default());
        let host = host.filter(|host| host.hosts() && site.is_none_or(|site| site == SITE.as_bytes()));
        let host = host.map(|host| host.id.clone()).ok_or_else(Refusal::forbidden)?;
        let results: Vec<_> = ids.iter().map(|id| (*id, give(&cloud, state, id, &host, now))).collect();
        if results.iter().all(|(_, result)| result.is_ok()) {
            return Ok(no_content());
        }
        let items: Vec<Value> = results.into_iter().map(|(id, result)| told(id, result)).collect();
        Ok((StatusCode::MULTI_STATUS, Json(json!({ "items": items }))).into_response())
    })
}

/// Only a series, and not while it runs.
fn give(cloud: &WebexCloud, state: &mut state::State, id: &str, host: &str, now: Timestamp) -> Result<(), Refusal> {
    let meeting = state.meeting_mut(id).ok_or_else(|| Refusal::not_found("The meeting is not found."))?;
    if meeting.state != RunState::Scheduled {
        return Err(Refusal::bad("A meeting that is in progress or has ended cannot be assigned."));
    }
    host.clone_into(&mut meeting.host_id);
    let meeting = meeting.clone();
    announce(cloud, state, &meeting, View::Series, "updated", now);
    Ok(())
}

fn told(id: &str, result: Result<(), Refusal>) -> Value {
    match result {
        Ok(()) => json!({ "meetingId": id, "httpStatus": 200 }),
        Err(refusal) => json!({
            "meetingId": id,
            "httpStatus": refusal.status.as_u16(),
            "message": refusal.status.canonical_reason(),
            "errors": [{ "description": refusal.message }],
        }),
    }
}
