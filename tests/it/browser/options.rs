//! What a person may change in a call: sound alone, the picture's quality, the speaker, where the own picture is; and what
//! happens when a phone call takes the camera.

use serde_json::{Value, json};

use super::{
    acts::When,
    browsers::Place,
    house::{House, play},
    media::{CLINICIANS_PICTURE, CLINICIANS_VOICE, PATIENT_IN_MEETING},
};

const OWN_TRACK: &str = "document.querySelector('#self-video').srcObject?.getVideoTracks()[0]";

/// A line of which the browser counts that so much is lost, read twelve times as often so that nobody waits.
const COUNTED: &str = "window.fractionLost = 0;
    window.readings = 0;
    const every = window.setInterval;
    window.setInterval = (run, pause, ...rest) => every(run, pause === 3000 ? 250 : pause, ...rest);
    const { getStats } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.getStats = async function (...rest) {
      const report = await getStats.apply(this, rest);
      window.readings += 1;
      const { fractionLost } = window;
      return new Map([...report].map(([id, one]) => [id, one.type === 'remote-inbound-rtp' ? { ...one, fractionLost } : one]));
    };";

#[tokio::test(flavor = "multi_thread")]
async fn sound_alone_and_back_to_pictures() {
    play("audio-only", async |house| {
        let page = &house.phone;
        house.is_in_a_call().await;
        house.presses(page, "#more-open").await;
        house.presses(page, "#audio-only").await;
        house.reads(page, "#more-says", "su cámara está apagada").await;
        let no_picture = "document.querySelector('#remote-video').srcObject?.getVideoTracks()[0]?.muted !== false";
        house.chrome.until(page, "no more picture from the clinician", no_picture).await;
        let dark = "document.querySelector('.guest')?.dataset.videoMuted === 'true'";
        house.chrome.until(&house.meeting, "no more picture from the patient", dark).await;
        house.sound_arrives(page, CLINICIANS_VOICE).await;
        house.sound_arrives(&house.meeting, PATIENT_IN_MEETING).await;
        house.presses(page, "#more-close").await;
        house.reads(page, "#status-lead", "Solo sonido").await;

        house.presses(page, "#camera").await;
        house.frames_advance(page, CLINICIANS_PICTURE).await;
        house.frames_advance(&house.meeting, PATIENT_IN_MEETING).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_saves_data_sends_a_smaller_picture() {
    play("quality", async |house| {
        let page = &house.phone;
        house.is_in_a_call().await;
        let taken = |width: u32| format!("{OWN_TRACK}.getSettings().width === {width}");
        house.chrome.until(page, "the full picture", &taken(640)).await;
        house.presses(page, "#more-open").await;
        house.presses(page, "#quality [value=save]").await;
        house.reads(page, "#more-says", "gasta menos datos").await;
        house.chrome.until(page, "a small picture", &taken(320)).await;
        let received = "document.querySelector('.guest video').videoWidth";
        house.chrome.until(&house.meeting, "a small picture", &format!("{received} > 0 && {received} <= 320")).await;
        house.frames_advance(&house.meeting, PATIENT_IN_MEETING).await;
        house.frames_advance(page, CLINICIANS_PICTURE).await;
        house.presses(page, "#quality [value=automatic]").await;
        house.chrome.until(page, "the full picture again", &taken(640)).await;
        house.presses(page, "#more-close").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_line_is_told_in_words_and_the_picture_follows_it() {
    play("line", async |house| {
        let page = house.chrome.blank().await;
        house.chrome.dev_tools(&page, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": COUNTED })).await;
        house.waits_at(&page).await;
        house.lets_in(&page).await;
        let taken = |width: u32| format!("{OWN_TRACK}.getSettings().width === {width}");
        house.reads(&page, "#line", "Conexión buena").await;
        house.chrome.until(&page, "the full picture", &taken(640)).await;

        house.chrome.run(&page, "window.fractionLost = 0.08").await;
        house.reads(&page, "#line", "Conexión débil").await;
        house.reads(&page, "#announce", "Conexión débil").await;
        house.chrome.until(&page, "a small picture", &taken(320)).await;
        house.chrome.run(&page, "window.fractionLost = 0.4").await;
        house.reads(&page, "#line", "Conexión muy débil").await;
        house.reads(&page, "#suggestion", "Solo con sonido se oirán mejor").await;

        house.chrome.run(&page, "window.fractionLost = 0").await;
        house.reads(&page, "#line", "Conexión buena").await;
        house.chrome.until(&page, "the full picture again", &taken(640)).await;
        house
            .chrome
            .until(&page, "no more suggestion", "!document.querySelector('#suggestion').checkVisibility()")
            .await;

        // What the person has said holds on any line.
        house.presses(&page, "#more-open").await;
        house.presses(&page, "#quality [value=save]").await;
        house.chrome.until(&page, "a small picture", &taken(320)).await;
        house.chrome.run(&page, "window.readings = 0").await;
        house.chrome.until(&page, "many good readings", "window.readings > 15").await;
        assert_eq!(house.chrome.see(&page, &taken(320)).await, Value::Bool(true), "a cap of the person's is lifted");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn devices_that_were_taken_come_back_with_a_press() {
    play("taken", async |house| {
        let page = &house.phone;
        house.is_in_a_call().await;
        house.frames_advance(&house.meeting, PATIENT_IN_MEETING).await;
        let before = house.chrome.see(page, &format!("{OWN_TRACK}.id")).await;
        let taken = format!("const track = {OWN_TRACK}; track.stop(); track.dispatchEvent(new Event('ended'));");
        house.chrome.run(page, &taken).await;
        house.reads(page, "#resume", "Volver a encender").await;
        house.presses(page, "#resume").await;
        house.chrome.until(page, "another track", &format!("{OWN_TRACK} && {OWN_TRACK}.id !== {before}")).await;
        house.chrome.until(page, "no more button", "document.querySelector('#resume').hidden").await;
        house.frames_advance(&house.meeting, PATIENT_IN_MEETING).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn turned_and_resized_everything_stays_within_reach() {
    play("turned", async |house| {
        let page = house.chrome.blank().await;
        house.waits_at(&page).await;
        house.lets_in(&page).await;
        for size in [(320, 568), (568, 320), (844, 390), (320, 256), (768, 1024)] {
            house.chrome.resize(&page, size, 1, true).await;
            house.controls_are_within_reach(&page, size).await;
            for _corner in 0..4 {
                house.own_picture_is_out_of_the_way(&page, size).await;
                house.presses(&page, "#self-move").await;
            }
            house.reads(&page, "#self-back", "Ver mi imagen").await;
            house.presses(&page, "#self-back").await;
            house.presses(&page, "#more-open").await;
            house.chrome.picture(&page, &house.file(&format!("more-{}x{}.png", size.0, size.1))).await.unwrap();
            house.presses(&page, "#more-close").await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_here_help_and_how_it_was() {
    play("goodbye", async |house| {
        let page = house.chrome.blank().await;
        let link = house.waits_at(&page).await;
        house.lets_in(&page).await;
        house.presses(&page, "#more-open").await;
        house.reads(&page, "#company-list", "Dra. Ana Ruiz").await;
        house.reads(&page, "#company-list", "María").await;
        house.presses(&page, "#more .help-ask button").await;
        house.reads(&page, "#more .help-asked", "avis").await;
        house.presses(&page, "#more-close").await;

        house.presses(&house.meeting, "#end-meeting").await;
        house.screen(&page, "over").await;
        house.chrome.resize(&page, (390, 1100), 1, true).await;
        house.presses(&page, ".feedback [value=fair]").await;
        house.chrome.write(&page, "document.querySelector('.feedback textarea')", "Todo claro").await;
        house.chrome.picture(&page, &house.file("over.png")).await.unwrap();
        house.presses(&page, ".feedback button").await;
        house.reads(&page, "#thanks", "Gracias").await;
        house.chrome.goto(&page, &link).await;
        house.reads(&page, "#thanks", "Gracias").await;
        let asked = "document.querySelector('.feedback').checkVisibility()";
        assert_eq!(house.chrome.see(&page, asked).await, Value::Bool(false), "asked a second time");
    })
    .await;
}

impl House {
    /// From the invitation to two people who see each other.
    async fn is_in_a_call(&self) {
        self.invite(When::Now, true).await;
        self.text(1).await;
        self.come().await;
        self.lets_in(&self.phone).await;
    }

    /// From the press to two people who see each other.
    async fn lets_in(&self, page: &Place) {
        self.card_says("cámara lista").await;
        self.admit(page).await;
        self.open_meeting().await;
        self.screen(page, "call").await;
        self.frames_advance(page, CLINICIANS_PICTURE).await;
    }

    async fn presses(&self, page: &Place, css: &str) {
        self.chrome.press(page, &format!("document.querySelector('{css}')")).await;
    }

    /// Each control is inside the window, at least 44 pixels large, and not under another thing.
    async fn controls_are_within_reach(&self, page: &Place, (width, height): (u32, u32)) {
        let bad = format!(
            "[...document.querySelectorAll('.bar button, #self-move')].filter((one) => one.checkVisibility()).filter((one) => {{
               const {{ left, right, top, bottom, width, height }} = one.getBoundingClientRect();
               const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
               return left < 0 || top < 0 || right > {width} + 1 || bottom > {height} + 1 || width < 44 || height < 44 || !one.contains(hit);
             }}).map((one) => one.id + JSON.stringify(one.getBoundingClientRect()))"
        );
        let bad = self.chrome.see(page, &bad).await;
        self.chrome.picture(page, &self.file(&format!("{width}x{height}.png"))).await.unwrap();
        assert_eq!(bad, Value::Array(Vec::new()), "out of reach at {width}x{height}");
    }

    /// The other person's face is in the middle of the stage.
    async fn own_picture_is_out_of_the_way(&self, page: &Place, size: (u32, u32)) {
        let covers = "(() => {
            const stage = document.querySelector('#stage').getBoundingClientRect();
            const self = document.querySelector('#self').getBoundingClientRect();
            const [x, y] = [(stage.left + stage.right) / 2, (stage.top + stage.bottom) / 2];
            return (self.left < x && self.right > x && self.top < y && self.bottom > y)
              || self.left < stage.left || self.right > stage.right || self.top < stage.top || self.bottom > stage.bottom;
          })()";
        let covers = self.chrome.see(page, covers).await;
        assert_eq!(covers, Value::Bool(false), "the own picture is in the way at {size:?}");
    }
}
