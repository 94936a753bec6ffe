//! Both sides of every conversation with Webex and Twilio, held against their official documents: what the simulators
//! answer, and what the product asks.
//!
//! The documents are not part of this project: `CONTRACT_SPECS` names the folder that holds them.

mod excuses;
mod story;
mod twilio;
mod webex;

use std::{collections::BTreeSet, env, path::Path};

use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use televisita::{
    clock::Clock,
    sandbox::{
        Ports, Sandbox,
        exchange::{Exchange, Peer},
    },
};
use tokio_util::sync::CancellationToken;

use crate::{
    openapi::{Contract, Problem, Scope},
    skipped,
};
use excuses::EXCUSES;

/// Every endpoint of the simulators, played as any client could, accepted and refused.
#[tokio::test]
async fn the_simulators_answer_as_the_documents_say() {
    let Some(contract) = contract("the simulators' contract") else { return };
    let stage = Stage::new().await;
    webex::play(&stage).await;
    twilio::play(&stage).await;
    let exchanges = recorded(&stage.sandbox);
    every_endpoint_was_played(&exchanges);

    let refused = |one: &Exchange| one.status >= 400;
    let scope = |one: &Exchange| if refused(one) { Scope::Answer } else { Scope::Both };
    let problems: BTreeSet<Problem> = exchanges.iter().flat_map(|one| contract.problems(one, scope(one))).collect();
    nothing_but_excused(&problems);
    let stale = EXCUSES.iter().filter(|excuse| !problems.iter().any(|problem| excuse.covers(problem)));
    let stale: Vec<_> =
        stale.map(|excuse| format!("{}: {} ({})", excuse.operation, excuse.problem, excuse.why)).collect();
    assert!(stale.is_empty(), "excuses that nobody needs any more: {stale:#?}");
}

/// The product's own traffic of one visit, and of the calls that a plain visit does not need.
#[tokio::test]
async fn the_product_asks_as_the_documents_say() {
    let Some(contract) = contract("the product's contract") else { return };
    if !Path::new("dist/page/manifest.json").exists() {
        return skipped("the product's contract", "dist/ is missing: make web");
    }
    let exchanges = story::play().await;
    let problems = exchanges.iter().flat_map(|one| contract.problems(one, Scope::Both)).collect();
    nothing_but_excused(&problems);
}

fn contract(what: &str) -> Option<Contract> {
    match env::var("CONTRACT_SPECS") {
        Ok(folder) if !folder.is_empty() => Some(Contract::read(Path::new(&folder))),
        _ => {
            skipped(what, "CONTRACT_SPECS does not name the folder with the official documents");
            None
        }
    }
}

/// What was asked and answered; what a fault answered says nothing about the API.
fn recorded(sandbox: &Sandbox) -> Vec<Exchange> {
    sandbox.exchanges.all().into_iter().filter(|one| !one.faulty).collect()
}

fn nothing_but_excused(problems: &BTreeSet<Problem>) {
    let excused = |problem: &&Problem| EXCUSES.iter().any(|excuse| excuse.covers(problem));
    let left: Vec<String> = problems.iter().filter(|one| !excused(one)).map(Problem::to_string).collect();
    assert!(left.is_empty(), "{} problems:\n{}", left.len(), left.join("\n"));
}

/// The sandbox, and a plain client.
struct Stage {
    clock: Clock,
    sandbox: Sandbox,
    client: reqwest::Client,
}

/// What came back.
struct Answered {
    link: Option<String>,
    body: Value,
}

impl Stage {
    async fn new() -> Self {
        let clock = Clock::frozen("2026-11-24T16:20:30Z".parse().unwrap());
        let none = Ports { demo: 0, webex: 0, twilio: 0, service: 0 };
        let sandbox = Sandbox::start(clock.clone(), none, Path::new("dist"), CancellationToken::new()).await.unwrap();
        Self { clock, sandbox, client: client() }
    }

    /// Sends a request; what is not expected to be refused must not be.
    async fn send(&self, request: RequestBuilder, wanted: u16) -> Answered {
        let (client, request) = request.build_split();
        let request = request.unwrap();
        let what = format!("{} {}", request.method(), request.url());
        let answer = client.execute(request).await.unwrap();
        let status = answer.status().as_u16();
        let link = answer.headers().get("link").map(|value| value.to_str().unwrap().to_owned());
        let text = answer.text().await.unwrap();
        assert_eq!(status, wanted, "{what}: {text}");
        Answered { link, body: serde_json::from_str(&text).unwrap_or_default() }
    }
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// The routes are read from the source: one that nobody plays here cannot be forgotten.
fn every_endpoint_was_played(exchanges: &[Exchange]) {
    let sources = [
        (Peer::Webex, include_str!("../../src/sandbox/webex/mod.rs")),
        (Peer::Twilio, include_str!("../../src/sandbox/twilio/mod.rs")),
    ];
    let mut missing = Vec::new();
    let mut count = 0;
    for (peer, source) in sources {
        for (path, method) in routes(source) {
            count += 1;
            let is = |one: &&Exchange| one.peer == peer && one.template == path && one.method == method.as_str();
            let good = exchanges.iter().filter(is).any(|one| one.status < 400);
            let bad = exchanges.iter().filter(is).any(|one| one.status >= 400);
            if !good || !bad {
                missing.push(format!("{method} {path}: accepted {good}, refused {bad}"));
            }
        }
    }
    assert!(count > 30, "the routes could not be read");
    assert!(missing.is_empty(), "not played: {missing:#?}");
}

fn routes(source: &str) -> Vec<(&str, Method)> {
    let methods = [
        ("get(", Method::GET),
        ("post(", Method::POST),
        ("put(", Method::PUT),
        ("patch(", Method::PATCH),
        ("delete(", Method::DELETE),
    ];
    let parts = source.split(".route(").skip(1);
    let lists = parts.map(|part| {
        let path = part.split('"').nth(1).unwrap();
        let rest = part.split('"').nth(2).unwrap().split(".fallback").next().unwrap();
        let rest = rest.split("\n}").next().unwrap();
        let there = methods.iter().filter(|(word, _)| rest.contains(word));
        there.map(|(_, method)| (path, method.clone())).collect::<Vec<_>>()
    });
    lists.flatten().collect()
}
