//! `estado`: how the service is, asked now. Whatever does not answer is on the card instead of in its way.

use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::Turn;
use crate::{
    chat::{self, Reached, Status, VisitsNow, WebhookState},
    inbox::WorkError,
    manifest::manifest,
    outbox::Delivery,
    store::{Peer, StoreError},
    visit::{AdminAlert, Status as VisitStatus, Visit},
    webex::{Identity, Reach, WebexError, Webhook},
};

/// How long a cloud may take to say that it is well.
const PATIENCE: Duration = Duration::from_secs(8);
/// A visit that began so long ago may still run.
const LONGEST_VISIT: SignedDuration = SignedDuration::from_hours(24);

/// What Webex says about the webhooks of an identity.
type Webhooks = Result<Vec<Webhook>, Reached>;

/// The card that is refreshed gives way to the new one.
pub(super) fn open(mut turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let status = turn.status().await?;
        let (language, zone) = (turn.speaker.language, &turn.talk.config.clinic.zone);
        let message = chat::status_card(language, turn.to.clone(), &status, zone, turn.now)?;
        if let Some(message_id) = turn.card.take() {
            turn.done = turn.done.deliver(Delivery::TakeDown { message_id });
        }
        turn.reply(message).await
    })
}

impl Turn {
    async fn status(&self) -> Result<Status, WorkError> {
        let store = &self.talk.store;
        let (bot, wide, own) = tokio::join!(
            self.webhooks(Identity::Bot, Reach::Own),
            self.webhooks(Identity::ServiceApp, Reach::Organisation),
            self.webhooks(Identity::ServiceApp, Reach::Own),
        );
        let alerts = store.alerts().await?;
        let hour_ago = before(self.now, SignedDuration::from_hours(1));
        let sms = alerts.iter().filter(|alert| matches!(alert.what, AdminAlert::SmsNotDelivered { .. }));
        let webhooks = manifest().webhooks.iter().map(|one| {
            let lists: &[&Webhooks] = match one.identity {
                Identity::Bot => &[&bot],
                Identity::ServiceApp => &[&wide, &own],
            };
            (one.webhook.clone(), state(&one.webhook, lists))
        });
        Ok(Status {
            version: env!("CARGO_PKG_VERSION"),
            up_since: self.talk.up_since,
            redis: store.redis_health().await?,
            inbox: store.inbox().health().await?,
            outbox: store.outbox().health().await?,
            bot: (reached(&[&bot]), store.peer_health(Peer::Bot).await?),
            service_app: (reached(&[&wide, &own]), store.peer_health(Peer::ServiceApp).await?),
            tokens: store.service_app_tokens().await?,
            webhooks: webhooks.collect(),
            twilio: store.peer_health(Peer::Twilio).await?,
            sms_failed: sms.map(|alert| alert.count_since(hour_ago)).sum(),
            visits: self.visits_now().await?,
            alerts: alerts.iter().filter(|alert| alert.is_open() && alert.is_worth_telling()).count(),
        })
    }

    async fn webhooks(&self, identity: Identity, reach: Reach) -> Webhooks {
        match tokio::time::timeout(PATIENCE, self.talk.webex.webhooks(identity, reach)).await {
            Ok(Ok(list)) => Ok(list),
            Ok(Err(WebexError::Call(error))) if error.is_final() => Err(Reached::Refused),
            Ok(Err(_)) | Err(_) => Err(Reached::No),
        }
    }

    async fn visits_now(&self) -> Result<VisitsNow, StoreError> {
        let today = self.now.to_zoned_datetime(self.talk.config.clinic.zone.clone()).start_of_day();
        let (from, to) = match today.as_ref().map(|day| (day.timestamp(), day.checked_add(1.day()))) {
            Ok((from, Ok(to))) => (from, to.timestamp()),
            _ => (self.now, self.now),
        };
        let visits = self.talk.store.visits_between(before(from, LONGEST_VISIT), to).await?;
        let takes_place = |visit: &&Visit| !matches!(visit.status, VisitStatus::Cancelled { .. });
        Ok(VisitsNow {
            waiting: visits.iter().filter(|visit| !visit.is_over()).map(|visit| visit.waiting().count()).sum(),
            running: visits.iter().filter(|visit| visit.host_present()).count(),
            today: visits.iter().filter(|visit| visit.starts_at >= from).filter(takes_place).count(),
        })
    }
}

/// One list is enough: the other may be for those who have more rights.
fn reached(lists: &[&Webhooks]) -> Reached {
    let mut errors = lists.iter().map(|list| list.as_ref().err().copied());
    match errors.clone().any(|error| error.is_none()) {
        true => Reached::Yes,
        false => errors.find_map(|error| error).unwrap_or(Reached::No),
    }
}

fn state(webhook: &str, lists: &[&Webhooks]) -> WebhookState {
    let named = |one: &&Webhook| format!("{}.{}", one.resource, one.event) == webhook;
    let found: Vec<_> = lists.iter().filter_map(|list| list.as_ref().ok()).flatten().filter(named).collect();
    match found.as_slice() {
        [] if lists.iter().all(|list| list.is_err()) => WebhookState::Unknown,
        [] => WebhookState::Missing,
        found if found.iter().any(|one| one.status == "active") => WebhookState::Active,
        _ => WebhookState::Inactive,
    }
}

fn before(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_sub(by).unwrap_or(at)
}
