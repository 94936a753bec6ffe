//! `/webhooks`: who wants to hear of what.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::auth::Caller;
use super::errors::{Answer, Refusal};
use super::request::{Body, Query, no_content, ok};
use super::state::{Webhook, instant, without_nulls};
use super::{WebexCloud, ids};
use crate::sandbox::faults::Fault;
use crate::sandbox::shape::{Field, Fields, Kind, may, must};

const RESOURCES: &[&str] = &[
    "attachmentActions",
    "dataSources",
    "memberships",
    "messages",
    "rooms",
    "meetings",
    "recordings",
    "convergedRecordings",
    "meetingParticipants",
    "meetingTranscripts",
    "telephony_calls",
    "telephony_conference",
    "telephony_mwi",
    "uc_counters",
    "serviceApp",
    "adminBatchJobs",
];
const EVENTS: &[&str] = &[
    "created",
    "updated",
    "deleted",
    "started",
    "ended",
    "joined",
    "left",
    "migrated",
    "authorized",
    "deauthorized",
    "statusChanged",
];
const CREATE: &[Field] = &[
    must("name", Kind::Text),
    must("targetUrl", Kind::Text),
    must("resource", Kind::OneOf(RESOURCES)),
    must("event", Kind::OneOf(EVENTS)),
    may("filter", Kind::Text),
    may("secret", Kind::Text),
    may("ownedBy", Kind::OneOf(&["org", "creator"])),
];
const UPDATE: &[Field] = &[
    must("name", Kind::Text),
    must("targetUrl", Kind::Text),
    may("secret", Kind::Text),
    may("ownedBy", Kind::OneOf(&["org", "creator"])),
    may("status", Kind::OneOf(&["active"])),
];
const LIST: &[Field] = &[may("max", Kind::Number), may("ownedBy", Kind::OneOf(&["org"])), may("cursor", Kind::Text)];

/// What can be subscribed to: the resource, its events, the filters it takes, the scopes that allow it.
struct Subject {
    resource: &'static str,
    events: &'static [&'static str],
    filters: &'static [&'static str],
    own: &'static [&'static str],
    organisation: &'static [&'static str],
}

const CUD: &[&str] = &["created", "updated", "deleted"];
const SUBJECTS: &[Subject] = &[
    Subject {
        resource: "messages",
        events: CUD,
        filters: &["roomId", "roomType", "personId", "personEmail", "mentionedPeople", "hasFiles", "hasAttachments"],
        own: &["spark:messages_read"],
        organisation: &[],
    },
    Subject {
        resource: "attachmentActions",
        events: &["created"],
        filters: &["roomId", "personId", "messageId"],
        own: &["spark:attachment_actions_read"],
        organisation: &[],
    },
    Subject {
        resource: "memberships",
        events: CUD,
        filters: &["roomId", "personId", "personEmail", "isModerator"],
        own: &["spark:memberships_read"],
        organisation: &[],
    },
    Subject {
        resource: "rooms",
        events: &["created", "updated", "migrated"],
        filters: &["type", "isLocked"],
        own: &["spark:rooms_read"],
        organisation: &[],
    },
    Subject {
        resource: "meetings",
        events: &["created", "updated", "deleted", "started", "ended"],
        filters: &["id", "meetingNumber", "meetingType", "state", "hostEmail", "hostUserId", "siteUrl"],
        own: &["meeting:schedules_read"],
        organisation: &["meeting:admin_schedule_read"],
    },
    Subject {
        resource: "meetingParticipants",
        events: &["joined", "left"],
        filters: &["id", "meetingId", "state", "hostEmail", "hostPersonId", "siteUrl"],
        own: &["meeting:participants_read"],
        organisation: &["meeting:admin_participants_read"],
    },
];

pub(super) async fn create(State(cloud): State<WebexCloud>, caller: Caller, request: Body) -> Answer {
    let fields = request.shaped(CREATE)?;
    let organisation_wide = fields.text("ownedBy") == Some("org");
    refuse_organisation(&cloud, organisation_wide)?;
    judge_subject(&caller, &fields, organisation_wide)?;
    let target_url = target(&fields)?;
    cloud.change("webhooks", |state, now| {
        let webhook = Webhook {
            id: ids::new("WEBHOOK"),
            name: fields.owned("name").unwrap_or_default(),
            target_url,
            resource: fields.owned("resource").unwrap_or_default(),
            event: fields.owned("event").unwrap_or_default(),
            filter: fields.owned("filter"),
            secret: fields.owned("secret"),
            organisation_wide,
            active: true,
            creator_id: caller.person.id.clone(),
            created: now,
            failures: Vec::new(),
            disabled_at: None,
        };
        let same = |other: &Webhook| {
            other.organisation_wide
                && (&other.resource, &other.event, &other.filter)
                    == (&webhook.resource, &webhook.event, &webhook.filter)
        };
        if organisation_wide && state.webhooks.iter().any(same) {
            return Err(Refusal::new(
                StatusCode::CONFLICT,
                "Only one organization webhook per resource and filter is allowed.",
            ));
        }
        state.webhooks.push(webhook.clone());
        Ok(ok(body(&webhook)))
    })
}

pub(super) async fn list(State(cloud): State<WebexCloud>, caller: Caller, query: Query) -> Answer {
    let fields = query.shaped(LIST)?;
    let organisation_wide = fields.has("ownedBy");
    refuse_organisation(&cloud, organisation_wide)?;
    if organisation_wide {
        caller.needs(&["meeting:admin_schedule_read", "meeting:admin_participants_read"])?;
    }
    let wanted = |webhook: &&Webhook| match organisation_wide {
        true => webhook.organisation_wide,
        false => webhook.creator_id == caller.person.id && !webhook.organisation_wide,
    };
    let items = cloud.state().webhooks.iter().filter(wanted).map(body).collect();
    query.page(&fields, 100, cloud.base_url(), items)
}

pub(super) async fn one(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    let state = cloud.state();
    let webhook = state.webhooks.iter().find(|webhook| owns(&caller, webhook, &id)).ok_or_else(unknown)?;
    Ok(ok(body(webhook)))
}

pub(super) async fn update(
    State(cloud): State<WebexCloud>,
    caller: Caller,
    Path(id): Path<String>,
    request: Body,
) -> Answer {
    let fields = request.shaped(UPDATE)?;
    let target_url = target(&fields)?;
    cloud.change("webhooks", |state, _| {
        let mut webhooks = state.webhooks.iter_mut();
        let webhook = webhooks.find(|webhook| owns(&caller, webhook, &id)).ok_or_else(unknown)?;
        webhook.name = fields.owned("name").unwrap_or_default();
        webhook.target_url = target_url;
        webhook.secret = fields.owned("secret").or(webhook.secret.take());
        if fields.has("status") {
            webhook.active = true;
            webhook.failures.clear();
        }
        Ok(ok(body(webhook)))
    })
}

pub(super) async fn delete(State(cloud): State<WebexCloud>, caller: Caller, Path(id): Path<String>) -> Answer {
    cloud.change("webhooks", |state, _| {
        let at = state.webhooks.iter().position(|webhook| owns(&caller, webhook, &id)).ok_or_else(unknown)?;
        state.webhooks.remove(at);
        Ok(no_content())
    })
}

fn refuse_organisation(cloud: &WebexCloud, organisation_wide: bool) -> Result<(), Refusal> {
    match organisation_wide && cloud.faults().strikes(Fault::OrganisationWebhooksRefused, "/v1/webhooks") {
        true => Err(Refusal::forbidden()),
        false => Ok(()),
    }
}

/// Refuses what cannot be subscribed to, by this caller, or with this filter.
fn judge_subject(caller: &Caller, fields: &Fields, organisation_wide: bool) -> Result<(), Refusal> {
    let resource = fields.text("resource").unwrap_or_default();
    let subject = SUBJECTS.iter().find(|subject| subject.resource == resource).ok_or_else(Refusal::forbidden)?;
    caller.needs(if organisation_wide { subject.organisation } else { subject.own })?;
    let event = fields.text("event").unwrap_or_default();
    if !subject.events.contains(&event) {
        return Err(Refusal::bad(format!("The event {event} is not supported for {resource}.")));
    }
    let filter = fields.text("filter").unwrap_or_default();
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(filter).unwrap_or_default();
    match pairs.iter().find(|(name, _)| !subject.filters.contains(&name.as_str())) {
        Some((name, _)) => Err(Refusal::bad(format!("invalid filter: {name}"))),
        None => Ok(()),
    }
}

fn target(fields: &Fields) -> Result<String, Refusal> {
    let target = fields.text("targetUrl").unwrap_or_default();
    let url = url::Url::parse(target).ok().filter(|url| ["http", "https"].contains(&url.scheme()));
    url.map(|_| target.to_owned()).ok_or_else(|| Refusal::bad("targetUrl must be a valid URL."))
}

fn owns(caller: &Caller, webhook: &Webhook, id: &str) -> bool {
    let organisation = webhook.organisation_wide && caller.has(&["meeting:admin_schedule_read"]);
    webhook.id == id && (webhook.creator_id == caller.person.id || organisation)
}

fn unknown() -> Refusal {
    Refusal::not_found("Webhook not found.")
}

fn body(webhook: &Webhook) -> Value {
    without_nulls(json!({
        "id": webhook.id,
        "name": webhook.name,
        "targetUrl": webhook.target_url,
        "resource": webhook.resource,
        "event": webhook.event,
        "filter": webhook.filter,
        "secret": webhook.secret,
        "status": if webhook.active { "active" } else { "inactive" },
        "created": instant(webhook.created),
        "ownedBy": if webhook.organisation_wide { "org" } else { "creator" },
    }))
}
