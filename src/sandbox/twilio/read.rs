//! Looking messages up, and the two things that can be done to one afterwards: forget its text, or call it off.

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::TwilioCloud;
use super::account::Owner;
use super::errors::{Answer, Refusal};
use super::form::{Form, shaped};
use super::message::{API_VERSION, Message, Status};
use crate::sandbox::people::ACCOUNT_SID;
use crate::sandbox::shape::{Field, Fields, Kind, may};

const FILTER: &[Field] = &[
    may("To", Kind::Text),
    may("From", Kind::Text),
    may("DateSent", Kind::Text),
    may("DateSent<", Kind::Text),
    may("DateSent>", Kind::Text),
    may("PageSize", Kind::Number),
    may("Page", Kind::Number),
    may("PageToken", Kind::Text),
];

const CHANGE: &[Field] = &[may("Body", Kind::Text), may("Status", Kind::OneOf(&["canceled"]))];

/// A part of a list: where it begins, how many fit, and how many there are in all.
struct Page {
    number: usize,
    size: usize,
    start: usize,
}

pub(super) async fn list(State(cloud): State<TwilioCloud>, _: Owner, OriginalUri(uri): OriginalUri) -> Answer {
    let unreadable = |_| Refusal::parameter("the query cannot be read");
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(uri.query().unwrap_or_default()).map_err(unreadable)?;
    let fields = shaped(pairs, FILTER)?;
    let dates = Dates::read(&fields)?;
    let matching: Vec<Message> = {
        let state = cloud.state();
        let newest_first = state.messages.iter().rev().filter(|message| !message.privacy.deleted);
        newest_first.filter(|message| concerns(&fields, &dates, message)).cloned().collect()
    };
    let page = Page::read(&fields, &matching)?;
    Ok(Json(page.json(&fields, &matching)).into_response())
}

pub(super) async fn one(
    State(cloud): State<TwilioCloud>,
    _: Owner,
    Path((_, name)): Path<(String, String)>,
    uri: Uri,
) -> Answer {
    let answer = named(&mut cloud.state(), &name, &uri)?.json();
    Ok(Json(answer).into_response())
}

pub(super) async fn update(
    State(cloud): State<TwilioCloud>,
    _: Owner,
    Path((_, name)): Path<(String, String)>,
    uri: Uri,
    form: Form,
) -> Answer {
    let fields = form.shaped(CHANGE)?;
    let now = cloud.0.clock.now();
    let answer = {
        let mut state = cloud.state();
        let message = named(&mut state, &name, &uri)?;
        change(message, &fields)?;
        message.updated = now;
        message.json()
    };
    cloud.changed();
    Ok(Json(answer).into_response())
}

pub(super) async fn delete(
    State(cloud): State<TwilioCloud>,
    _: Owner,
    Path((_, name)): Path<(String, String)>,
    uri: Uri,
) -> Answer {
    {
        let mut state = cloud.state();
        let message = named(&mut state, &name, &uri)?;
        if !message.status.is_final() {
            return Err(Refusal::bad(20009, "Cannot delete message because delivery has not completed."));
        }
        message.privacy.deleted = true;
    }
    cloud.changed();
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn change(message: &mut Message, fields: &Fields) -> Result<(), Refusal> {
    if fields.has("Status") {
        if message.status != Status::Scheduled {
            return Err(Refusal::bad(30409, "The message is not in a status that can be canceled."));
        }
        message.status = Status::Canceled;
    }
    match fields.text("Body") {
        Some("") => {
            message.privacy.emptied = true;
            Ok(())
        }
        Some(_) => Err(Refusal::bad(20422, "Invalid Parameter: Body can only be emptied")),
        None => Ok(()),
    }
}

/// The message that the end of a path names. The router cannot tell `{Sid}.json` apart.
fn named<'a>(state: &'a mut super::State, name: &str, uri: &Uri) -> Result<&'a mut Message, Refusal> {
    let sid = name.strip_suffix(".json");
    let is = |message: &&mut Message| Some(message.sid.as_str()) == sid && !message.privacy.deleted;
    state.messages.iter_mut().find(is).ok_or_else(|| Refusal::not_found(uri.path()))
}

/// The days, in GMT, between which a message was sent.
struct Dates {
    on: Option<Bound>,
    until: Option<Bound>,
    since: Option<Bound>,
}

/// A day or an instant: both are understood.
enum Bound {
    Day(Date),
    Instant(Timestamp),
}

impl Dates {
    fn read(fields: &Fields) -> Result<Self, Refusal> {
        let bound = |name: &str| fields.text(name).map(Bound::read).transpose();
        Ok(Self { on: bound("DateSent")?, until: bound("DateSent<")?, since: bound("DateSent>")? })
    }

    fn include(&self, sent: Option<Timestamp>) -> bool {
        if self.on.is_none() && self.until.is_none() && self.since.is_none() {
            return true;
        }
        // What was not sent yet has no date that could match.
        let Some(sent) = sent else { return false };
        let against = |bound: &Option<Bound>, good: fn(std::cmp::Ordering) -> bool| {
            bound.as_ref().is_none_or(|bound| good(bound.compare(sent)))
        };
        against(&self.on, |order| order.is_eq())
            && against(&self.until, |order| order.is_le())
            && against(&self.since, |order| order.is_ge())
    }
}

impl Bound {
    fn read(text: &str) -> Result<Self, Refusal> {
        let instant = || text.parse().ok().map(Self::Instant);
        let day = || text.parse().ok().map(Self::Day);
        instant().or_else(day).ok_or_else(|| Refusal::parameter("DateSent is not a date"))
    }

    /// How a sent message lies to this bound.
    fn compare(&self, sent: Timestamp) -> std::cmp::Ordering {
        match self {
            Self::Day(day) => TimeZone::UTC.to_datetime(sent).date().cmp(day),
            // The API knows whole seconds only.
            Self::Instant(at) => sent.as_second().cmp(&at.as_second()),
        }
    }
}

fn concerns(fields: &Fields, dates: &Dates, message: &Message) -> bool {
    fields.text("To").is_none_or(|to| to == message.kept_to())
        && fields.text("From").is_none_or(|from| Some(from) == message.from.as_deref())
        && dates.include(message.sent)
}

impl Page {
    fn read(fields: &Fields, matching: &[Message]) -> Result<Self, Refusal> {
        let number = |name: &str, default: i64, least: i64| match fields.number(name).unwrap_or(default) {
            number if number >= least => Ok(number as usize),
            _ => Err(Refusal::parameter(format!("{name} is too small"))),
        };
        let size = number("PageSize", 50, 1)?;
        if size > 1_000 {
            return Err(Refusal::bad(20007, "Page size too large"));
        }
        let page = number("Page", 0, 0)?;
        let start = match fields.text("PageToken") {
            Some(token) => {
                let last =
                    token.strip_prefix("PA").and_then(|sid| matching.iter().position(|message| message.sid == sid));
                last.ok_or_else(|| Refusal::parameter("PageToken is unknown"))? + 1
            }
            None => page.saturating_mul(size),
        };
        Ok(Self { number: page, size, start })
    }

    fn json(&self, fields: &Fields, matching: &[Message]) -> Value {
        let start = self.start.min(matching.len());
        let end = start.saturating_add(self.size).min(matching.len());
        let shown = &matching[start..end];
        let token = |message: &Message| format!("PA{}", message.sid);
        let next = shown
            .last()
            .filter(|_| end < matching.len())
            .map(|last| self.uri(fields, self.number + 1, Some(token(last))));
        let before = self.number.checked_sub(1).map(|number| {
            let last = start.checked_sub(self.size + 1).and_then(|at| matching.get(at));
            self.uri(fields, number, last.map(token))
        });
        json!({
            "messages": shown.iter().map(Message::json).collect::<Vec<_>>(),
            "page": self.number,
            "page_size": self.size,
            "start": start,
            "end": end.saturating_sub(1).max(start),
            "uri": self.uri(fields, self.number, fields.owned("PageToken")),
            "first_page_uri": self.uri(fields, 0, None),
            "next_page_uri": next,
            "previous_page_uri": before,
        })
    }

    fn uri(&self, fields: &Fields, number: usize, token: Option<String>) -> String {
        let filters = ["To", "From", "DateSent", "DateSent<", "DateSent>"];
        let filters = filters.into_iter().filter_map(|name| fields.owned(name).map(|text| (name, text)));
        let place = [("PageSize", self.size.to_string()), ("Page", number.to_string())];
        let pairs: Vec<_> = filters.chain(place).chain(token.map(|token| ("PageToken", token))).collect();
        let query = serde_urlencoded::to_string(&pairs).unwrap_or_default();
        format!("/{API_VERSION}/Accounts/{ACCOUNT_SID}/Messages.json?{query}")
    }
}
