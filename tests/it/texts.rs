//! The sentences and those who use them: the code, the pages and the cards name no sentence that does not exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use televisita::cards;
use televisita::texts::{Language, card_words, group};

const PREFIXES: [&str; 5] = ["chat-", "sms-", "page-", "alert-", "date-"];

#[test]
fn every_sentence_that_is_named_exists() {
    let known: BTreeSet<String> = group(Language::default(), "").into_keys().collect();
    let mut named = 0;
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        // What a unit test names may be missing on purpose.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for id in ids(text) {
            // An id that is put together ends where the variable part begins.
            let exists = known.contains(id) || id.ends_with('-') && known.iter().any(|known| known.starts_with(id));
            assert!(exists, "{}: there is no sentence {id}", file.display());
            named += 1;
        }
    }
    assert!(named > 10, "only {named} sentences are named: does the search still find them?");
}

#[test]
fn every_word_of_a_card_is_shown_by_it() {
    for name in cards::names() {
        let template = cards::template(name).unwrap();
        for word in card_words(Language::default(), name).keys() {
            let shown = format!("say.{word}}}");
            // A card whose name begins with this one's has its words under this prefix, too.
            let other = cards::names().any(|other| other.starts_with(&format!("{name}-")));
            assert!(template.contains(&shown) || other, "card {name} does not show its word {word}");
        }
    }
}

/// Quoted sentence ids.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\'', '`']).filter_map(|part| {
        let end =
            part.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')).unwrap_or(part.len());
        let rest = &part[end..];
        let whole = rest.is_empty() || rest.starts_with('{') || rest.starts_with("${");
        let id = &part[..end];
        (whole && PREFIXES.iter().any(|prefix| id.len() > prefix.len() && id.starts_with(prefix))).then_some(id)
    })
}

/// Files that may name a sentence. The sandbox has words of its own: its faults are called `sms-…`, too.
fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "widget/templates"] {
        collect(&root.join(folder), &mut files);
    }
    assert!(files.len() > 10);
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("src/sandbox") {
            collect(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "html")
            && path.file_name().is_none_or(|name| name != "tests.rs")
        {
            files.push(path);
        }
    }
}
