//! The lobby push: whatever changes is sent to the page at once, each time the whole state.

use std::{convert::Infallible, time::Duration};

use axum::{
    Json,
    extract::State,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, StreamExt, stream};
use http::{HeaderName, StatusCode};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{Web, entrance::ScriptEntrance};
use crate::{
    store::StoreError,
    visit::{BrowserKey, LobbyState, ParticipantId, Passage, Screen, Visit, VisitId},
};

/// How often the page is told that the line is alive.
const BEAT: Duration = Duration::from_secs(15);
/// How soon the page comes back when the program ends.
const COME_BACK: Duration = Duration::from_millis(500);

pub(in crate::web) async fn state(State(web): State<Web>, ScriptEntrance(entrance): ScriptEntrance) -> Response {
    let now = web.clock.now();
    match entrance.passage {
        Passage::Holder => Json(entrance.visit.lobby_state(&entrance.participant, now)).into_response(),
        Passage::Elsewhere => Json(entrance.visit.without_place(Screen::Elsewhere, now)).into_response(),
        Passage::Expired => Json(entrance.visit.without_place(Screen::Expired, now)).into_response(),
        Passage::AskConsent => StatusCode::FORBIDDEN.into_response(),
    }
}

pub(in crate::web) async fn events(State(web): State<Web>, ScriptEntrance(entrance): ScriptEntrance) -> Response {
    if entrance.passage != Passage::Holder {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(place) = entrance.participant.place else { return StatusCode::FORBIDDEN.into_response() };
    let watch = Watch {
        changes: web.changes.subscribe(),
        visit: entrance.visit.id,
        participant: entrance.participant.id,
        browser: place.browser,
        first: true,
        web,
    };
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(watch.stream()).keep_alive(KeepAlive::new().interval(BEAT).event(beat()))).into_response()
}

/// One open page.
struct Watch {
    web: Web,
    changes: Receiver<VisitId>,
    visit: VisitId,
    participant: ParticipantId,
    browser: BrowserKey,
    first: bool,
}

impl Watch {
    /// States until the program ends, then a goodbye: an open stream would keep the program from ending.
    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        let stop = self.web.stop.clone();
        let states = stream::unfold(self, |mut watch| async move {
            let event = watch.next().await?;
            Some((event, watch))
        });
        let bye = Event::default().event("bye").data("{}").retry(COME_BACK);
        states.take_until(stop.cancelled_owned()).chain(stream::once(async move { bye })).map(Ok)
    }

    async fn next(&mut self) -> Option<Event> {
        while !std::mem::take(&mut self.first) {
            match self.changes.recv().await {
                Ok(changed) if changed == self.visit => break,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => break,
                Err(RecvError::Closed) => return None,
            }
        }
        match self.state().await {
            Ok(state) => state
                .and_then(|state| Event::default().event("state").id(state.version.to_string()).json_data(&state).ok()),
            Err(error) => {
                tracing::error!(%error, "page: the state could not be read for a push");
                // The page comes back by itself and reads it then.
                None
            }
        }
    }

    async fn state(&self) -> Result<Option<LobbyState>, StoreError> {
        let now = self.web.clock.now();
        let visit = self.web.store.visit(self.visit).await?;
        Ok(visit.map(|visit| self.seen_by_holder(&visit, now)))
    }

    fn seen_by_holder(&self, visit: &Visit, now: jiff::Timestamp) -> LobbyState {
        let holds =
            |one: &&crate::visit::Participant| one.place.as_ref().is_some_and(|place| place.browser.is(&self.browser));
        match visit.participant(self.participant).filter(holds) {
            Some(participant) => visit.lobby_state(participant, now),
            None => visit.without_place(Screen::Elsewhere, now),
        }
    }
}

fn beat() -> Event {
    Event::default().event("beat").data("{}")
}
