//! A phone writes, and the service answers.

use super::*;
use crate::sandbox::twilio::{Direction, TwimlProblem};

fn value(heard: &Heard, at: usize, name: &str) -> Option<String> {
    let heard = heard.lock().unwrap();
    heard[at].1.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone())
}

#[tokio::test]
async fn what_a_phone_writes_is_handed_over_and_answered() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    service.says("<Message><Body>Gracias &amp; adiós</Body></Message><Message>Hasta luego</Message>");
    let message = stage.hears(ANYBODY, "Sí voy").await;
    assert_eq!((&message["direction"], &message["status"]), (&"inbound".into(), &"received".into()));
    assert_eq!((&message["from"], &message["to"]), (&ANYBODY.into(), &PHONE_NUMBER.into()));
    assert_eq!((&message["body"], &message["error_code"]), (&"Sí voy".into(), &Value::Null));

    let expected = [
        ("From", ANYBODY),
        ("To", PHONE_NUMBER),
        ("Body", "Sí voy"),
        ("SmsStatus", "received"),
        ("NumMedia", "0"),
        ("NumSegments", "1"),
        ("FromCountry", "MX"),
        ("ToCountry", "US"),
        ("FromZip", ""),
        ("AccountSid", ACCOUNT_SID),
        ("MessagingServiceSid", MESSAGING_SERVICE_SID),
        ("MessageSid", message["sid"].as_str().unwrap()),
        ("SmsMessageSid", message["sid"].as_str().unwrap()),
        ("ApiVersion", "2010-04-01"),
    ];
    for (name, wanted) in expected {
        assert_eq!(value(&service.heard, 0, name).as_deref(), Some(wanted), "{name}");
    }
    assert_eq!(value(&service.heard, 0, "OptOutType"), None);
    let replies = [("Gracias & adiós", "delivered"), ("Hasta luego", "delivered")];
    assert_eq!(stage.texts(), replies.map(|(body, status)| (ANYBODY.to_owned(), body.to_owned(), status)));
    let (_, list) = stage.ask("GET", "Messages.json", &[]).await;
    assert_eq!(list["messages"][0]["direction"], "outbound-reply");
    let ways: Vec<_> = stage.cloud.conversation().iter().map(|sms| sms.direction).collect();
    assert_eq!(ways, [Direction::In, Direction::Out, Direction::Out]);
    assert!(stage.cloud.twiml_problems().is_empty());
}

#[tokio::test]
async fn the_call_is_signed_in_the_chosen_way() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    for (at, signing) in [Signing::Sha1, Signing::Sha256].into_iter().enumerate() {
        stage.cloud.sign_with(signing);
        stage.hears(ANYBODY, "Hola").await;
        let (headers, params) = service.heard.lock().unwrap()[at].clone();
        let expected = signing.headers(&service.url, &params);
        assert_eq!(headers["x-twilio-signature"], expected[0].1.as_str());
        assert_eq!(headers.contains_key("x-twilio-webhooks-signature-settings"), signing == Signing::Sha256);
        assert!(headers.contains_key("i-twilio-idempotency-token"));
    }
}

#[tokio::test]
async fn an_inbound_call_can_come_twice_or_late() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    stage.faults.next(Fault::WebhooksLate, 1, "sms.in");
    stage.faults.next(Fault::WebhooksDuplicate, 1, &format!("sms.in {ANYBODY}"));
    stage.cloud.text_in(ANYBODY, "Hola").unwrap();
    assert_eq!(stage.cloud.deliver_pending().await, 0);
    stage.clock.advance(SignedDuration::from_secs(20));
    assert_eq!(stage.cloud.deliver_pending().await, 2);
    let heard = service.heard.lock().unwrap();
    assert_eq!(heard[0].0["i-twilio-idempotency-token"], heard[1].0["i-twilio-idempotency-token"]);
}

#[tokio::test]
async fn a_service_that_is_down_is_not_asked_again() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    service.answers(503, "text/xml", "<Response><Message>Hola</Message></Response>");
    let message = stage.hears(ANYBODY, "Hola").await;
    assert_eq!((&message["error_code"], &message["status"]), (&11200.into(), &"received".into()));
    stage.clock.advance(SignedDuration::from_hours(1));
    assert_eq!(stage.cloud.deliver_pending().await, 0);
    // Nobody listens on this port: it was somebody's a moment ago.
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    stage.cloud.answers_at(&format!("http://{gone}/sms"));
    assert_eq!(stage.hears(ANYBODY, "Hola").await["error_code"], 11200);
    assert!(stage.cloud.sms().is_empty());
}

#[tokio::test]
async fn an_answer_that_is_not_good_twiml_sends_nothing_and_is_noted() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    service.answers(200, "application/json", "{}");
    let message = stage.hears(ANYBODY, "Hola").await;
    assert_eq!((&message["error_code"], &message["error_message"]), (&12300.into(), &"Invalid Content-Type".into()));
    let problem = TwimlProblem {
        message: message["sid"].as_str().unwrap().to_owned(),
        code: 12300,
        what: "the content type is \"application/json\"".to_owned(),
    };
    assert_eq!(stage.cloud.twiml_problems(), [problem]);
    assert!(stage.cloud.sms().is_empty());
}

#[tokio::test]
async fn a_reply_may_go_elsewhere_and_be_told_of_but_not_come_from_elsewhere() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    service.says("<Message to=\"+525500000000\" statusCallback=\"/status\" method=\"POST\">Hola</Message>");
    stage.hears(ANYBODY, "Hola").await;
    assert_eq!(stage.texts(), [("+525500000000".to_owned(), "Hola".to_owned(), "delivered")]);
    assert_eq!(told(&service.heard, "MessageStatus"), ["queued", "sent", "delivered"]);
    for (attribute, code) in
        [("to=\"5512345678\"", 14101), ("from=\"+15551112222\"", 14102), ("statusCallback=\"ftp://a\"", 14105)]
    {
        service.says(&format!("<Message {attribute}>Hola</Message>"));
        assert_eq!(stage.hears(ANYBODY, "Hola").await["error_code"], code);
    }
    assert_eq!(stage.cloud.sms().len(), 1);
}

#[tokio::test]
async fn what_no_phone_could_write_is_refused() {
    let stage = Stage::new();
    for (from, body) in
        [("5512345678", "Hola"), ("whatsapp:5512345678", "Hola"), (ANYBODY, " "), (ANYBODY, &*"a".repeat(1_601))]
    {
        assert!(stage.cloud.text_in(from, body).is_err(), "{from} {body}");
    }
    assert!(stage.cloud.conversation().is_empty());
}
