//! Real browsers, with the real Webex Browser SDK: what each of the two people sees and hears.

mod acts;
mod browsers;
mod budgets;
mod cable;
mod drivers;
mod everyone;
mod house;
mod keys;
mod later;
mod media;
mod options;
mod pictures;
mod practice;
mod proxy;
mod push;
mod reading;
mod screens;
mod scriptless;
mod sizes;
mod speed;
mod states;
mod story;
mod three_browsers;
mod visitor;
mod ways;
mod words;
