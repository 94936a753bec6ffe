//! A meeting as the simulator keeps it: what was asked for, who is in it, and how far it has come.

use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::auth::Caller;
use super::errors::Refusal;
use super::state::{Person, State};

/// How far a meeting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// Nobody has opened it yet.
    Scheduled,
    /// It is running.
    InProgress,
    /// The host has ended it.
    Ended,
    /// It was deleted.
    Deleted,
}

#[derive(Clone, Debug)]
pub(super) struct Meeting {
    /// 32 hexadecimal digits: the series' identifier.
    pub(super) id: String,
    pub(super) number: String,
    /// What its links call it.
    pub(super) mtid: String,
    pub(super) host_id: String,
    /// The client whose integration tags these are: no other client may search by them.
    pub(super) client_id: String,
    pub(super) title: String,
    pub(super) password: String,
    pub(super) host_key: String,
    pub(super) start: Timestamp,
    pub(super) end: Timestamp,
    /// What was asked for (or is usual) and is only repeated.
    pub(super) settings: Map<String, Value>,
    pub(super) state: RunState,
    pub(super) host_did_join: bool,
    pub(super) attendee_did_join: bool,
    /// The digits that name the running (or ended) instance.
    pub(super) instance: String,
    pub(super) started_at: Option<Timestamp>,
    pub(super) ended_at: Option<Timestamp>,
    pub(super) attendances: Vec<Attendance>,
}

/// One person's time in a meeting.
#[derive(Clone, Debug)]
pub(super) struct Attendance {
    pub(super) uuid: Uuid,
    pub(super) person_id: String,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) host: bool,
    pub(super) joined: Timestamp,
    pub(super) left: Option<Timestamp>,
}

/// The three ways in which one meeting is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Series,
    Occurrence,
    Instance,
}

impl Meeting {
    pub(super) fn id_as(&self, view: View) -> String {
        match view {
            View::Series => self.id.clone(),
            View::Occurrence => format!("{}_{}", self.id, self.start.strftime("%Y%m%dT%H%M%SZ")),
            View::Instance => format!("{}_I_{}", self.id, self.instance),
        }
    }

    /// How `id` names this meeting, if it does.
    pub(super) fn named(&self, id: &str) -> Option<View> {
        let exists = |view: &View| *view != View::Instance || self.started_at.is_some();
        let views = [View::Series, View::Occurrence, View::Instance];
        views.into_iter().filter(exists).find(|view| self.id_as(*view) == id)
    }

    pub(super) fn web_link(&self, base: &str) -> String {
        format!("{base}/meet/j.php?MTID={}", self.mtid)
    }

    pub(super) fn sip_address(&self) -> String {
        format!("{}@{}", self.number, crate::sandbox::people::SITE)
    }

    /// The state's name, which depends on the view and the time.
    pub(super) fn state_as(&self, view: View, now: Timestamp) -> &'static str {
        match (view, self.state) {
            (View::Series, RunState::InProgress) | (View::Instance, RunState::InProgress) => "inProgress",
            (View::Series, RunState::Scheduled) if now < self.end => "active",
            (View::Series, _) => "expired",
            (View::Occurrence, RunState::InProgress) => "ready",
            (View::Occurrence, RunState::Scheduled) if now < self.start => "scheduled",
            (View::Occurrence, RunState::Scheduled) if now < self.end => "ready",
            (View::Occurrence, RunState::Scheduled) => "missed",
            (View::Occurrence | View::Instance, _) => "ended",
        }
    }
}

impl State {
    pub(super) fn meeting_mut(&mut self, id: &str) -> Option<&mut Meeting> {
        self.meetings.iter_mut().find(|meeting| meeting.id == id && meeting.state != RunState::Deleted)
    }

    /// The person whose meetings a call is about: the caller, or with an administrator's scope the one in `hostEmail`.
    pub(super) fn host(&self, caller: &Caller, email: Option<&str>, admin_scope: &str) -> Result<Person, Refusal> {
        match email {
            None => Ok(caller.person.clone()),
            Some(email) if email.eq_ignore_ascii_case(&caller.person.email) => Ok(caller.person.clone()),
            Some(_) if !caller.has(&[admin_scope]) => Err(Refusal::forbidden()),
            Some(email) => self.person_by_email(email).cloned().ok_or_else(Refusal::no_data),
        }
    }

    /// The meeting with this identifier (in any of its forms), if it is this host's.
    pub(super) fn meeting_of(&self, host: &Person, id: &str) -> Result<(&Meeting, View), Refusal> {
        let hosted = |meeting: &&Meeting| meeting.host_id == host.id && meeting.state != RunState::Deleted;
        let mut named = self.meetings.iter().filter(hosted).filter_map(|meeting| Some((meeting, meeting.named(id)?)));
        named.next().ok_or_else(Refusal::no_data)
    }
}
