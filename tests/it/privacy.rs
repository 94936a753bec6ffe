//! Nothing about a person is written into logs or told to the admins.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use televisita::sandbox::faults::Fault;
use tracing_subscriber::fmt::MakeWriter;

use crate::{actors::Form, world::World};

/// What must not be found anywhere but with those whom it concerns.
const PERSONAL: [&str; 10] = [
    "María",
    "López",
    "Maria",
    "1234 5678",
    "12345678",
    "5512345678",
    "Ana Ruiz",
    "ana.ruiz@hospital.test",
    "Ortega",
    "luis.ortega@hospital.test",
];

pub fn assert_impersonal(text: &str) {
    for personal in PERSONAL {
        assert!(!text.contains(personal), "{personal:?} is in: {text}");
    }
}

/// The logs of a story.
#[derive(Clone, Default)]
struct Logs(Arc<Mutex<Vec<u8>>>);

impl Write for Logs {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Logs {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_logs_of_a_whole_story_name_nobody() {
    let logs = Logs::default();
    let writer = logs.clone();
    let filter = "televisita=trace,info";
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).with_ansi(false).finish();
    // With a second listener about, what other tests' threads meet first is not taken for switched off.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
    let listening = tracing::subscriber::set_default(subscriber);
    let mut secrets = tell_a_story_with_everything_in_it().await;
    drop(listening);
    let text = String::from_utf8(logs.0.lock().unwrap().clone()).unwrap();
    for line in [
        "visit: booked",
        "directory: list read",
        "visit: admit pressed",
        "outbox: send sms",
        "outbox: again later",
        "visit: meeting ended",
    ] {
        assert!(text.contains(line), "the log does not say {line:?}:\n{text}");
    }
    assert_impersonal(&text);
    secrets.retain(|secret| text.contains(secret.as_str()));
    assert!(secrets.is_empty(), "in the logs: {secrets:?}");
}

/// One visit with trouble on its way. Answers its secrets.
async fn tell_a_story_with_everything_in_it() -> Vec<String> {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::Webex5xx, 1, "POST /v1/messages");
    world.sandbox.faults.next(Fault::WebexNonsense, 1, "POST /v1/meetings");
    world.sandbox.faults.next(Fault::Twilio5xx, 1, "");
    world.sandbox.faults.next(Fault::WebexNonsense, 1, "GET /v1/people");
    world.sandbox.faults.next(Fault::WebexNonsense, 1, "PATCH /v1/licenses/users");
    world.admin().writes("médico alta luis.ortega@hospital.test").await;
    world.retries_happen().await;
    world.admin().presses(&world.admin().card().await, "Dar la licencia y dar de alta").await;
    world.minutes_pass(1).await;
    world.sandbox.faults.next(Fault::SmsUndelivered, 1, "");
    world.ana().writes("buenas, soy un texto que nadie debe ver").await;
    world.minutes_pass(1).await;
    world.sandbox.faults.next(Fault::WebexNonsense, 1, "GET /v1/contents");
    let list = "nombre,celular\nMaría López,55 1234 5678\nMaría López,55 12\n";
    world.carmen().attaches("", "lista.csv", list).await;
    world.retries_happen().await;
    world.ana().writes("pacientes María López").await;
    world.ana().writes("mañana 10 María López 55 1234 5678").await;
    world.ana().books(Form { phone: "55 12", ..Form::default() }).await;
    world.ana().sends(&world.ana().card().await, Form { opens: false, ..Form::default() }).await;
    world.minutes_pass(1).await;
    let mut maria = world.patient();
    let (texts, first) = (world.sandbox.twilio.sms(), maria.opens_the_link().await);
    let link = maria.link.clone();
    maria.replies("soy María López, y esto nadie lo debe ver").await;
    world.holder_of("+525587654321").replies("¿quién escribe?").await;
    drop((maria.text(), world.holder_of("+525587654321").text()));
    world.minutes_pass(2).await;
    maria.asks_for_a_new_link().await;
    assert_eq!(first.status, 200);
    maria.enters_the_lobby().await;
    world.ana().admits().await;
    let meeting = world.ana().opens_meeting().await;
    let (_, credentials) = maria.credentials().await;
    maria.enters_the_meeting().await;
    assert_eq!(maria.reports("failed").await, 204);
    world.ana().ends_meeting(&meeting).await;
    drop((
        world.ana().chat().await,
        world.luis().chat().await,
        world.carmen().chat().await,
        world.admin().chat().await,
        world.admin().alerts().await,
    ));
    let config = world.config();
    world.finish().await;
    use secrecy::ExposeSecret as _;
    let tail = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    let mut secrets = vec![tail(&link), tail(&maria.link), maria.cookie.unwrap().split_once('=').unwrap().1.to_owned()];
    secrets.extend(["access_token", "password"].map(|name| credentials[name].as_str().unwrap().to_owned()));
    secrets.extend(texts.into_iter().map(|sms| sms.body));
    secrets.extend(["texto que nadie debe ver", "nadie lo debe ver", "+525587654321"].map(str::to_owned));
    for secret in [&config.webex.bot_token, &config.webex.client_secret, &config.webex.webhook_secret] {
        secrets.push(secret.expose_secret().to_owned());
    }
    secrets.push(config.twilio.auth_token.expose_secret().to_owned());
    secrets
}
