//! What somebody who waits asks for with a button: another date, or to wait again after they were declined.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use super::{Web, doors::Door, entrance::Entrance};
use crate::{
    store::Commit,
    visit::{Event, Passage},
};

pub(in crate::web) async fn another_date(State(web): State<Web>, entrance: Entrance) -> Response {
    let event = Event::MoveAsked { participant: entrance.participant.id };
    web.asked(&entrance, &event).await
}

pub(in crate::web) async fn to_wait_again(State(web): State<Web>, entrance: Entrance) -> Response {
    let event = Event::WaitAgainAsked { participant: entrance.participant.id };
    web.asked(&entrance, &event).await
}

impl Web {
    /// Whoever does not hold the place changes nothing, and sees what the page says.
    async fn asked(&self, entrance: &Entrance, event: &Event) -> Response {
        let page = Redirect::to(&entrance.path());
        if entrance.passage != Passage::Holder {
            return page.into_response();
        }
        match self.store.happen(entrance.visit.id, event, self.clock.now(), Commit::default()).await {
            Ok(_) => page.into_response(),
            Err(error) => {
                tracing::error!(%error, "page: what somebody who waits asked for could not be stored");
                self.door(Door::Error, entrance.language)
            }
        }
    }
}
