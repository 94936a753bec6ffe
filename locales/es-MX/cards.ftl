# Words of the cards: card-<card name>-<word>, in the template ${say.<word>} with _ for -.
card-menu-fallback = Escriba «nueva visita» para invitar a alguien, o «ayuda».
card-menu-intro = Soy Televisita: invito a pacientes y familiares a una videollamada con usted, sin aplicación ni contraseña.
card-menu-new-visit = Nueva visita
card-menu-agenda = Agenda de hoy
card-menu-patients = Pacientes
card-menu-staff = Personal
card-menu-help = Ayuda

card-new-visit-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-new-visit-title = Nueva visita
card-new-visit-patient = Nombre del paciente
card-new-visit-patient-example = María López
card-new-visit-patient-needed = Escriba el nombre del paciente.
card-new-visit-phone = Celular que recibe el enlace
card-new-visit-phone-example = 55 1234 5678
card-new-visit-kind = Tipo de visita
card-new-visit-kind-needed = Elija el tipo de visita.
card-new-visit-kind-consultation = Consulta con el paciente
card-new-visit-kind-family-update = Informe médico a la familia
card-new-visit-kind-family-visit = Visita de la familia
card-new-visit-when = ¿Cuándo?
card-new-visit-when-now = Ahora
card-new-visit-when-later = En la fecha y hora que indico
card-new-visit-date = Fecha (si es después)
card-new-visit-time = Hora (si es después)
card-new-visit-admission = Entrada
card-new-visit-admission-title = Al abrirse la reunión, dejar pasar a quien espera
card-new-visit-send = Enviar invitación

card-visit-patient = Paciente
card-visit-kind = Tipo
card-visit-when = Cuándo
card-visit-open = Abrir la reunión
card-visit-retry = Intentar otra vez
