//! What can go out.

use serde::{Deserialize, Serialize};

use crate::{
    visit::{AdminAlert, Effect, VisitId},
    webex::{Identity, NewMessage},
};

/// Something that has to go out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "deliver")]
pub enum Delivery {
    /// An effect of a visit; what it says is drawn from the visit as it is when it goes out.
    Visit {
        /// Of which visit.
        visit: VisitId,
        /// Which effect.
        effect: Effect,
    },
    /// An answer in a chat.
    Say {
        /// The message.
        message: NewMessage,
    },
    /// A card of the bot that has served.
    TakeDown {
        /// The card's message.
        message_id: String,
    },
    /// A word to the admins.
    Alert {
        /// Which.
        alert: AdminAlert,
    },
    /// A webhook that must be registered and active.
    EnsureWebhook {
        /// Who owns it.
        identity: Identity,
        /// Which, `resource.event`.
        webhook: String,
    },
}

impl Delivery {
    /// The delivery's name in logs and alerts; it never carries anything about a person.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Say { .. } => "answer",
            Self::TakeDown { .. } | Self::Visit { effect: Effect::TakeDownCard { .. }, .. } => "take down card",
            Self::Alert { .. } | Self::Visit { effect: Effect::Alert { .. }, .. } => "alert",
            Self::EnsureWebhook { .. } => "webhook",
            Self::Visit { effect: Effect::MakeMeeting, .. } => "make meeting",
            Self::Visit { effect: Effect::ShowCard, .. } => "show card",
            Self::Visit { effect: Effect::SendSms { .. }, .. } => "send sms",
            Self::Visit { effect: Effect::Tell { .. }, .. } => "notice",
        }
    }

    /// Whether it is a word to the admins.
    pub fn is_alert(&self) -> bool {
        matches!(self, Self::Alert { .. } | Self::Visit { effect: Effect::Alert { .. }, .. })
    }

    /// Whether the visit itself tells the admins when this fails.
    pub fn reports_its_own_failure(&self) -> bool {
        matches!(self, Self::Visit { effect: Effect::MakeMeeting | Effect::SendSms { .. }, .. })
    }
}
