//! `/meetings`: making, reading, changing and deleting one.
//!
//! A Service App acts for the host that it names in `hostEmail`; without it, it acts for itself, and has no meetings. A
//! host without a licence is answered like a meeting that does not exist.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::WebexCloud;
use super::auth::Caller;
use super::delivery::Event;
use super::errors::{Answer, Refusal};
use super::meeting::{Meeting, RunState, View};
use super::meeting_body::Frame;
use super::meeting_change::{COMMON, CREATE, UPDATE, echo, judge, usual};
use super::request::{Body, Query, no_content, ok};
use super::state::{self, Person};
use super::{ids, meeting_times};
use crate::clock;
use crate::sandbox::faults::Fault;
use crate::sandbox::shape::{Field, Fields, Kind, may};

pub(super) const READ: [&str; 2] = ["meeting:schedules_read", "meeting:admin_schedule_read"];
pub(super) const READ_FOR_OTHERS: &str = READ[1];
pub(super) const WRITE: [&str; 2] = ["meeting:schedules_write", "meeting:admin_schedule_write"];
pub(super) const WRITE_FOR_OTHERS: &str = WRITE[1];

const ONE: &[Field] = &[may("current", Kind::Flag), may("hostEmail", Kind::Text)];
const DELETE: &[Field] = &[may("hostEmail", Kind::Text), may("sendEmail", Kind::Flag)];

pub(super) async fn create(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    caller.needs(&WRITE)?;
    let fields = request.shaped_by(&[CREATE, COMMON])?;
    judge(&fields)?;
    if cloud.faults().strikes(Fault::MeetingsUnlicensed, "POST /v1/meetings") {
        return Err(Refusal::no_data());
    }
    let zone = asked_zone(&headers)?;
    cloud.change("meetings", |state, now| {
        let host = state.host(&caller, fields.text("hostEmail"), WRITE_FOR_OTHERS)?;
        if !host.hosts() {
            return Err(Refusal::no_data());
        }
        let meeting = schedule(&host, &caller, &fields, now)?;
        let answer = state.meeting_body(&meeting, View::Series, frame(&cloud, now, &zone));
        announce(&cloud, state, &meeting, View::Series, "created", now);
        state.meetings.push(meeting);
        Ok(ok(answer))
    })
}

pub(super) async fn one(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    query: Query,
) -> Answer {
    caller.needs(&READ)?;
    let fields = query.shaped(ONE)?;
    let zone = asked_zone(&headers)?;
    let now = cloud.clock().now();
    let state = cloud.state();
    let host = state.host(&caller, fields.text("hostEmail"), READ_FOR_OTHERS)?;
    let (meeting, named) = state.meeting_of(&host, &id)?;
    let view = match (named, fields.flag("current")) {
        (View::Series, Some(true)) => View::Occurrence,
        _ => named,
    };
    Ok(ok(state.meeting_body(meeting, view, frame(&cloud, now, &zone))))
}

pub(super) async fn update(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    caller.needs(&WRITE)?;
    let fields = request.shaped_by(&[UPDATE, COMMON])?;
    judge(&fields)?;
    let zone = asked_zone(&headers)?;
    cloud.change("meetings", |state, now| {
        let host = state.host(&caller, fields.text("hostEmail"), WRITE_FOR_OTHERS)?;
        let (meeting, view) = state.meeting_of(&host, &id)?;
        changeable(meeting, view)?;
        let mut meeting = meeting.clone();
        if fields.has("start") || fields.has("end") {
            (meeting.start, meeting.end) = meeting_times::judge(&with_times(&fields, &meeting), now)?;
        }
        meeting.title = fields.owned("title").unwrap_or(meeting.title);
        meeting.password = fields.owned("password").unwrap_or(meeting.password);
        echo(&mut meeting.settings, &fields);
        let answer = state.meeting_body(&meeting, View::Series, frame(&cloud, now, &zone));
        announce(&cloud, state, &meeting, View::Series, "updated", now);
        state.meetings.iter_mut().filter(|kept| kept.id == meeting.id).for_each(|kept| *kept = meeting.clone());
        Ok(ok(answer))
    })
}

pub(super) async fn delete(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    Path(id): Path<String>,
    query: Query,
) -> Answer {
    caller.needs(&WRITE)?;
    let fields = query.shaped(DELETE)?;
    let meeting = {
        let state = cloud.state();
        let host = state.host(&caller, fields.text("hostEmail"), WRITE_FOR_OTHERS)?;
        let (meeting, view) = state.meeting_of(&host, &id)?;
        if view == View::Instance || meeting.state == RunState::Ended {
            return Err(Refusal::bad("Only meeting series and scheduled meetings can be deleted."));
        }
        meeting.clone()
    };
    // Those who are in it lose it: the instance ends with the series.
    cloud.meeting_ended(&meeting.id);
    cloud.change("meetings", |state, now| {
        announce(&cloud, state, &meeting, View::Series, "deleted", now);
        if let Some(kept) = state.meeting_mut(&meeting.id) {
            kept.state = RunState::Deleted;
        }
        Ok(no_content())
    })
}

/// Tells the host's webhooks, and those of the organisation.
pub(super) fn announce(
    cloud: &WebexCloud,
    state: &mut state::State,
    meeting: &Meeting,
    view: View,
    event: &'static str,
    now: Timestamp,
) {
    let mut data = state.meeting_body(meeting, view, frame(cloud, now, &TimeZone::UTC));
    if let Value::Object(map) = &mut data {
        for secret in ["password", "phoneAndVideoSystemPassword", "hostKey", "panelistPassword"] {
            map.remove(secret);
        }
    }
    let event = Event::new("meetings", event, &meeting.host_id, data).seen_by([meeting.host_id.clone()]);
    state.emit(event);
}

/// The zone that the caller wants times in.
pub(super) fn asked_zone(headers: &HeaderMap) -> Result<TimeZone, Refusal> {
    meeting_times::zone(headers.get("timezone").and_then(|value| value.to_str().ok()))
}

pub(super) fn frame<'a>(cloud: &'a WebexCloud, now: Timestamp, zone: &'a TimeZone) -> Frame<'a> {
    Frame { now, zone, base: cloud.base_url() }
}

fn schedule(host: &Person, caller: &Caller, fields: &Fields, now: Timestamp) -> Result<Meeting, Refusal> {
    let (start, end) = meeting_times::judge(fields, now)?;
    let mut settings = usual();
    echo(&mut settings, fields);
    Ok(Meeting {
        id: clock::random_id().simple().to_string(),
        number: format!("26{:09}", u32::from_be_bytes(clock::random_bytes()) % 1_000_000_000),
        mtid: format!("m{}", clock::random_id().simple()),
        host_id: host.id.clone(),
        client_id: caller.person.id.clone(),
        title: fields.owned("title").unwrap_or_default(),
        password: fields.owned("password").unwrap_or_else(new_password),
        host_key: format!("{:06}", u32::from_be_bytes(clock::random_bytes()) % 1_000_000),
        start,
        end,
        settings,
        state: RunState::Scheduled,
        host_did_join: false,
        attendee_did_join: false,
        instance: ids::digits(),
        started_at: None,
        ended_at: None,
        attendances: Vec::new(),
    })
}

/// The request, with the meeting's own times where it has none.
fn with_times(fields: &Fields, meeting: &Meeting) -> Fields {
    let mut all = fields.clone();
    for (name, at) in [("start", meeting.start), ("end", meeting.end)] {
        all.0.entry(name).or_insert_with(|| Value::String(at.to_string()));
    }
    all
}

fn changeable(meeting: &Meeting, view: View) -> Result<(), Refusal> {
    match (view, meeting.state) {
        (View::Series | View::Occurrence, RunState::Scheduled) => Ok(()),
        _ => Err(Refusal::bad("The meeting is in progress or has ended, and cannot be changed.")),
    }
}

/// Letters of every kind that site rules ask for, then enough of them that nobody guesses.
fn new_password() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyzABCDEFGH";
    let random: [u8; 9] = clock::random_bytes();
    let random = random.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    format!("{}Vs7", String::from_iter(random))
}
