# What a person reads while they wait: messages, delays, and being turned away for now. «page-lobby-…» is also handed to
# the page's script.

page-visit-message-from = Mensaje de { $clinician }
page-visit-listen = Escuchar
page-visit-late = { $clinician } va con demora; le atenderá hacia las { $time }.
page-visit-late-place = Su lugar está guardado. Disculpe la espera.
page-visit-move = Prefiero otra fecha
page-visit-move-asked = Ya avisamos; le llamarán para acordar otra fecha. Puede seguir esperando.
page-lobby-message = Mensaje de { $clinician }: { $text }
page-lobby-moved = Su visita cambió de hora: { $when }.

page-lobby-declined = Ahora no le pueden atender
page-declined-lead = { $clinician } no puede atenderle en este momento. Si gusta, puede volver a esperar en esta página.
page-declined-call = Si tiene dudas o prefiere otra fecha, llame al
page-declined-wait = Volver a esperar

page-door-later-title = Todavía no es hora de su visita
page-door-later-body = Su visita es el { $when }. Diez minutos antes le mandaremos el enlace por mensaje de texto.
page-door-later-hint = Puede cerrar esta página. Si tiene dudas, comuníquese con nosotros.
page-door-cancelled-title = Su visita se canceló
page-door-cancelled-body = La visita ya no se llevará a cabo. No tiene que esperar en esta página.
page-door-cancelled-hint = Si quiere otra fecha o tiene dudas, comuníquese con nosotros.
page-door-call = Llamar al
