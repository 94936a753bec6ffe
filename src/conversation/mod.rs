//! What people say to the bot and submit with its cards, and what follows from it.
//!
//! A command is a file here and a line in [`COMMANDS`]; an action of a card is a line in [`ACTIONS`]. The words for the
//! commands are in `bot-manifest.json`, and so are the roles of those who may use them. Everything is answered in the
//! direct chat: in a group nobody's name is written. What names nobody the admins may ask in their space.

mod acts;
mod agenda;
mod alerts;
mod arrange;
mod booking_form;
mod draft;
mod find_visit;
mod hand_over;
mod hello;
mod help;
mod import;
mod invited;
mod language;
mod late;
mod lobby_message;
mod manage;
mod new_visit;
mod overlaps;
mod patient_form;
mod patients;
mod prefilled;
mod reachable;
mod register;
mod relative_form;
mod report;
mod reschedule;
mod roles;
mod sent_once;
mod speaker;
mod staff;
mod status;
mod suggestion;
mod unregister;
mod visit_card;
mod when;

use std::{sync::Arc, time::Duration};

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use serde_json::{Map, Value};
use tokio::sync::OnceCell;

use crate::{
    clock::Clock,
    config::Config,
    directory::StaffRole,
    draft::{Reader, When},
    inbox::{Incoming, WorkError},
    manifest::manifest,
    outbox::Delivery,
    store::{Commit, Store},
    texts::say,
    twilio::Twilio,
    webex::{Destination, Message, NewMessage, Person, Webex},
};

use speaker::Speaker;

/// What a person can write.
pub const COMMANDS: &[(&str, Run)] = &[
    ("hello", |turn| hello::hello(turn)),
    ("new-visit", |turn| new_visit::open(turn)),
    ("visits", |turn| find_visit::find(turn)),
    ("agenda", |turn| agenda::open(turn)),
    ("late", |turn| late::late(turn)),
    ("patients", |turn| patients::find(turn)),
    ("patient-add", |turn| patient_form::register(turn)),
    ("import", |turn| import::explain(turn)),
    ("staff", |turn| staff::open(turn)),
    ("clinician-add", |turn| register::clinician(turn)),
    ("clinician-remove", |turn| unregister::clinician(turn)),
    ("scheduler-add", |turn| register::scheduler(turn)),
    ("scheduler-remove", |turn| unregister::scheduler(turn)),
    ("language", |turn| language::ask(turn)),
    ("status", |turn| status::open(turn)),
    ("report", |turn| report::report(turn)),
    ("help", |turn| help::help(turn)),
];

/// What a card can submit.
pub const ACTIONS: &[(&str, Run)] = &[
    ("agenda.open", |turn| agenda::open(turn)),
    ("alert.resolve", |turn| alerts::resolve(turn)),
    ("alert.snooze", |turn| alerts::snooze(turn)),
    ("draft.change", |turn| draft::change(turn)),
    ("draft.confirm", |turn| draft::confirm(turn)),
    ("help", |turn| help::help(turn)),
    ("language.choose", |turn| language::choose(turn)),
    ("late.open", |turn| late::late(turn)),
    ("new-visit.open", |turn| new_visit::open(turn)),
    ("new-visit.submit", |turn| new_visit::submit(turn)),
    ("patient.edit", |turn| patient_form::edit(turn)),
    ("patient.save", |turn| patient_form::save(turn)),
    ("patient.show", |turn| patients::show(turn)),
    ("patient-add.open", |turn| patient_form::register(turn)),
    ("patients.find", |turn| patients::find(turn)),
    ("patients.open", |turn| patients::find(turn)),
    ("relative.add", |turn| relative_form::add(turn)),
    ("relative.edit", |turn| relative_form::edit(turn)),
    ("relative.remove", |turn| relative_form::remove(turn)),
    ("relative.save", |turn| relative_form::save(turn)),
    ("staff.open", |turn| staff::open(turn)),
    ("staff.add", |turn| staff::add(turn)),
    ("staff.remove", |turn| staff::remove(turn)),
    ("staff.rename", |turn| staff::rename(turn)),
    ("registration.provide", |turn| register::provide(turn)),
    ("registration.check", |turn| register::check(turn)),
    ("take-over.submit", |turn| unregister::submit(turn)),
    ("status.open", |turn| status::open(turn)),
    ("suggestion.accept", |turn| suggestion::accept(turn)),
    ("visit.act", |turn| acts::act(turn)),
    ("visit.admit", |turn| visit_card::admit(turn)),
    ("visit.admit-all", |turn| visit_card::admit_all(turn)),
    ("visit.back", |turn| manage::back(turn)),
    ("visit.ask-person", |turn| invited::ask_whom_to_invite(turn)),
    ("visit.cancel", |turn| manage::cancel(turn)),
    ("visit.hand-over", |turn| hand_over::submit(turn)),
    ("visit.invite", |turn| invited::invite(turn)),
    ("visit.manage", |turn| manage::open(turn)),
    ("visit.message", |turn| lobby_message::send(turn)),
    ("visit.move", |turn| reschedule::submit(turn)),
    ("visit.open-hand-over", |turn| hand_over::open(turn)),
    ("visit.open-move", |turn| reschedule::open(turn)),
    ("visit.open-people", |turn| invited::open(turn)),
    ("visit.remove", |turn| invited::remove(turn)),
    ("visit.resend-link", |turn| invited::resend(turn)),
    ("visit.retry-meeting", |turn| visit_card::retry_meeting(turn)),
    ("visit.revoke-link", |turn| invited::revoke(turn)),
    ("visit.show", |turn| visit_card::show(turn)),
    ("visit.stop-rescue", |turn| visit_card::stop_rescue(turn)),
    ("visit.undo", |turn| acts::undo(turn)),
];

/// How a command or an action is run: it stores what follows from it.
pub type Run = fn(Turn) -> BoxFuture<'static, Result<(), WorkError>>;

/// What nobody in particular may do is for everybody of the organisation.
const EVERYBODY: &[StaffRole] = &[];

/// Commands whose words may also begin a line that asks for a visit.
const MAY_BEGIN_AN_ORDER: [&str; 3] = ["visits", "agenda", "late"];

/// The command that a file is taken for.
const IMPORT: &str = "import";

/// How long a form that has been sent is remembered.
const FORM_LIFE: Duration = Duration::from_secs(30 * 24 * 3600);

/// The bot's side of every chat. Clones share what they know.
#[derive(Clone)]
pub struct Conversation {
    store: Store,
    clock: Clock,
    webex: Webex,
    twilio: Twilio,
    config: Arc<Config>,
    bot: Arc<OnceCell<Person>>,
    /// Since when the program runs.
    up_since: Timestamp,
}

/// One turn: somebody has said or submitted something.
pub struct Turn {
    talk: Conversation,
    speaker: Speaker,
    /// Where what names nobody is answered: to the speaker, or in the admins' space when it was asked there.
    to: Destination,
    /// What was written after the command's words; all of it, when no command was found in it.
    argument: String,
    /// The card's message, when a card was submitted.
    card: Option<String>,
    /// What was submitted.
    inputs: Map<String, Value>,
    now: Timestamp,
    /// Takes what came in out of the inbox; every turn ends by storing it.
    done: Commit,
}

impl Conversation {
    /// The bot on this store and these clouds.
    pub fn new(store: Store, clock: Clock, webex: Webex, twilio: Twilio, config: Arc<Config>) -> Self {
        let up_since = clock.now();
        Self { store, clock, webex, twilio, config, bot: Arc::default(), up_since }
    }

    /// Answers what came in, and stores what follows together with `done`.
    pub async fn answer(&self, incoming: Incoming, done: Commit) -> Result<(), WorkError> {
        match incoming {
            Incoming::Message { message_id, person_id, room_id, group } => {
                let room = group.then_some(room_id);
                self.said(&message_id, &person_id, room, done).await
            }
            Incoming::Submitted { action_id, message_id, person_id, room_id } => {
                self.submitted(&action_id, message_id, &person_id, &room_id, done).await
            }
            Incoming::AddedToSpace { person_id, room_id, group } => self.added(&person_id, room_id, group, done).await,
            Incoming::Provisioned { registration, outcome } => self.provisioned(registration, outcome, done).await,
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
        let Some(message) = self.webex.message(message_id).await? else { return self.finish(done).await };
        let Some(mut speaker) = self.speaker(person_id).await? else { return self.refuse(person_id, done).await };
        let found = manifest().command(&message.text, &self.bot().await?.display_name, speaker.language);
        // `visita familiar mañana 10:30 Juan Pérez 55…` is no search.
        let found =
            found.filter(|said| !(MAY_BEGIN_AN_ORDER.contains(&said.command) && self.orders(&message, &speaker)));
        let open = found.as_ref().and_then(|said| manifest().named(said.command)).is_some_and(|one| one.in_admin_space);
        let to = self.place(&speaker, group.as_deref().filter(|_| open));
        let done = match &group {
            Some(_) if to != Destination::Person(speaker.person_id.clone()) => done,
            Some(room) => done.deliver(say_in(room, say(speaker.language, "chat-in-private"))),
            None => done,
        };
        let done = match &found {
            Some(said) => self.speak(&mut speaker, said.language, done),
            None => done,
        };
        // Whatever is said beside a file: it is a list, unless it is said what else is wanted.
        let brings_list = !message.files.is_empty() && found.as_ref().is_none_or(|said| said.command == IMPORT);
        let (command, argument) = found.map_or(("", message.text.clone()), |said| (said.command, said.argument));
        let turn = Turn { argument, to, ..self.turn(speaker, None, Map::new(), done) };
        if !brings_list {
            return turn.run(command).await;
        }
        match turn.if_allowed(IMPORT).await? {
            Some(turn) => turn.import(message_id, &message).await,
            None => Ok(()),
        }
    }

    /// Whether a message asks for a visit at a time or with a phone, whatever word it begins with.
    fn orders(&self, message: &Message, speaker: &Speaker) -> bool {
        let clinic = &self.config.clinic;
        let (zone, country, now) = (clinic.zone.clone(), clinic.country, self.clock.now());
        let draft = Reader { zone, country, language: speaker.language, now }.read(&message.text);
        let phone = draft.phone.is_some() || draft.relatives.iter().any(|one| one.phone.is_some());
        let moment = matches!(draft.when, Some(When::At(_) | When::Now));
        let about = draft.patient.is_some() || !draft.relatives.is_empty() || draft.kind.is_some();
        phone || (moment && about)
    }

    async fn submitted(
        &self,
        id: &str,
        message_id: String,
        person_id: &str,
        room_id: &str,
        done: Commit,
    ) -> Result<(), WorkError> {
        let Some(submission) = self.webex.submission(id).await? else { return self.finish(done).await };
        let Some(mut speaker) = self.speaker(person_id).await? else { return self.refuse(person_id, done).await };
        let action = submission.inputs.get("action").and_then(Value::as_str).unwrap_or_default();
        if !self.lets(&mut speaker, &manifest().roles_of_action(action)).await? {
            return self.turn_away(&speaker, done).await;
        }
        let run = ACTIONS.iter().find(|(known, _)| *known == action);
        let mut turn = self.turn(speaker, Some(message_id), submission.inputs.clone(), done);
        turn.to = self.place(&turn.speaker, Some(room_id));
        match run {
            Some((_, run)) => run(turn).await,
            None => help::not_understood(turn).await,
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
        self.finish(done.deliver(say_to(person_id, markdown))).await
    }

    async fn finish(&self, done: Commit) -> Result<(), WorkError> {
        let _ = self.store.commit(&done).await?;
        Ok(())
    }

    /// The admins' space, when it is there; otherwise the speaker's own chat.
    fn place(&self, speaker: &Speaker, room: Option<&str>) -> Destination {
        match room.filter(|room| *room == self.config.webex.admin_room_id) {
            Some(room) => Destination::Room(room.to_owned()),
            None => Destination::Person(speaker.person_id.clone()),
        }
    }

    async fn bot(&self) -> Result<&Person, WorkError> {
        Ok(self.bot.get_or_try_init(|| self.webex.bot()).await?)
    }

    fn turn(&self, speaker: Speaker, card: Option<String>, inputs: Map<String, Value>, done: Commit) -> Turn {
        let (talk, now) = (self.clone(), self.clock.now());
        let to = self.place(&speaker, None);
        Turn { talk, speaker, to, argument: String::new(), card, inputs, now, done }
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

    /// Runs a command, if the speaker may; what is no command is for everybody, and nobody knows it.
    async fn run(self, command: &str) -> Result<(), WorkError> {
        let Some(turn) = self.if_allowed(command).await? else { return Ok(()) };
        match COMMANDS.iter().find(|(known, _)| *known == command) {
            Some((_, run)) => run(turn).await,
            None => draft::read(turn).await,
        }
    }

    /// The same turn, if the speaker may use this command; whoever may not is told so.
    async fn if_allowed(mut self, command: &str) -> Result<Option<Self>, WorkError> {
        let allowed = manifest().named(command).map_or(EVERYBODY, |one| &one.roles);
        if self.talk.lets(&mut self.speaker, allowed).await? {
            return Ok(Some(self));
        }
        self.talk.turn_away(&self.speaker, self.done).await?;
        Ok(None)
    }

    /// Answers with a message, and nothing more.
    async fn reply(self, message: NewMessage) -> Result<(), WorkError> {
        let commit = self.done.deliver(Delivery::Say { message });
        let _ = self.talk.store.commit(&commit).await?;
        Ok(())
    }

    /// Answers with a card in place of the one that was submitted.
    async fn replace_card(mut self, message: NewMessage) -> Result<(), WorkError> {
        self.done = self.without_card(self.done.clone());
        self.reply(message).await
    }

    /// Answers with a sentence.
    async fn reply_in_words(self, markdown: String) -> Result<(), WorkError> {
        let commit = self.done.deliver(say_to(&self.speaker.person_id, markdown));
        let _ = self.talk.store.commit(&commit).await?;
        Ok(())
    }
}

fn say_to(person_id: &str, markdown: String) -> Delivery {
    let to = Destination::Person(person_id.to_owned());
    Delivery::Say { message: NewMessage { to, markdown, card: None } }
}

fn say_in(room: &str, markdown: String) -> Delivery {
    let to = Destination::Room(room.to_owned());
    Delivery::Say { message: NewMessage { to, markdown, card: None } }
}
