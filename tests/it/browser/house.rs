//! A practice with a browser on the demo page, where one is both people: the clinician on the left, the patient on the
//! right.

use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    path::{Path, PathBuf},
};

use futures_util::FutureExt as _;
use televisita::{clock::Clock, store::Store};

use super::{
    browsers::{Browser, Kind, Place},
    practice::{ONE_AT_A_TIME, Practice},
};
use crate::skipped;

pub struct House {
    pub chrome: Browser,
    pub clock: Clock,
    pub store: Store,
    /// The demo page.
    pub demo: Place,
    /// The patient's page on its phone.
    pub phone: Place,
    /// The clinician's meeting window.
    pub meeting: Place,
    name: &'static str,
    practice: Practice,
}

/// Plays a scene; when it fails, leaves behind what the screen looked like.
pub async fn play(name: &'static str, scene: impl AsyncFnOnce(&House)) {
    if let Some(why) = Kind::Chromium.missing() {
        return skipped(&format!("browser test «{name}»"), &why);
    }
    let _alone = ONE_AT_A_TIME.lock().await;
    let house = House::open(name).await;
    let played = AssertUnwindSafe(scene(&house)).catch_unwind().await;
    if played.is_err() {
        house.autopsy().await;
    }
    house.close().await;
    if let Err(failure) = played {
        resume_unwind(failure);
    }
}

impl House {
    async fn open(name: &'static str) -> Self {
        let practice = Practice::open().await;
        let chrome = Browser::start(Kind::Chromium).await;
        let demo = chrome.open(&practice.sandbox.urls.demo, false).await;
        chrome.resize(&demo, (1280, 800), 1, false).await;
        let (phone, meeting) = (demo.frame("#phone-page"), demo.frame("#meeting-frame"));
        let (clock, store) = (practice.clock.clone(), practice.store.clone());
        Self { chrome, clock, store, demo, phone, meeting, name, practice }
    }

    async fn close(self) {
        self.chrome.quit().await;
        self.practice.close().await;
    }

    /// A file among the build's, under the name of the scene.
    pub fn file(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        std::fs::create_dir_all(&folder).unwrap();
        folder.join(format!("{}-{name}", self.name))
    }

    /// Where a picture goes that the README shows: into the folder that `PICTURES` names, as `make pictures` does.
    pub fn shown_file(&self, name: &str) -> PathBuf {
        match std::env::var_os("PICTURES") {
            Some(folder) => Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name),
            None => self.file(name),
        }
    }

    async fn autopsy(&self) {
        let picture = self.file("failed.png");
        match self.chrome.picture(&self.demo, &picture).await {
            Ok(()) => eprintln!("the screen when it failed: {}", picture.display()),
            Err(error) => eprintln!("no picture of the failure: {error}"),
        }
        let windows = self.chrome.windows().await.unwrap_or_default();
        for (number, window) in windows.iter().enumerate().skip(1) {
            let picture = self.file(&format!("failed-window-{number}.png"));
            if self.chrome.picture(window, &picture).await.is_ok() {
                eprintln!("and another window: {}", picture.display());
            }
        }
        for (name, place) in [("demo", &self.demo), ("phone", &self.phone), ("meeting", &self.meeting)] {
            let file = self.file(&format!("failed-{name}.html"));
            if let Ok(source) = self.chrome.source(place).await {
                std::fs::write(&file, source).unwrap();
                eprintln!("its elements: {}", file.display());
            }
        }
        let said = self.chrome.console(&self.demo, &["SEVERE", "WARNING"]).await.unwrap_or_default();
        eprintln!("its console:\n{}", said.join("\n"));
    }
}
