//! What has come in: stored before it was answered, and dealt with here, once.
//!
//! Webhooks and due timers become [`Incoming`]; the worker takes one at a time, finds out what it means, and stores what
//! follows from it in the same step that takes it out of the queue. What cannot be dealt with now is tried again later;
//! what cannot be dealt with at all is kept aside, and the admins are told.

mod incoming;
mod meetings;
mod texts;

use jiff::SignedDuration;

pub use incoming::Incoming;

use crate::{
    clock::Clock,
    conversation::Conversation,
    outbox::Delivery,
    store::{Commit, Entry, Queue, QueueName, Store, StoreError, Taken},
    twilio::Twilio,
    visit::{AdminAlert, Event, TimerKind, VisitId},
    webex::{Webex, WebexError},
    work::{Fate, retry_after},
};

/// After so many failed attempts an entry is given up: 1 s, 2 s, 4 s … about four minutes in all.
const MOST_ATTEMPTS: u32 = 8;

/// Deals with what has come in.
#[derive(Clone)]
pub struct Inbox {
    queue: Queue,
    store: Store,
    clock: Clock,
    webex: Webex,
    twilio: Twilio,
    conversation: Conversation,
}

/// Why an entry could not be dealt with now.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Webex could not be asked.
    #[error(transparent)]
    Webex(#[from] WebexError),
    /// Nobody knows what this is.
    #[error("nobody knows what this entry means")]
    Unknown,
    /// A card could not be drawn.
    #[error(transparent)]
    Card(#[from] crate::cards::CardError),
}

impl Inbox {
    /// A worker on the inbox of `store`.
    pub fn new(store: Store, clock: Clock, webex: Webex, twilio: Twilio, conversation: Conversation) -> Self {
        Self { queue: store.inbox(), store, clock, webex, twilio, conversation }
    }

    /// The queue it works on.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Deals with one entry that has been taken.
    pub async fn work(&self, taken: Taken) -> Result<(), StoreError> {
        let done = Commit::default().done(QueueName::Inbox, &taken);
        let result = match serde_json::from_value(taken.entry.work.clone()) {
            Ok(incoming) => self.deal_with(incoming, done.clone()).await,
            Err(_) => Err(WorkError::Unknown),
        };
        match result {
            Ok(()) => Ok(()),
            Err(WorkError::Store(error)) if error.is_lost() => Err(error),
            Err(error) => self.postpone(&taken.entry, done, &error).await,
        }
    }

    async fn deal_with(&self, incoming: Incoming, done: Commit) -> Result<(), WorkError> {
        match incoming {
            Incoming::Visit { visit, event } => self.happen(visit, &event, done).await,
            Incoming::Alert { alert, event } => {
                self.store.alert_happens(&alert, &event, self.clock.now(), done).await?;
                Ok(())
            }
            Incoming::Timer { visit, kind } => match kind {
                TimerKind::LinkDue => self.happen(visit, &Event::LinkDue, done).await,
                TimerKind::CheckMeeting => self.check_meeting(visit, done).await,
                TimerKind::StillWaiting => self.happen(visit, &Event::StillWaiting, done).await,
                TimerKind::ActDue => self.happen(visit, &Event::ActDue, done).await,
                TimerKind::LookForPages => self.look_for_pages(visit, done).await,
                TimerKind::NoShowDue => self.happen(visit, &Event::NoShowDue, done).await,
                TimerKind::ReminderDue => self.happen(visit, &Event::ReminderDue, done).await,
                TimerKind::RescueDue => self.rescue_due(visit, done).await,
                TimerKind::CheckTexts => self.check_texts(visit, done).await,
                TimerKind::SmsAgainDue => self.happen(visit, &Event::SmsAgainDue, done).await,
            },
            Incoming::MeetingStarted { meeting } => self.meeting_changed(&meeting, &Event::HostStarted, done).await,
            Incoming::MeetingEnded { meeting } => self.meeting_changed(&meeting, &Event::MeetingEnded, done).await,
            Incoming::ParticipantJoined { meeting, email, host } => self.came(&meeting, &email, host, done).await,
            Incoming::ParticipantLeft { meeting, email } => self.went(&meeting, &email, done).await,
            Incoming::AgendaDue { person_id } => self.conversation.agenda_due(&person_id, done).await,
            Incoming::AgendaShown { person_id, message_id } => {
                self.conversation.agenda_shown(&person_id, message_id, done).await
            }
            Incoming::Message { .. }
            | Incoming::Submitted { .. }
            | Incoming::AddedToSpace { .. }
            | Incoming::Provisioned { .. } => self.conversation.answer(incoming, done).await,
        }
    }

    async fn happen(&self, visit: VisitId, event: &Event, done: Commit) -> Result<(), WorkError> {
        self.store.happen(visit, event, self.clock.now(), done).await?;
        Ok(())
    }

    async fn look_for_pages(&self, visit: VisitId, done: Commit) -> Result<(), WorkError> {
        let heard = self.store.heard(visit).await?;
        self.happen(visit, &Event::PagesLookedFor { heard }, done).await
    }

    async fn postpone(&self, entry: &Entry, done: Commit, error: &WorkError) -> Result<(), StoreError> {
        let next = entry.again();
        let hopeless = matches!(error, WorkError::Unknown | WorkError::Card(_));
        let commit = match retry_after(&next, MOST_ATTEMPTS, fate(error)) {
            Some(pause) if !hopeless => {
                tracing::warn!(attempts = next.attempts, pause_ms = pause.as_millis() as u64, %error, "inbox: again later");
                let due = self.clock.now().saturating_add(SignedDuration::try_from(pause).unwrap_or_default());
                done.add_later(QueueName::Inbox, next, due.unwrap_or(self.clock.now()))
            }
            _ => {
                tracing::error!(attempts = next.attempts, %error, "inbox: given up");
                let alert = AdminAlert::GivenUp { what: "inbox".to_owned() };
                done.bury(QueueName::Inbox, next).deliver(Delivery::Alert { alert })
            }
        };
        self.store.commit(&commit).await.map(drop)
    }
}

fn fate(error: &WorkError) -> Fate {
    match error {
        WorkError::Webex(WebexError::Call(error)) => Fate::of(error),
        WorkError::Webex(WebexError::Store(error)) | WorkError::Store(error) => Fate::of_store(error),
        WorkError::Unknown | WorkError::Card(_) => Fate::Never,
    }
}
