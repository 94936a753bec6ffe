# Text messages, as those of the hospital read about them: why one did not arrive, what people answer.
chat-sms-sending = Sendo enviada
chat-sms-too-late = Não enviada: já era tarde
chat-sms-none = Ainda sem mensagens
chat-sms-by-whatsapp = { $state }, por WhatsApp
chat-sms-again = { $state }; nova tentativa em breve
chat-sms-why-not-mobile = não é um celular
chat-sms-why-unknown = o número não existe
chat-sms-why-unreachable = telefone desligado ou sem sinal
chat-sms-why-opted-out = pediu para não receber mensagens
chat-sms-why-carrier = bloqueada pela operadora
chat-sms-why-country = a conta da Twilio não envia para esse país
chat-sms-why-sender = o remetente não consegue enviar a esse número
chat-sms-why-too-slow = não foi entregue a tempo
chat-sms-why-unclear = a Twilio não respondeu
chat-sms-why-other = erro { $code }
chat-sms-todo-not-mobile = Peça um celular e, em «Mais…», retire a pessoa e convide com esse número.
chat-sms-todo-unknown = Confira o número: em «Mais…» pode retirar a pessoa e convidar com o correto.
chat-sms-todo-opted-out = Voltará a recebê-las se responder VOLTAR a uma mensagem do hospital.
chat-sms-todo-carrier = Com outro celular, talvez de outra operadora, pode chegar.
chat-sms-todo-country = Os administradores podem ativar esse país no console da Twilio.
chat-sms-todo-sender = Os administradores já foram avisados.

# The texts, as sentences about them name them.
chat-text-booked = o aviso da consulta
chat-text-reminder = o lembrete
chat-text-link = o link
chat-text-moved = o aviso da mudança
chat-text-cancelled = o aviso do cancelamento
chat-text-uninvited = o aviso de que não é preciso entrar
chat-text-new-clinician = o aviso de quem vai atender
chat-text-late = o aviso do atraso
chat-text-turn = o aviso da sua vez
chat-text-missed = a mensagem de que sentimos sua falta
chat-notice-sms-too-late = Não foi enviado { $reason } para { $who }: já era tarde para servir. Você pode ligar para { $phone }.
chat-notice-sms-again = Haverá outra tentativa às { $time }.

# What people answer to a text. What they wrote follows, where it says more than a number.
chat-notice-replied-late = { $who } avisa que vai atrasar.
chat-notice-replied-move = { $who } pede outra data. Você pode remarcar a visita em «Mais…» ou ligar para { $phone }.
chat-notice-replied-move-over = { $who } pede outra data. Você pode agendar com «Retorno» ou ligar para { $phone }.
chat-notice-replied-call = { $who } pede que liguem para { $phone }.
chat-notice-replied-words = { $who } respondeu à mensagem: “{ $reason }”. Se for preciso, ligue para { $phone }.
chat-notice-their-words = Escreveu: “{ $words }”
chat-notice-opted-out = { $who } pediu para não receber mais mensagens: não receberá avisos nem links. Você pode ligar para { $phone }.
chat-notice-rescue-stopped = { $by } já parou os avisos automáticos desta visita, às { $time }.

# What became of a text, in the line of whoever it went to.
chat-line-text-link = Mensagem: { $state }
chat-line-text-booked = Mensagem da consulta: { $state }
chat-line-text-reminder = Mensagem de lembrete: { $state }
chat-line-text-moved = Mensagem da mudança: { $state }
chat-line-text-cancelled = Mensagem do cancelamento: { $state }
chat-line-text-uninvited = Mensagem de que não é preciso entrar: { $state }
chat-line-text-new-clinician = Mensagem de quem vai atender: { $state }
chat-line-text-late = Mensagem do atraso: { $state }
chat-line-text-turn = Mensagem da sua vez: { $state }
chat-line-text-missed = Mensagem de que sentimos sua falta: { $state }

# What they have answered, in the same line. In the agendas of others their words are not shown.
chat-answer-confirm = confirmou
chat-answer-late = vai atrasar
chat-answer-late-in-full = avisa que vai atrasar (“{ $words }”)
chat-answer-move = pede outra data
chat-answer-call = pede que liguem
chat-answer-words = respondeu à mensagem
chat-answer-words-in-full = “{ $words }”
chat-answer-opted-out = não quer mensagens

# Those who do not open their link: what was done about it, what is to come, and who has stopped it.
chat-visit-not-opened = { $who } não abre o link: ligue para { $phone }
chat-visit-wants-move = { $who } pede outra data
chat-line-not-opened = não abre o link
chat-visit-next-reminder = Próxima mensagem: lembrete, { $date }
chat-rescue-plan = { $count ->
    [one] Se não abrir o link: { $steps }
   *[other] Se não abrirem o link: { $steps }
}
chat-rescue-link = { $time } outro link
chat-rescue-whatsapp = { $time } WhatsApp
chat-rescue-relative = { $time } link a um familiar que aceite
chat-rescue-call = { $time } ligar
chat-rescue-no-show = { $time } falta
chat-rescue-done-link = { $time } outro link ✓
chat-rescue-done-whatsapp = { $time } WhatsApp ✓
chat-rescue-done-invited = { $time } { $who } recebeu convite ✓
chat-rescue-done-relative = { $time } link a um familiar ✓
chat-rescue-done-call = { $time } aviso para ligar ✓
chat-rescue-stopped = Interrompido por { $by } às { $time }
card-visit-stop-rescue = Parar avisos
