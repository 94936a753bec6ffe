//! The sandbox as a whole: both clouds and the controls on listeners of this machine, and the settings with which a
//! service, ours or anybody's, is pointed at them.

use std::{collections::BTreeMap, io, net::Ipv4Addr, path::Path};

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{
    Ports,
    control::{self, Control, Info},
    exchange::Exchanges,
    faults::Faults,
    people,
    sdk_cloud::SdkCloud,
    serve,
    twilio::TwilioCloud,
    webex::{WebexCloud, ids},
};
use crate::{
    clock::Clock,
    config::{Config, ConfigError},
};

/// What the sandbox's service signs with and is signed to.
const WEBHOOK_SECRET: &str = "sandbox-webhook-secret";

/// A running sandbox.
pub struct Sandbox {
    /// The Webex simulator.
    pub webex: WebexCloud,
    /// The part of it that the Browser SDK needs.
    pub sdk_cloud: SdkCloud,
    /// The Twilio simulator.
    pub twilio: TwilioCloud,
    /// The faults that can be switched on.
    pub faults: Faults,
    /// What the simulators were asked.
    pub exchanges: Exchanges,
    /// Where everything is.
    pub urls: Urls,
    service: Option<TcpListener>,
    cancel: CancellationToken,
}

/// Where the parts of a sandbox are.
#[derive(Clone, Debug)]
pub struct Urls {
    /// The page on which one is both people, and the controls.
    pub demo: String,
    /// The Webex simulator.
    pub webex: String,
    /// The Twilio simulator.
    pub twilio: String,
    /// The service.
    pub service: String,
}

impl Sandbox {
    /// Binds the listeners and serves the simulators on tasks until `cancel`. Their webhooks are sent by
    /// [`Sandbox::deliver_often`], or one by one by [`Sandbox::deliver_pending`].
    ///
    /// # Errors
    /// When a port is taken.
    pub async fn start(clock: Clock, ports: Ports, web_dir: &Path, cancel: CancellationToken) -> io::Result<Self> {
        let [demo, webex_at, twilio_at, service] =
            [bind(ports.demo).await?, bind(ports.webex).await?, bind(ports.twilio).await?, bind(ports.service).await?];
        let urls =
            Urls { demo: url(&demo)?, webex: url(&webex_at)?, twilio: url(&twilio_at)?, service: url(&service)? };
        let (faults, exchanges) = (Faults::default(), Exchanges::default());
        let webex = WebexCloud::new(clock.clone(), urls.webex.clone(), faults.clone(), exchanges.clone())
            .map_err(io::Error::other)?;
        let pages = web_dir.join("sandbox");
        let sdk_cloud = SdkCloud::with_pages(webex.clone(), clock.clone(), urls.webex.clone(), pages.clone());
        let twilio = TwilioCloud::new(clock.clone(), faults.clone(), exchanges.clone());
        twilio.answers_at(&format!("{}/webhooks/twilio/sms", urls.service));
        let changes = webex.clone();
        let control = Control::new(
            Info::new(&urls.webex, &urls.twilio, &urls.service),
            pages,
            (clock, faults.clone()),
            twilio.clone(),
            move || changes.subscribe(),
            cancel.clone(),
        );
        let following = (sdk_cloud.clone(), cancel.clone());
        tokio::spawn(async move { following.0.follow(following.1).await });
        tokio::spawn(serve(webex_at, webex.router().merge(sdk_cloud.router()), cancel.clone()));
        tokio::spawn(serve(twilio_at, twilio.router(), cancel.clone()));
        tokio::spawn(serve(demo, control::router(control), cancel.clone()));
        Ok(Self { webex, sdk_cloud, twilio, faults, exchanges, urls, service: Some(service), cancel })
    }

    /// The listener that is reserved for the service; it can be taken once.
    pub fn service_listener(&mut self) -> Option<TcpListener> {
        self.service.take()
    }

    /// Sends webhooks as they come up, on tasks, until the sandbox ends.
    pub fn deliver_often(&self) {
        let (webex, twilio) = (self.webex.clone(), self.twilio.clone());
        let (one, other) = (self.cancel.clone(), self.cancel.clone());
        tokio::spawn(async move { webex.run(one).await });
        tokio::spawn(async move { twilio.run(other).await });
    }

    /// Sends the webhooks that are due now. Answers how many that were.
    pub async fn deliver_pending(&self) -> usize {
        self.webex.deliver_pending().await + self.twilio.deliver_pending().await
    }

    /// The settings of a service that lives in this sandbox, as environment variables.
    pub fn settings(&self, web_dir: &Path) -> BTreeMap<&'static str, String> {
        let webex_api = format!("{}/v1", self.urls.webex);
        BTreeMap::from([
            ("PUBLIC_URL", self.urls.service.clone()),
            ("LISTEN", self.urls.service.trim_start_matches("http://").to_owned()),
            ("WEB_DIR", web_dir.display().to_string()),
            ("CLINIC", "sandbox".to_owned()),
            ("CLINIC_DIR", web_dir.join("sandbox/clinic").display().to_string()),
            ("PAGE_FRAME_ANCESTORS", format!("'self' {}", self.urls.demo)),
            ("WEBEX_API_URL", webex_api),
            ("WEBEX_BOT_TOKEN", people::BOT.token.to_owned()),
            ("WEBEX_WEBHOOK_SECRET", WEBHOOK_SECRET.to_owned()),
            ("WEBEX_ADMIN_ROOM_ID", ids::public("ROOM", people::ADMIN_ROOM)),
            ("WEBEX_CLIENT_ID", people::CLIENT_ID.to_owned()),
            ("WEBEX_CLIENT_SECRET", people::CLIENT_SECRET.to_owned()),
            ("WEBEX_REFRESH_TOKEN", people::REFRESH_TOKEN.to_owned()),
            ("WEBEX_SITE_URL", people::SITE.to_owned()),
            ("WEBEX_SDK_CLOUD_URL", self.urls.webex.clone()),
            ("TWILIO_API_URL", self.urls.twilio.clone()),
            ("TWILIO_ACCOUNT_SID", people::ACCOUNT_SID.to_owned()),
            ("TWILIO_AUTH_TOKEN", people::AUTH_TOKEN.to_owned()),
            ("TWILIO_SHARED_KEY", people::SHARED_KEY_SECRET.to_owned()),
            ("TWILIO_LOOKUP_URL", self.urls.twilio.clone()),
            ("TWILIO_FROM", people::PHONE_NUMBER.to_owned()),
        ])
    }

    /// The same settings as the service reads them, with some of them changed.
    ///
    /// # Errors
    /// When the changes make no sense.
    pub fn config(&self, web_dir: &Path, changes: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let settings = self.settings(web_dir);
        Config::read(|name| {
            let changed = changes.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            changed.or_else(|| settings.get(name).cloned())
        })
    }
}

/// Real credentials have no place in a sandbox: whoever has them set meant something else. Answers their names.
pub fn real_settings(look_up: impl Fn(&str) -> Option<String>) -> Vec<&'static str> {
    let ours = [
        ("WEBEX_BOT_TOKEN", people::BOT.token),
        ("WEBEX_CLIENT_SECRET", people::CLIENT_SECRET),
        ("WEBEX_REFRESH_TOKEN", people::REFRESH_TOKEN),
        ("TWILIO_AUTH_TOKEN", people::AUTH_TOKEN),
        ("TWILIO_SHARED_KEY", people::SHARED_KEY_SECRET),
    ];
    let real = |(name, sandbox): (&'static str, &str)| {
        look_up(name).is_some_and(|value| !value.is_empty() && value != sandbox).then_some(name)
    };
    ours.into_iter().filter_map(real).collect()
}

async fn bind(port: u16) -> io::Result<TcpListener> {
    let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    bound.map_err(|error| io::Error::new(error.kind(), format!("port {port} of 127.0.0.1: {error}")))
}

fn url(listener: &TcpListener) -> io::Result<String> {
    Ok(format!("http://{}", listener.local_addr()?))
}
