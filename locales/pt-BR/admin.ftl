# What admins ask for: how the service is.
card-status-refresh = Atualizar
chat-status-well = Tudo funciona
chat-status-troubles = { $count ->
    [one] Uma coisa precisa de atenção
   *[other] { $count } coisas precisam de atenção
}
chat-status-at = { $date } · versão { $version } · no ar há { $duration }
chat-status-redis = Redis
chat-status-redis-memory = { $memory } MB na memória
chat-status-redis-memory-of = { $memory } de { $most } MB na memória
chat-status-redis-kept = grava em disco
chat-status-redis-not-kept = não grava em disco: um reinício perderia os dados
chat-status-redis-not-written = a última gravação em disco falhou
chat-status-inbox = Entrada
chat-status-outbox = Saída
chat-status-queue = { $waiting } em espera, { $later } para depois
chat-status-queue-oldest = o mais antigo espera há { $duration }
chat-status-queue-dead = { $count ->
    [one] em 24 h uma coisa não pôde ser feita
   *[other] em 24 h { $count } coisas não puderam ser feitas
}
chat-status-bot = Webex, o bot
chat-status-service-app = Webex, a Service App
chat-status-twilio = Twilio
chat-status-reached = responde
chat-status-refused = não aceita nossa credencial ou faltam permissões
chat-status-unreachable = não responde
chat-status-last-ok = último acerto: { $at }
chat-status-last-failed = última falha: { $at }
chat-status-refresh-ends = autorização até: { $at }
chat-status-never = ainda sem uso
chat-status-sms-failed = { $count ->
    [0] nenhuma mensagem sem entrega na última hora
    [one] uma mensagem sem entrega na última hora
   *[other] { $count } mensagens sem entrega na última hora
}
chat-status-webhooks = Webhooks
chat-status-webhooks-active = { $active } de { $all } ativos
chat-status-webhook-inactive = { $webhook }: desativado
chat-status-webhook-missing = { $webhook }: falta
chat-status-webhook-unknown = { $webhook }: não se sabe
chat-status-visits = Visitas
chat-status-visits-now = { $waiting } na sala de espera, { $running } em videochamada, { $today } hoje
chat-status-alerts = Alertas
chat-status-alerts-open = { $count ->
    [0] nenhum aberto
    [one] um aberto
   *[other] { $count } abertos
}

# How long something has lasted.
chat-duration-minutes = { $count ->
    [0] menos de um minuto
    [one] um minuto
   *[other] { $count } minutos
}
chat-duration-hours = { $count ->
    [one] uma hora
   *[other] { $count } horas
}
chat-duration-days = { $count ->
    [one] um dia
   *[other] { $count } dias
}

# A report: the picture, the table and the words beside them.
chat-report-title = Relatório de visitas
chat-report-file = relatorio
chat-report-day = { $day } de { $month }
chat-report-period = De { $first } a { $last }
chat-report-headline = { $period }: { $visits ->
    [one] uma visita
   *[other] { $visits } visitas
}, { $missed ->
    [0] sem faltas.
    [one] uma falta.
   *[other] { $missed } faltas.
}
chat-report-waited = Espera mediana de { $median } min; 9 em cada 10 esperaram { $p90 } min ou menos.
chat-report-came = Links foram enviados a { $sent ->
    [one] uma pessoa
   *[other] { $sent } pessoas
} e { $joined ->
    [0] nenhuma chegou à videochamada.
    [one] uma chegou à videochamada.
   *[other] { $joined } chegaram à videochamada.
}
chat-report-nothing = { $period }: não houve visitas.
chat-report-which = Escreva **relatório semana** ou **relatório mês**.
chat-report-table = Os mesmos números, dia a dia.
chat-report-visits-by-day = Visitas por dia
chat-report-waits = Minutos na sala de espera
chat-report-no-shows = Faltas
chat-report-steps = Da mensagem à videochamada (pessoas)
chat-report-kind-consultation = Consulta
chat-report-kind-family-update = Boletim médico
chat-report-kind-family-visit = Visita da família
chat-report-median = Mediana (min)
chat-report-p90 = 9 em cada 10 (min)
chat-report-step-sent = Enviado
chat-report-step-delivered = Entregue
chat-report-step-opened = Aberto
chat-report-step-consented = Aceito
chat-report-step-waiting = Em espera
chat-report-step-admitted = Admitido
chat-report-step-joined = Em videochamada
chat-report-date = Data
chat-report-visits = Visitas
chat-report-total = Total
chat-report-faces = Opiniões: { $good } bem, { $fair } mais ou menos, { $bad } mal.
chat-report-face-good = Bem
chat-report-face-fair = Mais ou menos
chat-report-face-bad = Mal
chat-report-face = Opinião
chat-report-words = Comentário
chat-report-segments = Segmentos de SMS
chat-report-paid = { $segments ->
    [one] Foi pago um segmento de SMS
   *[other] Foram pagos { $segments } segmentos de SMS
}, { $each } por visita.
chat-report-opinions = O que pacientes e familiares escreveram. Pode citar pessoas: não compartilhe.
