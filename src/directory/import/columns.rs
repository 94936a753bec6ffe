//! What a column of a list holds, by whatever it is called.

use crate::{
    directory::{MOST_RELATIVES, plain},
    texts::{Language, say},
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Something about the patient.
    Patient(Field),
    /// Something about a relative, by their number from 1.
    Relative(usize, Field),
    /// What we ourselves have written beside refused rows.
    OurRemarks,
}

/// Something about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    FamilyName,
    Phone,
    Language,
    Zone,
    RecordNumber,
    SharesPhone,
    Relation,
    Agreed,
}

/// The words by which a field is known; the first that is found in a column's name decides: `comparte celular` is no
/// phone, and `last name` is not the whole name.
const FIELDS: &[(Field, &str)] = &[
    (Field::SharesPhone, "comparte compartido compartida shared shares compartilha compartilhado"),
    (Field::Agreed, "acepta acepto agreed agrees consent consentimiento consentimento aceita aceitou autoriza"),
    (Field::Relation, "parentesco relacion relation relationship relacao vinculo"),
    (Field::FamilyName, "apellido apellidos surname last family sobrenome"),
    (Field::Phone, "celular telefono movil tel phone telephone mobile cell whatsapp telefone fone"),
    (Field::Language, "idioma lengua language lingua"),
    (Field::Zone, "zona horaria huso zone timezone fuso"),
    (Field::RecordNumber, "expediente record mrn prontuario registro folio file historia"),
    (Field::Name, "nombre nombres name nome first paciente patient"),
];

const RELATIVE: &str = "familiar pariente relative parente contacto contact contato";
const OUR_REMARKS: &str = "fila motivo row reason linha";

impl Column {
    /// What each column of a header holds. Only the first of two that hold the same counts, but for family names.
    pub(super) fn all(header: &[String]) -> Vec<Option<Self>> {
        let mut known: Vec<Option<Self>> = Vec::with_capacity(header.len());
        for name in header {
            let column = Self::named(name);
            let again = column.is_some_and(|column| !column.may_repeat()) && known.contains(&column);
            known.push(column.filter(|_| !again));
        }
        known
    }

    fn named(name: &str) -> Option<Self> {
        let tokens = tokens(name);
        let holds = |words: &str| words.split_whitespace().any(|word| tokens.iter().any(|token| token == word));
        let field = FIELDS.iter().find(|(_, words)| holds(words)).map(|(field, _)| *field);
        let number = tokens.iter().find_map(|token| token.parse().ok()).unwrap_or(1);
        let of_relative = holds(RELATIVE) || matches!(field, Some(Field::Relation | Field::Agreed));
        match field {
            _ if of_relative => {
                let field = field.unwrap_or(Field::Name);
                let fits = !matches!(field, Field::RecordNumber | Field::SharesPhone);
                (fits && (1..=MOST_RELATIVES).contains(&number)).then_some(Self::Relative(number, field))
            }
            Some(field) => Some(Self::Patient(field)),
            None => holds(OUR_REMARKS).then_some(Self::OurRemarks),
        }
    }

    fn may_repeat(self) -> bool {
        matches!(self, Self::Patient(Field::FamilyName) | Self::Relative(_, Field::FamilyName) | Self::OurRemarks)
    }
}

/// The words of a column's name, digits apart from letters: `relative1_name` is `relative`, `1`, `name`.
fn tokens(name: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut before = ' ';
    for c in plain(name).chars() {
        if c.is_ascii_digit() != before.is_ascii_digit() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// The columns of a patient and two relatives, as a list has them that somebody fills in.
pub fn template(language: Language) -> Vec<String> {
    say(language, "chat-import-columns").split(',').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_whatever_they_are_called() {
        for (name, column) in [
            ("Nombre", Column::Patient(Field::Name)),
            ("NOMBRE DEL PACIENTE", Column::Patient(Field::Name)),
            ("Patient", Column::Patient(Field::Name)),
            ("Apellido paterno", Column::Patient(Field::FamilyName)),
            ("last name", Column::Patient(Field::FamilyName)),
            ("Teléfono celular", Column::Patient(Field::Phone)),
            ("comparte celular", Column::Patient(Field::SharesPhone)),
            ("Zona horaria", Column::Patient(Field::Zone)),
            ("time zone", Column::Patient(Field::Zone)),
            ("No. de expediente", Column::Patient(Field::RecordNumber)),
            ("record_number", Column::Patient(Field::RecordNumber)),
            ("prontuário", Column::Patient(Field::RecordNumber)),
            ("relative1_name", Column::Relative(1, Field::Name)),
            ("Relative 2 phone", Column::Relative(2, Field::Phone)),
            ("nombre del familiar 3", Column::Relative(3, Field::Name)),
            ("parentesco", Column::Relative(1, Field::Relation)),
            ("familiar6_acepta", Column::Relative(6, Field::Agreed)),
            ("parente1_fuso", Column::Relative(1, Field::Zone)),
            ("Contacto", Column::Relative(1, Field::Name)),
            ("motivo", Column::OurRemarks),
        ] {
            assert_eq!(Column::named(name), Some(column), "{name}");
        }
        for unknown in ["peso", "", "familiar7_nombre", "diagnóstico"] {
            assert_eq!(Column::named(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn the_second_column_of_the_same_thing_does_not_count() {
        let header = ["nombre", "apellidos", "apellidos", "name", "celular"].map(str::to_owned);
        let known = Column::all(&header);
        assert_eq!(known.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, true, false, true]);
    }

    #[test]
    fn every_column_of_the_template_is_known_and_another_one() {
        for language in Language::ALL {
            let header = template(language);
            for ours in ["chat-import-column-row", "chat-import-column-reason"] {
                assert_eq!(Column::named(&say(language, ours)), Some(Column::OurRemarks), "{language}");
            }
            let columns: Vec<_> = Column::all(&header).into_iter().map(Option::unwrap).collect();
            assert_eq!(columns.len(), 18, "{language}: {header:?}");
        }
    }
}
