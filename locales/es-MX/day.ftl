# The day: the visit's card, what is said to those who wait, the agenda, being late.
date-day = { $weekday } { $day } de { $month }

card-visit-message = Mensaje…
card-visit-message-to = Para
card-visit-message-canned = Elija una frase
card-visit-message-soon-with-you = En un momento le atiendo.
card-visit-message-few-minutes = Sigo con otra persona; unos minutos más.
card-visit-message-papers-ready = Tenga a la mano sus medicinas y estudios.
card-visit-message-check-devices = Revise su cámara y su micrófono.
card-visit-message-text = O escriba con sus palabras
card-visit-message-send = Enviar
card-visit-admit = Admitir
card-visit-admit-all = Admitir a todos
card-visit-decline = No atender ahora
card-visit-end = Terminar para todos
card-visit-absent = No asistió
card-visit-follow-up = Seguimiento

chat-visit-decline = No atender ahora
chat-visit-undo = Deshacer
chat-visit-came = Sí llegó
chat-visit-late = { $date } · con retraso: { $time }
chat-visit-said = Usted les dijo a las { $time }: «{ $words }»
chat-visit-waiting-several = { $others ->
    [one] { $who } y 1 persona más esperan
   *[other] { $who } y { $others } personas más esperan
}
chat-visit-unanswered = { $minutes ->
    [one] Lleva 1 minuto esperando sin respuesta.
   *[other] Lleva { $minutes } minutos esperando sin respuesta.
}
chat-visit-unanswered-admins = Lleva { $minutes } minutos esperando sin respuesta. Los administradores ya están avisados.
chat-visit-cancelled = Visita cancelada
chat-visit-cancelled-by = La canceló { $by } a las { $time }.
chat-visit-no-show = No llegó nadie
chat-visit-no-show-by = Inasistencia: la anotó { $by } a las { $time }.
chat-visit-no-show-waited = Inasistencia: pasaron { $minutes } minutos de la hora.

chat-pending-cancel = Cancelada por { $by }; se avisará en { $seconds } s
chat-pending-no-show = Inasistencia anotada por { $by }; quedará en { $seconds } s
chat-pending-end-for-all = { $by } termina la videollamada para todos en { $seconds } s
chat-pending-decline = { $by } no atenderá ahora a { $who }; se le avisará en { $seconds } s
chat-undone = Deshecho: no se avisó a nadie.

chat-line-opened = abrió el enlace
chat-line-waiting = espera desde las { $time } ({ $minutes } min)
chat-line-admitted = va entrando
chat-line-in-call = en la videollamada desde las { $time }
chat-line-left = salió de la videollamada
chat-line-stay = en la videollamada de { $from } a { $to } ({ $minutes } min)
chat-line-short-stay = en la videollamada a las { $time } ({ $minutes } min)
chat-line-never-joined = se le admitió y no entró
chat-line-only-waited = esperó y no entró
chat-line-no-show = no llegó
chat-line-declined = no se le atendió; puede volver a esperar
chat-line-revoked = enlace anulado
chat-line-move-asked = prefiere otra fecha
chat-camera-ready = cámara lista
chat-camera-refused = cámara bloqueada
chat-camera-missing = sin cámara
chat-camera-unknown = cámara sin probar
chat-microphone-ready = micrófono listo
chat-microphone-refused = micrófono bloqueado
chat-microphone-missing = sin micrófono
chat-microphone-unknown = micrófono sin probar
chat-network-good = red buena
chat-network-poor = red lenta

chat-message-soon-with-you = En un momento le atiendo.
chat-message-few-minutes = Sigo con otra persona; unos minutos más.
chat-message-papers-ready = Tenga a la mano sus medicinas y estudios.
chat-message-check-devices = Revise su cámara y su micrófono.
chat-message-to-everybody = Todos los que esperan
chat-message-empty = Elija una frase o escriba el mensaje.
chat-message-too-long = El mensaje tiene { $length } letras; caben { $most }. Acórtelo y envíelo otra vez.

card-agenda-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-agenda-yesterday = ◀ Día anterior
card-agenda-tomorrow = Día siguiente ▶
card-agenda-late = Voy tarde:
card-agenda-earlier = Ver las anteriores
card-agenda-more = Ver las siguientes
chat-agenda-title = Agenda del { $day }
chat-agenda-of = Agenda del { $day } · { $whose }
chat-agenda-everybody = todos los médicos
chat-agenda-empty = No hay visitas.
chat-agenda-count = { $count ->
    [one] 1 visita
   *[other] { $count } visitas
}
chat-agenda-waiting = { $count ->
    [one] 1 espera
   *[other] { $count } esperan
}
chat-agenda-part = visitas { $from } a { $to }
chat-agenda-late-minutes = { $minutes } min
chat-agenda-is-late = { $minutes } min tarde
chat-agenda-ended = terminó ({ $minutes } min)
chat-agenda-cancelled = cancelada
chat-agenda-open = Abrir
chat-agenda-show = Ver { $name }
chat-agenda-only-own = Solo puede ver su propia agenda. Las de otros las ven los capturistas.
chat-agenda-nobody = «{ $name }» no es un día que entienda, ni el nombre de un médico. Por ejemplo: **agenda mañana**, **agenda 3 de diciembre**.
chat-agenda-several = Hay varios con ese nombre: { $names }. Escriba el nombre completo.

chat-late-how = ¿Cuántos minutos? Escriba por ejemplo **tarde 10**, o **tarde 0** si ya va a tiempo.
chat-late-too-much = Para más de { $most } minutos es mejor reprogramar las visitas.
chat-late-known = Ya estaba anotado así; no cambió nada.
chat-late-nobody = No tiene más visitas hoy a las que avisar.
chat-late-on-time = Anotado: va a tiempo otra vez.
chat-late-done = { $visits ->
    [one] Anotado: { $minutes } min tarde en 1 visita.
   *[other] Anotado: { $minutes } min tarde en { $visits } visitas.
}
chat-late-told = { $people ->
    [one] Por SMS se avisa a 1 persona.
   *[other] Por SMS se avisa a { $people } personas.
}
chat-late-offered = { $people ->
    [one] A 1 persona se le ofrece otra fecha.
   *[other] A { $people } personas se les ofrece otra fecha.
}
chat-late-reads = { $people ->
    [one] 1 persona ya espera y lo lee en su página.
   *[other] { $people } personas ya esperan y lo leen en su página.
}
