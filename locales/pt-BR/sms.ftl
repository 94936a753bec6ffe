# Sent by SMS: the clinic's name first, none of á ã â ç ê í ó õ ô ú (GSM-7), one segment. A text that ends in a colon
# is followed by the link, on a line of its own.
sms-link = { $clinic }: { $clinician } vai atender por video. Entre aqui:
sms-booked = { $clinic }: videochamada com { $clinician } marcada para { $date }. O link chega { $minutes } min antes.
sms-new-link = { $clinic }: este é o seu novo link, o anterior deixou de valer. Entre aqui:
sms-moved = { $clinic }: videochamada com { $clinician } mudou para { $date }. O link chega { $minutes } min antes.
sms-moved-soon = { $clinic }: videochamada com { $clinician } mudou: inicia às { $time }.
sms-cancelled = { $clinic }: a videochamada com { $clinician }, { $date }, foi cancelada.
sms-uninvited = { $clinic }: deixou de ser preciso entrar na videochamada de { $date }.
sms-new-clinician = { $clinic }: na videochamada de { $date } quem atende agora é { $clinician }.
sms-late = { $clinic }: { $clinician } vai atrasar. Sua videochamada inicia às { $time }.
sms-on-time = { $clinic }: { $clinician } recuperou o atraso. Sua videochamada inicia às { $time }.
sms-late-offer = { $clinic }: { $clinician } vai atrasar, agora às { $time }. Outra data:
sms-turn = { $clinic }: sua vez: { $clinician } espera por video. Entre aqui:
sms-reminder = { $clinic }: lembre da videochamada com { $clinician }, { $date }. Responda 1: confirmo, 3: outra data.
sms-reminder-soon = { $clinic }: a videochamada com { $clinician } inicia às { $time }. O link chega { $minutes } min antes.
sms-link-again = { $clinic }: hora da videochamada com { $clinician }. Entre aqui:
sms-relative-link = { $clinic }: seu familiar ainda precisa entrar na videochamada. Entre e avise:
sms-missed = { $clinic }: sentimos sua falta hoje na videochamada. Para outra data responda 3 ou ligue { $phone }.
sms-missed-reply = { $clinic }: sentimos sua falta hoje na videochamada. Para outra data responda 3 a esta mensagem.

# Answers to what people write. Those that end in -of say which visit is meant, when there are several.
sms-reply-confirm = { $clinic }: obrigado, sua videochamada com { $clinician } foi confirmada.
sms-reply-confirm-of = { $clinic }: obrigado, sua videochamada de { $date } foi confirmada.
sms-reply-late = { $clinic }: obrigado, avisamos { $clinician } do seu atraso. Entre com o seu link assim que puder.
sms-reply-late-of = { $clinic }: obrigado, avisamos do seu atraso para { $date }. Entre assim que puder.
sms-reply-late-early = { $clinic }: sua videochamada: { $date }. Se atrasar nesse dia, responda 2 na hora; outra data, 3.
sms-reply-move = { $clinic }: obrigado, avisamos { $clinician } que deseja outra data.
sms-reply-move-of = { $clinic }: obrigado, avisamos que deseja outra data em vez de { $date }.
sms-reply-call = { $clinic }: obrigado, avisamos { $clinician } para que liguem para este telefone.
sms-reply-call-of = { $clinic }: obrigado, pedimos que liguem sobre a sua videochamada de { $date }.
sms-reply-words = { $clinic }: obrigado, passamos a quem atende. Duvidas: { $phone }. Emergencia: { $emergency }.
sms-reply-words-no-phone = { $clinic }: obrigado, passamos a quem atende. Emergencia: { $emergency }.
sms-reply-help = { $clinic }: responda 1 confirmo, 2 vou atrasar, 3 outra data, 4 me liguem, SAIR sem mensagens. Ajuda: { $phone }.
sms-reply-help-no-phone = { $clinic }: responda 1 confirmo, 2 vou atrasar, 3 outra data, 4 me liguem, SAIR para parar as mensagens.
sms-reply-stop = { $clinic }: as mensagens foram suspensas. Para receber de novo responda VOLTAR.
sms-reply-start = { $clinic }: as mensagens foram retomadas. Para parar responda SAIR.
sms-reply-stranger = { $clinic }: nenhuma videochamada foi encontrada para este telefone. Se tiver perguntas ligue para { $phone }.
sms-reply-stranger-no-phone = { $clinic }: nenhuma videochamada foi encontrada para este telefone. Se tiver perguntas ligue para o hospital.
