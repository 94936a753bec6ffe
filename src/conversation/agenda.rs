//! `agenda`: the visits of a day on one card, which comes again as they change.

mod asked;

use futures_util::future::BoxFuture;
use jiff::{Timestamp, civil::Date};

use super::{Conversation, Speaker, Turn};
use crate::{
    agenda::{Agenda, Whose, bounds},
    cards::markdown_escape,
    chat,
    directory::{StaffRole, has_words_like},
    draft::Reader,
    inbox::WorkError,
    outbox::Delivery,
    store::{Commit, Committed, StoreError},
    texts::{say, say_with},
    visit::{PersonName, Visit},
};

/// How often it is tried again when the agenda has changed meanwhile.
const RACES: usize = 20;

/// `agenda mañana`, `agenda Dra. Ruiz`; or a button of the card, which names the day and whose it is.
pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let clinic = &turn.talk.config.clinic;
        let (zone, country) = (clinic.zone.clone(), clinic.country);
        let reader = Reader { zone, country, language: turn.speaker.language, now: turn.now };
        let asked = asked::read(&turn.argument, &reader);
        let day = turn.input("day").parse().unwrap_or(asked.day);
        match turn.whose(&asked.name).await? {
            Ok(whose) => turn.show_agenda(whose, day).await,
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

impl Turn {
    /// Whose agenda is asked for. The error is what the speaker is told.
    async fn whose(&self, name: &str) -> Result<Result<Whose, String>, WorkError> {
        let button = self.input("whose");
        let staff = self.talk.store.clinicians().await?;
        let clinician = |person_id: String, name: PersonName| Whose::Clinician { person_id, name };
        let found: Vec<_> = match (button.as_str(), name) {
            ("", "") => return Ok(Ok(self.own_agenda())),
            ("all", _) => vec![Whose::Everybody],
            ("", name) if asked::means_everybody(name) => vec![Whose::Everybody],
            ("", name) => {
                let called = staff.into_iter().filter(|one| has_words_like(one.name.as_str(), name));
                called.map(|one| clinician(one.person_id, one.name)).collect()
            }
            (id, _) => {
                let known = staff.into_iter().filter(|one| one.person_id == id);
                known.map(|one| clinician(one.person_id, one.name)).collect()
            }
        };
        let language = self.speaker.language;
        let own = |whose: &Whose| whose.word() == self.speaker.person_id;
        if !self.speaker.roles.contains(&StaffRole::Scheduler) && !found.iter().all(own) {
            return Ok(Err(say(language, "chat-agenda-only-own")));
        }
        let mut found = found.into_iter();
        Ok(match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            (None, _) => {
                let name = markdown_escape(name);
                Err(say_with(language, "chat-agenda-nobody", &[("name", name.into())]))
            }
            (Some(one), Some(other)) => {
                let names = [one, other].into_iter().chain(found).filter_map(|whose| match whose {
                    Whose::Clinician { name, .. } => Some(markdown_escape(name.as_str())),
                    Whose::Everybody => None,
                });
                let names = names.collect::<Vec<_>>().join(", ");
                Err(say_with(language, "chat-agenda-several", &[("names", names.into())]))
            }
        })
    }

    /// A clinician's own; that of everybody for those who only book.
    fn own_agenda(&self) -> Whose {
        let Speaker { person_id, name, roles, .. } = &self.speaker;
        match PersonName::parse(name).filter(|_| roles.contains(&StaffRole::Clinician)) {
            Some(name) => Whose::Clinician { person_id: person_id.clone(), name },
            None => Whose::Everybody,
        }
    }

    async fn show_agenda(mut self, whose: Whose, day: Date) -> Result<(), WorkError> {
        let Some((from, to)) = bounds(day, &self.talk.config.clinic.zone) else {
            let words = say(self.speaker.language, "chat-problem-date");
            return self.reply_in_words(words).await;
        };
        let agenda = Agenda {
            person_id: self.speaker.person_id.clone(),
            language: self.speaker.language,
            whose,
            day,
            from,
            to,
            skip: self.input("skip").parse().unwrap_or_default(),
            message_id: None,
            shows: String::new(),
            posted_at: self.now,
        };
        let pressed = self.card.take();
        for _ in 0..RACES {
            let (was, on_show) = self.talk.store.agenda(&agenda.person_id).await?;
            let message_id = on_show.and_then(|agenda| agenda.message_id);
            // The card whose button was pressed is the one on show, or one that was forgotten.
            let forgotten = pressed.clone().filter(|id| message_id.as_ref() != Some(id));
            let done = forgotten
                .into_iter()
                .fold(self.done.clone(), |done, message_id| done.deliver(Delivery::TakeDown { message_id }));
            let agenda = Agenda { message_id, ..agenda.clone() };
            let commit = self.talk.post_agenda(agenda, was, self.now, done).await?;
            if self.talk.store.commit(&commit).await? == Committed::Done {
                return Ok(());
            }
        }
        Err(StoreError::Contended.into())
    }
}

impl Conversation {
    /// A visit of the day has changed: the agenda comes again if it would show anything else, and not too often. Whoever may
    /// no longer see it loses it.
    pub async fn agenda_due(&self, person_id: &str, done: Commit) -> Result<(), WorkError> {
        let (was, Some(agenda)) = self.store.agenda(person_id).await? else { return self.finish(done).await };
        let member = self.store.staff_member(person_id).await?;
        if !agenda.is_for(|role| member.as_ref().is_some_and(|member| member.is(role))) {
            let done = agenda
                .message_id
                .into_iter()
                .fold(done, |done, message_id| done.deliver(Delivery::TakeDown { message_id }));
            return self.finish(done.without_agenda(person_id)).await;
        }
        let now = self.clock.now();
        let agenda = Agenda { language: self.language_of(person_id).await?.0, ..agenda };
        let visits = self.visits_of(&agenda).await?;
        if chat::agenda_card(&agenda, &visits, &self.config.clinic.zone, now)?.shows == agenda.shows {
            return self.finish(done).await;
        }
        if agenda.due() > now {
            return self.finish(done.agenda_due(person_id, agenda.due())).await;
        }
        let again = done.clone().agenda_due(person_id, now);
        let commit = self.post_agenda(agenda, was, now, done).await?;
        match self.store.commit(&commit).await? {
            Committed::Done => Ok(()),
            Committed::Overtaken => self.finish(again).await,
        }
    }

    /// The agenda has been posted; the one before is taken down.
    pub async fn agenda_shown(&self, person_id: &str, message_id: String, done: Commit) -> Result<(), WorkError> {
        for _ in 0..RACES {
            let (was, Some(agenda)) = self.store.agenda(person_id).await? else { return self.finish(done).await };
            if agenda.message_id.as_ref() == Some(&message_id) {
                return self.finish(done).await;
            }
            let done = match &agenda.message_id {
                Some(old) => done.clone().deliver(Delivery::TakeDown { message_id: old.clone() }),
                None => done.clone(),
            };
            let commit = done.agenda(was, Agenda { message_id: Some(message_id.clone()), ..agenda });
            if self.store.commit(&commit).await? == Committed::Done {
                return Ok(());
            }
        }
        Err(StoreError::Contended.into())
    }

    /// The agenda as it is now, on its way into the chat.
    async fn post_agenda(
        &self,
        agenda: Agenda,
        was: Option<String>,
        now: Timestamp,
        done: Commit,
    ) -> Result<Commit, WorkError> {
        let visits = self.visits_of(&agenda).await?;
        let card = chat::agenda_card(&agenda, &visits, &self.config.clinic.zone, now)?;
        let person_id = agenda.person_id.clone();
        let agenda = Agenda { shows: card.shows, posted_at: now, ..agenda };
        Ok(done.agenda(was, agenda).deliver(Delivery::Agenda { person_id, message: card.message }))
    }

    async fn visits_of(&self, agenda: &Agenda) -> Result<Vec<Visit>, WorkError> {
        let mut visits = self.store.visits_between(agenda.from, agenda.to).await?;
        visits.retain(|visit| agenda.concerns(visit));
        Ok(visits)
    }
}
