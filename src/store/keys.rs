//! The names of the keys. All of one clinic's begin with `tv:{clinic}:`, so that they live in one slot of a Cluster.
//!
//! | key | kind | holds | lives |
//! |---|---|---|---|
//! | `visit:<id>` | hash | `version`, `doc` (JSON of [`crate::visit::Visit`]) | for ever |
//! | `visits` | sorted set | the ids of all visits, by the second at which they begin | for ever |
//! | `link:<sha256>` | string | JSON of [`crate::visit::Door`] | one hour |
//! | `former-link:<sha256>` | string | the same, to tell an expired link from an unknown one | 7 days |
//! | `current-link:<visit>:<participant>` | string | the hash of the link that counts | one hour |
//! | `accepted:<sha256>` | string | the text of the terms, as somebody accepted it | for ever |
//! | `meeting:<id>` | string | the visit of a Webex meeting | for ever |
//! | `patient:<id>` | hash | `version`, `doc` (JSON of [`crate::directory::Patient`]), `words`, `numbers` | for ever |
//! | `patient-words` | sorted set | `word/ all words/id`, all of score 0 | for ever |
//! | `patient-numbers` | sorted set | `end of a number/id`, `+whole phone/id`, all of score 0 | for ever |
//! | `inbox`, `outbox` | stream | JSON of [`super::Entry`] | until done |
//! | `inbox-due`, `outbox-due` | sorted set | the same, by the millisecond it is due | until moved |
//! | `inbox-dead`, `outbox-dead` | stream | the same, given up | last 10 000 |
//! | `phone:<E.164>` | sorted set | the ids of the visits to which it was invited, by the second at which they begin | 400 days |
//! | `alert:<key>` | hash | `version`, `doc` (JSON of [`crate::alerts::Alert`]) | 30 days after its last change |
//! | `alerts` | sorted set | the keys of the alerts, by the millisecond of their last change | last 30 days |
//! | `agendas` | hash | per Webex person id the JSON of the [`crate::agenda::Agenda`] on show | until the next one |
//! | `health` | hash | per peer the millisecond of the last success (`….ok`) and failure (`….failed`) | for ever |
//! | `staff:<person>` | hash | `version`, `doc` (JSON of [`crate::directory::StaffMember`]) | while they have a role |
//! | `staff` | set | the Webex person ids of all who are registered | for ever |
//! | `pages:<visit>` | hash | per participant the millisecond at which their page was heard of last | 1 day |
//! | `seen:<event>` | string | that an event has been received | 1 day |
//! | `note:<name>` | string | small things: form ids, tokens, rooms | as written |
//! | `changes` | channel | the ids of visits that changed | - |

use super::QueueName;
use crate::{
    phone::PhoneNumber,
    visit::{LinkHash, ParticipantId, PatientId, VisitId},
};

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

    pub(super) fn visits(&self) -> String {
        self.key("visits")
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

    pub(super) fn accepted(&self, sha256: &str) -> String {
        self.key(&format!("accepted:{sha256}"))
    }

    pub(super) fn meeting(&self, meeting_id: &str) -> String {
        self.key(&format!("meeting:{meeting_id}"))
    }

    pub(super) fn patient(&self, id: PatientId) -> String {
        self.key(&format!("patient:{id}"))
    }

    /// How the keys of all patients begin.
    pub(super) fn patients(&self) -> String {
        self.key("patient:")
    }

    pub(super) fn patient_words(&self) -> String {
        self.key("patient-words")
    }

    pub(super) fn patient_numbers(&self) -> String {
        self.key("patient-numbers")
    }

    pub(super) fn phone(&self, phone: &PhoneNumber) -> String {
        self.key(&format!("phone:{}", phone.as_e164()))
    }

    pub(super) fn alert(&self, alert: &str) -> String {
        self.key(&format!("alert:{alert}"))
    }

    pub(super) fn alerts(&self) -> String {
        self.key("alerts")
    }

    pub(super) fn agendas(&self) -> String {
        self.key("agendas")
    }

    pub(super) fn health(&self) -> String {
        self.key("health")
    }

    pub(super) fn staff_member(&self, person_id: &str) -> String {
        self.key(&format!("staff:{person_id}"))
    }

    pub(super) fn staff(&self) -> String {
        self.key("staff")
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

    pub(super) fn pages(&self, visit: VisitId) -> String {
        self.key(&format!("pages:{visit}"))
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
