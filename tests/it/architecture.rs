//! The rules of ARCHITECTURE.md that a compiler does not hold: who may know what, and who may speak to whom.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Crates that do something outside the program.
const OUTSIDE: &[&str] = &["tokio", "redis", "reqwest", "axum"];

/// A source file of the product, without its unit tests.
struct Source {
    /// Its path in `src/`.
    path: String,
    code: String,
}

impl Source {
    fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// Whether the code (not a comment) speaks of a crate.
    fn uses(&self, name: &str) -> bool {
        self.lines()
            .any(|line| line.contains(&format!("{name}::")) || line.trim_start().starts_with(&format!("use {name}")))
    }

    /// The parts of this program that the code names: what follows `crate::`, one by one or in braces.
    fn parts(&self) -> Vec<String> {
        let code: String = self.lines().collect();
        let named = code.split("crate::").skip(1).flat_map(|rest| {
            let names = match rest.strip_prefix('{') {
                Some(group) => group.split(';').next().unwrap_or_default().split(',').collect(),
                None => vec![rest],
            };
            names.into_iter().map(first_word).collect::<Vec<_>>()
        });
        named.filter(|part| part.starts_with(|c: char| c.is_ascii_lowercase())).collect()
    }

    /// What is not a comment.
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.code.lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for file in files(&root) {
        let path = file.strip_prefix(&root).unwrap().display().to_string();
        if path.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        sources.push(Source { path, code: without_tests(&text).to_owned() });
    }
    assert!(sources.len() > 100, "only {} files are found: does the search still work?", sources.len());
    sources
}

/// A module of tests stands at the end of its file, or in a file of its own.
fn without_tests(text: &str) -> &str {
    let inside = text.match_indices("#[cfg(test)]").find(|(at, _)| {
        let module = text[*at..].lines().find(|line| line.contains("mod "));
        module.is_some_and(|line| line.ends_with('{'))
    });
    inside.map_or(text, |(at, _)| &text[..at])
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            all.push(path);
        }
    }
    all
}

/// The files that break a rule, where it holds.
fn breaking(rule: impl Fn(&Source) -> bool) -> Vec<String> {
    sources().into_iter().filter(|source| rule(source)).map(|source| source.path).collect()
}

const NOBODY: [String; 0] = [];

#[test]
fn the_domain_knows_nothing_of_the_outside() {
    let known = ["visit", "phone", "texts"];
    let imports = |source: &Source| {
        OUTSIDE.iter().any(|name| source.uses(name))
            || source.parts().iter().any(|part| !known.contains(&part.as_str()))
    };
    assert!(sources().iter().any(|source| source.is_in(&["app.rs"]) && source.parts().len() > 5), "the search fails");
    assert_eq!(breaking(|source| source.is_in(&["visit/"]) && imports(source)), NOBODY);
}

/// What a line of text says depends on nothing but the text, the clinic's clocks and the time.
#[test]
fn a_draft_knows_nothing_of_the_outside() {
    let known = ["directory", "phone", "texts", "visit"];
    let imports = |source: &Source| {
        OUTSIDE.iter().any(|name| source.uses(name))
            || source.parts().iter().any(|part| !known.contains(&part.as_str()))
    };
    assert!(sources().iter().any(|source| source.is_in(&["draft/"])), "the search fails");
    assert_eq!(breaking(|source| source.is_in(&["draft/"]) && imports(source)), NOBODY);
}

/// Neither does what somebody means by a text.
#[test]
fn a_reply_knows_nothing_of_the_outside() {
    let known = ["directory", "phone", "visit"];
    let imports = |source: &Source| {
        OUTSIDE.iter().any(|name| source.uses(name))
            || source.parts().iter().any(|part| !known.contains(&part.as_str()))
    };
    assert!(sources().iter().any(|source| source.is_in(&["reply/"])), "the search fails");
    assert_eq!(breaking(|source| source.is_in(&["reply/"]) && imports(source)), NOBODY);
}

#[test]
fn only_the_store_speaks_to_redis() {
    // The settings check that the address is one.
    let allowed = |source: &Source| source.is_in(&["store/", "config.rs"]);
    assert_eq!(breaking(|source| source.uses("redis") && !allowed(source)), NOBODY);
    let names_a_key = |source: &Source| source.lines().any(|line| line.contains("\"tv:"));
    assert_eq!(breaking(names_a_key), ["store/keys.rs"]);
}

#[test]
fn only_the_clients_speak_to_the_outside() {
    let clients = ["upstream.rs", "webex/", "twilio/", "sandbox/"];
    assert_eq!(breaking(|source| source.uses("reqwest") && !source.is_in(&clients)), NOBODY);
}

/// What the clients can do is asked for by the outbox. Elsewhere there are reads, and the credentials of those who were
/// admitted.
#[test]
fn only_the_outbox_writes_to_the_outside() {
    let writes = [
        ".post_message(",
        ".post_file(",
        ".delete_message(",
        ".make_meeting(",
        ".move_meeting(",
        ".delete_meeting(",
        ".register_webhook(",
        ".reactivate_webhook(",
        ".delete_webhook(",
        ".create_account(",
        ".give_licence(",
        "twilio.send(",
    ];
    let writing = |source: &Source| source.lines().any(|line| writes.iter().any(|write| line.contains(write)));
    let allowed = ["outbox/", "webex/", "sandbox/"];
    assert_eq!(breaking(|source| writing(source) && !source.is_in(&allowed)), NOBODY);
    assert!(
        !breaking(|source| writing(source) && source.is_in(&["outbox/"])).is_empty(),
        "does the search still work?"
    );

    let credentials = breaking(|source| source.lines().any(|line| line.contains(".make_guest(")));
    assert_eq!(credentials, ["web/pages/credentials.rs"]);
    let links = breaking(|source| source.lines().any(|line| line.contains("webex.join_link(")));
    assert_eq!(links, ["web/pages/ways.rs"]);
}

#[test]
fn time_and_chance_come_from_the_clock() {
    // clippy.toml forbids the calls; this is about who may say that they are expected.
    let excused = |source: &Source| source.code.contains("clippy::disallowed_methods");
    assert_eq!(breaking(excused), ["clock.rs"]);
}

#[test]
fn the_product_does_not_know_that_it_is_tested() {
    let tested = |source: &Source| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let text = fs::read_to_string(root.join(&source.path)).unwrap();
        let branches = ["cfg!(test)", "cfg(not(test))", "cfg_attr(test"];
        // `#[cfg(test)]` stands before modules only.
        let before_else = text.split("#[cfg(test)]").skip(1).any(|after| {
            let next = after.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("#["));
            !next.is_some_and(|line| line.contains("mod tests"))
        });
        before_else || branches.iter().any(|branch| text.contains(branch))
    };
    assert_eq!(breaking(tested), NOBODY);
}

#[test]
fn there_is_no_unsafe_and_no_excuse_for_a_crash() {
    let excused = |source: &Source| {
        let words = ["unsafe ", "clippy::unwrap_used", "clippy::expect_used", "#[allow(", "#![allow("];
        source.lines().any(|line| words.iter().any(|word| line.contains(word)))
    };
    assert_eq!(breaking(excused), NOBODY);
}

#[test]
fn no_log_line_shows_a_person() {
    let personal = ["phone", "patient", "body", "token", "email", "display_name", "person.name", "markdown"];
    let logs = |source: &Source| {
        let starts = ["error!(", "warn!(", "info!(", "debug!(", "info_span!("].map(|level| format!("tracing::{level}"));
        let all = starts.iter().flat_map(|start| source.code.match_indices(start));
        let mut statements = all.map(|(at, _)| {
            let rest = &source.code[at..];
            &rest[..rest.find(");").unwrap_or(rest.len())]
        });
        statements.any(|statement| {
            // What is in quotes is the program's own words; what is outside them is a value.
            let values: String = statement.split('"').step_by(2).collect();
            personal.iter().any(|word| values.contains(word))
        })
    };
    assert_eq!(breaking(|source| logs(source) && !source.is_in(&["sandbox/"])), NOBODY);
}
