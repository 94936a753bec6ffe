//! How Twilio signs its callbacks: over the address and the sorted parameters, by one of two keys.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

use crate::sandbox::people::{AUTH_TOKEN, SHARED_KEY_SECRET, SHARED_KEY_SID};

/// The two ways in which Twilio signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signing {
    /// HMAC-SHA1 by the account's auth token.
    #[default]
    Sha1,
    /// HMAC-SHA256 by a shared key, named in a header of its own.
    Sha256,
}

impl Signing {
    /// The headers that sign a form post of `params` to `url`.
    pub(super) fn headers(self, url: &str, params: &[(String, String)]) -> Vec<(&'static str, String)> {
        let text = signed_text(url, params);
        match self {
            Self::Sha1 => vec![("X-Twilio-Signature", sha1(AUTH_TOKEN, &text))],
            Self::Sha256 => vec![
                ("X-Twilio-Signature", sha256(SHARED_KEY_SECRET, &text)),
                ("X-Twilio-Webhooks-Signature-Settings", format!("key={SHARED_KEY_SID},algorithm=HMAC_SHA256")),
            ],
        }
    }
}

fn signed_text(url: &str, params: &[(String, String)]) -> String {
    let mut params: Vec<_> = params.iter().collect();
    params.sort();
    // A value given twice under one name counts once.
    params.dedup();
    params.into_iter().fold(url.to_owned(), |text, (name, value)| text + name + value)
}

fn sha1(key: &str, text: &str) -> String {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(text.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

fn sha256(key: &str, text: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(text.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> String {
        let params = [
            ("To", "+18005551212"),
            ("Digits", "1234"),
            ("From", "+14158675309"),
            ("Caller", "+14158675309"),
            ("CallSid", "CA1234567890ABCDE"),
            ("Digits", "1234"),
        ];
        let params = params.map(|(name, value)| (name.to_owned(), value.to_owned()));
        signed_text("https://mycompany.com/myapp.php?foo=1&bar=2", &params)
    }

    #[test]
    fn the_signature_is_the_documented_one() {
        assert_eq!(sha1("12345", &call()), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    #[test]
    fn the_newer_signature_has_the_same_text_under_another_hash() {
        assert_eq!(sha256("12345", &call()), "033hgUJA9M/hXIZsYjwkerEP/DBm35nEri5FhCYjA5s=");
    }

    #[test]
    fn the_newer_signature_names_its_key() {
        let headers = Signing::Sha256.headers("https://a.test/", &[]);
        let settings = "key=webhooks_sharedkey_0000000000005a4d,algorithm=HMAC_SHA256";
        assert_eq!(headers[1], ("X-Twilio-Webhooks-Signature-Settings", settings.to_owned()));
        assert_eq!(Signing::Sha1.headers("https://a.test/", &[]).len(), 1);
    }
}
