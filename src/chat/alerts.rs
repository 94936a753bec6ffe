//! What the admins' space is told.

use crate::{
    texts::{Language, say, say_with},
    visit::AdminAlert,
};

/// An alert in words.
pub fn alert(language: Language, alert: &AdminAlert) -> String {
    match alert {
        AdminAlert::MeetingNotMade { reason } => say(language, &format!("alert-meeting-not-made-{}", reason.word())),
        AdminAlert::SmsNotDelivered { code } => {
            say_with(language, "alert-sms-not-delivered", &[("code", code.to_string().into())])
        }
        AdminAlert::GivenUp { what } => say_with(language, "alert-given-up", &[("what", what.into())]),
        AdminAlert::WebhookMended { webhook } => {
            say_with(language, "alert-webhook-mended", &[("webhook", webhook.into())])
        }
    }
}
