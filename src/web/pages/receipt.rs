//! The consent receipt: what was accepted, word for word, for the browser that accepted it. It can be printed and saved.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::header;
use serde::Deserialize;

use super::{
    ClinicWords, Frame, Web,
    assets::AssetUrls,
    doors::{Door, drawn},
    entrance::Entrance,
    reader::Reader,
    say::Say,
};
use crate::{
    clinic::Wording,
    texts::{date_time, say_with, with_both_zones},
    visit::{Consent, Passage},
};

#[derive(Deserialize)]
pub(in crate::web) struct Wanted {
    /// Whether it is to be saved as a file.
    save: Option<String>,
}

/// What both forms of a receipt say.
struct Receipt {
    name: String,
    visit: String,
    at: String,
    consent: Consent,
    wording: Wording,
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    say: Say,
    assets: AssetUrls,
    clinic: ClinicWords,
    reader: Reader,
    lang: &'static str,
    receipt: Receipt,
    path: String,
}

/// The same, by itself: a file that needs nothing else.
#[derive(Template)]
#[template(path = "receipt_file.html")]
struct ReceiptFile {
    say: Say,
    clinic: ClinicWords,
    lang: &'static str,
    receipt: Receipt,
}

pub(in crate::web) async fn receipt(
    State(web): State<Web>,
    entrance: Entrance,
    Query(wanted): Query<Wanted>,
) -> Response {
    let consent = entrance.participant.consent.as_ref().filter(|_| entrance.passage == Passage::Holder);
    let Some(consent) = consent else { return Redirect::to(&entrance.path()).into_response() };
    match web.store.accepted_text(&consent.sha256).await {
        Ok(Some(source)) => {
            let receipt = web.receipt(&entrance, consent.clone(), Wording::of(&source));
            if wanted.save.is_some() {
                web.receipt_file(&entrance, receipt)
            } else {
                web.receipt_page(&entrance, receipt)
            }
        }
        Ok(None) => {
            tracing::error!(visit.id = %entrance.visit.id, "page: the text that was accepted is not there");
            web.door(Door::Error, &entrance)
        }
        Err(error) => {
            tracing::error!(%error, "page: the text that was accepted could not be read");
            web.door(Door::Error, &entrance)
        }
    }
}

impl Web {
    fn receipt(&self, entrance: &Entrance, consent: Consent, wording: Wording) -> Receipt {
        let (participant, zone) = (&entrance.participant, &self.config.clinic.zone);
        let at = participant.local(consent.at, zone);
        let clinician = entrance.visit.clinician.name.as_str();
        let args = [("clinician", clinician.into()), ("when", self.when(&entrance.visit, participant).into())];
        let words = date_time(entrance.language, &at);
        Receipt {
            name: participant.name.as_str().to_owned(),
            visit: say_with(entrance.language, "page-receipt-visit-with", &args),
            at: with_both_zones(entrance.language, words, &at, zone),
            consent,
            wording,
        }
    }

    fn receipt_page(&self, entrance: &Entrance, receipt: Receipt) -> Response {
        let Frame { say, assets, clinic, reader, lang } = self.frame(entrance);
        drawn(&ReceiptPage { say, assets, clinic, reader, lang, receipt, path: entrance.path() })
    }

    fn receipt_file(&self, entrance: &Entrance, receipt: Receipt) -> Response {
        let Frame { say, clinic, lang, .. } = self.frame(entrance);
        let name = format!(
            "attachment; filename=\"{}-{}.html\"",
            say.get("page-receipt-file"),
            receipt.consent.at.strftime("%Y-%m-%d")
        );
        ([(header::CONTENT_DISPOSITION, name)], drawn(&ReceiptFile { say, clinic, lang, receipt })).into_response()
    }
}
