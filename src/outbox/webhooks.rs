//! Registering webhooks: those of the manifest, each once, each active.

use secrecy::ExposeSecret;

use super::{Outbox, Outcome};
use crate::{
    visit::AdminAlert,
    webex::{Identity, NewWebhook, Webhook, address},
};

impl Outbox {
    pub(super) async fn ensure_webhook(&self, identity: Identity, wanted: &str) -> Outcome {
        let Some((resource, event)) = wanted.split_once('.') else { return Ok(None) };
        let webhook = NewWebhook {
            name: format!("televisita {wanted}"),
            target_url: address(&self.config.public_url, &["webhooks", "webex"]).to_string(),
            resource: resource.to_owned(),
            event: event.to_owned(),
            secret: self.config.webex.webhook_secret.expose_secret().to_owned(),
            owned_by: (identity == Identity::ServiceApp).then(|| "org".to_owned()),
        };
        let registered = self.webex.webhooks(identity).await?;
        let same =
            |one: &&Webhook| one.resource == webhook.resource && one.event == webhook.event && one.name == webhook.name;
        match registered.iter().find(same) {
            Some(one) if one.status == "active" && one.target_url == webhook.target_url => {}
            Some(one) => {
                self.webex.reactivate_webhook(identity, &one.id, &webhook).await?;
                if one.status != "active" {
                    let alert = AdminAlert::WebhookMended { webhook: wanted.to_owned() };
                    return self.alert(&alert).await;
                }
            }
            None => self.webex.register_webhook(identity, &webhook).await?,
        }
        Ok(None)
    }
}
