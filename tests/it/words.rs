//! What people write to the bot.

use serde_json::json;
use televisita::{
    directory::StaffRole,
    manifest::manifest,
    sandbox::people::{BOT, SERVICE_APP},
    texts::Language,
};

use crate::{webhooks::post_to_webex_door, world::World};

#[tokio::test]
async fn unknown_words_are_answered_with_what_the_bot_can_do() {
    let world = World::start().await;
    world.ana().writes("¿qué tal el clima?").await;
    let words = world.ana().answer().await.words();
    assert!(words.starts_with("No entendí eso. Esto es lo que puedo hacer:"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn the_help_lists_every_command_of_the_manifest_that_one_may_use() {
    let world = World::start().await;
    world.ana().writes("ayuda").await;
    let words = world.ana().answer().await.words();
    for command in &manifest().commands {
        let known =
            command.words(Language::EsMx).iter().map(|word| format!("**{word}**")).collect::<Vec<_>>().join(" · ");
        let argument = command.argument.get("es-MX").map_or(String::new(), |argument| format!(" _{argument}_"));
        let line = format!("{known}{argument}: {}", command.what(Language::EsMx));
        assert_eq!(
            words.contains(&line),
            command.roles.is_empty() || command.roles.contains(&StaffRole::Clinician),
            "{line}: {words}"
        );
    }
    world.finish().await;
}

#[tokio::test]
async fn every_word_of_the_manifest_is_understood() {
    let world = World::start().await;
    for command in &manifest().commands {
        for word in Language::ALL.into_iter().flat_map(|language| command.words(language)) {
            world.ana().writes(word).await;
            let words = world.ana().answer().await.words();
            assert!(
                !["No entendí", "I did not", "Não entendi"].iter().any(|unknown| words.starts_with(unknown)),
                "{word}: {words}"
            );
        }
    }
    world.finish().await;
}

#[tokio::test]
async fn whoever_writes_english_is_answered_in_english_from_then_on() {
    let world = World::start().await;
    world.luis().writes("hello").await;
    assert_eq!(world.luis().answer().await.buttons(), ["New visit", "Today’s agenda", "Patients", "Help"]);
    world.luis().writes("¿?").await;
    assert!(world.luis().answer().await.words().starts_with("I did not understand that."));
    world.ana().writes("hola").await;
    assert_eq!(world.ana().answer().await.buttons(), ["Nueva visita", "Agenda de hoy", "Pacientes", "Ayuda"]);
    world.finish().await;
}

#[tokio::test]
async fn in_a_group_the_bot_answers_in_private() {
    let world = World::start().await;
    let room = world.config().webex.admin_room_id;
    let said = json!({ "roomId": room, "markdown": format!("<@personEmail:{}> hola", BOT.email) });
    world.admin().post("/v1/messages", &said).await;
    world.settle().await;
    assert_eq!(world.admin().alerts().await, ["Le escribo en privado."]);
    assert_eq!(world.admin().answer().await.buttons(), ["Personal", "Ayuda"]);
    world.finish().await;
}

#[tokio::test]
async fn a_stranger_to_the_hospital_is_refused_politely() {
    let world = World::start().await;
    let text = json!({ "toPersonEmail": BOT.email, "text": "hola" });
    let message = world.ana().post("/v1/messages", &text).await;
    let stranger = televisita_person(SERVICE_APP.uuid);
    let data = json!({ "id": message["id"], "roomId": "room", "roomType": "direct", "personId": stranger });
    let event = json!({ "resource": "messages", "event": "created", "data": data });
    assert_eq!(post_to_webex_door(&world, &event.to_string()).await, 200);
    world.settle().await;
    // The sandbox's strangers have no chat: that the sentence was tried is all that can be seen.
    let all = world.sandbox.exchanges.all();
    let said = all.iter().filter(|one| one.method == "POST" && one.template == "/v1/messages");
    let said: Vec<_> = said.map(|one| String::from_utf8(one.request_body.clone()).unwrap()).collect();
    let to_stranger: Vec<_> = said.iter().filter(|body| body.contains(&stranger)).collect();
    assert_eq!(to_stranger.len(), 1, "{said:#?}");
    assert!(to_stranger[0].contains("solo puedo atender al personal del hospital"), "{to_stranger:?}");
    drop(world.admin().alerts().await);
    world.finish_after_giving_up().await;
}

/// Webex's id of a person.
fn televisita_person(uuid: uuid::Uuid) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(format!("ciscospark://us/PEOPLE/{uuid}"))
}
