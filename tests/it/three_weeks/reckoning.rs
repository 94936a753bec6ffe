//! Which reminders were due, and what became of each. It is reckoned from what the hospital did and what the phones got, not
//! from what the service believes.

use std::{collections::BTreeMap, fmt};

use jiff::{SignedDuration, Timestamp, ToSpan as _, tz::TimeZone};
use televisita::{
    sandbox::twilio::Sms,
    sms::to_gsm7,
    texts::{clock_time, date_time},
    visit::ParticipantId,
};

use super::{
    Service,
    hospital::{Hospital, NO_NEWS, Planned, ZONE},
};

/// A reminder comes at most so much later than it was due, clocks that jump left aside: steps of time, and the retries.
const IN_TIME: SignedDuration = SignedDuration::from_mins(12);

/// A clock that is put back makes a text look older than it is.
const CLOCKS_GO_BACK: SignedDuration = SignedDuration::from_hours(2);

/// While the service or Twilio is down, a visit may be moved or cancelled before its reminder is sent. They are not down for
/// so long.
const MADE_NEEDLESS: SignedDuration = SignedDuration::from_hours(8);

/// A text that failed in a way that passes is tried again for so long.
const STILL_TRIED: SignedDuration = SignedDuration::from_mins(15);

#[derive(Default)]
pub struct Reckoning {
    visits: usize,
    texts: usize,
    due: usize,
    once: usize,
    of_them_late: usize,
    told: usize,
    /// Sent once more, because the first had failed in a way that passes.
    again: usize,
    /// Neither sent nor told.
    lost: Vec<String>,
    /// It failed, and nobody was told.
    untold: Vec<String>,
    repeated: Vec<String>,
    /// For a time that the visit did not have then, or of a visit that does not take place.
    wrong: Vec<String>,
}

impl fmt::Display for Reckoning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} visits, {} texts; reminders due {}: arrived once {} (after a failure that passed {}; sent later than 12 minutes \
             {}), not arrived and told {}, lost {}, failed and not told {}, arrived twice {}, for a wrong time {}",
            self.visits,
            self.texts,
            self.due,
            self.once,
            self.again,
            self.of_them_late,
            self.told,
            self.lost.len(),
            self.untold.len(),
            self.repeated.len(),
            self.wrong.len()
        )
    }
}

impl Reckoning {
    pub async fn of(hospital: &Hospital, service: &Service) -> Self {
        let texts = service.texts();
        let mut by_phone: BTreeMap<&str, Vec<&Sms>> = BTreeMap::new();
        for text in &texts {
            by_phone.entry(&text.to).or_default().push(text);
        }
        let told = service.told();
        let zone = TimeZone::get(ZONE).unwrap();
        let mut reckoning = Self { texts: texts.len(), ..Self::default() };
        for planned in &hospital.visits {
            reckoning.visits += 1;
            for (phone, participant) in planned.phones.iter().zip((1..).map(ParticipantId)) {
                let mut got = by_phone.remove(phone.as_e164()).unwrap_or_default();
                got.retain(|text| is_reminder(&text.body));
                let hospital_knows = told.contains_key(&(planned.id, participant));
                reckoning.add(planned, got, hospital_knows, &zone);
            }
        }
        reckoning
    }

    fn add(&mut self, planned: &Planned, mut got: Vec<&Sms>, hospital_knows: bool, zone: &TimeZone) {
        for Due { at: due, starts_at, minutes, certain, until } in due(planned, zone) {
            // Two hours before, only the time of day is said: of a visit that was moved by days, which day it was counts too.
            let in_its_time = |at: Timestamp| at + CLOCKS_GO_BACK >= due && at <= starts_at;
            let is_it = |text: &&&Sms| in_its_time(text.created) && says(planned, &text.body, starts_at, minutes, zone);
            let mine: Vec<&Sms> = got.iter().filter(is_it).copied().collect();
            got.retain(|text| !mine.iter().any(|one| one.sid == text.sid));
            let name = || format!("{minutes} min before {starts_at}, due {due}, of {planned:?}");
            let (failed, good) = mine.iter().partition::<Vec<&Sms>, _>(|text| has_failed(text));
            match good.as_slice() {
                [] if failed.is_empty() && !certain => continue,
                // What a phone never got is as good as not sent: a person has to know.
                [] if hospital_knows => self.told += 1,
                // It was made needless while it was still to be tried again.
                [] if until.is_some_and(|until| failed.iter().any(|text| text.created + STILL_TRIED >= until)) => {
                    continue;
                }
                [] if failed.is_empty() => self.lost.push(name()),
                [] => self.untold.push(format!("{}: {failed:?}", name())),
                [text] => {
                    self.once += 1;
                    self.again += usize::from(!failed.is_empty());
                    let late = text.created.duration_since(due) > IN_TIME && failed.is_empty();
                    self.of_them_late += usize::from(late);
                }
                _ => self.repeated.push(format!("{}: {mine:?}", name())),
            }
            self.due += 1;
        }
        self.wrong.extend(got.iter().map(|text| format!("{} of {}, {planned:?}", text.body, text.created)));
    }

    pub fn holds(&self) {
        assert!(self.due > self.visits / 3, "hardly a reminder was due: is this still a test?");
        let first = |all: &[String]| all.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.lost.is_empty(), "lost:\n{}", first(&self.lost));
        assert!(self.untold.is_empty(), "failed, and nobody was told:\n{}", first(&self.untold));
        assert!(self.repeated.is_empty(), "arrived twice:\n{}", first(&self.repeated));
        assert!(self.wrong.is_empty(), "for a wrong time:\n{}", first(&self.wrong));
    }
}

/// A reminder that was due.
struct Due {
    at: Timestamp,
    starts_at: Timestamp,
    minutes: i32,
    /// Whether nothing that the hospital did can have made it needless before it was sent.
    certain: bool,
    /// When the visit got another time or was cancelled.
    until: Option<Timestamp>,
}

/// When which reminder of which time was due.
fn due(planned: &Planned, zone: &TimeZone) -> Vec<Due> {
    let mut all = Vec::new();
    for (index, (since, starts_at)) in planned.times.iter().enumerate() {
        let until = planned.times.get(index + 1).map(|(moved_at, _)| *moved_at);
        let until = until.into_iter().chain(planned.cancelled_at).min();
        for minutes in planned.reminders() {
            let exactly = *starts_at - SignedDuration::from_mins((*minutes).into());
            let Some(at) = awake(planned, exactly, *starts_at, zone) else { continue };
            let news = at > *since + SignedDuration::from_mins(NO_NEWS);
            // What is due in the very moment of a change may go out before it.
            if news && until.is_none_or(|until| at <= until) {
                let certain = until.is_none_or(|until| at + MADE_NEEDLESS < until);
                all.push(Due { at, starts_at: *starts_at, minutes: *minutes, certain, until });
            }
        }
    }
    all
}

/// When somebody can be reminded who sleeps from ten until seven; `None`: by then the link is about to come.
fn awake(planned: &Planned, at: Timestamp, starts_at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let local = at.to_zoned_datetime(zone.clone());
    let days = match local.hour() {
        _ if !planned.sleeps() => return Some(at),
        22.. => 1,
        0..7 => 0,
        _ => return Some(at),
    };
    let morning = local.date().at(7, 0, 0, 0) + days.days();
    let morning = zone.to_timestamp(morning).unwrap();
    (morning + SignedDuration::from_mins(30) <= starts_at).then_some(morning)
}

fn has_failed(text: &Sms) -> bool {
    matches!(text.status, "failed" | "undelivered")
}

fn is_reminder(body: &str) -> bool {
    let day_before = ["recuerde su", "remember your", "lembre da"];
    let hours_before = ["empieza a las", "starts at", "inicia"];
    let changes = ["cambia", "changed", "mudou"].iter().any(|words| body.contains(words));
    day_before.iter().chain(&hours_before).any(|words| body.contains(words)) && !changes
}

fn says(planned: &Planned, body: &str, starts_at: Timestamp, minutes: i32, zone: &TimeZone) -> bool {
    let local = starts_at.to_zoned_datetime(zone.clone());
    let words = match minutes {
        1440 => date_time(planned.language, &local),
        _ => clock_time(planned.language, &local),
    };
    let day_before = ["recuerde", "remember", "lembre"].iter().any(|word| body.contains(word));
    day_before == (minutes == 1440) && body.contains(&to_gsm7(&words))
}
