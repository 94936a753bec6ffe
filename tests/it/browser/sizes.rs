//! The patient's page by itself, on a phone and on a computer: nothing is cut off, and the console has nothing to complain
//! about.

use super::{
    acts::When,
    browsers::Place,
    house::{House, play},
    media::CLINICIANS_PICTURE,
};

const PHONE: (u32, u32) = (390, 740);
const COMPUTER: (u32, u32) = (1280, 800);

/// Errors that are none of ours: Webex asks for a meeting's password by refusing; the SDK says what it met, and would like
/// to style a page that does not let it.
const EXPECTED: &[&str] = &["/wbxappapi/v1/meetingInfo", "\"wx-js-sdk\"", "/assets/sdk/meetings.min."];

#[tokio::test(flavor = "multi_thread")]
async fn the_page_fits_a_phone_and_a_computer() {
    play("sizes", async |house| {
        house.invite(When::Now, true).await;
        let link = link_in(&house.text(1).await);
        let page = house.chrome.open(&link, true).await;
        fits(house, &page, "consent").await;
        house.pictured(&page, "consent.png").await;
        house.accept(&page).await;
        fits(house, &page, "lobby").await;
        house.pictured(&page, "lobby.png").await;

        house.admit(&page).await;
        fits(house, &page, "webex-lobby").await;
        house.open_meeting().await;
        fits(house, &page, "call").await;
        house.frames_advance(&page, CLINICIANS_PICTURE).await;
        house.pictured(&page, "call.png").await;
        house.chrome.press(&page, "document.querySelector('#hang-up')").await;
        fits(house, &page, "call").await;
        house.chrome.press(&page, "document.querySelector('#hang-up-confirm')").await;
        fits(house, &page, "left").await;
        house.chrome.press(&house.meeting, "document.querySelector('#end-meeting')").await;
        fits(house, &page, "over").await;
        house.pictured(&page, "over.png").await;
        nothing_to_complain_about(house, &page).await;

        let (service, _) = link.split_once("/v/").unwrap();
        let door = house.chrome.open(&format!("{service}/v/unknown"), true).await;
        fits(house, &door, "door").await;
    })
    .await;
}

impl House {
    /// A picture for the README, on a phone.
    async fn pictured(&self, page: &Place, name: &str) {
        self.chrome.resize(page, PHONE, 1, true).await;
        self.chrome.picture(page, &self.shown_file(name)).await.unwrap();
    }
}

pub fn link_in(text: &str) -> String {
    let link = text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
    link.trim_end_matches(['.', ',', ')']).to_owned()
}

/// Waits for a screen, and looks at it in both sizes.
async fn fits(house: &House, page: &Place, screen: &str) {
    house.screen(page, screen).await;
    for (size, mobile) in [(COMPUTER, false), (PHONE, true)] {
        house.chrome.resize(page, size, 1, mobile).await;
        let (width, _) = size;
        house.chrome.until(page, "the new size", &format!("screen.width === {width}")).await;
        let wide = house.chrome.see(page, "document.documentElement.scrollWidth").await;
        assert!(wide.as_u64().unwrap() <= width.into(), "«{screen}» is {wide} wide on {width}");
        let cut = format!(
            "[...document.querySelectorAll('h1, h2, p, dd, li, button, video, dialog')]
               .filter((one) => one.checkVisibility() && !one.closest('.unseen'))
               .filter((one) => one.getBoundingClientRect().left < -1 || one.getBoundingClientRect().right > {width} + 1)
               .map((one) => one.outerHTML)"
        );
        let cut = house.chrome.see(page, &cut).await;
        assert!(cut.as_array().unwrap().is_empty(), "cut off in «{screen}» on {width}: {cut}");
    }
}

async fn nothing_to_complain_about(house: &House, page: &Place) {
    let mut errors = house.chrome.console(page, &["SEVERE"]).await.unwrap();
    let serious = |error: &str| error.contains("Uncaught") || error.contains("Mercury: failed");
    errors.retain(|error| serious(error) || !EXPECTED.iter().any(|known| error.contains(known)));
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}
