//! What the cards have in common that change when a visit is, who leads it and who is invited: who may press them, that
//! they are sent once, and what is said afterwards.

use super::{Speaker, Turn, sent_once::form_note};
use crate::{
    cards::markdown_escape,
    chat::{self, Reader},
    directory::StaffRole,
    inbox::WorkError,
    outbox::Delivery,
    store::StoreError,
    texts::{Language, say, say_with},
    visit::{Event, Notice, Status, Visit},
};

impl Turn {
    /// The visit of the card, which its clinician arranges and any scheduler. The error is what anybody else is told, or
    /// whoever comes too late.
    pub(super) async fn visit_to_arrange(&self) -> Result<Result<Visit, String>, WorkError> {
        let language = self.speaker.language;
        let found = match self.input("visit").parse() {
            Ok(id) => self.talk.store.visit(id).await?,
            Err(_) => None,
        };
        let Some(visit) = found else { return Ok(Err(say(language, "chat-card-old"))) };
        if !self.may_arrange(&visit) {
            return Ok(Err(not_yours(language, &visit)));
        }
        let over = match &visit.status {
            Status::Ended { ended_at, .. } => Notice::VisitOver { at: *ended_at },
            Status::Cancelled { pressed } => Notice::AlreadyPressed { pressed: pressed.clone() },
            Status::Booked | Status::InProgress { .. } => return Ok(Ok(visit)),
        };
        Ok(Err(chat::notice(&visit, language, &over, &self.talk.config.clinic.zone)))
    }

    /// Whether it is the speaker's visit, or any visit is.
    pub(super) fn may_arrange(&self, visit: &Visit) -> bool {
        visit.clinician.person_id == self.speaker.person_id || self.speaker.roles.contains(&StaffRole::Scheduler)
    }

    /// The speaker as somebody for whom a card is drawn.
    pub(super) fn reader(&self) -> Reader<'_> {
        let Speaker { person_id, language, .. } = &self.speaker;
        Reader { person_id, language: *language, zone: &self.talk.config.clinic.zone, now: self.now }
    }

    /// Lets an event happen that the speaker has asked for with a card, which is taken down. The clinician sees what has
    /// happened on the visit's card, which is posted anew; a scheduler gets a card of their own. What cannot be done is
    /// said, and the card stays for another try.
    pub(super) async fn arrange(self, visit: &Visit, event: Event) -> Result<(), WorkError> {
        let note = form_note(&self.input("form"));
        if let Some(sent) = self.sent_before(&note).await? {
            return self.already_sent(sent).await;
        }
        let change = visit.apply(&event, self.now);
        if change.visit == *visit {
            return match change.effects.is_empty() {
                true => self.nothing_to_do().await,
                false => self.happen(visit, &event).await,
            };
        }
        let mut along = self.sending_once(&note);
        if visit.clinician.person_id != self.speaker.person_id {
            let message = chat::arranged_card(&change.visit, &event, self.reader())?;
            along = along.deliver(Delivery::Say { message });
        }
        let happened = self.talk.store.happen(visit.id, &event, self.now, along).await;
        match happened {
            Ok(Some(_)) => Ok(()),
            // The same form was sent by two presses, and the other one was faster.
            Ok(None) | Err(StoreError::Contended) => match self.sent_before(&note).await? {
                Some(sent) => self.already_sent(sent).await,
                None => self.reply_in_words_of("chat-overtaken").await,
            },
            Err(error) => Err(error.into()),
        }
    }

    async fn nothing_to_do(self) -> Result<(), WorkError> {
        let words = say(self.speaker.language, "chat-arrange-nothing");
        self.reply_in_words(words).await
    }
}

/// Whose visit it is, and who else can change it.
pub(super) fn not_yours(language: Language, visit: &Visit) -> String {
    let clinician = markdown_escape(visit.clinician.name.as_str());
    say_with(language, "chat-arrange-not-yours", &[("clinician", clinician.into())])
}
