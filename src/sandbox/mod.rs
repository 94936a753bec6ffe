//! The sandbox.

pub mod sdk_cloud;
pub mod twilio;
pub mod webex;
