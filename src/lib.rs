//! televisita: video visits between hospitals and the people they care for, with no app and no login.
//!
//! Read the modules in this order; `ARCHITECTURE.md` tells the story that runs through them.

pub mod app;
pub mod clinic;
pub mod config;

pub mod web;

pub mod inbox;

pub mod conversation;

pub mod directory;
pub mod draft;
pub mod reply;
pub mod visit;

pub mod agenda;
pub mod alerts;
pub mod report;

pub mod outbox;
pub mod reconcile;

pub mod store;

pub mod cards;
pub mod chat;
pub mod manifest;
pub mod phone;
pub mod sms;
pub mod spreadsheet;
pub mod texts;

pub mod twilio;
pub mod upstream;
pub mod webex;
pub mod work;

pub mod sandbox;

pub mod clock;
