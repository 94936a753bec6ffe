//! What a person with an old phone has to fetch: measured as a browser gets it, compressed.

use std::collections::BTreeSet;

use televisita::web::Assets;

use crate::{actors::Form, world::World};

/// The page on which one accepts, with all that it needs to be shown and to work: it has to come in the first breath of a
/// connection.
const FIRST_FLIGHT: usize = 14 * 1024;
/// All that is fetched until the lobby stands, the Browser SDK and the call's own code apart.
const LOBBY: usize = 50 * 1024;

/// What a browser gets, in the bytes that come over the line.
async fn fetched(world: &World, url: &str, cookie: Option<&String>) -> (usize, Vec<u8>) {
    let mut request = world.client.get(url).header("accept-encoding", "br");
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200, "{url}");
    let body = answer.bytes().await.unwrap();
    (body.len(), body.to_vec())
}

/// The addresses that a page has its browser fetch.
fn named(html: &str) -> BTreeSet<String> {
    let tags = html.split('<').filter(|tag| ["link ", "script ", "img "].iter().any(|name| tag.starts_with(name)));
    let address = |tag: &str| {
        let value = ["href=\"", "src=\""].iter().find_map(|name| tag.split_once(name)).map(|(_, rest)| rest);
        value.and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    tags.filter_map(address).filter(|url| !url.starts_with("data:")).collect()
}

/// Whatever a page links to, shows or submits to is of the service itself, or calls a phone.
fn assert_no_other_host(html: &str) {
    for (start, _) in
        html.match_indices("href=\"").chain(html.match_indices("src=\"")).chain(html.match_indices("action=\""))
    {
        let value = html[start..].split('"').nth(1).unwrap();
        let own = value.starts_with('/') && !value.starts_with("//");
        assert!(own || value.starts_with("data:") || value.starts_with("tel:") || value.starts_with('#'), "{value}");
    }
    assert!(!html.contains("http://") && !html.contains("https://"), "an address of another host: {html}");
}

#[tokio::test]
async fn the_first_page_comes_in_the_first_breath_and_the_lobby_is_light() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let consent = maria.opens_the_link().await;
    assert_no_other_host(&consent.html);
    let first = named(&consent.html);
    assert!(first.len() >= 4, "styles, colours, logo, script: {first:?}");
    let (mut sum, _) = fetched(&world, &maria.link, None).await;
    let mut parts = vec![("page".to_owned(), sum)];
    for url in &first {
        let (size, _) = fetched(&world, &world.url(url), None).await;
        parts.push((url.clone(), size));
        sum += size;
    }
    say(&format!("first flight: {sum} of {FIRST_FLIGHT} bytes, {} requests: {parts:?}", parts.len()));
    assert!(sum <= FIRST_FLIGHT, "{sum} bytes: {parts:?}");

    let lobby = maria.accepts(&consent).await;
    assert_no_other_host(&lobby.html);
    let mut all = named(&lobby.html);
    all.extend(Assets::read(&world.config().web_dir).unwrap().lobby_urls());
    assert!(all.is_superset(&first), "what the first page fetched is what the lobby uses: {first:?} {all:?}");
    let (mut sum, _) = fetched(&world, &maria.link, maria.cookie.as_ref()).await;
    let mut scripts = String::new();
    for url in &all {
        let (size, _) = fetched(&world, &world.url(url), None).await;
        sum += size;
        scripts.push_str(&world.client.get(world.url(url)).send().await.unwrap().text().await.unwrap());
    }
    say(&format!("lobby: {sum} of {LOBBY} bytes, {} requests", all.len() + 1));
    assert!(sum <= LOBBY, "{sum} bytes: {all:?}");
    let foreign = scripts.split("https://").skip(1).chain(scripts.split("http://").skip(1));
    let foreign: Vec<_> = foreign
        .map(|rest| rest.split(['"', '\'', '/', '`']).next().unwrap())
        .filter(|host| *host != "www.w3.org")
        .collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    drop(world.ana().chat().await);
    world.finish().await;
}

/// Says it on the terminal, where the test runner would swallow it.
fn say(line: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{line}");
}
