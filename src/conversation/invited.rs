//! Who is invited to a visit: their links, one person more, one less.

use futures_util::future::BoxFuture;

use super::{Turn, sent_once::new_form_id};
use crate::{
    chat::{self, PersonForm},
    inbox::WorkError,
    phone::PhoneNumber,
    texts::say,
    visit::{Actor, Event, Invitee, ParticipantId, PersonName, Role, Visit},
};

/// What is wanted of somebody who is invited.
type Wanted = fn(ParticipantId, Actor) -> Event;

pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => turn.show_people(&visit, None).await,
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

pub(super) fn resend(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(turn.about_somebody(|participant, by| Event::LinkResent { participant, by }))
}

pub(super) fn revoke(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(turn.about_somebody(|participant, by| Event::LinkRevoked { participant, by }))
}

pub(super) fn remove(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(turn.about_somebody(|participant, by| Event::Uninvited { participant, by }))
}

pub(super) fn ask_whom_to_invite(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => {
                let language = turn.talk.config.clinic.language.tag().to_owned();
                let form = PersonForm { form: new_form_id(), language, ..PersonForm::default() };
                turn.ask_for_person(&visit, form).await
            }
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

pub(super) fn invite(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.visit_to_arrange().await? {
            Ok(visit) => turn.invite_person(visit).await,
            Err(words) => turn.reply_in_words(words).await,
        }
    })
}

impl Turn {
    /// Who is meant was chosen on the card; the same card comes again when nobody was.
    async fn about_somebody(self, wanted: Wanted) -> Result<(), WorkError> {
        let visit = match self.visit_to_arrange().await? {
            Ok(visit) => visit,
            Err(words) => return self.reply_in_words(words).await,
        };
        let chosen = self.input("participant").parse().ok().map(ParticipantId);
        let known = chosen.filter(|id| visit.participant(*id).is_some());
        match (known, self.speaker.actor()) {
            (Some(participant), Some(by)) => self.arrange(&visit, wanted(participant, by)).await,
            (None, Some(_)) => {
                let problem = say(self.speaker.language, "chat-problem-person");
                self.show_people(&visit, Some(problem)).await
            }
            (_, None) => self.too_old().await,
        }
    }

    async fn show_people(self, visit: &Visit, problem: Option<String>) -> Result<(), WorkError> {
        let message = chat::people_card(visit, &new_form_id(), problem, self.reader())?;
        self.replace_card(message).await
    }

    async fn invite_person(self, visit: Visit) -> Result<(), WorkError> {
        let [form, relation, name, phone, language, zone] =
            ["form", "relation", "name", "phone", "language", "zone"].map(|name| self.input(name));
        let form = PersonForm { form, relation, name, phone, language, zone, problems: Vec::new() };
        let invitee = match self.invitee(&form) {
            Ok(invitee) => self
                .cannot_get_texts(&invitee.phone)
                .await?
                .map_or(Ok(invitee), |flaw| Err(vec![say(self.speaker.language, flaw.text_id())])),
            problems => problems,
        };
        match (invitee, self.speaker.actor()) {
            (Ok(invitee), Some(by)) => self.arrange(&visit, Event::Invited { invitee, by }).await,
            (Ok(_), None) => self.too_old().await,
            (Err(problems), _) => self.ask_for_person(&visit, PersonForm { problems, ..form }).await,
        }
    }

    /// Whoever was typed, or everything that is wrong.
    fn invitee(&self, form: &PersonForm) -> Result<Invitee, Vec<String>> {
        let clinic = &self.talk.config.clinic;
        let mut problems = Vec::new();
        let mut wrong = |id: &str| problems.push(say(self.speaker.language, id));
        let role = if form.relation == "patient" { Role::Patient } else { Role::Relative };
        let relation = form.relation.parse().ok();
        if role == Role::Relative && relation.is_none() {
            wrong("chat-problem-relation");
        }
        let name = PersonName::parse(&form.name);
        if name.is_none() {
            wrong("chat-problem-person-name");
        }
        let phone = PhoneNumber::parse(&form.phone, clinic.country).map_err(|error| wrong(error.text_id())).ok();
        match (name, phone) {
            (Some(name), Some(phone)) if problems.is_empty() => Ok(Invitee {
                role,
                relation,
                name,
                phone,
                language: form.language.parse().unwrap_or(clinic.language),
                zone: Some(form.zone.clone()).filter(|zone| !zone.is_empty()),
            }),
            _ => Err(problems),
        }
    }

    async fn ask_for_person(self, visit: &Visit, form: PersonForm) -> Result<(), WorkError> {
        let message = chat::person_card(visit, &form, self.reader())?;
        self.replace_card(message).await
    }
}
