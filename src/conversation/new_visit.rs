//! `nueva visita`: the form, and the visit that comes of it.

use futures_util::future::BoxFuture;

use super::{
    FORM_LIFE, Turn,
    when::{self, When},
};
use crate::{
    chat::{self, NewVisitForm},
    clock,
    inbox::WorkError,
    outbox::Delivery,
    phone::PhoneNumber,
    store::Committed,
    texts::{date_time, say, say_with},
    visit::{Admission, Booking, PersonName, Visit, VisitId, VisitKind},
};

pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let form = NewVisitForm::empty(new_form_id());
        let message = chat::new_visit_card(turn.speaker.language, &turn.speaker.person_id, &form)?;
        turn.reply(message).await
    })
}

pub(super) fn submit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let form = turn.form();
        match turn.booking(&form) {
            Ok(booking) => turn.book(form, booking).await,
            Err(problems) => turn.ask_again(form, problems).await,
        }
    })
}

impl Turn {
    fn form(&self) -> NewVisitForm {
        let [patient, phone, kind, when] = ["patient", "phone", "kind", "when"].map(|name| self.input(name));
        let [form, date, time, admission] = ["form", "date", "time", "admission"].map(|name| self.input(name));
        NewVisitForm { form, patient, phone, kind, when, date, time, admission, ..NewVisitForm::default() }
    }

    /// What is typed as a booking, or everything that is wrong with it.
    fn booking(&self, form: &NewVisitForm) -> Result<Booking, Vec<String>> {
        let (language, clinic) = (self.speaker.language, &self.talk.config.clinic);
        let mut problems = Vec::new();
        let mut wrong = |id: &str| problems.push(say(language, id));
        let patient = PersonName::parse(&form.patient);
        if patient.is_none() {
            wrong("chat-problem-name");
        }
        let phone = PhoneNumber::parse(&form.phone, clinic.country).map_err(|error| wrong(error.text_id())).ok();
        let kind: Option<VisitKind> = form.kind.parse().map_err(|()| wrong("chat-problem-kind")).ok();
        let when = when::read(&form.when, &form.date, &form.time, &clinic.zone, self.now).map_err(&mut wrong).ok();
        let booking = (|| {
            Some(Booking {
                id: VisitId(clock::new_id()),
                kind: kind?,
                patient: patient?,
                clinician: self.speaker.clinician()?,
                starts_at: match when? {
                    When::Now => None,
                    When::At(at) => Some(at),
                },
                minutes: clinic.visit_minutes,
                admission: match form.admission.as_str() {
                    "when-host-starts" => Admission::WhenHostStarts,
                    _ => Admission::ByPress,
                },
                phone: phone?,
                language: clinic.language,
            })
        })();
        booking.ok_or(problems)
    }

    /// The form is sent once: whoever sends it again hears when it was.
    async fn book(self, form: NewVisitForm, booking: Booking) -> Result<(), WorkError> {
        let visit = booking.id;
        let change = Visit::book(booking, self.now);
        let note = format!("form:{}", form.form);
        let commit = self.done.clone().once(&note, &self.now.to_string(), FORM_LIFE).change(&change);
        let commit = self
            .card
            .iter()
            .fold(commit, |commit, message_id| commit.deliver(Delivery::TakeDown { message_id: message_id.clone() }));
        match self.talk.store.commit(&commit).await? {
            Committed::Done => {
                tracing::info!(visit.id = %visit, "visit: booked");
                Ok(())
            }
            Committed::Overtaken => self.already_sent(&note).await,
        }
    }

    async fn already_sent(self, note: &str) -> Result<(), WorkError> {
        let (language, zone) = (self.speaker.language, self.talk.config.clinic.zone.clone());
        let sent = self.talk.store.note(note).await?.and_then(|at| at.parse::<jiff::Timestamp>().ok());
        let date = date_time(language, &sent.unwrap_or(self.now).to_zoned_datetime(zone));
        let words = say_with(language, "chat-form-used", &[("date", date.into())]);
        self.reply_in_words(words).await
    }

    /// The same form again, with what was typed and what is wrong with it; the one that was sent is taken down.
    async fn ask_again(mut self, form: NewVisitForm, problems: Vec<String>) -> Result<(), WorkError> {
        let form = form.with_problems(new_form_id(), problems);
        let message = chat::new_visit_card(self.speaker.language, &self.speaker.person_id, &form)?;
        if let Some(message_id) = self.card.take() {
            self.done = self.done.deliver(Delivery::TakeDown { message_id });
        }
        self.reply(message).await
    }
}

fn new_form_id() -> String {
    clock::random_id().simple().to_string()
}
