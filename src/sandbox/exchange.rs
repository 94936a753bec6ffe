//! What the simulators were asked and what they answered, kept in memory for the contract test to read.
//!
//! Bounded: a sandbox left running over night must not grow. Nothing of it is ever logged.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// One request and its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Which simulator was asked.
    pub peer: Peer,
    /// The method.
    pub method: String,
    /// The route, with `{…}` in place of identifiers; the plain path where no route matched.
    pub template: String,
    /// The path as it came.
    pub path: String,
    /// The query string, without the question mark.
    pub query: String,
    /// The request's content type.
    pub request_type: Option<String>,
    /// The request's body.
    pub request_body: Vec<u8>,
    /// The status of the answer.
    pub status: u16,
    /// The answer's content type.
    pub response_type: Option<String>,
    /// The answer's body.
    pub response_body: Vec<u8>,
    /// A switched-on fault made this answer; it says nothing about the API.
    pub faulty: bool,
}

/// A simulated cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// webexapis.com
    Webex,
    /// api.twilio.com
    Twilio,
}

/// The log. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Exchanges(Arc<Mutex<VecDeque<Exchange>>>);

/// About a day of one clinic's demo; a few megabytes.
const KEPT: usize = 2_000;

impl Exchanges {
    /// Everything kept, oldest first.
    pub fn all(&self) -> Vec<Exchange> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(super) fn keep(&self, exchange: Exchange) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(exchange);
    }
}
