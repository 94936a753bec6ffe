# How everybody gets in: other ways than this browser's video, permission, data and network.

page-ways-turn = Es su turno: escoja cómo entrar
page-ways-turn-lead = { $clinician } le espera. Su lugar está guardado.
page-ways-heading = Otras formas de entrar
page-ways-lead = Su lugar está guardado. Escoja la que le sea más fácil.
page-ways-other = Otras formas de entrar
page-ways-chrome = Abrir en Chrome
page-ways-copy = Copiar el enlace
page-ways-link = Enlace de su visita
page-ways-webex = Entrar con Webex
page-ways-webex-lead = Se abre en otra página. Puede pedirle la aplicación Webex.
page-ways-phone = Entrar por teléfono
page-ways-call-me = Que me llamen por teléfono
page-ways-called = Listo: ya avisamos que prefiere una llamada. Tenga su teléfono a la mano.
page-ways-stay = Seguir en esta página
page-ways-sound-only = Seguir solo con sonido
page-ways-listen-only = Seguir solo viendo y oyendo
page-ways-codec = Su navegador está preparando el video. Espere un momento.

page-data-heading = Antes de gastar sus datos
page-data-video = Usar video
page-data-sound = Solo sonido
page-data-phone = 0 MB: es una llamada normal.

## As the script tells it

page-lobby-door-in-app-title = Está dentro de otra aplicación
page-lobby-door-in-app-lead = Aquí la cámara suele fallar. Abra esta misma página en su navegador. Su lugar está guardado.
page-lobby-door-unsupported-title = Este navegador no puede hacer videollamadas
page-lobby-door-unsupported-lead = Su lugar está guardado. Puede entrar de otra forma:
page-lobby-door-no-h264-title = A este navegador le falta una parte del video
page-lobby-door-no-h264-lead = Su lugar está guardado. Puede entrar de otra forma:
page-lobby-door-insecure-title = Esta página no se abrió de forma segura
page-lobby-door-insecure-lead = Abra otra vez el enlace del mensaje de texto, tal como llegó. Su lugar está guardado.
page-lobby-door-phone = Marque { $number }. Código: { $code }.
page-lobby-open-ios =
    Toque los tres puntos o la brújula, en la orilla de la pantalla.
    Escoja «Abrir en Safari» o «Abrir en el navegador».
page-lobby-open-android =
    Toque los tres puntos, arriba a la derecha.
    Escoja «Abrir en Chrome» o «Abrir en el navegador».
page-lobby-open-firefox =
    Espere un minuto a que Firefox termine de prepararse.
    Vuelva a cargar esta página.
    Si sigue igual, copie el enlace y ábralo en Chrome.
page-lobby-open-other =
    Copie el enlace con el botón.
    Abra Chrome, Safari, Edge o Firefox.
    Pegue el enlace arriba, donde va la dirección.
page-lobby-copied = Enlace copiado. Ahora péguelo en el otro navegador.
page-lobby-copy-by-hand = Mantenga presionado el enlace y escoja «Copiar».

page-lobby-check-sound = Entrará solo con sonido. Le oirán, y usted verá y oirá.
page-lobby-check-listening = Entrará sin cámara ni micrófono. Usted verá y oirá.
page-lobby-steps-chrome-android =
    Toque el icono a la izquierda de la dirección, arriba.
    Toque «Permisos».
    Encienda «Cámara» y «Micrófono».
    Vuelva aquí y toque «Probar otra vez».
page-lobby-steps-chrome-desktop =
    Haga clic en el icono a la izquierda de la dirección, arriba.
    Encienda «Cámara» y «Micrófono».
    Haga clic en «Probar otra vez».
page-lobby-steps-samsung =
    Toque el candado a la izquierda de la dirección.
    Toque «Permisos».
    Permita «Cámara» y «Micrófono».
    Vuelva aquí y toque «Probar otra vez».
page-lobby-steps-firefox-android =
    Toque el candado a la izquierda de la dirección.
    Toque «Cámara» y «Micrófono» hasta que digan «Permitido».
    Vuelva aquí y toque «Probar otra vez».
page-lobby-steps-firefox-desktop =
    Haga clic en la cámara tachada, a la izquierda de la dirección.
    Con la cruz, quite «Bloqueado» de la cámara y del micrófono.
    Haga clic en «Probar otra vez» y escoja «Permitir».
page-lobby-steps-safari-ios =
    Toque el icono a la izquierda de la dirección, o «aA».
    Toque los tres puntos o «Configuración del sitio web».
    En «Cámara» y «Micrófono», escoja «Permitir».
    Vuelva aquí y toque «Probar otra vez».
page-lobby-steps-app-ios =
    Abra «Configuración» de su teléfono.
    Busque el nombre de este navegador y tóquelo.
    Encienda «Cámara» y «Micrófono».
    Vuelva aquí y toque «Probar otra vez».
page-lobby-steps-safari-mac =
    Arriba, en el menú «Safari», escoja «Configuración para este sitio web».
    En «Cámara» y «Micrófono», escoja «Permitir».
    Haga clic en «Probar otra vez».
page-lobby-steps-other =
    Abra la configuración de este navegador.
    Busque «Permisos» de esta página.
    Permita la cámara y el micrófono.
    Vuelva aquí y toque «Probar otra vez».

page-lobby-network-unknown = Revisando su internet…
page-lobby-network-good = Su internet está bien para el video.
page-lobby-network-weak = Su internet está lento. El video puede verse cortado.
page-lobby-network-very-weak = Su internet está muy lento. Le conviene entrar solo con sonido.

page-lobby-data-lead = Para la videollamada hay que bajar { $megabytes } MB, una sola vez. Además, la llamada gasta datos. Usted decide:
page-lobby-data-video = Hasta { $megabytes } MB cada 10 minutos.
page-lobby-data-sound = Hasta { $megabytes } MB cada 10 minutos.
page-lobby-data-video-chosen = Entrará con video.
page-lobby-data-sound-chosen = Entrará solo con sonido.
