//! `médico baja`, `capturista baja`: taking a role away, and who takes over a clinician's visits.

use futures_util::future::BoxFuture;
use jiff::SignedDuration;

use super::{Turn, say_to, sent_once::new_form_id, staff};
use crate::{
    chat::{self, TakeOverForm},
    directory::{StaffMember, StaffRole, email_address},
    inbox::{Incoming, WorkError},
    store::{Commit, Committed},
    texts::{say, say_with},
    visit::{Event, Status, Visit},
};

/// How long ago a visit that is still open may have begun.
const SINCE: SignedDuration = SignedDuration::from_hours(48);
/// How far ahead visits are booked, and a little more.
const UNTIL: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

pub(super) fn clinician(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(typed(turn, StaffRole::Clinician, "clinician-remove"))
}

pub(super) fn scheduler(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(typed(turn, StaffRole::Scheduler, "scheduler-remove"))
}

async fn typed(turn: Turn, role: StaffRole, command: &'static str) -> Result<(), WorkError> {
    if turn.argument.is_empty() {
        return staff::show(turn, Vec::new()).await;
    }
    match email_address(&turn.argument) {
        Some(email) => turn.unregister(&email, role).await,
        None => turn.not_an_address(command).await,
    }
}

/// The card that asks who takes the visits over has been sent.
pub(super) fn submit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let Some(leaving) = turn.staff_with(&turn.input("email"), StaffRole::Clinician).await? else {
            return turn.not_registered(StaffRole::Clinician).await;
        };
        let (chosen, written) = (turn.input("to"), turn.input("other"));
        let named = if written.is_empty() { chosen } else { written };
        if named.is_empty() || named == chat::NOBODY {
            return turn.dismiss(leaving, None).await;
        }
        match turn.staff_with(&named, StaffRole::Clinician).await? {
            Some(to) if to.person_id != leaving.person_id => turn.dismiss(leaving, Some(to)).await,
            _ => {
                let problem = say(turn.speaker.language, "chat-take-over-unknown");
                turn.taking_card_down().ask_who_takes_over(&leaving, vec![problem]).await
            }
        }
    })
}

impl Turn {
    /// Takes a role away at once, unless there are visits of which somebody has to be asked.
    pub(super) async fn unregister(self, email: &str, role: StaffRole) -> Result<(), WorkError> {
        let Some(member) = self.staff_with(email, role).await? else { return self.not_registered(role).await };
        if role == StaffRole::Clinician && !self.open_visits(&member).await?.is_empty() {
            return self.ask_who_takes_over(&member, Vec::new()).await;
        }
        let words = chat::unregistered(self.speaker.language, &member, role);
        // An agenda that they may no longer see is taken down.
        let commit = self.done.clone().agenda_due(&member.person_id, self.now);
        let commit = commit.staff(member.without_role(role)).deliver(say_to(&self.speaker.person_id, words));
        match self.talk.store.commit(&commit).await? {
            Committed::Done => {
                tracing::info!(role = role.word(), "staff: unregistered");
                Ok(())
            }
            Committed::Overtaken => self.reply_in_words_of("chat-overtaken").await,
        }
    }

    async fn ask_who_takes_over(self, leaving: &StaffMember, problems: Vec<String>) -> Result<(), WorkError> {
        let visits = self.open_visits(leaving).await?.len();
        let mut others = self.talk.store.clinicians().await?;
        others.retain(|one| one.person_id != leaving.person_id);
        let form = TakeOverForm { form: new_form_id(), leaving, others: &others, visits, problems };
        let message = chat::take_over_card(self.speaker.language, &self.speaker.person_id, &form)?;
        self.reply(message).await
    }

    /// The clinician's role ends; each open visit passes to `to`, if there is one.
    async fn dismiss(self, leaving: StaffMember, to: Option<StaffMember>) -> Result<(), WorkError> {
        let (language, person_id, form) = (self.speaker.language, self.speaker.person_id.clone(), self.input("form"));
        let (visits, now) = (self.open_visits(&leaving).await?, self.now);
        let mut words = vec![chat::unregistered(language, &leaving, StaffRole::Clinician)];
        let name = to.as_ref().map(chat::name);
        let count = ("count", (visits.len() as i64).into());
        words.push(match &name {
            Some(name) => say_with(language, "chat-take-over-passed", &[count, ("to", name.into())]),
            None => say_with(language, "chat-take-over-kept", &[count]),
        });
        let event = self.taken_over_by(to).await?;
        let told = say_to(&person_id, words.join(" "));
        let follows = |commit: Commit| {
            let commit = commit.agenda_due(&leaving.person_id, now);
            let commit = commit.staff(leaving.without_role(StaffRole::Clinician)).deliver(told);
            event.iter().fold(commit, |commit, event| {
                let passed = |visit: &Visit| Incoming::Visit { visit: visit.id, event: event.clone() };
                visits.iter().fold(commit, |commit, visit| commit.receive(&passed(visit)))
            })
        };
        if self.send_once(&form, follows).await? {
            tracing::info!(role = "clinician", visits = visits.len(), "staff: unregistered");
        }
        Ok(())
    }

    async fn taken_over_by(&self, to: Option<StaffMember>) -> Result<Option<Event>, WorkError> {
        let (Some(to), Some(by)) = (to, self.speaker.actor()) else { return Ok(None) };
        let (language, _) = self.talk.language_of(&to.person_id).await?;
        Ok(Some(Event::HandedOver { to: to.clinician(language), by }))
    }

    async fn open_visits(&self, of: &StaffMember) -> Result<Vec<Visit>, WorkError> {
        let from = self.now.saturating_sub(SINCE).unwrap_or(self.now);
        let to = self.now.saturating_add(UNTIL).unwrap_or(self.now);
        let mut visits = self.talk.store.visits_between(from, to).await?;
        let missed = |visit: &Visit| {
            let over = visit.begins_at() < self.now && visit.status == Status::Booked;
            visit.no_show.is_some() || (over && visit.no_show_due() <= self.now && visit.waiting().next().is_none())
        };
        visits.retain(|visit| visit.clinician.person_id == of.person_id && !visit.is_over() && !missed(visit));
        Ok(visits)
    }

    /// Whoever is registered for a role with this address.
    pub(super) async fn staff_with(&self, email: &str, role: StaffRole) -> Result<Option<StaffMember>, WorkError> {
        let Some(email) = email_address(email) else { return Ok(None) };
        let staff = self.talk.store.staff().await?;
        Ok(staff.into_iter().find(|one| one.is(role) && one.email.eq_ignore_ascii_case(&email)))
    }

    async fn not_registered(self, role: StaffRole) -> Result<(), WorkError> {
        let language = self.speaker.language;
        let words = say_with(language, "chat-staff-not-registered", &[("role", chat::role(language, role).into())]);
        self.reply_in_words(words).await
    }
}
