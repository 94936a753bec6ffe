//! What became of the texts to somebody, and what they have answered, in words.

use crate::{
    cards::markdown_escape,
    chat::sms_failure,
    texts::{Language, say, say_with},
    visit::{Answer, Channel, Participant, Reply, SmsState, SmsText, Status, Stuck, TextMessage, Visit},
};

/// The most of somebody's words that a card shows, in characters.
const MOST_SHOWN: usize = 80;

/// Which text to somebody was the last, and what became of it. A link that did not arrive is not hidden by another text.
///
/// A card does not come again for each step of a text: it says what stays true until something is to be done about it.
pub(super) fn last_text(visit: &Visit, language: Language, one: &Participant) -> String {
    let unsent = |text: &&TextMessage| matches!(text.state, SmsState::Failed { .. } | SmsState::TooLate);
    let (text, state) = match (on_its_way(visit, one), one.link_text().filter(unsent).or_else(|| one.last_text())) {
        (Some(text), _) => (text, say(language, "chat-sms-sending")),
        (None, Some(text)) => (text.text, fate(visit, language, one, text)),
        (None, None) => return say(language, "chat-sms-none"),
    };
    say_with(language, &format!("chat-line-text-{}", text.word()), &[("state", state.into())])
}

/// Which text is about to go out.
fn on_its_way(visit: &Visit, one: &Participant) -> Option<SmsText> {
    let sends = &visit.texting;
    if matches!(visit.status, Status::Cancelled { .. }) {
        let known = one.texts.iter().any(|text| text.text == SmsText::Cancelled);
        return (sends.cancelled && !known).then_some(SmsText::Cancelled);
    }
    if one.awaits_news_of_link() {
        return Some(SmsText::Link);
    }
    let Some(last) = one.last_text() else { return sends.booked.then_some(SmsText::Booked) };
    (sends.changed && visit.moved_at.is_some_and(|moved| last.at < moved)).then_some(SmsText::Moved)
}

fn fate(visit: &Visit, language: Language, one: &Participant, text: &TextMessage) -> String {
    let state = match text.state {
        SmsState::Accepted | SmsState::Sent => say(language, "chat-sms-sent"),
        SmsState::Delivered => say(language, "chat-sms-delivered"),
        SmsState::Failed { code } => {
            say_with(language, "chat-sms-failed", &[("reason", sms_failure::reason(language, code).into())])
        }
        SmsState::TooLate => say(language, "chat-sms-too-late"),
    };
    let state = match text.channel {
        Channel::Sms => state,
        Channel::WhatsApp => say_with(language, "chat-sms-by-whatsapp", &[("state", state.into())]),
    };
    match visit.tried_again_at(one, text) {
        Some(_) => say_with(language, "chat-sms-again", &[("state", state.into())]),
        None => state,
    }
}

/// What somebody has answered, as far as it stands: each kind as sentences name it. Never their words: this is also read in
/// the agendas of others.
pub(in crate::chat) fn answers(visit: &Visit, one: &Participant) -> Vec<&'static str> {
    if visit.is_over() {
        return Vec::new();
    }
    let mut kinds = match visit.standing_reply(one).map(|reply| reply.answer) {
        // What they go on to write does not take back what they have answered.
        Some(Answer::Words) if one.late_at.is_some() => vec![Answer::Late.word(), Answer::Words.word()],
        Some(Answer::Words) if one.confirmed_at.is_some() => vec![Answer::Confirm.word(), Answer::Words.word()],
        Some(Answer::Call) if visit.stuck(one) == Some(Stuck::WantsCall) => Vec::new(),
        answer => answer.map(Answer::word).into_iter().collect(),
    };
    let said = one.unreached().is_some_and(sms_failure::says_opted_out);
    if one.opted_out && !said && !one.is_admitted() {
        kinds.push("opted-out");
    }
    kinds
}

/// The same in words, for whoever may not read those of the patient.
pub(super) fn answered(visit: &Visit, language: Language, one: &Participant) -> Vec<String> {
    answers(visit, one).into_iter().map(|kind| say(language, &format!("chat-answer-{kind}"))).collect()
}

/// The same in words, with their own where they tell more.
pub(super) fn answered_in_full(visit: &Visit, language: Language, one: &Participant) -> Vec<String> {
    let reply = visit.standing_reply(one).filter(|reply| reply.words.say_something());
    let quoted = |kind: &str, reply: &Reply| {
        let words = markdown_escape(&shortened(reply.words.as_str()));
        say_with(language, &format!("chat-answer-{kind}-in-full"), &[("words", words.into())])
    };
    let kinds = answers(visit, one).into_iter();
    let words = kinds.map(|kind| match reply {
        Some(reply) if reply.answer.word() == kind && matches!(reply.answer, Answer::Late | Answer::Words) => {
            quoted(kind, reply)
        }
        _ => say(language, &format!("chat-answer-{kind}")),
    });
    words.collect()
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= MOST_SHOWN {
        return words.to_owned();
    }
    let kept: String = words.chars().take(MOST_SHOWN - 1).collect();
    format!("{}…", kept.trim_end())
}
