//! Links: what opens, what does not, and what the person can do then.

use reqwest::Method;

use crate::{
    actors::{Form, Page},
    world::World,
};

#[tokio::test]
async fn a_link_that_cannot_be_one_says_what_to_do_in_the_readers_language() {
    let world = World::start().await;
    for token in ["x", "%F0%9F%98%80", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        for (language, title) in [
            ("es-MX", "Este enlace no está completo"),
            ("en-US", "This link is not complete"),
            ("pt-BR", "Este link não está completo"),
        ] {
            let asked = world.client.get(world.url(&format!("/v/{token}"))).header("accept-language", language);
            let page = Page::of(asked.send().await.unwrap()).await;
            assert_eq!((page.status, page.title().as_str()), (404, title), "{token}");
        }
    }
    for (method, path) in [(Method::GET, "/state"), (Method::GET, "/events"), (Method::POST, "/credentials")] {
        let url = world.url(&format!("/v/AAAAAAAAAAAAAAAAAAAAAA{path}"));
        assert_eq!(world.client.request(method, url).body("{}").send().await.unwrap().status(), 404, "{path}");
    }
    world.finish().await;
}

#[tokio::test]
async fn looking_at_a_link_uses_nothing_up() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let first = maria.opens_the_link().await;
    assert_eq!(maria.page().await.html, first.html);
    let link = maria.link.clone();
    assert_eq!(world.patient().opens(&link).await.html, first.html, "also from another browser");
    maria.accepts(&first).await;
    assert_eq!(maria.screen().await, "lobby");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn an_expired_link_brings_a_new_one_to_the_phone_on_file() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    let old = maria.link.clone();
    world.minutes_pass(61).await;
    assert!(maria.text().contains("no le vimos hoy"), "the visit was to be an hour ago");
    let page = maria.page().await;
    assert_eq!((page.status, page.title().as_str()), (410, "Este enlace ya no sirve"));
    assert_eq!(maria.asks_for_a_new_link().await.title(), "Listo: le enviamos un enlace nuevo");
    maria.enters_the_lobby().await;
    assert_ne!(maria.link, old);
    assert_eq!(maria.screen().await, "lobby");
    assert_eq!(world.patient().opens(&old).await.status, 410);
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_link_is_good_for_the_hour_and_for_the_call_that_outlasts_it() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    world.minutes_pass(59).await;
    assert!(maria.text().contains("no le vimos hoy"), "the visit was to be an hour ago");
    let page = maria.page().await;
    maria.accepts(&page).await;
    world.minutes_pass(30).await;
    assert_eq!((maria.page().await.status, maria.screen().await.as_str()), (200, "lobby"));
    drop(world.ana().chat().await);
    assert_eq!(world.admin().alerts().await.len(), 1, "somebody has waited for half an hour");
    world.finish().await;
}

#[tokio::test]
async fn a_link_in_use_elsewhere_can_be_replaced_by_whoever_holds_the_phone() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut phone = world.patient();
    phone.enters_the_lobby().await;
    let mut tablet = world.patient();
    let page = tablet.opens(&phone.link.clone()).await;
    assert_eq!((page.status, page.title().as_str()), (409, "Este enlace ya está abierto en otro lugar"));
    world.minutes_pass(2).await;
    tablet.asks_for_a_new_link().await;
    assert_eq!(phone.screen().await, "lobby", "asking takes nobody's place");
    tablet.enters_the_lobby().await;
    assert_eq!((tablet.screen().await.as_str(), phone.screen().await.as_str()), ("lobby", "expired"));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn new_links_are_sent_at_most_once_a_minute() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    world.seconds_pass(59).await;
    maria.asks_for_a_new_link().await;
    assert!(maria.texts().is_empty());
    world.seconds_pass(1).await;
    maria.asks_for_a_new_link().await;
    maria.asks_for_a_new_link().await;
    assert_eq!(maria.texts().len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn credentials_are_given_after_admission_to_the_browser_that_holds_the_place() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert_eq!(maria.credentials().await.0, 403, "before consent");
    maria.accepts(&page).await;
    assert_eq!(maria.credentials().await, (409, serde_json::json!({ "screen": "lobby" })));
    world.ana().admits().await;
    let mut other = world.patient();
    other.opens(&maria.link.clone()).await;
    assert_eq!(other.credentials().await.0, 403, "another browser");
    let (name, _) = maria.cookie.as_ref().unwrap().split_once('=').unwrap();
    other.cookie = Some(format!("{name}=00000000000000000000000000000000"));
    assert_eq!(other.credentials().await.0, 403, "a cookie that was made up");
    let (status, credentials) = maria.credentials().await;
    assert_eq!((status, &credentials["display_name"]), (200, &"María López".into()));
    let meeting = world.ana().opens_meeting().await;
    world.ana().ends_meeting(&meeting).await;
    assert_eq!(maria.credentials().await.0, 409, "when it is over");
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn the_cookie_is_for_links_only_and_for_no_script() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    let terms = page.between("name=\"terms\" value=\"", "\"");
    let accept = world.client.post(format!("{}/consent", maria.link)).form(&[("accept", "yes"), ("terms", &terms)]);
    let answer = accept.send().await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/v"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    world.settle().await;
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_page_tells_nobody_where_it_is_and_is_kept_nowhere() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    let answer = world.client.get(&maria.link).send().await.unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!([header("cache-control"), header("referrer-policy")], ["no-store", "no-referrer"]);
    assert_eq!([header("x-content-type-options"), header("x-robots-tag")], ["nosniff", "noindex"]);
    let policy = header("content-security-policy");
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe-inline"), "{policy}");
    world.finish().await;
}

#[tokio::test]
async fn terms_that_were_not_accepted_let_nobody_in() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    for form in [vec![], vec![("accept", "yes")], vec![("accept", "no"), ("terms", "2026-11")]] {
        let answer = world.client.post(format!("{}/consent", maria.link)).form(&form).send().await.unwrap();
        assert!(answer.headers().get("set-cookie").is_none(), "{form:?}");
    }
    assert_eq!(maria.state().await["status"], 403);
    world.finish().await;
}

#[tokio::test]
async fn an_answer_that_got_lost_costs_nobody_their_place() {
    let world = World::start().await;
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    maria.takes_the_cookie().await;
    // The first answer never arrives, and the person presses again.
    drop(maria.accepts(&page).await);
    let again = maria.accepts(&page).await;
    assert_eq!((again.status, again.title()), (200, "Ya está en la sala de espera".to_owned()));
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    for form in ["/link", "/help", "/consent", "/"] {
        let answer = world.client.get(format!("{}{form}", maria.link)).send().await.unwrap();
        assert_eq!(answer.status(), 303, "{form}");
        assert!(maria.link.ends_with(answer.headers()["location"].to_str().unwrap()), "{form}");
    }
    drop(world.ana().chat().await);
    world.finish().await;
}

#[tokio::test]
async fn a_preview_of_the_page_is_not_taken_for_its_owner() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let link = maria.latest_link();
    let phone = "WhatsApp/2.24.18.79 A";
    for request in [world.client.get(&link).header("user-agent", phone), world.client.head(&link)] {
        assert_eq!(request.send().await.unwrap().status(), 200);
    }
    world.minutes_pass(2).await;
    assert_eq!(maria.texts().len(), 1, "nobody has opened it: it comes again");
    world.minutes_pass(4).await;
    assert!(world.ana().card().await.words().starts_with("María López no abre el enlace"));
    maria.opens(&link).await;
    drop(world.ana().chat().await);
    world.finish().await;
}
