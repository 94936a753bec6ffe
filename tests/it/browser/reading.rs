//! Before the lobby: a link that comes early, letters and language as the person wants them, and what was accepted.

use jiff::{SignedDuration, ToSpan as _, civil::time, tz::TimeZone};
use televisita::{
    store::Commit,
    visit::{Actor, Event},
};

use super::{
    acts::When,
    browsers::Place,
    house::{House, play},
};

#[tokio::test(flavor = "multi_thread")]
async fn from_an_early_link_to_the_receipt() {
    play("reading", async |house| {
        let page = house.opens_a_link_early().await;
        house.screen(&page, "early").await;
        let seen =
            "document.querySelector('#preview').videoWidth > 0 && document.querySelector('#preview').checkVisibility()";
        house.chrome.until(&page, "the own picture", seen).await;
        house.screen(&page, "consent").await;

        house.letters(&page).await;
        house.chrome.press(&page, "document.querySelector('.languages [value=en]')").await;
        house.chrome.until(&page, "the page in English", "document.documentElement.lang === 'en'").await;
        house.accept(&page).await;
        let heading = "document.querySelector('#lobby-heading').textContent === 'You are in the waiting room'";
        house.chrome.until(&page, "the lobby in English", heading).await;
        let styled = "getComputedStyle(document.querySelector('.steps')).listStyleType === 'none'";
        house.chrome.until(&page, "the lobby's own styles", styled).await;
        house.chrome.press(&page, "document.querySelector('.foot [href$=receipt]')").await;
        house.screen(&page, "receipt").await;
        let accepted = "document.querySelector('.hash').textContent.length === 64";
        house.chrome.until(&page, "the fingerprint of what was accepted", accepted).await;
    })
    .await;
}

impl House {
    /// The hospital sends the link of tomorrow's visit, and it is opened some seconds before it is time.
    async fn opens_a_link_early(&self) -> Place {
        let clinic = TimeZone::get("America/Mexico_City").unwrap();
        let tomorrow = self.clock.now().to_zoned_datetime(clinic.clone()).date().checked_add(1.day()).unwrap();
        self.invite(When::Later { date: tomorrow.to_string(), time: "10:30".to_owned() }, true).await;
        self.text(1).await;
        let opens = clinic.to_timestamp(tomorrow.to_datetime(time(10, 20, 0, 0))).unwrap();
        self.clock.advance(opens.duration_since(self.clock.now()) - SignedDuration::from_secs(15));
        let (from, to) = (opens, opens + SignedDuration::from_hours(1));
        let visit = self.store.visits_between(from, to).await.unwrap().remove(0);
        let (participant, by) = (visit.participants[0].id, Actor::from(&visit.clinician));
        let event = Event::LinkResent { participant, by };
        self.store.happen(visit.id, &event, self.clock.now(), Commit::default()).await.unwrap();
        let text = self.text(2).await;
        self.chrome.open(text.split_whitespace().find(|word| word.contains("/v/")).unwrap(), true).await
    }

    /// Letters grow and shrink at once, and stay as they are when the page is loaded again.
    async fn letters(&self, page: &Place) {
        let size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)";
        let usual = self.chrome.see(page, size).await;
        self.chrome.run(page, "window.still = true").await;
        self.chrome.press(page, "document.querySelector('.letters [value=big]')").await;
        self.chrome.until(page, "bigger letters", &format!("window.still && {size} > {usual}")).await;
        let other = "document.activeElement.value === 'usual' && document.activeElement.checkVisibility()";
        self.chrome.until(page, "the way back at hand", other).await;
        let notes = "document.querySelector('.notes').checkVisibility()";
        self.chrome.until(page, "what one should know", notes).await;
        self.chrome
            .until(
                page,
                "the choice to be kept",
                "fetch(location.href).then((one) => one.text()).then((html) => html.includes('class=\"big\"'))",
            )
            .await;
        self.chrome.run(page, "location.reload()").await;
        self.chrome.until(page, "big letters again", &format!("!window.still && {size} > {usual}")).await;
        self.chrome.press(page, "document.querySelector('.letters [value=usual]')").await;
        self.chrome.until(page, "usual letters", &format!("{size} === {usual}")).await;
    }
}
