# What the admins' space is told. Never anything about a person. Each alert has a sentence and, with -todo, what to do.
alert-meeting-not-made-unlicensed = Não foi possível criar uma reunião: a conta do anfitrião não tem licença do Webex Meetings.
alert-meeting-not-made-unlicensed-todo = Dê a licença com **cadastrar médico** e o e-mail do médico: as reuniões que faltam são criadas sozinhas. Ou no Control Hub, e depois «Tentar de novo» no cartão da visita.
alert-meeting-not-made-refused = O Webex recusou criar uma reunião.
alert-meeting-not-made-refused-todo = O registro do serviço tem o número de rastreamento para o suporte do Webex.
alert-meeting-not-made-not-allowed = A Service App não tem permissão para criar reuniões.
alert-meeting-not-made-not-allowed-todo = Verifique no Control Hub as permissões dela e se continua autorizada.
alert-meeting-not-made-unreachable = Não foi possível criar uma reunião: o Webex não respondeu a tempo.
alert-meeting-not-made-unreachable-todo = Veja status.webex.com. Quando o Webex responder, tente de novo pelo cartão da visita.
alert-undelivered-sms = Há mensagens de texto que não chegam: { $reason } (código { $code } da Twilio).
alert-undelivered-sms-todo = Quem atende a visita já foi avisado e pode ligar. Se continuar, procure o código no console da Twilio.
alert-texts-failing = Muitas mensagens de texto falham.
alert-texts-failing-todo = Veja no console da Twilio o que têm em comum. Quem conduz as visitas já foi avisado.
alert-carrier-failing = Falham as mensagens de texto para celulares da { $carrier }.
alert-carrier-failing-todo = Peça à Twilio que verifique com essa operadora; enquanto isso, ligue por telefone.
alert-texts-waiting = A Twilio não aceita mensagens de texto há alguns minutos; elas esperam e se tenta de novo.
alert-texts-waiting-todo = Veja status.twilio.com, o saldo e as permissões da conta. Quem conduz a visita saberá do que chegar tarde.
alert-given-up = Depois de várias tentativas não foi possível fazer: { $what }.
alert-given-up-todo = Está guardado à parte; o registro do serviço diz por quê. Feche este aviso depois de olhar.
alert-waiting-too-long = Alguém da visita das { $time } está na sala de espera há mais de 10 minutos e ninguém atendeu.
alert-waiting-too-long-todo = Avise quem conduz a visita desse horário, ou quem possa atendê-la.
alert-webhook-inactive = O Webex tinha desativado o webhook { $webhook }; ele está sendo ativado de novo.
alert-webhook-inactive-todo = Avisos do Webex podem ter se perdido. Se acontecer de novo, verifique se o Webex alcança o endereço público do serviço.
alert-webhook-refused = O Webex não deixa registrar o webhook { $webhook }.
alert-webhook-refused-todo = Verifique as permissões e a autorização do bot e da Service App. Uma nova tentativa é feita a cada cinco minutos.
alert-organisation-webhooks-refused = O Webex não permite à Service App webhooks de toda a organização.
alert-organisation-webhooks-refused-todo = Enquanto isso ela usa os próprios, que talvez não avisem de todas as reuniões. Autorize-a com um administrador completo que também seja do site; uma nova tentativa é feita a cada dia.
alert-licences-used-up = Não há mais licenças livres do Webex Meetings.
alert-licences-used-up-todo = Libere ou compre licenças no Control Hub; depois atribua de novo.
alert-refresh-token-ending = A autorização da Service App termina em { $date }.
alert-refresh-token-ending-todo = Autorize-a de novo antes disso e coloque o novo refresh token em WEBEX_REFRESH_TOKEN.

# What was given up, by the word that the log has for it.
alert-task-answer = responder em um chat
alert-task-take-down-card = retirar um cartão
alert-task-show-card = mostrar um cartão
alert-task-notice = avisar em um chat
alert-task-show-alert = publicar um aviso
alert-task-report = enviar um relatório
alert-task-revoke-link = anular um link
alert-task-drop-meeting = apagar uma reunião
alert-task-inbox = tratar algo que chegou

alert-since = Desde: { $date }.
alert-counted = Já são { $count } vezes; a última: { $date }.
alert-snoozed = Em pausa até { $until }, por { $by }.
alert-passed = ✅ Passou: { $what } { $lasted }
alert-resolved = ✅ { $by } marcou como resolvido: { $what } { $lasted }
alert-lasted = Durou { $duration }, { $count ->
    [one] uma vez.
   *[other] { $count } vezes.
}
alert-already-snoozed = { $by } já colocou em pausa ({ $at }) até { $until }.
alert-already-resolved = { $by } já marcou como resolvido ({ $at }).
alert-already-passed = Esse aviso já passou ({ $at }).
alert-unknown = Esse aviso não está mais guardado.

card-alert-snooze-1 = Pausa de 1 h
card-alert-snooze-8 = Pausa de 8 h
card-alert-resolve = Resolvido
