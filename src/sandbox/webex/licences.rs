//! `/licenses`: what the organisation may give to its people, and to whom it has been given.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::WebexCloud;
use super::auth::Caller;
use super::errors::{Answer, Refusal};
use super::ids;
use super::request::{Body, Query, ok};
use super::state::{self, Person, organisation, without_nulls};
use crate::sandbox::faults::Fault;
use crate::sandbox::people::{CALLING_LICENCE, LICENCES, Licence, SITE};
use crate::sandbox::shape::{Field, Fields, Kind, may, must};

const LIST: &[Field] = &[may("orgId", Kind::Text)];
const OPERATIONS: &[&str] = &["add", "remove"];
const ASSIGN: &[Field] = &[
    may("email", Kind::Text),
    may("personId", Kind::Text),
    may("orgId", Kind::Text),
    may("licenses", Kind::List(&Kind::Object(LICENCE))),
    may("siteUrls", Kind::List(&Kind::Object(ATTENDANCE))),
];
const LICENCE: &[Field] =
    &[must("id", Kind::Text), may("operation", Kind::OneOf(OPERATIONS)), may("properties", Kind::Object(CALLING))];
const CALLING: &[Field] =
    &[may("locationId", Kind::Text), may("phoneNumber", Kind::Text), may("extension", Kind::Text)];
const ATTENDANCE: &[Field] = &[
    must("siteUrl", Kind::Text),
    must("accountType", Kind::OneOf(&["attendee"])),
    may("operation", Kind::OneOf(OPERATIONS)),
];

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    caller.administers(&cloud, "spark-admin:licenses_read", "GET /v1/licenses")?;
    query.shaped(LIST)?;
    let used_up = cloud.faults().strikes(Fault::LicencesUsedUp, "GET /v1/licenses");
    let state = cloud.state();
    let items: Vec<_> = LICENCES.iter().map(|licence| body(licence, used(&state, licence, used_up))).collect();
    Ok(ok(json!({ "items": items })))
}

/// Gives licences to somebody who exists, or takes them away. What cannot be given is missing from the answer, which is
/// then only partly a success.
pub(super) async fn assign(State(cloud): State<WebexCloud>, caller: Caller, request: Body) -> Answer {
    caller.administers(&cloud, "spark-admin:people_write", "PATCH /v1/licenses/users")?;
    let fields = request.shaped(ASSIGN)?;
    let wanted = judged(&fields)?;
    if cloud.faults().strikes(Fault::LicencesRefused, "PATCH /v1/licenses/users") {
        return Err(coded(700_005, "Free teams messaging mandatory for teams meeting license.".to_owned()));
    }
    cloud.change("people", |state, _| {
        let person = match (fields.text("personId"), fields.text("email")) {
            (Some(id), _) => state.person(id),
            (None, Some(email)) => state.person_by_email(email),
            (None, None) => return Err(Refusal::bad("At least one of email and personId is required.")),
        };
        let id = person.ok_or_else(|| Refusal::not_found("Person not found."))?.id.clone();
        let mut all = true;
        for (licence, add) in wanted {
            match add {
                true => all &= give(state, &cloud, &id, licence),
                false => take(state, &id, licence),
            }
        }
        let person = state.person(&id).ok_or_else(|| Refusal::not_found("Person not found."))?;
        let status = if all { StatusCode::OK } else { StatusCode::PARTIAL_CONTENT };
        Ok((status, Json(assigned(person))).into_response())
    })
}

/// The licences of a request, and whether each is to be given.
fn judged(fields: &Fields) -> Result<Vec<(&'static Licence, bool)>, Refusal> {
    if !fields.has("licenses") && !fields.has("siteUrls") {
        return Err(Refusal::bad("At least one of licenses and siteUrls is required."));
    }
    let sites = fields.list("siteUrls").iter().filter_map(|one| one["siteUrl"].as_str());
    if let Some(unknown) = sites.into_iter().find(|site| *site != SITE) {
        return Err(coded(400_216, format!("Request contains invalid attendee siteUrls: {unknown}")));
    }
    let read = |one: &Value| {
        let id = one["id"].as_str().unwrap_or_default();
        let licence = named([id]).next().ok_or_else(|| coded(400_000, format!("License not recognized {id}")))?;
        let add = one["operation"] != "remove";
        if add && licence.uuid == CALLING_LICENCE.uuid && one["properties"].is_null() {
            let what = "Each Webex Calling license should contain its own calling properties.";
            return Err(coded(400_411, format!("{what} The following license(s) do not have properties: {id}")));
        }
        Ok((licence, add))
    };
    fields.list("licenses").iter().map(read).collect()
}

fn coded(code: u32, what: String) -> Refusal {
    Refusal { code: Some(code), ..Refusal::bad(what) }
}

/// The licences with these public identifiers; what is none is left out.
pub(super) fn named<'a>(ids: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = &'static Licence> {
    let licence = |id: &str| LICENCES.iter().find(|licence| ids::public("LICENSE", licence.uuid) == id);
    ids.into_iter().filter_map(licence)
}

/// Gives a licence to somebody. Whether they have it then: the units may be used up.
pub(super) fn give(state: &mut state::State, cloud: &WebexCloud, person: &str, licence: &Licence) -> bool {
    let subject = "PATCH /v1/licenses/users";
    let failing = cloud.faults().strikes(Fault::LicencesPartial, subject);
    let used_up = cloud.faults().strikes(Fault::LicencesUsedUp, subject);
    let free = used(state, licence, used_up) < licence.units;
    let Some(person) = state.people.iter_mut().find(|one| one.id == person) else { return false };
    let has = person.licences.contains(&licence.uuid);
    if !has && free && !failing {
        person.licences.push(licence.uuid);
    }
    has || (free && !failing)
}

fn take(state: &mut state::State, person: &str, licence: &Licence) {
    if let Some(person) = state.people.iter_mut().find(|one| one.id == person) {
        person.licences.retain(|uuid| *uuid != licence.uuid);
    }
}

fn used(state: &state::State, licence: &Licence, used_up: bool) -> usize {
    let cast = state.people.iter().filter(|person| person.licences.contains(&licence.uuid)).count();
    if used_up && licence.site.is_some() { licence.units } else { licence.used_by_others + cast }
}

fn body(licence: &Licence, used: usize) -> Value {
    without_nulls(json!({
        "id": ids::public("LICENSE", licence.uuid),
        "name": licence.name,
        "totalUnits": licence.units,
        "consumedUnits": used,
        "consumedByUsers": used,
        "consumedByWorkspaces": 0,
        "subscriptionId": "Sub-sandbox",
        "siteUrl": licence.site,
        "siteType": licence.site.map(|_| "Control Hub managed site"),
    }))
}

fn assigned(person: &Person) -> Value {
    let licences: Vec<_> = person.licences.iter().map(|uuid| ids::public("LICENSE", *uuid)).collect();
    let account = if person.hosts() { "host" } else { "attendee" };
    json!({
        "orgId": organisation(),
        "personId": person.id,
        "email": person.email,
        "licenses": licences,
        "siteUrls": [{ "siteUrl": SITE, "accountType": account }],
    })
}
