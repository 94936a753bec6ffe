//! The patient's pages.

pub(super) mod asks;
mod assets;
mod company;
pub(super) mod consent;
pub(super) mod credentials;
pub(super) mod device;
mod doors;
mod early;
mod entrance;
pub(super) mod events;
pub(super) mod feedback;
pub(super) mod here;
pub(super) mod look;
pub(super) mod new_link;
mod queue;
pub(super) mod reader;
pub(super) mod receipt;
pub(super) mod report;
mod say;
mod shown;
pub(super) mod visit;
pub(super) mod ways;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::HeaderMap;

pub use assets::{Assets, AssetsError};
pub use queue::Day;

use super::Web;
use crate::clinic::Phone;

/// What every page is drawn with.
struct Frame {
    say: say::Say,
    assets: assets::AssetUrls,
    clinic: ClinicWords,
    reader: reader::Reader,
    lang: &'static str,
}

/// What a page says about the clinic.
struct ClinicWords {
    name: String,
    support_phone: Option<Phone>,
    emergency_phone: Phone,
    /// Where its logo and its colours are.
    logo: Option<String>,
    stylesheet: String,
}

impl Web {
    fn frame(&self, reader: impl Into<reader::Reader>) -> Frame {
        let (clinic, reader) = (&self.config.clinic, reader.into());
        Frame {
            say: say::Say(reader.language),
            assets: self.assets.urls(),
            clinic: ClinicWords {
                name: clinic.name.clone(),
                support_phone: clinic.support_phone.clone(),
                emergency_phone: clinic.emergency_phone.clone(),
                logo: clinic.logo.as_ref().map(look::url),
                stylesheet: look::url(&clinic.stylesheet),
            },
            lang: reader.language.tag(),
            reader,
        }
    }
}

/// Whoever comes back to the address of a form, by a restored tab or the address bar, is led to its page.
pub(super) async fn to_page(entrance: entrance::Entrance) -> Response {
    Redirect::to(&entrance.path()).into_response()
}

/// Any address that is not one of ours.
pub(super) async fn nothing_here(State(web): State<Web>, headers: HeaderMap) -> Response {
    web.door(doors::Door::Unknown, web.stranger(&headers)).into_response()
}
