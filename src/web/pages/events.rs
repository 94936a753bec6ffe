//! The lobby push: whatever changes is sent to the page at once, each time the whole state.

use std::{convert::Infallible, time::Duration};

use axum::{
    Json,
    extract::{Query, State},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, StreamExt, stream};
use http::{HeaderName, StatusCode};
use serde::Deserialize;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{
    Web,
    entrance::{Entrance, ScriptEntrance},
    shown::Shown,
};
use crate::visit::{BrowserKey, Participant, ParticipantId, Passage, Screen, Visit, VisitId};

/// How often the page is told that the line is alive.
const BEAT: Duration = Duration::from_secs(15);
/// How long an answer waits for something new: less than proxies wait for an answer.
const LONG_POLL: Duration = Duration::from_secs(25);
/// How soon the page comes back when the program ends.
const COME_BACK: Duration = Duration::from_millis(500);

/// What a page that asks already knows.
#[derive(Deserialize)]
pub(in crate::web) struct Known {
    /// The version of the visit that it shows: the answer waits for a higher one.
    after: Option<u64>,
}

pub(in crate::web) async fn state(
    State(web): State<Web>,
    ScriptEntrance(entrance): ScriptEntrance,
    Query(known): Query<Known>,
) -> Response {
    match entrance.passage {
        Passage::Holder => web.state_after(entrance, known.after).await,
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
    let Some(watch) = Watch::of(web, &entrance) else { return StatusCode::FORBIDDEN.into_response() };
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(watch.stream()).keep_alive(KeepAlive::new().interval(BEAT).event(beat()))).into_response()
}

impl Web {
    /// The state, at once or when there is a newer one than the page knows; in the end whatever there is.
    async fn state_after(self, entrance: Entrance, after: Option<u64>) -> Response {
        let newer = |shown: &Shown| after.is_none_or(|known| shown.state.version > known);
        let now = self.shown(&entrance.visit, &entrance.participant).await;
        if newer(&now) {
            return Json(now).into_response();
        }
        let stop = self.stop.clone();
        let Some(mut watch) = Watch::of(self, &entrance) else { return Json(now).into_response() };
        let waited = async {
            while let Some(shown) = watch.next_shown().await {
                if newer(&shown) {
                    return Some(shown);
                }
            }
            None
        };
        let later = tokio::select! {
            later = tokio::time::timeout(LONG_POLL, waited) => later.ok().flatten(),
            () = stop.cancelled() => None,
        };
        Json(later.unwrap_or(now)).into_response()
    }
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
    fn of(web: Web, entrance: &Entrance) -> Option<Self> {
        let browser = entrance.participant.place.as_ref()?.browser.clone();
        let (visit, participant) = (entrance.visit.id, entrance.participant.id);
        Some(Self { changes: web.changes.subscribe(), visit, participant, browser, first: true, web })
    }

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
        let shown = self.next_shown().await?;
        Event::default().event("state").id(shown.state.version.to_string()).json_data(&shown).ok()
    }

    /// The state, at once the first time and after the next change from then on.
    async fn next_shown(&mut self) -> Option<Shown> {
        while !std::mem::take(&mut self.first) {
            match self.changes.recv().await {
                Ok(changed) if changed == self.visit => break,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => break,
                Err(RecvError::Closed) => return None,
            }
        }
        match self.web.store.visit(self.visit).await {
            Ok(visit) => Some(self.seen_by_holder(&visit?).await),
            Err(error) => {
                tracing::error!(%error, "page: the state could not be read for a push");
                // The page comes back by itself and reads it then.
                None
            }
        }
    }

    async fn seen_by_holder(&self, visit: &Visit) -> Shown {
        let holds = |one: &&Participant| one.place.as_ref().is_some_and(|place| place.browser.is(&self.browser));
        match visit.participant(self.participant).filter(holds) {
            Some(participant) => self.web.shown(visit, participant).await,
            None => self.web.shown_without_place(visit, Screen::Elsewhere),
        }
    }
}

fn beat() -> Event {
    Event::default().event("beat").data("{}")
}
