# What the admins' space is told. Never anything about a person. Each alert has a sentence and, with -todo, what to do.
alert-meeting-not-made-unlicensed = No se pudo crear una reunión: la cuenta del anfitrión no tiene licencia de Webex Meetings.
alert-meeting-not-made-unlicensed-todo = Dé la licencia con **médico alta** y el correo del médico: las reuniones que faltan se crean solas. O en Control Hub, y después «Intentar otra vez» en la tarjeta de la visita.
alert-meeting-not-made-refused = Webex rechazó crear una reunión.
alert-meeting-not-made-refused-todo = El registro del servicio tiene el número de seguimiento para el soporte de Webex.
alert-meeting-not-made-not-allowed = La Service App no tiene permiso de crear reuniones.
alert-meeting-not-made-not-allowed-todo = Revise en Control Hub sus permisos y que siga autorizada.
alert-meeting-not-made-unreachable = No se pudo crear una reunión: Webex no respondió a tiempo.
alert-meeting-not-made-unreachable-todo = Vea status.webex.com. Cuando Webex responda, la visita se puede intentar otra vez desde su tarjeta.
alert-undelivered-sms = Hay mensajes de texto que no llegan: { $reason } (código { $code } de Twilio).
alert-undelivered-sms-todo = Quien atiende la visita ya está avisado y puede llamar por teléfono. Si se repite, búsquelo por su código en la consola de Twilio.
alert-texts-failing = Fallan muchos mensajes de texto.
alert-texts-failing-todo = Vea en la consola de Twilio qué tienen en común. A quienes llevan esas visitas ya se les avisó.
alert-carrier-failing = Fallan los mensajes de texto a celulares de { $carrier }.
alert-carrier-failing-todo = Pida a Twilio que revise con esa compañía; mientras, llame por teléfono.
alert-texts-waiting = Twilio no acepta mensajes de texto desde hace unos minutos; esperan y se intenta de nuevo.
alert-texts-waiting-todo = Vea status.twilio.com, y el saldo y los permisos de la cuenta. Lo que llegue tarde se le dirá a quien lleva la visita.
alert-given-up = Después de varios intentos no se pudo hacer: { $what }.
alert-given-up-todo = Está guardado aparte; el registro del servicio dice por qué. Ciérrelo cuando lo haya visto.
alert-waiting-too-long = Alguien de la visita de las { $time } espera en la sala desde hace más de 10 minutos y nadie le ha atendido.
alert-waiting-too-long-todo = Avise a quien lleva la visita de esa hora, o a quien pueda atenderla.
alert-webhook-inactive = Webex había desactivado el webhook { $webhook }; se está activando de nuevo.
alert-webhook-inactive-todo = Pudieron perderse avisos de Webex. Si se repite, revise que Webex alcance la dirección pública del servicio.
alert-webhook-refused = Webex no deja registrar el webhook { $webhook }.
alert-webhook-refused-todo = Revise los permisos y la autorización del bot y de la Service App. Se intenta de nuevo cada cinco minutos.
alert-organisation-webhooks-refused = Webex no permite a la Service App webhooks de toda la organización.
alert-organisation-webhooks-refused-todo = Mientras tanto usa los suyos, que quizá no avisen de todas las reuniones. Autorícela con un administrador completo que también lo sea del sitio; se intenta de nuevo cada día.
alert-licences-used-up = Ya no quedan licencias libres de Webex Meetings.
alert-licences-used-up-todo = Libere o compre licencias en Control Hub; después vuelva a asignarla.
alert-refresh-token-ending = La autorización de la Service App termina el { $date }.
alert-refresh-token-ending-todo = Autorícela de nuevo antes y ponga su nuevo refresh token en WEBEX_REFRESH_TOKEN.

# What was given up, by the word that the log has for it.
alert-task-answer = contestar en un chat
alert-task-take-down-card = retirar una tarjeta
alert-task-show-card = mostrar una tarjeta
alert-task-notice = avisar en un chat
alert-task-show-alert = publicar una alerta
alert-task-report = enviar un reporte
alert-task-revoke-link = anular un enlace
alert-task-drop-meeting = borrar una reunión
alert-task-inbox = tratar algo que llegó

alert-since = Desde: { $date }.
alert-counted = Van { $count } veces; la última: { $date }.
alert-snoozed = En pausa hasta { $until }: la puso { $by }.
alert-passed = ✅ Pasó: { $what } { $lasted }
alert-resolved = ✅ { $by } la dio por resuelta: { $what } { $lasted }
alert-lasted = Duró { $duration }, { $count ->
    [one] una vez.
   *[other] { $count } veces.
}
alert-already-snoozed = { $by } ya la puso en pausa ({ $at }) hasta { $until }.
alert-already-resolved = { $by } ya la dio por resuelta ({ $at }).
alert-already-passed = Esa alerta ya pasó ({ $at }).
alert-unknown = Esa alerta ya no está guardada.

card-alert-snooze-1 = Pausa de 1 h
card-alert-snooze-8 = Pausa de 8 h
card-alert-resolve = Resuelto
