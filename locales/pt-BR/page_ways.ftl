# How everybody gets in: other ways than this browser's video, permission, data and network.

page-ways-turn = É a sua vez: escolha como entrar
page-ways-turn-lead = { $clinician } espera por você. Seu lugar está guardado.
page-ways-heading = Outras formas de entrar
page-ways-lead = Seu lugar está guardado. Escolha a mais fácil para você.
page-ways-other = Outras formas de entrar
page-ways-chrome = Abrir no Chrome
page-ways-copy = Copiar o link
page-ways-link = Link da sua visita
page-ways-webex = Entrar com o Webex
page-ways-webex-lead = Abre em outra página. Pode pedir o aplicativo Webex.
page-ways-phone = Entrar por telefone
page-ways-call-me = Quero que me liguem
page-ways-called = Pronto: já avisamos que você prefere uma ligação. Fique com o telefone por perto.
page-ways-stay = Continuar nesta página
page-ways-sound-only = Continuar só com som
page-ways-listen-only = Continuar só vendo e ouvindo
page-ways-codec = Seu navegador está preparando o vídeo. Espere um momento.

page-data-heading = Antes de gastar seus dados
page-data-video = Usar vídeo
page-data-sound = Só som
page-data-phone = 0 MB: é uma ligação comum.

## As the script tells it

page-lobby-door-in-app-title = Você está dentro de outro aplicativo
page-lobby-door-in-app-lead = Aqui a câmera costuma falhar. Abra esta mesma página no seu navegador. Seu lugar está guardado.
page-lobby-door-unsupported-title = Este navegador não faz videochamadas
page-lobby-door-unsupported-lead = Seu lugar está guardado. Você pode entrar de outra forma:
page-lobby-door-no-h264-title = Falta a este navegador uma parte do vídeo
page-lobby-door-no-h264-lead = Seu lugar está guardado. Você pode entrar de outra forma:
page-lobby-door-insecure-title = Esta página não foi aberta de forma segura
page-lobby-door-insecure-lead = Abra de novo o link da mensagem de texto, como chegou. Seu lugar está guardado.
page-lobby-door-phone = Ligue para { $number }. Código: { $code }.
page-lobby-open-ios =
    Toque nos três pontos ou na bússola, na borda da tela.
    Escolha «Abrir no Safari» ou «Abrir no navegador».
page-lobby-open-android =
    Toque nos três pontos, em cima à direita.
    Escolha «Abrir no Chrome» ou «Abrir no navegador».
page-lobby-open-firefox =
    Espere um minuto até o Firefox ficar pronto.
    Carregue esta página de novo.
    Se continuar igual, copie o link e abra no Chrome.
page-lobby-open-other =
    Copie o link com o botão.
    Abra o Chrome, Safari, Edge ou Firefox.
    Cole o link em cima, onde fica o endereço.
page-lobby-copied = Link copiado. Agora cole no outro navegador.
page-lobby-copy-by-hand = Toque no link, segure e escolha «Copiar».

page-lobby-check-sound = Você entrará só com som. Vão ouvir você, e você verá e ouvirá.
page-lobby-check-listening = Você entrará sem câmera nem microfone. Você verá e ouvirá.
page-lobby-steps-chrome-android =
    Toque no ícone à esquerda do endereço, em cima.
    Toque em «Permissões».
    Ligue «Câmera» e «Microfone».
    Volte aqui e toque em «Testar de novo».
page-lobby-steps-chrome-desktop =
    Clique no ícone à esquerda do endereço, em cima.
    Ligue «Câmera» e «Microfone».
    Clique em «Testar de novo».
page-lobby-steps-samsung =
    Toque no cadeado à esquerda do endereço.
    Toque em «Permissões».
    Permita «Câmera» e «Microfone».
    Volte aqui e toque em «Testar de novo».
page-lobby-steps-firefox-android =
    Toque no cadeado à esquerda do endereço.
    Toque em «Câmera» e «Microfone» até dizerem «Permitido».
    Volte aqui e toque em «Testar de novo».
page-lobby-steps-firefox-desktop =
    Clique na câmera riscada, à esquerda do endereço.
    Com o X, tire «Bloqueado» da câmera e do microfone.
    Clique em «Testar de novo» e escolha «Permitir».
page-lobby-steps-safari-ios =
    Toque no ícone à esquerda do endereço, ou em «aA».
    Toque nos três pontos ou em «Ajustes do site».
    Em «Câmera» e «Microfone», escolha «Permitir».
    Volte aqui e toque em «Testar de novo».
page-lobby-steps-app-ios =
    Abra os «Ajustes» do telefone.
    Procure o nome deste navegador e toque nele.
    Ligue «Câmera» e «Microfone».
    Volte aqui e toque em «Testar de novo».
page-lobby-steps-safari-mac =
    Em cima, no menu «Safari», escolha «Ajustes para este site».
    Em «Câmera» e «Microfone», escolha «Permitir».
    Clique em «Testar de novo».
page-lobby-steps-other =
    Abra as configurações deste navegador.
    Procure «Permissões» desta página.
    Permita a câmera e o microfone.
    Volte aqui e toque em «Testar de novo».

page-lobby-network-unknown = Verificando a sua internet…
page-lobby-network-good = A sua internet está boa para o vídeo.
page-lobby-network-weak = A sua internet está lenta. O vídeo pode travar.
page-lobby-network-very-weak = A sua internet está muito lenta. Só com som vai funcionar melhor.

page-lobby-data-lead = A videochamada precisa baixar { $megabytes } MB, uma só vez. A chamada também gasta dados. Você decide:
page-lobby-data-video = Até { $megabytes } MB a cada 10 minutos.
page-lobby-data-sound = Até { $megabytes } MB a cada 10 minutos.
page-lobby-data-video-chosen = Você entrará com vídeo.
page-lobby-data-sound-chosen = Você entrará só com som.
