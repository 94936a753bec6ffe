//! What goes wrong on a bad day, and when a test orders it.

use super::*;

async fn undelivered(stage: &Stage, code: u32) -> (Vec<String>, Vec<String>) {
    let (url, heard) = listener().await;
    stage.cloud.next_fails(ANYBODY, code, 1);
    let message = stage.text(&url).await;
    stage.cloud.deliver_pending().await;
    let (_, message) = stage.ask("GET", &format!("Messages/{}.json", message["sid"].as_str().unwrap()), &[]).await;
    assert_eq!(message["error_code"], code);
    assert!(message["error_message"].as_str().is_some_and(|text| !text.is_empty()));
    (told(&heard, "MessageStatus"), told(&heard, "ErrorCode"))
}

#[tokio::test]
async fn a_message_ends_with_the_code_that_was_ordered() {
    let stage = Stage::new();
    for code in [30003, 30005, 30006, 30007, 30008, 30034] {
        let (statuses, codes) = undelivered(&stage, code).await;
        assert_eq!(
            (statuses, codes),
            (vec!["queued".into(), "sent".into(), "undelivered".into()], vec![code.to_string()])
        );
    }
    for code in [30001, 30002, 30004] {
        let (statuses, codes) = undelivered(&stage, code).await;
        assert_eq!((statuses, codes), (vec!["queued".into(), "failed".into()], vec![code.to_string()]));
    }
}

#[tokio::test]
async fn orders_are_kept_in_turn_for_one_phone_and_as_often_as_ordered() {
    let stage = Stage::new();
    stage.cloud.next_fails(ANYBODY, 30008, 1);
    stage.cloud.next_fails(ANYBODY, 30001, 2);
    for to in ["+525500000000", ANYBODY, ANYBODY, ANYBODY, ANYBODY] {
        stage.send(&[("To", to), ("From", PHONE_NUMBER), ("Body", "Hola")]).await;
    }
    stage.cloud.deliver_pending().await;
    let statuses: Vec<_> = stage.texts().into_iter().map(|(_, _, status)| status).collect();
    assert_eq!(statuses, ["delivered", "undelivered", "failed", "failed", "delivered"]);
}

#[tokio::test]
async fn a_message_is_refused_with_the_code_that_was_ordered() {
    let stage = Stage::new();
    for code in [21211, 21614, 21610, 21408, 21606, 21612, 21608, 63016, 63003] {
        stage.cloud.next_refused(ANYBODY, code, 1);
        assert_eq!(stage.refusal(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")]).await, i64::from(code));
    }
    assert!(stage.cloud.sms().is_empty());
    stage.text("https://a.test/").await;
    assert_eq!(stage.cloud.sms().len(), 1);
}

#[tokio::test]
async fn a_phone_that_is_off_gets_its_messages_when_it_is_on_again() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.cloud.phone_off(ANYBODY, true);
    stage.text(&url).await;
    stage.cloud.deliver_pending().await;
    stage.clock.advance(SignedDuration::from_hours(9));
    stage.cloud.deliver_pending().await;
    assert_eq!(told(&heard, "MessageStatus"), ["queued", "sent"]);
    stage.cloud.phone_off(ANYBODY, false);
    stage.cloud.deliver_pending().await;
    assert_eq!(told(&heard, "MessageStatus"), ["queued", "sent", "delivered"]);
    assert_eq!(told(&heard, "RawDlrDoneDate"), ["2611250120"]);
}

#[tokio::test]
async fn a_message_does_not_wait_longer_than_it_is_valid() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.cloud.phone_off(ANYBODY, true);
    let form =
        [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "a"), ("ValidityPeriod", "900"), ("StatusCallback", &url)];
    stage.send(&form).await;
    stage.cloud.deliver_pending().await;
    stage.clock.advance(SignedDuration::from_secs(899));
    stage.cloud.deliver_pending().await;
    assert_eq!(stage.cloud.sms()[0].status, "sent");
    stage.clock.advance(SignedDuration::from_secs(1));
    // Too late, although nobody looked in between.
    stage.cloud.phone_off(ANYBODY, false);
    stage.cloud.deliver_pending().await;
    assert_eq!(told(&heard, "MessageStatus"), ["queued", "sent", "undelivered"]);
    assert_eq!(told(&heard, "ErrorCode"), ["30036"]);
}

#[tokio::test]
async fn callbacks_can_be_lost() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.faults.next(Fault::SmsCallbacksLost, 1, "sms.delivered");
    stage.text(&url).await;
    assert_eq!(stage.cloud.deliver_pending().await, 2);
    assert_eq!(told(&heard, "MessageStatus"), ["queued", "sent"]);
    stage.faults.set(Fault::SmsCallbacksLost, true);
    stage.text(&url).await;
    assert_eq!(stage.cloud.deliver_pending().await, 0);
    assert_eq!(stage.cloud.sms()[1].status, "delivered");
}

#[tokio::test]
async fn lost_callbacks_do_not_keep_a_phone_from_writing() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    stage.faults.set(Fault::SmsCallbacksLost, true);
    stage.hears(ANYBODY, "Hola").await;
    assert_eq!(told(&service.heard, "Body"), ["Hola"]);
}

#[tokio::test]
async fn callbacks_of_a_message_can_arrive_in_reverse() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.faults.next(Fault::SmsCallbacksReordered, 1, ANYBODY);
    stage.cloud.phone_off(ANYBODY, true);
    let first = stage.text(&url).await;
    stage.send(&[("To", "+525500000000"), ("From", PHONE_NUMBER), ("Body", "a"), ("StatusCallback", &url)]).await;
    // What was told of it so far is held back, and nothing else is.
    assert_eq!(stage.cloud.deliver_pending().await, 3);
    stage.cloud.phone_off(ANYBODY, false);
    assert_eq!(stage.cloud.deliver_pending().await, 3);
    let statuses = told(&heard, "MessageStatus");
    assert_eq!(statuses, ["queued", "sent", "delivered", "delivered", "sent", "queued"]);
    assert_eq!(told(&heard, "MessageSid")[3..], vec![first["sid"].as_str().unwrap().to_owned(); 3]);
}

#[tokio::test]
async fn an_answer_can_be_lost_although_the_message_is_sent() {
    let stage = Stage::new();
    let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json", socket.local_addr().unwrap());
    let router = stage.cloud.router();
    tokio::spawn(async move { axum::serve(socket, router).await });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let send = async || {
        let form = [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")];
        client.post(&url).basic_auth(ACCOUNT_SID, Some(AUTH_TOKEN)).form(&form).send().await
    };
    stage.faults.next(Fault::SmsAnswerLost, 1, ANYBODY);
    let error = send().await.unwrap_err();
    assert!(error.is_request() && error.status().is_none(), "{error:?}");
    assert_eq!(stage.cloud.sms().len(), 1);
    assert!(stage.exchanges.all()[0].faulty);
    assert_eq!(send().await.unwrap().status().as_u16(), 201);
}

#[tokio::test]
async fn the_list_can_be_down_while_sending_works() {
    let stage = Stage::new();
    stage.faults.set(Fault::TwilioListDown, true);
    let (status, error) = stage.ask("GET", "Messages.json", &[]).await;
    assert_eq!((status, error["code"].as_i64()), (StatusCode::SERVICE_UNAVAILABLE, Some(20503)));
    let message = stage.text("https://a.test/").await;
    let one = format!("Messages/{}.json", message["sid"].as_str().unwrap());
    assert_eq!(stage.ask("GET", &one, &[]).await.0, StatusCode::OK);
}
