//! The whole story in a real browser, with the real Webex Browser SDK: what each of the two people sees and hears.

mod acts;
mod chrome;
mod house;
mod later;
mod media;
mod pictures;
mod proxy;
mod push;
mod sizes;
mod speed;
mod story;
mod words;
