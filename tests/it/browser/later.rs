//! A visit for another day, let in by the clinician's opening of the meeting.

use jiff::{ToSpan as _, tz::TimeZone};
use televisita::texts::{self, Language};

use super::{
    acts::{PATIENT, When},
    house::play,
    media::{CLINICIANS_PICTURE, PATIENT_IN_MEETING},
};

const HOUR: &str = "10:30";

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_for_tomorrow_whose_patient_is_let_in_by_the_opening_of_the_meeting() {
    play("later", async |house| {
        let clinic = TimeZone::get("America/Mexico_City").unwrap();
        let day = house.clock.now().to_zoned_datetime(clinic).date().checked_add(1.day()).unwrap();
        let tomorrow = day.to_string();
        house.invite(When::Later { date: tomorrow.clone(), time: HOUR.to_owned() }, false).await;
        let booked = house.text(1).await;
        assert!(booked.contains(HOUR) && !booked.contains("/v/"), "the date and time first: {booked}");
        house.card_says(&format!("Visita agendada con {PATIENT}")).await;
        let day = texts::day(Language::EsMx, day);
        house.card_says(&format!("El enlace se enviará el {day}, 10:20.")).await;

        house.jump_to_link_of(&tomorrow, HOUR).await;
        let link = house.text(2).await;
        assert!(link.contains("/v/"), "then the link: {link}");
        house.come().await;
        house.card_says(&format!("{PATIENT} espera")).await;

        house.open_meeting().await;
        house.screen(&house.phone, "call").await;
        house.frames_advance(&house.phone, CLINICIANS_PICTURE).await;
        house.frames_advance(&house.meeting, PATIENT_IN_MEETING).await;
        house.card_says("Entró al abrirse la reunión").await;

        house.chrome.press(&house.meeting, "document.querySelector('#end-meeting')").await;
        house.screen(&house.phone, "over").await;
        house.card_says("Visita terminada").await;
    })
    .await;
}
