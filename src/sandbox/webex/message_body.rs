//! A message as the API shows it, and as webhooks announce it (without its words: they are "sensitive data").

use serde_json::{Value, json};

use super::state::{Message, State, instant, without_nulls};

const CARD: &str = "application/vnd.microsoft.card.adaptive";

pub(super) fn body(state: &State, message: &Message) -> Value {
    let some = |list: &Vec<String>| (!list.is_empty()).then(|| list.clone());
    without_nulls(json!({
        "id": message.id,
        "parentId": message.parent_id,
        "roomId": message.room_id,
        "roomType": room_type(state, message),
        "text": message.text,
        "markdown": message.markdown,
        "html": message.html,
        "files": some(&message.files),
        "personId": message.person_id,
        "personEmail": email(state, message),
        "mentionedPeople": some(&message.mentioned),
        "mentionedGroups": message.mentions_all.then_some(["all"]),
        "attachments": message.card.as_ref().map(|card| [json!({ "contentType": CARD, "content": card })]),
        "created": instant(message.created),
        "updated": message.updated.map(instant),
    }))
}

pub(super) fn data(state: &State, message: &Message) -> Value {
    let mut data = body(state, message);
    if let Value::Object(map) = &mut data {
        for secret in ["text", "markdown", "html", "attachments"] {
            map.remove(secret);
        }
    }
    data
}

fn room_type(state: &State, message: &Message) -> &'static str {
    state.room(&message.room_id).map_or("direct", |room| room.kind())
}

fn email<'a>(state: &'a State, message: &Message) -> Option<&'a str> {
    state.person(&message.person_id).map(|person| person.email.as_str())
}
