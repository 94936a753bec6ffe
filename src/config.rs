//! All settings. Each is an environment variable (or a line of `.env`); `.env.example` lists them, and a test holds that
//! list, the README's table and this file against each other.
//!
//! Settings are read and checked together: whoever starts the program sees everything that is wrong at once.

use std::{
    fmt::Display,
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::tz::TimeZone;
use secrecy::SecretString;
use url::Url;

use crate::{
    clinic::{Asset, Folder, Phone, Terms, WhatsApp},
    phone::Country,
    texts::Language,
    visit::Texting,
};

/// One setting: its name, its default (`None`: it has none), and what it means.
pub struct Setting {
    /// The environment variable.
    pub name: &'static str,
    /// What it is when nobody sets it.
    pub default: Option<&'static str>,
    /// What it means.
    pub meaning: &'static str,
}

macro_rules! settings {
    ($($name:ident $(= $default:literal)? : $meaning:literal;)*) => {
        /// Every setting there is.
        pub const SETTINGS: &[Setting] = &[$(Setting {
            name: stringify!($name),
            default: settings!(@default $($default)?),
            meaning: $meaning,
        }),*];
    };
    (@default) => { None };
    (@default $default:literal) => { Some($default) };
}

settings! {
    PUBLIC_URL: "Where patients and webhooks reach the service, for instance https://visitas.hospital.mx";
    LISTEN = "127.0.0.1:8080": "Address and port that the service listens on (put a TLS proxy before it)";
    WEB_DIR = "dist": "Folder with the built patient's page (`make web`)";
    REDIS_URL: "Redis to use; without it the service starts a private redis-server of its own";
    DATA_DIR = "data": "Folder of the private redis-server";
    REDIS_SERVER = "redis-server": "Program that the private Redis is started with";
    CLINIC = "clinic": "Short name of the clinic, part of every Redis key";
    CLINIC_DIR: "Folder with the hospital's name, phones, colours, logo and terms, such as clinics/ejemplo";
    CLINIC_TIMEZONE = "America/Mexico_City": "Time zone in which visits are scheduled (IANA name)";
    CLINIC_LANGUAGE = "es-MX": "Language of texts and cards: es-MX, en or pt-BR";
    CLINIC_COUNTRY = "MX": "Country of phone numbers that are typed without one: MX or US";
    VISIT_MINUTES = "30": "How long a visit is meant to last (10 to 1439)";
    PAGE_FRAME_ANCESTORS = "'none'": "Who may show the patient's page in a frame (Content-Security-Policy)";
    WEBEX_API_URL = "https://webexapis.com/v1": "Base URL of the Webex API";
    WEBEX_BOT_TOKEN: "Access token of the bot (developer.webex.com, My Apps, the bot)";
    WEBEX_WEBHOOK_SECRET: "Any long random text; Webex signs its webhooks with it";
    WEBEX_ADMIN_ROOM_ID: "Space for the admins' alerts; the bot must be in it";
    WEBEX_CLIENT_ID: "Client id of the Service App";
    WEBEX_CLIENT_SECRET: "Client secret of the Service App";
    WEBEX_REFRESH_TOKEN: "First refresh token of the Service App";
    WEBEX_SITE_URL: "Webex site on which meetings are made, for instance hospital.webex.com; without it the host's own";
    WEBEX_GUESTS = "service-app": "Where guests come from: service-app, or guest-issuer for those who still own one";
    WEBEX_GUEST_ISSUER_ID: "Guest issuer id (only with WEBEX_GUESTS=guest-issuer)";
    WEBEX_GUEST_ISSUER_SECRET: "Guest issuer secret, base64 (only with WEBEX_GUESTS=guest-issuer)";
    WEBEX_SDK_CLOUD_URL: "Cloud that the Browser SDK talks to, when it is not Cisco's (the sandbox sets it)";
    TWILIO_API_URL = "https://api.twilio.com": "Base URL of the Twilio API";
    TWILIO_ACCOUNT_SID: "Account SID (Twilio console)";
    TWILIO_AUTH_TOKEN: "Auth token (Twilio console); also signs status callbacks";
    TWILIO_SHARED_KEY: "Shared key of the account's webhooks, when Twilio signs them with SHA-256";
    TWILIO_FROM: "Sender number in E.164; or else TWILIO_MESSAGING_SERVICE_SID";
    TWILIO_MESSAGING_SERVICE_SID: "Messaging Service (MG…); or else TWILIO_FROM";
    TWILIO_CONTENT_RETENTION = "retain": "Whether Twilio keeps the words of texts: retain, or discard where the account may";
    TWILIO_ADDRESS_RETENTION = "retain": "Whether Twilio keeps whole phone numbers: retain, or obfuscate where the account may";
    TWILIO_LOOKUP = "off": "Whether a phone that is typed is looked up: on refuses landlines, and costs a fee for each number";
    TWILIO_LOOKUP_URL = "https://lookups.twilio.com": "Base URL of Twilio's Lookup API";
    LOG = "info": "What is logged (tracing filter)";
    LOG_FORMAT = "text": "How it is logged: text or json";
}

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the world reaches the service; it has no path.
    pub public_url: Url,
    /// Where it listens.
    pub listen: SocketAddr,
    /// The built patient's page.
    pub web_dir: PathBuf,
    /// Which Redis.
    pub redis: RedisChoice,
    /// The clinic.
    pub clinic: Clinic,
    /// Who may frame the page.
    pub frame_ancestors: String,
    /// The Webex identities.
    pub webex: WebexConfig,
    /// The Twilio account.
    pub twilio: TwilioConfig,
}

/// Which Redis the service uses.
#[derive(Clone, Debug)]
pub enum RedisChoice {
    /// A server that somebody else runs.
    Url(SecretString),
    /// One of our own.
    Private {
        /// The program.
        binary: String,
        /// Its data.
        folder: PathBuf,
    },
}

/// What is particular to the clinic.
#[derive(Clone, Debug)]
pub struct Clinic {
    /// Part of every Redis key.
    pub key: String,
    /// As patients read it.
    pub name: String,
    /// Where its clocks are.
    pub zone: TimeZone,
    /// The IANA name of that zone.
    pub zone_name: String,
    /// What it speaks.
    pub language: Language,
    /// Whose phone numbers need no country code.
    pub country: Country,
    /// Whom patients can call.
    pub support_phone: Option<Phone>,
    /// Whom everybody calls in an emergency.
    pub emergency_phone: Phone,
    /// The hospital's own mark.
    pub logo: Option<Asset>,
    /// Its colours.
    pub stylesheet: Asset,
    /// What a patient accepts.
    pub terms: Terms,
    /// How long a visit is meant to last.
    pub visit_minutes: i32,
    /// Which texts are sent, and when.
    pub texting: Texting,
    /// How people are reached by WhatsApp, where the hospital does that.
    pub whatsapp: Option<WhatsApp>,
}

/// The Webex identities and where Webex is.
#[derive(Clone, Debug)]
pub struct WebexConfig {
    /// Base of the REST API, without a slash at the end.
    pub api_url: Url,
    /// The bot's token.
    pub bot_token: SecretString,
    /// What webhooks are signed with.
    pub webhook_secret: SecretString,
    /// The admins' space.
    pub admin_room_id: String,
    /// The Service App.
    pub client_id: String,
    /// Its secret.
    pub client_secret: SecretString,
    /// Its first refresh token.
    pub refresh_token: SecretString,
    /// The site for meetings.
    pub site_url: Option<String>,
    /// Where guests come from.
    pub guests: GuestProvider,
    /// Another cloud for the Browser SDK.
    pub sdk_cloud_url: Option<Url>,
}

/// Where guests' credentials come from.
#[derive(Clone, Debug)]
pub enum GuestProvider {
    /// `POST /guests/token` with the Service App's token.
    ServiceApp,
    /// A legacy guest issuer.
    GuestIssuer {
        /// Its id.
        id: String,
        /// Its secret, base64.
        secret: SecretString,
    },
}

/// The Twilio account.
#[derive(Clone, Debug)]
pub struct TwilioConfig {
    /// Base of the REST API.
    pub api_url: Url,
    /// `AC…`.
    pub account_sid: String,
    /// Its token.
    pub auth_token: SecretString,
    /// What it signs callbacks with instead, when it signs them with SHA-256.
    pub shared_key: Option<SecretString>,
    /// Who sends.
    pub sender: Sender,
    /// Whether Twilio is asked to forget the words of a text once it is sent.
    pub discards_content: bool,
    /// Whether it is asked to forget a part of the phone number.
    pub obfuscates_addresses: bool,
    /// Where phones are looked up, if they are.
    pub lookup_url: Option<Url>,
}

/// Who a text message comes from.
#[derive(Clone, Debug)]
pub enum Sender {
    /// A number.
    From(String),
    /// A Messaging Service.
    Service(String),
}

/// Everything that is wrong with the settings.
#[derive(Debug, thiserror::Error)]
#[error("these settings are missing or wrong:\n  - {}", .0.join("\n  - "))]
pub struct ConfigError(pub Vec<String>);

impl Config {
    /// Reads the settings through `look_up`, which gives the value of a name.
    pub fn read(look_up: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut reader = Reader { look_up: &look_up, wrong: Vec::new() };
        let config = reader.config();
        match config {
            Some(config) if reader.wrong.is_empty() => Ok(config),
            _ => Err(ConfigError(reader.wrong)),
        }
    }
}

struct Reader<'a> {
    look_up: &'a dyn Fn(&str) -> Option<String>,
    wrong: Vec<String>,
}

impl Reader<'_> {
    /// Reads every part before it gives up on any, so that all that is wrong is found.
    fn config(&mut self) -> Option<Config> {
        let public_url = self.url("PUBLIC_URL");
        let public_url = self.checked("PUBLIC_URL", public_url, |url| url.path() == "/", "must have no path");
        let listen = self.parsed("LISTEN", "an address and port such as 127.0.0.1:8080");
        let web_dir = self.text("WEB_DIR").map(PathBuf::from);
        let redis = self.redis();
        let clinic = self.clinic();
        let frame_ancestors = self.text("PAGE_FRAME_ANCESTORS");
        let webex = self.webex();
        let twilio = self.twilio();
        let log_format = self.text("LOG_FORMAT");
        self.checked("LOG_FORMAT", log_format, |one| matches!(one.as_str(), "text" | "json"), "must be text or json");
        Some(Config {
            public_url: public_url?,
            listen: listen?,
            web_dir: web_dir?,
            redis: redis?,
            clinic: clinic?,
            frame_ancestors: frame_ancestors?,
            webex: webex?,
            twilio: twilio?,
        })
    }

    fn redis(&mut self) -> Option<RedisChoice> {
        if let Some(url) = self.optional("REDIS_URL") {
            if redis::parse_redis_url(&url).is_none() {
                self.wrong("REDIS_URL", "is not a Redis address (redis://, rediss:// or redis+unix://)");
                return None;
            }
            return Some(RedisChoice::Url(url.into()));
        }
        let (binary, folder) = (self.text("REDIS_SERVER"), self.text("DATA_DIR"));
        Some(RedisChoice::Private { binary: binary?, folder: folder?.into() })
    }

    fn clinic(&mut self) -> Option<Clinic> {
        let key = self.text("CLINIC");
        let plain = |key: &String| key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let key = self.checked("CLINIC", key, plain, "may hold a-z, 0-9 and - only");
        let folder = self.text("CLINIC_DIR");
        let zone_name = self.text("CLINIC_TIMEZONE");
        let zone = zone_name.as_deref().and_then(|name| TimeZone::get(name).ok());
        if zone_name.is_some() && zone.is_none() {
            self.wrong("CLINIC_TIMEZONE", "is not a time zone such as America/Mexico_City");
        }
        let language = self.parsed("CLINIC_LANGUAGE", "es-MX, en or pt-BR");
        let country = self.parsed("CLINIC_COUNTRY", "MX or US");
        let zone_of_folder = zone_name.as_deref().unwrap_or_default();
        let folder =
            folder.and_then(|folder| self.clinic_folder(&folder, country.unwrap_or(Country::MX), zone_of_folder));
        let minutes = self.parsed("VISIT_MINUTES", "a number of minutes");
        let minutes = self.checked("VISIT_MINUTES", minutes, |m| (10..=1439).contains(m), "must be from 10 to 1439");
        let Folder { name, support_phone, emergency_phone, logo, stylesheet, terms, texting, whatsapp } = folder?;
        Some(Clinic {
            key: key?,
            name,
            zone: zone?,
            zone_name: zone_name?,
            language: language?,
            country: country?,
            support_phone,
            emergency_phone,
            logo,
            stylesheet,
            terms,
            visit_minutes: minutes?,
            texting,
            whatsapp,
        })
    }

    fn clinic_folder(&mut self, folder: &str, country: Country, zone: &str) -> Option<Folder> {
        let read = Folder::read(Path::new(folder), country, zone);
        read.map_err(|wrong| wrong.iter().for_each(|line| self.wrong("CLINIC_DIR", &format!("{folder}: {line}")))).ok()
    }

    fn webex(&mut self) -> Option<WebexConfig> {
        let api_url = self.url("WEBEX_API_URL");
        let bot_token = self.secret("WEBEX_BOT_TOKEN");
        let webhook_secret = self.secret("WEBEX_WEBHOOK_SECRET");
        let admin_room_id = self.text("WEBEX_ADMIN_ROOM_ID");
        let client_id = self.text("WEBEX_CLIENT_ID");
        let client_secret = self.secret("WEBEX_CLIENT_SECRET");
        let refresh_token = self.secret("WEBEX_REFRESH_TOKEN");
        let guests = self.guests();
        let sdk_cloud_url = self.optional("WEBEX_SDK_CLOUD_URL").is_some().then(|| self.url("WEBEX_SDK_CLOUD_URL"));
        Some(WebexConfig {
            api_url: api_url?,
            bot_token: bot_token?,
            webhook_secret: webhook_secret?,
            admin_room_id: admin_room_id?,
            client_id: client_id?,
            client_secret: client_secret?,
            refresh_token: refresh_token?,
            site_url: self.optional("WEBEX_SITE_URL"),
            guests: guests?,
            sdk_cloud_url: sdk_cloud_url.flatten(),
        })
    }

    fn guests(&mut self) -> Option<GuestProvider> {
        let issuer = ["WEBEX_GUEST_ISSUER_ID", "WEBEX_GUEST_ISSUER_SECRET"];
        match self.text("WEBEX_GUESTS")?.as_str() {
            "service-app" => {
                for name in issuer.into_iter().filter(|name| (self.look_up)(name).is_some_and(|v| !v.is_empty())) {
                    self.wrong(name, "is set, but WEBEX_GUESTS is not guest-issuer");
                }
                Some(GuestProvider::ServiceApp)
            }
            "guest-issuer" => {
                let (id, secret) = (self.text(issuer[0]), self.text(issuer[1]));
                let is_base64 = |secret: &String| STANDARD.decode(secret).is_ok();
                let secret = self.checked(issuer[1], secret, is_base64, "must be base64, as Webex showed it");
                Some(GuestProvider::GuestIssuer { id: id?, secret: secret?.into() })
            }
            _ => {
                self.wrong("WEBEX_GUESTS", "must be service-app or guest-issuer");
                None
            }
        }
    }

    fn twilio(&mut self) -> Option<TwilioConfig> {
        let api_url = self.url("TWILIO_API_URL");
        let account_sid = self.text("TWILIO_ACCOUNT_SID");
        let is_account = |sid: &String| sid.starts_with("AC") && sid.len() == 34;
        let account_sid = self.checked("TWILIO_ACCOUNT_SID", account_sid, is_account, "must be AC and 32 characters");
        let auth_token = self.secret("TWILIO_AUTH_TOKEN");
        let shared_key = self.optional("TWILIO_SHARED_KEY").map(SecretString::from);
        let sender = match (self.optional("TWILIO_FROM"), self.optional("TWILIO_MESSAGING_SERVICE_SID")) {
            (Some(number), None) => Some(Sender::From(number)),
            (None, Some(sid)) => Some(Sender::Service(sid)),
            (None, None) => self.nothing("TWILIO_FROM", "or TWILIO_MESSAGING_SERVICE_SID must be set"),
            (Some(_), Some(_)) => self.nothing("TWILIO_FROM", "and TWILIO_MESSAGING_SERVICE_SID exclude each other"),
        };
        let discards_content = self.one_of("TWILIO_CONTENT_RETENTION", "retain", "discard");
        let obfuscates_addresses = self.one_of("TWILIO_ADDRESS_RETENTION", "retain", "obfuscate");
        let (looks_up, lookup_url) = (self.one_of("TWILIO_LOOKUP", "off", "on"), self.url("TWILIO_LOOKUP_URL"));
        Some(TwilioConfig {
            api_url: api_url?,
            account_sid: account_sid?,
            auth_token: auth_token?,
            shared_key,
            sender: sender?,
            discards_content: discards_content?,
            obfuscates_addresses: obfuscates_addresses?,
            lookup_url: lookup_url.filter(|_| looks_up == Some(true)),
        })
    }
}

/// Single values.
impl Reader<'_> {
    fn optional(&self, name: &str) -> Option<String> {
        (self.look_up)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let default = SETTINGS.iter().find(|one| one.name == name).and_then(|one| one.default);
        let value = self.optional(name).or_else(|| default.map(str::to_owned));
        if value.is_none() {
            self.wrong(name, "must be set");
        }
        value
    }

    fn secret(&mut self, name: &str) -> Option<SecretString> {
        self.text(name).map(SecretString::from)
    }

    fn url(&mut self, name: &str) -> Option<Url> {
        let text = self.text(name)?;
        match Url::parse(text.trim_end_matches('/')) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none() => Some(url),
            _ => self.nothing(name, "must be an address that starts with https:// (or http://)"),
        }
    }

    /// Whether it is `other`, and not `usual`.
    fn one_of(&mut self, name: &str, usual: &str, other: &str) -> Option<bool> {
        match self.text(name)?.as_str() {
            value if value == usual => Some(false),
            value if value == other => Some(true),
            _ => self.nothing(name, &format!("must be {usual} or {other}")),
        }
    }

    fn parsed<T: FromStr>(&mut self, name: &str, wanted: impl Display) -> Option<T> {
        let parsed = self.text(name)?.parse().ok();
        if parsed.is_none() {
            self.wrong(name, &format!("must be {wanted}"));
        }
        parsed
    }

    fn checked<T>(&mut self, name: &str, value: Option<T>, good: impl Fn(&T) -> bool, rule: &str) -> Option<T> {
        let checked = value.filter(|value| good(value));
        if checked.is_none() && !self.wrong.iter().any(|line| line.starts_with(name)) {
            self.wrong(name, rule);
        }
        checked
    }

    fn nothing<T>(&mut self, name: &str, what: &str) -> Option<T> {
        self.wrong(name, what);
        None
    }

    fn wrong(&mut self, name: &str, what: &str) {
        self.wrong.push(format!("{name} {what}"));
    }
}
