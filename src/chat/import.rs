//! What became of a list of patients: in words, and as a table of the rows that did not go in.

use crate::{
    cards::markdown_escape,
    directory::import::{Fault, Row, Sheet},
    texts::{Language, say, say_with},
    visit::PersonName,
};

/// How many refused rows are told in words.
const MOST_TOLD: usize = 15;
/// A message of Webex holds 7439 bytes.
const LONGEST_TOLD: usize = 5_000;
/// How many names of those who were there already are told.
const MOST_NAMES: usize = 8;
/// How many columns that nobody knows are told.
const MOST_COLUMNS: usize = 10;

/// What became of a list.
pub struct Imported<'a> {
    /// The list.
    pub sheet: &'a Sheet,
    /// How many patients are new.
    pub new: usize,
    /// Those who were there already.
    pub known: Vec<PersonName>,
    /// The rows that did not go in, and why.
    pub refused: Vec<(&'a Row, Vec<Fault>)>,
}

/// What became of a list, in words.
pub fn imported(language: Language, imported: &Imported<'_>) -> String {
    let mut lines = vec![say_with(language, "chat-import-done", &[("new", (imported.new as i64).into())])];
    if !imported.known.is_empty() {
        let names = imported.known.iter().map(|name| markdown_escape(name.as_str()));
        let names = some_of(language, names.collect(), MOST_NAMES);
        let args = [("known", (imported.known.len() as i64).into()), ("names", names.into())];
        lines.push(say_with(language, "chat-import-known", &args));
    }
    if !imported.sheet.unknown.is_empty() {
        let columns = imported.sheet.unknown.iter().map(|name| markdown_escape(name));
        let columns = some_of(language, columns.collect(), MOST_COLUMNS);
        lines.push(say_with(language, "chat-import-unknown-columns", &[("columns", columns.into())]));
    }
    lines.extend(refused(language, &imported.refused));
    lines.join("\n\n")
}

/// The rows that did not go in, with what is wrong before each, as a list that can be sent again.
pub fn refused_rows(language: Language, imported: &Imported<'_>) -> Vec<Vec<String>> {
    let theirs = |cells: &[String]| {
        let ours = &imported.sheet.ours;
        cells.iter().enumerate().filter(|(at, _)| !ours.contains(at)).map(|(_, cell)| cell.clone()).collect::<Vec<_>>()
    };
    let ours = ["chat-import-column-row", "chat-import-column-reason"].map(|id| say(language, id));
    let head = ours.into_iter().chain(theirs(&imported.sheet.header)).collect();
    let row = |(row, faults): &(&Row, Vec<Fault>)| {
        let ours = [row.line.to_string(), reasons(language, faults)];
        ours.into_iter().chain(theirs(&row.cells)).collect()
    };
    std::iter::once(head).chain(imported.refused.iter().map(row)).collect()
}

fn refused(language: Language, refused: &[(&Row, Vec<Fault>)]) -> Vec<String> {
    if refused.is_empty() {
        return Vec::new();
    }
    let count = [("refused", (refused.len() as i64).into())];
    let mut lines = vec![say_with(language, "chat-import-refused", &count)];
    let (mut told, mut length) = (0, 0);
    for (row, faults) in refused.iter().take(MOST_TOLD) {
        let reasons = markdown_escape(&reasons(language, faults));
        let line =
            say_with(language, "chat-import-row", &[("row", (row.line as i64).into()), ("reasons", reasons.into())]);
        length += line.len();
        if told > 0 && length > LONGEST_TOLD {
            break;
        }
        let line: String = line.chars().take(LONGEST_TOLD).collect();
        lines.push(format!("- {line}"));
        told += 1;
    }
    lines.push(match refused.len() - told {
        0 => say_with(language, "chat-import-mend", &count),
        more => say_with(language, "chat-import-more-refused", &[("count", (more as i64).into())]),
    });
    lines
}

fn reasons(language: Language, faults: &[Fault]) -> String {
    faults.iter().map(|fault| reason(language, fault)).collect::<Vec<_>>().join(" ")
}

fn reason(language: Language, fault: &Fault) -> String {
    let of = |name: &PersonName| [("name", name.as_str().into())];
    match fault {
        Fault::Patient(problem) => say(language, problem.text_id()),
        Fault::Relative(number, problem) => {
            let problem = say(language, problem.text_id());
            let args = [("number", (*number as i64).into()), ("problem", problem.into())];
            say_with(language, "chat-import-fault-relative", &args)
        }
        Fault::TooManyCells => say(language, "chat-import-fault-too-many-cells"),
        Fault::OpenQuote => say(language, "chat-import-fault-open-quote"),
        Fault::SharesPhone => say(language, "chat-import-fault-shares-phone"),
        Fault::PhoneTaken(name) => say_with(language, "chat-import-fault-phone-taken", &of(name)),
        Fault::RecordTaken(name) => say_with(language, "chat-import-fault-record-taken", &of(name)),
    }
}

/// The first few, and how many more there are.
fn some_of(language: Language, mut all: Vec<String>, most: usize) -> String {
    let more = all.len().saturating_sub(most);
    all.truncate(most);
    let more = (more > 0).then(|| say_with(language, "chat-import-and-more", &[("count", (more as i64).into())]));
    all.into_iter().chain(more).collect::<Vec<_>>().join(", ")
}
