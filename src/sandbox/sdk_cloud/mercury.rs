//! The websockets of a device: "Mercury" carries what happens in meetings; a second one beside each meeting ("LLM")
//! carries nothing here but must be there. Both speak the same small protocol: the first frame brings the token, then
//! the device pings every 15 seconds.

use std::time::Duration;

use axum::Json;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::response::Response;
use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uuid::Uuid;

use super::refusal::{Answer, Body, Caller};
use super::{SdkCloud, devices};
use crate::clock::random_id;

/// What goes out on a device's line.
#[derive(Debug)]
pub(super) enum ToDevice {
    /// A frame of the protocol.
    Frame(Value),
    /// The end of the line, with a websocket close code.
    Close(u16),
}

/// What a device sends. Other kinds of frame (acknowledgements) need no answer.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum FromDevice {
    Authorization {
        id: Value,
        data: Authorization,
    },
    Ping {
        id: Value,
    },
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
struct Authorization {
    token: String,
}

/// How long a page may be without its line before it counts as closed.
const ABSENCE: Duration = Duration::from_secs(30);

/// The close code by which Webex says that a token is not accepted.
const NOT_AUTHORIZED: u16 = 4401;
/// The close code for a frame that cannot be read.
const UNREADABLE: u16 = 1003;
/// The close code of a device that is no longer registered.
pub(super) const UNREGISTERED: u16 = 1000;
/// The close code after which the SDK comes back at once.
pub(super) const GOING_AWAY: u16 = 1001;

/// `GET /mercury/{device}`
pub(super) async fn mercury(
    State(cloud): State<SdkCloud>,
    Path(device): Path<Uuid>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade.on_upgrade(move |socket| async move {
        serve(Line::new(cloud.clone(), Some(device)), socket).await;
        cloud.wait_for(device).await;
    })
}

/// `GET /llm/{room}`
pub(super) async fn data_line(State(cloud): State<SdkCloud>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| serve(Line::new(cloud, None), socket))
}

/// `POST /datachannel/api/v1/{room}`: where the second websocket is.
pub(super) async fn data_channel(
    State(cloud): State<SdkCloud>,
    _caller: Caller,
    Path(room): Path<Uuid>,
    Body(_): Body<Value>,
) -> Answer {
    Ok(Json(json!({ "webSocketUrl": cloud.at.socket(&format!("/llm/{room}")), "binding": room })))
}

/// One websocket: Mercury with its device, the data line without.
struct Line {
    cloud: SdkCloud,
    device: Option<Uuid>,
    connection: Uuid,
    out: UnboundedSender<ToDevice>,
    outgoing: Option<UnboundedReceiver<ToDevice>>,
}

impl Line {
    fn new(cloud: SdkCloud, device: Option<Uuid>) -> Self {
        let (out, outgoing) = unbounded_channel();
        Self { cloud, device, connection: random_id(), out, outgoing: Some(outgoing) }
    }

    /// What a frame is answered with.
    fn hear(&self, frame: &str) -> Option<ToDevice> {
        match serde_json::from_str(frame) {
            Ok(FromDevice::Ping { id }) => Some(ToDevice::Frame(json!({ "id": id, "type": "pong" }))),
            Ok(FromDevice::Authorization { id, data }) if self.authorize(&data.token) => {
                Some(ToDevice::Frame(self.welcome(&id)))
            }
            Ok(FromDevice::Authorization { .. }) => Some(ToDevice::Close(NOT_AUTHORIZED)),
            Ok(FromDevice::Other) => None,
            Err(_) => Some(ToDevice::Close(UNREADABLE)),
        }
    }

    fn authorize(&self, token: &str) -> bool {
        let token = token.trim_start_matches("Bearer ").trim();
        let Some(guest) = self.cloud.webex.guest_by_token(token) else { return false };
        let Some(id) = self.device else { return true };
        match self.cloud.state().devices.get_mut(&id) {
            Some(device) if device.owner == guest.person_id => {
                device.line = Some((self.connection, self.out.clone()));
            }
            _ => return false,
        }
        self.cloud.offer_again(id);
        true
    }

    fn welcome(&self, id: &Value) -> Value {
        let data = json!({ "eventType": "mercury.buffer_state", "locus": [], "bufferState": {} });
        let timestamp = self.cloud.clock.now().as_millisecond();
        json!({ "id": id, "data": data, "timestamp": timestamp, "sequenceNumber": 0, "filterMessage": false })
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let Some(id) = self.device else { return };
        if let Some(device) = self.cloud.state().devices.get_mut(&id)
            && device.line.as_ref().is_some_and(|(connection, _)| *connection == self.connection)
        {
            device.line = None;
        }
    }
}

async fn serve(mut line: Line, socket: WebSocket) {
    let (mut out, mut frames) = socket.split();
    let Some(mut outgoing) = line.outgoing.take() else { return };
    loop {
        let next = tokio::select! {
            next = outgoing.recv() => next,
            frame = frames.next() => match frame {
                Some(Ok(Message::Text(text))) => line.hear(&text),
                Some(Ok(Message::Close(_))) => {
                    // Its answer, without which a browser takes the end for a lost connection and the SDK comes back.
                    let _ = out.close().await;
                    return;
                }
                Some(Err(_)) | None => return,
                Some(Ok(_)) => None,
            },
        };
        let sent = match next {
            Some(ToDevice::Frame(frame)) => out.send(Message::text(frame.to_string())).await,
            Some(ToDevice::Close(code)) => {
                let close = CloseFrame { code, reason: "closed by the simulator".into() };
                let _ = out.send(Message::Close(Some(close))).await;
                return;
            }
            None => Ok(()),
        };
        if sent.is_err() {
            return;
        }
    }
}

impl SdkCloud {
    /// Sends what happened to a device. While its line is down the event is lost: the SDK asks for the meetings again
    /// when it is back.
    pub(super) fn push(&self, device: Uuid, event_type: &str, details: Value) {
        let mut data = json!({ "eventType": event_type });
        if let (Value::Object(data), Value::Object(details)) = (&mut data, details) {
            data.extend(details);
        }
        let timestamp = self.clock.now().as_millisecond();
        let state = self.state();
        let line = state.devices.get(&device).and_then(|device: &devices::Device| device.line.as_ref());
        if let Some((_, line)) = line {
            let frame = json!({
                "id": random_id(), "data": data, "timestamp": timestamp, "trackingId": format!("sandbox_{}", random_id()),
                "alertType": "none", "headers": {}, "sequenceNumber": state.next_event(), "filterMessage": false,
            });
            let _ = line.send(ToDevice::Frame(frame));
        }
    }

    /// Gives a device that lost its line time to come back. A page that does not was closed without a goodbye: its guest
    /// is taken out of the meeting.
    async fn wait_for(&self, device: Uuid) {
        tokio::time::sleep(ABSENCE).await;
        let gone: Vec<(Uuid, Uuid)> = {
            let state = self.state();
            if state.devices.get(&device).is_some_and(|device| device.line.is_some()) {
                return;
            }
            let places = state.rooms.values().flat_map(|room| room.present().map(|place| (room.id, place)));
            places.filter(|(_, place)| place.device == device).map(|(room, place)| (room, place.id)).collect()
        };
        for (room, place) in gone {
            self.take_out(room, place);
        }
    }

    /// Cuts every Mercury line, as a busy cloud does now and then; the SDK comes back by itself.
    pub fn cut_lines(&self) {
        for device in self.state().devices.values() {
            if let Some((_, line)) = &device.line {
                let _ = line.send(ToDevice::Close(GOING_AWAY));
            }
        }
    }
}
