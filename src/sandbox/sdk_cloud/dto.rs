//! The pictures of a meeting that the cloud sends to the SDK: always the full one ("DTO"), because full pictures need
//! none of the SDK's machinery for differences. Only fields that the SDK reads are in it.

use std::sync::Arc;

use serde_json::{Value, json};
use uuid::Uuid;

use super::room::{Participant, Presence, Room};

/// Addresses under which the cloud's parts are reached.
#[derive(Clone, Debug)]
pub(super) struct Addresses {
    /// `http://host:port`
    pub base: Arc<str>,
}

impl Addresses {
    pub fn room(&self, room: Uuid) -> String {
        format!("{}/locus/api/v1/loci/{room}", self.base)
    }

    pub fn participant(&self, room: Uuid, participant: Uuid) -> String {
        format!("{}/participant/{participant}", self.room(room))
    }

    pub fn device(&self, device: Uuid) -> String {
        format!("{}/wdm/api/v1/devices/{device}", self.base)
    }

    /// The same host and port, spoken to over a websocket.
    pub fn socket(&self, path: &str) -> String {
        format!("ws{}{path}", self.base.trim_start_matches("http"))
    }
}

/// The meeting as the participant `me` may see it.
pub(super) fn full(room: &mut Room, me: Uuid, at: &Addresses) -> Value {
    let version = room.next_version();
    let Some(own) = room.participant(me) else { return Value::Null };
    let (state, active) = if room.ended { ("INACTIVE", false) } else { ("ACTIVE", true) };
    json!({
        "url": at.room(room.id),
        "participantsUrl": format!("{}/participant", at.room(room.id)),
        "fullState": { "active": active, "state": state, "type": "MEETING", "count": room.present().count(), "locked": false },
        "host": { "id": room.host, "name": room.meeting.host_name, "isExternal": false },
        "info": info(room, at),
        "controls": { "lock": { "locked": false }, "record": { "recording": false, "paused": false, "meta": {} } },
        "participants": roster(room, own, at),
        "self": own_entry(room, own, at),
        "mediaShares": [],
        "replaces": [],
        "sequence": { "entries": [version], "rangeStart": 0, "rangeEnd": 0 },
        "links": { "services": {}, "resources": {} },
    })
}

fn info(room: &Room, at: &Addresses) -> Value {
    json!({
        "webExMeetingId": room.meeting.number,
        "webExMeetingName": room.meeting.title,
        "topic": room.meeting.title,
        "sipUri": room.meeting.sip_address,
        "owner": room.host,
        "isUnlocked": true,
        "datachannelUrl": format!("{}/datachannel/api/v1/{}", at.base, room.id),
        "userDisplayHints": [],
        "displayHints": { "joined": [], "moderator": [] },
    })
}

/// Whoever waits in the lobby sees nobody but themselves.
fn roster(room: &Room, own: &Participant, at: &Addresses) -> Vec<Value> {
    if own.presence == Presence::Waiting {
        return vec![entry(room, own, at)];
    }
    let host = room.host_came.then(|| host_entry(room, at));
    host.into_iter().chain(room.participants.iter().map(|p| entry(room, p, at))).collect()
}

fn host_entry(room: &Room, at: &Addresses) -> Value {
    let url = at.participant(room.id, room.host);
    let state = state(if room.host_window.is_some() { Presence::Joined } else { Presence::Left });
    json!({
        "id": room.host, "url": url, "state": state, "type": "USER", "guest": false, "moderator": true, "isCreator": true,
        "person": { "id": room.host, "name": room.meeting.host_name, "isExternal": false },
        "status": { "audioStatus": "SENDRECV", "videoStatus": "SENDRECV" },
        "devices": [{ "url": format!("{url}/device"), "state": state, "deviceType": "WEB", "intent": { "id": room.host, "type": "NONE" } }],
        "controls": { "audio": { "muted": false, "meta": {} } },
    })
}

fn entry(room: &Room, who: &Participant, at: &Addresses) -> Value {
    json!({
        "id": who.id, "url": at.participant(room.id, who.id), "state": state(who.presence), "type": "USER",
        "guest": true, "moderator": false, "isCreator": false,
        "person": { "id": who.guest.uuid, "name": who.guest.display_name, "isExternal": true },
        "status": { "audioStatus": direction(who.audio_muted), "videoStatus": direction(who.video_muted) },
        "deviceUrl": at.device(who.device),
        "devices": [device(room, who, at)],
        "controls": { "audio": { "muted": false, "meta": {} } },
    })
}

fn own_entry(room: &Room, own: &Participant, at: &Addresses) -> Value {
    let mut own_entry = entry(room, own, at);
    own_entry["canBeController"] = json!(false);
    own_entry["alertType"] = json!({ "action": "NONE" });
    own_entry["alertHint"] = json!({ "action": "NONE" });
    own_entry["enableDTMF"] = json!(false);
    own_entry["isEnterInProgress"] = json!(false);
    own_entry["roles"] = json!([]);
    if room.ended {
        own_entry["reason"] = json!("MEETING_ENDED");
    }
    own_entry
}

fn device(room: &Room, who: &Participant, at: &Addresses) -> Value {
    let intent = match who.presence {
        Presence::Waiting => json!({ "id": who.id, "type": "WAIT", "associatedWith": at.room(room.id) }),
        Presence::Joined | Presence::Left => json!({ "id": who.id, "type": "NONE" }),
    };
    let session =
        |kind: &str| json!({ "mediaType": kind, "direction": "SENDRECV", "mediaContent": "main", "state": "UP" });
    json!({
        "url": at.device(who.device), "deviceType": "WEB", "state": state(who.presence),
        "correlationId": who.correlation, "intent": intent, "mediaSessions": [session("audio"), session("video")],
    })
}

fn state(presence: Presence) -> &'static str {
    match presence {
        Presence::Waiting => "IDLE",
        Presence::Joined => "JOINED",
        Presence::Left => "LEFT",
    }
}

fn direction(muted: bool) -> &'static str {
    if muted { "RECVONLY" } else { "SENDRECV" }
}

#[cfg(test)]
mod tests {
    use super::super::room::tests::{guest, room};
    use super::*;
    use crate::clock::random_id;

    fn at() -> Addresses {
        Addresses { base: "http://127.0.0.1:7401".into() }
    }

    #[test]
    fn who_waits_sees_only_themselves_and_that_they_wait() {
        let mut room = room();
        let (maria, _) = room.join(guest("Maria"), random_id(), "c1".to_owned());
        room.join(guest("Jose"), random_id(), "c2".to_owned());
        let seen = full(&mut room, maria, &at());
        assert_eq!(seen["self"]["state"], "IDLE");
        assert_eq!(seen["self"]["devices"][0]["intent"]["type"], "WAIT");
        assert_eq!(seen["participants"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn who_is_in_sees_host_and_guests_and_their_mutes() {
        let mut room = room();
        room.host_enters(random_id());
        let (maria, _) = room.join(guest("Maria"), random_id(), "c1".to_owned());
        room.participant_mut(maria).into_iter().for_each(|p| p.audio_muted = true);
        let seen = full(&mut room, maria, &at());
        let names: Vec<&Value> =
            seen["participants"].as_array().into_iter().flatten().map(|p| &p["person"]["name"]).collect();
        assert_eq!(names, ["Dra. Ana Ruiz", "Maria"]);
        assert_eq!(seen["self"]["status"], json!({ "audioStatus": "RECVONLY", "videoStatus": "SENDRECV" }));
    }

    #[test]
    fn a_host_who_closed_the_window_is_shown_as_gone() {
        let mut room = room();
        room.host_enters(random_id());
        let (maria, _) = room.join(guest("Maria"), random_id(), "c1".to_owned());
        room.host_window = None;
        assert_eq!(full(&mut room, maria, &at())["participants"][0]["state"], "LEFT");
    }

    #[test]
    fn each_picture_is_newer_than_the_last_and_the_last_says_inactive() {
        let mut room = room();
        let (maria, _) = room.join(guest("Maria"), random_id(), "c1".to_owned());
        let version = |seen: &Value| seen["sequence"]["entries"][0].as_u64();
        let first = full(&mut room, maria, &at());
        room.end();
        let last = full(&mut room, maria, &at());
        assert!(version(&first) < version(&last));
        assert_eq!(last["fullState"]["state"], "INACTIVE");
        assert_eq!(last["self"]["reason"], "MEETING_ENDED");
    }

    #[test]
    fn websockets_live_beside_the_routes() {
        assert_eq!(at().socket("/mercury/1"), "ws://127.0.0.1:7401/mercury/1");
    }
}
