//! Tables that spreadsheet programs open by a double click. Pure.

use crate::texts::Language;

/// What tells a spreadsheet that the letters are UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// With these a spreadsheet takes a text for a formula; whoever wrote it may be a stranger.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The rows as a CSV file, with the separators that spreadsheets of that language expect.
pub fn csv(language: Language, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let delimiter = if language.decimal_comma() { b';' } else { b',' };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    for row in rows {
        if let Err(error) = writer.write_record(row.iter().map(|cell| as_text(cell))) {
            // Writing into memory does not fail.
            tracing::error!(%error, "a row of a table could not be written");
        }
    }
    let written = writer.into_inner().unwrap_or_default();
    format!("{BYTE_ORDER_MARK}{}", String::from_utf8_lossy(&written))
}

/// A cell that no spreadsheet takes for a formula, nor a phone for a number.
fn as_text(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_text_in_the_columns_of_the_language() {
        let rows = || [vec!["a,b".to_owned(), "=1+1".to_owned()], vec!["+52 55".to_owned()]];
        assert_eq!(csv(Language::EsMx, rows()), "\u{feff}\"a,b\",'=1+1\n'+52 55\n");
        assert_eq!(csv(Language::PtBr, rows()), "\u{feff}a,b;'=1+1\n'+52 55\n");
    }
}
