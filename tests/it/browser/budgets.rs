//! What the way in may cost an old phone on a slow line, and a person's patience: measured, said, and held.

use serde_json::{Value, json};
use televisita::{texts::Language, visit::VisitKind};

use super::{
    acts::When,
    browsers::Kind,
    house::House,
    speed::say,
    visitor::{Visitor, play},
};

/// The page, its styles, the colours and the logo of the hospital, and its script.
const FIRST_REQUESTS: usize = 5;
const FIRST_BYTES: u64 = 14 * 1024;
/// All that is fetched until the lobby stands, the call's code included, the SDK not.
const LOBBY_BYTES: u64 = 50 * 1024;
/// From the text to the lobby: the link, and the button.
const TAPS: u64 = 2;

/// A bad line: so many milliseconds for each answer, so many bytes in a second.
const LATENCY_MS: u32 = 400;
const BYTES_A_SECOND: u32 = 400_000 / 8;
const LOBBY_WITHIN_MS: f64 = 5_000.0;

/// From the press on Admitir to the clinician's first picture, the SDK being there and the host in the meeting.
const PICTURE_WITHIN_MS: f64 = 3_000.0;
const VISITS: usize = 3;

/// A person who taps as soon as there is something to tap, and remembers when they are in the lobby.
const TAPS_AT_ONCE: &str = "
  const remember = (name) => (sessionStorage[name] ??= performance.timeOrigin + performance.now());
  sessionStorage.opened ??= performance.timeOrigin;
  const look = () => {
    const button = document.querySelector('#accept');
    if (button?.getClientRects().length && !sessionStorage.tapped) { remember('tapped'); button.click(); }
    if (document.querySelector('#lobby-heading')?.checkVisibility()) remember('lobby');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);";

#[tokio::test(flavor = "multi_thread")]
async fn the_way_in_is_small() {
    play(Kind::Chromium, Language::EsMx, "small", async |visitor| {
        let link = visitor.is_invited(VisitKind::Consultation).await;
        visitor.opens(&link).await;
        visitor.does("window.taps = 0; addEventListener('click', () => (taps += 1), true)").await;
        let first = visitor.fetched("startTime < performance.getEntriesByType('navigation')[0].loadEventStart").await;
        visitor.accepts().await;
        visitor.knows_that_the_clinician_was_told().await;
        visitor.finds("#preview").await;
        let taps = 1 + visitor.browser.see(&visitor.page, "taps").await.as_u64().unwrap();
        let sdk = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/sdk/'))";
        visitor.browser.until(&visitor.page, "the SDK on its way", sdk).await;
        let lobby = visitor.fetched("true").await;

        let bytes = |all: &[Fetched]| all.iter().map(|one| one.bytes).sum::<u64>();
        let kilobytes = |bytes: u64| f64::from(u32::try_from(bytes).unwrap()) / 1024.0;
        say(&format!("first flight: {} requests, {:.1} KB", first.len(), kilobytes(bytes(&first))));
        say(&format!("the lobby, all in all: {} requests, {:.1} KB", lobby.len(), kilobytes(bytes(&lobby))));
        say(&format!("from the text to the lobby: {taps} taps"));
        assert!(first.len() <= FIRST_REQUESTS, "{first:#?}");
        assert!(bytes(&first) <= FIRST_BYTES, "{first:#?}");
        assert!(bytes(&lobby) <= LOBBY_BYTES, "{lobby:#?}");
        assert_eq!(taps, TAPS);
        let service = &visitor.practice.sandbox.urls.service;
        let strangers: Vec<_> = lobby.iter().filter(|one| !one.url.starts_with(service)).collect();
        assert!(strangers.is_empty(), "third-party hosts: {strangers:#?}");
        let refused = visitor.browser.console(&visitor.page, &["SEVERE"]).await.unwrap();
        assert!(refused.is_empty(), "{refused:#?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_slow_line_the_lobby_stands_within_five_seconds() {
    play(Kind::Chromium, Language::EsMx, "slow-line", async |visitor| {
        let link = visitor.is_invited(VisitKind::Consultation).await;
        let (browser, page) = (&visitor.browser, &visitor.page);
        browser.dev_tools(page, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": TAPS_AT_ONCE })).await;
        browser.dev_tools(page, "Network.enable", json!({})).await;
        let line = json!({
            "offline": false, "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND,
        });
        browser.dev_tools(page, "Network.emulateNetworkConditions", line).await;
        visitor.opens(&link).await;
        let lobby = browser.until(page, "the lobby", "sessionStorage.lobby - sessionStorage.opened").await;
        let tapped = browser.see(page, "sessionStorage.tapped - sessionStorage.opened").await;
        let (lobby, tapped) = (lobby.as_f64().unwrap(), tapped.as_f64().unwrap());
        say(&format!(
            "on a line of {LATENCY_MS} ms and 400 kb/s: the button after {tapped:.0} ms, the lobby after {lobby:.0} ms"
        ));
        assert!(lobby <= LOBBY_WITHIN_MS, "{lobby} ms");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_press_to_the_first_picture_it_takes_less_than_three_seconds() {
    super::house::play("first-picture", async |house| {
        let mut times = Vec::new();
        for visit in 1..=VISITS {
            times.push(house.waits_for_the_picture(visit).await);
        }
        times.sort_by(f64::total_cmp);
        let (least, middle, most) = (times[0], times[VISITS / 2], times[VISITS - 1]);
        say(&format!(
            "from Admitir to the clinician's picture, {VISITS} visits: min {least:.0}, median {middle:.0}, max {most:.0} ms"
        ));
        assert!(most <= PICTURE_WITHIN_MS, "{times:?}");
    })
    .await;
}

impl House {
    /// A whole visit. Answers the milliseconds from the press to the first picture, both taken inside the browser.
    async fn waits_for_the_picture(&self, visit: usize) -> f64 {
        self.invite(When::Now, true).await;
        self.text(visit).await;
        self.come().await;
        self.open_meeting().await;
        let (chrome, page) = (&self.chrome, &self.phone);
        chrome.until(page, "the SDK", "window.Webex").await;
        let watch = "document.querySelector('#remote-video').requestVideoFrameCallback(() => {
            window.pictureAt = performance.timeOrigin + performance.now();
        })";
        chrome.run(page, watch).await;
        self.admit(page).await;
        let picture = chrome.until(page, "the clinician's picture", "window.pictureAt").await;
        let pressed = chrome.see(&self.demo, "window.pressedAt").await;
        chrome.press(&self.meeting, "document.querySelector('#end-meeting')").await;
        self.screen(page, "over").await;
        picture.as_f64().unwrap() - pressed.as_f64().unwrap()
    }
}

/// Something that came over the network.
#[derive(Debug)]
struct Fetched {
    url: String,
    /// As it came, compressed.
    bytes: u64,
}

impl Visitor {
    /// All that has come for this document, by the browser's own list, without the SDK, as far as this is true of it.
    async fn fetched(&self, counts: &str) -> Vec<Fetched> {
        let list = format!(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
               .filter(({{ name, startTime }}) => !name.includes('/sdk/') && {counts})
               .map(({{ name, encodedBodySize }}) => [name, encodedBodySize])"
        );
        self.browser.until(&self.page, "a page that is all there", "document.readyState === 'complete'").await;
        let list = self.browser.see(&self.page, &list).await;
        let fetched =
            |one: &Value| Fetched { url: one[0].as_str().unwrap().to_owned(), bytes: one[1].as_u64().unwrap() };
        list.as_array().unwrap().iter().map(fetched).collect()
    }
}
