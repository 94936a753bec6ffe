//! The hospital's logo and colours, as browsers get them.

use crate::{actors::Form, world::World};

#[tokio::test]
async fn the_logo_and_the_colours_are_the_clinics_and_are_kept() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let page = world.patient().opens_the_link().await;
    let address = |end: &str| {
        let all = page.html.split('"').filter(|part| part.starts_with("/clinic/") && part.ends_with(end));
        all.collect::<Vec<_>>()[0].to_owned()
    };
    for (end, media_type, content) in
        [(".css", "text/css; charset=utf-8", "--brand:#0b6468"), (".svg", "image/svg+xml", "<svg")]
    {
        let answer = world.client.get(world.url(&address(end))).send().await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!((answer.status().as_u16(), header("content-type").as_str()), (200, media_type));
        assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
        assert!(header("content-security-policy").contains("default-src 'none'"));
        assert!(answer.text().await.unwrap().contains(content));
    }
    for other in ["/clinic/clinic.json", "/clinic/terms.en.md", "/clinic/..%2Fclinic.json"] {
        assert_eq!(world.client.get(world.url(other)).send().await.unwrap().status(), 404, "{other}");
    }
    world.finish().await;
}
