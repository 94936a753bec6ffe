//! The main cards as people see them: played on the demo page, drawn by the official renderer.

use jiff::{
    ToSpan,
    civil::{Time, time},
};

use super::house::{House, play};

/// As wide as a chat in Webex most often is.
const WINDOW: (u32, u32) = (1080, 1600);
const MORNING: Time = time(8, 50, 0, 0);

#[tokio::test(flavor = "multi_thread")]
async fn the_cards_of_a_morning() {
    play("cards", async |house| {
        house.chrome.resize(&house.demo, WINDOW, 2, false).await;
        house.morning_comes();
        house.a_list_of_patients().await;
        house.the_visits_of_the_day().await;
        house.somebody_waits().await;
        house.the_admins_see().await;
    })
    .await;
}

impl House {
    /// It is the next morning where the clinic is.
    fn morning_comes(&self) {
        let now = self.clock.now().in_tz("America/Mexico_City").unwrap();
        let morning = now.tomorrow().unwrap().with().time(MORNING).build().unwrap();
        self.clock.advance(morning.timestamp().duration_since(self.clock.now()));
    }

    async fn a_list_of_patients(&self) {
        self.is("carmen").await;
        let list = "nombre,celular,expediente,familiar1 nombre,familiar1 parentesco,familiar1 celular,familiar1 idioma,familiar1 zona,familiar1 acepta\n\
            María López,55 1234 5678,A-12345,Ana López,hija,+1 312 555 0100,inglés,Nueva York,sí\n\
            Juan Pérez,55 8765 4321,A-12346,,,,,,\n\
            Rosa Díaz,55 12,A-12347,,,,,,\n";
        let attach = format!(
            "const picker = document.querySelector('#file'), files = new DataTransfer();
             files.items.add(new File([{list:?}], 'pacientes.csv', {{ type: 'text/csv' }}));
             picker.files = files.files;
             picker.dispatchEvent(new Event('change'));"
        );
        self.chrome.run(&self.demo, &attach).await;
        self.chrome.press(&self.demo, "document.querySelector('#send')").await;
        self.shows("Entraron 2 filas").await;
        self.picture_of("import").await;
        self.says("pacientes lópez").await;
        self.shows("Ana López (hija o hijo)").await;
        self.picture_of("patient").await;
    }

    async fn the_visits_of_the_day(&self) {
        self.is("ana").await;
        let lines = [
            ("hoy 9:00 Juan Pérez 55 8765 4321", None),
            ("hoy 9:30 Rosa Díaz 55 2222 3333 con su hijo Luis +52 55 4444 5555", None),
            ("hoy 10:30 María López 55 1234 5678 con su hija Ana +1 312 555 0100", Some("draft")),
            ("hoy 12 informe José Núñez 55 6666 7777", None),
        ];
        for (visits, (line, picture)) in (1..).zip(lines) {
            self.says(line).await;
            self.shows("¿Agendo esta visita?").await;
            if let Some(name) = picture {
                self.picture_of(name).await;
            }
            self.presses_card("Confirmar").await;
            self.shows("Abrir la reunión").await;
            // Until the card before is taken down, what is being pressed may move.
            let quiet = format!("document.querySelectorAll('#chat .card').length === {visits}");
            self.chrome.until(&self.demo, "one card for each visit", &quiet).await;
        }
    }

    async fn somebody_waits(&self) {
        self.text_comes("/v/").await;
        self.come().await;
        self.shows("Juan Pérez espera").await;
        self.shows("cámara lista").await;
        self.clock.advance(12.minutes().seconds(5).try_into().unwrap());
        self.shows("Lleva 12 minutos esperando").await;
        self.picture_of("waiting").await;
        self.says("agenda").await;
        self.shows("Agenda del").await;
        self.picture_of("agenda").await;
    }

    async fn the_admins_see(&self) {
        self.clock.advance(8.minutes().try_into().unwrap());
        self.is("alerts").await;
        self.shows("espera").await;
        self.picture_of("alert").await;
        self.is("ivan").await;
        self.says("estado").await;
        self.shows("Webhooks").await;
        self.picture_of("status").await;
        self.says("reporte semana").await;
        let drawn = "[...document.querySelectorAll('#chat .file img')].pop()?.complete";
        self.chrome.until(&self.demo, "the report's picture", drawn).await;
        self.picture_of_message(2, "report").await;
    }

    /// Becomes somebody of the staff, or looks at the admins' space.
    async fn is(&self, tab: &str) {
        let found = format!(
            "[...document.querySelectorAll('#people button')].find((one) => one.dataset.tab.startsWith('{tab}'))"
        );
        self.chrome.press(&self.demo, &found).await;
        self.chrome.until(&self.demo, tab, &format!("{found}.ariaSelected === 'true'")).await;
    }

    /// Writes to the bot.
    async fn says(&self, text: &str) {
        let said = "document.querySelectorAll('#chat .message').length";
        let before = self.chrome.see(&self.demo, said).await;
        self.chrome.write(&self.demo, "document.querySelector('#say')", text).await;
        self.chrome.press(&self.demo, "document.querySelector('#send')").await;
        self.chrome.until(&self.demo, "what was said, and the answer", &format!("{said} > {before} + 1")).await;
    }

    /// Waits until the last message of the chat says something.
    async fn shows(&self, words: &str) {
        let says = format!("[...document.querySelectorAll('#chat .message')].pop()?.innerText.includes('{words}')");
        self.chrome.until(&self.demo, &format!("«{words}»"), &says).await;
    }

    /// Waits until the last text on the phone says something.
    async fn text_comes(&self, words: &str) {
        let says =
            format!("[...document.querySelectorAll('#phone-sms .sms p')].pop()?.textContent.includes('{words}')");
        self.chrome.until(&self.demo, &format!("a text with «{words}»"), &says).await;
    }

    async fn picture_of(&self, name: &str) {
        self.picture_of_message(1, name).await;
    }

    /// A picture of the last message of the chat, or of the one so many before.
    async fn picture_of_message(&self, from_the_end: usize, name: &str) {
        let message = format!("[...document.querySelectorAll('#chat .message')].at(-{from_the_end})");
        let file = self.shown_file(&format!("card-{name}.png"));
        self.chrome.picture_of(&self.demo, &message, &file).await;
    }
}
