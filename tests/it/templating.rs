//! The template language of the cards against its reference implementation, npm `adaptivecards-templating`: every
//! card, tricky templates written by hand, and templates grown at random, all in one process of Node.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use televisita::cards;
use televisita::texts::{Language, card_words};

use crate::skipped;

#[test]
fn templates_expand_as_the_reference_expands_them() {
    let mut cases = card_cases();
    cases.extend(tricky_cases());
    cases.extend(random_cases(600));
    let Some(answers) = reference(&cases) else { return };
    assert_eq!(answers.len(), cases.len());
    let (mut differing, mut expanded) = (Vec::new(), 0);
    for ((template, data), answer) in cases.iter().zip(&answers) {
        let agree = match (cards::expand(template, data), answer.get("value")) {
            (Ok(ours), Some(theirs)) => {
                expanded += 1;
                same(&ours, theirs)
            }
            // We write nothing for a null inside a sentence, where the reference stops.
            (Ok(_), None) => answer["error"].as_str().unwrap_or_default().contains("null (reading 'toString')"),
            // We refuse to write a list or an object into a sentence ("[object Object]").
            (Err(cards::ExpandError::NotText(_)), _) | (Err(_), None) => true,
            (Err(_), Some(_)) => false,
        };
        if !agree {
            differing.push(format!("{template}\n  ours {:?}\n  theirs {answer}", cards::expand(template, data)));
        }
    }
    assert!(differing.is_empty(), "{} of {} differ:\n{}", differing.len(), cases.len(), differing.join("\n"));
    assert!(expanded * 2 > cases.len(), "only {expanded} of {} cases say anything", cases.len());
}

fn card_cases() -> Vec<(Value, Value)> {
    let mut cases = Vec::new();
    for name in cards::names() {
        let template: Value = serde_json::from_str(cards::template(name).unwrap()).unwrap();
        for language in Language::ALL {
            let mut data = cards::sample(name).unwrap();
            // Also without its data: what is missing must be missing in the same way.
            cases.push((template.clone(), json!({"say": card_words(language, name)})));
            data["say"] = Value::Object(card_words(language, name));
            cases.push((template.clone(), data));
        }
    }
    cases
}

fn tricky_cases() -> Vec<(Value, Value)> {
    let file: Value = serde_json::from_str(include_str!("templating_cases.json")).unwrap();
    let templates = file["templates"].as_array().unwrap();
    templates
        .iter()
        .map(|template| (json!({"it": template}), file["data"].clone()))
        .chain(
            // At the root, too: there a template may become a list, or nothing.
            templates.iter().map(|template| (template.clone(), file["data"].clone())),
        )
        .collect()
}

/// Templates grown at random, always the same ones.
fn random_cases(count: usize) -> Vec<(Value, Value)> {
    let file: Value = serde_json::from_str(include_str!("templating_cases.json")).unwrap();
    let mut runner = TestRunner::deterministic();
    let template = any_template();
    (0..count).map(|_| (template.new_tree(&mut runner).unwrap().current(), file["data"].clone())).collect()
}

fn any_template() -> impl Strategy<Value = Value> {
    let path = prop::sample::select(vec![
        "name",
        "n",
        "f",
        "yes",
        "no",
        "empty",
        "markup",
        "numbers",
        "people",
        "words",
        "x",
        "x.y",
        "x.y.z",
        "x.list",
        "x.list[1].a",
        "numbers[1]",
        "people[1].name",
        "here",
        "role",
        "phones",
        "a",
        "b",
        "y",
        "z",
        "list",
        "missing",
        "missing.more",
        "$index",
        "$data",
        "$root.name",
        "$root.people",
        "$data.name",
        "nothing",
        "NAME",
    ]);
    let expression = path.prop_map(|path| format!("${{{path}}}"));
    let condition = (expression.clone(), 0..4).prop_map(|(expression, form)| match form {
        0 => expression,
        1 => expression.replace("${", "${!"),
        2 => expression.replace('}', " == 'relative'}"),
        _ => expression.replace('}', " != 'Ana'}"),
    });
    let leaf = prop_oneof![
        4 => expression.clone().prop_map(Value::from),
        2 => (expression.clone(), expression.clone()).prop_map(|(a, b)| format!("Hola {a}, {b}.").into()),
        1 => Just(Value::Null),
        1 => (0..9).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let field = prop::sample::select(vec!["text", "items", "c", "d"]);
        let fields = prop::collection::btree_map(field, inner.clone(), 1..4);
        let object = (fields, prop::option::of(expression.clone()), prop::option::of(condition.clone()));
        let object = object.prop_map(|(fields, data, when)| {
            let mut object = json!(fields);
            data.into_iter().for_each(|data| object["$data"] = data.into());
            when.into_iter().for_each(|when| object["$when"] = when.into());
            object
        });
        prop_oneof![3 => object, 1 => prop::collection::vec(inner, 0..4).prop_map(Value::from)]
    })
}

/// The answers of the reference implementation, from one process.
fn reference(cases: &[(Value, Value)]) -> Option<Vec<Value>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !root.join("node_modules/adaptivecards-templating").exists() {
        skipped("the comparison of the template language", "node_modules is missing: run `make test`, or `npm ci`");
        return None;
    }
    let cases: Vec<_> = cases.iter().map(|(template, data)| json!({"template": template, "data": data})).collect();
    let mut node = Command::new("node")
        .arg(root.join("tests/it/templating_reference.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts");
    node.stdin.take().unwrap().write_all(&serde_json::to_vec(&cases).unwrap()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// JSON has one kind of number: 2.0 and 2 are the same.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}
