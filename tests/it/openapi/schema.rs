//! Schemas of OpenAPI 3.0, read as JSON Schema.
//!
//! `nullable` becomes a type, references are written out, and an object that lists its properties has no others.

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

/// A document, for the references in it.
pub(super) struct Schemas(pub(super) Value);

/// What both dialects say in the same way.
const SAME: [&str; 10] =
    ["type", "enum", "format", "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems"];

/// How often a schema is written out within itself; what lies deeper is not looked at.
const DEEPEST: usize = 3;

impl Schemas {
    /// What a reference leads to; anything else is itself.
    pub(super) fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        match node.get("$ref").and_then(Value::as_str) {
            Some(target) => {
                let found = target.strip_prefix('#').and_then(|pointer| self.0.pointer(pointer));
                self.resolve(found.unwrap_or_else(|| panic!("{target} leads nowhere")))
            }
            None => node,
        }
    }

    /// What `schema` does not allow in `value`.
    pub(super) fn judge(&self, schema: &Value, value: &Value, place: &str) -> Vec<String> {
        let validator = validator(&self.written_out(schema, true, &mut Vec::new()));
        let told = validator.iter_errors(value).map(|error| {
            let at = error.instance_path().to_string();
            let parts = at.split('/').map(|part| if part.parse::<usize>().is_ok() { "*" } else { part });
            let at = parts.collect::<Vec<_>>().join("/");
            format!("{place}{at}: {}", error.masked())
        });
        told.collect()
    }

    /// The same for texts of a query or a path.
    pub(super) fn judge_texts(&self, schema: &Value, texts: Vec<String>, place: &str) -> Vec<String> {
        match self.typed(schema, texts) {
            Some(value) => self.judge(schema, &value, place),
            None => vec![format!("{place}: given more than once")],
        }
    }

    /// The same for a form.
    pub(super) fn judge_form(&self, schema: &Value, pairs: &[(String, String)]) -> Vec<String> {
        let mut form = Map::new();
        for (name, text) in pairs.iter().filter(|(name, _)| !name.is_empty()) {
            let field = &self.resolve(schema)["properties"][name];
            let value = self.typed(field, super::values(pairs, name));
            let Some(value) = value else { return vec![format!("request: {name} is given more than once")] };
            form.insert(name.clone(), if field.is_null() { json!(text) } else { value });
        }
        self.judge(schema, &Value::Object(form), "request")
    }

    /// A text as what the schema says it is. `None`: there are several, and it is no list.
    fn typed(&self, schema: &Value, texts: Vec<String>) -> Option<Value> {
        let schema = self.resolve(schema);
        let kind = schema["type"].as_str().unwrap_or_default();
        if kind == "array" {
            let items = texts.into_iter().map(|text| self.typed(&schema["items"], vec![text]));
            return items.collect::<Option<Vec<_>>>().map(Value::Array);
        }
        let [text] = <[String; 1]>::try_from(texts).ok()?;
        let read = ["number", "integer", "boolean"].contains(&kind).then(|| serde_json::from_str(&text).ok());
        Some(read.flatten().unwrap_or(Value::String(text)))
    }

    /// `closed`: names that are not listed are refused. `seen`: the references that led here.
    fn written_out(&self, node: &Value, closed: bool, seen: &mut Vec<String>) -> Value {
        if let Some(target) = node.get("$ref").and_then(Value::as_str) {
            if seen.iter().filter(|known| *known == target).count() == DEEPEST {
                return json!(true);
            }
            seen.push(target.to_owned());
            let written = self.written_out(self.resolve(node), closed, seen);
            seen.pop();
            return written;
        }
        let mut written = Map::new();
        for name in SAME {
            written.extend(node.get(name).map(|value| (name.to_owned(), value.clone())));
        }
        if let Some(required) = node.get("required").filter(|required| required.is_array()) {
            written.insert("required".to_owned(), required.clone());
        }
        let mut branched = false;
        for name in ["allOf", "anyOf", "oneOf"] {
            if let Some(branches) = node.get(name).and_then(Value::as_array) {
                let branches = branches.iter().map(|branch| self.written_out(branch, false, seen)).collect();
                written.insert(name.to_owned(), Value::Array(branches));
                branched = true;
            }
        }
        if let Some(items) = node.get("items") {
            written.insert("items".to_owned(), self.written_out(items, true, seen));
        }
        self.properties(node, closed, branched, seen, &mut written);
        null_allowed(node, &mut written);
        Value::Object(written)
    }

    fn properties(
        &self,
        node: &Value,
        closed: bool,
        branched: bool,
        seen: &mut Vec<String>,
        written: &mut Map<String, Value>,
    ) {
        let listed = node.get("properties").and_then(Value::as_object).filter(|listed| !listed.is_empty());
        if let Some(listed) = listed {
            let one = |(name, node): (&String, &Value)| (name.clone(), self.written_out(node, true, seen));
            written.insert("properties".to_owned(), Value::Object(listed.iter().map(one).collect()));
        }
        let others = match node.get("additionalProperties") {
            Some(others) if others.is_object() => Some(("additionalProperties", self.written_out(others, true, seen))),
            Some(others) => Some(("additionalProperties", others.clone())),
            None if closed && branched => Some(("unevaluatedProperties", json!(false))),
            None if closed && listed.is_some() => Some(("additionalProperties", json!(false))),
            None => None,
        };
        written.extend(others.map(|(name, value)| (name.to_owned(), value)));
    }
}

fn null_allowed(node: &Value, written: &mut Map<String, Value>) {
    if node["nullable"] != true {
        return;
    }
    if let Some(kind) = written.get_mut("type") {
        *kind = json!([kind.clone(), "null"]);
    }
    if let Some(Value::Array(values)) = written.get_mut("enum") {
        values.push(Value::Null);
    }
}

fn validator(schema: &Value) -> Validator {
    let rfc_2822 = |text: &str| jiff::fmt::rfc2822::parse(text).is_ok();
    let phone = |text: &str| {
        // The descriptions name addresses of other channels too.
        let digits = text.strip_prefix("whatsapp:").unwrap_or(text).strip_prefix('+').unwrap_or_default();
        (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let currency = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
    let options = options.with_format("date-time-rfc-2822", rfc_2822).with_format("phone-number", phone);
    options.with_format("currency", currency).build(schema).unwrap_or_else(|error| panic!("{error}: {schema}"))
}
