//! The world of a story: both clouds, a private Redis, the service, and a clock that stands still.
//!
//! Everything is real but the clouds and the time. The workers are stepped by [`World::settle`] until nothing is left to
//! do, so that no test sleeps. [`World::finish`] fails a story that leaves a message unread or work undone.

use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use jiff::SignedDuration;
use reqwest::{Client, redirect::Policy};
use tempfile::TempDir;
use tokio::{sync::Mutex as AsyncMutex, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use televisita::{
    app::App,
    clock::Clock,
    config::Config,
    directory::StaffMember,
    phone::{Country, PhoneNumber},
    sandbox::{
        Ports, Sandbox,
        people::{ANA, CARMEN, IVAN, LUIS},
        register_cast,
    },
    store::{Commit, Committed},
    texts::Language,
    visit::{Actor, Admission, Booking, Event, Invitee, PersonName, Role, Visit, VisitId, VisitKind},
};

use crate::actors::{Chatter, Patient};

/// The phone of the story, as a clinician types it.
pub const PHONE: &str = "55 1234 5678";
/// A story that takes more rounds than this goes in circles.
const MOST_ROUNDS: usize = 500;

/// Everything there is.
pub struct World {
    pub sandbox: Sandbox,
    pub clock: Clock,
    pub client: Client,
    /// The messages and texts that somebody has read.
    pub read: Mutex<HashSet<String>>,
    pub data: TempDir,
    listener: std::net::TcpListener,
    changes: Vec<(String, String)>,
    /// The pages that are open: each link with its cookie, by the phone they are on.
    pages: Mutex<BTreeMap<String, (String, String)>>,
    service: AsyncMutex<Option<Service>>,
    cancel: CancellationToken,
}

/// The running service.
struct Service {
    app: Arc<App>,
    stop: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
}

impl World {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// A world whose service has some settings of its own.
    pub async fn with(changes: &[(&str, &str)]) -> Self {
        let world = Self::without_service(changes).await;
        world.begin().await;
        world
    }

    /// A world in which the service knows neither clinicians nor schedulers.
    pub async fn with_nobody_registered() -> Self {
        let world = Self::without_service(&[]).await;
        world.opens().await;
        world
    }

    /// The service starts for the first time, and knows the clinicians and the scheduler.
    pub async fn begin(&self) {
        self.opens().await;
        register_cast(&self.app().await.store, self.clock.now()).await.unwrap();
    }

    /// The service starts for the first time.
    async fn opens(&self) {
        self.start_service().await;
        self.app().await.reconcile().await.unwrap();
        self.settle().await;
    }

    /// Changes a setting before the service starts.
    pub fn change(&mut self, name: &str, value: &str) {
        self.changes.push((name.to_owned(), value.to_owned()));
    }

    /// Both clouds, and a service that has not started.
    pub async fn without_service(changes: &[(&str, &str)]) -> Self {
        let clock = Clock::frozen("2026-11-24T16:20:00Z".parse().unwrap());
        let cancel = CancellationToken::new();
        let ports = Ports { demo: 0, webex: 0, twilio: 0, service: 0 };
        let mut sandbox = Sandbox::start(clock.clone(), ports, &web_dir(), cancel.clone()).await.unwrap();
        let listener = sandbox.service_listener().unwrap().into_std().unwrap();
        let data = tempfile::Builder::new().prefix("tv").tempdir_in("/tmp").unwrap();
        let changes = changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let client = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        let (read, pages, service) = (Mutex::default(), Mutex::default(), AsyncMutex::new(None));
        Self { sandbox, clock, client, read, data, listener, changes, pages, service, cancel }
    }

    pub fn config(&self) -> Config {
        self.config_with(&[])
    }

    /// The settings of another service on the same data.
    pub fn config_with(&self, more: &[(&str, &str)]) -> Config {
        let data = self.data.path().display().to_string();
        let mut changes = vec![("DATA_DIR", data.as_str())];
        changes.extend(self.changes.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        changes.extend(more);
        self.sandbox.config(&web_dir(), &changes).unwrap()
    }

    /// Starts the service on the data that is there.
    pub async fn start_service(&self) {
        let stop = self.cancel.child_token();
        let app = Arc::new(self.build(stop.clone()).await);
        let listener = tokio::net::TcpListener::from_std(self.listener.try_clone().unwrap()).unwrap();
        let (router, until, listening) = (app.router(), stop.clone(), app.clone());
        let tasks = vec![
            tokio::spawn(async move {
                axum::serve(listener, router).with_graceful_shutdown(until.cancelled_owned()).await.unwrap();
            }),
            tokio::spawn(async move { drop(listening.listen().await) }),
        ];
        *self.service.lock().await = Some(Service { app, stop, tasks });
    }

    /// A process that another story is just starting holds our lock for a moment: a story that begins anew tries again.
    async fn build(&self, stop: CancellationToken) -> App {
        let until = Instant::now() + Duration::from_secs(10);
        loop {
            match App::build(self.config(), self.clock.clone(), stop.clone()).await {
                Err(error) if error.to_string().contains("in use") && Instant::now() < until => {
                    tokio::task::yield_now().await;
                }
                built => return built.unwrap(),
            }
        }
    }

    /// The service dies: nothing is written any more, and its Redis is killed with it.
    pub async fn crash(&self) {
        let Service { app, stop, tasks } = self.service.lock().await.take().unwrap();
        stop.cancel();
        for task in tasks {
            task.await.unwrap();
        }
        drop(Arc::into_inner(app).expect("somebody still holds the service"));
    }

    /// The service ends as it should and starts again.
    pub async fn restart(&self) {
        let Service { app, stop, tasks } = self.service.lock().await.take().unwrap();
        stop.cancel();
        for task in tasks {
            task.await.unwrap();
        }
        Arc::into_inner(app).expect("somebody still holds the service").close().await;
        self.start_service().await;
    }

    pub async fn app(&self) -> Arc<App> {
        self.service.lock().await.as_ref().expect("the service does not run").app.clone()
    }

    /// Lets everything happen that can happen now.
    pub async fn settle(&self) {
        for _ in 0..MOST_ROUNDS {
            if !self.step().await {
                return;
            }
        }
        panic!("the story goes in circles");
    }

    /// One step of everybody. Whether anything was done.
    pub async fn step(&self) -> bool {
        let delivered = self.sandbox.deliver_pending().await;
        self.app().await.step().await.unwrap() || delivered > 0
    }

    pub async fn minutes_pass(&self, minutes: i64) {
        self.seconds_pass(minutes * 60).await;
    }

    pub async fn seconds_pass(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
        self.open_pages_ask().await;
        self.settle().await;
    }

    /// Open pages let themselves be heard of all the time: here, whenever time has passed.
    async fn open_pages_ask(&self) {
        let pages: Vec<_> = self.pages.lock().unwrap().values().cloned().collect();
        for (link, cookie) in pages {
            // While the service is down they are heard of by nobody.
            let _ = self.client.get(format!("{link}/state")).header("cookie", cookie).send().await;
        }
    }

    /// A page is open on a phone from now on.
    pub fn page_opens(&self, phone: &str, link: &str, cookie: &str) {
        let page = (link.to_owned(), cookie.to_owned());
        self.pages.lock().unwrap().insert(phone.to_owned(), page);
    }

    /// The phone sleeps, the network is lost or the tab is closed.
    pub fn page_falls_silent(&self, phone: &str) {
        self.pages.lock().unwrap().remove(phone).expect("no page is open on this phone");
    }

    /// Two minutes pass, ten seconds at a time: those who try again get their chances.
    pub async fn retries_happen(&self) {
        for _ in 0..12 {
            self.seconds_pass(10).await;
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sandbox.urls.service)
    }

    /// The clinician who may host meetings.
    pub fn ana(&self) -> Chatter<'_> {
        Chatter::new(self, ANA)
    }

    /// The clinician who may not.
    pub fn luis(&self) -> Chatter<'_> {
        Chatter::new(self, LUIS)
    }

    /// The scheduler.
    pub fn carmen(&self) -> Chatter<'_> {
        Chatter::new(self, CARMEN)
    }

    /// The admin, in the space of the admins.
    pub fn admin(&self) -> Chatter<'_> {
        Chatter::new(self, IVAN)
    }

    /// Whoever holds the phone of the story.
    pub fn patient(&self) -> Patient<'_> {
        Patient::new(self, "+525512345678")
    }

    /// The second clinician gets the licence that the first has.
    pub async fn licenses_luis(&self) {
        let token = self.app().await.store.service_app_tokens().await.unwrap().unwrap().access_token;
        let url = format!("{}/v1/licenses", self.sandbox.urls.webex);
        let list = self.client.get(&url).bearer_auth(&token).send().await.unwrap();
        let list: serde_json::Value = list.json().await.unwrap();
        let free = |one: &serde_json::Value| one["totalUnits"].as_i64() > one["consumedUnits"].as_i64();
        let serves = |one: &&serde_json::Value| one["siteUrl"] == televisita::sandbox::people::SITE && free(one);
        let id = &list["items"].as_array().unwrap().iter().find(serves).expect("no licence is left")["id"];
        let body = serde_json::json!({ "email": LUIS.email, "licenses": [{ "id": id, "operation": "add" }] });
        let answer = self.client.patch(format!("{url}/users")).bearer_auth(&token).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 200);
    }

    /// Somebody else holds a phone.
    pub fn holder_of(&self, phone: &str) -> Patient<'_> {
        Patient::new(self, phone)
    }

    /// A patient and her daughter, who have links of their own, wait for a clinician.
    pub async fn mother_and_daughter_wait(&self, who: &Chatter<'_>) -> (Patient<'_>, Patient<'_>) {
        self.plans(who, "10:20", &[("María López", "55 1234 5678"), ("Ana López", "55 8765 4321")]).await;
        let (mut mother, mut daughter) = (self.patient(), self.holder_of("+525587654321"));
        mother.enters_the_lobby().await;
        daughter.enters_the_lobby().await;
        (mother, daughter)
    }

    /// A visit is booked for a clinician without anybody writing: `at` is on the clinic's clocks, today.
    pub async fn plans(&self, who: &Chatter<'_>, at: &str, invited: &[(&str, &str)]) -> VisitId {
        let app = self.app().await;
        let clinician = app.store.staff_member(&who.person_id().await).await.unwrap().expect("not registered");
        let clinician = clinician.clinician(Language::EsMx);
        let day = self.clock.now().to_zoned_datetime(self.config().clinic.zone).date();
        let at = self.config().clinic.zone.to_timestamp(day.to_datetime(at.parse().unwrap())).unwrap();
        let invitee = |(index, (name, phone)): (usize, &(&str, &str))| Invitee {
            role: if index == 0 { Role::Patient } else { Role::Relative },
            relation: None,
            name: PersonName::parse(name).unwrap(),
            phone: PhoneNumber::parse(phone, Country::MX).unwrap(),
            language: Language::EsMx,
            zone: None,
        };
        let booking = Booking {
            id: VisitId(televisita::clock::new_id()),
            kind: VisitKind::Consultation,
            patient: PersonName::parse(invited[0].0).unwrap(),
            patient_id: None,
            by: Actor::from(&clinician),
            clinician,
            starts_at: Some(at),
            minutes: 20,
            texting: self.config().clinic.texting,
            admission: Admission::WhenHostStarts,
            invited: invited.iter().enumerate().map(invitee).collect(),
        };
        let change = Visit::book(booking, self.clock.now());
        let commit = Commit::default().change(&change);
        let commit = app.store.with_agendas(commit, [&change.visit, &change.visit], self.clock.now()).await.unwrap();
        assert_eq!(app.store.commit(&commit).await.unwrap(), Committed::Done);
        drop(app);
        self.settle().await;
        change.visit.id
    }

    /// Something happens to a visit without anybody pressing a button of the story.
    pub async fn happens(&self, visit: VisitId, event: Event) {
        let app = self.app().await;
        app.store.happen(visit, &event, self.clock.now(), Commit::default()).await.unwrap();
        drop(app);
        self.settle().await;
    }

    /// Somebody's roles are taken away.
    pub async fn unregisters(&self, who: &Chatter<'_>) {
        let store = self.app().await.store.clone();
        let member = store.staff_member(&who.person_id().await).await.unwrap().expect("not registered");
        let nothing = StaffMember { roles: BTreeMap::new(), ..member };
        assert_eq!(store.commit(&Commit::default().staff(nothing)).await.unwrap(), Committed::Done);
    }

    /// How many meetings the service has made, whatever it was answered.
    pub fn meetings_made(&self) -> usize {
        let made = |one: &&televisita::sandbox::exchange::Exchange| {
            one.method == "POST" && one.template == "/v1/meetings" && one.status == 200 && !one.faulty
        };
        self.sandbox.exchanges.all().iter().filter(made).count()
    }

    /// What the clouds have refused to the service.
    fn refusals(&self) -> Vec<String> {
        let all = self.sandbox.exchanges.all().into_iter().filter(|one| one.status >= 400);
        all.map(|one| {
            let [asked, said] = [&one.request_body, &one.response_body].map(|body| String::from_utf8_lossy(body));
            format!("{} {}: {} {asked} -> {said}", one.method, one.path, one.status)
        })
        .collect()
    }

    /// How much the service has given up: the inbox's and the outbox's.
    pub async fn given_up(&self) -> (usize, usize) {
        let store = self.app().await.store.clone();
        (store.inbox().lengths().await.unwrap().1, store.outbox().lengths().await.unwrap().1)
    }

    /// Webex forgets whom it has to tell about meetings.
    pub async fn loses_meeting_webhooks(&self) {
        let token = self.app().await.store.service_app_tokens().await.unwrap().unwrap().access_token;
        let base = format!("{}/v1/webhooks", self.sandbox.urls.webex);
        let list = self.client.get(format!("{base}?ownedBy=org")).bearer_auth(&token).send().await.unwrap();
        let list: serde_json::Value = list.json().await.unwrap();
        let webhooks = list["items"].as_array().unwrap();
        assert!(!webhooks.is_empty());
        for webhook in webhooks {
            let url = format!("{base}/{}", webhook["id"].as_str().unwrap());
            let deleted = self.client.delete(url).bearer_auth(&token).send().await.unwrap();
            assert_eq!(deleted.status(), 204);
        }
    }

    /// The end of a story in which something was given up, as the story has told.
    pub async fn finish_after_giving_up(&self) {
        self.settle().await;
        for chatter in [self.ana(), self.luis(), self.carmen(), self.admin()] {
            let left: Vec<_> = chatter.chat().await.into_iter().map(|message| message.words()).collect();
            assert!(left.is_empty(), "unread in a chat: {left:#?}");
        }
        let left: Vec<_> = self.admin().alerts().await;
        assert!(left.is_empty(), "unread by the admins: {left:#?}");
        let read = self.read.lock().unwrap().clone();
        let unread: Vec<_> = self.sandbox.twilio.sms().into_iter().filter(|sms| !read.contains(&sms.sid)).collect();
        assert!(unread.is_empty(), "unread on a phone: {unread:#?}");
        let store = self.app().await.store.clone();
        for queue in [store.inbox(), store.outbox()] {
            assert_eq!(queue.lengths().await.unwrap().0, 0, "undone in the {}", queue.name().word());
        }
        assert_eq!(store.outbox().next_due().await.unwrap(), None, "something still waits to go out");
        drop(store);
        let Service { app, stop, tasks } = self.service.lock().await.take().unwrap();
        stop.cancel();
        for task in tasks {
            task.await.unwrap();
        }
        Arc::into_inner(app).expect("somebody still holds the service").close().await;
        self.cancel.cancel();
    }

    /// The end of a story: nothing is unread, undone or given up.
    pub async fn finish(&self) {
        assert_eq!(self.given_up().await, (0, 0), "something was given up: {:#?}", self.refusals());
        self.finish_after_giving_up().await;
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// The built pages.
pub fn web_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}
