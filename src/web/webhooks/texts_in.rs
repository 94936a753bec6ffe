//! What people write to the hospital's number: stored as events of their visit, and answered at once.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};

use super::{super::Web, twilio::Signed, twiml};
use crate::{
    inbox::Incoming,
    phone::PhoneNumber,
    reply::{self, Meant, Said},
    sms,
    store::{Commit, Committed, StoreError},
    visit::{Answer, Event, Participant, ParticipantId, ReplyWords, Visit},
};

/// The visits that somebody can mean begin within this time.
const SINCE: SignedDuration = SignedDuration::from_hours(24);
const UNTIL: SignedDuration = SignedDuration::from_hours(400 * 24);
/// Words that follow on others are not answered: people write in several texts, and some phones answer by themselves.
const ANSWERED_ONCE_IN: SignedDuration = SignedDuration::from_mins(10);
/// Who writes longer before a visit that they are late does not know when it is, or will be late by then.
const LATE_FROM: SignedDuration = SignedDuration::from_hours(12);
/// How often it is tried again when the same call came twice at a time, or two texts of a stranger.
const RACES: usize = 3;
/// What stands for a picture or a voice message.
const NO_WORDS: &str = "…";

/// A text that has come in.
struct TextIn {
    sid: String,
    phone: PhoneNumber,
    by_whatsapp: bool,
    body: String,
    /// What Twilio made of it, where the account has it read texts; it has answered then.
    opt_out: Option<Said>,
}

/// What follows from a text, and what is answered: nothing, where there are no words.
type Reaction = (Commit, String);

pub(in crate::web) async fn receive(State(web): State<Web>, form: Signed) -> Response {
    let Some(text) = TextIn::of(&form) else { return twiml::response("") };
    match web.hear(&text).await {
        Ok(answer) => twiml::response(&answer),
        Err(error) => {
            tracing::error!(%error, "webhook: could not be stored");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

impl TextIn {
    /// Short numbers and senders with letters belong to no person.
    fn of(form: &Signed) -> Option<Self> {
        let from = form.field("From")?;
        let body = form.field("Body").unwrap_or_default();
        let opt_out = match form.field("OptOutType") {
            Some("STOP") => Some(Said::Stop),
            Some("START") => Some(Said::Start),
            Some("HELP") => Some(Said::Help),
            _ => None,
        };
        Some(Self {
            sid: form.field("MessageSid")?.to_owned(),
            phone: PhoneNumber::of_sender(from).ok()?,
            by_whatsapp: from.starts_with("whatsapp:"),
            body: if body.trim().is_empty() { NO_WORDS } else { body }.to_owned(),
            opt_out,
        })
    }

    fn said(&self) -> Said {
        self.opt_out.unwrap_or_else(|| reply::read(&self.body))
    }

    /// Whether Twilio has answered, and lets nothing more through. By WhatsApp it heeds only the words it was told.
    fn was_stopped_by_twilio(&self) -> bool {
        self.opt_out.is_some() || (!self.by_whatsapp && reply::is_heard_by_twilio(&self.body))
    }
}

impl Web {
    /// Stores what follows from a text and answers what is said about it; the same when it comes again.
    async fn hear(&self, text: &TextIn) -> Result<String, StoreError> {
        for _ in 0..RACES {
            if let Some(answer) = self.store.answer_to(&text.sid).await? {
                tracing::debug!("webhook: seen before");
                return Ok(answer);
            }
            let (commit, answer) = self.reaction(text).await?;
            let commit = commit.unless_seen(&format!("sms-in:{}", text.sid)).answered(&text.sid, &answer);
            if self.store.commit(&commit).await? == Committed::Done {
                return Ok(answer);
            }
        }
        Err(StoreError::Contended)
    }

    async fn reaction(&self, text: &TextIn) -> Result<Reaction, StoreError> {
        let now = self.clock.now();
        let (from, to) = (now.saturating_sub(SINCE).unwrap_or(now), now.saturating_add(UNTIL).unwrap_or(now));
        let visits = self.store.visits_of_phone(&text.phone, from, to).await?;
        let out = self.store.has_opted_out(&text.phone).await?;
        let said = text.said();
        match (said, reply::meant(&visits, &text.phone, said, now)) {
            (Said::Stop, meant) => Ok(self.stop(text, &visits, meant, out)),
            (Said::Start, meant) => Ok(self.start(text, &visits, meant)),
            (_, None) => self.unknown(text, out).await,
            (Said::Help, Some(_)) if text.opt_out.is_some() => Ok(Reaction::default()),
            (Said::Help, meant) => Ok((Commit::default(), self.say_with_phone(meant, "sms-reply-help"))),
            (said, Some(meant)) => Ok(self.replied(text, &visits, meant, said, out, now)),
        }
    }

    /// Who writes "cancel" may mean the visit: that is read by a person, too.
    fn stop(&self, text: &TextIn, visits: &[Visit], meant: Option<Meant<'_>>, out: bool) -> Reaction {
        let told = Commit::default().opted_out(&text.phone, true);
        let told = tell_all(told, text, visits, |participant| Event::OptedOut { participant });
        let commit = match meant {
            Some(meant) if !reply::is_only_about_texts(&text.body) => tell(told, text, meant, Answer::Words, ""),
            _ => told,
        };
        let silent = out || text.was_stopped_by_twilio();
        (commit, if silent { String::new() } else { self.say(meant, "sms-reply-stop") })
    }

    fn start(&self, text: &TextIn, visits: &[Visit], meant: Option<Meant<'_>>) -> Reaction {
        let answer = if text.opt_out.is_some() { String::new() } else { self.say(meant, "sms-reply-start") };
        (starts_again(text, visits), answer)
    }

    /// Nobody is known by that phone, or nothing is planned any more: that is said once a day.
    async fn unknown(&self, text: &TextIn, out: bool) -> Result<Reaction, StoreError> {
        if out || text.opt_out.is_some() || self.store.has_answered_stranger(&text.phone).await? {
            return Ok(Reaction::default());
        }
        let commit = Commit::default().answers_stranger(&text.phone);
        Ok((commit, self.say_with_phone(None, "sms-reply-stranger")))
    }

    /// Whoever wants no texts gets none as an answer either.
    fn replied(
        &self,
        text: &TextIn,
        visits: &[Visit],
        meant: Meant<'_>,
        said: Said,
        out: bool,
        now: Timestamp,
    ) -> Reaction {
        let said = said.answer().unwrap_or(Answer::Words);
        let answer = fitting(said, meant.visit, now);
        let again = reply::ends_opt_out(&text.body) && (out || meant.one.opted_out);
        let commit = if again { starts_again(text, visits) } else { Commit::default() };
        let early = is_early(said, meant.visit, now);
        let silent = (out && !again) || (answer == Answer::Words && !early && wrote_just_now(meant.one, now));
        let words = match answer {
            _ if silent => String::new(),
            _ if early => self.say(Some(meant), "sms-reply-late-early"),
            Answer::Words if reply::is_about_texts(&text.body) => self.say_with_phone(Some(meant), "sms-reply-help"),
            answer => self.words_for(answer, meant),
        };
        (tell(commit, text, meant, answer, &words), words)
    }

    fn words_for(&self, answer: Answer, meant: Meant<'_>) -> String {
        match answer {
            Answer::Words => self.say_with_phone(Some(meant), "sms-reply-words"),
            answer => {
                let which = if meant.several { "-of" } else { "" };
                self.say(Some(meant), &format!("sms-reply-{}{which}", answer.word()))
            }
        }
    }

    /// A sentence that names the hospital's phone, where it has one.
    fn say_with_phone(&self, meant: Option<Meant<'_>>, id: &str) -> String {
        match self.config.clinic.support_phone {
            Some(_) => self.say(meant, id),
            None => self.say(meant, &format!("{id}-no-phone")),
        }
    }

    fn say(&self, meant: Option<Meant<'_>>, id: &str) -> String {
        let clinic = &self.config.clinic;
        match meant {
            Some(Meant { visit, one, .. }) => {
                sms::sms_text(one.language, id, &sms::about_visit(clinic, visit, one), None)
            }
            None => sms::sms_text(clinic.language, id, &sms::of_clinic(clinic), None),
        }
    }
}

/// What no longer fits the visit, a person reads.
fn fitting(answer: Answer, visit: &Visit, now: Timestamp) -> Answer {
    match answer {
        Answer::Confirm if visit.is_over() || visit.no_show.is_some() => Answer::Words,
        Answer::Late if visit.is_over() || is_early(answer, visit, now) => Answer::Words,
        answer => answer,
    }
}

fn is_early(answer: Answer, visit: &Visit, now: Timestamp) -> bool {
    answer == Answer::Late && !visit.is_over() && visit.begins_at().duration_since(now) > LATE_FROM
}

fn wrote_just_now(one: &Participant, now: Timestamp) -> bool {
    let last = one.reply.as_ref().filter(|reply| reply.answer == Answer::Words);
    last.is_some_and(|reply| now.duration_since(reply.at) < ANSWERED_ONCE_IN)
}

/// The visit hears of it, and of what the answer costs: nothing by WhatsApp, which is paid for by the conversation.
fn tell(commit: Commit, text: &TextIn, meant: Meant<'_>, answer: Answer, words: &str) -> Commit {
    let segments = if text.by_whatsapp { 0 } else { sms::segments(words).segments };
    let event = Event::Replied {
        participant: meant.one.id,
        answer,
        words: ReplyWords::new(&text.body),
        segments: u32::try_from(segments).unwrap_or(u32::MAX),
    };
    commit.receive(&Incoming::Visit { visit: meant.visit.id, event })
}

fn starts_again(text: &TextIn, visits: &[Visit]) -> Commit {
    let commit = Commit::default().opted_out(&text.phone, false);
    tell_all(commit, text, visits, |participant| Event::OptedIn { participant })
}

/// Everybody with this phone in every visit that is not over.
fn tell_all(commit: Commit, text: &TextIn, visits: &[Visit], event: impl Fn(ParticipantId) -> Event) -> Commit {
    let coming = visits.iter().filter(|visit| !visit.is_over());
    let holders = coming.flat_map(|visit| visit.participants.iter().map(move |one| (visit.id, one)));
    holders
        .filter(|(_, one)| one.phone == text.phone)
        .fold(commit, |commit, (visit, one)| commit.receive(&Incoming::Visit { visit, event: event(one.id) }))
}
