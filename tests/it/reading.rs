//! How a page is read: in which language, in letters of which size, on whose clocks.

use televisita::{
    texts::Language,
    visit::{Actor, Canned, Event, Invitee, PersonName, Role, Visit, Words},
};

use crate::{
    actors::{Form, Page, Patient},
    world::World,
};

async fn visit(world: &World) -> Visit {
    let (now, day) = (world.clock.now(), jiff::SignedDuration::from_hours(24));
    world.app().await.store.visits_between(now - day, now + day).await.unwrap().remove(0)
}

/// Which languages a page offers, and which of them it is in.
fn languages(page: &Page) -> (Vec<String>, String) {
    let buttons = page.between("/language\"", "</form>");
    let all = buttons.split("<button ").skip(1).map(str::to_owned).collect::<Vec<_>>();
    let name = |button: &String| button.split_once('>').unwrap().1.split_once('<').unwrap().0.to_owned();
    let current = all.iter().filter(|button| button.contains("aria-current=\"true\"")).map(name).collect::<Vec<_>>();
    assert_eq!(current.len(), 1, "{buttons}");
    (all.iter().map(name).collect(), current[0].clone())
}

#[tokio::test]
async fn the_language_is_chosen_on_the_page_and_all_that_follows_comes_in_it() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    let names = ["Español", "English", "Português"].map(str::to_owned).to_vec();
    assert_eq!(languages(&page), (names.clone(), "Español".to_owned()));
    let page = maria.chooses_language("pt-BR").await;
    assert!(page.html.contains("<html lang=\"pt-BR\""));
    assert_eq!(languages(&page), (names, "Português".to_owned()));
    assert!(page.html.contains("<button name=\"language\" value=\"en\" lang=\"en\">English</button>"), "{}", page.html);
    let lobby = maria.accepts(&page).await;
    assert_eq!(lobby.title(), "Você já está na sala de espera");
    let lobby = maria.chooses_language("en").await;
    assert_eq!(lobby.title(), "You are in the waiting room");
    let by = Actor::from(&visit(&world).await.clinician);
    world
        .happens(visit(&world).await.id, Event::MessageSent { words: Words::Canned(Canned::FewMinutes), to: None, by })
        .await;
    assert!(maria.state().await["messages"][0]["text"].as_str().unwrap().starts_with("I am still with"));
    world.minutes_pass(61).await;
    let mut other = world.patient();
    let door = other.opens(&maria.link.clone()).await;
    assert_eq!(languages(&door).1, "English", "{}", door.title());
    other.asks_for_a_new_link().await;
    let text = other.text();
    assert!(text.contains("link") && !text.contains("enlace"), "{text}");
    drop((world.ana().chat().await, world.admin().alerts().await));
    world.finish().await;
}

#[tokio::test]
async fn nobody_chooses_a_language_that_is_not_spoken() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    maria.opens_the_link().await;
    for tag in ["", "fr", "en\"><script>"] {
        assert_eq!(languages(&maria.chooses_language(tag).await).1, "Español");
    }
    assert_eq!(visit(&world).await.participants[0].language, Language::EsMx);
    world.finish().await;
}

#[tokio::test]
async fn an_unknown_link_offers_nothing_to_choose() {
    let world = World::start().await;
    let answer = world.client.get(world.url("/v/AAAAAAAAAAAAAAAAAAAAAA")).header("cookie", "letters=big").send().await;
    let page = Page::of(answer.unwrap()).await;
    assert!(!page.html.contains("/language\"") && !page.html.contains("/letters\""), "{}", page.html);
    assert!(page.html.contains("class=\"big\""), "but letters are as this browser wants them");
    world.finish().await;
}

#[tokio::test]
async fn big_letters_stay_in_this_browser_until_they_are_switched_off() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let mut maria = world.patient();
    let page = maria.opens_the_link().await;
    assert!(!page.html.contains("class=\"big\""));
    let page = maria.chooses_letters("big").await;
    assert!(page.html.contains("class=\"big\""));
    maria.accepts_and_keeps_letters(&page).await;
    assert!(maria.page().await.html.contains("class=\"big\""), "in the lobby, too");
    let mut other = world.patient();
    assert!(!other.opens(&maria.link.clone()).await.html.contains("class=\"big\""), "another browser");
    assert!(!maria.chooses_letters("usual").await.html.contains("class=\"big\""));
    drop(world.ana().chat().await);
    world.finish().await;
}

impl Patient<'_> {
    /// Accepts the terms; the browser has another cookie already.
    async fn accepts_and_keeps_letters(&mut self, page: &Page) {
        let letters = self.cookie.take().unwrap();
        self.accepts(page).await;
        self.cookie = Some(format!("{letters}; {}", self.cookie.take().unwrap()));
    }
}

#[tokio::test]
async fn phones_are_called_by_a_tap() {
    let world = World::start().await;
    world.ana().books(Form::default()).await;
    let page = world.patient().opens_the_link().await;
    assert!(page.html.contains("llame al <a href=\"tel:911\">911</a>"), "{}", page.html);
    assert!(page.html.contains("Llame al <a href=\"tel:+525555550100\">55 5555 0100</a>"), "{}", page.html);
    world.finish().await;
}

#[tokio::test]
async fn times_are_on_the_readers_clocks_and_name_both_zones_when_they_differ() {
    let world = World::start().await;
    let id = world.plans(&world.ana(), "10:20", &[("María López", "55 1234 5678")]).await;
    let by = Actor::from(&visit(&world).await.clinician);
    // In November it is as late in Chicago as in Mexico City.
    let relatives = [
        ("+525587654321", "America/Chicago", "martes 24 de noviembre, 10:20</dd>", "hacia las 10:40.</b>"),
        (
            "+525587654322",
            "America/New_York",
            "martes 24 de noviembre, 11:20 (hora de Nueva York; 10:20 en la clínica)</dd>",
            "hacia las 11:40 (hora de Nueva York; 10:40 en la clínica).</b>",
        ),
        (
            "+525587654323",
            "Asia/Tokyo",
            "miércoles 25 de noviembre, 1:20 (hora de Tokyo; martes 24 de noviembre, 10:20 en la clínica)</dd>",
            "hacia las 1:40 (hora de Tokyo; martes 24 de noviembre, 10:40 en la clínica).</b>",
        ),
    ];
    let mut readers = Vec::new();
    for (number, (phone, zone, shown, late)) in relatives.into_iter().enumerate() {
        let invitee = Invitee {
            role: Role::Relative,
            relation: None,
            name: PersonName::parse(["Ana López", "Eva López", "Luz López"][number]).unwrap(),
            phone: phone.parse().unwrap(),
            language: Language::EsMx,
            zone: Some(zone.to_owned()),
        };
        world.happens(id, Event::Invited { invitee, by: by.clone() }).await;
        let mut reader = world.holder_of(phone);
        let page = reader.opens_the_link().await;
        assert!(page.html.contains(shown), "{zone}: {}", page.html);
        readers.push((reader, late));
    }
    let maria = world.patient().opens_the_link().await;
    assert!(maria.html.contains("martes 24 de noviembre, 10:20</dd>"), "{}", maria.html);
    world.happens(id, Event::RunningLate { minutes: 20, by }).await;
    for (reader, late) in readers {
        let page = reader.page().await;
        assert!(page.html.contains(late), "{late}: {}", page.html);
        drop(reader.texts());
    }
    drop((world.ana().chat().await, world.patient().texts()));
    world.finish().await;
}
