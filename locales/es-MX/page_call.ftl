# The call on the patient's page: what goes beyond its first row of buttons, and goodbye.

page-more-button = Más
page-more-heading = Más opciones
page-more-audio-only = Solo sonido
page-more-audio-only-lead = Apaga su cámara y deja de recibir video. Gasta muchos menos datos.
page-more-quality = Calidad de la imagen
page-more-quality-automatic = Automática, según su internet
page-more-quality-save = Ahorrar datos: imagen más pequeña
page-more-speaker = Por dónde quiere oír
page-more-company = Quiénes están
page-more-close = Volver a la llamada
page-more-self-move = Mover o quitar su imagen
page-more-self-back = Ver mi imagen
page-more-suggestion = Su internet no alcanza para el video. Solo con sonido se oirán mejor.

## The call, as the script tells it

page-call-spoken-turn = Es su turno. { $clinician } le espera.
page-call-turn-title = Es su turno
page-call-line-unknown = Revisando la conexión
page-call-line-good = Conexión buena
page-call-line-weak = Conexión débil
page-call-line-very-weak = Conexión muy débil
page-call-audio-only-lead = Solo sonido. Puede oír y hablar con { $clinician }.
page-call-audio-only-on = Solo sonido: su cámara está apagada y no recibe video.
page-call-audio-only-off = El video está encendido otra vez.
page-call-audio-only-failed = No se pudo cambiar. Pruebe otra vez.
page-call-quality-automatic = La imagen se ajusta sola a su internet.
page-call-quality-save = La imagen es más pequeña y gasta menos datos.
page-call-speaker-number = Salida { $number }
page-call-speaker-changed = Ahora se oye por: { $speaker }.
page-call-speaker-same = No se pudo cambiar. Se oye por donde antes.
page-call-named = { $who } ({ $role })
page-call-came = { $who } entró.
page-call-went = { $who } salió.
page-call-no-camera = No se pudo encender la cámara. Revise que esta página tenga permiso.
page-call-no-microphone = No se pudo encender el micrófono. Revise que esta página tenga permiso.
page-call-taken = Otra aplicación o una llamada apagó su cámara o su micrófono. Toque el botón para volver a encenderlos.
page-call-self-moved = Su imagen cambió de lugar.
page-call-self-away = Su imagen ya no se ve en su pantalla. Los demás le siguen viendo.

## After the visit

page-feedback-next = Si hace falta otra visita, le llegará un mensaje de texto con la fecha.
page-feedback-question = ¿Cómo fue?
page-feedback-good = Bien
page-feedback-fair = Regular
page-feedback-bad = Mal
page-feedback-faceless = Elija primero una cara, por favor.
page-feedback-words = Si quiere, cuéntenos más
page-feedback-send = Enviar
page-feedback-thanks = Gracias. Su opinión nos ayuda a mejorar.
