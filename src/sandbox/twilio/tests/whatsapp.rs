//! WhatsApp: templates, the window of a day, and people without it.

use super::*;
use crate::sandbox::people::{TEMPLATES, WHATSAPP_SENDER};
use crate::sandbox::twilio::AdvancedOptOut;

const FROM: (&str, &str) = ("From", WHATSAPP_SENDER);
const TO: (&str, &str) = ("To", "whatsapp:+525512345678");
const TEMPLATE: (&str, &str) = ("ContentSid", TEMPLATES[0].sid);
const PLACES: (&str, &str) = ("ContentVariables", r#"{"1":"Hospital","2":"Dra. Ruiz","3":"https://a.test/v/1"}"#);
/// WhatsApp still has the digit that Mexican mobile numbers once had.
const WRITER: &str = "whatsapp:+5215512345678";

#[tokio::test]
async fn a_template_is_filled_in_and_may_be_read() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    let (status, message) = stage.send(&[TO, FROM, TEMPLATE, PLACES, ("StatusCallback", &url)]).await;
    assert_eq!(status, StatusCode::CREATED, "{message}");
    stage.cloud.deliver_pending().await;
    let body = "Hospital: Dra. Ruiz le va a atender por video. Entre con este enlace: https://a.test/v/1";
    assert_eq!(stage.texts(), [(TO.1.to_owned(), body.to_owned(), "delivered")]);
    stage.cloud.reads_whatsapp(ANYBODY);
    stage.cloud.deliver_pending().await;
    assert_eq!(told(&heard, "MessageStatus"), ["queued", "sent", "delivered", "read"]);
    assert_eq!(told(&heard, "ChannelToAddress"), vec![ANYBODY; 4]);
    assert_eq!(told(&heard, "EventType"), ["DELIVERED", "READ"]);
}

#[tokio::test]
async fn what_whatsapp_does_not_take_is_refused_with_its_code() {
    let stage = Stage::new();
    let unknown = ("ContentSid", "HX00000000000000000000000000000000");
    let body = ("Body", "Hola");
    let with = |json: &'static str| ("ContentVariables", json);
    let cases: &[(&[(&str, &str)], i64)] = &[
        (&[TO, ("From", PHONE_NUMBER), body], 21910),
        (&[("To", ANYBODY), FROM, body], 21910),
        (&[TO, ("From", "whatsapp:+15551112222"), body], 63007),
        (&[("To", "whatsapp:5512345678"), FROM, body], 21211),
        (&[TO, FROM], 21602),
        (&[TO, FROM, unknown, PLACES], 21655),
        (&[TO, FROM, TEMPLATE], 21656),
        (&[TO, FROM, body, PLACES], 21656),
        (&[TO, FROM, TEMPLATE, with("no JSON")], 21656),
        (&[TO, FROM, TEMPLATE, with(r#"["a","b","c"]"#)], 21656),
        (&[TO, FROM, TEMPLATE, with(r#"{"1":"a","2":"b"}"#)], 21656),
        (&[TO, FROM, TEMPLATE, with(r#"{"1":"a","2":"b","3":""}"#)], 21656),
        (&[TO, FROM, TEMPLATE, with(r#"{"1":"a","2":"b","3":3}"#)], 21656),
        (&[TO, FROM, TEMPLATE, with(r#"{"1":"a","2":"b","3":"c\nd"}"#)], 21656),
        (&[TO, FROM, TEMPLATE, with(r#"{"1":"a","2":"b","3":"c","4":"d"}"#)], 21656),
    ];
    for (form, code) in cases {
        assert_eq!(stage.refusal(form).await, *code, "{form:?}");
    }
    assert!(stage.cloud.sms().is_empty());
}

#[tokio::test]
async fn one_writes_freely_for_a_day_after_the_person_has_written() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    let free = async || {
        heard.lock().unwrap().clear();
        stage.send(&[TO, FROM, ("Body", "Hola"), ("StatusCallback", &url)]).await;
        stage.cloud.deliver_pending().await;
        (told(&heard, "MessageStatus").pop().unwrap(), told(&heard, "ErrorCode"))
    };
    assert_eq!(free().await, ("failed".to_owned(), vec!["63016".to_owned()]));
    stage.hears(ANYBODY, "Hola").await;
    assert_eq!(free().await.0, "failed", "an SMS does not count");
    stage.hears(WRITER, "Hola").await;
    stage.clock.advance(SignedDuration::from_secs(24 * 60 * 60 - 1));
    assert_eq!(free().await, ("delivered".to_owned(), vec![]));
    stage.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(free().await.0, "failed");
}

#[tokio::test]
async fn who_has_no_whatsapp_cannot_be_reached_by_it() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.cloud.without_whatsapp(ANYBODY);
    stage.send(&[TO, FROM, TEMPLATE, PLACES, ("StatusCallback", &url)]).await;
    stage.text(&url).await;
    stage.cloud.deliver_pending().await;
    assert_eq!(told(&heard, "ErrorCode"), ["63024"]);
    let statuses: Vec<_> = stage.texts().into_iter().map(|(_, _, status)| status).collect();
    assert_eq!(statuses, ["failed", "delivered"]);
}

#[tokio::test]
async fn what_is_written_by_whatsapp_says_who_wrote_it() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    service.says("<Message>Gracias</Message>");
    let message = stage.hears(WRITER, "STOP").await;
    assert_eq!((&message["from"], &message["to"]), (&WRITER.into(), &WHATSAPP_SENDER.into()));
    assert_eq!(told(&service.heard, "From"), [WRITER]);
    assert_eq!(told(&service.heard, "WaId"), ["5215512345678"]);
    assert_eq!(told(&service.heard, "ProfileName").len(), 1);
    assert!(told(&service.heard, "FromCountry").is_empty());
    // The standard words are SMS's: on WhatsApp one blocks a sender by other means.
    assert_eq!(stage.texts(), [(WRITER.to_owned(), "Gracias".to_owned(), "delivered")]);
}

#[tokio::test]
async fn a_messaging_service_chooses_the_sender_of_the_channel() {
    let stage = Stage::new();
    stage.send(&[TO, ("MessagingServiceSid", MESSAGING_SERVICE_SID), TEMPLATE, PLACES]).await;
    stage.cloud.deliver_pending().await;
    assert_eq!(stage.cloud.sms()[0].from, WHATSAPP_SENDER);
}

#[tokio::test]
async fn who_wants_no_sms_may_still_want_whatsapp() {
    let stage = Stage::new();
    stage.hears(ANYBODY, "STOP").await;
    assert_eq!(stage.refusal(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")]).await, 21610);
    assert_eq!(stage.send(&[TO, FROM, TEMPLATE, PLACES]).await.0, StatusCode::CREATED);
    stage.cloud.advanced_opt_out(Some(AdvancedOptOut::SPANISH));
    stage.hears(WRITER, "BAJA").await;
    assert_eq!(stage.refusal(&[TO, FROM, TEMPLATE, PLACES]).await, 21610, "by the number without the old digit");
}

#[tokio::test]
async fn a_template_can_be_sent_by_sms_as_well() {
    let stage = Stage::new();
    stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), TEMPLATE, PLACES]).await;
    assert!(stage.cloud.sms()[0].body.starts_with("Hospital: Dra. Ruiz le va a atender"));
}
