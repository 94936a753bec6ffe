//! The numbers of a report as a table that spreadsheets open: a row a day, and one for all of them.

use super::{Day, Numbers, Step};
use crate::{
    spreadsheet,
    texts::{Language, say},
    visit::{Face, VisitKind},
};

/// The table as a CSV file.
pub fn table(language: Language, numbers: &Numbers) -> String {
    let rows = numbers.days.iter().map(|day| row(language, day.date.to_string(), day));
    let total = row(language, say(language, "chat-report-total"), &numbers.total());
    spreadsheet::csv(language, std::iter::once(head(language)).chain(rows).chain([total]))
}

fn head(language: Language) -> Vec<String> {
    let kinds = VisitKind::ALL.map(|kind| say(language, &format!("chat-report-kind-{}", kind.word())));
    let named = |id: &str| say(language, id);
    let steps = Step::ALL.map(|step| say(language, &format!("chat-report-step-{}", step.word())));
    let mut head = vec![named("chat-report-date")];
    head.extend(kinds);
    head.extend(["chat-report-visits", "chat-report-no-shows", "chat-report-median", "chat-report-p90"].map(named));
    head.extend(steps);
    head.extend(Face::ALL.map(|face| say(language, &format!("chat-report-face-{}", face.word()))));
    head.push(named("chat-report-segments"));
    head
}

fn row(language: Language, name: String, day: &Day) -> Vec<String> {
    let wait = |minutes: Option<f64>| minutes.map(|minutes| language.decimal(minutes)).unwrap_or_default();
    let mut row = vec![name];
    row.extend(day.visits.map(|count| count.to_string()));
    row.extend([day.all_visits().to_string(), day.no_shows.to_string(), wait(day.median()), wait(day.p90())]);
    row.extend(day.steps.map(|count| count.to_string()));
    row.extend(day.faces.map(|count| count.to_string()));
    row.push(day.segments.to_string());
    row
}
