//! `/people` and `/licenses`: who exists, and who may host.

use axum::extract::{Path, State};
use serde_json::{Value, json};

use super::WebexCloud;
use super::auth::Caller;
use super::errors::{Answer, Refusal};
use super::ids;
use super::request::{Query, ok};
use super::state::{Person, organisation, without_nulls};
use crate::sandbox::people::{MEETING_LICENCE, SITE};
use crate::sandbox::shape::{Field, Kind, may};

const ONE: &[Field] = &[may("callingData", Kind::Flag)];
const LIST: &[Field] = &[
    may("email", Kind::Text),
    may("displayName", Kind::Text),
    may("id", Kind::Text),
    may("orgId", Kind::Text),
    may("roles", Kind::Text),
    may("callingData", Kind::Flag),
    may("locationId", Kind::Text),
    may("max", Kind::Number),
    may("excludeStatus", Kind::Flag),
    may("cursor", Kind::Text),
];
const LICENCES: &[Field] = &[may("orgId", Kind::Text)];

pub(super) async fn me(caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark:people_read"])?;
    query.shaped(ONE)?;
    Ok(ok(body(&caller.person, &caller)))
}

pub(super) async fn one(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    Path(id): Path<String>,
    query: Query,
) -> Answer {
    caller.needs(&["spark:people_read", "spark-admin:people_read"])?;
    query.shaped(ONE)?;
    let state = cloud.state();
    let person = state.person(&id).ok_or_else(|| Refusal::not_found("Person not found."))?;
    Ok(ok(body(person, &caller)))
}

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark:people_read", "spark-admin:people_read"])?;
    let fields = query.shaped(LIST)?;
    let narrowed = ["email", "displayName", "id"].iter().any(|name| fields.has(name));
    if !narrowed && !caller.has(&["spark-admin:people_read"]) {
        return Err(Refusal::bad("Email, displayName, or id list should be specified."));
    }
    let wanted = |person: &&Person| {
        person.subject.is_none()
            && fields.text("email").is_none_or(|email| person.email.eq_ignore_ascii_case(email))
            && fields.text("displayName").is_none_or(|start| starts(&person.name, start))
            && fields.text("id").is_none_or(|ids| ids.split(',').any(|id| id == person.id))
    };
    let items = cloud.state().people.iter().filter(wanted).map(|person| body(person, &caller)).collect();
    query.page(&fields, 100, cloud.base_url(), items)
}

pub(super) async fn licences(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark-admin:licenses_read"])?;
    query.shaped(LICENCES)?;
    let used = cloud.state().people.iter().filter(|person| person.licensed).count();
    let licence = json!({
        "id": licence_id(), "name": "Webex Meetings", "totalUnits": 10, "consumedUnits": used,
        "consumedByUsers": used, "consumedByWorkspaces": 0, "siteUrl": SITE, "siteType": "Control Hub managed site",
    });
    Ok(ok(json!({ "items": [licence] })))
}

fn body(person: &Person, caller: &Caller) -> Value {
    let admin = caller.has(&["spark-admin:people_read"]);
    let licences = person.licensed.then(licence_id);
    let role = if person.licensed { SITE.to_owned() } else { format!("{SITE}#attendee") };
    without_nulls(json!({
        "id": person.id,
        "emails": [person.email],
        "displayName": person.name,
        "nickName": person.first_name,
        "firstName": person.first_name,
        "lastName": person.last_name,
        "orgId": organisation(),
        "created": "2026-01-05T15:00:00.000Z",
        "type": person.kind,
        "licenses": admin.then(|| Vec::from_iter(licences)),
        "siteUrls": admin.then(|| vec![role]),
        "invitePending": admin.then_some(false),
        "loginEnabled": admin.then_some(true),
    }))
}

pub(super) fn licence_id() -> String {
    ids::public("LICENSE", MEETING_LICENCE)
}

fn starts(name: &str, start: &str) -> bool {
    name.to_lowercase().starts_with(&start.to_lowercase())
}
