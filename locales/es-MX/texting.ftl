# Text messages, as those of the hospital read about them: why one did not arrive, what people answer.
chat-sms-sending = Enviándose
chat-sms-too-late = No se envió: ya era tarde
chat-sms-none = Aún sin mensajes
chat-sms-by-whatsapp = { $state }, por WhatsApp
chat-sms-again = { $state }; se intenta otra vez
chat-sms-why-not-mobile = no es un celular
chat-sms-why-unknown = el número no existe
chat-sms-why-unreachable = teléfono apagado o sin señal
chat-sms-why-opted-out = pidió no recibir mensajes
chat-sms-why-carrier = bloqueado por el operador
chat-sms-why-country = la cuenta de Twilio no envía a ese país
chat-sms-why-sender = el remitente no puede enviar a ese número
chat-sms-why-too-slow = no se entregó a tiempo
chat-sms-why-unclear = Twilio no contestó
chat-sms-why-other = error { $code }
chat-sms-todo-not-mobile = Pídale un celular, y en «Más…» quite a la persona e invítela con ese número.
chat-sms-todo-unknown = Revise el número: en «Más…» puede quitar a la persona e invitarla con el correcto.
chat-sms-todo-opted-out = Volverá a recibirlos si responde ALTA a un mensaje del hospital.
chat-sms-todo-carrier = Con otro celular, quizá de otra compañía, puede llegar.
chat-sms-todo-country = Los administradores pueden activar ese país en la consola de Twilio.
chat-sms-todo-sender = Los administradores ya están avisados.

# The texts, as sentences about them name them.
chat-text-booked = el aviso de la cita
chat-text-reminder = el recordatorio
chat-text-link = el enlace
chat-text-moved = el aviso del cambio
chat-text-cancelled = el aviso de la cancelación
chat-text-uninvited = el aviso de que no hace falta entrar
chat-text-new-clinician = el aviso de quién le atenderá
chat-text-late = el aviso de la demora
chat-text-turn = el aviso de su turno
chat-text-missed = el mensaje de que no le vimos
chat-notice-sms-too-late = No se envió { $reason } a { $who }: ya era tarde para que le sirviera. Puede llamarle al { $phone }.
chat-notice-sms-again = Se intentará otra vez a las { $time }.

# What people answer to a text. What they wrote follows, where it says more than a number.
chat-notice-replied-late = { $who } avisa que va tarde.
chat-notice-replied-move = { $who } pide otra fecha. Puede reprogramar la visita en «Más…», o llamarle al { $phone }.
chat-notice-replied-move-over = { $who } pide otra fecha. Puede agendarla con «Seguimiento», o llamarle al { $phone }.
chat-notice-replied-call = { $who } pide que le llamen al { $phone }.
chat-notice-replied-words = { $who } respondió al mensaje: «{ $reason }». Si hace falta, llámele al { $phone }.
chat-notice-their-words = Escribió: «{ $words }»
chat-notice-opted-out = { $who } pidió no recibir más mensajes: ya no le llegarán avisos ni enlaces. Puede llamarle al { $phone }.
chat-notice-rescue-stopped = Los avisos automáticos de esta visita ya los detuvo { $by }, a las { $time }.

# What became of a text, in the line of whoever it went to.
chat-line-text-link = Mensaje: { $state }
chat-line-text-booked = Aviso de la cita: { $state }
chat-line-text-reminder = Recordatorio: { $state }
chat-line-text-moved = Aviso del cambio: { $state }
chat-line-text-cancelled = Aviso de la cancelación: { $state }
chat-line-text-uninvited = Aviso de que no hace falta entrar: { $state }
chat-line-text-new-clinician = Aviso de quién le atenderá: { $state }
chat-line-text-late = Aviso de la demora: { $state }
chat-line-text-turn = Aviso de su turno: { $state }
chat-line-text-missed = Mensaje de que no le vimos: { $state }

# What they have answered, in the same line. In the agendas of others their words are not shown.
chat-answer-confirm = confirmó
chat-answer-late = va tarde
chat-answer-late-in-full = avisa que va tarde («{ $words }»)
chat-answer-move = pide otra fecha
chat-answer-call = pide que le llamen
chat-answer-words = respondió al mensaje
chat-answer-words-in-full = «{ $words }»
chat-answer-opted-out = no quiere mensajes

# Those who do not open their link: what was done about it, what is to come, and who has stopped it.
chat-visit-not-opened = { $who } no abre el enlace: llámele al { $phone }
chat-visit-wants-move = { $who } pide otra fecha
chat-line-not-opened = no abre el enlace
chat-visit-next-reminder = Próximo mensaje: recordatorio, { $date }
chat-rescue-plan = { $count ->
    [one] Si no abre el enlace: { $steps }
   *[other] Si no abren el enlace: { $steps }
}
chat-rescue-link = { $time } otro enlace
chat-rescue-whatsapp = { $time } WhatsApp
chat-rescue-relative = { $time } enlace a un familiar que lo acepte
chat-rescue-call = { $time } llamarle
chat-rescue-no-show = { $time } inasistencia
chat-rescue-done-link = { $time } otro enlace ✓
chat-rescue-done-whatsapp = { $time } WhatsApp ✓
chat-rescue-done-invited = { $time } se invitó a { $who } ✓
chat-rescue-done-relative = { $time } enlace a un familiar ✓
chat-rescue-done-call = { $time } aviso para llamarle ✓
chat-rescue-stopped = Detenido por { $by } a las { $time }
card-visit-stop-rescue = Detener avisos
