//! The page hears of what happens also where push does not come through.

use jiff::SignedDuration;
use televisita::visit::{Act, Event, Words};

use super::{
    acts::When,
    browsers::Place,
    cable::Cable,
    house::{House, play},
    proxy::{Proxy, Temper},
};

/// How many answers the page has waited for with a version in its hands.
const WAITED_FOR: &str =
    "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/state?after=')).length";

/// How many lines for push have broken or ended.
const LINES_LOST: &str =
    "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/events')).length";

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_breaks_is_opened_anew_and_nothing_is_missed() {
    play("cable", async |house| {
        house.invite(When::Now, true).await;
        let link = house.link().await;
        let (service, token) = link.split_once("/v/").unwrap();
        let cable = Cable::to(service).await;
        let page = house.chrome.open(&format!("{}/v/{token}", cable.url), true).await;
        house.accept(&page).await;
        house.says_to_the_lobby("Ya casi").await;
        house.reads(&page, "#message-list li", "Ya casi").await;

        cable.is_pulled();
        house.reads(&page, "#connection", "Su lugar está guardado").await;
        house.says_to_the_lobby("Seguimos aquí").await;
        cable.is_plugged_in();
        house.reads(&page, "#message-list li", "Seguimos aquí").await;
        assert_ne!(house.chrome.see(&page, LINES_LOST).await, 0);
        house.says_to_the_lobby("Pase, por favor").await;
        house.reads(&page, "#message-list li", "Pase, por favor").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_buffering_proxy_the_page_waits_for_answers_instead() {
    play("proxy", async |house| {
        let (page, proxy) = house.waits_behind_a_proxy().await;
        house.says_to_the_lobby("Ya casi").await;
        house.reads(&page, "#message-list li", "Ya casi").await;
        house.chrome.until(&page, "an answer that was waited for", &format!("{WAITED_FOR} > 0")).await;

        proxy.is(Temper::Cut);
        house.reads(&page, "#connection", "Su lugar está guardado").await;
        house.says_to_the_lobby("Seguimos aquí").await;
        proxy.is(Temper::Buffering);
        house.reads(&page, "#message-list li", "Seguimos aquí").await;
        house
            .chrome
            .until(&page, "no more word of the connection", "document.querySelector('#connection').hidden")
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_without_push_waits_for_answers() {
    play("no-push", async |house| {
        house.invite(When::Now, true).await;
        let link = house.link().await;
        let page = house.chrome.open_with(&link, "delete window.EventSource").await;
        house.accept(&page).await;
        house.says_to_the_lobby("Ya casi").await;
        house.reads(&page, "#message-list li", "Ya casi").await;
        assert_eq!(house.chrome.see(&page, "typeof EventSource").await, "undefined");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_hospital_says_comes_to_an_open_page_of_terms() {
    play("answers", async |house| {
        house.invite(When::Now, true).await;
        let page = house.chrome.open(&house.link().await, true).await;
        house.screen(&page, "consent").await;
        house.chrome.press(&page, "document.querySelector('.help-ask button')").await;
        house.reads(&page, ".help-asked", "Ya avisamos").await;
        house.chrome.run(&page, "window.stays = true").await;
        house.says_to_the_lobby("Toque el botón de abajo").await;
        house.reads(&page, "#answers", "Toque el botón de abajo").await;
        house.reads(&page, "#announce", "Toque el botón de abajo").await;

        let (visit, by) = house.visit().await;
        house.happens(visit, Event::RunningLate { minutes: 40, by: by.clone() }).await;
        house.comes_back_to(&page).await;
        house.reads(&page, "#late", "va con demora").await;
        house.reads(&page, "#announce", "va con demora").await;
        assert_eq!(house.chrome.see(&page, "window.stays").await, true, "the page was loaded anew");

        house.happens(visit, Event::ActPressed { act: Act::Cancel, by }).await;
        house.clock.advance(SignedDuration::from_secs(31));
        house.screen(&page, "door").await;
        house.reads(&page, "h1", "se canceló").await;
    })
    .await;
}

impl House {
    /// The link of the first text.
    pub async fn link(&self) -> String {
        let text = self.text(1).await;
        text.split_whitespace().find(|word| word.starts_with("http")).unwrap().to_owned()
    }

    async fn waits_behind_a_proxy(&self) -> (Place, Proxy) {
        self.invite(When::Now, true).await;
        let link = self.link().await;
        let (service, token) = link.split_once("/v/").unwrap();
        let proxy = Proxy::before(service).await;
        let page = self.chrome.open(&format!("{}/v/{token}", proxy.url), true).await;
        self.accept(&page).await;
        (page, proxy)
    }

    /// The person has looked at something else, and comes back to the page.
    async fn comes_back_to(&self, page: &Place) {
        self.chrome.run(page, "document.dispatchEvent(new Event('visibilitychange'))").await;
    }

    async fn says_to_the_lobby(&self, words: &str) {
        let (visit, by) = self.visit().await;
        self.happens(visit, Event::MessageSent { words: Words::Free(words.to_owned()), to: None, by }).await;
    }
}
