//! `/memberships`: who is in which space.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::WebexCloud;
use super::auth::Caller;
use super::delivery::Event;
use super::errors::{Answer, Refusal};
use super::request::{Body, Query, no_content, ok};
use super::rooms;
use super::state::{self, Membership, Person, instant, organisation, without_nulls};
use crate::sandbox::shape::{Field, Fields, Kind, may, must};

const LIST: &[Field] = &[
    may("roomId", Kind::Text),
    may("personId", Kind::Text),
    may("personEmail", Kind::Text),
    may("max", Kind::Number),
    may("cursor", Kind::Text),
];
const CREATE: &[Field] = &[
    must("roomId", Kind::Text),
    may("personId", Kind::Text),
    may("personEmail", Kind::Text),
    may("isModerator", Kind::Flag),
];

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark:memberships_read"])?;
    let fields = query.shaped(LIST)?;
    if !fields.has("roomId") && (fields.has("personId") || fields.has("personEmail")) {
        return Err(Refusal::bad("roomId is required when filtering by person."));
    }
    let state = cloud.state();
    let wanted = |member: &&Membership| {
        state.is_member(&member.room_id, &caller.person.id)
            && match fields.text("roomId") {
                Some(room) => member.room_id == room,
                None => member.person_id == caller.person.id,
            }
            && fields.text("personId").is_none_or(|id| id == member.person_id)
            && fields.text("personEmail").is_none_or(|email| {
                state.person(&member.person_id).is_some_and(|person| person.email.eq_ignore_ascii_case(email))
            })
    };
    if fields.text("roomId").is_some_and(|room| !state.is_member(room, &caller.person.id)) {
        return Err(rooms::unknown());
    }
    let items = state.memberships.iter().filter(wanted).map(|member| body(&state, member)).collect();
    query.page(&fields, 100, cloud.base_url(), items)
}

pub(super) async fn create(State(cloud): State<WebexCloud>, caller: Caller, request: Body) -> Answer {
    caller.needs(&["spark:memberships_write"])?;
    let fields = request.shaped(CREATE)?;
    cloud.change("rooms", |state, now| {
        let room = state.room(fields.text("roomId").unwrap_or_default()).ok_or_else(rooms::unknown)?;
        let (room_id, direct) = (room.id.clone(), room.title.is_none());
        if !state.is_member(&room_id, &caller.person.id) {
            return Err(rooms::unknown());
        }
        if direct {
            return Err(Refusal::bad("A direct room cannot have more members."));
        }
        let person = named(state, &fields)?.id.clone();
        if state.is_member(&room_id, &person) {
            return Err(Refusal::new(StatusCode::CONFLICT, "Person is already a member of the room."));
        }
        let moderator = fields.flag("isModerator").unwrap_or_default();
        let membership = admit(state, &room_id, &person, &caller.person.id, moderator, now);
        Ok(ok(body(state, &membership)))
    })
}

pub(super) async fn one(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:memberships_read"])?;
    let state = cloud.state();
    let membership = visible(&state, &caller, &id)?;
    Ok(ok(body(&state, membership)))
}

/// Takes somebody out of a room: oneself, or anybody if one moderates it.
pub(super) async fn delete(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:memberships_write"])?;
    cloud.change("rooms", |state, _| {
        let gone = visible(state, &caller, &id)?.clone();
        if state.room(&gone.room_id).is_some_and(|room| room.title.is_none()) {
            return Err(Refusal::bad("A direct room cannot be left."));
        }
        let me = |member: &Membership| member.room_id == gone.room_id && member.person_id == caller.person.id;
        let moderates = state.memberships.iter().any(|member| me(member) && member.moderator);
        if gone.person_id != caller.person.id && !moderates {
            return Err(Refusal::forbidden());
        }
        let (data, members) = (body(state, &gone), state.members(&gone.room_id));
        state.memberships.retain(|member| member.id != gone.id);
        state.emit(Event::new("memberships", "deleted", &caller.person.id, data).seen_by(members));
        Ok(no_content())
    })
}

/// A membership of a room in which the caller is.
fn visible<'a>(state: &'a state::State, caller: &Caller, id: &str) -> Result<&'a Membership, Refusal> {
    let found = state.memberships.iter().find(|member| member.id == id);
    let found = found.filter(|member| state.is_member(&member.room_id, &caller.person.id));
    found.ok_or_else(|| Refusal::not_found("Membership not found."))
}

/// Puts somebody into a room and tells the webhooks of all who are in it.
pub(super) fn admit(
    state: &mut state::State,
    room: &str,
    person: &str,
    actor: &str,
    moderator: bool,
    now: Timestamp,
) -> Membership {
    let membership = state.join(room, person, moderator, now);
    let data = body(state, &membership);
    let members = state.members(room);
    state.emit(Event::new("memberships", "created", actor, data).seen_by(members));
    membership
}

fn named<'a>(state: &'a state::State, fields: &Fields) -> Result<&'a Person, Refusal> {
    let person = match (fields.text("personId"), fields.text("personEmail")) {
        (Some(id), None) => state.person(id),
        (None, Some(email)) => state.person_by_email(email),
        _ => return Err(Refusal::bad("Exactly one of personId and personEmail is required.")),
    };
    person.ok_or_else(|| Refusal::not_found("Person not found."))
}

fn body(state: &state::State, member: &Membership) -> Value {
    let person = state.person(&member.person_id);
    let kind = state.room(&member.room_id).map_or("group", |room| room.kind());
    without_nulls(json!({
        "id": member.id,
        "roomId": member.room_id,
        "personId": member.person_id,
        "personEmail": person.map(|person| &person.email),
        "personDisplayName": person.map(|person| &person.name),
        "personOrgId": organisation(),
        "isModerator": member.moderator,
        "isRoomHidden": (kind == "direct").then_some(false),
        "roomType": kind,
        "isMonitor": false,
        "created": instant(member.created),
    }))
}
