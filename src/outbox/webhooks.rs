//! Registering webhooks: those of the manifest, each once, each active, each with the secret of the settings.
//!
//! The Service App's are for the whole organisation. Webex may not allow it that; then it registers webhooks of its own,
//! which tell about the meetings that it can see, the admins are told once, and a day later it is tried again.

use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use secrecy::ExposeSecret;
use sha2::Sha256;

use super::{DeliveryError, Outbox, Outcome, alerts::is_refusal};
use crate::{
    inbox::Incoming,
    store::Commit,
    visit::AdminAlert,
    webex::{Identity, NewWebhook, Reach, Webhook, address},
};

/// How long a no to webhooks for the whole organisation is believed.
const REFUSAL_BELIEVED: SignedDuration = SignedDuration::from_hours(24);
const REFUSAL: &str = "organisation-webhooks-refused";

/// What has been found of a webhook; it is well now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Well,
    Missing,
    Changed,
    Inactive,
}

impl Outbox {
    pub(super) async fn ensure_webhook(&self, identity: Identity, wanted: &str) -> Outcome {
        let Some((resource, event)) = wanted.split_once('.') else { return Ok(None) };
        let webhook = NewWebhook {
            name: format!("televisita {wanted}"),
            target_url: address(&self.config.public_url, &["webhooks", "webex"]).to_string(),
            resource: resource.to_owned(),
            event: event.to_owned(),
            secret: self.config.webex.webhook_secret.expose_secret().to_owned(),
        };
        let found = match identity {
            Identity::Bot => self.ensure(identity, Reach::Own, &webhook).await?,
            Identity::ServiceApp => self.ensure_widest(&webhook).await?,
        };
        self.tell_of_webhook(wanted, found).await?;
        Ok(None)
    }

    async fn ensure_widest(&self, webhook: &NewWebhook) -> Result<Found, DeliveryError> {
        let identity = Identity::ServiceApp;
        let now = self.clock.now();
        let refused_at = self.store.note(REFUSAL).await?.and_then(|at| at.parse::<Timestamp>().ok());
        if refused_at.is_none_or(|at| now.duration_since(at) >= REFUSAL_BELIEVED) {
            match self.ensure(identity, Reach::Organisation, webhook).await {
                Err(error) if is_refusal(&error) && status(&error) != Some(401) => {
                    tracing::warn!(%error, "webhooks for the whole organisation are refused");
                    let refused = Incoming::raised(&AdminAlert::OrganisationWebhooksRefused);
                    let commit = Commit::default().lasting_note(REFUSAL, &now.to_string()).receive(&refused);
                    let _ = self.store.commit(&commit).await?;
                }
                found => {
                    let found = found?;
                    if found == Found::Missing {
                        self.drop_twins(identity, webhook).await?;
                    }
                    self.tell_passed(&AdminAlert::OrganisationWebhooksRefused).await?;
                    return Ok(found);
                }
            }
        }
        self.ensure(identity, Reach::Own, webhook).await
    }

    async fn ensure(&self, identity: Identity, reach: Reach, webhook: &NewWebhook) -> Result<Found, DeliveryError> {
        let registered = self.webex.webhooks(identity, reach).await?;
        let Some(one) = registered.iter().find(|one| is_same(one, webhook)) else {
            let id = self.webex.register_webhook(identity, reach, webhook).await?;
            self.remember(&id, webhook).await?;
            return Ok(Found::Missing);
        };
        let active = one.status == "active";
        let secret_known = self.store.note(&note(&one.id)).await?.is_some_and(|known| known == fingerprint(webhook));
        if active && secret_known && one.target_url == webhook.target_url {
            return Ok(Found::Well);
        }
        self.webex.reactivate_webhook(identity, &one.id, webhook).await?;
        self.remember(&one.id, webhook).await?;
        Ok(if active { Found::Changed } else { Found::Inactive })
    }

    /// What the whole organisation's webhook tells must not be told twice.
    async fn drop_twins(&self, identity: Identity, webhook: &NewWebhook) -> Result<(), DeliveryError> {
        let own = self.webex.webhooks(identity, Reach::Own).await?;
        for one in own.iter().filter(|one| is_same(one, webhook)) {
            self.webex.delete_webhook(identity, &one.id).await?;
        }
        Ok(())
    }

    async fn remember(&self, id: &str, webhook: &NewWebhook) -> Result<(), DeliveryError> {
        let _ = self.store.commit(&Commit::default().lasting_note(&note(id), &fingerprint(webhook))).await?;
        Ok(())
    }

    async fn tell_of_webhook(&self, wanted: &str, found: Found) -> Result<(), DeliveryError> {
        let webhook = wanted.to_owned();
        self.tell_passed(&AdminAlert::WebhookRefused { webhook: webhook.clone() }).await?;
        let inactive = AdminAlert::WebhookInactive { webhook };
        if found == Found::Inactive {
            let _ = self.store.commit(&Commit::default().receive(&Incoming::raised(&inactive))).await?;
            return Ok(());
        }
        self.tell_passed(&inactive).await
    }

    async fn tell_passed(&self, alert: &AdminAlert) -> Result<(), DeliveryError> {
        if let Some(passed) = self.passed(alert).await? {
            let _ = self.store.commit(&Commit::default().receive(&passed)).await?;
        }
        Ok(())
    }
}

fn is_same(one: &Webhook, webhook: &NewWebhook) -> bool {
    one.resource == webhook.resource && one.event == webhook.event && one.name == webhook.name
}

/// Webex does not say what a webhook is signed with. This tells whether it is what the settings say, and nothing else.
fn fingerprint(webhook: &NewWebhook) -> String {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(webhook.secret.as_bytes()) else { return String::new() };
    mac.update(webhook.target_url.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

fn note(id: &str) -> String {
    format!("webhook:{id}")
}

fn status(error: &DeliveryError) -> Option<u16> {
    match error {
        DeliveryError::Call(error) => error.status(),
        _ => None,
    }
}
