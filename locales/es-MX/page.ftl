# The patient's page. «page-lobby-…» and «page-call-…» are also handed to the page's script.

page-help = ¿Necesita ayuda?
page-help-call = Llame al

## Consent

page-consent-title = Antes de entrar
page-consent-hello = Hola, { $name }
page-consent-heading-consultation = Su videoconsulta con { $clinician }
page-consent-heading-family-update = Informe médico por video con { $clinician }
page-consent-heading-family-visit = Visita por video a su familiar, con { $clinician }
page-consent-kind-consultation = Platicará con su médico por video, desde esta página.
page-consent-kind-family-update = Le explicarán por video cómo está su familiar.
page-consent-kind-family-visit = Verá a su familiar y platicarán por video.
page-consent-no-app = No tiene que instalar nada ni crear una cuenta.
page-consent-when = Cuándo
page-consent-before = Lo que debe saber
page-consent-camera = La pantalla le preguntará si permite usar la cámara y el micrófono, para que le vean y le oigan. Toque «Permitir».
page-consent-full = Leer los términos y el aviso de privacidad completos
page-consent-accept = Acepto y entro
page-consent-accepting = Entrando…
page-consent-meaning = Al tocar el botón acepta los términos y el aviso de privacidad (versión { $version }).

## The lobby, as the server writes it

page-visit-title = Sala de espera
page-visit-heading = Ya está en la sala de espera
page-visit-lead = Hola, { $name }. Deje esta página abierta: la llamada empezará aquí, sin tocar nada más.
page-visit-next = Lo que sigue
page-visit-step-here = Usted ya está aquí
page-visit-step-telling = Estamos avisando a { $clinician }
page-visit-step-told = Le avisamos a { $clinician } que usted está aquí
page-visit-step-admit = { $clinician } le deja pasar
page-visit-step-call = Se ven y platican por video
page-visit-done = Listo:
page-visit-starts = Hora de su visita
page-visit-waiting = Tiempo de espera
page-visit-check-heading = Pruebe su cámara y su micrófono
page-visit-check-lead = Mientras espera, vea si se ve y se oye bien. Si su teléfono pregunta, toque «Permitir».
page-visit-check-button = Probar cámara y micrófono
page-visit-check-self = Así se ve usted
page-visit-no-script = Esta página se actualiza sola cada 15 segundos. Para la videollamada abra el enlace en Chrome o Safari, con JavaScript activado.
page-visit-no-script-turn = Es su turno. Para entrar a la videollamada abra el mismo enlace en Chrome o Safari, con JavaScript activado.

## The lobby, as the script tells it

page-lobby-title = Sala de espera
page-lobby-minutes = { $minutes } min
page-lobby-under-a-minute = Menos de 1 min
page-lobby-announce-told = { $clinician } ya sabe que usted está aquí.
page-lobby-host-here = { $clinician } ya abrió la sala. En un momento le deja pasar.
page-lobby-offline = Sin conexión a internet. Su lugar está guardado; seguimos intentando.
page-lobby-online = Ya hay conexión otra vez.
page-lobby-check-asking = Toque «Permitir» en la pregunta que aparece en su pantalla.
page-lobby-check-ready = Todo listo. Hable un poco: la barra se mueve con su voz.
page-lobby-check-no-camera = Su micrófono funciona, pero no pudimos usar la cámara. Le van a oír.
page-lobby-check-no-microphone = Su cámara funciona, pero no pudimos usar el micrófono. Le van a ver.
page-lobby-check-refused = No hay permiso para la cámara y el micrófono. Para darlo:
page-lobby-check-still-refused = Sigue sin permiso. Haga los pasos de abajo, o toque «Seguir solo viendo y oyendo».
page-lobby-blocked-lead = Deje esta página abierta: aquí le diremos cuándo es su turno.
page-lobby-check-missing = No encontramos cámara ni micrófono en este aparato. Igual podrá entrar: verá y oirá.
page-lobby-check-busy = Otra aplicación está usando la cámara o el micrófono. Ciérrela y pruebe otra vez.
page-lobby-check-unsupported = Este navegador no puede usar la cámara ni el micrófono. Aquí mismo le decimos qué hacer.
page-lobby-check-again = Probar otra vez

## The call

page-call-title = Videollamada
page-call-heading = Videollamada con { $clinician }
page-call-connecting-title = Es su turno
page-call-connecting-lead = Le estamos conectando con { $clinician }…
page-call-busy-lead = El servicio de video tarda en contestar. Seguimos intentando; no cierre esta página.
page-call-webex-lobby-title = Todo listo, { $name }
page-call-webex-lobby-lead = { $clinician } abre la sala en un momento. Usted entrará sin tocar nada.
page-call-video-coming-title = Ya está en la llamada
page-call-video-coming-lead = Esperando la imagen de { $clinician }…
page-call-no-video-lead = { $clinician } no tiene la cámara encendida. Pueden oírse.
page-call-announce-joined = Está en la llamada con { $clinician }.
page-call-controls = Controles de la llamada
page-call-self = Usted
page-call-mute = Apagar micrófono
page-call-unmute = Encender micrófono
page-call-camera-off = Apagar cámara
page-call-camera-on = Encender cámara
page-call-switch = Cambiar cámara
page-call-hang-up = Colgar
page-call-announce-muted = Micrófono apagado. No le oyen.
page-call-announce-unmuted = Micrófono encendido. Le oyen.
page-call-announce-muted-by-host = Le apagaron el micrófono. Puede encenderlo con el botón.
page-call-announce-unmute-refused = Por ahora no puede encender el micrófono. Espere a que se lo permitan.
page-call-announce-ask-unmute = Le piden que encienda su micrófono.
page-call-announce-camera-off = Cámara apagada. No le ven.
page-call-announce-camera-on = Cámara encendida. Le ven.
page-call-announce-switched = Se cambió la cámara.
page-call-announce-same-camera = No se pudo usar la otra cámara. Sigue la misma.
page-call-badge-muted = Sin micrófono
page-call-badge-no-camera = Sin cámara
page-call-badge-listening = Solo ve y oye
page-call-hang-up-heading = ¿Quiere salir de la llamada?
page-call-hang-up-lead = Podrá volver a entrar mientras la visita siga abierta.
page-call-hang-up-yes = Sí, salir
page-call-hang-up-no = Seguir en la llamada
page-call-reconnecting = Se cortó la conexión. Estamos volviendo a conectar…
page-call-reconnected = Ya está conectado otra vez.
page-call-weak = Su internet está lento. Acérquese al módem o apague su cámara.
page-call-sound = Tocar para oír
page-call-resume = Volver a encender cámara y micrófono
page-call-failed-title = No pudimos conectar la llamada
page-call-failed-lead = Su lugar sigue guardado. Revise su internet y toque el botón.
page-call-dropped-title = Se cortó la llamada
page-call-try-again = Intentar otra vez
page-call-left-title = Salió de la llamada
page-call-left-lead = Si fue sin querer, puede volver. La visita sigue abierta.
page-call-left-return = Volver a la llamada
page-call-tab-title = Su llamada está en otra pestaña
page-call-tab-lead = Puede seguir allá. Si la quiere aquí, toque el botón.
page-call-tab-return = Usarla aquí
page-call-minutes = Duración: { $minutes } min
page-call-over-title = Visita terminada

## After the visit

page-over-title = Visita terminada
page-over-heading = Gracias por su visita
page-over-lead = La visita con { $clinician } terminó.
page-over-minutes = Duración: { $minutes } min
page-over-released = Su cámara y su micrófono ya están apagados.
page-over-close = Ya puede cerrar esta página. Que esté muy bien.

## Doors: what stands between a person and the lobby, and how to pass

page-door-unknown-title = Este enlace no está completo
page-door-unknown-body = No encontramos ninguna visita con esta dirección.
page-door-unknown-hint = Abra otra vez el mensaje de texto y toque el enlace entero, sin copiarlo a mano.
page-door-expired-title = Este enlace ya no sirve
page-door-expired-body = Los enlaces duran una hora, y cada enlace nuevo sustituye al anterior. Su visita no se ha perdido.
page-door-expired-hint = Le podemos mandar uno nuevo por mensaje de texto, al teléfono que dio al registrarse.
page-door-elsewhere-title = Este enlace ya está abierto en otro lugar
page-door-elsewhere-body = Lo está usando otro teléfono, otra computadora u otro navegador.
page-door-elsewhere-hint = Si fue usted, puede seguir allá. Para seguir en este aparato toque el botón: su lugar se pasa aquí.
page-door-error-title = Algo no salió bien de nuestro lado
page-door-error-body = Su visita y su lugar están guardados. No es por algo que usted haya hecho.
page-door-error-hint = Espere un minuto y vuelva a abrir el enlace del mensaje.
page-door-new-link = Enviarme un enlace nuevo
page-door-sent-title = Listo: le enviamos un enlace nuevo
page-door-sent-body = Llegará en unos segundos por mensaje de texto, al teléfono que tiene el hospital.
page-door-sent-hint = Puede cerrar esta página y abrir el enlace del mensaje nuevo.
page-relative = familiar

# What a clinician sends to those who wait by one press.
page-message-soon-with-you = En un momento le atiendo.
page-message-few-minutes = Sigo con otra persona. Por favor espere unos minutos más.
page-message-papers-ready = Por favor tenga a la mano sus medicinas y sus estudios.
page-message-check-devices = Por favor revise que su cámara y su micrófono estén encendidos.
