//! Webhooks: what Webex has been asked to tell us.

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::{Items, PEER, Webex, WebexError, call, call_for_nothing};

/// Who owns a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// The bot: chat.
    Bot,
    /// The Service App: meetings of the whole organisation.
    ServiceApp,
}

/// What a webhook tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What its owner can see.
    Own,
    /// Everything in the organisation.
    Organisation,
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
#[derive(Clone, Serialize)]
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
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Registration<'a> {
    #[serde(flatten)]
    webhook: &'a NewWebhook,
    #[serde(skip_serializing_if = "Option::is_none")]
    owned_by: Option<&'a str>,
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
    /// The webhooks that `identity` has.
    pub async fn webhooks(&self, identity: Identity, reach: Reach) -> Result<Vec<Webhook>, WebexError> {
        let request = self.as_identity(identity, Method::GET, &["webhooks"]).await?.query(&[("max", "100")]);
        let request = if reach == Reach::Organisation { request.query(&[("ownedBy", "org")]) } else { request };
        let list: Items<Webhook> = self.noticed(call(PEER, request).await)?;
        Ok(list.items)
    }

    /// Registers a webhook. Answers its id.
    pub async fn register_webhook(
        &self,
        identity: Identity,
        reach: Reach,
        webhook: &NewWebhook,
    ) -> Result<String, WebexError> {
        let owned_by = (reach == Reach::Organisation).then_some("org");
        let body = Registration { webhook, owned_by };
        let request = self.as_identity(identity, Method::POST, &["webhooks"]).await?.json(&body);
        Ok(self.noticed(call::<Webhook>(PEER, request).await)?.id)
    }

    /// Deletes a webhook. One that is gone already is no fault.
    pub async fn delete_webhook(&self, identity: Identity, id: &str) -> Result<(), WebexError> {
        let request = self.as_identity(identity, Method::DELETE, &["webhooks", id]).await?;
        match self.noticed(call_for_nothing(PEER, request).await) {
            Err(error) if error.status() == Some(404) => Ok(()),
            other => other,
        }
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
