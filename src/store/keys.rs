//! The names of the keys. All of one clinic's begin with `tv:{clinic}:`, so that they live in one slot of a Cluster.
//!
//! | key | kind | holds | lives |
//! |---|---|---|---|
//! | `visit:<id>` | hash | `version`, `doc` (JSON of [`crate::visit::Visit`]) | for ever |
//! | `link:<sha256>` | string | JSON of [`crate::visit::Door`] | one hour |
//! | `former-link:<sha256>` | string | the same, to tell an expired link from an unknown one | 7 days |
//! | `current-link:<visit>:<participant>` | string | the hash of the link that counts | one hour |
//! | `meeting:<id>` | string | the visit of a Webex meeting | for ever |
//! | `inbox`, `outbox` | stream | JSON of [`super::Entry`] | until done |
//! | `inbox-due`, `outbox-due` | sorted set | the same, by the millisecond it is due | until moved |
//! | `inbox-dead`, `outbox-dead` | stream | the same, given up | last 10 000 |
//! | `seen:<event>` | string | that an event has been received | 1 day |
//! | `note:<name>` | string | small things: form ids, tokens, rooms | as written |
//! | `changes` | channel | the ids of visits that changed | - |

use super::QueueName;
use crate::visit::{LinkHash, ParticipantId, VisitId};

#[derive(Clone)]
pub(super) struct Keys {
    prefix: String,
}

impl Keys {
    pub(super) fn new(clinic: &str) -> Self {
        Self { prefix: format!("tv:{{{clinic}}}:") }
    }

    pub(super) fn visit(&self, id: VisitId) -> String {
        self.key(&format!("visit:{id}"))
    }

    pub(super) fn link(&self, hash: &LinkHash) -> String {
        self.key(&format!("link:{}", hash.0))
    }

    pub(super) fn former_link(&self, hash: &LinkHash) -> String {
        self.key(&format!("former-link:{}", hash.0))
    }

    pub(super) fn current_link(&self, visit: VisitId, participant: ParticipantId) -> String {
        self.key(&format!("current-link:{visit}:{participant}"))
    }

    pub(super) fn meeting(&self, meeting_id: &str) -> String {
        self.key(&format!("meeting:{meeting_id}"))
    }

    pub(super) fn queue(&self, name: QueueName) -> String {
        self.key(name.word())
    }

    pub(super) fn due(&self, name: QueueName) -> String {
        self.key(&format!("{}-due", name.word()))
    }

    pub(super) fn dead(&self, name: QueueName) -> String {
        self.key(&format!("{}-dead", name.word()))
    }

    pub(super) fn seen(&self, event: &str) -> String {
        self.key(&format!("seen:{event}"))
    }

    pub(super) fn note(&self, name: &str) -> String {
        self.key(&format!("note:{name}"))
    }

    pub(super) fn changes(&self) -> String {
        self.key("changes")
    }

    fn key(&self, rest: &str) -> String {
        format!("{}{rest}", self.prefix)
    }
}
