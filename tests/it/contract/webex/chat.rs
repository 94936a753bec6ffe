//! Spaces, messages, files and cards.

use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use televisita::sandbox::people::{ANA, BOT, CARMEN, LUIS};

use super::{Webex, page, text};

pub(super) async fn rooms(webex: &Webex<'_>) -> String {
    let full = json!({
        "title": "Equipo", "description": "Los de la mañana", "isLocked": false, "isPublic": false,
        "isAnnouncementOnly": false,
    });
    webex.ask(ANA.token, "POST /rooms", full, 200).await;
    let room = webex.ask(ANA.token, "POST /rooms", json!({ "title": "Turno" }), 200).await.body;
    let room = text(&room, "id").to_owned();
    webex.get(ANA.token, &format!("/rooms/{room}")).await;
    webex.get(ANA.token, "/rooms?type=group&sortBy=lastactivity&max=10").await;
    webex.get(ANA.token, "/rooms?sortBy=created").await;
    page(webex, ANA.token, "/rooms?max=1").await;
    webex.refused(ANA.token, "POST /rooms", json!({ "name": "Turno" }), 400).await;
    webex.refused(ANA.token, "GET /rooms/none", Value::Null, 404).await;
    webex.refused(ANA.token, "GET /rooms?type=team", Value::Null, 400).await;

    let of_bot = json!({ "roomId": room, "personEmail": BOT.email });
    webex.ask(ANA.token, "POST /memberships", of_bot.clone(), 200).await;
    let carmen = webex.get(CARMEN.token, "/people/me").await;
    let moderator = json!({ "roomId": room, "personId": carmen["id"], "isModerator": true });
    webex.ask(ANA.token, "POST /memberships", moderator, 200).await;
    webex.get(ANA.token, &format!("/memberships?roomId={room}&max=5")).await;
    webex.get(ANA.token, &format!("/memberships?roomId={room}&personEmail={}", BOT.email)).await;
    webex.get(ANA.token, &format!("/memberships?roomId={room}&personId={}", text(&carmen, "id"))).await;
    page(webex, ANA.token, "/memberships?max=1").await;
    webex.refused(ANA.token, "POST /memberships", of_bot, 409).await;
    let of_luis = json!({ "roomId": room, "personEmail": LUIS.email });
    let luis = webex.ask(ANA.token, "POST /memberships", of_luis, 200).await.body;
    let path = format!("/memberships/{}", text(&luis, "id"));
    webex.get(ANA.token, &path).await;
    webex.refused(BOT.token, &format!("DELETE {path}"), Value::Null, 403).await;
    webex.ask(LUIS.token, &format!("DELETE {path}"), Value::Null, 204).await;
    webex.refused(ANA.token, &format!("GET {path}"), Value::Null, 404).await;
    webex.refused(ANA.token, "POST /memberships", json!({ "roomId": room }), 400).await;
    webex.refused(ANA.token, "GET /memberships?roomId=none", Value::Null, 404).await;
    room
}

/// Answers the id of a message with a card.
pub(super) async fn messages(webex: &Webex<'_>, room: &str) -> String {
    let post = async |token: &str, body: Value| webex.ask(token, "POST /messages", body, 200).await.body;
    let first = post(ANA.token, json!({ "toPersonEmail": BOT.email, "text": "hola" })).await;
    let ana = text(&first, "personId").to_owned();
    let direct = text(&first, "roomId").to_owned();
    let mention = format!("<@personEmail:{}|tele> **hola** <@all>", BOT.email);
    let mentioned = post(ANA.token, json!({ "roomId": room, "markdown": mention, "text": "hola" })).await;
    post(BOT.token, json!({ "roomId": room, "parentId": mentioned["id"], "markdown": "sí" })).await;
    let card = json!({
        "toPersonId": ana, "markdown": "tarjeta",
        "attachments": [{ "contentType": "application/vnd.microsoft.card.adaptive", "content": card() }],
    });
    let card = post(BOT.token, card).await;
    let draft = post(BOT.token, json!({ "toPersonId": ana, "markdown": "borador" })).await;
    let draft = text(&draft, "id").to_owned();
    let edit = |words: &str| json!({ "roomId": direct, "markdown": words });
    webex.ask(BOT.token, &format!("PUT /messages/{draft}"), edit("borrador"), 200).await;
    for id in [text(&mentioned, "id"), text(&card, "id"), draft.as_str()] {
        webex.get(BOT.token, &format!("/messages/{id}")).await;
    }
    webex.get(ANA.token, &format!("/messages?roomId={direct}&max=10&before=2026-11-25T00:00:00.000Z")).await;
    webex.get(ANA.token, &format!("/messages?roomId={direct}&beforeMessage={draft}")).await;
    webex.get(BOT.token, &format!("/messages?roomId={room}&mentionedPeople=me")).await;
    webex.get(ANA.token, &format!("/messages?roomId={room}&parentId={}", text(&mentioned, "id"))).await;
    page(webex, ANA.token, &format!("/messages?roomId={direct}&max=1")).await;
    webex.ask(BOT.token, &format!("DELETE /messages/{draft}"), Value::Null, 204).await;
    files(webex, room).await;
    refused(webex, room, &direct, text(&card, "id")).await;
    text(&card, "id").to_owned()
}

async fn refused(webex: &Webex<'_>, room: &str, direct: &str, card: &str) {
    let wrong = json!({ "type": "AdaptiveCard", "version": "1.6", "body": [] });
    let wrong = json!([{ "contentType": "application/vnd.microsoft.card.adaptive", "content": wrong }]);
    for body in [
        json!({ "toPersonEmail": ANA.email, "markdwon": "hola" }),
        json!({ "text": "hola" }),
        json!({ "toPersonEmail": ANA.email }),
        json!({ "toPersonEmail": ANA.email, "text": "a".repeat(7_440) }),
        json!({ "toPersonEmail": ANA.email, "text": "x", "attachments": wrong }),
    ] {
        webex.refused(BOT.token, "POST /messages", body, 400).await;
    }
    webex.refused(BOT.token, "POST /messages", json!({ "toPersonEmail": "a@b.test", "text": "x" }), 404).await;
    webex.refused(BOT.token, "GET /messages", Value::Null, 400).await;
    webex.refused(BOT.token, &format!("GET /messages?roomId={room}"), Value::Null, 403).await;
    let path = format!("/messages/{card}");
    let edit = json!({ "roomId": direct, "markdown": "otra" });
    webex.refused(BOT.token, &format!("PUT {path}"), edit, 400).await;
    webex.refused(LUIS.token, &format!("GET {path}"), Value::Null, 404).await;
    webex.refused(ANA.token, &format!("DELETE {path}"), Value::Null, 403).await;
}

/// Files are sent as a form of parts, as the guide to messages shows it, or named by a public address.
async fn files(webex: &Webex<'_>, room: &str) {
    let part = |what: &str, body: &str| format!("--cut\r\nContent-Disposition: form-data; {what}\r\n\r\n{body}\r\n");
    let file = "name=\"files\"; filename=\"a.csv\"\r\nContent-Type: text/csv";
    let form =
        [part("name=\"roomId\"", room), part("name=\"text\"", "lista"), part(file, "a,b")].concat() + "--cut--\r\n";
    let request = webex.request(ANA.token, "POST /messages").header(CONTENT_TYPE, "multipart/form-data; boundary=cut");
    let sent = webex.stage.send(request.body(form), 200).await.body;
    let id = sent["files"][0].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    webex.stage.send(webex.request(ANA.token, &format!("GET /contents/{id}")), 200).await;
    webex.refused(LUIS.token, &format!("GET /contents/{id}"), Value::Null, 404).await;
    let public = format!("{}/sandbox/info", webex.stage.sandbox.urls.demo);
    let named = json!({ "roomId": room, "text": "foto", "files": [public] });
    webex.ask(BOT.token, "POST /messages", named, 200).await;
    let nowhere = json!({ "roomId": room, "files": ["here.png"] });
    webex.refused(BOT.token, "POST /messages", nowhere, 400).await;
}

pub(super) async fn attachments(webex: &Webex<'_>, card: &str) {
    let submit = json!({ "type": "submit", "messageId": card, "inputs": { "name": "María", "action": "x" } });
    let action = webex.ask(ANA.token, "POST /attachment/actions", submit.clone(), 202).await.body;
    webex.get(BOT.token, &format!("/attachment/actions/{}", text(&action, "id"))).await;
    webex.refused(BOT.token, "POST /attachment/actions", submit, 403).await;
    let other = json!({ "type": "open", "messageId": card, "inputs": {} });
    webex.refused(ANA.token, "POST /attachment/actions", other, 400).await;
    webex.refused(BOT.token, "GET /attachment/actions/none", Value::Null, 404).await;
}

fn card() -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.3",
        "body": [{ "type": "Input.Text", "id": "name", "label": "Nombre" }],
        "actions": [{ "type": "Action.Submit", "title": "Enviar", "data": { "action": "x" } }],
    })
}
