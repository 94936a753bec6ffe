//! What surrounds the handlers: limits, headers, logs.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request},
    response::Response,
};
use http::{HeaderName, HeaderValue, StatusCode, header};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, services::ServeDir,
    set_header::SetResponseHeaderLayer, timeout::TimeoutLayer, trace::TraceLayer,
};
use tracing::Span;

use super::Web;
use crate::config::Config;

/// No webhook and no form comes near this size.
const LARGEST_BODY: usize = 64 * 1024;
/// After so long a caller gets an answer, whatever happens.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// Where the real Browser SDK speaks to.
const WEBEX_HOSTS: &str = "https://*.wbx2.com wss://*.wbx2.com https://*.webex.com wss://*.webex.com \
                           https://*.ciscospark.com wss://*.ciscospark.com https://*.webexapis.com";

pub(super) fn for_pages(routes: Router<Web>, config: &Config) -> Router<Web> {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, content_security_policy(config)),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (HeaderName::from_static("permissions-policy"), "camera=(self), microphone=(self), autoplay=(self)".to_owned()),
        (HeaderName::from_static("x-robots-tag"), "noindex".to_owned()),
    ];
    let routes = routes.layer(CsrfLayer::new());
    headers.into_iter().fold(routes, |routes, (name, value)| match HeaderValue::try_from(value) {
        Ok(value) => routes.layer(SetResponseHeaderLayer::if_not_present(name, value)),
        // Settings are checked at start; a header that cannot be written is left out.
        Err(_) => routes,
    })
}

/// Files carry a hash of their content in their names: a browser may keep them.
pub(super) fn for_assets(
    files: ServeDir,
) -> impl Clone + tower::Service<Request, Response = Response, Error = std::convert::Infallible, Future: Send> {
    let keep = HeaderValue::from_static("public, max-age=31536000, immutable");
    ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, keep))
        .map_response(|answer: http::Response<_>| answer.map(axum::body::Body::new))
        .service(files)
}

pub(super) fn for_all(routes: Router<Web>) -> Router<Web> {
    let trace = TraceLayer::new_for_http().make_span_with(span).on_response(log).on_request(()).on_failure(());
    let nosniff = (HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    routes
        .layer(CompressionLayer::new())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT))
        .layer(CatchPanicLayer::new())
        .layer(SetResponseHeaderLayer::if_not_present(nosniff.0, nosniff.1))
        .layer(trace)
}

fn content_security_policy(config: &Config) -> String {
    let webex = match &config.webex.sdk_cloud_url {
        Some(url) => {
            let origin = url.origin().ascii_serialization();
            format!("{origin} {}", origin.replacen("http", "ws", 1))
        }
        None => WEBEX_HOSTS.to_owned(),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {webex}; \
         media-src 'self' blob:; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors {}",
        config.frame_ancestors
    )
}

/// The route's template, never the address: the token is in it.
fn span(request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    tracing::info_span!("http", method = %request.method(), route)
}

fn log(answer: &Response, took: Duration, _: &Span) {
    let (status, took_ms) = (answer.status().as_u16(), took.as_millis() as u64);
    if answer.status().is_server_error() {
        tracing::error!(status, took_ms, "http: answered");
    } else {
        tracing::debug!(status, took_ms, "http: answered");
    }
}
