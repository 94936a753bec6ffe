//! Lookup v2: whether a number can exist, and what kind of line it is.

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::response::IntoResponse;
use phonenumber::country::Id;
use phonenumber::{Mode, PhoneNumber};
use serde_json::{Value, json};

use super::TwilioCloud;
use super::account::Owner;
use super::errors::{Answer, Refusal};
use super::form::shaped;
use super::phones::{Line, Phone};
use crate::sandbox::shape::{Field, Fields, Kind, may};

const QUERY: &[Field] = &[may("Fields", Kind::Text), may("CountryCode", Kind::Text)];

/// The packages that the account has; asking for another one is refused.
const PACKAGES: [&str; 2] = ["validation", "line_type_intelligence"];
/// The packages that Lookup sells besides.
const OTHER_PACKAGES: [&str; 9] = [
    "caller_name",
    "sim_swap",
    "call_forwarding",
    "line_status",
    "identity_match",
    "reassigned_number",
    "sms_pumping_risk",
    "phone_number_quality_score",
    "pre_fill",
];

/// The code of every mobile network of Mexico, and those of its carriers.
const MEXICO: &str = "334";
const NETWORKS: [(&str, &str); 3] = [("Telcel", "020"), ("Movistar", "030"), ("AT&T", "050")];

pub(super) async fn fetch(
    State(cloud): State<TwilioCloud>,
    _: Owner,
    Path(text): Path<String>,
    OriginalUri(uri): OriginalUri,
) -> Answer {
    let unreadable = |_| Refusal::parameter("the query cannot be read");
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(uri.query().unwrap_or_default()).map_err(unreadable)?;
    let fields = shaped(pairs, QUERY)?;
    let wants_line = packages(&fields)?;
    let region = fields.text("CountryCode").unwrap_or("US");
    let region = region.parse().map_err(|_| Refusal::parameter("CountryCode is not a country's code"))?;
    Ok(Json(cloud.look_up(&text, region, wants_line)).into_response())
}

/// Whether the kind of line is asked for.
fn packages(fields: &Fields) -> Result<bool, Refusal> {
    let wanted: Vec<_> = fields.text("Fields").map(|text| text.split(',').collect()).unwrap_or_default();
    let unknown = |name: &&&str| !PACKAGES.contains(*name) && !OTHER_PACKAGES.contains(*name);
    if let Some(name) = wanted.iter().find(unknown) {
        return Err(Refusal::parameter(format!("Fields: {name} is not known")));
    }
    match wanted.iter().find(|name| OTHER_PACKAGES.contains(*name)) {
        Some(name) => Err(Refusal::bad(60606, format!("Lookup package {name} is not enabled for this account"))),
        None => Ok(wanted.contains(&"line_type_intelligence")),
    }
}

impl TwilioCloud {
    fn look_up(&self, text: &str, region: Id, wants_line: bool) -> Value {
        let parsed = phonenumber::parse(Some(region), text);
        let known = parsed.as_ref().ok().map(|number| number.format().mode(Mode::E164).to_string());
        let phone = known.as_deref().map(|number| self.state().phones.of(number)).unwrap_or_default();
        match parsed {
            Ok(number) if number.is_valid() || phone.line.is_some() => found(&number, &phone, wants_line),
            Ok(number) => invalid(text, flaw(&number)),
            Err(phonenumber::ParseError::InvalidCountryCode) => invalid(text, "INVALID_COUNTRY_CODE"),
            Err(phonenumber::ParseError::TooLong) => invalid(text, "TOO_LONG"),
            Err(phonenumber::ParseError::TooShortNsn | phonenumber::ParseError::TooShortAfterIdd) => {
                invalid(text, "TOO_SHORT")
            }
            Err(_) => invalid(text, "NOT_A_NUMBER"),
        }
    }
}

fn found(number: &PhoneNumber, phone: &Phone, wants_line: bool) -> Value {
    let e164 = number.format().mode(Mode::E164).to_string();
    let mut answer = empty(&e164);
    answer["valid"] = json!(true);
    answer["calling_country_code"] = json!(number.code().value().to_string());
    answer["country_code"] = json!(number.country().id().map(|id| id.as_ref().to_owned()));
    answer["national_format"] = json!(number.format().mode(Mode::National).to_string());
    if wants_line {
        answer["line_type_intelligence"] = line_type(phone.line.as_ref());
    }
    answer
}

fn line_type(line: Option<&Line>) -> Value {
    let (kind, carrier) = line.map_or(("mobile", "Telcel"), |line| (&line.kind, &line.carrier));
    let network = NETWORKS.iter().find(|(name, _)| kind == "mobile" && *name == carrier);
    json!({
        "error_code": null,
        "mobile_country_code": network.map(|_| MEXICO),
        "mobile_network_code": network.map(|(_, code)| code),
        "carrier_name": carrier,
        "type": kind,
    })
}

fn invalid(text: &str, flaw: &str) -> Value {
    let mut answer = empty(text);
    answer["validation_errors"] = json!([flaw]);
    answer
}

fn empty(number: &str) -> Value {
    let mut answer = json!({
        "calling_country_code": null,
        "country_code": null,
        "phone_number": number,
        "national_format": null,
        "valid": false,
        "validation_errors": null,
        "line_type_intelligence": null,
        "url": format!("https://lookups.twilio.com/v2/PhoneNumbers/{number}"),
    });
    OTHER_PACKAGES.iter().for_each(|name| answer[*name] = Value::Null);
    answer
}

/// Why a number that can be read cannot exist. National numbers have ten digits, in Brazil eleven.
fn flaw(number: &PhoneNumber) -> &'static str {
    let digits = number.format().mode(Mode::E164).to_string().len() - 1 - number.code().value().to_string().len();
    let longest = if number.country().id() == Some(Id::BR) { 11 } else { 10 };
    match digits {
        0..10 => "TOO_SHORT",
        _ if digits > longest => "TOO_LONG",
        _ => "INVALID_BUT_POSSIBLE",
    }
}
