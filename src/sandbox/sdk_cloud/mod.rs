//! The part of the Webex cloud that the unmodified Webex Browser SDK needs to carry a whole call on this machine.
//!
//! A page with the SDK registers as a device, opens a websocket ("Mercury"), asks what is behind a meeting's address,
//! joins its "Locus" and negotiates media. Media flows from browser to browser: the host's meeting window answers the
//! guests' offers, this module only carries them over. Who may join comes from [`WebexCloud`], which is also told who
//! came and went, so that its webhooks are sent.
//!
//! In reading order: `room` (pure state), `dto` (what the SDK is shown), `catalog`, `devices`, `mercury`, `meeting_info`,
//! `locus`, `media`, `handover`, `lobby`, `window`.

mod catalog;
mod closing;
mod devices;
mod dto;
mod handover;
mod lobby;
mod locus;
mod media;
mod meeting_info;
mod mercury;
mod refusal;
mod room;
mod sdp;
mod window;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::routing::{get, post, put};
use tokio::sync::oneshot;
use tower_http::services::ServeDir;
use uuid::Uuid;

use self::refusal::Refusal;
use self::room::{Participant, Room};
use crate::clock::Clock;
use crate::sandbox::webex::{MeetingView, WebexCloud};

/// The simulated cloud for the Browser SDK. Clones share the same state.
#[derive(Clone)]
pub struct SdkCloud {
    webex: WebexCloud,
    clock: Clock,
    at: dto::Addresses,
    pages: Arc<Path>,
    lobby: lobby::LobbyMedia,
    state: Arc<Mutex<State>>,
}

/// Everything that changes.
#[derive(Default)]
struct State {
    devices: HashMap<Uuid, devices::Device>,
    rooms: HashMap<Uuid, Room>,
    /// The open meeting window of each room.
    windows: HashMap<Uuid, window::Window>,
    /// Offers that a meeting window has not answered yet.
    questions: HashMap<Uuid, oneshot::Sender<String>>,
    events: AtomicU64,
}

impl SdkCloud {
    /// A cloud that is reached at `base_url` (`http://host:port`) and serves the meeting window from `dist/sandbox`.
    pub fn new(cloud: WebexCloud, clock: Clock, base_url: String) -> Self {
        Self::with_pages(cloud, clock, base_url, PathBuf::from("dist/sandbox"))
    }

    /// The same, with the built pages of the sandbox elsewhere.
    pub fn with_pages(cloud: WebexCloud, clock: Clock, base_url: String, pages: PathBuf) -> Self {
        let (at, pages) = (dto::Addresses { base: base_url.into() }, pages.into());
        Self { webex: cloud, clock, at, pages, lobby: lobby::LobbyMedia::default(), state: Arc::default() }
    }

    /// All routes, to be merged with those of the REST simulator. Unknown paths are left to that router's fallback.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/u2c/api/v1/limited/catalog", get(catalog::limited))
            .route("/u2c/api/v1/catalog", get(catalog::full))
            .route("/region", get(catalog::region))
            .route("/calliope/api/v1/clusters", post(catalog::clusters))
            .route("/metrics/api/v1/clientmetrics", post(catalog::metrics))
            .route("/wdm/api/v1/devices", post(devices::register))
            .route("/wdm/api/v1/devices/{device}", put(devices::refresh).delete(devices::unregister))
            .route("/mercury/{device}", get(mercury::mercury))
            .route("/datachannel/api/v1/{room}", post(mercury::data_channel))
            .route("/llm/{room}", get(mercury::data_line))
            .route("/wbxappapi/v1/meetingInfo", post(meeting_info::meeting_info))
            .route("/locus/api/v1/loci", get(locus::list))
            .route("/locus/api/v1/loci/call", post(locus::call))
            .route("/locus/api/v1/loci/{room}", get(locus::get))
            .route("/locus/api/v1/loci/{room}/participant", post(locus::participate))
            .route("/locus/api/v1/loci/{room}/participant/{participant}/media", put(media::media))
            .route("/locus/api/v1/loci/{room}/participant/{participant}/leave", put(locus::leave))
            .route("/meet/j.php", get(window::page))
            .route("/meet/socket", get(window::socket))
            .nest_service("/meet/files", ServeDir::new(&*self.pages))
            .with_state(self.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The running Locus of a meeting, made when the first person comes.
    fn room_of(&mut self, meeting: MeetingView) -> &mut Room {
        let found = self.rooms.values().find(|room| room.meeting.id == meeting.id && !room.ended).map(|room| room.id);
        let room = match found {
            Some(id) => id,
            None => {
                let room = Room::new(meeting.clone());
                let id = room.id;
                self.rooms.insert(id, room);
                id
            }
        };
        self.rooms.entry(room).or_insert_with(|| Room::new(meeting))
    }

    /// A participant's place in a meeting.
    fn place(&mut self, room: Uuid, participant: Uuid) -> Result<&mut Participant, Refusal> {
        let room = self.rooms.get_mut(&room).ok_or(Refusal::NoSuch("locus"))?;
        room.participant_mut(participant).ok_or(Refusal::NoSuch("participant"))
    }

    fn next_event(&self) -> u64 {
        self.events.fetch_add(1, Ordering::Relaxed) + 1
    }
}
