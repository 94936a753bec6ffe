# Booking for others, and all that changes a visit afterwards.
card-new-visit-clinician = Médico
card-new-visit-clinician-needed = Escolha o médico.
card-new-visit-relatives = Familiares que recebem o link
card-new-visit-more-relatives = Convidar outro familiar
card-new-visit-relation-1 = Familiar 1: parentesco
card-new-visit-relative-name-1 = Familiar 1: nome
card-new-visit-relative-phone-1 = Familiar 1: celular
card-new-visit-relation-2 = Familiar 2: parentesco
card-new-visit-relative-name-2 = Familiar 2: nome
card-new-visit-relative-phone-2 = Familiar 2: celular
card-new-visit-minutes = Duração
card-new-visit-overlaps = Nesse horário o médico já tem:
card-new-visit-send-anyway = Agendar mesmo assim

card-visit-more = Mais…

card-manage-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo Webex.
card-manage-title = O que você quer fazer com a visita?
card-manage-patient = Paciente
card-manage-kind = Tipo
card-manage-when = Quando
card-manage-clinician = Médico
card-manage-hint = Os convidados são avisados por SMS, no idioma deles.
card-manage-move = Remarcar
card-manage-people = Convidados e links
card-manage-hand-over = Passar a um colega
card-manage-cancel = Cancelar a visita

card-visits-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo Webex.
card-visits-title = Visitas por vir
card-visits-which = Qual?
card-visits-open = Abrir

card-arranged-patient = Paciente
card-arranged-kind = Tipo
card-arranged-when = Quando
card-arranged-clinician = Médico
card-arranged-more = Mais…
card-arranged-undo = Desfazer

card-reschedule-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo Webex.
card-reschedule-title = Remarcar
card-reschedule-patient = Paciente
card-reschedule-when = Estava para
card-reschedule-date = Data
card-reschedule-date-needed = Escreva a data.
card-reschedule-time = Hora
card-reschedule-time-needed = Escreva a hora.
card-reschedule-minutes = Duração
card-reschedule-overlaps = Nesse horário o médico já tem:
card-reschedule-send = Remarcar e avisar
card-reschedule-send-anyway = Remarcar mesmo assim

card-people-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo Webex.
card-people-title = Convidados e links
card-people-patient = Paciente
card-people-when = Quando
card-people-who = De quem se trata?
card-people-resend = Reenviar link
card-people-revoke = Anular link
card-people-remove = Tirar da visita
card-people-add = Adicionar alguém

card-person-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo Webex.
card-person-title = Adicionar alguém
card-person-patient = Paciente
card-person-when = Quando
card-person-relation = Parentesco
card-person-relation-needed = Escolha o parentesco.
card-person-name = Nome
card-person-name-example = Ana Lopes
card-person-name-needed = Escreva o nome.
card-person-phone = Celular
card-person-phone-example = +1 312 555 0100
card-person-phone-needed = Escreva o celular.
card-person-language = Idioma das mensagens
card-person-zone = Fuso das mensagens
card-person-send = Convidar e avisar

card-hand-over-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo Webex.
card-hand-over-title = Passar a um colega
card-hand-over-patient = Paciente
card-hand-over-kind = Tipo
card-hand-over-when = Quando
card-hand-over-clinician = Agora é de
card-hand-over-colleague = Para quem?
card-hand-over-colleague-needed = Escolha o médico.
card-hand-over-overlaps = Nesse horário já tem:
card-hand-over-hint = Quem já espera mantém o lugar.
card-hand-over-send = Passar e avisar
card-hand-over-send-anyway = Passar mesmo assim

chat-who-named = { $name } ({ $relation })
chat-relation-patient = paciente
chat-relation-none = não informado
chat-minutes = { $minutes } minutos
chat-zone-clinic = O do hospital
chat-overlap = { $patient }, { $kind }, { $date } ({ $minutes } min)
chat-form-used = Esse formulário já foi enviado: { $date }. Quem enviou: { $by }. Para outro, abra-o de novo.
chat-problem-minutes = Escolha uma duração de 10 minutos a um dia.
chat-problem-clinician = Escolha o médico na lista.
chat-problem-no-clinicians = Ainda não há médicos cadastrados. Peça a um administrador que os cadastre.
chat-problem-nobody = Escolha ou escreva qual familiar convidar.
chat-problem-other-patient = O nome já não é o do paciente cadastrado, de quem são os familiares escolhidos. Escreva o nome como estava ou tire esses familiares.
chat-problem-no-room = Aqui não cabem: { $names }. Adicione-os depois, com «Mais…» no cartão da visita.
chat-problem-too-many = Uma visita aceita até { $most } pessoas. Tire alguma.
chat-problem-relative-name = Escreva o nome do familiar, com letras.
chat-problem-relative-phone = Celular do familiar: { $problem }
chat-problem-person = Primeiro escolha a pessoa.
chat-problem-person-name = Escreva o nome, com letras.
chat-problem-relation = Escolha o parentesco.

chat-arrange-when = { $date } ({ $minutes } min)
chat-arrange-not-yours = Essa visita é de { $clinician }. Se for preciso mudá-la, peça a essa pessoa ou a quem agenda.
chat-arrange-nothing = Já estava assim; nada mudou.
chat-arrange-no-colleague = Não há outro médico cadastrado para assumir a visita.
chat-arranged-booked = Visita agendada com { $clinician }
chat-arranged-moved = Pronto: a visita agora é { $date }. O aviso vai por SMS.
chat-arranged-invited = Pronto: { $who } está na visita e recebe um SMS.
chat-arranged-uninvited = Pronto: { $who } não está mais na visita. O aviso vai por SMS.
chat-arranged-link-resent = Pronto: { $who } recebe um link novo; o anterior deixou de valer.
chat-arranged-link-revoked = Pronto: o link de { $who } não abre mais a visita.
chat-arranged-handed-over = Pronto: a visita agora é de { $clinician }. O aviso vai por SMS.
chat-arranged-cancelling = Cancelada: o aviso vai em 30 segundos.
chat-arranged-done = Pronto.
chat-visits-none = Não há visitas por vir.
chat-visits-none-like = Não encontrei visitas por vir de «{ $words }».

# Doors for those whose link opens no more.
page-door-revoked-title = O hospital anulou este link
page-door-revoked-body = Com este link não é mais possível entrar na visita.
page-door-revoked-hint = Se achar que é um engano, ligue para o hospital: podem enviar outro.
page-door-uninvited-title = Você não precisa mais entrar
page-door-uninvited-body = O hospital tirou você da lista de convidados desta visita.
page-door-uninvited-hint = Se achar que é um engano, ligue para o hospital. Pode fechar esta página.
