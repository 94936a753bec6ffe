//! How the service is: Redis itself, the queues, and when each peer last did what it was asked.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{Queue, Store, StoreError, queue::GROUP};

/// What was given up longer ago is kept to be looked at, and is no news.
const DEAD_FOR: SignedDuration = SignedDuration::from_hours(24);
/// More are not counted.
const MOST_DEAD: usize = 1_000;

/// Somebody outside whom the service asks to do things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// Webex, as the bot.
    Bot,
    /// Webex, as the Service App.
    ServiceApp,
    /// Twilio.
    Twilio,
}

/// When a peer last did what it was asked, and when it last did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeerHealth {
    /// The last success.
    pub ok_at: Option<Timestamp>,
    /// The last failure.
    pub failed_at: Option<Timestamp>,
}

/// How Redis is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedisHealth {
    /// The memory that its data takes, in bytes.
    pub memory: u64,
    /// The memory that it may take; `None`: all there is.
    pub most_memory: Option<u64>,
    /// Whether it writes its data to disk.
    pub persistent: bool,
    /// Whether the last write to disk succeeded.
    pub written: bool,
}

/// How a queue is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueHealth {
    /// How many entries wait to be taken.
    pub waiting: usize,
    /// How many wait for their time.
    pub due_later: usize,
    /// How long the oldest that is not finished has been there.
    pub oldest: Option<SignedDuration>,
    /// How many were given up during the last day.
    pub dead: usize,
}

impl Peer {
    /// The peer's name in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::ServiceApp => "service-app",
            Self::Twilio => "twilio",
        }
    }
}

impl Store {
    /// When a peer last did what it was asked, and when it did not.
    pub async fn peer_health(&self, peer: Peer) -> Result<PeerHealth, StoreError> {
        let mut command = redis::cmd("HMGET");
        command.arg(self.keys.health()).arg(format!("{}.ok", peer.word())).arg(format!("{}.failed", peer.word()));
        let (ok, failed): (Option<i64>, Option<i64>) = self.handle.call(&command).await?;
        let at = |ms: Option<i64>| ms.and_then(|ms| Timestamp::from_millisecond(ms).ok());
        Ok(PeerHealth { ok_at: at(ok), failed_at: at(failed) })
    }

    /// How Redis is.
    pub async fn redis_health(&self) -> Result<RedisHealth, StoreError> {
        let mut facts = BTreeMap::new();
        for section in ["memory", "persistence"] {
            let text: String = self.handle.call(redis::cmd("INFO").arg(section)).await?;
            facts.extend(text.lines().filter_map(|line| {
                let (name, value) = line.split_once(':')?;
                Some((name.to_owned(), value.trim().to_owned()))
            }));
        }
        let fact = |name: &str| facts.get(name).map_or("", String::as_str);
        let number = |name: &str| fact(name).parse::<u64>().unwrap_or(0);
        let append_only = fact("aof_enabled") == "1";
        let last_write = if append_only { "aof_last_write_status" } else { "rdb_last_bgsave_status" };
        Ok(RedisHealth {
            memory: number("used_memory"),
            most_memory: Some(number("maxmemory")).filter(|most| *most > 0),
            persistent: append_only || number("rdb_last_save_time") > 0,
            written: fact(last_write) == "ok",
        })
    }
}

impl Queue {
    /// How this queue is. Ages are by Redis's own clock, which numbers the entries.
    pub async fn health(&self) -> Result<QueueHealth, StoreError> {
        let (open, _) = self.lengths().await?;
        let handle = &self.store.handle;
        let due_later = handle.call(redis::cmd("ZCARD").arg(self.store.keys.due(self.name()))).await?;
        let pending: (usize, redis::Value, redis::Value, redis::Value) =
            handle.call(redis::cmd("XPENDING").arg(self.stream()).arg(GROUP)).await?;
        let (seconds, micros): (i64, i64) = handle.call(&redis::cmd("TIME")).await?;
        let since = (seconds - DEAD_FOR.as_secs()) * 1000;
        let mut lately = redis::cmd("XRANGE");
        lately.arg(self.store.keys.dead(self.name())).arg(since.to_string()).arg("+").arg("COUNT").arg(MOST_DEAD);
        let dead: redis::streams::StreamRangeReply = handle.call(&lately).await?;
        let mut first = redis::cmd("XRANGE");
        first.arg(self.stream()).arg("-").arg("+").arg("COUNT").arg(1);
        let first: redis::streams::StreamRangeReply = handle.call(&first).await?;
        let born = first.ids.first().and_then(|one| one.id.split('-').next()?.parse::<i64>().ok());
        let age = |born: i64| SignedDuration::from_millis((seconds * 1000 + micros / 1000 - born).max(0));
        Ok(QueueHealth {
            waiting: open.saturating_sub(pending.0),
            due_later,
            oldest: born.map(age),
            dead: dead.ids.len(),
        })
    }
}
