//! Links: one for each person and visit, good for one hour.
//!
//! The token is 128 random bits and is known to the text message and the browser only; the store keeps its SHA-256.
//! Consent binds the place to one browser by a cookie, of which again only the hash is kept.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{Participant, Visit, VisitId, participant::ParticipantId};

/// How long a link is good.
pub const LINK_LIFE: SignedDuration = SignedDuration::from_hours(1);

/// The secret in a link: 128 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken([u8; 16]);

impl LinkToken {
    /// A token out of random bytes.
    pub fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// A token as it stands in an address. `None` when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The token as it stands in an address: 22 characters.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the store knows it by.
    pub fn hash(&self) -> LinkHash {
        LinkHash(hex::encode(Sha256::digest(self.0)))
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken(…)")
    }
}

/// The SHA-256 of a link's token, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LinkHash(pub String);

/// The SHA-256 of the cookie of one browser, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BrowserKey(String);

impl BrowserKey {
    /// The key of the browser that holds this cookie.
    pub fn of(cookie: &str) -> Self {
        Self(hex::encode(Sha256::digest(cookie.as_bytes())))
    }

    /// Whether both are the same browser, in constant time.
    pub fn is(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

/// What is stored about a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// The visit it leads to.
    pub visit: VisitId,
    /// Whose it is.
    pub participant: ParticipantId,
    /// When it was made.
    pub created_at: Timestamp,
    /// Whether a newer link has replaced it.
    pub revoked: bool,
}

impl Door {
    /// Whether the link still opens at `now`.
    pub fn is_active(&self, now: Timestamp) -> bool {
        !self.revoked && now.duration_since(self.created_at) < LINK_LIFE
    }
}

/// What a browser that comes with a link may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Nobody has used the link yet (or a newer one replaces another browser's): ask for consent.
    AskConsent,
    /// This browser holds the place.
    Holder,
    /// Another browser holds the place by this very link.
    Elsewhere,
    /// The link is too old, and this browser does not hold the place.
    Expired,
    /// The hospital has revoked the link.
    Revoked,
    /// The person is no longer invited.
    Uninvited,
}

impl Participant {
    /// What a browser may do that comes with `link`. The browser that holds the place keeps it until the visit is over,
    /// also when the hour of its link runs out during the call.
    pub fn passage(&self, door: &Door, link: &LinkHash, browser: Option<&BrowserKey>, now: Timestamp) -> Passage {
        match &self.place {
            Some(place) if browser.is_some_and(|one| place.browser.is(one)) => Passage::Holder,
            _ if !door.is_active(now) => Passage::Expired,
            Some(place) if place.link == *link => Passage::Elsewhere,
            _ => Passage::AskConsent,
        }
    }
}

/// When the page opens to somebody who has come early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When.
    pub at: Timestamp,
    /// Whether their link will open it then; otherwise another one comes.
    pub by_this_link: bool,
}

impl Visit {
    /// When the page opens to somebody who has come early: because the hospital has sent their link before its time, or
    /// because the visit was moved. Whoever has a place keeps it.
    pub fn opens_later(&self, one: &Participant, passage: Passage, now: Timestamp) -> Option<Opening> {
        if self.is_over() || matches!(passage, Passage::Uninvited | Passage::Revoked | Passage::Holder) {
            return None;
        }
        if self.awaits_link(one, now) {
            return Some(Opening { at: self.link_due(), by_this_link: false });
        }
        let at = self.opens_at();
        let early = passage == Passage::AskConsent && one.place.is_none() && at > now;
        early.then(|| Opening { at, by_this_link: one.has_open_link(at) })
    }

    /// Also when the clinician is late, people may wait from then on.
    fn opens_at(&self) -> Timestamp {
        self.starts_at.saturating_sub(self.link_lead()).unwrap_or(self.starts_at)
    }

    /// Whose link it is, and what a browser may do that comes with it. Those who are no longer invited are known, too.
    pub fn entrance(
        &self,
        door: &Door,
        link: &LinkHash,
        browser: Option<&BrowserKey>,
        now: Timestamp,
    ) -> Option<(&Participant, Passage)> {
        let one = self.participant_ever(door.participant)?;
        let passage = match self.participant(door.participant) {
            None => Passage::Uninvited,
            Some(one) if one.link_revoked => Passage::Revoked,
            Some(one) => one.passage(door, link, browser, now),
        };
        Some((one, passage))
    }
}
