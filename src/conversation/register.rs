//! `médico alta`, `capturista alta`: registering somebody, with what Webex still has to give them.

use futures_util::future::BoxFuture;
use jiff::SignedDuration;

use super::{Conversation, Speaker, Turn, say_to, sent_once::new_form_id, staff};
use crate::{
    chat::{self, RegistrationForm},
    directory::{Granted, Lack, Provisioned, Registration, StaffMember, StaffRole, email_address, lacks},
    inbox::{Incoming, WorkError},
    manifest::manifest,
    outbox::Delivery,
    store::{Commit, Committed, StoreError},
    texts::{say, say_with},
    visit::{AdminAlert, Event, Meeting, PersonName, Visit},
    webex::{Account, WebexError},
};

/// How often a change of the same person by somebody else is waited for.
const RACES: usize = 10;

/// Visits that were booked for longer ago need no meeting any more.
const BEHIND: SignedDuration = SignedDuration::from_hours(24);
/// How far ahead visits are booked, and a little more.
const AHEAD: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

pub(super) fn clinician(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(typed(turn, StaffRole::Clinician, "clinician-add"))
}

pub(super) fn scheduler(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(typed(turn, StaffRole::Scheduler, "scheduler-add"))
}

async fn typed(turn: Turn, role: StaffRole, command: &'static str) -> Result<(), WorkError> {
    if turn.argument.is_empty() {
        return staff::show(turn, Vec::new()).await;
    }
    match email_address(&turn.argument) {
        Some(email) => turn.register(email, role, Vec::new()).await,
        None => turn.not_an_address(command).await,
    }
}

/// Looks again whether anything is missing.
pub(super) fn check(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.card_of() {
            Some((email, role)) => turn.taking_card_down().register(email, role, Vec::new()).await,
            None => turn.reply_in_words_of("chat-unknown-words").await,
        }
    })
}

/// Asks Webex for what is missing.
pub(super) fn provide(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let Some((email, role)) = turn.card_of() else { return turn.reply_in_words_of("chat-unknown-words").await };
        let name = PersonName::parse(&turn.input("name"));
        if turn.inputs.contains_key("name") && name.is_none() {
            let problem = say(turn.speaker.language, "chat-staff-name");
            return turn.taking_card_down().register(email, role, vec![problem]).await;
        }
        let (form, admin) = (turn.input("form"), turn.speaker.person_id.clone());
        let registration = Registration { email, name, role, admin };
        turn.send_once(&form, |commit| commit.deliver(Delivery::Provision { registration })).await?;
        Ok(())
    })
}

impl Turn {
    /// Registers somebody who lacks nothing; otherwise says what is missing, and offers to get it.
    pub(super) async fn register(self, email: String, role: StaffRole, problems: Vec<String>) -> Result<(), WorkError> {
        let (account, lacks) = match self.talk.standing(&email, role).await {
            Err(error) if error.status() == Some(403) => return self.reply_in_words_of("chat-staff-forbidden").await,
            standing => standing?,
        };
        if let (Some(account), true) = (&account, lacks.is_empty()) {
            let news = News { words: problems, invited: false };
            return self.talk.enrol(&self.speaker, account, role, &news, self.done.clone()).await;
        }
        let turn = self.with_alarm(&lacks);
        let name = account.map(|account| account.display_name);
        let form = RegistrationForm { form: new_form_id(), email, role, name, lacks, problems };
        let message = chat::registration_card(turn.speaker.language, &turn.speaker.person_id, &form)?;
        turn.reply(message).await
    }

    /// The admins' space hears when no licence is left, and when there is one again.
    fn with_alarm(mut self, lacks: &[Lack]) -> Self {
        let alert = AdminAlert::LicencesUsedUp;
        self.done = match lacks.last() {
            Some(Lack::FreeLicence { .. }) => self.done.deliver(Delivery::Alert { alert }),
            Some(Lack::Licence { .. }) => self.done.deliver(Delivery::AlertOver { alert }),
            _ => self.done,
        };
        self
    }

    /// Says how an address is written, with the command that it belongs to.
    pub(super) async fn not_an_address(self, command: &str) -> Result<(), WorkError> {
        let language = self.speaker.language;
        let word = manifest().named(command).and_then(|one| one.words(language).first()).cloned().unwrap_or_default();
        self.reply_in_words(say_with(language, "chat-staff-email", &[("command", word.into())])).await
    }

    /// Answers with a sentence that takes no arguments.
    pub(super) async fn reply_in_words_of(self, id: &'static str) -> Result<(), WorkError> {
        let words = say(self.speaker.language, id);
        self.reply_in_words(words).await
    }

    /// Whom the card is about.
    fn card_of(&self) -> Option<(String, StaffRole)> {
        Some((email_address(&self.input("email"))?, self.input("role").parse().ok()?))
    }
}

/// What the admin is told beside the registration.
struct News {
    words: Vec<String>,
    /// Whether the account still waits for its invitation to be accepted.
    invited: bool,
}

impl Conversation {
    /// Somebody's account, and what it lacks for a role.
    async fn standing(&self, email: &str, role: StaffRole) -> Result<(Option<Account>, Vec<Lack>), WebexError> {
        let account = self.webex.account(email).await?;
        let licences = match role {
            StaffRole::Clinician => self.webex.licences().await?,
            StaffRole::Scheduler | StaffRole::Admin => Vec::new(),
        };
        let lacks = lacks(account.as_ref(), role, &licences, self.config.webex.site_url.as_deref());
        Ok((account, lacks))
    }

    /// Webex has given what was asked for, or has not: the admin who has asked is told.
    pub(super) async fn provisioned(
        &self,
        registration: Registration,
        outcome: Provisioned,
        done: Commit,
    ) -> Result<(), WorkError> {
        let Some(admin) = self.speaker(&registration.admin).await? else { return self.finish(done).await };
        match outcome {
            Provisioned::Ready { person_id, name, made, licensed } => {
                let done = if licensed { self.retry_meetings_of(&person_id, done).await? } else { done };
                let words = licensed.then(|| say(admin.language, "chat-staff-licensed")).into_iter().collect();
                let account = Account {
                    id: person_id,
                    emails: vec![registration.email],
                    display_name: name,
                    licenses: Vec::new(),
                    invite_pending: made,
                };
                self.enrol(&admin, &account, registration.role, &News { words, invited: made }, done).await
            }
            Provisioned::Failed { reason, made } => {
                let language = admin.language;
                let made = made.then(|| say(language, "chat-staff-made"));
                let problems = [chat::provisioning_failure(language, reason)].into_iter().chain(made).collect();
                let turn = self.turn(admin, None, serde_json::Map::new(), done);
                turn.register(registration.email, registration.role, problems).await
            }
        }
    }

    /// Whoever can host now gets the meetings that could not be made before.
    async fn retry_meetings_of(&self, person_id: &str, done: Commit) -> Result<Commit, WorkError> {
        let now = self.clock.now();
        let from = now.saturating_sub(BEHIND).unwrap_or(now);
        let visits = self.store.visits_between(from, now.saturating_add(AHEAD).unwrap_or(now)).await?;
        let unmade = |visit: &&Visit| {
            visit.clinician.person_id == person_id
                && matches!(visit.meeting, Meeting::Failed { .. })
                && !visit.is_over()
        };
        let again = |visit: &Visit| Incoming::Visit { visit: visit.id, event: Event::MeetingRetried };
        Ok(visits.iter().filter(unmade).fold(done, |done, visit| done.receive(&again(visit))))
    }

    /// Gives somebody a role, and tells both.
    async fn enrol(
        &self,
        admin: &Speaker,
        account: &Account,
        role: StaffRole,
        news: &News,
        done: Commit,
    ) -> Result<(), WorkError> {
        let email = account.emails.first().cloned().unwrap_or_default();
        let name = PersonName::parse(&account.display_name).or_else(|| PersonName::parse(&email));
        let by = PersonName::parse(&admin.name).or_else(|| PersonName::parse(&admin.email));
        let (Some(name), Some(by)) = (name, by) else {
            return self.finish(done.deliver(say_to(&admin.person_id, say(admin.language, "chat-staff-name")))).await;
        };
        for _ in 0..RACES {
            let known = self.store.staff_member(&account.id).await?;
            let member =
                known.unwrap_or_else(|| StaffMember::new(account.id.clone(), email.to_lowercase(), name.clone()));
            if let Some(granted) = member.roles.get(&role) {
                let zone = &self.config.clinic.zone;
                let mut words = vec![chat::already_registered(admin.language, &member, role, granted, zone)];
                words.extend(news.words.iter().cloned());
                return self.finish(done.deliver(say_to(&admin.person_id, words.join(" ")))).await;
            }
            let mut words = vec![chat::registered(admin.language, &member, role)];
            words.extend(news.words.iter().cloned());
            words.extend(news.invited.then(|| say(admin.language, "chat-staff-invited")));
            let welcome = chat::welcome(self.language_of(&account.id).await?.0, &member, role, &by);
            let granted = Granted { since: self.clock.now(), by: by.clone() };
            let commit = done
                .clone()
                .staff(member.with_role(role, granted))
                .deliver(say_to(&admin.person_id, words.join(" ")))
                .deliver(say_to(&account.id, welcome));
            if self.store.commit(&commit).await? == Committed::Done {
                tracing::info!(role = role.word(), "staff: registered");
                return Ok(());
            }
        }
        Err(StoreError::Contended.into())
    }
}
