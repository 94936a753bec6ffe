//! The service, and what befalls it.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use televisita::{
    app::App,
    sandbox::faults::Fault,
    store::{Commit, QueueName, Store, Taken},
    visit::{ParticipantId, VisitId},
};
use tokio::task::JoinSet;

use super::{Chance, hospital::ZONE};
use crate::world::World;

/// So many pieces of work are in hand at once.
const WORKERS: usize = 8;
/// What Twilio may suffer from, how often in a thousand steps it begins, and how many steps it lasts at most.
const FAULTS: [(Fault, i64, i64); 6] = [
    (Fault::Twilio5xx, 2, 24),
    (Fault::Twilio429, 2, 4),
    (Fault::TwilioListDown, 4, 8),
    (Fault::SmsCallbacksLost, 20, 80),
    (Fault::SmsCallbacksReordered, 10, 30),
    (Fault::WebhooksDuplicate, 5, 20),
];

/// Whom of the hospital was told that a text did not go out or did not arrive: of which visit, about whom.
pub type Told = BTreeMap<(VisitId, ParticipantId), usize>;

pub struct Service {
    world: World,
    told: Arc<Mutex<Told>>,
    /// How many steps each fault goes on.
    faults: BTreeMap<&'static str, (Fault, i64)>,
    counts: BTreeMap<&'static str, usize>,
    /// How many steps nobody is there to start a service that has died.
    down_for: i64,
}

impl Service {
    pub async fn begin(now: Timestamp) -> Self {
        let mut world = World::without_service(&[("CLINIC_TIMEZONE", ZONE)]).await;
        world.clock.advance(now.duration_since(world.clock.now()));
        world.change("LOG", "error");
        world.start_service().await;
        let (told, faults, counts) = (Arc::default(), BTreeMap::new(), BTreeMap::new());
        Self { world, told, faults, counts, down_for: 0 }
    }

    pub fn now(&self) -> Timestamp {
        self.world.clock.now()
    }

    pub async fn store(&self) -> Store {
        self.world.app().await.store.clone()
    }

    pub fn told(&self) -> Told {
        self.told.lock().unwrap().clone()
    }

    /// What the phones have got, and when.
    pub fn texts(&self) -> Vec<televisita::sandbox::twilio::Sms> {
        self.world.sandbox.twilio.sms()
    }

    pub fn minutes_pass(&self, minutes: i64) {
        self.world.clock.advance(SignedDuration::from_mins(minutes));
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    pub fn troubles(&self) -> String {
        self.counts.iter().fold("troubles:".to_owned(), |mut text, (what, count)| {
            let _ = write!(text, " {what} {count}");
            text
        })
    }

    /// What begins or ends to go wrong.
    pub async fn trouble(&mut self, chance: &mut Chance) {
        for (_, left) in self.faults.values_mut() {
            *left -= 1;
        }
        for (fault, left) in self.faults.values().copied().collect::<Vec<_>>() {
            self.world.sandbox.faults.set(fault, left > 0);
        }
        self.faults.retain(|_, (_, left)| *left > 0);
        for (fault, often, longest) in FAULTS {
            if chance.strikes(often) {
                self.world.sandbox.faults.set(fault, true);
                self.faults.insert(fault.id(), (fault, chance.between(1, longest)));
                self.count(fault.id());
            }
        }
        if chance.strikes(60) {
            self.world.sandbox.faults.next(Fault::SmsAnswerLost, chance.between(1, 5) as usize, "");
            self.count("answers-lost");
        }
        if chance.strikes(60) {
            self.count("texts-fail");
            let code = chance.one_of(&[30003, 30005, 30007, 30008, 30001]);
            self.world.sandbox.twilio.next_fails("", code, chance.between(1, 4) as usize);
        }
        self.time_jumps(chance).await;
    }

    async fn time_jumps(&mut self, chance: &mut Chance) {
        if chance.strikes(2) {
            self.world.clock.advance(SignedDuration::from_mins(chance.between(10, 180)));
            self.count("clock-forward");
        }
        if chance.strikes(2) {
            self.world.clock.advance(-SignedDuration::from_mins(chance.between(1, 60)));
            self.count("clock-back");
        }
        if chance.strikes(2) {
            self.world.restart().await;
            self.count("restarts");
        }
    }

    /// Everything that can be done now is done, unless the service dies over it.
    pub async fn works(&mut self, chance: &mut Chance) {
        self.down_for -= 1;
        if self.down_for > 0 {
            return;
        }
        let dies_after = chance.strikes(4).then(|| chance.between(0, 30) as usize);
        self.drain(dies_after).await;
        if dies_after.is_some() {
            self.world.crash().await;
            self.world.start_service().await;
            self.count("crashes");
            // Nobody may be there to start it again.
            self.down_for = if chance.strikes(250) { chance.between(1, 30) } else { 0 };
        }
    }

    pub async fn works_in_peace(&self) {
        self.drain(None).await;
    }

    pub async fn all_is_well(&mut self) {
        for (fault, ..) in FAULTS {
            self.world.sandbox.faults.set(fault, false);
        }
        self.world.sandbox.faults.set(Fault::SmsAnswerLost, false);
        self.works_in_peace().await;
    }

    /// Works until nothing is left to do, or until so many pieces of work have been done and everybody drops what they hold.
    async fn drain(&self, dies_after: Option<usize>) {
        let app = self.world.app().await;
        let left = Arc::new(AtomicUsize::new(dies_after.unwrap_or(usize::MAX)));
        loop {
            self.world.sandbox.twilio.deliver_pending().await;
            let now = self.world.clock.now();
            while app.inbox.queue().move_due(now).await.unwrap() + app.outbox.queue().move_due(now).await.unwrap() > 0 {
            }
            let mut workers = JoinSet::new();
            for _ in 0..WORKERS {
                let (app, told, left) = (app.clone(), self.told.clone(), left.clone());
                workers.spawn(async move { work(&app, &told, &left).await });
            }
            let mut did = 0;
            while let Some(done) = workers.join_next().await {
                did += done.unwrap();
                if left.load(Ordering::SeqCst) == 0 {
                    workers.shutdown().await;
                    return;
                }
            }
            if did == 0 && self.world.sandbox.twilio.deliver_pending().await == 0 {
                return;
            }
        }
    }

    pub async fn ends(self) {
        self.world.crash().await;
    }
}

/// One worker: takes work until there is none. Answers how much it has done.
async fn work(app: &App, told: &Mutex<Told>, left: &AtomicUsize) -> usize {
    let mut did = 0;
    loop {
        let (came, goes) = (app.inbox.queue().take().await.unwrap(), app.outbox.queue().take().await.unwrap());
        if came.is_none() && goes.is_none() {
            return did;
        }
        if let Some(taken) = came {
            app.inbox.work(taken).await.unwrap();
        }
        if let Some(taken) = goes {
            goes_out(app, taken, told).await;
        }
        did += 1;
        if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err() {
            return did;
        }
    }
}

/// Texts go to Twilio; what is said in Webex is heard here.
async fn goes_out(app: &App, taken: Taken, told: &Mutex<Told>) {
    let effect = &taken.entry.work["effect"];
    if effect["effect"] == "send-sms" {
        return app.outbox.work(taken).await.unwrap();
    }
    if effect["effect"] == "tell" && is_about_a_text(&effect["notice"]) {
        let visit = taken.entry.work["visit"].as_str().unwrap().parse().unwrap();
        let participant = ParticipantId(effect["notice"]["participant"].as_u64().unwrap() as u16);
        *told.lock().unwrap().entry((visit, participant)).or_default() += 1;
    }
    let done = Commit::default().done(QueueName::Outbox, &taken);
    let _ = app.store.commit(&done).await.unwrap();
}

fn is_about_a_text(notice: &Value) -> bool {
    notice["notice"] == "sms-failed" || notice["notice"] == "sms-too-late"
}
