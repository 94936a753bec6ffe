//! Words that are about the texts themselves. They count when nothing else is said.

use super::Said;
use crate::directory::plain;

/// Twilio sends nothing more to a phone that has written one of these, and says so by itself.
const HEARD_BY_TWILIO: &[&str] = &["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"];
/// Those of them by which a patient may mean the visit.
const PERHAPS_THE_VISIT: &[&str] = &["end", "quit", "revoke", "cancel"];

const STOP: &[&str] = &[
    "stop all",
    "opt out",
    "stop messages",
    "stop texts",
    "no more messages",
    "no more texts",
    "baja",
    "dar de baja",
    "darme de baja",
    "alto",
    "parar",
    "parar mensajes",
    "no mas mensajes",
    "cancelar mensajes",
    "cancelar suscripcion",
    "sair",
    "parar mensagens",
    "cancelar mensagens",
    "chega de mensagens",
];
const START: &[&str] = &["start", "unstop", "alta", "voltar"];
const HELP: &[&str] = &["help", "info", "ayuda", "ajuda"];

/// What a text is about, when it is about the texts.
pub(super) fn meaning(text: &str) -> Option<Said> {
    let words = plain(text);
    let is = |known: &[&str]| known.contains(&words.as_str());
    match () {
        () if is(STOP) || is_heard_by_twilio(&words) => Some(Said::Stop),
        () if is(START) => Some(Said::Start),
        () if is(HELP) => Some(Said::Help),
        () => None,
    }
}

/// Whether Twilio itself stops the texts to a phone that has written this. It wants the word and nothing else, no full stop
/// either.
pub fn is_heard_by_twilio(text: &str) -> bool {
    HEARD_BY_TWILIO.iter().any(|word| word.eq_ignore_ascii_case(text.trim()))
}

/// Whether a text by which the texts were stopped cannot be about the visit.
pub fn is_only_about_texts(text: &str) -> bool {
    let words = plain(text);
    meaning(text) == Some(Said::Stop) && !PERHAPS_THE_VISIT.contains(&words.as_str())
}

/// Whether Twilio sends texts again to a phone that has written this, whatever else it means.
pub fn ends_opt_out(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("yes")
}
