//! How long the patient's page takes to notice that Admitir was pressed.

use super::{acts::button, house::House};

/// What the design promises.
pub const WITHIN_MS: f64 = 1_000.0;

impl House {
    /// Presses Admitir. Answers the milliseconds from the press to the patient's page leaving its lobby, both taken inside
    /// the browser.
    pub async fn admit(&self) -> f64 {
        let press = "window.pressedAt = undefined;
            addEventListener('click', ({ target }) => {
              if (target.closest('button')?.textContent.trim() === 'Admitir') window.pressedAt ??= performance.timeOrigin + performance.now();
            }, true);";
        let change = "window.changedAt = undefined;
            new MutationObserver(() => {
              if (document.body.dataset.screen !== 'lobby') window.changedAt ??= performance.timeOrigin + performance.now();
            }).observe(document.documentElement, { attributes: true, childList: true, subtree: true });";
        self.chrome.run(&self.demo, press).await;
        self.chrome.run(&self.phone, change).await;
        self.card_says("espera").await;
        self.chrome.press(&self.demo, &button("Admitir")).await;
        let changed = self.chrome.until(&self.phone, "the page leaving its lobby", "window.changedAt").await;
        let pressed = self.chrome.see(&self.demo, "window.pressedAt").await;
        changed.as_f64().unwrap() - pressed.as_f64().unwrap()
    }
}
