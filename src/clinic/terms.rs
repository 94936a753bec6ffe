//! The terms and the privacy notice, a file for each language: `terms.es-MX.md`.
//!
//! The format is the smallest that does: paragraphs with an empty line between them, and headings that begin with `## `.
//! What stands before the first heading is the simplified notice; it is read first.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use crate::texts::Language;

/// The whole text comes with the first page, over the slowest of lines.
const LONGEST: usize = 10 * 1024;

/// The terms in every language.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Which version they are; a new wording is a new version.
    pub version: String,
    texts: Vec<Text>,
}

/// The terms in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Which language.
    pub language: Language,
    /// The SHA-256 of the file, in hexadecimal: `sha256sum` says the same.
    pub sha256: String,
    /// What the file says.
    pub source: String,
}

/// A text in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The simplified notice: its paragraphs.
    pub notice: Vec<String>,
    /// The full text.
    pub full: Vec<Block>,
}

/// A part of the full text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
}

impl Terms {
    /// The text in a language.
    pub fn text(&self, language: Language) -> &Text {
        self.texts.iter().find(|text| text.language == language).unwrap_or(&self.texts[0])
    }

    /// The text that somebody has been shown.
    pub fn shown(&self, sha256: &str) -> Option<&Text> {
        self.texts.iter().find(|text| text.sha256 == sha256)
    }
}

impl Text {
    /// Its parts.
    pub fn wording(&self) -> Wording {
        Wording::of(&self.source)
    }
}

impl Wording {
    /// The parts of a text that was stored.
    pub fn of(source: &str) -> Self {
        let mut blocks = blocks(source).peekable();
        let mut wording = Self { notice: Vec::new(), full: Vec::new() };
        while let Some(Block::Paragraph(words)) = blocks.next_if(|block| matches!(block, Block::Paragraph(_))) {
            wording.notice.push(words);
        }
        wording.full.extend(blocks);
        wording
    }
}

fn blocks(source: &str) -> impl Iterator<Item = Block> {
    let lines = source.lines().map(str::trim).chain([""]);
    let mut open = Vec::new();
    lines.filter_map(move |line| match line.strip_prefix("## ") {
        Some(heading) => Some(Block::Heading(heading.trim().to_owned())),
        None if !line.is_empty() => {
            open.push(line);
            None
        }
        None if open.is_empty() => None,
        None => Some(Block::Paragraph(std::mem::take(&mut open).join(" "))),
    })
}

/// Reads the terms in every language; notes all that is wrong with them.
pub(super) fn read(folder: &Path, version: &str, wrong: &mut Vec<String>) -> Option<Terms> {
    let texts = Language::ALL.map(|language| {
        let file = format!("terms.{language}.md");
        let text = read_one(&folder.join(&file), language);
        text.map_err(|error| wrong.push(format!("{file} {error}"))).ok()
    });
    let texts: Option<Vec<_>> = texts.into_iter().collect();
    Some(Terms { version: version.trim().to_owned(), texts: texts? })
}

fn read_one(file: &Path, language: Language) -> Result<Text, String> {
    let source = fs::read_to_string(file).map_err(|error| format!("cannot be read: {error}"))?;
    if source.len() > LONGEST {
        return Err(format!("has {} KB; the most is {}", source.len().div_ceil(1024), LONGEST / 1024));
    }
    let unknown = |line: &&str| line.starts_with(['#', '-', '*', '>', '|', '<']) && !line.starts_with("## ");
    if let Some(line) = source.lines().map(str::trim).find(unknown) {
        let start: String = line.chars().take(20).collect();
        return Err(format!("may hold paragraphs and headings with ## only, not {start:?}"));
    }
    if source.lines().zip(source.lines().skip(1)).any(|(line, next)| !line.trim().is_empty() && next.starts_with("## "))
    {
        return Err("needs an empty line before each heading".to_owned());
    }
    let wording = Wording::of(&source);
    if wording.notice.is_empty() {
        return Err("must begin with the simplified notice, before the first heading".to_owned());
    }
    if !wording.full.iter().any(|block| matches!(block, Block::Paragraph(_))) {
        return Err("must have the full text, under headings with ##".to_owned());
    }
    Ok(Text { language, sha256: hex::encode(Sha256::digest(&source)), source })
}
