//! The Service App's access token: refreshed once for all who need it, and stored before it is used.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use jiff::SignedDuration;
use reqwest::Client;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::{PEER, WebexError, address};
use crate::{
    clock::Clock,
    config::WebexConfig,
    store::{ServiceAppTokens, Store},
    upstream::{self, CallError},
};

/// A token that has less life left than this is refreshed before it is used.
const SPARE_LIFE: SignedDuration = SignedDuration::from_hours(1);

/// The Service App.
pub struct ServiceApp {
    client: Client,
    config: Arc<WebexConfig>,
    store: Store,
    clock: Clock,
    /// Held while a token is refreshed: whoever comes meanwhile waits for it instead of asking for another.
    refreshing: Mutex<()>,
    /// Whether Webex has refused the token that is stored.
    distrusted: AtomicBool,
}

/// `POST /access_token`.
#[derive(Deserialize)]
struct Refreshed {
    access_token: String,
    /// Seconds.
    expires_in: i64,
    refresh_token: Option<String>,
    /// Seconds.
    refresh_token_expires_in: Option<i64>,
}

impl ServiceApp {
    pub(super) fn new(client: Client, config: Arc<WebexConfig>, store: Store, clock: Clock) -> Self {
        Self { client, config, store, clock, refreshing: Mutex::default(), distrusted: AtomicBool::new(false) }
    }

    /// The token to use now.
    pub async fn access_token(&self) -> Result<SecretString, WebexError> {
        let _alone = self.refreshing.lock().await;
        let stored = self.store.service_app_tokens().await?;
        let soon = self.clock.now().saturating_add(SPARE_LIFE).unwrap_or(self.clock.now());
        match stored {
            Some(tokens) if tokens.expires_at > soon && !self.distrusted.load(Ordering::Relaxed) => {
                Ok(tokens.access_token.into())
            }
            stored => self.refresh(stored).await,
        }
    }

    /// The token in use was refused.
    pub(super) fn distrust(&self) {
        self.distrusted.store(true, Ordering::Relaxed);
    }

    /// The token that is kept is newer than the one in the settings, unless Webex no longer takes it: then an admin has
    /// authorised the Service App anew and changed the settings.
    async fn refresh(&self, stored: Option<ServiceAppTokens>) -> Result<SecretString, WebexError> {
        let first = self.config.refresh_token.expose_secret();
        let kept = stored.map(|tokens| tokens.refresh_token).filter(|kept| kept != first);
        let (fresh, used) = match &kept {
            Some(kept) => match self.exchange(kept).await {
                Err(error) if error.is_final() => (self.exchange(first).await?, first),
                fresh => (fresh?, kept.as_str()),
            },
            None => (self.exchange(first).await?, first),
        };
        let now = self.clock.now();
        let after = |seconds: i64| now.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(now);
        let tokens = ServiceAppTokens {
            access_token: fresh.access_token,
            expires_at: after(fresh.expires_in),
            refresh_ends_at: fresh.refresh_token_expires_in.map(after),
            refresh_token: fresh.refresh_token.unwrap_or_else(|| used.to_owned()),
        };
        self.store.keep_service_app_tokens(&tokens).await?;
        self.distrusted.store(false, Ordering::Relaxed);
        tracing::info!("webex: the Service App's token is fresh");
        Ok(tokens.access_token.into())
    }

    async fn exchange(&self, refresh_token: &str) -> Result<Refreshed, CallError> {
        let form = [
            ("grant_type", "refresh_token"),
            ("client_id", &self.config.client_id),
            ("client_secret", self.config.client_secret.expose_secret()),
            ("refresh_token", refresh_token),
        ];
        upstream::call(PEER, self.client.post(address(&self.config.api_url, &["access_token"])).form(&form)).await
    }
}
