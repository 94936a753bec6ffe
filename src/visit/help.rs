//! Somebody who is stuck on the page and asks for help: where, and whether they have been answered.

use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The step of the way in at which somebody is stuck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HelpStep {
    /// Reading the terms.
    Consent,
    /// Waiting.
    Lobby,
    /// The browser or the person does not allow camera and microphone.
    CameraRefused,
    /// There is no camera or microphone that works.
    CameraMissing,
    /// The browser cannot make video calls.
    Unsupported,
    /// The page is shown inside another app.
    InApp,
    /// The browser lacks the video format of the meeting.
    NoH264,
    /// Admitted, and not in yet.
    Connecting,
    /// In the call.
    Call,
    /// In the call without sound.
    Sound,
    /// Out of the call against their will.
    Dropped,
    /// Anything else.
    Other,
}

impl HelpStep {
    /// Every step, in the order of the way in.
    pub const ALL: [Self; 12] = [
        Self::Consent,
        Self::Lobby,
        Self::CameraRefused,
        Self::CameraMissing,
        Self::Unsupported,
        Self::InApp,
        Self::NoH264,
        Self::Connecting,
        Self::Call,
        Self::Sound,
        Self::Dropped,
        Self::Other,
    ];

    /// The step as the page's forms name it; its sentence for the clinician is `chat-step-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Lobby => "lobby",
            Self::CameraRefused => "camera-refused",
            Self::CameraMissing => "camera-missing",
            Self::Unsupported => "unsupported",
            Self::InApp => "in-app",
            Self::NoH264 => "no-h264",
            Self::Connecting => "connecting",
            Self::Call => "call",
            Self::Sound => "sound",
            Self::Dropped => "dropped",
            Self::Other => "other",
        }
    }
}

impl FromStr for HelpStep {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|step| step.word() == word).ok_or(())
    }
}

/// That somebody has asked for help and has had no answer yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// Where they are stuck.
    pub step: HelpStep,
    /// When they asked.
    pub at: Timestamp,
}
