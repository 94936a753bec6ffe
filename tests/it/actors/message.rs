//! A message as its reader sees it.

use serde_json::{Map, Value};

/// A message in a chat, with its card if it has one.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: String,
    pub markdown: String,
    pub card: Option<Value>,
    /// Where the file that goes with it is.
    pub file: Option<String>,
}

impl Message {
    pub fn read(json: &Value) -> Self {
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        let markdown = if json["markdown"].is_string() { text("markdown") } else { text("text") };
        Self {
            id: text("id"),
            markdown,
            card: json.pointer("/attachments/0/content").cloned(),
            file: json["files"][0].as_str().map(str::to_owned),
        }
    }

    /// All that can be read: the card's, or the message's when it has none.
    pub fn words(&self) -> String {
        let Some(card) = &self.card else { return self.markdown.clone() };
        let mut lines = Vec::new();
        collect(&card["body"], &mut lines);
        lines.join("\n")
    }

    /// What can be pressed.
    pub fn buttons(&self) -> Vec<String> {
        let title = |action: &Value| action["title"].as_str().unwrap_or_default().to_owned();
        self.actions().iter().map(title).collect()
    }

    /// The action behind a button.
    pub fn action(&self, title: &str) -> Value {
        let mut actions = Vec::new();
        each_action(self.card.as_ref().unwrap_or(&Value::Null), &mut actions);
        let found = actions.iter().find(|action| action["title"] == title);
        found
            .map(|action| (*action).clone())
            .unwrap_or_else(|| panic!("no button {title:?} but {:?}", titles(&actions)))
    }

    /// What a form submits when nothing is changed.
    pub fn inputs(&self) -> Map<String, Value> {
        let mut inputs = Map::new();
        each(&self.card.clone().unwrap_or_default()["body"], &mut |element| {
            if let (Some(id), Some(value)) = (element["id"].as_str(), element.get("value")) {
                inputs.insert(id.to_owned(), value.clone());
            }
        });
        inputs
    }

    /// What the form submits with some fields filled in, by their labels.
    pub fn filled(&self, filled: &[(&str, &str)]) -> Value {
        let mut inputs = self.inputs();
        for (label, typed) in filled {
            inputs.insert(self.field(label), self.value(label, typed).into());
        }
        inputs.into()
    }

    /// The id of the field with this label.
    pub fn field(&self, label: &str) -> String {
        let mut found = None;
        each(&self.card.clone().unwrap_or_default()["body"], &mut |element| {
            if element["label"] == label {
                found = element["id"].as_str().map(str::to_owned);
            }
        });
        found.unwrap_or_else(|| panic!("no field {label:?}"))
    }

    /// What a choice submits, by the words in which it is offered; other values are as they were typed.
    pub fn value(&self, label: &str, typed: &str) -> String {
        let mut value = typed.to_owned();
        each(&self.card.clone().unwrap_or_default()["body"], &mut |element| {
            let choices = element["choices"].as_array().filter(|_| element["label"] == label);
            let choice = choices.and_then(|choices| choices.iter().find(|choice| choice["title"] == typed));
            if let Some(chosen) = choice.and_then(|choice| choice["value"].as_str()) {
                value = chosen.to_owned();
            }
        });
        value
    }

    fn actions(&self) -> &[Value] {
        self.card.as_ref().and_then(|card| card["actions"].as_array()).map_or(&[], Vec::as_slice)
    }
}

fn collect(element: &Value, lines: &mut Vec<String>) {
    each(element, &mut |element| {
        if let Some(text) = element["text"].as_str() {
            lines.push(text.to_owned());
        }
        for fact in element["facts"].as_array().into_iter().flatten() {
            lines.push(format!("{}: {}", fact["title"].as_str().unwrap(), fact["value"].as_str().unwrap()));
        }
    });
}

fn titles(actions: &[&Value]) -> Vec<String> {
    actions.iter().map(|action| action["title"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Every action of a card, wherever it is; those of the card itself come first.
fn each_action<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| each_action(one, found)),
        Value::Object(map) => {
            if map.get("type").and_then(Value::as_str).is_some_and(|kind| kind.starts_with("Action.")) {
                found.push(value);
            }
            let inner = map.iter().filter(|(name, _)| *name != "data");
            map.get("actions").into_iter().for_each(|actions| each_action(actions, found));
            inner.filter(|(name, _)| *name != "actions").for_each(|(_, one)| each_action(one, found));
        }
        _ => {}
    }
}

/// Every element of a card's body, in the order of reading.
fn each(element: &Value, visit: &mut impl FnMut(&Value)) {
    match element {
        Value::Array(list) => list.iter().for_each(|one| each(one, visit)),
        Value::Object(map) => {
            visit(element);
            for inner in ["items", "columns"] {
                map.get(inner).into_iter().for_each(|inner| each(inner, visit));
            }
        }
        _ => {}
    }
}
