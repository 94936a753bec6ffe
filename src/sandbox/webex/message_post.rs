//! What arrives at `POST /messages`: JSON, or a form with a file. The file is uploaded with the form, or named by its
//! public address, from where Webex fetches it.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::contents::{LARGEST, StoredFile};
use super::errors::Refusal;
use super::messages::LONGEST;
use super::post::Post;
use super::request::Body;
use super::state::State;
use super::{cards, rooms};
use crate::sandbox::shape::{Field, Fields, Kind, may, must};

const POST: &[Field] = &[
    may("roomId", Kind::Text),
    may("parentId", Kind::Text),
    may("toPersonId", Kind::Text),
    may("toPersonEmail", Kind::Text),
    may("text", Kind::BytesUpTo(LONGEST)),
    may("markdown", Kind::BytesUpTo(LONGEST)),
    may("files", Kind::List(&Kind::Text)),
    may("attachments", Kind::List(&Kind::Object(ATTACHMENT))),
];
const ATTACHMENT: &[Field] = &[
    must("contentType", Kind::OneOf(&["application/vnd.microsoft.card.adaptive"])),
    must("content", Kind::Map),
    // Documented in older samples, and ignored.
    may("contentUrl", Kind::OrNull(&Kind::Text)),
];
const FORM: &[Field] = &[
    may("roomId", Kind::Text),
    may("parentId", Kind::Text),
    may("toPersonId", Kind::Text),
    may("toPersonEmail", Kind::Text),
    may("text", Kind::BytesUpTo(LONGEST)),
    may("markdown", Kind::BytesUpTo(LONGEST)),
    may("files", Kind::List(&Kind::Text)),
];

/// A message that somebody wants to post; its own fields are in order.
pub(super) struct Draft {
    fields: Fields,
    upload: Option<StoredFile>,
}

impl<S: Send + Sync> FromRequest<S> for Draft {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let draft = if kind.starts_with("multipart/form-data") {
            let form = Multipart::from_request(request, state).await.map_err(|_| broken_form())?;
            Self::from_form(form).await?
        } else {
            Self { fields: Body::from_request(request, state).await?.shaped(POST)?, upload: None }
        };
        draft.judge()?;
        Ok(draft)
    }
}

impl Draft {
    async fn from_form(mut form: Multipart) -> Result<Self, Refusal> {
        let (mut pairs, mut upload) = (Vec::new(), None);
        while let Some(part) = form.next_field().await.map_err(|_| broken_form())? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned).filter(|_| name == "files");
            let Some(file) = file else {
                pairs.push((name, part.text().await.map_err(|_| broken_form())?));
                continue;
            };
            if upload.is_some() {
                return Err(too_many_files());
            }
            let kind = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = part.bytes().await.map_err(|_| broken_form())?.to_vec();
            if bytes.len() > LARGEST {
                return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "A file may not be larger than 100 MB."));
            }
            upload = Some(StoredFile { name: file, kind, bytes });
        }
        Ok(Self { fields: Fields::from_pairs(pairs, FORM).map_err(Refusal::invalid)?, upload })
    }

    fn judge(&self) -> Result<(), Refusal> {
        let destinations =
            ["roomId", "toPersonId", "toPersonEmail"].iter().filter(|name| self.fields.has(name)).count();
        if destinations != 1 {
            return Err(Refusal::bad("Exactly one of roomId, toPersonId and toPersonEmail is required."));
        }
        let filled = |name| self.fields.text(name).is_some_and(|text| !text.is_empty());
        let attachments = self.fields.list("attachments");
        let files = self.fields.list("files").len() + usize::from(self.upload.is_some());
        if !filled("text") && !filled("markdown") && files == 0 && attachments.is_empty() {
            return Err(Refusal::bad("A message needs text, markdown, files or attachments."));
        }
        if files > 1 {
            return Err(too_many_files());
        }
        if files == 1 && !attachments.is_empty() {
            return Err(Refusal::bad("A message cannot have both a file and a card."));
        }
        match attachments {
            [] => Ok(()),
            [one] => cards::judge(&one["content"]).map_err(Refusal::card),
            _ => Err(Refusal::card(vec!["attachments: only one card per message is supported".to_owned()])),
        }
    }

    /// The file that goes with the message; one that is named by its address is fetched.
    pub(super) async fn file(&self, post: &Post) -> Result<Option<StoredFile>, Refusal> {
        match (&self.upload, self.fields.list("files").first().and_then(Value::as_str)) {
            (Some(upload), _) => Ok(Some(upload.clone())),
            (None, Some(address)) => StoredFile::fetch(post, address).await.map(Some),
            (None, None) => Ok(None),
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        self.fields.text("text")
    }

    pub(super) fn markdown(&self) -> Option<&str> {
        self.fields.text("markdown")
    }

    pub(super) fn card(&self) -> Option<Value> {
        self.fields.list("attachments").first().map(|attachment| attachment["content"].clone())
    }

    /// The room, and the fields that only the answer to a direct message has.
    pub(super) fn destination(
        &self,
        state: &mut State,
        author: &str,
        now: Timestamp,
    ) -> Result<(String, Map<String, Value>), Refusal> {
        if let Some(room) = self.fields.text("roomId") {
            return match state.is_member(room, author) {
                true => Ok((room.to_owned(), Map::new())),
                false => Err(rooms::unknown()),
            };
        }
        let (asked, person) = match (self.fields.text("toPersonId"), self.fields.text("toPersonEmail")) {
            (Some(id), _) => (("toPersonId".to_owned(), json!(id)), state.person(id)),
            (_, email) => {
                let email = email.unwrap_or_default();
                (("toPersonEmail".to_owned(), json!(email)), state.person_by_email(email))
            }
        };
        let person = person.filter(|person| person.subject.is_none() && person.kind != "appuser");
        let person = person.map(|person| person.id.clone()).ok_or_else(|| Refusal::not_found("Person not found."))?;
        if person == author {
            return Err(Refusal::bad("Unable to message yourself."));
        }
        Ok((rooms::direct(state, author, &person, now), Map::from_iter([asked])))
    }

    pub(super) fn parent(&self, state: &State, room: &str) -> Result<Option<String>, Refusal> {
        let Some(id) = self.fields.text("parentId") else { return Ok(None) };
        // Threads are one level deep: a reply cannot be replied to.
        let parent = state.message(id).filter(|parent| parent.room_id == room && parent.parent_id.is_none());
        parent.map(|parent| Some(parent.id.clone())).ok_or_else(|| Refusal::bad("Invalid parentId."))
    }
}

fn broken_form() -> Refusal {
    Refusal::bad("The form cannot be read.")
}

fn too_many_files() -> Refusal {
    Refusal::bad("Only one file is allowed per message.")
}
