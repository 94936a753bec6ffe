# Sent by SMS: the clinic's name first, no accents on a i o u (GSM-7), one segment. A text that ends in a colon is
# followed by the link, on a line of its own.
sms-link = { $clinic }: { $clinician } le va a atender por video. Entre aqui:
sms-booked = { $clinic }: su videollamada con { $clinician } es el { $date }. El enlace llega { $minutes } min antes.
sms-new-link = { $clinic }: este es su nuevo enlace, el anterior ya no sirve. Entre aqui:
sms-moved = { $clinic }: su videollamada con { $clinician } cambia al { $date }. El enlace llega { $minutes } min antes.
sms-moved-soon = { $clinic }: su videollamada con { $clinician } cambia: empieza a las { $time }.
sms-cancelled = { $clinic }: se cancela su videollamada con { $clinician } del { $date }.
sms-uninvited = { $clinic }: ya no hace falta que entre a la videollamada del { $date }.
sms-new-clinician = { $clinic }: en su videollamada del { $date } le espera ahora { $clinician }.
sms-late = { $clinic }: { $clinician } va con demora. Su videollamada empieza a las { $time }.
sms-on-time = { $clinic }: { $clinician } ya no va con demora. Su videollamada empieza a las { $time }.
sms-late-offer = { $clinic }: { $clinician } va tarde, empieza a las { $time }. Otra fecha:
sms-turn = { $clinic }: es su turno, { $clinician } le espera por video. Entre aqui:
sms-reminder = { $clinic }: recuerde su videollamada con { $clinician } el { $date }. Responda 1: confirmo, 3: no puedo.
sms-reminder-soon = { $clinic }: su videollamada con { $clinician } empieza a las { $time }. El enlace llega { $minutes } min antes.
sms-link-again = { $clinic }: es hora de su videollamada con { $clinician }. Entre:
sms-relative-link = { $clinic }: su familiar no ha entrado a su videollamada. Entre usted y avisele:
sms-missed = { $clinic }: no le vimos hoy en su videollamada. Para otra fecha responda 3 o llame al { $phone }.
sms-missed-reply = { $clinic }: no le vimos hoy en su videollamada. Para otra fecha responda 3 a este mensaje.

# Answers to what people write. Those that end in -of say which visit is meant, when there are several.
sms-reply-confirm = { $clinic }: gracias, queda confirmada su videollamada con { $clinician }.
sms-reply-confirm-of = { $clinic }: gracias, queda confirmada su videollamada del { $date }.
sms-reply-late = { $clinic }: gracias, avisamos a { $clinician } que va tarde. Entre con su enlace en cuanto pueda.
sms-reply-late-of = { $clinic }: gracias, avisamos que va tarde a su videollamada del { $date }. Entre en cuanto pueda.
sms-reply-late-early = { $clinic }: su videollamada es el { $date }. Si ese dia va tarde, responda 2 entonces; para otra hora, 3.
sms-reply-move = { $clinic }: gracias, avisamos a { $clinician } que usted necesita otra fecha.
sms-reply-move-of = { $clinic }: gracias, avisamos que usted necesita otra fecha en lugar del { $date }.
sms-reply-call = { $clinic }: gracias, avisamos a { $clinician } para que le llamen a este telefono.
sms-reply-call-of = { $clinic }: gracias, pedimos que le llamen por su videollamada del { $date }.
sms-reply-words = { $clinic }: gracias, se lo pasamos a quien le atiende. Dudas: { $phone }. Emergencias: { $emergency }.
sms-reply-words-no-phone = { $clinic }: gracias, se lo pasamos a quien le atiende. Emergencias: { $emergency }.
sms-reply-help = { $clinic }: responda 1 confirmo, 2 voy tarde, 3 otra fecha, 4 llamenme, BAJA sin mensajes. Dudas: { $phone }.
sms-reply-help-no-phone = { $clinic }: responda 1 confirmo, 2 voy tarde, 3 otra fecha, 4 llamenme, BAJA para no recibir mensajes.
sms-reply-stop = { $clinic }: ya no le enviaremos mensajes. Para recibirlos de nuevo responda ALTA.
sms-reply-start = { $clinic }: le enviaremos mensajes de nuevo. Para no recibirlos responda BAJA.
sms-reply-stranger = { $clinic }: no tenemos una videollamada con este numero. Para cualquier duda llame al { $phone }.
sms-reply-stranger-no-phone = { $clinic }: no tenemos una videollamada con este numero. Para cualquier duda llame al hospital.
