//! Who takes part in a visit, as the page names them: the clinician first, then the patient and relatives.

use serde::Serialize;

use crate::{
    texts::{Language, say, say_with},
    visit::{Participant, Role, Stage, Visit},
};

/// Where somebody is.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Whereabouts {
    Invited,
    Waiting,
    In,
    Out,
}

/// Somebody who takes part.
#[derive(Debug, Serialize)]
pub(super) struct Companion {
    pub(super) name: String,
    /// What they are to the visit, in words.
    pub(super) role: String,
    pub(super) state: Whereabouts,
    /// The same in words, for the page that the server draws.
    pub(super) says: String,
    #[serde(rename = "self")]
    pub(super) oneself: bool,
    pub(super) clinician: bool,
}

impl Companion {
    /// The state as the page's script names it.
    pub(super) fn state_word(&self) -> &'static str {
        match self.state {
            Whereabouts::Invited => "invited",
            Whereabouts::Waiting => "waiting",
            Whereabouts::In => "in",
            Whereabouts::Out => "out",
        }
    }
}

/// Everybody, for the page of `reader`.
pub(super) fn company(visit: &Visit, reader: &Participant) -> Vec<Companion> {
    let language = reader.language;
    let clinician_state = if visit.host_present() { Whereabouts::In } else { Whereabouts::Invited };
    let clinician = Companion {
        name: visit.clinician.name.as_str().to_owned(),
        role: say(language, "page-company-clinician"),
        state: clinician_state,
        says: says(language, clinician_state, true),
        oneself: false,
        clinician: true,
    };
    let others = visit.participants.iter().map(|one| {
        let state = whereabouts(one);
        Companion {
            name: name(language, visit, one),
            role: role(language, one),
            state,
            says: says(language, state, false),
            oneself: one.id == reader.id,
            clinician: false,
        }
    });
    std::iter::once(clinician).chain(others).collect()
}

fn whereabouts(one: &Participant) -> Whereabouts {
    match one.stage {
        Stage::Invited | Stage::Opened => Whereabouts::Invited,
        Stage::Waiting | Stage::Admitted => Whereabouts::Waiting,
        Stage::Joined => Whereabouts::In,
        Stage::Left => Whereabouts::Out,
    }
}

/// A first name is enough among people who know each other.
fn name(language: Language, visit: &Visit, one: &Participant) -> String {
    match one.has_own_name() {
        true => one.name.first().to_owned(),
        false => say_with(language, "chat-who-relative", &[("name", visit.patient.first().into())]),
    }
}

fn role(language: Language, one: &Participant) -> String {
    match (one.role, one.relation) {
        (Role::Patient, _) => say(language, "chat-relation-patient"),
        (Role::Relative, Some(relation)) => say(language, &format!("chat-relation-{}", relation.word())),
        (Role::Relative, None) => say(language, "page-relative"),
    }
}

fn says(language: Language, state: Whereabouts, clinician: bool) -> String {
    let word = match state {
        Whereabouts::Invited if clinician => "coming",
        Whereabouts::Invited => "invited",
        Whereabouts::Waiting => "waiting",
        Whereabouts::In => "in",
        Whereabouts::Out => "out",
    };
    say(language, &format!("page-company-{word}"))
}
