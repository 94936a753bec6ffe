//! STOP, START and HELP: what Twilio itself does about these words before anybody else hears of them.

use super::phones::Phones;
use super::{TwilioCloud, whatsapp};

/// Advanced Opt-Out: words beside the English ones, and answers of one's own.
#[derive(Clone, Debug)]
pub struct AdvancedOptOut {
    /// What stops the messages.
    pub stop: Keywords,
    /// What has them come again.
    pub start: Keywords,
    /// What asks for help.
    pub help: Keywords,
}

/// Words with one meaning, and what is answered to them.
#[derive(Clone, Debug)]
pub struct Keywords {
    /// In upper or lower case; they count only when nothing else is said.
    pub words: &'static [&'static str],
    /// Twilio's answer.
    pub answer: &'static str,
}

/// What a word is about, as Twilio tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Stop,
    Start,
    Help,
}

const STOP: Keywords = Keywords {
    words: &["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"],
    answer: "You have successfully been unsubscribed. You will not receive any more messages from this number. \
             Reply START to resubscribe.",
};
const START: Keywords = Keywords {
    words: &["START", "UNSTOP", "YES"],
    answer: "You have successfully been re-subscribed to messages from this number. Reply HELP for help. \
             Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};
const HELP: Keywords =
    Keywords { words: &["HELP", "INFO"], answer: "Reply STOP to unsubscribe. Msg&Data Rates May Apply." };

impl AdvancedOptOut {
    /// As a Mexican hospital would set it up.
    pub const SPANISH: Self = Self {
        stop: Keywords {
            words: &["BAJA", "ALTO", "PARAR"],
            answer: "Ya no le enviaremos mensajes desde este numero. Responda ALTA para volver a recibirlos.",
        },
        start: Keywords {
            words: &["ALTA"],
            answer: "Volvera a recibir nuestros mensajes. Responda BAJA para dejarlos.",
        },
        help: Keywords {
            words: &["AYUDA"],
            answer: "Mensajes de su hospital. Responda BAJA para dejar de recibirlos.",
        },
    };
}

impl TwilioCloud {
    /// Turns Advanced Opt-Out on with these words and answers, or off again.
    pub fn advanced_opt_out(&self, words: Option<AdvancedOptOut>) {
        self.state().advanced = words;
    }
}

impl Kind {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Stop => "STOP",
            Self::Start => "START",
            Self::Help => "HELP",
        }
    }
}

/// What a text means and what Twilio answers to it. The standard words are not heard on WhatsApp.
pub(super) fn meaning(from: &str, body: &str, advanced: Option<&AdvancedOptOut>) -> Option<(Kind, &'static str)> {
    if advanced.is_none() && whatsapp::is_address(from) {
        return None;
    }
    let word = body.trim();
    let is = |keywords: &Keywords| keywords.words.iter().any(|known| known.eq_ignore_ascii_case(word));
    let kinds = [
        (Kind::Stop, STOP, advanced.map(|own| &own.stop)),
        (Kind::Start, START, advanced.map(|own| &own.start)),
        (Kind::Help, HELP, advanced.map(|own| &own.help)),
    ];
    let (kind, standard, own) = kinds.into_iter().find(|(_, standard, own)| is(standard) || own.is_some_and(is))?;
    Some((kind, own.map_or(standard.answer, |own| own.answer)))
}

/// Does what the word of a phone asks for. Whether Twilio answers: not when that changes nothing, nor with help to who
/// wants no messages.
pub(super) fn heed(kind: Kind, phones: &mut Phones, from: &str) -> bool {
    match kind {
        Kind::Stop => phones.opt_out(from),
        Kind::Start => phones.opt_in(from),
        Kind::Help => !phones.has_opted_out(from),
    }
}
