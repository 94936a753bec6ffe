//! The SDK registers itself as a device ("WDM"); the device's websocket is its line to the cloud.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};
use tokio::sync::mpsc::UnboundedSender;
use uuid::Uuid;

use super::mercury::{ToDevice, UNREGISTERED};
use super::refusal::{Answer, Body, Caller, Refusal};
use super::{SdkCloud, catalog};
use crate::clock::random_id;
use crate::sandbox::webex::Guest;

/// A page with the SDK in it.
#[derive(Debug)]
pub(super) struct Device {
    pub owner: String,
    /// What it was told about itself at registration.
    pub description: Value,
    /// Its open websocket, with a number that tells one connection from the next.
    pub line: Option<(Uuid, UnboundedSender<ToDevice>)>,
}

/// `POST /wdm/api/v1/devices`
pub(super) async fn register(
    State(cloud): State<SdkCloud>,
    Caller(guest): Caller,
    Body(mut description): Body<Map<String, Value>>,
) -> Answer {
    let id = random_id();
    let own = json!({
        "url": cloud.at.device(id),
        "webSocketUrl": cloud.at.socket(&format!("/mercury/{id}")),
        "userId": guest.uuid,
        "services": {},
        "serviceHostMap": catalog::services(&cloud.at.base),
        "features": { "developer": [], "entitlement": [], "user": [] },
        "modificationTime": cloud.clock.now().to_string(),
    });
    if let Value::Object(own) = own {
        description.extend(own);
    }
    let description = Value::Object(description);
    let device = Device { owner: guest.person_id, description: description.clone(), line: None };
    cloud.state().devices.insert(id, device);
    Ok(Json(description))
}

/// `PUT /wdm/api/v1/devices/{id}`: the page is still there.
pub(super) async fn refresh(
    State(cloud): State<SdkCloud>,
    Caller(guest): Caller,
    Path(id): Path<Uuid>,
    Body(_): Body<Value>,
) -> Answer {
    let state = cloud.state();
    let device = own(state.devices.get(&id), &guest)?;
    Ok(Json(device.description.clone()))
}

/// `DELETE /wdm/api/v1/devices/{id}`: its websocket is closed with it.
pub(super) async fn unregister(
    State(cloud): State<SdkCloud>,
    Caller(guest): Caller,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Refusal> {
    let mut state = cloud.state();
    own(state.devices.get(&id), &guest)?;
    if let Some((_, line)) = state.devices.remove(&id).and_then(|device| device.line) {
        let _ = line.send(ToDevice::Close(UNREGISTERED));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The device, if it is there and this guest's.
pub(super) fn own<'a>(device: Option<&'a Device>, guest: &Guest) -> Result<&'a Device, Refusal> {
    let device = device.ok_or(Refusal::NoSuch("device"))?;
    if device.owner == guest.person_id { Ok(device) } else { Err(Refusal::NotYours) }
}
