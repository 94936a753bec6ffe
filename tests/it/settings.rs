//! The settings: what is written about them is what the program reads, and whoever starts it hears of all that is wrong.

use std::{collections::BTreeMap, fs, path::Path};

use secrecy::ExposeSecret;
use televisita::{
    config::{Config, GuestProvider, RedisChoice, SETTINGS, Sender},
    sandbox::{people, real_settings},
};

/// The least that has to be set.
const LEAST: &[(&str, &str)] = &[
    ("PUBLIC_URL", "https://visitas.hospital.mx/"),
    ("CLINIC_DIR", concat!(env!("CARGO_MANIFEST_DIR"), "/clinics/ejemplo")),
    ("WEBEX_BOT_TOKEN", "very-secret-bot"),
    ("WEBEX_WEBHOOK_SECRET", "very-secret-webhook"),
    ("WEBEX_ADMIN_ROOM_ID", "room"),
    ("WEBEX_CLIENT_ID", "client"),
    ("WEBEX_CLIENT_SECRET", "very-secret-client"),
    ("WEBEX_REFRESH_TOKEN", "very-secret-refresh"),
    ("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001"),
    ("TWILIO_AUTH_TOKEN", "very-secret-twilio"),
    ("TWILIO_FROM", "+15550100"),
];

/// Reads the least with some of it changed; what is changed to nothing is not set.
fn read(changes: &[(&str, &str)]) -> Result<Config, Vec<String>> {
    let mut settings: BTreeMap<&str, &str> = LEAST.iter().copied().collect();
    settings.extend(changes.iter().copied());
    Config::read(|name| settings.get(name).map(|value| (*value).to_owned())).map_err(|error| error.0)
}

fn wrong(changes: &[(&str, &str)]) -> Vec<String> {
    read(changes).expect_err("these settings should not do")
}

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_example_lists_every_setting_with_its_default_and_meaning() {
    let (mut meaning, mut listed, mut assignments) = (Vec::new(), Vec::new(), String::new());
    for line in file(".env.example").lines() {
        let bare = line.trim_start_matches("# ");
        let name = bare.split('=').next().filter(|name| SETTINGS.iter().any(|one| one.name == *name));
        match (line, name) {
            (_, Some(name)) if bare.len() > name.len() => {
                listed.push((name.to_owned(), std::mem::take(&mut meaning).join(" ")));
                assignments.push_str(&format!("{bare}\n"));
            }
            (comment, _) if comment.starts_with('#') => meaning.push(bare.to_owned()),
            _ => meaning.clear(),
        }
    }
    let expected: Vec<_> = SETTINGS.iter().map(|one| (one.name.to_owned(), one.meaning.to_owned())).collect();
    assert_eq!(listed, expected);

    let values: Vec<_> = dotenvy::from_read_iter(assignments.as_bytes()).collect::<Result<_, _>>().unwrap();
    let expected: Vec<_> =
        SETTINGS.iter().map(|one| (one.name.to_owned(), one.default.unwrap_or_default().to_owned())).collect();
    assert_eq!(values, expected, "the values as they are read from a .env that was copied from the example");
}

#[test]
fn the_readme_has_the_table_of_settings() {
    let mut table = String::from("| setting | default | meaning |\n|---|---|---|\n");
    for one in SETTINGS {
        let default = one.default.map(|value| format!("`{value}`")).unwrap_or_default();
        table.push_str(&format!("| `{}` | {default} | {} |\n", one.name, one.meaning));
    }
    assert!(file("README.md").contains(&table), "README.md should have this table:\n{table}");
}

/// The example shows each key with its default.
#[test]
fn the_readme_has_a_row_for_every_key_about_texts() {
    let (readme, example) = (file("README.md"), file("clinics/ejemplo/clinic.json"));
    let example: serde_json::Value = serde_json::from_str(&example).unwrap();
    for part in ["texts", "rescue"] {
        for (key, default) in example[part].as_object().unwrap() {
            let row = format!("| `{part}.{key}` | `{}` | ", default.to_string().replace(',', ", "));
            assert!(readme.contains(&row), "README.md should have this row: {row}");
        }
    }
}

#[test]
fn the_least_is_enough_and_the_rest_has_defaults() {
    let config = read(&[]).unwrap();
    assert_eq!(config.public_url.as_str(), "https://visitas.hospital.mx/");
    assert_eq!(config.webex.api_url.as_str(), "https://webexapis.com/v1");
    assert_eq!(config.clinic.name, "Hospital San Rafael");
    assert_eq!(config.clinic.zone_name, "America/Mexico_City");
    assert!(matches!(config.redis, RedisChoice::Private { .. }));
    assert!(matches!(config.webex.guests, GuestProvider::ServiceApp));
    assert!(matches!(config.twilio.sender, Sender::From(number) if number == "+15550100"));
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    let error = Config::read(|_| None).expect_err("nothing is set");
    insta::assert_snapshot!(error.to_string(), @r"
    these settings are missing or wrong:
      - PUBLIC_URL must be set
      - CLINIC_DIR must be set
      - WEBEX_BOT_TOKEN must be set
      - WEBEX_WEBHOOK_SECRET must be set
      - WEBEX_ADMIN_ROOM_ID must be set
      - WEBEX_CLIENT_ID must be set
      - WEBEX_CLIENT_SECRET must be set
      - WEBEX_REFRESH_TOKEN must be set
      - TWILIO_ACCOUNT_SID must be set
      - TWILIO_AUTH_TOKEN must be set
      - TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID must be set
    ");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let lines = wrong(&[
        ("PUBLIC_URL", "visitas.hospital.mx"),
        ("LISTEN", "8080"),
        ("REDIS_URL", "redis.hospital.mx"),
        ("CLINIC", "San Rafael"),
        ("CLINIC_TIMEZONE", "Mexico City"),
        ("CLINIC_LANGUAGE", "fr"),
        ("CLINIC_COUNTRY", "Mexico"),
        ("VISIT_MINUTES", "5"),
        ("WEBEX_API_URL", "ftp://webexapis.com"),
        ("WEBEX_GUESTS", "anybody"),
        ("WEBEX_SDK_CLOUD_URL", "cloud"),
        ("TWILIO_ACCOUNT_SID", "SK00000000000000000000000000000001"),
        ("TWILIO_MESSAGING_SERVICE_SID", "MG00000000000000000000000000000001"),
        ("LOG_FORMAT", "xml"),
    ]);
    insta::assert_snapshot!(lines.join("\n"), @r"
    PUBLIC_URL must be an address that starts with https:// (or http://)
    LISTEN must be an address and port such as 127.0.0.1:8080
    REDIS_URL is not a Redis address (redis://, rediss:// or redis+unix://)
    CLINIC may hold a-z, 0-9 and - only
    CLINIC_TIMEZONE is not a time zone such as America/Mexico_City
    CLINIC_LANGUAGE must be es-MX, en or pt-BR
    CLINIC_COUNTRY must be MX or US
    VISIT_MINUTES must be from 10 to 1439
    WEBEX_API_URL must be an address that starts with https:// (or http://)
    WEBEX_GUESTS must be service-app or guest-issuer
    WEBEX_SDK_CLOUD_URL must be an address that starts with https:// (or http://)
    TWILIO_ACCOUNT_SID must be AC and 32 characters
    TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID exclude each other
    LOG_FORMAT must be text or json
    ");
}

#[test]
fn what_is_wrong_in_the_clinics_folder_is_told_with_the_rest() {
    let lines = wrong(&[("CLINIC_DIR", "/nowhere"), ("CLINIC_COUNTRY", "Mexico"), ("LOG_FORMAT", "xml")]);
    let said = "CLINIC_DIR /nowhere: clinic.json cannot be read: No such file or directory (os error 2)";
    assert_eq!(lines, ["CLINIC_COUNTRY must be MX or US", said, "LOG_FORMAT must be text or json"]);
}

#[test]
fn blanks_count_as_nothing() {
    assert_eq!(wrong(&[("CLINIC_DIR", "  ")]), ["CLINIC_DIR must be set"]);
    assert!(matches!(read(&[("REDIS_URL", "")]).unwrap().redis, RedisChoice::Private { .. }));
}

#[test]
fn there_is_one_sender() {
    let service = [("TWILIO_FROM", ""), ("TWILIO_MESSAGING_SERVICE_SID", "MG1")];
    assert!(matches!(read(&service).unwrap().twilio.sender, Sender::Service(sid) if sid == "MG1"));
    assert_eq!(wrong(&[("TWILIO_FROM", "")]), ["TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID must be set"]);
}

#[test]
fn a_guest_issuer_is_chosen_with_all_that_belongs_to_it_or_not_at_all() {
    let issuer = ("WEBEX_GUESTS", "guest-issuer");
    let (id, secret) = (("WEBEX_GUEST_ISSUER_ID", "issuer"), ("WEBEX_GUEST_ISSUER_SECRET", "c2VjcmV0"));
    let GuestProvider::GuestIssuer { id: read_id, secret: read_secret } =
        read(&[issuer, id, secret]).unwrap().webex.guests
    else {
        panic!("guests do not come from the issuer")
    };
    assert_eq!((read_id.as_str(), read_secret.expose_secret()), ("issuer", "c2VjcmV0"));

    let missing = ["WEBEX_GUEST_ISSUER_ID must be set", "WEBEX_GUEST_ISSUER_SECRET must be set"];
    assert_eq!(wrong(&[issuer]), missing);
    let unused = wrong(&[id, secret]);
    assert_eq!(unused.len(), 2);
    assert!(unused.iter().all(|line| line.ends_with("is set, but WEBEX_GUESTS is not guest-issuer")), "{unused:?}");
    let garbled = ("WEBEX_GUEST_ISSUER_SECRET", "not base64!");
    assert_eq!(wrong(&[issuer, id, garbled]), ["WEBEX_GUEST_ISSUER_SECRET must be base64, as Webex showed it"]);
}

#[test]
fn no_secret_is_shown() {
    let config = read(&[
        ("REDIS_URL", "redis://:very-secret-redis@redis.hospital.mx"),
        ("WEBEX_GUESTS", "guest-issuer"),
        ("WEBEX_GUEST_ISSUER_ID", "issuer"),
        ("WEBEX_GUEST_ISSUER_SECRET", "very/secret/issueA=="),
    ])
    .unwrap();
    let shown = format!("{config:?}");
    assert!(shown.contains("Hospital San Rafael"), "nothing is shown at all");
    assert!(!shown.contains("very"), "{shown}");
}

#[test]
fn the_sandbox_refuses_real_credentials_and_takes_its_own() {
    let real: BTreeMap<&str, &str> = LEAST.iter().copied().collect();
    let refused = real_settings(|name| real.get(name).map(|value| (*value).to_owned()));
    let secrets = ["WEBEX_BOT_TOKEN", "WEBEX_CLIENT_SECRET", "WEBEX_REFRESH_TOKEN", "TWILIO_AUTH_TOKEN"];
    assert_eq!(refused, secrets);

    let own = |name: &str| (name == "WEBEX_BOT_TOKEN").then(|| people::BOT.token.to_owned());
    assert!(real_settings(own).is_empty());
    assert!(real_settings(|_| Some(String::new())).is_empty());
}
