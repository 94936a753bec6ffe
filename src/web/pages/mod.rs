//! The patient's pages.

pub(super) mod asks;
mod assets;
mod company;
pub(super) mod consent;
pub(super) mod credentials;
pub(super) mod device;
mod doors;
mod entrance;
pub(super) mod events;
pub(super) mod feedback;
pub(super) mod here;
pub(super) mod new_link;
mod queue;
pub(super) mod report;
mod say;
mod shown;
pub(super) mod visit;
pub(super) mod ways;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::HeaderMap;

pub use assets::{Assets, AssetsError};
pub use queue::Day;

use super::Web;

/// What every page is drawn with.
struct Frame {
    say: say::Say,
    assets: assets::AssetUrls,
    clinic: ClinicWords,
    lang: &'static str,
}

/// What a page says about the clinic.
struct ClinicWords {
    name: String,
    support_phone: Option<String>,
}

impl Web {
    fn frame(&self, language: crate::texts::Language) -> Frame {
        let clinic = &self.config.clinic;
        Frame {
            say: say::Say(language),
            assets: self.assets.urls(),
            clinic: ClinicWords { name: clinic.name.clone(), support_phone: clinic.support_phone.clone() },
            lang: language.tag(),
        }
    }
}

/// Any address that is not one of ours.
pub(super) async fn nothing_here(State(web): State<Web>, headers: HeaderMap) -> Response {
    web.door(doors::Door::Unknown, web.language_of(&headers)).into_response()
}
