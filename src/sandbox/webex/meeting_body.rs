//! A meeting as the API shows it: as series, as occurrence or as instance.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::meeting::{Meeting, RunState, View};
use super::state::{State, without_nulls};
use crate::sandbox::people::SITE;

/// The zone and address that times and links are written with.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) now: Timestamp,
    pub(super) zone: &'a TimeZone,
    pub(super) base: &'a str,
}

impl State {
    pub(super) fn meeting_body(&self, meeting: &Meeting, view: View, frame: Frame<'_>) -> Value {
        let host = self.person(&meeting.host_id);
        let mut body = meeting.settings.clone();
        let state = meeting.state_as(view, frame.now);
        let live = ["inProgress", "ready"].contains(&state);
        let start = if view == View::Instance { meeting.started_at.unwrap_or(meeting.start) } else { meeting.start };
        let end = if view == View::Instance { meeting.ended_at.unwrap_or(meeting.end) } else { meeting.end };
        body.extend(object(json!({
            "id": meeting.id_as(view),
            "meetingSeriesId": (view != View::Series).then_some(&meeting.id),
            "scheduledMeetingId": (view == View::Instance).then(|| meeting.id_as(View::Occurrence)),
            "meetingNumber": meeting.number,
            "title": meeting.title,
            "meetingType": match view {
                View::Series => "meetingSeries",
                View::Occurrence => "scheduledMeeting",
                View::Instance => "meeting",
            },
            "state": state,
            "hostDidJoin": live.then_some(meeting.host_did_join),
            "attendeeDidJoin": live.then_some(meeting.attendee_did_join),
            "timezone": frame.zone.iana_name().unwrap_or("UTC"),
            "start": super::meeting_times::written(start, frame.zone),
            "end": super::meeting_times::written(end, frame.zone),
            "hostUserId": meeting.host_id,
            "hostDisplayName": host.map(|host| &host.name),
            "hostEmail": host.map(|host| &host.email),
            "siteUrl": SITE,
            "webLink": meeting.web_link(frame.base),
        })));
        // What is over cannot be joined: Webex leaves out what one would join it with.
        if !(view == View::Instance && meeting.state == RunState::Ended) {
            body.extend(object(joining(meeting)));
        }
        without_nulls(Value::Object(body))
    }
}

fn joining(meeting: &Meeting) -> Value {
    json!({
        "password": meeting.password,
        "phoneAndVideoSystemPassword": digits(&meeting.mtid),
        "hostKey": meeting.host_key,
        "sipAddress": meeting.sip_address(),
        "dialInIpAddress": "192.0.2.1",
        "telephony": {
            "accessCode": meeting.number,
            "callInNumbers": [{ "label": "Mexico Toll", "callInNumber": "+525550100000", "tollType": "toll" }],
        },
    })
}

/// The numeric password that phones use: eight digits, the same every time.
fn digits(seed: &str) -> String {
    seed.bytes().take(8).map(|byte| char::from(b'0' + byte % 10)).collect()
}

fn object(value: Value) -> serde_json::Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => serde_json::Map::new(),
    }
}
