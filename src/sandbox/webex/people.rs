//! `/people`: who exists.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::WebexCloud;
use super::auth::{Caller, Identity};
use super::errors::{Answer, Refusal};
use super::ids;
use super::licences;
use super::request::{Body, Query, ok};
use super::state::{Person, organisation, without_nulls};
use crate::clock;
use crate::sandbox::faults::Fault;
use crate::sandbox::people::SITE;
use crate::sandbox::shape::{Field, Fields, Kind, may, must};

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
const CREATE_QUERY: &[Field] = &[may("callingData", Kind::Flag), may("minResponse", Kind::Flag)];
const CREATE: &[Field] = &[
    must("emails", Kind::List(&Kind::Text)),
    may("phoneNumbers", Kind::List(&Kind::Object(NUMBER))),
    may("extension", Kind::Text),
    may("locationId", Kind::Text),
    may("displayName", Kind::Text),
    may("firstName", Kind::Text),
    may("lastName", Kind::Text),
    may("avatar", Kind::Text),
    may("orgId", Kind::Text),
    may("roles", Kind::List(&Kind::Text)),
    may("licenses", Kind::List(&Kind::Text)),
    may("department", Kind::Text),
    may("manager", Kind::Text),
    may("managerId", Kind::Text),
    may("title", Kind::Text),
    may("addresses", Kind::List(&Kind::Map)),
    may("siteUrls", Kind::List(&Kind::Text)),
];
const NUMBER: &[Field] = &[may("type", Kind::OneOf(&["work"])), may("value", Kind::Text)];

pub(super) async fn me(caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark:people_read"])?;
    query.shaped(ONE)?;
    Ok(ok(body(&caller.person, Some(&caller))))
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
    Ok(ok(body(person, Some(&caller))))
}

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    caller.needs(&["spark:people_read", "spark-admin:people_read"])?;
    let fields = query.shaped(LIST)?;
    if caller.identity == Identity::ServiceApp {
        caller.administers(&cloud, "spark-admin:people_read", "GET /v1/people")?;
    }
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
    // Licences and the like are shown by `GET /people/{id}` only.
    let items = cloud.state().people.iter().filter(wanted).map(|person| body(person, None)).collect();
    query.page(&fields, 100, cloud.base_url(), items)
}

/// Somebody new in the organisation, who is invited by e-mail. Licences that cannot be given are left out in silence.
pub(super) async fn create(State(cloud): State<WebexCloud>, caller: Caller, query: Query, request: Body) -> Answer {
    caller.administers(&cloud, "spark-admin:people_write", "POST /v1/people")?;
    query.shaped(CREATE_QUERY)?;
    let fields = request.shaped(CREATE)?;
    let email = one_email(&fields)?;
    if !["displayName", "firstName", "lastName"].iter().any(|name| fields.has(name)) {
        return Err(Refusal::bad("At least one of displayName, firstName and lastName is required."));
    }
    let created = cloud.change("people", |state, _| {
        if state.person_by_email(&email).is_some() {
            return Err(Refusal::new(StatusCode::CONFLICT, "The user already exists."));
        }
        let person = newcomer(&email, &fields);
        state.people.push(person.clone());
        for licence in licences::named(fields.list("licenses").iter().filter_map(Value::as_str)) {
            licences::give(state, &cloud, &person.id, licence);
        }
        Ok(state.person(&person.id).cloned().unwrap_or(person))
    })?;
    match cloud.faults().strikes(Fault::PersonCreated400, "POST /v1/people") {
        true => Err(Refusal::bad("One of the services that were asked has failed.")),
        false => Ok(ok(body(&created, Some(&caller)))),
    }
}

fn one_email(fields: &Fields) -> Result<String, Refusal> {
    let emails: Vec<_> = fields.list("emails").iter().filter_map(Value::as_str).collect();
    match emails[..] {
        [email] if email.split('@').filter(|part| !part.is_empty()).count() == 2 => Ok(email.to_lowercase()),
        _ => Err(Refusal::bad("Exactly one valid email address is required.")),
    }
}

fn newcomer(email: &str, fields: &Fields) -> Person {
    let [first, last] = ["firstName", "lastName"].map(|name| fields.text(name).unwrap_or_default());
    let full = format!("{first} {last}");
    let name = fields.text("displayName").unwrap_or_else(|| full.trim());
    let uuid = clock::random_id();
    Person {
        uuid,
        id: ids::public("PEOPLE", uuid),
        email: email.to_owned(),
        name: name.to_owned(),
        first_name: if first.is_empty() { name.to_owned() } else { first.to_owned() },
        last_name: last.to_owned(),
        kind: "person",
        licences: Vec::new(),
        invite_pending: true,
        subject: None,
    }
}

/// A person; `admin` is the caller when it is one who sees licences and the like, in an answer that shows them.
fn body(person: &Person, admin: Option<&Caller>) -> Value {
    let admin = admin.is_some_and(|caller| caller.has(&["spark-admin:people_read"]));
    let licences: Vec<_> = person.licences.iter().map(|uuid| ids::public("LICENSE", *uuid)).collect();
    let role = if person.hosts() { SITE.to_owned() } else { format!("{SITE}#attendee") };
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
        "licenses": admin.then_some(licences),
        "siteUrls": admin.then(|| vec![role]),
        "invitePending": admin.then_some(person.invite_pending),
        "loginEnabled": admin.then_some(true),
    }))
}

fn starts(name: &str, start: &str) -> bool {
    name.to_lowercase().starts_with(&start.to_lowercase())
}
