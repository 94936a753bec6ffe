//! `reporte`: what happened in a week or a month, as a picture and as a table.

use futures_util::future::BoxFuture;
use jiff::{
    ToSpan,
    civil::{Date, Time},
};

use super::Turn;
use crate::{
    directory::plain,
    inbox::WorkError,
    outbox::{Delivery, ReportPart},
    report::{self, Numbers, Period},
    store::StoreError,
    texts::say,
    visit::Visit,
    webex::{Destination, NewMessage},
};

pub(super) fn report(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let language = turn.speaker.language;
        let Some(period) = period(&turn.argument) else {
            let (to, markdown) = (turn.to.clone(), say(language, "chat-report-which"));
            return turn.reply(NewMessage { to, markdown, card: None }).await;
        };
        let ((first, last), to) = (turn.days(period), turn.to.clone());
        let (zone, visits) = (turn.talk.config.clinic.zone.clone(), turn.visits(first, last).await?);
        let numbers = Numbers::of(&visits, first, last, &zone);
        if numbers.total().all_visits() == 0 {
            let markdown = report::nothing(language, &numbers);
            return turn.reply(NewMessage { to, markdown, card: None }).await;
        }
        let part = ReportPart::Picture;
        let name = report::file_name(language, &numbers, "csv").replace(".csv", "-2.csv");
        let delivery = Delivery::Report { to: to.clone(), language, part, numbers: Box::new(numbers) };
        let done = turn.done.deliver(delivery);
        let words = report::opinions(language, &visits, first, last, &zone);
        let done = match words.filter(|_| matches!(to, Destination::Person(_))) {
            Some(table) => {
                let markdown = say(language, "chat-report-opinions");
                done.deliver(Delivery::Table { to, markdown, name, table })
            }
            None => done,
        };
        turn.talk.finish(done).await
    })
}

impl Turn {
    fn days(&self, period: Period) -> (Date, Date) {
        period.until(self.now.to_zoned_datetime(self.talk.config.clinic.zone.clone()).date())
    }

    async fn visits(&self, first: Date, last: Date) -> Result<Vec<Visit>, StoreError> {
        let zone = &self.talk.config.clinic.zone;
        let begin = |date: Date| zone.to_timestamp(date.to_datetime(Time::midnight())).unwrap_or(self.now);
        self.talk.store.visits_between(begin(first), begin(last.saturating_add(1.day()))).await
    }
}

/// The words for a week and a month in all languages; without a word it is the week.
fn period(said: &str) -> Option<Period> {
    match plain(said).as_str() {
        "" | "semana" | "week" => Some(Period::Week),
        "mes" | "month" => Some(Period::Month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_and_a_month_are_understood_in_every_language() {
        for (said, meant) in [
            ("", Some(Period::Week)),
            ("Semana", Some(Period::Week)),
            ("week", Some(Period::Week)),
            ("mes", Some(Period::Month)),
            ("mês", Some(Period::Month)),
            ("month", Some(Period::Month)),
            ("año", None),
        ] {
            assert_eq!(period(said), meant, "{said}");
        }
    }
}
