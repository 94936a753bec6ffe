//! "Use it here instead": the place moves to the browser that asks, which came by the same link.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;

use super::{Web, doors::Door, entrance::Entrance};
use crate::{
    store::Commit,
    visit::{Event, Passage, Place},
};

pub(in crate::web) async fn here(State(web): State<Web>, entrance: Entrance, jar: CookieJar) -> Response {
    let page = Redirect::to(&entrance.path());
    if entrance.passage != Passage::Elsewhere || entrance.visit.is_over() {
        return page.into_response();
    }
    let (cookie, browser) = web.browser_of(&entrance);
    let place = Place { link: entrance.link.clone(), browser };
    let event = Event::PlaceTaken { participant: entrance.participant.id, place };
    match web.store.happen(entrance.visit.id, &event, web.clock.now(), Commit::default()).await {
        Ok(_) => (cookie.map(|cookie| jar.add(cookie)), page).into_response(),
        Err(error) => {
            tracing::error!(%error, "page: a place could not be moved");
            web.door(Door::Error, entrance.language)
        }
    }
}
