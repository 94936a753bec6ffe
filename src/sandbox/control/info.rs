//! Where everything is and who everybody is: what a client of the sandbox has to know first.

use serde::Serialize;

use crate::sandbox::people::{ADMIN_ROOM, BOT, PHONE_NUMBER, RESIDENTS, Resident, Role};
use crate::sandbox::webex::ids;

/// Where everything is and who everybody is.
#[derive(Clone, Debug, Serialize)]
pub struct Info {
    /// The base address of the simulated Webex.
    pub webex_url: String,
    /// The base address of the simulated Twilio.
    pub twilio_url: String,
    /// The base address of the service.
    pub service_url: String,
    /// The bot.
    pub bot: BotInfo,
    /// The people who have an account.
    pub people: Vec<PersonInfo>,
    /// The space where admins get alerts.
    pub admin_room_id: String,
    /// The number that texts come from.
    pub phone_number: String,
}

/// The bot, as the demo page needs it.
#[derive(Clone, Debug, Serialize)]
pub struct BotInfo {
    /// The address to write to.
    pub email: String,
    /// The name.
    pub name: String,
    /// The public identifier.
    pub person_id: String,
}

/// Somebody whose side of the story can be played.
#[derive(Clone, Debug, Serialize)]
pub struct PersonInfo {
    /// The address.
    pub email: String,
    /// The full name.
    pub name: String,
    /// `clinician`, `scheduler` or `admin`.
    pub role: &'static str,
    /// The public identifier.
    pub person_id: String,
    /// The person's own access token.
    pub token: String,
}

impl Info {
    /// The sandbox's cast at these addresses.
    pub fn new(webex_url: impl Into<String>, twilio_url: impl Into<String>, service_url: impl Into<String>) -> Self {
        let people = RESIDENTS.iter().filter(|one| !matches!(one.role, Role::Bot | Role::ServiceApp));
        Self {
            webex_url: webex_url.into(),
            twilio_url: twilio_url.into(),
            service_url: service_url.into(),
            bot: BotInfo {
                email: BOT.email.to_owned(),
                name: BOT.name.to_owned(),
                person_id: ids::public("PEOPLE", BOT.uuid),
            },
            people: people.map(PersonInfo::of).collect(),
            admin_room_id: ids::public("ROOM", ADMIN_ROOM),
            phone_number: PHONE_NUMBER.to_owned(),
        }
    }
}

impl PersonInfo {
    fn of(resident: &Resident) -> Self {
        Self {
            email: resident.email.to_owned(),
            name: resident.name.to_owned(),
            role: resident.role.word(),
            person_id: ids::public("PEOPLE", resident.uuid),
            token: resident.token.to_owned(),
        }
    }
}
