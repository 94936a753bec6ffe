//! `reporte`: the picture and the table of a week or a month.

use jiff::SignedDuration;

use crate::{
    actors::{Form, Message},
    privacy::assert_impersonal,
    world::World,
};

/// Three visits on two days: one that took place, one to which nobody came, one that is still to be.
async fn two_days(world: &World) {
    world.ana().books(Form { opens: false, ..Form::default() }).await;
    let mut maria = world.patient();
    maria.enters_the_lobby().await;
    world.minutes_pass(3).await;
    world.ana().admits().await;
    let meeting = world.ana().opens_meeting().await;
    maria.enters_the_meeting().await;
    world.ana().ends_meeting(&meeting).await;
    world.minutes_pass(23 * 60).await;
    world.ana().books(Form { kind: Some("Visita de la familia"), ..Form::default() }).await;
    for _ in 0..8 {
        world.minutes_pass(5).await;
    }
    world.ana().books(Form { later: Some(("2026-11-25", "20:00")), ..Form::default() }).await;
    drop((world.ana().chat().await, world.patient().texts(), world.admin().alerts().await));
}

/// The picture's size, and how many colours it has.
fn decoded(png: &[u8]) -> (u32, usize) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut dots).unwrap();
    let colours: std::collections::BTreeSet<_> = dots.chunks_exact(frame.color_type.samples()).collect();
    (frame.width, colours.len())
}

/// The rows of a table.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}');
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

async fn picture_and_table(world: &World, messages: &[Message]) -> (Vec<u8>, Vec<Vec<String>>) {
    let [picture, table] = messages else { panic!("{messages:#?}") };
    let (name, kind, png) = world.admin().downloads(picture).await;
    assert!(name.ends_with(".png") && kind == "image/png", "{name} {kind}");
    let (name, kind, csv) = world.admin().downloads(table).await;
    assert!(name.ends_with(".csv") && kind.starts_with("text/csv"), "{name} {kind}");
    assert_impersonal(&format!("{} {} {}", picture.markdown, table.markdown, String::from_utf8_lossy(&csv)));
    (png, rows(&csv))
}

#[tokio::test]
async fn a_week_is_a_picture_and_then_a_table_with_the_same_numbers() {
    let world = World::start().await;
    two_days(&world).await;
    world.admin().writes("reporte").await;
    let messages = world.admin().chat().await;
    let words = messages[0].words();
    assert!(
        words.starts_with(
            "**Reporte de visitas**. Del 19 de noviembre al 25 de noviembre: 3 visitas, una inasistencia."
        ),
        "{words}"
    );
    assert!(words.contains("Espera mediana de 3.0 min; 9 de cada 10 esperaron 3.0 min o menos."), "{words}");
    assert!(words.contains("Se enviaron enlaces a 2 personas y una llegó a la videollamada."), "{words}");
    assert!(words.ends_with("Se pagaron 5 segmentos de SMS, 1.7 por visita."), "{words}");
    let (png, rows) = picture_and_table(&world, &messages).await;
    let (width, colours) = decoded(&png);
    assert!(width == 1080 && colours > 50, "{width} {colours}");
    assert_eq!(rows.len(), 9, "a head, seven days, and all of them: {rows:#?}");
    assert_eq!(rows[6][..8], ["2026-11-24", "1", "0", "0", "1", "0", "3.0", "3.0"]);
    assert_eq!(rows[6][8..15], ["1"; 7]);
    assert_eq!(rows[7][..8], ["2026-11-25", "1", "0", "1", "2", "1", "", ""]);
    assert_eq!(rows[8][..8], ["Total", "2", "0", "1", "3", "1", "3.0", "3.0"]);
    assert_eq!(rows[8][8..15], ["2", "2", "1", "1", "1", "1", "1"]);
    assert_eq!(rows[8][15..18], ["0"; 3], "nobody has said how it was");
    let segments = |row: usize| (rows[row].len(), rows[row][18].as_str());
    assert_eq!((segments(0), segments(6)), ((19, "Segmentos de SMS"), (19, "1")), "the link");
    assert_eq!(
        (segments(7), segments(8)),
        ((19, "4"), (19, "5")),
        "the link, the link again, that she was missed; that it is booked"
    );
    world.finish().await;
}

#[tokio::test]
async fn other_numbers_are_another_picture() {
    let world = World::start().await;
    two_days(&world).await;
    world.admin().writes("reporte mes").await;
    let (month, rows) = picture_and_table(&world, &world.admin().chat().await).await;
    assert_eq!(rows.len(), 32);
    world.admin().writes("reporte semana").await;
    let (week, _) = picture_and_table(&world, &world.admin().chat().await).await;
    world.clock.advance(SignedDuration::from_hours(24));
    world.settle().await;
    drop((world.ana().chat().await, world.patient().texts(), world.admin().alerts().await));
    world.admin().writes("reporte semana").await;
    let (later, _) = picture_and_table(&world, &world.admin().chat().await).await;
    assert!(month != week && week != later);
    world.finish().await;
}

#[tokio::test]
async fn it_speaks_the_language_of_whoever_asks() {
    let world = World::start().await;
    two_days(&world).await;
    world.admin().writes("report week").await;
    let messages = world.admin().chat().await;
    assert!(messages[0].words().starts_with("**Report of visits**. November 19 to November 25: 3 visits"));
    assert_eq!(messages[1].words(), "The same numbers, day by day.");
    let (english, rows) = picture_and_table(&world, &messages).await;
    assert_eq!(rows[0][..2], ["Date", "Consultation"]);
    world.admin().writes("relatório").await;
    let (portuguese, rows) = picture_and_table(&world, &world.admin().chat().await).await;
    assert!(rows[0][0].starts_with("Data;Consulta;Boletim médico"), "{rows:?}");
    assert!(english != portuguese);
    world.finish().await;
}

#[tokio::test]
async fn without_visits_there_is_a_sentence_and_an_unknown_time_is_asked_for() {
    let world = World::start().await;
    world.admin().writes("reporte mes").await;
    let words = world.admin().answer().await.words();
    assert_eq!(words, "Del 26 de octubre al 24 de noviembre: no hubo visitas.");
    world.admin().writes("reporte siglo").await;
    assert_eq!(world.admin().answer().await.words(), "Escriba **reporte semana** o **reporte mes**.");
    world.ana().writes("reporte").await;
    let answer = world.ana().answer().await;
    assert!(answer.file.is_none() && !answer.words().contains("visitas"), "{}", answer.words());
    world.finish().await;
}

#[tokio::test]
async fn asked_in_the_space_it_is_answered_there() {
    let world = World::start().await;
    two_days(&world).await;
    world.admin().asks_in_the_space("reporte semana").await;
    let told = world.admin().alerts().await;
    assert!(told.len() == 2 && told[0].starts_with("**Reporte de visitas**"), "{told:?}");
    assert!(world.admin().chat().await.is_empty(), "nothing in private");
    world.finish().await;
}
