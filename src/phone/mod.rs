//! Phone numbers as the SMS network wants them (E.164), from whatever a person typed.
//!
//! The numbering plans come from the `phonenumber` crate. It refuses the forms that Mexicans still write from before
//! 2019 (`+52 1 55 …`, `044 55 …`, `045 …`, `01 …`): those are brought to `+52` and ten digits first. A number's
//! `Debug` shows its last two digits only, and there is no `Display`: it cannot slip into a log.

use std::fmt;
use std::str::FromStr;

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, Type};
use serde::{Deserialize, Serialize};

pub use phonenumber::country::Id as Country;

/// A phone number that can receive an SMS, as far as its numbering plan tells.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// Why a text is not a phone number to which an SMS can be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("no phone number was given")]
    Empty,
    /// There is something in it that no phone number has.
    #[error("not a phone number")]
    NotANumber,
    /// Digits are missing.
    #[error("the phone number has too few digits")]
    TooShort,
    /// There are too many digits.
    #[error("the phone number has too many digits")]
    TooLong,
    /// The length is right, but no such number is given out.
    #[error("no such phone number exists")]
    NotValid,
    /// Toll-free, premium or (where it can be told) fixed lines.
    #[error("the phone number cannot receive text messages")]
    CannotReceiveSms,
}

impl PhoneNumber {
    /// Reads what a person typed; without a country code it is a number of `default_region`.
    pub fn parse(text: &str, default_region: Country) -> Result<Self, PhoneError> {
        let number = read(text, default_region)?;
        match number.number_type(&DATABASE) {
            Type::Mobile | Type::FixedLineOrMobile | Type::Voip | Type::PersonalNumber | Type::Pager => {}
            _ => return Err(PhoneError::CannotReceiveSms),
        }
        Ok(Self(number.format().mode(Mode::E164).to_string()))
    }

    /// The phone from which Twilio has got something: in E.164, by WhatsApp with the channel's name before it, and there with
    /// the `1` that Mexican mobiles had until 2019.
    pub fn of_sender(address: &str) -> Result<Self, PhoneError> {
        let typed = Typed::read(address.strip_prefix("whatsapp:").unwrap_or(address))?;
        typed.without_old_mexican_prefixes(Country::MX).dialled().parse()
    }

    /// The number as machines exchange it: `+525512345678`.
    pub fn as_e164(&self) -> &str {
        &self.0
    }

    /// The number in groups, as people read it: `+52 55 1234 5678`.
    pub fn for_people(&self) -> String {
        match phonenumber::parse(None, &self.0) {
            // Formatting a number whose country the numbering plans do not know would panic.
            Ok(number) if number.is_valid() => number.format().mode(Mode::International).to_string(),
            _ => self.0.clone(),
        }
    }
}

impl PhoneError {
    /// The sentence that tells a person what is wrong.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Empty => "chat-phone-empty",
            Self::NotANumber => "chat-phone-not-a-number",
            Self::TooShort => "chat-phone-too-short",
            Self::TooLong => "chat-phone-too-long",
            Self::NotValid => "chat-phone-not-valid",
            Self::CannotReceiveSms => "chat-phone-no-sms",
        }
    }
}

/// A number of any kind that people can call, toll-free and fixed lines too, as machines dial it.
pub fn callable(text: &str, default_region: Country) -> Result<String, PhoneError> {
    Ok(read(text, default_region)?.format().mode(Mode::E164).to_string())
}

fn read(text: &str, default_region: Country) -> Result<phonenumber::PhoneNumber, PhoneError> {
    let typed = Typed::read(text)?.without_old_mexican_prefixes(default_region);
    let region = (!typed.international).then_some(default_region);
    let number = phonenumber::parse(region, typed.dialled()).map_err(reason)?;
    if number.is_valid() { Ok(number) } else { Err(wrong_length(&number)) }
}

/// Unpacks the numbering plans (0.1-0.2 s, once), so that no person waits for it; call it at start.
pub fn warm_up() {
    let _ = PhoneNumber::parse("+52 55 1234 5678", Country::MX);
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber(…{})", &self.0[self.0.len() - 2..])
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = PhoneError;

    /// Takes a stored number back. Only its form is checked: a number accepted once stays readable when numbering
    /// plans change.
    fn try_from(e164: String) -> Result<Self, Self::Error> {
        let digits = e164.strip_prefix('+').ok_or(PhoneError::NotANumber)?;
        match digits.len() {
            _ if !digits.bytes().all(|byte| byte.is_ascii_digit()) => Err(PhoneError::NotANumber),
            0..7 => Err(PhoneError::TooShort),
            7..=15 => Ok(Self(e164)),
            _ => Err(PhoneError::TooLong),
        }
    }
}

impl FromStr for PhoneNumber {
    type Err = PhoneError;

    /// Reads a number in E.164, as settings and other programs write it.
    fn from_str(e164: &str) -> Result<Self, Self::Err> {
        Self::try_from(e164.to_owned())
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

/// The digits of what was typed.
struct Typed {
    digits: String,
    /// Whether they begin with a country code.
    international: bool,
}

impl Typed {
    fn read(text: &str) -> Result<Self, PhoneError> {
        // Numbers copied from contacts or web pages carry invisible marks.
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let text = text.trim();
        if text.is_empty() {
            return Err(PhoneError::Empty);
        }
        let text = text.strip_prefix("tel:").unwrap_or(text).trim_start();
        let (text, plus) = text.strip_prefix('+').map_or((text, false), |rest| (rest, true));
        if !text.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
            return Err(PhoneError::NotANumber);
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        match digits.strip_prefix("00") {
            // The way to dial abroad from most of the world; no national number begins so.
            Some(rest) if !plus => Self { digits: rest.to_owned(), international: true }.bounded(),
            _ => Self { digits, international: plus }.bounded(),
        }
    }

    /// Refuses what no numbering plan allows before the regular expressions see it.
    fn bounded(self) -> Result<Self, PhoneError> {
        match self.digits.len() {
            0 => Err(PhoneError::NotANumber),
            1..=4 => Err(PhoneError::TooShort),
            5..=17 => Ok(self),
            _ => Err(PhoneError::TooLong),
        }
    }

    /// Until 2019 a Mexican mobile was dialled with `044`, `045` or `01` at home and with `1` after `+52` from abroad.
    fn without_old_mexican_prefixes(self, default_region: Country) -> Self {
        let at_home = !self.international && default_region == Country::MX;
        let Some(rest) = self.digits.strip_prefix("52").filter(|_| self.international || at_home) else {
            return match ten_digits_after_prefix(&self.digits, &["044", "045", "01"]) {
                Some(digits) if at_home => Self { digits: digits.to_owned(), international: false },
                _ => self,
            };
        };
        match ten_digits_after_prefix(rest, &["1", "044", "045", "01"]) {
            Some(digits) => Self { digits: format!("52{digits}"), international: true },
            None => self,
        }
    }

    fn dialled(&self) -> String {
        if self.international { format!("+{}", self.digits) } else { self.digits.clone() }
    }
}

fn ten_digits_after_prefix<'a>(digits: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes.iter().filter_map(|prefix| digits.strip_prefix(prefix)).find(|rest| rest.len() == 10)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}')
}

fn reason(error: phonenumber::ParseError) -> PhoneError {
    use phonenumber::ParseError::{
        InvalidCountryCode, MalformedInteger, NoNumber, TooLong, TooShortAfterIdd, TooShortNsn,
    };
    match error {
        NoNumber => PhoneError::NotANumber,
        TooShortAfterIdd | TooShortNsn => PhoneError::TooShort,
        TooLong => PhoneError::TooLong,
        InvalidCountryCode | MalformedInteger(_) => PhoneError::NotValid,
    }
}

/// What to tell about a number that its country does not give out: most often a digit is missing or too many.
fn wrong_length(number: &phonenumber::PhoneNumber) -> PhoneError {
    let countries = DATABASE.by_code(&number.country().code()).unwrap_or_default();
    // Only the lengths of mobiles say what is missing; the plans list shorter ones for services and local calls.
    let mobiles = countries.first().and_then(|country| country.descriptors().mobile());
    let lengths = mobiles.map(|mobiles| mobiles.possible_length());
    let typed = u16::try_from(number.national().to_string().len()).unwrap_or(u16::MAX);
    match (lengths.and_then(|lengths| lengths.iter().min()), lengths.and_then(|lengths| lengths.iter().max())) {
        (Some(shortest), _) if typed < *shortest => PhoneError::TooShort,
        (_, Some(longest)) if typed > *longest => PhoneError::TooLong,
        _ => PhoneError::NotValid,
    }
}

#[cfg(test)]
mod tests;
