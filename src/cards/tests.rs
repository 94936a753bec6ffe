use proptest::prelude::*;
use serde_json::json;

use super::*;

fn error(template: Value) -> ExpandError {
    expand(&template, &json!({"list": [1], "o": {}})).unwrap_err()
}

#[test]
fn what_a_person_typed_is_never_read_as_template() {
    let typed = "${$root.secret} \"}],\"actions\":[{";
    let card = expand(&json!({"a": "${name}", "b": "Hola, ${name}"}), &json!({"name": typed, "secret": 1})).unwrap();
    assert_eq!(card, json!({"a": typed, "b": format!("Hola, {typed}")}));
}

#[test]
fn a_value_alone_keeps_its_type() {
    let data = json!({"n": 3, "f": 1.0, "t": true, "list": [1, 2], "none": null});
    let template =
        json!({"n": "${n}", "t": "${t}", "list": "${list}", "none": "${none}", "mixed": "${n} ${f} ${t}${none}"});
    let card = expand(&template, &data).unwrap();
    assert_eq!(card, json!({"n": 3, "t": true, "list": [1, 2], "none": null, "mixed": "3 1 true"}));
}

#[test]
fn a_missing_value_is_shown_and_reported() {
    let template = Template::new(&json!({"a": "${x.y}", "b": "Hola ${ name }", "c": {"$when": "${flag}"}})).unwrap();
    let expanded = template.expand(&json!({})).unwrap();
    assert_eq!(expanded.value, json!({"a": "${x.y}", "b": "Hola ${name}", "c": null}));
    assert_eq!(expanded.missing.into_iter().collect::<Vec<_>>(), ["name", "x.y"]);
}

#[test]
fn what_is_not_supported_is_refused_when_loaded() {
    for expression in [
        "a + b",
        "toUpper(a)",
        "a b",
        "",
        "1a",
        "a.",
        ".a",
        "a[b]",
        "a[-1]",
        "a[+1]",
        "a['b']",
        "true",
        "$host.x",
        "a.$b",
        "!a",
        "a == 'x'",
        "a-b",
        "é",
    ] {
        let refused = Template::new(&json!([{"text": format!("x ${{{expression}}}")}])).unwrap_err();
        assert_eq!(refused, TemplateError::Expression(expression.to_owned()));
    }
    for when in [
        json!(true),
        json!(""),
        json!("flag"),
        json!("${a} "),
        json!("x${a}"),
        json!("${a == b}"),
        json!("${a == \"x\"}"),
        json!("${a == 'x' && b == 'y'}"),
        json!("${a == 1}"),
    ] {
        assert!(matches!(Template::new(&json!({"$when": when})), Err(TemplateError::Condition(_))), "{when}");
    }
    for when in ["${a && b}", "${a > 1}", "${not(a)}", "${!!a}", "${}"] {
        assert!(matches!(Template::new(&json!({"$when": when})), Err(TemplateError::Expression(_))), "{when}");
    }
    assert!(matches!(error(json!("${open")), ExpandError::Template(TemplateError::Unclosed(_))));
    assert!(matches!(error(json!("`${o}`")), ExpandError::Template(TemplateError::Escape(_))));
    assert!(matches!(error(json!("\\${o}")), ExpandError::Template(TemplateError::Escape(_))));
    assert_eq!(error(json!({"$data": {"a": "${o}"}})), ExpandError::Template(TemplateError::LiteralData));
}

#[test]
fn data_that_does_not_fit_is_an_error() {
    for path in ["list[1]", "o[0]", "nothing[0]", "list[0][0]"] {
        assert_eq!(error(json!({"a": format!("${{{path}}}")})), ExpandError::NoSuchPosition(path.to_owned()));
    }
    assert_eq!(error(json!("x${list}")), ExpandError::NotText("list".to_owned()));
    assert_eq!(error(json!("x${o}")), ExpandError::NotText("o".to_owned()));
}

#[test]
fn every_card_shows_its_sample_without_gaps_in_every_language() {
    for name in names() {
        for language in Language::ALL {
            let mut data = sample(name).unwrap();
            data["say"] = Value::Object(card_words(language, name));
            let expanded = TEMPLATES[name].as_ref().unwrap().expand(&data).unwrap();
            assert!(expanded.missing.is_empty(), "{name} {language}: {:?}", expanded.missing);
        }
    }
}

#[test]
fn every_file_in_the_folder_is_part_of_the_program() {
    let files = std::fs::read_dir("cards").unwrap().map(|file| file.unwrap().file_name().display().to_string());
    let mut found: Vec<_> = files.filter(|file| !file.starts_with('.')).collect();
    let mut listed: Vec<_> = names().flat_map(|name| [format!("{name}.json"), format!("{name}.sample.json")]).collect();
    found.sort();
    listed.sort();
    assert_eq!(found, listed, "the list is FILES in cards/mod.rs");
}

#[test]
fn every_word_of_a_card_belongs_to_a_card() {
    for id in crate::texts::group(Language::default(), "card-").into_keys() {
        assert!(names().any(|name| id.starts_with(&format!("card-{name}-"))), "{id}");
    }
}

#[test]
fn an_unknown_card_and_data_without_names_are_refused() {
    assert!(matches!(render("nobody-drew-this", Language::En, json!({})), Err(CardError::Unknown)));
    assert!(matches!(render("menu", Language::En, "text"), Err(CardError::NotAnObject)));
}

#[test]
fn markdown_in_a_name_is_shown_as_typed() {
    for (typed, escaped) in [
        ("María-José O'Neill (8:30)", "María-José O'Neill (8:30)"),
        ("*Ana* _Ruiz_ `x`", "\\*Ana\\* \\_Ruiz\\_ \\`x\\`"),
        ("[haga clic](http://x)", "\\[haga clic\\](http://x)"),
        ("<script>", "\\<script>"),
        ("# 1\n  - dos\n> tres", "\\# 1\n  \\- dos\n\\> tres"),
        ("1. uno\n12) dos\n1.5 mg", "1\\. uno\n12\\) dos\n1\\.5 mg"),
        ("A & B &lt; C", "A & B \\&lt; C"),
        ("a\\b", "a\\\\b"),
        ("", ""),
    ] {
        assert_eq!(markdown_escape(typed), escaped);
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_loader(text in "\\PC{0,20}|[${}!=.a\\[\\]0' ]{0,20}") {
        if let Ok(template) = Template::new(&json!({"a": text, "$when": "${!a}"})) {
            let expanded = template.expand(&json!({}));
            prop_assert!(expanded.is_ok() || text.contains('['), "{:?}", expanded);
        }
    }

    #[test]
    fn escaping_only_adds_backslashes(text in "\\PC{0,40}") {
        let escaped = markdown_escape(&text);
        let kept: String = text.chars().filter(|c| *c != '\\').collect();
        let left: String = escaped.chars().filter(|c| *c != '\\').collect();
        prop_assert_eq!(kept, left);
    }
}
