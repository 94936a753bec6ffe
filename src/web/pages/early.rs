//! Whoever comes before the page opens: when that is, on their own clocks, and meanwhile a test of their device. When it
//! is time, the page goes on by itself.

use askama::Template;
use axum::response::Response;

use super::{ClinicWords, Frame, Web, assets::AssetUrls, doors::drawn, entrance::Entrance, reader::Reader, say::Say};
use crate::{
    texts::{clock_time, date_time, group, with_both_zones},
    visit::Opening,
};

/// A page without a script looks again after so many seconds at the latest: the visit may be moved.
const LOOK_AGAIN: i64 = 300;

#[derive(Template)]
#[template(path = "early.html")]
struct EarlyPage {
    say: Say,
    assets: AssetUrls,
    clinic: ClinicWords,
    reader: Reader,
    lang: &'static str,
    clinician: String,
    /// The id of the sentence that says how it stands with the visit.
    lead: &'static str,
    when: String,
    /// When the page opens, in words.
    opens: String,
    /// Whether this link will open it; otherwise another comes.
    by_this_link: bool,
    /// So many seconds from now.
    seconds: i64,
    texts: String,
}

impl EarlyPage {
    fn look_again(&self) -> i64 {
        self.seconds.min(LOOK_AGAIN)
    }
}

impl Web {
    /// What is said to whoever comes before the page opens.
    pub(super) fn early(&self, entrance: &Entrance) -> Option<Response> {
        let Entrance { visit, participant, passage, .. } = entrance;
        let opening = visit.opens_later(participant, *passage, self.clock.now())?;
        Some(self.early_page(entrance, opening))
    }

    fn early_page(&self, entrance: &Entrance, Opening { at: opens, by_this_link }: Opening) -> Response {
        let (language, zone) = (entrance.language, &self.config.clinic.zone);
        let Frame { say, assets, clinic, reader, lang } = self.frame(entrance);
        let now = self.clock.now();
        let (at, today) = (entrance.participant.local(opens, zone), entrance.participant.local(now, zone).date());
        let words = if at.date() == today { clock_time(language, &at) } else { date_time(language, &at) };
        drawn(&EarlyPage {
            say,
            assets,
            clinic,
            reader,
            lang,
            clinician: entrance.visit.clinician.name.as_str().to_owned(),
            lead: self.early_lead(entrance),
            when: self.when(&entrance.visit, &entrance.participant),
            opens: with_both_zones(language, words, &at, zone),
            by_this_link,
            seconds: opens.duration_since(now).as_secs() + 1,
            texts: serde_json::to_string(&group(language, "page-lobby-check-")).unwrap_or_default(),
        })
    }

    /// Whoever expects the visit at another time is told first that it was moved.
    fn early_lead(&self, Entrance { visit, participant, .. }: &Entrance) -> &'static str {
        let day = |at| participant.local(at, &self.config.clinic.zone).date();
        match visit.was_moved_since_link_to(participant) {
            false => "page-early-lead",
            true if day(visit.starts_at) == day(self.clock.now()) => "page-early-moved-hour",
            true => "page-early-moved-day",
        }
    }
}
