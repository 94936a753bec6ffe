# Booking for others, and all that changes a visit afterwards.
card-new-visit-clinician = Médico
card-new-visit-clinician-needed = Elija al médico.
card-new-visit-relatives = Familiares que reciben el enlace
card-new-visit-more-relatives = Invitar a otro familiar
card-new-visit-relation-1 = Familiar 1: parentesco
card-new-visit-relative-name-1 = Familiar 1: nombre
card-new-visit-relative-phone-1 = Familiar 1: celular
card-new-visit-relation-2 = Familiar 2: parentesco
card-new-visit-relative-name-2 = Familiar 2: nombre
card-new-visit-relative-phone-2 = Familiar 2: celular
card-new-visit-minutes = Duración
card-new-visit-overlaps = A esa hora el médico ya tiene:
card-new-visit-send-anyway = Agendar de todos modos

card-visit-more = Más…

card-manage-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-manage-title = ¿Qué desea hacer con la visita?
card-manage-patient = Paciente
card-manage-kind = Tipo
card-manage-when = Cuándo
card-manage-clinician = Médico
card-manage-hint = A los invitados se les avisa por SMS, en su idioma.
card-manage-move = Reprogramar
card-manage-people = Invitados y enlaces
card-manage-hand-over = Ceder a un colega
card-manage-cancel = Cancelar la visita

card-visits-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-visits-title = Visitas por venir
card-visits-which = ¿Cuál?
card-visits-open = Abrir

card-arranged-patient = Paciente
card-arranged-kind = Tipo
card-arranged-when = Cuándo
card-arranged-clinician = Médico
card-arranged-more = Más…
card-arranged-undo = Deshacer

card-reschedule-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-reschedule-title = Reprogramar
card-reschedule-patient = Paciente
card-reschedule-when = Estaba para
card-reschedule-date = Fecha
card-reschedule-date-needed = Escriba la fecha.
card-reschedule-time = Hora
card-reschedule-time-needed = Escriba la hora.
card-reschedule-minutes = Duración
card-reschedule-overlaps = A esa hora el médico ya tiene:
card-reschedule-send = Reprogramar y avisar
card-reschedule-send-anyway = Reprogramar de todos modos

card-people-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-people-title = Invitados y enlaces
card-people-patient = Paciente
card-people-when = Cuándo
card-people-who = ¿De quién se trata?
card-people-resend = Reenviar enlace
card-people-revoke = Anular enlace
card-people-remove = Quitar de la visita
card-people-add = Agregar a alguien

card-person-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-person-title = Agregar a alguien
card-person-patient = Paciente
card-person-when = Cuándo
card-person-relation = Parentesco
card-person-relation-needed = Elija el parentesco.
card-person-name = Nombre
card-person-name-example = Ana López
card-person-name-needed = Escriba el nombre.
card-person-phone = Celular
card-person-phone-example = +1 312 555 0100
card-person-phone-needed = Escriba el celular.
card-person-language = Idioma de sus mensajes
card-person-zone = Hora de sus mensajes
card-person-send = Invitar y avisar

card-hand-over-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-hand-over-title = Ceder a un colega
card-hand-over-patient = Paciente
card-hand-over-kind = Tipo
card-hand-over-when = Cuándo
card-hand-over-clinician = Ahora es de
card-hand-over-colleague = ¿A quién se la cede?
card-hand-over-colleague-needed = Elija al médico.
card-hand-over-overlaps = A esa hora ya tiene:
card-hand-over-hint = Quien ya espera conserva su lugar.
card-hand-over-send = Ceder y avisar
card-hand-over-send-anyway = Ceder de todos modos

chat-who-named = { $name } ({ $relation })
chat-relation-patient = paciente
chat-relation-none = sin indicar
chat-minutes = { $minutes } minutos
chat-zone-clinic = La del hospital
chat-overlap = { $patient }, { $kind }, { $date } ({ $minutes } min)
chat-form-used = Ese formulario ya se envió el { $date }. Lo envió { $by }. Para otro, ábralo de nuevo.
chat-problem-minutes = Elija una duración de 10 minutos a un día.
chat-problem-clinician = Elija al médico de la lista.
chat-problem-no-clinicians = Todavía no hay médicos registrados. Pida a un administrador que los dé de alta.
chat-problem-nobody = Elija o escriba a qué familiar invitar.
chat-problem-other-patient = El nombre ya no es el del paciente registrado, y los familiares elegidos son suyos. Escriba su nombre como estaba, o quite a esos familiares.
chat-problem-no-room = Aquí no caben: { $names }. Agréguelos después, con «Más…» en la tarjeta de la visita.
chat-problem-too-many = Una visita admite hasta { $most } personas. Quite a alguna.
chat-problem-relative-name = Escriba el nombre del familiar, con letras.
chat-problem-relative-phone = Celular del familiar: { $problem }
chat-problem-person = Elija primero a la persona.
chat-problem-person-name = Escriba el nombre, con letras.
chat-problem-relation = Elija el parentesco.

chat-arrange-when = { $date } ({ $minutes } min)
chat-arrange-not-yours = Esa visita es de { $clinician }. Si hay que cambiarla, pídalo a esa persona o a un capturista.
chat-arrange-nothing = Ya estaba así; no cambió nada.
chat-arrange-no-colleague = No hay otro médico registrado a quien ceder la visita.
chat-arranged-booked = Visita agendada con { $clinician }
chat-arranged-moved = Listo: la visita es ahora el { $date }. Se avisa por SMS.
chat-arranged-invited = Listo: { $who } queda en la visita y recibe su SMS.
chat-arranged-uninvited = Listo: { $who } ya no está en la visita. Se le avisa por SMS.
chat-arranged-link-resent = Listo: a { $who } se le envía un enlace nuevo; el anterior ya no sirve.
chat-arranged-link-revoked = Listo: el enlace de { $who } ya no abre la visita.
chat-arranged-handed-over = Listo: la visita es ahora de { $clinician }. Se avisa por SMS.
chat-arranged-cancelling = Cancelada: se avisará en 30 segundos.
chat-arranged-done = Listo.
chat-visits-none = No hay visitas por venir.
chat-visits-none-like = No encontré visitas por venir de «{ $words }».

# Doors for those whose link opens no more.
page-door-revoked-title = El hospital anuló este enlace
page-door-revoked-body = Con este enlace ya no se puede entrar a la visita.
page-door-revoked-hint = Si cree que es un error, llame al hospital: pueden enviarle otro.
page-door-uninvited-title = Ya no hace falta que entre
page-door-uninvited-body = El hospital lo quitó de la lista de invitados de esta visita.
page-door-uninvited-hint = Si cree que es un error, llame al hospital. Puede cerrar esta página.
