//! The sandbox: both clouds in small, strict where the real ones are, on this machine only.
//!
//! `webex` and `twilio` are the REST interfaces that the service calls, `sdk_cloud` what the Browser SDK in the patient's
//! page needs. They share a front door (`door`), the faults, a record of what was asked (`exchange`), the way in which
//! requests are judged (`shape`) and a fixed cast (`people`).

mod cast;
pub mod control;
mod door;
pub mod exchange;
pub mod faults;
pub mod people;
pub mod sdk_cloud;
mod shape;
pub mod twilio;
pub mod webex;
mod whole;

pub use cast::register_cast;
pub use whole::{Sandbox, Urls, real_settings};

use std::io;

use axum::Router;
use http::HeaderName;
use http::header::{CONTENT_DISPOSITION, DATE, LINK};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower_http::cors::{AllowHeaders, AllowMethods, AllowOrigin, CorsLayer};

/// Where the parts of the sandbox listen, all on 127.0.0.1. 0: any free port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// The demo page and the controls.
    pub demo: u16,
    /// Webex: REST, the Browser SDK's cloud, the meeting window.
    pub webex: u16,
    /// Twilio.
    pub twilio: u16,
    /// The service itself.
    pub service: u16,
}

impl Default for Ports {
    fn default() -> Self {
        Self { demo: 7400, webex: 7401, twilio: 7402, service: 7403 }
    }
}

/// Serves a simulator until `cancel`. Pages of any origin may use it: the patient's page and the demo page come from other
/// ports.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(listener: TcpListener, router: Router, cancel: CancellationToken) -> io::Result<()> {
    // Open streams and websockets would hold up a graceful end for ever, and nothing here needs one.
    tokio::select! {
        served = axum::serve(listener, router.layer(open_to_pages())).into_future() => served,
        () = cancel.cancelled() => Ok(()),
    }
}

fn open_to_pages() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_headers(AllowHeaders::mirror_request())
        .allow_methods(AllowMethods::mirror_request())
        .allow_credentials(true)
        .expose_headers([HeaderName::from_static("trackingid"), CONTENT_DISPOSITION, DATE, LINK])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use exchange::Exchanges;
    use faults::Faults;
    use sdk_cloud::SdkCloud;
    use webex::WebexCloud;

    #[tokio::test]
    async fn a_page_from_elsewhere_may_use_both_sides_of_webex() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let clock = Clock::system();
        let webex = WebexCloud::new(clock.clone(), base.clone(), Faults::default(), Exchanges::default()).unwrap();
        let sdk = SdkCloud::new(webex.clone(), clock, base.clone());
        let cancel = CancellationToken::new();
        let served = tokio::spawn(serve(listener, webex.router().merge(sdk.router()), cancel.clone()));

        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        for path in ["/v1/people/me", "/u2c/api/v1/limited/catalog"] {
            let origin = |request: reqwest::RequestBuilder| request.header("origin", "http://127.0.0.1:7403");
            let asked = origin(client.request(reqwest::Method::OPTIONS, format!("{base}{path}")))
                .header("access-control-request-method", "GET")
                .header("access-control-request-headers", "authorization,spark-user-agent");
            let asked = asked.send().await.unwrap();
            assert_eq!(asked.headers()["access-control-allow-headers"], "authorization,spark-user-agent");
            let answer = origin(client.get(format!("{base}{path}"))).send().await.unwrap();
            assert_eq!(answer.headers()["access-control-allow-origin"], "http://127.0.0.1:7403");
            assert!(answer.headers()["access-control-expose-headers"].to_str().unwrap().contains("trackingid"));
        }
        cancel.cancel();
        served.await.unwrap().unwrap();
    }
}
