//! Everything the simulated Webex remembers. Plain data and look-ups; the rules are in the files beside it.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::auth::{Identity, Token};
use super::contents::StoredFile;
use super::delivery::Delivery;
use super::ids;
use super::meeting::Meeting;
use crate::sandbox::people::{self, Resident, Role};

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) people: Vec<Person>,
    pub(super) tokens: HashMap<String, Token>,
    pub(super) rooms: Vec<Room>,
    pub(super) memberships: Vec<Membership>,
    pub(super) messages: Vec<Message>,
    pub(super) actions: Vec<AttachmentAction>,
    pub(super) webhooks: Vec<Webhook>,
    pub(super) deliveries: Vec<Delivery>,
    pub(super) meetings: Vec<Meeting>,
    /// Files posted with messages, by the last part of their address.
    pub(super) files: HashMap<String, StoredFile>,
    /// When the refresh token was last used: its life starts again then.
    pub(super) refreshed_at: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) uuid: Uuid,
    pub(super) id: String,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) kind: &'static str,
    pub(super) licences: Vec<Uuid>,
    /// Whether the invitation to Webex has not been accepted yet.
    pub(super) invite_pending: bool,
    /// The guest's subject; `None` for everybody else.
    pub(super) subject: Option<String>,
}

#[derive(Clone, Debug)]
pub(super) struct Room {
    pub(super) uuid: Uuid,
    pub(super) id: String,
    /// `None`: a direct room, whose title is the other person's name.
    pub(super) title: Option<String>,
    pub(super) creator_id: String,
    pub(super) created: Timestamp,
    pub(super) last_activity: Timestamp,
    /// What was set at its making and is only repeated.
    pub(super) settings: Map<String, Value>,
}

#[derive(Clone, Debug)]
pub(super) struct Membership {
    pub(super) id: String,
    pub(super) room_id: String,
    pub(super) person_id: String,
    pub(super) moderator: bool,
    pub(super) created: Timestamp,
}

#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) id: String,
    pub(super) room_id: String,
    pub(super) parent_id: Option<String>,
    pub(super) person_id: String,
    pub(super) text: Option<String>,
    pub(super) markdown: Option<String>,
    pub(super) html: Option<String>,
    pub(super) files: Vec<String>,
    pub(super) card: Option<Value>,
    pub(super) mentioned: Vec<String>,
    pub(super) mentions_all: bool,
    pub(super) created: Timestamp,
    pub(super) updated: Option<Timestamp>,
    pub(super) edits: usize,
}

#[derive(Clone, Debug)]
pub(super) struct AttachmentAction {
    pub(super) id: String,
    pub(super) message_id: String,
    pub(super) room_id: String,
    pub(super) person_id: String,
    pub(super) inputs: Value,
    pub(super) created: Timestamp,
}

#[derive(Clone, Debug)]
pub(super) struct Webhook {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) target_url: String,
    pub(super) resource: String,
    pub(super) event: String,
    pub(super) filter: Option<String>,
    pub(super) secret: Option<String>,
    pub(super) organisation_wide: bool,
    pub(super) active: bool,
    pub(super) creator_id: String,
    pub(super) created: Timestamp,
    /// The failures that still count towards switching it off.
    pub(super) failures: Vec<Timestamp>,
    pub(super) disabled_at: Option<Timestamp>,
}

impl State {
    /// The organisation at the beginning of the story: the people, and the admins' space.
    pub(super) fn founded(now: Timestamp) -> Self {
        let mut state = Self::default();
        for resident in people::RESIDENTS {
            state.settle(resident);
        }
        let id = ids::public("ROOM", people::ADMIN_ROOM);
        let creator_id = ids::public("PEOPLE", people::IVAN.uuid);
        state.rooms.push(Room {
            uuid: people::ADMIN_ROOM,
            id: id.clone(),
            title: Some("Televisita: avisos".to_owned()),
            creator_id: creator_id.clone(),
            created: now,
            last_activity: now,
            settings: Map::new(),
        });
        state.join(&id, &creator_id, true, now);
        state.join(&id, &ids::public("PEOPLE", people::BOT.uuid), false, now);
        state
    }

    fn settle(&mut self, resident: Resident) {
        let person = Person::resident(resident);
        let identity = match resident.role {
            Role::Bot => Identity::Bot,
            Role::ServiceApp => Identity::ServiceApp,
            _ => Identity::User,
        };
        if !resident.token.is_empty() {
            let token = Token { person_id: person.id.clone(), identity, expires_at: None };
            self.tokens.insert(resident.token.to_owned(), token);
        }
        self.people.push(person);
    }

    pub(super) fn join(&mut self, room_id: &str, person_id: &str, moderator: bool, now: Timestamp) -> Membership {
        let of = |uuid: Option<Uuid>| uuid.unwrap_or_default();
        let membership = Membership {
            id: ids::membership(
                of(self.person(person_id).map(|person| person.uuid)),
                of(self.room(room_id).map(|room| room.uuid)),
            ),
            room_id: room_id.to_owned(),
            person_id: person_id.to_owned(),
            moderator,
            created: now,
        };
        self.memberships.push(membership.clone());
        membership
    }

    pub(super) fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    pub(super) fn person_by_email(&self, email: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.email.eq_ignore_ascii_case(email))
    }

    pub(super) fn room(&self, id: &str) -> Option<&Room> {
        self.rooms.iter().find(|room| room.id == id)
    }

    pub(super) fn is_member(&self, room_id: &str, person_id: &str) -> bool {
        self.memberships.iter().any(|member| member.room_id == room_id && member.person_id == person_id)
    }

    pub(super) fn members(&self, room_id: &str) -> Vec<String> {
        let members = self.memberships.iter().filter(|member| member.room_id == room_id);
        members.map(|member| member.person_id.clone()).collect()
    }

    pub(super) fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }
}

impl Person {
    /// Whether the person has a licence to host meetings on the site.
    pub(super) fn hosts(&self) -> bool {
        people::LICENCES.iter().any(|licence| licence.hosts() && self.licences.contains(&licence.uuid))
    }

    fn resident(resident: Resident) -> Self {
        Self {
            uuid: resident.uuid,
            id: ids::public("PEOPLE", resident.uuid),
            email: resident.email.to_owned(),
            name: resident.name.to_owned(),
            first_name: resident.first_name.to_owned(),
            last_name: resident.last_name.to_owned(),
            kind: match resident.role {
                Role::Bot => "bot",
                Role::ServiceApp => "appuser",
                _ => "person",
            },
            licences: resident.licensed.then_some(people::MEETING_LICENCE.uuid).into_iter().collect(),
            invite_pending: false,
            subject: None,
        }
    }
}

impl Room {
    pub(super) fn kind(&self) -> &'static str {
        if self.title.is_some() { "group" } else { "direct" }
    }
}

/// The part of a JSON object that is not `null`: Webex leaves out what is not set.
pub(super) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, held)| !held.is_null()).collect()),
        other => other,
    }
}

/// An instant as the messaging API writes it.
pub(super) fn instant(at: Timestamp) -> Value {
    json!(format!("{at:.3}"))
}

pub(super) fn organisation() -> String {
    ids::public("ORGANIZATION", people::ORGANISATION)
}
