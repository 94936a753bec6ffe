//! `/attachment/actions`: somebody pressed a button on a card. Webex does not mind a second press: neither does this.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::auth::{Caller, Identity};
use super::delivery::Event;
use super::errors::{Answer, Refusal};
use super::request::{Body, ok};
use super::state::{AttachmentAction, instant};
use super::{WebexCloud, ids, messages};
use crate::sandbox::shape::{Field, Kind, must};

const CREATE: &[Field] =
    &[must("type", Kind::OneOf(&["submit"])), must("messageId", Kind::Text), must("inputs", Kind::Map)];

pub(super) async fn create(State(cloud): State<WebexCloud>, caller: Caller, request: Body) -> Answer {
    caller.needs(&["spark:attachment_actions_write"])?;
    if caller.identity == Identity::Bot {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "Bots cannot act on cards."));
    }
    let fields = request.shaped(CREATE)?;
    cloud.change("messages", |state, now| {
        let id = fields.text("messageId").unwrap_or_default();
        let visible = |message: &&_| messages::sees(state, message, &caller.person.id);
        let message = state.message(id).filter(visible).cloned();
        let message = message.ok_or_else(|| Refusal::not_found("Could not find message with the provided ID."))?;
        if message.card.is_none() {
            return Err(Refusal::bad("The message has no card."));
        }
        let action = AttachmentAction {
            id: ids::new("ATTACHMENT_ACTION"),
            message_id: message.id,
            room_id: message.room_id,
            person_id: caller.person.id.clone(),
            inputs: fields.0.get("inputs").cloned().unwrap_or_default(),
            created: now,
        };
        state.actions.push(action.clone());
        let answer = body(&action);
        let mut data = answer.clone();
        data.as_object_mut().map(|map| map.remove("inputs"));
        // Only whoever posted the card learns what was pressed.
        let event = Event::new("attachmentActions", "created", &action.person_id, data).seen_by([message.person_id]);
        state.emit(event);
        Ok((StatusCode::ACCEPTED, Json(answer)).into_response())
    })
}

pub(super) async fn one(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:attachment_actions_read"])?;
    let state = cloud.state();
    let mine = |action: &&AttachmentAction| state.is_member(&action.room_id, &caller.person.id);
    let action = state.actions.iter().find(|action| action.id == id).filter(mine);
    let action = action.ok_or_else(|| Refusal::not_found("Could not find attachment action with the provided ID."))?;
    Ok(ok(body(action)))
}

fn body(action: &AttachmentAction) -> Value {
    json!({
        "id": action.id,
        "type": "submit",
        "messageId": action.message_id,
        "inputs": action.inputs,
        "personId": action.person_id,
        "roomId": action.room_id,
        "created": instant(action.created),
    })
}
