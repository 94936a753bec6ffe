//! What stands behind every browser, in this process: the sandbox, and the service with a Redis of its own.

use std::path::Path;

use jiff::SignedDuration;
use televisita::{
    app::App,
    clock::Clock,
    phone::{Country, PhoneNumber},
    sandbox::{Ports, Sandbox, people::ANA, register_cast},
    store::{Commit, Committed, Store},
    texts::Language,
    visit::{Actor, Admission, Booking, Event, Invitee, PersonName, Role, Texting, Visit, VisitId, VisitKind},
};
use tempfile::TempDir;
use tokio::{sync::Mutex, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use super::browsers::PATIENCE;

/// A call is hard work for a small machine: two at once would measure each other.
pub static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

const PATIENT: &str = "María López";
const PHONE: &str = "+525512345678";

pub struct Practice {
    pub clock: Clock,
    pub store: Store,
    pub sandbox: Sandbox,
    service: JoinHandle<anyhow::Result<()>>,
    stop: CancellationToken,
    _data: TempDir,
}

impl Practice {
    pub async fn open() -> Self {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(web.join("sandbox/index.html").exists(), "the pages are not built: run `npm ci && npm run build`");
        let (clock, stop, data) = (Clock::system(), CancellationToken::new(), TempDir::new().unwrap());
        let any = Ports { demo: 0, webex: 0, twilio: 0, service: 0 };
        let mut sandbox = Sandbox::start(clock.clone(), any, &web, stop.clone()).await.unwrap();
        sandbox.deliver_often();
        let folder = data.path().display().to_string();
        let config = sandbox.config(&web, &[("DATA_DIR", &folder)]).unwrap();
        let listener = sandbox.service_listener().unwrap();
        let app = App::build(config, clock.clone(), stop.clone()).await.unwrap();
        register_cast(&app.store, clock.now()).await.unwrap();
        let store = app.store.clone();
        let service = tokio::spawn(app.run(listener));
        Self { clock, store, sandbox, service, stop, _data: data }
    }

    pub async fn close(self) {
        self.stop.cancel();
        self.service.await.unwrap().unwrap();
    }

    /// A visit is booked whose patient reads this language. It begins now, or in so long.
    pub async fn books(&self, language: Language, kind: VisitKind, starts_in: Option<SignedDuration>) -> VisitId {
        let staff = self.store.clinicians().await.unwrap();
        let clinician = staff.iter().find(|one| one.name.as_str() == ANA.name).unwrap().clinician(Language::EsMx);
        let patient = PersonName::parse(PATIENT).unwrap();
        let role = if kind == VisitKind::Consultation { Role::Patient } else { Role::Relative };
        let invitee = Invitee { role, ..invitee(PATIENT, PHONE, language) };
        let now = self.clock.now();
        let booking = Booking {
            id: VisitId(televisita::clock::new_id()),
            kind,
            patient,
            patient_id: None,
            by: Actor::from(&clinician),
            clinician,
            starts_at: starts_in.map(|time| now + time),
            minutes: 20,
            texting: Texting::default(),
            admission: Admission::ByPress,
            invited: vec![invitee],
        };
        let change = Visit::book(booking, now);
        assert_eq!(self.store.commit(&Commit::default().change(&change)).await.unwrap(), Committed::Done);
        change.visit.id
    }

    /// Something happens to a visit without anybody pressing a button.
    pub async fn happens(&self, visit: VisitId, event: Event) {
        self.store.happen(visit, &event, self.clock.now(), Commit::default()).await.unwrap();
    }

    pub fn passes(&self, time: SignedDuration) {
        self.clock.advance(time);
    }

    /// The visit, once it is as it should be.
    pub async fn visit(&self, id: VisitId, what: &str, is: impl Fn(&Visit) -> bool) -> Visit {
        let limit = tokio::time::Instant::now() + PATIENCE;
        loop {
            let visit = self.store.visit(id).await.unwrap().unwrap();
            if is(&visit) {
                return visit;
            }
            assert!(tokio::time::Instant::now() < limit, "never so: {what}");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// The links that have been texted so far, the newest last.
    pub fn links(&self) -> Vec<String> {
        let bodies = self.sandbox.twilio.sms().into_iter().map(|sms| sms.body);
        let link = |body: String| body.split_whitespace().find(|word| word.contains("/v/")).map(str::to_owned);
        bodies.filter_map(link).map(|link| link.trim_end_matches(['.', ',', ')']).to_owned()).collect()
    }
}

/// Somebody who can be invited.
pub fn invitee(name: &str, phone: &str, language: Language) -> Invitee {
    Invitee {
        role: Role::Relative,
        relation: None,
        name: PersonName::parse(name).unwrap(),
        phone: PhoneNumber::parse(phone, Country::MX).unwrap(),
        language,
        zone: None,
    }
}
