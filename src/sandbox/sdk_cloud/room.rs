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
    /// Whether one is under way.
    pub open: bool,
    /// Who has offered to hold the guest's media, until the guest answers.
    pub offered: Option<MediaPeer>,
}

impl Negotiation {
    /// The guest begins one.
    pub fn hear_offer(&mut self, seq: u64, sdp: &str) {
        *self = Self { seq: self.seq.max(seq), offer: Some(sdp.to_owned()), open: true, offered: None };
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
    pub host_window: Option<Uuid>,
    pub ended: bool,
    pub participants: Vec<Participant>,
    version: u64,
}

impl Room {
    pub fn new(meeting: MeetingView) -> Self {
        let (id, host) = (random_id(), random_id());
        Self { id, meeting, host, host_window: None, ended: false, participants: Vec::new(), version: 0 }
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
        self.host_window = Some(window);
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
