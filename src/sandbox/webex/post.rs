//! What Webex itself asks of others, with a time limit: webhooks leave with one try, and a file that a message names by
//! its address is fetched.

use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;

/// Longer than any receiver may take; the real limit is not documented.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Clone, Debug)]
pub(super) struct Post(reqwest::Client);

impl Post {
    pub(super) fn new() -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().timeout(PATIENCE).redirect(Policy::none()).no_proxy();
        Ok(Self(client.build()?))
    }

    /// Whether the receiver took it: any 2xx.
    pub(super) async fn send(&self, url: &str, headers: &[(&str, String)], body: String) -> bool {
        let mut request = self.0.post(url).body(body);
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        request.send().await.is_ok_and(|answer| answer.status().is_success())
    }

    /// The content type and the bytes at a public address, if there are any and no more than `most`.
    pub(super) async fn fetch(&self, url: url::Url, most: usize) -> Option<(String, Vec<u8>)> {
        let mut answer = self.0.get(url).send().await.ok()?.error_for_status().ok()?;
        let kind = answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or("application/octet-stream").to_owned();
        let mut bytes = Vec::new();
        while let Some(part) = answer.chunk().await.ok()? {
            bytes.extend_from_slice(&part);
            if bytes.len() > most {
                return None;
            }
        }
        Some((kind, bytes))
    }
}
