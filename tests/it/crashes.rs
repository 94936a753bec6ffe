//! Crashes: nothing is lost, and nothing happens twice.

use std::time::Duration;

use televisita::{
    app::App,
    config::RedisChoice,
    store::{Commit, Store, server::Server},
};
use tokio_util::sync::CancellationToken;

use crate::{actors::Form, world::World};

/// Crashes after every single step until nothing is left to do. Answers how often that was.
async fn settle_crashing(world: &World) -> usize {
    let mut steps = 0;
    while world.step().await {
        world.crash().await;
        world.start_service().await;
        steps += 1;
        assert!(steps < 200, "the story goes in circles");
    }
    steps
}

#[tokio::test]
async fn a_service_that_dies_after_every_step_books_one_visit() {
    let world = World::start().await;
    let form = world.ana().form().await;
    world.ana().fills_in(&form, Form { opens: false, ..Form::default() }).await;
    assert!(settle_crashing(&world).await >= 5);
    assert_eq!(world.meetings_made(), 1);
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    assert_eq!(maria.screen().await, "lobby");
    let card = world.ana().card().await;
    assert_eq!(card.buttons(), ["Admitir", "Abrir la reunión", "Mensaje…", "Más…"]);
    world.ana().submits_quietly(&card, "Admitir", &serde_json::json!({})).await;
    assert!(settle_crashing(&world).await >= 3);
    assert_eq!(maria.screen().await, "admitted");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_reminder_survives_a_crash() {
    let world = World::start().await;
    world.ana().books(Form { later: Some(("2026-11-24", "12:30")), ..Form::default() }).await;
    drop(world.patient().text());
    world.crash().await;
    world.start_service().await;
    world.minutes_pass(120).await;
    assert!(world.patient().text().contains("/v/"));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn what_a_worker_had_in_hand_when_it_died_is_taken_over() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    let card = world.ana().card().await;
    world.ana().submits_quietly(&card, "Admitir", &serde_json::json!({})).await;
    world.sandbox.deliver_pending().await;
    let app = world.app().await;
    assert!(app.inbox.queue().take().await.unwrap().is_some());
    drop(app);
    world.settle().await;
    assert_eq!(maria.screen().await, "lobby", "somebody may still be at it");
    world.crash().await;
    world.start_service().await;
    world.settle().await;
    assert_eq!(maria.screen().await, "admitted");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_redis_that_is_killed_comes_back_with_its_data() {
    let world = World::start().await;
    let folder = tempfile::Builder::new().prefix("tv").tempdir_in("/tmp").unwrap();
    let server = Server::start("redis-server", folder.path()).await.unwrap();
    let (handle, pid) = (server.handle(), server.pid().unwrap());
    let store = Store::new(handle, "sandbox");
    assert!(store.note("kept").await.unwrap().is_none());
    let _ = store.commit(&Commit::default().lasting_note("kept", "yes")).await.unwrap();
    let stop = CancellationToken::new();
    let until = stop.clone();
    let supervised = tokio::spawn(async move { server.supervise(&until).await });
    let killed = tokio::process::Command::new("kill").args(["-9", &pid.to_string()]).status().await.unwrap();
    assert!(killed.success());
    let back = async {
        loop {
            match store.note("kept").await {
                Ok(note) => break note,
                Err(_) => tokio::task::yield_now().await,
            }
        }
    };
    let note = tokio::time::timeout(Duration::from_secs(20), back).await.expect("it does not come back");
    assert_eq!(note.as_deref(), Some("yes"));
    stop.cancel();
    supervised.await.unwrap();
    world.finish().await;
}

#[tokio::test]
async fn a_second_service_on_the_same_folder_is_refused() {
    let world = World::start().await;
    let second = App::build(world.config(), world.clock.clone(), CancellationToken::new()).await;
    let error = second.err().expect("two services share a folder").to_string();
    assert!(error.contains("in use by another televisita"), "{error}");
    world.ana().writes("hola").await;
    drop(world.ana().answer().await);
    world.finish().await;
}

#[tokio::test]
async fn a_missing_redis_server_says_how_to_install_it() {
    let world = World::start().await;
    let folder = tempfile::Builder::new().prefix("tv").tempdir_in("/tmp").unwrap();
    let mut config = world.config();
    config.redis =
        RedisChoice::Private { binary: "redis-server-that-is-not".to_owned(), folder: folder.path().to_owned() };
    let built = App::build(config, world.clock.clone(), CancellationToken::new()).await;
    let error = built.err().expect("it runs without a store").to_string();
    assert!(error.contains("apt-get install redis-server") && error.contains("REDIS_URL"), "{error}");
    world.finish().await;
}
