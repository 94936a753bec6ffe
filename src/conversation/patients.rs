//! `pacientes López`: finds patients by a part of their name, a phone or the number of their file, and shows one.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{
    chat::{self, FoundPatients},
    directory::{Defaults, Patient},
    inbox::WorkError,
};

/// More are not listed: whoever looks for somebody writes a little more.
const MOST_LISTED: usize = 12;

/// Words after the command, or in the field of the card.
pub(super) fn find(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let words = if turn.argument.is_empty() { turn.input("words") } else { turn.argument.clone() };
        let mut patients = turn.talk.store.find_patients(&words, MOST_LISTED + 1).await?;
        if let [only] = patients.as_slice() {
            let message = chat::patient_card(only, None, turn.reader())?;
            return turn.replace_card(message).await;
        }
        let more = patients.len() > MOST_LISTED;
        patients.truncate(MOST_LISTED);
        let found = FoundPatients { words: &words, patients: &patients, more };
        let message = chat::patients_card(&found, turn.reader())?;
        turn.replace_card(message).await
    })
}

pub(super) fn show(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        match turn.patient_of_card().await? {
            Some(patient) => {
                let message = chat::patient_card(&patient, None, turn.reader())?;
                turn.replace_card(message).await
            }
            None => turn.reply_in_words_of("chat-patient-needed").await,
        }
    })
}

impl Turn {
    /// The registered patient that the card names, or who was chosen on it.
    pub(super) async fn patient_of_card(&self) -> Result<Option<Patient>, WorkError> {
        self.patient(&self.input("patient")).await
    }

    /// The registered patient with this id.
    pub(super) async fn patient(&self, id: &str) -> Result<Option<Patient>, WorkError> {
        match id.parse() {
            Ok(id) => Ok(self.talk.store.patient(id).await?),
            Err(_) => Ok(None),
        }
    }

    /// What is meant when something about a person is left out.
    pub(super) fn defaults(&self) -> Defaults {
        let clinic = &self.talk.config.clinic;
        Defaults { country: clinic.country, language: clinic.language }
    }
}
