//! The Webex cloud: what the bot and the Service App ask of it.
//!
//! Two identities. The **bot** chats and owns the chat's webhooks. The **Service App** makes meetings on behalf of
//! clinicians and mints guests; its access token is refreshed when it runs out.

mod accounts;
mod guests;
mod join;
mod meetings;
mod memberships;
mod messages;
mod people;
mod service_app;
mod webhooks;

use std::sync::Arc;

use reqwest::{Client, Method, RequestBuilder};
use secrecy::ExposeSecret;
use serde::Deserialize;
use url::Url;

pub use accounts::{Account, Licence};
pub use guests::Guest;
pub use meetings::{MeetingRequest, RunningMeeting};
pub use messages::{Attachment, Card, Destination, Fetched, Message, NewMessage, Submission};
pub use people::Person;
pub use service_app::ServiceApp;
pub use webhooks::{Identity, NewWebhook, Reach, Webhook};

use crate::{
    clock::Clock,
    config::WebexConfig,
    store::{Store, StoreError},
    upstream::{self, CallError},
};

pub(crate) const PEER: &str = "webex";

/// Why Webex could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum WebexError {
    /// The call failed.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The Service App's tokens could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl WebexError {
    /// The status of a refusal.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Call(error) => error.status(),
            Self::Store(_) => None,
        }
    }
}

/// The Webex cloud. Clones share their connections and tokens.
#[derive(Clone)]
pub struct Webex {
    client: Client,
    config: Arc<WebexConfig>,
    service_app: Arc<ServiceApp>,
}

/// A page of a list.
#[derive(Deserialize)]
struct Items<T> {
    items: Vec<T>,
}

impl Webex {
    /// The cloud that `config` names.
    pub fn new(client: Client, config: Arc<WebexConfig>, store: Store, clock: Clock) -> Self {
        let service_app = Arc::new(ServiceApp::new(client.clone(), config.clone(), store, clock));
        Self { client, config, service_app }
    }

    /// Settings of the Webex identities.
    pub fn config(&self) -> &WebexConfig {
        &self.config
    }

    fn as_bot(&self, method: Method, path: &[&str]) -> RequestBuilder {
        let token = self.config.bot_token.expose_secret();
        self.client.request(method, self.address(path)).bearer_auth(token)
    }

    async fn as_service_app(&self, method: Method, path: &[&str]) -> Result<RequestBuilder, WebexError> {
        let token = self.service_app.access_token().await?;
        Ok(self.client.request(method, self.address(path)).bearer_auth(token.expose_secret()))
    }

    /// A token that Webex no longer takes is thrown away; the next call brings a fresh one.
    fn noticed<T>(&self, answer: Result<T, CallError>) -> Result<T, WebexError> {
        if let Err(error) = &answer
            && error.status() == Some(401)
        {
            self.service_app.distrust();
        }
        Ok(answer?)
    }

    fn address(&self, path: &[&str]) -> Url {
        address(&self.config.api_url, path)
    }
}

/// `base` with more path segments, each encoded.
pub(crate) fn address(base: &Url, path: &[&str]) -> Url {
    let mut url = base.clone();
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty().extend(path);
    }
    url
}

use upstream::{call, call_for_nothing};
