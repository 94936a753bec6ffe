//! Why a text did not arrive, in words, and what to do next.

use crate::{
    texts::{Language, group, say, say_with},
    visit::OPTED_OUT,
};

/// Twilio's codes, by what they mean for whoever reads it. Their own sentences may change; the codes do not.
const MEANINGS: [(&str, &[u32]); 8] = [
    ("not-mobile", &[21614, 30006]),
    ("unknown", &[21211, 21217, 30005]),
    ("unreachable", &[30003]),
    ("opted-out", &[OPTED_OUT]),
    ("carrier", &[30004, 30007]),
    ("country", &[21408]),
    ("sender", &[21606, 21608, 21612, 21659, 21660, 21701, 30034]),
    ("too-slow", &[30036]),
];
/// When it is not known what became of it.
const UNCLEAR: u32 = 0;

/// Why it did not arrive.
pub(super) fn reason(language: Language, code: u32) -> String {
    say_with(language, &format!("chat-sms-why-{}", meaning(code)), &[("code", code.to_string().into())])
}

/// What can be done about it, where there is more than to call.
pub(super) fn todo(language: Language, code: u32) -> Option<String> {
    let id = format!("chat-sms-todo-{}", meaning(code));
    group(language, &id).contains_key(&id).then(|| say(language, &id))
}

/// Whether it says that they want no more texts.
pub(super) fn says_opted_out(code: u32) -> bool {
    meaning(code) == "opted-out"
}

fn meaning(code: u32) -> &'static str {
    let known = MEANINGS.iter().find(|(_, codes)| codes.contains(&code)).map(|(word, _)| *word);
    known.unwrap_or(if code == UNCLEAR { "unclear" } else { "other" })
}
