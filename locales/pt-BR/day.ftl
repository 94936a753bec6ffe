# The day: the visit's card, what is said to those who wait, the agenda, being late.
date-day = { $weekday }, { $day } de { $month }

card-visit-message = Mensagem…
card-visit-message-to = Para
card-visit-message-canned = Escolha uma frase
card-visit-message-soon-with-you = Em um instante atendo você.
card-visit-message-few-minutes = Estou com outra pessoa; só mais alguns minutos.
card-visit-message-papers-ready = Tenha à mão seus remédios e exames.
card-visit-message-check-devices = Veja se a câmera e o microfone estão ligados.
card-visit-message-text = Ou escreva com suas palavras
card-visit-message-send = Enviar
card-visit-admit = Deixar entrar
card-visit-admit-all = Deixar todos entrarem
card-visit-decline = Não atender agora
card-visit-end = Encerrar para todos
card-visit-absent = Não compareceu
card-visit-follow-up = Retorno

chat-visit-decline = Não atender agora
chat-visit-undo = Desfazer
chat-visit-came = Chegou, sim
chat-visit-late = { $date } · com atraso: { $time }
chat-visit-said = Você disse às { $time }: “{ $words }”
chat-visit-waiting-several = { $others ->
    [one] { $who } e mais 1 pessoa esperam
   *[other] { $who } e mais { $others } pessoas esperam
}
chat-visit-unanswered = { $minutes ->
    [one] Espera há 1 minuto sem resposta.
   *[other] Espera há { $minutes } minutos sem resposta.
}
chat-visit-unanswered-admins = Espera há { $minutes } minutos sem resposta. Os administradores já foram avisados.
chat-visit-cancelled = Visita cancelada
chat-visit-cancelled-by = Cancelada por { $by } às { $time }.
chat-visit-no-show = Ninguém veio
chat-visit-no-show-by = Falta anotada por { $by } às { $time }.
chat-visit-no-show-waited = Falta: passaram { $minutes } minutos do horário.

chat-pending-cancel = Cancelada por { $by }; o aviso sai em { $seconds } s
chat-pending-no-show = Falta anotada por { $by }; vale em { $seconds } s
chat-pending-end-for-all = { $by } encerra a videochamada para todos em { $seconds } s
chat-pending-decline = { $by } não vai atender { $who } agora; o aviso sai em { $seconds } s
chat-undone = Desfeito: ninguém foi avisado.

chat-line-opened = abriu o link
chat-line-waiting = espera desde as { $time } ({ $minutes } min)
chat-line-admitted = está entrando
chat-line-in-call = na videochamada desde as { $time }
chat-line-left = saiu da videochamada
chat-line-stay = na videochamada de { $from } a { $to } ({ $minutes } min)
chat-line-short-stay = na videochamada às { $time } ({ $minutes } min)
chat-line-never-joined = teve a entrada liberada e não entrou
chat-line-only-waited = esperou e não entrou
chat-line-no-show = não veio
chat-line-declined = não foi atendido; pode voltar a esperar
chat-line-revoked = link anulado
chat-line-move-asked = prefere outro horário
chat-camera-ready = câmera pronta
chat-camera-refused = câmera bloqueada
chat-camera-missing = sem câmera
chat-camera-unknown = câmera não testada
chat-microphone-ready = microfone pronto
chat-microphone-refused = microfone bloqueado
chat-microphone-missing = sem microfone
chat-microphone-unknown = microfone não testado
chat-network-good = rede boa
chat-network-poor = rede lenta

chat-message-soon-with-you = Em um instante atendo você.
chat-message-few-minutes = Estou com outra pessoa; só mais alguns minutos.
chat-message-papers-ready = Tenha à mão seus remédios e exames.
chat-message-check-devices = Veja se a câmera e o microfone estão ligados.
chat-message-to-everybody = Todos os que esperam
chat-message-empty = Escolha uma frase ou escreva a mensagem.
chat-message-too-long = A mensagem tem { $length } letras; cabem { $most }. Encurte e envie de novo.

card-agenda-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo do Webex.
card-agenda-yesterday = ◀ Dia anterior
card-agenda-tomorrow = Próximo dia ▶
card-agenda-late = Estou com atraso:
card-agenda-earlier = Ver as anteriores
card-agenda-more = Ver as próximas
chat-agenda-title = Agenda de { $day }
chat-agenda-of = Agenda de { $day } · { $whose }
chat-agenda-everybody = todos os médicos
chat-agenda-empty = Não há visitas.
chat-agenda-count = { $count ->
    [one] 1 visita
   *[other] { $count } visitas
}
chat-agenda-waiting = { $count ->
    [one] 1 esperando
   *[other] { $count } esperando
}
chat-agenda-part = visitas { $from } a { $to }
chat-agenda-late-minutes = { $minutes } min
chat-agenda-is-late = { $minutes } min de atraso
chat-agenda-ended = terminou ({ $minutes } min)
chat-agenda-cancelled = cancelada
chat-agenda-open = Abrir
chat-agenda-show = Ver { $name }
chat-agenda-only-own = Você só pode ver a própria agenda. As dos outros são vistas por quem agenda.
chat-agenda-nobody = “{ $name }” não é um dia que eu entenda, nem o nome de um médico. Por exemplo: **agenda amanhã**, **agenda 3 de dezembro**.
chat-agenda-several = Há vários com esse nome: { $names }. Escreva o nome completo.

chat-late-how = Quantos minutos? Escreva, por exemplo, **atraso 10**, ou **atraso 0** se já está no horário.
chat-late-too-much = Para mais de { $most } minutos é melhor remarcar as visitas.
chat-late-known = Já estava anotado assim; nada mudou.
chat-late-nobody = Você não tem mais visitas hoje para avisar.
chat-late-on-time = Anotado: no horário de novo.
chat-late-done = { $visits ->
    [one] Anotado: { $minutes } min de atraso em 1 visita.
   *[other] Anotado: { $minutes } min de atraso em { $visits } visitas.
}
chat-late-told = { $people ->
    [one] 1 pessoa é avisada por SMS.
   *[other] { $people } pessoas são avisadas por SMS.
}
chat-late-offered = { $people ->
    [one] A 1 pessoa se oferece outro horário.
   *[other] A { $people } pessoas se oferece outro horário.
}
chat-late-reads = { $people ->
    [one] 1 pessoa já espera e lê isso na página.
   *[other] { $people } pessoas já esperam e leem isso na página.
}
