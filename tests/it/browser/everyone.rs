//! Every state of the page, for everybody: in each language, light and dark, for screen readers, keys, big fingers, big
//! letters and small windows.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use serde_json::{Value, json};
use televisita::texts::Language;
use thirtyfour::Key;

use super::{
    browsers::Kind,
    screens::write_sheet,
    states::{STATES, State},
    visitor::{COMPUTER, PHONE, Visitor, play},
};

const AXE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js"));
const LOOK: &str = include_str!("look.js");
/// What axe looks for: WCAG up to 2.2 AA, and what its makers think best.
const TAGS: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/// A page of 1280 × 1024 at 400 %.
const ZOOMED: (u32, u32) = (320, 256);
const LYING: (u32, u32) = (844, 390);
/// Letters twice as large, in pixels.
const TWICE: u32 = 36;

#[tokio::test(flavor = "multi_thread")]
async fn every_state_in_spanish() {
    play(Kind::Chromium, Language::EsMx, "every-state-es-MX", every_state).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_in_english() {
    play(Kind::Chromium, Language::En, "every-state-en", every_state).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_in_portuguese() {
    play(Kind::Chromium, Language::PtBr, "every-state-pt-BR", every_state).await;
}

/// All that is wrong is told together, at the end.
async fn every_state(visitor: &mut Visitor) {
    let mut wrong = Vec::new();
    write_sheet();
    visitor.looks_like("light").await;
    for state in STATES {
        visitor.listens().await;
        if let Err(failure) = AssertUnwindSafe(visitor.reaches(state)).catch_unwind().await {
            let why = failure.downcast_ref::<String>().map_or("", |why| why.lines().next().unwrap_or_default());
            wrong.push(format!("{}: not reached: {why}", state.name));
            break;
        }
        let mut found = visitor.hears_news().await;
        found.extend(visitor.inspects().await);
        if visitor.language == Language::EsMx {
            found.extend(visitor.walks_with_keys().await);
        }
        visitor.keeps_a_picture(state).await;
        wrong.extend(found.into_iter().map(|what| format!("{}: {what}", state.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Visitor {
    async fn reaches(&mut self, state: &State) {
        (state.reach)(self).await;
        self.sees(state.screen).await;
    }

    /// Light or dark; and nothing moves for those who asked for stillness.
    async fn looks_like(&self, scheme: &str) {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.browser.dev_tools(&self.page, "Emulation.setEmulatedMedia", features).await;
    }

    async fn brings_tools(&self) {
        if self.browser.see(&self.page, "typeof axe === 'undefined' || !window.look").await == Value::Bool(true) {
            self.does(&format!("{AXE}\n;window.axe ??= axe;")).await;
            self.does(LOOK).await;
        }
    }

    async fn complaints(&self, question: &str) -> Vec<String> {
        let answer = self.browser.see_later(&self.page, &format!("Promise.resolve({question})")).await;
        let list = answer.as_array().unwrap_or_else(|| panic!("{question}: {answer}"));
        list.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }

    async fn listens(&self) {
        self.brings_tools().await;
        self.does("window.before = document.activeElement; heard.length = 0").await;
    }

    /// What changes without a new document must be told: by the live region, or by a focus that moves into the new part.
    async fn hears_news(&self) -> Vec<String> {
        let silent = self.browser.see(
            &self.page,
            "window.before && heard.length === 0
               && (document.activeElement === window.before || document.activeElement === document.body)",
        );
        let told = silent.await != Value::Bool(true);
        self.brings_tools().await;
        if told { Vec::new() } else { vec!["nothing is announced".to_owned()] }
    }

    async fn inspects(&self) -> Vec<String> {
        let mut found = Vec::new();
        // Colours and room are the same in every language; words are longer or shorter where there is least room.
        let in_full = self.language == Language::EsMx;
        let schemes = if in_full { &["light", "dark"][..] } else { &["light"] };
        for scheme in schemes {
            self.looks_like(scheme).await;
            let violations = self.complaints(&format!("look.axe({TAGS})")).await;
            found.extend(violations.into_iter().map(|what| format!("axe, {scheme}: {what}")));
        }
        self.looks_like("light").await;
        found.extend(self.complaints("look.stillness()").await);
        let wide = if in_full { &[(COMPUTER, None), (LYING, None)][..] } else { &[] };
        for (size, letters) in wide.iter().copied().chain([(ZOOMED, None), (PHONE, Some(TWICE)), (PHONE, None)]) {
            self.browser.resize(&self.page, size, 1, false).await;
            let letters_are = letters.map(|pixels| format!("{pixels}px")).unwrap_or_default();
            self.does(&format!("document.documentElement.style.fontSize = '{letters_are}'")).await;
            let misfits = self.complaints("[...look.fits(), ...look.targets()]").await;
            let (width, height) = size;
            let at = format!("{width} × {height}{}", if letters.is_some() { ", big letters" } else { "" });
            found.extend(misfits.into_iter().map(|what| format!("{at}: {what}")));
        }
        found
    }

    /// From the first key to the last: everything is reached, in its order, and one sees where one is.
    async fn walks_with_keys(&self) -> Vec<String> {
        let controls = self.browser.see(&self.page, "look.stops().length").await.as_u64().unwrap();
        let (mut found, mut reached) = (Vec::new(), std::collections::BTreeSet::new());
        for _ in 0..controls + 3 {
            self.browser.strikes(&self.page, Key::Tab).await;
            let focus = self.browser.see(&self.page, "look.focus()").await;
            let Some(index) = focus["index"].as_i64() else { continue };
            let name = &focus["name"];
            for (is, what) in [("marked", "the focus is not seen"), ("hit", "the focus is covered")] {
                if focus[is] != Value::Bool(true) {
                    found.push(format!("keys: {what}: {name}"));
                }
            }
            reached.extend(u64::try_from(index));
        }
        if reached.len() as u64 != controls {
            found.push(format!("keys: {} of {controls} controls are reached", reached.len()));
        }
        found
    }
}
