//! `visita María`: finds a visit that is still to come.

use futures_util::future::BoxFuture;
use jiff::SignedDuration;

use super::{Turn, sent_once::new_form_id};
use crate::{
    cards::markdown_escape,
    chat,
    directory::has_words_like,
    inbox::WorkError,
    texts::{say, say_with},
    visit::{PersonName, Visit},
};

/// A visit that was booked for longer ago is not looked for.
const BEHIND: SignedDuration = SignedDuration::from_hours(12);
/// So much of the time to come is read in one go.
const STEP: SignedDuration = SignedDuration::from_hours(31 * 24);
/// A year ahead, the furthest that anybody can book.
const STEPS: usize = 12;
/// More are not listed.
const MOST: usize = 15;

pub(super) fn find(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let found = turn.visits_to_come().await?;
        let language = turn.speaker.language;
        match found.as_slice() {
            [] if turn.argument.is_empty() => turn.reply_in_words(say(language, "chat-visits-none")).await,
            [] => {
                let words =
                    say_with(language, "chat-visits-none-like", &[("words", markdown_escape(&turn.argument).into())]);
                turn.reply_in_words(words).await
            }
            [one] => {
                let message = chat::manage_card(one, &new_form_id(), turn.reader())?;
                turn.reply(message).await
            }
            several => {
                let message = chat::visits_card(several, turn.reader())?;
                turn.reply(message).await
            }
        }
    })
}

impl Turn {
    /// The visits that the speaker may arrange, in which somebody of that name takes part.
    async fn visits_to_come(&self) -> Result<Vec<Visit>, WorkError> {
        let mut from = self.now.saturating_sub(BEHIND).unwrap_or(self.now);
        let mut found = Vec::new();
        for _ in 0..STEPS {
            let to = from.saturating_add(STEP).unwrap_or(from);
            let visits = self.talk.store.visits_between(from, to).await?.into_iter();
            found.extend(
                visits.filter(|visit| !visit.is_over() && self.may_arrange(visit) && is_of(visit, &self.argument)),
            );
            if found.len() >= MOST {
                break;
            }
            from = to;
        }
        found.truncate(MOST);
        Ok(found)
    }
}

/// Whether the words are those of the patient, or of all who are invited together.
fn is_of(visit: &Visit, wanted: &str) -> bool {
    let names = std::iter::once(&visit.patient).chain(visit.participants.iter().map(|one| &one.name));
    has_words_like(&names.map(PersonName::as_str).collect::<Vec<_>>().join(" "), wanted)
}
