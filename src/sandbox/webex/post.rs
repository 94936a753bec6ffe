//! How webhooks leave: one try, with a time limit.

use std::time::Duration;

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
}
