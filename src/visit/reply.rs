//! What people answer to a text message.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Participant, Stage, Visit};

/// The most of an answer that is kept, in characters.
pub const LONGEST_REPLY: usize = 300;

/// What somebody means by their answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// They will come.
    Confirm,
    /// They will be late.
    Late,
    /// They would rather come at another time, or cannot come.
    Move,
    /// They want to be called by phone.
    Call,
    /// Something else: a person has to read it.
    Words,
}

impl Answer {
    /// The answer as sentences name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Late => "late",
            Self::Move => "move",
            Self::Call => "call",
            Self::Words => "words",
        }
    }
}

/// The words of an answer, as many of them as are kept. They never show themselves in logs or errors.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReplyWords(String);

impl ReplyWords {
    /// The words as they came, their blanks tidied.
    pub fn new(body: &str) -> Self {
        let tidy = body.split_whitespace().collect::<Vec<_>>().join(" ");
        Self(tidy.chars().filter(|c| !c.is_control()).take(LONGEST_REPLY).collect())
    }

    /// Whether there are any words, and not only the number that was to be answered.
    pub fn say_something(&self) -> bool {
        self.0.chars().any(char::is_alphabetic)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ReplyWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReplyWords(…)")
    }
}

/// An answer, and when it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What is meant.
    pub answer: Answer,
    /// What was written.
    pub words: ReplyWords,
    /// When.
    pub at: Timestamp,
}

impl Visit {
    /// What somebody has answered last, as long as it stands: the visit was not moved since, and they have not come.
    pub fn standing_reply<'a>(&self, one: &'a Participant) -> Option<&'a Reply> {
        one.reply.as_ref().filter(|_| one.stage != Stage::Joined).filter(|reply| self.stands(one, reply.at))
    }

    /// What somebody has asked for by their answers, as long as it stands: what they go on to write does not take it back.
    pub fn standing_request(&self, one: &Participant) -> Option<Answer> {
        match self.standing_reply(one)?.answer {
            Answer::Words => {
                let asked = [(one.call_asked_at, Answer::Call), (one.move_asked_at, Answer::Move)];
                let standing = asked.into_iter().filter_map(|(at, answer)| Some((at?, answer)));
                let standing = standing.filter(|(at, _)| self.stands(one, *at));
                standing.max_by_key(|(at, _)| *at).map(|(_, answer)| answer)
            }
            answer => Some(answer),
        }
    }

    fn stands(&self, one: &Participant, said_at: Timestamp) -> bool {
        let overtaken = [self.moved_at, one.waiting_since, one.left_at].into_iter().flatten().max();
        overtaken.is_none_or(|at| said_at > at)
    }
}
