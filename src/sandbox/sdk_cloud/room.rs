//! One running meeting as the Webex cloud keeps it (Webex calls it a "Locus"): who waits in the Webex lobby, who is in,
//! who is muted, and whether the host is there.
//!
//! Pure state, no I/O: the routes change it under the cloud's lock and send what follows from it afterwards.

use uuid::Uuid;

use crate::clock::random_id;
use crate::sandbox::webex::{Guest, MeetingView};

/// Where somebody stands in a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// In the Webex lobby: the host has not opened the meeting yet.
    Waiting,
    /// In the meeting.
    Joined,
    /// No longer in it.
    Left,
}

/// Who holds the other end of a participant's media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MediaPeer {
    /// The Webex lobby: connected, silent and dark.
    Lobby,
    /// The meeting window with this id.
    Window(Uuid),
}

/// How far a guest's media negotiation is: one at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Negotiation {
    /// Number of the last one; the next must be larger.
    seq: u64,
    /// What the guest's browser offered last: what it can send and receive.
    pub offer: Option<String>,
    /// Whether the guest's browser speaks first in the encryption's handshake.
    pub guest_calls: bool,
    /// Whether one is under way.
    pub open: bool,
    /// Who has offered to hold the guest's media, until the guest answers.
    pub offered: Option<MediaPeer>,
}

impl Negotiation {
    /// The guest begins one.
    pub fn hear_offer(&mut self, seq: u64, sdp: &str) {
        let (seq, offer) = (self.seq.max(seq), Some(sdp.to_owned()));
        *self = Self { seq, offer, open: true, offered: None, ..*self };
    }

    /// The cloud begins one, for `peer`. Returns its number.
    pub fn begin(&mut self, peer: MediaPeer) -> u64 {
        (self.seq, self.open, self.offered) = (self.seq + 1, true, Some(peer));
        self.seq
    }

    /// It is over, however it ended.
    pub fn settle(&mut self) {
        (self.open, self.offered) = (false, None);
    }

    /// The number of the last one.
    pub fn seq(&self) -> u64 {
        self.seq
    }
}

/// A guest in the meeting, or on the way into it.
#[derive(Clone, Debug)]
pub(super) struct Participant {
    pub id: Uuid,
    pub guest: Guest,
    pub device: Uuid,
    pub correlation: String,
    pub media: Uuid,
    pub presence: Presence,
    pub audio_muted: bool,
    pub video_muted: bool,
    pub peer: Option<MediaPeer>,
    pub negotiation: Negotiation,
}

/// A meeting that somebody has come to.
#[derive(Clone, Debug)]
pub(super) struct Room {
    pub id: Uuid,
    pub meeting: MeetingView,
    pub host: Uuid,
    /// The host's open meeting window.
    pub host_window: Option<Uuid>,
    /// Whether the host has ever been here: the SDK has to be told that somebody left, absence means nothing to it.
    pub host_came: bool,
    pub ended: bool,
    pub participants: Vec<Participant>,
    version: u64,
}

impl Room {
    pub fn new(meeting: MeetingView) -> Self {
        let (id, host) = (random_id(), random_id());
        Self {
            id,
            meeting,
            host,
            host_window: None,
            host_came: false,
            ended: false,
            participants: Vec::new(),
            version: 0,
        }
    }

    /// Lets `guest` in, or into the Webex lobby while there is no host. The same guest on a new device (a reloaded page)
    /// takes over their own place. Returns the participant and whether they have just come into the meeting.
    pub fn join(&mut self, guest: Guest, device: Uuid, correlation: String) -> (Uuid, bool) {
        let presence = if self.host_window.is_some() { Presence::Joined } else { Presence::Waiting };
        let known = self.participants.iter_mut().find(|p| p.guest.person_id == guest.person_id);
        if let Some(known) = known {
            let was_in = known.presence == Presence::Joined;
            let presence = if was_in { Presence::Joined } else { presence };
            *known = Participant { id: known.id, ..Participant::new(guest, device, correlation, presence) };
            return (known.id, presence == Presence::Joined && !was_in);
        }
        let new = Participant::new(guest, device, correlation, presence);
        let id = new.id;
        self.participants.push(new);
        (id, presence == Presence::Joined)
    }

    /// The host is here, in `window`: everyone in the Webex lobby comes in. Returns those who do.
    pub fn host_enters(&mut self, window: Uuid) -> Vec<Guest> {
        (self.host_window, self.host_came) = (Some(window), true);
        let waiting = self.participants.iter_mut().filter(|p| p.presence == Presence::Waiting);
        waiting
            .map(|p| {
                p.presence = Presence::Joined;
                p.guest.clone()
            })
            .collect()
    }

    /// Takes a participant out. Returns the guest if they had been in the meeting, not only in its lobby.
    pub fn leave(&mut self, participant: Uuid) -> Option<Guest> {
        let leaver = self.participant_mut(participant)?;
        let was_in = leaver.presence == Presence::Joined;
        leaver.presence = Presence::Left;
        leaver.peer = None;
        was_in.then(|| leaver.guest.clone())
    }

    /// Ends the meeting for everybody.
    pub fn end(&mut self) {
        self.ended = true;
        self.host_window = None;
        for participant in &mut self.participants {
            participant.presence = Presence::Left;
            participant.peer = None;
        }
    }

    /// The participant with this id.
    pub fn participant(&self, id: Uuid) -> Option<&Participant> {
        self.participants.iter().find(|p| p.id == id)
    }

    /// The participant with this id, to change.
    pub fn participant_mut(&mut self, id: Uuid) -> Option<&mut Participant> {
        self.participants.iter_mut().find(|p| p.id == id)
    }

    /// Those who wait or are in.
    pub fn present(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|p| p.presence != Presence::Left)
    }

    /// A number larger than all before: the SDK drops a picture of the meeting that is not newer than what it has.
    pub fn next_version(&mut self) -> u64 {
        self.version += 1;
        self.version
    }
}

impl Participant {
    fn new(guest: Guest, device: Uuid, correlation: String, presence: Presence) -> Self {
        let (id, media) = (random_id(), random_id());
        let (audio_muted, video_muted) = (false, false);
        Self {
            id,
            guest,
            device,
            correlation,
            media,
            presence,
            audio_muted,
            video_muted,
            peer: None,
            negotiation: Negotiation::default(),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::sandbox::webex::RunState;

    pub(in super::super) fn guest(name: &str) -> Guest {
        Guest {
            person_id: format!("person-{name}"),
            uuid: random_id(),
            display_name: name.to_owned(),
            email: format!("{name}@guest.test"),
            expires_at: jiff::Timestamp::MAX,
        }
    }

    pub(in super::super) fn room() -> Room {
        Room::new(MeetingView {
            id: "0123456789abcdef0123456789abcdef".to_owned(),
            number: "26620001111".to_owned(),
            sip_address: "26620001111@sandbox.test".to_owned(),
            title: "Visit".to_owned(),
            password: String::new(),
            web_link: "http://127.0.0.1:7401/meet/j.php?MTID=m1".to_owned(),
            host_email: "ana@clinic.test".to_owned(),
            host_name: "Dra. Ana Ruiz".to_owned(),
            state: RunState::Scheduled,
        })
    }

    fn come(room: &mut Room, name: &str) -> (Uuid, bool) {
        room.join(guest(name), random_id(), "correlation".to_owned())
    }

    #[test]
    fn before_the_host_everyone_waits_and_the_host_lets_all_in() {
        let mut room = room();
        let (maria, entered) = come(&mut room, "Maria");
        assert!(!entered);
        come(&mut room, "Jose");
        let admitted: Vec<String> = room.host_enters(random_id()).into_iter().map(|g| g.display_name).collect();
        assert_eq!(admitted, ["Maria", "Jose"]);
        assert_eq!(room.participant(maria).map(|p| p.presence), Some(Presence::Joined));
        assert!(room.host_enters(random_id()).is_empty(), "nobody is admitted twice");
    }

    #[test]
    fn with_the_host_there_a_guest_comes_straight_in() {
        let mut room = room();
        room.host_enters(random_id());
        assert!(come(&mut room, "Maria").1);
    }

    #[test]
    fn a_reloaded_page_takes_its_own_place_again() {
        let mut room = room();
        room.host_enters(random_id());
        let (first, _) = come(&mut room, "Maria");
        let device = random_id();
        let (second, entered) = room.join(guest("Maria"), device, "again".to_owned());
        assert_eq!((second, entered), (first, false));
        assert_eq!(room.present().count(), 1);
        assert_eq!(room.participant(first).map(|p| p.device), Some(device));
    }

    #[test]
    fn a_guest_who_had_left_comes_in_anew() {
        let mut room = room();
        room.host_enters(random_id());
        let (maria, _) = come(&mut room, "Maria");
        assert!(room.leave(maria).is_some());
        assert_eq!(come(&mut room, "Maria"), (maria, true));
    }

    #[test]
    fn leaving_the_lobby_is_no_leaving_of_the_meeting() {
        let mut room = room();
        let (maria, _) = come(&mut room, "Maria");
        assert!(room.leave(maria).is_none());
        assert!(room.host_enters(random_id()).is_empty(), "who left the lobby is not admitted");
    }

    #[test]
    fn the_end_takes_everybody_out() {
        let mut room = room();
        room.host_enters(random_id());
        come(&mut room, "Maria");
        room.end();
        assert!(room.ended && room.host_window.is_none());
        assert_eq!(room.present().count(), 0);
    }

    #[test]
    fn a_guests_offer_overtakes_the_clouds() {
        let mut negotiation = Negotiation::default();
        negotiation.hear_offer(3, "v=0");
        negotiation.settle();
        assert_eq!(negotiation.begin(MediaPeer::Lobby), 4);
        negotiation.hear_offer(4, "v=0 again");
        assert_eq!((negotiation.seq(), negotiation.open, negotiation.offered), (4, true, None));
        assert_eq!(negotiation.offer.as_deref(), Some("v=0 again"));
    }
}
