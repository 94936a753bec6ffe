//! "How was it?": one face and, if somebody likes, a sentence, once.

use axum::{Form, extract::State, response::Response};
use serde::Deserialize;

use super::{Web, entrance::Entrance};
use crate::visit::{Event, Feedback};

#[derive(Deserialize)]
pub(in crate::web) struct Said {
    #[serde(default)]
    face: String,
    #[serde(default)]
    words: String,
}

pub(in crate::web) async fn feedback(State(web): State<Web>, entrance: Entrance, Form(said): Form<Said>) -> Response {
    let Ok(face) = said.face.parse() else { return web.back(&entrance) };
    let feedback = Feedback::new(face, &said.words);
    let event = Event::FeedbackGiven { participant: entrance.participant.id, feedback };
    web.asked(&entrance, &event).await
}
