//! Every state of the patient's page, and how it is reached: one list for whoever wants to look at all of them.
//!
//! A state is reached from the one before it in the list, or begins anew with another visit.

use std::pin::Pin;

use jiff::SignedDuration;
use televisita::{
    sandbox::faults::Fault,
    visit::{Act, Canned, Event, HelpStep, Status, VisitKind, Words},
};

use super::{practice::invitee, visitor::Visitor};

pub struct State {
    pub name: &'static str,
    /// What the page calls its screen then.
    pub screen: &'static str,
    pub reach: Way,
}

type Way = for<'a> fn(&'a mut Visitor) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

const fn state(name: &'static str, screen: &'static str, reach: Way) -> State {
    State { name, screen, reach }
}

/// A link like any other that was never sent.
const UNKNOWN_LINK: &str = "/v/AAAAAAAAAAAAAAAAAAAAAA";

/// A browser that knows no calls.
const NO_CALLS: &str = "delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection";
/// A browser without the picture format that Webex wants.
const NO_H264: &str = "RTCRtpSender.getCapabilities = () => ({ codecs: [{ mimeType: 'video/VP8' }] })";
/// What an Android app calls itself that shows links inside itself.
const ANDROID_APP: &str = "Mozilla/5.0 (Linux; Android 12; SM-A135M; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
    Version/4.0 Chrome/118.0.0.0 Mobile Safari/537.36";

#[rustfmt::skip]
pub const STATES: &[State] = &[
    state("consent", "consent", |v| Box::pin(v.begins(VisitKind::Consultation))),
    state("consent-terms", "consent", |v| Box::pin(v.presses("details.terms summary"))),
    state("consent-late", "consent", |v| Box::pin(v.comes_to_somebody_late())),
    state("consent-family-update", "consent", |v| Box::pin(v.begins(VisitKind::FamilyUpdate))),
    state("consent-family-visit", "consent", |v| Box::pin(v.begins(VisitKind::FamilyVisit))),
    state("consent-big-letters", "consent", |v| Box::pin(v.wants_big_letters())),
    state("lobby-telling", "lobby", |v| Box::pin(v.waits_unannounced())),
    state("lobby-told", "lobby", |v| Box::pin(v.is_announced())),
    state("lobby-message", "lobby", |v| Box::pin(v.is_told(Words::Canned(Canned::PapersReady)))),
    state("lobby-messages", "lobby", |v| Box::pin(v.is_told(Words::Free("Doña María, ya casi: me faltan dos minutos.".to_owned())))),
    state("lobby-late", "lobby", |v| Box::pin(v.hears_of_a_delay())),
    state("lobby-move-asked", "lobby", |v| Box::pin(async { v.presses("#move button").await; v.finds("#move-asked").await; })),
    state("lobby-moved", "lobby", |v| Box::pin(v.is_moved_a_little())),
    state("lobby-host-here", "lobby", |v| Box::pin(async { v.happens(Event::HostStarted).await; v.finds("#host-here").await; })),
    state("lobby-offline", "lobby", |v| Box::pin(async { v.does("dispatchEvent(new Event('offline'))").await; v.finds("#connection").await; })),
    state("lobby-help", "lobby", |v| Box::pin(v.opens_the_help())),
    state("lobby-help-asked", "lobby", |v| Box::pin(async { v.presses("#help .help-ask button").await; v.finds("#help .help-asked").await; })),
    state("lobby-call-asked", "lobby", |v| Box::pin(async { v.presses("#help .call-me button").await; v.finds("#help .called").await; })),
    state("lobby-big-letters", "lobby", |v| Box::pin(v.wants_big_letters())),
    state("receipt", "receipt", |v| Box::pin(v.opens_the_receipt())),
    state("declined", "declined", |v| Box::pin(v.is_declined())),
    state("door-cancelled", "door", |v| Box::pin(v.is_cancelled())),
    state("lobby-camera-asking", "lobby", |v| Box::pin(v.waits_with("new Promise(() => {})", ""))),
    state("lobby-camera-refused", "lobby", |v| Box::pin(v.waits_with("refuse('NotAllowedError')", "#check-start:not(:disabled)"))),
    state("lobby-camera-missing", "lobby", |v| Box::pin(v.tries_again_with("refuse('NotFoundError')"))),
    state("lobby-camera-busy", "lobby", |v| Box::pin(v.tries_again_with("refuse('NotReadableError')"))),
    state("lobby-no-camera", "lobby", |v| Box::pin(v.tries_again_with("wanted.video ? refuse('NotFoundError') : real(wanted)"))),
    state("lobby-sound-only", "lobby", |v| Box::pin(v.goes_on_with_sound())),
    state("lobby-queue", "lobby", |v| Box::pin(v.waits_behind_somebody())),
    state("lobby-unsupported", "lobby", |v| Box::pin(v.waits_where(NO_CALLS))),
    state("ways", "ways", |v| Box::pin(v.is_admitted("ways"))),
    state("lobby-no-h264", "lobby", |v| Box::pin(v.waits_where(NO_H264))),
    state("lobby-in-app", "lobby", |v| Box::pin(v.waits_inside_another_app())),
    state("lobby-data", "lobby", |v| Box::pin(v.waits_on_a_line_that_costs())),
    state("choosing", "choosing", |v| Box::pin(v.is_admitted("choosing"))),
    state("connecting", "connecting", |v| Box::pin(v.is_admitted_on_a_slow_line())),
    state("connecting-busy", "connecting", |v| Box::pin(v.connects_while_webex_is_down())),
    state("webex-lobby", "webex-lobby", |v| Box::pin(v.webex_is_back())),
    state("call", "call", |v| Box::pin(v.is_in_the_call())),
    state("call-muted", "call", |v| Box::pin(async { v.presses("#mute").await; v.presses("#camera").await; v.reads("#self-badge", "").await; })),
    state("call-message", "call", |v| Box::pin(v.is_told_something_in_the_call())),
    state("call-taken", "call", |v| Box::pin(v.loses_the_camera())),
    state("call-more", "call", |v| Box::pin(async { v.presses("#more-open").await; v.finds("#more-close").await; })),
    state("call-sound-only", "call", |v| Box::pin(async { v.presses("#audio-only").await; v.finds("#audio-only[aria-pressed=true]").await; })),
    state("call-hang-up", "call", |v| Box::pin(async { v.presses("#more-close").await; v.presses("#hang-up").await; v.finds("#hang-up-confirm").await; })),
    state("left", "left", |v| Box::pin(v.presses("#hang-up-confirm"))),
    state("failed", "failed", |v| Box::pin(v.cannot_come_back())),
    state("over", "over", |v| Box::pin(v.is_over_after_ten_minutes())),
    state("over-faceless", "over", |v| Box::pin(async { v.presses("form.feedback .button").await; v.finds("#faceless").await; })),
    state("over-thanks", "over", |v| Box::pin(v.says_how_it_was())),
    state("over-later", "over", |v| Box::pin(v.comes_again())),
    state("door-unknown", "door", |v| Box::pin(v.opens_unknown(UNKNOWN_LINK))),
    state("door-elsewhere", "door", |v| Box::pin(v.has_lost_the_place())),
    state("door-expired", "door", |v| Box::pin(v.comes_too_late())),
    state("door-sent", "door", |v| Box::pin(async { v.presses("main form button").await; v.misses("main form").await; })),
    state("door-revoked", "door", |v| Box::pin(v.link_is_revoked())),
    state("door-uninvited", "door", |v| Box::pin(v.is_uninvited())),
    state("early", "early", |v| Box::pin(v.is_moved_to_another_day())),
];

/// Before the lobby, and in it.
impl Visitor {
    async fn begins(&mut self, kind: VisitKind) {
        let link = self.is_invited(kind).await;
        self.opens(&link).await;
    }

    async fn comes_to_somebody_late(&mut self) {
        let link = self.is_invited(VisitKind::Consultation).await;
        self.happens(Event::RunningLate { minutes: 15, by: self.clinician().await }).await;
        self.opens(&link).await;
        self.finds(".late").await;
    }

    /// The clinician cannot be told: Webex is down.
    async fn waits_unannounced(&mut self) {
        self.wants_usual_letters().await;
        self.begins(VisitKind::Consultation).await;
        self.wants_usual_letters().await;
        self.practice.sandbox.faults.set(Fault::Webex5xx, true);
        self.accepts().await;
        self.finds("#told[data-told=false] [data-when=telling]").await;
        self.finds("#preview").await;
    }

    async fn is_announced(&mut self) {
        self.practice.sandbox.faults.set(Fault::Webex5xx, false);
        self.practice.passes(SignedDuration::from_mins(2));
        self.knows_that_the_clinician_was_told().await;
    }

    async fn is_told(&mut self, words: Words) {
        let lines = "document.querySelectorAll('#message-list li').length";
        let before = self.browser.see(&self.page, lines).await;
        self.happens(Event::MessageSent { words, to: None, by: self.clinician().await }).await;
        self.browser.until(&self.page, "another message", &format!("{lines} > {before}")).await;
    }

    async fn hears_of_a_delay(&mut self) {
        self.happens(Event::RunningLate { minutes: 40, by: self.clinician().await }).await;
        self.finds("#late").await;
        self.finds("#move button").await;
    }

    async fn is_moved_a_little(&mut self) {
        let visit = self.visit().await;
        let starts_at = visit.starts_at + SignedDuration::from_mins(15);
        self.happens(Event::Moved { starts_at, minutes: visit.minutes, by: self.clinician().await }).await;
        self.finds("#moved").await;
    }

    async fn opens_the_help(&mut self) {
        self.does("dispatchEvent(new Event('online'))").await;
        self.misses("#connection:not([hidden])").await;
        self.presses("#help summary").await;
    }

    async fn wants_big_letters(&mut self) {
        self.presses(".letters [value=big]").await;
        self.finds(".big h1").await;
    }

    /// Big ones are remembered.
    async fn wants_usual_letters(&mut self) {
        if self.browser.see(&self.page, "document.documentElement.matches('.big')").await == true {
            self.presses(".letters [value=usual]").await;
            self.misses(".big").await;
        }
    }

    async fn opens_the_receipt(&mut self) {
        self.wants_usual_letters().await;
        self.opens(&format!("{}/receipt", self.link)).await;
    }

    /// Somebody else came first to the same clinician.
    async fn waits_behind_somebody(&mut self) {
        self.begins(VisitKind::Consultation).await;
        self.accepts().await;
        self.begins(VisitKind::Consultation).await;
        self.accepts().await;
        self.finds("#queue").await;
    }

    async fn is_declined(&mut self) {
        self.comes_again().await;
        self.sees("lobby").await;
        let (participant, by) = (self.participant().await, self.clinician().await);
        self.happens_for_good(Event::ActPressed { act: Act::Decline { participant }, by }).await;
        self.sees("declined").await;
    }

    async fn is_cancelled(&mut self) {
        self.begins(VisitKind::Consultation).await;
        self.accepts().await;
        self.happens_for_good(Event::ActPressed { act: Act::Cancel, by: self.clinician().await }).await;
        self.sees("door").await;
    }
}

/// Camera and microphone.
impl Visitor {
    /// Waits in a lobby whose camera and microphone answer like this.
    async fn waits_with(&mut self, answer: &str, until: &str) {
        self.begins(VisitKind::Consultation).await;
        self.devices_answer(answer).await;
        self.accepts().await;
        self.knows_that_the_clinician_was_told().await;
        match until {
            "" => self.finds("#check-start:disabled").await,
            there => self.finds(there).await,
        }
    }

    async fn tries_again_with(&mut self, answer: &str) {
        self.devices_answer(answer).await;
        let before = self.browser.see(&self.page, "document.querySelector('#check-says').textContent").await;
        self.presses("#check-start").await;
        let another = format!("document.querySelector('#check-says').textContent !== {before}");
        self.browser.until(&self.page, "another answer", &another).await;
    }

    async fn devices_answer(&self, answer: &str) {
        let statements = format!(
            "const real = window.realDevices ??= navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
             const refuse = (name) => Promise.reject(new DOMException('', name));
             navigator.mediaDevices.getUserMedia = (wanted) => {answer};"
        );
        self.does(&statements).await;
    }

    async fn goes_on_with_sound(&mut self) {
        self.waits_with("refuse('NotAllowedError')", "#check-start:not(:disabled)").await;
        self.devices_answer("wanted.video ? refuse('NotAllowedError') : real(wanted)").await;
        let before = self.browser.see(&self.page, "document.querySelector('#check-says').textContent").await;
        self.presses("#sound-only").await;
        let another = format!("document.querySelector('#check-says').textContent !== {before}");
        self.browser.until(&self.page, "another answer", &another).await;
    }

    /// Waits with a browser of which this is true.
    async fn waits_where(&mut self, statements: &str) {
        self.begins(VisitKind::Consultation).await;
        self.does(statements).await;
        self.accepts().await;
        self.knows_that_the_clinician_was_told().await;
        self.finds("#doors").await;
    }

    async fn waits_inside_another_app(&mut self) {
        self.browser.calls_itself(&self.page, ANDROID_APP).await;
        self.waits_where("").await;
        self.browser.calls_itself(&self.page, "").await;
    }

    async fn waits_on_a_line_that_costs(&mut self) {
        self.begins(VisitKind::Consultation).await;
        self.does("Object.defineProperty(navigator, 'connection', { value: Object.assign(new EventTarget(), { saveData: true }) })").await;
        self.accepts().await;
        self.knows_that_the_clinician_was_told().await;
        self.finds("#data").await;
    }
}

/// Into the call, and out of it.
impl Visitor {
    async fn is_admitted(&mut self, screen: &str) {
        let (participant, by) = (self.participant().await, self.clinician().await);
        self.happens(Event::AdmitPressed { participant, by }).await;
        self.sees(screen).await;
    }

    async fn is_admitted_on_a_slow_line(&mut self) {
        self.begins(VisitKind::Consultation).await;
        self.accepts().await;
        self.knows_that_the_clinician_was_told().await;
        self.does("window.fetch = () => new Promise(() => {})").await;
        self.is_admitted("connecting").await;
    }

    async fn connects_while_webex_is_down(&mut self) {
        let lead = self.browser.see(&self.page, "document.querySelector('#status-lead').textContent").await;
        self.practice.sandbox.faults.set(Fault::Webex5xx, true);
        self.comes_again().await;
        let another = format!("document.querySelector('#status-lead').textContent !== {lead}");
        self.browser.until(&self.page, "that it takes long", &another).await;
    }

    async fn webex_is_back(&mut self) {
        self.practice.sandbox.faults.set(Fault::Webex5xx, false);
        self.sees("webex-lobby").await;
    }

    async fn is_in_the_call(&mut self) {
        self.host_enters().await;
        self.sees("call").await;
        let picture = "document.querySelector('#remote-video').getVideoPlaybackQuality().totalVideoFrames > 5";
        self.browser.until(&self.page, "the clinician's picture", picture).await;
    }

    async fn is_told_something_in_the_call(&mut self) {
        self.presses("#camera").await;
        let participant = self.participant().await;
        self.happens(Event::HelpAsked { participant, step: HelpStep::Sound }).await;
        let words = Words::Free("Voy por sus estudios y regreso.".to_owned());
        self.happens(Event::MessageSent { words, to: None, by: self.clinician().await }).await;
        self.finds("#said").await;
    }

    /// Another app, or a phone call, takes the camera.
    async fn loses_the_camera(&mut self) {
        self.presses("#said-close").await;
        self.does("document.querySelector('#self-video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))")
            .await;
        self.finds("#resume").await;
    }

    async fn says_how_it_was(&mut self) {
        self.presses("[name=face][value=good]").await;
        self.presses(".feedback button").await;
        self.finds("#thanks").await;
    }

    /// The call's code breaks, again and again.
    async fn cannot_come_back(&mut self) {
        self.does("Webex.init = () => { throw new Error('broken'); }").await;
        self.presses("#return").await;
        self.sees("failed").await;
    }

    async fn is_over_after_ten_minutes(&mut self) {
        self.practice.passes(SignedDuration::from_mins(10));
        let started = matches!(self.visit().await.status, Status::InProgress { .. });
        assert!(started, "the host's coming was not noticed");
        self.happens(Event::MeetingEnded).await;
        self.sees("over").await;
        self.finds("#over-minutes").await;
    }

    pub async fn comes_again(&mut self) {
        self.opens(&self.link).await;
    }
}

/// Doors.
impl Visitor {
    async fn opens_unknown(&mut self, path: &str) {
        let address = format!("{}{path}", self.practice.sandbox.urls.service);
        self.opens(&address).await;
    }

    async fn has_lost_the_place(&mut self) {
        self.begins(VisitKind::Consultation).await;
        self.accepts().await;
        self.browser.forget_cookies(&self.page).await;
        self.comes_again().await;
    }

    async fn comes_too_late(&mut self) {
        let link = self.is_invited(VisitKind::Consultation).await;
        self.practice.passes(SignedDuration::from_mins(61));
        self.opens(&link).await;
    }

    async fn link_is_revoked(&mut self) {
        self.begins(VisitKind::Consultation).await;
        let (participant, by) = (self.participant().await, self.clinician().await);
        self.happens(Event::LinkRevoked { participant, by }).await;
        self.comes_again().await;
    }

    async fn is_uninvited(&mut self) {
        self.begins(VisitKind::Consultation).await;
        let (participant, by) = (self.participant().await, self.clinician().await);
        self.happens(Event::Invited { invitee: invitee("Ana López", "+525587654321", self.language), by: by.clone() })
            .await;
        self.happens(Event::Uninvited { participant, by }).await;
        self.comes_again().await;
    }

    async fn is_moved_to_another_day(&mut self) {
        self.begins(VisitKind::Consultation).await;
        let visit = self.visit().await;
        let starts_at = visit.starts_at + SignedDuration::from_hours(48);
        self.happens(Event::Moved { starts_at, minutes: visit.minutes, by: self.clinician().await }).await;
        self.comes_again().await;
    }
}
