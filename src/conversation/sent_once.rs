//! Forms that are sent once: whoever sends one again hears who has sent it, and when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{FORM_LIFE, Turn};
use crate::{
    cards::markdown_escape,
    clock,
    inbox::WorkError,
    outbox::Delivery,
    store::{Commit, Committed},
    texts::{date_time, say_with},
};

/// That a form was sent.
#[derive(Serialize, Deserialize)]
pub(super) struct Sent {
    at: Timestamp,
    by: String,
}

/// A form that nobody has sent yet.
pub(super) fn new_form_id() -> String {
    clock::random_id().simple().to_string()
}

/// Under which note it is remembered that a form was sent.
pub(super) fn form_note(form: &str) -> String {
    format!("form:{form}")
}

impl Turn {
    /// Whether the form was sent before.
    pub(super) async fn sent_before(&self, note: &str) -> Result<Option<Sent>, WorkError> {
        let sent = self.talk.store.note(note).await?;
        Ok(sent.and_then(|sent| serde_json::from_str(&sent).ok()))
    }

    /// Everything that ends this turn when the form counts: it counts once, and its card is taken down.
    pub(super) fn sending_once(&self, note: &str) -> Commit {
        let sent = Sent { at: self.now, by: self.speaker.name.clone() };
        let commit = self.without_card(self.done.clone());
        match serde_json::to_string(&sent) {
            Ok(sent) => commit.once(note, &sent, FORM_LIFE),
            Err(_) => commit,
        }
    }

    /// The card that was submitted is taken down.
    pub(super) fn without_card(&self, commit: Commit) -> Commit {
        match &self.card {
            Some(message_id) => commit.deliver(Delivery::TakeDown { message_id: message_id.clone() }),
            None => commit,
        }
    }

    pub(super) async fn already_sent(self, sent: Sent) -> Result<(), WorkError> {
        let (language, zone) = (self.speaker.language, self.talk.config.clinic.zone.clone());
        let date = date_time(language, &sent.at.to_zoned_datetime(zone));
        let args = [("date", date.into()), ("by", markdown_escape(&sent.by).into())];
        self.reply_in_words(say_with(language, "chat-form-used", &args)).await
    }

    /// Takes the card that was submitted down, whatever else follows.
    pub(super) fn taking_card_down(mut self) -> Self {
        self.done = self.without_card(self.done.clone());
        self.card = None;
        self
    }

    /// Stores what follows from a form that counts once. Answers whether that was done; otherwise the speaker is told
    /// that it was sent before, or that somebody else has changed the same thing meanwhile.
    pub(super) async fn send_once(self, form: &str, follows: impl FnOnce(Commit) -> Commit) -> Result<bool, WorkError> {
        let note = form_note(form);
        if self.talk.store.commit(&follows(self.sending_once(&note))).await? == Committed::Done {
            return Ok(true);
        }
        match self.sent_before(&note).await? {
            Some(sent) => self.already_sent(sent).await?,
            None => self.reply_in_words_of("chat-overtaken").await?,
        }
        Ok(false)
    }
}
