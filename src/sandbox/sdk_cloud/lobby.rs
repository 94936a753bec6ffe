//! Media in the Webex lobby. A guest who waits for the host is connected to the cloud's media server, which sends
//! nothing and throws away what it gets: the SDK leaves a meeting whose media is not connected within about a minute, and
//! a host may take longer than that.
//!
//! One small WebRTC end per waiting guest, on a UDP port of this machine, run by a task that ends with its guest's wait.

use std::collections::HashMap;
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

/// The largest datagram of a call fits in this with room to spare.
const DATAGRAM: usize = 2000;

/// The lobby's ends of the media connections. Clones share them.
#[derive(Clone, Default)]
pub(super) struct LobbyMedia(Arc<Mutex<HashMap<Uuid, End>>>);

/// One end: offered and not yet answered, or running.
enum End {
    Offered { end: Box<Rtc>, pending: SdpPendingOffer, socket: UdpSocket },
    Running(AbortHandle),
}

/// Why the lobby could not answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum LobbyError {
    #[error("no UDP port for the lobby's media: {0}")]
    Port(#[from] std::io::Error),
    #[error("the offer cannot be answered: {0}")]
    Offer(String),
}

impl LobbyMedia {
    /// Answers a guest's offer and keeps their connection alive until they are released, answered again or gone.
    pub async fn answer(&self, participant: Uuid, offer: &str) -> Result<String, LobbyError> {
        self.release(participant);
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (end, answer) = accept(offer, &socket)?;
        self.run(participant, end, socket);
        Ok(answer)
    }

    /// Offers to hold the media of a guest who is connected elsewhere; `template` is what their browser once offered.
    pub async fn offer(&self, participant: Uuid, template: &str) -> Result<String, LobbyError> {
        self.release(participant);
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (mut end, _) = accept(template, &socket)?;
        let mut change = end.sdp_api();
        change.ice_restart(true);
        let (offer, pending) = change.apply().ok_or_else(|| LobbyError::Offer("nothing to offer".to_owned()))?;
        self.ends().insert(participant, End::Offered { end: Box::new(end), pending, socket });
        Ok(offer.to_sdp_string())
    }

    /// The guest's answer to such an offer.
    pub fn accept(&self, participant: Uuid, answer: &str) -> Result<(), LobbyError> {
        let Some(End::Offered { mut end, pending, socket }) = self.ends().remove(&participant) else { return Ok(()) };
        let answer = SdpAnswer::from_sdp_string(answer).map_err(|error| LobbyError::Offer(error.to_string()))?;
        end.sdp_api().accept_answer(pending, answer).map_err(|error| LobbyError::Offer(error.to_string()))?;
        self.run(participant, *end, socket);
        Ok(())
    }

    /// Lets go of a guest's connection.
    pub fn release(&self, participant: Uuid) {
        if let Some(End::Running(task)) = self.ends().remove(&participant) {
            task.abort();
        }
    }

    fn run(&self, participant: Uuid, end: Rtc, socket: UdpSocket) {
        let task = tokio::spawn(keep(end, socket));
        self.ends().insert(participant, End::Running(task.abort_handle()));
    }

    fn ends(&self) -> MutexGuard<'_, HashMap<Uuid, End>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn accept(offer: &str, socket: &UdpSocket) -> Result<(Rtc, String), LobbyError> {
    let unfit = |error: &dyn std::fmt::Display| LobbyError::Offer(error.to_string());
    let offer = SdpOffer::from_sdp_string(offer).map_err(|error| unfit(&error))?;
    let crypto = Arc::new(from_feature_flags());
    let mut end = RtcConfig::new().set_crypto_provider(crypto).set_ice_lite(true).build(Instant::now());
    let candidate = Candidate::host(socket.local_addr()?, "udp").map_err(|error| unfit(&error))?;
    end.add_local_candidate(candidate);
    let answer = end.sdp_api().accept_offer(offer).map_err(|error| unfit(&error))?;
    Ok((end, answer.to_sdp_string()))
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
