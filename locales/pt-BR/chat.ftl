# What the bot says in a direct chat.
chat-hello = Olá, { $name }.
chat-added = Olá. Sou a Televisita. Escreva **olá** para mim em um chat direto para começar; aqui não falo de pacientes.
chat-in-private = Escrevo para você em particular.
chat-unknown-words = Não entendi. Isto é o que posso fazer:
chat-stranger = Desculpe, só posso atender o pessoal do hospital. Se você trabalha nele, escreva da sua conta do Webex do hospital.
chat-help-title = Você pode me escrever isto
chat-help-line = { $words }: { $what }
chat-help-one-line = **amanhã 10:30 María López 55 1234 5678**: marca uma visita em uma linha
chat-help-hint = Nos grupos respondo em particular, para proteger os dados dos pacientes.
chat-card-old = Esse cartão é de uma visita que já não existe. Escreva **olá** para começar.

chat-problem-name = Escreva o nome do paciente, com letras.
chat-problem-kind = Escolha o tipo de visita.
chat-problem-date = Escreva a data e a hora da visita.
chat-problem-past = Essa data e hora já passaram. Escolha uma que esteja por vir.
chat-problem-far = Essa data fica a mais de um ano. Escolha uma mais próxima.

chat-kind-consultation = Consulta com o paciente
chat-kind-family-update = Informe médico à família
chat-kind-family-visit = Visita da família
chat-meeting-title-consultation = Consulta por vídeo
chat-meeting-title-family-update = Informe médico por vídeo
chat-meeting-title-family-visit = Visita familiar por vídeo

# The visit's card: who and how.
chat-who-patient = { $name }
chat-who-relative = Familiar de { $name }
chat-visit-booked = Visita marcada com { $who }
chat-visit-invited = { $who }: convite enviado
chat-visit-unreached = { $who }: a mensagem não chegou
chat-visit-opened = { $who } abriu o link
chat-visit-declined = { $who }: não houve atendimento
chat-visit-waiting = { $who } está esperando
chat-visit-since = Desde as { $time }.
chat-visit-admitted = { $who } está entrando
chat-visit-knocks = Espera que você abra a reunião.
chat-visit-by = Entrada liberada por { $name } às { $time }.
chat-visit-by-start = Entrou quando a reunião foi aberta, às { $time }.
chat-visit-in-call = Em videochamada com { $who }
chat-visit-left = { $who } saiu da videochamada
chat-visit-ended = Visita encerrada
chat-visit-lasted = { $minutes ->
    [0] Durou menos de um minuto.
    [one] Durou um minuto.
   *[other] Durou { $minutes } minutos.
}
chat-visit-link-at = O link será enviado às { $time }.
chat-visit-link-on = O link será enviado em { $date }.
chat-visit-now = agora ({ $date })
chat-visit-auto = Quando você abrir a reunião, quem espera entra.
chat-visit-making = O Webex está preparando a reunião…
chat-visit-admit = Deixar entrar
chat-visit-no-meeting-unlicensed = Sua conta do Webex não pode ser anfitriã de reuniões: peça ao administrador uma licença do Webex Meetings.
chat-visit-no-meeting-refused = O Webex não aceitou criar a reunião. Os administradores já foram avisados.
chat-visit-no-meeting-not-allowed = O serviço não tem permissão para criar reuniões. Os administradores já foram avisados.
chat-visit-no-meeting-unreachable = O Webex não responde e não foi possível criar a reunião. Os administradores já foram avisados.

chat-sms-sent = Enviada
chat-sms-delivered = Entregue
chat-sms-failed = Não chegou ({ $reason })

chat-notice-already-by = { $who } já tinha entrado: entrada liberada por { $by } às { $time }.
chat-notice-already-start = { $who } já tinha entrado quando a reunião foi aberta, às { $time }.
chat-notice-not-waiting = { $who } ainda não está na sala de espera. Aviso você assim que chegar.
chat-notice-over = Essa visita já terminou, às { $time }.
chat-notice-could-not-enter = { $who } não conseguiu entrar na videochamada com o navegador. O lugar continua guardado; você pode ligar para { $phone }.
chat-notice-sms-failed = A mensagem para { $who } não chegou: { $reason }. Você pode ligar para { $phone }.

# What is told about acts: who did what and when.
chat-act-cancel = a visita foi cancelada
chat-act-no-show = a visita foi marcada como falta
chat-act-end-for-all = a chamada foi encerrada para todos
chat-act-decline = pediu-se à pessoa que não esperasse
chat-notice-already-pressed = Já estava feito: { $what } ({ $by }, { $time }).
chat-notice-undo-too-late = Não dá mais para desfazer: { $what } ({ $by }, { $time }).
chat-notice-nothing-to-undo = Não há nada para desfazer.
chat-notice-nobody-waits = Ninguém espera neste momento.
chat-notice-not-running = A chamada não está em curso.
chat-notice-running = Não dá enquanto houver alguém na chamada. Encerre-a primeiro.
chat-notice-somebody-came = Não é falta: alguém já esteve na sala de espera.
chat-notice-meeting-not-ended = A visita terminou e as páginas já saíram, mas o Webex não fechou a reunião. Feche-a no Webex.
chat-notice-already-invited = { $who } já está entre os convidados.
chat-notice-too-many = Uma visita aceita até { $most } pessoas.
chat-notice-last-invited = É a única pessoa convidada. Se a visita não vai acontecer, cancele-a.
chat-notice-link-just-sent = O link acabou de ser enviado a { $who }, às { $time }. Espere um minuto antes de enviar outro.
chat-notice-handed-over = A visita de { $patient } ({ $date }) agora é de { $other }. Passada por { $by }.
chat-notice-taken-over = A visita de { $patient } ({ $date }) agora é sua; antes era de { $other }. Passada por { $by }.
chat-notice-move-asked = { $who } prefere outra data, por causa do atraso. Ligue para { $phone } ou remarque a visita.
