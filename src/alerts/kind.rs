//! What tells one alert from another, and when it passes by itself.

use jiff::SignedDuration;

use crate::visit::AdminAlert;

/// Texts that failed are past when none has failed for so long: a single phone that is off must not stand there for ever.
const SMS_SILENCE: SignedDuration = SignedDuration::from_mins(60);
/// So many texts that fail within an hour are many.
const MANY_TEXTS: usize = 10;
/// So many of them in the network of one carrier are no chance.
const MANY_OF_A_CARRIER: usize = 5;

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
            | Self::SmsFailing
            | Self::TextsWaiting
            | Self::RefreshTokenEnding { .. } => self.word(),
            Self::CarrierFailing { carrier } => format!("{}:{carrier}", self.word()),
        }
    }

    /// What it is about, in the word that its sentences begin with.
    pub fn word(&self) -> String {
        match self {
            Self::MeetingNotMade { reason } => return format!("meeting-not-made-{}", reason.word()),
            Self::SmsNotDelivered { .. } => "undelivered-sms",
            Self::SmsFailing => "texts-failing",
            Self::CarrierFailing { .. } => "carrier-failing",
            Self::TextsWaiting => "texts-waiting",
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
            | Self::SmsFailing
            | Self::CarrierFailing { .. }
            | Self::TextsWaiting
            | Self::GivenUp { .. }
            | Self::LicencesUsedUp => false,
        }
    }

    /// After how long without happening again it has passed. `None`: somebody or something has to say so.
    pub(super) fn silence(&self) -> Option<SignedDuration> {
        let about_texts = matches!(
            self,
            Self::SmsNotDelivered { .. } | Self::SmsFailing | Self::CarrierFailing { .. } | Self::TextsWaiting
        );
        about_texts.then_some(SMS_SILENCE)
    }

    /// How often it has to happen within an hour before anybody is told.
    pub(super) fn threshold(&self) -> usize {
        match self {
            Self::SmsFailing => MANY_TEXTS,
            Self::CarrierFailing { .. } => MANY_OF_A_CARRIER,
            _ => 1,
        }
    }
}
