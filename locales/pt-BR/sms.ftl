# Sent by SMS: the clinic's name first, none of á ã â ç ê í ó õ ô ú (GSM-7), one segment. A text that ends in a colon
# is followed by the link, on a line of its own.
sms-link = { $clinic }: { $clinician } aguarda na videochamada. Entre aqui:
sms-booked = { $clinic }: videochamada com { $clinician } marcada para { $date }. Enviaremos o link 10 minutos antes.
sms-new-link = { $clinic }: este é o seu novo link, o anterior deixou de valer. Entre aqui:
sms-moved = { $clinic }: videochamada com { $clinician } mudou para { $date }. O link vai 10 min antes.
sms-moved-soon = { $clinic }: videochamada com { $clinician } mudou: inicia { $time }.
sms-cancelled = { $clinic }: a videochamada com { $clinician }, { $date }, foi cancelada.
sms-uninvited = { $clinic }: sua entrada na videochamada de { $date } foi dispensada.
sms-new-clinician = { $clinic }: na videochamada de { $date } quem atende agora é { $clinician }.
sms-late = { $clinic }: { $clinician } vai atrasar. Sua videochamada inicia { $time }.
sms-on-time = { $clinic }: { $clinician } recuperou o atraso. Sua videochamada inicia { $time }.
sms-late-offer = { $clinic }: { $clinician } vai atrasar, agora { $time }. Outra data:
sms-turn = { $clinic }: sua vez: { $clinician } espera por video. Entre aqui:
