//! Completing a template with data.
//!
//! Data is inserted into the parsed template and never parsed itself, so that nothing a person typed can change a
//! card. Details follow the reference implementation (npm `adaptivecards-templating`), to which the tests compare
//! this one: a missing value shows its own expression, names match in any case, a list inside a list is flattened,
//! what `$when` drops is `null` in an object. Only where the reference fails or writes `[object Object]` this differs:
//! `null` in a sentence is nothing, a list or an object in a sentence is an error.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::Value;

use super::expression::{Base, Condition, Path, Piece, Step, Text};
use super::template::{Data, Node, Object};
use super::{Template, TemplateError};

/// Why a template cannot be completed with some data.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ExpandError {
    /// The template itself is at fault.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A position beyond a list's end, or in something that is no list.
    #[error("no such position: {0}")]
    NoSuchPosition(String),
    /// A list or an object stands inside a sentence.
    #[error("not a text: {0}")]
    NotText(String),
}

/// A completed template.
#[derive(Debug)]
pub struct Expanded {
    /// The result.
    pub value: Value,
    /// Paths for which there was no value; the result shows them as they stand in the template.
    pub missing: BTreeSet<String>,
}

/// Completes a template with data, in one step.
pub fn expand(template: &Value, data: &Value) -> Result<Value, ExpandError> {
    Ok(Template::new(template)?.expand(data)?.value)
}

impl Template {
    /// Completes the template with data.
    pub fn expand(&self, data: &Value) -> Result<Expanded, ExpandError> {
        let missing = RefCell::default();
        let value = Scope { root: data, data, index: None, missing: &missing }.node(&self.0)?;
        Ok(Expanded { value, missing: missing.into_inner() })
    }
}

/// What the expressions at one place of the template see.
#[derive(Clone, Copy)]
struct Scope<'a> {
    root: &'a Value,
    data: &'a Value,
    index: Option<usize>,
    missing: &'a RefCell<BTreeSet<String>>,
}

/// What a path leads to.
enum Found {
    Value(Value),
    Nothing,
    /// The last step is a position that the list does not have.
    BadPosition,
}

impl<'a> Scope<'a> {
    fn node(self, node: &Node) -> Result<Value, ExpandError> {
        match node {
            Node::Literal(value) => Ok(value.clone()),
            Node::Text(text) => self.text(text),
            Node::List(items) => self.list(items),
            Node::Object(object) => self.object(object),
        }
    }

    fn list(self, items: &[Node]) -> Result<Value, ExpandError> {
        let mut list = Vec::new();
        for item in items {
            match self.node(item)? {
                Value::Null => {}
                Value::Array(several) => list.extend(several),
                one => list.push(one),
            }
        }
        Ok(Value::Array(list))
    }

    /// One object, or as many as its `$data` has items.
    fn object(self, object: &Object) -> Result<Value, ExpandError> {
        let data = match &object.data {
            None => return Ok(self.bound_object(object)?.unwrap_or(Value::Null)),
            Some(Data::Literal(value)) => value.clone(),
            Some(Data::Text(text)) => self.text(text)?,
        };
        let Value::Array(items) = &data else {
            return Ok(Scope { data: &data, ..self }.bound_object(object)?.unwrap_or(Value::Null));
        };
        let mut objects = Vec::new();
        for (index, data) in items.iter().enumerate() {
            objects.extend(Scope { data, index: Some(index), ..self }.bound_object(object)?);
        }
        Ok(match objects.len() {
            0 | 1 => objects.pop().unwrap_or(Value::Null),
            _ => Value::Array(objects),
        })
    }

    fn bound_object(self, object: &Object) -> Result<Option<Value>, ExpandError> {
        if object.when.as_ref().is_some_and(|when| !self.holds(when)) {
            return Ok(None);
        }
        let fields = object.fields.iter().map(|(name, node)| Ok((name.clone(), self.node(node)?)));
        fields.collect::<Result<_, _>>().map(|fields| Some(Value::Object(fields)))
    }

    fn holds(self, condition: &Condition) -> bool {
        match condition {
            Condition::True(path) => matches!(self.find(path), Found::Value(Value::Bool(true))),
            Condition::Not(path) => match self.find(path) {
                // Everything else, even 0 and the empty text, counts as true.
                Found::Value(value) => matches!(value, Value::Null | Value::Bool(false)),
                Found::Nothing | Found::BadPosition => true,
            },
            Condition::Equal(path, text) => {
                matches!(self.find(path), Found::Value(Value::String(value)) if value == *text)
            }
            Condition::Different(path, text) => match self.find(path) {
                Found::Value(value) => value.as_str() != Some(text),
                Found::Nothing => true,
                Found::BadPosition => false,
            },
        }
    }

    fn text(self, text: &Text) -> Result<Value, ExpandError> {
        match text {
            Text::Plain(text) => Ok(text.as_str().into()),
            Text::Value(path) => match self.find(path) {
                Found::Value(value) => Ok(value),
                // A position counted in nothing is as wrong as one beyond the end.
                Found::Nothing if !matches!(path.steps.last(), Some(Step::Position(_))) => Ok(self.gap(path).into()),
                Found::Nothing | Found::BadPosition => Err(ExpandError::NoSuchPosition(path.to_string())),
            },
            Text::Mixed(pieces) => {
                let pieces = pieces.iter().map(|piece| match piece {
                    Piece::Words(words) => Ok(words.clone()),
                    Piece::Value(path) => self.words(path),
                });
                pieces.collect::<Result<String, _>>().map(Value::String)
            }
        }
    }

    fn words(self, path: &Path) -> Result<String, ExpandError> {
        match self.find(path) {
            Found::Value(Value::String(text)) => Ok(text),
            Found::Value(Value::Number(number)) => match number.as_f64().filter(|_| number.is_f64()) {
                // 1.0 is written 1, as everywhere in JSON's own language.
                Some(number) => Ok(number.to_string()),
                None => Ok(number.to_string()),
            },
            Found::Value(Value::Bool(flag)) => Ok(flag.to_string()),
            Found::Value(Value::Null) => Ok(String::new()),
            Found::Value(Value::Array(_) | Value::Object(_)) => Err(ExpandError::NotText(path.to_string())),
            Found::Nothing | Found::BadPosition => Ok(self.gap(path)),
        }
    }

    fn gap(self, path: &Path) -> String {
        self.missing.borrow_mut().insert(path.to_string());
        format!("${{{path}}}")
    }

    fn find(self, path: &Path) -> Found {
        let base = match path.base {
            Base::Data { .. } => self.data,
            Base::Root => self.root,
            Base::Index => {
                return self.index.filter(|_| path.steps.is_empty()).map_or(Found::Nothing, |i| Found::Value(i.into()));
            }
        };
        match follow(base, &path.steps) {
            Ok(Some(value)) => Found::Value(value.clone()),
            Ok(None) => Found::Nothing,
            Err(BadPosition) => Found::BadPosition,
        }
    }
}

struct BadPosition;

/// A wrong position is an error only as the last step: a name after it makes it a path, and a path may lead nowhere.
fn follow<'v>(base: &'v Value, steps: &[Step]) -> Result<Option<&'v Value>, BadPosition> {
    let Some((last, before)) = steps.split_last() else { return Ok(Some(base)) };
    match last {
        Step::Name(_) => Ok(steps.iter().try_fold(base, step_into)),
        Step::Position(position) => match follow(base, before)? {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value.as_array().and_then(|list| list.get(*position)).map(Some).ok_or(BadPosition),
        },
    }
}

fn step_into<'v>(value: &'v Value, step: &Step) -> Option<&'v Value> {
    match (value, step) {
        (Value::Object(fields), Step::Name(name)) => fields
            .get(name)
            .or_else(|| fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)),
        (Value::Array(list), Step::Position(position)) => list.get(*position),
        _ => None,
    }
}
