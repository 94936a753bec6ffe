//! Who reads a page and how: in which language, and in letters of which size. Both are chosen on the page, by forms.

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use http::{HeaderMap, header};
use serde::Deserialize;

use super::{Web, doors::Door, entrance::Entrance};
use crate::{
    store::Commit,
    texts::Language,
    visit::{Event, Passage},
};

/// The cookie of a browser whose pages are in big letters.
const LETTERS: &str = "letters";

/// Who reads a page.
#[derive(Clone)]
pub(super) struct Reader {
    pub(super) language: Language,
    /// Whether letters are big, and there is one thing on each screen.
    pub(super) big: bool,
    /// Where the page of their link is, when they have come by a good one.
    pub(super) path: Option<String>,
    /// Whether this browser may see what was accepted.
    pub(super) accepted: bool,
}

impl From<Language> for Reader {
    fn from(language: Language) -> Self {
        Self { language, big: false, path: None, accepted: false }
    }
}

impl From<&Entrance> for Reader {
    fn from(entrance: &Entrance) -> Self {
        let holds = entrance.passage == Passage::Holder;
        Self {
            language: entrance.language,
            big: entrance.big,
            path: Some(entrance.path()),
            accepted: holds && entrance.participant.consent.is_some(),
        }
    }
}

impl Reader {
    /// The languages that can be chosen: tag, name in itself, whether it is this one.
    pub(super) fn languages(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let current = self.language;
        Language::ALL.into_iter().map(move |one| (one.tag(), one.own_name(), one == current))
    }
}

impl Web {
    /// Somebody of whom nothing is known but what their browser says.
    pub(super) fn stranger(&self, headers: &HeaderMap) -> Reader {
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let language = Language::from_accept_language(wanted, self.config.clinic.language);
        Reader { big: wants_big_letters(&CookieJar::from_headers(headers)), ..language.into() }
    }
}

/// Whether this browser's pages are in big letters.
pub(super) fn wants_big_letters(cookies: &CookieJar) -> bool {
    cookies.get(LETTERS).is_some_and(|cookie| cookie.value() == "big")
}

#[derive(Deserialize)]
pub(in crate::web) struct Spoken {
    #[serde(default)]
    language: String,
}

/// "Español", "English", "Português": from now on texts and pages are in that language.
pub(in crate::web) async fn language(
    State(web): State<Web>,
    entrance: Entrance,
    Form(spoken): Form<Spoken>,
) -> Response {
    let page = Redirect::to(&entrance.path()).into_response();
    let known = Language::ALL.into_iter().find(|language| language.tag() == spoken.language);
    let invited = !matches!(entrance.passage, Passage::Uninvited | Passage::Revoked);
    let Some(language) = known.filter(|_| invited) else { return page };
    let event = Event::LanguageChosen { participant: entrance.participant.id, language };
    match web.store.happen(entrance.visit.id, &event, web.clock.now(), Commit::default()).await {
        Ok(_) => page,
        Err(error) => {
            tracing::error!(%error, "page: a language that was chosen could not be stored");
            web.door(Door::Error, &entrance)
        }
    }
}

#[derive(Deserialize)]
pub(in crate::web) struct Size {
    #[serde(default)]
    letters: String,
}

/// "Big letters", and back.
pub(in crate::web) async fn letters(
    State(web): State<Web>,
    entrance: Entrance,
    jar: CookieJar,
    Form(size): Form<Size>,
) -> Response {
    let cookie = Cookie::build((LETTERS, if size.letters == "big" { "big" } else { "usual" }))
        .path("/v/")
        // Whoever needs big letters needs them next time, too.
        .permanent()
        .http_only(true)
        .secure(web.config.public_url.scheme() == "https")
        .same_site(SameSite::Lax);
    (jar.add(cookie), Redirect::to(&entrance.path())).into_response()
}
