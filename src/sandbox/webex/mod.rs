//! Stand-in for the Webex REST simulator until branch `sim` is merged. To be dropped then.
#![expect(missing_docs, reason = "stand-in")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone, Debug)]
pub struct Guest {
    pub person_id: String,
    pub uuid: uuid::Uuid,
    pub display_name: String,
    pub email: String,
    pub expires_at: jiff::Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    Scheduled,
    InProgress,
    Ended,
    Deleted,
}

#[derive(Clone, Debug)]
pub struct MeetingView {
    pub id: String,
    pub number: String,
    pub sip_address: String,
    pub title: String,
    pub password: String,
    pub web_link: String,
    pub host_email: String,
    pub host_name: String,
    pub state: RunState,
}

#[derive(Default)]
struct State {
    guests: HashMap<String, Guest>,
    meetings: Vec<MeetingView>,
    log: Vec<String>,
}

#[derive(Clone)]
pub struct WebexCloud {
    state: Arc<Mutex<State>>,
    changed: tokio::sync::broadcast::Sender<&'static str>,
}

impl Default for WebexCloud {
    fn default() -> Self {
        Self { state: Arc::default(), changed: tokio::sync::broadcast::channel(16).0 }
    }
}

impl WebexCloud {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
    pub fn put_guest(&self, token: &str, guest: Guest) {
        self.state().guests.insert(token.to_owned(), guest);
    }
    pub fn put_meeting(&self, meeting: MeetingView) {
        let mut state = self.state();
        state.meetings.retain(|m| m.id != meeting.id);
        state.meetings.push(meeting);
    }
    pub fn log(&self) -> Vec<String> {
        self.state().log.clone()
    }
    fn note(&self, line: String) {
        self.state().log.push(line);
        let _ = self.changed.send("meetings");
    }
    fn set(&self, id: &str, to: RunState) {
        for m in self.state().meetings.iter_mut().filter(|m| m.id == id) {
            m.state = to;
        }
    }
    pub fn guest_by_token(&self, token: &str) -> Option<Guest> {
        self.state().guests.get(token).cloned()
    }
    pub fn meeting_by_address(&self, address: &str) -> Option<MeetingView> {
        let is = |m: &&MeetingView| m.sip_address == address || m.web_link == address || m.number == address;
        self.state().meetings.iter().find(is).cloned()
    }
    pub fn host_joined(&self, meeting_id: &str) {
        self.set(meeting_id, RunState::InProgress);
        self.note("host_joined".to_owned());
    }
    pub fn guest_joined(&self, _meeting_id: &str, guest: &Guest) {
        self.note(format!("guest_joined {}", guest.display_name));
    }
    pub fn guest_left(&self, _meeting_id: &str, guest: &Guest) {
        self.note(format!("guest_left {}", guest.display_name));
    }
    pub fn host_left(&self, _meeting_id: &str) {
        self.note("host_left".to_owned());
    }
    pub fn meeting_ended(&self, meeting_id: &str) {
        self.set(meeting_id, RunState::Ended);
        self.note("meeting_ended".to_owned());
    }
    pub fn subscribe(&self) -> tokio::sync::broadcast::Receiver<&'static str> {
        self.changed.subscribe()
    }
}
