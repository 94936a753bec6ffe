//! What people are to the patient, in words.

use super::words::Line;
use crate::directory;
use crate::visit::Relation;

/// These words are also names: they count only after `con`, `su` and the like.
const ALSO_NAMES: [&str; 7] = ["padre", "son", "nieto", "primo", "sobrino", "nora", "amigo"];
/// What may stand between `con` and what somebody is.
const HIS: &str = "su|sus|sua|seu|la|el|o|a|her|his|their|the|un|una|um|uma|an|mi|al|ao|de|del|da|do|para|for|to";

/// What somebody is, said at `at`, and where it ends. `introduced`: whether `con` or the like stands before it.
pub(super) fn relation_at(line: &Line, at: usize, introduced: bool) -> Option<(usize, Relation)> {
    let mut start = at;
    while let Some(end) = line.says(start, HIS).filter(|end| *end <= at + 3) {
        start = end;
    }
    let relation = directory::relation(line.plain(start))?;
    let after_break = |at| line.word(at).is_none_or(|word| word.after_break);
    // `Ana (nieto)`: a word by itself between commas is no name.
    let alone = start == at && at > 0 && after_break(at) && after_break(at + 1);
    let told = !ALSO_NAMES.contains(&line.plain(start)) || introduced || start > at || alone;
    told.then_some((start + 1, relation))
}
