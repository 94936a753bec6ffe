//! Every card in every language is one that Webex accepts and people can use.

use std::path::Path;

use adaptive_card_core::{Host, validate_card};
use serde_json::{Value, json};
use televisita::cards;
use televisita::texts::Language;

use crate::skipped;

/// Below this size no report of a refused card is known; Webex documents no limit.
const LARGEST_CARD: usize = 20_000;

fn every_card() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for name in cards::names() {
        for language in Language::ALL {
            let card = cards::render(name, language, cards::sample(name).unwrap()).unwrap();
            all.push((format!("{name} ({language})"), card));
        }
    }
    assert!(!all.is_empty());
    all
}

/// All objects in a card, with the parts that lie in other objects.
fn objects(value: &Value) -> Vec<&serde_json::Map<String, Value>> {
    match value {
        Value::Object(fields) => std::iter::once(fields).chain(fields.values().flat_map(objects)).collect(),
        Value::Array(items) => items.iter().flat_map(objects).collect(),
        _ => Vec::new(),
    }
}

fn kind(object: &serde_json::Map<String, Value>) -> &str {
    object.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// What Webex, or a person, would not accept in a card.
fn faults(card: &Value) -> Vec<String> {
    let report = validate_card(card, Some(Host::Webex));
    let mut faults: Vec<String> =
        report.schema_errors.iter().map(|error| format!("schema: {} {}", error.path, error.message)).collect();
    faults.extend(report.host_compat.filter(|host| !host.compatible).map(|host| format!("not for Webex: {host:?}")));
    if card["version"] != "1.3" {
        faults.push("version is not 1.3".into());
    }
    if card["fallbackText"].as_str().unwrap_or_default().is_empty() {
        faults.push("no fallbackText".into());
    }
    if card.to_string().len() >= LARGEST_CARD {
        faults.push("too large".into());
    }
    let mut ids = Vec::new();
    for object in objects(card) {
        faults.extend(object_faults(object));
        if kind(object).starts_with("Input.") {
            ids.extend(object.get("id").and_then(Value::as_str));
        }
    }
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair[0] == pair[1]) {
        faults.push("two inputs have the same id".into());
    }
    if buttons(card) > 5 {
        faults.push("more than five buttons".into());
    }
    faults
}

fn object_faults(object: &serde_json::Map<String, Value>) -> Vec<String> {
    let mut faults = Vec::new();
    let kind = kind(object);
    let said = |name: &str| object.get(name).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
    if ["Media", "Table", "Action.Execute", "Action.Http"].contains(&kind) {
        faults.push(format!("{kind} is unknown to Webex"));
    }
    if kind.starts_with("Input.") && !(said("label") && said("id")) {
        faults.push(format!("{kind} without label or id"));
    }
    if object.get("isRequired") == Some(&true.into()) && !said("errorMessage") {
        faults.push(format!("{kind} is required and does not say so"));
    }
    if kind.starts_with("Action.") && !said("title") {
        faults.push(format!("{kind} without title"));
    }
    if kind == "TextBlock" && object.get("wrap") != Some(&true.into()) {
        faults.push("a TextBlock is cut off on a telephone: wrap it".into());
    }
    faults.extend(object.iter().filter(|(_, value)| value.is_null()).map(|(name, _)| format!("{name} is null")));
    faults
}

/// Webex counts the buttons of the whole card, those that a `ShowCard` opens included.
fn buttons(card: &Value) -> usize {
    objects(card).iter().filter_map(|object| object.get("actions")?.as_array()).map(Vec::len).sum()
}

#[test]
fn every_card_is_one_that_webex_shows() {
    for (name, card) in every_card() {
        assert_eq!(faults(&card), Vec::<String>::new(), "{name}: {card:#}");
    }
}

#[test]
fn what_webex_does_not_show_is_found() {
    let card = |body: Value, actions: Value| json!({"type": "AdaptiveCard", "version": "1.3", "fallbackText": "x", "body": [body], "actions": actions});
    let text = json!({"type": "TextBlock", "text": "x", "wrap": true});
    assert_eq!(faults(&card(text.clone(), json!([]))), Vec::<String>::new());
    let button = json!({"type": "Action.Submit", "title": "x"});
    for (wrong, part) in [
        (card(json!({"type": "Input.Text", "id": "a"}), json!([])), "label"),
        (card(json!({"type": "Input.Text", "id": "a", "label": "A", "isRequired": true}), json!([])), "required"),
        (card(json!({"type": "Media", "sources": []}), json!([])), "Media"),
        (card(json!({"type": "TextBlock", "text": "x"}), json!([])), "wrap"),
        (card(json!({"type": "TextBlock", "wrap": true}), json!([])), "schema"),
        (card(json!({"type": "TextBlock", "text": "x", "wrap": true, "size": "Huge"}), json!([])), "schema"),
        (card(json!({"type": "TextBlock", "text": null, "wrap": true}), json!([])), "null"),
        (card(json!({"type": "TextBlock", "text": "x".repeat(20_000), "wrap": true}), json!([])), "large"),
        (card(text.clone(), json!([{"type": "Action.Execute", "title": "x"}])), "Execute"),
        (card(text.clone(), json!([{"type": "Action.Submit"}])), "title"),
        (card(json!({"type": "ActionSet", "actions": vec![&button; 3]}), json!(vec![&button; 3])), "five"),
        (json!({"type": "AdaptiveCard", "version": "1.5", "body": []}), "1.3"),
        (json!({"type": "AdaptiveCard", "version": "1.3", "body": []}), "fallbackText"),
    ] {
        assert!(faults(&wrong).iter().any(|fault| fault.contains(part)), "{part}: {:?}", faults(&wrong));
    }
}

/// The schema of version 1.3 is stricter than the newer one that the other test uses.
#[test]
fn every_card_keeps_to_the_official_schema_of_its_version() {
    let Some(specs) = std::env::var_os("CONTRACT_SPECS") else {
        return skipped("the official schema 1.3", "CONTRACT_SPECS does not name the folder of the documents");
    };
    let file = Path::new(&specs).join("adaptive-cards/1.3.0/adaptive-card.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (name, card) in every_card() {
        let errors: Vec<_> =
            schema.iter_errors(&card).map(|error| format!("{} {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
    }
}
