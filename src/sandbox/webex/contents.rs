//! `/contents/{id}`: files that were posted with messages.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;

use super::WebexCloud;
use super::auth::Caller;
use super::errors::{Answer, Refusal};
use super::messages;
use super::post::Post;
use super::state::Message;
use crate::sandbox::faults::Fault;

/// What Webex takes, sent or retrieved.
pub(super) const LARGEST: usize = 100 * 1024 * 1024;

/// A file as it was posted.
#[derive(Clone, Debug)]
pub(super) struct StoredFile {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) bytes: Vec<u8>,
}

/// The file, and for `HEAD` only what is said about it.
pub(super) async fn one(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:messages_read"])?;
    if cloud.faults().strikes(Fault::ContentsScanned, "GET /v1/contents/{id}") {
        let busy = Refusal::new(StatusCode::LOCKED, "The file is being scanned for malware.");
        return Ok(([(RETRY_AFTER, "2")], busy).into_response());
    }
    if cloud.faults().strikes(Fault::ContentsInfected, "GET /v1/contents/{id}") {
        return Err(Refusal::new(StatusCode::GONE, "The file was found to be infected."));
    }
    let state = cloud.state();
    let carries = |message: &&Message| message.files.iter().any(|url| url.rsplit('/').next() == Some(id.as_str()));
    let visible =
        state.messages.iter().filter(carries).any(|message| messages::sees(&state, message, &caller.person.id));
    let file = state.files.get(&id).filter(|_| visible);
    let file = file.ok_or_else(|| Refusal::not_found("Could not find the content with provided ID."))?;
    let headers = [(CONTENT_TYPE, file.content_type()), (CONTENT_DISPOSITION, file.disposition())];
    Ok((headers, file.bytes.clone()).into_response())
}

impl StoredFile {
    /// What Webex fetches when a message names the public address of a file.
    pub(super) async fn fetch(post: &Post, address: &str) -> Result<Self, Refusal> {
        let url = url::Url::parse(address).ok().filter(|url| ["http", "https"].contains(&url.scheme()));
        let url = url.ok_or_else(|| Refusal::bad("files must be public URLs."))?;
        let name = url.path_segments().and_then(|mut parts| parts.next_back()).filter(|name| !name.is_empty());
        let name = name.unwrap_or("file").to_owned();
        let fetched = post.fetch(url, LARGEST).await;
        let (kind, bytes) = fetched.ok_or_else(|| Refusal::bad("The file could not be retrieved from its URL."))?;
        Ok(Self { name, kind, bytes })
    }

    fn content_type(&self) -> HeaderValue {
        HeaderValue::from_str(&self.kind).unwrap_or(HeaderValue::from_static("application/octet-stream"))
    }

    /// The name in plain ASCII, and beside it the whole name where that is not all (RFC 6266).
    fn disposition(&self) -> HeaderValue {
        let quotable = |c: char| c == ' ' || c.is_ascii_graphic() && !['"', '\\'].contains(&c);
        let plain: String = self.name.chars().map(|c| if quotable(c) { c } else { '_' }).collect();
        let mut value = format!("attachment; filename=\"{plain}\"");
        if plain != self.name {
            let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            let encode =
                |byte: u8| if unreserved(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
            value.push_str("; filename*=UTF-8''");
            value.extend(self.name.bytes().map(encode));
        }
        // All of it is ASCII.
        HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
    }
}
