//! `tarde 10`: the clinician is late, and everybody who comes later today is told.

use futures_util::future::BoxFuture;

use super::Turn;
use crate::{
    agenda::bounds,
    directory::plain,
    inbox::{Incoming, WorkError},
    texts::{Language, say, say_with},
    visit::{Act, Effect, Event, SmsText, Stage, Visit},
};

/// Whoever is later than this moves the visits instead.
const LATEST: i32 = 180;

pub(super) fn late(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let language = turn.speaker.language;
        match turn.minutes() {
            None => turn.reply_in_words(say(language, "chat-late-how")).await,
            Some(minutes) if minutes > LATEST => {
                let words = say_with(language, "chat-late-too-much", &[("most", i64::from(LATEST).into())]);
                turn.reply_in_words(words).await
            }
            Some(minutes) => turn.will_be_late(minutes).await,
        }
    })
}

/// What follows from being late: in how many visits, and how each person hears of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    /// Whether a visit is known to be late.
    known: bool,
    visits: i64,
    by_sms: i64,
    offered: i64,
    on_page: i64,
}

impl Turn {
    /// From a button, or as it was written.
    fn minutes(&self) -> Option<i32> {
        let pressed = self.input("minutes");
        minutes(if pressed.is_empty() { &self.argument } else { &pressed })
    }

    /// Each visit hears of it through the inbox, all of them in one commit.
    async fn will_be_late(mut self, minutes: i32) -> Result<(), WorkError> {
        let Some(by) = self.speaker.actor() else { return self.too_old().await };
        let visits = self.visits_of_today().await?;
        let event = Event::RunningLate { minutes, by };
        let mut told = Told::default();
        for visit in &visits {
            let matters = self.matters(visit, minutes);
            told.known |= matters && visit.expected_at.is_some();
            if matters && told.add(visit, &event, self.now) {
                self.done = self.done.receive(&Incoming::Visit { visit: visit.id, event: event.clone() });
            }
        }
        let words = told.words(self.speaker.language, minutes);
        self.reply_in_words(words).await
    }

    async fn visits_of_today(&self) -> Result<Vec<Visit>, WorkError> {
        let zone = &self.talk.config.clinic.zone;
        let today = self.now.to_zoned_datetime(zone.clone()).date();
        let Some((from, to)) = bounds(today, zone) else { return Ok(Vec::new()) };
        let mut visits = self.talk.store.visits_between(from, to).await?;
        visits.retain(|visit| visit.clinician.person_id == self.speaker.person_id);
        Ok(visits)
    }

    /// Whether it says anything new about a visit: one that should have begun even before the later time is past that,
    /// and one that is being cancelled has nobody to tell.
    fn matters(&self, visit: &Visit, minutes: i32) -> bool {
        let late = jiff::SignedDuration::from_mins(minutes.into());
        let expected = visit.starts_at.saturating_add(late).unwrap_or(visit.starts_at);
        let cancelling = visit.pending.as_ref().is_some_and(|pressed| pressed.act == Act::Cancel);
        !cancelling && (expected > self.now || visit.expected_at.is_some())
    }
}

impl Told {
    /// Counts what follows for a visit. Whether anything does.
    fn add(&mut self, visit: &Visit, event: &Event, now: jiff::Timestamp) -> bool {
        let change = visit.apply(event, now);
        if change.visit == *visit {
            return false;
        }
        self.visits += 1;
        self.on_page += visit.participants.iter().filter(|one| one.stage == Stage::Waiting).count() as i64;
        let text = |effect: &Effect| if let Effect::SendSms(order) = effect { Some(order.text) } else { None };
        for text in change.effects.iter().filter_map(text) {
            match text {
                SmsText::Late | SmsText::OnTime => self.by_sms += 1,
                SmsText::LateOffer => self.offered += 1,
                _ => {}
            }
        }
        true
    }

    fn words(&self, language: Language, minutes: i32) -> String {
        if self.visits == 0 {
            return say(language, if self.known { "chat-late-known" } else { "chat-late-nobody" });
        }
        let mut words = vec![match minutes {
            0 => say(language, "chat-late-on-time"),
            _ => {
                let args = [("minutes", i64::from(minutes).into()), ("visits", self.visits.into())];
                say_with(language, "chat-late-done", &args)
            }
        }];
        for (id, people) in [
            ("chat-late-told", self.by_sms + self.offered),
            ("chat-late-offered", self.offered),
            ("chat-late-reads", if minutes > 0 { self.on_page } else { 0 }),
        ] {
            if people > 0 {
                words.push(say_with(language, id, &[("people", people.into())]));
            }
        }
        words.join(" ")
    }
}

/// How many minutes were said, and nothing else: everybody is told at once, so that nothing is guessed here.
fn minutes(said: &str) -> Option<i32> {
    if said.contains('-') {
        return None;
    }
    let mut said = format!(" {} ", plain(said));
    for (phrases, minutes) in PHRASES {
        for phrase in phrases.split('|') {
            said = said.replace(&format!(" {phrase} "), &format!(" {minutes} "));
        }
    }
    let (mut minutes, mut hours) = (None, false);
    for word in said.split_whitespace() {
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = word.split_at(digits);
        if !number.is_empty() && minutes.replace(number.parse::<i32>().ok()?).is_some() {
            return None;
        }
        match unit {
            _ if HOURS.contains(&unit) => hours = true,
            "" => {}
            _ if MINUTES.contains(&unit) || AROUND.split(' ').any(|word| word == unit) => {}
            _ => return None,
        }
    }
    minutes?.checked_mul(if hours { 60 } else { 1 })
}

const PHRASES: &[(&str, i32)] = &[
    ("una hora y media|hora y media|an hour and a half|uma hora e meia|hora e meia", 90),
    ("media hora|half an hour|half hour|meia hora", 30),
    ("una hora|an hour|one hour|uma hora", 60),
    ("ya a tiempo|a tiempo|sin retraso|on time|no horario|sem atraso", 0),
];
const HOURS: [&str; 5] = ["h", "hora", "horas", "hour", "hours"];
const MINUTES: [&str; 6] = ["min", "mins", "minuto", "minutos", "minute", "minutes"];
/// Words that may stand around a number.
const AROUND: &str = "voy vou estou va im i am will be ill running late tarde retraso demora atraso atrasado atrasada \
    con com de en em unos unas about by some como aprox aproximadamente";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_however_they_are_said() {
        for (said, meant) in [
            ("10", 10),
            ("10 min tarde", 10),
            ("con 15 minutos de retraso", 15),
            ("20min", 20),
            ("unos 30 minutos", 30),
            ("media hora", 30),
            ("1 hora", 60),
            ("una hora y media", 90),
            ("half an hour late", 30),
            ("by 2 hours", 120),
            ("com 15 minutos de atraso", 15),
            ("0", 0),
            ("a tiempo", 0),
            ("ya a tiempo", 0),
            ("on time", 0),
            ("no horario", 0),
        ] {
            assert_eq!(minutes(said), Some(meant), "{said}");
        }
    }

    #[test]
    fn what_says_anything_else_is_asked_about() {
        for said in [
            "",
            "mucho",
            "a las 11:30",
            "a ver a María mañana 10:30 55 1234 5678",
            "10 o 20",
            "-5",
            "99999999999999",
            "10 min con Juan",
            "10 min, luego a tiempo",
            "a tiempo con Juan",
        ] {
            assert_eq!(minutes(said), None, "{said}");
        }
    }
}
