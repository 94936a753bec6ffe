//! What goes wrong with a message, in Twilio's codes and words; and the troubles that a test orders for a phone.

use super::TwilioCloud;
use super::errors::Refusal;

/// Why a message did not arrive, or what was wrong about an answer to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) code: u32,
    pub(super) message: &'static str,
}

/// The phone is off or out of reach.
pub(super) const UNREACHABLE: Trouble = Trouble::of(30003);
/// The phone was off for longer than the sender would wait.
pub(super) const EXPIRED: Trouble = Trouble::of(30036);

/// The codes of a message that left Twilio and did not arrive; all others mean that it never left.
const UNDELIVERED: [u32; 7] = [30003, 30005, 30006, 30007, 30008, 30034, 30036];

/// Troubles that are in store for a phone, in this order.
#[derive(Debug, Default)]
pub(super) struct Orders(Vec<Order>);

#[derive(Debug)]
struct Order {
    to: String,
    code: u32,
    left: usize,
}

impl TwilioCloud {
    /// The next messages to this address (a number, or `whatsapp:` and a number; empty: any) are accepted and end with this error
    /// code: `undelivered` for what only shows at the phone, `failed` for the rest.
    pub fn next_fails(&self, to: &str, code: u32, times: usize) {
        self.state().failures.add(to, code, times);
    }

    /// The next messages to this address are refused with this code.
    pub fn next_refused(&self, to: &str, code: u32, times: usize) {
        self.state().refusals.add(to, code, times);
    }
}

impl Orders {
    fn add(&mut self, to: &str, code: u32, times: usize) {
        self.0.push(Order { to: to.to_owned(), code, left: times });
    }

    /// The code that is in store for this address, if any; it is used up by this.
    pub(super) fn take(&mut self, to: &str) -> Option<u32> {
        let is_for = |order: &Order| order.to.is_empty() || order.to == to;
        let order = self.0.iter_mut().find(|order| is_for(order) && order.left > 0)?;
        order.left -= 1;
        Some(order.code)
    }
}

impl Trouble {
    pub(super) const fn of(code: u32) -> Self {
        Self { code, message: sentence(code) }
    }

    /// Whether the message never left Twilio.
    pub(super) fn is_failure(self) -> bool {
        !UNDELIVERED.contains(&self.code)
    }
}

/// What Twilio's list of errors says of a code.
const fn sentence(code: u32) -> &'static str {
    match code {
        11200 => "HTTP retrieval failure",
        12100 => "Document parse failure",
        12200 => "Schema validation warning",
        12300 => "Invalid Content-Type",
        14101 => "Invalid \"To\" attribute",
        14102 => "Invalid \"From\" attribute",
        14103 => "Invalid Body",
        14104 => "Invalid Method attribute",
        14105 => "Invalid statusCallback attribute",
        21610 => "Attempt to send to unsubscribed recipient",
        30001 => "Queue overflow",
        30002 => "Account suspended",
        30003 => "Unreachable destination handset",
        30004 => "Message blocked",
        30005 => "Unknown destination handset",
        30006 => "Landline or unreachable carrier",
        30007 => "Message filtered",
        30034 => "Message from an Unregistered Number",
        30036 => "Validity Period Expired",
        63003 => "Channel could not find To address",
        63016 => {
            "Failed to send freeform message because you are outside the allowed window. \
             If you are using WhatsApp, please use a Message Template."
        }
        63024 => "Invalid message recipient",
        _ => "Unknown error",
    }
}

/// The refusal with this code of a message to this address.
pub(super) fn refusal(code: u32, to: &str) -> Refusal {
    let message = match code {
        21211 => format!("Invalid 'To' Phone Number: {to}"),
        21408 => {
            format!("Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {to}")
        }
        21606 => "The 'From' phone number provided is not a valid message-capable Twilio number for this destination"
            .to_owned(),
        21608 => format!("The number {to} is unverified. Trial accounts cannot send messages to unverified numbers"),
        21612 => format!("The 'To' phone number: {to}, is not currently reachable using the 'From' phone number"),
        21614 => format!("'To' number: {to}, is not a valid mobile number"),
        known => sentence(known).to_owned(),
    };
    Refusal::bad(code, message)
}
