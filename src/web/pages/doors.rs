//! Doors, not walls: what a page says when it cannot show the visit, and what to do next.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;

use super::{ClinicWords, Frame, Web, assets::AssetUrls, reader::Reader, say::Say};
use crate::clinic::Phone;

/// Why the visit is not shown.
#[derive(Clone, Debug)]
pub(super) enum Door {
    /// There is no such link.
    Unknown,
    /// The link is too old; by this address a fresh one can be asked for.
    Expired { action: String },
    /// A fresh link is on its way.
    Sent,
    /// Another browser holds the place; by this address it is taken over.
    Elsewhere { action: String },
    /// The hospital has revoked the link; only the hospital sends another.
    Revoked,
    /// The person is no longer invited.
    Uninvited,
    /// The visit is over, and the person was never let in.
    Missed,
    /// The visit was cancelled.
    Cancelled,
    /// Something is broken on our side.
    Error,
}

#[derive(Template)]
#[template(path = "door.html")]
struct DoorPage {
    say: Say,
    assets: AssetUrls,
    clinic: ClinicWords,
    reader: Reader,
    lang: &'static str,
    title: String,
    body: String,
    hint: String,
    button: Option<Button>,
    /// The phone to call.
    call: Option<Phone>,
}

struct Button {
    label: String,
    action: String,
}

impl Door {
    fn word(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Expired { .. } => "expired",
            Self::Sent => "sent",
            Self::Elsewhere { .. } => "elsewhere",
            Self::Revoked => "revoked",
            Self::Uninvited => "uninvited",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
            Self::Error => "error",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::Expired { .. } | Self::Revoked | Self::Uninvited | Self::Missed | Self::Cancelled => StatusCode::GONE,
            Self::Sent => StatusCode::OK,
            Self::Elsewhere { .. } => StatusCode::CONFLICT,
            Self::Error => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl Web {
    pub(super) fn door(&self, door: Door, reader: impl Into<Reader>) -> Response {
        let Frame { say, assets, clinic, reader, lang } = self.frame(reader);
        let words = |part: &str| say.get(&format!("page-door-{}-{part}", door.word()));
        let button = match &door {
            Door::Expired { action } => Some(Button { label: say.get("page-door-new-link"), action: action.clone() }),
            Door::Elsewhere { action } => Some(Button { label: say.get("page-door-here"), action: action.clone() }),
            Door::Unknown
            | Door::Sent
            | Door::Revoked
            | Door::Uninvited
            | Door::Missed
            | Door::Cancelled
            | Door::Error => None,
        };
        let call = match &door {
            Door::Missed | Door::Cancelled | Door::Revoked | Door::Uninvited => clinic.support_phone.clone(),
            _ => None,
        };
        let page = DoorPage {
            title: words("title"),
            body: words("body"),
            hint: words("hint"),
            say,
            assets,
            clinic,
            reader,
            lang,
            button,
            call,
        };
        (door.status(), drawn(&page)).into_response()
    }
}

/// A page as HTML. Templates are checked when the program is built; one that still fails is a blank page with a reload.
pub(super) fn drawn(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
