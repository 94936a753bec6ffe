# What a person reads while they wait: messages, delays, and being turned away for now. «page-lobby-…» is also handed to
# the page's script.

page-visit-message-from = Mensaje de { $clinician }
page-visit-message-read = Entendido
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

page-door-missed-title = La visita ya terminó
page-door-missed-body = Esta vez no alcanzó a entrar a la videollamada.
page-door-missed-hint = Si quiere otra fecha o tiene dudas, comuníquese con nosotros.
page-door-cancelled-title = Su visita se canceló
page-door-cancelled-body = La visita ya no se llevará a cabo. No tiene que esperar en esta página.
page-door-cancelled-hint = Si quiere otra fecha o tiene dudas, comuníquese con nosotros.
page-door-call = Llamar al

# Who is before somebody, and who takes part.
page-visit-queue = { $before ->
    [0] Ahora atiende a otra persona. Espera aproximada: { $minutes } min.
    [one] Hay 1 persona antes de usted. Espera aproximada: { $minutes } min.
   *[other] Hay { $before } personas antes de usted. Espera aproximada: { $minutes } min.
}
page-company-heading = Quiénes estarán
page-lobby-company-you = usted
page-company-clinician = atiende la visita
page-company-coming = llegará
page-company-invited = todavía no llega
page-company-waiting = está esperando
page-company-in = ya está en la llamada
page-company-out = salió de la llamada

# Somebody who is stuck.
page-help-open = Necesito ayuda
page-help-lead = Su lugar está guardado mientras pide ayuda.
page-help-ask = Avisar que necesito ayuda
page-help-asked = Ya avisamos. La respuesta aparecerá en esta página.
page-door-here = Usarlo aquí
