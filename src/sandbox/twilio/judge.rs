//! What a new message may be, judged in the order in which Twilio judges it.

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::account::Account;
use super::errors::Refusal;
use super::message::{Message, Privacy, Status};
use super::{test_account, troubles, whatsapp};
use crate::sandbox::people::{MESSAGING_SERVICE_SID, PHONE_NUMBER, TEST_ACCOUNT_SID, WHATSAPP_SENDER};
use crate::sandbox::shape::{Field, Fields, Kind, may};

/// Everything that may be said about a message. What must be said has codes of its own, see [`judge`].
pub(super) const MESSAGE: &[Field] = &[
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
pub(super) const LONGEST_BODY: usize = 1_600;
/// How many files a message may carry.
const MOST_MEDIA: usize = 10;
/// How far ahead a message may be scheduled.
const SOONEST: SignedDuration = SignedDuration::from_mins(15);
const LATEST: SignedDuration = SignedDuration::from_hours(35 * 24);

pub(super) fn message(
    fields: &Fields,
    account: Account,
    may_discard: bool,
    now: Timestamp,
) -> Result<Message, Refusal> {
    let to = fields.text("To").filter(|to| !to.is_empty());
    let to = to.ok_or_else(|| Refusal::bad(21604, "A 'To' phone number is required."))?;
    judge_sender(fields, to, account)?;
    judge_recipient(to, account)?;
    let template = whatsapp::template_text(fields)?;
    let body = template.as_deref().or(fields.text("Body")).unwrap_or_default();
    judge_content(fields, body)?;
    judge_callback(fields.text("StatusCallback"))?;
    judge_options(fields)?;
    let send_at = judge_schedule(fields, now)?;
    let mut message = Message::new(to, body, now);
    message.privacy = privacy(fields, may_discard)?;
    message.template = template.is_some();
    message.from = fields.owned("From");
    message.service = fields.owned("MessagingServiceSid");
    message.callback = fields.owned("StatusCallback");
    message.media = fields.list("MediaUrl").len();
    message.validity = fields.number("ValidityPeriod").map_or(message.validity, SignedDuration::from_secs);
    plan(&mut message, send_at, now);
    if account == Account::Test {
        message.account = TEST_ACCOUNT_SID;
    }
    Ok(message)
}

fn plan(message: &mut Message, send_at: Option<Timestamp>, now: Timestamp) {
    message.status = match (send_at, &message.from) {
        (Some(_), _) => Status::Scheduled,
        (None, None) => Status::Accepted,
        (None, Some(_)) => Status::Queued,
    };
    message.due = send_at.unwrap_or(now);
    // With a number of one's own the date is set at once, as the official examples have it.
    message.sent = (message.status == Status::Queued).then_some(now);
}

/// A number, a messaging service, or both: then the number is to be one of the service's.
fn judge_sender(fields: &Fields, to: &str, account: Account) -> Result<(), Refusal> {
    match fields.text("MessagingServiceSid") {
        Some(service) if !is_sid(service, "MG") => {
            return Err(Refusal::parameter("MessagingServiceSid is not a messaging service's sid"));
        }
        Some(service) if service != MESSAGING_SERVICE_SID || account == Account::Test => {
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
    if whatsapp::is_address(from) != whatsapp::is_address(to) {
        let message = "Invalid From and To pair. From and To should be of the same channel";
        return Err(Refusal::bad(21910, message));
    }
    match (account, from) {
        (Account::Test, _) => test_account::judge_sender(from),
        (Account::Live, PHONE_NUMBER | WHATSAPP_SENDER) => Ok(()),
        _ if whatsapp::is_address(from) => {
            Err(Refusal::bad(63007, "Twilio could not find a Channel with the specified From address"))
        }
        _ if is_number(from) => Err(not_ours(from)),
        _ => Err(invalid_from(from)),
    }
}

pub(super) fn not_ours(from: &str) -> Refusal {
    Refusal::bad(
        21606,
        format!("The 'From' phone number provided ({from}) is not a valid message-capable Twilio number"),
    )
}

pub(super) fn invalid_from(from: &str) -> Refusal {
    Refusal::bad(21212, format!("Invalid 'From' Phone Number: {from}"))
}

fn judge_recipient(to: &str, account: Account) -> Result<(), Refusal> {
    if account == Account::Test {
        test_account::judge_recipient(to)?;
    }
    if is_number(whatsapp::number(to)) { Ok(()) } else { Err(troubles::refusal(21211, to)) }
}

/// Not every account may have its messages forgotten.
fn privacy(fields: &Fields, may_discard: bool) -> Result<Privacy, Refusal> {
    let discards = fields.text("ContentRetention") == Some("discard");
    let obfuscates = fields.text("AddressRetention") == Some("obfuscate");
    if (discards || obfuscates) && !may_discard {
        return Err(Refusal::parameter("ContentRetention and AddressRetention are not enabled for this account"));
    }
    Ok(Privacy { discards, obfuscates, ..Privacy::default() })
}

fn judge_content(fields: &Fields, body: &str) -> Result<(), Refusal> {
    let media = fields.list("MediaUrl");
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

/// E.164; and Mexican numbers have ten digits (eleven with the old mobile prefix, which still gets through).
pub(super) fn is_number(text: &str) -> bool {
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

fn is_sid(text: &str, prefix: &str) -> bool {
    let rest = text.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// An address that can be called; Twilio takes no underscore in the name of a host.
pub(super) fn web_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let callable = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.contains('_'));
    callable.then_some(url)
}
