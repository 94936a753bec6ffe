# Sent by SMS: the clinic's name first, no accents on a i o u (GSM-7), one segment. A text that ends in a colon is
# followed by the link, on a line of its own.
sms-link = { $clinic }: { $clinician } le espera por video. Entre aqui:
sms-booked = { $clinic }: su videollamada con { $clinician } es el { $date }. Le mandaremos el enlace 10 minutos antes.
sms-new-link = { $clinic }: este es su nuevo enlace, el anterior ya no sirve. Entre aqui:
