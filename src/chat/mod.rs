//! What is written into chats: cards and sentences, drawn from what they are about. Pure.

mod alerts;
mod forms;
mod menus;
mod notices;
mod visits;

pub use alerts::alert;
pub use forms::{NewVisitForm, new_visit_card};
pub use menus::{help_card, menu_card};
pub use notices::notice;
pub use visits::visit_card;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cards::markdown_escape,
    texts::{self, Language, say_with},
    visit::{Participant, Role},
};

/// How a participant is called in a chat.
fn who(language: Language, one: &Participant) -> String {
    let id = match one.role {
        Role::Patient => "chat-who-patient",
        Role::Relative => "chat-who-relative",
    };
    markdown_escape(&say_with(language, id, &[("name", one.name.as_str().into())]))
}

fn time(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    texts::clock_time(language, &at.to_zoned_datetime(zone.clone()))
}

fn date(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    texts::date_time(language, &at.to_zoned_datetime(zone.clone()))
}

/// Why a text message did not arrive, in words, from Twilio's error code.
fn sms_failure(language: Language, code: u32) -> String {
    let why = match code {
        21211 | 21217 | 21614 | 30005 | 30006 => "chat-sms-why-refused",
        30003 => "chat-sms-why-unreachable",
        21610 | 30004 | 30007 => "chat-sms-why-blocked",
        _ => "chat-sms-why-other",
    };
    say_with(language, why, &[("code", code.to_string().into())])
}
