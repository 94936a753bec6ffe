use proptest::prelude::*;

use super::*;

#[track_caller]
fn all(said: Said, texts: &str) {
    for text in texts.split(" | ") {
        assert_eq!(read(text), said, "{text:?}");
    }
}

#[test]
fn whoever_is_not_going_to_cancel_does_not_ask_for_another_date() {
    for text in [
        "no voy a cancelar mi cita",
        "Ya no voy a cancelar",
        "no puedo mover la cita",
        "no voy a reagendar",
        "não vou cancelar a consulta",
        "não posso remarcar",
    ] {
        assert_eq!(read(text), Said::Words, "{text}");
    }
    assert_eq!(read("quiero cancelar la cita"), Said::Move);
}

#[test]
fn whoever_speaks_of_the_texts_is_told_how_to_end_them() {
    for text in ["quiero darme de baja", "ya no me manden mensajes", "BAJA por favor", "dejen de molestar"] {
        assert!(is_about_texts(text), "{text}");
    }
    assert!(!is_about_texts("me duele la cabeza"));
}

#[test]
fn a_digit_means_what_the_texts_say_it_means() {
    for (digit, said) in [("1", Said::Confirm), ("2", Said::Late), ("3", Said::Move), ("4", Said::Call)] {
        for (before, after) in [
            ("", ""),
            ("", "."),
            ("(", ")"),
            ("#", ""),
            (" ", " \n"),
            ("", " gracias"),
            ("opción ", ""),
            ("Hola, ", "!"),
        ] {
            let text = format!("{before}{digit}{after}");
            assert_eq!(read(&text), said, "{text:?}");
        }
    }
    all(Said::Confirm, "1️⃣ | １ | ① | uno | One | 1, muchas gracias doctora | 1 confirmo | ok 1 | 1 👍");
    all(Said::Late, "2️⃣ | ２ | dos | 2 llego en 10 min | 2, 15 minutos | 1 pero voy 10 min tarde");
    all(Said::Move, "3️⃣ | tres | 3 por favor | 3 mañana | 3, no puedo hoy");
    all(Said::Call, "4️⃣ | cuatro | quatro | 4 por favor llámeme");
}

#[test]
fn other_numbers_are_no_answer() {
    all(
        Said::Words,
        "5 | 0 | 12 | 1 o 2 | 1 2 | somos 2 | 1 duda | 2 personas | 3 veces | 4 pm | a las 3 | 1 mañana | \
         10:30 | 3 horas | tengo 1 pregunta | el 3 | um momento | one moment please | 55 1234 5678 | 11",
    );
}

#[test]
fn a_time_of_day_is_no_answer_and_says_when() {
    all(Said::Words, "4:30 | 3:15 pm | 2:30 | 1:30 | 4.30 | ¿a las 3:45? | 2:30 por favor | 14h30 | 3.00");
    all(Said::Move, "no puedo a las 4:30 | No puedo a las 10:30 am | no puedo a las 4 pm | otra hora, a las 4.30");
}

#[test]
fn whoever_cannot_go_on_is_read_by_a_person() {
    all(Said::Words, "ya no puedo más | no puedo mas | I can't take it anymore | não aguento mais | nao posso mais");
}

#[test]
fn whoever_comes_says_so_in_three_languages() {
    all(
        Said::Confirm,
        "confirmo | Sí confirmo | SI CONFIRMO | si | Sí. | sí, gracias | ok | OK 👍 | 👍 | 👍🏽 | Ok, gracias \
         doctora | vale | de acuerdo | ahí estaré | Ahi estare!! | ahí estaremos | claro que sí | confirmo mi \
         cita | confirmo la cita | Confirmo mi asistencia a la videollamada | le confirmo mi asistencia | \
         asistiré | sí asistiré | confirmado | comfirmo | confrimo | sí voy | sí puedo | confirmo que sí | \
         enterada, gracias | confirmo mi cita de mañana | buenas tardes, confirmo | por supuesto | perfecto",
    );
    all(
        Said::Confirm,
        "yes | YES | Yes, thank you | yep | sure | confirmed | I confirm | I'll be there | I’ll be there! | \
         will be there | I can make it | see you then | sounds good | okay thanks",
    );
    all(
        Said::Confirm,
        "sim | Sim, obrigada | confirmo a consulta | estarei lá | confirmo presença | com certeza | vou sim | \
         combinado | Bom dia, confirmo",
    );
}

#[test]
fn whoever_is_late_says_so_in_three_languages() {
    all(
        Said::Late,
        "voy tarde | Voy un poco tarde | ya voy tarde | llego en 10 min | llego en 10 | llego en 10min | \
         llego en diez minutos | Llego en media hora | voy 10 minutos tarde | llegaré tarde | voy a llegar \
         tarde | Buenas tardes doctora, disculpe, voy un poco tarde porque hay mucho tráfico | voy retrasada \
         | se me hizo tarde | 10 min tarde | en 15 minutos entro | me conecto en 5 min | sí, voy tarde | ok, \
         voy tarde | confirmo, llego en 10 min | voy con retraso | voy como 10 min tarde | voy tarde, ¿me \
         pueden esperar? | no voy a llegar a tiempo | tarde | deme 5 minutos",
    );
    all(
        Said::Late,
        "running late | I'm running late | im running 10 min late | I will be late | I'll be 10 minutes late \
         | sorry, running late because of traffic | be there in 10 | 10 minutes late | can't make it on time \
         | late, sorry",
    );
    all(
        Said::Late,
        "vou atrasar | Vou me atrasar | estou atrasada | chego em 10 minutos | vou chegar atrasado | vou \
         atrasar, estou no trânsito | 10 min de atraso | vou demorar um pouco",
    );
}

#[test]
fn whoever_cannot_come_says_so_in_three_languages() {
    all(
        Said::Move,
        "no puedo | ya no puedo | no puedo hoy | No puedo ir | no puedo asistir, estoy trabajando | no voy a \
         poder | no voy a poder ir | no podré asistir | cambiar la cita | quiero cambiar mi cita | ¿se puede \
         cambiar la cita? | otra fecha | Otra fecha por favor | otro día | puede ser otro día? | reagendar | \
         quiero reprogramar | cancelar la cita | cambio de fecha | no puedo a las 5 | no voy a ir | no \
         asistiré | otro horario | no puedo mañana | reagendr",
    );
    all(
        Said::Move,
        "cannot come | can't make it | can´t make it | I cant make it today | I won't make it | reschedule | \
         can we reschedule? | another date | another day please | please cancel my appointment | I can't \
         today | unable to attend",
    );
    all(
        Said::Move,
        "não posso | nao posso hoje | não vou poder ir | não vou conseguir participar | outra data | remarcar \
         | queria mudar a data | não vou poder | desmarcar | outro horário",
    );
}

#[test]
fn whoever_wants_a_call_says_so_in_three_languages() {
    all(
        Said::Call,
        "llámeme | Llámenme por favor | me pueden marcar | ¿me pueden marcar? | me puede llamar | me llaman | \
         marqueme | quiero que me llamen | pueden llamarme | necesito una llamada | por teléfono | sí, \
         llámeme por favor",
    );
    all(Said::Call, "call me | Please call me | can you call me? | call me back please | phone me | give me a call");
    all(Said::Call, "me liga | me ligue por favor | podem me ligar? | pode ligar | liga pra mim | me liguem");
}

#[test]
fn what_is_denied_is_not_read_as_its_opposite() {
    all(
        Said::Words,
        "no confirmo | no, no confirmo | no puedo confirmar | ya no voy tarde | no voy tarde | no llego tarde \
         | no voy a llegar tarde | no me llamen | no me llame | no hace falta que me llamen | no quiero \
         cambiar la cita | no cancelar la cita | no estoy segura | claro que no | ok no | confirmo que no | \
         no sí | nadie me llama | todavía no confirmo | si no puedo les aviso | 👎 | no",
    );
    all(
        Said::Words,
        "don't call me | do not call me | I will not be late | I won't be late | not late | not confirmed | I \
         do not want to reschedule | I can't confirm | no, confirm | nobody called | don't reschedule",
    );
    all(
        Said::Words,
        "não confirmo | não vou atrasar | não me liga | não me liguem | não quero remarcar | nao vou chegar \
         atrasado | não estarei lá",
    );
}

#[test]
fn what_is_in_doubt_is_left_to_a_person() {
    assert_eq!(["", " ", "\n"].map(read), [Said::Words; 3]);
    all(
        Said::Words,
        "? | 🙏 | gracias | hola | ¿a qué hora es? | ¿voy tarde? | ¿ok? | confirmo? | no puedo entrar | no \
         puedo abrir el enlace | no me abre | el doctor llegó tarde | la doctora confirmó | mañana confirmo | \
         luego le confirmo | le confirmo más tarde | le confirmo mañana | por confirmar | favor confirmar | \
         cancelar | quiero cancelar | sí, por favor | yes please | yes but later | si llego tarde me esperan \
         | no puedo hoy, llámeme | me marca error | ¿cuándo me llaman? | en la tarde | mañana en la tarde | \
         necesito ayuda | me duele mucho el pecho | confirma | ¿me confirma? | did you call me? | the doctor \
         is running late | can't hear you | I can't wait | call off the visit | ok mañana | confirmo \
         inasistencia | confirmo la cancelación | puedo ir | mo puedo ir | mo asistiré | нет | 予約 | quiero \
         otra cita | stop it | la baja de mi seguro",
    );
    assert_eq!(read(&"voy tarde ".repeat(60)), Said::Words);
}

#[test]
fn words_about_the_texts_count_when_nothing_else_is_said() {
    all(
        Said::Stop,
        "BAJA | baja | Baja. | ALTO | PARAR | cancelar mensajes | SAIR | STOP | stop. | Unsubscribe | END | \
         quit | stopall | STOP ALL | revoke | OPTOUT | opt-out | Cancel",
    );
    all(Said::Start, "ALTA | alta | start | UNSTOP | Voltar");
    all(Said::Help, "AYUDA | help | Ajuda | INFO | ¿ayuda?");
    assert_eq!(read("SIM"), Said::Confirm);
    for (text, heard, about_texts) in [
        ("STOP", true, true),
        (" stop\n", true, true),
        ("STOP.", false, true),
        ("BAJA", false, true),
        ("CANCEL", true, false),
        ("end", true, false),
        ("ok", false, false),
    ] {
        assert_eq!((is_heard_by_twilio(text), is_only_about_texts(text)), (heard, about_texts), "{text:?}");
    }
    assert!(ends_opt_out(" Yes ") && !ends_opt_out("sí") && !ends_opt_out("yes please"));
}

#[test]
fn only_what_is_about_the_visit_is_told_to_it() {
    assert_eq!([Said::Help, Said::Stop, Said::Start].map(Said::answer), [None; 3]);
    assert_eq!(read("voy tarde").answer(), Some(Answer::Late));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,1600}") {
        let _ = read(&text);
    }

    /// Of the words that people use in any order, none that denies ends up as a confirmation.
    #[test]
    fn no_text_with_a_negation_confirms(
        words in proptest::collection::vec("si|sí|ok|confirmo|yes|sim|ahí estaré|gracias|1|puedo|ir|mañana|👍", 0..6),
        denial in "no|not|não|nunca|don't|tampoco|sin|👎|cancelar",
        at in 0_usize..6,
    ) {
        let mut words = words;
        words.insert(at.min(words.len()), denial);
        prop_assert_ne!(read(&words.join(" ")), Said::Confirm);
    }
}
