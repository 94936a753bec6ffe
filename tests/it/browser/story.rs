//! The story of the README, from `hola` to goodbye.

use super::{
    acts::{PATIENT, When},
    house::{House, play},
    media::{CLINICIANS_PICTURE, CLINICIANS_VOICE, PATIENT_IN_MEETING},
    speed::WITHIN_MS,
};

/// Which camera the patient sends.
const CAMERA: &str = "document.querySelector('#self-video').srcObject?.getVideoTracks()[0]?.getSettings().deviceId";

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_from_the_first_word_to_goodbye() {
    play("story", async |house| {
        house.invite(When::Now, true).await;
        let text = house.text(1).await;
        assert!(text.contains("http://127.0.0.1:") && text.contains("/v/"), "{text}");
        house.come().await;
        house.card_says(&format!("{PATIENT} espera")).await;
        house.card_says("Desde las").await;

        let took = house.admit(&house.phone).await;
        assert!(took < WITHIN_MS, "{took} ms");
        house.screen(&house.phone, "webex-lobby").await;
        house.card_says("Espera a que usted abra la reunión.").await;
        house.open_meeting().await;
        house.screen(&house.phone, "call").await;
        they_see_and_hear_each_other(house).await;
        house.chrome.picture(&house.demo, &house.shown_file("sandbox.png")).await.unwrap();
        controls_work(house).await;
        hanging_up_is_seen_and_undone(house).await;
        the_end(house).await;
    })
    .await;
}

async fn they_see_and_hear_each_other(house: &House) {
    house.frames_advance(&house.phone, CLINICIANS_PICTURE).await;
    house.frames_advance(&house.meeting, PATIENT_IN_MEETING).await;
    house.sound_arrives(&house.phone, CLINICIANS_VOICE).await;
    house.sound_arrives(&house.meeting, PATIENT_IN_MEETING).await;
    house.card_says(&format!("En videollamada con {PATIENT}")).await;
}

async fn controls_work(house: &House) {
    let (chrome, phone, meeting) = (&house.chrome, &house.phone, &house.meeting);
    let guest = |mark: &str, on: bool| format!("document.querySelector('.guest')?.dataset.{mark} === '{on}'");

    chrome.press(phone, "document.querySelector('#mute')").await;
    chrome.until(meeting, "the patient muted", &guest("audioMuted", true)).await;
    house.silence_falls(meeting, PATIENT_IN_MEETING).await;
    chrome.press(phone, "document.querySelector('#mute')").await;
    chrome.until(meeting, "the patient unmuted", &guest("audioMuted", false)).await;
    house.sound_arrives(meeting, PATIENT_IN_MEETING).await;

    chrome.press(phone, "document.querySelector('#camera')").await;
    chrome.until(meeting, "the patient's camera off", &guest("videoMuted", true)).await;
    chrome.press(phone, "document.querySelector('#camera')").await;
    chrome.until(meeting, "the patient's camera on", &guest("videoMuted", false)).await;
    house.frames_advance(meeting, PATIENT_IN_MEETING).await;

    // Chromium's second pretended camera sees depth, which no call carries: its third one it is.
    for _ in 0..2 {
        let before = chrome.until(phone, "a camera", CAMERA).await;
        chrome.press(phone, "document.querySelector('#switch-camera')").await;
        chrome.until(phone, "another camera", &format!("{CAMERA} && {CAMERA} !== {before}")).await;
        chrome.until(phone, "the switch done", "!document.querySelector('#switch-camera').disabled").await;
    }
    house.frames_advance(meeting, PATIENT_IN_MEETING).await;
    house.frames_advance(phone, CLINICIANS_PICTURE).await;
}

async fn hanging_up_is_seen_and_undone(house: &House) {
    house.chrome.press(&house.phone, "document.querySelector('#hang-up')").await;
    house.chrome.press(&house.phone, "document.querySelector('#hang-up-confirm')").await;
    house.screen(&house.phone, "left").await;
    house.chrome.until(&house.meeting, "an empty meeting", "!document.querySelector('.guest')").await;
    house.card_says(&format!("{PATIENT} salió de la videollamada")).await;

    house.chrome.press(&house.phone, "document.querySelector('#return')").await;
    house.screen(&house.phone, "call").await;
    they_see_and_hear_each_other(house).await;
}

/// Ten minutes pass on the sandbox's clock, so that the visit has a duration.
async fn the_end(house: &House) {
    house.chrome.press(&house.demo, "document.querySelector('#clock-10m')").await;
    house.chrome.press(&house.meeting, "document.querySelector('#end-meeting')").await;
    house.screen(&house.phone, "over").await;
    house.card_says("Visita terminada").await;
    let lasted = "[...document.querySelectorAll('#chat .card')].pop().innerText.match(/Duró (\\d+) minutos/)?.[1]";
    let minutes = house.chrome.until(&house.demo, "how long it lasted", lasted).await;
    let minutes: u32 = minutes.as_str().unwrap().parse().unwrap();
    assert!((10..=13).contains(&minutes), "ten minutes and what the scene took: {minutes}");
    let said = "document.querySelector('#over-minutes').checkVisibility() && document.querySelector('#over-minutes').innerText";
    let said = house.chrome.until(&house.phone, "how long it lasted", said).await;
    assert_eq!(said.as_str().unwrap(), format!("Duración: {minutes} min"));
}
