//! The official OpenAPI documents, and what of an exchange they do not allow.
//!
//! An operation is looked up by peer, method and path. Its query, its request's body and its answer are held against what
//! the document says; names that the document does not list are problems too, on both sides. Some operations stand in
//! several documents of Webex: the one that fits best counts.

mod schema;
mod tests;

use std::{collections::BTreeSet, fmt, fs, path::Path};

use serde_json::{Value, json};
use televisita::sandbox::exchange::{Exchange, Peer};

use schema::Schemas;

const DOCUMENTS: [(Peer, &str); 5] = [
    (Peer::Webex, "webex/webex-messaging.json"),
    (Peer::Webex, "webex/webex-meeting.json"),
    (Peer::Webex, "webex/webex-admin.json"),
    (Peer::Twilio, "twilio/twilio_api_v2010.json"),
    (Peer::Twilio, "twilio/twilio_lookups_v2.json"),
];
const FORM: &str = "application/x-www-form-urlencoded";

/// All documents.
pub(crate) struct Contract {
    documents: Vec<(Peer, Schemas)>,
}

/// Something that no document allows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    /// The method and the path as the document writes it.
    pub(crate) operation: String,
    /// What is wrong; `*` stands for the places in a list.
    pub(crate) what: String,
}

/// Which part of an exchange is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The request and the answer.
    Both,
    /// The answer only: the request was made to be refused.
    Answer,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.what)
    }
}

impl Contract {
    pub(crate) fn read(folder: &Path) -> Self {
        let read = |(peer, name): (Peer, &str)| {
            let text = fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
            (peer, Schemas(serde_json::from_str(&text).unwrap()))
        };
        Self { documents: DOCUMENTS.map(read).into() }
    }

    pub(crate) fn problems(&self, exchange: &Exchange, scope: Scope) -> BTreeSet<Problem> {
        let operations = self.documents.iter().filter(|(peer, _)| *peer == exchange.peer);
        let operations = operations.filter_map(|(_, document)| Operation::find(document, exchange));
        let verdicts = operations.map(|operation| operation.problems(exchange, scope));
        let best = verdicts.min_by_key(BTreeSet::len);
        best.unwrap_or_else(|| undocumented(exchange))
    }
}

/// A path that nobody knows is answered so; any other answer to it is ours to explain.
fn undocumented(exchange: &Exchange) -> BTreeSet<Problem> {
    let operation = format!("{} {}", exchange.method, exchange.template);
    let whats = match exchange.status {
        404 | 405 => refusal(exchange),
        _ => vec!["no document has this operation".to_owned()],
    };
    whats.into_iter().map(|what| Problem { operation: operation.clone(), what }).collect()
}

struct Operation<'a> {
    document: &'a Schemas,
    path: &'a str,
    node: &'a Value,
    parameters: Vec<&'a Value>,
}

impl<'a> Operation<'a> {
    fn find(document: &'a Schemas, exchange: &Exchange) -> Option<Self> {
        let path = exchange.path.strip_prefix("/v1").unwrap_or(&exchange.path);
        let method = exchange.method.to_lowercase();
        let paths = document.0["paths"].as_object()?;
        let fits = paths.iter().filter(|(template, item)| item.get(&method).is_some() && matches(template, path));
        // `/people/me` before `/people/{personId}`.
        let (template, item) = fits.min_by_key(|(template, _)| template.matches('{').count())?;
        let lists = [item.get("parameters"), item[&method].get("parameters")];
        let parameters = lists.into_iter().flatten().filter_map(Value::as_array).flatten();
        let parameters = parameters.map(|parameter| document.resolve(parameter)).collect();
        Some(Self { document, path: template, node: &item[&method], parameters })
    }

    fn problems(&self, exchange: &Exchange, scope: Scope) -> BTreeSet<Problem> {
        let mut whats = self.answer(exchange);
        if scope == Scope::Both {
            whats.extend(self.places(exchange));
            whats.extend(self.query(exchange));
            whats.extend(self.request(exchange));
        }
        let operation = format!("{} {}", exchange.method, self.path);
        whats.into_iter().map(|what| Problem { operation: operation.clone(), what }).collect()
    }

    /// The parts of the path that vary.
    fn places(&self, exchange: &Exchange) -> Vec<String> {
        let path = exchange.path.strip_prefix("/v1").unwrap_or(&exchange.path);
        let mut whats = Vec::new();
        for (template, text) in self.path.split('/').zip(path.split('/')) {
            let Some((name, end)) = template.strip_prefix('{').and_then(|rest| rest.split_once('}')) else { continue };
            let known = self.parameters.iter().find(|one| one["in"] == "path" && one["name"] == name);
            match known {
                Some(one) => {
                    let text = text.strip_suffix(end).unwrap_or(text).to_owned();
                    whats.extend(self.document.judge_texts(&one["schema"], vec![text], &format!("path {name}")));
                }
                None => whats.push(format!("path: {name} is not described")),
            }
        }
        whats
    }

    fn query(&self, exchange: &Exchange) -> Vec<String> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&exchange.query).unwrap();
        let known: Vec<_> = self.parameters.iter().filter(|one| one["in"] == "query").collect();
        let named = |name: &str| known.iter().any(|one| one["name"] == name);
        let unknown = pairs.iter().filter(|(name, _)| !named(name));
        let mut whats: Vec<String> = unknown.map(|(name, _)| format!("query: {name} is not known")).collect();
        for one in known {
            let name = one["name"].as_str().unwrap();
            let texts: Vec<String> = values(&pairs, name);
            match (texts.is_empty(), one["required"] == true) {
                (true, true) => whats.push(format!("query: {name} is missing")),
                (true, false) => {}
                _ => whats.extend(self.document.judge_texts(&one["schema"], texts, &format!("query {name}"))),
            }
        }
        whats
    }

    fn request(&self, exchange: &Exchange) -> Vec<String> {
        let body = self.document.resolve(&self.node["requestBody"]);
        match (body["content"].as_object(), exchange.request_body.is_empty()) {
            (None, true) => vec![],
            (None, false) => vec!["request: a body is sent, and none is described".to_owned()],
            (Some(_), true) if body["required"] != true => vec![],
            (Some(_), true) => vec!["request: the body is missing".to_owned()],
            (Some(content), false) => {
                let kind = essence(exchange.request_type.as_deref());
                let Some(schema) = content.iter().find(|(name, _)| essence(Some(name)) == kind) else {
                    return vec![format!("request: the content type {kind} is not declared")];
                };
                self.request_body(&schema.1["schema"], &kind, &exchange.request_body)
            }
        }
    }

    fn request_body(&self, schema: &Value, kind: &str, bytes: &[u8]) -> Vec<String> {
        if kind == FORM {
            let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes).unwrap();
            return self.document.judge_form(schema, &pairs);
        }
        match serde_json::from_slice(bytes) {
            Ok(value) => self.document.judge(schema, &value, "request"),
            Err(_) => vec!["request: the body is not JSON".to_owned()],
        }
    }

    fn answer(&self, exchange: &Exchange) -> Vec<String> {
        let status = exchange.status.to_string();
        let declared = self.node["responses"].get(&status);
        let Some(declared) = declared.map(|declared| self.document.resolve(declared)) else {
            let mut whats = vec![format!("answer: the status {status} is not declared")];
            whats.extend((exchange.status >= 400).then(|| refusal(exchange)).into_iter().flatten());
            return whats;
        };
        match declared["content"].as_object().filter(|content| !content.is_empty()) {
            None if exchange.status >= 400 => refusal(exchange),
            None if exchange.response_body.is_empty() => vec![],
            None => vec![format!("answer {status}: a body is sent, and none is described")],
            Some(content) => {
                let kind = essence(exchange.response_type.as_deref());
                let Some(schema) = content.iter().find(|(name, _)| essence(Some(name)) == kind) else {
                    return vec![format!("answer {status}: the content type {kind} is not declared")];
                };
                match serde_json::from_slice(&exchange.response_body) {
                    Ok(value) => self.document.judge(&schema.1["schema"], &value, &format!("answer {status}")),
                    Err(_) => vec![format!("answer {status}: the body is not JSON")],
                }
            }
        }
    }
}

/// The documents do not show what a refusal looks like. This is what both clouds' error pages say.
fn refusal(exchange: &Exchange) -> Vec<String> {
    let text = json!({ "type": "string", "minLength": 1 });
    let closed = |properties: Value| {
        let names: Vec<_> = properties.as_object().unwrap().keys().collect();
        json!({ "type": "object", "required": names, "properties": properties })
    };
    let errors = json!({ "type": "array", "minItems": 1, "items": closed(json!({ "description": text })) });
    let form = match exchange.peer {
        Peer::Webex => closed(json!({ "message": text, "errors": errors, "trackingId": text })),
        Peer::Twilio => closed(json!({
            "code": { "type": "integer", "minimum": 10_000, "maximum": 99_999 },
            "message": text,
            "more_info": { "type": "string", "pattern": "^https://www\\.twilio\\.com/docs/errors/[0-9]{5}$" },
            "status": { "type": "integer", "enum": [exchange.status] },
        })),
    };
    let place = format!("refusal {}", exchange.status);
    match serde_json::from_slice(&exchange.response_body) {
        Ok(value) => Schemas(Value::Null).judge(&form, &value, &place),
        Err(_) => vec![format!("{place}: the body is not JSON")],
    }
}

fn matches(template: &str, path: &str) -> bool {
    let same = |(template, text): (&str, &str)| match template.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((_, end)) => text.len() > end.len() && text.ends_with(end),
        None => template == text,
    };
    template.split('/').count() == path.split('/').count() && template.split('/').zip(path.split('/')).all(same)
}

/// A content type without its parameters.
fn essence(kind: Option<&str>) -> String {
    kind.unwrap_or("none").split(';').next().unwrap_or_default().trim().to_lowercase()
}

fn values(pairs: &[(String, String)], name: &str) -> Vec<String> {
    pairs.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
}
