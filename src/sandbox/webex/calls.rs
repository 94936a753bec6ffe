//! What the Browser SDK's side of the cloud asks (who is this, which meeting is that) and tells (who came, who went).

use jiff::Timestamp;
use uuid::Uuid;

use super::WebexCloud;
use super::auth::Identity;
use super::meeting::{Attendance, Meeting, RunState, View};
use super::state::State;
use super::{meetings, participants};
use crate::clock;

/// Somebody without an account, who holds a guest's token.
#[derive(Clone, Debug)]
pub struct Guest {
    /// The public identifier.
    pub person_id: String,
    /// The bare identifier.
    pub uuid: Uuid,
    /// The name that the others in the meeting see.
    pub display_name: String,
    /// The address that Webex made up.
    pub email: String,
    /// When the token ends.
    pub expires_at: Timestamp,
}

/// A meeting, as far as joining it is concerned.
#[derive(Clone, Debug)]
pub struct MeetingView {
    /// The series' identifier.
    pub id: String,
    /// The number that people can dial.
    pub number: String,
    /// `<number>@<site>`
    pub sip_address: String,
    /// The title.
    pub title: String,
    /// The password that a guest needs.
    pub password: String,
    /// The link that opens it in a browser.
    pub web_link: String,
    /// The host's address.
    pub host_email: String,
    /// The host's full name.
    pub host_name: String,
    /// How far it has come.
    pub state: RunState,
}

/// Somebody who comes or goes.
struct Who {
    person_id: String,
    email: String,
    name: String,
    host: bool,
}

impl WebexCloud {
    /// The guest who holds this token, unless it is unknown or has expired.
    pub fn guest_by_token(&self, token: &str) -> Option<Guest> {
        let now = self.clock().now();
        let state = self.state();
        let token = state.tokens.get(token).filter(|token| token.identity == Identity::Guest)?;
        let expires_at = token.expires_at.filter(|end| now < *end)?;
        let person = state.person(&token.person_id)?;
        Some(Guest {
            person_id: person.id.clone(),
            uuid: person.uuid,
            display_name: person.name.clone(),
            email: person.email.clone(),
            expires_at,
        })
    }

    /// The meeting with this SIP address, web link or number.
    pub fn meeting_by_address(&self, address: &str) -> Option<MeetingView> {
        let state = self.state();
        let has = |meeting: &&Meeting| {
            [meeting.sip_address(), meeting.web_link(self.base_url()), meeting.number.clone()]
                .iter()
                .any(|held| held == address)
        };
        let meeting = state.meetings.iter().find(has)?;
        let host = state.person(&meeting.host_id)?;
        Some(MeetingView {
            id: meeting.id.clone(),
            number: meeting.number.clone(),
            sip_address: meeting.sip_address(),
            title: meeting.title.clone(),
            password: meeting.password.clone(),
            web_link: meeting.web_link(self.base_url()),
            host_email: host.email.clone(),
            host_name: host.name.clone(),
            state: meeting.state,
        })
    }

    /// The host has come in; the first time, the meeting starts.
    pub fn host_joined(&self, meeting_id: &str) {
        self.enters(meeting_id, None);
    }

    /// A guest has come in.
    pub fn guest_joined(&self, meeting_id: &str, guest: &Guest) {
        self.enters(meeting_id, Some(guest));
    }

    /// A guest has gone.
    pub fn guest_left(&self, meeting_id: &str, guest: &Guest) {
        self.leave(meeting_id, |attendance| attendance.person_id == guest.person_id);
    }

    /// The host has gone, without ending the meeting.
    pub fn host_left(&self, meeting_id: &str) {
        self.leave(meeting_id, |attendance| attendance.host);
    }

    /// The host has ended the meeting: everybody has gone.
    pub fn meeting_ended(&self, meeting_id: &str) {
        self.leave(meeting_id, |_| true);
        let now = self.clock().now();
        {
            let mut state = self.state();
            let Some(meeting) = state.meeting_mut(meeting_id) else { return };
            if meeting.state != RunState::InProgress {
                return;
            }
            meeting.state = RunState::Ended;
            meeting.ended_at = Some(now);
            let meeting = meeting.clone();
            meetings::announce(self, &mut state, &meeting, View::Instance, "ended", now);
        }
        self.tell("meetings");
    }

    fn enters(&self, meeting_id: &str, guest: Option<&Guest>) {
        let now = self.clock().now();
        {
            let mut state = self.state();
            let Some(who) = state.who(meeting_id, guest) else { return };
            let Some(meeting) = state.meeting_mut(meeting_id) else { return };
            let starts = meeting.state == RunState::Scheduled;
            let Some(attendance) = meeting.admit(who, now) else { return };
            let meeting = meeting.clone();
            if starts {
                meetings::announce(self, &mut state, &meeting, View::Instance, "started", now);
            }
            participants::announce(&mut state, &meeting, &attendance, "joined");
        }
        self.tell("meetings");
    }

    fn leave(&self, meeting_id: &str, goes: impl Fn(&Attendance) -> bool) {
        let now = self.clock().now();
        {
            let mut state = self.state();
            let Some(meeting) = state.meeting_mut(meeting_id) else { return };
            let mut gone = Vec::new();
            for attendance in meeting.attendances.iter_mut().filter(|one| one.left.is_none() && goes(one)) {
                attendance.left = Some(now);
                gone.push(attendance.clone());
            }
            let meeting = meeting.clone();
            for attendance in gone {
                participants::announce(&mut state, &meeting, &attendance, "left");
            }
        }
        self.tell("meetings");
    }
}

impl State {
    fn who(&self, meeting_id: &str, guest: Option<&Guest>) -> Option<Who> {
        if let Some(guest) = guest {
            let (name, email) = (guest.display_name.clone(), guest.email.clone());
            return Some(Who { person_id: guest.person_id.clone(), email, name, host: false });
        }
        let meeting = self.meetings.iter().find(|meeting| meeting.id == meeting_id)?;
        let host = self.person(&meeting.host_id)?;
        Some(Who { person_id: host.id.clone(), email: host.email.clone(), name: host.name.clone(), host: true })
    }
}

impl Meeting {
    /// Notes somebody's coming; `None` if they are in already, or the meeting is over.
    fn admit(&mut self, who: Who, now: Timestamp) -> Option<Attendance> {
        let over = matches!(self.state, RunState::Ended | RunState::Deleted);
        let here = |one: &Attendance| one.person_id == who.person_id && one.left.is_none();
        if over || self.attendances.iter().any(here) {
            return None;
        }
        self.state = RunState::InProgress;
        self.started_at.get_or_insert(now);
        self.host_did_join |= who.host;
        self.attendee_did_join |= !who.host;
        let Who { person_id, email, name, host } = who;
        let attendance = Attendance { uuid: clock::random_id(), person_id, email, name, host, joined: now, left: None };
        self.attendances.push(attendance.clone());
        Some(attendance)
    }
}
