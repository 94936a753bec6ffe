//! What a page reports about the device that it is shown on.

use serde::{Deserialize, Serialize};

use super::HelpStep;

/// A camera or a microphone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeviceState {
    /// It works.
    Ready,
    /// The person or the browser does not allow it.
    Refused,
    /// There is none, or something else uses it.
    Missing,
    /// Nobody has tried yet.
    #[default]
    Unknown,
}

/// How good the connection is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Network {
    /// Good enough for video.
    Good,
    /// Video may stop; sound should do.
    Poor,
    /// Not measured yet.
    #[default]
    Unknown,
}

/// Which browser, as far as it matters for help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Browser {
    /// Chrome, or one of its kin.
    Chrome,
    /// Safari.
    Safari,
    /// Firefox.
    Firefox,
    /// Edge.
    Edge,
    /// Samsung Internet.
    Samsung,
    /// Something else.
    #[default]
    Other,
}

/// What a page reports before the call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The camera.
    pub camera: DeviceState,
    /// The microphone.
    pub microphone: DeviceState,
    /// The connection.
    pub network: Network,
    /// The browser.
    pub browser: Browser,
    /// Why no video call can be made with this browser.
    pub obstacle: Option<HelpStep>,
}
