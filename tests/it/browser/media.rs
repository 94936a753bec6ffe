//! Whether people really see and hear each other: frames that are drawn, sound that is not silence.

use std::time::Duration;

use super::{browsers::Place, house::House};

/// The other side's picture on the patient's page.
pub const CLINICIANS_PICTURE: &str = "document.querySelector('#remote-video')";
/// The other side's sound there.
pub const CLINICIANS_VOICE: &str = "document.querySelector('#remote-audio')";
/// The patient's picture, and sound, in the meeting window.
pub const PATIENT_IN_MEETING: &str = "document.querySelector('.guest video')";

/// Enough frames that it cannot be the one still picture of a call that hangs.
const FRAMES: u64 = 15;
/// Pretended microphones beep twice a second: this long without a beep is silence.
const SILENCE: Duration = Duration::from_millis(2_500);

impl House {
    /// Waits until a video that comes over the network draws new frames and its time goes on.
    pub async fn frames_advance(&self, place: &Place, video: &str) {
        let remote = format!("{video}?.srcObject?.getVideoTracks()[0]?.readyState === 'live'");
        self.chrome.until(place, "a picture from the other side", &remote).await;
        let now = format!("[{video}.getVideoPlaybackQuality().totalVideoFrames, {video}.currentTime]");
        let before = self.chrome.see(place, &now).await;
        let (frames, time) = (before[0].as_u64().unwrap(), before[1].as_f64().unwrap());
        let moved = format!(
            "{video}.getVideoPlaybackQuality().totalVideoFrames >= {} && {video}.currentTime > {time} && {video}.videoWidth > 0",
            frames + FRAMES
        );
        self.chrome.until(place, "frames that advance", &moved).await;
    }

    /// Waits until sound is heard from an element that plays, from now on.
    pub async fn sound_arrives(&self, place: &Place, element: &str) {
        self.listen(place, element).await;
        self.chrome.until(place, "sound", "window.ear.beats > 2").await;
    }

    /// Waits until nothing more is heard.
    pub async fn silence_falls(&self, place: &Place, element: &str) {
        self.listen(place, element).await;
        let silent = format!("performance.now() - window.ear.last > {}", SILENCE.as_millis());
        self.chrome.until(place, "silence", &silent).await;
    }

    /// Puts an ear to an element: it remembers when it heard something last, and how often it has. The sound may come, or be
    /// exchanged, after the call's screen is there: the ear follows it.
    async fn listen(&self, place: &Place, element: &str) {
        let statements = format!(
            "clearInterval(window.ear?.timer);
             const context = new AudioContext();
             const analyser = new AnalyserNode(context, {{ fftSize: 2048 }});
             const samples = new Float32Array(analyser.fftSize);
             const ear = (window.ear = {{ beats: 0, last: performance.now(), loudest: 0, context }});
             const follow = () => {{
               const track = {element}?.srcObject?.getAudioTracks()[0];
               if (track === ear.track) return;
               ear.source?.disconnect();
               ear.track = track;
               ear.source = track && context.createMediaStreamSource(new MediaStream([track]));
               ear.source?.connect(analyser);
             }};
             ear.timer = setInterval(() => {{
               follow();
               analyser.getFloatTimeDomainData(samples);
               const loudest = Math.max(...samples.map(Math.abs));
               ear.loudest = Math.max(ear.loudest, loudest);
               if (loudest > 0.005) {{ ear.beats += 1; ear.last = performance.now(); }}
             }}, 40);"
        );
        self.chrome.run(place, &statements).await;
    }
}
