//! Another clinician for a visit.

use futures_util::future::BoxFuture;

use super::{Turn, sent_once::new_form_id};
use crate::{
    chat::{self, HandOverForm},
    inbox::WorkError,
    texts::say,
    visit::{Event, Visit},
};

pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => {
                let form = HandOverForm { form: new_form_id(), ..HandOverForm::default() };
                turn.ask_for_colleague(&visit, form).await
            }
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

pub(super) fn submit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => turn.hand_over(visit).await,
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

impl Turn {
    async fn hand_over(self, visit: Visit) -> Result<(), WorkError> {
        let [form, clinician, accepted] = ["form", "clinician", "accepted"].map(|name| self.input(name));
        let form = HandOverForm { form, clinician, accepted, ..HandOverForm::default() };
        let mut colleagues = self.talk.store.clinicians().await?.into_iter();
        let Some(colleague) = colleagues.find(|one| one.person_id == form.clinician) else {
            let problem = say(self.speaker.language, "chat-problem-clinician");
            return self.ask_for_colleague(&visit, HandOverForm { problems: vec![problem], ..form }).await;
        };
        let to = self.talk.as_clinician(&colleague).await?;
        let overlaps = self.new_overlaps(visit.span(), &to.person_id, Some(visit.id), &form.accepted).await?;
        if !overlaps.is_empty() {
            return self.ask_for_colleague(&visit, HandOverForm { overlaps, ..form }).await;
        }
        match self.speaker.actor() {
            Some(by) => self.arrange(&visit, Event::HandedOver { to, by }).await,
            None => self.too_old().await,
        }
    }

    async fn ask_for_colleague(self, visit: &Visit, form: HandOverForm) -> Result<(), WorkError> {
        let mut colleagues = self.talk.store.clinicians().await?;
        colleagues.retain(|one| one.person_id != visit.clinician.person_id);
        if colleagues.is_empty() {
            let words = say(self.speaker.language, "chat-arrange-no-colleague");
            return self.reply_in_words(words).await;
        }
        let message = chat::hand_over_card(visit, &form, &colleagues, self.reader())?;
        self.replace_card(message).await
    }
}
