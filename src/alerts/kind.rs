//! What tells one alert from another, and when it passes by itself.

use jiff::SignedDuration;

use crate::visit::AdminAlert;

/// Texts that failed are past when none has failed for so long: a single phone that is off must not stand there for ever.
const SMS_SILENCE: SignedDuration = SignedDuration::from_mins(60);

impl AdminAlert {
    /// Under which it is counted: the same for whatever is said once.
    pub fn key(&self) -> String {
        match self {
            Self::SmsNotDelivered { code } => format!("{}:{code}", self.word()),
            Self::GivenUp { what } => format!("{}:{what}", self.word()),
            Self::WaitingTooLong { visit, .. } => format!("{}:{visit}", self.word()),
            Self::WebhookInactive { webhook } | Self::WebhookRefused { webhook } => {
                format!("{}:{webhook}", self.word())
            }
            Self::MeetingNotMade { .. }
            | Self::OrganisationWebhooksRefused
            | Self::LicencesUsedUp
            | Self::RefreshTokenEnding { .. } => self.word(),
        }
    }

    /// What it is about, in the word that its sentences begin with.
    pub fn word(&self) -> String {
        match self {
            Self::MeetingNotMade { reason } => return format!("meeting-not-made-{}", reason.word()),
            Self::SmsNotDelivered { .. } => "undelivered-sms",
            Self::GivenUp { .. } => "given-up",
            Self::WaitingTooLong { .. } => "waiting-too-long",
            Self::WebhookInactive { .. } => "webhook-inactive",
            Self::WebhookRefused { .. } => "webhook-refused",
            Self::OrganisationWebhooksRefused => "organisation-webhooks-refused",
            Self::LicencesUsedUp => "licences-used-up",
            Self::RefreshTokenEnding { .. } => "refresh-token-ending",
        }
        .to_owned()
    }

    /// Whether it is a state that is found again and again, and not something that happens again.
    pub(super) fn lasts(&self) -> bool {
        match self {
            Self::WaitingTooLong { .. }
            | Self::WebhookInactive { .. }
            | Self::WebhookRefused { .. }
            | Self::OrganisationWebhooksRefused
            | Self::RefreshTokenEnding { .. } => true,
            Self::MeetingNotMade { .. }
            | Self::SmsNotDelivered { .. }
            | Self::GivenUp { .. }
            | Self::LicencesUsedUp => false,
        }
    }

    /// After how long without happening again it has passed. `None`: somebody or something has to say so.
    pub(super) fn silence(&self) -> Option<SignedDuration> {
        matches!(self, Self::SmsNotDelivered { .. }).then_some(SMS_SILENCE)
    }
}
