//! A line of text in words, and what has been made of each of them.

use std::ops::Range;

/// What was made of a word. A word has one meaning, or it was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Says what the visit is for.
    Kind,
    /// Says when it begins.
    When,
    /// Says how long it lasts.
    Length,
    /// Part of a name, or of what somebody is to the patient.
    Person,
    /// Part of a phone number.
    Phone,
    /// Part of the clinician's name.
    Clinician,
    /// Holds the line together and says nothing by itself.
    Filler,
    /// It is understood, and cannot be; a problem tells what is wrong with it.
    Wrong,
    /// It is understood, and of no use here: it counts as unread.
    Unread,
}

/// A word, without the punctuation around it.
pub(super) struct Word {
    /// As it was written.
    pub text: String,
    /// As words are compared: small letters, no accents, no dots after letters.
    pub plain: String,
    /// Whether a comma or the like stands before it.
    pub after_break: bool,
}

/// A line of text.
pub(super) struct Line {
    words: Vec<Word>,
    meanings: Vec<Option<Meaning>>,
}

impl Line {
    /// Cuts a text into words.
    pub fn new(text: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut after_break = true;
        for chunk in text.split_inclusive(char::is_whitespace) {
            for piece in pieces(chunk) {
                match piece {
                    Piece::Break => after_break = true,
                    Piece::Word(text) => {
                        words.push(Word { plain: plain(&text), text, after_break });
                        after_break = false;
                    }
                }
            }
            after_break |= chunk.ends_with('\n');
        }
        let meanings = vec![None; words.len()];
        Self { words, meanings }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A word, whatever was made of it.
    pub fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// What was made of a word.
    pub fn meaning(&self, at: usize) -> Option<Meaning> {
        self.meanings.get(at).copied().flatten()
    }

    /// A word of which nothing has been made yet.
    pub fn free(&self, at: usize) -> Option<&Word> {
        self.words.get(at).filter(|_| self.meanings[at].is_none())
    }

    /// The free word at `at`, as words are compared; nothing when there is none.
    pub fn plain(&self, at: usize) -> &str {
        self.free(at).map_or("", |word| &word.plain)
    }

    /// Something is made of these words.
    pub fn take(&mut self, words: Range<usize>, meaning: Meaning) {
        self.meanings[words].fill(Some(meaning));
    }

    /// The words as they were written.
    pub fn text(&self, words: Range<usize>) -> String {
        self.words[words].iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Where the first of these phrases that stands at `at` ends. Phrases are separated by `|`; no comma is in them.
    pub fn says(&self, at: usize, phrases: &str) -> Option<usize> {
        phrases.split('|').filter_map(|phrase| self.says_one(at, phrase)).max()
    }

    fn says_one(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut end = at;
        for said in phrase.split(' ') {
            let word = self.free(end)?;
            if word.plain != said || (end > at && word.after_break) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The entry of a table whose phrase stands at `at`, the longest if there are several, and where it ends.
    pub fn look_up<T: Copy>(&self, at: usize, table: &[(&str, T)]) -> Option<(usize, T)> {
        let found = table.iter().filter_map(|(phrases, what)| Some((self.says(at, phrases)?, *what)));
        found.max_by_key(|(end, _)| *end)
    }

    /// What nothing was made of, in runs of words.
    pub fn unread(&self) -> Vec<String> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.len() {
            let read = |one: &usize| !matches!(self.meanings[*one], None | Some(Meaning::Unread));
            let end = (at..self.len()).find(read).unwrap_or(self.len());
            if end > at {
                runs.push(self.text(at..end));
            }
            at = end + 1;
        }
        runs
    }
}

enum Piece {
    Break,
    Word(String),
}

/// The words in what stands between two blanks, and the punctuation that parts them.
fn pieces(chunk: &str) -> Vec<Piece> {
    let chars: Vec<char> = chunk.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    // The brackets of a phone are part of it.
    let numeric = chars.iter().any(char::is_ascii_digit);
    let mut pieces = Vec::new();
    let mut word = String::new();
    for (at, c) in chars.iter().enumerate() {
        let inside_number = digit(at.checked_sub(1)) && digit(Some(at + 1));
        let parts = match c {
            ',' | ';' | ':' => !inside_number,
            '(' | ')' => !numeric,
            // `Tel.5512345678`, `Dra.Ana`; not `p.m.` or an address.
            '.' => {
                !chars.contains(&'@')
                    && ends_a_word(&word)
                    && chars.get(at + 1).is_some_and(|next| begins_a_word(*next))
            }
            '¿' | '?' | '¡' | '!' | '"' | '«' | '»' | '“' | '”' | '[' | ']' => true,
            _ => false,
        };
        if !parts {
            word.push(*c);
            continue;
        }
        push_word(&mut pieces, &mut word);
        pieces.push(Piece::Break);
    }
    push_word(&mut pieces, &mut word);
    pieces
}

fn ends_a_word(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}

fn begins_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '+'
}

fn push_word(pieces: &mut Vec<Piece>, word: &mut String) {
    let word = std::mem::take(word);
    // A dash or a dot by itself parts what is around it.
    if word.chars().any(|c| !matches!(c, '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}')) {
        pieces.push(Piece::Word(word));
    } else if !word.is_empty() {
        pieces.push(Piece::Break);
    }
}

/// Marks that numbers copied from contacts carry.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A word as it is compared.
pub(super) fn plain(word: &str) -> String {
    let letters: Vec<char> = word
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .map(without_accent)
        .collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let kept =
        letters.iter().enumerate().filter(|(at, c)| **c != '.' || (digit(at.checked_sub(1)) && digit(Some(at + 1))));
    kept.map(|(_, c)| *c).collect()
}

fn without_accent(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'ª' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'º' | '°' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        '’' => '\'',
        _ => c,
    }
}
