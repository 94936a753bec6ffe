//! What has to go out: the only place that speaks to the outside world.
//!
//! A [`Delivery`] is stored together with the state that caused it. It leaves the queue in the same step that stores what
//! came of it, as an event for the inbox. Peers that ask for a pause get it; what fails for good becomes an event too, or
//! is kept aside and the admins are told.

mod cards;
mod delivery;
mod meetings;
mod sms;
mod webhooks;

use std::sync::Arc;

use jiff::SignedDuration;

pub use delivery::Delivery;

use crate::{
    chat,
    clock::Clock,
    config::Config,
    inbox::Incoming,
    store::{Commit, Entry, Queue, QueueName, Store, StoreError, Taken},
    twilio::Twilio,
    upstream::CallError,
    visit::{AdminAlert, Effect, Event, Visit, VisitId},
    webex::{Destination, NewMessage, Webex, WebexError},
    work::{Fate, retry_after},
};

/// After so many failed attempts a delivery is given up: about twenty minutes in all.
const MOST_ATTEMPTS: u32 = 15;

/// Delivers.
#[derive(Clone)]
pub struct Outbox {
    queue: Queue,
    store: Store,
    clock: Clock,
    webex: Webex,
    twilio: Twilio,
    config: Arc<Config>,
}

/// Why a delivery could not be made now.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The call failed.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The card could not be drawn.
    #[error(transparent)]
    Card(#[from] crate::cards::CardError),
    /// Nobody knows what this is.
    #[error("nobody knows what this entry means")]
    Unknown,
}

impl From<WebexError> for DeliveryError {
    fn from(error: WebexError) -> Self {
        match error {
            WebexError::Call(error) => Self::Call(error),
            WebexError::Store(error) => Self::Store(error),
        }
    }
}

/// What came of a delivery: what the inbox has to know about it.
type Outcome = Result<Option<Incoming>, DeliveryError>;

impl Outbox {
    /// A worker on the outbox of `store`.
    pub fn new(store: Store, clock: Clock, webex: Webex, twilio: Twilio, config: Arc<Config>) -> Self {
        Self { queue: store.outbox(), store, clock, webex, twilio, config }
    }

    /// The queue it works on.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Makes one delivery that has been taken.
    pub async fn work(&self, taken: Taken) -> Result<(), StoreError> {
        let done = Commit::default().done(QueueName::Outbox, &taken.position);
        let Ok(delivery) = serde_json::from_value::<Delivery>(taken.entry.work.clone()) else {
            return self.fail(&taken.entry, None, done, &DeliveryError::Unknown).await;
        };
        match self.deliver(&delivery, &taken.entry).await {
            Ok(outcome) => {
                log(&delivery);
                let commit = outcome.iter().fold(done, Commit::receive);
                self.store.commit(&commit).await.map(drop)
            }
            Err(DeliveryError::Store(error)) => Err(error),
            Err(error) => self.fail(&taken.entry, Some(&delivery), done, &error).await,
        }
    }

    async fn deliver(&self, delivery: &Delivery, entry: &Entry) -> Outcome {
        match delivery {
            Delivery::Say { message } => self.say(message).await,
            Delivery::TakeDown { message_id } => self.take_down(message_id).await,
            Delivery::Alert { alert } => self.alert(alert).await,
            Delivery::EnsureWebhook { identity, webhook } => self.ensure_webhook(*identity, webhook).await,
            Delivery::Visit { visit, effect } => match self.store.visit(*visit).await? {
                Some(visit) => self.effect(&visit, effect, entry).await,
                None => Ok(None),
            },
        }
    }

    async fn effect(&self, visit: &Visit, effect: &Effect, entry: &Entry) -> Outcome {
        match effect {
            Effect::MakeMeeting => self.make_meeting(visit, entry.attempts).await,
            Effect::ShowCard => self.show_card(visit).await,
            Effect::TakeDownCard { message_id } => self.take_down(message_id).await,
            Effect::SendSms { participant, text } => self.send_sms(visit, *participant, *text).await,
            Effect::Tell { notice } => {
                let markdown = chat::notice(visit, notice, &self.config.clinic.zone);
                let to = Destination::Person(visit.clinician.person_id.clone());
                self.say(&NewMessage { to, markdown, card: None }).await
            }
            Effect::Alert { alert } => self.alert(alert).await,
        }
    }

    async fn say(&self, message: &NewMessage) -> Outcome {
        self.webex.post_message(message).await?;
        Ok(None)
    }

    async fn take_down(&self, message_id: &str) -> Outcome {
        self.webex.delete_message(message_id).await?;
        Ok(None)
    }

    async fn alert(&self, alert: &AdminAlert) -> Outcome {
        let to = Destination::Room(self.webex.config().admin_room_id.clone());
        let markdown = chat::alert(self.config.clinic.language, alert);
        self.say(&NewMessage { to, markdown, card: None }).await
    }

    async fn fail(
        &self,
        entry: &Entry,
        delivery: Option<&Delivery>,
        done: Commit,
        error: &DeliveryError,
    ) -> Result<(), StoreError> {
        let next = entry.again();
        let word = delivery.map_or("unknown", Delivery::word);
        if let Some(pause) = retry_after(&next, MOST_ATTEMPTS, fate(error)) {
            let pause_ms = pause.as_millis() as u64;
            tracing::warn!(delivery = word, attempts = next.attempts, pause_ms, %error, "outbox: again later");
            let pause = SignedDuration::try_from(pause).unwrap_or_default();
            let due = self.clock.now().saturating_add(pause).unwrap_or(self.clock.now());
            return self.store.commit(&done.add_later(QueueName::Outbox, next, due)).await.map(drop);
        }
        tracing::error!(delivery = word, attempts = next.attempts, %error, "outbox: given up");
        let commit = match delivery.and_then(|delivery| what_it_means(delivery, error)) {
            Some((visit, event)) => done.receive(&Incoming::Visit { visit, event }),
            None => done,
        };
        self.store.commit(&given_up(commit, delivery, next, word)).await.map(drop)
    }
}

/// One line for each thing that went out; the webhooks are looked after every few minutes and say nothing.
fn log(delivery: &Delivery) {
    match delivery {
        Delivery::EnsureWebhook { webhook, .. } => tracing::debug!(webhook, "outbox: webhook looked after"),
        _ => tracing::info!(delivery = delivery.word(), "outbox: {}", delivery.word()),
    }
}

/// An alert that cannot be posted is not reported by another alert.
fn given_up(commit: Commit, delivery: Option<&Delivery>, entry: Entry, word: &str) -> Commit {
    let commit = commit.bury(QueueName::Outbox, entry);
    if delivery.is_some_and(|delivery| delivery.is_alert() || delivery.reports_its_own_failure()) {
        return commit;
    }
    commit.deliver(Delivery::Alert { alert: AdminAlert::GivenUp { what: word.to_owned() } })
}

fn fate(error: &DeliveryError) -> Fate {
    match error {
        DeliveryError::Call(error) => Fate::of(error),
        DeliveryError::Store(_) => Fate::Again,
        DeliveryError::Card(_) | DeliveryError::Unknown => Fate::Never,
    }
}

/// What the failure of a delivery means for its visit.
fn what_it_means(delivery: &Delivery, error: &DeliveryError) -> Option<(VisitId, Event)> {
    let Delivery::Visit { visit, effect } = delivery else { return None };
    let event = match effect {
        Effect::MakeMeeting => Event::MeetingFailed { reason: meetings::reason(error) },
        Effect::ShowCard => Event::CardLost,
        Effect::SendSms { participant, .. } => Event::SmsRefused { participant: *participant, code: sms::code(error) },
        Effect::TakeDownCard { .. } | Effect::Tell { .. } | Effect::Alert { .. } => return None,
    };
    Some((*visit, event))
}
