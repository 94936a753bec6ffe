//! The form of a new visit, empty or as it was typed.

use serde::Serialize;

use crate::{
    cards::{self, CardError},
    texts::{Language, say},
    webex::{Destination, NewMessage},
};

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NewVisitForm {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// The patient's name.
    pub patient: String,
    /// The phone.
    pub phone: String,
    /// The kind of visit, in its word.
    pub kind: String,
    /// `now` or `later`.
    pub when: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `HH:MM`.
    pub time: String,
    /// `when-host-starts` or `by-press`.
    pub admission: String,
    /// Whether anything is wrong with it.
    pub has_problems: bool,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
}

impl NewVisitForm {
    /// An empty form.
    pub fn empty(form: String) -> Self {
        let [kind, when, admission] = ["consultation", "now", "when-host-starts"].map(str::to_owned);
        Self { form, kind, when, admission, ..Self::default() }
    }

    /// The same form once more, with what is wrong with it.
    pub fn with_problems(self, form: String, problems: Vec<String>) -> Self {
        Self { form, has_problems: !problems.is_empty(), problems, ..self }
    }
}

/// The form as a message to a person.
pub fn new_visit_card(language: Language, person_id: &str, form: &NewVisitForm) -> Result<NewMessage, CardError> {
    Ok(NewMessage {
        to: Destination::Person(person_id.to_owned()),
        markdown: say(language, "card-new-visit-title"),
        card: Some(cards::render("new-visit", language, form)?),
    })
}
