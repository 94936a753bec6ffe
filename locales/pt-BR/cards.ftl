# Words of the cards: card-<card name>-<word>, in the template ${say.<word>} with _ for -.
card-menu-fallback = Escreva «nova visita» para convidar alguém, ou «ajuda».
card-menu-intro = Sou a Televisita: convido pacientes e familiares para uma videochamada com você, sem aplicativo nem senha.
card-menu-new-visit = Nova visita
card-menu-agenda = Agenda de hoje
card-menu-patients = Pacientes
card-menu-staff = Equipe
card-menu-help = Ajuda

card-new-visit-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo do Webex.
card-new-visit-title = Nova visita
card-new-visit-patient = Nome do paciente
card-new-visit-patient-example = María López
card-new-visit-patient-needed = Escreva o nome do paciente.
card-new-visit-phone = Celular que recebe o link
card-new-visit-phone-example = 55 1234 5678
card-new-visit-kind = Tipo de visita
card-new-visit-kind-needed = Escolha o tipo de visita.
card-new-visit-kind-consultation = Consulta com o paciente
card-new-visit-kind-family-update = Informe médico à família
card-new-visit-kind-family-visit = Visita da família
card-new-visit-when = Quando?
card-new-visit-when-now = Agora
card-new-visit-when-later = Na data e hora que eu indicar
card-new-visit-date = Data (se for depois)
card-new-visit-time = Hora (se for depois)
card-new-visit-admission = Entrada
card-new-visit-admission-title = Quando a reunião for aberta, deixar entrar quem espera
card-new-visit-send = Enviar convite

card-visit-patient = Paciente
card-visit-kind = Tipo
card-visit-when = Quando
card-visit-open = Abrir a reunião
card-visit-retry = Tentar de novo
