//! What the two people do, and see, on the demo page.

use serde_json::Value;

use super::{browsers::Place, house::House};

pub const PATIENT: &str = "María López";
const PHONE: &str = "55 1234 5678";

/// When a visit is to be.
pub enum When {
    Now,
    /// Date and time of the clinic's clocks, as fields hold them.
    Later {
        date: String,
        time: String,
    },
}

/// The clinician, on the left.
impl House {
    /// From the first word to the bot to the form that is sent.
    pub async fn invite(&self, when: When, by_press: bool) {
        let (chrome, demo) = (&self.chrome, &self.demo);
        let greetings = "document.querySelectorAll('#chat .card').length";
        let before = chrome.see(demo, greetings).await;
        chrome.write(demo, "document.querySelector('#say')", "hola").await;
        chrome.press(demo, "document.querySelector('#send')").await;
        chrome.until(demo, "the bot's answer", &format!("{greetings} > {before}")).await;
        self.presses_card("Nueva visita").await;
        chrome.write(demo, &field("patient", "input"), PATIENT).await;
        chrome.write(demo, &field("phone", "input"), PHONE).await;
        chrome.press(demo, &field("kind", "input[value=consultation]")).await;
        if let When::Later { date, time } = when {
            chrome.press(demo, &field("when", "input[value=later]")).await;
            fill(self, &field("date", "input"), &date).await;
            fill(self, &field("time", "input"), &time).await;
        }
        let toggle = field("admission", "input[type=checkbox]");
        if self.chrome.see(demo, &format!("{toggle}.checked")).await == Value::Bool(by_press) {
            chrome.press(demo, &toggle).await;
        }
        self.presses_card("Enviar invitación").await;
    }

    /// Waits until the visit's card, the last one, says something.
    pub async fn card_says(&self, words: &str) {
        let says = format!("[...document.querySelectorAll('#chat .card')].pop()?.innerText.includes('{words}')");
        self.chrome.until(&self.demo, &format!("«{words}» on the card"), &says).await;
    }

    /// Presses a button that sends its card. A card that was drawn anew in that moment is gone, and takes no press: then
    /// the one in its place is pressed, as a person would.
    pub async fn presses_card(&self, title: &str) {
        let watch = "window.pressed = undefined;
            addEventListener('click', ({ target }) => (window.pressed ??= target.closest('.card')), true);";
        let became = "['taken', 'refused'].find((fate) => fate === window.pressed?.dataset.press)";
        for _ in 0..3 {
            self.chrome.run(&self.demo, watch).await;
            self.chrome.press(&self.demo, &button(title)).await;
            if self.chrome.until(&self.demo, "what became of the press", became).await == "taken" {
                return;
            }
        }
        panic!("«{title}» was pressed three times, and not taken");
    }

    /// Opens the meeting from the card and enters it as its host.
    pub async fn open_meeting(&self) {
        self.chrome.press(&self.demo, &button("Abrir la reunión")).await;
        self.chrome.until(&self.meeting, "the meeting's door", "!document.querySelector('#enter')?.disabled").await;
        self.chrome.press(&self.meeting, "document.querySelector('#enter')").await;
        self.chrome.until(&self.meeting, "the host in the meeting", "document.body.dataset.state === 'open'").await;
    }

    /// Moves the sandbox's clock to ten minutes before a time, with the control of the demo page.
    pub async fn jump_to_link_of(&self, date: &str, time: &str) {
        let (chrome, demo) = (&self.chrome, &self.demo);
        chrome.press(demo, "document.querySelector('#clock-jump summary')").await;
        fill(self, "document.querySelector('#clock-at')", &format!("{date}T{time}")).await;
        chrome.press(demo, "document.querySelector('#clock-go')").await;
    }
}

/// The button of a form that has shown what else there is at that time.
pub const ANYWAY: &str = "Agendar de todos modos";

/// The patient, on the right.
impl House {
    /// Waits until so many texts have arrived, and answers the last one's words.
    pub async fn text(&self, count: usize) -> String {
        if self.chrome.see(&self.demo, "document.querySelector('#phone-sms').hidden").await == Value::Bool(true) {
            self.chrome.press(&self.demo, "document.querySelector('#phone-back')").await;
        }
        let arrived = format!("document.querySelectorAll('#phone-sms .sms').length === {count}");
        self.chrome.until(&self.demo, &format!("text number {count}"), &arrived).await;
        let last = "[...document.querySelectorAll('#phone-sms .sms p')].pop().textContent";
        self.chrome.see(&self.demo, last).await.as_str().unwrap().to_owned()
    }

    /// Taps the link in the last text, and accepts the terms.
    pub async fn come(&self) {
        self.chrome.press(&self.demo, "[...document.querySelectorAll('#phone-sms .sms a')].pop()").await;
        self.accept(&self.phone).await;
    }

    /// Accepts the terms: then comes the lobby, which says that the clinician was told.
    pub async fn accept(&self, page: &Place) {
        self.screen(page, "consent").await;
        self.chrome.press(page, "document.querySelector('#accept')").await;
        self.screen(page, "lobby").await;
        let told = "document.querySelector('#told').dataset.told === 'true'
            && document.querySelector('#told [data-when=told]').checkVisibility()";
        self.chrome.until(page, "that the clinician was told", told).await;
    }

    /// Waits until the patient's page shows this screen.
    pub async fn screen(&self, page: &Place, screen: &str) {
        self.chrome.screen(page, screen).await;
    }
}

/// The last button of the chat with this title.
fn button(title: &str) -> String {
    format!(
        "[...document.querySelectorAll('#chat .card button')].findLast((one) => one.textContent.trim() === '{title}')"
    )
}

/// A part of the last card's field.
fn field(name: &str, part: &str) -> String {
    let found = format!("[...document.querySelectorAll('#chat [data-field=\"{name}\"]')].pop()");
    format!("((found) => found.matches('{part}') ? found : found.querySelector('{part}'))({found})")
}

/// Fields of dates take keys in an order that depends on the machine: their value is set instead.
async fn fill(house: &House, field: &str, value: &str) {
    let statements = format!(
        "const field = {field}; field.value = '{value}';
         for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {{ bubbles: true }}));"
    );
    house.chrome.run(&house.demo, &statements).await;
}
