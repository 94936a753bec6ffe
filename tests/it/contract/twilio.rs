//! Twilio's Messages, played endpoint by endpoint.

use reqwest::Method;
use serde_json::Value;
use televisita::sandbox::people::{ACCOUNT_SID, AUTH_TOKEN, MESSAGING_SERVICE_SID, PHONE_NUMBER};

use super::Stage;

const ANYBODY: (&str, &str) = ("To", "+525512345678");
const FROM: (&str, &str) = ("From", PHONE_NUMBER);
const BODY: (&str, &str) = ("Body", "Hola: su visita es mañana.");
const SERVICE: (&str, &str) = ("MessagingServiceSid", MESSAGING_SERVICE_SID);

pub(super) async fn play(stage: &Stage) {
    let sent = sent(stage).await;
    planned(stage).await;
    refused(stage).await;
    found(stage, &sent).await;
    changed(stage, &sent).await;
}

impl Stage {
    async fn twilio(&self, call: &str, form: &[(&str, &str)], wanted: u16) -> Value {
        self.twilio_as(AUTH_TOKEN, call, form, wanted).await
    }

    async fn twilio_as(&self, secret: &str, call: &str, form: &[(&str, &str)], wanted: u16) -> Value {
        let (method, rest) = call.split_once(' ').unwrap();
        let url = format!("{}/2010-04-01/Accounts/{ACCOUNT_SID}/{rest}", self.sandbox.urls.twilio);
        let request = self.client.request(method.parse::<Method>().unwrap(), url).basic_auth(ACCOUNT_SID, Some(secret));
        let request = if form.is_empty() { request } else { request.form(form) };
        self.send(request, wanted).await.body
    }
}

/// Answers the id of a message that has arrived.
async fn sent(stage: &Stage) -> String {
    let sent = stage.twilio("POST Messages.json", &[ANYBODY, FROM, BODY], 201).await;
    let full = [
        ANYBODY,
        FROM,
        BODY,
        ("StatusCallback", "https://a.test/status?visit=1"),
        ("ValidityPeriod", "3600"),
        ("Attempt", "1"),
        ("MaxPrice", "0.5"),
        ("ProvideFeedback", "false"),
        ("ForceDelivery", "false"),
        ("ContentRetention", "retain"),
        ("AddressRetention", "retain"),
        ("SmartEncoded", "false"),
        ("ShortenUrls", "false"),
        ("RiskCheck", "disable"),
    ];
    stage.twilio("POST Messages.json", &full, 201).await;
    stage.twilio("POST Messages.json", &[ANYBODY, SERVICE, BODY], 201).await;
    let media = [ANYBODY, FROM, ("MediaUrl", "https://a.test/1.png"), ("MediaUrl", "https://a.test/2.png")];
    stage.twilio("POST Messages.json", &media, 201).await;
    stage.sandbox.twilio.deliver_pending().await;
    sent["sid"].as_str().unwrap().to_owned()
}

async fn planned(stage: &Stage) {
    let later = [ANYBODY, SERVICE, BODY, ("ScheduleType", "fixed"), ("SendAt", "2026-11-24T18:00:00Z")];
    let planned = stage.twilio("POST Messages.json", &later, 201).await;
    let one = format!("Messages/{}.json", planned["sid"].as_str().unwrap());
    stage.twilio(&format!("GET {one}"), &[], 200).await;
    stage.twilio(&format!("POST {one}"), &[("Status", "canceled")], 200).await;
    stage.twilio(&format!("POST {one}"), &[("Status", "canceled")], 400).await;
}

async fn refused(stage: &Stage) {
    let wrong: &[&[(&str, &str)]] = &[
        &[FROM, BODY],
        &[ANYBODY, BODY],
        &[ANYBODY, FROM],
        &[("To", "5512345678"), FROM, BODY],
        &[("To", "+15005550004"), FROM, BODY],
        &[ANYBODY, FROM, BODY, ("IdempotencyKey", "1")],
        &[ANYBODY, FROM, BODY, ("ValidityPeriod", "soon")],
    ];
    for form in wrong {
        stage.twilio("POST Messages.json", form, 400).await;
    }
    stage.twilio_as("wrong", "GET Messages.json", &[], 401).await;
    stage.twilio("GET Nothing.json", &[], 404).await;
    stage.twilio("PUT Messages.json", &[BODY], 405).await;
    let url = format!("{}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json", stage.sandbox.urls.twilio);
    let json = stage.client.post(url).basic_auth(ACCOUNT_SID, Some(AUTH_TOKEN)).json(&serde_json::json!({}));
    stage.send(json, 415).await;
}

async fn found(stage: &Stage, sent: &str) {
    let one = format!("GET Messages/{sent}.json");
    assert_eq!(stage.twilio(&one, &[], 200).await["status"], "delivered");
    let all = stage.twilio("GET Messages.json?PageSize=2&Page=0", &[], 200).await;
    let next = all["next_page_uri"].as_str().unwrap();
    let next = next.rsplit_once('/').unwrap().1;
    stage.twilio(&format!("GET {next}"), &[], 200).await;
    let narrow =
        "To=%2B525512345678&From=%2B15550107400&DateSent%3E=2026-11-24T00:00:00Z&DateSent%3C=2026-11-25T00:00:00Z";
    stage.twilio(&format!("GET Messages.json?{narrow}"), &[], 200).await;
    stage.twilio("GET Messages.json?Since=1", &[], 400).await;
    stage.twilio("GET Messages/SM00000000000000000000000000000000.json", &[], 404).await;
}

async fn changed(stage: &Stage, sent: &str) {
    let one = format!("Messages/{sent}.json");
    stage.twilio(&format!("POST {one}"), &[("Body", "")], 200).await;
    stage.twilio(&format!("DELETE {one}"), &[], 204).await;
    stage.twilio(&format!("DELETE {one}"), &[], 404).await;
}
