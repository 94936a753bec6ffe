//! Who stands at the door: the link, the visit it leads to, and the browser that came with it.

use axum::{
    extract::{FromRequestParts, Path},
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use http::{StatusCode, request::Parts};

use super::{Web, doors::Door, reader::wants_big_letters};
use crate::{
    clock,
    store::{Commit, StoreError},
    texts::Language,
    visit::{self, BrowserKey, Event, LinkHash, LinkToken, Participant, ParticipantId, Passage, Visit, VisitId},
};

/// The cookie that binds a place to a browser. One browser can hold several places (a mother's and one's own), and a new
/// link leads back to the same place: each place has a cookie of its own, which goes with every link.
fn cookie_name(visit: VisitId, participant: ParticipantId) -> String {
    format!("tv-{visit}-{participant}")
}

/// A link that leads somewhere, and what the browser that came with it may do.
pub(in crate::web) struct Entrance {
    pub(super) token: String,
    pub(super) link: LinkHash,
    pub(super) visit: Visit,
    pub(super) participant: Participant,
    pub(super) passage: Passage,
    /// The browser, when it has been here before.
    pub(super) browser: Option<BrowserKey>,
    pub(super) language: Language,
    /// Whether this browser's pages are in big letters.
    pub(super) big: bool,
}

/// An [`Entrance`] for the page's script, which wants statuses instead of pages.
pub(in crate::web) struct ScriptEntrance(pub(super) Entrance);

impl FromRequestParts<Web> for Entrance {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let stranger = web.stranger(&parts.headers);
        match find(parts, web).await {
            Ok(Some(entrance)) => Ok(entrance),
            Ok(None) => Err(web.door(Door::Unknown, stranger)),
            Err(error) => {
                tracing::error!(%error, "page: the link could not be looked up");
                Err(web.door(Door::Error, stranger))
            }
        }
    }
}

impl FromRequestParts<Web> for ScriptEntrance {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        match find(parts, web).await {
            Ok(Some(entrance)) => Ok(Self(entrance)),
            Ok(None) => Err(StatusCode::NOT_FOUND.into_response()),
            Err(error) => {
                tracing::error!(%error, "page: the link could not be looked up");
                Err(StatusCode::SERVICE_UNAVAILABLE.into_response())
            }
        }
    }
}

async fn find(parts: &mut Parts, web: &Web) -> Result<Option<Entrance>, StoreError> {
    let path = Path::<String>::from_request_parts(parts, web).await;
    let Some(token) = path.ok().and_then(|Path(token)| LinkToken::parse(&token)) else { return Ok(None) };
    let link = token.hash();
    let Some(door) = web.store.door(&link).await? else { return Ok(None) };
    let Some(visit) = web.store.visit(door.visit).await? else { return Ok(None) };
    let cookies = CookieJar::from_headers(&parts.headers);
    let browser = cookies.get(&cookie_name(visit.id, door.participant)).map(|cookie| BrowserKey::of(cookie.value()));
    let visit = web.heard_of(visit, &door, &link, browser.as_ref()).await?;
    let known = visit.entrance(&door, &link, browser.as_ref(), web.clock.now());
    let Some((participant, passage)) = known.map(|(one, passage)| (one.clone(), passage)) else { return Ok(None) };
    let (language, big) = (participant.language, wants_big_letters(&cookies));
    Ok(Some(Entrance { token: token.reveal(), link, visit, participant, passage, browser, language, big }))
}

impl Entrance {
    /// Where this link's page is.
    pub(super) fn path(&self) -> String {
        format!("/v/{}", self.token)
    }
}

impl Web {
    /// Notes that the page of whoever holds a place is there. A place that was given up is taken again.
    async fn heard_of(
        &self,
        visit: Visit,
        door: &visit::Door,
        link: &LinkHash,
        browser: Option<&BrowserKey>,
    ) -> Result<Visit, StoreError> {
        let now = self.clock.now();
        let Some((one, Passage::Holder)) = visit.entrance(door, link, browser, now) else { return Ok(visit) };
        self.store.hear(visit.id, one.id, now).await?;
        if one.gone_at.is_none() {
            return Ok(visit);
        }
        let event = Event::Returned { participant: one.id };
        Ok(self.store.happen(visit.id, &event, now, Commit::default()).await?.unwrap_or(visit))
    }

    /// The browser that stands at the door; one that has not been here before gets a cookie by which it is known.
    pub(super) fn browser_of(&self, entrance: &Entrance) -> (Option<Cookie<'static>>, BrowserKey) {
        match &entrance.browser {
            Some(browser) => (None, browser.clone()),
            None => {
                let (cookie, browser) = new_cookie(self, entrance);
                (Some(cookie), browser)
            }
        }
    }
}

fn new_cookie(web: &Web, entrance: &Entrance) -> (Cookie<'static>, BrowserKey) {
    let value = hex::encode(clock::random_bytes::<16>());
    let key = BrowserKey::of(&value);
    // It lasts as long as the browser is open: a closed tab and a sleeping phone keep the place, the next person at a
    // shared computer does not get it.
    let name = cookie_name(entrance.visit.id, entrance.participant.id);
    let cookie = Cookie::build((name, value))
        .path("/v")
        .http_only(true)
        .secure(web.config.public_url.scheme() == "https")
        .same_site(SameSite::Lax);
    (cookie.build(), key)
}
