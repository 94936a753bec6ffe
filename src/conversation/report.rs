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
    webex::NewMessage,
};

pub(super) fn report(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let language = turn.speaker.language;
        let Some(period) = period(&turn.argument) else {
            let (to, markdown) = (turn.to.clone(), say(language, "chat-report-which"));
            return turn.reply(NewMessage { to, markdown, card: None }).await;
        };
        let (numbers, to) = (turn.numbers(period).await?, turn.to.clone());
        if numbers.total().all_visits() == 0 {
            let markdown = report::nothing(language, &numbers);
            return turn.reply(NewMessage { to, markdown, card: None }).await;
        }
        let part = ReportPart::Picture;
        let delivery = Delivery::Report { to, language, part, numbers: Box::new(numbers) };
        turn.talk.finish(turn.done.deliver(delivery)).await
    })
}

impl Turn {
    async fn numbers(&self, period: Period) -> Result<Numbers, StoreError> {
        let zone = &self.talk.config.clinic.zone;
        let (first, last) = period.until(self.now.to_zoned_datetime(zone.clone()).date());
        let begin = |date: Date| zone.to_timestamp(date.to_datetime(Time::midnight())).unwrap_or(self.now);
        let visits = self.talk.store.visits_between(begin(first), begin(last.saturating_add(1.day()))).await?;
        Ok(Numbers::of(&visits, first, last, zone))
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
