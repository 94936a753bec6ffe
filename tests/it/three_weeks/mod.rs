//! Thousands of visits in three weeks in which everything goes wrong that can: crashes, restarts, clocks that jump, a night in
//! which they are put forward, and a Twilio that is down, slow of mind, silent and forgetful. Every reminder that was due went
//! out exactly once, or a person of the hospital was told that it did not.
//!
//! What goes wrong when is a matter of chance, by a seed (`SEED`), so that a failure can be played again. The visits, the
//! queues, Redis and the calls to Twilio are real; what the service says in Webex is read where it leaves the outbox, since
//! their cards would test nothing that the other stories do not.

mod chance;
mod hospital;
mod reckoning;
mod service;

use jiff::SignedDuration;

use chance::Chance;
use hospital::Hospital;
use reckoning::Reckoning;
use service::Service;

/// The clocks of Tijuana are put forward in the second night of the second weekend.
const BEGINS: &str = "2027-03-01T06:00[America/Tijuana]";
const WEEKS: i64 = 3;
/// So many visits when nobody says how many (`VISITS`).
const VISITS: u64 = 1_000;
/// Time passes in steps of so many minutes.
const STEP: i64 = 5;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_weeks_of_trouble_lose_no_reminder_and_repeat_none() {
    let number = |name: &str, otherwise: u64| std::env::var(name).map_or(otherwise, |seed| seed.parse().unwrap());
    let (seed, visits) = (number("SEED", 1), number("VISITS", VISITS) as usize);
    let mut chance = Chance::new(seed);
    let begins: jiff::ZonedDateTime = BEGINS.parse().unwrap();
    let ends = begins.timestamp() + SignedDuration::from_hours(WEEKS * 7 * 24);
    let mut hospital = Hospital::plan(&mut chance, visits, begins.timestamp(), ends);
    let mut service = Service::begin(begins.timestamp()).await;
    while service.now() < ends {
        service.minutes_pass(STEP);
        service.trouble(&mut chance).await;
        hospital.act(&mut chance, &service).await;
        service.works(&mut chance).await;
    }
    service.all_is_well().await;
    for _ in 0..36 {
        service.minutes_pass(60);
        service.works_in_peace().await;
    }
    let reckoning = Reckoning::of(&hospital, &service).await;
    println!("seed {seed}: {reckoning}");
    println!("{}", service.troubles());
    reckoning.holds();
    service.ends().await;
}
