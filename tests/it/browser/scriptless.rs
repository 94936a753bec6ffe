//! Without scripts: consent by a form, a lobby that looks again by itself, and being told "it is your turn".

use serde_json::json;
use televisita::{
    texts::Language,
    visit::{Act, Event, VisitKind, Words},
};

use super::{
    browsers::Kind,
    visitor::{Visitor, play},
};

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_the_lobby_works_and_says_whose_turn_it_is() {
    play(Kind::Chromium, Language::EsMx, "scriptless", async |visitor| {
        visitor.switches_scripts_off().await;
        let link = visitor.is_invited(VisitKind::Consultation).await;
        visitor.opens(&link).await;
        visitor.accepts().await;
        visitor.reads("h1", "Ya está en la sala de espera").await;
        visitor.reads("noscript .notice", "se actualiza sola").await;
        visitor.asks_for_help().await;
        visitor.is_declined_and_waits_again().await;

        let by = visitor.clinician().await;
        visitor
            .happens(Event::MessageSent { words: Words::Free("Ya casi".to_owned()), to: None, by: by.clone() })
            .await;
        let participant = visitor.participant().await;
        visitor.happens(Event::AdmitPressed { participant, by }).await;
        // The page looks again by itself.
        visitor.sees("connecting").await;
        visitor.reads("#status-title", "Es su turno").await;
        visitor.reads("#status noscript .notice", "Chrome o Safari").await;
        visitor.happens(Event::HostStarted).await;
        visitor.happens(Event::MeetingEnded).await;
        visitor.opens(&link).await;
        visitor.sees("over").await;
        visitor.reads("h1", "Gracias").await;
    })
    .await;
}

impl Visitor {
    async fn switches_scripts_off(&self) {
        self.browser.dev_tools(&self.page, "Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    async fn asks_for_help(&self) {
        self.presses("#help summary").await;
        self.presses("#help .help-ask button").await;
        self.reads("#help .help-asked", "").await;
    }

    async fn is_declined_and_waits_again(&self) {
        let (participant, by) = (self.participant().await, self.clinician().await);
        self.happens_for_good(Event::ActPressed { act: Act::Decline { participant }, by }).await;
        // The page looks again by itself.
        self.sees("declined").await;
        self.presses("#wait button").await;
        self.sees("lobby").await;
    }
}
