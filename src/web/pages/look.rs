//! The hospital's logo and colours, under names that are made of their content.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};

use super::Web;
use crate::clinic::Asset;

/// A drawing that somebody opens by itself does nothing, either.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

pub(in crate::web) async fn look(State(web): State<Web>, Path(name): Path<String>) -> Response {
    let clinic = &web.config.clinic;
    let found = [Some(&clinic.stylesheet), clinic.logo.as_ref()].into_iter().flatten().find(|one| one.name == name);
    let Some(asset) = found else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (headers, asset.content.clone()).into_response()
}

/// Where a file of the hospital's is.
pub(super) fn url(asset: &Asset) -> String {
    format!("/clinic/{}", asset.name)
}
