//! What somebody asks for with a button: another date, to wait again after they were declined, help, a phone call.

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{Web, doors::Door, entrance::Entrance};
use crate::{
    store::Commit,
    visit::{Event, HelpStep, Passage},
};

#[derive(Deserialize)]
pub(in crate::web) struct Stuck {
    /// At which step, in the words of [`HelpStep`].
    #[serde(default)]
    step: String,
}

pub(in crate::web) async fn another_date(State(web): State<Web>, entrance: Entrance) -> Response {
    let event = Event::MoveAsked { participant: entrance.participant.id };
    web.asked(&entrance, &event).await
}

pub(in crate::web) async fn to_wait_again(State(web): State<Web>, entrance: Entrance) -> Response {
    let event = Event::WaitAgainAsked { participant: entrance.participant.id };
    web.asked(&entrance, &event).await
}

pub(in crate::web) async fn help(State(web): State<Web>, entrance: Entrance, Form(stuck): Form<Stuck>) -> Response {
    let step = stuck.step.parse().unwrap_or(HelpStep::Other);
    let event = Event::HelpAsked { participant: entrance.participant.id, step };
    web.trouble(&entrance, &event).await
}

pub(in crate::web) async fn to_be_called(State(web): State<Web>, entrance: Entrance) -> Response {
    let event = Event::CallAsked { participant: entrance.participant.id };
    web.trouble(&entrance, &event).await
}

impl Web {
    /// To the page, which says how things stand.
    pub(super) fn back(&self, entrance: &Entrance) -> Response {
        Redirect::to(&entrance.path()).into_response()
    }

    /// Somebody can be stuck before they hold a place: while they read the terms.
    async fn trouble(&self, entrance: &Entrance, event: &Event) -> Response {
        match entrance.passage {
            Passage::AskConsent => self.asks(entrance, event).await,
            _ => self.asked(entrance, event).await,
        }
    }

    /// Whoever does not hold the place changes nothing, and sees what the page says.
    pub(super) async fn asked(&self, entrance: &Entrance, event: &Event) -> Response {
        if entrance.passage != Passage::Holder {
            return self.back(entrance);
        }
        self.asks(entrance, event).await
    }

    async fn asks(&self, entrance: &Entrance, event: &Event) -> Response {
        match self.store.happen(entrance.visit.id, event, self.clock.now(), Commit::default()).await {
            Ok(_) => self.back(entrance),
            Err(error) => {
                tracing::error!(%error, "page: what somebody who waits asked for could not be stored");
                self.door(Door::Error, entrance)
            }
        }
    }
}
