//! What is written into chats: cards and sentences, drawn from what they are about. Pure.

mod agenda;
mod alerts;
mod arranging;
mod drafts;
mod forms;
mod import;
mod manage;
mod menus;
mod notices;
mod patient_forms;
mod patients;
mod sms_failure;
mod staff;
mod staff_forms;
mod status;
mod visits;
mod words;

pub use agenda::{AgendaCard, agenda_card};
pub use alerts::{AlreadyPressed, alert_already, alert_card, alert_closed};
pub use arranging::{HandOverForm, MoveForm, PersonForm, hand_over_card, people_card, person_card, reschedule_card};
pub use drafts::{DraftPreview, draft_card};
pub use forms::{EarlierTry, NewVisitForm, Offered, RelativeRow, new_visit_card};
pub use import::{Imported, imported, refused_rows};
pub use manage::{Reader, arranged_card, booked_card, manage_card, visits_card};
pub use menus::{help_card, menu_card};
pub use notices::notice;
pub use patient_forms::{Filing, PatientForm, RelativeForm, patient_form_card, relative_form_card};
pub use patients::{Filed, FoundPatients, patient_card, patients_card};
pub use staff::{already_registered, name, provisioning_failure, registered, role, unregistered, welcome};
pub use staff_forms::{
    NOBODY, RegistrationForm, StaffForm, TakeOverForm, registration_card, staff_card, take_over_card,
};
pub use status::{Reached, Status, VisitsNow, WebhookState, status_card};
pub use visits::visit_card;
pub use words::{language_card, suggestion_card};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Serialize;

use crate::{
    cards::markdown_escape,
    texts::{self, Language, say, say_with},
    visit::{Participant, Role},
};

/// Something that can be chosen on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// As it is read.
    pub title: String,
    /// As it is submitted.
    pub value: String,
}

/// How a participant is called in a chat. Of a relative whose own name is not known, the patient's stands in its place.
fn who(language: Language, one: &Participant) -> String {
    let name = ("name", one.name.as_str().into());
    let words = match (one.role, one.relation) {
        (Role::Patient, _) => say_with(language, "chat-who-patient", &[name]),
        (Role::Relative, None) => say_with(language, "chat-who-relative", &[name]),
        (Role::Relative, Some(relation)) => {
            let relation = say(language, &format!("chat-relation-{}", relation.word()));
            say_with(language, "chat-who-named", &[name, ("relation", relation.into())])
        }
    };
    markdown_escape(&words)
}

fn time(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    texts::clock_time(language, &at.to_zoned_datetime(zone.clone()))
}

fn date(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    texts::date_time(language, &at.to_zoned_datetime(zone.clone()))
}

/// How long something has lasted, in one unit: minutes, hours or days.
fn duration(language: Language, lasted: SignedDuration) -> String {
    let minutes = lasted.as_mins();
    let (id, count) = match minutes {
        ..120 => ("chat-duration-minutes", minutes),
        120..2880 => ("chat-duration-hours", minutes / 60),
        _ => ("chat-duration-days", minutes / 1440),
    };
    say_with(language, id, &[("count", count.into())])
}
