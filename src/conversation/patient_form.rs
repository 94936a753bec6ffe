//! Registering a patient, and what is known of one: the form, and what comes of it.

use futures_util::future::BoxFuture;

use super::{
    Turn,
    sent_once::{form_note, new_form_id},
};
use crate::{
    chat::{self, Filed, Filing, PatientForm},
    clock,
    directory::{Holder, Patient, PatientDetails, PatientEntry, Problem, Touched},
    inbox::WorkError,
    outbox::Delivery,
    store::Commit,
    texts::say,
    visit::{PatientId, PersonName},
};

/// How many files are looked at for a number that somebody else may have.
const MOST_WITH_RECORD: usize = 50;

/// The form of somebody new; what was looked for in vain stands in it.
pub(super) fn register(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let typed = if turn.argument.is_empty() { turn.input("words") } else { turn.argument.clone() };
        let form = PatientForm::empty(new_form_id(), turn.talk.config.clinic.language, &typed);
        turn.ask_for_patient(form).await
    })
}

pub(super) fn edit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.patient_of_card().await? {
            Some(patient) => turn.ask_for_patient(PatientForm::about(new_form_id(), &patient)).await,
            None => turn.reply_in_words_of("chat-patient-needed").await,
        }
    })
}

pub(super) fn save(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let form = turn.patient_form();
        if let Some(sent) = turn.sent_before(&form_note(&form.filing.form)).await? {
            return turn.already_sent(sent).await;
        }
        match form.entry.read(&turn.defaults()) {
            Ok(details) => turn.file_patient(form, details).await,
            Err(problems) => {
                let filing = form.filing.again(new_form_id(), turn.in_words(&problems));
                turn.ask_for_patient(PatientForm { filing, ..form }).await
            }
        }
    })
}

impl Turn {
    fn patient_form(&self) -> PatientForm {
        let [name, phone, language, zone, record_number] =
            ["name", "phone", "language", "zone", "record_number"].map(|name| self.input(name));
        PatientForm { filing: self.filing(), entry: PatientEntry { name, phone, language, zone, record_number } }
    }

    /// What the form that was sent carries.
    pub(super) fn filing(&self) -> Filing {
        let [form, patient, version, accepted] =
            ["form", "patient", "version", "accepted"].map(|name| self.input(name));
        Filing { form, patient, version, accepted, ..Filing::default() }
    }

    /// What is wrong, in sentences.
    pub(super) fn in_words(&self, problems: &[Problem]) -> Vec<String> {
        problems.iter().map(|problem| say(self.speaker.language, problem.text_id())).collect()
    }

    /// Writes a patient down, unless somebody else has their phone or the number of their file, and that was not shown.
    async fn file_patient(self, form: PatientForm, details: PatientDetails) -> Result<(), WorkError> {
        let before = self.patient(&form.filing.patient).await?;
        match &before {
            None if !form.filing.patient.is_empty() => return self.reply_in_words_of("chat-patient-needed").await,
            Some(now) if now.version.to_string() != form.filing.version => {
                let filing = form.filing.overtaken(new_form_id(), now, self.reader());
                return self.ask_for_patient(PatientForm { filing, ..form }).await;
            }
            _ => {}
        }
        let known = before.as_ref().and_then(|one| one.phone.as_ref());
        if let Some(flaw) = self.flaw_of_typed(details.phone.as_ref(), known).await? {
            let filing = form.filing.again(new_form_id(), self.in_words(&[Problem::Phone(flaw)]));
            return self.ask_for_patient(PatientForm { filing, ..form }).await;
        }
        let with_phone = match &details.phone {
            Some(phone) => self.talk.store.patients_with_phone(phone).await?,
            None => Vec::new(),
        };
        let own = before.as_ref().map(|one| one.id);
        let with_record = self.others_with_record(&details, own).await?;
        let holders = |phone| Holder::of_phone(&with_phone, phone, own.map(|id| (id, None)));
        let of_phone = details.phone.as_ref().map(holders).unwrap_or_default();
        let of_record = with_record.iter().map(|patient| Holder { patient, relative: None });
        let others: Vec<_> = of_phone.into_iter().chain(of_record).collect();
        if form.filing.hides(&others) {
            let filing = form.filing.showing(new_form_id(), &others, self.speaker.language);
            return self.ask_for_patient(PatientForm { filing, ..form }).await;
        }
        let (phone, count, touched) = (details.phone.clone(), with_phone.len(), self.touched());
        let (after, filed) = match &before {
            Some(before) => (before.clone().with_details(details, touched), Filed::Changed),
            None => (Patient::register(PatientId(clock::new_id()), details, touched), Filed::Registered),
        };
        let provided = |commit: Commit| match &phone {
            Some(phone) => commit.while_held_by(phone, count),
            None => commit,
        };
        self.file(&form.filing.form, before, after, filed, provided).await
    }

    /// Those who have the same number of a file.
    async fn others_with_record(
        &self,
        details: &PatientDetails,
        own: Option<PatientId>,
    ) -> Result<Vec<Patient>, WorkError> {
        let Some(number) = &details.record_number else { return Ok(Vec::new()) };
        let mut found = self.talk.store.find_patients(number.as_str(), MOST_WITH_RECORD).await?;
        found.retain(|one| Some(one.id) != own && one.has_same_record(details));
        Ok(found)
    }

    /// Writes a patient as they are from now on, and shows them.
    pub(super) async fn file(
        self,
        form: &str,
        before: Option<Patient>,
        after: Patient,
        filed: Filed,
        provided: impl FnOnce(Commit) -> Commit,
    ) -> Result<(), WorkError> {
        let message = chat::patient_card(&after, Some(filed), self.reader())?;
        let filing = |commit: Commit| provided(commit.patient(after, before).deliver(Delivery::Say { message }));
        self.send_once(form, filing).await?;
        Ok(())
    }

    async fn ask_for_patient(self, form: PatientForm) -> Result<(), WorkError> {
        let message = chat::patient_form_card(&form, self.reader())?;
        self.replace_card(message).await
    }

    /// That the speaker has written something down, now.
    pub(super) fn touched(&self) -> Touched {
        Touched { by: PersonName::parse(&self.speaker.name), at: self.now }
    }
}
