//! Adaptive Cards as Webex takes them: schema 1.3, no media, at most five buttons.
//!
//! The tables follow the official schema: what it does not name is refused, as the real service refuses it.

use serde_json::Value;

use crate::sandbox::shape::{Field, Kind, judge_object, may, must};

/// The buttons that one card may show at once.
const MOST_BUTTONS: usize = 5;

/// Judges a card; every problem is told with its place.
pub(super) fn judge(card: &Value) -> Result<(), Vec<String>> {
    let mut problems = Vec::new();
    judge_object(card, &[CARD, &[must("version", Kind::AnyCase(&["1.0", "1.1", "1.2", "1.3"]))]], "#", &mut problems);
    buttons(card, "#", &mut problems);
    let mut ids = Vec::new();
    input_ids(card, &mut ids);
    ids.sort_unstable();
    let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]);
    problems.extend(twice.map(|pair| format!("#: the input id [{}] is used more than once", pair[0])));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

const ELEMENTS: &[(&str, &[&[Field]])] = &[
    ("TextBlock", &[TEXT_BLOCK, ELEMENT]),
    ("RichTextBlock", &[RICH_TEXT_BLOCK, ELEMENT]),
    ("Image", &[IMAGE, ELEMENT]),
    ("ImageSet", &[IMAGE_SET, ELEMENT]),
    ("Container", &[CONTAINER, ELEMENT]),
    ("ColumnSet", &[COLUMN_SET, ELEMENT]),
    ("FactSet", &[FACT_SET, ELEMENT]),
    ("ActionSet", &[&[must("actions", Kind::Judged(actions))], ELEMENT]),
    ("Input.Text", &[INPUT_TEXT, INPUT]),
    ("Input.Number", &[INPUT_NUMBER, INPUT]),
    ("Input.Date", &[INPUT_DATE, INPUT]),
    ("Input.Time", &[INPUT_DATE, INPUT]),
    ("Input.Toggle", &[INPUT_TOGGLE, INPUT]),
    ("Input.ChoiceSet", &[INPUT_CHOICE_SET, INPUT]),
];
const ACTIONS: &[(&str, &[&[Field]])] = &[
    ("Action.OpenUrl", &[&[must("url", Kind::Judged(address))], ACTION]),
    ("Action.Submit", &[SUBMIT, ACTION]),
    ("Action.ToggleVisibility", &[&[must("targetElements", Kind::List(&Kind::Judged(target)))], ACTION]),
    ("Action.ShowCard", &[&[may("card", Kind::Judged(inner_card))], ACTION]),
];

const CARD: &[Field] = &[
    must("type", Kind::OneOf(&["AdaptiveCard"])),
    may("body", Kind::List(&Kind::Judged(element))),
    may("actions", Kind::Judged(actions)),
    may("selectAction", Kind::Judged(select_action)),
    may("fallbackText", Kind::Text),
    may("backgroundImage", Kind::Judged(background)),
    may("minHeight", Kind::Text),
    may("speak", Kind::Text),
    may("lang", Kind::Text),
    may("verticalContentAlignment", VERTICAL),
    may("$schema", Kind::Text),
];
const ELEMENT: &[Field] = &[
    must("type", Kind::Text),
    may("id", Kind::Text),
    may("isVisible", Kind::Flag),
    may("separator", Kind::Flag),
    may("spacing", SPACING),
    may("fallback", Kind::Judged(fallback)),
    may("requires", Kind::Map),
    may("height", Kind::Text),
];
const INPUT: &[Field] = &[
    must("type", Kind::Text),
    must("id", Kind::Text),
    may("isRequired", Kind::Flag),
    may("errorMessage", Kind::Text),
    may("label", Kind::Text),
    may("isVisible", Kind::Flag),
    may("separator", Kind::Flag),
    may("spacing", SPACING),
    may("fallback", Kind::Judged(fallback)),
    may("requires", Kind::Map),
    may("height", Kind::AnyCase(&["auto", "stretch"])),
];
const ACTION: &[Field] = &[
    must("type", Kind::Text),
    may("title", Kind::Text),
    may("iconUrl", Kind::Judged(picture)),
    may("style", Kind::AnyCase(&["default", "positive", "destructive"])),
    may("fallback", Kind::Judged(fallback)),
    may("requires", Kind::Map),
];
const SUBMIT: &[Field] =
    &[may("data", Kind::Judged(text_or_object)), may("associatedInputs", Kind::AnyCase(&["auto", "none"]))];

const TEXT_BLOCK: &[Field] = &[
    must("text", Kind::Text),
    may("color", COLOR),
    may("fontType", FONT),
    may("horizontalAlignment", HORIZONTAL),
    may("isSubtle", Kind::Flag),
    may("maxLines", Kind::Number),
    may("size", SIZE),
    may("weight", WEIGHT),
    may("wrap", Kind::Flag),
];
const RICH_TEXT_BLOCK: &[Field] =
    &[must("inlines", Kind::List(&Kind::Judged(inline))), may("horizontalAlignment", HORIZONTAL)];
const TEXT_RUN: &[Field] = &[
    must("type", Kind::OneOf(&["TextRun"])),
    must("text", Kind::Text),
    may("color", COLOR),
    may("fontType", FONT),
    may("highlight", Kind::Flag),
    may("isSubtle", Kind::Flag),
    may("italic", Kind::Flag),
    may("selectAction", Kind::Judged(select_action)),
    may("size", SIZE),
    may("strikethrough", Kind::Flag),
    may("underline", Kind::Flag),
    may("weight", WEIGHT),
];
const IMAGE: &[Field] = &[
    must("url", Kind::Judged(picture)),
    may("altText", Kind::Text),
    may("backgroundColor", Kind::Text),
    may("horizontalAlignment", HORIZONTAL),
    may("selectAction", Kind::Judged(select_action)),
    may("size", IMAGE_SIZE),
    may("style", Kind::AnyCase(&["default", "person"])),
    may("width", Kind::Text),
];
const IMAGE_SET: &[Field] = &[must("images", Kind::List(&Kind::Judged(element))), may("imageSize", IMAGE_SIZE)];
const CONTAINER: &[Field] = &[
    must("items", Kind::List(&Kind::Judged(element))),
    may("selectAction", Kind::Judged(select_action)),
    may("style", STYLE),
    may("verticalContentAlignment", VERTICAL),
    may("bleed", Kind::Flag),
    may("backgroundImage", Kind::Judged(background)),
    may("minHeight", Kind::Text),
];
const COLUMN_SET: &[Field] = &[
    may("columns", Kind::List(&Kind::Judged(column))),
    may("selectAction", Kind::Judged(select_action)),
    may("style", STYLE),
    may("bleed", Kind::Flag),
    may("minHeight", Kind::Text),
    may("horizontalAlignment", HORIZONTAL),
];
const COLUMN: &[Field] = &[
    may("type", Kind::OneOf(&["Column"])),
    may("items", Kind::List(&Kind::Judged(element))),
    may("backgroundImage", Kind::Judged(background)),
    may("bleed", Kind::Flag),
    may("fallback", Kind::Judged(fallback)),
    may("minHeight", Kind::Text),
    may("separator", Kind::Flag),
    may("spacing", SPACING),
    may("selectAction", Kind::Judged(select_action)),
    may("style", STYLE),
    may("verticalContentAlignment", VERTICAL),
    may("width", Kind::Judged(text_or_number)),
    may("id", Kind::Text),
    may("isVisible", Kind::Flag),
    may("requires", Kind::Map),
];
const FACT_SET: &[Field] = &[must("facts", Kind::List(&Kind::Object(FACT)))];
const FACT: &[Field] = &[must("title", Kind::Text), must("value", Kind::Text), may("type", Kind::OneOf(&["Fact"]))];
const INPUT_TEXT: &[Field] = &[
    may("isMultiline", Kind::Flag),
    may("maxLength", Kind::Number),
    may("placeholder", Kind::Text),
    may("regex", Kind::Text),
    may("style", Kind::AnyCase(&["text", "tel", "url", "email"])),
    may("inlineAction", Kind::Judged(select_action)),
    may("value", Kind::Text),
];
const INPUT_NUMBER: &[Field] =
    &[may("max", Kind::Number), may("min", Kind::Number), may("placeholder", Kind::Text), may("value", Kind::Number)];
const INPUT_DATE: &[Field] =
    &[may("max", Kind::Text), may("min", Kind::Text), may("placeholder", Kind::Text), may("value", Kind::Text)];
const INPUT_TOGGLE: &[Field] = &[
    must("title", Kind::Text),
    may("value", Kind::Text),
    may("valueOff", Kind::Text),
    may("valueOn", Kind::Text),
    may("wrap", Kind::Flag),
];
const INPUT_CHOICE_SET: &[Field] = &[
    must("choices", Kind::List(&Kind::Object(CHOICE))),
    may("isMultiSelect", Kind::Flag),
    may("style", Kind::AnyCase(&["compact", "expanded"])),
    may("value", Kind::Text),
    may("placeholder", Kind::Text),
    may("wrap", Kind::Flag),
];
const CHOICE: &[Field] =
    &[must("title", Kind::Text), must("value", Kind::Text), may("type", Kind::OneOf(&["Input.Choice"]))];
const BACKGROUND: &[Field] = &[
    must("url", Kind::Judged(picture)),
    may("type", Kind::OneOf(&["BackgroundImage"])),
    may("fillMode", Kind::AnyCase(&["cover", "repeatHorizontally", "repeatVertically", "repeat"])),
    may("horizontalAlignment", HORIZONTAL),
    may("verticalAlignment", VERTICAL),
];
const TARGET: &[Field] =
    &[must("elementId", Kind::Text), may("isVisible", Kind::Flag), may("type", Kind::OneOf(&["TargetElement"]))];

const COLOR: Kind = Kind::AnyCase(&["default", "dark", "light", "accent", "good", "warning", "attention"]);
const FONT: Kind = Kind::AnyCase(&["default", "monospace"]);
const SIZE: Kind = Kind::AnyCase(&["default", "small", "medium", "large", "extraLarge"]);
const WEIGHT: Kind = Kind::AnyCase(&["default", "lighter", "bolder"]);
const IMAGE_SIZE: Kind = Kind::AnyCase(&["auto", "stretch", "small", "medium", "large"]);
const SPACING: Kind = Kind::AnyCase(&["default", "none", "small", "medium", "large", "extraLarge", "padding"]);
const STYLE: Kind = Kind::OrNull(&Kind::AnyCase(&["default", "emphasis", "good", "attention", "warning", "accent"]));
const HORIZONTAL: Kind = Kind::AnyCase(&["left", "center", "right"]);
const VERTICAL: Kind = Kind::AnyCase(&["top", "center", "bottom"]);

fn element(value: &Value, at: &str, problems: &mut Vec<String>) {
    of_type(ELEMENTS, value, at, problems);
}

fn actions(value: &Value, at: &str, problems: &mut Vec<String>) {
    let Value::Array(list) = value else { return problems.push(format!("{at}: expected type: array")) };
    for (index, action) in list.iter().enumerate() {
        of_type(ACTIONS, action, &format!("{at}/{index}"), problems);
    }
}

fn select_action(value: &Value, at: &str, problems: &mut Vec<String>) {
    match value["type"].as_str() {
        Some("Action.ShowCard") => problems.push(format!("{at}: Action.ShowCard is not allowed here")),
        _ => of_type(ACTIONS, value, at, problems),
    }
}

fn of_type(types: &[(&str, &[&[Field]])], value: &Value, at: &str, problems: &mut Vec<String>) {
    let Some(name) = value["type"].as_str() else {
        return problems.push(format!("{at}: required key [type] not found"));
    };
    match types.iter().find(|(known, _)| *known == name) {
        Some((_, tables)) => judge_object(value, tables, at, problems),
        None => problems.push(format!("{at}: [{name}] is not supported")),
    }
}

fn column(value: &Value, at: &str, problems: &mut Vec<String>) {
    judge_object(value, &[COLUMN], at, problems);
}

fn inner_card(value: &Value, at: &str, problems: &mut Vec<String>) {
    judge_object(value, &[CARD, &[may("version", Kind::Text)]], at, problems);
    buttons(value, at, problems);
}

fn inline(value: &Value, at: &str, problems: &mut Vec<String>) {
    if !value.is_string() {
        judge_object(value, &[TEXT_RUN], at, problems);
    }
}

fn target(value: &Value, at: &str, problems: &mut Vec<String>) {
    if !value.is_string() {
        judge_object(value, &[TARGET], at, problems);
    }
}

fn background(value: &Value, at: &str, problems: &mut Vec<String>) {
    match value.is_string() {
        true => picture(value, at, problems),
        false => judge_object(value, &[BACKGROUND], at, problems),
    }
}

/// Where a button leads: nobody knows relative to what an address in a card would be.
fn address(value: &Value, at: &str, problems: &mut Vec<String>) {
    if value.as_str().is_none_or(|text| url::Url::parse(text).is_err()) {
        problems.push(format!("{at}: expected an absolute URL"));
    }
}

/// A picture is fetched by every client that shows the card.
fn picture(value: &Value, at: &str, problems: &mut Vec<String>) {
    let url = value.as_str().and_then(|text| url::Url::parse(text).ok());
    if url.is_none_or(|url| !["http", "https"].contains(&url.scheme())) {
        problems.push(format!("{at}: expected an absolute URL of a picture"));
    }
}

/// `"drop"`, or something simpler of any type: a fallback may well be for another renderer.
fn fallback(value: &Value, at: &str, problems: &mut Vec<String>) {
    if value.as_str().is_some_and(|word| !word.eq_ignore_ascii_case("drop"))
        || !(value.is_string() || value.is_object())
    {
        problems.push(format!("{at}: expected \"drop\" or an object"));
    }
}

fn text_or_object(value: &Value, at: &str, problems: &mut Vec<String>) {
    if !value.is_string() && !value.is_object() {
        problems.push(format!("{at}: expected type: string or object"));
    }
}

fn text_or_number(value: &Value, at: &str, problems: &mut Vec<String>) {
    if !value.is_string() && !value.is_number() {
        problems.push(format!("{at}: expected type: string or number"));
    }
}

fn buttons(card: &Value, at: &str, problems: &mut Vec<String>) {
    let count = count_buttons(card);
    if count > MOST_BUTTONS {
        problems.push(format!("{at}: {count} actions, but at most {MOST_BUTTONS} are supported"));
    }
}

/// The buttons that are seen at once: not those of a card behind a button.
fn count_buttons(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.iter().map(count_buttons).sum(),
        Value::Object(map) => {
            let own = map.get("actions").and_then(Value::as_array).map_or(0, Vec::len);
            own + ["body", "items", "columns"]
                .iter()
                .filter_map(|name| map.get(*name))
                .map(count_buttons)
                .sum::<usize>()
        }
        _ => 0,
    }
}

fn input_ids<'a>(value: &'a Value, ids: &mut Vec<&'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| input_ids(item, ids)),
        Value::Object(map) => {
            let input = map.get("type").and_then(Value::as_str).is_some_and(|name| name.starts_with("Input."));
            ids.extend(map.get("id").and_then(Value::as_str).filter(|_| input));
            // What a button sends along is the client's own business.
            map.iter().filter(|(name, _)| *name != "data").for_each(|(_, held)| input_ids(held, ids));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn card(body: Value, actions: Value) -> Value {
        json!({ "type": "AdaptiveCard", "version": "1.3", "body": body, "actions": actions })
    }

    #[test]
    fn a_good_card_passes() {
        let body = json!([
            { "type": "TextBlock", "text": "Hola", "size": "Large", "wrap": true },
            { "type": "ColumnSet", "columns": [{ "type": "Column", "width": "stretch", "items": [
                { "type": "Input.Text", "id": "name", "label": "Nombre", "isRequired": true, "errorMessage": "Falta" }
            ] }] },
            { "type": "Input.ChoiceSet", "id": "kind", "choices": [{ "title": "Consulta", "value": "c" }] },
        ]);
        let actions =
            json!([{ "type": "Action.Submit", "title": "Enviar", "data": { "type": "Input.Text", "id": "name" } }]);
        assert_eq!(judge(&card(body, actions)), Ok(()));
    }

    #[test]
    fn every_problem_is_told_with_its_place() {
        let body = json!([
            { "type": "TextBlock", "colour": "good" },
            { "type": "Table", "rows": [] },
            { "type": "Container", "items": [{ "type": "Input.Date", "id": "a" }, { "type": "Input.Time", "id": "a" }] },
        ]);
        let mut problems = judge(&card(body, json!([{ "type": "Action.Execute" }]))).unwrap_err();
        problems.sort_unstable();
        assert_eq!(
            problems,
            [
                "#/actions/0: [Action.Execute] is not supported",
                "#/body/0: extraneous key [colour] is not permitted",
                "#/body/0: required key [text] not found",
                "#/body/1: [Table] is not supported",
                "#: the input id [a] is used more than once",
            ]
        );
    }

    #[test]
    fn addresses_are_absolute() {
        let open = |url: &str| json!([{ "type": "Action.OpenUrl", "url": url, "iconUrl": "https://a.test/i.png" }]);
        for good in ["https://a.test/", "tel:+525512345678"] {
            assert_eq!(judge(&card(json!([]), open(good))), Ok(()));
        }
        for bad in ["/visits", "a.test/visits", ""] {
            assert_eq!(judge(&card(json!([]), open(bad))).unwrap_err(), ["#/actions/0/url: expected an absolute URL"]);
        }
        let wrong = "expected an absolute URL of a picture";
        let image = json!([{ "type": "Image", "url": "logo.png" }]);
        assert_eq!(judge(&card(image, json!([]))).unwrap_err(), [format!("#/body/0/url: {wrong}")]);
        let icon = json!([{ "type": "Action.Submit", "iconUrl": "data:image/png;base64,AAAA" }]);
        assert_eq!(judge(&card(json!([]), icon)).unwrap_err(), [format!("#/actions/0/iconUrl: {wrong}")]);
    }

    #[test]
    fn the_version_and_the_number_of_buttons_have_limits() {
        let submit = json!({ "type": "Action.Submit", "title": "x" });
        let mut card = card(
            json!([{ "type": "ActionSet", "actions": [submit, submit, submit] }]),
            json!([submit, submit, submit]),
        );
        assert_eq!(judge(&card).unwrap_err(), ["#: 6 actions, but at most 5 are supported"]);
        card["actions"] = json!([submit]);
        card["version"] = json!("1.4");
        assert_eq!(judge(&card).unwrap_err().len(), 1);
    }
}
