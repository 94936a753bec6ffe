//! One commit: everything that belongs together, in one atomic step, or nothing.
//!
//! A commit is a list of guards (this visit still has that version; this event has not been seen;
//! nobody else has got that phone) and a list of writes.
//! One Lua script checks the guards and then runs the writes. There is no other way to write.

use std::{collections::BTreeSet, sync::LazyLock, time::Duration};

use jiff::Timestamp;
use redis::Script;
use serde_json::json;

use super::{Entry, Peer, QueueName, Store, StoreError, Taken, encode, keys::Keys, patients};
use crate::{
    agenda::Agenda,
    alerts::{AlertChange, AlertEffect, AlertEvent},
    directory::{Patient, StaffMember},
    inbox::Incoming,
    outbox::Delivery,
    phone::PhoneNumber,
    visit::{Change, Door, LINK_LIFE, LinkHash, Meeting, Visit, VisitId},
};

/// How long an event is remembered, so that a second delivery of it is dropped.
const SEEN_FOR: Duration = Duration::from_secs(24 * 3600);
/// How long an expired link can still be told from one that never was.
const FORMER_LINK_FOR: Duration = Duration::from_secs(7 * 24 * 3600);
/// How long an alert is remembered after its last change.
const ALERT_FOR: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long it is known to which visits a phone was invited, after the last change of one of them.
const PHONE_FOR: Duration = Duration::from_secs(400 * 24 * 3600);
/// How many entries that were given up are kept for a person to look at.
const DEAD_KEPT: &str = "10000";

/// KEYS: all that the commit touches. ARGV[1]: guards `[[kind, key, value…], …]`. ARGV[2]: writes `[[command, …], …]`.
/// Answers 1 when it has written, 0 when a guard no longer held.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
        for _, guard in ipairs(cjson.decode(ARGV[1])) do
            if guard[1] == 'version' then
                if (redis.call('HGET', guard[2], 'version') or '') ~= guard[3] then return 0 end
            elseif guard[1] == 'field' then
                if (redis.call('HGET', guard[2], guard[3]) or '') ~= guard[4] then return 0 end
            elseif guard[1] == 'held' then
                local pending = redis.call('XPENDING', guard[2], guard[3], guard[4], guard[4], 1)[1]
                if not pending or pending[4] ~= guard[5] then return 0 end
            elseif guard[1] == 'members' then
                if redis.call('ZLEXCOUNT', guard[2], guard[3], guard[4]) ~= tonumber(guard[5]) then return 0 end
            elseif redis.call('EXISTS', guard[2]) == 1 then
                return 0
            end
        end
        for _, write in ipairs(cjson.decode(ARGV[2])) do
            redis.call(unpack(write))
        end
        return 1
        ",
    )
});

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Committed {
    /// All of it is written.
    Done,
    /// Nothing is written: somebody else was faster, or it had been done already.
    Overtaken,
}

/// What is to be written together.
#[derive(Clone, Debug, Default)]
pub struct Commit {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Visit(Box<Visit>),
    Patient { patient: Box<Patient>, before: Option<Box<Patient>> },
    Holders { phone: PhoneNumber, count: usize },
    Alert(Box<AlertChange>, Timestamp),
    Health { peer: Peer, well: bool, at: Timestamp },
    Agenda { was: Option<String>, agenda: Box<Agenda> },
    WithoutAgenda { person_id: String },
    Staff(Box<StaffMember>),
    Seen(String),
    Once { name: String, value: String, life: Duration },
    Note { name: String, value: String, life: Option<Duration> },
    WithoutNote(String),
    Link { hash: LinkHash, door: Door, replaces: Option<LinkHash> },
    Unlink(LinkHash),
    Accepted { sha256: String, text: String },
    Meeting { meeting_id: String, visit: VisitId },
    Add(QueueName, Box<Entry>),
    AddLater(QueueName, Box<Entry>, Timestamp),
    Held(QueueName, String, u64),
    Done(QueueName, String),
    Bury(QueueName, Box<Entry>),
}

impl Commit {
    /// Writes a visit as it is after a change, provided that nobody has changed it since it was read, together with
    /// all that follows from the change: effects for the outbox, timers for the inbox.
    pub fn change(mut self, change: &Change) -> Self {
        let visit = change.visit.id;
        self.parts.push(Part::Visit(Box::new(change.visit.clone())));
        if let Meeting::Ready(details) = &change.visit.meeting {
            self.parts.push(Part::Meeting { meeting_id: details.meeting_id.clone(), visit });
        }
        for effect in &change.effects {
            self = self.deliver(Delivery::Visit { visit, effect: effect.clone() });
        }
        for timer in &change.timers {
            let entry = Entry::named(format!("{visit}.{:?}", timer.kind), &Incoming::Timer { visit, kind: timer.kind });
            self = self.add_later(QueueName::Inbox, entry, timer.due);
        }
        self
    }

    /// Writes a patient, and under what they are found, provided that nobody has changed them since `before` was read;
    /// nothing was read of a new one.
    pub fn patient(self, patient: Patient, before: Option<Patient>) -> Self {
        self.with(Part::Patient { patient: Box::new(patient), before: before.map(Box::new) })
    }

    /// Provided that a phone has still as many holders as were known when it was decided to write it down again.
    pub fn while_held_by(self, phone: &PhoneNumber, count: usize) -> Self {
        self.with(Part::Holders { phone: phone.clone(), count })
    }

    /// Writes an alert as it is after a change, provided that nobody has changed it since it was read, together with all
    /// that follows from the change.
    pub fn alert(mut self, change: &AlertChange, now: Timestamp) -> Self {
        let alert = change.alert.what.key();
        self.parts.push(Part::Alert(Box::new(change.clone()), now));
        for effect in &change.effects {
            self = self.deliver(match effect {
                AlertEffect::ShowCard => Delivery::ShowAlert { alert: alert.clone() },
                AlertEffect::TakeDownCard { message_id } => Delivery::TakeDown { message_id: message_id.clone() },
                AlertEffect::TellClosed => Delivery::TellAlertClosed { alert: Box::new(change.alert.clone()) },
            });
        }
        match change.due {
            Some(due) => {
                let name = format!("alert.{alert}");
                let entry = Entry::named(name, &Incoming::Alert { alert, event: AlertEvent::Due });
                self.add_later(QueueName::Inbox, entry, due)
            }
            None => self,
        }
    }

    /// Remembers that a peer did what it was asked, or did not.
    pub fn health(self, peer: Peer, well: bool, at: Timestamp) -> Self {
        self.with(Part::Health { peer, well, at })
    }

    /// Writes what is known of somebody who works with the bot, provided that nobody has changed it since it was read.
    /// Whoever has no role left is forgotten.
    pub fn staff(self, member: StaffMember) -> Self {
        self.with(Part::Staff(Box::new(member)))
    }

    /// Writes somebody's agenda, provided that `was` is still what is stored of it.
    pub fn agenda(self, was: Option<String>, agenda: Agenda) -> Self {
        self.with(Part::Agenda { was, agenda: Box::new(agenda) })
    }

    /// Forgets somebody's agenda.
    pub fn without_agenda(self, person_id: &str) -> Self {
        self.with(Part::WithoutAgenda { person_id: person_id.to_owned() })
    }

    /// Gives the outbox something to deliver.
    pub fn deliver(self, delivery: Delivery) -> Self {
        self.add(QueueName::Outbox, Entry::new(&delivery))
    }

    /// Gives the inbox something to deal with.
    pub fn receive(self, incoming: &Incoming) -> Self {
        self.add(QueueName::Inbox, Entry::new(incoming))
    }

    /// Provided that this event has not been received before; remembers that it has.
    pub fn unless_seen(self, event: &str) -> Self {
        self.with(Part::Seen(event.to_owned()))
    }

    /// Provided that there is no note of this name yet; leaves it.
    pub fn once(self, name: &str, value: &str, life: Duration) -> Self {
        self.with(Part::Once { name: name.to_owned(), value: value.to_owned(), life })
    }

    /// Leaves a note for a while.
    pub fn note(self, name: &str, value: &str, life: Duration) -> Self {
        self.with(Part::Note { name: name.to_owned(), value: value.to_owned(), life: Some(life) })
    }

    /// Leaves a note that stays.
    pub fn lasting_note(self, name: &str, value: &str) -> Self {
        self.with(Part::Note { name: name.to_owned(), value: value.to_owned(), life: None })
    }

    /// Takes a note away.
    pub fn without_note(self, name: &str) -> Self {
        self.with(Part::WithoutNote(name.to_owned()))
    }

    /// Makes a link. The one that it replaces, if any, opens no more.
    pub fn link(self, hash: LinkHash, door: Door, replaces: Option<LinkHash>) -> Self {
        self.with(Part::Link { hash, door, replaces })
    }

    /// Keeps the text that somebody accepts, by its hash: the clinic's own may change.
    pub fn accepted_text(self, sha256: &str, text: &str) -> Self {
        self.with(Part::Accepted { sha256: sha256.to_owned(), text: text.to_owned() })
    }

    /// Makes a link open no more.
    pub fn unlink(self, hash: LinkHash) -> Self {
        self.with(Part::Unlink(hash))
    }

    /// Gives a queue something to do.
    pub fn add(self, queue: QueueName, entry: Entry) -> Self {
        self.with(Part::Add(queue, Box::new(entry)))
    }

    /// Gives a queue something to do later. The same entry again moves it in time instead of adding a second.
    pub fn add_later(self, queue: QueueName, entry: Entry, due: Timestamp) -> Self {
        self.with(Part::AddLater(queue, Box::new(entry), due))
    }

    /// Takes an entry out of its queue: it is done, provided that it is still held.
    pub fn done(self, queue: QueueName, taken: &Taken) -> Self {
        self.while_held(queue, taken).with(Part::Done(queue, taken.position.clone()))
    }

    /// Provided that nobody else has taken an entry since: a worker that is slow may be taken for dead.
    pub fn while_held(self, queue: QueueName, taken: &Taken) -> Self {
        self.with(Part::Held(queue, taken.position.clone(), taken.times))
    }

    /// Keeps an entry that is given up for a person to look at.
    pub fn bury(self, queue: QueueName, entry: Entry) -> Self {
        self.with(Part::Bury(queue, Box::new(entry)))
    }

    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }
}

impl Store {
    /// Writes all of a commit, or nothing of it.
    pub async fn commit(&self, commit: &Commit) -> Result<Committed, StoreError> {
        let mut script = Lines::default();
        for part in &commit.parts {
            script.part(&self.keys, part);
        }
        let mut run = SCRIPT.prepare_invoke();
        for key in &script.keys {
            run.key(key);
        }
        run.arg(encode(&script.guards)).arg(encode(&script.writes));
        let written: i64 = self.handle.script(&run).await?;
        Ok(if written == 1 { Committed::Done } else { Committed::Overtaken })
    }
}

/// The guards and writes of a commit as the script reads them.
#[derive(Default)]
struct Lines {
    keys: Vec<String>,
    guards: Vec<serde_json::Value>,
    writes: Vec<Vec<String>>,
}

impl Lines {
    fn part(&mut self, keys: &Keys, part: &Part) {
        match part {
            Part::Visit(visit) => self.visit(keys, visit),
            Part::Patient { patient, before } => self.patient(keys, patient, before.as_deref()),
            Part::Holders { phone, count } => {
                let (from, to) = patients::holders_range(phone);
                self.guards.push(json!(["members", keys.patient_numbers(), from, to, count]));
            }
            Part::Alert(change, now) => self.alert(keys, change, *now),
            Part::Health { peer, well, at } => {
                let field = format!("{}.{}", peer.word(), if *well { "ok" } else { "failed" });
                self.write(&["HSET", &keys.health(), &field, &at.as_millisecond().to_string()]);
            }
            Part::Agenda { was, agenda } => self.agenda(keys, was.as_deref(), agenda),
            Part::WithoutAgenda { person_id } => self.write(&["HDEL", &keys.agendas(), person_id]),
            Part::Staff(member) => self.staff(keys, member),
            Part::Seen(event) => self.once(&keys.seen(event), "1", SEEN_FOR),
            Part::Once { name, value, life } => self.once(&keys.note(name), value, *life),
            Part::Note { name, value, life } => self.set(&keys.note(name), value, *life),
            Part::WithoutNote(name) => self.write(&["DEL", &keys.note(name)]),
            Part::Link { hash, door, replaces } => self.link(keys, hash, door, replaces.as_ref()),
            Part::Unlink(hash) => self.write(&["DEL", &keys.link(hash)]),
            Part::Accepted { sha256, text } => self.set(&keys.accepted(sha256), text, None),
            Part::Meeting { meeting_id, visit } => self.set(&keys.meeting(meeting_id), &visit.to_string(), None),
            Part::Add(queue, entry) => self.write(&["XADD", &keys.queue(*queue), "*", "entry", &encode(entry)]),
            Part::AddLater(queue, entry, due) => {
                self.write(&["ZADD", &keys.due(*queue), &due.as_millisecond().to_string(), &encode(entry)]);
            }
            Part::Held(queue, position, times) => {
                self.guards.push(json!(["held", keys.queue(*queue), super::queue::GROUP, position, times]));
            }
            Part::Done(queue, position) => {
                let stream = keys.queue(*queue);
                self.write(&["XACK", &stream, super::queue::GROUP, position]);
                self.write(&["XDEL", &stream, position]);
            }
            Part::Bury(queue, entry) => {
                self.write(&["XADD", &keys.dead(*queue), "MAXLEN", "~", DEAD_KEPT, "*", "entry", &encode(entry)]);
            }
        }
    }

    fn visit(&mut self, keys: &Keys, visit: &Visit) {
        let key = keys.visit(visit.id);
        self.unchanged(&key, visit.version);
        let next = Visit { version: visit.version + 1, ..visit.clone() };
        self.write(&["HSET", &key, "version", &next.version.to_string(), "doc", &encode(&next)]);
        self.write(&["ZADD", &keys.visits(), &visit.starts_at.as_second().to_string(), &visit.id.to_string()]);
        self.write(&["PUBLISH", &keys.changes(), &visit.id.to_string()]);
        for one in &visit.participants {
            let (phone, at) = (keys.phone(&one.phone), visit.starts_at.as_second().to_string());
            self.write(&["ZADD", &phone, &at, &visit.id.to_string()]);
            self.write(&["EXPIRE", &phone, &PHONE_FOR.as_secs().to_string()]);
        }
    }

    fn patient(&mut self, keys: &Keys, patient: &Patient, before: Option<&Patient>) {
        let key = keys.patient(patient.id);
        self.unchanged(&key, patient.version);
        let mut next = patient.clone();
        next.version += 1;
        let found = patients::Found::of(&next);
        let (version, doc) = (next.version.to_string(), encode(&next));
        let index = ["words", &found.words_field, "numbers", &found.numbers_field];
        self.write(&[["HSET", &key, "version", &version, "doc", &doc].as_slice(), &index].concat());
        let former = before.map(patients::Found::of).unwrap_or_default();
        self.members(&keys.patient_words(), &found.words, &former.words);
        self.members(&keys.patient_numbers(), &found.numbers, &former.numbers);
    }

    /// Brings what is found under one patient from `former` to `now`.
    fn members(&mut self, key: &str, now: &BTreeSet<String>, former: &BTreeSet<String>) {
        let added: Vec<_> = now.difference(former).flat_map(|member| ["0", member]).collect();
        let removed: Vec<_> = former.difference(now).map(String::as_str).collect();
        for (command, members) in [("ZADD", added), ("ZREM", removed)] {
            if !members.is_empty() {
                self.write(&[&[command, key], members.as_slice()].concat());
            }
        }
    }

    fn alert(&mut self, keys: &Keys, change: &AlertChange, now: Timestamp) {
        let (name, all) = (change.alert.what.key(), keys.alerts());
        let key = keys.alert(&name);
        self.unchanged(&key, change.alert.version);
        let mut next = change.alert.clone();
        next.version += 1;
        let old = now.as_millisecond() - ALERT_FOR.as_millis() as i64;
        self.write(&["HSET", &key, "version", &next.version.to_string(), "doc", &encode(&next)]);
        self.write(&["EXPIRE", &key, &ALERT_FOR.as_secs().to_string()]);
        self.write(&["ZADD", &all, &now.as_millisecond().to_string(), &name]);
        self.write(&["ZREMRANGEBYSCORE", &all, "-inf", &old.to_string()]);
    }

    fn agenda(&mut self, keys: &Keys, was: Option<&str>, agenda: &Agenda) {
        let (key, person) = (keys.agendas(), &agenda.person_id);
        self.guards.push(json!(["field", key, person, was.unwrap_or_default()]));
        self.write(&["HSET", &key, person, &encode(agenda)]);
    }

    fn staff(&mut self, keys: &Keys, member: &StaffMember) {
        let (key, all) = (keys.staff_member(&member.person_id), keys.staff());
        self.unchanged(&key, member.version);
        if member.roles.is_empty() {
            self.write(&["DEL", &key]);
            self.write(&["SREM", &all, &member.person_id]);
            return;
        }
        let next = StaffMember { version: member.version + 1, ..member.clone() };
        self.write(&["HSET", &key, "version", &next.version.to_string(), "doc", &encode(&next)]);
        self.write(&["SADD", &all, &member.person_id]);
    }

    /// The document still has the version that was read; 0: there was none.
    fn unchanged(&mut self, key: &str, version: u64) {
        let read = if version == 0 { String::new() } else { version.to_string() };
        self.guards.push(json!(["version", key, read]));
    }

    fn link(&mut self, keys: &Keys, hash: &LinkHash, door: &Door, replaces: Option<&LinkHash>) {
        let hour = Duration::from_secs(LINK_LIFE.as_secs().unsigned_abs());
        self.set(&keys.link(hash), &encode(door), Some(hour));
        self.set(&keys.former_link(hash), &encode(&Door { revoked: true, ..door.clone() }), Some(FORMER_LINK_FOR));
        self.set(&keys.current_link(door.visit, door.participant), &hash.0, Some(hour));
        if let Some(old) = replaces {
            self.write(&["DEL", &keys.link(old)]);
        }
    }

    fn once(&mut self, key: &str, value: &str, life: Duration) {
        self.guards.push(json!(["absent", key]));
        self.set(key, value, Some(life));
    }

    fn set(&mut self, key: &str, value: &str, life: Option<Duration>) {
        match life {
            Some(life) => self.write(&["SET", key, value, "EX", &life.as_secs().to_string()]),
            None => self.write(&["SET", key, value]),
        }
    }

    fn write(&mut self, words: &[&str]) {
        self.keys.push(words[1].to_owned());
        self.writes.push(words.iter().map(|word| (*word).to_owned()).collect());
    }
}
