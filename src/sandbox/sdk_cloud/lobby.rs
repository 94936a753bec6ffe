//! Media in the Webex lobby. A guest who waits for the host is connected to the cloud's media server, which sends
//! nothing and throws away what it gets: the SDK leaves a meeting whose media is not connected within about a minute, and
//! a host may take longer than that.
//!
//! Each medium of each waiting guest has a small WebRTC end, on a UDP port of this machine, run by a task that ends with
//! the guest's wait.

use std::collections::HashMap;
use std::fmt::Display;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use str0m::change::{SdpAnswer, SdpOffer, SdpPendingOffer};
use str0m::crypto::from_feature_flags;
use str0m::net::{Protocol, Receive};
use str0m::{Candidate, Event, IceConnectionState, Input, Output, Rtc, RtcConfig};
use tokio::net::UdpSocket;
use tokio::task::AbortHandle;
use uuid::Uuid;

use super::sdp;

/// The largest datagram of a call fits in this with room to spare.
const DATAGRAM: usize = 2000;

/// The lobby's ends of the media connections. Clones share them.
#[derive(Clone, Default)]
pub(super) struct LobbyMedia(Arc<Mutex<HashMap<Uuid, Vec<End>>>>);

/// The end of one medium: offered and not yet answered, or running.
enum End {
    Offered(Box<Rtc>, SdpPendingOffer, UdpSocket),
    Running(AbortHandle),
}

/// Why the lobby could not hold a guest's media.
#[derive(Debug, thiserror::Error)]
pub(super) enum LobbyError {
    #[error("no UDP port for the lobby's media: {0}")]
    Port(#[from] std::io::Error),
    #[error("the media cannot be agreed on: {0}")]
    Media(String),
}

impl LobbyMedia {
    /// Answers a guest's offer and keeps their connection alive until they are released, answered again or gone.
    pub async fn answer(&self, participant: Uuid, offer: &str) -> Result<String, LobbyError> {
        let (mut ends, mut answers) = (Vec::new(), Vec::new());
        for section in sdp::split(offer) {
            let (end, answer, socket) = accept(&section).await?;
            answers.push(answer);
            ends.push(run(end, socket));
        }
        self.replace(participant, ends);
        Ok(sdp::join(&answers))
    }

    /// Offers to hold the media of a guest who is connected elsewhere; `template` is what their browser once offered.
    pub async fn offer(&self, participant: Uuid, template: &str) -> Result<String, LobbyError> {
        let (mut ends, mut offers) = (Vec::new(), Vec::new());
        for section in sdp::split(template) {
            let (mut end, _, socket) = accept(&section).await?;
            let mut change = end.sdp_api();
            change.ice_restart(true);
            let (offer, pending) = change.apply().ok_or_else(|| unfit(&"nothing to offer"))?;
            offers.push(offer.to_sdp_string());
            ends.push(End::Offered(Box::new(end), pending, socket));
        }
        self.replace(participant, ends);
        Ok(sdp::join(&offers))
    }

    /// The guest's answer to such an offer.
    pub fn accept(&self, participant: Uuid, answer: &str) -> Result<(), LobbyError> {
        let offered = self.ends().remove(&participant).unwrap_or_default();
        let mut running = Vec::new();
        for (end, section) in offered.into_iter().zip(sdp::split(answer)) {
            let End::Offered(mut end, pending, socket) = end else { continue };
            let answer = SdpAnswer::from_sdp_string(&section).map_err(|error| unfit(&error))?;
            end.sdp_api().accept_answer(pending, answer).map_err(|error| unfit(&error))?;
            running.push(run(*end, socket));
        }
        self.replace(participant, running);
        Ok(())
    }

    /// Lets go of a guest's connection.
    pub fn release(&self, participant: Uuid) {
        let ends = self.ends().remove(&participant);
        for end in ends.into_iter().flatten() {
            if let End::Running(task) = end {
                task.abort();
            }
        }
    }

    fn replace(&self, participant: Uuid, ends: Vec<End>) {
        self.release(participant);
        self.ends().insert(participant, ends);
    }

    fn ends(&self) -> MutexGuard<'_, HashMap<Uuid, Vec<End>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unfit(error: &dyn Display) -> LobbyError {
    LobbyError::Media(error.to_string())
}

async fn accept(offer: &str) -> Result<(Rtc, String, UdpSocket), LobbyError> {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let offer = SdpOffer::from_sdp_string(offer).map_err(|error| unfit(&error))?;
    let crypto = Arc::new(from_feature_flags());
    let mut end = RtcConfig::new().set_crypto_provider(crypto).set_ice_lite(true).build(Instant::now());
    end.add_local_candidate(Candidate::host(socket.local_addr()?, "udp").map_err(|error| unfit(&error))?);
    let answer = end.sdp_api().accept_offer(offer).map_err(|error| unfit(&error))?;
    Ok((end, answer.to_sdp_string(), socket))
}

fn run(end: Rtc, socket: UdpSocket) -> End {
    End::Running(tokio::spawn(keep(end, socket)).abort_handle())
}

/// Serves one connection until the guest's side is gone.
async fn keep(mut end: Rtc, socket: UdpSocket) {
    let Ok(destination) = socket.local_addr() else { return };
    let mut datagram = [0; DATAGRAM];
    while end.is_alive() {
        let wake = match end.poll_output() {
            Ok(Output::Timeout(wake)) => wake,
            Ok(Output::Transmit(out)) => {
                // A lost datagram is nothing special on a network: the protocols above repeat it.
                let _ = socket.send_to(&out.contents, out.destination).await;
                continue;
            }
            Ok(Output::Event(Event::IceConnectionStateChange(IceConnectionState::Disconnected))) | Err(_) => return,
            Ok(Output::Event(_)) => continue,
        };
        let input = tokio::select! {
            () = tokio::time::sleep_until(wake.into()) => Input::Timeout(Instant::now()),
            received = socket.recv_from(&mut datagram) => {
                let Ok((length, source)) = received else { continue };
                // What is no part of a call (a stray datagram) is dropped.
                let Ok(contents) = datagram[..length].try_into() else { continue };
                Input::Receive(Instant::now(), Receive { proto: Protocol::Udp, source, destination, contents })
            }
        };
        if end.handle_input(input).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use str0m::media::{Direction, MediaKind};

    use super::*;

    /// A guest's offer of sound and picture, each with an address of its own.
    fn offer() -> (Vec<Rtc>, String) {
        let one = |kind| {
            let mut end = RtcConfig::new().set_crypto_provider(Arc::new(from_feature_flags())).build(Instant::now());
            let address = (Ipv4Addr::LOCALHOST, 50_000).into();
            end.add_local_candidate(Candidate::host(address, "udp").unwrap());
            let mut change = end.sdp_api();
            change.add_media(kind, Direction::SendRecv, None, None, None);
            let offer = change.apply().unwrap().0.to_sdp_string();
            (end, offer)
        };
        let (ends, offers): (Vec<Rtc>, Vec<String>) = [MediaKind::Audio, MediaKind::Video].map(one).into_iter().unzip();
        (ends, sdp::join(&offers))
    }

    #[tokio::test]
    async fn each_medium_is_answered_with_an_address_and_no_bundle() {
        let (_guest, offer) = offer();
        let answer = LobbyMedia::default().answer(Uuid::nil(), &offer).await.unwrap();
        assert_eq!(answer.matches("m=").count(), 2);
        assert_eq!(answer.matches("a=candidate:").count(), 2);
        assert!(!answer.contains("BUNDLE"));
    }

    #[tokio::test]
    async fn what_is_no_offer_is_refused() {
        let refused = LobbyMedia::default().answer(Uuid::nil(), "m=nonsense").await;
        assert!(matches!(refused, Err(LobbyError::Media(_))));
    }

    #[tokio::test]
    async fn a_released_guest_has_no_end_left() {
        let lobby = LobbyMedia::default();
        let (_guest, offer) = offer();
        lobby.answer(Uuid::nil(), &offer).await.unwrap();
        assert_eq!(lobby.ends().get(&Uuid::nil()).map(Vec::len), Some(2));
        lobby.release(Uuid::nil());
        assert!(lobby.ends().is_empty());
    }
}
