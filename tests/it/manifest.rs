//! The manifest against the code: what it names exists, and what exists is named.

use std::collections::BTreeSet;

use serde_json::Value;
use televisita::{
    cards,
    conversation::{ACTIONS, COMMANDS},
    manifest::manifest,
    sandbox::people::BOT,
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
        let actions = template["actions"].as_array().into_iter().flatten();
        let submits: BTreeSet<_> = actions.filter_map(|action| action["data"]["action"].as_str()).collect();
        assert_eq!(submits, card.actions.iter().map(String::as_str).collect(), "{}", card.card);
    }
}

#[test]
fn the_cards_are_the_files() {
    let named: BTreeSet<_> = manifest().cards.iter().map(|card| card.card.as_str()).collect();
    assert_eq!(named, cards::names().collect());
}

#[test]
fn no_word_means_two_commands() {
    let mut words: Vec<_> = manifest().commands.iter().flat_map(|command| command.words.values().flatten()).collect();
    let all = words.len();
    words.sort();
    words.dedup();
    assert_eq!(words.len(), all);
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
