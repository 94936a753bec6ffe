//! The meeting window: the page that a meeting's link opens for the host, and its websocket. The window is the far end of
//! every guest's media, so it must be told who is there and be asked for answers.

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{SinkExt, StreamExt};
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uuid::Uuid;

use super::SdkCloud;
use super::refusal::Refusal;
use super::room::{Participant, Presence};
use crate::clock::random_id;
use crate::sandbox::webex::MeetingView;

/// An open meeting window.
#[derive(Debug)]
pub(super) struct Window {
    pub id: Uuid,
    pub out: UnboundedSender<ToWindow>,
}

/// What the window is told.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ToWindow {
    /// What this meeting is, before the host enters.
    Meeting { title: String, number: String, host_name: String, host_email: String },
    /// The host is in.
    Entered,
    /// Who is there.
    Participants { participants: Vec<Person> },
    /// A guest's offer, to be answered with the same id.
    Offer { id: Uuid, participant: Uuid, sdp: String },
    /// A guest whose media is elsewhere (`sdp` is what their browser once offered): to be answered with an offer.
    TakeOver { id: Uuid, participant: Uuid, sdp: String },
    /// The guest's answer to that offer.
    Accepted { participant: Uuid, sdp: String },
    /// Another window of the host has taken this one's place.
    TakenOver,
    /// The meeting is over.
    Ended,
}

/// A guest, as the window shows them.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    id: Uuid,
    name: String,
    audio_muted: bool,
    video_muted: bool,
    state: &'static str,
}

/// What the window says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum FromWindow {
    Enter,
    Answer { id: Uuid, sdp: String },
    End,
    Leave,
}

/// The meeting that a link names.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    #[serde(rename = "MTID")]
    mtid: String,
}

/// `GET /meet/j.php?MTID=…`
pub(super) async fn page(State(cloud): State<SdkCloud>) -> Response {
    match tokio::fs::read(cloud.pages.join("meeting.html")).await {
        Ok(html) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "The sandbox pages have not been built").into_response(),
    }
}

/// `GET /meet/socket?MTID=…`
pub(super) async fn socket(
    State(cloud): State<SdkCloud>,
    Query(named): Query<Named>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Refusal> {
    let meeting = cloud.meeting(&format!("{}/meet/j.php?MTID={}", cloud.at.base, named.mtid))?;
    let (out, outgoing) = unbounded_channel();
    let session = Session { cloud, meeting, window: random_id(), out };
    Ok(upgrade.on_upgrade(move |socket| session.serve(socket, outgoing)))
}

/// One websocket of a window, from its first frame to its last.
struct Session {
    cloud: SdkCloud,
    meeting: MeetingView,
    window: Uuid,
    out: UnboundedSender<ToWindow>,
}

impl Session {
    async fn serve(self, socket: WebSocket, mut outgoing: UnboundedReceiver<ToWindow>) {
        let (mut sink, mut frames) = socket.split();
        self.greet();
        loop {
            let next = tokio::select! {
                next = outgoing.recv() => next,
                frame = frames.next() => match frame {
                    Some(Ok(Message::Text(text))) if self.hear(&text) => continue,
                    Some(Ok(Message::Text(_))) => return,
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                    Some(Ok(_)) => continue,
                },
            };
            let Some(text) = next.and_then(|next| serde_json::to_string(&next).ok()) else { return };
            if sink.send(Message::text(text)).await.is_err() {
                return;
            }
        }
    }

    fn greet(&self) {
        let MeetingView { title, number, host_name, host_email, .. } = self.meeting.clone();
        let _ = self.out.send(ToWindow::Meeting { title, number, host_name, host_email });
        let people = {
            let state = self.cloud.state();
            let room = state.rooms.values().find(|room| room.meeting.id == self.meeting.id && !room.ended);
            room.map(|room| room.present().map(Person::of).collect()).unwrap_or_default()
        };
        let _ = self.out.send(ToWindow::Participants { participants: people });
    }

    /// Does what the window says. False: the window is done, or says something that cannot be understood.
    fn hear(&self, frame: &str) -> bool {
        let Ok(said) = serde_json::from_str(frame) else { return false };
        match said {
            FromWindow::Enter => self.cloud.host_enters(&self.meeting, self.window, self.out.clone()),
            FromWindow::Answer { id, sdp } => {
                if let Some(reply) = self.cloud.state().questions.remove(&id) {
                    let _ = reply.send(sdp);
                }
            }
            FromWindow::End => self.cloud.host_ends(&self.meeting.id, self.window),
            FromWindow::Leave => return false,
        }
        true
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.cloud.host_goes(&self.meeting.id, self.window);
    }
}

impl Person {
    fn of(participant: &Participant) -> Self {
        let state = match participant.presence {
            Presence::Waiting => "waiting",
            Presence::Joined => "joined",
            Presence::Left => "left",
        };
        let (audio_muted, video_muted) = (participant.audio_muted, participant.video_muted);
        Self { id: participant.id, name: participant.guest.display_name.clone(), audio_muted, video_muted, state }
    }
}

impl SdkCloud {
    fn host_enters(&self, meeting: &MeetingView, id: Uuid, out: UnboundedSender<ToWindow>) {
        // Asked again, because the meeting may have ended while the window stood open.
        let Ok(meeting) = self.meeting(&meeting.sip_address) else {
            let _ = out.send(ToWindow::Ended);
            return;
        };
        let (room, was_here, admitted) = {
            let mut state = self.state();
            let room = state.room_of(meeting.clone());
            let was_here = room.host_window.is_some();
            let (room, admitted) = (room.id, room.host_enters(id));
            let _ = out.send(ToWindow::Entered);
            if let Some(before) = state.windows.insert(room, Window { id, out }).filter(|before| before.id != id) {
                let _ = before.out.send(ToWindow::TakenOver);
            }
            (room, was_here, admitted)
        };
        if !was_here {
            self.webex.host_joined(&meeting.id);
        }
        for guest in &admitted {
            self.webex.guest_joined(&meeting.id, guest);
        }
        self.tell_all(room, "locus.participant_joined", None);
        self.hand_over_all(room);
    }

    fn host_ends(&self, meeting: &str, window: Uuid) {
        let room = {
            let state = self.state();
            let Some(room) = state.rooms.values().find(|room| room.host_window == Some(window)) else { return };
            room.id
        };
        self.close(room);
        self.webex.meeting_ended(meeting);
    }

    /// The window is gone. If it was the host's present one, the guests stay, with nobody on the other side.
    fn host_goes(&self, meeting: &str, window: Uuid) {
        let room = {
            let mut state = self.state();
            let Some(room) = state.rooms.values_mut().find(|room| room.host_window == Some(window)) else { return };
            room.host_window = None;
            let room = room.id;
            state.windows.remove(&room);
            room
        };
        self.webex.host_left(meeting);
        self.tell_all(room, "locus.participant_left", None);
        self.hand_over_all(room);
    }

    fn hand_over_all(&self, room: Uuid) {
        let everyone: Vec<Uuid> =
            self.state().rooms.get(&room).map(|room| room.present().map(|p| p.id).collect()).unwrap_or_default();
        for participant in everyone {
            self.hand_over(room, participant);
        }
    }

    /// Tells the meeting window who is there.
    pub(super) fn show_participants(&self, room: Uuid) {
        let state = self.state();
        let (Some(room), Some(window)) = (state.rooms.get(&room), state.windows.get(&room)) else { return };
        let participants = room.participants.iter().map(Person::of).collect();
        let _ = window.out.send(ToWindow::Participants { participants });
    }
}
