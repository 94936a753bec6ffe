//! What becomes of a meeting: ended by its host, deleted while it runs, changed, given to another host.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{RunState, WebexCloud, ask, cloud, receiver, schedule, service_app, subscribe, taken};
use crate::sandbox::people::{ANA, LUIS, MEETING_LICENCE};

/// A meeting of Ana's that runs, with a guest in it.
async fn running(cloud: &WebexCloud, token: &str) -> String {
    let made = schedule(cloud, token).await;
    let guest = json!({ "subject": "p1", "displayName": "María" });
    let guest = ask(cloud, token, "POST /v1/guests/token", guest).await.body;
    let guest = cloud.guest_by_token(guest["accessToken"].as_str().unwrap()).unwrap();
    let id = made["id"].as_str().unwrap().to_owned();
    cloud.host_joined(&id);
    cloud.guest_joined(&id, &guest);
    id
}

fn license(cloud: &WebexCloud, email: &str) {
    let mut state = cloud.state();
    let person = state.people.iter_mut().find(|person| person.email == email).unwrap();
    person.licences.push(MEETING_LICENCE.uuid);
}

#[tokio::test]
async fn only_the_host_ends_a_running_meeting_for_everybody() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let end = async |token: &str, id: &str, body: Value| {
        ask(&cloud, token, &format!("POST /v1/meetings/{id}/end"), body).await.status
    };
    let made = schedule(&cloud, &token).await;
    assert_eq!(end(ANA.token, made["id"].as_str().unwrap(), json!({})).await, StatusCode::BAD_REQUEST);
    let id = running(&cloud, &token).await;
    assert_eq!(end(&token, &id, json!({ "reason": "Fin" })).await, StatusCode::FORBIDDEN);
    assert_eq!(end(&token, &id, json!({ "hostEmail": ANA.email })).await, StatusCode::BAD_REQUEST);
    assert_eq!(end(LUIS.token, &id, json!({})).await, StatusCode::FORBIDDEN);
    assert_eq!(end(ANA.token, "none", json!({})).await, StatusCode::NOT_FOUND);
    let (url, calls) = receiver().await;
    subscribe(&cloud, &token, &url, "meetings", "ended", true).await;
    assert_eq!(end(ANA.token, &id, json!({ "reason": "Fin" })).await, StatusCode::NO_CONTENT);
    assert_eq!(cloud.deliver_pending().await, 1);
    assert_eq!(taken(&calls)[0].1["meetingSeriesId"], id);
    assert_eq!(end(ANA.token, &id, Value::Null).await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_running_meeting_that_is_deleted_ends_for_those_in_it() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let id = running(&cloud, &token).await;
    let (url, calls) = receiver().await;
    for (resource, event) in [("meetings", "ended"), ("meetings", "deleted"), ("meetingParticipants", "left")] {
        subscribe(&cloud, &token, &url, resource, event, true).await;
    }
    let instance = cloud.state().meetings[0].id_as(super::super::meeting::View::Instance);
    let delete = async |id: &str| {
        ask(&cloud, &token, &format!("DELETE /v1/meetings/{id}?hostEmail={}", ANA.email), Value::Null).await.status
    };
    assert_eq!(delete(&instance).await, StatusCode::BAD_REQUEST);
    assert_eq!(delete(&id).await, StatusCode::NO_CONTENT);
    cloud.deliver_pending().await;
    let told: Vec<String> = taken(&calls).into_iter().map(|(name, _)| name).collect();
    assert_eq!(told, ["meetingParticipants.left", "meetingParticipants.left", "meetings.ended", "meetings.deleted"]);
    assert_eq!(delete(&id).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_meeting_is_changed_by_put_as_by_patch_but_not_while_it_runs() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let made = schedule(&cloud, &token).await;
    let path = format!("PUT /v1/meetings/{}", made["id"].as_str().unwrap());
    let change = json!({ "title": "Otra", "password": "Sandbox2026", "hostEmail": ANA.email });
    let changed = ask(&cloud, &token, &path, change.clone()).await.body;
    assert_eq!((&changed["title"], &changed["password"]), (&json!("Otra"), &json!("Sandbox2026")));
    cloud.host_joined(made["id"].as_str().unwrap());
    assert_eq!(ask(&cloud, &token, &path, change).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn meetings_are_given_to_a_licensed_host_unless_they_run() {
    let cloud = cloud();
    let token = service_app(&cloud).await;
    let made = schedule(&cloud, &token).await;
    let id = made["id"].as_str().unwrap();
    let give = async |ids: Value| {
        let body = json!({ "hostEmail": LUIS.email, "meetingIds": ids });
        ask(&cloud, &token, "POST /v1/meetings/reassignHost", body).await
    };
    assert_eq!(give(json!([id])).await.status, StatusCode::FORBIDDEN, "Luis has no licence");
    license(&cloud, LUIS.email);
    let (url, calls) = receiver().await;
    subscribe(&cloud, &token, &url, "meetings", "updated", true).await;
    assert_eq!(give(json!([id])).await.status, StatusCode::NO_CONTENT);
    cloud.deliver_pending().await;
    assert_eq!(taken(&calls)[0].1["hostEmail"], LUIS.email);
    let of = async |host: &str| {
        let path = format!("GET /v1/meetings/{id}?hostEmail={host}");
        ask(&cloud, &token, &path, Value::Null).await.status
    };
    assert_eq!((of(LUIS.email).await, of(ANA.email).await), (StatusCode::OK, StatusCode::NOT_FOUND));

    let busy = running(&cloud, &token).await;
    let mixed = give(json!([busy, "none", id])).await;
    assert_eq!(mixed.status, StatusCode::MULTI_STATUS);
    let items = mixed.body["items"].as_array().unwrap();
    let statuses: Vec<_> = items.iter().map(|item| (item["meetingId"].clone(), item["httpStatus"].clone())).collect();
    assert_eq!(statuses, [(json!(busy), json!(400)), (json!("none"), json!(404)), (json!(id), json!(200))]);
    assert_eq!(give(json!([])).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(give(json!(vec!["x"; 101])).await.status, StatusCode::BAD_REQUEST);
    let state = cloud.state();
    assert_eq!(state.meetings.iter().filter(|meeting| meeting.state == RunState::InProgress).count(), 1);
}
