//! How the service is: one card with what works and what does not. It names nobody.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Serialize;

use super::{date, duration};
use crate::{
    cards::{self, CardError},
    store::{PeerHealth, QueueHealth, RedisHealth, ServiceAppTokens},
    texts::{Arg, Language, say, say_with},
    webex::{Destination, NewMessage},
};

/// Work that has waited for longer than this is stuck.
const TOO_OLD: SignedDuration = SignedDuration::from_mins(5);
/// Work that has waited for less than this is not worth a word.
const WORTH_A_WORD: SignedDuration = SignedDuration::from_mins(1);

/// How the service is.
#[derive(Clone)]
pub struct Status {
    /// Which version runs.
    pub version: &'static str,
    /// Since when it runs.
    pub up_since: Timestamp,
    /// Redis.
    pub redis: RedisHealth,
    /// What has come in.
    pub inbox: QueueHealth,
    /// What has to go out.
    pub outbox: QueueHealth,
    /// Whether Webex answers the bot, now, and how it was before.
    pub bot: (Reached, PeerHealth),
    /// The same for the Service App.
    pub service_app: (Reached, PeerHealth),
    /// The Service App's tokens, once there are any.
    pub tokens: Option<ServiceAppTokens>,
    /// Each webhook of the manifest.
    pub webhooks: Vec<(String, WebhookState)>,
    /// How Twilio was.
    pub twilio: PeerHealth,
    /// How many texts were not delivered in the last hour.
    pub sms_failed: usize,
    /// The visits.
    pub visits: VisitsNow,
    /// How many alerts are open.
    pub alerts: usize,
}

/// What came of asking a peer something now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// It has answered.
    Yes,
    /// It does not let us.
    Refused,
    /// It does not answer.
    No,
}

/// How a webhook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookState {
    /// It tells.
    Active,
    /// Webex has switched it off.
    Inactive,
    /// There is none.
    Missing,
    /// Webex did not say.
    Unknown,
}

/// How many visits there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisitsNow {
    /// People in the lobby.
    pub waiting: usize,
    /// Visits whose meeting runs.
    pub running: usize,
    /// Visits of today.
    pub today: usize,
}

/// What the template `cards/status.json` is filled with.
#[derive(Serialize)]
struct Data {
    style: &'static str,
    headline: String,
    at: String,
    lines: Vec<String>,
}

/// One line of the card: whether it is well, what it is about, and what there is to say.
struct Line {
    well: bool,
    name: &'static str,
    facts: Vec<String>,
}

/// The card.
pub fn status_card(
    language: Language,
    to: Destination,
    status: &Status,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<NewMessage, CardError> {
    let lines = Speech { language, zone, now }.lines(status);
    let troubles = lines.iter().filter(|line| !line.well).count();
    let headline = match troubles {
        0 => say(language, "chat-status-well"),
        _ => say_with(language, "chat-status-troubles", &[("count", (troubles as u64).into())]),
    };
    let at = [
        ("date", date(language, now, zone).into()),
        ("version", status.version.into()),
        ("duration", duration(language, now.duration_since(status.up_since)).into()),
    ];
    let said = |line: &Line| {
        let mark = if line.well { "✅" } else { "⚠️" };
        format!("{mark} **{}**: {}", say(language, line.name), line.facts.join("; "))
    };
    let data = Data {
        style: if troubles == 0 { "good" } else { "warning" },
        headline: headline.clone(),
        at: say_with(language, "chat-status-at", &at),
        lines: lines.iter().map(said).collect(),
    };
    Ok(NewMessage { to, markdown: headline, card: Some(cards::render("status", language, data)?) })
}

/// In which language, and by whose clocks.
#[derive(Clone, Copy)]
struct Speech<'a> {
    language: Language,
    zone: &'a TimeZone,
    now: Timestamp,
}

impl Speech<'_> {
    fn lines(self, status: &Status) -> Vec<Line> {
        let visits = [
            ("waiting", (status.visits.waiting as u64).into()),
            ("running", (status.visits.running as u64).into()),
            ("today", (status.visits.today as u64).into()),
        ];
        vec![
            self.redis(&status.redis),
            self.queue("chat-status-inbox", &status.inbox),
            self.queue("chat-status-outbox", &status.outbox),
            self.webex("chat-status-bot", status.bot, None),
            self.webex("chat-status-service-app", status.service_app, status.tokens.as_ref()),
            self.webhooks(&status.webhooks),
            self.twilio(status),
            Line { well: true, name: "chat-status-visits", facts: vec![self.say("chat-status-visits-now", &visits)] },
            Line {
                well: status.alerts == 0,
                name: "chat-status-alerts",
                facts: vec![self.count("chat-status-alerts-open", status.alerts)],
            },
        ]
    }

    fn redis(self, redis: &RedisHealth) -> Line {
        let megabytes = |bytes: u64| Arg::from(bytes.div_ceil(1024 * 1024));
        let memory = match redis.most_memory {
            None => self.say("chat-status-redis-memory", &[("memory", megabytes(redis.memory))]),
            Some(most) => self
                .say("chat-status-redis-memory-of", &[("memory", megabytes(redis.memory)), ("most", megabytes(most))]),
        };
        let kept = match (redis.persistent, redis.written) {
            (false, _) => "chat-status-redis-not-kept",
            (true, false) => "chat-status-redis-not-written",
            (true, true) => "chat-status-redis-kept",
        };
        let facts = vec![say(self.language, "chat-status-reached"), memory, say(self.language, kept)];
        Line { well: redis.persistent && redis.written, name: "chat-status-redis", facts }
    }

    fn queue(self, name: &'static str, queue: &QueueHealth) -> Line {
        let waiting = [("waiting", (queue.waiting as u64).into()), ("later", (queue.due_later as u64).into())];
        let mut facts = vec![self.say("chat-status-queue", &waiting)];
        if let Some(oldest) = queue.oldest.filter(|oldest| *oldest >= WORTH_A_WORD) {
            let oldest = duration(self.language, oldest).into();
            facts.push(self.say("chat-status-queue-oldest", &[("duration", oldest)]));
        }
        if queue.dead > 0 {
            facts.push(self.count("chat-status-queue-dead", queue.dead));
        }
        Line { well: queue.oldest.is_none_or(|oldest| oldest < TOO_OLD) && queue.dead == 0, name, facts }
    }

    fn webex(
        self,
        name: &'static str,
        (reached, health): (Reached, PeerHealth),
        tokens: Option<&ServiceAppTokens>,
    ) -> Line {
        let reach = match reached {
            Reached::Yes => "chat-status-reached",
            Reached::Refused => "chat-status-refused",
            Reached::No => "chat-status-unreachable",
        };
        let mut facts = vec![say(self.language, reach)];
        facts.extend(health.ok_at.map(|at| self.at("chat-status-last-ok", at)));
        facts.extend(health.failed_at.map(|at| self.at("chat-status-last-failed", at)));
        let ends_at = tokens.and_then(|tokens| tokens.refresh_ends_at);
        facts.extend(ends_at.map(|at| self.at("chat-status-refresh-ends", at)));
        let ends_soon = tokens.is_some_and(|tokens| tokens.end_soon(self.now));
        Line { well: reached == Reached::Yes && !ends_soon, name, facts }
    }

    fn webhooks(self, webhooks: &[(String, WebhookState)]) -> Line {
        let active = webhooks.iter().filter(|(_, state)| *state == WebhookState::Active).count();
        let counted = [("active", (active as u64).into()), ("all", (webhooks.len() as u64).into())];
        let mut facts = vec![self.say("chat-status-webhooks-active", &counted)];
        for (webhook, state) in webhooks {
            let id = match state {
                WebhookState::Active => continue,
                WebhookState::Inactive => "chat-status-webhook-inactive",
                WebhookState::Missing => "chat-status-webhook-missing",
                WebhookState::Unknown => "chat-status-webhook-unknown",
            };
            facts.push(self.say(id, &[("webhook", webhook.into())]));
        }
        Line { well: active == webhooks.len(), name: "chat-status-webhooks", facts }
    }

    /// Twilio is not asked anything now: it is as well as the last text was.
    fn twilio(self, status: &Status) -> Line {
        let PeerHealth { ok_at, failed_at } = status.twilio;
        let mut facts: Vec<String> = ok_at.map(|at| self.at("chat-status-last-ok", at)).into_iter().collect();
        facts.extend(failed_at.map(|at| self.at("chat-status-last-failed", at)));
        if facts.is_empty() {
            facts.push(say(self.language, "chat-status-never"));
        }
        facts.push(self.count("chat-status-sms-failed", status.sms_failed));
        Line { well: failed_at.is_none() || ok_at > failed_at, name: "chat-status-twilio", facts }
    }

    fn at(self, id: &str, at: Timestamp) -> String {
        self.say(id, &[("at", date(self.language, at, self.zone).into())])
    }

    fn count(self, id: &str, count: usize) -> String {
        self.say(id, &[("count", (count as u64).into())])
    }

    fn say(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        say_with(self.language, id, args)
    }
}
