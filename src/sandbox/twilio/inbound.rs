//! A phone writes: the message is kept, told to the address that the number has, and the answer is carried out.

use reqwest::Response;
use reqwest::header::CONTENT_TYPE;
use url::Url;

use super::calls::Call;
use super::judge::{LONGEST_BODY, is_number, web_address};
use super::message::{API_VERSION, Message};
use super::opt_out::{self, Kind};
use super::troubles::Trouble;
use super::twiml::{self, Flaw, Reply};
use super::{State, TwilioCloud, whatsapp};
use crate::sandbox::people::{ACCOUNT_SID, MESSAGING_SERVICE_SID, PHONE_NUMBER, WHATSAPP_SENDER};

/// What was wrong with an answer to what a phone wrote, as Twilio's debugger shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwimlProblem {
    /// The inbound message.
    pub message: String,
    /// Twilio's code of the error, such as 11200 (no good answer) or 12100 (no TwiML).
    pub code: u32,
    /// Where to look.
    pub what: String,
}

/// What is called by that name on a phone which has nobody's real name on it.
const PROFILE_NAME: &str = "Paciente";

impl TwilioCloud {
    /// Where the account's numbers hand over what phones write.
    pub fn answers_at(&self, url: &str) {
        self.state().answers_at = Some(url.to_owned());
    }

    /// A phone writes to the account's number; one that begins with `whatsapp:` writes to its WhatsApp sender. The call
    /// that tells of it is made by [`TwilioCloud::deliver_pending`]. Answers the message's id.
    ///
    /// # Errors
    /// When no phone could have written that.
    pub fn text_in(&self, from: &str, body: &str) -> Result<String, &'static str> {
        if !is_number(whatsapp::number(from)) {
            return Err("from must be a phone number in E.164, with whatsapp: before it or without");
        }
        if body.trim().is_empty() || body.chars().count() > LONGEST_BODY {
            return Err("body must be of 1 to 1600 characters");
        }
        let to = if whatsapp::is_address(from) { WHATSAPP_SENDER } else { PHONE_NUMBER };
        let message = Message::received(from, to, body, self.0.clock.now());
        let sid = message.sid.clone();
        self.state().hear(message, from);
        self.changed();
        Ok(sid)
    }

    /// What has been wrong with the answers so far.
    pub fn twiml_problems(&self) -> Vec<TwimlProblem> {
        self.state().problems.clone()
    }

    /// Carries out what was answered to a call that told of what a phone wrote.
    pub(super) async fn heed_answer(&self, call: &Call, answer: reqwest::Result<Response>) {
        let replies = read(answer).await;
        {
            let mut state = self.state();
            match replies {
                Ok(replies) => replies.into_iter().for_each(|reply| self.send_reply(&mut state, call, reply)),
                Err(flaw) => state.note(call.message(), flaw),
            }
        }
        self.changed();
    }

    fn send_reply(&self, state: &mut State, call: &Call, reply: Reply) {
        let Some(heard) = state.messages.iter().find(|message| message.sid == call.message()).cloned() else { return };
        match judge_reply(state, &heard, call.url(), reply) {
            Ok((to, from, reply)) => {
                let mut message = Message::reply(&to, &from, &reply.body, self.0.clock.now());
                message.callback = reply.callback;
                self.accept(state, message);
            }
            Err(flaw) => state.note(&heard.sid, flaw),
        }
    }
}

impl State {
    fn hear(&mut self, message: Message, from: &str) {
        let now = message.created;
        if whatsapp::is_address(from) {
            self.phones.of_mut(from).wrote = Some(now);
        }
        let meaning = opt_out::meaning(from, &message.body, self.advanced.as_ref());
        let answer = meaning.filter(|(kind, _)| opt_out::heed(*kind, &mut self.phones, from)).map(|(_, answer)| answer);
        // Only Advanced Opt-Out tells what it made of the words.
        let told = meaning.filter(|_| self.advanced.is_some()).map(|(kind, _)| kind);
        let call = self.answers_at.as_ref().map(|url| Call::inbound(url, &message, params(&message, from, told)));
        call.into_iter().for_each(|call| self.calls.push(call));
        let reply = answer.map(|answer| Message::reply(from, &message.to, answer, now));
        self.messages.push(message);
        self.messages.extend(reply);
    }

    fn note(&mut self, sid: &str, flaw: Flaw) {
        if let Some(message) = self.messages.iter_mut().find(|message| message.sid == sid) {
            message.trouble = Some(Trouble::of(flaw.code));
        }
        self.problems.push(TwimlProblem { message: sid.to_owned(), code: flaw.code, what: flaw.what });
    }
}

async fn read(answer: reqwest::Result<Response>) -> Result<Vec<Reply>, Flaw> {
    let failed = |what: String| Flaw { code: 11200, what };
    let answer = answer.map_err(|error| failed(error.to_string()))?;
    if !answer.status().is_success() {
        return Err(failed(format!("the answer has the status {}", answer.status())));
    }
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let bytes = answer.bytes().await.map_err(|error| failed(error.to_string()))?;
    twiml::read(&kind, &bytes)
}

/// Where a reply goes and where it comes from: back, unless it says otherwise.
fn judge_reply(state: &State, heard: &Message, url: &str, mut reply: Reply) -> Result<(String, String, Reply), Flaw> {
    let flaw = |code: u32, what: &str| Err(Flaw { code, what: what.to_owned() });
    let to = reply.to.clone().or_else(|| heard.from.clone()).unwrap_or_default();
    let from = reply.from.clone().unwrap_or_else(|| heard.to.clone());
    let own = if whatsapp::is_address(&to) { WHATSAPP_SENDER } else { PHONE_NUMBER };
    if !is_number(whatsapp::number(&to)) {
        return flaw(14101, "to is no phone number");
    }
    if from != own {
        return flaw(14102, "from is not a number of this account, or of the other channel");
    }
    if state.phones.has_opted_out(&to) {
        return flaw(21610, "the recipient has opted out");
    }
    if let Some(callback) = &reply.callback {
        let absolute = Url::parse(url).ok().and_then(|base| base.join(callback).ok()).map(String::from);
        match absolute.filter(|absolute| web_address(absolute).is_some()) {
            Some(absolute) => reply.callback = Some(absolute),
            None => return flaw(14105, "statusCallback is no address"),
        }
    }
    Ok((to, from, reply))
}

fn params(message: &Message, from: &str, opt_out: Option<Kind>) -> Vec<(&'static str, String)> {
    let always = [
        ("MessageSid", message.sid.clone()),
        ("SmsMessageSid", message.sid.clone()),
        ("SmsSid", message.sid.clone()),
        ("SmsStatus", "received".to_owned()),
        ("AccountSid", ACCOUNT_SID.to_owned()),
        ("MessagingServiceSid", MESSAGING_SERVICE_SID.to_owned()),
        ("From", from.to_owned()),
        ("To", message.to.clone()),
        ("Body", message.body.clone()),
        ("NumMedia", "0".to_owned()),
        ("NumSegments", message.segments().to_string()),
        ("ApiVersion", API_VERSION.to_owned()),
    ];
    let opt_out = opt_out.map(|kind| ("OptOutType", kind.word().to_owned()));
    let channel = if whatsapp::is_address(from) { profile(from) } else { places(message, from) };
    always.into_iter().chain(opt_out).chain(channel).collect()
}

/// What WhatsApp tells of a person.
fn profile(from: &str) -> Vec<(&'static str, String)> {
    vec![
        ("ProfileName", PROFILE_NAME.to_owned()),
        ("WaId", whatsapp::number(from).trim_start_matches('+').to_owned()),
        ("MessageType", "text".to_owned()),
        ("ReferralNumMedia", "0".to_owned()),
    ]
}

/// Where the numbers are from. Outside North America nothing but the country is known.
fn places(message: &Message, from: &str) -> Vec<(&'static str, String)> {
    let empty = ["FromCity", "FromState", "FromZip", "ToCity", "ToState", "ToZip"];
    let empty = empty.into_iter().map(|name| (name, String::new()));
    let countries = [("FromCountry", country(from)), ("ToCountry", country(&message.to))];
    countries.into_iter().chain(empty).collect()
}

fn country(number: &str) -> String {
    let parsed = phonenumber::parse(None, number).ok();
    let id = parsed.and_then(|parsed| parsed.country().id()).map(|id| id.as_ref().to_owned());
    // Made-up numbers, such as the account's own, belong to none of the countries that share the code 1.
    id.unwrap_or_else(|| if number.starts_with("+1") { "US".to_owned() } else { String::new() })
}
