# Who may do what, and who works with the bot.
chat-not-allowed-space = Sua conta não permite fazer isso. Se precisar, peça a um administrador: eles estão no espaço «{ $space }» do Webex.
chat-not-allowed = Sua conta não permite fazer isso. Se precisar, peça a um administrador da Televisita no seu hospital.
chat-hello-next = O que você quer fazer?
chat-hello-no-role = Sua conta não está cadastrada. Peça a um administrador da Televisita no seu hospital para cadastrá-la.
chat-overtaken = Outra pessoa mudou isso ao mesmo tempo, e isto não foi salvo. Tente de novo.

chat-role-admin = administrador
chat-role-clinician = médico
chat-role-scheduler = recepcionista
chat-staff-registered = { $name } agora tem cadastro de { $role }.
chat-staff-licensed = O Webex deu a licença para ser anfitrião de reuniões.
chat-staff-invited = O Webex enviou um convite por e-mail: a pessoa poderá entrar quando o aceitar.
chat-staff-already = { $name } já tem cadastro de { $role } desde { $date }, feito por { $by }.
chat-staff-welcome = Olá, { $name }. { $by } fez o seu cadastro de { $role }. Escreva **olá** para começar.
chat-staff-unregistered = { $name } não tem mais cadastro de { $role }.
chat-staff-renamed = De agora em diante aparece como «{ $name }».
chat-staff-nobody = Ninguém ainda.
chat-staff-more = { $count ->
    [one] E mais uma pessoa: escreva uma parte do nome depois de **equipe**.
   *[other] E mais { $count } pessoas: escreva uma parte do nome depois de **equipe**.
}
chat-staff-email = Isso não é um e-mail. Escreva, por exemplo: **{ $command } ana@hospital.mx**
chat-staff-email-needed = Escreva o e-mail com que a pessoa entra no Webex.
chat-staff-person-needed = Escolha a pessoa na lista.
chat-staff-name = Escreva o nome, com letras.
chat-staff-not-registered = Ninguém com esse e-mail tem cadastro de { $role }. Escreva **equipe** para ver a lista.
chat-staff-forbidden = O Webex não me deixa ver nem mudar contas. Autorize de novo a Service App no Control Hub, com as permissões de pessoas e licenças.
chat-staff-made = A conta em si foi criada.
chat-staff-failed-no-licence = O Webex não tem mais licenças livres.
chat-staff-failed-not-given = O Webex não deu a licença, e não disse por quê.
chat-staff-failed-code = O Webex não aceitou (erro { $code }).
chat-staff-failed-refused = O Webex não aceitou.
chat-staff-failed-unreachable = O Webex não responde. Tente mais tarde.

chat-lack-account = Não há nenhuma conta do Webex com esse e-mail na organização.
chat-lack-acceptance = A pessoa ainda não aceitou o convite que o Webex enviou por e-mail.
chat-lack-licence = { $free ->
    [one] Não tem licença para ser anfitrião de reuniões; resta uma livre.
   *[other] Não tem licença para ser anfitrião de reuniões; restam { $free } livres.
}
chat-lack-free-licence = { $units ->
    [one] Não tem licença para ser anfitrião de reuniões, e a única está em uso. Libere-a ou compre mais.
   *[other] Não tem licença para ser anfitrião de reuniões, e as { $units } estão em uso. Libere uma ou compre mais.
}
chat-lack-licence-of-site = Não tem licença para ser anfitrião de reuniões, e a organização não tem nenhuma para o site das visitas.

chat-registration-title = { $who } ainda não pode ter o cadastro de { $role }:
chat-registration-make-and-license = Criar a conta, dar a licença e cadastrar
chat-registration-make = Criar a conta e cadastrar
chat-registration-license = Dar a licença e cadastrar
chat-registration-anyway = Cadastrar mesmo assim
card-registration-fallback = Não é possível mostrar este cartão aqui. Abra-o no aplicativo do Webex.
card-registration-name = Nome, como os pacientes o lerão
card-registration-name-example = Dra. Ana Ruiz
card-registration-name-needed = Escreva o nome.
card-registration-check = Verificar de novo

card-staff-fallback = Não é possível mostrar este cartão aqui. Abra-o no aplicativo do Webex.
card-staff-title = Equipe
card-staff-clinicians = Médicos
card-staff-schedulers = Recepcionistas
card-staff-email = E-mail do Webex de quem você vai cadastrar
card-staff-email-example = ana.ruiz@hospital.mx
card-staff-role = Como
card-staff-role-clinician = Médico
card-staff-role-scheduler = Recepcionista
card-staff-add = Cadastrar
card-staff-person = Pessoa já cadastrada
card-staff-person-example = Escolha uma pessoa
card-staff-name = Nome, como os pacientes o lerão
card-staff-name-example = Dra. Ana Ruiz
card-staff-rename = Mudar o nome
card-staff-remove = Descadastrar

chat-take-over-title = { $count ->
    [one] { $name } tem uma visita aberta
   *[other] { $name } tem { $count } visitas abertas
}
chat-take-over-unknown = Com esse e-mail não há outro médico cadastrado.
chat-take-over-passed = { $count ->
    [one] A visita aberta passa para { $to }.
   *[other] As { $count } visitas abertas passam para { $to }.
}
chat-take-over-kept = { $count ->
    [one] A visita aberta fica sem quem a atenda: um recepcionista pode passá-la a outra pessoa com **visitas**.
   *[other] As { $count } visitas abertas ficam sem quem as atenda: um recepcionista pode passá-las a outra pessoa com **visitas**.
}
card-take-over-fallback = Não é possível mostrar este cartão aqui. Abra-o no aplicativo do Webex.
card-take-over-who = Quem as atende agora?
card-take-over-other = Ou o e-mail de outro médico
chat-take-over-nobody = Ninguém por enquanto: continuam com essa pessoa
card-take-over-what-follows = Os convidados são avisados por mensagem de quem os atenderá. Quem já está esperando mantém o lugar.
card-take-over-send = Descadastrar
