//! What people say to the bot and submit with its cards, and what follows from it.
//!
//! A command is a file here and a line in [`COMMANDS`]; an action of a card is a line in [`ACTIONS`]. The words for the
//! commands are in `bot-manifest.json`. Everything is answered in the direct chat: in a group nobody's name is written.

mod admit;
mod hello;
mod help;
mod new_visit;
mod speaker;
mod when;

use std::{sync::Arc, time::Duration};

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use serde_json::{Map, Value};
use tokio::sync::OnceCell;

use crate::{
    clock::Clock,
    config::Config,
    inbox::{Incoming, WorkError},
    manifest::manifest,
    outbox::Delivery,
    store::{Commit, Store},
    texts::say,
    webex::{Destination, NewMessage, Person, Webex},
};

use speaker::Speaker;

/// What a person can write.
pub const COMMANDS: &[(&str, Run)] = &[
    ("hello", |turn| hello::hello(turn)),
    ("new-visit", |turn| new_visit::open(turn)),
    ("help", |turn| help::help(turn)),
];

/// What a card can submit.
pub const ACTIONS: &[(&str, Run)] = &[
    ("help", |turn| help::help(turn)),
    ("new-visit.open", |turn| new_visit::open(turn)),
    ("new-visit.submit", |turn| new_visit::submit(turn)),
    ("visit.admit", |turn| admit::admit(turn)),
    ("visit.retry-meeting", |turn| admit::retry_meeting(turn)),
];

/// How a command or an action is run: it stores what follows from it.
pub type Run = fn(Turn) -> BoxFuture<'static, Result<(), WorkError>>;

/// How long a form that has been sent is remembered.
const FORM_LIFE: Duration = Duration::from_secs(30 * 24 * 3600);

/// The bot's side of every chat. Clones share what they know.
#[derive(Clone)]
pub struct Conversation {
    store: Store,
    clock: Clock,
    webex: Webex,
    config: Arc<Config>,
    bot: Arc<OnceCell<Person>>,
}

/// One turn: somebody has said or submitted something.
pub struct Turn {
    talk: Conversation,
    speaker: Speaker,
    /// The card's message, when a card was submitted.
    card: Option<String>,
    /// What was submitted.
    inputs: Map<String, Value>,
    now: Timestamp,
    /// Takes what came in out of the inbox; every turn ends by storing it.
    done: Commit,
}

impl Conversation {
    /// The bot on this store and cloud.
    pub fn new(store: Store, clock: Clock, webex: Webex, config: Arc<Config>) -> Self {
        Self { store, clock, webex, config, bot: Arc::default() }
    }

    /// Answers what came in, and stores what follows together with `done`.
    pub async fn answer(&self, incoming: Incoming, done: Commit) -> Result<(), WorkError> {
        match incoming {
            Incoming::Message { message_id, person_id, room_id, group } => {
                let room = group.then_some(room_id);
                self.said(&message_id, &person_id, room, done).await
            }
            Incoming::Submitted { action_id, message_id, person_id, .. } => {
                self.submitted(&action_id, message_id, &person_id, done).await
            }
            Incoming::AddedToSpace { person_id, room_id, group } => self.added(&person_id, room_id, group, done).await,
            _ => self.finish(done).await,
        }
    }

    async fn said(
        &self,
        message_id: &str,
        person_id: &str,
        group: Option<String>,
        done: Commit,
    ) -> Result<(), WorkError> {
        if person_id == self.bot().await?.id {
            return self.finish(done).await;
        }
        let Some(text) = self.webex.message_text(message_id).await? else { return self.finish(done).await };
        let Some(mut speaker) = self.speaker(person_id).await? else { return self.refuse(person_id, done).await };
        let found = manifest().command(&text, &self.bot().await?.display_name);
        let done = match &group {
            Some(room) => done.deliver(say_in(room, say(speaker.language, "chat-in-private"))),
            None => done,
        };
        let done = match found {
            Some((_, language)) => self.speak(&mut speaker, language, done),
            None => done,
        };
        let run = found.and_then(|(name, _)| COMMANDS.iter().find(|(known, _)| *known == name));
        let turn = self.turn(speaker, None, Map::new(), done);
        match run {
            Some((_, run)) => run(turn).await,
            None => help::unknown(turn).await,
        }
    }

    async fn submitted(&self, id: &str, message_id: String, person_id: &str, done: Commit) -> Result<(), WorkError> {
        let Some(submission) = self.webex.submission(id).await? else { return self.finish(done).await };
        let Some(speaker) = self.speaker(person_id).await? else { return self.refuse(person_id, done).await };
        let action = submission.inputs.get("action").and_then(Value::as_str).unwrap_or_default();
        let run = ACTIONS.iter().find(|(known, _)| *known == action);
        let turn = self.turn(speaker, Some(message_id), submission.inputs.clone(), done);
        match run {
            Some((_, run)) => run(turn).await,
            None => help::unknown(turn).await,
        }
    }

    /// In a group the bot says what it is. A direct space begins with somebody writing, and that is answered.
    async fn added(&self, person_id: &str, room: String, group: bool, done: Commit) -> Result<(), WorkError> {
        if !group || person_id != self.bot().await?.id {
            return self.finish(done).await;
        }
        let greeting = say(self.config.clinic.language, "chat-added");
        self.finish(done.deliver(say_in(&room, greeting))).await
    }

    /// Strangers to the organisation get one polite sentence, and nothing else.
    async fn refuse(&self, person_id: &str, done: Commit) -> Result<(), WorkError> {
        let markdown = say(self.config.clinic.language, "chat-stranger");
        let message = NewMessage { to: Destination::Person(person_id.to_owned()), markdown, card: None };
        self.finish(done.deliver(Delivery::Say { message })).await
    }

    async fn finish(&self, done: Commit) -> Result<(), WorkError> {
        let _ = self.store.commit(&done).await?;
        Ok(())
    }

    async fn bot(&self) -> Result<&Person, WorkError> {
        Ok(self.bot.get_or_try_init(|| self.webex.bot()).await?)
    }

    fn turn(&self, speaker: Speaker, card: Option<String>, inputs: Map<String, Value>, done: Commit) -> Turn {
        Turn { talk: self.clone(), speaker, card, inputs, now: self.clock.now(), done }
    }
}

impl Turn {
    /// A value that was submitted, as text.
    fn input(&self, name: &str) -> String {
        match self.inputs.get(name) {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(flag)) => flag.to_string(),
            _ => String::new(),
        }
    }

    /// Answers with a message, and nothing more.
    async fn reply(self, message: NewMessage) -> Result<(), WorkError> {
        let commit = self.done.deliver(Delivery::Say { message });
        let _ = self.talk.store.commit(&commit).await?;
        Ok(())
    }

    /// Answers with a sentence.
    async fn reply_in_words(self, markdown: String) -> Result<(), WorkError> {
        let to = Destination::Person(self.speaker.person_id.clone());
        self.reply(NewMessage { to, markdown, card: None }).await
    }
}

fn say_in(room: &str, markdown: String) -> Delivery {
    let to = Destination::Room(room.to_owned());
    Delivery::Say { message: NewMessage { to, markdown, card: None } }
}
