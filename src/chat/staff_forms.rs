//! The cards with which an admin registers people: the list, what somebody lacks, who takes visits over.

use serde::Serialize;
use serde_json::json;

use super::staff::{name, role};
use crate::{
    cards::{self, CardError, markdown_escape},
    directory::{Lack, StaffMember, StaffRole},
    texts::{Language, say, say_with},
    webex::{Destination, NewMessage},
};

/// What the card says for nobody.
pub const NOBODY: &str = "nobody";
/// How many people a card lists: Webex refuses cards that are too large.
const MOST_LISTED: usize = 50;

/// The list of those who are registered, and what has been typed into it.
pub struct StaffForm<'a> {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// Those who are listed.
    pub staff: &'a [StaffMember],
    /// An address that is to be registered.
    pub email: String,
    /// For which role.
    pub role: StaffRole,
    /// Who is chosen, `role:address`.
    pub person: String,
    /// How that person is to be called.
    pub name: String,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
}

/// What somebody lacks, and what can be done about it.
pub struct RegistrationForm {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// The address of the account.
    pub email: String,
    /// What they are to be.
    pub role: StaffRole,
    /// How Webex calls them, if they have an account.
    pub name: Option<String>,
    /// What they lack.
    pub lacks: Vec<Lack>,
    /// What has not worked, in sentences.
    pub problems: Vec<String>,
}

/// Who takes over the visits of a clinician who leaves.
pub struct TakeOverForm<'a> {
    /// Which form it is: it can be sent once.
    pub form: String,
    /// Who leaves.
    pub leaving: &'a StaffMember,
    /// The other clinicians.
    pub others: &'a [StaffMember],
    /// How many open visits there are.
    pub visits: usize,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
}

#[derive(Serialize)]
struct Choice {
    title: String,
    value: String,
}

/// The list as a message.
pub fn staff_card(language: Language, person_id: &str, form: &StaffForm<'_>) -> Result<NewMessage, CardError> {
    let listed: Vec<_> = form.staff.iter().take(MOST_LISTED).collect();
    let lines = |of: StaffRole| -> Vec<_> {
        let them = listed.iter().filter(|one| one.is(of));
        them.map(|one| format!("{} · {}", name(one), markdown_escape(&one.email))).collect()
    };
    let (clinicians, schedulers) = (lines(StaffRole::Clinician), lines(StaffRole::Scheduler));
    let people: Vec<_> = listed.iter().flat_map(|one| choices(language, one)).collect();
    let more = form.staff.len() - listed.len();
    let data = json!({
        "form": form.form,
        "clinicians": or_nobody(language, clinicians),
        "schedulers": or_nobody(language, schedulers),
        "more": if more > 0 { say_with(language, "chat-staff-more", &[("count", (more as i64).into())]) } else { String::new() },
        "email": form.email,
        "role": form.role.word(),
        "has_people": !people.is_empty(),
        "people": people,
        "person": form.person,
        "name": form.name,
        "has_problems": !form.problems.is_empty(),
        "problems": form.problems,
    });
    message("staff", language, person_id, say(language, "card-staff-title"), data)
}

/// What somebody lacks, as a message.
pub fn registration_card(
    language: Language,
    person_id: &str,
    form: &RegistrationForm,
) -> Result<NewMessage, CardError> {
    let email = markdown_escape(&form.email);
    let who = match &form.name {
        Some(name) => format!("{} ({email})", markdown_escape(name)),
        None => email,
    };
    let args = [("who", who.into()), ("role", role(language, form.role).into())];
    let title = say_with(language, "chat-registration-title", &args);
    let has = |lack: fn(&Lack) -> bool| form.lacks.iter().any(lack);
    let forbidden = has(Lack::forbids);
    let (account, licence) = (has(|lack| *lack == Lack::Account), has(|lack| matches!(lack, Lack::Licence { .. })));
    let provide = match (account, licence) {
        (true, true) => "chat-registration-make-and-license",
        (true, false) => "chat-registration-make",
        (false, true) => "chat-registration-license",
        (false, false) => "chat-registration-anyway",
    };
    let data = json!({
        "form": form.form,
        "email": form.email,
        "role": form.role.word(),
        "title": title,
        "lacks": form.lacks.iter().map(|lack| sentence(language, lack)).collect::<Vec<_>>(),
        "needs_name": account && !forbidden,
        "can_provide": !forbidden,
        "provide": say(language, provide),
        "can_check": forbidden,
        "has_problems": !form.problems.is_empty(),
        "problems": form.problems,
    });
    message("registration", language, person_id, title, data)
}

/// Who takes the visits over, as a message.
pub fn take_over_card(language: Language, person_id: &str, form: &TakeOverForm<'_>) -> Result<NewMessage, CardError> {
    let choice = |one: &StaffMember| Choice { title: one.name.as_str().to_owned(), value: one.email.clone() };
    let nobody = Choice { title: say(language, "chat-take-over-nobody"), value: NOBODY.to_owned() };
    let others: Vec<_> = std::iter::once(nobody).chain(form.others.iter().take(MOST_LISTED).map(choice)).collect();
    let args = [("name", name(form.leaving).into()), ("count", (form.visits as i64).into())];
    let title = say_with(language, "chat-take-over-title", &args);
    let data = json!({
        "form": form.form,
        "title": title,
        "email": form.leaving.email,
        "others": others,
        "nobody": NOBODY,
        "has_more": form.others.len() > MOST_LISTED,
        "has_problems": !form.problems.is_empty(),
        "problems": form.problems,
    });
    message("take-over", language, person_id, title, data)
}

fn message(
    card: &str,
    language: Language,
    person_id: &str,
    markdown: String,
    data: serde_json::Value,
) -> Result<NewMessage, CardError> {
    let card = Some(cards::render(card, language, data)?);
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown, card })
}

fn sentence(language: Language, lack: &Lack) -> String {
    let number = |id, name, number: i64| say_with(language, id, &[(name, number.into())]);
    match lack {
        Lack::Account => say(language, "chat-lack-account"),
        Lack::Acceptance => say(language, "chat-lack-acceptance"),
        Lack::Licence { free, .. } => number("chat-lack-licence", "free", *free),
        Lack::FreeLicence { units } => number("chat-lack-free-licence", "units", *units),
        Lack::LicenceOfSite => say(language, "chat-lack-licence-of-site"),
    }
}

/// One line for each role that somebody has.
fn choices(language: Language, member: &StaffMember) -> impl Iterator<Item = Choice> {
    member.roles.keys().map(move |of| Choice {
        title: format!("{} ({})", member.name.as_str(), role(language, *of)),
        value: format!("{}:{}", of.word(), member.email),
    })
}

fn or_nobody(language: Language, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() { vec![say(language, "chat-staff-nobody")] } else { lines }
}
