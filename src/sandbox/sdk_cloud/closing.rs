//! The end of a meeting, whoever ended it: the host in the meeting window, or somebody through the REST interface.

use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::SdkCloud;
use super::window::ToWindow;
use crate::sandbox::webex::RunState;

impl SdkCloud {
    /// Follows the REST interface until `cancel`: a meeting that is over there ends here for everybody in it.
    pub async fn follow(&self, cancel: CancellationToken) {
        let mut changes = self.webex.subscribe();
        loop {
            let change = tokio::select! {
                () = cancel.cancelled() => return,
                change = changes.recv() => change,
            };
            match change {
                Ok("meetings") | Err(RecvError::Lagged(_)) => self.close_what_is_over(),
                Ok(_) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }

    fn close_what_is_over(&self) {
        let open: Vec<_> = {
            let state = self.state();
            let open = state.rooms.values().filter(|room| !room.ended);
            open.map(|room| (room.id, room.meeting.sip_address.clone())).collect()
        };
        for (room, address) in open {
            let state = self.webex.meeting_by_address(&address).map(|meeting| meeting.state);
            if state.is_none_or(|state| matches!(state, RunState::Ended | RunState::Deleted)) {
                self.close(room);
            }
        }
    }

    /// Everybody in the meeting, and in its lobby, is told that it is over.
    pub(super) fn close(&self, room: Uuid) {
        let (window, gone) = {
            let mut state = self.state();
            let Some(here) = state.rooms.get_mut(&room) else { return };
            let gone: Vec<Uuid> = here.participants.iter().map(|participant| participant.id).collect();
            here.end();
            (state.windows.remove(&room), gone)
        };
        for participant in gone {
            self.lobby.release(participant);
        }
        self.tell_all(room, "locus.self_changed", None);
        if let Some(window) = window {
            let _ = window.out.send(ToWindow::Ended);
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use serde_json::{Value, json};
    use tokio::sync::mpsc::unbounded_channel;
    use tower::ServiceExt;

    use super::super::room::tests::guest;
    use super::super::window::Window;
    use super::*;
    use crate::clock::{Clock, random_id};
    use crate::sandbox::exchange::Exchanges;
    use crate::sandbox::faults::Faults;
    use crate::sandbox::people::ANA;
    use crate::sandbox::webex::WebexCloud;

    async fn ask(webex: &WebexCloud, call: &str, body: Value) -> Value {
        let (method, path) = call.split_once(' ').unwrap();
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        let request = request.header("authorization", format!("Bearer {}", ANA.token));
        let answer = webex.router().oneshot(request.body(Body::from(body.to_string())).unwrap()).await.unwrap();
        assert!(answer.status().is_success(), "{call}: {}", answer.status());
        serde_json::from_slice(&to_bytes(answer.into_body(), usize::MAX).await.unwrap()).unwrap_or_default()
    }

    #[tokio::test]
    async fn a_meeting_that_is_deleted_closes_its_window_and_sends_its_guests_home() {
        let clock = Clock::frozen("2026-11-24T16:20:00Z".parse().unwrap());
        let (faults, exchanges) = (Faults::default(), Exchanges::default());
        let webex = WebexCloud::new(clock.clone(), "http://webex.test", faults, exchanges).unwrap();
        let sdk = SdkCloud::new(webex.clone(), clock, "http://webex.test".to_owned());
        let wanted = json!({ "title": "x", "start": "2026-11-24T16:30:00Z", "end": "2026-11-24T17:00:00Z" });
        let made = ask(&webex, "POST /v1/meetings", wanted).await;
        let meeting = webex.meeting_by_address(made["sipAddress"].as_str().unwrap()).unwrap();
        let (out, mut told) = unbounded_channel();
        let room = {
            let mut state = sdk.state();
            let room = state.room_of(meeting.clone());
            let (id, window) = (room.id, random_id());
            room.join(guest("Maria"), random_id(), "correlation".to_owned());
            room.host_enters(window);
            state.windows.insert(id, Window { id: window, out });
            id
        };
        webex.host_joined(&meeting.id);
        let stop = CancellationToken::new();
        let (following, until) = (sdk.clone(), stop.clone());
        let task = tokio::spawn(async move { following.follow(until).await });
        tokio::task::yield_now().await;
        ask(&webex, &format!("DELETE /v1/meetings/{}", meeting.id), Value::Null).await;
        assert!(matches!(told.recv().await, Some(ToWindow::Ended)));
        assert_eq!(sdk.state().rooms[&room].present().count(), 0);
        stop.cancel();
        task.await.unwrap();
    }
}
