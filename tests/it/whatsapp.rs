//! The second channel of hospitals that have WhatsApp: for whoever does not open the link in their text.

use serde_json::json;
use televisita::sandbox::people::{TEMPLATES, WHATSAPP_SENDER};
use tempfile::TempDir;

use crate::{actors::Form, clinic_texts::world_of_a_clinic, world::World};

const PHONE: &str = "+525512345678";
const WHATSAPP: &str = "whatsapp:+525512345678";

async fn world_with_whatsapp() -> (World, TempDir) {
    let from = WHATSAPP_SENDER.trim_start_matches("whatsapp:");
    let templates = TEMPLATES.iter().map(|one| (one.language.to_owned(), one.sid.into()));
    let templates = serde_json::Value::Object(templates.collect());
    world_of_a_clinic(json!({ "whatsapp": { "from": from, "templates": templates } })).await
}

/// The link in a text, if it has one.
fn links(texts: &[String]) -> usize {
    texts.iter().filter(|text| text.contains("/v/")).count()
}

#[tokio::test]
async fn whoever_does_not_open_the_text_gets_the_link_by_whatsapp() {
    let (world, _folder) = world_with_whatsapp().await;
    let ana = world.ana();
    ana.books(Form { opens: false, ..Form::default() }).await;
    let (phone, mut whatsapp) = (world.holder_of(PHONE), world.holder_of(WHATSAPP));
    assert_eq!(phone.texts().len(), 1);
    world.minutes_pass(2).await;
    assert_eq!((links(&phone.texts()), whatsapp.texts().len()), (1, 0));
    world.minutes_pass(2).await;
    assert!(phone.texts().is_empty());
    let page = whatsapp.opens_the_link().await;
    whatsapp.accepts(&page).await;
    let card = ana.card().await.words();
    assert!(card.starts_with("María López espera"), "{card}");
    world.minutes_pass(2).await;
    assert!(phone.texts().is_empty() && whatsapp.texts().is_empty(), "nothing more is done");
    drop(ana.chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_whatsapp_does_not_deliver_goes_by_sms() {
    for code in [63016, 63024] {
        let (world, _folder) = world_with_whatsapp().await;
        let ana = world.ana();
        match code {
            63016 => world.sandbox.twilio.next_fails(WHATSAPP, code, 1),
            _ => world.sandbox.twilio.without_whatsapp(PHONE),
        }
        ana.books(Form { opens: false, ..Form::default() }).await;
        let mut maria = world.holder_of(PHONE);
        drop(maria.texts());
        world.minutes_pass(2).await;
        drop(maria.texts());
        world.minutes_pass(2).await;
        drop(world.holder_of(WHATSAPP).texts());
        maria.enters_the_lobby().await;
        assert_eq!(maria.screen().await, "lobby", "{code}: the link of the SMS counts");
        let told = ana.chat().await.iter().any(|one| one.words().contains("no llegó:"));
        assert!(!told && world.admin().alerts().await.is_empty(), "{code}: nobody has to do anything");
        world.finish().await;
    }
}

#[tokio::test]
async fn what_twilio_refuses_for_whatsapp_goes_by_sms() {
    let (world, _folder) = world_with_whatsapp().await;
    world.sandbox.twilio.next_refused(WHATSAPP, 63003, 1);
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.holder_of(PHONE);
    drop(maria.texts());
    world.minutes_pass(2).await;
    drop(maria.texts());
    world.minutes_pass(2).await;
    maria.enters_the_lobby().await;
    drop(world.ana().chat().await);
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn a_whatsapp_message_whose_sending_was_not_confirmed_is_found_by_its_link() {
    use televisita::sandbox::faults::Fault;
    let (world, _folder) = world_with_whatsapp().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    drop(world.holder_of(PHONE).texts());
    world.minutes_pass(3).await;
    drop(world.holder_of(PHONE).texts());
    world.sandbox.faults.set(Fault::SmsCallbacksLost, true);
    world.sandbox.faults.next(Fault::SmsAnswerLost, 1, "");
    world.minutes_pass(1).await;
    world.seconds_pass(30).await;
    let mut whatsapp = world.holder_of(WHATSAPP);
    let page = whatsapp.opens_the_link().await;
    whatsapp.accepts(&page).await;
    drop(world.ana().chat().await);
    world.finish().await;
}
