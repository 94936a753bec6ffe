//! The one way in which the simulators judge what they are sent: a table of fields per endpoint.
//!
//! A table says which names exist, which must be there, and what each may hold; everything else is a problem. JSON bodies,
//! forms, query strings and Adaptive Cards all go through it, so that no endpoint is lenient by accident.

use serde_json::{Map, Value};

/// One field of a request.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    kind: Kind,
    required: bool,
}

/// What a field may hold.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    /// At most so many characters.
    TextUpTo(usize),
    /// At most so many bytes.
    BytesUpTo(usize),
    Number,
    Flag,
    OneOf(&'static [&'static str]),
    /// The same, in upper or lower case.
    AnyCase(&'static [&'static str]),
    List(&'static Kind),
    Object(&'static [Field]),
    /// Any object: its content is not simulated.
    Map,
    /// `null` is allowed as well, and clears the field.
    OrNull(&'static Kind),
    /// A judgement of its own.
    Judged(fn(&Value, &str, &mut Vec<String>)),
}

pub(super) const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true }
}

pub(super) const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false }
}

/// A request that has passed its table.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(pub(super) Map<String, Value>);

impl Fields {
    pub(super) fn from_json(value: Value, tables: &[&[Field]]) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        judge_object(&value, tables, "#", &mut problems);
        match value {
            Value::Object(map) if problems.is_empty() => Ok(Self(map)),
            _ => Err(problems),
        }
    }

    /// From a form or a query string, whose values are all text.
    pub(super) fn from_pairs(pairs: Vec<(String, String)>, table: &'static [Field]) -> Result<Self, Vec<String>> {
        let mut map = Map::new();
        for (name, text) in pairs {
            let kind = table.iter().find(|field| field.name == name).map(|field| field.kind);
            match (kind, map.get_mut(&name)) {
                (Some(Kind::List(_)), Some(Value::Array(list))) => list.push(Value::String(text)),
                (Some(Kind::List(_)), _) => _ = map.insert(name, Value::Array(vec![Value::String(text)])),
                (kind, _) => _ = map.insert(name, read_text(kind, text)),
            }
        }
        Self::from_json(Value::Object(map), &[table])
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    pub(super) fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.0.get(name).and_then(|value| value.as_i64().or_else(|| value.as_f64().map(|float| float as i64)))
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.0.get(name).and_then(Value::as_bool)
    }

    pub(super) fn list(&self, name: &str) -> &[Value] {
        self.0.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.is_null())
    }
}

/// Judges an object against the union of several tables (elements share most of their fields).
pub(super) fn judge_object(value: &Value, tables: &[&[Field]], at: &str, problems: &mut Vec<String>) {
    let Value::Object(map) = value else {
        return problems.push(format!("{at}: expected type: object"));
    };
    let known = || tables.iter().flat_map(|table| table.iter());
    for (name, held) in map {
        match known().find(|field| field.name == name) {
            Some(field) => judge(field.kind, held, &format!("{at}/{name}"), problems),
            None => problems.push(format!("{at}: extraneous key [{name}] is not permitted")),
        }
    }
    for field in known().filter(|field| field.required && !map.contains_key(field.name)) {
        problems.push(format!("{at}: required key [{}] not found", field.name));
    }
}

pub(super) fn judge(kind: Kind, value: &Value, at: &str, problems: &mut Vec<String>) {
    let mut expect = |good: bool, what: &str| {
        if !good {
            problems.push(format!("{at}: {what}"));
        }
    };
    match kind {
        Kind::Text => expect(value.is_string(), "expected type: string"),
        Kind::Number => expect(value.is_number(), "expected type: number"),
        Kind::Flag => expect(value.is_boolean(), "expected type: boolean"),
        Kind::Map => expect(value.is_object(), "expected type: object"),
        Kind::TextUpTo(most) => expect(
            value.as_str().is_some_and(|text| text.chars().count() <= most),
            &format!("expected a string of at most {most} characters"),
        ),
        Kind::BytesUpTo(most) => expect(
            value.as_str().is_some_and(|text| text.len() <= most),
            &format!("expected a string of at most {most} bytes"),
        ),
        Kind::OneOf(words) => expect(
            value.as_str().is_some_and(|text| words.contains(&text)),
            &format!("is not a valid enum value, expected one of {words:?}"),
        ),
        Kind::AnyCase(words) => expect(
            value.as_str().is_some_and(|text| words.iter().any(|word| word.eq_ignore_ascii_case(text))),
            &format!("is not a valid enum value, expected one of {words:?}"),
        ),
        Kind::List(each) => match value {
            Value::Array(list) => {
                for (index, item) in list.iter().enumerate() {
                    judge(*each, item, &format!("{at}/{index}"), problems);
                }
            }
            _ => problems.push(format!("{at}: expected type: array")),
        },
        Kind::Object(table) => judge_object(value, &[table], at, problems),
        Kind::OrNull(inner) if !value.is_null() => judge(*inner, value, at, problems),
        Kind::OrNull(_) => {}
        Kind::Judged(judgement) => judgement(value, at, problems),
    }
}

fn read_text(kind: Option<Kind>, text: String) -> Value {
    let typed = match kind {
        Some(Kind::Flag) => text.to_ascii_lowercase().parse().ok().map(Value::Bool),
        Some(Kind::Number) => serde_json::from_str(&text).ok().map(Value::Number),
        _ => None,
    };
    typed.unwrap_or(Value::String(text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TABLE: &[Field] =
        &[must("name", Kind::TextUpTo(3)), may("on", Kind::Flag), may("tags", Kind::List(&Kind::Text))];

    #[test]
    fn unknown_missing_and_wrong_fields_are_all_told_at_once() {
        let mut problems = Fields::from_json(json!({"on": "yes", "colour": 1}), &[TABLE]).unwrap_err();
        problems.sort_unstable();
        assert_eq!(
            problems,
            [
                "#/on: expected type: boolean",
                "#: extraneous key [colour] is not permitted",
                "#: required key [name] not found"
            ]
        );
    }

    #[test]
    fn a_query_is_read_by_its_table() {
        let pairs = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let fields =
            Fields::from_pairs(pairs(&[("name", "abc"), ("on", "TRUE"), ("tags", "x"), ("tags", "y")]), TABLE).unwrap();
        assert_eq!(fields.flag("on"), Some(true));
        assert_eq!(fields.list("tags").len(), 2);
        assert!(Fields::from_pairs(pairs(&[("name", "abcd")]), TABLE).is_err());
    }
}
