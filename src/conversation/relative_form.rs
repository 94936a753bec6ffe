//! Those close to a patient: one more, one as they are now, one less.

use futures_util::future::BoxFuture;

use super::{
    Turn,
    sent_once::{form_note, new_form_id},
};
use crate::{
    chat::{self, Filed, RelativeForm},
    directory::{Holder, Patient, Problem, RelativeDetails, RelativeEntry, RelativeId},
    inbox::WorkError,
    store::Commit,
};

pub(super) fn add(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.patient_of_card().await? {
            Some(patient) => {
                let form = RelativeForm::empty(new_form_id(), &patient, turn.talk.config.clinic.language);
                turn.ask_for_relative(&patient, form).await
            }
            None => turn.reply_in_words_of("chat-patient-needed").await,
        }
    })
}

pub(super) fn edit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let Some(patient) = turn.patient_of_card().await? else {
            return turn.reply_in_words_of("chat-patient-needed").await;
        };
        let id = turn.input("relative").parse().map(RelativeId);
        match id.ok().and_then(|id| RelativeForm::about(new_form_id(), &patient, id)) {
            Some(form) => turn.ask_for_relative(&patient, form).await,
            None => turn.reply_in_words_of("chat-relative-needed").await,
        }
    })
}

pub(super) fn save(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let form = turn.relative_form();
        let (turn, patient, edited) = match turn.patient_to_change(&form).await? {
            Ready::ToChange(all) => *all,
            Ready::Answered => return Ok(()),
        };
        match form.entry.read(&turn.defaults()) {
            Ok(details) => turn.file_relative(patient, edited, form, details).await,
            Err(problems) => {
                let filing = form.filing.again(new_form_id(), turn.in_words(&problems));
                turn.ask_for_relative(&patient, RelativeForm { filing, ..form }).await
            }
        }
    })
}

pub(super) fn remove(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let form = turn.relative_form();
        match turn.patient_to_change(&form).await? {
            Ready::ToChange(all) => {
                let (turn, patient, edited) = *all;
                let Some(id) = edited else { return turn.reply_in_words_of("chat-relative-needed").await };
                let after = patient.clone().without_relative(id, turn.touched());
                turn.file(&form.filing.form, Some(patient), after, Filed::RelativeRemoved, |commit| commit).await
            }
            Ready::Answered => Ok(()),
        }
    })
}

/// Whether what stands in a form can be written down.
enum Ready {
    /// For this patient, about this relative of theirs or somebody new.
    ToChange(Box<(Turn, Patient, Option<RelativeId>)>),
    /// It cannot, and the speaker has been told why.
    Answered,
}

impl Turn {
    fn relative_form(&self) -> RelativeForm {
        let [name, relation, phone, language, zone, agreed] =
            ["name", "relation", "phone", "language", "zone", "agreed"].map(|name| self.input(name));
        let entry = RelativeEntry { name, relation, phone, language, zone, agreed };
        RelativeForm { filing: self.filing(), relative: self.input("edited"), entry }
    }

    /// The patient of the form, unless it was sent before, or somebody has changed the patient since it was shown.
    async fn patient_to_change(self, form: &RelativeForm) -> Result<Ready, WorkError> {
        let answered = |answered: Result<(), WorkError>| answered.map(|()| Ready::Answered);
        if let Some(sent) = self.sent_before(&form_note(&form.filing.form)).await? {
            return answered(self.already_sent(sent).await);
        }
        let Some(patient) = self.patient(&form.filing.patient).await? else {
            return answered(self.reply_in_words_of("chat-patient-needed").await);
        };
        let edited = form.relative.parse().ok().map(RelativeId).filter(|id| patient.relative(*id).is_some());
        if !form.relative.is_empty() && edited.is_none() {
            let message = chat::patient_card(&patient, Some(Filed::RelativeGone), self.reader())?;
            return answered(self.replace_card(message).await);
        }
        if patient.version.to_string() != form.filing.version {
            let filing = form.filing.clone().overtaken(new_form_id(), &patient, self.reader());
            let form = RelativeForm { filing, ..form.clone() };
            return answered(self.ask_for_relative(&patient, form).await);
        }
        Ok(Ready::ToChange(Box::new((self, patient, edited))))
    }

    /// Writes a relative down, unless somebody else has the phone, and that was not shown.
    async fn file_relative(
        self,
        patient: Patient,
        edited: Option<RelativeId>,
        form: RelativeForm,
        details: RelativeDetails,
    ) -> Result<(), WorkError> {
        let known = edited.and_then(|id| patient.relative(id)).map(|one| &one.phone);
        if let Some(flaw) = self.flaw_of_typed(Some(&details.phone), known).await? {
            let filing = form.filing.again(new_form_id(), self.in_words(&[Problem::Phone(flaw)]));
            return self.ask_for_relative(&patient, RelativeForm { filing, ..form }).await;
        }
        let with_phone = self.talk.store.patients_with_phone(&details.phone).await?;
        let others = Holder::of_phone(&with_phone, &details.phone, edited.map(|id| (patient.id, Some(id))));
        if form.filing.hides(&others) {
            let filing = form.filing.showing(new_form_id(), &others, self.speaker.language);
            return self.ask_for_relative(&patient, RelativeForm { filing, ..form }).await;
        }
        let (phone, count, touched) = (details.phone.clone(), with_phone.len(), self.touched());
        let (after, filed) = match edited {
            Some(id) => (patient.clone().with_relative_changed(id, details, touched), Filed::RelativeChanged),
            None => match patient.clone().with_relative(details, touched) {
                Ok(after) => (after, Filed::RelativeAdded),
                Err(_) => {
                    let message = chat::patient_card(&patient, Some(Filed::TooManyRelatives), self.reader())?;
                    return self.replace_card(message).await;
                }
            },
        };
        let provided = |commit: Commit| commit.while_held_by(&phone, count);
        self.file(&form.filing.form, Some(patient), after, filed, provided).await
    }

    async fn ask_for_relative(self, patient: &Patient, form: RelativeForm) -> Result<(), WorkError> {
        let message = chat::relative_form_card(patient, &form, self.reader())?;
        self.replace_card(message).await
    }
}
