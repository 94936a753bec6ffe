//! Where everything is (the SDK asks this first), and the small services that it only wants to be there.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::SdkCloud;
use super::refusal::{Answer, Body, Caller};

/// The services by name. The SDK never registers when `hostCatalog` is missing, and waits five seconds for each service
/// that it wants and does not find.
pub(super) fn services(base: &str) -> Value {
    json!({
        "serviceLinks": {
            "wdm": format!("{base}/wdm/api/v1"),
            "locus": format!("{base}/locus/api/v1"),
            "mercuryConnection": format!("{base}/mercury"),
            "metrics": format!("{base}/metrics/api/v1"),
            "hydra": format!("{base}/v1"),
            "webex-appapi-service": format!("{base}/wbxappapi/v1"),
            "calliopeDiscovery": format!("{base}/calliope/api/v1"),
        },
        "hostCatalog": {},
    })
}

/// The catalogue before the SDK has shown its token.
pub(super) async fn limited(State(cloud): State<SdkCloud>) -> Json<Value> {
    Json(services(&cloud.at.base))
}

/// The catalogue for a known guest.
pub(super) async fn full(State(cloud): State<SdkCloud>, _caller: Caller) -> Json<Value> {
    Json(services(&cloud.at.base))
}

/// Where on earth the caller seems to be.
pub(super) async fn region() -> Json<Value> {
    Json(json!({
        "countryCode": "MX", "regionCode": "US-EAST", "timezone": "America/Mexico_City", "clientAddress": "127.0.0.1",
    }))
}

/// Media clusters to probe for reachability: none, media goes from browser to browser.
pub(super) async fn clusters(_caller: Caller, Body(_): Body<Value>) -> Answer {
    Ok(Json(json!({ "clusters": {}, "joinCookie": { "anchorGeoLocation": "{}" } })))
}

/// Telemetry: taken and thrown away.
pub(super) async fn metrics(Body(_): Body<Value>) -> Answer {
    Ok(Json(json!({ "items": [] })))
}
