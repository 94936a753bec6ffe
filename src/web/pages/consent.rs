//! "I accept, let me in": the one act that takes a place.

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::{Web, doors::Door, entrance::Entrance};
use crate::{
    store::Commit,
    visit::{Consent, Event, Passage, Place},
};

#[derive(Deserialize)]
pub(in crate::web) struct Accepted {
    #[serde(default)]
    accept: String,
    /// The hash of the text that was shown.
    #[serde(default)]
    terms: String,
}

pub(in crate::web) async fn consent(
    State(web): State<Web>,
    entrance: Entrance,
    jar: CookieJar,
    Form(form): Form<Accepted>,
) -> Response {
    let page = Redirect::to(&entrance.path());
    // Whoever holds the place already, may not take it, or was shown a text of yesterday sees what the page says.
    let terms = &web.config.clinic.terms;
    let Some(text) = terms.shown(&form.terms).filter(|_| form.accept == "yes") else { return page.into_response() };
    let early = web.early(&entrance).is_some();
    if entrance.passage != Passage::AskConsent || entrance.visit.is_over() || early {
        return page.into_response();
    }
    let (cookie, browser) = web.browser_of(&entrance);
    let now = web.clock.now();
    let event = Event::Consented {
        participant: entrance.participant.id,
        consent: Consent {
            terms: terms.version.clone(),
            sha256: text.sha256.clone(),
            language: text.language,
            at: now,
        },
        place: Place { link: entrance.link.clone(), browser },
    };
    let along = Commit::default().accepted_text(&text.sha256, &text.source);
    match web.store.happen(entrance.visit.id, &event, now, along).await {
        Ok(_) => (cookie.map(|cookie| jar.add(cookie)), page).into_response(),
        Err(error) => {
            tracing::error!(%error, "page: a consent could not be stored");
            web.door(Door::Error, &entrance)
        }
    }
}
