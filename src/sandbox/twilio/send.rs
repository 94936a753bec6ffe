//! Sending: the parameters, judged in the order in which Twilio judges them, and the message that comes of it.

use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::errors::{Answer, Refusal};
use super::message::{Message, Status};
use super::{Caller, TwilioCloud};
use crate::sandbox::faults::Fault;
use crate::sandbox::people::{MESSAGING_SERVICE_SID, PHONE_NUMBER};
use crate::sandbox::shape::{Field, Fields, Kind, may};

/// Everything that may be said about a message. What must be said has codes of its own, see [`judge`].
const MESSAGE: &[Field] = &[
    may("To", Kind::Text),
    may("From", Kind::Text),
    may("MessagingServiceSid", Kind::Text),
    may("Body", Kind::Text),
    may("StatusCallback", Kind::Text),
    may("ApplicationSid", Kind::Text),
    may("MaxPrice", Kind::Number),
    may("ProvideFeedback", Kind::Flag),
    may("Attempt", Kind::Number),
    may("ValidityPeriod", Kind::Number),
    may("ForceDelivery", Kind::Flag),
    may("ContentRetention", Kind::OneOf(&["retain", "discard"])),
    may("AddressRetention", Kind::OneOf(&["retain", "obfuscate"])),
    may("SmartEncoded", Kind::Flag),
    may("PersistentAction", Kind::List(&Kind::Text)),
    may("TrafficType", Kind::OneOf(&["free"])),
    may("ShortenUrls", Kind::Flag),
    may("ScheduleType", Kind::OneOf(&["fixed"])),
    may("SendAt", Kind::Text),
    may("SendAsMms", Kind::Flag),
    may("ContentSid", Kind::Text),
    may("ContentVariables", Kind::Text),
    may("RiskCheck", Kind::OneOf(&["enable", "disable"])),
    may("FallbackFrom", Kind::Text),
    may("MediaUrl", Kind::List(&Kind::Text)),
];

/// The longest text, all parts together, in characters.
const LONGEST_BODY: usize = 1_600;
/// How many files a message may carry.
const MOST_MEDIA: usize = 10;
/// How far ahead a message may be scheduled.
const SOONEST: SignedDuration = SignedDuration::from_mins(15);
const LATEST: SignedDuration = SignedDuration::from_hours(35 * 24);

/// A form, not judged yet.
pub(super) struct Form(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_form(request.headers()) {
            return Err(Refusal::unsupported());
        }
        let unreadable = |_| Refusal::parameter("the form cannot be read");
        let bytes = Bytes::from_request(request, state).await.map_err(unreadable)?;
        serde_urlencoded::from_bytes(&bytes).map(Self).map_err(|_| Refusal::parameter("the form cannot be read"))
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

impl Form {
    pub(super) fn shaped(self, table: &'static [Field]) -> Result<Fields, Refusal> {
        shaped(self.0, table)
    }
}

/// Reads the parameters of a form or a query by their table.
pub(super) fn shaped(pairs: Vec<(String, String)>, table: &'static [Field]) -> Result<Fields, Refusal> {
    let unknown = |(name, _): &&(String, String)| !table.iter().any(|field| field.name == name);
    if let Some((name, _)) = pairs.iter().find(unknown) {
        return Err(Refusal::bad(20001, format!("Unknown parameters: {name}")));
    }
    Fields::from_pairs(pairs, table).map_err(|problems| Refusal::parameter(problems.join("; ")))
}

pub(super) async fn create(State(cloud): State<TwilioCloud>, _: Caller, form: Form) -> Answer {
    let fields = form.shaped(MESSAGE)?;
    let now = cloud.0.clock.now();
    let message = judge(&fields, now)?;
    // The recipient is part of the subject, so that a test can have one phone refuse and not the other.
    if cloud.0.faults.strikes(Fault::SmsRefused, &format!("sms {}", message.to)) {
        return Err(opted_out());
    }
    let answer = message.json();
    {
        let mut state = cloud.state();
        state.tell(&message);
        state.messages.push(message);
    }
    cloud.changed();
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

fn judge(fields: &Fields, now: Timestamp) -> Result<Message, Refusal> {
    let to = fields.text("To").filter(|to| !to.is_empty());
    let to = to.ok_or_else(|| Refusal::bad(21604, "A 'To' phone number is required."))?;
    let body = fields.text("Body").unwrap_or_default();
    judge_sender(fields, to)?;
    judge_recipient(to)?;
    judge_content(fields, body)?;
    judge_callback(fields.text("StatusCallback"))?;
    judge_options(fields)?;
    let send_at = judge_schedule(fields, now)?;
    let mut message = Message::new(to, body, now);
    message.from = fields.owned("From");
    message.service = fields.owned("MessagingServiceSid");
    message.callback = fields.owned("StatusCallback");
    message.media = fields.list("MediaUrl").len();
    message.status = match (send_at, &message.from) {
        (Some(_), _) => Status::Scheduled,
        (None, None) => Status::Accepted,
        (None, Some(_)) => Status::Queued,
    };
    message.due = send_at.unwrap_or(now);
    // With a number of one's own the date is set at once, as the official examples have it.
    message.sent = (message.status == Status::Queued).then_some(now);
    Ok(message)
}

/// A number, a messaging service, or both: then the number is to be one of the service's.
fn judge_sender(fields: &Fields, to: &str) -> Result<(), Refusal> {
    match fields.text("MessagingServiceSid") {
        Some(service) if !is_sid(service, "MG") => {
            return Err(Refusal::parameter("MessagingServiceSid is not a messaging service's sid"));
        }
        Some(service) if service != MESSAGING_SERVICE_SID => {
            return Err(Refusal::bad(21701, "The Messaging Service does not exist."));
        }
        Some(_) if !fields.has("From") => return Ok(()),
        _ => {}
    }
    let from = fields.text("From").filter(|from| !from.is_empty());
    let from = from.ok_or_else(|| Refusal::bad(21603, "A 'From' phone number is required."))?;
    if from == to {
        return Err(Refusal::bad(21266, format!("'To' and 'From' number cannot be the same: {to}")));
    }
    match from {
        PHONE_NUMBER => Ok(()),
        "+15005550001" => Err(Refusal::bad(21212, format!("Invalid 'From' Phone Number: {from}"))),
        "+15005550008" => Err(Refusal::bad(
            21611,
            format!("The 'From' number {from} has exceeded the maximum number of queued messages"),
        )),
        _ if is_number(from) => {
            let message =
                format!("The 'From' phone number provided ({from}) is not a valid message-capable Twilio number");
            Err(Refusal::bad(21606, message))
        }
        _ => Err(Refusal::bad(21212, format!("Invalid 'From' Phone Number: {from}"))),
    }
}

fn judge_recipient(to: &str) -> Result<(), Refusal> {
    match to {
        "+15005550001" => Err(invalid_to(to)),
        "+15005550002" => {
            let message =
                format!("The 'To' phone number: {to}, is not currently reachable using the 'From' phone number");
            Err(Refusal::bad(21612, message))
        }
        "+15005550003" => {
            let message = format!(
                "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {to}"
            );
            Err(Refusal::bad(21408, message))
        }
        "+15005550004" => Err(opted_out()),
        "+15005550009" => Err(Refusal::bad(21614, format!("'To' number: {to}, is not a valid mobile number"))),
        _ if to.starts_with("whatsapp:") => {
            let message = "Invalid From and To pair. From and To should be of the same channel";
            Err(Refusal::bad(21910, message))
        }
        _ if is_number(to) => Ok(()),
        _ => Err(invalid_to(to)),
    }
}

fn judge_content(fields: &Fields, body: &str) -> Result<(), Refusal> {
    let media = fields.list("MediaUrl");
    if fields.has("ContentSid") {
        return Err(Refusal::bad(21655, "The ContentSid is Invalid"));
    }
    if body.is_empty() && media.is_empty() {
        return Err(Refusal::bad(21602, "Message body is required."));
    }
    if body.chars().count() > LONGEST_BODY {
        return Err(Refusal::bad(21617, "The concatenated message body exceeds the 1600 character limit"));
    }
    if media.len() > MOST_MEDIA {
        return Err(Refusal::bad(21623, "Number of media files exceeds allowed limit"));
    }
    let addresses = media.iter().filter_map(|url| url.as_str());
    let wrong = addresses.map(web_address).any(|url| url.is_none());
    if wrong { Err(Refusal::bad(21620, "Invalid media URL(s)")) } else { Ok(()) }
}

fn judge_callback(callback: Option<&str>) -> Result<(), Refusal> {
    match callback {
        Some(text) if web_address(text).is_none() => {
            Err(Refusal::bad(21609, format!("The 'StatusCallback' URL {text} is not a valid URL.")))
        }
        _ => Ok(()),
    }
}

fn judge_options(fields: &Fields) -> Result<(), Refusal> {
    let whole = |name: &str| !fields.has(name) || fields.0.get(name).is_some_and(|value| value.is_i64());
    if !whole("Attempt") || !whole("ValidityPeriod") {
        return Err(Refusal::parameter("Attempt and ValidityPeriod are whole numbers"));
    }
    if fields.number("ValidityPeriod").is_some_and(|seconds| !(1..=36_000).contains(&seconds)) {
        return Err(Refusal::parameter("ValidityPeriod must be between 1 and 36000"));
    }
    if fields.text("ApplicationSid").is_some_and(|sid| !is_sid(sid, "AP")) {
        return Err(Refusal::parameter("ApplicationSid is not an application's sid"));
    }
    if fields.flag("ShortenUrls") == Some(true) && !fields.has("MessagingServiceSid") {
        return Err(Refusal::parameter("ShortenUrls needs a MessagingServiceSid"));
    }
    Ok(())
}

fn judge_schedule(fields: &Fields, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let (Some(_), Some(text)) = (fields.text("ScheduleType"), fields.text("SendAt")) else {
        return match (fields.has("ScheduleType"), fields.has("SendAt")) {
            (false, false) => Ok(None),
            (true, _) => Err(Refusal::bad(35111, "SendAt parameter is required to schedule a message")),
            (false, true) => Err(Refusal::bad(35112, "ScheduleType parameter is required to schedule a message")),
        };
    };
    if !fields.has("MessagingServiceSid") {
        return Err(Refusal::bad(35118, "MessagingServiceSid is required to schedule a message"));
    }
    let at: Timestamp = text.parse().map_err(|_| Refusal::bad(35113, "SendAt is not a valid ISO 8601 date"))?;
    match at.duration_since(now) {
        ahead if (SOONEST..=LATEST).contains(&ahead) => Ok(Some(at)),
        _ => Err(Refusal::bad(35114, "SendAt must be between 15 minutes and 35 days in the future")),
    }
}

fn invalid_to(to: &str) -> Refusal {
    Refusal::bad(21211, format!("Invalid 'To' Phone Number: {to}"))
}

fn opted_out() -> Refusal {
    Refusal::bad(21610, "Attempt to send to unsubscribed recipient")
}

/// E.164; and Mexican numbers have ten digits (eleven with the old mobile prefix, which still gets through).
fn is_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else { return false };
    let mexican = match digits.strip_prefix("52") {
        Some(national) => national.len() == 10 || national.len() == 11 && national.starts_with('1'),
        None => true,
    };
    mexican
        && (8..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|digit| digit.is_ascii_digit())
}

pub(super) fn is_sid(text: &str, prefix: &str) -> bool {
    let rest = text.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// An address that can be called; Twilio takes no underscore in the name of a host.
fn web_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let callable = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.contains('_'));
    callable.then_some(url)
}
