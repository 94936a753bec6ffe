//! Those who act in a story, each through what a real person would have: a chat client, a phone, a browser, a meeting.

mod chatter;
mod message;
mod patient;

pub use chatter::{Chatter, Form};
pub use message::Message;
pub use patient::{Page, Patient};
