//! The same link in two tabs of one browser: the call is in one of them, and the other says so.

use super::{
    acts::When,
    browsers::Place,
    house::{House, play},
    media::CLINICIANS_PICTURE,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_in_one_tab_and_moves_to_another_by_a_press() {
    play("tabs", async |house| {
        house.invite(When::Now, true).await;
        let link = house.link().await;
        let first = house.chrome.open(&link, true).await;
        house.accept(&first).await;
        let second = house.chrome.open(&link, true).await;
        house.screen(&second, "lobby").await;
        house.card_says("cámara").await;
        house.presses_card("Admitir").await;
        house.open_meeting().await;

        let (inside, outside) = house.one_of(&first, &second).await;
        house.reads(outside, "#left-heading", "Su llamada está en otra pestaña").await;
        house.frames_advance(inside, CLINICIANS_PICTURE).await;
        house.chrome.press(outside, "document.querySelector('#return')").await;
        house.screen(outside, "call").await;
        house.screen(inside, "left").await;
        house.reads(inside, "#left-heading", "otra pestaña").await;
        house.frames_advance(outside, CLINICIANS_PICTURE).await;

        // Whoever hangs up here may go on there.
        house.hangs_up(outside).await;
        house.reads(outside, "#left-heading", "Salió de la llamada").await;
        house.chrome.press(inside, "document.querySelector('#return')").await;
        house.screen(inside, "call").await;
        house.screen(outside, "left").await;
    })
    .await;
}

impl House {
    /// Which of two pages is in the call, and which is not.
    async fn one_of<'a>(&self, first: &'a Place, second: &'a Place) -> (&'a Place, &'a Place) {
        let settled = "['call', 'left'].includes(document.body.dataset.screen) && document.body.dataset.screen";
        let screens = [
            self.chrome.until(first, "a call or not", settled).await,
            self.chrome.until(second, "a call or not", settled).await,
        ];
        assert!(
            screens.iter().any(|screen| screen == "call") && screens.iter().any(|screen| screen == "left"),
            "{screens:?}"
        );
        if screens[0] == "call" { (first, second) } else { (second, first) }
    }

    async fn hangs_up(&self, page: &Place) {
        self.chrome.press(page, "document.querySelector('#hang-up')").await;
        self.chrome.press(page, "document.querySelector('#hang-up-confirm')").await;
    }
}
