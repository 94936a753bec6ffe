//! Somebody who is invited, with a browser in the hand and nothing else on the screen. The other side is what happens to
//! the visit, not a page that somebody presses buttons on: so any browser can play.

use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    path::{Path, PathBuf},
};

use futures_util::FutureExt as _;
use jiff::SignedDuration;
use televisita::{
    texts::Language,
    visit::{Actor, Event, Meeting, ParticipantId, Visit, VisitId, VisitKind},
};

use super::{
    browsers::{Browser, Kind, PATIENCE, Place},
    practice::{ONE_AT_A_TIME, Practice},
};
use crate::skipped;

/// An old phone held upright.
pub const PHONE: (u32, u32) = (390, 844);
pub const COMPUTER: (u32, u32) = (1280, 800);

pub struct Visitor {
    pub practice: Practice,
    pub browser: Browser,
    pub page: Place,
    pub language: Language,
    /// The visit that they were invited to last.
    pub visit: VisitId,
    /// The link of that text.
    pub link: String,
    pub name: String,
}

/// Plays a scene; when it fails, leaves behind what the screen looked like.
pub async fn play(kind: Kind, language: Language, name: &str, scene: impl AsyncFnOnce(&mut Visitor)) {
    if let Some(why) = kind.missing() {
        return skipped(&format!("browser test «{name}»"), &why);
    }
    let _alone = ONE_AT_A_TIME.lock().await;
    let practice = Practice::open().await;
    let browser = Browser::start(kind).await;
    let page = browser.open("about:blank", false).await;
    browser.resize(&page, PHONE, 1, true).await;
    let visit = practice.books(language, VisitKind::Consultation, None).await;
    let (link, name) = (String::new(), name.to_owned());
    let mut visitor = Visitor { practice, browser, page, language, visit, link, name };
    // Whoever is invited again must not take this link for the next one.
    visitor.link = visitor.link_after(0).await;
    let played = AssertUnwindSafe(scene(&mut visitor)).catch_unwind().await;
    if played.is_err() {
        visitor.autopsy().await;
    }
    visitor.browser.quit().await;
    visitor.practice.close().await;
    if let Err(failure) = played {
        resume_unwind(failure);
    }
}

/// What happens to the visit.
impl Visitor {
    /// Is invited to another visit, and has got the text.
    pub async fn is_invited(&mut self, kind: VisitKind) -> String {
        let before = self.practice.links().len();
        self.visit = self.practice.books(self.language, kind, None).await;
        self.link = self.link_after(before).await;
        self.link.clone()
    }

    /// The link of the text that comes after so many.
    pub async fn link_after(&self, before: usize) -> String {
        let limit = tokio::time::Instant::now() + PATIENCE;
        loop {
            if let Some(link) = self.practice.links().into_iter().nth(before) {
                return link;
            }
            assert!(tokio::time::Instant::now() < limit, "no text with a link");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    pub async fn happens(&self, event: Event) {
        self.practice.happens(self.visit, event).await;
    }

    /// Something happens that can be taken back for half a minute, and is not.
    pub async fn happens_for_good(&self, event: Event) {
        self.happens(event).await;
        self.practice.passes(SignedDuration::from_secs(31));
    }

    /// The visit as it is now.
    pub async fn visit(&self) -> Visit {
        self.practice.store.visit(self.visit).await.unwrap().unwrap()
    }

    pub async fn clinician(&self) -> Actor {
        Actor::from(&self.visit().await.clinician)
    }

    pub async fn participant(&self) -> ParticipantId {
        self.visit().await.participants[0].id
    }

    /// The host opens the meeting in a window of their own.
    pub async fn host_enters(&self) -> Place {
        let ready = |visit: &Visit| matches!(visit.meeting, Meeting::Ready(_));
        let Meeting::Ready(details) = self.practice.visit(self.visit, "a meeting", ready).await.meeting else {
            unreachable!("it is ready")
        };
        let meeting = self.browser.open(&details.web_link, true).await;
        self.browser.until(&meeting, "the meeting's door", "!document.querySelector('#enter')?.disabled").await;
        self.browser.press(&meeting, "document.querySelector('#enter')").await;
        self.browser.until(&meeting, "the host in the meeting", "document.body.dataset.state === 'open'").await;
        meeting
    }
}

/// What they do and see.
impl Visitor {
    pub async fn opens(&self, link: &str) {
        self.browser.goto(&self.page, link).await;
    }

    pub async fn presses(&self, css: &str) {
        self.browser.press(&self.page, &format!("document.querySelector('{css}')")).await;
    }

    pub async fn sees(&self, screen: &str) {
        self.browser.screen(&self.page, screen).await;
    }

    pub async fn reads(&self, css: &str, words: &str) {
        self.browser.reads(&self.page, css, words).await;
    }

    /// Waits until something that a selector finds is there to be seen.
    pub async fn finds(&self, css: &str) {
        let shown = format!("document.querySelector('{css}')?.checkVisibility()");
        self.browser.until(&self.page, css, &shown).await;
    }

    /// Waits until nothing is found by a selector any more.
    pub async fn misses(&self, css: &str) {
        let gone = format!("document.readyState === 'complete' && !document.querySelector('{css}')");
        self.browser.until(&self.page, &format!("no {css}"), &gone).await;
    }

    /// Runs statements of JavaScript on the page.
    pub async fn does(&self, statements: &str) {
        self.browser.run(&self.page, statements).await;
    }

    /// Accepts the terms.
    pub async fn accepts(&self) {
        self.sees("consent").await;
        self.presses("#accept").await;
        self.sees("lobby").await;
    }

    /// Waits until the page says that the clinician knows.
    pub async fn knows_that_the_clinician_was_told(&self) {
        self.finds("#told[data-told=true] [data-when=told]").await;
    }

    /// A file among the build's, under the name of the scene.
    fn file(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        std::fs::create_dir_all(&folder).unwrap();
        folder.join(format!("{}-{name}", self.name))
    }

    async fn autopsy(&self) {
        let (picture, html) = (self.file("failed.png"), self.file("failed.html"));
        if self.browser.picture(&self.page, &picture).await.is_ok() {
            eprintln!("the screen when it failed: {}", picture.display());
        }
        if let Ok(source) = self.browser.source(&self.page).await {
            std::fs::write(&html, source).unwrap();
            eprintln!("its elements: {}", html.display());
        }
        let said = self.browser.console(&self.page, &["SEVERE", "WARNING"]).await.unwrap_or_default();
        eprintln!("its console:\n{}", said.join("\n"));
        if let Ok(Some(visit)) = self.practice.store.visit(self.visit).await {
            let stages: Vec<_> = visit.participants.iter().map(|one| one.stage).collect();
            eprintln!("the visit: version {}, {:?}, {stages:?}, {:?}", visit.version, visit.status, visit.messages);
        }
    }
}
