//! A clinician's whole day: twenty visits, three to which nobody comes, one delay, one visit taken over from a colleague.
//! Every message is one that somebody needed, and the presses are counted.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use crate::{
    actors::{Chatter, Patient},
    world::World,
};

const VISITS: usize = 20;
/// The first begins at 11:00, forty minutes after the story; the others every twenty minutes.
const FIRST: usize = 40;
const EVERY: usize = 20;
/// Nobody comes to these.
const ABSENT: [usize; 3] = [4, 9, 14];
/// At 14:10, in the middle of the tenth visit, which is one to which nobody comes, she sees that she will be late.
const LATE_AT: usize = 230;
const LATE_BY: usize = 10;
/// A call lasts so long.
const CALL: usize = 12;

/// One visit of the day, with whoever holds the phone.
struct Planned<'a> {
    name: String,
    patient: Patient<'a>,
    links: Vec<String>,
    texts: usize,
    /// The minute of the story at which it begins.
    begins: usize,
    meeting: Option<String>,
}

impl Planned<'_> {
    fn reads_texts(&mut self) {
        for text in self.patient.texts() {
            self.texts += 1;
            self.links.extend(text.split_whitespace().last().filter(|word| word.contains("/v/")).map(str::to_owned));
        }
    }

    async fn comes(&mut self) {
        let link = self.links.last().expect("no link has come").clone();
        let page = self.patient.opens(&link).await;
        self.patient.accepts(&page).await;
    }
}

/// What Ana has done with her hands.
#[derive(Default)]
struct Hands {
    presses: usize,
    words: usize,
}

#[tokio::test]
async fn twenty_visits_take_about_twenty_presses_and_no_message_too_many() {
    let world = World::start().await;
    let (ana, luis) = (world.ana(), world.luis());
    let mut hands = Hands::default();
    let mut day = plan(&world, &ana, &luis).await;
    luis_hands_over(&ana, &luis, &day[VISITS - 1]).await;
    drop((ana.chat().await, luis.chat().await, world.admin().alerts().await));
    let mut posted = Posted::default();
    posted.read(&world);
    posted.counts.clear();

    ana.writes("agenda").await;
    hands.words += 1;
    assert!(ana.agenda().await.words().contains("20 visitas"));

    let mut late = 0;
    for minute in 1..=FIRST + VISITS * EVERY + 30 {
        world.minutes_pass(1).await;
        posted.read(&world);
        if minute == LATE_AT {
            ana.presses(&ana.agenda().await, "10 min").await;
            hands.presses += 1;
            late = LATE_BY;
            let answer = ana.chat().await.into_iter().find(|one| one.card.is_none()).unwrap().markdown;
            assert_eq!(answer, "Anotado: 10 min tarde en 10 visitas. Por SMS se avisa a 10 personas.");
        }
        for (index, visit) in day.iter_mut().enumerate() {
            visit.reads_texts();
            if ABSENT.contains(&index) {
                continue;
            }
            let begins = visit.begins + if visit.begins + LATE_BY > LATE_AT { late } else { 0 };
            // Every other one is early.
            if minute == begins - 1 + 3 * (index % 2) {
                visit.comes().await;
            }
            if minute == begins + 2 * (index % 2) {
                visit.meeting = Some(opens(&ana, visit, &mut hands).await);
                visit.patient.enters_the_meeting().await;
            }
            if minute == begins + 2 * (index % 2) + CALL {
                visit.patient.leaves_the_meeting().await;
                ana.ends_meeting(visit.meeting.as_ref().unwrap()).await;
                assert_eq!(visit.patient.screen().await, "over");
            }
        }
    }

    assert_eq!(
        (hands.presses, hands.words),
        (VISITS - ABSENT.len() + 1, 1),
        "one press a visit, and one for the delay"
    );
    how_it_ended(&ana, &day).await;
    for (index, visit) in day.iter().enumerate() {
        let after_the_delay = visit.begins + LATE_BY > LATE_AT;
        // Two hours before, unless it was booked within the hour before that.
        let reminded = visit.begins > 180;
        // Whoever has not opened the link at two minutes past gets it again, and whoever never comes reads that.
        let absent = ABSENT.contains(&index);
        let again = absent || index % 2 == 1;
        let more = [after_the_delay, reminded, index == VISITS - 1, again, absent];
        let texts = 2 + more.into_iter().filter(|more| *more).count();
        assert_eq!(visit.texts, texts, "{}: booked, link, and what else there was to say", visit.name);
    }
    assert!(world.admin().alerts().await.is_empty(), "nobody has waited too long");
    posted.read(&world);
    let mut posted = posted.counts;
    let agendas = posted.remove("Agenda del martes 24 de noviembre").unwrap();
    assert!(agendas <= (FIRST + VISITS * EVERY + 30) / 5, "{agendas} agendas");
    let expected = [
        // As each link goes out; and once more with the delay, of the visit whose link had just gone out.
        ("P: invitación enviada", VISITS + 1),
        ("P espera", VISITS - 3),
        ("P va entrando", VISITS - 3),
        ("En videollamada con P", VISITS - 3),
        ("P salió de la videollamada", VISITS - 3),
        ("Visita terminada", VISITS - 3),
        // To whoever does not come a link was sent again, and then she was asked to call.
        ("P no abre el enlace: llámele", 3),
        ("No llegó nadie", 3),
        // The delay: an answer, and the cards of the other visits that it moves.
        ("Anotado: 10 min tarde en 10 visitas. Por SMS se avisa a 10 personas.", 1),
        ("Visita agendada con P", 9),
    ];
    let expected: BTreeMap<_, _> = expected.into_iter().map(|(words, count)| (words.to_owned(), count)).collect();
    assert_eq!(posted, expected, "and {agendas} agendas");
    drop((ana.chat().await, luis.chat().await));
    world.finish_after_giving_up().await;
}

/// A scheduler has planned the day: nineteen visits for Ana, and one for Luis, who has no licence to host.
async fn plan<'a>(world: &'a World, ana: &Chatter<'_>, luis: &Chatter<'_>) -> Vec<Planned<'a>> {
    let mut day = Vec::new();
    for (index, name) in NAMES.iter().enumerate() {
        let (begins, name) = (FIRST + index * EVERY, format!("Paciente {name}"));
        let minutes = 10 * 60 + 20 + begins;
        let at = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let phone = format!("55 1234 00{index:02}");
        let who = if index == VISITS - 1 { luis } else { ana };
        world.plans(who, &at, &[(&name, &phone)]).await;
        let patient = world.holder_of(&format!("+52551234 00{index:02}").replace(' ', ""));
        day.push(Planned { name, patient, links: Vec::new(), texts: 0, begins, meeting: None });
    }
    day
}

const NAMES: [&str; VISITS] = [
    "Uno",
    "Dos",
    "Tres",
    "Cuatro",
    "Cinco",
    "Seis",
    "Siete",
    "Ocho",
    "Nueve",
    "Diez",
    "Once",
    "Doce",
    "Trece",
    "Catorce",
    "Quince",
    "Dieciséis",
    "Diecisiete",
    "Dieciocho",
    "Diecinueve",
    "Veinte",
];

/// Three presses, and the choice of a colleague.
async fn luis_hands_over(ana: &Chatter<'_>, luis: &Chatter<'_>, visit: &Planned<'_>) {
    drop((ana.chat().await, luis.chat().await));
    let form = luis.goes_to(&["Más…", "Ceder a un colega"]).await;
    luis.fills(&form, &[("¿A quién se la cede?", "Dra. Ana Ruiz")], "Ceder y avisar").await;
    let told = async |who: &Chatter<'_>| {
        let told = who.chat().await.into_iter().filter(|one| one.card.is_none()).map(|one| one.markdown);
        told.collect::<Vec<_>>()
    };
    let [hers, his] = [told(ana).await, told(luis).await];
    let begins = format!("La visita de {}", visit.name);
    for (told, ends) in [
        (&hers, "ahora es suya; antes era de Dr. Luis Ortega. La cedió Dr. Luis Ortega."),
        (&his, "ahora es de Dra. Ana Ruiz. La cedió Dr. Luis Ortega."),
    ] {
        assert!(told.len() == 1 && told[0].starts_with(&begins) && told[0].ends_with(ends), "{told:#?}");
    }
    assert!(luis.cards().await.is_empty(), "nothing of it is left with him");
}

/// One press on the card that says who waits.
async fn opens(ana: &Chatter<'_>, visit: &Planned<'_>, hands: &mut Hands) -> String {
    let mut cards = ana.cards_about(&format!("{} espera", visit.name)).await;
    assert_eq!(cards.len(), 1, "{}: {}", visit.name, cards.len());
    hands.presses += 1;
    ana.opens_meeting_of(&cards.remove(0)).await
}

/// One card for each visit, prefilled from what has happened; and the agenda, which says the same.
async fn how_it_ended(ana: &Chatter<'_>, day: &[Planned<'_>]) {
    let cards = ana.cards().await;
    let mut ends = BTreeMap::new();
    for card in &cards {
        *ends.entry(card.words().lines().next().unwrap().to_owned()).or_insert(0) += 1;
    }
    let agenda = "Agenda del martes 24 de noviembre".to_owned();
    let expected = [("No llegó nadie".to_owned(), 3), ("Visita terminada".to_owned(), 17), (agenda, 1)];
    assert_eq!(ends, BTreeMap::from(expected));
    let agenda = ana.agenda().await.words();
    for (index, visit) in day.iter().enumerate() {
        let end = if ABSENT.contains(&index) { "no llegó" } else { "terminó (12 min)" };
        assert!(
            agenda.lines().any(|line| line.contains(&visit.name) && line.contains(end)),
            "{}: {agenda}",
            visit.name
        );
    }
}

/// What the bot has posted, by the headline of each message, with P for whoever comes. The clouds do not remember a whole
/// day: it is read every minute.
#[derive(Default)]
struct Posted {
    known: HashSet<String>,
    counts: BTreeMap<String, usize>,
}

impl Posted {
    fn read(&mut self, world: &World) {
        for one in world.sandbox.exchanges.all() {
            if (one.method.as_str(), one.template.as_str(), one.status) != ("POST", "/v1/messages", 200) {
                continue;
            }
            let [asked, said] = [&one.request_body, &one.response_body]
                .map(|body| serde_json::from_slice::<Value>(body).unwrap_or_default());
            // The clinician's own words have no Markdown.
            let Some(words) = asked["markdown"].as_str() else { continue };
            if self.known.insert(said["id"].as_str().unwrap().to_owned()) {
                *self.counts.entry(headline(words)).or_insert(0) += 1;
            }
        }
    }
}

fn headline(words: &str) -> String {
    let headline = words.strip_prefix("**").and_then(|rest| rest.split("**").next()).unwrap_or(words);
    // Whom to call is another number for each.
    let headline = headline.split_once(" al +52").map_or(headline, |(before, _)| before);
    match headline.split_once("Paciente ") {
        Some((before, after)) => format!("{before}P{}", after.trim_start_matches(char::is_alphabetic)),
        None => headline.to_owned(),
    }
}
