//! `/messages`: posting, reading, editing, deleting.
//!
//! Two rules surprise newcomers and are kept here: a bot in a group space sees only what mentions it (or what it wrote
//! itself), and a message with a card or a file can never be edited.

use axum::extract::{Path, State};
use jiff::Timestamp;
use serde_json::Value;

use super::auth::{Caller, Identity};
use super::contents::StoredFile;
use super::delivery::Event;
use super::errors::{Answer, Refusal};
use super::message_body::{body, data};
use super::message_post::Draft;
use super::message_text::render;
use super::request::{Body, Query, no_content, ok};
use super::state::{self, Message};
use super::{WebexCloud, ids, rooms};
use crate::sandbox::shape::{Field, Kind, may, must};

/// The length that Webex allows for `text` and `markdown` each.
pub(super) const LONGEST: usize = 7_439;
/// How often one message may be edited.
const MOST_EDITS: usize = 10;

const LIST: &[Field] = &[
    must("roomId", Kind::Text),
    may("parentId", Kind::Text),
    may("mentionedPeople", Kind::List(&Kind::Text)),
    may("before", Kind::Text),
    may("beforeMessage", Kind::Text),
    may("max", Kind::Number),
    may("cursor", Kind::Text),
];
const EDIT: &[Field] =
    &[must("roomId", Kind::Text), may("text", Kind::BytesUpTo(LONGEST)), may("markdown", Kind::BytesUpTo(LONGEST))];

pub(super) async fn create(State(cloud): State<WebexCloud>, caller: Caller, draft: Draft) -> Answer {
    caller.needs(&["spark:messages_write"])?;
    let base = cloud.base_url().to_owned();
    let author = caller.person.id;
    let file = draft.file(cloud.post()).await?;
    cloud.change("messages", |state, now| {
        let (room, recipient) = draft.destination(state, &author, now)?;
        let words = draft.markdown().map(|markdown| render(state, markdown)).unwrap_or_default();
        let parent_id = draft.parent(state, &room)?;
        let message = Message {
            id: ids::new("MESSAGE"),
            room_id: room.clone(),
            parent_id,
            person_id: author.clone(),
            text: draft.text().map(str::to_owned).or(draft.markdown().map(|_| words.text)),
            markdown: draft.markdown().map(str::to_owned),
            html: draft.markdown().map(|_| words.html),
            files: file.map(|file| keep(state, file, &base)).into_iter().collect(),
            card: draft.card(),
            mentioned: words.mentioned,
            mentions_all: words.mentions_all,
            created: now,
            updated: None,
            edits: 0,
        };
        state.messages.push(message.clone());
        state.rooms.iter_mut().filter(|kept| kept.id == room).for_each(|kept| kept.last_activity = now);
        tell(state, &message, "created", &author);
        let mut answer = body(state, &message);
        if let Value::Object(map) = &mut answer {
            map.extend(recipient);
        }
        Ok(ok(answer))
    })
}

pub(super) async fn one(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:messages_read"])?;
    let state = cloud.state();
    let visible = |message: &&Message| sees(&state, message, &caller.person.id);
    let message = state.message(&id).filter(visible).ok_or_else(unknown)?;
    Ok(ok(body(&state, message)))
}

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark:messages_read"])?;
    let fields = query.shaped(LIST)?;
    let (state, me) = (cloud.state(), caller.person.id.as_str());
    let room = fields.text("roomId").unwrap_or_default();
    let room = state.room(room).filter(|room| state.is_member(&room.id, me)).ok_or_else(rooms::unknown)?;
    let mentioned: Vec<&str> = fields.list("mentionedPeople").iter().filter_map(Value::as_str).collect();
    if mentioned.iter().any(|person| *person != "me" && *person != me) {
        return Err(Refusal::bad("Only me or the person ID of the current user may be specified in mentionedPeople."));
    }
    if caller.identity == Identity::Bot && room.kind() == "group" && mentioned.is_empty() {
        return Err(Refusal::new(
            axum::http::StatusCode::FORBIDDEN,
            "Bots must use mentionedPeople=me to list the messages of a group room.",
        ));
    }
    let before = match fields.text("before").map(str::parse::<Timestamp>).transpose() {
        Ok(before) => before,
        Err(_) => return Err(Refusal::bad("before is not a valid date and time.")),
    };
    let stop = fields.text("beforeMessage");
    let wanted = |message: &&Message| {
        message.room_id == room.id
            && sees(&state, message, me)
            && before.is_none_or(|before| message.created < before)
            && fields.text("parentId").is_none_or(|parent| message.parent_id.as_deref() == Some(parent))
            && (mentioned.is_empty() || message.mentions_all || message.mentioned.iter().any(|person| person == me))
    };
    let until_stop = state.messages.iter().take_while(|message| stop.is_none_or(|stop| message.id != stop));
    let mut items: Vec<Value> = until_stop.filter(wanted).map(|message| body(&state, message)).collect();
    items.reverse();
    query.page(&fields, 50, cloud.base_url(), items)
}

pub(super) async fn edit(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    Path(id): Path<String>,
    request: Body,
) -> Answer {
    caller.needs(&["spark:messages_write"])?;
    let fields = request.shaped(EDIT)?;
    cloud.change("messages", |state, now| {
        let words = fields.text("markdown").map(|markdown| render(state, markdown));
        let message = state.messages.iter_mut().find(|message| message.id == id).ok_or_else(unknown)?;
        editable(message, &caller.person.id, fields.text("roomId").unwrap_or_default())?;
        if !fields.has("text") && words.is_none() {
            return Err(Refusal::bad("One of text and markdown is required."));
        }
        message.text = fields.owned("text").or_else(|| words.as_ref().map(|words| words.text.clone()));
        message.markdown = fields.owned("markdown");
        message.html = words.map(|words| words.html);
        message.updated = Some(now);
        message.edits += 1;
        let message = message.clone();
        tell(state, &message, "updated", &caller.person.id);
        Ok(ok(body(state, &message)))
    })
}

pub(super) async fn delete(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:messages_write"])?;
    cloud.change("messages", |state, _| {
        let me = caller.person.id.as_str();
        let visible = |message: &&Message| sees(state, message, me);
        let message = state.message(&id).filter(visible).cloned().ok_or_else(unknown)?;
        if message.person_id != me {
            return Err(Refusal::new(axum::http::StatusCode::FORBIDDEN, "Only the author may delete a message."));
        }
        tell(state, &message, "deleted", me);
        state.messages.retain(|kept| kept.id != id);
        state.files.retain(|id, _| !message.files.iter().any(|url| url.ends_with(id.as_str())));
        Ok(no_content())
    })
}

/// Keeps a file; its address, which only those who see the message can open.
fn keep(state: &mut state::State, file: StoredFile, base: &str) -> String {
    let id = ids::new("CONTENT");
    let address = format!("{base}/v1/contents/{id}");
    state.files.insert(id, file);
    address
}

/// Whether somebody can read a message at all.
pub(super) fn sees(state: &state::State, message: &Message, person: &str) -> bool {
    let bot = state.person(person).is_some_and(|person| person.kind == "bot");
    let group = state.room(&message.room_id).is_some_and(|room| room.kind() == "group");
    let addressed = message.person_id == person
        || message.mentions_all
        || message.mentioned.iter().any(|mentioned| mentioned == person);
    state.is_member(&message.room_id, person) && (!bot || !group || addressed)
}

fn editable(message: &Message, me: &str, room: &str) -> Result<(), Refusal> {
    if message.person_id != me || message.room_id != room {
        return Err(unknown());
    }
    if message.card.is_some() || !message.files.is_empty() {
        return Err(Refusal::bad("Editing messages with files or attachments is currently unsupported."));
    }
    if message.edits >= MOST_EDITS {
        return Err(Refusal::bad("The edit limit of this message has been reached."));
    }
    Ok(())
}

fn tell(state: &mut state::State, message: &Message, event: &'static str, actor: &str) {
    let readers = state.members(&message.room_id).into_iter().filter(|person| sees(state, message, person));
    let event = Event::new("messages", event, actor, data(state, message)).seen_by(readers.collect::<Vec<_>>());
    state.emit(event);
}

fn unknown() -> Refusal {
    Refusal::not_found("Could not find message with the provided ID.")
}
