//! What a hospital shows of itself: its name, phones, colours, logo and terms; and which texts it sends. They are a folder
//! (`CLINIC_DIR`) with a small `clinic.json` and files beside it, so that whoever administers a hospital changes them without
//! a programmer.
//!
//! All of it is checked when the program starts, and all that is wrong is told at once.

mod colours;
mod logo;
mod phones;
mod terms;
mod texts;
mod whatsapp;

use std::{fmt, fs, path::Path};

use serde::Deserialize;
use sha2::{Digest, Sha256};

pub use phones::Phone;
pub use terms::{Block, Terms, Text, Wording};
pub use whatsapp::WhatsApp;

use crate::{phone::Country, visit::Texting};

/// A clinic as its folder describes it.
#[derive(Clone, Debug)]
pub struct Folder {
    /// As patients read it.
    pub name: String,
    /// Whom patients can call for help.
    pub support_phone: Option<Phone>,
    /// Whom everybody calls in an emergency.
    pub emergency_phone: Phone,
    /// The hospital's own mark.
    pub logo: Option<Asset>,
    /// Its colours, as a stylesheet.
    pub stylesheet: Asset,
    /// What a patient accepts.
    pub terms: Terms,
    /// Which texts it sends, and when.
    pub texting: Texting,
    /// How it reaches people by WhatsApp, where it does.
    pub whatsapp: Option<WhatsApp>,
}

/// A file that browsers may keep for ever: its name is made of its content.
#[derive(Clone)]
pub struct Asset {
    /// What it is called under `/clinic/`.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub content: Vec<u8>,
}

/// `clinic.json`, before anything in it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    name: Option<String>,
    support_phone: Option<String>,
    emergency_phone: Option<String>,
    logo: Option<String>,
    brand: Option<String>,
    brand_dark: Option<String>,
    terms_version: Option<String>,
    #[serde(default)]
    texts: texts::Texts,
    #[serde(default)]
    rescue: texts::Rescue,
    whatsapp: Option<whatsapp::Described>,
}

impl Folder {
    /// Reads a folder. Numbers without a country code are of `country`, and times of `zone`.
    ///
    /// # Errors
    /// All that is missing or wrong in it, a line each.
    pub fn read(folder: &Path, country: Country, zone: &str) -> Result<Self, Vec<String>> {
        let mut wrong = Vec::new();
        let described = read_description(folder).unwrap_or_else(|error| {
            wrong.push(format!("clinic.json {error}"));
            None
        });
        let folder = described.as_ref().map(|described| described.check(folder, country, zone, &mut wrong));
        match folder.flatten() {
            Some(folder) if wrong.is_empty() => Ok(folder),
            _ => Err(wrong),
        }
    }
}

fn read_description(folder: &Path) -> Result<Option<Described>, String> {
    let text = fs::read_to_string(folder.join("clinic.json")).map_err(|error| format!("cannot be read: {error}"))?;
    let mut json = serde_json::Deserializer::from_str(&text);
    let described = serde_path_to_error::deserialize(&mut json).map_err(|error| not_so(&error))?;
    json.end().map_err(|error| format!("is not as it should be: {error}"))?;
    Ok(Some(described))
}

/// What is wrong, and in which part; in a file that cannot be read at all there is none.
fn not_so(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let path = error.path().to_string();
    // A key that nobody knows is named by the error, and not by the path.
    let part = Some(path.trim_end_matches(".?")).filter(|path| *path != "." && *path != "?");
    format!("{}is not as it should be: {}", part.map(|part| format!("{part} ")).unwrap_or_default(), error.inner())
}

impl Described {
    /// Every part is looked at before any of them makes it give up.
    fn check(&self, folder: &Path, country: Country, zone: &str, wrong: &mut Vec<String>) -> Option<Folder> {
        let name = needed("name", self.name.as_ref(), wrong);
        let support_phone = self.support_phone.as_ref().map(|typed| Phone::of_the_hospital(typed, country));
        let support_phone = noted("support_phone", support_phone.transpose(), wrong);
        let emergency = needed("emergency_phone", self.emergency_phone.as_ref(), wrong);
        let emergency = emergency.map(|typed| Phone::for_emergencies(typed, country));
        let emergency_phone = noted("emergency_phone", emergency.transpose(), wrong);
        let logo = self.logo.as_ref().map(|file| logo::read(folder, file).map_err(|error| format!("{file} {error}")));
        let logo = noted("logo", logo.transpose(), wrong);
        let stylesheet = self.stylesheet(wrong);
        let version = needed("terms_version", self.terms_version.as_ref(), wrong);
        let whatsapp = self.whatsapp.as_ref().map(|described| described.check(wrong));
        let texting = texts::read(&self.texts, &self.rescue, whatsapp.is_some(), zone, wrong);
        let terms = terms::read(folder, version.map_or("", String::as_str), wrong);
        Some(Folder {
            name: name?.to_owned(),
            support_phone: support_phone?,
            emergency_phone: emergency_phone??,
            logo: logo?,
            stylesheet: stylesheet?,
            terms: terms?,
            texting,
            whatsapp,
        })
    }

    fn stylesheet(&self, wrong: &mut Vec<String>) -> Option<Asset> {
        let light = needed("brand", self.brand.as_ref(), wrong);
        let dark = needed("brand_dark", self.brand_dark.as_ref(), wrong);
        let light = light.and_then(|colour| noted("brand", colours::on_light(colour), wrong));
        let dark = dark.and_then(|colour| noted("brand_dark", colours::on_dark(colour), wrong));
        Some(Asset::new("css", "text/css; charset=utf-8", colours::stylesheet(light?, dark?).into_bytes()))
    }
}

impl Asset {
    fn new(ending: &str, media_type: &'static str, content: Vec<u8>) -> Self {
        let hash = hex::encode(Sha256::digest(&content));
        Self { name: format!("{}.{ending}", &hash[..16]), media_type, content }
    }
}

impl fmt::Debug for Asset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asset").field("name", &self.name).finish_non_exhaustive()
    }
}

fn needed<'a>(field: &str, value: Option<&'a String>, wrong: &mut Vec<String>) -> Option<&'a String> {
    let filled = value.filter(|value| !value.trim().is_empty());
    if filled.is_none() {
        wrong.push(format!("clinic.json: {field} must be there"));
    }
    filled
}

fn noted<T>(field: &str, checked: Result<T, String>, wrong: &mut Vec<String>) -> Option<T> {
    checked.map_err(|error| wrong.push(format!("clinic.json: {field} {error}"))).ok()
}

#[cfg(test)]
mod tests;
