//! Who is named in a line: the patient, those close to them, the clinician; and whose each phone is.
//!
//! It reads what the other parts have left, from left to right. Words that follow each other are one name; `con su hija`,
//! a comma or a phone begin the next person. A phone is that of the person before it, or of the one after it when nobody
//! stands before it.

use std::ops::Range;

use super::{
    Named, Note, Problem,
    names::{self, TITLES, name_end},
    phones::Found,
    relations::relation_at,
    words::{Line, Meaning},
};
use crate::{
    phone::PhoneNumber,
    visit::{PersonName, Relation},
};

const BEFORE_CLINICIAN: &str =
    "con la|con el|con|with|com a|com o|com|del|de la|para la|para el|da|do|agenda de la|agenda del";
const PATIENT: &str = "paciente|patient|el paciente|la paciente|the patient|o paciente|a paciente";
/// They begin another person.
const WITH: &str = "con|y|e|with|and|com|mas|junto con|together with|tambien|also|tambem";
/// Words of an order that say nothing more about the visit.
const FILLERS: &str = "por favor|please|hola|hello|hi|ola|cita|visita|visit|appointment|videollamada|videochamada|llamada|\
    video call|videocall|call|agendar|agenda|agende|agendame|programar|programa|programe|reservar|schedule|book|marcar|marque|\
    para|for|a|al|ao|de|del|do|da|of|el|la|los|las|the|o|su|sus|sua|seu|his|her|their|un|una|um|uma|an|\
    tel|telefono|telefone|phone|cel|celular|movil|mobile|cell|whatsapp|numero|number|num|nombre|name|nome|en|on|em|na|with|con|com|y|and|e|\
    familiar de|familia de|family of|dia|hora|hrs|h|nueva|nuevo|new|nova|novo|quiero|quisiera|necesito|quero|gostaria|preciso|\
    i want to|i need to|i would like to|control|seguimiento|follow-up|followup|retorno|rutina";

/// Somebody who was named.
#[derive(Default)]
struct Person {
    role: Role,
    relation: Option<Relation>,
    name: Option<PersonName>,
    phone: Option<PhoneNumber>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Role {
    #[default]
    Unsaid,
    Patient,
    Relative,
}

/// Everybody in a line.
#[derive(Default)]
pub(super) struct People {
    pub patient: Option<PersonName>,
    pub phone: Option<PhoneNumber>,
    pub relatives: Vec<Named>,
    pub clinician: Option<String>,
    pub problems: Vec<Problem>,
    pub notes: Vec<Note>,
}

/// Takes everybody who is named.
pub(super) fn find(line: &mut Line, phones: &[Found]) -> People {
    let mut reading = Reading { phones, ..Reading::default() };
    let mut at = 0;
    while at < line.len() {
        at = match phones.iter().find(|phone| phone.words.start == at) {
            Some(found) => {
                reading.phone(found.phone.clone());
                found.words.end
            }
            None => reading.take(line, at).unwrap_or(at + 1),
        };
    }
    reading.finish()
}

#[derive(Default)]
struct Reading<'a> {
    /// All that are in the line.
    phones: &'a [Found],
    people: Vec<Person>,
    /// A phone that came before anybody whose it could be.
    waiting: Option<PhoneNumber>,
    clinician: Option<String>,
    problems: Vec<Problem>,
    notes: Vec<Note>,
}

impl Reading<'_> {
    fn take(&mut self, line: &mut Line, at: usize) -> Option<usize> {
        line.free(at)?;
        self.take_clinician(line, at).or_else(|| self.take_person(line, at)).or_else(|| {
            let end = line.says(at, FILLERS)?;
            line.take(at..end, Meaning::Filler);
            Some(end)
        })
    }

    fn take_clinician(&mut self, line: &mut Line, at: usize) -> Option<usize> {
        let title = line.says(at, BEFORE_CLINICIAN).filter(|end| line.says(*end, TITLES).is_some()).unwrap_or(at);
        let start = line.says(title, TITLES)?;
        let end = name_end(line, start);
        if end == start || self.clinician.is_some() {
            return None;
        }
        let name = self.name(line, start..end);
        line.take(at..end, if name.is_some() { Meaning::Clinician } else { Meaning::Wrong });
        self.clinician = name.map(|name| name.as_str().to_owned());
        Some(end)
    }

    /// `con su hija Ana`, `paciente Juan Pérez`, `María López`, `(hija)`.
    fn take_person(&mut self, line: &mut Line, at: usize) -> Option<usize> {
        let with = line.says(at, WITH);
        let start = with.unwrap_or(at);
        if let Some((end, relation)) = relation_at(line, start, with.is_some()) {
            return Some(self.relative(line, at, end, relation));
        }
        let patient = line.says(start, PATIENT);
        let first = skip_particles(line, patient.unwrap_or(start));
        let end = self.name_end(line, first);
        if end == first {
            return None;
        }
        let role = match (patient, with) {
            (Some(_), _) => Role::Patient,
            (None, Some(_)) if !self.people.is_empty() => Role::Relative,
            _ if !self.people.is_empty() && stands_alone(line, end) => Role::Relative,
            _ => Role::Unsaid,
        };
        // A second name that nothing introduces is somebody only if a phone says so.
        let known = role != Role::Unsaid || self.people.iter().all(|one| one.role == Role::Relative);
        if !known && line.meaning(end) != Some(Meaning::Phone) {
            return None;
        }
        // A name that is too long still is somebody's: the phone after it is nobody else's.
        let name = self.person(line, at, first..end);
        self.add(Person { role, name, ..Person::default() });
        Some(end)
    }

    fn relative(&mut self, line: &mut Line, at: usize, end: usize, relation: Relation) -> usize {
        let first = skip_particles(line, end);
        let name_end = if stands_alone(line, at) { first } else { self.name_end(line, first) };
        let is_named = name_end > first;
        let end = if is_named { name_end } else { end };
        let name = if is_named { self.person(line, at, first..end) } else { None };
        if !is_named {
            line.take(at..end, Meaning::Person);
        }
        // `Ana (hija)`: what somebody is may come after the name.
        match self.people.last_mut() {
            Some(last) if !is_named && last.relation.is_none() && last.role == Role::Relative => {
                last.relation = Some(relation);
            }
            _ => self.add(Person { role: Role::Relative, relation: Some(relation), name, phone: None }),
        }
        end
    }

    /// Takes the words from `at` on as a person with this name.
    fn person(&mut self, line: &mut Line, at: usize, words: Range<usize>) -> Option<PersonName> {
        let (end, has_and) = (words.end, names::has_and(line, words.clone()));
        let name = self.name(line, words);
        if name.is_some() && has_and && !self.notes.contains(&Note::OneSurname) {
            self.notes.push(Note::OneSurname);
        }
        line.take(at..end, if name.is_some() { Meaning::Person } else { Meaning::Wrong });
        name
    }

    /// A name. One that is too long is never cut: it has to be typed.
    fn name(&mut self, line: &Line, words: Range<usize>) -> Option<PersonName> {
        let name = names::name(line, words.clone());
        if name.is_none() {
            self.problems.push(Problem::LongName { text: line.text(words) });
        }
        name
    }

    /// Where the name of a person ends. Two people with a `y` between them have a phone each, or none; a single phone is
    /// that of somebody who has the `y` in the surname.
    fn name_end(&self, line: &Line, start: usize) -> usize {
        let end = name_end(line, start);
        let whole = names::end_of_surname(line, start..end).filter(|whole| self.phones_beside(line, *whole) == 1);
        whole.unwrap_or(end)
    }

    /// How many phones may be of the person whose name ends here: the one that waits, and those that come next.
    fn phones_beside(&self, line: &Line, end: usize) -> usize {
        let mut count = usize::from(self.waiting.is_some());
        let mut at = end;
        while at < line.len() {
            let phone = self.phones.iter().find(|phone| phone.words.start == at);
            let between = matches!(line.meaning(at), Some(Meaning::When | Meaning::Length | Meaning::Kind));
            at = match (phone, line.says(at, FILLERS)) {
                (Some(found), _) => found.words.end,
                (None, Some(end)) => end,
                (None, None) if between => at + 1,
                (None, None) => break,
            };
            count += usize::from(phone.is_some());
        }
        count
    }

    fn add(&mut self, mut person: Person) {
        person.phone = self.waiting.take();
        self.people.push(person);
    }

    fn phone(&mut self, phone: PhoneNumber) {
        match self.people.last_mut() {
            Some(last) if last.phone.is_none() => last.phone = Some(phone),
            _ if self.waiting.is_none() => self.waiting = Some(phone),
            // Nobody was named between two phones.
            _ => {
                let first = self.waiting.replace(phone);
                self.people.push(Person { phone: first, ..Person::default() });
            }
        }
    }

    fn finish(mut self) -> People {
        if let Some(phone) = self.waiting.take() {
            let role = if self.people.is_empty() { Role::Unsaid } else { Role::Relative };
            self.people.push(Person { role, phone: Some(phone), ..Person::default() });
        }
        let (problems, notes) = (self.problems, self.notes);
        let mut people = People { clinician: self.clinician, problems, notes, ..People::default() };
        let is = |role: Role| self.people.iter().position(|one| one.role == role);
        if let Some(at) = is(Role::Patient).or_else(|| is(Role::Unsaid)) {
            let patient = self.people.remove(at);
            (people.patient, people.phone) = (patient.name, patient.phone);
        }
        // Of somebody whose name is too long there may be nothing left; a problem tells of them.
        let is_known = |one: &Named| one.relation.is_some() || one.name.is_some() || one.phone.is_some();
        let named = |one: Person| Named { relation: one.relation, name: one.name, phone: one.phone };
        people.relatives = self.people.into_iter().map(named).filter(is_known).collect();
        people
    }
}

/// Whether at `at` stands what somebody is, and nothing but that between two commas or brackets: `Ana (hija)`.
fn stands_alone(line: &Line, at: usize) -> bool {
    let after_break = |at| line.word(at).is_none_or(|word| word.after_break);
    let relation = relation_at(line, at, true);
    after_break(at) && relation.is_some_and(|(end, _)| after_break(end) || line.meaning(end) == Some(Meaning::Phone))
}

fn skip_particles(line: &Line, start: usize) -> usize {
    let mut at = start;
    while line.says(at, FILLERS).is_some() && line.word(at).is_some_and(|word| at == start || !word.after_break) {
        at = line.says(at, FILLERS).unwrap_or(at + 1);
    }
    at
}
