# The call on the patient's page: what goes beyond its first row of buttons, and goodbye.

page-more-button = Mais
page-more-heading = Mais opções
page-more-audio-only = Só som
page-more-audio-only-lead = Desliga sua câmera e para de receber vídeo. Gasta muito menos dados.
page-more-quality = Qualidade da imagem
page-more-quality-automatic = Automática, conforme a sua internet
page-more-quality-save = Economizar dados: imagem menor
page-more-speaker = Por onde quer ouvir
page-more-company = Quem está aqui
page-more-close = Voltar à chamada
page-more-self-move = Mover ou tirar a sua imagem
page-more-self-back = Ver minha imagem
page-more-suggestion = A sua internet não dá para o vídeo. Só com som vocês se ouvirão melhor.

## The call, as the script tells it

page-call-spoken-turn = É a sua vez. { $clinician } espera por você.
page-call-turn-title = É a sua vez
page-call-line-unknown = Verificando a conexão
page-call-line-good = Conexão boa
page-call-line-weak = Conexão fraca
page-call-line-very-weak = Conexão muito fraca
page-call-audio-only-lead = Só som. Você pode ouvir e falar com { $clinician }.
page-call-audio-only-on = Só som: sua câmera está desligada e você não recebe vídeo.
page-call-audio-only-off = O vídeo está ligado outra vez.
page-call-audio-only-failed = Não foi possível mudar. Tente outra vez.
page-call-quality-automatic = A imagem se ajusta sozinha à sua internet.
page-call-quality-save = A imagem é menor e gasta menos dados.
page-call-speaker-number = Saída { $number }
page-call-speaker-changed = Agora você ouve por: { $speaker }.
page-call-speaker-same = Não foi possível mudar. Você ouve por onde ouvia antes.
page-call-named = { $who } ({ $role })
page-call-came = { $who } entrou.
page-call-went = { $who } saiu.
page-call-no-camera = Não foi possível ligar a câmera. Veja se esta página tem permissão.
page-call-no-microphone = Não foi possível ligar o microfone. Veja se esta página tem permissão.
page-call-taken = Outro aplicativo ou uma ligação desligou sua câmera ou seu microfone. Toque no botão para ligar de novo.
page-call-self-moved = A sua imagem mudou de lugar.
page-call-self-away = A sua imagem saiu da sua tela. Os outros continuam vendo você.

## After the visit

page-feedback-next = Se for preciso outra visita, uma mensagem de texto dirá a data.
page-feedback-question = Como foi?
page-feedback-good = Bem
page-feedback-fair = Mais ou menos
page-feedback-bad = Mal
page-feedback-faceless = Escolha primeiro uma carinha, por favor.
page-feedback-words = Se quiser, conte mais
page-feedback-send = Enviar
page-feedback-thanks = Obrigado. A sua opinião nos ajuda a melhorar.
