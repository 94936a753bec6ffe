//! A text is sent, told of, found, changed.

use super::*;

#[tokio::test]
async fn a_text_is_accepted_and_its_way_to_the_phone_is_told() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    let form = [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola"), ("StatusCallback", &url)];
    let (status, message) = stage.send(&form).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(message["status"], "queued");
    assert_eq!(message["num_segments"], "1");
    assert_eq!(message["date_created"], "Tue, 24 Nov 2026 16:20:00 +0000");
    assert_eq!(stage.cloud.sms()[0].status, "queued");

    assert_eq!(stage.cloud.deliver_pending().await, 3);
    assert_eq!(told(&heard, "MessageStatus"), ["queued", "sent", "delivered"]);
    assert_eq!(told(&heard, "MessageSid"), vec![message["sid"].as_str().unwrap(); 3]);
    assert_eq!(stage.cloud.sms()[0].status, "delivered");
    assert_eq!(stage.cloud.deliver_pending().await, 0);

    let (headers, params) = heard.lock().unwrap()[2].clone();
    let expected = Signing::Sha1.headers(&url, &params);
    assert_eq!(headers["x-twilio-signature"], expected[0].1.as_str());
    assert!(!headers.contains_key("x-twilio-webhooks-signature-settings"));
}

#[tokio::test]
async fn callbacks_can_be_signed_with_the_shared_key() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.cloud.sign_with(Signing::Sha256);
    stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "a"), ("StatusCallback", &url)]).await;
    stage.cloud.deliver_pending().await;
    let (headers, params) = heard.lock().unwrap()[0].clone();
    let expected = Signing::Sha256.headers(&url, &params);
    assert_eq!(headers["x-twilio-signature"], expected[0].1.as_str());
    assert_eq!(headers["x-twilio-webhooks-signature-settings"], expected[1].1.as_str());
}

#[tokio::test]
async fn a_phone_that_is_off_is_told_of() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.faults.next(Fault::SmsUndelivered, 1, ANYBODY);
    let form = [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola"), ("StatusCallback", &url)];
    let (_, message) = stage.send(&form).await;
    stage.cloud.deliver_pending().await;
    assert_eq!(told(&heard, "MessageStatus"), ["queued", "sent", "undelivered"]);
    assert_eq!(told(&heard, "ErrorCode"), ["30003"]);
    let (_, message) = stage.ask("GET", &format!("Messages/{}.json", message["sid"].as_str().unwrap()), &[]).await;
    assert_eq!(message["error_code"], 30003);
}

#[tokio::test]
async fn late_callbacks_wait_for_the_clock_and_arrive_newest_first() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    stage.faults.set(Fault::WebhooksLate, true);
    stage.faults.next(Fault::WebhooksDuplicate, 1, "sms.delivered");
    stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "a"), ("StatusCallback", &url)]).await;
    assert_eq!(stage.cloud.deliver_pending().await, 0);
    stage.clock.advance(SignedDuration::from_secs(20));
    assert_eq!(stage.cloud.deliver_pending().await, 4);
    assert_eq!(told(&heard, "MessageStatus"), ["delivered", "delivered", "sent", "queued"]);
    let heard = heard.lock().unwrap();
    assert_eq!(heard[0].0["i-twilio-idempotency-token"], heard[1].0["i-twilio-idempotency-token"]);
}

#[tokio::test]
async fn what_twilio_does_not_take_is_refused_with_its_code() {
    let stage = Stage::new();
    let from = ("From", PHONE_NUMBER);
    let (to, body) = (("To", ANYBODY), ("Body", "Hola"));
    let (long, longest) = ("á".repeat(1_601), "á".repeat(1_600));
    let cases: &[(&[(&str, &str)], i64)] = &[
        (&[from, body], 21604),
        (&[to, body], 21603),
        (&[to, from], 21602),
        (&[to, from, ("Body", &long)], 21617),
        (&[("To", "5512345678"), from, body], 21211),
        (&[("To", "+52551234567"), from, body], 21211),
        (&[to, from, body, ("ContentRetention", "discard")], 20422),
        (&[to, from, body, ("AddressRetention", "obfuscate")], 20422),
        (&[to, ("From", "+15551112222"), body], 21606),
        (&[to, ("From", "Televisita"), body], 21212),
        (&[("To", PHONE_NUMBER), from, body], 21266),
        (&[to, ("MessagingServiceSid", "MG00000000000000000000000000000000"), body], 21701),
        (&[to, from, body, ("StatusCallback", "ftp://a.test/")], 21609),
        (&[to, from, body, ("StatusCallback", "not an address")], 21609),
        (&[to, from, body, ("IdempotencyKey", "1")], 20001),
        (&[to, from, body, ("ValidityPeriod", "36001")], 20422),
        (&[to, from, body, ("ValidityPeriod", "soon")], 20422),
        (&[to, from, body, ("RiskCheck", "perhaps")], 20422),
    ];
    for (form, code) in cases {
        assert_eq!(stage.refusal(form).await, *code, "{form:?}");
    }
    assert!(stage.cloud.sms().is_empty());
    assert_eq!(stage.send(&[to, from, ("Body", &longest)]).await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn a_sent_text_is_found_by_phone_and_day() {
    let stage = Stage::new();
    let (_, first) = stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "1")]).await;
    stage.clock.advance(SignedDuration::from_hours(24));
    let (_, second) = stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "2")]).await;
    stage.send(&[("To", "+525500000000"), ("From", PHONE_NUMBER), ("Body", "3")]).await;
    let find = async |query: &str| {
        let (status, page) = stage.ask("GET", &format!("Messages.json?{query}"), &[]).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        page
    };
    let all = find("To=%2B525512345678&DateSent%3E=2026-11-24").await;
    assert_eq!([&all["messages"][0]["sid"], &all["messages"][1]["sid"]], [&second["sid"], &first["sid"]]);
    let new = find("To=%2B525512345678&DateSent%3E=2026-11-25T16:20:00Z").await;
    assert_eq!(new["messages"].as_array().unwrap().len(), 1);
    assert_eq!(find("DateSent=2026-11-23").await["messages"].as_array().unwrap().len(), 0);

    let page = find("To=%2B525512345678&PageSize=1").await;
    let next = page["next_page_uri"].as_str().unwrap().split_once('?').unwrap().1.to_owned();
    let page = find(&next).await;
    assert_eq!(page["messages"][0]["sid"], first["sid"]);
    assert_eq!(page["next_page_uri"], Value::Null);
    assert_eq!(stage.ask("GET", "Messages.json?Since=1", &[]).await.1["code"], 20001);
}

#[tokio::test]
async fn a_messaging_service_chooses_the_number_later_and_can_schedule() {
    let stage = Stage::new();
    let service = ("MessagingServiceSid", MESSAGING_SERVICE_SID);
    let (_, accepted) = stage.send(&[("To", ANYBODY), service, ("Body", "1")]).await;
    assert_eq!((&accepted["status"], &accepted["from"]), (&"accepted".into(), &Value::Null));
    assert_eq!(accepted["num_segments"], "0");
    let plan = [("To", ANYBODY), service, ("Body", "2"), ("ScheduleType", "fixed"), ("SendAt", "2026-11-24T17:20:00Z")];
    let (_, planned) = stage.send(&plan).await;
    assert_eq!(planned["status"], "scheduled");
    stage.cloud.deliver_pending().await;
    let statuses = || stage.cloud.sms().iter().map(|sms| sms.status).collect::<Vec<_>>();
    assert_eq!(statuses(), ["delivered", "scheduled"]);
    assert_eq!(stage.cloud.sms()[0].from, PHONE_NUMBER);
    stage.clock.advance(SignedDuration::from_hours(1));
    stage.cloud.deliver_pending().await;
    assert_eq!(statuses(), ["delivered", "delivered"]);
    let one = format!("Messages/{}.json", planned["sid"].as_str().unwrap());
    assert_eq!(stage.ask("POST", &one, &[("Status", "canceled")]).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(stage.ask("POST", &one, &[("Body", "")]).await.1["body"], "");
    assert_eq!(stage.ask("DELETE", &one, &[]).await.0, StatusCode::NO_CONTENT);
    assert_eq!(stage.ask("GET", &one, &[]).await.1["code"], 20404);
}

#[tokio::test]
async fn faults_answer_as_twilio_does_on_a_bad_day_and_send_nothing() {
    let stage = Stage::new();
    let form = [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")];
    for (fault, status, code) in
        [(Fault::Twilio429, 429, 20429), (Fault::Twilio5xx, 503, 20503), (Fault::SmsRefused, 400, 21610)]
    {
        stage.faults.next(fault, 1, "");
        let (answer, error) = stage.send(&form).await;
        assert_eq!((answer.as_u16(), error["code"].as_i64()), (status, Some(code)));
    }
    assert!(stage.cloud.sms().is_empty());
    assert_eq!(stage.send(&form).await.0, StatusCode::CREATED);
    let seen = stage.exchanges.all();
    assert_eq!(seen.iter().map(|seen| seen.faulty).collect::<Vec<_>>(), [true, true, false, false]);
    assert_eq!(seen[3].template, "/2010-04-01/Accounts/{AccountSid}/Messages.json");
}

#[tokio::test]
async fn whoever_listens_hears_of_every_change() {
    let stage = Stage::new();
    let mut changes = stage.cloud.subscribe();
    stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")]).await;
    assert_eq!(changes.try_recv(), Ok("sms"));
    stage.cloud.deliver_pending().await;
    assert_eq!(changes.try_recv(), Ok("sms"));
}

#[tokio::test]
async fn the_loop_delivers_until_it_is_cancelled() {
    let stage = Stage::new();
    let (cloud, cancel) = (stage.cloud.clone(), tokio_util::sync::CancellationToken::new());
    let running = tokio::spawn({
        let cancel = cancel.clone();
        async move { cloud.run(cancel).await }
    });
    let mut changes = stage.cloud.subscribe();
    stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")]).await;
    while stage.cloud.sms()[0].status != "delivered" {
        changes.recv().await.unwrap();
    }
    cancel.cancel();
    running.await.unwrap();
}
