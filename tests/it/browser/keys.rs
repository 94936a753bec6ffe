//! With nothing but the keys: from the link to the call and out of it.

use televisita::{
    texts::Language,
    visit::{Event, VisitKind},
};
use thirtyfour::Key;

use super::{
    browsers::Kind,
    visitor::{Visitor, play},
};

/// No page has so many things to go past.
const MOST_STEPS: usize = 40;

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_with_nothing_but_keys() {
    play(Kind::Chromium, Language::EsMx, "keys", async |visitor| {
        let link = visitor.is_invited(VisitKind::Consultation).await;
        visitor.opens(&link).await;
        visitor.goes_to("details.terms summary").await;
        visitor.strikes(Key::Space).await;
        visitor.finds("details.terms[open] p").await;
        visitor.goes_to("#accept").await;
        visitor.strikes(Key::Enter).await;
        visitor.sees("lobby").await;
        visitor.stands_on("#lobby-heading").await;
        visitor.goes_to("#help summary").await;
        visitor.strikes(Key::Enter).await;
        visitor.goes_to("#help .help-ask button").await;
        visitor.strikes(Key::Space).await;
        visitor.finds("#help .help-asked").await;

        visitor.host_enters().await;
        let (participant, by) = (visitor.participant().await, visitor.clinician().await);
        visitor.happens(Event::AdmitPressed { participant, by }).await;
        visitor.sees("call").await;
        visitor.stands_on("#room-heading").await;
        visitor.goes_to("#mute").await;
        visitor.strikes(Key::Space).await;
        visitor.reads("#announce", "Micrófono apagado").await;
        visitor.opens_and_closes("#more-open", "#more").await;
        visitor.opens_and_closes("#hang-up", "#leave").await;
        visitor.strikes(Key::Enter).await;
        visitor.goes_to("#hang-up-confirm").await;
        visitor.strikes(Key::Enter).await;
        visitor.sees("left").await;
        visitor.stands_on("#left-heading").await;
        visitor.happens(Event::MeetingEnded).await;
        visitor.sees("over").await;
        visitor.stands_on("#over-heading").await;
    })
    .await;
}

impl Visitor {
    async fn strikes(&self, key: Key) {
        self.browser.strikes(&self.page, key).await;
    }

    async fn stands_on(&self, css: &str) {
        let here = format!("document.activeElement?.matches('{css}')");
        self.browser.until(&self.page, &format!("the focus on {css}"), &here).await;
    }

    /// Goes from one thing to the next until there.
    async fn goes_to(&self, css: &str) {
        let here = format!("document.activeElement?.matches('{css}')");
        for _ in 0..MOST_STEPS {
            if self.browser.see(&self.page, &here).await == true {
                return;
            }
            self.strikes(Key::Tab).await;
        }
        panic!("no key leads to {css}");
    }

    /// What opens takes the focus into itself, and gives it back.
    async fn opens_and_closes(&self, button: &str, dialog: &str) {
        self.goes_to(button).await;
        self.strikes(Key::Enter).await;
        let inside = format!("document.activeElement?.closest('{dialog}[open]')");
        self.browser.until(&self.page, &format!("the focus in {dialog}"), &format!("!!({inside})")).await;
        self.strikes(Key::Escape).await;
        self.misses(&format!("{dialog}[open]")).await;
        self.stands_on(button).await;
    }
}
