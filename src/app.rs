//! The whole program: built from its settings, run until somebody stops it.
//!
//! [`App::build`] puts the parts together and touches nothing outside but the store. [`App::run`] serves the web and runs
//! the workers; when one of them ends by itself, all end, and the program says which it was. Each worker is also a single
//! step, so that tests run them one entry at a time.

use std::{sync::Arc, time::Duration};

use tokio::{
    net::TcpListener,
    task::{JoinError, JoinSet},
};
use tokio_util::sync::CancellationToken;

use crate::{
    clock::Clock,
    config::{Config, RedisChoice},
    conversation::Conversation,
    inbox::Inbox,
    outbox::Outbox,
    phone,
    reconcile::reconcile,
    store::{Changes, Handle, Queue, STUCK_AFTER, Store, StoreError, Taken, server::Server},
    twilio::Twilio,
    upstream,
    web::{self, Assets, Day, Web},
    webex::Webex,
};

/// How many entries of each queue are worked on at the same time.
const WORKERS: usize = 8;
/// How long a worker waits for work before it looks whether it should end.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often what is due is moved, and with it how late a reminder can be.
const MOVE_EVERY: Duration = Duration::from_millis(250);
/// How often it is looked whether a worker has died over an entry.
const CLAIM_EVERY: Duration = Duration::from_secs(15);
/// How often what Webex has is compared with what it should be.
const RECONCILE_EVERY: Duration = Duration::from_secs(300);
/// How long to leave the store alone after it has failed.
const STORE_PAUSE: Duration = Duration::from_millis(500);
/// How long open requests may take to end.
const STOP_PATIENCE: Duration = Duration::from_secs(10);

/// The program.
pub struct App {
    /// Its settings.
    pub config: Arc<Config>,
    /// Its store.
    pub store: Store,
    /// Its time.
    pub clock: Clock,
    /// The worker that deals with what comes in.
    pub inbox: Inbox,
    /// The worker that delivers.
    pub outbox: Outbox,
    web: Web,
    server: Option<Server>,
    stop: CancellationToken,
}

impl App {
    /// Puts the parts together. Starts the private Redis when there is no other.
    pub async fn build(config: Config, clock: Clock, stop: CancellationToken) -> anyhow::Result<Self> {
        phone::warm_up();
        let config = Arc::new(config);
        let assets = Arc::new(Assets::read(&config.web_dir)?);
        let (handle, server) = match &config.redis {
            RedisChoice::Url(url) => (Handle::new(secrecy::ExposeSecret::expose_secret(url))?, None),
            RedisChoice::Private { binary, folder } => {
                let server = Server::start(binary, folder).await?;
                (server.handle(), Some(server))
            }
        };
        let store = Store::new(handle, &config.clinic.key);
        store.inbox().prepare().await?;
        store.outbox().prepare().await?;
        if server.is_some() {
            // The folder is locked: whoever took these before has died.
            store.inbox().take_back().await?;
            store.outbox().take_back().await?;
        }
        let client = upstream::client()?;
        let webex = Webex::new(client.clone(), Arc::new(config.webex.clone()), store.clone(), clock.clone());
        let twilio = Twilio::new(client, Arc::new(config.twilio.clone()));
        let talk = Conversation::new(store.clone(), clock.clone(), webex.clone(), twilio.clone(), config.clone());
        let inbox = Inbox::new(store.clone(), clock.clone(), webex.clone(), twilio.clone(), talk);
        let outbox = Outbox::new(store.clone(), clock.clone(), webex.clone(), twilio.clone(), config.clone());
        let web = Web {
            config: config.clone(),
            store: store.clone(),
            changes: Changes::default(),
            clock: clock.clone(),
            webex,
            twilio,
            assets,
            day: Day::default(),
            stop: stop.clone(),
        };
        Ok(Self { config, store, clock, inbox, outbox, web, server, stop })
    }

    /// Serves and works until it is told to stop, or until one of its parts ends by itself.
    pub async fn run(self, listener: TcpListener) -> anyhow::Result<()> {
        let App { store, clock, inbox, outbox, web, server, stop, .. } = self;
        let mut parts = JoinSet::new();
        let mut part = |name: &'static str, work: BoxedPart| parts.spawn(async move { (name, work.await) });
        let address = listener.local_addr()?;
        part("web", Box::pin(serve(listener, web.clone(), stop.clone())));
        part("changes", Box::pin(listen(web.changes.clone(), store.clone(), stop.clone())));
        part("movers", Box::pin(move_due(store.clone(), clock.clone(), stop.clone())));
        part("reconcile", Box::pin(reconcile_often(store.clone(), clock.clone(), stop.clone())));
        for _ in 0..WORKERS {
            let (one, other) = (inbox.clone(), outbox.clone());
            let (inbox_queue, outbox_queue) = (store.inbox(), store.outbox());
            let work = move |taken| {
                let one = one.clone();
                async move { one.work(taken).await }
            };
            part("inbox", Box::pin(work_on(inbox_queue, stop.clone(), work)));
            let work = move |taken| {
                let other = other.clone();
                async move { other.work(taken).await }
            };
            part("outbox", Box::pin(work_on(outbox_queue, stop.clone(), work)));
        }
        let redis_stop = CancellationToken::new();
        let redis = server.map(|server| {
            let stop = redis_stop.clone();
            tokio::spawn(async move { server.supervise(&stop).await })
        });
        tracing::info!(%address, "televisita serves");
        let died = watch(&mut parts, &stop).await;
        // Redis ends last: the others may still have something to store.
        redis_stop.cancel();
        if let Some(redis) = redis {
            redis.await?;
        }
        tracing::info!("televisita has ended");
        died.map_or(Ok(()), |name| Err(anyhow::anyhow!("the part `{name}` ended by itself")))
    }

    /// The routes, for whoever serves them otherwise.
    pub fn router(&self) -> axum::Router {
        web::router(self.web.clone())
    }

    /// Passes on changes to the open pages until the program ends.
    pub async fn listen(&self) -> Result<(), StoreError> {
        self.web.changes.listen(&self.store, &self.stop).await
    }

    /// Compares what Webex has with what it should be.
    pub async fn reconcile(&self) -> Result<(), StoreError> {
        reconcile(&self.store, self.clock.now()).await
    }

    /// One step of everything: what is due is moved, then one entry of each queue is worked on. Answers whether there was
    /// anything to do.
    pub async fn step(&self) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let (inbox, outbox) = (self.inbox.queue(), self.outbox.queue());
        let mut did = inbox.move_due(now).await? + outbox.move_due(now).await? > 0;
        if let Some(taken) = inbox.take().await? {
            self.inbox.work(taken).await?;
            did = true;
        }
        if let Some(taken) = outbox.take().await? {
            self.outbox.work(taken).await?;
            did = true;
        }
        Ok(did)
    }

    /// Ends the private Redis of a program that was built and not run.
    pub async fn close(self) {
        self.stop.cancel();
        if let Some(server) = self.server {
            server.stop().await;
        }
    }
}

type Parts = JoinSet<(&'static str, anyhow::Result<()>)>;
type BoxedPart = std::pin::Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send>>;

/// Waits until all parts have ended. Answers the one that ended by itself, if one did; the others are then stopped too.
async fn watch(parts: &mut Parts, stop: &CancellationToken) -> Option<&'static str> {
    let first = tokio::select! {
        // First: parts that end because they are told to have not ended by themselves.
        biased;
        () = stop.cancelled() => None,
        ended = parts.join_next() => ended.map(name_of),
    };
    stop.cancel();
    let rest = async { while parts.join_next().await.is_some() {} };
    if tokio::time::timeout(STOP_PATIENCE, rest).await.is_err() {
        tracing::warn!("something did not end in time");
        parts.shutdown().await;
    }
    first
}

fn name_of(ended: Result<(&'static str, anyhow::Result<()>), JoinError>) -> &'static str {
    match ended {
        Ok((name, Ok(()))) => name,
        Ok((name, Err(error))) => {
            tracing::error!(part = name, %error, "a part has failed");
            name
        }
        Err(error) => {
            tracing::error!(%error, "a part has panicked");
            "unknown"
        }
    }
}

async fn serve(listener: TcpListener, web: Web, stop: CancellationToken) -> anyhow::Result<()> {
    let routes = web::router(web);
    axum::serve(listener, routes).with_graceful_shutdown(stop.cancelled_owned()).await?;
    Ok(())
}

/// A listener whose connection breaks comes back; the pages read the whole state anyway.
async fn listen(changes: Changes, store: Store, stop: CancellationToken) -> anyhow::Result<()> {
    while !stop.is_cancelled() {
        if let Err(error) = changes.listen(&store, &stop).await {
            tracing::warn!(%error, "the listener for changes was cut off");
        }
        pause(&stop, STORE_PAUSE).await;
    }
    Ok(())
}

async fn move_due(store: Store, clock: Clock, stop: CancellationToken) -> anyhow::Result<()> {
    let queues = [store.inbox(), store.outbox()];
    while !stop.is_cancelled() {
        for queue in &queues {
            if let Err(error) = queue.move_due(clock.now()).await {
                tracing::error!(queue = queue.name().word(), %error, "what is due could not be moved");
            }
        }
        pause(&stop, MOVE_EVERY).await;
    }
    Ok(())
}

async fn reconcile_often(store: Store, clock: Clock, stop: CancellationToken) -> anyhow::Result<()> {
    while !stop.is_cancelled() {
        if let Err(error) = reconcile(&store, clock.now()).await {
            tracing::error!(%error, "what Webex has could not be compared");
        }
        pause(&stop, RECONCILE_EVERY).await;
    }
    Ok(())
}

/// Takes entries and works on them, one at a time, until the end. Entries whose worker died are taken over.
async fn work_on<W, F>(queue: Queue, stop: CancellationToken, work: W) -> anyhow::Result<()>
where
    W: Fn(Taken) -> F,
    F: Future<Output = Result<(), StoreError>>,
{
    while !stop.is_cancelled() {
        if let Err(error) = work_while_connected(&queue, &stop, &work).await {
            tracing::error!(queue = queue.name().word(), %error, "a worker lost the store");
            pause(&stop, STORE_PAUSE).await;
        }
    }
    Ok(())
}

async fn work_while_connected<W, F>(queue: &Queue, stop: &CancellationToken, work: &W) -> Result<(), StoreError>
where
    W: Fn(Taken) -> F,
    F: Future<Output = Result<(), StoreError>>,
{
    let mut connection = queue.connect().await?;
    let mut rounds = 0;
    while !stop.is_cancelled() {
        if rounds % (CLAIM_EVERY.as_secs() / PATIENCE.as_secs()) == 0 {
            while let Some(taken) = queue.claim(STUCK_AFTER).await? {
                work(taken).await?;
            }
        }
        match stop.run_until_cancelled(queue.wait(&mut connection, PATIENCE)).await {
            Some(taken) => {
                if let Some(taken) = taken? {
                    work(taken).await?;
                } else {
                    rounds += 1;
                }
            }
            None => return Ok(()),
        }
    }
    Ok(())
}

async fn pause(stop: &CancellationToken, time: Duration) {
    let _ = stop.run_until_cancelled(tokio::time::sleep(time)).await;
}
