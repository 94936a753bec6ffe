//! Reading what follows `agenda`: a day, and whose. Pure.

use jiff::civil::Date;

use crate::{directory::plain, draft::Reader};

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) day: Date,
    /// Whose, as it was written; empty for one's own.
    pub(super) name: String,
}

/// The most words that name a day: "el viernes 27 de noviembre de 2026".
const LONGEST_DAY: usize = 7;
const EVERYBODY: [&str; 6] = ["todos", "todas", "all", "everybody", "todos los médicos", "todos os médicos"];
/// Words that join a day or a name to the command.
const JOINING: [&str; 9] = ["de", "del", "da", "do", "of", "for", "la", "el", "o"];

pub(super) fn read(argument: &str, reader: &Reader) -> Asked {
    let words: Vec<&str> = argument.split_whitespace().collect();
    // The longest words for a day, at the beginning or at the end; what remains is a name.
    for length in (1..=words.len().min(LONGEST_DAY)).rev() {
        let (first, after) = words.split_at(length);
        let (before, last) = words.split_at(words.len() - length);
        for (said, rest) in [(first, after), (last, before)] {
            if let Some(day) = reader.day(&said.join(" ")) {
                return Asked { day, name: name(rest) };
            }
        }
    }
    let today = reader.now.to_zoned_datetime(reader.zone.clone()).date();
    Asked { day: today, name: name(&words) }
}

fn name(words: &[&str]) -> String {
    let joins = |word: &&&str| JOINING.contains(&plain(word).as_str());
    words.iter().skip_while(joins).copied().collect::<Vec<_>>().join(" ")
}

pub(super) fn means_everybody(name: &str) -> bool {
    let name = plain(name);
    EVERYBODY.iter().any(|words| plain(words) == name)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{phone::Country, texts::Language};

    fn reader() -> Reader {
        Reader {
            zone: TimeZone::get("America/Mexico_City").unwrap(),
            country: Country::MX,
            language: Language::EsMx,
            now: "2026-11-24T16:20:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_day_and_a_name_are_read_in_any_order() {
        for (argument, day, name) in [
            ("", "2026-11-24", ""),
            ("hoy", "2026-11-24", ""),
            ("mañana", "2026-11-25", ""),
            ("MAÑANA", "2026-11-25", ""),
            ("pasado mañana", "2026-11-26", ""),
            ("ayer", "2026-11-23", ""),
            ("Yesterday", "2026-11-23", ""),
            ("amanhã", "2026-11-25", ""),
            ("viernes", "2026-11-27", ""),
            ("27 de noviembre", "2026-11-27", ""),
            ("2026-12-31", "2026-12-31", ""),
            ("2026-01-07", "2026-01-07", ""),
            ("Dra. Ruiz", "2026-11-24", "Dra. Ruiz"),
            ("mañana de la Dra. Ruiz", "2026-11-25", "Dra. Ruiz"),
            ("Luis 2026-12-01", "2026-12-01", "Luis"),
        ] {
            let day: Date = day.parse().unwrap();
            assert_eq!(read(argument, &reader()), Asked { day, name: name.to_owned() }, "{argument}");
        }
    }

    #[test]
    fn everybody_is_meant_by_many_words() {
        assert!(means_everybody("Todos") && means_everybody("all") && !means_everybody("Ana"));
    }
}
