//! The phrases by which people say that they come, are late, cannot come or want to be called.
//!
//! They are written as they are compared: small letters, no accents, no punctuation; `#` is a stretch of time, `@` a time of
//! day, and `/` stands between words that mean the same.

use std::{collections::HashSet, sync::LazyLock};

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// They come.
    Confirm,
    /// They say yes, and to what depends on the rest.
    Agree,
    Late,
    Move,
    Call,
    /// They say when, and nothing else.
    When,
    /// It looks like one of the others and is not.
    Doubt,
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Find {
    pub(super) sense: Sense,
    /// Whether it says so whatever else is said.
    pub(super) strong: bool,
}

/// Words of fewer letters are too near to each other to be guessed.
const GUESSED_FROM: usize = 6;

const CONFIRM: &str = "confirmo, le/les/te confirmo, confirmada, confirmado, confirmar, confirmamos, si confirmo, \
    ahi/alli/aqui estare, ahi/alli/aqui estaremos, ahi estoy, estare ahi/alli/presente/puntual/pendiente, \
    estaremos ahi, estare, asistire, asistiremos, asisto, si asisto, si asistire, si voy, si ire, ire, iremos, \
    voy a asistir, si puedo, si podre, si puedo ir/asistir/entrar, si podre ir/asistir, si estare, \
    cuente/cuenten conmigo, ahi nos vemos, nos vemos, quiero confirmar, confirm, confirmed, i confirm, \
    ill be there, i will be there, well be there, we will be there, will be there, see you, see you then, \
    see you there, i can make it, i will attend, ill attend, im coming, i am coming, i will come, ill come, \
    count me in, estarei la/ai/presente, estaremos la, eu vou, vou sim, vou participar, vou comparecer, \
    presenca confirmada, pode confirmar, conte comigo, podem contar comigo";

const AGREE: &str = "si, claro, claro que si, por supuesto, ok, oki, okay, okey, vale, de acuerdo, esta bien, \
    perfecto, listo, lista, enterado, enterada, entendido, sale, yes, yeah, yep, yup, sure, of course, got it, \
    sounds good, will do, sim, claro que sim, com certeza, ta bom, ta certo, combinado, beleza, certo, tudo certo";

const LATE: &str = "voy/vamos/ando/andamos tarde, voy/vamos # tarde, llego/llegamos tarde, llego/llegamos # tarde, \
    llegare/llegaremos tarde, llegare # tarde, voy/vamos a llegar tarde, voy/vamos a llegar # tarde, \
    voy/vamos a llegar mas tarde, llego mas tarde, llegare mas tarde, \
    voy/vamos/estoy retrasado/retrasada/retrasados, voy/vamos con retraso/demora, me retrase, me atrase, me demore, \
    me demoro, me demorare, me voy a retrasar/demorar/tardar, voy a tardar, se me hizo tarde, se me hace tarde, \
    me tardo, me tarde, tardo #, tardare, me tardare, llego/llegamos en #, en # llego/llegamos/entro/estoy, \
    entro/entramos en #, me conecto en #, en # me conecto, estoy en #, estare en #, llegare en #, \
    dame/deme/denme #, no llego a tiempo, no voy a llegar a tiempo, no puedo/podre llegar a tiempo, \
    no voy a poder llegar a tiempo, no alcanzo a llegar a tiempo, se me hizo # tarde, im running late, \
    im running # late/behind, i am running late, i am running # late/behind, we are running late, im late, \
    i am late, im # late, i am # late, were late, ill be late, ill be # late, i will be late, i will be # late, \
    going to be late, going to be # late, gonna be late, gonna be # late, be there in #, ill join in #, \
    cant/wont make it on/in time, not going to make it on/in time, vou atrasar, vou me atrasar, vou chegar tarde, \
    vou chegar # tarde, vou chegar atrasado/atrasada, vou chegar # atrasado/atrasada, vou atrasar #, \
    chego atrasado/atrasada, estou/to/tou atrasado/atrasada, estou # atrasado/atrasada, estarei atrasado/atrasada, \
    atrasei, me atrasei, vou demorar, vou demorar #, chego em #, vou chegar em #, em # chego, em # entro, \
    entro em #, vou entrar em #, nao chego a tempo, nao vou chegar a tempo, nao consigo chegar a tempo";

const PERHAPS_LATE: &str = "# tarde, # de retraso/demora, con # de retraso/demora, running late, \
    running # late/behind, there in #, join in #, arriving in #, # late, arrive late, arriving late, \
    # atrasado/atrasada, # de atraso, atraso de #, en #, in #, em #, tarde, late, atrasado, atrasada, retrasado, \
    retrasada";

const MOVE: &str = "no puedo/podre/podremos/podemos ir/asistir/acudir/estar/llegar, \
    no voy a poder ir/asistir/acudir/estar/llegar, no vamos a poder ir/asistir/acudir/estar/llegar, \
    no voy/vamos a ir/asistir/acudir, no ire/asistire/acudire, me es imposible, me sera imposible, \
    imposible ir/asistir, no puedo a esa hora, no puedo ese dia, no puedo en ese horario, \
    cambiar/mover/recorrer/pasar/cambien/cambian/cambiarme la/mi/nuestra/esta/de/el fecha/cita/consulta/hora/dia/horario/visita/videollamada, \
    cambiar/mover/cambiarme cita/fecha/hora/horario/dia, cambiarla, moverla, cambio de fecha/cita/hora/horario/dia, \
    reagendar, reagendarla, reagendarme, reprogramar, reprogramarla, reprogramarme, posponer, posponerla, aplazar, \
    aplazarla, otra/otro fecha/dia/hora/horario/momento, nueva fecha, \
    cancelar/cancelo/cancelen/cancele la/mi/nuestra/esta cita/consulta/visita/videollamada/teleconsulta, \
    cancelar cita/consulta/visita/videollamada, cant/cannot/wont make it, can not make it, will not make it, \
    unable to make it, unable to come/attend/join, not able to make it, not able to come/attend/join, \
    not going to make it, cant/cannot/wont come/attend, can not come/attend, will not come/attend, \
    not going to come/attend, not coming, reschedule, rescheduled, postpone, \
    move/change/cancel my/the/our/this appointment/visit/call/date/time/day/consultation, \
    move/change/cancel my/the video call, another date/day/time, a/some different date/day/time, \
    other date/day/time, nao posso ir/comparecer/participar/estar, nao vou poder ir/comparecer/participar/estar, \
    nao poderei ir/comparecer/participar, nao vou conseguir ir/comparecer/participar, \
    nao consigo ir/comparecer/participar, nao vou comparecer/participar, nao posso nesse/neste dia/horario, \
    mudar/trocar/alterar a/o/de/minha/meu data/consulta/horario/dia/hora/visita/videochamada, remarcar, remarquem, \
    desmarcar, adiar, outra/outro data/dia/horario/hora, cancelar a/minha consulta/visita/videochamada";

const PERHAPS_MOVE: &str = "no puedo, no podre, no podremos, no podemos, no voy a poder, no vamos a poder, no voy, \
    no llego, no voy a llegar, no alcanzo, no estare, cant, cannot, wont, nao posso, nao vou poder, nao poderei, \
    nao vou, nao vou conseguir, puede/podria ser mas tarde, puede/podria ser otro/otra";

const CALL: &str = "llameme, llamenme, llamame, llamarme, marqueme, marquenme, marcarme, marcame, \
    me llaman/llamen/llama/llame/llamas/llames/marcan/marquen/marque, \
    me puede/pueden/puedes/podria/podrian/podrias llamar/marcar/telefonear, \
    puede/pueden/podria/podrian llamarme/marcarme, me puede/pueden hablar por telefono, \
    me hablan/hable/hablen por telefono, hablenme, necesito/quiero/prefiero una llamada, call/phone/ring me, \
    callme, give me a call, can/could/would you call, please/pls/plz call, call please, i need/want a call, \
    need a call, me liga/ligue/liguem/ligam/ligar/telefone/telefonem, pode/podem/poderia/poderiam ligar, \
    pode/podem/poderia/poderiam me ligar, liga/ligue/liguem/ligar pra/para mim, quero uma ligacao, \
    preciso de uma ligacao";

const PERHAPS_CALL: &str = "me marca/marcas, por telefono, una llamada, llamada, a call, por telefone, uma ligacao, \
    llamen, llame, liguem, ligue";

/// Others are late, time is said of something else, somebody asks, or agrees to what is not known.
const DOUBT: &str = "doctor/doctora/medico/medica llego/llega/va, is/are/was/be running late, you running late, \
    si llego, si me atraso, si me retraso, si me tardo, si voy tarde, si llegare, si no, se eu, se atrasar, se me, \
    el otro dia, the other day, por/favor confirmar, ya confirmo, mi/el/la doctor/doctora/medico/medica confirmo, \
    no puedo mas, nao posso mais, call off, what time, a que hora, que hora, que horas, i will call, ill call";

/// When something is to be, where the word for late may stand for a time of day.
const WHEN: &str = "en/por la tarde/manana/noche, esta/mas tarde, esta noche, de/a tarde, para/de hoy/manana, \
    del lunes/martes/miercoles/jueves/viernes/sabado/domingo";

/// Where one of these is not part of a phrase, what is said may be the opposite, or a question.
const DOUBTFUL: &str = "no, not, nao, ni, nem, nunca, jamas, never, tampoco, nadie, nobody, ninguem, sin, sem, \
    cannot, cant, dont, doesnt, didnt, wont, isnt, arent, wasnt, havent, shouldnt, couldnt, if, unless, cuando, \
    quando, when, where, donde, onde, who, quien, quem, did, cancel, cancelar, cancelo, cancele, cancelen, cancela, \
    cancelado, cancelada, cancelled, confirma, confirme, confirmas, confirman, confirmen, confirmou, instead, vez";

const COURTESY: &str = "gracias, muchas, mil, por, favor, porfa, porfavor, buenas, buenos, buen, dia, dias, tardes, \
    noches, hola, doctor, doctora, dr, dra, doc, licenciada, licenciado, senorita, senor, senora, saludos, bonito, \
    igualmente, ya, pues, y, bendiciones, disculpe, disculpen, perdon, lo, siento, que, tal, bueno, muy, amable, \
    thanks, thank, you, i, we, please, pls, plz, hi, hello, good, morning, afternoon, evening, sorry, so, much, \
    great, and, fine, obrigado, obrigada, oi, ola, bom, boa, noite, desculpe, desculpa, muito, e, tudo, bem";

/// What the answer is about.
const CONTEXT: &str = "mi, cita, citas, consulta, asistencia, videollamada, visita, video, teleconsulta, \
    videoconsulta, a, con, my, the, appointment, visit, call, attendance, for, our, minha, videochamada, presenca";

const TIMES: &str = "hoy, manana, ese, este, esa, hora, horario, en, el, la, de, del, lunes, martes, miercoles, \
    jueves, viernes, sabado, domingo, today, tomorrow, that, this, day, time, at, on, monday, tuesday, wednesday, \
    thursday, friday, saturday, sunday, hoje, amanha, nesse, neste, esse, segunda, terca, quarta, quinta, sexta, \
    feira, porque, because, of, trabajo, work, trafico, traffic, transito, mas, mais, more, #, @";

const NAMES_OPTION: &str = "opcion, numero, respuesta, respondo, responder, marco, option, number, answer, reply, \
    opcao, resposta, es, is";

/// Phrases that say nothing, and hold words that would mean something.
const EMPTY: &str = "no problem, no problema, no hay problema, sin problema, sem problema, no transito, no caminho, \
    no momento, no horario, de nada, no worries, buenas tardes, boa tarde, im sorry, i am sorry, me esperan, \
    esperenme, espereme, me puede/pueden esperar, pueden esperarme, \
    la/mi cita/consulta/visita/videollamada/asistencia, la/mi cita/consulta/visita/videollamada de/para hoy/manana, \
    la/mi cita/consulta/visita/videollamada del lunes/martes/miercoles/jueves/viernes/sabado/domingo";

struct Phrase {
    words: Vec<Vec<&'static str>>,
    find: Option<Find>,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let find = |sense, strong| Some(Find { sense, strong });
    let tables = [
        (CONFIRM, find(Sense::Confirm, false)),
        (AGREE, find(Sense::Agree, false)),
        (LATE, find(Sense::Late, true)),
        (PERHAPS_LATE, find(Sense::Late, false)),
        (MOVE, find(Sense::Move, true)),
        (PERHAPS_MOVE, find(Sense::Move, false)),
        (CALL, find(Sense::Call, true)),
        (PERHAPS_CALL, find(Sense::Call, false)),
        (WHEN, find(Sense::When, false)),
        (DOUBT, find(Sense::Doubt, true)),
        (EMPTY, None),
    ];
    let phrases = |(table, find): (&'static str, Option<Find>)| {
        let words = |phrase: &'static str| phrase.split_whitespace().map(|word| word.split('/').collect()).collect();
        table.split(',').map(move |phrase| Phrase { words: words(phrase), find })
    };
    tables.into_iter().flat_map(phrases).collect()
});

/// Every word that is known: none of them is a slip of another.
static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lists = [DOUBTFUL, COURTESY, CONTEXT, TIMES, NAMES_OPTION];
    let listed = lists.into_iter().flat_map(|list| list.split(',')).map(str::trim);
    let in_phrases = PHRASES.iter().flat_map(|phrase| phrase.words.iter().flatten().copied());
    listed.chain(in_phrases).collect()
});

/// The phrases of a clause, from its beginning on and the longest first, and the words that are part of none.
pub(super) fn finds(words: &[String]) -> (Vec<Find>, Vec<String>) {
    let (mut found, mut rest, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(word) = words.get(at) {
        let here = PHRASES.iter().filter(|phrase| phrase.begins(&words[at..]));
        match here.max_by_key(|phrase| phrase.words.len()) {
            Some(phrase) => {
                found.extend(phrase.find);
                at += phrase.words.len();
            }
            None => {
                rest.push(word.clone());
                at += 1;
            }
        }
    }
    (found, rest)
}

impl Phrase {
    fn begins(&self, words: &[String]) -> bool {
        let same = |(known, word): (&Vec<&str>, &String)| known.iter().any(|known| is_same(known, word));
        words.len() >= self.words.len() && self.words.iter().zip(words).all(same)
    }
}

/// One letter of a longer word may be wrong, unless that makes another word that is known.
fn is_same(known: &str, word: &str) -> bool {
    let may_slip = || known.len() >= GUESSED_FROM && known.len().abs_diff(word.len()) <= 1 && !KNOWN.contains(word);
    known == word || (may_slip() && strsim::damerau_levenshtein(known, word) <= 1)
}

/// Whether a word that is part of no phrase may turn the meaning round.
pub(super) fn is_doubtful(word: &str) -> bool {
    is_in(DOUBTFUL, word)
}

/// Whether a word is there to be polite.
pub(super) fn is_courtesy(word: &str) -> bool {
    is_in(COURTESY, word)
}

/// Whether a polite word asks for something: whoever says so has not merely agreed.
pub(super) fn is_request(word: &str) -> bool {
    matches!(word, "favor" | "porfa" | "porfavor" | "please" | "pls" | "plz")
}

/// Whether a word only says what the answer is about.
pub(super) fn is_context(word: &str) -> bool {
    is_in(CONTEXT, word)
}

/// Whether a word only says when.
pub(super) fn is_time(word: &str) -> bool {
    is_in(TIMES, word)
}

/// Whether a word announces a digit that answers.
pub(super) fn names_option(word: &str) -> bool {
    is_in(NAMES_OPTION, word)
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(',').any(|known| known.trim() == word)
}
