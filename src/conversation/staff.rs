//! `personal`: the clinicians and schedulers, and what an admin can do with them.

use futures_util::future::BoxFuture;

use super::{Turn, say_to, sent_once::new_form_id};
use crate::{
    chat::{self, StaffForm},
    directory::{StaffMember, StaffRole, email_address, has_words_like},
    inbox::WorkError,
    texts::{say, say_with},
    visit::PersonName,
};

pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(show(turn, Vec::new()))
}

pub(super) fn add(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let role = turn.input("role").parse().unwrap_or(StaffRole::Clinician);
        match email_address(&turn.input("email")) {
            Some(email) => turn.taking_card_down().register(email, role, Vec::new()).await,
            None => show_again(turn, "chat-staff-email-needed").await,
        }
    })
}

pub(super) fn remove(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.chosen().await? {
            Some((member, role)) => turn.taking_card_down().unregister(&member.email, role).await,
            None => show_again(turn, "chat-staff-person-needed").await,
        }
    })
}

/// How somebody is called is for the admins to say: `Dra. Ana Ruiz`, whatever Webex writes.
pub(super) fn rename(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let Some((member, _)) = turn.chosen().await? else { return show_again(turn, "chat-staff-person-needed").await };
        let Some(name) = PersonName::parse(&turn.input("name")) else {
            return show_again(turn, "chat-staff-name").await;
        };
        let renamed = StaffMember { name, ..member };
        let words = say_with(turn.speaker.language, "chat-staff-renamed", &[("name", chat::name(&renamed).into())]);
        let (form, told) = (turn.input("form"), say_to(&turn.speaker.person_id, words));
        turn.send_once(&form, |commit| commit.staff(renamed).deliver(told)).await?;
        Ok(())
    })
}

/// Shows the list; after the command's words, those of whose name it is a part.
pub(super) async fn show(turn: Turn, problems: Vec<String>) -> Result<(), WorkError> {
    let address = turn.argument.to_lowercase();
    let mut staff = turn.talk.store.staff().await?;
    staff.retain(|one| has_words_like(one.name.as_str(), &turn.argument) || one.email.contains(&address));
    let form = StaffForm {
        form: new_form_id(),
        staff: &staff,
        email: turn.input("email"),
        role: turn.input("role").parse().unwrap_or(StaffRole::Clinician),
        person: turn.input("person"),
        name: turn.input("name"),
        problems,
    };
    let message = chat::staff_card(turn.speaker.language, &turn.speaker.person_id, &form)?;
    turn.reply(message).await
}

async fn show_again(turn: Turn, problem: &'static str) -> Result<(), WorkError> {
    let problem = say(turn.speaker.language, problem);
    show(turn.taking_card_down(), vec![problem]).await
}

impl Turn {
    /// Who is chosen in the list, and for which of their roles.
    async fn chosen(&self) -> Result<Option<(StaffMember, StaffRole)>, WorkError> {
        let chosen = self.input("person");
        let Some((role, email)) = chosen.split_once(':') else { return Ok(None) };
        let Ok(role) = role.parse() else { return Ok(None) };
        Ok(self.staff_with(email, role).await?.map(|member| (member, role)))
    }
}
