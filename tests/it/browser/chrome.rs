//! A browser of its own for each test: chromedriver on a free port, headless Chromium, pretended camera and microphone.
//!
//! A [`Place`] says where on the screen something is: which window, and which frame of it. Everything a test does or
//! looks at goes through [`Chrome::see`], [`Chrome::until`] and [`Chrome::press`].

use std::{
    io::{BufRead as _, BufReader},
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, WebElement, WindowHandle,
    common::command::{Command as DriverCommand, ExtensionCommand},
    error::WebDriverResult,
};

/// How long anything that a person waits for may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(40);

const SWITCHES: &[&str] = &[
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
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream=device-count=3",
    "--hide-scrollbars",
    "--lang=es-MX",
    // Two windows, and both people look at theirs.
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--window-size=1280,800",
];

/// Where something is on the screen.
#[derive(Clone, Debug)]
pub struct Place {
    window: WindowHandle,
    frame: Option<&'static str>,
}

impl Place {
    /// The window itself.
    pub fn window(window: WindowHandle) -> Self {
        Self { window, frame: None }
    }

    /// The frame that a CSS selector finds in the window.
    pub fn frame(&self, css: &'static str) -> Self {
        Self { window: self.window.clone(), frame: Some(css) }
    }
}

pub struct Chrome {
    driver: WebDriver,
    process: Driver,
    _profile: TempDir,
}

impl Chrome {
    /// Why there can be no browser here, if there cannot.
    pub fn missing() -> Option<&'static str> {
        let there = |name: &str| Path::new("/usr/bin").join(name).exists();
        match (there("chromium"), there("chromedriver")) {
            (true, true) => None,
            (false, _) => Some("chromium is not installed (apt-get install chromium chromium-driver)"),
            (true, false) => Some("chromedriver is not installed (apt-get install chromium-driver)"),
        }
    }

    pub async fn start() -> Self {
        let process = Driver::start();
        let profile = TempDir::new().unwrap();
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary("/usr/bin/chromium").unwrap();
        for switch in SWITCHES {
            wanted.add_arg(switch).unwrap();
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.path().display())).unwrap();
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
        let driver = WebDriver::new(&process.url, wanted).await.unwrap();
        Self { driver, process, _profile: profile }
    }

    pub async fn quit(self) {
        let ended = self.driver.quit().await;
        drop(self.process);
        ended.unwrap();
    }

    /// Opens an address in the window that is there, or in a new one.
    pub async fn open(&self, url: &str, new: bool) -> Place {
        let window = if new { self.driver.new_window().await.unwrap() } else { self.driver.window().await.unwrap() };
        self.driver.switch_to_window(window.clone()).await.unwrap();
        self.driver.goto(url).await.unwrap();
        Place::window(window)
    }

    /// Opens an address in a new window, in which these statements run before any page's own.
    pub async fn open_with(&self, url: &str, statements: &str) -> Place {
        let window = self.open("about:blank", true).await;
        let command =
            DevTools { method: "Page.addScriptToEvaluateOnNewDocument", parameters: json!({ "source": statements }) };
        self.driver.cmd(DriverCommand::ExtensionCommand(Box::new(command))).await.unwrap();
        self.driver.goto(url).await.unwrap();
        window
    }

    /// What an expression of JavaScript is at a place.
    pub async fn see(&self, place: &Place, expression: &str) -> Value {
        self.look(place, expression).await.unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Runs statements of JavaScript at a place.
    pub async fn run(&self, place: &Place, statements: &str) {
        self.see(place, &format!("(() => {{ {statements} }})() ?? null")).await;
    }

    /// Waits until an expression is true, and answers what it is then.
    pub async fn until(&self, place: &Place, what: &str, expression: &str) -> Value {
        let limit = tokio::time::Instant::now() + PATIENCE;
        loop {
            let seen = self.look(place, expression).await;
            if let Ok(value) = &seen
                && !matches!(value, Value::Null | Value::Bool(false))
                && *value != json!(0)
                && *value != json!("")
            {
                return value.clone();
            }
            assert!(tokio::time::Instant::now() < limit, "never seen: {what} ({expression}; last: {seen:?})");
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Presses, as a person does, the element that an expression finds; waits until it can be pressed.
    pub async fn press(&self, place: &Place, element: &str) {
        let limit = tokio::time::Instant::now() + PATIENCE;
        loop {
            let pressed = match self.element(place, element).await {
                Ok(found) => found.click().await,
                Err(error) => Err(error),
            };
            let Err(error) = pressed else { return };
            assert!(tokio::time::Instant::now() < limit, "cannot press {element}: {error}");
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Types into the field that an expression finds.
    pub async fn write(&self, place: &Place, field: &str, text: &str) {
        self.press(place, field).await;
        self.element(place, field).await.unwrap().send_keys(text).await.unwrap();
    }

    /// Makes the window of a place as large as a device's screen.
    pub async fn resize(&self, place: &Place, (width, height): (u32, u32), scale: u32, mobile: bool) {
        self.go_to(&Place::window(place.window.clone())).await.unwrap();
        let metrics = json!({
            "width": width, "height": height, "screenWidth": width, "screenHeight": height,
            "deviceScaleFactor": scale, "mobile": mobile,
        });
        let command = DevTools { method: "Emulation.setDeviceMetricsOverride", parameters: metrics };
        self.driver.cmd(DriverCommand::ExtensionCommand(Box::new(command))).await.unwrap();
    }

    /// All windows that are open.
    pub async fn windows(&self) -> WebDriverResult<Vec<Place>> {
        Ok(self.driver.windows().await?.into_iter().map(Place::window).collect())
    }

    /// Saves what the window of a place looks like.
    pub async fn picture(&self, place: &Place, file: &Path) -> WebDriverResult<()> {
        self.go_to(&Place::window(place.window.clone())).await?;
        self.driver.screenshot(file).await
    }

    /// Saves what the element looks like that an expression finds.
    pub async fn picture_of(&self, place: &Place, element: &str, file: &Path) {
        self.element(place, element).await.unwrap().screenshot(file).await.unwrap();
    }

    /// The elements of a place as text.
    pub async fn source(&self, place: &Place) -> WebDriverResult<String> {
        self.go_to(place).await?;
        self.driver.source().await
    }

    /// What the current window's console has said since the last time, from this level on.
    pub async fn console(&self, place: &Place, levels: &[&str]) -> WebDriverResult<Vec<String>> {
        self.go_to(&Place::window(place.window.clone())).await?;
        let log = self.driver.browser_log().await?;
        Ok(log.into_iter().filter(|one| levels.contains(&one.level.as_str())).map(|one| one.message).collect())
    }

    async fn look(&self, place: &Place, expression: &str) -> WebDriverResult<Value> {
        self.go_to(place).await?;
        let seen = self.driver.execute(format!("return ({expression})"), Vec::new()).await?;
        Ok(seen.json().clone())
    }

    async fn element(&self, place: &Place, expression: &str) -> WebDriverResult<WebElement> {
        self.go_to(place).await?;
        self.driver.execute(format!("return ({expression})"), Vec::new()).await?.element()
    }

    async fn go_to(&self, place: &Place) -> WebDriverResult<()> {
        self.driver.switch_to_window(place.window.clone()).await?;
        if let Some(css) = place.frame {
            let frame = self.driver.find(thirtyfour::By::Css(css)).await?;
            frame.enter_frame().await?;
        }
        Ok(())
    }
}

/// A chromedriver with everything that it starts.
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    fn start() -> Self {
        let mut process = Command::new("/usr/bin/chromedriver")
            .arg("--port=0")
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
        });
        // Nobody may be left writing into a pipe that nobody reads.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self { process, url: format!("http://127.0.0.1:{}", port.unwrap()) }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group, because a browser outlives a driver that is killed.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// A command of the DevTools protocol.
#[derive(Debug)]
struct DevTools {
    method: &'static str,
    parameters: Value,
}

impl ExtensionCommand for DevTools {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "cmd": self.method, "params": self.parameters }))
    }

    fn method(&self) -> http::Method {
        http::Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/goog/cdp/execute".into()
    }
}
