//! The page behind a link: consent, then the lobby and the call, then goodbye. A GET changes nothing that matters:
//! phones fetch links to show a preview.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;
use http::{HeaderMap, Method, header::USER_AGENT};

use super::{
    ClinicWords, Frame, Web,
    assets::AssetUrls,
    doors::{Door, drawn},
    entrance::Entrance,
    reader::Reader,
    say::Say,
    shown::Shown,
};
use crate::{
    clinic::Wording,
    store::Commit,
    texts::group,
    visit::{Event, LobbyState, Passage, SaidToPage, Screen, Stage, Status},
};

#[derive(Template)]
#[template(path = "consent.html")]
struct ConsentPage {
    say: Say,
    assets: AssetUrls,
    clinic: ClinicWords,
    reader: Reader,
    lang: &'static str,
    kind: &'static str,
    name: String,
    clinician: String,
    shown: Shown,
    terms_version: String,
    /// The hash of the text below: whoever accepts, accepts that.
    terms: String,
    wording: Wording,
    path: String,
}

#[derive(Template)]
#[template(path = "visit.html")]
struct VisitPage {
    say: Say,
    assets: AssetUrls,
    clinic: ClinicWords,
    reader: Reader,
    lang: &'static str,
    name: String,
    clinician: String,
    shown: Shown,
    state: String,
    texts: String,
    screen: &'static str,
    told: bool,
    waiting: String,
    path: String,
    /// Whether they are asked how it was.
    asked: bool,
    /// Whether they have said it.
    said: bool,
}

impl VisitPage {
    /// What the clinician has said, the newest first.
    fn messages(&self) -> impl Iterator<Item = &SaidToPage> {
        self.shown.state.messages.iter().rev()
    }
}

#[derive(Template)]
#[template(path = "over.html")]
struct OverPage {
    say: Say,
    assets: AssetUrls,
    clinic: ClinicWords,
    reader: Reader,
    lang: &'static str,
    clinician: String,
    minutes: Option<i64>,
    path: String,
    /// Whether they are asked how it was.
    asked: bool,
    /// Whether they have said it.
    said: bool,
}

/// By which those are known who fetch a page for a preview of it, and not for a person to read.
const PREVIEWERS: [&str; 8] =
    ["bot", "crawler", "spider", "preview", "facebookexternalhit", "whatsapp", "skypeuripreview", "curl"];

pub(in crate::web) async fn page(
    State(web): State<Web>,
    entrance: Entrance,
    jar: CookieJar,
    method: Method,
    headers: HeaderMap,
) -> Response {
    match (&entrance.visit.status, entrance.passage) {
        (_, Passage::Uninvited) => return web.door(Door::Uninvited, &entrance),
        (Status::Cancelled { .. }, _) => return web.door(Door::Cancelled, &entrance),
        (Status::Ended { .. }, _) if !entrance.participant.is_admitted() => return web.door(Door::Missed, &entrance),
        (Status::Ended { .. }, _) => return web.over(&entrance),
        _ => {}
    }
    if let Some(early) = web.early(&entrance) {
        return early;
    }
    let action = |to: &str| format!("{}/{to}", entrance.path());
    match entrance.passage {
        // The browser is known before it accepts: an answer to that which got lost costs nobody their place.
        Passage::AskConsent => {
            let (cookie, _) = web.browser_of(&entrance);
            if method == Method::GET && !is_preview(&headers) {
                web.opened(&entrance).await;
            }
            (cookie.map(|cookie| jar.add(cookie)), web.consent(&entrance).await).into_response()
        }
        Passage::Holder => web.visit(&entrance).await,
        Passage::Elsewhere => web.door(Door::Elsewhere { action: action("here") }, &entrance),
        Passage::Expired => web.door(Door::Expired { action: action("link") }, &entrance),
        Passage::Revoked => web.door(Door::Revoked, &entrance),
        Passage::Uninvited => web.door(Door::Uninvited, &entrance),
    }
}

/// Whether it is a machine that fetches the page: messengers show what is behind a link before anybody opens it.
fn is_preview(headers: &HeaderMap) -> bool {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    PREVIEWERS.iter().any(|previewer| agent.contains(previewer))
}

impl Web {
    async fn opened(&self, entrance: &Entrance) {
        if entrance.participant.stage != Stage::Invited {
            return;
        }
        let event = Event::LinkOpened { participant: entrance.participant.id };
        if let Err(error) = self.store.happen(entrance.visit.id, &event, self.clock.now(), Commit::default()).await {
            tracing::error!(%error, "page: that the link was opened could not be stored");
        }
    }

    async fn consent(&self, entrance: &Entrance) -> Response {
        let Frame { say, assets, clinic, reader, lang } = self.frame(entrance);
        let terms = self.config.clinic.terms.text(entrance.language);
        drawn(&ConsentPage {
            say,
            assets,
            clinic,
            reader,
            lang,
            kind: entrance.visit.kind.word(),
            name: self.greeted(entrance),
            clinician: entrance.visit.clinician.name.as_str().to_owned(),
            shown: self.shown(&entrance.visit, &entrance.participant).await,
            terms_version: self.config.clinic.terms.version.clone(),
            terms: terms.sha256.clone(),
            wording: terms.wording(),
            path: entrance.path(),
        })
    }

    async fn visit(&self, entrance: &Entrance) -> Response {
        let Frame { say, assets, clinic, reader, lang } = self.frame(entrance);
        let shown = self.shown(&entrance.visit, &entrance.participant).await;
        drawn(&VisitPage {
            name: self.greeted(entrance),
            clinician: shown.state.clinician.clone(),
            texts: page_texts(entrance),
            screen: screen_word(shown.state.screen),
            told: shown.state.clinician_told,
            waiting: waiting(&say, &shown.state),
            path: entrance.path(),
            asked: entrance.participant.feedback.is_none(),
            said: entrance.participant.feedback.is_some(),
            state: serde_json::to_string(&shown).unwrap_or_default(),
            shown,
            say,
            assets,
            clinic,
            reader,
            lang,
        })
    }

    fn over(&self, entrance: &Entrance) -> Response {
        let Frame { say, assets, clinic, reader, lang } = self.frame(entrance);
        let clinician = entrance.visit.clinician.name.as_str().to_owned();
        let (minutes, path) = (entrance.visit.minutes_lasted(), entrance.path());
        let said = entrance.participant.feedback.is_some();
        // Only who was there is asked, and only a browser whose answer counts.
        let asked = entrance.passage == Passage::Holder && !said;
        drawn(&OverPage { say, assets, clinic, reader, lang, clinician, minutes, path, asked, said })
    }

    /// A relative whose own name is not known is greeted without one.
    fn greeted(&self, entrance: &Entrance) -> String {
        match entrance.participant.has_own_name() {
            true => entrance.participant.name.first().to_owned(),
            false => crate::texts::say(entrance.language, "page-relative"),
        }
    }
}

fn screen_word(screen: Screen) -> &'static str {
    match screen {
        Screen::Lobby => "lobby",
        Screen::Admitted => "admitted",
        Screen::Declined => "declined",
        Screen::Over => "over",
        Screen::Missed => "missed",
        Screen::Cancelled => "cancelled",
        Screen::Elsewhere => "elsewhere",
        Screen::Expired => "expired",
    }
}

/// How long the person has waited, in words, for a page without a script.
fn waiting(say: &Say, state: &LobbyState) -> String {
    let minutes = state.waiting_since.map_or(0, |since| state.now.duration_since(since).as_mins());
    if minutes == 0 { say.get("page-lobby-under-a-minute") } else { say.one("page-lobby-minutes", "minutes", minutes) }
}

/// The sentences that the page's script says.
fn page_texts(entrance: &Entrance) -> String {
    let mut texts = group(entrance.language, "page-call-");
    texts.extend(group(entrance.language, "page-lobby-"));
    serde_json::to_string(&texts).unwrap_or_default()
}
