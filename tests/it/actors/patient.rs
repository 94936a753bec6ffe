//! Whoever holds a phone: reads its texts, and opens their links in a browser that keeps its cookie.

use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};
use televisita::sandbox::{twilio::Sms, webex::Guest};

use crate::world::World;

/// A phone and one browser on it.
pub struct Patient<'a> {
    world: &'a World,
    phone: String,
    /// The link that is open, and the cookie that goes with it.
    pub link: String,
    pub cookie: Option<String>,
    guest: Option<(String, Guest)>,
}

/// What a browser shows.
pub struct Page {
    pub status: u16,
    pub html: String,
}

/// The open line of a page.
pub struct Stream {
    answer: Response,
    text: String,
}

impl<'a> Patient<'a> {
    pub fn new(world: &'a World, phone: &str) -> Self {
        Self { world, phone: phone.to_owned(), link: String::new(), cookie: None, guest: None }
    }

    /// The texts that have come since the last look.
    pub fn texts(&self) -> Vec<String> {
        let mut read = self.world.read.lock().unwrap();
        let all = self.world.sandbox.twilio.sms().into_iter();
        let fresh = all.filter(|sms: &Sms| sms.to == self.phone && read.insert(sms.sid.clone()));
        fresh.map(|sms| sms.body).collect()
    }

    /// The one text that has come.
    pub fn text(&self) -> String {
        let mut fresh = self.texts();
        assert_eq!(fresh.len(), 1, "{fresh:#?}");
        fresh.remove(0)
    }

    /// Writes to the hospital's number.
    pub async fn replies(&self, words: &str) {
        self.world.sandbox.twilio.text_in(&self.phone, words).unwrap();
        self.world.settle().await;
    }

    /// Opens the link of the text that has come.
    pub async fn opens_the_link(&mut self) -> Page {
        let text = self.text();
        let link = text.split_whitespace().last().unwrap().to_owned();
        assert!(link.starts_with(&self.world.url("/v/")), "no link in {text:?}");
        self.opens(&link).await
    }

    /// The link of the last of the texts that have come.
    pub fn latest_link(&self) -> String {
        let texts = self.texts();
        let link = texts.iter().flat_map(|text| text.split_whitespace()).rfind(|word| word.contains("/v/"));
        link.unwrap_or_else(|| panic!("no link in {texts:?}")).to_owned()
    }

    /// Opens the last link that has come, of several, and accepts the terms.
    pub async fn enters_by_the_latest_link(&mut self) -> Page {
        let link = self.latest_link();
        let page = self.opens(&link).await;
        self.accepts(&page).await
    }

    pub async fn opens(&mut self, link: &str) -> Page {
        self.link = link.to_owned();
        self.page().await
    }

    /// The page as it is when it is loaded now.
    pub async fn page(&self) -> Page {
        let page = Page::of(self.request(Method::GET, "").send().await.unwrap()).await;
        self.world.settle().await;
        page
    }

    /// Opens the link of the text that has come and accepts the terms.
    pub async fn enters_the_lobby(&mut self) -> Page {
        let page = self.opens_the_link().await;
        assert_eq!(page.status, 200);
        self.accepts(&page).await
    }

    /// Accepts the terms, as the form of the page says them.
    pub async fn accepts(&mut self, page: &Page) -> Page {
        assert!(page.html.contains("/consent\""), "no terms to accept: {}", page.title());
        let terms = page.between("name=\"terms\" value=\"", "\"");
        let form = [("accept", "yes"), ("terms", terms.as_str())];
        let answer = self.request(Method::POST, "/consent").form(&form).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        self.keeps_the_cookie(&answer);
        self.world.settle().await;
        self.page().await
    }

    /// The browser keeps the cookie that the page has brought.
    pub async fn takes_the_cookie(&mut self) {
        let answer = self.request(Method::GET, "").send().await.unwrap();
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        self.cookie = cookie.split(';').next().map(str::to_owned);
    }

    /// A page that has a place stays open, and asks now and then how things stand.
    fn keeps_the_cookie(&mut self, answer: &Response) {
        if let Some(cookie) = answer.headers().get("set-cookie") {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            self.world.page_opens(&self.phone, &self.link, &cookie);
            self.cookie = Some(cookie);
        }
    }

    /// The phone sleeps: the page asks for nothing any more.
    pub fn falls_asleep(&self) {
        self.world.page_falls_silent(&self.phone);
    }

    /// The phone wakes up, and its page with it. Answers what the page shows.
    pub async fn wakes_up(&self) -> Page {
        self.world.page_opens(&self.phone, &self.link, self.cookie.as_ref().unwrap());
        self.page().await
    }

    /// Presses "use it here". Answers the page that comes.
    pub async fn uses_it_here(&mut self) -> Page {
        let answer = self.request(Method::POST, "/here").send().await.unwrap();
        assert_eq!(answer.status(), 303);
        self.keeps_the_cookie(&answer);
        self.world.settle().await;
        self.page().await
    }

    /// Asks for help, stuck at this step. Answers the page that comes.
    pub async fn asks_for_help(&self, step: &str) -> Page {
        self.sends("/help", &[("step", step)]).await
    }

    /// Asks to be called. Answers the page that comes.
    pub async fn asks_to_be_called(&self) -> Page {
        self.sends("/call-me", &[]).await
    }

    /// Says how it was. Answers the page that comes.
    pub async fn says_how_it_was(&self, face: &str, words: &str) -> Page {
        self.sends("/feedback", &[("face", face), ("words", words)]).await
    }

    /// The other ways into the meeting.
    pub async fn other_ways(&self) -> (u16, Value) {
        let answer = self.request(Method::POST, "/ways").json(&json!({})).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    /// Asks for a state that is newer than this, and waits for it.
    pub async fn state_after(&self, version: u64) -> Value {
        let answer = self.request(Method::GET, &format!("/state?after={version}")).send().await.unwrap();
        answer.json().await.unwrap()
    }

    async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.request(Method::POST, path).form(fields).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        self.world.settle().await;
        self.page().await
    }

    /// What the page's script sees.
    pub async fn state(&self) -> Value {
        let answer = self.request(Method::GET, "/state").send().await.unwrap();
        let status = answer.status();
        if status.is_success() { answer.json().await.unwrap() } else { json!({ "status": status.as_u16() }) }
    }

    /// The screen that the page's script shows.
    pub async fn screen(&self) -> String {
        self.state().await["screen"].as_str().unwrap_or("none").to_owned()
    }

    /// Opens the line over which the page hears of changes.
    pub async fn listens(&self) -> Stream {
        let answer = self.request(Method::GET, "/events").send().await.unwrap();
        assert_eq!(answer.status(), 200);
        Stream { answer, text: String::new() }
    }

    /// Asks for the credentials.
    pub async fn credentials(&self) -> (u16, Value) {
        let answer = self.request(Method::POST, "/credentials").json(&json!({})).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    /// Goes into the meeting with the credentials, as the page does.
    pub async fn enters_the_meeting(&mut self) {
        let (status, credentials) = self.credentials().await;
        assert_eq!(status, 200, "{credentials}");
        let webex = &self.world.sandbox.webex;
        let guest = webex.guest_by_token(credentials["access_token"].as_str().unwrap()).expect("not a guest's token");
        let meeting = webex.meeting_by_address(credentials["destination"].as_str().unwrap()).expect("no such meeting");
        assert_eq!(credentials["password"], meeting.password);
        webex.guest_joined(&meeting.id, &guest);
        self.guest = Some((meeting.id, guest));
        self.world.settle().await;
    }

    /// Hangs up.
    pub async fn leaves_the_meeting(&mut self) {
        let (meeting, guest) = self.guest.take().expect("not in a meeting");
        self.world.sandbox.webex.guest_left(&meeting, &guest);
        self.world.settle().await;
    }

    /// The page reports about the call. Answers the status.
    pub async fn reports(&self, what: &str) -> u16 {
        let body = json!({ "what": what, "detail": "NotAllowedError" });
        let answer = self.request(Method::POST, "/report").json(&body).send().await.unwrap();
        self.world.settle().await;
        answer.status().as_u16()
    }

    /// The page reports about the device. Answers the status.
    pub async fn reports_device(&self, body: &Value) -> u16 {
        let answer = self.request(Method::POST, "/device").json(body).send().await.unwrap();
        self.world.settle().await;
        answer.status().as_u16()
    }

    /// Presses "I would rather have another date". Answers the page that comes.
    pub async fn asks_for_another_date(&self) -> Page {
        self.sends("/move", &[]).await
    }

    /// Presses "wait again". Answers the page that comes.
    pub async fn waits_again(&self) -> Page {
        self.sends("/wait", &[]).await
    }

    /// Chooses the language of the page. Answers the page that comes.
    pub async fn chooses_language(&self, tag: &str) -> Page {
        self.sends("/language", &[("language", tag)]).await
    }

    /// Presses "big letters", or "usual letters". Answers the page that comes.
    pub async fn chooses_letters(&mut self, letters: &str) -> Page {
        let answer = self.request(Method::POST, "/letters").form(&[("letters", letters)]).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("Path=/v/;") && cookie.contains("Max-Age="), "for every link, for long: {cookie}");
        let cookie = cookie.split(';').next().unwrap();
        let others = self.cookie.iter().flat_map(|cookies| cookies.split("; "));
        let kept = others.filter(|one| !one.starts_with("letters=")).chain([cookie]).collect::<Vec<_>>();
        self.cookie = Some(kept.join("; "));
        self.page().await
    }

    /// Opens the consent receipt, or the file that is made of it.
    pub async fn receipt(&self, query: &str) -> (Option<String>, Page) {
        let answer = self.request(Method::GET, &format!("/receipt{query}")).send().await.unwrap();
        let name = answer.headers().get("content-disposition").map(|name| name.to_str().unwrap().to_owned());
        (name, Page::of(answer).await)
    }

    /// Presses "send me a new link".
    pub async fn asks_for_a_new_link(&self) -> Page {
        let page = Page::of(self.request(Method::POST, "/link").send().await.unwrap()).await;
        self.world.settle().await;
        page
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.world.client.request(method, format!("{}{path}", self.link));
        match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }
}

impl Page {
    pub async fn of(answer: Response) -> Self {
        Self { status: answer.status().as_u16(), html: answer.text().await.unwrap() }
    }

    /// The first heading.
    pub fn title(&self) -> String {
        let heading = self.between("<h1", "</h1>");
        heading.split_once('>').unwrap().1.trim().to_owned()
    }

    /// Whether it asks how the visit was.
    pub fn asks_how_it_was(&self) -> bool {
        !self.between("\"feedback card\"", ">").contains("hidden")
    }

    /// Whether it says that somebody has been told of this person's trouble.
    pub fn says_that_help_comes(&self) -> bool {
        !self.between("good help-asked\"", ">").contains("hidden")
    }

    /// Whether it says that they will be called.
    pub fn says_that_they_will_call(&self) -> bool {
        !self.between("good called\"", ">").contains("hidden")
    }

    /// Whether the element with this id is shown.
    pub fn shows(&self, id: &str) -> bool {
        !self.between(&format!("id=\"{id}\""), ">").contains("hidden")
    }

    pub fn between(&self, start: &str, end: &str) -> String {
        let (_, rest) = self.html.split_once(start).unwrap_or_else(|| panic!("no {start} in {}", self.html));
        rest.split_once(end).unwrap().0.to_owned()
    }
}

impl Stream {
    /// The next state that is pushed.
    pub async fn state(&mut self) -> Value {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                if event.lines().any(|line| line == "event: state") {
                    let data = event.lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
                    return serde_json::from_str(data).unwrap();
                }
                continue;
            }
            let chunk = self.answer.chunk().await.unwrap().expect("the line was cut");
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}
