//! A clinician who is late: said once, and everybody who comes later hears of it.

use crate::world::World;

#[tokio::test]
async fn saying_it_once_tells_everybody_later_that_day() {
    let world = World::start().await;
    let ana = world.ana();
    world.plans(&ana, "10:25", &[("María López", "55 1234 5678")]).await;
    world.plans(&ana, "11:00", &[("Juan Pérez", "55 8765 4321")]).await;
    world.plans(&world.luis(), "11:00", &[("Rosa Díaz", "55 2222 3333")]).await;
    drop(world.luis().chat().await);
    world.admin().alerts().await;
    let (mut maria, juan, rosa) = (world.patient(), world.holder_of("+525587654321"), world.holder_of("+525522223333"));
    maria.enters_the_lobby().await;
    drop((juan.texts(), rosa.texts()));
    ana.writes("voy 10 min tarde").await;
    let answer = ana.chat().await.into_iter().find(|one| one.card.is_none()).unwrap().markdown;
    assert_eq!(
        answer,
        "Anotado: 10 min tarde en 2 visitas. Por SMS se avisa a 1 persona. 1 persona ya espera y lo lee en su página."
    );
    let text = juan.text();
    assert!(text.contains("11:10"), "{text}");
    assert!(rosa.texts().is_empty(), "she comes to somebody else");
    assert!(maria.texts().is_empty());
    assert_eq!(maria.state().await["expected_at"], "2026-11-24T16:35:00Z");
    let words = ana.cards_about("María López espera").await[0].words();
    assert!(words.contains("10:25 · con retraso: 10:35"), "{words}");

    ana.writes("tarde 45").await;
    let answer = ana.chat().await.into_iter().find(|one| one.card.is_none()).unwrap().markdown;
    assert!(answer.contains("A 1 persona se le ofrece otra fecha."), "{answer}");
    assert!(juan.text().contains("/v/"), "an offer to move is a link");
    ana.writes("tarde 0").await;
    assert!(juan.text().ends_with("ya no va con demora. Su videollamada empieza a las 11:00."));
    drop(ana.chat().await);
    assert_eq!(maria.state().await["expected_at"], serde_json::Value::Null);
    drop(juan.texts());
    world.finish_after_giving_up().await;
}

#[tokio::test]
async fn what_is_not_clear_is_asked_and_nobody_is_told_twice() {
    let world = World::start().await;
    let ana = world.ana();
    ana.writes("tarde").await;
    assert!(ana.answer().await.words().starts_with("¿Cuántos minutos?"));
    ana.writes("voy a las 11:30").await;
    assert!(ana.answer().await.words().starts_with("¿Cuántos minutos?"), "nothing is guessed");
    ana.writes("tarde 300").await;
    assert!(ana.answer().await.words().starts_with("Para más de 180 minutos"));
    ana.writes("tarde 10").await;
    assert_eq!(ana.answer().await.words(), "No tiene más visitas hoy a las que avisar.");
    world.plans(&ana, "11:00", &[("Juan Pérez", "55 8765 4321")]).await;
    let juan = world.holder_of("+525587654321");
    drop(juan.texts());
    ana.writes("agenda").await;
    ana.presses(&ana.agenda().await, "20 min").await;
    assert_eq!(juan.texts().len(), 1);
    ana.writes("tarde 20").await;
    assert!(juan.texts().is_empty());
    drop(ana.chat().await);
    world.minutes_pass(5).await;
    let words = ana.agenda().await.words();
    assert!(words.contains("20 min tarde"), "{words}");
    world.finish().await;
}
