//! `/rooms`: spaces. A direct room has two members and no title of its own.

use axum::extract::{Path, State};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::WebexCloud;
use super::auth::Caller;
use super::delivery::Event;
use super::errors::{Answer, Refusal};
use super::request::{Body, Query, ok};
use super::state::{self, Room, instant, organisation};
use super::{ids, memberships};
use crate::clock;
use crate::sandbox::shape::{Field, Kind, may, must};

const LIST: &[Field] = &[
    may("teamId", Kind::Text),
    may("type", Kind::OneOf(&["direct", "group"])),
    may("orgPublicSpaces", Kind::Flag),
    may("from", Kind::Text),
    may("to", Kind::Text),
    may("sortBy", Kind::OneOf(&["id", "lastactivity", "created"])),
    may("max", Kind::Number),
    may("cursor", Kind::Text),
];
const CREATE: &[Field] = &[
    must("title", Kind::Text),
    may("teamId", Kind::Text),
    may("classificationId", Kind::Text),
    may("isLocked", Kind::Flag),
    may("isPublic", Kind::Flag),
    may("description", Kind::Text),
    may("isAnnouncementOnly", Kind::Flag),
];

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark:rooms_read"])?;
    let fields = query.shaped(LIST)?;
    let state = cloud.state();
    let mine = |room: &&Room| {
        state.is_member(&room.id, &caller.person.id) && fields.text("type").is_none_or(|kind| kind == room.kind())
    };
    let mut rooms: Vec<&Room> = state.rooms.iter().filter(mine).collect();
    match fields.text("sortBy") {
        Some("created") => rooms.sort_by_key(|room| std::cmp::Reverse(room.created)),
        Some("lastactivity") => rooms.sort_by_key(|room| std::cmp::Reverse(room.last_activity)),
        _ => rooms.sort_by(|one, other| one.id.cmp(&other.id)),
    }
    let items = rooms.into_iter().map(|room| body(&state, room, &caller.person.id)).collect();
    query.page(&fields, 100, cloud.base_url(), items)
}

pub(super) async fn one(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:rooms_read"])?;
    let state = cloud.state();
    let room = state.room(&id).filter(|room| state.is_member(&room.id, &caller.person.id)).ok_or_else(unknown)?;
    Ok(ok(body(&state, room, &caller.person.id)))
}

pub(super) async fn create(State(cloud): State<WebexCloud>, caller: Caller, request: Body) -> Answer {
    caller.needs(&["spark:rooms_write"])?;
    let fields = request.shaped(CREATE)?;
    let title = fields.owned("title").filter(|title| !title.is_empty());
    let title = title.ok_or_else(|| Refusal::bad("Room title must not be empty."))?;
    let mut settings = fields.0;
    settings.remove("title");
    let creator = caller.person.id;
    cloud.change("rooms", |state, now| {
        let room = open(state, Some(title), &creator, settings, now);
        memberships::admit(state, &room.id, &creator, &creator, true, now);
        Ok(ok(body(state, &room, &creator)))
    })
}

/// The direct room of two people, made when there is none.
pub(super) fn direct(state: &mut state::State, one: &str, other: &str, now: Timestamp) -> String {
    let shared =
        |room: &&Room| room.title.is_none() && state.is_member(&room.id, one) && state.is_member(&room.id, other);
    if let Some(room) = state.rooms.iter().find(shared) {
        return room.id.clone();
    }
    let room = open(state, None, one, Map::new(), now);
    for person in [one, other] {
        memberships::admit(state, &room.id, person, one, false, now);
    }
    room.id
}

pub(super) fn unknown() -> Refusal {
    Refusal::not_found("Could not find a room with provided ID.")
}

fn open(
    state: &mut state::State,
    title: Option<String>,
    creator: &str,
    settings: Map<String, Value>,
    now: Timestamp,
) -> Room {
    let uuid = clock::random_id();
    let room = Room {
        uuid,
        id: ids::public("ROOM", uuid),
        title,
        creator_id: creator.to_owned(),
        created: now,
        last_activity: now,
        settings,
    };
    state.rooms.push(room.clone());
    let data = body(state, &room, creator);
    state.emit(Event::new("rooms", "created", creator, data).seen_by([creator.to_owned()]));
    room
}

fn body(state: &state::State, room: &Room, viewer: &str) -> Value {
    let members = state.members(&room.id);
    let other = members.iter().find(|person| *person != viewer).and_then(|person| state.person(person));
    let title = room.title.clone().or_else(|| other.map(|person| person.name.clone()));
    let mut body = json!({
        "id": room.id,
        "title": title.unwrap_or_else(|| "Empty Title".to_owned()),
        "type": room.kind(),
        "isLocked": false,
        "lastActivity": instant(room.last_activity),
        "creatorId": room.creator_id,
        "created": instant(room.created),
        "ownerId": organisation(),
        "isAnnouncementOnly": false,
        "isReadOnly": false,
        "isPublic": false,
    });
    if let Value::Object(map) = &mut body {
        map.extend(room.settings.clone());
    }
    body
}
