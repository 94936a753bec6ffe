//! Who is named in a line: the patient, those close to them, the clinician; and whose each phone is.
//!
//! It reads what the other parts have left, from left to right. Words that follow each other are one name; `con su hija`,
//! a comma or a phone begin the next person. A phone is that of the person before it, or of the one after it when nobody
//! stands before it.

use super::{
    Named,
    phones::Found,
    relations::relation_at,
    words::{Line, Meaning, Word},
};
use crate::{
    phone::PhoneNumber,
    visit::{PersonName, Relation},
};

/// A name of more words than this (`de la` not counted) is a sentence that was not understood.
const LONGEST_NAME: usize = 5;
const TITLES: &str = "dr|dra|doctor|doctora|doutor|doutora";
const BEFORE_CLINICIAN: &str =
    "con la|con el|con|with|com a|com o|com|del|de la|para la|para el|da|do|agenda de la|agenda del";
const PATIENT: &str = "paciente|patient|el paciente|la paciente|the patient|o paciente|a paciente";
/// They begin another person.
const WITH: &str = "con|y|e|with|and|com|mas|junto con|together with|tambien|also|tambem";
/// They are part of a name inside it, and say nothing before or after it.
const PARTICLES: &str = "de|del|la|las|los|da|do|das|dos|el|van|von|di|y|e|o|a|al|ao|the|of";
/// Words of an order that say nothing more about the visit.
const FILLERS: &str = "por favor|please|hola|hello|hi|ola|cita|visita|visit|appointment|videollamada|videochamada|llamada|\
    video call|videocall|call|agendar|agenda|agende|agendame|programar|programa|programe|reservar|schedule|book|marcar|marque|\
    para|for|a|al|ao|de|del|do|da|of|el|la|los|las|the|o|su|sus|sua|seu|his|her|their|un|una|um|uma|an|\
    tel|telefono|telefone|phone|cel|celular|movil|mobile|cell|whatsapp|numero|number|num|nombre|name|nome|en|on|em|na|with|con|com|y|and|e|\
    familiar de|familia de|family of|dia|hora|hrs|h|nueva|nuevo|new|nova|novo|quiero|quisiera|necesito|quero|gostaria|preciso|\
    i want to|i need to|i would like to|control|seguimiento|follow-up|followup|retorno|rutina";
/// Words of which no name consists.
const NO_NAMES: &str = "que|no|si|sim|yes|not|puedo|puede|quiero|quiere|necesito|necesita|urgente|urgent|gracias|thanks|thank|you|\
    obrigado|obrigada|como|how|why|when|cuando|donde|where|porque|because|is|are|es|son|esta|estoy|i|my|mi|me|can|could|need|want|\
    tiene|tengo|have|has|favor|semana|week|mes|month|siguiente|proxima|proximo|next|hoy|ahora|luego|despues|antes|after|before|later|\
    depois|quando|onde|nao|preciso|quero|pode|cancelar|cancel|mover|move|cambiar|change|\
    anos|years|old|edad|rato|temprano|tarde|early|late|soon|pronto|cedo|logo|manana|noche|noite";

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
}

/// Takes everybody who is named.
pub(super) fn find(line: &mut Line, phones: &[Found]) -> People {
    let mut reading = Reading::default();
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
struct Reading {
    people: Vec<Person>,
    /// A phone that came before anybody whose it could be.
    waiting: Option<PhoneNumber>,
    clinician: Option<String>,
}

impl Reading {
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
        self.clinician = PersonName::parse(&name_text(line, start, end)).map(|name| name.as_str().to_owned());
        line.take(at..end, Meaning::Clinician);
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
        let end = name_end(line, first);
        let name = PersonName::parse(&name_text(line, first, end)).filter(|_| end > first)?;
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
        self.add(Person { role, name: Some(name), ..Person::default() });
        line.take(at..end, Meaning::Person);
        Some(end)
    }

    fn relative(&mut self, line: &mut Line, at: usize, end: usize, relation: Relation) -> usize {
        let first = skip_particles(line, end);
        let name_end = if stands_alone(line, at) { first } else { name_end(line, first) };
        let name = PersonName::parse(&name_text(line, first, name_end)).filter(|_| name_end > first);
        let end = if name.is_some() { name_end } else { end };
        line.take(at..end, Meaning::Person);
        // `Ana (hija)`: what somebody is may come after the name.
        match self.people.last_mut() {
            Some(last) if name.is_none() && last.relation.is_none() && last.role == Role::Relative => {
                last.relation = Some(relation);
            }
            _ => self.add(Person { role: Role::Relative, relation: Some(relation), name, phone: None }),
        }
        end
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
        let mut people = People { clinician: self.clinician, ..People::default() };
        let is = |role: Role| self.people.iter().position(|one| one.role == role);
        if let Some(at) = is(Role::Patient).or_else(|| is(Role::Unsaid)) {
            let patient = self.people.remove(at);
            (people.patient, people.phone) = (patient.name, patient.phone);
        }
        let named = |one: Person| Named { relation: one.relation, name: one.name, phone: one.phone };
        people.relatives = self.people.into_iter().map(named).collect();
        people
    }
}

/// Where the name that begins at `start` ends; `start` when none does.
fn name_end(line: &Line, start: usize) -> usize {
    let mut end = start;
    let mut words = 0;
    let mut at = start;
    while let Some(word) = line.free(at).filter(|word| at == start || !word.after_break) {
        let particle = line.says(at, PARTICLES).is_some();
        if !is_name(word) || line.says(at, NO_NAMES).is_some() || (at > start && begins_another(line, at)) {
            break;
        }
        at += 1;
        if !particle {
            (end, words) = (at, words + 1);
        }
    }
    if words > LONGEST_NAME { start } else { end }
}

/// Whether a name ends before this word.
fn begins_another(line: &Line, at: usize) -> bool {
    let next = |at| relation_at(line, at, true).is_some() || line.says(at, TITLES).is_some();
    let with = line.says(at, "con|with|and|com|y|mas|junto|together|tambien|also|tambem");
    with.is_some()
        || line.says(at, "e|o|a|la|el|su|sus|sua|seu|her|his|del|de la|de su").is_some_and(next)
        || relation_at(line, at, false).is_some()
        || line
            .says(at, "para|for|tel|telefono|telefone|phone|cel|celular|movil|mobile|cell|whatsapp|paciente|patient")
            .is_some()
        || line.says(at, TITLES).is_some()
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

fn is_name(word: &Word) -> bool {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '\u{300}'..='\u{36f}' | 'º' | 'ª');
    word.text.chars().any(char::is_alphabetic) && word.text.chars().all(letter)
}

/// A name without the dot of the sentence; `Ma.` keeps its own.
fn name_text(line: &Line, start: usize, end: usize) -> String {
    let text = line.text(start..end);
    let last = text.rsplit(' ').next().map_or(0, |word| word.chars().count());
    if last > 3 { text.trim_end_matches('.').to_owned() } else { text }
}
