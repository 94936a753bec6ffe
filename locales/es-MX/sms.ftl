# Sent by SMS: the clinic's name first, no accents on a i o u (GSM-7), one segment. A text that ends in a colon is
# followed by the link, on a line of its own.
sms-link = { $clinic }: { $clinician } le espera por video. Entre aqui:
sms-booked = { $clinic }: su videollamada con { $clinician } es el { $date }. Le mandaremos el enlace 10 minutos antes.
sms-new-link = { $clinic }: este es su nuevo enlace, el anterior ya no sirve. Entre aqui:
sms-moved = { $clinic }: su videollamada con { $clinician } cambia al { $date }. Enviaremos el enlace 10 min antes.
sms-moved-soon = { $clinic }: su videollamada con { $clinician } cambia: empieza a las { $time }.
sms-cancelled = { $clinic }: se cancela su videollamada con { $clinician } del { $date }.
sms-uninvited = { $clinic }: ya no hace falta que entre a la videollamada del { $date }.
sms-new-clinician = { $clinic }: en su videollamada del { $date } le espera ahora { $clinician }.
sms-late = { $clinic }: { $clinician } va con demora. Su videollamada empieza a las { $time }.
sms-on-time = { $clinic }: { $clinician } ya no va con demora. Su videollamada empieza a las { $time }.
sms-late-offer = { $clinic }: { $clinician } va con demora, hasta las { $time }. Otra fecha:
sms-turn = { $clinic }: es su turno, { $clinician } le espera por video. Entre aqui:
