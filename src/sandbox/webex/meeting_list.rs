//! `GET /meetings`: the host's meetings in a range of time.
//!
//! The range matters to whoever looks for a meeting again by its tag: without `from` and `to`, only the coming seven days
//! are searched.

use axum::extract::State;
use axum::http::HeaderMap;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::WebexCloud;
use super::auth::Caller;
use super::errors::{Answer, Refusal};
use super::meeting::{Meeting, RunState, View};
use super::meeting_times::read;
use super::meetings::{READ, READ_FOR_OTHERS, asked_zone, frame};
use super::request::Query;
use crate::sandbox::shape::{Field, Fields, Kind, may};

const LIST: &[Field] = &[
    may("meetingNumber", Kind::Text),
    may("webLink", Kind::Text),
    may("roomId", Kind::Text),
    may("meetingSeriesId", Kind::Text),
    may("max", Kind::Number),
    may("from", Kind::Text),
    may("to", Kind::Text),
    may("meetingType", Kind::OneOf(&["meetingSeries", "scheduledMeeting", "meeting"])),
    may("state", Kind::OneOf(STATES)),
    may("scheduledType", Kind::OneOf(&["meeting", "webinar", "personalRoomMeeting"])),
    may("isModified", Kind::Flag),
    may("hasChat", Kind::Flag),
    may("hasRecording", Kind::Flag),
    may("hasTranscription", Kind::Flag),
    may("hasSummary", Kind::Flag),
    may("hasClosedCaption", Kind::Flag),
    may("hasPolls", Kind::Flag),
    may("hasQA", Kind::Flag),
    may("hasSlido", Kind::Flag),
    may("current", Kind::Flag),
    may("hostEmail", Kind::Text),
    may("siteUrl", Kind::Text),
    may("integrationTag", Kind::Text),
    may("cursor", Kind::Text),
];
const STATES: &[&str] = &["active", "scheduled", "ready", "lobby", "inProgress", "ended", "missed", "expired"];
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, headers: HeaderMap, query: Query) -> Answer {
    caller.needs(&READ)?;
    let fields = query.shaped(LIST)?;
    let zone = asked_zone(&headers)?;
    if fields.number("max").is_some_and(|max| !(1..=100).contains(&max)) {
        return Err(Refusal::bad("max must be between 1 and 100."));
    }
    let now = cloud.clock().now();
    let view = view(&fields);
    let range = range(&fields, view, now)?;
    let state = cloud.state();
    let host = state.host(&caller, fields.text("hostEmail"), READ_FOR_OTHERS)?;
    let wanted = |meeting: &&Meeting| {
        meeting.host_id == host.id
            && meeting.state != RunState::Deleted
            && (view != View::Instance || meeting.started_at.is_some())
            && range.is_none_or(|(from, to)| meeting.start < to && from < meeting.end)
            && passes(&fields, meeting, view, &caller, cloud.base_url(), now)
    };
    let mut meetings: Vec<&Meeting> = state.meetings.iter().filter(wanted).collect();
    meetings.sort_by_key(|meeting| meeting.start);
    let body = |meeting: &Meeting| state.meeting_body(meeting, view, frame(&cloud, now, &zone));
    query.page(&fields, 10, cloud.base_url(), meetings.into_iter().map(body).collect())
}

/// One meeting named outright is shown as what it is now; otherwise the type asked for decides.
fn view(fields: &Fields) -> View {
    match fields.text("meetingType") {
        _ if fields.flag("current") == Some(true) => View::Occurrence,
        _ if named(fields) => View::Series,
        Some("scheduledMeeting") => View::Occurrence,
        Some("meeting") => View::Instance,
        _ => View::Series,
    }
}

fn passes(fields: &Fields, meeting: &Meeting, view: View, caller: &Caller, base: &str, now: Timestamp) -> bool {
    let is = |name: &str, held: &str| fields.text(name).is_none_or(|asked| asked == held);
    let tagged = |tag: &str| {
        let tags = meeting.settings.get("integrationTags").and_then(Value::as_array);
        meeting.client_id == caller.person.id && tags.is_some_and(|tags| tags.iter().any(|held| held == tag))
    };
    is("meetingNumber", &meeting.number)
        && is("webLink", &meeting.web_link(base))
        && is("meetingSeriesId", &meeting.id)
        && is("state", meeting.state_as(view, now))
        && is("siteUrl", crate::sandbox::people::SITE)
        && is("scheduledType", "meeting")
        && fields.text("integrationTag").is_none_or(tagged)
        // No meeting here belongs to a space, and none leaves anything behind.
        && !fields.has("roomId")
        && !LEFT_BEHIND.iter().any(|name| fields.flag(name) == Some(true))
}

const LEFT_BEHIND: [&str; 9] = [
    "isModified",
    "hasChat",
    "hasRecording",
    "hasTranscription",
    "hasSummary",
    "hasClosedCaption",
    "hasPolls",
    "hasQA",
    "hasSlido",
];

fn named(fields: &Fields) -> bool {
    ["meetingNumber", "webLink", "roomId"].iter().any(|name| fields.has(name))
}

/// The range to search, with the documented defaults; `None` where a meeting is named outright.
fn range(fields: &Fields, view: View, now: Timestamp) -> Result<Option<(Timestamp, Timestamp)>, Refusal> {
    if named(fields) {
        return Ok(None);
    }
    let given = |name| fields.has(name).then(|| read(fields, name, &TimeZone::UTC)).transpose();
    let before = |at: Timestamp| at.saturating_sub(WEEK).unwrap_or(at);
    let after = |at: Timestamp| at.saturating_add(WEEK).unwrap_or(at);
    let (from, to) = match (given("from")?, given("to")?) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => (from, after(from)),
        (None, Some(to)) => (before(to), to),
        (None, None) if view == View::Instance => (before(now), now),
        (None, None) => (now, after(now)),
    };
    if from > to { Err(Refusal::bad("'from' cannot be after 'to'.")) } else { Ok(Some((from, to))) }
}
