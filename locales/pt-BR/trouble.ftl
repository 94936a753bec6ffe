# What keeps people from getting in, as their clinician reads it.

chat-step-consent = está lendo os termos
chat-step-lobby = está na sala de espera
chat-step-camera-refused = não consegue permitir a câmera ou o microfone
chat-step-camera-missing = o aparelho não encontra câmera ou microfone
chat-step-unsupported = o navegador não faz chamadas de vídeo
chat-step-in-app = abriu o link dentro de outro aplicativo
chat-step-no-h264 = falta ao navegador o formato de vídeo
chat-step-connecting = não consegue entrar na chamada de vídeo
chat-step-call = já está na chamada de vídeo
chat-step-sound = não ouve na chamada de vídeo
chat-step-dropped = a chamada de vídeo caiu
chat-step-other = não diz em que passo
chat-notice-help-asked = { $who } pede ajuda: { $reason }. Responda com «Mensagem» no cartão da visita ou ligue para { $phone }.
chat-notice-call-asked = { $who } pede que liguem: { $phone }.
chat-line-help = pede ajuda: { $step }
chat-line-call-asked = pede que liguem
chat-line-silent = a página não responde; o lugar está guardado
chat-line-turn-texted = avisamos por mensagem que chegou a vez
chat-line-gone = saiu da sala de espera
chat-visit-gone = { $who } saiu da sala de espera
chat-visit-wants-call = { $who } pede que liguem: { $phone }
chat-visit-wants-help = { $who } pede ajuda: { $reason }
chat-visit-obstacle = { $who } não consegue entrar com o navegador: ligue para { $phone }
chat-visit-silent = { $who }: a página não responde
chat-line-obstacle = não consegue entrar com o navegador
chat-line-silent-since = a página não responde desde as { $time }
