# What the bot says in a direct chat.
chat-hello = Hola, { $name }.
chat-added = Hola. Soy Televisita. Escríbame **hola** en un chat directo para empezar; aquí no hablo de pacientes.
chat-in-private = Le escribo en privado.
chat-unknown-words = No entendí eso. Esto es lo que puedo hacer:
chat-stranger = Lo siento, solo puedo atender al personal del hospital. Si trabaja en él, escríbame desde su cuenta de Webex del hospital.
chat-help-title = Esto puede escribirme
chat-help-line = { $words }: { $what }
chat-help-one-line = **mañana 10:30 María López 55 1234 5678**: agenda una visita en una línea
chat-help-hint = En los grupos contesto en privado, para cuidar los datos de los pacientes.
chat-card-old = Esa tarjeta es de una visita que ya no existe. Escriba **hola** para empezar.

chat-problem-name = Escriba el nombre del paciente, con letras.
chat-problem-kind = Elija el tipo de visita.
chat-problem-date = Escriba la fecha y la hora de la visita.
chat-problem-past = Esa fecha y hora ya pasaron. Elija una que esté por venir.
chat-problem-far = Esa fecha está a más de un año. Elija una más cercana.

chat-kind-consultation = Consulta con el paciente
chat-kind-family-update = Informe médico a la familia
chat-kind-family-visit = Visita de la familia
chat-meeting-title-consultation = Videoconsulta
chat-meeting-title-family-update = Informe médico por video
chat-meeting-title-family-visit = Visita familiar por video

# The visit's card: who and how.
chat-who-patient = { $name }
chat-who-relative = Familiar de { $name }
chat-visit-booked = Visita agendada con { $who }
chat-visit-invited = { $who }: invitación enviada
chat-visit-unreached = { $who }: el mensaje no llegó
chat-visit-opened = { $who } abrió el enlace
chat-visit-declined = { $who }: no se le atendió
chat-visit-waiting = { $who } espera
chat-visit-since = Desde las { $time }.
chat-visit-admitted = { $who } va entrando
chat-visit-knocks = Espera a que usted abra la reunión.
chat-visit-by = Admitió { $name } a las { $time }.
chat-visit-by-start = Entró al abrirse la reunión, a las { $time }.
chat-visit-in-call = En videollamada con { $who }
chat-visit-left = { $who } salió de la videollamada
chat-visit-ended = Visita terminada
chat-visit-lasted = { $minutes ->
    [0] Duró menos de un minuto.
    [one] Duró un minuto.
   *[other] Duró { $minutes } minutos.
}
chat-visit-link-at = El enlace se enviará a las { $time }.
chat-visit-link-on = El enlace se enviará el { $date }.
chat-visit-now = ahora ({ $date })
chat-visit-auto = Al abrir usted la reunión entra quien espera.
chat-visit-making = Webex está preparando la reunión…
chat-visit-admit = Admitir
chat-visit-no-meeting-unlicensed = Su cuenta de Webex no puede ser anfitriona de reuniones: pida a su administrador una licencia de Webex Meetings.
chat-visit-no-meeting-refused = Webex no aceptó crear la reunión. Los administradores ya están avisados.
chat-visit-no-meeting-not-allowed = El servicio no tiene permiso de crear reuniones. Los administradores ya están avisados.
chat-visit-no-meeting-unreachable = Webex no responde y no se pudo crear la reunión. Los administradores ya están avisados.

chat-sms-sent = Enviado
chat-sms-delivered = Entregado
chat-sms-failed = No llegó ({ $reason })

chat-notice-already-by = { $who } ya había entrado: admitió { $by } a las { $time }.
chat-notice-already-start = { $who } ya había entrado al abrirse la reunión, a las { $time }.
chat-notice-not-waiting = { $who } todavía no está en la sala de espera. Le avisaré en cuanto llegue.
chat-notice-over = Esa visita ya terminó, a las { $time }.
chat-notice-could-not-enter = { $who } no pudo entrar a la videollamada con su navegador. Su lugar sigue guardado; puede llamarle al { $phone }.
chat-notice-sms-failed = El mensaje para { $who } no llegó: { $reason }. Puede llamarle al { $phone }.

# What is told about acts: who did what and when.
chat-act-cancel = la visita se canceló
chat-act-no-show = la visita se marcó como inasistencia
chat-act-end-for-all = la videollamada se terminó para todos
chat-act-decline = se le pidió a la persona no esperar
chat-notice-already-pressed = Ya estaba hecho: { $what } ({ $by }, { $time }).
chat-notice-undo-too-late = Ya no se puede deshacer: { $what } ({ $by }, { $time }).
chat-notice-nothing-to-undo = No hay nada que deshacer.
chat-notice-nobody-waits = Nadie espera en este momento.
chat-notice-not-running = La videollamada no está en curso.
chat-notice-running = No se puede mientras haya alguien en la videollamada. Termínela primero.
chat-notice-somebody-came = No es una inasistencia: alguien ya estuvo en la sala de espera.
chat-notice-meeting-not-ended = La visita terminó y las páginas ya salieron, pero Webex no cerró la reunión. Ciérrela usted en Webex.
chat-notice-already-invited = { $who } ya está en la lista de invitados.
chat-notice-too-many = Una visita admite hasta { $most } personas.
chat-notice-last-invited = Es la única persona invitada. Si la visita ya no va, cancélela.
chat-notice-link-just-sent = A { $who } se le acaba de enviar el enlace, a las { $time }. Espere un minuto antes de enviar otro.
chat-notice-handed-over = La visita de { $patient } ({ $date }) ahora es de { $other }. La cedió { $by }.
chat-notice-taken-over = La visita de { $patient } ({ $date }) ahora es suya; antes era de { $other }. La cedió { $by }.
chat-notice-move-asked = { $who } prefiere otra fecha, por la demora. Puede llamarle al { $phone } o reprogramar la visita.
