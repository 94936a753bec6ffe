//! What is said about clinicians and schedulers.

use jiff::tz::TimeZone;

use super::date;
use crate::{
    cards::markdown_escape,
    directory::{Granted, ProvisioningFailure, StaffMember, StaffRole},
    texts::{Arg, Language, say, say_with},
    visit::PersonName,
};

/// A role, as people call it.
pub fn role(language: Language, role: StaffRole) -> String {
    say(language, &format!("chat-role-{}", role.word()))
}

/// How somebody is called.
pub fn name(member: &StaffMember) -> String {
    markdown_escape(member.name.as_str())
}

/// That somebody has a role now.
pub fn registered(language: Language, member: &StaffMember, of: StaffRole) -> String {
    say_with(language, "chat-staff-registered", &about(language, member, of))
}

/// That somebody has had a role before, since when, and by whom.
pub fn already_registered(
    language: Language,
    member: &StaffMember,
    of: StaffRole,
    granted: &Granted,
    zone: &TimeZone,
) -> String {
    let [name, role] = about(language, member, of);
    let date = ("date", date(language, granted.since, zone).into());
    let by = ("by", markdown_escape(granted.by.as_str()).into());
    say_with(language, "chat-staff-already", &[name, role, date, by])
}

/// That somebody no longer has a role.
pub fn unregistered(language: Language, member: &StaffMember, of: StaffRole) -> String {
    say_with(language, "chat-staff-unregistered", &about(language, member, of))
}

/// The first word to somebody who has been registered.
pub fn welcome(language: Language, member: &StaffMember, of: StaffRole, by: &PersonName) -> String {
    let [name, role] = about(language, member, of);
    say_with(language, "chat-staff-welcome", &[name, role, ("by", markdown_escape(by.as_str()).into())])
}

/// Why Webex has not given what it was asked for.
pub fn provisioning_failure(language: Language, reason: ProvisioningFailure) -> String {
    let id = match reason {
        ProvisioningFailure::NotAllowed => "chat-staff-forbidden",
        ProvisioningFailure::NoLicenceLeft => "chat-staff-failed-no-licence",
        ProvisioningFailure::NotGiven => "chat-staff-failed-not-given",
        ProvisioningFailure::Refused { code: Some(code) } => {
            return say_with(language, "chat-staff-failed-code", &[("code", code.to_string().into())]);
        }
        ProvisioningFailure::Refused { code: None } => "chat-staff-failed-refused",
        ProvisioningFailure::Unreachable => "chat-staff-failed-unreachable",
    };
    say(language, id)
}

fn about(language: Language, member: &StaffMember, of: StaffRole) -> [(&'static str, Arg); 2] {
    [("name", name(member).into()), ("role", role(language, of).into())]
}
