//! A durable queue: a stream of entries with a consumer group, and a sorted set of entries that are due later.
//!
//! An entry is taken, worked on, and leaves the queue in the same commit that stores what came of it. One whose worker
//! died is claimed by another after [`STUCK_AFTER`].

use std::{sync::LazyLock, time::Duration};

use jiff::Timestamp;
use redis::{
    Script, Value,
    streams::{StreamAutoClaimReply, StreamPendingCountReply, StreamReadReply},
};
use serde::{Deserialize, Serialize};

use super::{Commit, Store, StoreError, decode};
use crate::clock;

pub(super) const GROUP: &str = "workers";

/// An entry that nobody has finished for so long belongs to a worker that died. More than twice the longest a call to
/// the outside may take.
pub const STUCK_AFTER: Duration = Duration::from_secs(90);

/// How many due entries are moved in one go.
const MOVED_AT_ONCE: usize = 100;

/// KEYS: the sorted set, the stream. ARGV: now in milliseconds, how many.
static MOVE_DUE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
        local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
        for _, entry in ipairs(due) do
            redis.call('XADD', KEYS[2], '*', 'entry', entry)
            redis.call('ZREM', KEYS[1], entry)
        end
        return #due
        ",
    )
});

/// Which of the two queues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QueueName {
    /// What has come in.
    Inbox,
    /// What has to go out.
    Outbox,
}

impl QueueName {
    /// The queue's name in keys and logs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Outbox => "outbox",
        }
    }
}

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Which piece of work: the same however often it is tried.
    pub id: String,
    /// How often it has been tried and has failed.
    #[serde(default)]
    pub attempts: u32,
    /// What is to be done.
    pub work: serde_json::Value,
}

impl Entry {
    /// New work.
    pub fn new(work: &impl Serialize) -> Self {
        Self::named(clock::new_id().simple().to_string(), work)
    }

    /// Work with a name of its own: planned twice under the same name, it is planned once.
    pub fn named(id: String, work: &impl Serialize) -> Self {
        let work = serde_json::to_value(work).unwrap_or(serde_json::Value::Null);
        Self { id, attempts: 0, work }
    }

    /// The same work for another try.
    pub fn again(&self) -> Self {
        Self { attempts: self.attempts + 1, ..self.clone() }
    }
}

/// An entry that has been taken, and where it stands in the stream.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Where it stands.
    pub position: String,
    /// How many times it has been taken, this time included: whoever took it before holds it no more.
    pub times: u64,
    /// What it is.
    pub entry: Entry,
}

/// One of the two queues.
#[derive(Clone)]
pub struct Queue {
    pub(super) store: Store,
    name: QueueName,
    consumer: String,
}

impl Queue {
    pub(super) fn new(store: Store, name: QueueName) -> Self {
        Self { store, name, consumer: clock::random_id().simple().to_string() }
    }

    /// Which of the two it is.
    pub fn name(&self) -> QueueName {
        self.name
    }

    /// Makes the consumer group, if it is not there yet.
    pub async fn prepare(&self) -> Result<(), StoreError> {
        let mut command = redis::cmd("XGROUP");
        command.arg("CREATE").arg(self.stream()).arg(GROUP).arg("0").arg("MKSTREAM");
        match self.store.handle.call::<()>(&command).await {
            Err(error) if error.code() == Some("BUSYGROUP") => Ok(()),
            other => Ok(other?),
        }
    }

    /// Takes the next entry, if there is one now.
    pub async fn take(&self) -> Result<Option<Taken>, StoreError> {
        let reply: Option<StreamReadReply> = self.store.handle.call(&self.read_command()).await?;
        Ok(first_of(reply))
    }

    /// Waits up to `patience` for an entry, on a connection of its own, without taking it.
    pub async fn wait(
        &self,
        connection: &mut redis::aio::MultiplexedConnection,
        patience: Duration,
    ) -> Result<Option<Taken>, StoreError> {
        let mut command = redis::cmd("XREADGROUP");
        command.arg("GROUP").arg(GROUP).arg(&self.consumer).arg("COUNT").arg(1);
        command.arg("BLOCK").arg(patience.as_millis() as u64).arg("STREAMS").arg(self.stream()).arg(">");
        let reply: Option<StreamReadReply> = command.query_async(connection).await?;
        Ok(first_of(reply))
    }

    /// A connection on which [`Queue::wait`] may wait.
    pub async fn connect(&self) -> Result<redis::aio::MultiplexedConnection, StoreError> {
        Ok(self.store.handle.blocking().await?)
    }

    /// Takes over an entry whose worker has not finished it for `idle`.
    pub async fn claim(&self, idle: Duration) -> Result<Option<Taken>, StoreError> {
        let mut command = redis::cmd("XAUTOCLAIM");
        command.arg(self.stream()).arg(GROUP).arg(&self.consumer).arg(idle.as_millis() as u64);
        command.arg("0").arg("COUNT").arg(1);
        let reply: StreamAutoClaimReply = self.store.handle.call(&command).await?;
        let Some(claimed) = reply.claimed.into_iter().next().map(taken) else { return Ok(None) };
        let times = self.times_taken(&claimed.position).await?;
        // Its worker may have died after the deed: it counts as an attempt, so that the deed is looked for first.
        Ok(Some(Taken { entry: claimed.entry.again(), times, ..claimed }))
    }

    async fn times_taken(&self, position: &str) -> Result<u64, StoreError> {
        let mut command = redis::cmd("XPENDING");
        command.arg(self.stream()).arg(GROUP).arg(position).arg(position).arg(1);
        let pending: StreamPendingCountReply = self.store.handle.call(&command).await?;
        Ok(pending.ids.first().map_or(0, |id| id.times_delivered as u64))
    }

    /// Puts back what others have taken and not finished. Only for whoever knows that these others are gone.
    pub async fn take_back(&self) -> Result<(), StoreError> {
        while let Some(taken) = self.claim(Duration::ZERO).await? {
            let commit = Commit::default().done(self.name, &taken).add(self.name, taken.entry);
            let _ = self.store.commit(&commit).await?;
        }
        Ok(())
    }

    /// Moves what is due at `now` into the stream. Answers how many entries that were.
    pub async fn move_due(&self, now: Timestamp) -> Result<usize, StoreError> {
        let mut run = MOVE_DUE.prepare_invoke();
        run.key(self.store.keys.due(self.name)).key(self.stream());
        run.arg(now.as_millisecond()).arg(MOVED_AT_ONCE);
        Ok(self.store.handle.script(&run).await?)
    }

    /// When the next entry that waits for its time is due.
    pub async fn next_due(&self) -> Result<Option<Timestamp>, StoreError> {
        let mut command = redis::cmd("ZRANGE");
        command.arg(self.store.keys.due(self.name)).arg(0).arg(0).arg("WITHSCORES");
        let first: Vec<(String, f64)> = self.store.handle.call(&command).await?;
        Ok(first.first().and_then(|(_, score)| Timestamp::from_millisecond(*score as i64).ok()))
    }

    /// How many entries are in the stream, and how many have been given up.
    pub async fn lengths(&self) -> Result<(usize, usize), StoreError> {
        let open = self.store.handle.call(redis::cmd("XLEN").arg(self.stream())).await?;
        let dead = self.store.handle.call(redis::cmd("XLEN").arg(self.store.keys.dead(self.name))).await?;
        Ok((open, dead))
    }

    fn read_command(&self) -> redis::Cmd {
        let mut command = redis::cmd("XREADGROUP");
        command.arg("GROUP").arg(GROUP).arg(&self.consumer).arg("COUNT").arg(1);
        command.arg("STREAMS").arg(self.stream()).arg(">");
        command
    }

    pub(super) fn stream(&self) -> String {
        self.store.keys.queue(self.name)
    }
}

fn first_of(reply: Option<StreamReadReply>) -> Option<Taken> {
    let id = reply.and_then(|reply| reply.keys.into_iter().next()).and_then(|key| key.ids.into_iter().next());
    id.map(taken)
}

/// An entry that cannot be read is taken all the same, as work that nobody understands: it is then given up like any
/// other, instead of standing in the way for ever.
fn taken(id: redis::streams::StreamId) -> Taken {
    let text = match id.map.get("entry") {
        Some(Value::BulkString(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    let entry = decode("queue entry", &text).unwrap_or_else(|_| Entry::named(id.id.clone(), &text));
    Taken { position: id.id, times: 1, entry }
}
