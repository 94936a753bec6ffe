//! Which texts a hospital sends, when, and what is done about people who do not come. What `clinic.json` does not say is as
//! it usually is.

use std::ops::RangeInclusive;

use jiff::civil::Time;
use serde::{Deserialize, Deserializer, de::Error};

use super::noted;
use crate::visit;

/// How many minutes before the visit a reminder may go out: from a quarter of an hour to a fortnight.
const REMINDER: RangeInclusive<i32> = 15..=20_160;
/// Every reminder costs, and nobody reads many of them.
const MOST_REMINDERS: usize = 5;
/// How many minutes before the visit the link may go out: it is good for an hour, which has to last into the visit.
const LINK: RangeInclusive<i32> = 5..=45;
/// How many minutes after the beginning of the visit a step of the rescue may be done.
const STEP: RangeInclusive<i32> = 1..=120;
/// How many minutes after its beginning a visit to which nobody came may be over.
const NO_SHOW: RangeInclusive<i32> = 5..=240;

/// `texts`, before anything in it is checked.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Texts {
    booked: bool,
    changed: bool,
    cancelled: bool,
    ready: bool,
    late: bool,
    missed: bool,
    reminders: Vec<i32>,
    quiet_hours: Option<Quiet>,
    link_minutes: i32,
}

/// From when until when nobody is reminded; `null`: it is never too late or too early for that.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, expecting = "two times, as in {\"from\":\"22:00\", \"until\":\"07:00\"}, or null")]
struct Quiet {
    #[serde(deserialize_with = "time")]
    from: Time,
    #[serde(deserialize_with = "time")]
    until: Time,
}

/// A time of the day in four digits: what else there could be is not guessed.
fn time<'de, D: Deserializer<'de>>(from: D) -> Result<Time, D::Error> {
    let said = String::deserialize(from)?;
    let time = Time::strptime("%H:%M", &said).ok().filter(|_| said.len() == "22:00".len());
    time.ok_or_else(|| D::Error::custom(format!("{said:?} must be a time from 00:00 to 23:59, such as 07:00")))
}

/// What is usual: whoever is woken by a reminder does not thank for it.
const QUIET: Quiet = Quiet { from: Time::constant(22, 0, 0, 0), until: Time::constant(7, 0, 0, 0) };

/// `rescue`, before anything in it is checked. A step that is `null` is left out.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Rescue {
    again: Option<i32>,
    second_channel: Option<i32>,
    call: Option<i32>,
    no_show: i32,
}

impl Default for Texts {
    fn default() -> Self {
        let visit::Texting { booked, changed, cancelled, ready, late, missed, reminders, link_minutes, .. } =
            visit::Texting::default();
        let quiet_hours = Some(QUIET);
        Self { booked, changed, cancelled, ready, late, missed, reminders, quiet_hours, link_minutes }
    }
}

impl Default for Rescue {
    fn default() -> Self {
        let visit::Rescue { again, second_channel, call, no_show, .. } = visit::Rescue::default();
        Self { again, second_channel, call, no_show }
    }
}

/// What both of them say together, on the clocks of `zone`; notes all that is wrong with them.
pub(super) fn read(
    texts: &Texts,
    rescue: &Rescue,
    whatsapp: bool,
    zone: &str,
    wrong: &mut Vec<String>,
) -> visit::Texting {
    let Texts { booked, changed, cancelled, ready, late, missed, link_minutes, .. } = *texts;
    noted("texts.link_minutes", within(&LINK, link_minutes), wrong);
    noted("texts.reminders", texts.check_reminders(), wrong);
    noted("texts.quiet_hours", texts.check_quiet_hours(), wrong);
    rescue.check(wrong);
    let Rescue { again, second_channel, call, no_show } = *rescue;
    let rescue = visit::Rescue { again, second_channel, whatsapp, call, no_show };
    let mut reminders = texts.reminders.clone();
    reminders.sort_unstable_by(|one, other| other.cmp(one));
    let quiet_hours = texts.quiet_hours.map(|quiet| quiet.at(zone));
    visit::Texting { booked, changed, cancelled, ready, late, missed, reminders, quiet_hours, link_minutes, rescue }
}

impl Texts {
    fn check_quiet_hours(&self) -> Result<(), String> {
        match self.quiet_hours {
            Some(Quiet { from, until }) if from == until => Err("must end at another time than they begin".to_owned()),
            _ => Ok(()),
        }
    }

    fn check_reminders(&self) -> Result<(), String> {
        if self.reminders.len() > MOST_REMINDERS {
            return Err(format!("has {}; the most is {MOST_REMINDERS}", self.reminders.len()));
        }
        for (at, minutes) in self.reminders.iter().enumerate() {
            within(&REMINDER, *minutes).map_err(|error| format!("{minutes} {error}"))?;
            if *minutes <= self.link_minutes {
                return Err(format!(
                    "{minutes} must be more than link_minutes ({}): the link has come by then",
                    self.link_minutes
                ));
            }
            if self.reminders[..at].contains(minutes) {
                return Err(format!("has {minutes} twice"));
            }
        }
        Ok(())
    }
}

impl Quiet {
    fn at(self, zone: &str) -> visit::QuietHours {
        visit::QuietHours { from: self.from, until: self.until, zone: zone.to_owned() }
    }
}

impl Rescue {
    /// Each step comes after the one before it, and the end of them after all.
    fn check(&self, wrong: &mut Vec<String>) {
        let mut before: Option<(&str, i32)> = None;
        for (name, step) in [("again", self.again), ("second_channel", self.second_channel), ("call", self.call)] {
            let Some(minutes) = step else { continue };
            noted(&format!("rescue.{name}"), after(before, minutes, &STEP), wrong);
            before = Some((name, minutes));
        }
        noted("rescue.no_show", after(before, self.no_show, &NO_SHOW), wrong);
    }
}

fn after(before: Option<(&str, i32)>, minutes: i32, range: &RangeInclusive<i32>) -> Result<(), String> {
    within(range, minutes)?;
    match before {
        Some((name, earlier)) if earlier >= minutes => Err(format!("must be more than {name} ({earlier})")),
        _ => Ok(()),
    }
}

fn within(range: &RangeInclusive<i32>, minutes: i32) -> Result<(), String> {
    if range.contains(&minutes) {
        return Ok(());
    }
    Err(format!("must be from {} to {} minutes", range.start(), range.end()))
}
