//! The faults a person (or a test) can switch on: what real clouds do on a bad day.
//!
//! One list, [`Fault::ALL`], feeds the demo page's switches, the control API and the simulators. A fault is either on for
//! every matching call, or armed for the next few calls whose subject contains a given text. The subject of a REST call is
//! `"POST /v1/messages"` (method and route template); that of a webhook is `"messages.created"`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

/// One kind of trouble the simulators can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Webex answers 429 with `Retry-After: 2`.
    Webex429,
    /// Webex answers 503.
    Webex5xx,
    /// Webex does what it is asked, and answers late.
    WebexSlow,
    /// Something between us and Webex answers 200 with an HTML page.
    WebexNonsense,
    /// No host may create meetings.
    MeetingsUnlicensed,
    /// The Service App may have no webhooks for the whole organisation.
    OrganisationWebhooksRefused,
    /// No licence has a unit left.
    LicencesUsedUp,
    /// Licences are not given, and the answer says so with 206 only.
    LicencesPartial,
    /// Giving a licence is refused, with a code.
    LicencesRefused,
    /// The Service App was authorised without the scopes for people and licences.
    PeopleForbidden,
    /// People are created, and the answer is 400 all the same.
    PersonCreated400,
    /// A file that was posted is still being searched for viruses.
    ContentsScanned,
    /// A file that was posted is infected.
    ContentsInfected,
    /// Every webhook arrives twice.
    WebhooksDuplicate,
    /// Webhooks are held back by the clock and arrive newest first.
    WebhooksLate,
    /// Twilio answers 429.
    Twilio429,
    /// Twilio answers 503.
    Twilio5xx,
    /// Twilio does what it is asked, and answers late.
    TwilioSlow,
    /// Messages are sent, but never reach the phone.
    SmsUndelivered,
    /// The recipient has opted out.
    SmsRefused,
    /// A message is sent, and the answer to who sent it is lost on its way.
    SmsAnswerLost,
    /// Nobody is told how messages get on.
    SmsCallbacksLost,
    /// What is told of a message arrives in the reverse order.
    SmsCallbacksReordered,
    /// Messages can be sent, and not looked up.
    TwilioListDown,
}

impl Fault {
    /// Every fault, in the order in which the demo page shows them.
    pub const ALL: [Self; 24] = [
        Self::Webex429,
        Self::Webex5xx,
        Self::WebexSlow,
        Self::WebexNonsense,
        Self::MeetingsUnlicensed,
        Self::LicencesUsedUp,
        Self::LicencesPartial,
        Self::LicencesRefused,
        Self::PeopleForbidden,
        Self::PersonCreated400,
        Self::ContentsScanned,
        Self::ContentsInfected,
        Self::WebhooksDuplicate,
        Self::WebhooksLate,
        Self::Twilio429,
        Self::Twilio5xx,
        Self::TwilioSlow,
        Self::SmsUndelivered,
        Self::SmsRefused,
        Self::SmsAnswerLost,
        Self::SmsCallbacksLost,
        Self::SmsCallbacksReordered,
        Self::TwilioListDown,
        Self::OrganisationWebhooksRefused,
    ];

    /// The name used by the control API.
    pub const fn id(self) -> &'static str {
        self.words().0
    }

    /// What the switch is called.
    pub const fn title(self) -> &'static str {
        self.words().1
    }

    /// What happens while it is on.
    pub const fn description(self) -> &'static str {
        self.words().2
    }

    /// The fault with this name.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.id() == id)
    }

    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Webex429 => {
                ("webex-429", "Webex: too many requests", "Answers 429 with Retry-After: 2; nothing is done.")
            }
            Self::Webex5xx => ("webex-5xx", "Webex: out of order", "Answers 503; nothing is done."),
            Self::WebexSlow => ("webex-slow", "Webex: slow", "Does what is asked, and answers some seconds later."),
            Self::WebexNonsense => {
                ("webex-nonsense", "Webex: nonsense", "Answers 200 with an HTML page; nothing is done.")
            }
            Self::MeetingsUnlicensed => (
                "meetings-unlicensed",
                "Meetings: host without licence",
                "Creating a meeting answers 404 'Cannot find the data', as for a host without a licence.",
            ),
            Self::OrganisationWebhooksRefused => (
                "organisation-webhooks-refused",
                "Webhooks: none for the organisation",
                "Webhooks with ownedBy=org are refused (403), as when the Service App lacks the role for them.",
            ),
            Self::LicencesUsedUp => {
                ("licences-used-up", "Licences: used up", "No meeting licence has a unit left, and none is given.")
            }
            Self::LicencesPartial => (
                "licences-partial",
                "Licences: given in part",
                "Giving licences answers 206: what was asked for is missing from the answer.",
            ),
            Self::LicencesRefused => {
                ("licences-refused", "Licences: refused", "Giving licences answers 400 with a code; none is given.")
            }
            Self::PeopleForbidden => (
                "people-forbidden",
                "People: not authorised",
                "The Service App may neither see nor change people and licences: 403.",
            ),
            Self::PersonCreated400 => (
                "person-created-400",
                "People: created, and refused",
                "Creating a person answers 400 although the person exists then.",
            ),
            Self::ContentsScanned => (
                "contents-scanned",
                "Files: being searched for viruses",
                "Fetching a file answers 423 with Retry-After: 2.",
            ),
            Self::ContentsInfected => ("contents-infected", "Files: infected", "Fetching a file answers 410."),
            Self::WebhooksDuplicate => ("webhooks-duplicate", "Webhooks: twice", "Every webhook is delivered twice."),
            Self::WebhooksLate => (
                "webhooks-late",
                "Webhooks: late and out of order",
                "Webhooks are held back 20 seconds and then arrive newest first.",
            ),
            Self::Twilio429 => ("twilio-429", "Twilio: too many requests", "Answers 429 (20429); nothing is sent."),
            Self::Twilio5xx => ("twilio-5xx", "Twilio: out of order", "Answers 503; nothing is sent."),
            Self::TwilioSlow => ("twilio-slow", "Twilio: slow", "Does what is asked, and answers some seconds later."),
            Self::SmsUndelivered => (
                "sms-undelivered",
                "SMS: not delivered",
                "Messages are accepted, and later reported as undelivered (30003: the phone is off).",
            ),
            Self::SmsRefused => ("sms-refused", "SMS: refused", "Sending answers 21610: the recipient has opted out."),
            Self::SmsAnswerLost => (
                "sms-answer-lost",
                "SMS: the answer is lost",
                "Messages are sent, and the connection is closed without an answer.",
            ),
            Self::SmsCallbacksLost => {
                ("sms-callbacks-lost", "SMS: reports lost", "Messages arrive, and nobody is told how they got on.")
            }
            Self::SmsCallbacksReordered => (
                "sms-callbacks-reordered",
                "SMS: reports out of order",
                "What is told of a message arrives in the reverse order: delivered, sent, queued.",
            ),
            Self::TwilioListDown => (
                "twilio-list-down",
                "Twilio: list out of order",
                "Looking for messages answers 503; sending them works.",
            ),
        }
    }
}

/// The switches. Clones share them.
#[derive(Clone, Debug)]
pub struct Faults(Arc<Mutex<Board>>);

/// One switch, as the demo page sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Switch {
    /// See [`Fault::id`].
    pub id: &'static str,
    /// See [`Fault::title`].
    pub title: &'static str,
    /// See [`Fault::description`].
    pub description: &'static str,
    /// Whether it is on for every call.
    pub on: bool,
}

#[derive(Debug)]
struct Board {
    on: Vec<Fault>,
    armed: Vec<Armed>,
    slowness: Duration,
}

#[derive(Debug)]
struct Armed {
    fault: Fault,
    subject: String,
    left: usize,
}

/// A slow answer never takes longer than this: nobody may hang because of a forgotten switch.
const SLOWEST: Duration = Duration::from_secs(30);

impl Default for Faults {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Board { on: Vec::new(), armed: Vec::new(), slowness: Duration::from_secs(4) })))
    }
}

impl Faults {
    /// Switches a fault on or off; off also disarms it.
    pub fn set(&self, fault: Fault, on: bool) {
        let mut board = self.board();
        board.on.retain(|other| *other != fault);
        if on {
            board.on.push(fault);
        } else {
            board.armed.retain(|armed| armed.fault != fault);
        }
    }

    /// Arms a fault for the next `count` calls whose subject contains `subject`.
    pub fn next(&self, fault: Fault, count: usize, subject: &str) {
        self.board().armed.push(Armed { fault, subject: subject.to_owned(), left: count });
    }

    /// How long a slow answer takes (at most 30 s).
    pub fn set_slowness(&self, slowness: Duration) {
        self.board().slowness = slowness.min(SLOWEST);
    }

    /// How long a slow answer takes.
    pub fn slowness(&self) -> Duration {
        self.board().slowness
    }

    /// Every switch and its position.
    pub fn switches(&self) -> Vec<Switch> {
        let board = self.board();
        let switch = |fault: Fault| Switch {
            id: fault.id(),
            title: fault.title(),
            description: fault.description(),
            on: board.on.contains(&fault),
        };
        Fault::ALL.into_iter().map(switch).collect()
    }

    /// Whether this fault hits a call with this subject; an armed fault is used up by it.
    pub(super) fn strikes(&self, fault: Fault, subject: &str) -> bool {
        let mut board = self.board();
        if board.on.contains(&fault) {
            return true;
        }
        let matching = |armed: &&mut Armed| armed.fault == fault && armed.left > 0 && subject.contains(&armed.subject);
        match board.armed.iter_mut().find(matching) {
            Some(armed) => {
                armed.left -= 1;
                true
            }
            None => false,
        }
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_armed_fault_strikes_as_often_as_it_was_armed_and_only_where() {
        let faults = Faults::default();
        faults.next(Fault::Webex429, 2, "POST /v1/messages");
        assert!(!faults.strikes(Fault::Webex429, "GET /v1/people/me"));
        assert!(faults.strikes(Fault::Webex429, "POST /v1/messages"));
        assert!(!faults.strikes(Fault::Webex5xx, "POST /v1/messages"));
        assert!(faults.strikes(Fault::Webex429, "POST /v1/messages"));
        assert!(!faults.strikes(Fault::Webex429, "POST /v1/messages"));
    }

    #[test]
    fn switching_off_also_disarms() {
        let faults = Faults::default();
        faults.set(Fault::SmsRefused, true);
        faults.next(Fault::SmsRefused, 9, "");
        assert!(faults.strikes(Fault::SmsRefused, "anything"));
        faults.set(Fault::SmsRefused, false);
        assert!(!faults.strikes(Fault::SmsRefused, "anything"));
    }

    #[test]
    fn every_fault_is_found_by_its_name() {
        for fault in Fault::ALL {
            assert_eq!(Fault::by_id(fault.id()), Some(fault));
        }
    }
}
