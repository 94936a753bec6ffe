//! What the clinician lets somebody know who waits, as their open page shows and announces it.

use jiff::SignedDuration;
use televisita::visit::{Act, Actor, Canned, Event, VisitId, Words};

use super::{
    acts::When,
    browsers::Place,
    house::{House, play},
};

const PHONE: (u32, u32) = (390, 844);
const COMPUTER: (u32, u32) = (1280, 800);

#[tokio::test(flavor = "multi_thread")]
async fn words_from_the_clinician_reach_an_open_page() {
    play("words", async |house| {
        house.invite(When::Now, true).await;
        house.text(1).await;
        house.come().await;
        let page = &house.phone;
        let (visit, clinician) = house.visit().await;
        let by = || clinician.clone();

        house.happens(visit, Event::MessageSent { words: Words::Canned(Canned::FewMinutes), to: None, by: by() }).await;
        house.reads(page, "#message-list li", "Sigo con otra persona").await;
        house.reads(page, "#announce", "Sigo con otra persona").await;
        house.happens(visit, Event::MessageSent { words: Words::Free("Ya casi".to_owned()), to: None, by: by() }).await;
        house.reads(page, "#message-list li", "Ya casi").await;
        house.reads(page, "#announce", "Ya casi").await;
        let announced = house.chrome.see(page, "document.querySelector('#announce').textContent").await;
        assert!(!announced.as_str().unwrap().contains("Sigo"), "told twice: {announced}");

        house.happens(visit, Event::RunningLate { minutes: 40, by: by() }).await;
        house.reads(page, "#late-says", "va con demora").await;
        house.reads(page, "#announce", "va con demora").await;
        house.pictures("late").await;
        house.chrome.press(page, "document.querySelector('#move button')").await;
        house.reads(page, "#move-asked", "le llamarán").await;

        let participant = house.store.visit(visit).await.unwrap().unwrap().participants[0].id;
        house.happens(visit, Event::ActPressed { act: Act::Decline { participant }, by: by() }).await;
        house.clock.advance(SignedDuration::from_secs(31));
        house.screen(page, "declined").await;
        house.pictures("declined").await;
        house.chrome.press(page, "document.querySelector('#wait button')").await;
        house.screen(page, "lobby").await;

        house.happens(visit, Event::ActPressed { act: Act::Cancel, by: by() }).await;
        house.clock.advance(SignedDuration::from_secs(31));
        house.screen(page, "door").await;
        house.reads(page, "h1", "se canceló").await;
        house.pictures("cancelled").await;
    })
    .await;
}

impl House {
    /// The one visit that there is, and its clinician.
    pub async fn visit(&self) -> (VisitId, Actor) {
        let (now, day) = (self.clock.now(), SignedDuration::from_hours(24));
        let visit = self.store.visits_between(now - day, now + day).await.unwrap().remove(0);
        (visit.id, Actor::from(&visit.clinician))
    }

    pub async fn happens(&self, visit: VisitId, event: Event) {
        self.store.happen(visit, &event, self.clock.now(), televisita::store::Commit::default()).await.unwrap();
    }

    /// Waits until the first element that a selector finds is there to be read, and says this.
    pub async fn reads(&self, page: &Place, css: &str, words: &str) {
        self.chrome.reads(page, css, words).await;
    }

    /// Pictures of both sides on a computer, and of the patient's page on a phone.
    async fn pictures(&self, name: &str) {
        self.chrome.run(&self.demo, "document.body.dataset.pane = 'phone'").await;
        for (size, mobile) in [(COMPUTER, false), (PHONE, true)] {
            self.chrome.resize(&self.demo, size, 1, mobile).await;
            let file = self.file(&format!("{name}-{}.png", size.0));
            self.chrome.picture(&self.demo, &file).await.unwrap();
        }
        self.chrome.resize(&self.demo, COMPUTER, 1, false).await;
    }
}
