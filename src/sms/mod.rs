//! The texts that are sent by SMS, and what they cost.
//!
//! One letter outside the GSM-7 alphabet (á, í, ó, ú, a curly quote, an emoji) turns a whole SMS into UCS-2 and its
//! segments from 160 to 70 characters, each paid for and, on bad networks, delivered late or out of order. So every
//! text is brought to GSM-7, and names are shortened where they would begin a second segment. The link comes last, on
//! a line of its own, and is never touched.

mod args;
mod gsm7;
pub mod lint;

use std::fmt;

use crate::texts::{Arg, Language, say_with};

pub use args::{about_visit, of_clinic};
pub use gsm7::to_gsm7;

/// The alphabet that a text needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// The 7-bit alphabet of GSM, 160 characters in a single segment.
    Gsm7,
    /// UTF-16, 70 characters in a single segment.
    Ucs2,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Gsm7 => "GSM-7",
            Self::Ucs2 => "UCS-2",
        })
    }
}

/// What a text costs to send.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segments {
    /// The alphabet.
    pub encoding: Encoding,
    /// The length in units of the alphabet; `€[]{}\~^|` take two in GSM-7, as emoji do in UCS-2.
    pub units: usize,
    /// How many messages are paid for.
    pub segments: usize,
}

/// The arguments that may be shortened, and the length below which a name says too little.
const SHORTENED: [&str; 2] = ["clinic", "clinician"];
const SHORTEST_NAME: usize = 12;

/// The SMS `id` in the words of `language`, within GSM-7 and, where names can be shortened to that end, one segment.
pub fn sms_text(language: Language, id: &str, args: &[(&'static str, Arg)], link: Option<&str>) -> String {
    let mut args: Vec<_> = args.iter().map(|(name, arg)| (*name, in_one_line(arg))).collect();
    loop {
        let words = to_gsm7(&say_with(language, id, &args));
        let text = link.map_or_else(|| words.clone(), |link| format!("{words}\n{link}"));
        if segments(&text).segments <= 1 || !shorten_longest_name(&mut args) {
            return text;
        }
    }
}

/// What it costs to send `text`.
pub fn segments(text: &str) -> Segments {
    // Whoever splits a text keeps the two units of one character in the same segment.
    let (encoding, single, part, widths): (_, _, _, Vec<usize>) =
        match text.chars().map(gsm7::width).collect::<Option<Vec<_>>>() {
            Some(widths) => (Encoding::Gsm7, 160, 153, widths),
            None => (Encoding::Ucs2, 70, 67, text.chars().map(char::len_utf16).collect()),
        };
    let units = widths.iter().sum();
    let segments = if units <= single { usize::from(units > 0) } else { packed(&widths, part) };
    Segments { encoding, units, segments }
}

fn packed(widths: &[usize], part: usize) -> usize {
    let (mut segments, mut filled) = (1, 0);
    for width in widths {
        if filled + width > part {
            segments += 1;
            filled = 0;
        }
        filled += width;
    }
    segments
}

/// A line break in a name could make its rest look like the sender's own line, or a link.
fn in_one_line(arg: &Arg) -> Arg {
    match arg {
        Arg::Text(text) => Arg::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Arg::Number(number) => Arg::Number(*number),
    }
}

/// Takes the last word, or of a single word the last letter, from the longest name; false when nothing is left to take.
fn shorten_longest_name(args: &mut [(&'static str, Arg)]) -> bool {
    let names = args.iter_mut().filter_map(|(name, arg)| match arg {
        Arg::Text(text) if SHORTENED.contains(name) => Some(text),
        _ => None,
    });
    let Some(longest) = names.max_by_key(|name| name.chars().count()) else { return false };
    if longest.chars().count() <= SHORTEST_NAME {
        return false;
    }
    match longest.rfind(' ').filter(|end| longest[..*end].chars().count() >= SHORTEST_NAME) {
        Some(end) => longest.truncate(end),
        None => {
            longest.pop();
            longest.truncate(longest.trim_end().len());
        }
    }
    true
}

#[cfg(test)]
mod tests;
