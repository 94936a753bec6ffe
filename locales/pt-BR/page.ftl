# The patient's page. «page-lobby-…» and «page-call-…» are also handed to the page's script.

page-help = Precisa de ajuda?
page-help-call = Ligue para

## Consent

page-consent-title = Antes de entrar
page-consent-hello = Olá, { $name }
page-consent-heading-consultation = Sua consulta por vídeo com { $clinician }
page-consent-heading-family-update = Informe médico por vídeo com { $clinician }
page-consent-heading-family-visit = Visita por vídeo ao seu familiar, com { $clinician }
page-consent-kind-consultation = Você vai conversar com seu médico por vídeo, nesta página.
page-consent-kind-family-update = Vão explicar por vídeo como está o seu familiar.
page-consent-kind-family-visit = Você vai ver seu familiar e conversar por vídeo.
page-consent-no-app = Não precisa instalar nada nem criar uma conta.
page-consent-when = Quando
page-consent-before = O que você deve saber
page-consent-camera = A tela vai perguntar se permite usar a câmera e o microfone, para que vejam e ouçam você. Toque em «Permitir».
page-consent-full = Ler os termos e o aviso de privacidade completos
page-consent-accept = Aceito e entro
page-consent-accepting = Entrando…
page-consent-meaning = Ao tocar no botão, você aceita os termos e o aviso de privacidade (versão { $version }).

## The lobby, as the server writes it

page-visit-title = Sala de espera
page-visit-heading = Você já está na sala de espera
page-visit-lead = Olá, { $name }. Deixe esta página aberta: a chamada vai começar aqui, sem tocar em mais nada.
page-visit-next = O que vem agora
page-visit-step-here = Você já está aqui
page-visit-step-telling = Estamos avisando { $clinician }
page-visit-step-told = Já avisamos { $clinician } que você está aqui
page-visit-step-admit = { $clinician } deixa você entrar
page-visit-step-call = Vocês se veem e conversam por vídeo
page-visit-done = Pronto:
page-visit-starts = Hora da sua visita
page-visit-waiting = Tempo de espera
page-visit-check-heading = Teste sua câmera e seu microfone
page-visit-check-lead = Enquanto espera, veja se a imagem e o som estão bons. Se o telefone perguntar, toque em «Permitir».
page-visit-check-button = Testar câmera e microfone
page-visit-check-self = Assim você aparece
page-visit-no-script = Esta página se atualiza sozinha a cada 15 segundos. Para a videochamada, abra o link no Chrome ou no Safari, com JavaScript ativado.
page-visit-no-script-turn = É a sua vez. Para entrar na videochamada, abra o mesmo link no Chrome ou no Safari, com JavaScript ativado.

## The lobby, as the script tells it

page-lobby-title = Sala de espera
page-lobby-minutes = { $minutes } min
page-lobby-under-a-minute = Menos de 1 min
page-lobby-announce-told = { $clinician } já sabe que você está aqui.
page-lobby-host-here = { $clinician } já abriu a sala. Em um momento deixa você entrar.
page-lobby-offline = Sem conexão com a internet. Seu lugar está guardado; continuamos tentando.
page-lobby-online = A conexão voltou.
page-lobby-check-asking = Toque em «Permitir» na pergunta que aparece na sua tela.
page-lobby-check-ready = Tudo pronto. Fale um pouco: a barra se move com a sua voz.
page-lobby-check-no-camera = Seu microfone funciona, mas não conseguimos usar a câmera. Vão ouvir você.
page-lobby-check-no-microphone = Sua câmera funciona, mas não conseguimos usar o microfone. Vão ver você.
page-lobby-check-refused = Não há permissão para a câmera e o microfone. Para dar:
page-lobby-check-still-refused = Continua sem permissão. Siga os passos abaixo, ou toque em «Continuar só vendo e ouvindo».
page-lobby-blocked-lead = Deixe esta página aberta: aqui vamos avisar quando for a sua vez.
page-lobby-check-missing = Não encontramos câmera nem microfone neste aparelho. Você pode entrar mesmo assim: vai ver e ouvir.
page-lobby-check-busy = Outro aplicativo está usando a câmera ou o microfone. Feche-o e teste de novo.
page-lobby-check-unsupported = Este navegador não pode usar a câmera nem o microfone. Esta página diz o que fazer.
page-lobby-check-again = Testar de novo

## The call

page-call-title = Videochamada
page-call-heading = Videochamada com { $clinician }
page-call-connecting-title = É a sua vez
page-call-connecting-lead = Estamos conectando você com { $clinician }…
page-call-busy-lead = O serviço de vídeo está demorando a responder. Continuamos tentando; não feche esta página.
page-call-webex-lobby-title = Tudo pronto, { $name }
page-call-webex-lobby-lead = { $clinician } abre a sala em um momento. Você vai entrar sem tocar em nada.
page-call-video-coming-title = Você já está na chamada
page-call-video-coming-lead = Esperando a imagem de { $clinician }…
page-call-no-video-lead = { $clinician } está com a câmera desligada. Vocês podem se ouvir.
page-call-announce-joined = Você está na chamada com { $clinician }.
page-call-controls = Controles da chamada
page-call-self = Você
page-call-mute = Desligar microfone
page-call-unmute = Ligar microfone
page-call-camera-off = Desligar câmera
page-call-camera-on = Ligar câmera
page-call-switch = Trocar câmera
page-call-hang-up = Sair
page-call-announce-muted = Microfone desligado. Não ouvem você.
page-call-announce-unmuted = Microfone ligado. Ouvem você.
page-call-announce-muted-by-host = Seu microfone foi desligado. Você pode ligá-lo com o botão.
page-call-announce-unmute-refused = Por enquanto você não pode ligar o microfone. Espere até que permitam.
page-call-announce-ask-unmute = Pedem que você ligue o microfone.
page-call-announce-camera-off = Câmera desligada. Não veem você.
page-call-announce-camera-on = Câmera ligada. Veem você.
page-call-announce-switched = A câmera foi trocada.
page-call-announce-same-camera = Não foi possível usar a outra câmera. Continua a mesma.
page-call-badge-muted = Sem microfone
page-call-badge-no-camera = Sem câmera
page-call-badge-listening = Só vê e ouve
page-call-hang-up-heading = Quer sair da chamada?
page-call-hang-up-lead = Você pode entrar de novo enquanto a visita estiver aberta.
page-call-hang-up-yes = Sim, sair
page-call-hang-up-no = Continuar na chamada
page-call-reconnecting = A conexão caiu. Estamos conectando de novo…
page-call-reconnected = A conexão voltou.
page-call-weak = Sua internet está lenta. Chegue mais perto do modem ou desligue a câmera.
page-call-sound = Tocar para ouvir
page-call-resume = Ligar de novo a câmera e o microfone
page-call-failed-title = Não conseguimos conectar a chamada
page-call-failed-lead = Seu lugar continua guardado. Verifique sua internet e toque no botão.
page-call-dropped-title = A chamada caiu
page-call-try-again = Tentar de novo
page-call-left-title = Você saiu da chamada
page-call-left-lead = Se foi sem querer, pode voltar. A visita continua aberta.
page-call-left-return = Voltar para a chamada
page-call-tab-title = Sua chamada está em outra aba
page-call-tab-lead = Você pode continuar lá. Se quiser aqui, toque no botão.
page-call-tab-return = Usar aqui
page-call-minutes = Duração: { $minutes } min
page-call-over-title = Visita encerrada

## After the visit

page-over-title = Visita encerrada
page-over-heading = Obrigado pela sua visita
page-over-lead = A visita com { $clinician } terminou.
page-over-minutes = Duração: { $minutes } min
page-over-released = Sua câmera e seu microfone já estão desligados.
page-over-close = Você já pode fechar esta página. Tudo de bom!

## Doors: what stands between a person and the lobby, and how to pass

page-door-unknown-title = Este link não está completo
page-door-unknown-body = Não encontramos nenhuma visita com este endereço.
page-door-unknown-hint = Abra de novo a mensagem de texto e toque no link inteiro, sem copiá-lo à mão.
page-door-expired-title = Este link não vale mais
page-door-expired-body = Os links duram uma hora, e cada link novo substitui o anterior. Sua visita não se perdeu.
page-door-expired-hint = Podemos enviar um novo por mensagem de texto, para o telefone que você informou no cadastro.
page-door-elsewhere-title = Este link já está aberto em outro lugar
page-door-elsewhere-body = Está em uso em outro telefone, outro computador ou outro navegador.
page-door-elsewhere-hint = Se foi você, pode continuar lá. Para continuar neste aparelho toque no botão: o seu lugar passa para cá.
page-door-error-title = Algo deu errado do nosso lado
page-door-error-body = Sua visita e seu lugar estão guardados. Não foi por algo que você tenha feito.
page-door-error-hint = Espere um minuto e abra de novo o link da mensagem.
page-door-new-link = Enviar um link novo
page-door-sent-title = Pronto: enviamos um link novo
page-door-sent-body = Vai chegar em alguns segundos por mensagem de texto, no telefone que o hospital tem.
page-door-sent-hint = Você pode fechar esta página e abrir o link da mensagem nova.
page-relative = familiar

# What a clinician sends to those who wait by one press.
page-message-soon-with-you = Em um instante atendo você.
page-message-few-minutes = Ainda estou com outra pessoa. Por favor, espere mais alguns minutos.
page-message-papers-ready = Por favor, tenha à mão seus remédios e exames.
page-message-check-devices = Por favor, veja se a câmera e o microfone estão ligados.
