//! How Twilio signs its callbacks: `base64(HMAC(auth token, address + sorted names and values))`.
//!
//! The hash is SHA-1, or SHA-256 when the header `X-Twilio-Webhooks-Signature-Settings` says so. Twilio is not consistent
//! about the port in the address, so both spellings are accepted.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;
use url::Url;

/// Which hash a callback is signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// The old form.
    Sha1,
    /// The new form.
    Sha256,
}

impl Algorithm {
    /// The hash that the settings header names; without one, the old form. `None`: one that is not known.
    pub fn named(settings: Option<&str>) -> Option<Self> {
        let Some(settings) = settings else { return Some(Self::Sha1) };
        let name = settings.split(',').find_map(|part| part.trim().strip_prefix("algorithm="));
        match name {
            None | Some("HMAC_SHA1") => Some(Self::Sha1),
            Some("HMAC_SHA256") => Some(Self::Sha256),
            Some(_) => None,
        }
    }
}

/// Whether `signature` is that of a callback to `address` with these form fields. Compares in constant time.
pub fn is_valid(
    auth_token: &str,
    address: &Url,
    fields: &[(String, String)],
    algorithm: Algorithm,
    signature: &str,
) -> bool {
    let Ok(given) = STANDARD.decode(signature) else { return false };
    spellings(address).iter().any(|address| {
        let text = signed_text(address, fields);
        match algorithm {
            Algorithm::Sha1 => verify::<Hmac<Sha1>>(auth_token, &text, &given),
            Algorithm::Sha256 => verify::<Hmac<Sha256>>(auth_token, &text, &given),
        }
    })
}

fn verify<M: Mac + KeyInit>(key: &str, text: &str, given: &[u8]) -> bool {
    <M as KeyInit>::new_from_slice(key.as_bytes()).is_ok_and(|mac| mac.chain_update(text).verify_slice(given).is_ok())
}

/// Fields sorted by name; values that come twice under one name count once.
fn signed_text(address: &str, fields: &[(String, String)]) -> String {
    let mut fields: Vec<_> = fields.iter().collect();
    fields.sort();
    fields.dedup();
    fields.iter().fold(address.to_owned(), |text, (name, value)| text + name + value)
}

/// The address with its port and without it.
fn spellings(address: &Url) -> Vec<String> {
    let plain = address.as_str().to_owned();
    let (Some(host), Some(port)) = (address.host_str(), address.port_or_known_default()) else { return vec![plain] };
    let rest = &address[url::Position::BeforePath..];
    let scheme = address.scheme();
    vec![plain, format!("{scheme}://{host}:{port}{rest}"), format!("{scheme}://{host}{rest}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Twilio's own documentation.
    fn example() -> (Url, Vec<(String, String)>) {
        let pairs = [
            ("CallSid", "CA1234567890ABCDE"),
            ("Caller", "+14158675309"),
            ("Digits", "1234"),
            ("From", "+14158675309"),
            ("To", "+18005551212"),
        ];
        let fields = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        (Url::parse("https://mycompany.com/myapp.php?foo=1&bar=2").unwrap(), fields)
    }

    #[test]
    fn the_documented_signature_is_valid_and_any_other_is_not() {
        let (address, mut fields) = example();
        let good = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        assert!(is_valid("12345", &address, &fields, Algorithm::Sha1, good));
        assert!(!is_valid("12346", &address, &fields, Algorithm::Sha1, good));
        assert!(!is_valid("12345", &address, &fields, Algorithm::Sha256, good));
        assert!(!is_valid("12345", &address, &fields, Algorithm::Sha1, "not base64!"));
        fields[2].1 = "1235".to_owned();
        assert!(!is_valid("12345", &address, &fields, Algorithm::Sha1, good));
    }

    #[test]
    fn an_unknown_algorithm_is_not_guessed() {
        assert_eq!(Algorithm::named(None), Some(Algorithm::Sha1));
        assert_eq!(Algorithm::named(Some("key=SharedKey,algorithm=HMAC_SHA256")), Some(Algorithm::Sha256));
        assert_eq!(Algorithm::named(Some("algorithm=HMAC_MD5")), None);
    }
}
