//! WhatsApp: the same messages under addresses of their own, in approved templates, or freely to who wrote lately.

use jiff::Timestamp;
use serde_json::Value;

use super::errors::Refusal;
use super::message::Message;
use super::phones::Phone;
use super::troubles::Trouble;
use crate::sandbox::people::{TEMPLATES, Template};
use crate::sandbox::shape::Fields;

const PREFIX: &str = "whatsapp:";

/// Whether an address is one of WhatsApp.
pub(super) fn is_address(address: &str) -> bool {
    address.starts_with(PREFIX)
}

/// The address of a number.
pub(super) fn address(number: &str) -> String {
    format!("{PREFIX}{number}")
}

/// The number of an address of either channel.
pub(super) fn number(address: &str) -> &str {
    address.strip_prefix(PREFIX).unwrap_or(address)
}

/// What WhatsApp makes of a message when it comes to send it. That is after it was accepted.
pub(super) fn trouble(message: &Message, phone: &Phone, now: Timestamp) -> Option<Trouble> {
    if !is_address(&message.to) {
        None
    } else if phone.lacks_whatsapp {
        Some(Trouble::of(63024))
    } else if message.template || phone.has_written_lately(now) {
        None
    } else {
        Some(Trouble::of(63016))
    }
}

/// The text of the template that is asked for, if one is.
pub(super) fn template_text(fields: &Fields) -> Result<Option<String>, Refusal> {
    let Some(sid) = fields.text("ContentSid") else {
        return match fields.has("ContentVariables") {
            true => Err(wrong_variables()),
            false => Ok(None),
        };
    };
    let template = TEMPLATES.iter().find(|template| template.sid == sid);
    let template = template.ok_or_else(|| Refusal::bad(21655, "The ContentSid is Invalid"))?;
    let values = variables(fields.text("ContentVariables"), template).ok_or_else(wrong_variables)?;
    let fill = |text: String, (at, value): (usize, &String)| text.replace(&format!("{{{{{}}}}}", at + 1), value);
    Ok(Some(values.iter().enumerate().fold(template.body.to_owned(), fill)))
}

/// One text for each place of the template, no more and no less. WhatsApp takes no line breaks in them.
fn variables(json: Option<&str>, template: &Template) -> Option<Vec<String>> {
    let given: Value = serde_json::from_str(json.unwrap_or("{}")).ok()?;
    let given = given.as_object()?;
    let names = 1..=template.variables();
    let fits = |text: &&str| !text.is_empty() && !text.contains(['\n', '\r', '\t']);
    let values = names.map(|name| given.get(&name.to_string())?.as_str().filter(fits).map(str::to_owned));
    let values: Option<Vec<String>> = values.collect();
    values.filter(|values| values.len() == given.len())
}

fn wrong_variables() -> Refusal {
    Refusal::bad(21656, "The ContentVariables Parameter is invalid")
}
