//! The whole story in a real browser, with the real Webex Browser SDK: what each of the two people sees and hears.

mod acts;
mod chrome;
mod house;
mod media;
mod speed;
mod story;
