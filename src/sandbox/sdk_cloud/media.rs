//! Media negotiation. The SDK wraps SDP in a protocol named ROAP: an OFFER comes by HTTP, its ANSWER goes back in the
//! response, the SDK confirms with OK. The cloud itself never answers for the host: it hands the offer to the meeting
//! window, a plain `RTCPeerConnection`; in the Webex lobby, and while no window is open, the lobby answers instead.
//!
//! When somebody else should hold the other end (the host opens the window, or closes it), `handover` offers it.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::refusal::{Answer, Body, Caller, Refusal};
use super::room::{MediaPeer, Presence};
use super::sdp::{lets_call, unbundled};
use super::window::ToWindow;
use super::{SdkCloud, dto};
use crate::clock::random_id;

/// How long the meeting window may take to answer; the SDK itself gives up after 35 seconds.
const PATIENCE: Duration = Duration::from_secs(8);

/// A change of media; the SDK sends more than is read here.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MediaRequest {
    local_medias: Vec<LocalMedia>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct LocalMedia {
    /// JSON in a string: that is how Locus wants it.
    local_sdp: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct LocalSdp {
    roap_message: Option<Roap>,
    audio_muted: Option<bool>,
    video_muted: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Roap {
    message_type: String,
    #[serde(default)]
    seq: u64,
    #[serde(default)]
    sdps: Vec<String>,
}

/// `PUT /locus/api/v1/loci/{room}/participant/{participant}/media`
pub(super) async fn media(
    State(cloud): State<SdkCloud>,
    Caller(guest): Caller,
    Path((room, me)): Path<(Uuid, Uuid)>,
    Body(request): Body<MediaRequest>,
) -> Answer {
    cloud.own_place(room, me, &guest)?;
    let local = request.local_medias.first().ok_or_else(|| Refusal::Malformed("localMedias is empty".to_owned()))?;
    let local: LocalSdp = serde_json::from_str(&local.local_sdp).map_err(|e| Refusal::Malformed(e.to_string()))?;
    let media = cloud.note_mutes(room, me, &local)?;
    let remote_sdp = match &local.roap_message {
        Some(roap) => cloud.hear_roap(room, me, roap).await?,
        None => None,
    };
    let connections: Vec<Value> =
        remote_sdp.into_iter().map(|sdp| json!({ "mediaId": media, "type": "SDP", "remoteSdp": sdp })).collect();
    let mut state = cloud.state();
    let room = state.rooms.get_mut(&room).ok_or(Refusal::NoSuch("locus"))?;
    Ok(Json(json!({ "locus": dto::full(room, me, &cloud.at), "mediaConnections": connections })))
}

/// The answer to a TURN discovery: no relay is needed on one machine.
pub(super) fn turn_answer() -> String {
    let headers =
        ["x-cisco-turn-url=", "x-cisco-turn-username=none", "x-cisco-turn-password=none", "noOkInTransaction"];
    let message = json!({ "messageType": "TURN_DISCOVERY_RESPONSE", "version": "2", "seq": 0, "headers": headers });
    json!({ "roapMessage": message }).to_string()
}

fn answer(seq: u64, sdp: &str) -> String {
    // Without the header "noOkInTransaction" the SDK confirms the answer: that is when the next negotiation may begin.
    json!({ "roapMessage": { "messageType": "ANSWER", "version": "2", "seq": seq, "sdps": [sdp] } }).to_string()
}

impl SdkCloud {
    fn note_mutes(&self, room: Uuid, me: Uuid, local: &LocalSdp) -> Result<Uuid, Refusal> {
        let (media, changed) = {
            let mut state = self.state();
            let place = state.place(room, me)?;
            let before = (place.audio_muted, place.video_muted);
            place.audio_muted = local.audio_muted.unwrap_or(place.audio_muted);
            place.video_muted = local.video_muted.unwrap_or(place.video_muted);
            (place.media, before != (place.audio_muted, place.video_muted))
        };
        if changed {
            self.tell_all(room, "locus.participant_updated", Some(me));
        }
        Ok(media)
    }

    async fn hear_roap(&self, room: Uuid, me: Uuid, roap: &Roap) -> Result<Option<String>, Refusal> {
        match roap.message_type.as_str() {
            "TURN_DISCOVERY_REQUEST" => Ok(Some(turn_answer())),
            "OFFER" => {
                let sdp = roap.sdps.first().ok_or_else(|| Refusal::Malformed("an OFFER needs its sdp".to_owned()))?;
                Ok(self.answer_offer(room, me, roap.seq, sdp).await?.map(|sdp| answer(roap.seq, &sdp)))
            }
            "ANSWER" => {
                let sdp = roap.sdps.first().ok_or_else(|| Refusal::Malformed("an ANSWER needs its sdp".to_owned()))?;
                self.offer_answered(room, me, sdp);
                Ok(None)
            }
            "OK" => {
                self.state().place(room, me)?.negotiation.settle();
                self.hand_over(room, me);
                Ok(None)
            }
            // Both sides offered at once: the guest's own offer goes first, and needs no second one from here.
            "ERROR" => {
                self.state().place(room, me)?.negotiation.settle();
                Ok(None)
            }
            _ => Err(Refusal::Malformed("unknown ROAP message".to_owned())),
        }
    }

    async fn answer_offer(&self, room: Uuid, me: Uuid, seq: u64, sdp: &str) -> Result<Option<String>, Refusal> {
        let window = {
            let mut state = self.state();
            let place = state.place(room, me)?;
            place.negotiation.hear_offer(seq, &unbundled(sdp));
            let joined = place.presence == Presence::Joined;
            joined.then(|| state.windows.get(&room).map(|window| window.id)).flatten()
        };
        let (answer, peer) = match window {
            Some(window) => {
                self.lobby.release(me);
                let question = |id| ToWindow::Offer { id, participant: me, sdp: unbundled(sdp) };
                (self.ask_window(room, question).await, MediaPeer::Window(window))
            }
            None => (self.ask_lobby(me, sdp).await, MediaPeer::Lobby),
        };
        let mut state = self.state();
        let place = state.place(room, me)?;
        if let Some(answer) = &answer {
            place.peer = Some(peer);
            place.negotiation.guest_calls = lets_call(answer);
        } else {
            place.negotiation.settle();
        }
        Ok(answer)
    }

    async fn ask_lobby(&self, me: Uuid, sdp: &str) -> Option<String> {
        match self.lobby.answer(me, sdp).await {
            Ok(answer) => Some(answer),
            Err(error) => {
                tracing::warn!(%error, "the sandbox's Webex lobby gives no media");
                None
            }
        }
    }

    /// Asks the meeting window something that it answers with SDP, and waits for that.
    pub(super) async fn ask_window(&self, room: Uuid, question: impl FnOnce(Uuid) -> ToWindow) -> Option<String> {
        let (reply, answer) = oneshot::channel();
        let id = random_id();
        {
            let mut state = self.state();
            state.questions.insert(id, reply);
            let _ = state.windows.get(&room)?.out.send(question(id));
        }
        let answer = tokio::time::timeout(PATIENCE, answer).await;
        self.state().questions.remove(&id);
        answer.ok()?.ok()
    }
}
