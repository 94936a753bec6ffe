//! What is compared with reality at start and every few minutes: the webhooks, and how long the Service App can go on.

use jiff::Timestamp;

use crate::{
    inbox::Incoming,
    manifest::manifest,
    outbox::Delivery,
    store::{Commit, Entry, QueueName, Store, StoreError},
    visit::AdminAlert,
};

/// Asks the outbox to see to the webhooks of the manifest, and looks at the Service App's tokens.
pub async fn reconcile(store: &Store, now: Timestamp) -> Result<(), StoreError> {
    let commit = manifest().webhooks.iter().fold(Commit::default(), |commit, one| {
        let delivery = Delivery::EnsureWebhook { identity: one.identity, webhook: one.webhook.clone() };
        commit.add(QueueName::Outbox, Entry::named(format!("webhook.{}", one.webhook), &delivery))
    });
    let commit = match refresh_token(store, now).await? {
        Some(incoming) => commit.receive(&incoming),
        None => commit,
    };
    store.commit(&commit).await.map(drop)
}

async fn refresh_token(store: &Store, now: Timestamp) -> Result<Option<Incoming>, StoreError> {
    let Some(tokens) = store.service_app_tokens().await? else { return Ok(None) };
    let Some(at) = tokens.refresh_ends_at else { return Ok(None) };
    let alert = AdminAlert::RefreshTokenEnding { at };
    if tokens.end_soon(now) {
        return Ok(Some(Incoming::raised(&alert)));
    }
    let open = store.alert(&alert.key()).await?.is_some_and(|alert| alert.is_open());
    Ok(open.then(|| Incoming::passed(&alert)))
}
