//! Moving a guest's media to another holder: from the Webex lobby to the host's window when it opens, from one window to
//! the next, and back to the lobby when the window closes. The guest's SDK notices a new offer and a new picture, no more.
//!
//! The SDK takes an OFFER from the cloud over Mercury, answers it by HTTP and wants an OK. (It also knows OFFER_REQUEST,
//! but cannot send the reply to that and hangs.) The offer has to fit the connection that the guest's browser already has,
//! so the new holder first takes the guest's last offer as a template, without its network addresses, and then offers.

use serde_json::{Value, json};
use uuid::Uuid;

use super::SdkCloud;
use super::room::{MediaPeer, Presence};
use super::sdp::{template, unbundled};
use super::window::ToWindow;

impl SdkCloud {
    /// Offers a guest's media to whoever should hold it, if that is not who does, and no negotiation is under way.
    pub(super) fn hand_over(&self, room: Uuid, me: Uuid) {
        let (peer, template, seq) = {
            let mut state = self.state();
            let wanted = state.windows.get(&room).map_or(MediaPeer::Lobby, |window| MediaPeer::Window(window.id));
            let Ok(place) = state.place(room, me) else { return };
            let elsewhere = place.peer.is_some_and(|peer| peer != wanted);
            if place.presence != Presence::Joined || place.negotiation.open || !elsewhere {
                return;
            }
            let Some(offer) = &place.negotiation.offer else { return };
            let template = template(offer, place.negotiation.guest_calls);
            (wanted, template, place.negotiation.begin(wanted))
        };
        let cloud = self.clone();
        tokio::spawn(async move { cloud.offer(room, me, peer, template, seq).await });
    }

    async fn offer(&self, room: Uuid, me: Uuid, peer: MediaPeer, template: String, seq: u64) {
        let offer = match peer {
            MediaPeer::Window(_) => {
                self.ask_window(room, |id| ToWindow::TakeOver { id, participant: me, sdp: template }).await
            }
            MediaPeer::Lobby => self.lobby.offer(me, &template).await.ok(),
        };
        let told = {
            let mut state = self.state();
            let Ok(place) = state.place(room, me) else { return };
            // Meanwhile the guest may have offered, which settles everything.
            if place.negotiation.seq() != seq || place.negotiation.offered != Some(peer) {
                return;
            }
            match offer {
                Some(sdp) => (place.device, roap(&place.correlation, "OFFER", seq, &[unbundled(&sdp)])),
                None => return place.negotiation.settle(),
            }
        };
        self.push(told.0, "locus.message.roap", told.1);
    }

    /// The guest has answered the offer that was made to them.
    pub(super) fn offer_answered(&self, room: Uuid, me: Uuid, sdp: &str) {
        let told = {
            let mut state = self.state();
            let Ok(place) = state.place(room, me) else { return };
            let Some(peer) = place.negotiation.offered else { return };
            place.peer = Some(peer);
            place.negotiation.settle();
            let told = (place.device, roap(&place.correlation, "OK", place.negotiation.seq(), &[]));
            if let (MediaPeer::Window(id), Some(window)) = (peer, state.windows.get(&room))
                && window.id == id
            {
                self.lobby.release(me);
                let _ = window.out.send(ToWindow::Accepted { participant: me, sdp: sdp.to_owned() });
            } else if let Err(error) = self.lobby.accept(me, sdp) {
                tracing::warn!(%error, "the sandbox's Webex lobby gives no media");
            }
            told
        };
        self.push(told.0, "locus.message.roap", told.1);
        self.hand_over(room, me);
    }

    /// A device's line is back: what was offered while it was down has not been heard.
    pub(super) fn offer_again(&self, device: Uuid) {
        let unheard: Vec<(Uuid, Uuid)> = {
            let mut state = self.state();
            let rooms = state.rooms.values_mut().filter(|room| !room.ended);
            let places = rooms.flat_map(|room| room.participants.iter_mut().map(|place| (room.id, place)));
            places
                .filter(|(_, place)| place.device == device && place.negotiation.offered.is_some())
                .map(|(room, place)| {
                    place.negotiation.settle();
                    (room, place.id)
                })
                .collect()
        };
        for (room, place) in unheard {
            self.hand_over(room, place);
        }
    }
}

fn roap(correlation: &str, kind: &str, seq: u64, sdps: &[String]) -> Value {
    let message = json!({ "messageType": kind, "version": "2", "seq": seq, "sdps": sdps });
    json!({ "correlationId": correlation, "message": message })
}
