//! The expressions of a template: paths into the data, and the simple conditions of `$when`.
//!
//! The full expression language is a programming language with functions; a card that needs more than this subset
//! hides a decision that belongs into the program, and is refused when it is loaded.

use std::fmt;

use super::TemplateError;

/// A way to a value: `visit.names[0].first`, `$root.title`, `$index`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Path {
    pub base: Base,
    pub steps: Vec<Step>,
}

/// Where a path starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Base {
    /// The data of the nearest `$data`; written without a base, or as `$data`.
    Data { named: bool },
    /// All data, `$root`.
    Root,
    /// The position in the repeated list, `$index`.
    Index,
}

/// One step into a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Name(String),
    Position(usize),
}

/// When an object of the template is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// `${flag}`
    True(Path),
    /// `${!flag}`
    Not(Path),
    /// `${a == 'x'}`
    Equal(Path, String),
    /// `${a != 'x'}`
    Different(Path, String),
}

/// A string of a template.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Text {
    /// No expression in it.
    Plain(String),
    /// Nothing but one expression: the value keeps its type.
    Value(Path),
    /// Words and expressions: always a string.
    Mixed(Vec<Piece>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Words(String),
    Value(Path),
}

impl Text {
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        if !text.contains("${") {
            return Ok(Self::Plain(text.to_owned()));
        }
        // The reference implementation gives both a meaning beside expressions, and only there.
        if text.contains(['`', '\\']) {
            return Err(TemplateError::Escape(text.to_owned()));
        }
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once("${") {
            let (expression, after) = after.split_once('}').ok_or_else(|| TemplateError::Unclosed(text.to_owned()))?;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(Piece::Value(Path::parse(expression)?));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        match pieces.as_slice() {
            [Piece::Value(path)] => Ok(Self::Value(path.clone())),
            _ => Ok(Self::Mixed(pieces)),
        }
    }
}

impl Condition {
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let unsupported = || TemplateError::Condition(text.to_owned());
        let expression = text.strip_prefix("${").and_then(|text| text.strip_suffix('}')).ok_or_else(unsupported)?;
        // The first operator counts: the text after it may contain another.
        let operators = [("==", Self::Equal as fn(_, _) -> _), ("!=", Self::Different)];
        let found = operators.into_iter().filter_map(|(sign, build)| Some((expression.find(sign)?, build)));
        if let Some((place, build)) = found.min_by_key(|(place, _)| *place) {
            let literal = quoted(&expression[place + 2..]).ok_or_else(unsupported)?;
            return Ok(build(Path::parse(&expression[..place])?, literal));
        }
        match expression.trim_start().strip_prefix('!') {
            Some(path) => Ok(Self::Not(Path::parse(path)?)),
            None => Ok(Self::True(Path::parse(expression)?)),
        }
    }
}

impl Path {
    fn parse(expression: &str) -> Result<Self, TemplateError> {
        let unsupported = || TemplateError::Expression(expression.to_owned());
        let mut rest = expression.trim();
        let first = leading_name(rest).ok_or_else(unsupported)?;
        rest = &rest[first.len()..];
        let (base, mut steps) = match first {
            "$root" => (Base::Root, Vec::new()),
            "$data" => (Base::Data { named: true }, Vec::new()),
            "$index" => (Base::Index, Vec::new()),
            "true" | "false" | "null" => return Err(unsupported()),
            name if name.starts_with('$') => return Err(unsupported()),
            name => (Base::Data { named: false }, vec![Step::Name(name.to_owned())]),
        };
        while !rest.is_empty() {
            let (step, after) = next_step(rest).ok_or_else(unsupported)?;
            steps.push(step);
            rest = after;
        }
        Ok(Self { base, steps })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.base {
            Base::Data { named: true } => "$data",
            Base::Data { named: false } => "",
            Base::Root => "$root",
            Base::Index => "$index",
        })?;
        for (place, step) in self.steps.iter().enumerate() {
            match step {
                Step::Name(name) if place == 0 && self.base == (Base::Data { named: false }) => f.write_str(name)?,
                Step::Name(name) => write!(f, ".{name}")?,
                Step::Position(position) => write!(f, "[{position}]")?,
            }
        }
        Ok(())
    }
}

/// `.name` or `[0]` at the beginning of `rest`, and what follows it.
fn next_step(rest: &str) -> Option<(Step, &str)> {
    if let Some(rest) = rest.strip_prefix('.') {
        let name = leading_name(rest).filter(|name| !name.starts_with('$'))?;
        return Some((Step::Name(name.to_owned()), &rest[name.len()..]));
    }
    let (position, rest) = rest.strip_prefix('[')?.split_once(']')?;
    let digits = position.bytes().all(|byte| byte.is_ascii_digit());
    Some((Step::Position(position.parse().ok().filter(|_| digits)?), rest))
}

fn leading_name(text: &str) -> Option<&str> {
    let length = text.bytes().enumerate().take_while(|(place, byte)| match byte {
        b'$' => *place == 0,
        b'0'..=b'9' => *place > 0,
        _ => byte.is_ascii_alphabetic() || *byte == b'_',
    });
    Some(&text[..length.count()]).filter(|name| !name.is_empty())
}

fn quoted(literal: &str) -> Option<String> {
    let inner = literal.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    (!inner.contains(['\'', '"', '\\', '{', '}', '`'])).then(|| inner.to_owned())
}
