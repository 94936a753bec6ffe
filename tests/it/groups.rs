//! In a group space the bot says that it writes in private, does so, and names no patient, whatever is done there.

use serde_json::{Value, json};
use televisita::{
    cards,
    sandbox::people::{BOT, IVAN, LUIS},
    texts::Language,
};

use crate::{
    actors::{Chatter, Form, Message},
    world::World,
};

/// A space with the two clinicians, the admin and the bot.
pub async fn space(world: &World) -> String {
    let room = world.ana().post("/v1/rooms", &json!({ "title": "Turno de la tarde" })).await;
    let room = room["id"].as_str().unwrap().to_owned();
    for email in [LUIS.email, IVAN.email, BOT.email] {
        world.ana().post("/v1/memberships", &json!({ "roomId": room, "personEmail": email })).await;
    }
    world.settle().await;
    let greeting = heard(world, &room).await;
    assert_eq!(
        greeting,
        ["Hola. Soy Televisita. Escríbame **hola** en un chat directo para empezar; aquí no hablo de pacientes."]
    );
    room
}

async fn mentions_the_bot(who: &Chatter<'_>, world: &World, room: &str, words: &str) {
    let markdown = format!("<@personEmail:{}> {words}", BOT.email);
    who.post("/v1/messages", &json!({ "roomId": room, "markdown": markdown })).await;
    world.settle().await;
}

/// What the bot has said in the space since the last look.
pub async fn heard(world: &World, room: &str) -> Vec<String> {
    world.luis().news_in(room).await.iter().map(Message::words).collect()
}

#[tokio::test]
async fn a_command_in_a_group_is_answered_in_private() {
    let world = World::start().await;
    let room = space(&world).await;
    mentions_the_bot(&world.ana(), &world, &room, "nueva visita").await;
    assert_eq!(heard(&world, &room).await, ["Le escribo en privado."]);
    let form = world.ana().answer().await;
    world.ana().sends(&form, Form::default()).await;
    assert_eq!(heard(&world, &room).await, Vec::<String>::new());
    assert!(world.ana().card().await.words().contains("María López"));
    assert_eq!(world.patient().texts().len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn unknown_words_in_a_group_are_answered_in_private() {
    let world = World::start().await;
    let room = space(&world).await;
    for (said, answer) in [
        ("¿cómo sigue María López?", "No entendí eso. Esto es lo que puedo hacer:"),
        ("neuva visita", "No entendí eso. ¿Quiso decir **nueva visita**?"),
        ("ayuda", "Esto puede escribirme"),
        ("idioma klingon", "¿En qué idioma le escribo?"),
    ] {
        mentions_the_bot(&world.ana(), &world, &room, said).await;
        assert_eq!(heard(&world, &room).await, ["Le escribo en privado."], "{said}");
        let words = world.ana().answer().await.words();
        assert!(words.starts_with(answer), "{said}: {words}");
    }
    world.finish().await;
}

#[tokio::test]
async fn what_one_may_not_do_is_told_in_private() {
    let world = World::start().await;
    let room = space(&world).await;
    mentions_the_bot(&world.admin(), &world, &room, "nueva visita").await;
    assert_eq!(heard(&world, &room).await, ["Le escribo en privado."]);
    assert!(world.admin().answer().await.words().starts_with("Eso no le corresponde a su cuenta."));
    world.finish().await;
}

#[tokio::test]
async fn a_card_that_is_submitted_in_a_group_is_answered_in_private() {
    let world = World::start().await;
    let room = space(&world).await;
    // The bot posts no such cards in a group; whoever finds one there all the same is answered as anywhere.
    for (name, inputs, answer) in [
        ("menu", json!({ "action": "help" }), "Esto puede escribirme"),
        ("menu", json!({ "action": "new-visit.open" }), "Nueva visita"),
        ("menu", json!({ "action": "nobody-knows-this" }), "No entendí eso."),
        (
            "new-visit",
            json!({ "action": "new-visit.submit", "form": "1", "patient": "María López", "phone": "55 12", "kind": "consultation", "when": "now" }),
            "Nueva visita",
        ),
    ] {
        let message = posts_card(&world, &room, name).await;
        drop(heard(&world, &room).await);
        let body = json!({ "type": "submit", "messageId": message, "inputs": inputs });
        world.ana().post("/v1/attachment/actions", &body).await;
        world.settle().await;
        assert_eq!(heard(&world, &room).await, Vec::<String>::new());
        let words = world.ana().answer().await.words();
        assert!(words.starts_with(answer), "{name}: {words}");
    }
    world.finish().await;
}

#[tokio::test]
async fn a_whole_visit_leaves_no_name_in_a_group() {
    let world = World::start().await;
    let room = space(&world).await;
    mentions_the_bot(&world.ana(), &world, &room, "nueva visita").await;
    let form = world.ana().answer().await;
    world.ana().sends(&form, Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let card = world.ana().card().await;
    mentions_the_bot(&world.ana(), &world, &room, "hola").await;
    world.ana().presses(&card, "Admitir").await;
    let meeting = world.ana().opens_meeting().await;
    maria.enters_the_meeting().await;
    world.ana().ends_meeting(&meeting).await;
    drop(world.ana().chat().await);
    let said = heard(&world, &room).await;
    assert_eq!(said, ["Le escribo en privado.", "Le escribo en privado."]);
    assert_eq!(world.admin().alerts().await, Vec::<String>::new());
    world.finish().await;
}

/// A card with its sample data, posted under the bot's name. Answers the message.
async fn posts_card(world: &World, room: &str, name: &str) -> String {
    let card = cards::render(name, Language::EsMx, cards::sample(name).unwrap()).unwrap();
    let attachment = json!({ "contentType": "application/vnd.microsoft.card.adaptive", "content": card });
    let body = json!({ "roomId": room, "markdown": name, "attachments": [attachment] });
    let url = format!("{}/v1/messages", world.sandbox.urls.webex);
    let answer = world.client.post(url).bearer_auth(BOT.token).json(&body).send().await.unwrap();
    let posted: Value = answer.error_for_status().unwrap().json().await.unwrap();
    world.settle().await;
    posted["id"].as_str().unwrap().to_owned()
}
