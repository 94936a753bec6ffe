# What keeps people from getting in, as their clinician reads it.

chat-step-consent = está leyendo los términos
chat-step-lobby = está en la sala de espera
chat-step-camera-refused = no logra dar permiso a la cámara o al micrófono
chat-step-camera-missing = su aparato no encuentra cámara o micrófono
chat-step-unsupported = su navegador no puede hacer videollamadas
chat-step-in-app = abrió el enlace dentro de otra aplicación
chat-step-no-h264 = a su navegador le falta el formato de video
chat-step-connecting = no logra conectarse a la videollamada
chat-step-call = ya está en la videollamada
chat-step-sound = no oye en la videollamada
chat-step-dropped = se le cortó la videollamada
chat-step-other = no dice en qué paso
chat-notice-help-asked = { $who } pide ayuda: { $reason }. Puede contestarle con «Mensaje» en la tarjeta de la visita, o llamarle al { $phone }.
chat-notice-call-asked = { $who } pide que le llamen por teléfono: { $phone }.
chat-line-help = pide ayuda: { $step }
chat-line-call-asked = pide que le llamen
chat-line-silent = su página no responde; su lugar está guardado
chat-line-turn-texted = le avisamos por mensaje que es su turno
chat-line-gone = se fue de la sala de espera
chat-visit-gone = { $who } se fue de la sala de espera
chat-visit-wants-call = { $who } pide que le llamen: { $phone }
chat-visit-wants-help = { $who } pide ayuda: { $reason }
chat-visit-obstacle = { $who } no puede entrar con su navegador: llámele al { $phone }
chat-visit-silent = { $who }: su página no responde
chat-line-obstacle = no puede entrar con su navegador
chat-line-silent-since = su página no responde desde las { $time }
