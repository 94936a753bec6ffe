//! The browsers that there are, and the programs that drive them: each test starts its own, with a pretended camera and
//! microphone, and without a screen.

use std::{
    io::{BufRead as _, BufReader},
    net::{Ipv4Addr, TcpListener},
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::Capabilities;

const CHROMIUM_SWITCHES: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-device-for-media-stream=device-count=3",
    "--hide-scrollbars",
    "--lang=es-MX",
    // Two windows, and both people look at theirs.
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--window-size=1280,800",
];
/// Whoever asks for camera and microphone gets them, unless a scene says no.
const CHROMIUM_ALLOWS: [&str; 2] = ["media_stream_camera", "media_stream_mic"];
/// Firefox makes no window narrower than this says.
const NARROW_FIREFOX: &str = ":root { min-width: 0 !important; min-height: 0 !important }";
/// Without its bars a window can be as narrow as a phone.
const WEBKIT_SWITCHES: &[&str] =
    &["--automation", "--full-screen", "--enable-media-stream=true", "--enable-mock-capture-devices=true"];
/// As large as the largest window.
const SCREEN: &str = "1600x1200x24";

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
    WebKit,
}

impl Kind {
    /// Why there can be no such browser here, if there cannot.
    pub fn missing(self) -> Option<String> {
        let needed: &[(Option<PathBuf>, &str)] = match self {
            Self::Chromium => &[
                (program("chromium"), "chromium is not installed (apt-get install chromium)"),
                (program("chromedriver"), "chromedriver is not installed (apt-get install chromium-driver)"),
            ],
            Self::Firefox => &[
                (program("firefox-esr"), "Firefox is not installed (apt-get install firefox-esr)"),
                (geckodriver(), "geckodriver is not installed (sh scripts/geckodriver)"),
            ],
            Self::WebKit => &[
                (program("WebKitWebDriver"), "WebKit is not installed (apt-get install webkit2gtk-driver)"),
                (mini_browser(), "WebKit's browser is not installed (apt-get install webkit2gtk-driver)"),
                (program("Xvfb"), "Xvfb is not installed (apt-get install xvfb)"),
            ],
        };
        needed.iter().find(|(found, _)| found.is_none()).map(|(_, why)| (*why).to_owned())
    }
}

/// A driver with everything that it starts.
pub struct Driver {
    pub url: String,
    /// What the driver is to start.
    pub wanted: Capabilities,
    _processes: Vec<Group>,
    _profile: TempDir,
}

impl Driver {
    pub async fn start(kind: Kind) -> Self {
        let profile = TempDir::new().unwrap();
        match kind {
            Kind::Chromium => Self::chromium(profile),
            Kind::Firefox => Self::firefox(profile),
            Kind::WebKit => Self::webkit(profile).await,
        }
    }

    fn chromium(profile: TempDir) -> Self {
        let profile_switch = format!("--user-data-dir={}", profile.path().display());
        let switches: Vec<_> = CHROMIUM_SWITCHES.iter().copied().chain([profile_switch.as_str()]).collect();
        let allows: serde_json::Map<_, _> = CHROMIUM_ALLOWS
            .map(|what| (format!("profile.default_content_setting_values.{what}"), json!(1)))
            .into_iter()
            .collect();
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": program("chromium"), "args": switches, "prefs": allows },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let mut command = Command::new(program("chromedriver").unwrap());
        let (process, port) = Group::start(command.arg("--port=0"), "started successfully on port ");
        Self::new(port.trim_end_matches('.'), wanted, vec![process], profile)
    }

    fn firefox(profile: TempDir) -> Self {
        std::fs::create_dir(profile.path().join("chrome")).unwrap();
        std::fs::write(profile.path().join("chrome/userChrome.css"), NARROW_FIREFOX).unwrap();
        let wanted = json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": program("firefox-esr"),
                "args": ["-headless", "--kiosk", "-profile", profile.path()],
                "prefs": {
                    "intl.accept_languages": "es-MX",
                    "media.navigator.permission.disabled": true,
                    "media.navigator.streams.fake": true,
                    "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                },
            },
        });
        let mut command = Command::new(geckodriver().unwrap());
        let (process, port) = Group::start(command.args(["--port", "0"]), "Listening on 127.0.0.1:");
        Self::new(&port, wanted, vec![process], profile)
    }

    /// It knows no window without a screen: the screen is pretended.
    async fn webkit(profile: TempDir) -> Self {
        let wanted = json!({
            "webkitgtk:browserOptions": { "binary": mini_browser(), "args": WEBKIT_SWITCHES },
        });
        let mut screen = Command::new(program("Xvfb").unwrap());
        screen.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]);
        let (screen, display) = Group::start(&mut screen, "");
        // It says no port: it is given one that was free just now.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port().to_string();
        let mut command = Command::new(program("WebKitWebDriver").unwrap());
        command.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}")).env("HOME", profile.path());
        let driver = Self::new(&port, wanted, vec![Group::start_silent(&mut command), screen], profile);
        driver.answers().await;
        driver
    }

    fn new(port: &str, wanted: Value, processes: Vec<Group>, profile: TempDir) -> Self {
        let Value::Object(wanted) = wanted else { unreachable!("capabilities are an object") };
        let url = format!("http://127.0.0.1:{port}");
        Self { url, wanted: Capabilities::from(wanted), _processes: processes, _profile: profile }
    }

    async fn answers(&self) {
        let limit = tokio::time::Instant::now() + super::browsers::PATIENCE;
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        while client.get(format!("{}/status", self.url)).send().await.is_err() {
            assert!(tokio::time::Instant::now() < limit, "the driver does not answer");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// A process and all that it starts: a browser outlives a driver that is killed.
struct Group(Child);

impl Group {
    /// Starts a program, and reads what it says after these words on one of its first lines.
    fn start(command: &mut Command, before: &str) -> (Self, String) {
        let mut process = command.process_group(0).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_once(before).map(|(_, said)| said.trim().to_owned()).filter(|said| !said.is_empty())
        });
        // Nobody may be left writing into a pipe that nobody reads.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        (Self(process), said.unwrap())
    }

    fn start_silent(command: &mut Command) -> Self {
        Self(command.process_group(0).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

fn program(name: &str) -> Option<PathBuf> {
    Some(Path::new("/usr/bin").join(name)).filter(|file| file.exists())
}

/// Of the system, or as `scripts/geckodriver` installs it.
fn geckodriver() -> Option<PathBuf> {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/geckodriver");
    program("geckodriver").or_else(|| Some(ours).filter(|file| file.exists()))
}

/// The browser of WebKit's own tests, which lies in a folder of the library.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let libraries = below("/usr/lib".into()).flat_map(below);
    libraries.map(|library| library.join("MiniBrowser")).find(|file| file.exists())
}
