//! All that arrives by HTTP: webhooks, the patient's pages, health.

mod health;
mod layers;
mod pages;
mod webhooks;

use std::sync::Arc;

use axum::{
    Router,
    routing::{get, post},
};
use tokio_util::sync::CancellationToken;
use tower_http::services::ServeDir;

pub use pages::{Assets, AssetsError, Day};

use crate::{
    clock::Clock,
    config::Config,
    store::{Changes, Store},
    twilio::Twilio,
    webex::Webex,
};

/// What the handlers need. Clones share it.
#[derive(Clone)]
pub struct Web {
    /// The settings.
    pub config: Arc<Config>,
    /// The store.
    pub store: Store,
    /// Who changed.
    pub changes: Changes,
    /// The time.
    pub clock: Clock,
    /// Webex, for the credentials of those who were admitted.
    pub webex: Webex,
    /// Twilio, for the signature of its callbacks.
    pub twilio: Twilio,
    /// The built page.
    pub assets: Arc<Assets>,
    /// Who is busy.
    pub day: Day,
    /// Ends the streams when the program ends.
    pub stop: CancellationToken,
}

/// Every route there is.
pub fn router(web: Web) -> Router {
    let pages = Router::new()
        .route("/v/{token}", get(pages::visit::page))
        .route("/v/{token}/", get(pages::to_page))
        .route("/v/{token}/consent", post(pages::consent::consent).get(pages::to_page))
        .route("/v/{token}/events", get(pages::events::events))
        .route("/v/{token}/state", get(pages::events::state))
        .route("/v/{token}/credentials", post(pages::credentials::credentials))
        .route("/v/{token}/report", post(pages::report::report))
        .route("/v/{token}/device", post(pages::device::device))
        .route("/v/{token}/move", post(pages::asks::another_date).get(pages::to_page))
        .route("/v/{token}/wait", post(pages::asks::to_wait_again).get(pages::to_page))
        .route("/v/{token}/help", post(pages::asks::help).get(pages::to_page))
        .route("/v/{token}/call-me", post(pages::asks::to_be_called).get(pages::to_page))
        .route("/v/{token}/here", post(pages::here::here).get(pages::to_page))
        .route("/v/{token}/ways", post(pages::ways::ways))
        .route("/v/{token}/feedback", post(pages::feedback::feedback).get(pages::to_page))
        .route("/v/{token}/link", post(pages::new_link::new_link).get(pages::to_page))
        .route("/v/{token}/language", post(pages::reader::language).get(pages::to_page))
        .route("/v/{token}/letters", post(pages::reader::letters).get(pages::to_page))
        .route("/v/{token}/receipt", get(pages::receipt::receipt))
        .fallback(pages::nothing_here);
    let pages = layers::for_pages(pages, &web.config);
    let webhooks = Router::new()
        .route("/webhooks/webex", post(webhooks::webex::receive))
        .route("/webhooks/twilio/status", post(webhooks::twilio::status))
        .route("/webhooks/twilio/sms", post(webhooks::texts_in::receive));
    let assets = ServeDir::new(web.config.web_dir.join("page")).precompressed_br().precompressed_gzip();
    let routes = pages
        .merge(webhooks)
        .route("/clinic/{file}", get(pages::look::look))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .nest_service("/assets", layers::for_assets(assets));
    layers::for_all(routes).with_state(web)
}
