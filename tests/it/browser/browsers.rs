//! A browser of its own for each test: Chromium, Firefox or WebKit, driven by the protocol that all three speak.
//!
//! A [`Place`] says where on the screen something is: which window, and which frame of it. Everything a test does or
//! looks at goes through [`Browser::see`], [`Browser::until`] and [`Browser::press`]. What only Chromium can do
//! (its DevTools) says so.

use std::{path::Path, sync::Arc, time::Duration};

use serde_json::{Value, json};
use thirtyfour::{
    Key, WebDriver, WebElement, WindowHandle,
    common::command::{Command as DriverCommand, ExtensionCommand},
    error::WebDriverResult,
};

use super::drivers::Driver;
pub use super::drivers::Kind;

/// How long anything that a person waits for may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(40);

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

pub struct Browser {
    kind: Kind,
    driver: WebDriver,
    process: Driver,
}

impl Browser {
    pub async fn start(kind: Kind) -> Self {
        let process = Driver::start(kind).await;
        let driver = WebDriver::new(&process.url, process.wanted.clone()).await.unwrap();
        Self { kind, driver, process }
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

    /// A new window with nothing in it yet, for what has to be so before a page is there.
    pub async fn blank(&self) -> Place {
        self.open("about:blank", true).await
    }

    /// Opens an address in a new window, in which these statements run before any page's own (Chromium).
    pub async fn open_with(&self, url: &str, statements: &str) -> Place {
        let window = self.blank().await;
        self.dev_tools(&window, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": statements })).await;
        self.driver.goto(url).await.unwrap();
        window
    }

    /// Opens an address in the window of a place.
    pub async fn goto(&self, place: &Place, url: &str) {
        self.driver.switch_to_window(place.window.clone()).await.unwrap();
        self.driver.goto(url).await.unwrap();
    }

    /// Forgets the cookies that the page of a place is sent with.
    pub async fn forget_cookies(&self, place: &Place) {
        self.go_to(place).await.unwrap();
        self.driver.delete_all_cookies().await.unwrap();
    }

    /// From the next page on the browser calls itself something else; nothing: what it is (Chromium).
    pub async fn calls_itself(&self, place: &Place, name: &str) {
        self.dev_tools(place, "Emulation.setUserAgentOverride", json!({ "userAgent": name })).await;
    }

    /// Presses a key that has no sign of its own.
    pub async fn strikes(&self, place: &Place, key: Key) {
        self.go_to(place).await.unwrap();
        self.driver.action_chain().send_keys(key).perform().await.unwrap();
    }

    /// What a promise comes to at a place.
    pub async fn see_later(&self, place: &Place, promise: &str) -> Value {
        self.go_to(place).await.unwrap();
        let script = format!("const done = arguments[0]; ({promise}).then(done, (error) => done(String(error)))");
        self.driver.execute_async(script, Vec::new()).await.unwrap().json().clone()
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

    /// Waits until the patient's page shows this screen.
    pub async fn screen(&self, page: &Place, screen: &str) {
        let shown = format!("document.body?.dataset.screen === '{screen}'");
        self.until(page, &format!("the screen «{screen}»"), &shown).await;
    }

    /// Waits until the first element that a selector finds is there to be read, and says this.
    pub async fn reads(&self, page: &Place, css: &str, words: &str) {
        let says = format!(
            "((one) => one?.checkVisibility() && one.textContent.includes('{words}'))(document.querySelector('{css}'))"
        );
        self.until(page, &format!("«{words}» in {css}"), &says).await;
    }

    /// Presses, as a person does, the element that an expression finds; waits until it can be pressed.
    pub async fn press(&self, place: &Place, element: &str) {
        let limit = tokio::time::Instant::now() + PATIENCE;
        loop {
            let pressed = match self.element(place, element).await {
                // To the middle, as a person does: at the edge something may lie over it.
                Ok(found) => match found.scroll_into_view().await {
                    Ok(()) => found.click().await,
                    Err(error) => Err(error),
                },
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
        if self.kind == Kind::Chromium {
            let metrics = json!({
                "width": width, "height": height, "screenWidth": width, "screenHeight": height,
                "deviceScaleFactor": scale, "mobile": mobile,
            });
            self.dev_tools(place, "Emulation.setDeviceMetricsOverride", metrics).await;
        } else {
            self.go_to(&Place::window(place.window.clone())).await.unwrap();
            self.driver.set_window_rect(0, 0, width, height).await.unwrap();
        }
        // A page that is too wide makes a phone's `innerWidth` larger: that is for the tests to find.
        let sized = format!("[innerWidth, screen.width].includes({width})");
        self.until(&Place::window(place.window.clone()), "the new size", &sized).await;
    }

    /// A command of Chromium's DevTools for the window of a place.
    pub async fn dev_tools(&self, place: &Place, method: &'static str, parameters: Value) {
        assert_eq!(self.kind, Kind::Chromium, "{method}");
        self.go_to(&Place::window(place.window.clone())).await.unwrap();
        let command = DevTools { method, parameters };
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
