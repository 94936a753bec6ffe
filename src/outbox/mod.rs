//! What has to go out: the only place that speaks to the outside world.
//!
//! A [`Delivery`] is stored together with the state that caused it. It leaves the queue in the same step that stores what
//! came of it, as an event for the inbox. Peers that ask for a pause get it; what fails for good becomes an event too, or
//! is kept aside and the admins are told.

mod accounts;
mod alerts;
mod cards;
mod delivery;
mod meetings;
mod reports;
mod sms;
mod webhooks;

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;

pub use delivery::{Delivery, ReportPart};

use crate::{
    alerts::AlertEvent,
    chat,
    clock::Clock,
    config::Config,
    inbox::Incoming,
    store::{Commit, Entry, Queue, QueueName, Store, StoreError, Taken},
    twilio::Twilio,
    upstream::CallError,
    visit::{AdminAlert, Effect, Event, SmsOrder, Visit},
    webex::{Destination, NewMessage, Webex, WebexError},
    work::{Fate, retry_after},
};

/// After so many failed attempts a delivery is given up: about twenty minutes in all.
const MOST_ATTEMPTS: u32 = 15;
/// The same for looking after a webhook: about two minutes.
const MOST_ATTEMPTS_AT_A_WEBHOOK: u32 = 7;
/// After so many failed attempts at one text, about two minutes, the admins hear that texts wait.
const TEXTS_WAIT_AFTER: u32 = 7;
/// How long a text waits for one that looks like it.
const ALIKE_PAUSE: Duration = Duration::from_secs(3);
/// How long Twilio has to show a message whose sending was not confirmed.
const UNCLEAR_TEXT_PAUSE: Duration = Duration::from_secs(5);

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
    /// The picture of a report could not be made.
    #[error(transparent)]
    Picture(#[from] crate::report::PictureError),
    /// A text that says the same to the same phone is on its way, and nobody knows yet whether it was sent; or another worker
    /// has taken this one over.
    #[error("it, or a text like it, is on its way already")]
    Alike,
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
        let done = Commit::default().done(QueueName::Outbox, &taken);
        let Ok(delivery) = serde_json::from_value::<Delivery>(taken.entry.work.clone()) else {
            return self.fail(&taken.entry, None, done, &DeliveryError::Unknown).await;
        };
        match self.deliver(&delivery, &taken).await {
            Ok(outcome) => {
                log(&delivery);
                let done = self.noted(done, &delivery, true);
                let done = delivery.then().into_iter().fold(done, Commit::deliver);
                let commit = outcome.iter().fold(done, Commit::receive);
                self.store.commit(&commit).await.map(drop)
            }
            Err(DeliveryError::Store(error)) if error.is_lost() => Err(error),
            Err(error) => self.fail(&taken.entry, Some(&delivery), done, &error).await,
        }
    }

    async fn deliver(&self, delivery: &Delivery, taken: &Taken) -> Outcome {
        match delivery {
            Delivery::Say { message } => self.say(message).await,
            Delivery::Agenda { person_id, message } => self.show_agenda(person_id, message).await,
            Delivery::TakeDown { message_id } => self.take_down(message_id).await,
            Delivery::Alert { alert } => Ok(Some(Incoming::raised(alert))),
            Delivery::AlertOver { alert } => self.passed(alert).await,
            Delivery::ShowAlert { alert } => self.show_alert(alert).await,
            Delivery::Report { to, language, part, numbers } => self.send_report(to, *language, *part, numbers).await,
            Delivery::Table { to, markdown, name, table } => self.send_table(to, markdown, name, table).await,
            Delivery::TellAlertClosed { alert } => self.tell_alert_closed(alert).await,
            Delivery::EnsureWebhook { identity, webhook } => self.ensure_webhook(*identity, webhook).await,
            Delivery::Provision { registration } => self.provision(registration).await,
            Delivery::Visit { visit, effect } => match self.store.visit(*visit).await? {
                Some(visit) => self.effect(&visit, effect, taken).await,
                None => Ok(None),
            },
        }
    }

    async fn effect(&self, visit: &Visit, effect: &Effect, taken: &Taken) -> Outcome {
        match effect {
            Effect::MakeMeeting => self.make_meeting(visit, taken.entry.attempts).await,
            Effect::MoveMeeting => self.move_meeting(visit).await,
            Effect::DropMeeting { meeting_id, host_email } => self.drop_meeting(meeting_id, host_email).await,
            Effect::EndMeeting => self.end_meeting(visit).await,
            Effect::RevokeLink { participant } => self.revoke_link(visit, *participant).await,
            Effect::ShowCard => self.show_card(visit).await,
            Effect::TakeDownCard { message_id } => self.take_down(message_id).await,
            Effect::SendSms(order) => self.send_sms(visit, order, taken).await,
            Effect::Tell { to, .. } if !self.works_here(&to.person_id).await? => Ok(None),
            Effect::Tell { to, notice } => {
                let language = self.language_of(&to.person_id, to.language).await?;
                let markdown = chat::notice(visit, language, notice, &self.config.clinic.zone);
                let to = Destination::Person(to.person_id.clone());
                self.say(&NewMessage { to, markdown, card: None }).await
            }
            Effect::Alert { alert } => Ok(Some(Incoming::raised(alert))),
            Effect::AlertOver { alert } => self.passed(alert).await,
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

    /// Remembers how the peer that was asked is.
    fn noted(&self, commit: Commit, delivery: &Delivery, well: bool) -> Commit {
        match delivery.peer() {
            Some(peer) => commit.health(peer, well, self.clock.now()),
            None => commit,
        }
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
        let waits_for_another = matches!(error, DeliveryError::Alike);
        let done = match delivery.filter(|_| !waits_for_another) {
            Some(delivery) => self.noted(done, delivery, false),
            None => done,
        };
        let most_attempts = delivery.map_or(MOST_ATTEMPTS, most_attempts);
        if let Some(pause) = retry_after(&next, most_attempts, fate(error)) {
            let pause = pause.max(delivery.map_or(Duration::ZERO, |delivery| least_pause(delivery, error)));
            let pause_ms = pause.as_millis() as u64;
            tracing::warn!(delivery = word, attempts = next.attempts, pause_ms, %error, "outbox: again later");
            let pause = SignedDuration::try_from(pause).unwrap_or_default();
            let due = self.clock.now().saturating_add(pause).unwrap_or(self.clock.now());
            let warns = next.attempts == TEXTS_WAIT_AFTER && !waits_for_another;
            let done = match delivery.filter(|one| is_text(one) && warns) {
                Some(_) => done.receive(&Incoming::raised(&AdminAlert::TextsWaiting)),
                None => done,
            };
            return self.store.commit(&done.add_later(QueueName::Outbox, next, due)).await.map(drop);
        }
        tracing::error!(delivery = word, attempts = next.attempts, %error, "outbox: given up");
        let commit = match delivery.and_then(|delivery| what_it_means(delivery, error)) {
            Some(incoming) => done.receive(&incoming),
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
    if matches!(delivery, Some(Delivery::EnsureWebhook { .. })) {
        // It is looked after again in a few minutes.
        return commit;
    }
    let commit = commit.bury(QueueName::Outbox, entry);
    if delivery.is_some_and(|delivery| delivery.is_alert() || delivery.reports_its_own_failure()) {
        return commit;
    }
    commit.deliver(Delivery::Alert { alert: AdminAlert::GivenUp { what: word.to_owned() } })
}

fn fate(error: &DeliveryError) -> Fate {
    match error {
        DeliveryError::Call(error) => Fate::of(error),
        DeliveryError::Store(error) => Fate::of_store(error),
        DeliveryError::Alike => Fate::AgainAfter(ALIKE_PAUSE),
        DeliveryError::Card(_) | DeliveryError::Picture(_) | DeliveryError::Unknown => Fate::Never,
    }
}

/// A webhook is looked after every few minutes anyway.
fn most_attempts(delivery: &Delivery) -> u32 {
    match delivery {
        Delivery::EnsureWebhook { .. } => MOST_ATTEMPTS_AT_A_WEBHOOK,
        // It is tried as long as it is of use, which the visit knows.
        Delivery::Visit { effect: Effect::SendSms(SmsOrder { until: Some(_), .. }), .. } => u32::MAX,
        _ => MOST_ATTEMPTS,
    }
}

/// What may have been sent all the same is looked for when Twilio has had the time to show it.
fn least_pause(delivery: &Delivery, error: &DeliveryError) -> Duration {
    let unclear = matches!(error, DeliveryError::Call(CallError::Unclear { .. }));
    if is_text(delivery) && unclear { UNCLEAR_TEXT_PAUSE } else { Duration::ZERO }
}

fn is_text(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Visit { effect: Effect::SendSms(_), .. })
}

/// What the failure of a delivery means: for its visit, for the admins, or for the one who asked.
fn what_it_means(delivery: &Delivery, error: &DeliveryError) -> Option<Incoming> {
    let (visit, effect) = match delivery {
        Delivery::Visit { visit, effect } => (*visit, effect),
        Delivery::EnsureWebhook { webhook, .. } if alerts::is_refusal(error) => {
            return Some(Incoming::raised(&AdminAlert::WebhookRefused { webhook: webhook.clone() }));
        }
        Delivery::ShowAlert { alert } => {
            return Some(Incoming::Alert { alert: alert.clone(), event: AlertEvent::CardLost });
        }
        Delivery::Provision { registration } => return Some(accounts::given_up(registration, error)),
        _ => return None,
    };
    let event = match effect {
        Effect::MakeMeeting => Event::MeetingFailed { reason: meetings::reason(error) },
        Effect::EndMeeting => Event::MeetingNotEnded,
        Effect::ShowCard => Event::CardLost,
        Effect::SendSms(order) => sms::refusal(order, sms::code(error)),
        // The meeting that could not be moved can still be joined; its time in Webex is wrong, and the admins hear of it.
        Effect::MoveMeeting
        | Effect::DropMeeting { .. }
        | Effect::RevokeLink { .. }
        | Effect::TakeDownCard { .. }
        | Effect::Tell { .. }
        | Effect::Alert { .. }
        | Effect::AlertOver { .. } => return None,
    };
    Some(Incoming::Visit { visit, event })
}
