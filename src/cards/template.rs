//! A card template, checked and ready to be completed.

use serde_json::Value;

use super::expression::{Condition, Text};

/// Names in an object that steer the expansion and are not shown.
const RESERVED: [&str; 6] = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

/// A parsed template; it can be expanded any number of times.
#[derive(Clone, Debug)]
pub struct Template(pub(super) Node);

/// What a template says that is not in the supported part of the language.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TemplateError {
    /// Only paths are supported outside of `$when`.
    #[error("unsupported expression ${{{0}}}")]
    Expression(String),
    /// Only a flag, its negation and the comparison with a `'text'` are supported in `$when`.
    #[error("unsupported condition {0}")]
    Condition(String),
    /// A `${` has no `}`.
    #[error("unclosed expression in {0:?}")]
    Unclosed(String),
    /// Backticks and backslashes have a meaning of their own beside an expression.
    #[error("backtick or backslash beside an expression in {0:?}")]
    Escape(String),
    /// `$data` given as a value cannot contain expressions.
    #[error("expression inside a literal $data")]
    LiteralData,
}

#[derive(Clone, Debug)]
pub(super) enum Node {
    Literal(Value),
    Text(Text),
    List(Vec<Node>),
    Object(Object),
}

#[derive(Clone, Debug)]
pub(super) struct Object {
    pub data: Option<Data>,
    pub when: Option<Condition>,
    pub fields: Vec<(String, Node)>,
}

/// What an object of the template is bound to.
#[derive(Clone, Debug)]
pub(super) enum Data {
    Literal(Value),
    Text(Text),
}

impl Template {
    /// Checks and prepares a template.
    pub fn new(template: &Value) -> Result<Self, TemplateError> {
        Node::parse(template).map(Self)
    }
}

impl Node {
    fn parse(value: &Value) -> Result<Self, TemplateError> {
        Ok(match value {
            Value::String(text) => Self::Text(Text::parse(text)?),
            Value::Array(items) => Self::List(items.iter().map(Self::parse).collect::<Result<_, _>>()?),
            Value::Object(fields) => Self::Object(Object {
                data: fields.get("$data").map(Data::parse).transpose()?,
                when: fields.get("$when").map(condition).transpose()?,
                fields: fields
                    .iter()
                    .filter(|(name, _)| !RESERVED.contains(&name.as_str()))
                    .map(|(name, value)| Ok((name.clone(), Self::parse(value)?)))
                    .collect::<Result<_, TemplateError>>()?,
            }),
            other => Self::Literal(other.clone()),
        })
    }
}

impl Data {
    fn parse(value: &Value) -> Result<Self, TemplateError> {
        match value {
            Value::String(text) => Text::parse(text).map(Self::Text),
            literal if has_expression(literal) => Err(TemplateError::LiteralData),
            literal => Ok(Self::Literal(literal.clone())),
        }
    }
}

fn condition(value: &Value) -> Result<Condition, TemplateError> {
    // The reference drops an object whose `$when` is no expression, even `true`: surely not what the author meant.
    value.as_str().map_or_else(|| Err(TemplateError::Condition(value.to_string())), Condition::parse)
}

fn has_expression(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains("${"),
        Value::Array(items) => items.iter().any(has_expression),
        Value::Object(fields) => fields.values().any(has_expression),
        _ => false,
    }
}
