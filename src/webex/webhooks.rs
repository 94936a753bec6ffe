//! Webhooks: what Webex has been asked to tell us.

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::{Items, PEER, Webex, WebexError, call};

/// Who owns a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// The bot: chat.
    Bot,
    /// The Service App: meetings of the whole organisation.
    ServiceApp,
}

/// A webhook that is registered.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it tells.
    pub target_url: String,
    /// About what.
    pub resource: String,
    /// Which event.
    pub event: String,
    /// `active`, or `inactive` after too many failures.
    #[serde(default)]
    pub status: String,
}

/// A webhook to be registered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewWebhook {
    /// Its name.
    pub name: String,
    /// Where it tells.
    pub target_url: String,
    /// About what.
    pub resource: String,
    /// Which event.
    pub event: String,
    /// What it is signed with.
    pub secret: String,
    /// `org` for the whole organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owned_by: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reactivated<'a> {
    name: &'a str,
    target_url: &'a str,
    secret: &'a str,
    status: &'a str,
}

impl Webex {
    /// The webhooks that `identity` owns.
    pub async fn webhooks(&self, identity: Identity) -> Result<Vec<Webhook>, WebexError> {
        let request = self.as_identity(identity, Method::GET, &["webhooks"]).await?.query(&[("max", "100")]);
        let request = if identity == Identity::ServiceApp { request.query(&[("ownedBy", "org")]) } else { request };
        let list: Items<Webhook> = self.noticed(call(PEER, request).await)?;
        Ok(list.items)
    }

    /// Registers a webhook.
    pub async fn register_webhook(&self, identity: Identity, webhook: &NewWebhook) -> Result<(), WebexError> {
        let request = self.as_identity(identity, Method::POST, &["webhooks"]).await?.json(webhook);
        self.noticed(call::<Webhook>(PEER, request).await).map(drop)
    }

    /// Switches a webhook on again, with our address and secret.
    pub async fn reactivate_webhook(
        &self,
        identity: Identity,
        id: &str,
        webhook: &NewWebhook,
    ) -> Result<(), WebexError> {
        let (name, target_url, secret) = (&webhook.name, &webhook.target_url, &webhook.secret);
        let body = Reactivated { name, target_url, secret, status: "active" };
        let request = self.as_identity(identity, Method::PUT, &["webhooks", id]).await?.json(&body);
        self.noticed(call::<Webhook>(PEER, request).await).map(drop)
    }

    async fn as_identity(
        &self,
        identity: Identity,
        method: Method,
        path: &[&str],
    ) -> Result<reqwest::RequestBuilder, WebexError> {
        match identity {
            Identity::Bot => Ok(self.as_bot(method, path)),
            Identity::ServiceApp => self.as_service_app(method, path).await,
        }
    }
}
