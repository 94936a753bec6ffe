# What admins ask for: how the service is.
card-status-refresh = Actualizar
chat-status-well = Todo funciona
chat-status-troubles = { $count ->
    [one] Una cosa necesita atención
   *[other] { $count } cosas necesitan atención
}
chat-status-at = { $date } · versión { $version } · en marcha desde hace { $duration }
chat-status-redis = Redis
chat-status-redis-memory = { $memory } MB en memoria
chat-status-redis-memory-of = { $memory } de { $most } MB en memoria
chat-status-redis-kept = guarda en disco
chat-status-redis-not-kept = no guarda en disco: un reinicio perdería los datos
chat-status-redis-not-written = la última escritura a disco falló
chat-status-inbox = Entrada
chat-status-outbox = Salida
chat-status-queue = { $waiting } en espera, { $later } para después
chat-status-queue-oldest = lo más antiguo espera hace { $duration }
chat-status-queue-dead = { $count ->
    [one] en 24 h una cosa no se pudo hacer
   *[other] en 24 h { $count } cosas no se pudieron hacer
}
chat-status-bot = Webex, el bot
chat-status-service-app = Webex, la Service App
chat-status-twilio = Twilio
chat-status-reached = responde
chat-status-refused = no acepta nuestra credencial o le faltan permisos
chat-status-unreachable = no responde
chat-status-last-ok = último acierto: { $at }
chat-status-last-failed = último fallo: { $at }
chat-status-refresh-ends = autorización hasta: { $at }
chat-status-never = todavía sin uso
chat-status-sms-failed = { $count ->
    [0] ningún mensaje sin entregar en la última hora
    [one] un mensaje sin entregar en la última hora
   *[other] { $count } mensajes sin entregar en la última hora
}
chat-status-webhooks = Webhooks
chat-status-webhooks-active = { $active } de { $all } activos
chat-status-webhook-inactive = { $webhook }: desactivado
chat-status-webhook-missing = { $webhook }: falta
chat-status-webhook-unknown = { $webhook }: no se sabe
chat-status-visits = Visitas
chat-status-visits-now = { $waiting } en sala de espera, { $running } en videollamada, { $today } hoy
chat-status-alerts = Alertas
chat-status-alerts-open = { $count ->
    [0] ninguna abierta
    [one] una abierta
   *[other] { $count } abiertas
}

# How long something has lasted.
chat-duration-minutes = { $count ->
    [0] menos de un minuto
    [one] un minuto
   *[other] { $count } minutos
}
chat-duration-hours = { $count ->
    [one] una hora
   *[other] { $count } horas
}
chat-duration-days = { $count ->
    [one] un día
   *[other] { $count } días
}

# A report: the picture, the table and the words beside them.
chat-report-title = Reporte de visitas
chat-report-file = reporte
chat-report-day = { $day } de { $month }
chat-report-period = Del { $first } al { $last }
chat-report-headline = { $period }: { $visits ->
    [one] una visita
   *[other] { $visits } visitas
}, { $missed ->
    [0] sin inasistencias.
    [one] una inasistencia.
   *[other] { $missed } inasistencias.
}
chat-report-waited = Espera mediana de { $median } min; 9 de cada 10 esperaron { $p90 } min o menos.
chat-report-came = Se enviaron enlaces a { $sent ->
    [one] una persona
   *[other] { $sent } personas
} y { $joined ->
    [0] ninguna llegó a la videollamada.
    [one] una llegó a la videollamada.
   *[other] { $joined } llegaron a la videollamada.
}
chat-report-nothing = { $period }: no hubo visitas.
chat-report-which = Escriba **reporte semana** o **reporte mes**.
chat-report-table = Las mismas cifras, día por día.
chat-report-visits-by-day = Visitas por día
chat-report-waits = Minutos en sala de espera
chat-report-no-shows = Inasistencias
chat-report-steps = Del mensaje a la videollamada (personas)
chat-report-kind-consultation = Consulta
chat-report-kind-family-update = Informe médico
chat-report-kind-family-visit = Visita familiar
chat-report-median = Mediana (min)
chat-report-p90 = 9 de cada 10 (min)
chat-report-step-sent = Enviado
chat-report-step-delivered = Entregado
chat-report-step-opened = Abierto
chat-report-step-consented = Aceptado
chat-report-step-waiting = En espera
chat-report-step-admitted = Admitido
chat-report-step-joined = En videollamada
chat-report-date = Fecha
chat-report-visits = Visitas
chat-report-total = Total
chat-report-faces = Opiniones: { $good } bien, { $fair } regular, { $bad } mal.
chat-report-face-good = Bien
chat-report-face-fair = Regular
chat-report-face-bad = Mal
chat-report-face = Opinión
chat-report-words = Comentario
chat-report-segments = Segmentos de SMS
chat-report-paid = { $segments ->
    [one] Se pagó un segmento de SMS
   *[other] Se pagaron { $segments } segmentos de SMS
}, { $each } por visita.
chat-report-opinions = Lo que escribieron los pacientes y familiares. Puede nombrar a personas: no lo comparta.
