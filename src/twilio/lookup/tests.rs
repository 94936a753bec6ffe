use std::sync::Arc;

use axum::{Json, Router, extract::OriginalUri, http::StatusCode, response::IntoResponse, routing::get};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::config::{Sender, TwilioConfig};

/// A client whose Lookup is `router`; without one, Lookup is off.
async fn client(router: Option<Router>) -> Twilio {
    let lookup_url = match router {
        Some(router) => {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
            tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
            Some(url)
        }
        None => None,
    };
    let config = TwilioConfig {
        api_url: "http://127.0.0.1:9".parse().unwrap(),
        account_sid: "AC1".to_owned(),
        auth_token: "token".into(),
        shared_key: None,
        sender: Sender::Service("MG1".to_owned()),
        discards_content: false,
        obfuscates_addresses: false,
        lookup_url,
    };
    Twilio::new(upstream::client().unwrap(), Arc::new(config))
}

fn phone() -> PhoneNumber {
    "+525512345678".parse().unwrap()
}

/// What is known when Twilio answers this.
async fn line(status: StatusCode, body: Value) -> Option<Line> {
    let answer = get(async move |OriginalUri(uri): OriginalUri| {
        assert_eq!(uri.query(), Some("Fields=line_type_intelligence"));
        (status, Json(body)).into_response()
    });
    client(Some(Router::new().route("/v2/PhoneNumbers/+525512345678", answer))).await.line(&phone()).await
}

#[tokio::test]
async fn a_line_is_valid_or_not_and_has_a_kind_and_a_carrier() {
    let intelligence = json!({ "type": "landline", "carrier_name": "Telmex", "error_code": null });
    let known = line(StatusCode::OK, json!({ "valid": true, "line_type_intelligence": intelligence })).await.unwrap();
    let (kind, carrier) = (Some("landline".to_owned()), Some("Telmex".to_owned()));
    assert_eq!(known, Line { valid: true, kind, carrier });
    assert_eq!(known.flaw(), Some(PhoneError::CannotReceiveSms));
    let nobodys = line(StatusCode::OK, json!({ "valid": false, "line_type_intelligence": null })).await.unwrap();
    assert_eq!(nobodys, Line { valid: false, kind: None, carrier: None });
    assert_eq!(nobodys.flaw(), Some(PhoneError::NotValid));
    let silent = json!({ "type": null, "carrier_name": null, "error_code": 60601 });
    let unknown = line(StatusCode::OK, json!({ "valid": true, "line_type_intelligence": silent })).await.unwrap();
    assert_eq!(unknown.flaw(), None, "what is not known takes texts");
    let voip = json!({ "type": "nonFixedVoip", "carrier_name": "Twilio" });
    let voip = line(StatusCode::OK, json!({ "valid": true, "line_type_intelligence": voip })).await.unwrap();
    assert_eq!(voip.flaw(), None);
}

#[tokio::test]
async fn whatever_goes_wrong_nothing_is_known() {
    for status in [400, 401, 404, 429, 500, 503] {
        let status = StatusCode::from_u16(status).unwrap();
        assert_eq!(line(status, json!({ "code": 20404, "valid": false })).await, None, "{status}");
    }
    assert_eq!(line(StatusCode::OK, json!({ "valid": "yes" })).await, None);
    assert_eq!(client(None).await.line(&phone()).await, None, "it is off");
}

#[tokio::test]
async fn nobody_waits_for_an_answer_that_does_not_come() {
    let never = get(async || std::future::pending::<StatusCode>().await);
    let twilio = client(Some(Router::new().fallback(never))).await;
    let begun = std::time::Instant::now();
    assert_eq!(twilio.line(&phone()).await, None);
    assert!(begun.elapsed() < PATIENCE + Duration::from_secs(2), "{:?}", begun.elapsed());
}
