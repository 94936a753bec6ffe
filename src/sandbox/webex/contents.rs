//! `/contents/{id}`: files that were posted with messages.

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use super::WebexCloud;
use super::auth::Caller;
use super::errors::{Answer, Refusal};
use super::messages;
use super::state::Message;

pub(super) async fn one(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    caller.needs(&["spark:messages_read"])?;
    let state = cloud.state();
    let carries = |message: &&Message| message.files.iter().any(|url| url.rsplit('/').next() == Some(id.as_str()));
    let visible =
        state.messages.iter().filter(carries).any(|message| messages::sees(&state, message, &caller.person.id));
    let file = state.files.get(&id).filter(|_| visible);
    let (kind, bytes) = file.ok_or_else(|| Refusal::not_found("Could not find the content with provided ID."))?;
    Ok(([(CONTENT_TYPE, kind.clone())], bytes.clone()).into_response())
}
