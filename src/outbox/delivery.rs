//! What can go out.

use serde::{Deserialize, Serialize};

use crate::{
    alerts::Alert,
    directory::Registration,
    report::Numbers,
    store::Peer,
    texts::Language,
    visit::{AdminAlert, Effect, VisitId},
    webex::{Destination, Identity, NewMessage},
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
    /// Somebody's agenda.
    Agenda {
        /// Whose chat it goes to.
        person_id: String,
        /// The card.
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
    /// The end of what the admins were told.
    AlertOver {
        /// Which.
        alert: AdminAlert,
    },
    /// The card of an alert; it is drawn from the alert as it is when it goes out.
    ShowAlert {
        /// Its key.
        alert: String,
    },
    /// A line in the place of an alert's card.
    TellAlertClosed {
        /// The alert as it was when it ended.
        alert: Box<Alert>,
    },
    /// A part of a report.
    Report {
        /// To whom.
        to: Destination,
        /// In which language.
        language: Language,
        /// Which part.
        part: ReportPart,
        /// The numbers.
        numbers: Box<Numbers>,
    },
    /// A table for somebody, as a file.
    Table {
        /// To whom.
        to: Destination,
        /// What is said beside it.
        markdown: String,
        /// The file's name.
        name: String,
        /// The file, CSV.
        table: String,
    },
    /// A webhook that must be registered and active.
    EnsureWebhook {
        /// Who owns it.
        identity: Identity,
        /// Which, `resource.event`.
        webhook: String,
    },
    /// An account, or a licence for it, for somebody who is to work with the bot.
    Provision {
        /// For whom.
        registration: Registration,
    },
}

/// Which part of a report. Webex takes one file a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportPart {
    /// The picture, with its words.
    Picture,
    /// The table.
    Table,
}

impl Delivery {
    /// What goes out once this is out.
    pub fn then(&self) -> Option<Self> {
        match self {
            Self::Report { to, language, part: ReportPart::Picture, numbers } => Some(Self::Report {
                to: to.clone(),
                language: *language,
                part: ReportPart::Table,
                numbers: numbers.clone(),
            }),
            _ => None,
        }
    }

    /// The delivery's name in logs and alerts; it never carries anything about a person.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Say { .. } => "answer",
            Self::TakeDown { .. } | Self::Visit { effect: Effect::TakeDownCard { .. }, .. } => "take down card",
            Self::Agenda { .. } => "agenda",
            Self::Alert { .. } | Self::Visit { effect: Effect::Alert { .. }, .. } => "alert",
            Self::AlertOver { .. } | Self::Visit { effect: Effect::AlertOver { .. }, .. } => "alert over",
            Self::ShowAlert { .. } | Self::TellAlertClosed { .. } => "show alert",
            Self::Report { .. } => "report",
            Self::Table { .. } => "table",
            Self::EnsureWebhook { .. } => "webhook",
            Self::Provision { .. } => "provision account",
            Self::Visit { effect: Effect::MakeMeeting, .. } => "make meeting",
            Self::Visit { effect: Effect::MoveMeeting, .. } => "move meeting",
            Self::Visit { effect: Effect::DropMeeting { .. }, .. } => "drop meeting",
            Self::Visit { effect: Effect::EndMeeting, .. } => "end meeting",
            Self::Visit { effect: Effect::RevokeLink { .. }, .. } => "revoke link",
            Self::Visit { effect: Effect::ShowCard, .. } => "show card",
            Self::Visit { effect: Effect::SendSms(_), .. } => "send sms",
            Self::Visit { effect: Effect::Tell { .. }, .. } => "notice",
        }
    }

    /// Whether it is a word to the admins.
    pub fn is_alert(&self) -> bool {
        matches!(self, Self::ShowAlert { .. } | Self::TellAlertClosed { .. })
    }

    /// Whether whoever it concerns is told of its failure anyway: the visit tells the admins, and an admin the one who
    /// has asked for an account.
    pub fn reports_its_own_failure(&self) -> bool {
        let told = |effect: &Effect| matches!(effect, Effect::MakeMeeting | Effect::EndMeeting | Effect::SendSms(_));
        match self {
            Self::Visit { effect, .. } => told(effect),
            Self::Provision { .. } => true,
            _ => false,
        }
    }

    /// Who is asked to do it; `None`: nobody outside.
    pub fn peer(&self) -> Option<Peer> {
        match self {
            Self::Alert { .. }
            | Self::AlertOver { .. }
            | Self::Visit {
                effect: Effect::Alert { .. } | Effect::AlertOver { .. } | Effect::RevokeLink { .. }, ..
            } => None,
            Self::Visit {
                effect: Effect::MakeMeeting | Effect::MoveMeeting | Effect::DropMeeting { .. } | Effect::EndMeeting,
                ..
            }
            | Self::Provision { .. }
            | Self::EnsureWebhook { identity: Identity::ServiceApp, .. } => Some(Peer::ServiceApp),
            Self::Visit { effect: Effect::SendSms(_), .. } => Some(Peer::Twilio),
            Self::Say { .. }
            | Self::Agenda { .. }
            | Self::Report { .. }
            | Self::Table { .. }
            | Self::TakeDown { .. }
            | Self::ShowAlert { .. }
            | Self::TellAlertClosed { .. }
            | Self::EnsureWebhook { identity: Identity::Bot, .. }
            | Self::Visit { .. } => Some(Peer::Bot),
        }
    }
}
