//! What the sentences are completed with.

use crate::{
    config::Clinic,
    texts::{Arg, clock_time, date_time, with_zone},
    visit::{Participant, Visit},
};

/// Who writes, and whom people can call.
pub fn of_clinic(clinic: &Clinic) -> Vec<(&'static str, Arg)> {
    let phone = clinic.support_phone.as_ref().map(ToString::to_string);
    let emergency = clinic.emergency_phone.to_string();
    vec![
        ("clinic", (&clinic.name).into()),
        ("phone", phone.unwrap_or_default().into()),
        ("emergency", emergency.into()),
    ]
}

/// The same, and what a visit is about for somebody, on their clocks. The patient is never named.
pub fn about_visit(clinic: &Clinic, visit: &Visit, to: &Participant) -> Vec<(&'static str, Arg)> {
    let local = |at| to.local(at, &clinic.zone);
    let (starts_at, begins_at) = (local(visit.starts_at), local(visit.begins_at()));
    let date = with_zone(to.language, date_time(to.language, &starts_at), &starts_at, &clinic.zone);
    let time = with_zone(to.language, clock_time(to.language, &begins_at), &begins_at, &clinic.zone);
    let about = [
        ("clinician", visit.clinician.name.as_str().into()),
        ("date", date.into()),
        ("time", time.into()),
        ("minutes", i64::from(visit.texting.link_minutes).into()),
    ];
    of_clinic(clinic).into_iter().chain(about).collect()
}
