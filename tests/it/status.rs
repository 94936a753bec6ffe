//! `estado`: one card with what works and what does not.

use serde_json::json;
use televisita::{outbox::Delivery, sandbox::faults::Fault, store::Commit, visit::AdminAlert};

use crate::{actors::Form, privacy::assert_impersonal, world::World};

/// A line of the card, by its first words.
fn line(words: &str, name: &str) -> String {
    let found = words.lines().find(|line| line.contains(&format!("**{name}**")));
    found.unwrap_or_else(|| panic!("no line {name:?} in {words}")).to_owned()
}

#[tokio::test]
async fn everything_works_and_is_said_in_one_card() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    world.patient().enters_the_lobby().await;
    world.minutes_pass(5).await;
    world.admin().writes("estado").await;
    let card = world.admin().answer().await;
    let words = card.words();
    assert!(words.starts_with("Todo funciona\nmartes 24 de noviembre, 10:25 · versión "), "{words}");
    assert!(words.contains("en marcha desde hace 5 minutos"), "{words}");
    let redis = line(&words, "Redis");
    assert!(
        redis.starts_with("✅ **Redis**: responde; ") && redis.ends_with(" MB en memoria; guarda en disco"),
        "{redis}"
    );
    assert!(line(&words, "Entrada").starts_with("✅ **Entrada**: 0 en espera, "), "{words}");
    assert_eq!(line(&words, "Salida"), "✅ **Salida**: 0 en espera, 0 para después");
    assert!(
        line(&words, "Webex, el bot").starts_with("✅ **Webex, el bot**: responde; último acierto: martes"),
        "{words}"
    );
    let app = line(&words, "Webex, la Service App");
    assert!(app.contains("✅") && app.contains("autorización hasta: lunes 22 de febrero, 10:20"), "{app}");
    assert_eq!(line(&words, "Webhooks"), "✅ **Webhooks**: 7 de 7 activos");
    let twilio = line(&words, "Twilio");
    assert!(
        twilio.contains("último acierto") && twilio.ends_with("ningún mensaje sin entregar en la última hora"),
        "{twilio}"
    );
    assert_eq!(line(&words, "Visitas"), "✅ **Visitas**: 1 en sala de espera, 0 en videollamada, 1 hoy");
    assert_eq!(line(&words, "Alertas"), "✅ **Alertas**: ninguna abierta");
    assert_impersonal(&words);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_does_not_work_is_marked_and_said_in_words() {
    let world = World::start().await;
    world.sandbox.faults.set(Fault::SmsRefused, true);
    world.ana().books(Form::default()).await;
    world.loses_meeting_webhooks().await;
    let alert = Delivery::Alert { alert: AdminAlert::LicencesUsedUp };
    let _ = world.app().await.store.commit(&Commit::default().deliver(alert)).await.unwrap();
    world.settle().await;
    drop(world.admin().alerts().await);
    world.admin().writes("estado").await;
    let words = world.admin().answer().await.words();
    assert!(words.starts_with("4 cosas necesitan atención"), "{words}");
    assert!(line(&words, "Salida").ends_with("una cosa no se pudo hacer"), "{words}");
    let twilio = line(&words, "Twilio");
    assert!(twilio.starts_with("⚠️") && twilio.contains("último fallo"), "{twilio}");
    assert!(twilio.ends_with("un mensaje sin entregar en la última hora"), "{twilio}");
    let webhooks = line(&words, "Webhooks");
    assert!(webhooks.starts_with("⚠️ **Webhooks**: 3 de 7 activos; meetings.started: falta;"), "{webhooks}");
    assert!(line(&words, "Alertas").ends_with("2 abiertas"), "{words}");
    assert_impersonal(&words);
    drop(world.patient().texts());
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn a_cloud_that_is_down_is_on_the_card_and_not_in_its_way() {
    let world = World::start().await;
    world.sandbox.faults.next(Fault::Webex5xx, 3, "GET /v1/webhooks");
    world.admin().writes("status").await;
    let words = world.admin().answer().await.words();
    assert!(words.starts_with("3 things need attention"), "{words}");
    assert!(line(&words, "Webex, the bot").starts_with("⚠️ **Webex, the bot**: does not answer"), "{words}");
    assert!(line(&words, "Webhooks").contains("messages.created: not known"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn asked_in_the_space_it_is_answered_there_and_refreshed_by_a_press() {
    let world = World::start().await;
    world.admin().asks_in_the_space("estado").await;
    let told = world.admin().alerts().await;
    assert!(told.len() == 1 && told[0].starts_with("Todo funciona"), "{told:?}");
    assert!(world.admin().chat().await.is_empty(), "nothing in private");
    let first = world.admin().alert_card().await;
    world.minutes_pass(30).await;
    world.admin().submits_quietly(&first, "Actualizar", &json!({})).await;
    world.settle().await;
    let second = world.admin().alert_card().await;
    assert!(second.id != first.id && second.words().contains("10:50"), "{}", second.words());
    world.finish().await;
}

#[tokio::test]
async fn it_is_for_admins() {
    let world = World::start().await;
    world.ana().writes("estado").await;
    let answer = world.ana().answer().await;
    assert!(answer.card.is_none() && !answer.words().contains("Redis"), "{}", answer.words());
    world.finish().await;
}
