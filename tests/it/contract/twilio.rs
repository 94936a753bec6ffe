//! Twilio's Messages and Lookup, played endpoint by endpoint.

use reqwest::Method;
use serde_json::Value;
use televisita::sandbox::people::{
    ACCOUNT_SID, AUTH_TOKEN, MESSAGING_SERVICE_SID, PHONE_NUMBER, TEMPLATES, TEST_ACCOUNT_SID, TEST_AUTH_TOKEN,
    WHATSAPP_SENDER,
};

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
    heard(stage).await;
    unlucky(stage).await;
    by_whatsapp(stage).await;
    forgotten(stage).await;
    with_test_credentials(stage).await;
    looked_up(stage).await;
}

impl Stage {
    async fn twilio(&self, call: &str, form: &[(&str, &str)], wanted: u16) -> Value {
        self.twilio_as(AUTH_TOKEN, call, form, wanted).await
    }

    async fn twilio_as(&self, secret: &str, call: &str, form: &[(&str, &str)], wanted: u16) -> Value {
        let (method, rest) = call.split_once(' ').unwrap();
        let path = format!("2010-04-01/Accounts/{ACCOUNT_SID}/{rest}");
        self.twilio_at((ACCOUNT_SID, secret), (method, &path), form, wanted).await
    }

    async fn twilio_at(
        &self,
        (name, secret): (&str, &str),
        (method, path): (&str, &str),
        form: &[(&str, &str)],
        wanted: u16,
    ) -> Value {
        let url = format!("{}/{path}", self.sandbox.urls.twilio);
        let request = self.client.request(method.parse::<Method>().unwrap(), url).basic_auth(name, Some(secret));
        let request = if form.is_empty() { request } else { request.form(form) };
        self.send(request, wanted).await.body
    }

    /// The message as it stands when everything that was to happen has happened.
    async fn ended(&self, sent: &Value) -> Value {
        self.sandbox.twilio.deliver_pending().await;
        self.twilio(&format!("GET Messages/{}.json", sent["sid"].as_str().unwrap()), &[], 200).await
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
        &[ANYBODY, FROM, BODY, ("ContentRetention", "discard")],
        &[ANYBODY, ("From", WHATSAPP_SENDER), BODY],
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

/// What phones wrote is in the list too, and so are the answers of Twilio itself.
async fn heard(stage: &Stage) {
    // There is no service in this test. Whoever is asked says so at once.
    stage.sandbox.twilio.answers_at(&format!("{}/sandbox/nothing", stage.sandbox.urls.demo));
    let sid = stage.sandbox.twilio.text_in(ANYBODY.1, "¿A qué hora?").unwrap();
    stage.sandbox.twilio.deliver_pending().await;
    stage.sandbox.twilio.text_in(ANYBODY.1, "STOP").unwrap();
    stage.sandbox.twilio.deliver_pending().await;
    assert_eq!(stage.twilio(&format!("GET Messages/{sid}.json"), &[], 200).await["direction"], "inbound");
    let list = stage.twilio("GET Messages.json?From=%2B525512345678", &[], 200).await;
    assert_eq!(list["messages"].as_array().unwrap().len(), 2);
    let list = stage.twilio("GET Messages.json?PageSize=1", &[], 200).await;
    assert_eq!(list["messages"][0]["direction"], "outbound-reply");
    stage.twilio("POST Messages.json", &[ANYBODY, FROM, BODY], 400).await;
    stage.sandbox.twilio.text_in(ANYBODY.1, "START").unwrap();
    stage.sandbox.twilio.deliver_pending().await;
}

async fn unlucky(stage: &Stage) {
    for (code, status) in [(30003, "undelivered"), (30001, "failed")] {
        stage.sandbox.twilio.next_fails(ANYBODY.1, code, 1);
        let sent = stage.twilio("POST Messages.json", &[ANYBODY, FROM, BODY], 201).await;
        assert_eq!(stage.ended(&sent).await["status"], status);
    }
    stage.sandbox.twilio.next_refused(ANYBODY.1, 21408, 1);
    stage.twilio("POST Messages.json", &[ANYBODY, FROM, BODY], 400).await;
}

async fn by_whatsapp(stage: &Stage) {
    let (to, from) = (("To", "whatsapp:+525512345678"), ("From", WHATSAPP_SENDER));
    for template in TEMPLATES {
        let places = ("ContentVariables", r#"{"1":"Hospital","2":"hoy","3":"https://a.test/v/1"}"#);
        let sent = stage.twilio("POST Messages.json", &[to, from, ("ContentSid", template.sid), places], 201).await;
        assert_eq!(stage.ended(&sent).await["status"], "delivered");
    }
    stage.sandbox.twilio.reads_whatsapp(to.1);
    let list = stage.twilio("GET Messages.json?To=whatsapp%3A%2B525512345678", &[], 200).await;
    assert_eq!(list["messages"][0]["status"], "read");
    let sent = stage.twilio("POST Messages.json", &[to, from, BODY], 201).await;
    assert_eq!(stage.ended(&sent).await["error_code"], 63016);
    stage.sandbox.twilio.text_in("whatsapp:+5215512345678", "Hola").unwrap();
    let sent = stage.twilio("POST Messages.json", &[to, from, BODY], 201).await;
    assert_eq!(stage.ended(&sent).await["status"], "delivered");
}

async fn forgotten(stage: &Stage) {
    stage.sandbox.twilio.may_discard(true);
    let privacy = [("ContentRetention", "discard"), ("AddressRetention", "obfuscate")];
    let sent = stage.twilio("POST Messages.json", &[ANYBODY, FROM, BODY, privacy[0], privacy[1]], 201).await;
    let ended = stage.ended(&sent).await;
    assert_eq!((&ended["body"], &ended["to"]), (&"".into(), &"+52551234XXXX".into()));
}

async fn with_test_credentials(stage: &Stage) {
    let path = format!("2010-04-01/Accounts/{TEST_ACCOUNT_SID}/Messages.json");
    let tester = (TEST_ACCOUNT_SID, TEST_AUTH_TOKEN);
    let from = ("From", "+15005550006");
    stage.twilio_at(tester, ("POST", &path), &[ANYBODY, from, BODY], 201).await;
    stage.twilio_at(tester, ("POST", &path), &[("To", "+15005550001"), from, BODY], 400).await;
    stage.twilio_at(tester, ("GET", &path), &[], 403).await;
}

async fn looked_up(stage: &Stage) {
    let look_up = async |rest: &str, wanted: u16| {
        stage.twilio_at((ACCOUNT_SID, AUTH_TOKEN), ("GET", &format!("v2/PhoneNumbers/{rest}")), &[], wanted).await
    };
    let line = "Fields=validation,line_type_intelligence";
    assert_eq!(look_up(&format!("+525512345678?{line}"), 200).await["line_type_intelligence"]["type"], "mobile");
    stage.sandbox.twilio.is_line("+525598765432", "landline", "Telmex");
    look_up(&format!("+525598765432?{line}"), 200).await;
    look_up("5512345678?CountryCode=MX", 200).await;
    look_up("+52551234567", 200).await;
    look_up("+525512345678?Fields=colour", 400).await;
}
