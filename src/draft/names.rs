//! The words of a name: where it begins and ends, and whether a `y` in it is that of a surname.

use std::ops::Range;

use super::{
    relations::relation_at,
    words::{Line, Word},
};
use crate::visit::PersonName;

/// A name of more words than this (`de la` not counted) is a sentence that was not understood.
const LONGEST_NAME: usize = 10;
pub(super) const TITLES: &str = "dr|dra|doctor|doctora|doutor|doutora";
/// They are part of a name inside it, and say nothing before or after it.
const PARTICLES: &str = "de|del|la|las|los|da|do|das|dos|el|van|von|di|y|e|o|a|al|ao|the|of";
/// Words of which no name consists.
const NO_NAMES: &str = "que|no|si|sim|yes|not|puedo|puede|quiero|quiere|necesito|necesita|urgente|urgent|gracias|thanks|thank|you|\
    obrigado|obrigada|como|how|why|when|cuando|donde|where|porque|because|is|are|es|son|esta|estoy|i|my|mi|me|can|could|need|want|\
    tiene|tengo|have|has|favor|semana|week|mes|month|siguiente|proxima|proximo|next|hoy|ahora|luego|despues|antes|after|before|later|\
    depois|quando|onde|nao|preciso|quero|pode|cancelar|cancel|mover|move|cambiar|change|\
    anos|years|old|edad|rato|temprano|tarde|early|late|soon|pronto|cedo|logo|manana|noche|noite";

/// First names that are often given. After `y` or `e` they begin another person: `María López y Ana`. Nothing but such a
/// list tells that from `José Ortega y Gasset`.
const GIVEN_NAMES: &str = "adriana|agustin|alberto|alejandra|alejandro|alfonso|alfredo|alicia|aline|alma|amanda|ana|\
    andrea|andres|angel|angela|antonia|antonio|armando|arnulfo|arturo|aurora|beatriz|benjamin|bianca|blanca|bruna|\
    bruno|caio|camila|carla|carlos|carmen|carolina|catalina|cecilia|cesar|claudia|concepcion|consuelo|cristina|daniel|\
    daniela|david|diana|dolores|edgar|eduardo|elena|elizabeth|emilia|emilio|enrique|ernesto|esperanza|esteban|estela|\
    esther|eva|ezequiel|fabiola|fatima|federico|felipe|felix|fernanda|fernando|francisca|francisco|gabriel|gabriela|\
    gerardo|gilberto|gloria|graciela|guadalupe|guillermo|gustavo|hector|helena|heloisa|hugo|ignacio|ines|irene|irma|\
    isabel|ivan|jaime|james|javier|jennifer|jessica|jesus|joana|joao|joaquin|joaquina|john|jorge|jose|josefina|joseph|\
    juan|juana|julia|julio|karen|karla|laura|leonardo|leonor|leticia|lilia|linda|lorena|lourdes|lucas|lucia|luis|\
    luisa|luiz|luiza|lupita|luz|magdalena|manuel|marcela|marco|marcos|margarita|maria|mariana|mario|marta|martha|\
    martin|mary|mateo|mateus|mauricio|maximiliano|mercedes|micaela|michael|miguel|miriam|monica|natalia|noemi|norma|\
    octavio|olga|oscar|pablo|patricia|paula|paulo|pedro|pilar|rafael|rafaela|ramon|raquel|raul|rebeca|regina|renata|\
    renato|ricardo|richard|rita|robert|roberto|rocio|rodrigo|rogelio|rosa|rosalia|rosario|ruben|salvador|samuel|\
    sandra|santiago|sara|sarah|sergio|silvia|socorro|sofia|sonia|susan|susana|teresa|tereza|thiago|thomas|tiago|tomas|\
    valentina|valeria|vanessa|veronica|vicente|victor|victoria|virginia|vitor|william|ximena|yesenia|yolanda";

/// Where the name that begins at `start` ends; `start` when none does. A `y` ends it.
pub(super) fn name_end(line: &Line, start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while let Some(word) = line.free(at).filter(|word| at == start || !word.after_break) {
        let particle = is_particle(line, at);
        if !is_name(word) || line.says(at, NO_NAMES).is_some() || (at > start && begins_another(line, at)) {
            break;
        }
        at += 1;
        if !particle {
            end = at;
        }
    }
    end
}

/// Where a name ends whose first part is `name`, if the `y` after it may be that of a surname: `José Ortega y Gasset`.
///
/// A single word before the `y` is a given name, and so may be what comes after it: `María y Juan`. Two words that follow
/// each other after it are a name of their own: `María López y Ximena Ruiz`.
pub(super) fn end_of_surname(line: &Line, name: Range<usize>) -> Option<usize> {
    let after = line.says(name.end, "y")?;
    let whole = !line.word(name.end)?.after_break && !line.word(after)?.after_break;
    let another = relation_at(line, after, true).is_some() || begins_another(line, after) || is_given(line, after);
    let end = name_end(line, after);
    let first = skip_in_name(line, after);
    let own_surname = first + 1 < end && !is_particle(line, first + 1);
    (whole && !another && end > after && !own_surname && count(line, name) > 1).then_some(end)
}

/// Whether a `y` or an `e` is in the name; that of an initial has its dot.
pub(super) fn has_and(line: &Line, mut name: Range<usize>) -> bool {
    name.any(|at| is_and(line, at, "y|e"))
}

/// The name that these words are, unless they are more than any name has.
pub(super) fn name(line: &Line, words: Range<usize>) -> Option<PersonName> {
    if count(line, words.clone()) > LONGEST_NAME { None } else { PersonName::parse(&name_text(line, words)) }
}

/// Whether a name ends before this word.
fn begins_another(line: &Line, at: usize) -> bool {
    let next = |at| relation_at(line, at, true).is_some() || line.says(at, TITLES).is_some();
    let with = line.says(at, "con|with|and|com|y|mas|junto|together|tambien|also|tambem");
    with.is_some()
        || adds_somebody(line, at)
        || line.says(at, "e|o|a|la|el|su|sus|sua|seu|her|his|del|de la|de su").is_some_and(next)
        || relation_at(line, at, false).is_some()
        || line
            .says(at, "para|for|tel|telefono|telefone|phone|cel|celular|movil|mobile|cell|whatsapp|paciente|patient")
            .is_some()
        || line.says(at, TITLES).is_some()
}

/// Whether `e` and a given name stand here; another `e` is that of a surname: `Maria da Costa e Silva`.
fn adds_somebody(line: &Line, at: usize) -> bool {
    is_and(line, at, "e") && is_given(line, at + 1)
}

fn is_and(line: &Line, at: usize, words: &str) -> bool {
    line.says(at, words).is_some() && line.word(at).is_some_and(|word| !word.text.contains('.'))
}

fn is_given(line: &Line, at: usize) -> bool {
    line.says(skip_in_name(line, at), GIVEN_NAMES).is_some()
}

fn skip_in_name(line: &Line, start: usize) -> usize {
    (start..line.len()).find(|at| !is_particle(line, *at)).unwrap_or(start)
}

fn is_particle(line: &Line, at: usize) -> bool {
    line.says(at, PARTICLES).is_some()
}

/// How many words a name has, `de la` not counted.
fn count(line: &Line, name: Range<usize>) -> usize {
    name.filter(|at| !is_particle(line, *at)).count()
}

fn is_name(word: &Word) -> bool {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '\u{300}'..='\u{36f}' | 'º' | 'ª');
    word.text.chars().any(char::is_alphabetic) && word.text.chars().all(letter)
}

/// A name without the dot of the sentence; `Ma.` keeps its own.
fn name_text(line: &Line, words: Range<usize>) -> String {
    let text = line.text(words);
    let last = text.rsplit(' ').next().map_or(0, |word| word.chars().count());
    if last > 3 { text.trim_end_matches('.').to_owned() } else { text }
}
