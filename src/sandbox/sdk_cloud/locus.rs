//! Coming into a meeting, being in it, leaving it: the routes under `/locus`.

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::media::turn_answer;
use super::refusal::{Answer, Body, Caller, Refusal};
use super::room::{Presence, Room};
use super::{SdkCloud, devices, dto, meeting_info};
use crate::sandbox::webex::{Guest, MeetingView};

/// A wish to join; the SDK sends more than is read here.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Join {
    device: DeviceRef,
    correlation_id: String,
    invitee: Option<Invitee>,
    permission_token: Option<String>,
}

#[derive(Debug, Deserialize)]
struct DeviceRef {
    url: String,
}

#[derive(Debug, Deserialize)]
struct Invitee {
    address: String,
}

/// `POST /locus/api/v1/loci/call`: join by address.
pub(super) async fn call(State(cloud): State<SdkCloud>, Caller(guest): Caller, Body(join): Body<Join>) -> Answer {
    let invitee = join.invitee.as_ref().ok_or_else(|| Refusal::Malformed("invitee is required".to_owned()))?;
    let meeting = cloud.meeting(&invitee.address)?;
    cloud.join(guest, &join, meeting)
}

/// `POST /locus/api/v1/loci/{room}/participant`: join a meeting whose Locus is known.
pub(super) async fn participate(
    State(cloud): State<SdkCloud>,
    Caller(guest): Caller,
    Path(room): Path<Uuid>,
    Body(join): Body<Join>,
) -> Answer {
    let address = cloud.state().rooms.get(&room).map(|room| room.meeting.sip_address.clone());
    let meeting = cloud.meeting(&address.ok_or(Refusal::NoSuch("locus"))?)?;
    cloud.join(guest, &join, meeting)
}

/// `GET /locus/api/v1/loci`: the caller's running meetings. The SDK asks after each reconnection, and forgets a meeting
/// that is not listed.
pub(super) async fn list(State(cloud): State<SdkCloud>, Caller(guest): Caller) -> Answer {
    let mut state = cloud.state();
    let mine = |room: &Room| room.present().find(|p| p.guest.person_id == guest.person_id).map(|p| p.id);
    let rooms = state.rooms.values_mut().filter(|room| !room.ended);
    let loci: Vec<Value> = rooms.filter_map(|room| mine(room).map(|me| dto::full(room, me, &cloud.at))).collect();
    Ok(Json(json!({ "loci": loci, "locusUrls": [], "remoteLocusClusterUrls": [] })))
}

/// `GET /locus/api/v1/loci/{room}`
pub(super) async fn get(State(cloud): State<SdkCloud>, Caller(guest): Caller, Path(room): Path<Uuid>) -> Answer {
    let mut state = cloud.state();
    let room = state.rooms.get_mut(&room).ok_or(Refusal::NoSuch("locus"))?;
    let me = room.participants.iter().find(|p| p.guest.person_id == guest.person_id).map(|p| p.id);
    Ok(Json(dto::full(room, me.ok_or(Refusal::NotYours)?, &cloud.at)))
}

/// `PUT /locus/api/v1/loci/{room}/participant/{participant}/leave`
pub(super) async fn leave(
    State(cloud): State<SdkCloud>,
    Caller(guest): Caller,
    Path((room_id, me)): Path<(Uuid, Uuid)>,
    Body(_): Body<Value>,
) -> Answer {
    cloud.own_place(room_id, me, &guest)?;
    cloud.take_out(room_id, me);
    let mut state = cloud.state();
    let room = state.rooms.get_mut(&room_id).ok_or(Refusal::NoSuch("locus"))?;
    Ok(Json(json!({ "locus": dto::full(room, me, &cloud.at), "mediaConnections": [] })))
}

impl SdkCloud {
    fn join(&self, guest: Guest, join: &Join, meeting: MeetingView) -> Answer {
        let permitted = join.permission_token.as_deref().is_some_and(|token| meeting_info::permits(token, &meeting));
        if !meeting.password.is_empty() && !permitted {
            return Err(Refusal::WrongPassword);
        }
        let device = join.device.url.rsplit('/').next().and_then(|id| Uuid::parse_str(id).ok());
        let device = device.ok_or_else(|| Refusal::Malformed("device.url is not a device".to_owned()))?;
        let (answer, room, me, meeting, entered) = {
            let mut state = self.state();
            devices::own(state.devices.get(&device), &guest)?;
            let room = state.room_of(meeting);
            let (me, entered) = room.join(guest.clone(), device, join.correlation_id.clone());
            let media = room.participant(me).map(|p| p.media);
            let connection = json!({ "mediaId": media, "type": "SDP", "remoteSdp": turn_answer() });
            let answer = json!({ "locus": dto::full(room, me, &self.at), "mediaConnections": [connection] });
            (answer, room.id, me, room.meeting.id.clone(), entered)
        };
        if entered {
            self.webex.guest_joined(&meeting, &guest);
        }
        self.tell_all(room, "locus.participant_joined", Some(me));
        Ok(Json(answer))
    }

    /// Takes a guest out of a meeting or its lobby, and tells everyone.
    pub(super) fn take_out(&self, room_id: Uuid, participant: Uuid) {
        let left = {
            let mut state = self.state();
            let Some(room) = state.rooms.get_mut(&room_id) else { return };
            room.leave(participant).map(|guest| (room.meeting.id.clone(), guest))
        };
        self.lobby.release(participant);
        if let Some((meeting, guest)) = left {
            self.webex.guest_left(&meeting, &guest);
        }
        self.tell_all(room_id, "locus.participant_left", None);
    }

    /// Checks that a place in a meeting is this guest's.
    pub(super) fn own_place(&self, room: Uuid, participant: Uuid, guest: &Guest) -> Result<(), Refusal> {
        let state = self.state();
        let room = state.rooms.get(&room).ok_or(Refusal::NoSuch("locus"))?;
        let place = room.participant(participant).ok_or(Refusal::NoSuch("participant"))?;
        if place.guest.person_id == guest.person_id { Ok(()) } else { Err(Refusal::NotYours) }
    }

    /// Sends the new picture of a meeting to everyone in it and to the meeting window; not to `except`, who is just being
    /// answered and would take an earlier event for another meeting.
    pub(super) fn tell_all(&self, room: Uuid, event_type: &str, except: Option<Uuid>) {
        let pictures: Vec<(Uuid, Value)> = {
            let mut state = self.state();
            let Some(room) = state.rooms.get_mut(&room) else { return };
            let told = room.participants.iter().filter(|p| told(room, p.presence) && Some(p.id) != except);
            let told: Vec<(Uuid, Uuid)> = told.map(|p| (p.id, p.device)).collect();
            told.into_iter().map(|(id, device)| (device, dto::full(room, id, &self.at))).collect()
        };
        for (device, locus) in pictures {
            self.push(device, event_type, json!({ "locusUrl": locus["url"], "locus": locus }));
        }
        self.show_participants(room);
    }
}

/// Who has left hears no more, unless the meeting is over: then that is what they hear last.
fn told(room: &Room, presence: Presence) -> bool {
    presence != Presence::Left || room.ended
}
