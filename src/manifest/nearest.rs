//! The command that somebody may have meant with words that name none.

use super::{Manifest, ManifestCommand};
use crate::{directory::plain, texts::Language};

/// What somebody may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest<'a> {
    /// The command's name in the code.
    pub command: &'a str,
    /// The words for it that are nearest.
    pub words: &'a str,
    /// What was written after them.
    pub argument: String,
}

/// One way to read what was said, the better the smaller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    /// Letters that are wrong, and words that have no place.
    faults: usize,
    words_left: usize,
}

/// More words than this after those of a command that takes nothing are another sentence, not courtesy.
const COURTESY: usize = 3;

impl Manifest {
    /// The one command among those for which `is_open` whose words are spelled most like what was said. `None` when all
    /// are far, or two are as near.
    pub fn nearest(
        &self,
        said: &str,
        bot_name: &str,
        is_open: impl Fn(&ManifestCommand) -> bool,
    ) -> Option<Nearest<'_>> {
        let said = super::without_name(said, bot_name);
        let open = self.commands.iter().filter(|command| is_open(command));
        let readings = open.filter_map(|command| Some((command.nearest(&said)?, command)));
        let mut readings: Vec<_> = readings.collect();
        readings.sort_by_key(|((reading, _), _)| *reading);
        match readings.as_slice() {
            [((best, _), _), ((next, _), _), ..] if best == next => None,
            [((best, words), command), ..] => Some(Nearest {
                command: &command.name,
                words,
                argument: match command.argument.is_empty() {
                    true => String::new(),
                    false => said[said.len() - best.words_left..].join(" "),
                },
            }),
            [] => None,
        }
    }
}

impl ManifestCommand {
    /// The words of this command that are nearest to what was said, unless all are far.
    fn nearest(&self, said: &[&str]) -> Option<(Reading, &str)> {
        let words = Language::ALL.into_iter().flat_map(|language| self.words(language));
        let readings = words.flat_map(|words| {
            let length = words.split_whitespace().count();
            // Somebody may have left a blank out, or put one in.
            let lengths = length.saturating_sub(1).max(1)..=(length + 1).min(said.len());
            lengths.filter_map(move |taken| {
                let wrong_letters = wrong_letters(&said[..taken], words)?;
                let words_left = said.len() - taken;
                let without_place = if self.argument.is_empty() { words_left } else { 0 };
                let reading = Reading { faults: wrong_letters + without_place, words_left };
                (without_place <= COURTESY).then_some((reading, words.as_str()))
            })
        });
        readings.min_by_key(|(reading, _)| *reading)
    }
}

/// How many letters are wrong, if not too many for the length of the words.
fn wrong_letters(said: &[&str], words: &str) -> Option<usize> {
    let letters = |text: &str| plain(text).replace(' ', "");
    let (said, words) = (letters(&said.join(" ")), letters(words));
    let most = match words.chars().count() {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    // Distances of long texts are slow, and far.
    let near = !said.is_empty() && said.len() <= words.len() + most;
    let wrong = near.then(|| strsim::damerau_levenshtein(&said, &words));
    wrong.filter(|wrong| *wrong <= most)
}

#[cfg(test)]
mod tests {
    use super::super::manifest;

    fn nearest(said: &str) -> Option<(&str, &str)> {
        manifest().nearest(said, "Televisita", |_| true).map(|near| (near.command, near.words))
    }

    #[test]
    fn words_with_a_slip_find_their_command() {
        assert_eq!(nearest("neuva visita"), Some(("new-visit", "nueva visita")));
        assert_eq!(nearest("nuevavisita"), Some(("new-visit", "nueva visita")));
        assert_eq!(nearest("Nwe visit"), Some(("new-visit", "new visit")));
        assert_eq!(nearest("Televisita ayduda"), Some(("help", "ayuda")));
        assert_eq!(nearest("ayuda por favor"), Some(("help", "ayuda")));
        assert_eq!(nearest("NOVA VIZITA"), Some(("new-visit", "nova visita")));
    }

    #[test]
    fn what_is_far_or_nothing_finds_none() {
        for far in ["¿qué tal el clima?", "televisor", "", "¿?", "a", "ayuda que me cuesta mucho entender esto"] {
            assert_eq!(nearest(far), None, "{far}");
        }
        assert_eq!(nearest(&"x".repeat(7_000)), None);
    }

    #[test]
    fn what_nobody_offers_is_not_found_and_of_two_as_near_neither() {
        assert_eq!(manifest().nearest("ayduda", "", |command| command.name != "help"), None);
        // One letter from `hola` in Spanish and from `nova` in Portuguese.
        assert_eq!(nearest("nola"), None);
    }

    #[test]
    fn what_follows_stays_what_follows() {
        let near = manifest().nearest("idoma  Português", "", |_| true).unwrap();
        assert_eq!((near.command, near.argument.as_str()), ("language", "Português"));
    }
}
