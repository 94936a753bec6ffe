//! Doors, not walls: what the page offers where a video call is not simply there. The place is held meanwhile.

use serde_json::json;

use super::{
    acts::When,
    browsers::Place,
    house::{House, play},
    media::{CLINICIANS_PICTURE, CLINICIANS_VOICE},
    sizes::link_in,
};

const WEB_VIEW: &str = "Mozilla/5.0 (Linux; Android 13; SM-A135M; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
                        Chrome/120.0.0.0 Mobile Safari/537.36 [FBAN/FB4A;FBAV/440.0.0.33.116;]";
const ANDROID: &str = "Mozilla/5.0 (Linux; Android 13; SM-A135M) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 \
                       Mobile Safari/537.36";

/// A browser whose hardware knows no H.264, as some phones do not.
const NO_H264: &str = "const all = RTCRtpSender.getCapabilities.bind(RTCRtpSender);
    RTCRtpSender.getCapabilities = (kind) => {
      const { codecs, headerExtensions } = all(kind);
      return { codecs: codecs.filter(({ mimeType }) => mimeType !== 'video/H264'), headerExtensions };
    };";
/// A web view that its app has given no camera.
const NO_CAPTURE: &str = "delete Navigator.prototype.mediaDevices;";

/// Whether any part of the Webex SDK has been asked for.
const SDK_ASKED: &str = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/sdk/'))";
/// What the clinician's card says of devices that were tried.
const DEVICES_KNOWN: &str = "cámara";

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_without_h264_leads_to_the_other_ways() {
    play("no-h264", async |house| {
        let page = house.chrome.blank().await;
        house.chrome.dev_tools(&page, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": NO_H264 })).await;
        let link = house.invited().await;
        house.comes_by(&page, &link, "le falta el formato de video").await;
        house.reads(&page, "#doors-title", "le falta una parte del video").await;
        let untried =
            "!document.querySelector('#check').checkVisibility() && !document.querySelector('#preview').srcObject";
        house.chrome.until(&page, "a camera that no call can use is not tried", untried).await;
        let stuck =
            "[...document.querySelectorAll('.lobby .help-ask [name=step]')].every((one) => one.value === 'no-h264')";
        house.chrome.until(&page, "where they are stuck", stuck).await;
        house.reads(&page, "#door-copy-steps", "Abra Chrome, Safari, Edge o Firefox").await;
        house.chrome.picture(&page, &house.file("lobby.png")).await.unwrap();
        house.admit(&page).await;
        house.screen(&page, "ways").await;
        house.reads(&page, "#turn-heading", "Es su turno").await;
        house.reads(&page, "#door-webex", "Entrar con Webex").await;
        let webex = house.chrome.see(&page, "document.querySelector('#door-webex-link').href").await;
        assert!(webex.as_str().unwrap().contains("join="), "{webex}");
        house.reads(&page, "#door-phone-says", "Marque +52").await;
        let dialled = house.chrome.see(&page, "document.querySelector('#door-phone-number').href").await;
        assert!(dialled.as_str().unwrap().starts_with("tel:+52"), "{dialled}");
        house.chrome.resize(&page, (390, 1400), 1, true).await;
        house.chrome.picture(&page, &house.file("ways.png")).await.unwrap();
        house.chrome.press(&page, "document.querySelector('#turn-choices .call-me button')").await;
        house.reads(&page, "#turn-choices .called", "prefiere una llamada").await;
        house.card_says("pide que le llamen").await;
        assert!(!house.chrome.see(&page, SDK_ASKED).await.as_bool().unwrap(), "a call that cannot be needs no SDK");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_view_is_left_by_a_link_and_the_place_is_held() {
    play("web-view", async |house| {
        let page = house.chrome.blank().await;
        house.chrome.dev_tools(&page, "Emulation.setUserAgentOverride", json!({ "userAgent": WEB_VIEW })).await;
        house.chrome.dev_tools(&page, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": NO_CAPTURE })).await;
        let link = house.invited().await;
        house.comes_by(&page, &link, "abrió el enlace dentro de otra aplicación").await;
        house.reads(&page, "#doors-title", "dentro de otra aplicación").await;
        house.reads(&page, "#door-steps", "Abrir en Chrome").await;
        let chrome = house.chrome.see(&page, "document.querySelector('#door-chrome').href").await;
        let (_, address) = link.split_once("://").unwrap();
        let expected = format!("intent://{address}#Intent;scheme=http;package=com.android.chrome;");
        assert!(chrome.as_str().unwrap().starts_with(&expected), "{chrome}");
        house.chrome.press(&page, "document.querySelector('#door-copy')").await;
        house.reads(&page, "#door-copied", "Enlace copiado").await;
        house.admit(&page).await;
        house.screen(&page, "ways").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_view_that_can_call_may_stay() {
    play("web-view-stays", async |house| {
        let page = house.chrome.blank().await;
        house.chrome.dev_tools(&page, "Emulation.setUserAgentOverride", json!({ "userAgent": WEB_VIEW })).await;
        house.waits_at(&page).await;
        house.reads(&page, "#doors-title", "dentro de otra aplicación").await;
        house.chrome.press(&page, "document.querySelector('#door-stay button')").await;
        house.chrome.until(&page, "no more doors", "!document.querySelector('#doors').checkVisibility()").await;
        house.admit(&page).await;
        house.screen(&page, "webex-lobby").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_permission_shows_the_steps_of_this_browser() {
    play("refused", async |house| {
        let page = house.chrome.blank().await;
        house.chrome.dev_tools(&page, "Emulation.setUserAgentOverride", json!({ "userAgent": ANDROID })).await;
        let link = house.invited().await;
        for device in ["camera", "microphone"] {
            house.permits(&page, &link, device, false).await;
        }
        house.comes_by(&page, &link, DEVICES_KNOWN).await;
        house.reads(&page, "#check-says", "No hay permiso").await;
        house.reads(&page, "#lobby-choices #refused-steps", "a la izquierda de la dirección").await;
        house.reads(&page, "#refused-steps", "Probar otra vez").await;
        house.chrome.picture(&page, &house.file("steps.png")).await.unwrap();

        house.permits(&page, &link, "microphone", true).await;
        house.chrome.press(&page, "document.querySelector('#sound-only')").await;
        house.reads(&page, "#check-says", "solo con sonido").await;
        house.admit(&page).await;
        house.open_meeting().await;
        house.screen(&page, "call").await;
        house.frames_advance(&page, CLINICIANS_PICTURE).await;
        house.sound_arrives(&page, CLINICIANS_VOICE).await;
        house.reads(&page, "#self-badge", "Sin cámara").await;
        house.chrome.press(&page, "document.querySelector('#camera')").await;
        house.reads(&page, "#toast", "No se pudo encender la cámara").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_saves_data_is_asked_before_anything_large_is_fetched() {
    play("save-data", async |house| {
        let page = house.chrome.blank().await;
        house.chrome.dev_tools(&page, "Emulation.setDataSaverOverride", json!({ "dataSaverEnabled": true })).await;
        house.waits_at(&page).await;
        house.reads(&page, "#data-lead", "0.6 MB").await;
        house.reads(&page, "#data-video", "47 MB").await;
        house.reads(&page, "#data-sound", "10 MB").await;
        house.chrome.picture(&page, &house.file("lobby.png")).await.unwrap();
        house.admit(&page).await;
        house.screen(&page, "choosing").await;
        assert!(!house.chrome.see(&page, SDK_ASKED).await.as_bool().unwrap(), "nothing before the word");
        house.chrome.press(&page, "document.querySelector('#use-sound')").await;
        house.chrome.until(&page, "the SDK", SDK_ASKED).await;
        house.open_meeting().await;
        house.screen(&page, "call").await;
        house.sound_arrives(&page, CLINICIANS_VOICE).await;
        house.reads(&page, "#status-lead", "Solo sonido").await;
        let camera = "document.querySelector('#self-video').srcObject";
        assert!(house.chrome.see(&page, camera).await.is_null(), "no camera for sound alone");
    })
    .await;
}

impl House {
    /// Invites, opens the link in the window of `page`, and accepts. Answers the link.
    pub async fn waits_at(&self, page: &Place) -> String {
        let link = self.invited().await;
        self.comes_by(page, &link, DEVICES_KNOWN).await;
        link
    }

    async fn invited(&self) -> String {
        self.invite(When::Now, true).await;
        link_in(&self.text(1).await)
    }

    /// Until the clinician's card says what the page has found out: one that is drawn anew cannot be pressed.
    async fn comes_by(&self, page: &Place, link: &str, found: &str) {
        self.chrome.goto(page, link).await;
        self.accept(page).await;
        self.card_says(found).await;
    }

    /// Says yes or no to a device, for the pages of one address alone: the clinician's are others.
    async fn permits(&self, page: &Place, link: &str, device: &str, yes: bool) {
        let (origin, _) = link.split_once("/v/").unwrap();
        let setting = if yes { "granted" } else { "denied" };
        let parameters = json!({ "permission": { "name": device }, "setting": setting, "origin": origin });
        self.chrome.dev_tools(page, "Browser.setPermission", parameters).await;
    }
}
