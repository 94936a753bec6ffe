//! What the card tells of those who do not open their link.

use super::*;

#[test]
fn the_steps_for_whoever_does_not_open_the_link_are_told_from_the_link_on() {
    let coming = Walk::booked(30, Texting::default());
    assert_eq!(coming.rescue(), None);
    let linked = coming.later(20).then(&Event::LinkDue).sent(SmsText::Link);
    let plan = "Si no abre el enlace: 10:52 otro enlace · 10:54 enlace a un familiar que lo acepte · 10:56 llamarle · \
                11:00 inasistencia";
    assert_eq!(linked.rescue(), Some((plan.to_owned(), true)));

    let again = Walk::now().sent(SmsText::Link).later(1).sent(SmsText::Link).looked_for(1, Vec::new());
    let (block, can_stop) = again.rescue().unwrap();
    assert!(block.starts_with("Si no abre el enlace: 10:22 otro enlace ✓ · 10:24 enlace a un familiar"), "{block}");
    assert!(can_stop);
    let opened = again.then(&Event::LinkOpened { participant: MARIA });
    assert_eq!(opened.rescue(), None);
    assert!(opened.visit.participants.len() == 1 && opened.headline().0 == "María López abrió el enlace");
}

#[test]
fn a_relative_who_was_invited_is_named_and_has_a_line() {
    let walk = Walk::now().sent(SmsText::Link).looked_for(2, Vec::new()).looked_for(2, vec![daughter()]);
    let (block, _) = walk.rescue().unwrap();
    let plan = "Si no abre el enlace: 10:22 otro enlace ✓ · 10:24 se invitó a Ana López (hija o hijo) ✓ · \
                10:26 llamarle · 10:30 inasistencia";
    assert_eq!(block, plan);
    assert!(walk.line(1).0.contains("**Ana López (hija o hijo)** · Mensaje: Enviándose"), "{}", walk.line(1).0);
    let none = Walk::now().sent(SmsText::Link).looked_for(2, Vec::new()).looked_for(2, Vec::new());
    let (block, _) = none.rescue().unwrap();
    assert!(!block.contains("10:24"), "there was nobody: {block}");
}

#[test]
fn at_last_the_clinician_is_asked_to_call() {
    let walk = Walk::now().sent(SmsText::Link).looked_for(2, Vec::new()).looked_for(2, Vec::new());
    assert_eq!(walk.headline().0, "María López: invitación enviada");
    let walk = walk.looked_for(2, Vec::new());
    let headline = "María López no abre el enlace: llámele al +52 55 1234 5678";
    assert_eq!(walk.headline(), (headline.to_owned(), "warning".to_owned()));
    assert!(walk.in_the_agenda().starts_with("no abre el enlace · "), "{}", walk.in_the_agenda());
    let (block, can_stop) = walk.rescue().unwrap();
    assert_eq!(block, "Si no abre el enlace: 10:22 otro enlace ✓ · 10:26 aviso para llamarle ✓ · 10:30 inasistencia");
    assert!(can_stop);
    let shown = walk.then(&Event::CardShown { message_id: "card".to_owned(), version: 0 });
    let opened = shown.then(&Event::LinkOpened { participant: MARIA });
    assert_eq!(opened.effects, [Effect::ShowCard], "nobody calls in vain");
    assert_eq!(opened.headline().0, "María López abrió el enlace");
}

#[test]
fn who_stopped_it_is_said_and_when() {
    let walk = Walk::now().sent(SmsText::Link).looked_for(2, Vec::new()).later(1).stopped();
    let said = "10:22 otro enlace ✓ · Detenido por Ana Ruiz a las 10:23";
    assert_eq!(walk.rescue(), Some((said.to_owned(), false)));
    let again = walk.later(1).stopped();
    assert_eq!(again.told(), ["Los avisos automáticos de esta visita ya los detuvo Ana Ruiz, a las 10:23."]);
}

#[test]
fn whoever_wants_no_texts_is_called_at_once_and_not_said_to_have_been_texted() {
    let walk = Walk::now().sent(SmsText::Link).then(&Event::OptedOut { participant: MARIA });
    let (block, _) = walk.rescue().unwrap();
    assert!(!block.contains("otro enlace"), "{block}");
    let (block, _) = walk.looked_for(2, Vec::new()).rescue().unwrap();
    assert!(!block.contains("otro enlace"), "{block}");
}
