//! Another time for a visit.

use futures_util::future::BoxFuture;

use super::{
    Turn,
    sent_once::new_form_id,
    when::{self, When},
};
use crate::{
    chat::{self, MoveForm},
    inbox::WorkError,
    visit::{Event, Span, Visit},
};

pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => {
                let at = visit.starts_at.to_zoned_datetime(turn.talk.config.clinic.zone.clone());
                let (date, time) = (at.strftime("%Y-%m-%d").to_string(), at.strftime("%H:%M").to_string());
                let minutes = visit.minutes.to_string();
                let form = MoveForm { form: new_form_id(), date, time, minutes, ..MoveForm::default() };
                turn.ask_for_another_time(&visit, form).await
            }
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

pub(super) fn submit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => turn.move_visit(visit).await,
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

impl Turn {
    async fn move_visit(self, visit: Visit) -> Result<(), WorkError> {
        let (language, clinic) = (self.speaker.language, &self.talk.config.clinic);
        let [form, date, time, minutes, accepted] =
            ["form", "date", "time", "minutes", "accepted"].map(|name| self.input(name));
        let (when, length) = (when::read("later", &date, &time, &clinic.zone, self.now), when::minutes(&minutes));
        let form = MoveForm { form, date, time, minutes, accepted, ..MoveForm::default() };
        let (starts_at, minutes) = match (when, length) {
            (Ok(When::At(starts_at)), Ok(minutes)) => (starts_at, minutes),
            (Ok(When::Now), Ok(minutes)) => (self.now, minutes),
            (when, length) => {
                let wrong = when.err().into_iter().chain(length.err());
                let problems = wrong.map(|id| crate::texts::say(language, id)).collect();
                return self.ask_for_another_time(&visit, MoveForm { problems, ..form }).await;
            }
        };
        let span = Span { starts_at, minutes };
        let overlaps = self.new_overlaps(span, &visit.clinician.person_id, Some(visit.id), &form.accepted).await?;
        if !overlaps.is_empty() {
            let form = MoveForm { overlaps, ..form };
            return self.ask_for_another_time(&visit, form).await;
        }
        match self.speaker.actor() {
            Some(by) => self.arrange(&visit, Event::Moved { starts_at, minutes, by }).await,
            None => self.too_old().await,
        }
    }

    async fn ask_for_another_time(self, visit: &Visit, form: MoveForm) -> Result<(), WorkError> {
        let message = chat::reschedule_card(visit, &form, self.reader())?;
        self.replace_card(message).await
    }
}
