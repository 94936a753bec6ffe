//! What somebody means by a text that they have written, pure: in Spanish, English or Portuguese, however they write.
//!
//! A digit from 1 to 4 means what the hospital's texts say that it means. Words are read by the phrases in them. What is in
//! doubt is [`Said::Words`], which a person reads: a negation that no phrase accounts for, two meanings at a time, a question.
//! Least of all is it guessed that somebody has confirmed: there nothing may be left that is not understood.

mod keywords;
mod meant;
mod phrases;
mod tokens;

pub use keywords::{ends_opt_out, is_heard_by_twilio, is_only_about_texts};
pub use meant::{Meant, meant};

use self::{
    phrases::{Find, Sense, finds, is_context, is_courtesy, is_doubtful, is_request, is_time},
    tokens::{Clause, clauses},
};
use crate::visit::Answer;

/// Whoever writes more words than this is read by a person.
const MOST_WORDS: usize = 40;

/// Words that deny what comes within so many words after them.
const DENIALS: [&str; 6] = ["no", "nao", "not", "nunca", "dont", "wont"];
const DENIED_WORDS: usize = 3;
/// How words for another time or none begin.
const CHANGES: [&str; 10] =
    ["cancel", "reagend", "reprogram", "remarc", "mover", "cambi", "resched", "posterg", "aplaz", "desmarc"];

/// What is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// They will come.
    Confirm,
    /// They will be late.
    Late,
    /// They would rather come at another time, or cannot come.
    Move,
    /// They want to be called by phone.
    Call,
    /// They ask what can be answered.
    Help,
    /// They want no more texts.
    Stop,
    /// They want texts again.
    Start,
    /// Something else: a person has to read it.
    Words,
}

impl Said {
    /// What is told to the visit about it; nothing of what is about the texts alone.
    pub fn answer(self) -> Option<Answer> {
        Some(match self {
            Self::Confirm => Answer::Confirm,
            Self::Late => Answer::Late,
            Self::Move => Answer::Move,
            Self::Call => Answer::Call,
            Self::Words => Answer::Words,
            Self::Help | Self::Stop | Self::Start => return None,
        })
    }
}

/// Whether somebody speaks of the texts themselves, and may want no more of them: how that is said is told to them.
pub fn is_about_texts(text: &str) -> bool {
    let about = ["baja", "mensaj", "mensag", "message", "molest", "stop", "unsubscribe"];
    clauses(text).iter().flat_map(|clause| &clause.words).any(|word| about.iter().any(|begin| word.starts_with(begin)))
}

/// Reads a text.
pub fn read(text: &str) -> Said {
    if let Some(said) = keywords::meaning(text) {
        return said;
    }
    let clauses = clauses(text);
    if clauses.iter().map(|clause| clause.words.len()).sum::<usize>() > MOST_WORDS {
        return Said::Words;
    }
    Reading::of(&clauses).meaning()
}

/// What was found in a text.
#[derive(Default)]
struct Reading {
    finds: Vec<Find>,
    /// The words that are part of no phrase.
    rest: Vec<String>,
    in_doubt: bool,
}

impl Reading {
    fn of(clauses: &[Clause]) -> Self {
        let mut reading = Self::default();
        let digits = clauses.iter().flat_map(|clause| &clause.words).filter(|word| is_option(word)).count();
        for clause in clauses {
            let (found, rest) = finds(&clause.words);
            reading.in_doubt |= denies_change(&clause.words);
            // Whoever asks whether they are late, or are expected, has not said so.
            let asks = |find: &Find| matches!(find.sense, Sense::Late | Sense::Confirm | Sense::Agree);
            reading.in_doubt |= clause.asked && found.iter().any(asks);
            reading.finds.extend(found);
            reading.rest.extend(rest);
        }
        reading.take_option(digits);
        let doubtful = reading.finds.iter().any(|find| find.sense == Sense::Doubt);
        reading.in_doubt |= doubtful || reading.rest.iter().any(|word| is_doubtful(word));
        reading
    }

    /// A single digit from 1 to 4 is an answer when nothing but courtesy comes before it.
    fn take_option(&mut self, digits: usize) {
        let Some(at) = self.rest.iter().position(|word| is_option(word)).filter(|_| digits == 1) else { return };
        let sense = match self.rest[at].as_str() {
            "1" => Sense::Confirm,
            "2" => Sense::Late,
            "3" => Sense::Move,
            _ => Sense::Call,
        };
        if self.rest[..at].iter().all(|word| is_courtesy(word) || phrases::names_option(word)) {
            self.rest.drain(..=at);
            self.finds.push(Find { sense, strong: false });
        }
    }

    fn meaning(&self) -> Said {
        let has = |sense| self.finds.iter().any(|find| find.sense == sense);
        let agrees = has(Sense::Agree) && self.rest_is(|word| is_courtesy(word) && !is_request(word));
        let confirms = self.rest_is(|word| is_courtesy(word) || is_context(word)) && !has(Sense::When);
        match [Sense::Confirm, Sense::Late, Sense::Move, Sense::Call].map(has) {
            _ if self.in_doubt => Said::Words,
            [false, false, false, false] if agrees && confirms => Said::Confirm,
            [true, false, false, false] if confirms => Said::Confirm,
            // Who comes late comes.
            [_, true, false, false] if self.is_clear(Sense::Late) => Said::Late,
            [false, false, true, false] if self.is_clear(Sense::Move) => Said::Move,
            [false, false, false, true] if self.is_clear(Sense::Call) => Said::Call,
            _ => Said::Words,
        }
    }

    /// Some phrases are clear whatever else is said; others when the rest is understood.
    fn is_clear(&self, sense: Sense) -> bool {
        let strong = self.finds.iter().any(|find| find.sense == sense && find.strong);
        strong || self.rest_is(|word| is_courtesy(word) || is_context(word) || is_time(word))
    }

    fn rest_is(&self, understood: impl Fn(&str) -> bool) -> bool {
        self.rest.iter().all(|word| understood(word))
    }
}

/// "I am not going to cancel", "I cannot move it": the opposite of what the words for a change mean alone.
fn denies_change(words: &[String]) -> bool {
    let changes = |word: &String| CHANGES.iter().any(|change| word.starts_with(change));
    let denied = words.iter().enumerate().filter(|(_, word)| DENIALS.contains(&word.as_str()));
    denied.map(|(at, _)| &words[at + 1..]).any(|after| after.iter().take(DENIED_WORDS).any(changes))
}

fn is_option(word: &str) -> bool {
    matches!(word, "1" | "2" | "3" | "4")
}

#[cfg(test)]
mod tests;
