//! What people wrote about their visits, as a table. Their words may name somebody: they go to a person, never to a space.

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    spreadsheet,
    texts::{Language, say},
    visit::Visit,
};

/// The sentences of the visits that began from `first` to `last`, the oldest first; `None` when nobody wrote any.
pub fn opinions(language: Language, visits: &[Visit], first: Date, last: Date, zone: &TimeZone) -> Option<String> {
    let mut rows = Vec::new();
    for visit in visits {
        let date = visit.starts_at.to_zoned_datetime(zone.clone()).date();
        let said = visit.participants.iter().filter_map(|one| one.feedback.as_ref());
        for one in said.filter(|one| !one.words.is_empty() && (first..=last).contains(&date)) {
            let face = say(language, &format!("chat-report-face-{}", one.face.word()));
            rows.push(vec![date.to_string(), face, one.words.clone()]);
        }
    }
    let head = ["chat-report-date", "chat-report-face", "chat-report-words"].map(|id| say(language, id)).to_vec();
    (!rows.is_empty()).then(|| spreadsheet::csv(language, std::iter::once(head).chain(rows)))
}
