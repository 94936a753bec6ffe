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

use super::{Web, entrance::ScriptEntrance, shown::Shown};
use crate::{
    store::StoreError,
    visit::{BrowserKey, ParticipantId, Passage, Screen, Visit, VisitId},
};

/// How often the page is told that the line is alive.
const BEAT: Duration = Duration::from_secs(15);
/// How soon the page comes back when the program ends.
const COME_BACK: Duration = Duration::from_millis(500);

pub(in crate::web) async fn state(State(web): State<Web>, ScriptEntrance(entrance): ScriptEntrance) -> Response {
    match entrance.passage {
        Passage::Holder => Json(web.shown(&entrance.visit, &entrance.participant)).into_response(),
        Passage::Elsewhere => Json(web.shown_without_place(&entrance.visit, Screen::Elsewhere)).into_response(),
        Passage::Expired | Passage::Revoked | Passage::Uninvited => {
            Json(web.shown_without_place(&entrance.visit, Screen::Expired)).into_response()
        }
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
            Ok(state) => state.and_then(|shown| {
                Event::default().event("state").id(shown.state.version.to_string()).json_data(&shown).ok()
            }),
            Err(error) => {
                tracing::error!(%error, "page: the state could not be read for a push");
                // The page comes back by itself and reads it then.
                None
            }
        }
    }

    async fn state(&self) -> Result<Option<Shown>, StoreError> {
        let visit = self.web.store.visit(self.visit).await?;
        Ok(visit.map(|visit| self.seen_by_holder(&visit)))
    }

    fn seen_by_holder(&self, visit: &Visit) -> Shown {
        let holds =
            |one: &&crate::visit::Participant| one.place.as_ref().is_some_and(|place| place.browser.is(&self.browser));
        match visit.participant(self.participant).filter(holds) {
            Some(participant) => self.web.shown(visit, participant),
            None => self.web.shown_without_place(visit, Screen::Elsewhere),
        }
    }
}

fn beat() -> Event {
    Event::default().event("beat").data("{}")
}
