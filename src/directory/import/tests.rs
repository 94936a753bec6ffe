use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::{
    directory::{Defaults, Patient, PatientDetails, Problem, RecordNumber, Touched},
    phone::{Country, PhoneError},
    texts::Language,
    visit::{PatientId, PersonName, Relation},
};

const MEXICO: Defaults = Defaults { country: Country::MX, language: Language::EsMx };

const LIST: &str = "Nombre;Celular;Idioma;Zona horaria;Expediente;familiar1_nombre;familiar1_parentesco;familiar1_celular\n\
    María López;55 1234 5678;español;;A-1;Ana López;hija;+1 312 555 0100\n\
    \n\
    \"José\n\
    Núñez\";;;;;;;\n\
    ;;;;;;;\n\
    Eva;;;;;;;\n";

#[test]
fn a_list_is_read_with_its_lines_and_relatives() {
    let sheet = read(LIST.as_bytes()).unwrap();
    assert_eq!((sheet.unknown.len(), sheet.rows.len()), (0, 3));
    assert_eq!(sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4, 6]);
    let (maria, relatives) = sheet.check(&sheet.rows[0], &MEXICO).unwrap();
    assert_eq!((maria.name.as_str(), maria.phone.unwrap().as_e164()), ("María López", "+525512345678"));
    assert_eq!((relatives[0].relation, relatives[0].phone.as_e164()), (Relation::Child, "+13125550100"));
    let (jose, relatives) = sheet.check(&sheet.rows[1], &MEXICO).unwrap();
    assert_eq!((jose.name.as_str(), jose.phone, relatives.len()), ("José Núñez", None, 0));
}

#[test]
fn every_way_of_writing_a_file_is_understood() {
    let plain = read(LIST.as_bytes()).unwrap();
    let (windows, ..) = WINDOWS_1252.encode(LIST);
    let utf16: Vec<u8> = LIST.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (way, bytes) in [
        ("UTF-8 with a mark", ["\u{feff}".as_bytes(), LIST.as_bytes()].concat()),
        ("Windows-1252", windows.into_owned()),
        ("UTF-16", [b"\xff\xfe".as_slice(), &utf16].concat()),
        ("commas", LIST.replace(';', ",").into_bytes()),
        ("tabs", LIST.replace(';', "\t").into_bytes()),
        ("Windows lines", LIST.replace('\n', "\r\n").into_bytes()),
    ] {
        assert_eq!(read(&bytes).unwrap().rows, plain.rows, "{way}");
    }
}

#[test]
fn columns_come_in_any_order_and_unknown_ones_are_told() {
    let sheet = read("weight,Phone,Last name,First name\n70,'55 1234 5678,López,María\n".as_bytes()).unwrap();
    assert_eq!(sheet.unknown, ["weight"]);
    let (maria, _) = sheet.check(&sheet.rows[0], &MEXICO).unwrap();
    assert_eq!((maria.name.as_str(), maria.phone.unwrap().as_e164()), ("María López", "+525512345678"));
}

#[test]
fn what_is_no_list_is_told_apart() {
    for (bytes, error) in [
        (&b"PK\x03\x04whatever"[..], SheetError::Workbook),
        (b"\xd0\xcf\x11\xe0whatever", SheetError::Workbook),
        (b"\x89PNG\r\n\x1a\n\0\0", SheetError::NotText),
        (b"", SheetError::Empty),
        (b"nombre,celular\n", SheetError::Empty),
        (b"celular,peso\n55 1234 5678,70\n", SheetError::NoNames),
    ] {
        assert_eq!(read(bytes), Err(error));
    }
}

#[test]
fn a_row_is_refused_with_everything_that_is_wrong_with_it() {
    let list = "nombre,celular,familiar2_nombre,familiar2_parentesco,familiar2_celular,comparte\n\
        12,55 1234,Ana,jefa,,quizá\n\
        López, María,55 1234 5678,,,,\n";
    let sheet = read(list.as_bytes()).unwrap();
    let faults = sheet.check(&sheet.rows[0], &MEXICO).unwrap_err();
    assert_eq!(
        faults,
        [
            Fault::Patient(Problem::Name),
            Fault::Patient(Problem::Phone(PhoneError::TooShort)),
            Fault::Relative(2, Problem::Phone(PhoneError::Empty)),
            Fault::Relative(2, Problem::Relation),
            Fault::SharesPhone,
        ]
    );
    // Cells that are beyond the header and blank do no harm; these are shifted by a comma that nobody has quoted.
    assert!(!sheet.check(&sheet.rows[1], &MEXICO).unwrap_err().contains(&Fault::TooManyCells));
    let crowded = read(b"nombre,celular\nL\xc3\xb3pez, Mar\xc3\xada,55 1234 5678\n").unwrap();
    assert!(crowded.check(&crowded.rows[0], &MEXICO).unwrap_err().contains(&Fault::TooManyCells));
}

#[test]
fn a_quote_that_nobody_closed_makes_no_patient() {
    let sheet = read(b"nombre,celular\n\"Sin cerrar,5510102010\nOtro,5510102011\n").unwrap();
    assert_eq!(sheet.check(&sheet.rows[0], &MEXICO), Err(vec![Fault::OpenQuote]));
}

fn details(name: &str, phone: &str, record: &str) -> PatientDetails {
    PatientDetails {
        name: PersonName::parse(name).unwrap(),
        phone: phone.parse().ok(),
        language: Language::EsMx,
        zone: None,
        record_number: RecordNumber::parse(record),
    }
}

#[test]
fn whoever_is_there_already_is_not_doubled_and_nobody_is_merged() {
    let at = Timestamp::UNIX_EPOCH;
    let maria = details("María López", "+525512345678", "A-1");
    let there = [Patient::register(PatientId(uuid::Uuid::nil()), maria, Touched { by: None, at })];
    let name = || there[0].name.clone();
    for (row, shares, verdict) in [
        (details("MARIA LOPEZ", "+525512345678", ""), false, Verdict::Known(name())),
        (details("Maria Lopez", "", "a 1"), false, Verdict::Known(name())),
        (details("María López", "", ""), false, Verdict::Known(name())),
        (details("María López", "+525512345678", "A-2"), false, Verdict::Refused(vec![Fault::PhoneTaken(name())])),
        (details("Juan López", "+525512345678", ""), false, Verdict::Refused(vec![Fault::PhoneTaken(name())])),
        (details("Juan López", "+525512345678", ""), true, Verdict::New),
        (details("Juan López", "", "A-1"), true, Verdict::Refused(vec![Fault::RecordTaken(name())])),
        (details("María López", "+525587654321", "A-2"), false, Verdict::New),
        (details("Juan López", "+525587654321", ""), false, Verdict::New),
    ] {
        assert_eq!(judge(&row, shares, &there), verdict, "{:?}", row.name.as_str());
    }
}

#[test]
fn a_line_that_is_read_again_is_about_the_same_person() {
    let at = |second: i64| Timestamp::from_second(1_790_000_000 + second).unwrap();
    let id = id_of_line("message", at(0), 2);
    assert_eq!(id_of_line("message", at(0), 2), id);
    assert_ne!(id_of_line("message", at(0), 3), id);
    assert_ne!(id_of_line("another", at(0), 2), id);
    assert!(id < id_of_line("message", at(1), 2), "sortable by the time");
}

proptest! {
    #[test]
    fn no_file_breaks_the_reading_and_no_row_is_lost(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        rows in prop::collection::vec(prop::collection::vec("[a-zA-Z0-9,;\" ñ+-]{1,8}", 1..5), 1..6),
    ) {
        let _ = read(&bytes);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["nombre", "celular", "idioma", "expediente", "zona"]).unwrap();
        for row in &rows {
            let mut cells = row.clone();
            cells.resize(5, String::new());
            cells[0].push('x');
            writer.write_record(&cells).unwrap();
        }
        let sheet = read(&writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!(sheet.rows.len(), rows.len());
    }
}
