//! Who is calling, and what the token allows. Scopes are those of the real identities: a bot cannot touch meetings, a
//! Service App cannot chat.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use jiff::Timestamp;

use super::WebexCloud;
use super::errors::Refusal;
use super::state::Person;
use crate::sandbox::faults::Fault;

const CHAT: [&str; 9] = [
    "spark:people_read",
    "spark:rooms_read",
    "spark:rooms_write",
    "spark:messages_read",
    "spark:messages_write",
    "spark:memberships_read",
    "spark:memberships_write",
    "spark:attachment_actions_read",
    "spark:attachment_actions_write",
];
const OWN_MEETINGS: [&str; 6] = [
    "meeting:schedules_read",
    "meeting:schedules_write",
    "meeting:participants_read",
    "meeting:participants_write",
    "meeting:controls_read",
    "meeting:controls_write",
];
pub(super) const SERVICE_APP: [&str; 12] = [
    "meeting:admin_schedule_read",
    "meeting:admin_schedule_write",
    "meeting:admin_participants_read",
    "meeting:schedules_read",
    "meeting:schedules_write",
    "meeting:participants_read",
    "guest-issuer:read",
    "guest-issuer:write",
    "spark-admin:people_read",
    "spark-admin:people_write",
    "spark-admin:licenses_read",
    "spark:people_read",
];
const GUEST: [&str; 2] = ["spark:people_read", "webex-squared:locus_participant"];

/// An access token.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) person_id: String,
    pub(super) identity: Identity,
    /// `None`: never (bots, and the sandbox's people).
    pub(super) expires_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    User,
    Bot,
    ServiceApp,
    Guest,
}

impl Identity {
    fn allows(self, scope: &str) -> bool {
        match self {
            Self::Bot => CHAT.contains(&scope),
            Self::User => CHAT.contains(&scope) || OWN_MEETINGS.contains(&scope),
            Self::ServiceApp => SERVICE_APP.contains(&scope),
            Self::Guest => GUEST.contains(&scope),
        }
    }
}

/// The authenticated caller.
#[derive(Clone, Debug)]
pub(super) struct Caller {
    pub(super) person: Person,
    pub(super) identity: Identity,
}

impl Caller {
    /// Refuses a caller who has none of these scopes.
    pub(super) fn needs(&self, any_of: &[&str]) -> Result<(), Refusal> {
        match self.has(any_of) {
            true => Ok(()),
            false => Err(Refusal::forbidden()),
        }
    }

    /// Refuses a caller who may not administer the organisation in this way, or was not authorised to.
    pub(super) fn administers(&self, cloud: &WebexCloud, scope: &str, call: &str) -> Result<(), Refusal> {
        match cloud.faults().strikes(Fault::PeopleForbidden, call) {
            true => Err(Refusal::forbidden()),
            false => self.needs(&[scope]),
        }
    }

    pub(super) fn has(&self, any_of: &[&str]) -> bool {
        any_of.iter().any(|scope| self.identity.allows(scope))
    }
}

impl FromRequestParts<WebexCloud> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, cloud: &WebexCloud) -> Result<Self, Refusal> {
        let token = bearer(&parts.headers).ok_or_else(Refusal::unauthorized)?;
        cloud.caller(token).ok_or_else(Refusal::unauthorized)
    }
}

pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

impl WebexCloud {
    pub(super) fn caller(&self, token: &str) -> Option<Caller> {
        let now = self.clock().now();
        let state = self.state();
        let token = state.tokens.get(token).filter(|token| token.expires_at.is_none_or(|end| now < end))?;
        let person = state.person(&token.person_id)?.clone();
        Some(Caller { person, identity: token.identity })
    }

    /// Whether a request comes from a person of the sandbox (or a guest), not from the program under test.
    pub(super) fn is_persons(&self, headers: &HeaderMap) -> bool {
        let caller = bearer(headers).and_then(|token| self.caller(token));
        caller.is_some_and(|caller| matches!(caller.identity, Identity::User | Identity::Guest))
    }
}
