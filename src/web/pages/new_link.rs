//! "Send me a new link": to the phone on file, never to whoever asks.

use axum::{extract::State, response::Response};

use super::{Web, doors::Door, entrance::Entrance};
use crate::{
    store::Commit,
    visit::{Event, Passage},
};

pub(in crate::web) async fn new_link(State(web): State<Web>, entrance: Entrance) -> Response {
    match entrance.passage {
        Passage::Revoked => return web.door(Door::Revoked, &entrance),
        Passage::Uninvited => return web.door(Door::Uninvited, &entrance),
        Passage::AskConsent | Passage::Holder | Passage::Elsewhere | Passage::Expired => {}
    }
    if let Some(early) = web.early(&entrance) {
        return early;
    }
    let event = Event::NewLinkAsked { participant: entrance.participant.id };
    match web.store.happen(entrance.visit.id, &event, web.clock.now(), Commit::default()).await {
        Ok(_) => web.door(Door::Sent, &entrance),
        Err(error) => {
            tracing::error!(%error, "page: a new link could not be asked for");
            web.door(Door::Error, &entrance)
        }
    }
}
