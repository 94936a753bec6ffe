//! televisita: video visits between hospitals and the people they care for, with no app and no login.
//!
//! Read the modules in this order; `ARCHITECTURE.md` tells the story that runs through them.

pub mod cards;
pub mod clock;
pub mod phone;
pub mod sandbox;
pub mod sms;
pub mod texts;
