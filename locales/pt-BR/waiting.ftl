# What a person reads while they wait: messages, delays, and being turned away for now. «page-lobby-…» is also handed to
# the page's script.

page-visit-message-from = Mensagem de { $clinician }
page-visit-message-read = Entendi
page-visit-listen = Ouvir
page-visit-late = { $clinician } está com atraso e vai atender você por volta das { $time }.
page-visit-late-place = Seu lugar está guardado. Desculpe a espera.
page-visit-move = Prefiro outra data
page-visit-move-asked = Já avisamos; vão ligar para você para combinar outra data. Você pode continuar esperando.
page-lobby-message = Mensagem de { $clinician }: { $text }
page-lobby-moved = O horário da sua visita mudou: { $when }.

page-lobby-declined = Agora não podem atender você
page-declined-lead = { $clinician } não pode atender você neste momento. Se quiser, pode voltar a esperar nesta página.
page-declined-call = Se tiver dúvidas ou preferir outra data, ligue para
page-declined-wait = Voltar a esperar

page-door-missed-title = A visita já terminou
page-door-missed-body = Desta vez não conseguiu entrar na chamada de vídeo.
page-door-missed-hint = Se quiser outra data ou tiver dúvidas, fale conosco.
page-door-cancelled-title = Sua visita foi cancelada
page-door-cancelled-body = A visita não vai mais acontecer. Você não precisa esperar nesta página.
page-door-cancelled-hint = Se quiser outra data ou tiver dúvidas, fale conosco.
page-door-call = Ligar para

# Who is before somebody, and who takes part.
page-visit-queue = { $before ->
    [0] Agora atende outra pessoa. Espera aproximada: { $minutes } min.
    [one] Há 1 pessoa antes de você. Espera aproximada: { $minutes } min.
   *[other] Há { $before } pessoas antes de você. Espera aproximada: { $minutes } min.
}
page-company-heading = Quem vai participar
page-lobby-company-you = você
page-company-clinician = conduz a visita
page-company-coming = vai chegar
page-company-invited = ainda não chegou
page-company-waiting = está esperando
page-company-in = já está na chamada
page-company-out = saiu da chamada

# Somebody who is stuck.
page-help-open = Preciso de ajuda
page-help-lead = O seu lugar fica guardado enquanto pede ajuda.
page-help-ask = Avisar que preciso de ajuda
page-help-asked = Já avisamos. A resposta aparecerá nesta página.
page-door-here = Usar aqui
