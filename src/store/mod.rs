//! Redis: the only store, and the only place that names its keys.
//!
//! Three ideas carry everything. A [`Commit`] writes all that belongs together in one atomic step, or nothing when
//! somebody else was faster. A [`Queue`] is a stream of work with a sorted set of what is due later beside it. And
//! whatever changes a visit is announced on one channel, which the open pages listen to.

mod agendas;
mod alerts;
mod changes;
mod commit;
mod handle;
mod health;
mod keys;
mod links;
mod messages;
mod notes;
mod pages;
mod patients;
mod queue;
pub mod server;
mod staff;
mod visits;

use std::time::Duration;

pub use changes::Changes;
pub use commit::{Commit, Committed};
pub use handle::Handle;
pub use health::{Peer, PeerHealth, QueueHealth, RedisHealth};
pub use notes::ServiceAppTokens;
pub use queue::{Entry, Queue, QueueName, STUCK_AFTER, Taken};

use keys::Keys;

/// How long an ordinary command may take before the connection is dropped and asked for anew.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(3);

/// Why the store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Redis could not be reached, or said no.
    #[error("redis: {0}")]
    Redis(#[from] redis::RedisError),
    /// Too many others changed the same thing at the same time.
    #[error("others changed it each time it was to be written")]
    Contended,
    /// What is stored cannot be read: written by a newer version, or by somebody else.
    #[error("the stored {what} cannot be read ({:?} at {}:{})", error.classify(), error.line(), error.column())]
    Unreadable {
        /// What it should have been.
        what: &'static str,
        /// What is wrong with it. Its own words may quote values: they are not shown.
        error: serde_json::Error,
    },
}

impl StoreError {
    /// Whether Redis itself is out of reach, so that nothing can be written down about it.
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Redis(_))
    }
}

/// The store of one clinic. Clones share the connection.
#[derive(Clone)]
pub struct Store {
    handle: Handle,
    keys: Keys,
}

impl Store {
    /// The store of `clinic` on the server behind `handle`.
    pub fn new(handle: Handle, clinic: &str) -> Self {
        Self { handle, keys: Keys::new(clinic) }
    }

    /// What has come in and is not yet dealt with.
    pub fn inbox(&self) -> Queue {
        Queue::new(self.clone(), QueueName::Inbox)
    }

    /// What has to go out and is not yet gone.
    pub fn outbox(&self) -> Queue {
        Queue::new(self.clone(), QueueName::Outbox)
    }

    /// Whether Redis takes writes now.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.commit(&Commit::default().note("health", "alive", Duration::from_secs(60))).await.map(drop)
    }
}

fn decode<T: serde::de::DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Unreadable { what, error })
}

/// Our own types always have a JSON form; one that has not is a mistake in the program.
fn encode<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_string(value) {
        Ok(text) => text,
        Err(error) => panic!("a stored type has no JSON form: {error}"),
    }
}
