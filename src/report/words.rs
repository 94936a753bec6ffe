//! A report in a few sentences, for whoever does not see the picture.

use jiff::civil::Date;

use super::{Day, Numbers, Step};
use crate::texts::{Arg, Language, say, say_with};

/// What the picture shows, in words.
pub fn summary(language: Language, numbers: &Numbers) -> String {
    let total = numbers.total();
    let (median, p90) = (total.median(), total.p90());
    let mut lines =
        vec![format!("**{}**. {}", say(language, "chat-report-title"), headline(language, numbers, &total))];
    if let (Some(median), Some(p90)) = (median, p90) {
        let waits = [("median", language.decimal(median).into()), ("p90", language.decimal(p90).into())];
        lines.push(say_with(language, "chat-report-waited", &waits));
    }
    let came = [("sent", count(total.came_to(Step::Sent))), ("joined", count(total.came_to(Step::Joined)))];
    lines.push(say_with(language, "chat-report-came", &came));
    let [good, fair, bad] = total.faces.map(count);
    if total.faces != [0; 3] {
        lines.push(say_with(language, "chat-report-faces", &[("good", good), ("fair", fair), ("bad", bad)]));
    }
    if let Some(each) = total.segments_per_visit().filter(|_| total.segments > 0) {
        let paid = [("segments", count(total.segments)), ("each", language.decimal(each).into())];
        lines.push(say_with(language, "chat-report-paid", &paid));
    }
    lines.join(" ")
}

/// That there is nothing to report.
pub fn nothing(language: Language, numbers: &Numbers) -> String {
    say_with(language, "chat-report-nothing", &[("period", period(language, numbers).into())])
}

/// From when to when, how many visits, and how many to which nobody came.
pub(super) fn headline(language: Language, numbers: &Numbers, total: &Day) -> String {
    let args = [
        ("period", period(language, numbers).into()),
        ("visits", count(total.all_visits())),
        ("missed", count(total.no_shows)),
    ];
    say_with(language, "chat-report-headline", &args)
}

/// The name of a file of the report.
pub fn file_name(language: Language, numbers: &Numbers, extension: &str) -> String {
    let last = numbers.days.last().map(|day| day.date.to_string()).unwrap_or_default();
    format!("{}-{last}.{extension}", say(language, "chat-report-file"))
}

fn period(language: Language, numbers: &Numbers) -> String {
    let [first, last] = [numbers.days.first(), numbers.days.last()].map(|day| day.map(|day| date(language, day.date)));
    let args = [("first", first.unwrap_or_default().into()), ("last", last.unwrap_or_default().into())];
    say_with(language, "chat-report-period", &args)
}

fn date(language: Language, date: Date) -> String {
    let month = say(language, &format!("date-month-{}", date.month()));
    say_with(language, "chat-report-day", &[("day", i64::from(date.day()).into()), ("month", month.into())])
}

fn count(count: u32) -> Arg {
    i64::from(count).into()
}
