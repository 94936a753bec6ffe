//! The texts in words, as they go out.

use super::super::Outbox;
use super::own::fingerprint;
use crate::{
    sms,
    twilio::Content,
    visit::{Channel, Participant, SmsOrder, SmsText, Visit},
};

/// A reminder that goes out so many minutes before a visit, or fewer, need not say on which day it is.
const SAME_DAY_MINUTES: i32 = 6 * 60;

/// A text as it goes out.
pub(super) struct Written {
    pub(super) content: Content,
    pub(super) fingerprint: String,
    pub(super) segments: u32,
}

impl Outbox {
    /// The text in words; `None` when the hospital has no WhatsApp any more.
    pub(super) fn write(
        &self,
        visit: &Visit,
        to: &Participant,
        order: &SmsOrder,
        link: Option<&str>,
    ) -> Option<Written> {
        let args = sms::about_visit(&self.config.clinic, visit, to);
        let has_phone = self.config.clinic.support_phone.is_some();
        let body = sms::sms_text(to.language, sms_id(order.text, has_phone), &args, link);
        let segments = u32::try_from(sms::segments(&body).segments).unwrap_or(u32::MAX);
        let fingerprint = fingerprint(&body);
        let (content, segments) = match order.channel {
            Channel::Sms => (Content::Sms { body }, segments),
            // It is paid for by the conversation, and not by segments.
            Channel::WhatsApp => (self.template(visit, to, link?)?, 0),
        };
        Some(Written { content, fingerprint, segments })
    }

    fn template(&self, visit: &Visit, to: &Participant, link: &str) -> Option<Content> {
        let whatsapp = self.config.clinic.whatsapp.as_ref()?;
        let template = whatsapp.template(to.language)?.to_owned();
        let clinician = visit.clinician.name.as_str().to_owned();
        let variables = vec![self.config.clinic.name.clone(), clinician, link.to_owned()];
        Some(Content::WhatsApp { from: whatsapp.from.clone(), template, variables })
    }
}

/// The sentence of a text, for a hospital that can be called or one that has not said where.
fn sms_id(text: SmsText, has_phone: bool) -> &'static str {
    match text {
        SmsText::Booked => "sms-booked",
        SmsText::Reminder { minutes } if minutes > SAME_DAY_MINUTES => "sms-reminder",
        SmsText::Reminder { .. } => "sms-reminder-soon",
        SmsText::Link => "sms-link",
        SmsText::LinkAgain => "sms-link-again",
        SmsText::RelativeLink => "sms-relative-link",
        SmsText::NewLink => "sms-new-link",
        SmsText::Moved => "sms-moved",
        SmsText::MovedSoon => "sms-moved-soon",
        SmsText::Cancelled => "sms-cancelled",
        SmsText::Uninvited => "sms-uninvited",
        SmsText::NewClinician => "sms-new-clinician",
        SmsText::Late => "sms-late",
        SmsText::OnTime => "sms-on-time",
        SmsText::LateOffer => "sms-late-offer",
        SmsText::Turn => "sms-turn",
        SmsText::Missed if has_phone => "sms-missed",
        SmsText::Missed => "sms-missed-reply",
    }
}
