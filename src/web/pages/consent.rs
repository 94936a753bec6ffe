//! "I accept, let me in": the one act that takes a place.

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::{
    Web,
    doors::Door,
    entrance::{Entrance, new_cookie},
};
use crate::{
    store::Commit,
    visit::{Consent, Event, Passage, Place},
};

/// The version of the terms that the page shows; a new wording is a new version.
pub(super) const TERMS_VERSION: &str = "2026-11";

#[derive(Deserialize)]
pub(in crate::web) struct Accepted {
    #[serde(default)]
    accept: String,
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
    // Whoever holds the place already, or may not take it, sees what the page says.
    let current = form.accept == "yes" && form.terms == TERMS_VERSION;
    let later = web.later(&entrance).is_some();
    if entrance.passage != Passage::AskConsent || entrance.visit.is_over() || later || !current {
        return page.into_response();
    }
    let (cookie, browser) = new_cookie(&web, &entrance);
    let now = web.clock.now();
    let event = Event::Consented {
        participant: entrance.participant.id,
        consent: Consent { terms: form.terms, language: entrance.language, at: now },
        place: Place { link: entrance.link, browser },
    };
    match web.store.happen(entrance.visit.id, &event, now, Commit::default()).await {
        Ok(_) => (jar.add(cookie), page).into_response(),
        Err(error) => {
            tracing::error!(%error, "page: a consent could not be stored");
            web.door(Door::Error, entrance.language)
        }
    }
}
