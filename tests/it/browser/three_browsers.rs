//! The way in, in each of the three browsers that people have, on a phone and on a computer: everything up to the call.

use jiff::SignedDuration;
use serde_json::Value;
use televisita::{
    texts::Language,
    visit::{Act, Canned, Event, VisitKind, Words},
};

use super::{
    browsers::Kind,
    visitor::{COMPUTER, PHONE, Visitor, play},
};

#[tokio::test(flavor = "multi_thread")]
async fn the_way_in_with_chromium() {
    play(Kind::Chromium, Language::EsMx, "way-in-chromium", the_way_in).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_in_with_firefox() {
    play(Kind::Firefox, Language::EsMx, "way-in-firefox", the_way_in).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_in_with_webkit() {
    play(Kind::WebKit, Language::EsMx, "way-in-webkit", the_way_in).await;
}

async fn the_way_in(visitor: &mut Visitor) {
    for (size, mobile) in [(PHONE, true), (COMPUTER, false)] {
        visitor.browser.resize(&visitor.page, size, 1, mobile).await;
        two_taps_to_the_lobby(visitor).await;
        what_the_clinician_says_arrives(visitor).await;
        declined_and_back(visitor).await;
        cancelled(visitor).await;
        over(visitor).await;
        used_elsewhere(visitor).await;
        expired(visitor).await;
    }
}

async fn two_taps_to_the_lobby(visitor: &mut Visitor) {
    let link = visitor.is_invited(VisitKind::Consultation).await;
    visitor.opens(&link).await;
    visitor.accepts().await;
    visitor.reads("h1", "Ya está en la sala de espera").await;
    visitor.knows_that_the_clinician_was_told().await;
    let focused = "document.activeElement?.matches('h1') && document.activeElement.checkVisibility()";
    visitor.browser.until(&visitor.page, "the new heading with the focus", focused).await;
    camera_is_tried(visitor).await;
}

/// Debian builds WebKit without the means for calls: its page must say so.
async fn camera_is_tried(visitor: &Visitor) {
    let calls = visitor.browser.see(&visitor.page, "'RTCPeerConnection' in window").await;
    if calls == Value::Bool(true) {
        visitor.finds("#preview").await;
        visitor.reads("#check-says", "Todo listo").await;
    } else {
        visitor.reads("#doors-title", "no puede hacer videollamadas").await;
    }
}

async fn what_the_clinician_says_arrives(visitor: &Visitor) {
    let by = visitor.clinician().await;
    visitor.happens(Event::MessageSent { words: Words::Canned(Canned::FewMinutes), to: None, by: by.clone() }).await;
    visitor.reads("#message-list li", "Sigo con otra persona").await;
    visitor.reads("#announce", "Sigo con otra persona").await;
    visitor.happens(Event::RunningLate { minutes: 40, by }).await;
    visitor.reads("#late-says", "va con demora").await;
    visitor.reads("#announce", "va con demora").await;
}

async fn declined_and_back(visitor: &Visitor) {
    let (participant, by) = (visitor.participant().await, visitor.clinician().await);
    visitor.happens_for_good(Event::ActPressed { act: Act::Decline { participant }, by }).await;
    visitor.sees("declined").await;
    visitor.presses("#wait button").await;
    visitor.sees("lobby").await;
}

async fn cancelled(visitor: &Visitor) {
    let by = visitor.clinician().await;
    visitor.happens_for_good(Event::ActPressed { act: Act::Cancel, by }).await;
    visitor.sees("door").await;
    visitor.reads("h1", "se canceló").await;
}

async fn over(visitor: &mut Visitor) {
    let link = visitor.is_invited(VisitKind::FamilyUpdate).await;
    visitor.opens(&link).await;
    visitor.accepts().await;
    let (participant, by) = (visitor.participant().await, visitor.clinician().await);
    visitor.happens(Event::HostStarted).await;
    visitor.happens(Event::AdmitPressed { participant, by }).await;
    visitor.happens(Event::MeetingEnded).await;
    visitor.sees("over").await;
    visitor.reads("#over-heading", "Gracias").await;
}

/// The place is held by a browser that is not this one any more: its cookie is gone.
async fn used_elsewhere(visitor: &mut Visitor) {
    let link = visitor.is_invited(VisitKind::Consultation).await;
    visitor.opens(&link).await;
    visitor.accepts().await;
    visitor.browser.forget_cookies(&visitor.page).await;
    visitor.opens(&link).await;
    visitor.sees("door").await;
    visitor.reads("h1", "abierto en otro lugar").await;
    visitor.presses("main form button").await;
    visitor.sees("lobby").await;
}

async fn expired(visitor: &mut Visitor) {
    let link = visitor.is_invited(VisitKind::Consultation).await;
    visitor.practice.passes(SignedDuration::from_mins(61));
    visitor.opens(&link).await;
    visitor.sees("door").await;
    visitor.reads("h1", "ya no sirve").await;
    let before = visitor.practice.links().len();
    visitor.presses("main form button").await;
    visitor.reads("h1", "enviamos un enlace nuevo").await;
    let fresh = visitor.link_after(before).await;
    visitor.opens(&fresh).await;
    visitor.accepts().await;
}
