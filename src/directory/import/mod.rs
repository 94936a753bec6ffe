//! A list of patients as somebody keeps it in a spreadsheet, read as leniently as it can be. Pure.
//!
//! UTF-8 with or without a mark, UTF-16 and Windows-1252; separated by commas, semicolons, tabs or bars; columns in any
//! order, named in any language spoken here. Nothing is lost silently: columns that nobody knows are told, and a row that
//! does not fit its columns says so.

mod columns;
mod verdict;

use encoding_rs::{Encoding, WINDOWS_1252};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

pub use columns::template;
pub use verdict::{Fault, Verdict, judge};

use super::{PatientEntry, RelativeEntry};
use crate::visit::PatientId;
use columns::{Column, Field};

/// What a list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its columns, as they are called in it.
    pub header: Vec<String>,
    /// Those of them that nobody knows.
    pub unknown: Vec<String>,
    /// Which of them, counted from 0, we ourselves have written beside refused rows.
    pub ours: Vec<usize>,
    /// Its rows, without those that are blank.
    pub rows: Vec<Row>,
}

/// A row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Which row it is in a spreadsheet, the header most often being the first.
    pub line: usize,
    /// What it says, as it was.
    pub cells: Vec<String>,
    /// The patient.
    pub patient: PatientEntry,
    /// Whether the patient is said to share their phone with somebody else.
    pub shares_phone: String,
    /// The relatives of whom anything is said, with their number in the header.
    pub relatives: Vec<(usize, RelativeEntry)>,
}

/// Why a file cannot be read as a list of patients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetError {
    /// It is a workbook of a spreadsheet program, and not a CSV file.
    Workbook,
    /// It is no text.
    NotText,
    /// There is nothing in it but, perhaps, a header.
    Empty,
    /// No column holds the names.
    NoNames,
}

impl SheetError {
    /// The sentence that says what is wrong.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Workbook => "chat-import-workbook",
            Self::NotText => "chat-import-not-text",
            Self::Empty => "chat-import-empty",
            Self::NoNames => "chat-import-no-names",
        }
    }
}

/// The id of whoever stands in a line of a list that was sent at a time with a message: read once more, it is the same.
pub fn id_of_line(message_id: &str, sent: Timestamp, line: usize) -> PatientId {
    let hash = Sha256::digest(format!("{message_id} {line}"));
    let random = std::array::from_fn(|at| hash[at]);
    let millisecond = u64::try_from(sent.as_millisecond()).unwrap_or_default();
    PatientId(uuid::Builder::from_unix_timestamp_millis(millisecond, &random).into_uuid())
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .flexible(true)
        .trim(csv::Trim::All)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut last = 0;
    let numbered = reader.records().map_while(Result::ok).map(|record| {
        // Blank lines before it are rows of a spreadsheet, too.
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let blank = text.get(start..).unwrap_or_default().bytes().take_while(|byte| *byte == b'\n').count();
        last += blank + 1;
        (last, record)
    });
    let mut records = numbered.filter(|(_, record)| !record.iter().all(str::is_empty));
    let (_, header) = records.next().ok_or(SheetError::Empty)?;
    let header: Vec<String> = header.iter().map(str::to_owned).collect();
    let columns = Column::all(&header);
    if !columns.contains(&Some(Column::Patient(Field::Name))) {
        return Err(SheetError::NoNames);
    }
    let named = header.iter().zip(&columns).filter(|(name, column)| column.is_none() && !name.is_empty());
    let unknown = named.map(|(name, _)| name.clone()).collect();
    let ours = (0..columns.len()).filter(|at| columns[*at] == Some(Column::OurRemarks)).collect();
    let rows: Vec<_> = records.map(|(line, record)| row(line, &record, &columns)).collect();
    if rows.is_empty() { Err(SheetError::Empty) } else { Ok(Sheet { header, unknown, ours, rows }) }
}

fn decode(bytes: &[u8]) -> Result<String, SheetError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(SheetError::Workbook);
    }
    let text = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding.decode(bytes).0.into_owned(),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('\0') { Err(SheetError::NotText) } else { Ok(text) }
}

/// What most often separates the columns of the header.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let outside_quotes: String = header.split('"').step_by(2).collect();
    let often = |delimiter: &u8| outside_quotes.bytes().filter(|byte| byte == delimiter).count();
    // Of those that are as frequent the last counts.
    *b"|\t;,".iter().max_by_key(|delimiter| often(delimiter)).unwrap_or(&b',')
}

fn row(line: usize, record: &csv::StringRecord, columns: &[Option<Column>]) -> Row {
    let mut row = Row { line, cells: record.iter().map(str::to_owned).collect(), ..Row::default() };
    let mut family = String::new();
    for (cell, column) in record.iter().zip(columns).filter(|(cell, _)| !cell.is_empty()) {
        match column {
            Some(Column::Patient(Field::FamilyName)) => family = format!("{family} {cell}"),
            Some(Column::Patient(field)) => row.set(*field, cell),
            Some(Column::Relative(number, field)) => row.relative(*number).set(*field, cell),
            Some(Column::OurRemarks) | None => {}
        }
    }
    row.patient.name.push_str(&family);
    row.relatives.retain(|(_, relative)| !relative.is_empty());
    row
}

impl Row {
    /// Whether there are more cells than columns: most often a comma that nobody has quoted.
    pub fn overflows(&self, header: &[String]) -> bool {
        self.cells.len() > header.len() && self.cells[header.len()..].iter().any(|cell| !cell.is_empty())
    }

    /// Whether a cell holds a line break and what parts cells: a quote before it was never closed, and it has swallowed
    /// what comes after.
    pub fn has_open_quote(&self) -> bool {
        self.cells.iter().any(|cell| cell.contains('\n') && cell.contains([',', ';', '\t', '|']))
    }

    fn set(&mut self, field: Field, cell: &str) {
        let place = match field {
            Field::Name => &mut self.patient.name,
            Field::Phone => &mut self.patient.phone,
            Field::Language => &mut self.patient.language,
            Field::Zone => &mut self.patient.zone,
            Field::RecordNumber => &mut self.patient.record_number,
            Field::SharesPhone => &mut self.shares_phone,
            Field::FamilyName | Field::Relation | Field::Agreed => return,
        };
        *place = without_apostrophe(cell).to_owned();
    }

    fn relative(&mut self, number: usize) -> &mut RelativeEntry {
        let place = self.relatives.iter().position(|(known, _)| *known == number).unwrap_or_else(|| {
            self.relatives.push((number, RelativeEntry::default()));
            self.relatives.len() - 1
        });
        &mut self.relatives[place].1
    }
}

impl RelativeEntry {
    fn set(&mut self, field: Field, cell: &str) {
        let place = match field {
            Field::Name => &mut self.name,
            Field::Phone => &mut self.phone,
            Field::Language => &mut self.language,
            Field::Zone => &mut self.zone,
            Field::Relation => &mut self.relation,
            Field::Agreed => &mut self.agreed,
            Field::FamilyName => return self.name.extend([" ", cell]),
            Field::RecordNumber | Field::SharesPhone => return,
        };
        *place = without_apostrophe(cell).to_owned();
    }
}

/// Spreadsheets are told by an apostrophe that a phone is no number.
fn without_apostrophe(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests;
