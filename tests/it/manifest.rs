//! The manifest against the code: what it names exists, and what exists is named.

use std::collections::BTreeSet;

use serde_json::Value;
use televisita::{
    cards,
    conversation::{ACTIONS, COMMANDS},
    manifest::manifest,
    sandbox::people::BOT,
    texts::Language,
    webex::Identity,
};

use crate::world::World;

#[test]
fn the_commands_are_those_of_the_code() {
    let named: BTreeSet<_> = manifest().commands.iter().map(|command| command.name.as_str()).collect();
    let known: BTreeSet<_> = COMMANDS.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, known);
}

#[test]
fn the_actions_are_those_of_the_code_and_of_the_cards() {
    let named: BTreeSet<_> = manifest().cards.iter().flat_map(|card| card.actions.iter().map(String::as_str)).collect();
    let known: BTreeSet<_> = ACTIONS.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, known);
    for card in &manifest().cards {
        let template: Value = serde_json::from_str(cards::template(&card.card).unwrap()).unwrap();
        let mut submits = BTreeSet::new();
        collect_actions(&template, &mut submits);
        assert_eq!(submits, card.actions.iter().map(String::as_str).collect(), "{}", card.card);
    }
}

/// What a card submits, wherever in it the button is.
fn collect_actions<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| collect_actions(one, found)),
        Value::Object(fields) => {
            if fields.get("type").is_some_and(|kind| kind == "Action.Submit") {
                found.extend(fields.get("data").and_then(|data| data["action"].as_str()));
            }
            fields.values().for_each(|one| collect_actions(one, found));
        }
        _ => {}
    }
}

#[test]
fn the_cards_are_the_files() {
    let named: BTreeSet<_> = manifest().cards.iter().map(|card| card.card.as_str()).collect();
    assert_eq!(named, cards::names().collect());
}

#[test]
fn no_word_means_two_commands() {
    for command in &manifest().commands {
        let words = Language::ALL
            .into_iter()
            .flat_map(|language| command.words(language).iter().map(move |word| (word, language)));
        for (word, language) in words {
            let meant = manifest().command(word, "", language).map(|said| said.command);
            assert_eq!(meant, Some(command.name.as_str()), "{word}");
        }
    }
}

#[test]
fn every_command_has_words_and_an_explanation_in_every_language() {
    for command in &manifest().commands {
        for language in Language::ALL {
            let name = &command.name;
            assert!(!command.words(language).is_empty() && !command.what(language).is_empty(), "{name}: {language}");
            let argument = command.argument.get(language.tag()).is_some_and(|argument| !argument.is_empty());
            assert!(argument || command.argument.is_empty(), "{name}: {language} does not say what follows");
        }
    }
}

#[tokio::test]
async fn the_webhooks_are_registered_once_however_often_they_are_looked_after() {
    let world = World::start().await;
    world.app().await.reconcile().await.unwrap();
    world.settle().await;
    assert_eq!(registered(&world).await, wanted());
    world.finish().await;
}

#[tokio::test]
async fn webhooks_that_were_lost_are_registered_again() {
    let world = World::start().await;
    world.loses_meeting_webhooks().await;
    assert_ne!(registered(&world).await, wanted());
    world.app().await.reconcile().await.unwrap();
    world.settle().await;
    assert_eq!(registered(&world).await, wanted());
    world.finish().await;
}

fn wanted() -> Vec<String> {
    let mut wanted: Vec<_> =
        manifest().webhooks.iter().map(|one| format!("{:?} {}", one.identity, one.webhook)).collect();
    wanted.sort();
    wanted
}

/// What the simulator has been asked to tell, by whom.
async fn registered(world: &World) -> Vec<String> {
    let tokens = world.app().await.store.service_app_tokens().await.unwrap().unwrap();
    let mut found = Vec::new();
    for (identity, token, query) in
        [(Identity::Bot, BOT.token, ""), (Identity::ServiceApp, tokens.access_token.as_str(), "?ownedBy=org")]
    {
        let url = format!("{}/v1/webhooks{query}", world.sandbox.urls.webex);
        let list: Value = world.client.get(url).bearer_auth(token).send().await.unwrap().json().await.unwrap();
        for one in list["items"].as_array().unwrap() {
            assert_eq!((&one["targetUrl"], &one["status"]), (&world.url("/webhooks/webex").into(), &"active".into()));
            found.push(format!(
                "{identity:?} {}.{}",
                one["resource"].as_str().unwrap(),
                one["event"].as_str().unwrap()
            ));
        }
    }
    found.sort();
    found
}
