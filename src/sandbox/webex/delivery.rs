//! Webhooks out: what happened becomes a signed POST to everybody who subscribed and may know.
//!
//! Tests step it with [`WebexCloud::deliver_pending`]; the sandbox runs the same step in a loop. As with Webex, a delivery
//! is tried once, and a webhook whose deliveries keep failing is switched off.

use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use sha1::Sha1;

use super::WebexCloud;
use super::state::{State, Webhook, organisation, without_nulls};
use crate::sandbox::faults::Fault;

/// Failures within [`FAILURE_WINDOW`] that switch a webhook off.
const MOST_FAILURES: usize = 100;
const FAILURE_WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// How long a late webhook is held back.
const LATE: SignedDuration = SignedDuration::from_secs(20);

/// Something that happened.
#[derive(Clone, Debug)]
pub(super) struct Event {
    resource: &'static str,
    event: &'static str,
    actor_id: String,
    data: Value,
    seen_by: Vec<String>,
}

/// A webhook call that is to be made.
#[derive(Clone, Debug)]
pub(super) struct Delivery {
    webhook_id: String,
    subject: String,
    body: String,
    /// `None`: not judged by the faults yet.
    due: Option<Timestamp>,
    late: bool,
}

impl Event {
    pub(super) fn new(resource: &'static str, event: &'static str, actor: &str, data: Value) -> Self {
        Self { resource, event, actor_id: actor.to_owned(), data, seen_by: Vec::new() }
    }

    /// Whose webhooks may tell of it; an organisation-wide webhook may tell of every meeting.
    pub(super) fn seen_by(mut self, people: impl IntoIterator<Item = String>) -> Self {
        self.seen_by = people.into_iter().collect();
        self
    }

    fn concerns(&self, webhook: &Webhook) -> bool {
        webhook.active
            && webhook.resource == self.resource
            && webhook.event == self.event
            && (webhook.organisation_wide || self.seen_by.contains(&webhook.creator_id))
            && self.passes(webhook)
    }

    fn passes(&self, webhook: &Webhook) -> bool {
        let filter = webhook.filter.as_deref().unwrap_or_default();
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(filter).unwrap_or_default();
        pairs.into_iter().all(|(name, wanted)| {
            let wanted = if wanted == "me" { webhook.creator_id.clone() } else { wanted };
            let one = |held: &Value| match held {
                Value::String(text) => *text == wanted,
                other => matches!(other, Value::Bool(_) | Value::Number(_)) && format!("{other}") == wanted,
            };
            match &self.data[&name] {
                Value::Array(list) => list.iter().any(one),
                Value::Null if name == "hasFiles" => (self.data["files"].is_array()).to_string() == wanted,
                held => one(held),
            }
        })
    }

    fn envelope(&self, webhook: &Webhook) -> Value {
        without_nulls(json!({
            "id": webhook.id,
            "name": webhook.name,
            "targetUrl": webhook.target_url,
            "resource": self.resource,
            "event": self.event,
            "filter": webhook.filter,
            "orgId": organisation(),
            "createdBy": webhook.creator_id,
            "appId": super::ids::public("APPLICATION", crate::sandbox::people::BOT.uuid),
            "ownedBy": if webhook.organisation_wide { "org" } else { "creator" },
            "status": "active",
            "created": super::state::instant(webhook.created),
            "actorId": self.actor_id,
            "data": self.data,
        }))
    }
}

impl State {
    pub(super) fn emit(&mut self, event: Event) {
        let subject = format!("{}.{}", event.resource, event.event);
        let concerned = self.webhooks.iter().filter(|webhook| event.concerns(webhook));
        let deliveries = concerned.map(|webhook| Delivery {
            webhook_id: webhook.id.clone(),
            subject: subject.clone(),
            body: event.envelope(webhook).to_string(),
            due: None,
            late: false,
        });
        self.deliveries.extend(deliveries.collect::<Vec<_>>());
    }
}

impl WebexCloud {
    /// Makes every webhook call that is due, and those that follow from them. How many were made.
    pub async fn deliver_pending(&self) -> usize {
        let mut made = 0;
        while let Some(delivery) = self.next_delivery() {
            self.deliver(&delivery).await;
            made += 1;
        }
        made
    }

    fn next_delivery(&self) -> Option<Delivery> {
        let now = self.clock().now();
        let mut state = self.state();
        self.apply_faults(&mut state.deliveries, now);
        let due = |delivery: &Delivery| delivery.due.is_some_and(|due| due <= now);
        // What was held back arrives newest first: whoever relies on the order must find out here.
        let late = state.deliveries.iter().rposition(|delivery| delivery.late && due(delivery));
        let at = late.or_else(|| state.deliveries.iter().position(due))?;
        Some(state.deliveries.remove(at))
    }

    fn apply_faults(&self, deliveries: &mut Vec<Delivery>, now: Timestamp) {
        let mut twins = Vec::new();
        for delivery in deliveries.iter_mut().filter(|delivery| delivery.due.is_none()) {
            delivery.late = self.faults().strikes(Fault::WebhooksLate, &delivery.subject);
            delivery.due = Some(if delivery.late { now.saturating_add(LATE).unwrap_or(now) } else { now });
            if self.faults().strikes(Fault::WebhooksDuplicate, &delivery.subject) {
                twins.push(delivery.clone());
            }
        }
        deliveries.extend(twins);
    }

    async fn deliver(&self, delivery: &Delivery) {
        let target = {
            let state = self.state();
            let webhook = state.webhooks.iter().find(|webhook| webhook.id == delivery.webhook_id && webhook.active);
            webhook.map(|webhook| (webhook.target_url.clone(), webhook.secret.clone()))
        };
        // Deleted or switched off since it was queued.
        let Some((url, secret)) = target else { return };
        let mut headers = vec![("content-type", "application/json".to_owned())];
        headers.extend(secret.map(|secret| ("x-spark-signature", signature(&secret, delivery.body.as_bytes()))));
        if !self.post().send(&url, &headers, delivery.body.clone()).await {
            self.count_failure(&delivery.webhook_id);
        }
    }

    fn count_failure(&self, webhook_id: &str) {
        let now = self.clock().now();
        let mut state = self.state();
        let Some(webhook) = state.webhooks.iter_mut().find(|webhook| webhook.id == webhook_id) else { return };
        let recent = |at: &Timestamp| now.duration_since(*at) < FAILURE_WINDOW;
        webhook.failures.retain(recent);
        webhook.failures.push(now);
        let on_probation = webhook.disabled_at.as_ref().is_some_and(recent);
        if on_probation || webhook.failures.len() >= MOST_FAILURES {
            webhook.active = false;
            webhook.disabled_at = Some(now);
        }
    }
}

/// `X-Spark-Signature`: HMAC-SHA1 of the raw body, in lower-case hex.
pub(super) fn signature(secret: &str, body: &[u8]) -> String {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_signature_is_the_documented_one() {
        assert_eq!(super::signature("secret", br#"{"a":1}"#), "f8446672f033e4b2beafc5ca3a71eafcd2cafb6e");
    }
}
