//! The words in which people write down a relation, a language, a zone, yes and no, in the languages spoken here.
//! Accents and capitals do not matter.

use jiff::tz::TimeZone;

use super::plain;
use crate::{texts::Language, visit::Relation};

/// The zones in which people most often live, as forms offer them.
pub const ZONES: &[&str] = &[
    "America/Mexico_City",
    "America/Cancun",
    "America/Monterrey",
    "America/Chihuahua",
    "America/Mazatlan",
    "America/Hermosillo",
    "America/Tijuana",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Bogota",
    "America/Lima",
    "America/Argentina/Buenos_Aires",
    "America/Sao_Paulo",
    "Europe/Madrid",
];

/// Cities whose name in people's languages is not the one of their zone.
const CITIES: &[(&str, &str)] = &[
    ("ciudad de mexico", "America/Mexico_City"),
    ("cdmx", "America/Mexico_City"),
    ("cidade do mexico", "America/Mexico_City"),
    ("guadalajara", "America/Mexico_City"),
    ("culiacan", "America/Mazatlan"),
    ("nueva york", "America/New_York"),
    ("nova york", "America/New_York"),
    ("houston", "America/Chicago"),
    ("dallas", "America/Chicago"),
    ("brasilia", "America/Sao_Paulo"),
    ("rio de janeiro", "America/Sao_Paulo"),
    ("londres", "Europe/London"),
    ("paris", "Europe/Paris"),
    ("berlin", "Europe/Berlin"),
];

const RELATIONS: &[(Relation, &str)] = &[
    (Relation::Mother, "madre mama mother mom mum mae"),
    (Relation::Father, "padre papa father dad pai"),
    (
        Relation::Spouse,
        "conyuge pareja esposa esposo marido mujer novia novio concubina concubino spouse partner wife husband \
         girlfriend boyfriend conjuge companheira companheiro namorada namorado",
    ),
    (Relation::Child, "hija hijo child daughter son filha filho"),
    (Relation::Sibling, "hermana hermano sibling sister brother irma irmao"),
    (Relation::Grandparent, "abuela abuelo grandparent grandmother grandfather grandma grandpa avo"),
    (Relation::Grandchild, "nieta nieto grandchild granddaughter grandson neta neto"),
    (
        Relation::OtherRelative,
        "familiar pariente tia tio prima primo sobrina sobrino suegra suegro nuera yerno cunada cunado madrastra \
         padrastro relative other aunt uncle cousin niece nephew stepmother stepfather parente sogra sogro nora genro \
         cunhada cunhado sobrinha sobrinho madrasta otro outro",
    ),
    (Relation::Friend, "amiga amigo amistad vecina vecino friend neighbor neighbour amizade vizinha vizinho"),
    (
        Relation::Caregiver,
        "cuidadora cuidador enfermera enfermero tutora tutor caregiver carer guardian nurse enfermeira enfermeiro",
    ),
];

const LANGUAGES: &[(Language, &str)] = &[
    (Language::EsMx, "espanol castellano spanish espanhol"),
    (Language::En, "ingles english"),
    (Language::PtBr, "portugues portuguese"),
];

const YES: &str = "si yes sim y s true verdadero verdadeiro x 1";
const NO: &str = "no nao n false falso 0";

/// What somebody is to the patient: a word such as `hija`, or the relation as cards submit it.
pub fn relation(typed: &str) -> Option<Relation> {
    let word = plain(typed);
    let named = || RELATIONS.iter().find(|(_, words)| words.split(' ').any(|known| known == word));
    typed.trim().parse().ok().or_else(|| named().map(|(relation, _)| *relation))
}

/// A language by its tag or its name.
pub fn language(typed: &str) -> Option<Language> {
    let word = plain(typed);
    let named = LANGUAGES.iter().find(|(_, words)| words.split(' ').any(|known| known == word));
    named.map(|(language, _)| *language).or_else(|| typed.trim().parse().ok())
}

/// The IANA name of a zone, by that name in any case or by the name of its city.
pub(super) fn zone(typed: &str) -> Option<String> {
    if let Ok(zone) = TimeZone::get(typed.trim()) {
        return zone.iana_name().map(str::to_owned);
    }
    let city = plain(typed);
    let own_name = |zone: &&&str| zone.rsplit('/').next().is_some_and(|name| plain(&name.replace('_', " ")) == city);
    let other_name = || CITIES.iter().find(|(name, _)| *name == city).map(|(_, zone)| *zone);
    ZONES.iter().find(own_name).copied().or_else(other_name).map(str::to_owned)
}

/// Yes or no.
pub(super) fn yes_or_no(typed: &str) -> Option<bool> {
    let word = plain(typed);
    let is_one_of = |words: &str| words.split(' ').any(|known| known == word);
    if is_one_of(YES) { Some(true) } else { is_one_of(NO).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::say;

    #[test]
    fn relations_are_known_by_the_words_of_every_language() {
        for (typed, meant) in [
            ("Hija", Relation::Child),
            (" MAMÁ ", Relation::Mother),
            ("cónyuge", Relation::Spouse),
            ("irmã", Relation::Sibling),
            ("other-relative", Relation::OtherRelative),
            ("caregiver", Relation::Caregiver),
        ] {
            assert_eq!(relation(typed), Some(meant), "{typed}");
        }
        assert_eq!(relation("jefe"), None);
        assert_eq!(relation(""), None);
        // Whatever the program itself writes about a relation, it can read.
        for language in Language::ALL {
            for one in Relation::ALL {
                let sentence = say(language, &format!("chat-relation-{}", one.word()));
                let known = sentence.split(' ').filter_map(relation).collect::<Vec<_>>();
                assert!(known.contains(&one), "{language} {sentence}");
            }
        }
    }

    #[test]
    fn no_word_means_two_relations() {
        let mut words: Vec<_> = RELATIONS.iter().flat_map(|(_, words)| words.split_whitespace()).collect();
        assert!(words.iter().all(|word| plain(word) == **word));
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }

    #[test]
    fn languages_and_answers_are_known_by_their_names() {
        for (typed, meant) in [
            ("Español", Language::EsMx),
            ("es", Language::EsMx),
            ("INGLÉS", Language::En),
            ("português", Language::PtBr),
        ] {
            assert_eq!(language(typed), Some(meant), "{typed}");
        }
        for tag in Language::ALL {
            assert_eq!(language(tag.tag()), Some(tag));
        }
        assert_eq!(language("klingon"), None);
        assert_eq!((yes_or_no("Sí"), yes_or_no("não"), yes_or_no("quizá")), (Some(true), Some(false), None));
    }

    #[test]
    fn zones_are_known_by_their_names_and_cities() {
        for (typed, meant) in [
            ("America/Chicago", "America/Chicago"),
            ("america/chicago", "America/Chicago"),
            ("Chicago", "America/Chicago"),
            ("Ciudad de México", "America/Mexico_City"),
            ("Los Ángeles", "America/Los_Angeles"),
            ("São Paulo", "America/Sao_Paulo"),
            ("Europe/Kyiv", "Europe/Kyiv"),
        ] {
            assert_eq!(zone(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(zone("Atlantis"), None);
        for known in ZONES.iter().chain(CITIES.iter().map(|(_, zone)| zone)) {
            assert_eq!(zone(known).as_deref(), Some(*known));
        }
    }
}
