//! A list of patients that comes with a message.

use televisita::sandbox::faults::Fault;

use crate::{
    actors::{Chatter, Message},
    world::World,
};

const LIST: &str = "Nombre,Celular,Expediente,peso,familiar1 nombre,familiar1 parentesco,familiar1 celular,familiar1 acepta\n\
    María López,55 1234 5678,A-1,70,Ana López,hija,+1 312 555 0100,sí\n\
    Juan Pérez,55 12,A-2,80,,,,\n\
    ,55 8765 4321,,,Eva,jefa,,quizá\n\
    Rosa Díaz,55 1234 5678,A-3,,,,,\n\
    Luz Vega,55 2222 3333,A-1,,,,,\n\
    José Núñez,,,,,,,\n";

/// A list is sent, and answered.
async fn sends(who: &Chatter<'_>, text: &str, list: impl Into<Vec<u8>>) -> Message {
    who.attaches(text, "pacientes.csv", list).await;
    who.answer().await
}

#[tokio::test]
async fn each_row_goes_in_or_is_told_with_its_reasons_and_comes_back_to_be_mended() {
    let world = World::start().await;
    let carmen = world.carmen();
    let answer = sends(&carmen, "", LIST).await;
    let words = answer.words();
    assert!(words.starts_with("**Entraron 2 filas: hay 2 pacientes nuevos.**"), "{words}");
    assert!(words.contains("No conozco estas columnas y no las usé: peso."), "{words}");
    assert!(words.contains("4 filas no entraron:"), "{words}");
    for line in [
        "- Fila 3: Al número le faltan dígitos.",
        "- Fila 4: Escriba el nombre, con letras. familiar 1: Escriba un número de celular. familiar 1: Escriba el parentesco",
        "- Fila 5: ese celular ya es de María López. Si lo comparten, escriba «sí» en la columna «comparte celular».",
        "- Fila 6: ese expediente ya es de María López.",
    ] {
        assert!(words.contains(line), "{line}: {words}");
    }
    carmen.writes("pacientes lopez").await;
    let maria = carmen.answer().await.words();
    assert!(maria.contains("**Ana López** (hija o hijo)\n+1 312-555-0100 · español\n"), "{maria}");
    assert!(maria.ends_with("Registró: Carmen Soto, martes 24 de noviembre, 10:20."), "{maria}");

    let (name, kind, table) = carmen.downloads(&answer).await;
    assert_eq!((name.as_str(), kind.as_str()), ("filas-por-corregir.csv", "text/csv"));
    let table = String::from_utf8(table).unwrap();
    let mut lines = table.lines();
    assert!(lines.next().unwrap().starts_with("\u{feff}fila,motivo,Nombre,Celular,"), "{table}");
    assert!(lines.next().unwrap().starts_with("3,\"Al número le faltan dígitos. "), "{table}");
    // As it is, it can be mended and sent again.
    let mended = table.replace("55 12,A-2", "55 1234 0000,A-2").replace("A-1", "A-4");
    let words = sends(&carmen, "corregido", mended).await.words();
    assert!(words.starts_with("**Entraron 2 filas") && words.contains("2 filas no entraron:"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn a_list_that_is_sent_again_doubles_nobody() {
    let world = World::start().await;
    let carmen = world.carmen();
    let list = "Nombre;Celular\nMaría López;55 1234 5678\nJosé Núñez;\n";
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(list);
    assert_eq!(
        sends(&carmen, "importar", windows.into_owned()).await.words(),
        "**Entraron 2 filas: hay 2 pacientes nuevos.**"
    );
    assert_eq!(
        sends(&carmen, "", list).await.words(),
        "No entró ninguna fila nueva.\n\n2 ya estaban registrados y quedaron como estaban: María López, José Núñez."
    );
    carmen.writes("pacientes nunez").await;
    assert!(carmen.answer().await.words().starts_with("José Núñez\n"), "one of them");
    world.finish().await;
}

#[tokio::test]
async fn a_list_is_read_to_its_end_whatever_happens_in_between() {
    let world = World::start().await;
    let carmen = world.carmen();
    let rows: String = (0..40).map(|index| format!("Paciente Número{index},55 1234 50{index:02}\n")).collect();
    world.sandbox.faults.next(Fault::ContentsScanned, 2, "GET /v1/contents");
    carmen.attaches("", "lista.csv", format!("nombre,celular\n{rows}")).await;
    assert!(carmen.chat().await.is_empty(), "Webex is still looking for viruses");
    world.retries_happen().await;
    assert!(carmen.answer().await.words().starts_with("**Entraron 40 filas"));
    world.finish().await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_with_what_to_do() {
    let world = World::start().await;
    let carmen = world.carmen();
    let many: String = std::iter::repeat_n("María\n", 2_001).collect();
    for (content, told) in [
        (b"PK\x03\x04whatever".to_vec(), "Ese archivo es un libro de Excel"),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "Ese archivo no es una lista de texto."),
        (b"nombre\n".to_vec(), "Ese archivo no tiene filas."),
        (b"peso\n70\n".to_vec(), "No encuentro la columna con los nombres."),
        (format!("nombre\n{many}").into_bytes(), "Ese archivo es demasiado grande: entran hasta 2000 filas"),
        (vec![b'x'; (2 << 20) + 1], "Ese archivo es demasiado grande"),
    ] {
        let words = sends(&carmen, "", content).await.words();
        assert!(words.starts_with(told), "{words}");
    }
    world.sandbox.faults.set(Fault::ContentsInfected, true);
    assert!(sends(&carmen, "", "nombre\nMaría\n").await.words().starts_with("Ese archivo ya no está en Webex"));
    world.finish().await;
}

#[tokio::test]
async fn how_a_list_is_sent_is_told_with_a_file_that_can_be_filled_in() {
    let world = World::start().await;
    let carmen = world.carmen();
    carmen.writes("importar").await;
    let answer = carmen.answer().await;
    assert!(answer.words().contains("Adjunte a un mensaje para mí su lista"), "{}", answer.words());
    let (name, _, table) = carmen.downloads(&answer).await;
    assert_eq!(name, "lista-de-pacientes.csv");
    let mut filled = String::from_utf8(table).unwrap();
    filled.push_str("María López,55 1234 5678,español,,A-1,no,Ana,hija,+1 312 555 0100,inglés,Chicago,sí\n");
    assert!(sends(&carmen, "", filled).await.words().starts_with("**Entró una fila"));
    carmen.writes("pacientes maria").await;
    let words = carmen.answer().await.words();
    assert!(words.contains("**Ana** (hija o hijo)\n+1 312-555-0100 · inglés · Chicago"), "{words}");
    world.finish().await;
}

#[tokio::test]
async fn a_list_is_taken_from_schedulers_only_and_never_in_a_group() {
    let world = World::start().await;
    let ana = world.ana();
    let words = sends(&ana, "", LIST).await.words();
    assert!(words.contains("no le corresponde"), "{words}");
    ana.writes("pacientes lopez").await;
    assert!(ana.answer().await.words().contains("No encontré a nadie"));
    // Whoever says what else is wanted gets that.
    ana.attaches("ayuda", "nota.csv", LIST).await;
    assert!(ana.answer().await.words().contains("Esto puede escribirme"));
    world.finish().await;
}

#[tokio::test]
async fn a_list_that_comes_back_again_and_again_has_the_reasons_once() {
    let world = World::start().await;
    let carmen = world.carmen();
    let mut list = "nombre,celular\nMaría López,55 12\n".to_owned();
    for _ in 0..3 {
        let answer = sends(&carmen, "", list).await;
        list = String::from_utf8(carmen.downloads(&answer).await.2).unwrap();
        assert!(list.starts_with("\u{feff}fila,motivo,nombre,celular\n2,"), "{list}");
        assert_eq!(list.matches("Al número le faltan dígitos").count(), 1, "{list}");
    }
    world.finish().await;
}
