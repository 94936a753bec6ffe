//! A list of patients that comes as a CSV file with a message: each row is judged by itself, and the answer says what
//! became of each.
//!
//! Whatever of it has gone in stays in: should the program end in the middle, the same list is read again, and each row
//! is about the same person as before.

use futures_util::future::BoxFuture;
use jiff::Timestamp;

use super::{Turn, say_to};
use crate::{
    chat::{self, Imported},
    directory::{
        Patient, PatientDetails, RelativeDetails,
        import::{self, Row, Sheet, Verdict},
    },
    inbox::WorkError,
    outbox::Delivery,
    spreadsheet,
    store::{Commit, Committed, StoreError},
    texts::{Arg, say, say_with},
    visit::PatientId,
    webex::{Destination, Fetched, Message},
};

/// More rows are not taken at a time: the queue waits while they are dealt with.
const MOST_ROWS: usize = 2_000;
/// The largest file that is fetched.
const LARGEST_MEGABYTES: usize = 2;
/// How many patients are looked at who could be the one of a row.
const MOST_SIMILAR: usize = 200;
/// How often a row is tried again when somebody else gets its phone meanwhile.
const RACES: usize = 10;

/// `importar`: how a list is sent, with a file that has the columns.
pub(super) fn explain(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let language = turn.speaker.language;
        let delivery = Delivery::Table {
            to: Destination::Person(turn.speaker.person_id.clone()),
            markdown: say_with(language, "chat-import-how", &limits()),
            name: say(language, "chat-import-template-name"),
            table: spreadsheet::csv(language, [import::template(language)]),
        };
        turn.talk.finish(turn.done.deliver(delivery)).await
    })
}

impl Turn {
    /// Takes in the list that came with a message. More than one are too many to deal with before anything else.
    pub(super) async fn import(mut self, message_id: &str, message: &Message) -> Result<(), WorkError> {
        let [address] = message.files.as_slice() else { return self.reply_in_words_of("chat-import-one-file").await };
        let source = Source { id: message_id.to_owned(), sent: message.created };
        let answer = match self.talk.webex.file(address, LARGEST_MEGABYTES << 20).await? {
            Fetched::File(bytes) => self.import_file(&source, &bytes).await?,
            Fetched::TooLarge => self.say_only("chat-import-too-large"),
            Fetched::Withheld => self.say_only("chat-import-gone"),
        };
        self.done = self.done.deliver(answer);
        self.talk.finish(self.done).await
    }

    async fn import_file(&self, source: &Source, bytes: &[u8]) -> Result<Delivery, WorkError> {
        let sheet = match import::read(bytes) {
            Ok(sheet) if sheet.rows.len() > MOST_ROWS => return Ok(self.say_only("chat-import-too-large")),
            Ok(sheet) => sheet,
            Err(error) => return Ok(self.say_only(error.text_id())),
        };
        let mut imported = Imported { sheet: &sheet, new: 0, known: Vec::new(), refused: Vec::new() };
        for row in &sheet.rows {
            match self.import_row(source, &sheet, row).await? {
                Verdict::New => imported.new += 1,
                Verdict::Known(name) => imported.known.push(name),
                Verdict::Refused(faults) => imported.refused.push((row, faults)),
            }
        }
        tracing::info!(new = imported.new, refused = imported.refused.len(), "directory: list read");
        let (language, to) = (self.speaker.language, Destination::Person(self.speaker.person_id.clone()));
        let markdown = chat::imported(language, &imported);
        if imported.refused.is_empty() {
            return Ok(say_to(&self.speaker.person_id, markdown));
        }
        let name = say(language, "chat-import-refused-name");
        let table = spreadsheet::csv(language, chat::refused_rows(language, &imported));
        Ok(Delivery::Table { to, markdown, name, table })
    }

    async fn import_row(&self, source: &Source, sheet: &Sheet, row: &Row) -> Result<Verdict, WorkError> {
        let (details, relatives) = match sheet.check(row, &self.defaults()) {
            Ok(checked) => checked,
            Err(faults) => return Ok(Verdict::Refused(faults)),
        };
        let id = import::id_of_line(&source.id, source.sent, row.line);
        if self.talk.store.patient(id).await?.is_some() {
            return Ok(Verdict::New);
        }
        let shares = row.shares().unwrap_or_default();
        for _ in 0..RACES {
            let with_phone = match &details.phone {
                Some(phone) => self.talk.store.patients_with_phone(phone).await?,
                None => Vec::new(),
            };
            let mut similar = self.similar(&details).await?;
            let holders = with_phone.len();
            similar.extend(with_phone);
            let verdict = import::judge(&details, shares, &similar);
            if verdict != Verdict::New {
                return Ok(verdict);
            }
            let patient = self.new_patient(id, details.clone(), &relatives);
            let commit = Commit::default().patient(patient, None);
            let commit = match &details.phone {
                Some(phone) => commit.while_held_by(phone, holders),
                None => commit,
            };
            if self.talk.store.commit(&commit).await? == Committed::Done {
                return Ok(Verdict::New);
            }
        }
        Err(StoreError::Contended.into())
    }

    /// Those who could be the same, beside those with the phone: by the number of the file, and by the name where there
    /// is nothing else to tell people apart.
    async fn similar(&self, details: &PatientDetails) -> Result<Vec<Patient>, WorkError> {
        let looked_for = match (&details.record_number, &details.phone) {
            (Some(number), _) => number.as_str(),
            (None, None) => details.name.as_str(),
            (None, Some(_)) => return Ok(Vec::new()),
        };
        Ok(self.talk.store.find_patients(looked_for, MOST_SIMILAR).await?)
    }

    /// A row has no more relatives than a patient can have.
    fn new_patient(&self, id: PatientId, details: PatientDetails, relatives: &[RelativeDetails]) -> Patient {
        let touched = self.touched();
        let patient = Patient::register(id, details, touched.clone());
        relatives.iter().fold(patient, |patient, one| {
            let before = patient.clone();
            patient.with_relative(one.clone(), touched.clone()).unwrap_or(before)
        })
    }

    fn say_only(&self, id: &str) -> Delivery {
        say_to(&self.speaker.person_id, say_with(self.speaker.language, id, &limits()))
    }
}

/// By which a list is known when it is read once more.
struct Source {
    id: String,
    sent: Timestamp,
}

fn limits() -> [(&'static str, Arg); 2] {
    [("rows", (MOST_ROWS as i64).into()), ("megabytes", (LARGEST_MEGABYTES as i64).into())]
}
